"""Subtitles and timed transcripts: WebVTT and SubRip, with the time and the speaker of each cue."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from onrecord.domain import Document, Mark, Place
from onrecord.errors import UnreadableError
from onrecord.readers._cues import TAG, Line, lines
from onrecord.readers._decode import decode
from onrecord.readers._evidence._passages import Passages
from onrecord.readers._limits import MAX_CHARACTERS

FORMAT = "subtitles"
SUFFIXES = (".vtt", ".srt")


def read(data: bytes, name: str) -> Document:
    """Return the words of the cues; cues that go on from one speaker are one passage.

    Raises:
        UnreadableError: if the bytes are not text, or have no cues.
    """
    source = decode(data)
    passages = Passages(MAX_CHARACTERS)
    run: list[Line] = []
    heard: list[Line] = []
    for each in lines(source):
        line = each if each.speaker or not heard else each._replace(speaker=heard[-1].speaker)
        if run and line.speaker != run[-1].speaker:
            _add(passages, source, run)
            run = []
        run.append(line)
        heard.append(line)
    if run:
        _add(passages, source, run)
    document = passages.document(name, FORMAT, source, nothing="holds no subtitles")
    return replace(document, marks=tuple(_marks(document, heard)))


def _marks(document: Document, heard: list[Line]) -> Iterator[Mark]:
    """Yield a mark where each line of a cue begins."""
    runs = document.source_map.runs
    for line in heard:
        at = bisect_right(runs, line.start, key=lambda run: run.origin_end)
        if at < len(runs):
            run = runs[at]
            yield Mark(run.start + max(0, line.start - run.origin_start), Place("time", line.time), line.speaker)


def _add(passages: Passages, source: str, run: list[Line]) -> None:
    """Add lines as one passage, without tags; its characters keep their places."""
    start, end = run[0].start, run[-1].end
    characters = [" "] * (end - start)
    for line in run:
        text = TAG.sub(lambda tag: " " * len(tag.group()), source[line.start : line.end])
        characters[line.start - start : line.end - start] = text
    if len(characters) > MAX_CHARACTERS:
        raise UnreadableError("holds too much text; split it")
    passages.add("".join(characters), start, end, place=Place("time", run[0].time), speaker=run[0].speaker)
