"""The cues of WebVTT and SubRip files, line by line, with their time and their speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.domain import Span
from onrecord.language.patterns import pattern
from onrecord.language.regex import unbounded as regex
from onrecord.language.turns import opens_turn

_TIME = regex(r"[ \t]*(?:(?P<hours>\d{1,3}):)?(?P<minutes>\d\d):(?P<seconds>\d\d)[.,]\d{1,3}[ \t]+-->[^\n]*")
_VOICE = regex(r"<v(?:\.[^ >]{1,40})?[ \t]+(?P<who>[^>\n]{1,80})>")
TAG = regex(r"</?[a-z][^>\n]{0,200}>|<\d[\d:.]{3,20}>|\{\\[^}\n]{0,40}\}")
_LABEL, _CHANGE = pattern("turns.label"), regex(r">>[> ]*|- ?")
_SOUND = pattern("turns.sound")
_BRACKETS = regex(r"(?P<open>[\[(])(?P<who>[^\[\]()\n]{1,60})[\])]:?[ \t]*")


class Line(NamedTuple):
    """A line of a cue: where its text stands, when it is heard, and who speaks if it says so."""

    start: int
    end: int
    time: str
    speaker: str | None
    named: tuple[int, int] | None = None
    """Where it names the speaker."""


def lines(source: str) -> Iterator[Line]:
    """Yield the lines of the cues; one that repeats the line before it, as rolling captions do, is left out."""
    time, before, at = "", ("", ""), 0
    every = source.splitlines(keepends=True)
    is_new = True
    for whole, following in zip(every, (*every[1:], ""), strict=True):
        line, start = whole.rstrip("\r\n"), at
        at += len(whole)
        if match := _TIME.match(line):
            time = f"{int(match['hours'] or 0)}:{match['minutes']}:{match['seconds']}"
        elif not line.strip():
            time = time if any(before) else ""
        elif time and not line.strip().isdigit() and not (is_new and _TIME.match(following)):
            voice = _VOICE.match(line)
            words = (voice["who"] if voice else before[0], TAG.sub("", line).strip())
            spoken = _spoken(source, start, start + len(line), time)
            if words != before and source[spoken.start : spoken.end].strip():
                yield spoken
            before = words
        is_new = not line.strip()


def _spoken(source: str, start: int, end: int, time: str) -> Line:
    voice = _VOICE.match(source, start, end)
    if voice:
        return Line(voice.end(), end, time, voice["who"].strip(), voice.span("who"))
    change = _CHANGE.match(source, start, end)
    start = change.end() if change else start
    brackets = _BRACKETS.match(source, start, end)
    if brackets and _is_description(brackets, end):
        is_name = not _SOUND.match(brackets["who"]) and _opens_turn(brackets["who"])
        named = (brackets["who"], brackets.span("who")) if is_name else (None, None)
        return Line(brackets.end(), end, time, *named)
    label = _LABEL.match(source, start, end) if opens_turn(source, Span(start, end)) else None
    return Line(label.end(), end, time, label["who"], label.span("who")) if label else Line(start, end, time, None)


def _is_description(brackets: re.Match[str], end: int) -> bool:
    """Whether words in brackets name who speaks or a sound: a round pair may be what is said."""
    is_alone = brackets.end() == end
    return brackets["open"] == "[" or is_alone or brackets["who"].isupper()


def _opens_turn(words: str) -> bool:
    label = f"{words}: -"
    return opens_turn(label, Span(0, len(label)))
