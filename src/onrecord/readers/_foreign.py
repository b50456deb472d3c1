"""Recognises what is no draft, or a draft in a format that no reader knows: by name and by first bytes."""

from __future__ import annotations

import io
import zlib
from pathlib import PurePath
from typing import NamedTuple

from onrecord.errors import NoTextError, UnreadableError
from onrecord.language.regex import regex


class Foreign(NamedTuple):
    """What a file is, and what to do with it, each as part of a sentence: "is an RTF file; save it as DOCX"."""

    what: str
    remedy: str
    holds_text: bool = True
    """Whether it may be a document, which only cannot be read; an image and a recording are none."""


def refusal(foreign: Foreign, verb: str) -> UnreadableError:
    """Return the error that says what a file is and what to do with it; `verb` stands before: "is"."""
    error = UnreadableError if foreign.holds_text else NoTextError
    return error(f"{verb} {foreign.what}; {foreign.remedy}")


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
MAIL_APPLE = Foreign("a message as Apple Mail keeps it", "save it from Mail as Raw Message Source (.eml)")
_PROGRAM = Foreign("a program", _NO_TEXT, holds_text=False)
_FONT = Foreign("a font", _NO_TEXT, holds_text=False)
_SHORTCUT = Foreign("a shortcut to another file", "give the file that it leads to", holds_text=False)
_MAIL_STORE = Foreign("a store of Outlook messages", "save the message that you mean as a file (.eml)")
_TNEF = Foreign("an attachment in Outlook’s own form (winmail.dat)", "have it sent again as HTML or plain text")
_WORD_PERFECT = Foreign("a WordPerfect file", _SAVE)
_ONE_NOTE = Foreign("a OneNote section", "export the page as Word (.docx)")
_TEXT_BUNDLE = Foreign("a text bundle", "unpack it, and give the text in it (text.md)")
_PRINTED = Foreign("a page description (XPS)", _MAKE_PDF)
_QUARK = Foreign("a QuarkXPress file", "export its text as RTF")
_STAR_OFFICE = Foreign("a StarOffice text", _SAVE)
_DISK = Foreign("a disk image", _UNPACK, holds_text=False)
_TABLE = Foreign("a table of data (Parquet)", "audit it with onrecord archive", holds_text=False)
DATA = Foreign("a file of data or code", _NO_TEXT, holds_text=False)
WIKI = Foreign("wiki markup", CONVERT)
_HANGUL = Foreign("a Hangul file", _SAVE)
_DRAWING = Foreign("a drawing or a formula", _NO_TEXT)
_LOCKED = Foreign("an Office file locked with a password", "save it without the password")

TEMPLATE = Foreign("a template of web pages (Pug, Slim or Haml)", "give the page that is made from it, or its text")
_GEMTEXT = Foreign("a Gemini page", "give its text as Markdown")
QUARK_TAGS = Foreign("text with the tags of QuarkXPress", "export it as plain text or RTF")

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
    ".sxw": _STAR_OFFICE, ".emlx": MAIL_APPLE, ".one": _ONE_NOTE,
    ".textpack": _TEXT_BUNDLE,
    ".sbv": CAPTIONS, ".stl": CAPTIONS, ".scc": CAPTIONS, ".sub": CAPTIONS, ".pug": TEMPLATE, ".haml": TEMPLATE,
    ".slim": TEMPLATE, ".gmi": _GEMTEXT, ".gemini": _GEMTEXT, ".qxp": _QUARK, ".qxd": _QUARK, ".xtg": QUARK_TAGS,
    ".doc": _WORD, ".dot": _WORD, ".rtfd": Foreign("an RTF document with pictures", "save it as RTF"),
    ".wps": Foreign("a Works file", _SAVE), ".wpd": _WORD_PERFECT,
    ".pages": _PAGES, ".abw": Foreign("an AbiWord file", _SAVE), ".hwp": _HANGUL, ".hwpx": _HANGUL,
    ".gdoc": POINTER, ".mobi": _KINDLE, ".azw3": _KINDLE, ".msg": _OUTLOOK, ".mbox": MAILBOX,
    ".webarchive": Foreign("a web archive of Safari", "save the page as HTML"),
    ".warc": _WARC,
    ".icml": LAYOUT, ".icma": LAYOUT, ".incx": LAYOUT, ".idml": LAYOUT, ".indd": LAYOUT,
    ".icloud": Foreign("a file that is still in iCloud", "download it first"),
    ".dokuwiki": WIKI, ".creole": WIKI,
    ".fountain": Foreign("a screenplay (Fountain)", CONVERT), ".fdx": Foreign("a screenplay (Final Draft)", CONVERT),
    **dict.fromkeys((".xlsx", ".xls", ".ods"), _SHEET), **dict.fromkeys((".pptx", ".ppt", ".odp"), _SLIDES),
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


