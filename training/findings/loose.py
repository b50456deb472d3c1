"""Loose proposals: what wide patterns find, so that readers can say what the rules miss."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from onrecord.language.regex import regex

Stretch = Sequence[int | str]
"""A stretch of one voice: its start, end and voice, and the start and end of its sentence."""

VOICES = {
    "reporter": {"reporter", "partial"},
    "quoted": {"quoted"},
    "headline": {"headline"},
    "any": {"reporter", "partial", "quoted"},
}
_LISTED = re.compile(r"\{([A-Za-z]\w*)\}")


@lru_cache
def patterns() -> dict[str, tuple[set[str], tuple[re.Pattern[str], ...]]]:
    """Return for each rule the voices to search in, and the patterns."""
    read = tomllib.loads(Path(__file__).with_name("loose.toml").read_text("utf-8"))
    words = read.pop("words")
    return {rule: (VOICES[one.get("voice", "reporter")], _compiled(one["find"], words)) for rule, one in read.items()}


def _compiled(expressions: Iterable[str], words: dict[str, str]) -> tuple[re.Pattern[str], ...]:
    return tuple(regex(_filled(one, words), re.IGNORECASE) for one in expressions)


def _filled(expression: str, words: dict[str, str]) -> str:
    return _LISTED.sub(lambda match: f"(?:{words[match.group(1)]})", expression)


def loose(text: str, stretches: Sequence[Stretch], credited: Sequence[Sequence[int]]) -> Iterator[tuple[str, int, int]]:
    """Yield proposals (rule, start, end): matches in the voice that a rule reads, and quotations without a speaker."""
    sentences = sorted({(int(one[3]), int(one[4])) for one in stretches})
    voices = sorted((int(one[0]), int(one[1]), str(one[2])) for one in stretches)
    starts = [start for start, _, _ in voices]
    for rule, (wanted, expressions) in patterns().items():
        for expression in expressions:
            for start, end in sentences:
                for match in expression.finditer(text[start:end]):
                    at = match.span("it" if "it" in expression.groupindex else 0)
                    if voices[bisect_right(starts, start + at[0]) - 1][2] in wanted:
                        yield rule, *trimmed(text, start + at[0], start + at[1])
    for start, end, voice in voices:
        if voice == "quoted" and len(text[start:end].split()) >= 4 and not _met(start, end, credited):
            yield "EV404", start, end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without blanks at its ends."""
    phrase = text[start:end]
    return start + len(phrase) - len(phrase.lstrip()), end - len(phrase) + len(phrase.rstrip())


def _met(start: int, end: int, spans: Iterable[Sequence[int]]) -> bool:
    return any(one[0] < end and start < one[1] for one in spans)
