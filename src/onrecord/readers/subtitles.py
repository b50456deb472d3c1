"""Subtitles and timed transcripts (WebVTT, SubRip): a paragraph a turn, which begins with the name of its speaker."""

from __future__ import annotations

from html import unescape

from onrecord.domain import BlockKind, Document
from onrecord.domain.sourcemap import line_starts
from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.language.turns import SUBTITLES
from onrecord.readers._builder import Builder
from onrecord.readers._cues import TAG, Line, lines
from onrecord.readers._decode import decode

FORMAT = SUBTITLES
SUFFIXES = ()
MEDIA_TYPES = ("text/vtt", "application/x-subrip")

_BEGINS = regex(r"WEBVTT\b|(?:\d+[ \t]*\r?\n)?[ \t]*(?:\d+:)?\d\d:\d\d[.,]\d+[ \t]*-->[ \t]*(?:\d+:)?\d\d:\d\d[.,]\d+")
_SENTENCE_END = regex(r"[.!?…][\"'”’)\]]*\s*\Z")
_SIGN = regex(rf"{TAG.pattern}|&(?:amp|lt|gt|nbsp|lrm|rlm);")
_LONG = 500
"""Characters after which the words of somebody who is not named are parted, at the end of a sentence."""


def recognises(head: str) -> bool:
    """Whether it begins as WebVTT does, or with the time of a cue."""
    return _BEGINS.match(head) is not None


def read(data: bytes, name: str) -> Document:
    """Cue numbers, times and marks of style are not copy; a sentence goes on over cues.

    Raises:
        UnreadableError: if the bytes are not text, or have no cues.
    """
    source = decode(data)
    builder = Builder()
    length, before = 0, ""
    for line in lines(source):
        if line.named or not length or (length > _LONG and _SENTENCE_END.search(before)):
            builder.open(BlockKind.TURN if line.named else BlockKind.PARAGRAPH)
            length = 0
            _name(builder, source, line)
        at = line.start
        for sign in _SIGN.finditer(source, line.start, line.end):
            builder.text(source[at : sign.start()], at, sign.start())
            at = sign.end()
            if sign.group().startswith("&"):
                builder.text(unescape(sign.group()), *sign.span())
        builder.text(source[at : line.end], at, line.end)
        builder.text(" ", line.end, line.end + 1)
        before = source[line.start : line.end]
        length += len(before)
    document = builder.document(name, FORMAT, line_starts(source))
    if not document.blocks:
        raise UnreadableError("holds no subtitles")
    return document


def _name(builder: Builder, source: str, line: Line) -> None:
    """Write who speaks, as the label of a turn."""
    if line.named:
        start, end = line.named
        builder.text(source[start:end], start, end)
        builder.text(": ", end, line.start)