_BITMAP = regex(r"BM[\s\S]{4}\x00{4}")
_RECOGNISE = "run text recognition on it, and give its text"
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
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", _VIDEO), (0, b"FLV\x01", _VIDEO), (0, b"\x00\x00\x01\xba", _VIDEO),
    (0, b"\x00\x00\x01\xb3", _VIDEO), (0, b"caff\x00", _AUDIO), (0, b"#!SILK", _AUDIO), (0, b".snd\x00", _AUDIO),
    (0, b"\x00\x00\x01\x00", _IMAGE), (0, b"\xc5\xd0\xd3\xc6", Foreign("a PostScript file", _MAKE_PDF)),
    (0, b"AT&TFORM", Foreign("a scan (DjVu)", _RECOGNISE)),
    (0, b"OTTO\x00", _FONT), (0, b"\x00\x01\x00\x00\x00", _FONT), (0, b"wOFF", _FONT), (0, b"wOF2", _FONT),
    (0, b"\x00\x01\x00\x00Standard ", Foreign("a database", _NO_TEXT, False)),
    (0, b"MZ\x90\x00", _PROGRAM), (0, b"\x7fELF", _PROGRAM), (0, b"\xcf\xfa\xed\xfe", _PROGRAM),
    (0, b"\xca\xfe\xba\xbe", _PROGRAM),
    (0, b"L\x00\x00\x00\x01\x14\x02\x00", _SHORTCUT), (0, b"book\x00\x00\x00\x00mark", _SHORTCUT),
    (0, b"!BDN", _MAIL_STORE), (0, b"\x78\x9f\x3e\x22", _TNEF), (0, b"\xffWPC", _WORD_PERFECT),
    (0, b"\xfe\x37\x00", _WORD), (0, b"\x31\xbe\x00\x00", _WORD), (0, b"\xdb\xa5", _WORD),
    (0, b"\xe4\x52\x5c\x7b", _ONE_NOTE),
    (3, b"STL25.01", CAPTIONS), (3, b"STL30.01", CAPTIONS), (4, b"XPR", _QUARK), (0, b"PAR1", _TABLE),
    (0, b"ITSF\x03", Foreign("a compiled help file", _NO_TEXT)),
    (0, b"ITOLITLS", Foreign("a Reader book", "save it as EPUB or DOCX")),
    (0, b"\x1f\x9d", _ARCHIVE), (0, b"\x5d\x00\x00", _ARCHIVE), (0, b"LZIP", _ARCHIVE),
    (0, b"\x04\x22\x4d\x18", _ARCHIVE),
    (0, b"xar!", _ARCHIVE), (0, b"MSCF\x00", _ARCHIVE), (0, b"\x60\xea", _ARCHIVE),
    (0, b"\x00\x05\x16\x07", _APPLE_DOUBLE), (0, b"bplist00", Foreign("a property list of macOS", _NO_TEXT, False)),
    (0, b"SQLite format 3\x00", Foreign("a database", _NO_TEXT, False)), (60, b"BOOKMOBI", _KINDLE),
    (0, b"%!PS", Foreign("a PostScript file", _MAKE_PDF)),
    (0, b"version https://git-lfs.github.com/", Foreign("a pointer of Git LFS, without the draft", "run git lfs pull")),
)  # fmt: skip
"""What stands at which offset, the closest first."""
_DISK_ENDS, _DISK_TRAILER = b"koly", 512
_OFFICE = (
    ("WordDocument", _WORD), ("__substg1.0_", _OUTLOOK), ("EncryptedPackage", _LOCKED), ("Workbook", _SHEET),
    ("PowerPoint Document", _SLIDES), ("VisioDocument", _DRAWING), ("HwpSummaryInformation", _HANGUL),
    ("Quill", Foreign("a Publisher file", "save it as Word (.docx)")), ("MatOST", Foreign("a Works file", _SAVE)),
)  # fmt: skip
"""The streams by which old Office files differ."""
_IWORK = {".numbers": _SHEET, ".key": _SLIDES}
"""Endings of zip archives that differ in nothing else."""
_MEMBERS: tuple[tuple[str, str | Foreign], ...] = (
    ("word/", "docx"), ("xl/", _SHEET), ("ppt/", _SLIDES), ("Index/", _PAGES), ("QuickLook/", _PAGES),
    ("designmap.xml", LAYOUT), ("visio/", _DRAWING), ("FixedDocSeq.fdseq", _PRINTED),
    ("FixedDocumentSequence.fdseq", _PRINTED),
    ("Contents/content.hpf", _HANGUL), ("META-INF/container.xml", "epub"), ("content.xml", "opendocument"),
)  # fmt: skip
"""What the members of a zip archive are called, by the format of a reader or by what it is."""


