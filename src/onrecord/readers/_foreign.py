"""Recognises what is no draft, or a draft in a format that no reader knows: by name, by first bytes, by first words."""

from __future__ import annotations

import io
import json
import re
from pathlib import PurePath
from typing import NamedTuple

from onrecord.language.regex import regex


class Foreign(NamedTuple):
    """What a file is, and what to do with it, each as part of a sentence: "is an RTF file; save it as DOCX"."""

    what: str
    remedy: str


_SAVE = "save it as DOCX"
_NO_TEXT = "give the draft as DOCX, HTML, Markdown or text"
_UNPACK = "unpack it and give the drafts in it"
_GOOGLE = "in Google Docs choose File > Download > Microsoft Word (.docx), and audit that file"

_OPENDOCUMENT = Foreign("an OpenDocument text", _SAVE)
_RTF = Foreign("an RTF file", _SAVE)
_WORD = Foreign("an old Word file", _SAVE)
_PDF = Foreign("a PDF file", "save the document that it was made from as DOCX, or its text as a text file")
_PAGES = Foreign("a Pages document", "export it as Word (.docx)")
_POINTER = Foreign("a pointer to a Google document, without its text", _GOOGLE)
_EPUB = Foreign("an EPUB book", _SAVE)
_MAIL = Foreign("an e-mail message or a saved web archive", "save its text, or the draft attached to it, as a file")
_OUTLOOK = Foreign("an Outlook message", "save its text, or the draft attached to it, as a file")
_XML = Foreign("an XML document", "give its text as HTML, Markdown or text")
_JSON = Foreign("JSON data", "give its text as HTML, Markdown or text")
_CAPTIONS = Foreign("a file of subtitles", "give its words without the times, as text")
_ZIP = Foreign("a zip archive", _UNPACK)
_ARCHIVE = Foreign("a packed archive", _UNPACK)
_IMAGE = Foreign("an image", _NO_TEXT)
_AUDIO = Foreign("a sound recording", "give what is said in it as text")
_VIDEO = Foreign("a video or a sound recording", "give what is said in it as text")
_SHEET = Foreign("a spreadsheet", _NO_TEXT)
_SLIDES = Foreign("a presentation", _NO_TEXT)
_LAYOUT = Foreign("an InDesign or InCopy file", "export its text as RTF, and save that as DOCX")
_APPLE_DOUBLE = Foreign("a companion file of macOS, without any text", "give the file that it belongs to")
_DATA = Foreign("a file of data or code", _NO_TEXT)
_HANGUL = Foreign("a Hangul file", _SAVE)
_LOCKED = Foreign("an Office file locked with a password", "save it without the password")

UNREAD = {
    ".odt": _OPENDOCUMENT, ".ott": _OPENDOCUMENT, ".fodt": _OPENDOCUMENT, ".sxw": Foreign("a StarOffice text", _SAVE),
    ".rtf": _RTF, ".rtfd": _RTF, ".doc": _WORD, ".dot": _WORD, ".docm": Foreign("a Word file with macros", _SAVE),
    ".wps": Foreign("a Works file", _SAVE), ".wpd": Foreign("a WordPerfect file", _SAVE), ".pdf": _PDF,
    ".pages": _PAGES, ".abw": Foreign("an AbiWord file", _SAVE), ".hwp": _HANGUL, ".hwpx": _HANGUL,
    ".gdoc": _POINTER, ".epub": _EPUB, ".msg": _OUTLOOK, ".eml": _MAIL, ".mbox": _MAIL, ".mht": _MAIL, ".mhtml": _MAIL,
    ".webarchive": Foreign("a web archive of Safari", "save the page as HTML"),
    ".warc": Foreign("a web archive", _UNPACK),
    ".icml": _LAYOUT, ".incx": _LAYOUT, ".idml": _LAYOUT, ".indd": _LAYOUT,
    ".nitf": _XML, ".newsml": _XML, ".icloud": Foreign("a file that is still in iCloud", "download it first"),
}  # fmt: skip
"""Endings of drafts in formats that no reader knows."""
_NEVER = {
    **dict.fromkeys((".gsheet", ".gslides", ".gform", ".gdraw", ".gnote"), _POINTER),
    **dict.fromkeys((".csv", ".tsv"), Foreign("a table of data", _NO_TEXT)),
    **dict.fromkeys(".yaml .yml .toml .ini .css .js .ts .py .sql .ics .vcf .bib".split(), _DATA),
}
"""Endings of what is text and no prose."""


