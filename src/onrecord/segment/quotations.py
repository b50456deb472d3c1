"""Where quotations stand in a block: which marks open, which close, and which are apostrophes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.domain import Span
from onrecord.language.patterns import pattern

_MARK = pattern("quotations.mark")
_CLOSER = {"“": "”", "„": "“”", "«": "»", "‘": "’", "'": "'", '"': '"', "''": "''", "``": "''"}
_ELISION = pattern("quotations.elision")
_LONGEST_SINGLE = 600
_BLANKS = 3
"""Characters before a mark that are looked at."""
SINGLE = frozenset("'‘")
"""Marks that open a quotation, and are apostrophes elsewhere."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks; one that is never closed ends with its block."""

    span: Span
    inner: Span

    @property
    def closed(self) -> bool:
        """Whether a closing mark stands at its end."""
        return self.inner.end < self.span.end


def quotations(text: str, block: Span, *, goes_on: bool = False) -> tuple[Quotation, ...]:
    """Return the outermost quotations of a block, in order. A stray closing mark opens nothing.

    `goes_on` says that the next block begins with a single mark: a last one here may be open until then.
    """
    found = tuple(_scan(text, block, goes_on))
    return (*found, *_left_open(text, block, found)) if goes_on else found


def _left_open(text: str, block: Span, found: tuple[Quotation, ...]) -> Iterator[Quotation]:
    """Yield the quotation in single marks that opens a sentence behind all others, and is not closed in the block."""
    for mark in _MARK.finditer(text, found[-1].span.end if found else block.start, block.end):
        before, after = _around(text, block, mark)
        if mark.group() in SINGLE and not before.isalnum() and after.isupper():
            yield Quotation(Span(mark.start(), block.end), Span(mark.end(), block.end))
            return


def _scan(text: str, block: Span, goes_on: bool) -> Iterator[Quotation]:
    marks = list(_MARK.finditer(text, block.start, block.end))
    singles = _single_closers(text, block, marks, goes_on)
    opening: re.Match[str] | None = None
    for mark in marks:
        if opening is None or _reopens(text, block, opening, mark):
            opening = mark if _opens(text, block, mark, singles) else opening
        elif mark.group() in _CLOSER[opening.group()] and _closes(text, mark, opening, singles):
            yield Quotation(Span(opening.start(), mark.end()), Span(opening.end(), mark.start()))
            opening = None
    if opening is not None and opening.group() not in SINGLE:
        yield Quotation(Span(opening.start(), block.end), Span(opening.end(), block.end))


def _around(text: str, block: Span, mark: re.Match[str]) -> tuple[str, str]:
    before = text[mark.start() - 1] if mark.start() > block.start else " "
    after = text[mark.end()] if mark.end() < block.end else " "
    return before, after


def _opens(text: str, block: Span, mark: re.Match[str], singles: list[int]) -> bool:
    before, after = _around(text, block, mark)
    if mark.group() in "”»" or (mark.group() == "’"):
        return False
    if after.isspace():
        return mark.group() == "“" and _opens_before_blank(text, block, mark)
    if mark.group() in "'‘":
        return _opens_single(text, mark, before, after, singles)
    if mark.group() in {'"', "''"}:
        return not before.isdigit() and before != "=" and not (before.isalpha() and not after.isalnum())
    return True


def _opens_before_blank(text: str, block: Span, mark: re.Match[str]) -> bool:
    """Whether a mark with blanks around it opens: words go on without a comma before it, or a capital stands behind."""
    before = text[max(block.start, mark.start() - _BLANKS) : mark.start()]
    behind = text[mark.end() : min(block.end, mark.end() + _LONGEST_SINGLE)].lstrip()
    if not behind or (before and not before[-1].isspace()) or "”" not in behind.partition("“")[0]:
        return False
    return behind[0].isupper() or behind[0].isdigit() or before.rstrip()[-1:].isalpha()


def _opens_single(text: str, mark: re.Match[str], before: str, after: str, singles: list[int]) -> bool:
    if before.isalnum() or not (after.isalnum() or after in '$£€“"[…') or _ELISION.match(text, mark.start()):
        return False
    return _next_single(text, singles, mark) is not None


def _next_single(text: str, singles: list[int], opening: re.Match[str]) -> int | None:
    """Return where the next single mark stands that closes what this one opens."""
    closers = _CLOSER[opening.group()]
    for at in singles[bisect_left(singles, opening.end()) :]:
        if at - opening.end() > _LONGEST_SINGLE:
            return None
        if text[at] in closers:
            return at
    return None


def _reopens(text: str, block: Span, opening: re.Match[str], mark: re.Match[str]) -> bool:
    """Whether the same opening mark stands there again, with space before it: the one before was never closed."""
    if mark.group() not in {'"', "“"} or mark.group() != opening.group():
        return False
    before, after = _around(text, block, mark)
    return mark.group() == "“" or (before.isspace() and after.isalnum())


def _closes(text: str, mark: re.Match[str], opening: re.Match[str], singles: list[int]) -> bool:
    return opening.group() not in SINGLE or mark.start() == _next_single(text, singles, opening)


def _single_closers(text: str, block: Span, marks: list[re.Match[str]], goes_on: bool) -> list[int]:
    """Single marks that may close: after a character, before none of a word; a plural's apostrophe is weaker.

    In a quotation that may go on in the next block, a plural's apostrophe closes nothing.
    """
    strong: list[int] = []
    weak: list[int] = []
    openers = [mark.start() for mark in marks if mark.group() == "‘"]
    for mark in marks:
        before, after = _around(text, block, mark)
        glued = before in ".,!?…" and after.isupper()  # 'the story.'However: a space was lost
        if mark.group() in {"'", "’"} and not before.isspace() and (glued or not after.isalnum()):
            (weak if before == "s" and after == " " else strong).append(mark.start())
    if goes_on:
        return strong
    return sorted(strong + [at for at in weak if not _stronger_follows(at, strong, openers)])


def _stronger_follows(weak: int, strong: list[int], openers: list[int]) -> bool:
    """Whether a surer closing mark comes before another quotation opens."""
    index = bisect_right(strong, weak)
    if index == len(strong):
        return False
    opener = bisect_right(openers, weak)
    return opener == len(openers) or openers[opener] > strong[index]
