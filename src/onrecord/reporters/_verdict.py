"""The verdict on one draft in plain words: whether it is on hold and why, and what to fix first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.domain import Audit, Dossier, Finding, Fix, Gate, Grade, Hold, Report, Severity, SourceKind, Span
from onrecord.reporters._places import has_lines

GATES = {
    Gate.ALLEGATION: "accusation with too little support",
    Gate.REPLY: "accusation without a reply",
    Gate.HEADLINE: "headline with too little support",
    Gate.SPEAKER: "quotation without a speaker",
}
"""What each hold is called where its code (G1 to G4) would have to be looked up."""
GRADES = {
    Grade.D0: "not described",
    Grade.D1: "institution or role given",
    Grade.D2: "institution and role given",
    Grade.D3: "institution, role and basis of knowledge given",
}
"""How closely an unnamed source is described, where its code (D0 to D3) would have to be looked up."""
NOT_HELD = "Not on hold: no unsupported accusation or headline and no quotation without a speaker was found."
NOT_SCORED = "Not on hold, but too little is asserted to be scored."
_MOST = 3
"""Reasons and places that are spelled out; of the rest the number is given."""


def verdict_lines(report: Report) -> tuple[str, ...]:
    """Return two plain sentences: whether the draft is on hold and why, and what to fix first.

    Neither holds a word of the draft but the label of a source and the name of an accused person, as the score has
    them: what shows the lines makes them safe for its own medium.
    """
    score = report.dossier.score
    if score and score.holds:
        return _held(report.dossier, score.holds), f"Fix first: {_remedy(report)}."
    remedy = _remedy(report)
    return (
        NOT_HELD if score and score.backing is not None else NOT_SCORED,
        f"Fix first: {remedy}." if remedy else "Nothing was found that needs fixing.",
    )


def overview(audit: Audit) -> str:
    """Return which of several drafts are on hold, in one sentence."""
    held = [one.dossier.document.name for one in audit.reports if one.dossier.score and one.dossier.score.holds]
    if not held:
        return f"On hold: none of {len(audit.reports):,} drafts."
    return f"On hold: {len(held):,} of {len(audit.reports):,} drafts ({_listed(held)})."


def hold_reason(dossier: Dossier, hold: Hold) -> str:
    """Return why the hold is set, and where, as a clause: "an accusation rests on an unnamed source (line 7)"."""
    return f"{hold_because(dossier, hold)} ({_where(dossier, hold)})"


def lines_of(dossier: Dossier, spans: Iterable[Span]) -> str:
    """Return where spans begin, in words: "line 7", "paragraphs 3 and 9", "lines 2, 5, 8 and 4 more"."""
    numbers = sorted({dossier.document.locate(span).line for span in spans})
    unit = "line" if has_lines(dossier.document) else "paragraph"
    return f"{unit}{'' if len(numbers) == 1 else 's'} {_listed([str(number) for number in numbers])}"


def _held(dossier: Dossier, holds: Sequence[Hold]) -> str:
    reasons = list(dict.fromkeys(hold_reason(dossier, hold) for hold in holds))
    more = [f"{len(reasons) - _MOST} more"] if len(reasons) > _MOST else []
    return f"On hold: {'; '.join([*reasons[:_MOST], *more])}."


def hold_because(dossier: Dossier, hold: Hold) -> str:
    """Return why the hold is set, as a clause without its place."""
    if hold.gate is not Gate.ALLEGATION or not hold.assertions:
        return hold.because
    several = len(hold.assertions) > 1
    subject = f"{len(hold.assertions)} accusations" if several else "an accusation"
    support = _support(dossier, hold)
    if support is SourceKind.NONE:
        return f"{subject} {'are' if several else 'is'} credited to nobody"
    if support is SourceKind.UNNAMED_PERSON:
        return f"{subject} {'rest on unnamed sources' if several else 'rests on an unnamed source'}"
    return f"{subject} {'have' if several else 'has'} too little support"


def _support(dossier: Dossier, hold: Hold) -> SourceKind | None:
    """Return what all assertions of the hold rest on alike: nobody, unnamed people, or None for anything else."""
    kinds = {_kind(dossier, number) for number in hold.assertions}
    return kinds.pop() if len(kinds) == 1 else None


def _kind(dossier: Dossier, number: int) -> SourceKind | None:
    sources = [source for _, source in dossier.supports(dossier.assertions[number])]
    known = [source for source in sources if source.kind is not SourceKind.NONE]
    if not known:
        return SourceKind.NONE
    return SourceKind.UNNAMED_PERSON if all(source.unnamed for source in known) else None


def _where(dossier: Dossier, hold: Hold) -> str:
    spans = [dossier.assertions[number].span for number in hold.assertions]
    return lines_of(dossier, spans if spans and hold.gate is not Gate.HEADLINE else [hold.at])


def _remedy(report: Report) -> str:
    """Return what is most urgent: what lifts the first hold, an error, the score's best fix, any other finding.

    Empty if there is nothing.
    """
    score = report.dossier.score
    if score and score.holds:
        return _lifting(report.dossier, score.holds[0])
    worst = max(report.findings, key=lambda each: each.severity, default=None)
    if score and score.best_fix and (worst is None or worst.severity < Severity.ERROR):
        return fix_gain(report.dossier, score.best_fix)
    return _helping(report.dossier, worst) if worst else ""


def _lifting(dossier: Dossier, hold: Hold) -> str:
    where = _where(dossier, hold)
    if hold.gate is Gate.ALLEGATION:
        preposition = "on" if has_lines(dossier.document) else "in"
        what = f"the accusation{'s' if len(hold.assertions) > 1 else ''} {preposition} {where}"
        support = _support(dossier, hold)
        if support is SourceKind.NONE:
            return f"say who makes {what}, or cite a document"
        if support is SourceKind.UNNAMED_PERSON:
            return f"name who makes {what}, or cite a document"
        return f"find an independent source or a document for {what}"
    return {
        Gate.REPLY: f"ask the accused, or those who speak for them, for a reply, or say how you tried ({where})",
        Gate.HEADLINE: f"let the headline say only what the article supports ({where})",
        Gate.SPEAKER: f"say who speaks the quotation ({where})",
    }[hold.gate]


def fix_gain(dossier: Dossier, fix: Fix) -> str:
    """Return the change that raises the score most, where it is due, and by how much, as a clause."""
    where = lines_of(dossier, [dossier.assertions[number].span for number in fix.assertions])
    several = "s" if len(fix.assertions) > 1 else ""
    change = fix.change.replace("behind it", f"behind the claim{several}")
    return f"{change} ({where}) would raise the score by {fix.gain:.0f} points, to {fix.score:.0f}"


def _helping(dossier: Dossier, finding: Finding) -> str:
    help = finding.help.rstrip(".")
    return f"{help[:1].lower()}{help[1:]} ({lines_of(dossier, [finding.span])})"


def _listed(words: list[str]) -> str:
    shown = [*words[:_MOST], *([f"{len(words) - _MOST} more"] if len(words) > _MOST else [])]
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else shown[0]
