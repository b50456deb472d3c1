"""What the reporter's file changes in the ledger: notes of what was compared, the levels that change, and the score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from onrecord.assess.figures import figures
from onrecord.assess.holds import holds
from onrecord.assess.rubric import Rubric, level, standard
from onrecord.assess.support import support
from onrecord.domain import (
    Assertion,
    Checked,
    Dossier,
    Effect,
    Evidence,
    Message,
    Overlaps,
    Verdict,
    Verification,
    Weight,
)

_QUOTATION, _DOCUMENT = "quotation", "document"
_NOTES = {
    Verdict.VERBATIM: "verbatim-in-file",
    Verdict.TIDIED: "tidied-in-file",
    Verdict.AGREES: "same-figure-in-file",
    Verdict.ROUNDED: "rounded-from-file",
    Verdict.DIFFERS: "other-figure-in-file",
}
_ALTERED = {Weight.NUMBER: "altered-number", Weight.NEGATION: "altered-negation"}
_FOUND = (Verdict.VERBATIM, Verdict.TIDIED, Verdict.AGREES)


def compared(dossier: Dossier, needs: Mapping[str, int] | None = None) -> Dossier:
    """Return the dossier with a note for each comparison of a claim, and with the levels that these change.

    Whoever is credited with a quotation no longer counts for a claim that the quotation has in other words. A document
    that the article does not identify counts as identified where the claim's words stand in the file.
    """
    rubric = standard().tightened(needs or {})
    kinds = (Checked.QUOTATION, Checked.FIGURE)
    places: Overlaps[Verification] = Overlaps(
        (each.span, each) for each in dossier.verifications if each.kind in kinds and each.passage
    )
    known = tuple(_of(dossier, rubric, each, tuple(_over(places, each))) for each in dossier.assertions)
    changed = replace(dossier, assertions=known)
    if dossier.score is None or all(
        one.level == other.level for one, other in zip(dossier.assertions, known, strict=True)
    ):
        return changed
    score = figures(changed, rubric, known, holds(changed, known))
    return replace(changed, score=replace(score, loaded_phrases=dossier.score.loaded_phrases))


def _over(places: Overlaps[Verification], assertion: Assertion) -> Iterator[Verification]:
    found = {id(each): each for part in assertion.parts for each in places.over(part)}
    return iter(found.values())


def _of(dossier: Dossier, rubric: Rubric, assertion: Assertion, found: tuple[Verification, ...]) -> Assertion:
    if not found:
        return assertion
    evidence = assertion.evidence
    altered = next((each for each in found if each.verdict is Verdict.ALTERED), None)
    there = next((each for each in found if each.verdict in _FOUND), None)
    if altered:
        evidence = tuple(_discounted(each) for each in evidence if each.signal != _QUOTATION)
    elif there:
        evidence = tuple(_identified(rubric, each, there) for each in evidence)
    told = replace(assertion, evidence=(*evidence, *map(_note, found)))
    if evidence == assertion.evidence or not assertion.stakes:
        return told
    leveled = replace(told, level=level(rubric, evidence))
    return replace(leveled, support=support(dossier, leveled))


def _discounted(each: Evidence) -> Evidence:
    """Return the evidence as a note if it is a start: nobody is known to have said what an altered quotation says."""
    if each.effect is not Effect.START:
        return each
    return replace(each, effect=Effect.NOTE, points=0, because=Message.of("not-counted", because=each.because))


def _identified(rubric: Rubric, each: Evidence, found: Verification) -> Evidence:
    """Return the evidence, at the level of an identified document if it is one that is described too little."""
    points = rubric.level["identified-document"]
    described = rubric.level["unidentified-document"]
    if each.signal != _DOCUMENT or each.effect is not Effect.START or not described <= each.points < points:
        return each
    because = Message.of("identified-by-file", because=each.because, where=_where(found))
    return replace(each, points=points, because=because)


def _where(each: Verification) -> str:
    return f"{each.passage.path}, {each.passage.place}" if each.passage else ""


def _note(each: Verification) -> Evidence:
    code = _NOTES.get(each.verdict) or _ALTERED.get(each.gravest or Weight.WORDING, "altered-wording")
    return Evidence("evidence", Effect.NOTE, 0, Message.of(code, where=_where(each)), each.span)
