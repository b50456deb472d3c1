"""Bytes to Document. One format a file; a format is known because its file is here.

A reader module states `FORMAT`, `SUFFIXES`, `MEDIA_TYPES`, `recognises(head) -> bool` and `read(data, name) ->
Document`, and imports what is heavy inside `read`. It raises `UnreadableError` for what it cannot read, and nothing
else.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import PurePath
from typing import Protocol, cast

from onrecord.domain import Document
from onrecord.errors import NoTextError, SettingsError, UnreadableError, instead
from onrecord.plugins import modules
from onrecord.readers._decode import beginning, decode, encode
from onrecord.readers._desk_notes import set_aside
from onrecord.readers._foreign import (
    JSON,
    ONLY_IF_NAMED,
    UNREAD,
    Foreign,
    by_bytes,
    by_ending,
    by_name,
    in_zip,
    is_zip,
    lock_file,
    may_hold_article,
    refusal,
)
from onrecord.readers._foreign_text import by_page, by_text
from onrecord.readers._limits import MAX_BYTES, MAX_CHARACTERS
from onrecord.readers._outlet import stated_outlets
from onrecord.readers._sitemap import sitemap_pages
from onrecord.report_mark import REFUSAL, is_report

__all__ = [
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "Reader",
    "decode",
    "encode",
    "evidence_suffixes",
    "formats",
    "holds_several",
    "left_out",
    "lock_file",
    "may_hold_article",
    "opened",
    "parts",
    "read",
    "read_evidence",
    "readers",
    "sitemap_pages",
    "suffixes",
    "table_suffixes",
    "unread",
]  # fmt: skip


class Reader(Protocol):
    """What a module of this package offers."""

    FORMAT: str
    SUFFIXES: tuple[str, ...]
    """Endings of drafts, which are audited where they are found."""
    MEDIA_TYPES: tuple[str, ...]

    def recognises(self, head: str) -> bool:
        """Whether a file of another name begins as this format does, and as nothing else does."""
        ...

    def read(self, data: bytes, name: str) -> Document:
        """Return the draft in `data`; `name` is what to call it."""
        ...


class Collection(Protocol):
    """What a module offers besides whose files hold several drafts; `column` is where the user says that they are."""

    def parts(self, data: bytes, column: str | None) -> tuple[str, ...]:
        """Return the names of the drafts."""
        ...

    def left_out(self, data: bytes, column: str | None) -> str | None:
        """Return what the file has besides the drafts, in words that follow its name."""
        ...

    def read_part(self, data: bytes, name: str, part: str, column: str | None) -> Document:
        """One of the drafts."""
        ...


@cache
def readers() -> tuple[Reader, ...]:
    """Every reader, in order of name."""
    return tuple(cast(Reader, module) for module in modules(__name__))


def suffixes() -> tuple[str, ...]:
    """Return the file endings that some reader knows."""
    return tuple(suffix for reader in readers() for suffix in reader.SUFFIXES)


def table_suffixes() -> tuple[str, ...]:
    """Return the file endings of tables, whose rows are drafts if the user says in which column."""
    from onrecord.readers import table

    return table.TABLES


def formats() -> tuple[str, ...]:
    """Return the names of the formats that are read."""
    return tuple(reader.FORMAT for reader in readers())


def read(
    data: bytes,
    name: str,
    *,
    media_type: str | None = None,
    format: str | None = None,
    part: str | None = None,
    column: str | None = None,
) -> Document:
    """Read a draft: in `format` if given, else by what its beginning shows, by its media type or by its name.

    A Word file, a web page or a message that is called a text is read as what it is. `part` is one of `parts`.

    Raises:
        UnreadableError: if it is too large, of an unknown format, no prose, or broken.
        SettingsError: if there is no such format.
    """
    data, inner = opened(data, name)
    try:
        if part is not None:
            inner = _opened_name(name.removesuffix(f":{part}"))
            document = _collection(data, inner, column).read_part(data, name, part, column)
        else:
            document = replace(_reader(data, inner, media_type, format).read(data, inner), name=name)
    except RecursionError:
        raise UnreadableError("nests elements too deeply; save it as plain text") from None
    if len(document.text) > MAX_CHARACTERS:
        raise UnreadableError(f"holds over {MAX_CHARACTERS:,} characters of text; split it")
    return set_aside(replace(document, outlets=stated_outlets(document, data)))


def parts(data: bytes, name: str, column: str | None = None) -> tuple[str, ...]:
    """Return the names of the drafts in a file that holds several: posts of a feed, rows of a table.

    Raises:
        UnreadableError: if it is no such file, or one without a draft.
    """
    data, name = opened(data, name)
    return _collection(data, name, column).parts(data, column)


def left_out(data: bytes, name: str, column: str | None = None) -> str | None:
    """Return what a file of several drafts has besides them, in words that follow its name; None if nothing.

    Raises:
        UnreadableError: if it is no such file.
    """
    data, name = opened(data, name)
    return _collection(data, name, column).left_out(data, column)


def opened(data: bytes, name: str) -> tuple[bytes, str]:
    """Return the content of a file and its name, unpacked.

    Raises:
        UnreadableError: if it is too large or a damaged gzip file.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"is larger than {MAX_BYTES // 1_000_000} MB; split it or audit its text alone")
    return (_unpacked(data), _opened_name(name)) if data.startswith(_GZIP) else (data, name)


