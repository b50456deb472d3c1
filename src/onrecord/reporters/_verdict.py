"""The verdict on one draft in plain words: whether it is on hold and why, and what to fix first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from onrecord.domain import (
    Assertion,
    Audit,
    Burden,
    Dossier,
    Finding,
    Fix,
    Gate,
    Genre,
    Grade,
    Hold,
    Report,
    Severity,
    SourceKind,
    Span,
)
from onrecord.language.messages import worded

Places = Callable[[Dossier, Iterable[Span]], str]
"""How to say where spans stand: by the numbers of their lines, or by their first words."""
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
NOT_HELD = (
    "Not on hold: no accusation without support or a reply was found, no headline that goes beyond the article, and no "
    "quotation without a speaker."
)
DOUBTED = (
    "Not on hold, but what may be an accusation lacks support ({places}). No headline that goes beyond the article was "
    "found, and no quotation without a speaker."
)
NOT_SCORED = "Not on hold, but the article makes too few claims for a score."
_MOST = 3
"""Reasons and places that are spelled out; of the rest the number is given."""
_WORDS = 6
"""Words by which a passage is found again."""
_LIFTING = {
    Gate.REPLY: "ask the accused, or those who speak for them, for a reply, or say how you tried",
    Gate.HEADLINE: "let the headline say only what the article supports",
    Gate.SPEAKER: "say who speaks the quotation",
}
"""What lifts each hold but that of an accusation, which depends on its support."""


def verdict_lines(report: Report, places: Places | None = None) -> tuple[str, ...]:
    """Return two plain sentences: whether the draft is on hold and why, and what to fix first.

    Neither holds a word of the draft but the label of a source and the name of an accused person, as the score has
    them, and those that `places` quotes (if none is given, lines or paragraphs are numbered): what shows the lines
    makes them safe for its own medium.
    """
    places = places or lines_of
    score = report.dossier.score
    if score and score.holds:
        return _held(report.dossier, score.holds, places), f"Fix first: {_remedy(report, places)}."
    remedy = _remedy(report, places)
    doubted = [_accusing_words(one) for one in report.dossier.assertions if _may_accuse(one)]
    unheld = DOUBTED.format(places=places(report.dossier, doubted)) if doubted else NOT_HELD
    return (
        unheld if score and score.backing is not None else NOT_SCORED,
        f"Fix first: {remedy}." if remedy else "Nothing was found that needs fixing.",
    )


def _may_accuse(one: Assertion) -> bool:
    """Whether the ledger shows the line as an accusation that nothing backs."""
    return one.burden is Burden.ACCUSATION and one.scored and not one.in_headline and one.level == 0


def _accusing_words(one: Assertion) -> Span:
    """Return where the words of the accusation stand: the line may begin with something else."""
    return next((span for span in (*(each.charge for each in one.accused), *one.triggers)), one.span)


def read_as(report: Report) -> str:
    """Return what kind of article a draft is read as and how to say otherwise; empty for news that nobody doubts."""
    reading = report.dossier.document.reading
    if reading.given:
        return f"Read as {reading.genre.label}, as the settings say."
    if reading.genre is Genre.NEWS:
        return ""
    taken = f"Read as {reading.genre.label} ({reading.probability:.2f})."
    return f'{taken} To say otherwise: --genre news, or genre = "news" in the settings.'


def overview(audit: Audit) -> str:
    """Return which of several drafts are on hold, in one sentence."""
    held = [one.dossier.document.name for one in audit.reports if one.dossier.score and one.dossier.score.holds]
    if not held:
        return f"On hold: none of {len(audit.reports):,} drafts."
    return f"On hold: {len(held):,} of {len(audit.reports):,} drafts ({_listed(held)})."


def hold_reason(dossier: Dossier, hold: Hold) -> str:
    """Return why the hold is set, and where, as a clause: "an accusation rests on an unnamed source (line 7)"."""
    return _reason(dossier, hold, lines_of)


def _reason(dossier: Dossier, hold: Hold, places: Places) -> str:
    return f"{hold_because(dossier, hold)} ({places(dossier, held_spans(dossier, hold))})"


def hold_remedy(dossier: Dossier, hold: Hold) -> str:
    """Return what lifts the hold, as a sentence that stands at the words it is about."""
    if hold.gate is Gate.ALLEGATION:
        return f"{_support_needed(dossier, hold, 'this accusation')}."
    return f"{_LIFTING[hold.gate]}."


def lines_of(dossier: Dossier, spans: Iterable[Span]) -> str:
    """Return where spans begin, in words: "line 7", "paragraphs 3 and 9", "lines 2, 5, 8 and 4 more"."""
    numbers = sorted({dossier.document.locate(span).line for span in spans})
    unit = dossier.document.source_map.unit
    return f"{unit}{'' if len(numbers) == 1 else 's'} {_listed([str(number) for number in numbers])}"


def first_words_of(dossier: Dossier, spans: Iterable[Span]) -> str:
    """Return how spans begin, for a file whose paragraphs nobody numbers: "“Lee Pike was also …” and “He took …”"."""
    return _listed([_first_words(dossier.text(span)) for span in sorted(spans)])


def _first_words(text: str) -> str:
    words = text.replace("“", "").replace("”", "").split()
    return f"“{' '.join(words[:_WORDS])}{' …' if len(words) > _WORDS else ''}”"


def _held(dossier: Dossier, holds: Sequence[Hold], places: Places) -> str:
    reasons = list(dict.fromkeys(_reason(dossier, hold, places) for hold in holds))
    more = [f"{len(reasons) - _MOST} more"] if len(reasons) > _MOST else []
    return f"On hold: {'; '.join([*reasons[:_MOST], *more])}."


def hold_because(dossier: Dossier, hold: Hold) -> str:
    """Return why the hold is set, as a clause without its place."""
    if hold.gate is not Gate.ALLEGATION or not hold.assertions:
        return worded(hold.because)
    several = len(hold.assertions) > 1
    subject = f"{len(hold.assertions)} accusations" if several else "an accusation"
    support = _support(dossier, hold)
    if support is SourceKind.NONE:
        return f"{subject} {'have' if several else 'has'} no source"
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


def held_spans(dossier: Dossier, hold: Hold) -> list[Span]:
    """Return what the hold is about: the claims that set it, or the headline, or the quotation."""
    spans = [dossier.assertions[number].span for number in hold.assertions]
    return spans if spans and hold.gate is not Gate.HEADLINE else [hold.at]


def _remedy(report: Report, places: Places) -> str:
    """Return what is most urgent: what lifts the first hold, an error, the score's best fix, any other finding.

    Empty if there is nothing.
    """
    score = report.dossier.score
    if score and score.holds:
        return _lifting(report.dossier, score.holds[0], places)
    worst = max(report.findings, key=lambda finding: finding.severity, default=None)
    if score and score.best_fix and (worst is None or worst.severity < Severity.ERROR):
        return fix_gain(report.dossier, score.best_fix, places)
    return _helping(report.dossier, worst, places) if worst else ""


def _lifting(dossier: Dossier, hold: Hold, places: Places) -> str:
    where = places(dossier, held_spans(dossier, hold))
    if hold.gate is not Gate.ALLEGATION:
        return f"{_LIFTING[hold.gate]} ({where})"
    preposition = "on" if where.startswith("line") else "in"
    what = f"the accusation{'s' if len(hold.assertions) > 1 else ''} {preposition} {where}"
    return _support_needed(dossier, hold, what)


def _support_needed(dossier: Dossier, hold: Hold, what: str) -> str:
    """Return what to do about an accusation that is called `what`."""
    support = _support(dossier, hold)
    if support is SourceKind.NONE:
        return f"say who makes {what}, or cite a document"
    if support is SourceKind.UNNAMED_PERSON:
        return f"name who makes {what}, or cite a document"
    return f"find an independent source or a document for {what}"


def fix_gain(dossier: Dossier, fix: Fix, places: Places | None = None) -> str:
    """Return the change that raises the score most, where it is due, and by how much, as a clause."""
    where = (places or lines_of)(dossier, [dossier.assertions[number].span for number in fix.assertions])
    return f"{fix_change(fix)} ({where}); that would raise the score by {fix.gain:.0f} points, to {fix.score:.0f}"


def fix_change(fix: Fix) -> str:
    """Return the change, for use where its claims are shown beside it: "cite a document for the claim"."""
    return worded(fix.change_for("the claims" if len(fix.assertions) > 1 else "the claim"))


def _helping(dossier: Dossier, finding: Finding, places: Places) -> str:
    help = finding.help.rstrip(".")
    return f"{help[:1].lower()}{help[1:]} ({places(dossier, [finding.span])})"


def _listed(words: list[str]) -> str:
    shown = [*words[:_MOST], *([f"{len(words) - _MOST} more"] if len(words) > _MOST else [])]
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else shown[0]
