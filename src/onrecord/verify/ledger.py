"""What the evidence adds to the ledger: notes beside the reasons for a level, which stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.domain import Assertion, Checked, Effect, Evidence, Overlaps, Span, Verdict, Verification

_QUOTATION = "quotation"
_TOLD = {
    Verdict.VERBATIM: "word for word in",
    Verdict.TIDIED: "but for tidied speech in",
    Verdict.ALTERED: "in other words in",
    Verdict.AGREES: "with the same figure in",
    Verdict.ROUNDED: "rounded, from",
    Verdict.DIFFERS: "with another figure in",
}


def noted(assertions: Sequence[Assertion], found: Sequence[Verification]) -> tuple[Assertion, ...]:
    """Return the assertions, each with a note on the passage that was compared with it.

    That somebody is quoted word for word counts no longer where the quotation was altered.
    """
    kinds = (Checked.QUOTATION, Checked.FIGURE)
    places: Overlaps[Verification] = Overlaps(
        (each.span, each) for each in found if each.kind in kinds and each.passage
    )
    return tuple(_noted(each, tuple(_over(places, each.parts))) for each in assertions)


def _over(places: Overlaps[Verification], parts: Sequence[Span]) -> Iterator[Verification]:
    found = {id(each): each for part in parts for each in places.over(part)}
    return iter(found.values())


def _noted(assertion: Assertion, found: tuple[Verification, ...]) -> Assertion:
    if not found:
        return assertion
    altered = any(each.verdict is Verdict.ALTERED for each in found)
    kept = tuple(each for each in assertion.evidence if not (altered and each.signal == _QUOTATION))
    return replace(assertion, evidence=(*kept, *map(_note, found)))


def _note(each: Verification) -> Evidence:
    where = f"{each.passage.path}, {each.passage.place}" if each.passage else ""
    return Evidence("evidence", Effect.NOTE, 0, f"{_TOLD[each.verdict]} {where}", each.span)