def _opened_name(name: str) -> str:
    return name.removesuffix(".gz")


def holds_several(data: bytes, name: str, column: str | None = None, format: str | None = None) -> bool:
    """Whether a file is one of several drafts, by its beginning and its name, unless it is read in another format.

    Raises:
        UnreadableError: if it is a damaged gzip file.
    """
    from onrecord.readers import feed, table

    if format is not None:
        return format in (feed.FORMAT, table.FORMAT)
    if data.startswith(_GZIP):
        data, name = _unpacked(data), _opened_name(name)
    return _is_table(data, name, column) or feed.recognises(beginning(data))


def _collection(data: bytes, name: str, column: str | None) -> Collection:
    from onrecord.readers import feed, table

    return cast(Collection, table if _is_table(data, name, column) else feed)


def _is_table(data: bytes, name: str, column: str | None) -> bool:
    """Whether the user says that it is a table of drafts, and its name or its first line does not deny it."""
    from onrecord.readers import table

    if column is None:
        return False
    return PurePath(name).suffix.lower() in table.TABLES or table.has_column(beginning(data), column)


def read_evidence(data: bytes, name: str) -> Document:
    """Read a file of evidence: a draft's format by the ending of its name, or a transcript, a message, a table, a PDF.

    Raises:
        NoTextError: if it is of a kind that is not known or holds no text.
        UnreadableError: if it is too large, or broken.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"is larger than {MAX_BYTES // 1_000_000} MB; split it")
    suffix = PurePath(name).suffix.lower()
    reader = _evidence_readers().get(".pdf" if data.startswith(b"%PDF-") else suffix)
    if reader:
        return reader.read(data, name)
    if suffix not in suffixes() and not _recognised(data):
        _refuse(UNREAD.get(suffix) or by_name(name) or by_bytes(data), "is")
        raise NoTextError("is of a kind that is not read as evidence")
    return read(data, name)


def evidence_suffixes() -> tuple[str, ...]:
    """Return the file endings that evidence may have."""
    return tuple(dict.fromkeys((*suffixes(), *_evidence_readers())))


@cache
def _evidence_readers() -> dict[str, Reader]:
    members = (cast(Reader, module) for module in modules(f"{__name__}._evidence"))
    return {suffix: reader for reader in members for suffix in reader.SUFFIXES}


def unread(name: str) -> str | None:
    """Return why a file that looks, by its name, like a draft is passed over in a folder, and the remedy."""
    suffix = PurePath(name).suffix.lower()
    if suffix in ONLY_IF_NAMED:
        return f"is {ONLY_IF_NAMED[suffix]}, which is audited only if it is named"
    foreign = UNREAD.get(suffix)
    return f"is {foreign.what}, which onrecord cannot read; {foreign.remedy}" if foreign else None


def _reader(data: bytes, name: str, media_type: str | None, format: str | None) -> Reader:
    """Return the reader for a draft.

    Raises:
        UnreadableError: if it is seen to be something else than a draft.
    """
    from onrecord.readers import news_json

    if is_report(data):
        raise UnreadableError(REFUSAL)
    by_format = {reader.FORMAT: reader for reader in readers()}
    if format and format not in by_format:
        hint = instead(format, sorted(by_format), "docs/settings.md lists them")
        raise SettingsError(f"format: there is no {format!r}{hint}")
    if format:
        return by_format[format]
    _refuse(by_name(name), "is")
    if is_zip(data):
        kind = in_zip(data, name)
        if isinstance(kind, Foreign):
            _refuse(kind, "seems to be")
        return by_format[str(kind)]
    recognised = _recognised(data)
    if recognised:
        return recognised
    _refuse(by_bytes(data), "seems to be")
    suffix = PurePath(name).suffix.lower()
    by_type = {kind: reader for reader in readers() for kind in reader.MEDIA_TYPES}
    by_suffix = {suffix: reader for reader in readers() for suffix in reader.SUFFIXES}
    if suffix in UNREAD and not _is_page(data):
        _refuse(UNREAD[suffix], "is")
    stated = by_type.get(media_type or "") or by_suffix.get(suffix)
    reader = stated if stated and stated.FORMAT != "text" else by_format[_of_text(data)]
    if reader.FORMAT in _PLAIN:
        other = by_text(decode(data))
        if other is JSON:
            return by_format[news_json.FORMAT]
        _refuse(other, "seems to be")
    if reader.FORMAT == "html":
        _refuse(by_page(beginning(data)), "seems to be")
    if not stated and not media_type and reader.FORMAT == "text":
        _refuse(by_ending(suffix), "is")
    return reader


def _of_text(data: bytes) -> str:
    """Return the format of what is called a text, or nothing: HTML and Markdown are found out."""
    from onrecord.readers import markdown

    head = beginning(data)
    if _is_page(data) or _is_fragment(head):
        return "html"
    return markdown.FORMAT if markdown.is_marked(head) else "text"


def _recognised(data: bytes) -> Reader | None:
    """Return the reader that a file is for by its beginning alone."""
    head = beginning(data)
    return next((reader for reader in readers() if reader.recognises(head)), None)


def _unpacked(data: bytes) -> bytes:
    """Return what a gzip file holds.

    Raises:
        UnreadableError: if it is damaged, or unpacks to an absurd size.
    """
    import zlib

    unpacker = zlib.decompressobj(wbits=31)
    try:
        content = unpacker.decompress(data, MAX_BYTES + 1)
    except zlib.error:
        raise UnreadableError("is a damaged gzip file; pack it again") from None
    if len(content) > MAX_BYTES:
        raise UnreadableError(f"unpacks to more than {MAX_BYTES // 1_000_000} MB; split it")
    if not unpacker.eof or unpacker.unused_data:
        raise UnreadableError("is a gzip file that is cut short or holds several files; unpack it")
    return content


_GZIP = b"\x1f\x8b"
_PLAIN = ("text", "markdown")
"""What is called so may be anything that is written in characters."""
_PAGE = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|body"
    rb"|article(?![^>]{0,500}(?:docbook|article-type|xmlns:|>\s*<(?:front|info|articleinfo|artheader|title)\b)))\b",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(
    r"<(?P<name>h[1-6]|p|div|section|main|header|blockquote|ul|ol|dl|table|figure|span)\b[^<>]{0,500}>", re.IGNORECASE
)


def _is_page(data: bytes) -> bool:
    return _PAGE.match(data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")) is not None


def _is_fragment(head: str) -> bool:
    """Whether a text begins with an element of HTML, which it also ends."""
    begun = _FRAGMENT.match(head.lstrip())
    return begun is not None and f"</{begun['name'].lower()}>" in head.lower()


def _refuse(foreign: Foreign | None, verb: str) -> None:
    if foreign:
        raise refusal(foreign, verb)
