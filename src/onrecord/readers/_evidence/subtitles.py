"""Subtitles and timed transcripts: WebVTT and SubRip, with the time and the speaker of each cue."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from onrecord.domain import Document, Mark, Place, Span
from onrecord.errors import UnreadableError
from onrecord.language.patterns import pattern
from onrecord.language.regex import unbounded as regex
from onrecord.language.turns import opens_turn
from onrecord.readers._decode import decode
from onrecord.readers._evidence._passages import Passages
from onrecord.readers._limits import MAX_CHARACTERS

FORMAT = "subtitles"
SUFFIXES = (".vtt", ".srt")

_TIME = regex(r"[ \t]*(?:(?P<hours>\d{1,3}):)?(?P<minutes>\d\d):(?P<seconds>\d\d)[.,]\d{1,3}[ \t]+-->[^\n]*")
_VOICE = regex(r"<v(?:\.[^ >]{1,40})?[ \t]+(?P<who>[^>\n]{1,80})>")
_TAG = regex(r"</?[a-z][^>\n]{0,200}>|<\d[\d:.]{3,20}>|\{\\[^}\n]{0,40}\}")
_LABEL, _CHANGE = pattern("turns.label"), regex(r">>[> ]*|- ?")


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
    heard: list[_Line] = []
    for each in _lines(source):
        line = each if each.speaker or not heard else each._replace(speaker=heard[-1].speaker)
        if lines and line.speaker != lines[-1].speaker:
            _add(passages, source, lines)
            lines = []
        lines.append(line)
        heard.append(line)
    if lines:
        _add(passages, source, lines)
    document = passages.document(name, FORMAT, source, nothing="holds no subtitles")
    return replace(document, marks=tuple(_marks(document, heard)))


def _marks(document: Document, heard: list[_Line]) -> Iterator[Mark]:
    """Yield a mark where each line of a cue begins."""
    runs = document.source_map.runs
    for line in heard:
        at = bisect_right(runs, line.start, key=lambda run: run.origin_end)
        if at < len(runs):
            run = runs[at]
            yield Mark(run.start + max(0, line.start - run.origin_start), Place("time", line.time), line.speaker)


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
        elif time and (words := _TAG.sub("", _VOICE.sub("", line)).strip()) != before and not words.isdigit():
            before = words
            yield _spoken(source, start, start + len(line), time)


def _spoken(source: str, start: int, end: int, time: str) -> _Line:
    voice = _VOICE.match(source, start, end)
    if voice:
        return _Line(voice.end(), end, time, voice["who"].strip())
    change = _CHANGE.match(source, start, end)
    start = change.end() if change else start
    label = _LABEL.match(source, start, end) if opens_turn(source, Span(start, end)) else None
    return _Line(label.end(), end, time, label["who"]) if label else _Line(start, end, time, None)


def _add(passages: Passages, source: str, lines: list[_Line]) -> None:
    """Add lines as one passage, without tags; its characters keep their places."""
    start, end = lines[0].start, lines[-1].end
    characters = [" "] * (end - start)
    for line in lines:
        text = _TAG.sub(lambda tag: " " * len(tag.group()), source[line.start : line.end])
        characters[line.start - start : line.end - start] = text
    if len(characters) > MAX_CHARACTERS:
        raise UnreadableError("holds too much text; split it")
    passages.add("".join(characters), start, end, place=Place("time", lines[0].time), speaker=lines[0].speaker)
