"""The words of a quotation as they are looked for: brackets, ellipses and [sic] are taken for what they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from onrecord.domain import Span
from onrecord.verify.words import CLOSE, GAP, OPEN, SIGNS, Word, tokens


class Part(Enum):
    """What a part of a quotation stands for."""

    WORD = auto()
    PARTIAL = auto()
    """A word of which some letters are in brackets: "[t]he", "ha[s]"."""
    INSERT = auto()
    """Words in brackets, which stand for others or explain them."""
    GAP = auto()
    """An ellipsis."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One word, insert or ellipsis of a quotation, and where it stands in the draft."""

    part: Part
    form: str
    span: Span


def pieces(text: str, span: Span) -> list[Piece]:
    """Return the parts of what stands in a quotation."""
    found: list[Piece] = []
    inside: list[Word] | None = None
    opened = 0
    glued = False
    for word in tokens(text, span.start, span.end):
        if word.form == OPEN:
            inside, opened = [], word.start
        elif word.form == CLOSE and inside is not None:
            glued = _close(found, inside, Span(opened, word.end), text)
            inside = None
        elif inside is not None:
            inside.append(word)
        elif word.form == GAP:
            found.append(Piece(Part.GAP, GAP, Span(word.start, word.end)))
        elif word.form not in SIGNS:
            if glued and found and word.start == found[-1].span.end:
                before = found.pop()
                found.append(Piece(Part.PARTIAL, before.form + word.form, Span(before.span.start, word.end)))
            else:
                found.append(Piece(Part.WORD, word.form, Span(word.start, word.end)))
            glued = False
    unclosed = (word for word in inside or () if word.form not in SIGNS)
    return [*found, *(Piece(Part.WORD, word.form, Span(word.start, word.end)) for word in unclosed)]


def _close(found: list[Piece], inside: list[Word], span: Span, text: str) -> bool:
    """Add what stands in brackets; whether a word may go on behind them: "[t]he"."""
    written = [word.form for word in inside if word.form not in SIGNS]
    if written == ["sic"]:
        return False
    if not written:
        if any(word.form == GAP for word in inside):
            found.append(Piece(Part.GAP, GAP, span))
        return False
    before = text[span.start - 1 : span.start]
    if len(written) == 1 and before.isalpha() and found and found[-1].span.end == span.start:
        last = found.pop()
        found.append(Piece(Part.PARTIAL, last.form + written[0], Span(last.span.start, span.end)))
        return False
    glued = len(written) == 1 and text[span.end : span.end + 1].isalpha()
    found.append(Piece(Part.INSERT, " ".join(written), span))
    return glued