def by_bytes(data: bytes) -> Foreign | None:
    """Return what the first bytes show a file to be; None if it may be a draft. Zip archives: see `in_zip`."""
    if _BITMAP.match(data[:10].decode("latin-1")):
        return _IMAGE
    if data.endswith(_DISK_ENDS, None, -_DISK_TRAILER + 4) and len(data) >= _DISK_TRAILER:
        return _DISK
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

    suffix = PurePath(name).suffix.lower()
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = archive.namelist()
        kind = archive.read("mimetype")[:80].decode("ascii", "replace") if "mimetype" in names else ""
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, zlib.error, RuntimeError):
        return _ZIPPED.get(suffix, _DAMAGED)
    if kind.startswith("application/vnd.oasis.opendocument.") and not kind.startswith(_TEXT_DOCUMENT):
        return _SLIDES if "presentation" in kind else _SHEET if "spreadsheet" in kind else _DRAWING
    if kind == "application/vnd.sun.xml.writer":
        return _STAR_OFFICE
    if suffix in _IWORK:
        return _IWORK[suffix]
    if any(name.endswith((".textbundle/text.md", ".textbundle/info.json")) for name in names):
        return _TEXT_BUNDLE
    kinds = (kind for prefix, kind in _MEMBERS if any(name.startswith(prefix) for name in names))
    return next(kinds, UNREAD.get(suffix, _ZIP))


_DAMAGED = Foreign("a damaged archive, or a document that is one", "save it again, or have it sent again")
_ZIPPED = {
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), "docx"), **dict.fromkeys((".odt", ".ott"), "opendocument"),
    ".epub": "epub",
}  # fmt: skip
_TEXT_DOCUMENT = "application/vnd.oasis.opendocument.text"


def may_hold_article(data: bytes) -> bool:
    """Return whether the beginning of a JSON file has a key of an article; a baseline or settings have none."""
    return any(key in data for key in _ARTICLE_KEYS)


_ARTICLE_KEYS = tuple(f'"{key}"'.encode() for key in (
    "headline", "headlines", "articleBody", "body_text", "body_html", "body_xhtml", "content_elements",
))  # fmt: skip
