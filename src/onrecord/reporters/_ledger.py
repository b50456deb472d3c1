"""The ledger: each assertion with the level it needs and has, worst first; then the score and further figures."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import (
    Assertion,
    BackingLabel,
    Dossier,
    Effect,
    Evidence,
    Report,
    Score,
    SourceKind,
    Verification,
)
from onrecord.reporters._paint import paint
from onrecord.reporters._safe import cut, safe, width
from onrecord.reporters._style import Style
from onrecord.reporters._verdict import GATES, hold_because
from onrecord.reporters._wrap import wrapped

_COLOR = {
    BackingLabel.UNBACKED: "red",
    BackingLabel.THIN: "red",
    BackingLabel.PARTLY: "yellow",
    BackingLabel.BACKED: "green",
}
_SIGN = {Effect.RAISE: "+", Effect.LOWER: "−"}
_COLUMNS = 36
"""What a row of the ledger takes besides the words of the claim."""
_LEAST = 20
"""Columns for the words of a claim; with less room its class and level stand on a line of their own."""
POINTER = (
    "c1, c2 … number the assertions of each draft. Audit one draft alone to see its ledger; "
    "--explain c1 shows how one is scored."
)
"""Stands where several drafts leave no room for the ledger that these numbers refer to."""
_FEW = 4
"""Words of a claim that need their cue to be understood."""


def ledger_lines(report: Report, style: Style) -> Iterator[str]:
    """Every scored assertion, worst first, with the reasons for its level; nothing where nothing is scored."""
    dossier = report.dossier
    ranked = sorted(
        ((number, each) for number, each in enumerate(dossier.assertions, 1) if each.weight),
        key=lambda row: (row[1].in_headline, row[1].backing, -row[1].weight, row[0]),
    )
    if not ranked:
        return
    yield ""
    for line in _laid_out("", "what is asserted", "class", "level", "backing", style=style):
        yield _tint(line, "bold", style)
    for number, each in ranked:
        yield from _row(dossier, number, each, style)


def score_lines(report: Report, style: Style) -> Iterator[str]:
    """Yield the score, the holds, further figures, and the best single fix."""
    score = report.dossier.score
    if score is None:
        return
    yield ""
    yield from (_tint(line, "bold", style) for line in wrapped(_headline(report, score), style.width, "", "  "))
    if report.before:
        yield from _told("since", _since(report, report.before), style, "red" if report.fall > 0 else None)
    for hold in score.holds:
        at = report.dossier.document.locate(hold.at)
        where = ", ".join(f"c{number + 1}" for number in hold.assertions) or f"{at.line}:{at.column}"
        told = f"{GATES[hold.gate]} ({hold.gate.value}): {safe(hold_because(report.dossier, hold))} ({where})"
        yield from _told("hold", told, style, "red")
    yield from _told("figures", _figures(report, score), style)
    if score.best_fix:
        fix = score.best_fix
        which = ", ".join(f"c{number + 1}" for number in fix.assertions)
        change = fix.change_for(which)
        change = f"{fix.change} ({which})" if change == fix.change else change
        yield from _told("best fix", f"{safe(change)}: +{fix.gain:.0f} points ({fix.score:.0f})", style, "green")


def explanation_lines(report: Report, wanted: str, style: Style) -> Iterator[str]:
    """The whole arithmetic of one assertion (c4), or of those that begin on a line (17)."""
    for number, each in _meant(report, wanted):
        yield ""
        yield from _explained(report.dossier, number, each, style)


def explains(report: Report, wanted: str) -> bool:
    """Whether the draft has an assertion of this name, or on this line, or something there that was compared."""
    return any(True for _ in _meant(report, wanted)) or any(True for _ in verified_there(report, wanted))


def verified_there(report: Report, wanted: str) -> Iterator[Verification]:
    """What was compared with evidence in the assertion of this name, or on this line."""
    document = report.dossier.document
    spans = [each.span for _, each in _meant(report, wanted)]
    for one in report.dossier.verifications:
        if wanted == str(document.locate(one.span).line) or any(span.overlaps(one.span) for span in spans):
            yield one


def _meant(report: Report, wanted: str) -> Iterator[tuple[int, Assertion]]:
    document = report.dossier.document
    for number, each in enumerate(report.dossier.assertions, 1):
        if wanted in (f"c{number}", str(document.locate(each.span).line)):
            yield number, each


def _laid_out(name: str, words: str, *cells: str, style: Style) -> Iterator[str]:
    """A row of the ledger; in a narrow terminal two lines."""
    claim_class, level, label = cells
    if style.width - _COLUMNS >= _LEAST:
        yield f"  {name:<5}{_fit(words, style.width - _COLUMNS)}  {claim_class:<11}{level:<7}{label}"
        return
    yield f"  {name:<5}{_fit(words, max(_LEAST, style.width - 7))}"
    yield f"  {'':<5}{claim_class:<11}{level:<7}{label}"


def _row(dossier: Dossier, number: int, each: Assertion, style: Style) -> Iterator[str]:
    words = safe(_worded(dossier, each))
    level = f"{each.level}/{each.need}" if not each.in_headline else "–"
    label = "headline" if each.in_headline else each.label.value
    color = None if each.in_headline else _COLOR[each.label]
    cells = each.claim_class.value, level, _tint(label, color, style)
    yield from _laid_out(f"c{number}", words, *cells, style=style)
    if each.in_headline or each.label is BackingLabel.BACKED:
        return
    reasons = [_reason(dossier, one) for one in each.evidence if one.effect is not Effect.NOTE]
    told = " · ".join(reasons) or "0 no source is given"
    yield from (_tint(line, "dim", style) for line in wrapped(told, style.width, " " * 7, " " * 7))


def _worded(dossier: Dossier, each: Assertion) -> str:
    """The claim's words; where they are few, with the cue without which they say little: "(considered) the matter"."""
    words = dossier.words(each.parts).split()
    cue = dossier.cue_of(each)
    if cue and len(words) <= _FEW and cue[0] < each.parts[0]:
        words = [f"({' '.join(dossier.words(cue).split()).rstrip(',:;')})", *words]
    return " ".join(words)


