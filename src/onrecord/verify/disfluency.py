"""What speech has and a quotation may leave out: fillers, repeated starts, and words that were broken off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.verify.index import Index
from onrecord.verify.words import fillers

_LONGEST_START = 5
"""Words that are said again."""


def disfluent(index: Index, first: int, last: int) -> frozenset[int]:
    """Return the places, from `first` to before `last`, of words that only speech has."""
    forms = [index.forms[number] for number in index.words[first:last].tolist()]
    soft = {*_fillers(forms), *_broken_off(index, forms, first)}
    for length in range(_LONGEST_START, 0, -1):
        kept = [at for at in range(len(forms)) if at not in soft and not index.optional[first + at]]
        soft.update(_repeated(forms, kept, length))
    return frozenset(first + at for at in soft)


def _fillers(forms: Sequence[str]) -> Iterator[int]:
    for at, form in enumerate(forms):
        for filler in fillers().get(form, ()):
            if tuple(forms[at : at + len(filler)]) == filler:
                yield from range(at, at + len(filler))


def _broken_off(index: Index, forms: Sequence[str], first: int) -> Iterator[int]:
    """Yield words with a dash right behind them that a later word begins with: "th- the"."""
    for at, form in enumerate(forms):
        if any(word.startswith(form) and word != form for word in forms[at + 1 : at + 3]):
            file, span = index.span(first + at, first + at)
            if file.text[span.end : span.end + 1] in ("-", "–", "—"):
                yield at


def _repeated(forms: Sequence[str], kept: Sequence[int], length: int) -> Iterator[int]:
    """Yield the words of a start that is said again at once: "we need, we need to"."""
    words = [forms[at] for at in kept]
    again = words[length:]
    for start in range(len(words) - 2 * length + 1):
        if words[start] == again[start] and words[start : start + length] == again[start : start + length]:
            yield from kept[start : start + length]
