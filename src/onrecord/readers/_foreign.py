"""Recognises what is no draft, or a draft in a format that no reader knows: by name and by first bytes."""

from __future__ import annotations

import io
import zlib
from pathlib import PurePath
from typing import NamedTuple

from onrecord.language.regex import regex


class Foreign(NamedTuple):
    """What a file is, and what to do with it, each as part of a sentence: "is an RTF file; save it as DOCX"."""

    what: str
    remedy: str
    holds_text: bool = True
    """Whether it may be a document, which only cannot be read; an image and a recording are none."""


_SAVE = "save it as DOCX"
CONVERT = "convert it to HTML or DOCX, as pandoc does, or read its markup as copy with --format text"
_NO_TEXT = "give the draft as DOCX, HTML, Markdown or text"
_UNPACK = "unpack it and give the drafts in it"
_GOOGLE = "in Google Docs choose File > Download > Microsoft Word (.docx), and audit that file"


_WORD = Foreign("an old Word file", _SAVE)
_MAKE_PDF = "save the document that it was made from as DOCX, or its text as a text file"
_PAGES = Foreign("a Pages document", "export it as Word (.docx)")
POINTER = Foreign("a pointer to a Google document, without its text", _GOOGLE)
_KINDLE = Foreign("a Kindle book", "save it as EPUB or DOCX")
MAILBOX = Foreign("a mailbox of messages", "save the message that you mean as a file (.eml)")
_OUTLOOK = Foreign("an Outlook message", "save its text, or the draft attached to it, as a file")
XML = Foreign("an XML document", "give its text as HTML, Markdown or text")
JSON = Foreign(
    "JSON data",
    "give its text as HTML, Markdown or text, or a draft a line (.jsonl) and name its column, --text-column",
)
CAPTIONS = Foreign("a file of subtitles", "save them as SubRip (.srt) or WebVTT (.vtt)")
_WARC = Foreign("a web archive", "audit its pages with onrecord archive, or save the one that you mean as HTML")
_ZIP = Foreign("a zip archive", _UNPACK, holds_text=False)
_ARCHIVE = Foreign("a packed archive", _UNPACK, holds_text=False)
_IMAGE = Foreign("an image", _NO_TEXT, holds_text=False)
_AUDIO = Foreign("a sound recording", "give what is said in it as text", holds_text=False)
_VIDEO = Foreign("a video or a sound recording", "give what is said in it as text", holds_text=False)
_SHEET = Foreign("a spreadsheet", _NO_TEXT)
_SLIDES = Foreign("a presentation", _NO_TEXT)
LAYOUT = Foreign("an InDesign or InCopy file", "export its text as RTF")
_APPLE_DOUBLE = Foreign(
    "a companion file of macOS, without any text", "give the file that it belongs to", holds_text=False
)
DATA = Foreign("a file of data or code", _NO_TEXT, holds_text=False)
WIKI = Foreign("wiki markup", CONVERT)
_HANGUL = Foreign("a Hangul file", _SAVE)
_LOCKED = Foreign("an Office file locked with a password", "save it without the password")