def _reason(dossier: Dossier, evidence: Evidence) -> str:
    at = dossier.document.locate(evidence.at)
    points = f"{_SIGN.get(evidence.effect, '')}{abs(evidence.points)}"
    return f"{points} {safe(evidence.because)} [{at.line}:{at.column}]"


def _headline(report: Report, score: Score) -> str:
    name = safe(report.dossier.document.name)
    counted = f"{_counted(score.assertions, 'scored assertion')}, weight {score.weight}"
    if score.backing is None:
        return f"{name}: too little is asserted to be scored ({counted})"
    return f"{name}: backing {score.backing:.0f} of 100 ({counted}; rubric {score.rubric})"


def _since(report: Report, before: Score) -> str:
    now = report.dossier.score
    if before.backing is None or now is None or now.backing is None:
        return "the base version: one of the two has too little to be scored"
    if round(report.fall, 1) == 0:
        return f"the base version: backing unchanged ({before.backing:.0f})"
    moved = "fell" if report.fall > 0 else "rose"
    return f"the base version: backing {moved} by {abs(report.fall):.1f} points, from {before.backing:.0f}"


def _figures(report: Report, score: Score) -> str:
    credited = [each for each in report.dossier.sources if each.kind not in (SourceKind.NONE, SourceKind.SELF)]
    organisations = sum(each.kind is SourceKind.ORGANIZATION for each in credited)
    loaded = score.loaded_phrases
    words = report.dossier.document.words
    parts = [
        f"anonymous reliance {score.anonymous_reliance:.0%} ({score.unnamed:.0%} unnamed, "
        f"{score.unattributed:.0%} unattributed)",
        _counted(len(credited), "source") + (f" ({_counted(organisations, 'organisation')})" if organisations else ""),
        f"fully identified {score.identified_sources} (band {score.band})",
        f"{score.named_share:.0%} of statements from named sources",
        f"{1000 * loaded / words if words else 0:.1f} loaded phrases per 1,000 words",
    ]
    return " · ".join(parts)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _explained(dossier: Dossier, number: int, each: Assertion, style: Style) -> Iterator[str]:
    at = dossier.document.locate(each.span)
    yield _tint(f"c{number}  {safe(dossier.document.name)}:{at.line}:{at.column}", "bold", style)
    yield from _told("claim", safe(" … ".join(" ".join(dossier.text(part).split()) for part in each.parts)), style)
    yield from _told("class", _classed(dossier, each), style)
    if not each.weight:
        return
    for one in each.evidence:
        sign = {Effect.START: f"start {one.points}", Effect.NOTE: "note"}.get(one.effect, f"{_SIGN.get(one.effect)}1")
        yield from _told(sign, _reason(dossier, one).split(" ", 1)[1], style)
    if not each.evidence:
        yield from _told("start 0", "no source is given", style)
    yield from _told("level", f"{each.level}: best start, adjusted by −2 to +1 at most, 0 to 4", style)
    shown = f"min(1, {each.level} / {each.need}) = {each.backing:.3g}: {each.label.value}"
    yield from _told("backing", shown, style)
    score = dossier.score
    if each.scored and score:
        yield from _told(
            "counts", f"{each.weight} × {each.backing:.3g} = {each.weight * each.backing:.3g} of {score.weight}", style
        )
    elif each.in_headline:
        yield from _told("counts", "not at all: the article repeats what its headline says", style)


def _classed(dossier: Dossier, each: Assertion) -> str:
    because = ", ".join(dict.fromkeys(f"“{safe(dossier.text(span))}”" for span in each.triggers))
    told = f" ({because})" if because else ""
    return (
        f"{each.claim_class.value}: weight {each.weight}, needs level {each.need}{told}"
        if each.weight
        else each.claim_class.value
    )


def _told(name: str, text: str, style: Style, color: str | None = None) -> Iterator[str]:
    first, *rest = wrapped(text, style.width, " " * 13, " " * 13) or [""]
    yield f"  {_tint(f'{name:<9}', color, style)}  {first[13:]}"
    yield from rest


def _tint(text: str, color: str | None, style: Style) -> str:
    return paint(text, color if style.color else None)


def _fit(text: str, columns: int) -> str:
    if width(text) > columns:
        text = f"{cut(text, columns - 1).rstrip()}…"
    return text + " " * (columns - width(text))
