"""Bytes to Document. One format a file; a format is known because its file is here.

A reader module states `FORMAT`, `SUFFIXES`, `MEDIA_TYPES` and `read(data, name) -> Document`, and imports what is
heavy inside `read`. It raises `UnreadableError` for what it cannot read, and nothing else.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Protocol, cast

from onrecord.domain import Document
from onrecord.errors import UnreadableError
from onrecord.plugins import modules

MAX_BYTES = 20_000_000
"""A larger file is no draft: some 3 million words of plain text."""
MAX_CHARACTERS = 4_000_000
"""Nor is a longer text, once read."""


class Reader(Protocol):
    """What a module of this package offers."""

    FORMAT: str
    SUFFIXES: tuple[str, ...]
    MEDIA_TYPES: tuple[str, ...]

    def read(self, data: bytes, name: str) -> Document:
        """The draft in `data`; `name` is what to call it."""
        ...


def readers() -> tuple[Reader, ...]:
    """Every reader, in order of name."""
    return tuple(cast(Reader, module) for module in modules(__name__))


def suffixes() -> tuple[str, ...]:
    """The file endings that some reader knows."""
    return tuple(suffix for reader in readers() for suffix in reader.SUFFIXES)


def read(data: bytes, name: str, *, media_type: str | None = None) -> Document:
    """Read a draft, by its media type if given, else by the ending of its name, else by its first bytes.

    Raises:
        UnreadableError: if it is too large, of an unknown format, or broken.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"is larger than {MAX_BYTES // 1_000_000} MB; split it or audit its text alone")
    document = _reader(data, name, media_type).read(data, name)
    if len(document.text) > MAX_CHARACTERS:
        raise UnreadableError(f"holds over {MAX_CHARACTERS:,} characters of text; split it")
    return document


def _reader(data: bytes, name: str, media_type: str | None) -> Reader:
    members = readers()
    by_type = {kind: reader for reader in members for kind in reader.MEDIA_TYPES}
    if media_type in by_type:
        return by_type[media_type]
    by_suffix = {suffix: reader for reader in members for suffix in reader.SUFFIXES}
    suffix = PurePath(name).suffix.lower()
    if suffix in by_suffix:
        return by_suffix[suffix]
    by_format = {reader.FORMAT: reader for reader in members}
    return by_format[_sniff(data)]


def _sniff(data: bytes) -> str:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"pk\x03\x04"):
        return "docx"
    if head.startswith((b"%pdf", b"{\\rtf", b"\xd0\xcf\x11\xe0")):
        raise UnreadableError("is a PDF, RTF or old Word file; save it as DOCX, HTML or plain text")
    if head.startswith((b"<!doctype html", b"<html", b"<body", b"<article")):
        return "html"
    return "text"