ONLY_IF_NAMED = {
    ".pdf": "a PDF file",
    ".eml": "an e-mail message",
    ".mht": "a saved web archive",
    ".mhtml": "a saved web archive",
    ".srt": "a file of subtitles",
    ".vtt": "a file of subtitles",
    ".ipynb": "a notebook",
    ".xml": "an XML file",
    ".json": "a JSON file",
    ".gz": "a packed file",
    **dict.fromkeys((".csv", ".tsv", ".jsonl", ".ndjson"), "a table of data"),
}
"""Endings of files that may be drafts and are more often something else: evidence, most of all."""
UNREAD = {
    ".sxw": Foreign("a StarOffice text", _SAVE),
    ".doc": _WORD, ".dot": _WORD, ".rtfd": Foreign("an RTF document with pictures", "save it as RTF"),
    ".wps": Foreign("a Works file", _SAVE), ".wpd": Foreign("a WordPerfect file", _SAVE),
    ".pages": _PAGES, ".abw": Foreign("an AbiWord file", _SAVE), ".hwp": _HANGUL, ".hwpx": _HANGUL,
    ".gdoc": POINTER, ".mobi": _KINDLE, ".azw3": _KINDLE, ".msg": _OUTLOOK, ".mbox": MAILBOX,
    ".webarchive": Foreign("a web archive of Safari", "save the page as HTML"),
    ".warc": _WARC,
    ".icml": LAYOUT, ".incx": LAYOUT, ".idml": LAYOUT, ".indd": LAYOUT,
    ".icloud": Foreign("a file that is still in iCloud", "download it first"),
    ".dokuwiki": WIKI, ".creole": WIKI,
    ".fountain": Foreign("a screenplay (Fountain)", CONVERT), ".fdx": Foreign("a screenplay (Final Draft)", CONVERT),
    ".docbook": Foreign("DocBook", CONVERT), ".dbk": Foreign("DocBook", CONVERT), ".opml": XML,
}  # fmt: skip
"""Endings of drafts in formats that no reader knows."""
_NEVER = {
    **dict.fromkeys((".gsheet", ".gslides", ".gform", ".gdraw", ".gnote"), POINTER),
    **dict.fromkeys(
        (".csv", ".tsv", ".jsonl", ".ndjson"),
        Foreign("a table of data", "name the column that holds the drafts, with --text-column"),
    ),
    **dict.fromkeys(".yaml .yml .toml .ini .css .js .ts .py .sql .ics .vcf .bib".split(), DATA),
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


def by_ending(suffix: str) -> Foreign | None:
    """Return what the ending tells a text to be that shows no format: of an unknown kind, unless it is a version.

    "draft.v2", "draft.2027-05-04" and "draft.final" are drafts.
    """
    if suffix in ONLY_IF_NAMED:
        return Foreign(f"called {ONLY_IF_NAMED[suffix]}, and does not begin as one does", _AS_TEXT)
    if suffix in UNREAD:
        return UNREAD[suffix]
    if not _ENDING.fullmatch(suffix) or _VERSION.fullmatch(suffix):
        return None
    return Foreign(f"of a kind that onrecord does not know ({suffix})", _AS_TEXT)


_AS_TEXT = "if it is plain text, say so with --format text"
_ENDING = regex(r"\.[a-z][a-z0-9_+-]{0,11}")
_VERSION = regex(r"\.(?:v\d{0,4}|old|new|orig|bak|final|draft|edit(?:ed)?|copy|tmp|me)")


_MAGIC: tuple[tuple[int, bytes, Foreign], ...] = (
    (0, b"WARC/", _WARC),
    (0, b"\xfd7zXZ\x00", _ARCHIVE), (0, b"7z\xbc\xaf\x27\x1c", _ARCHIVE), (0, b"Rar!\x1a\x07", _ARCHIVE),
    (0, b"\x28\xb5\x2f\xfd", _ARCHIVE), (4, b"1AY&SY", _ARCHIVE), (257, b"ustar", _ARCHIVE),
    (0, b"\x89PNG\r\n", _IMAGE), (0, b"\xff\xd8\xff", _IMAGE), (0, b"GIF87a", _IMAGE), (0, b"GIF89a", _IMAGE),
    (0, b"II*\x00", _IMAGE), (0, b"MM\x00*", _IMAGE), (0, b"8BPS", _IMAGE), (8, b"WEBP", _IMAGE),
    (4, b"ftyphei", _IMAGE), (4, b"ftypavif", _IMAGE), (4, b"ftypmif1", _IMAGE), (4, b"ftyp", _VIDEO),
    (0, b"\x1aE\xdf\xa3", _VIDEO), (8, b"AVI LIST", _VIDEO), (8, b"WAVEfmt", _AUDIO), (8, b"AIFF", _AUDIO),
    (0, b"OggS\x00", _AUDIO), (0, b"fLaC\x00", _AUDIO), (0, b"#!AMR", _AUDIO),
    (0, b"ID3\x02", _AUDIO), (0, b"ID3\x03", _AUDIO), (0, b"ID3\x04", _AUDIO),
    (0, b"\xff\xfb", _AUDIO), (0, b"\xff\xf3", _AUDIO), (0, b"\xff\xf2", _AUDIO),
    (0, b"\x00\x05\x16\x07", _APPLE_DOUBLE), (0, b"bplist00", Foreign("a property list of macOS", _NO_TEXT, False)),
    (0, b"SQLite format 3\x00", Foreign("a database", _NO_TEXT, False)), (60, b"BOOKMOBI", _KINDLE),
    (0, b"%!PS", Foreign("a PostScript file", _MAKE_PDF)),
    (0, b"version https://git-lfs.github.com/", Foreign("a pointer of Git LFS, without the draft", "run git lfs pull")),
)  # fmt: skip
"""What stands at which offset, the closest first."""
_OFFICE = (
    ("WordDocument", _WORD), ("__substg1.0_", _OUTLOOK), ("EncryptedPackage", _LOCKED), ("Workbook", _SHEET),
    ("PowerPoint Document", _SLIDES),
)  # fmt: skip
"""The streams by which old Office files differ."""
_IWORK = {".numbers": _SHEET, ".key": _SLIDES}
"""Endings of zip archives that differ in nothing else."""
_MEMBERS: tuple[tuple[str, str | Foreign], ...] = (
    ("word/", "docx"), ("xl/", _SHEET), ("ppt/", _SLIDES), ("Index/", _PAGES), ("QuickLook/", _PAGES),
    ("designmap.xml", LAYOUT), ("META-INF/container.xml", "epub"), ("content.xml", "opendocument"),
)  # fmt: skip
"""What the members of a zip archive are called, by the format of a reader or by what it is."""


def by_bytes(data: bytes) -> Foreign | None:
    """Return what the first bytes show a file to be; None if it may be a draft. Zip archives: see `in_zip`."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        kinds = (kind for stream, kind in _OFFICE if stream.encode("utf-16-le") in data)
        return next(kinds, Foreign("an old Office file", _SAVE))
    return next((kind for at, mark, kind in _MAGIC if data.startswith(mark, at)), None)


def is_zip(data: bytes) -> bool:
    """Whether it is a zip archive, as Word files are."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def in_zip(data: bytes, name: str) -> str | Foreign:
    """Return what a zip archive is: the format of a reader, which one that is damaged is taken for, or what else.

    The name tells what its members do not.
    """
    import zipfile

    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = archive.namelist()
        kind = archive.read("mimetype")[:80].decode("ascii", "replace") if "mimetype" in names else ""
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, zlib.error, RuntimeError):
        return "docx"
    if kind.startswith("application/vnd.oasis.opendocument.") and not kind.startswith(_TEXT_DOCUMENT):
        return _SLIDES if "presentation" in kind else _SHEET if "spreadsheet" in kind else _DRAWING
    suffix = PurePath(name).suffix.lower()
    if suffix in _IWORK:
        return _IWORK[suffix]
    kinds = (kind for prefix, kind in _MEMBERS if any(name.startswith(prefix) for name in names))
    return next(kinds, UNREAD.get(suffix, _ZIP))


_TEXT_DOCUMENT = "application/vnd.oasis.opendocument.text"
_DRAWING = Foreign("a drawing or a formula", _NO_TEXT)


def may_hold_article(data: bytes) -> bool:
    """Return whether the beginning of a JSON file has a key of an article; a baseline or settings have none."""
    return any(key in data for key in _ARTICLE_KEYS)


_ARTICLE_KEYS = tuple(f'"{key}"'.encode() for key in (
    "headline", "headlines", "articleBody", "body_text", "body_html", "body_xhtml", "content_elements",
))  # fmt: skip
