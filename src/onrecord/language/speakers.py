"""Who a label in a transcript stands for, where it is no name: initials, or a witness whose name is told elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.domain import Span
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex

_FULL_NAME = pattern("names.full")
_WITNESS, _CALLED, _ASKED_NAME, _GIVES_NAME, _NAME_ALONE = (
    pattern(f"turns.{name}") for name in ("witness", "called", "asked_name", "gives_name", "name_alone")
)
_INITIALS = regex(r"[A-Z]{2,5}")
_FIRST_LETTER = regex(r"\b[^\W\d_]")


class Speakers:
    """Finds the full names of those whom labels stand for; asked about each turn, in the order of the text."""

    def __init__(self, text: str, opening: Sequence[Span], introduced: Span | None) -> None:
        """Take the paragraphs before the first turn, and the first person that is named there, if any."""
        self._text = text
        self._introduced = [
            Span(*match.span()) for part in opening for match in _FULL_NAME.finditer(text, part.start, part.end)
        ]
        self._witness = introduced if len({name.of(text) for name in self._introduced}) < 2 else None
        self._turn_before = 0

    def named(self, label: Span, words: Span) -> Span | None:
        """Return the full name of whoever a label stands for; None if the label says it, or nothing does."""
        before, self._turn_before = self._turn_before, label.start
        who = label.of(self._text)
        if _INITIALS.fullmatch(who):
            return self._with_initials(who)
        return self._called(Span(before, label.start), words) if _WITNESS.match(who) else None

    def _with_initials(self, letters: str) -> Span | None:
        """Return the one name before the first turn that has these initials, without a trade before it."""
        fits: dict[str, Span] = {}
        for name in self._introduced:
            for first in _FIRST_LETTER.finditer(self._text, name.start, name.end):
                part = Span(first.start(), name.end)
                if "".join(_FIRST_LETTER.findall(part.of(self._text))).upper() == letters:
                    fits.setdefault(part.of(self._text), part)
        return next(iter(fits.values())) if len(fits) == 1 else None

    def _called(self, before: Span, words: Span) -> Span | None:
        """Return the name of the witness: told in the answer, else in the turn before, else the last one that was."""
        for match in _CALLED.finditer(self._text, before.start, before.end):
            self._witness = Span(*match.span("name"))
        asked = _ASKED_NAME.search(self._text, before.start, before.end)
        own = _GIVES_NAME.match(self._text, words.start, words.end)
        own = own or (_NAME_ALONE.match(self._text, words.start, words.end) if asked else None)
        self._witness = Span(*own.span("name")) if own else self._witness
        return self._witness