def lock_file(name: str) -> str | None:
    """Return what a program left beside a draft, by the name it gives such files; None if it is none."""
    last = PurePath(name).name
    if last.startswith("~$"):
        return "the lock file that Word keeps while a document is open"
    if last.startswith(".~lock."):
        return "the lock file that LibreOffice keeps while a document is open"
    if last.startswith(".#"):
        return "the lock file of an editor"
    return _APPLE_DOUBLE.what if last.startswith("._") else None


def by_name(name: str) -> Foreign | None:
    """Return what the name tells a file to be, for files whose content cannot tell."""
    lock = lock_file(name)
    if lock:
        return Foreign(lock, "give the draft that it belongs to")
    suffix = PurePath(name).suffix.lower()
    return UNREAD[suffix] if suffix == ".gdoc" else _NEVER.get(suffix)


_MAGIC: tuple[tuple[int, bytes, Foreign], ...] = (
    (0, b"%PDF", _PDF), (0, b"{\\rtf", _RTF),
    (0, b"\x1f\x8b", Foreign("a gzip archive", _UNPACK)), (0, b"WARC/", Foreign("a web archive", _UNPACK)),
    (0, b"\xfd7zXZ\x00", _ARCHIVE), (0, b"7z\xbc\xaf\x27\x1c", _ARCHIVE), (0, b"Rar!\x1a\x07", _ARCHIVE),
    (0, b"\x28\xb5\x2f\xfd", _ARCHIVE), (4, b"1AY&SY", _ARCHIVE), (257, b"ustar", _ARCHIVE),
    (0, b"\x89PNG\r\n", _IMAGE), (0, b"\xff\xd8\xff", _IMAGE), (0, b"GIF87a", _IMAGE), (0, b"GIF89a", _IMAGE),
    (0, b"II*\x00", _IMAGE), (0, b"MM\x00*", _IMAGE), (0, b"8BPS", _IMAGE), (8, b"WEBP", _IMAGE),
    (4, b"ftyphei", _IMAGE), (4, b"ftypavif", _IMAGE), (4, b"ftypmif1", _IMAGE), (4, b"ftyp", _VIDEO),
    (0, b"\x1aE\xdf\xa3", _VIDEO), (8, b"AVI LIST", _VIDEO), (8, b"WAVEfmt", _AUDIO), (8, b"AIFF", _AUDIO),
    (0, b"OggS\x00", _AUDIO), (0, b"fLaC\x00", _AUDIO), (0, b"#!AMR", _AUDIO),
    (0, b"ID3\x02", _AUDIO), (0, b"ID3\x03", _AUDIO), (0, b"ID3\x04", _AUDIO),
    (0, b"\xff\xfb", _AUDIO), (0, b"\xff\xf3", _AUDIO), (0, b"\xff\xf2", _AUDIO),
    (0, b"\x00\x05\x16\x07", _APPLE_DOUBLE), (0, b"bplist00", Foreign("a property list of macOS", _NO_TEXT)),
    (0, b"SQLite format 3\x00", Foreign("a database", _NO_TEXT)), (60, b"BOOKMOBI", _EPUB),
    (0, b"%!PS", Foreign("a PostScript file", _PDF.remedy)),
    (0, b"version https://git-lfs.github.com/", Foreign("a pointer of Git LFS, without the draft", "run git lfs pull")),
)  # fmt: skip
"""What stands at which offset, the closest first."""
_OFFICE = (
    ("WordDocument", _WORD), ("__substg1.0_", _OUTLOOK), ("EncryptedPackage", _LOCKED), ("Workbook", _SHEET),
    ("PowerPoint Document", _SLIDES),
)  # fmt: skip
"""The streams by which old Office files differ."""
_MEMBERS = (
    ("word/", None), ("xl/", _SHEET), ("ppt/", _SLIDES), ("Index/", _PAGES), ("QuickLook/", _PAGES),
    ("designmap.xml", _LAYOUT), ("META-INF/container.xml", _EPUB), ("content.xml", _OPENDOCUMENT),
)  # fmt: skip
"""What the members of a zip archive are called, by what it is; None is a Word file of today."""


