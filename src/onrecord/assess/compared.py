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
        (verification.span, verification)
        for verification in dossier.verifications
        if verification.kind in kinds and verification.passage
    )
    known = tuple(_of(dossier, rubric, assertion, tuple(_over(places, assertion))) for assertion in dossier.assertions)
    changed = replace(dossier, assertions=known)
    if dossier.score is None or all(
        one.level == other.level for one, other in zip(dossier.assertions, known, strict=True)
    ):
        return changed
    score = figures(changed, rubric, known, holds(changed, known))
    return replace(changed, score=replace(score, loaded_phrases=dossier.score.loaded_phrases))


def _over(places: Overlaps[Verification], assertion: Assertion) -> Iterator[Verification]:
    by_id = {id(verification): verification for part in assertion.parts for verification in places.over(part)}
    return iter(by_id.values())


def _of(dossier: Dossier, rubric: Rubric, assertion: Assertion, verifications: tuple[Verification, ...]) -> Assertion:
    if not verifications:
        return assertion
    evidence = assertion.evidence
    altered = next((verification for verification in verifications if verification.verdict is Verdict.ALTERED), None)
    there = next((verification for verification in verifications if verification.verdict in _FOUND), None)
    if altered:
        evidence = tuple(_discounted(piece) for piece in evidence if piece.signal != _QUOTATION)
    elif there:
        evidence = tuple(_identified(rubric, piece, there) for piece in evidence)
    noted = replace(assertion, evidence=(*evidence, *map(_note, verifications)))
    if evidence == assertion.evidence or not assertion.stakes:
        return noted
    leveled = replace(noted, level=level(rubric, evidence))
    return replace(leveled, support=support(dossier, leveled))


def _discounted(evidence: Evidence) -> Evidence:
    """Return the evidence as a note if it is a start: nobody is known to have said what an altered quotation says."""
    if evidence.effect is not Effect.START:
        return evidence
    return replace(evidence, effect=Effect.NOTE, points=0, because=Message.of("not-counted", because=evidence.because))


def _identified(rubric: Rubric, evidence: Evidence, verification: Verification) -> Evidence:
    """Return the evidence, at the level of an identified document if it is one that is described too little."""
    points = rubric.level["identified-document"]
    described = rubric.level["unidentified-document"]
    if evidence.signal != _DOCUMENT or evidence.effect is not Effect.START or not described <= evidence.points < points:
        return evidence
    because = Message.of("identified-by-file", because=evidence.because, where=_where(verification))
    return replace(evidence, points=points, because=because)


def _where(verification: Verification) -> str:
    return f"{verification.passage.path}, {verification.passage.place}" if verification.passage else ""


def _note(verification: Verification) -> Evidence:
    code = _NOTES.get(verification.verdict) or _ALTERED.get(verification.gravest or Weight.WORDING, "altered-wording")
    return Evidence("evidence", Effect.NOTE, 0, Message.of(code, where=_where(verification)), verification.span)
