"""Bytes to Document. One format a file; a format is known because its file is here.

A reader module states `FORMAT`, `SUFFIXES`, `MEDIA_TYPES` and `read(data, name) -> Document`, and imports what is
heavy inside `read`. It raises `UnreadableError` for what it cannot read, and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import PurePath
from typing import Protocol, cast

from onrecord.domain import Document
from onrecord.errors import UnreadableError
from onrecord.plugins import modules
from onrecord.readers._decode import decode
from onrecord.readers._foreign import UNREAD, Foreign, by_bytes, by_name, by_text, in_zip, is_zip, lock_file
from onrecord.readers._limits import MAX_BYTES, MAX_CHARACTERS
from onrecord.readers._outlet import stated_outlets
from onrecord.report_mark import REFUSAL, is_report

__all__ = [
    "MAX_BYTES", "MAX_CHARACTERS", "Reader", "evidence_suffixes", "lock_file", "read", "read_evidence", "readers",
    "suffixes", "unread",
]  # fmt: skip


class Reader(Protocol):
    """What a module of this package offers."""

    FORMAT: str
    SUFFIXES: tuple[str, ...]
    MEDIA_TYPES: tuple[str, ...]

    def read(self, data: bytes, name: str) -> Document:
        """The draft in `data`; `name` is what to call it."""
        ...


@cache
def readers() -> tuple[Reader, ...]:
    """Every reader, in order of name."""
    return tuple(cast(Reader, module) for module in modules(__name__))


def suffixes() -> tuple[str, ...]:
    """The file endings that some reader knows."""
    return tuple(suffix for reader in readers() for suffix in reader.SUFFIXES)


def read(data: bytes, name: str, *, media_type: str | None = None) -> Document:
    """Read a draft, by its media type if given, else by the ending of its name, else by its first bytes.

    A Word file or a web page that is called a text is read as what it is.

    Raises:
        UnreadableError: if it is too large, of an unknown format, no prose, or broken.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"is larger than {MAX_BYTES // 1_000_000} MB; split it or audit its text alone")
    document = _reader(data, name, media_type).read(data, name)
    if len(document.text) > MAX_CHARACTERS:
        raise UnreadableError(f"holds over {MAX_CHARACTERS:,} characters of text; split it")
    return replace(document, outlets=stated_outlets(document, data))


def read_evidence(data: bytes, name: str) -> Document:
    """Read a file of evidence: a draft's format by the ending of its name, or a transcript, a message, a table, a PDF.

    Raises:
        UnreadableError: if it is too large, of a kind that is not known, or broken.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"is larger than {MAX_BYTES // 1_000_000} MB; split it")
    suffix = PurePath(name).suffix.lower()
    reader = _evidence_readers().get(".pdf" if data.startswith(b"%PDF-") else suffix)
    if reader:
        return reader.read(data, name)
    if suffix not in suffixes():
        _refuse(UNREAD.get(suffix) or by_name(name) or by_bytes(data), "is")
        raise UnreadableError("is of a kind that is not read as evidence")
    return read(data, name)


def evidence_suffixes() -> tuple[str, ...]:
    """The file endings that evidence may have."""
    return (*suffixes(), *_evidence_readers())


@cache
def _evidence_readers() -> dict[str, Reader]:
    members = (cast(Reader, module) for module in modules(f"{__name__}._evidence"))
    return {suffix: reader for reader in members for suffix in reader.SUFFIXES}


def unread(name: str) -> str | None:
    """Return what a file is that looks, by its name, like a draft that no reader can read, and the remedy."""
    foreign = UNREAD.get(PurePath(name).suffix.lower())
    return f"is {foreign.what}, which onrecord cannot read; {foreign.remedy}" if foreign else None


def _reader(data: bytes, name: str, media_type: str | None) -> Reader:
    """The reader for a draft.

    Raises:
        UnreadableError: if it is seen to be something else than a draft.
    """
    if is_report(data):
        raise UnreadableError(REFUSAL)
    _refuse(by_name(name), "is")
    _refuse(by_bytes(data), "seems to be")
    members = readers()
    by_format = {reader.FORMAT: reader for reader in members}
    by_type = {kind: reader for reader in members for kind in reader.MEDIA_TYPES}
    by_suffix = {suffix: reader for reader in members for suffix in reader.SUFFIXES}
    told = by_type.get(media_type or "") or by_suffix.get(PurePath(name).suffix.lower())
    if is_zip(data):
        _refuse(in_zip(data), "seems to be")
        return by_format["docx"]
    reader = told if told and told.FORMAT != "text" else by_format["html" if _is_page(data) else "text"]
    if reader.FORMAT in _PLAIN:
        _refuse(by_text(decode(data)), "seems to be")
    return reader


_PLAIN = ("text", "markdown")
"""What is called so may be anything that is written in characters."""
_PAGE = re.compile(rb"(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|body|article)\b", re.IGNORECASE)


def _is_page(data: bytes) -> bool:
    return _PAGE.match(data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")) is not None


def _refuse(foreign: Foreign | None, verb: str) -> None:
    if foreign:
        raise UnreadableError(f"{verb} {foreign.what}; {foreign.remedy}")