def by_bytes(data: bytes) -> Foreign | None:
    """Return what the first bytes show a file to be; None if it may be a draft. Zip archives: see `in_zip`."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        kinds = (kind for stream, kind in _OFFICE if stream.encode("utf-16-le") in data)
        return next(kinds, Foreign("an old Office file", _SAVE))
    return next((kind for at, mark, kind in _MAGIC if data.startswith(mark, at)), None)


def is_zip(data: bytes) -> bool:
    """Whether it is a zip archive, as Word files are."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def in_zip(data: bytes) -> Foreign | None:
    """Return what a zip archive is; None for a Word file, or for one that is damaged and may have been a Word file."""
    import zipfile

    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return None
    return next((kind for prefix, kind in _MEMBERS if any(name.startswith(prefix) for name in names)), _ZIP)


_JSON_BEGINS = regex(r"(?:\[\s*)?\{\s*(?:\"[^\"\n]{0,200}\"\s*:|\}\s*\Z)")
_GOOGLE_DOCUMENT = regex(r"\"(?:doc_id|resource_key)\"|\"url\"\s*:\s*\"https://(?:docs|drive)\.google\.com")
_TIMES = regex(r"(?:\d+[ \t]*\n)?[ \t]*(?:\d+:)?\d\d:\d\d[.,]\d+[ \t]*(?:-->|,)[ \t]*(?:\d+:)?\d\d:\d\d[.,]\d+")
_XML_BEGINS = regex(
    r"<\?xml\b|<(?:\w+:)?(?:rss|feed|nitf|newsitem|newsmessage|newsml|packageitem|svg|tt|opml|urlset|rdf|plist|tei)\b",
    re.IGNORECASE,
)
_HEADERS = regex(r"(?:From .+\n)?(?:[A-Za-z][\w-]*:.*\n(?:[ \t].*\n)*){0,60}?MIME-Version:", re.IGNORECASE)
_TEXTS = (
    (_XML_BEGINS, _XML),
    (regex(r"WEBVTT\b"), _CAPTIONS),
    (_TIMES, _CAPTIONS),
    (_HEADERS, _MAIL),
    (regex(r"\[InternetShortcut\]"), Foreign("a link to a web page", "give the address itself, or save the page")),
    (regex(r"#! ?/"), _DATA),
    (regex(r"-----BEGIN [A-Z0-9 ]+-----"), Foreign("an encrypted message, or a key", "decrypt it first")),
)
"""How texts begin that are no prose."""


def by_text(text: str) -> Foreign | None:
    """Return what the first words show a text to be that is no prose; None if it may be a draft."""
    head = text[:20_000].lstrip().replace("\r\n", "\n")
    if _is_json(head, text):
        return _POINTER if _GOOGLE_DOCUMENT.search(head) else _JSON
    return next((kind for pattern, kind in _TEXTS if pattern.match(head)), None)


def _is_json(head: str, text: str) -> bool:
    """Whether it is JSON, perhaps cut short; not where prose follows, for that is front matter, nor a note in [ ]."""
    begins = bool(_JSON_BEGINS.match(head))
    if not begins and not head.startswith("["):
        return False
    whole = text.lstrip()
    try:
        _, end = json.JSONDecoder().raw_decode(whole)
    except (ValueError, RecursionError):
        return begins
    behind = whole[end:].lstrip()
    return behind.startswith(("{", "[")) if behind else True
