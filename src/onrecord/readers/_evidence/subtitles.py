"""Subtitles and timed transcripts: WebVTT and SubRip, with the time and the speaker of each cue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.domain import Document, Place
from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.readers._decode import decode
from onrecord.readers._evidence._passages import Passages
from onrecord.readers._limits import MAX_CHARACTERS

FORMAT = "subtitles"
SUFFIXES = (".vtt", ".srt")

_TIME = regex(r"[ \t]*(?:(?P<hours>\d{1,3}):)?(?P<minutes>\d\d):(?P<seconds>\d\d)[.,]\d{1,3}[ \t]+-->[^\n]*")
_VOICE = regex(r"<v(?:\.[^ >]{1,40})?[ \t]+(?P<who>[^>\n]{1,80})>")
_TAG = regex(r"</?[a-z][^>\n]{0,200}>|<\d[\d:.]{3,20}>|\{\\[^}\n]{0,40}\}")
_LABEL = regex(r"(?:>> ?|- ?)?(?P<who>[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|van|von|al|bin)){0,4}):[ \t]+(?=\S)")
_PAUSE = 20
"""Cues of one speaker that make one passage, so that a place is not far away from its words."""


class _Line(NamedTuple):
    """A line of a cue: where its text stands, when it is heard, and who speaks if it says so."""

    start: int
    end: int
    time: str
    speaker: str | None


def read(data: bytes, name: str) -> Document:
    """Return the words of the cues; cues that go on from one speaker are one passage.

    Raises:
        UnreadableError: if the bytes are not text, or have no cues.
    """
    source = decode(data)
    passages = Passages(MAX_CHARACTERS)
    lines: list[_Line] = []
    speaker: str | None = None
    for line in _lines(source):
        if lines and ((line.speaker and line.speaker != speaker) or len(lines) >= _PAUSE):
            _add(passages, source, lines, speaker)
            lines = []
        speaker = line.speaker or speaker
        lines.append(line)
    if lines:
        _add(passages, source, lines, speaker)
    return passages.document(name, FORMAT, source, nothing="holds no subtitles")


def _lines(source: str) -> Iterator[_Line]:
    """Yield the lines of the cues; one that repeats the line before it, as rolling captions do, is left out."""
    time, before, at = "", "", 0
    for whole in source.splitlines(keepends=True):
        line, start = whole.rstrip("\r\n"), at
        at += len(whole)
        match = _TIME.match(line)
        if match:
            time = f"{int(match['hours'] or 0)}:{match['minutes']}:{match['seconds']}"
        elif not line.strip():
            time = "" if not before else time
        elif time and line.strip() != before and not line.strip().isdigit():
            before = line.strip()
            yield _spoken(source, start, start + len(line), time)


def _spoken(source: str, start: int, end: int, time: str) -> _Line:
    voice = _VOICE.match(source, start, end)
    if voice:
        return _Line(voice.end(), end, time, voice["who"].strip())
    label = _LABEL.match(source, start, end)
    return _Line(label.end(), end, time, label["who"]) if label else _Line(start, end, time, None)


def _add(passages: Passages, source: str, lines: list[_Line], speaker: str | None) -> None:
    """Add lines as one passage, without tags; its characters keep their places."""
    start, end = lines[0].start, lines[-1].end
    characters = [" "] * (end - start)
    for line in lines:
        text = _TAG.sub(lambda tag: " " * len(tag.group()), source[line.start : line.end])
        characters[line.start - start : line.end - start] = text
    if len(characters) > MAX_CHARACTERS:
        raise UnreadableError("holds too much text; split it")
    passages.add("".join(characters), start, end, place=Place("time", lines[0].time), speaker=speaker)
