"""The ledger: each assertion with the level it needs and has, worst first; then the score and further figures."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import (
    Assertion,
    BackingLabel,
    Burden,
    Dossier,
    Effect,
    Evidence,
    Report,
    Score,
    SourceKind,
    Verification,
)
from onrecord.language.messages import worded
from onrecord.reporters._claim import claim_in_ledger, claim_place, claim_words, is_meant, meant
from onrecord.reporters._paint import tint
from onrecord.reporters._places import place
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
_SIGN = {Effect.RAISE: "+", Effect.LOWER: "−", Effect.POSSIBLE: "possibly "}
_EDGES = " ,;:"
"""What a claim that is cut short does not end with."""
_COLUMNS = 45
"""What a row of the ledger takes besides the words of the claim."""
_LEAST = 20
"""Columns for the words of a claim; with less room its class and level stand on a line of their own."""
POINTER = (
    "c1, c2 … number the assertions of each draft. Audit one draft alone to see its ledger; "
    "--explain c1 shows how one is scored."
)
"""Stands where several drafts leave no room for the ledger that these numbers refer to."""
_WHOLE = "score"
"""What asks for an explanation of the article's number."""
_ASKS = 10
"""Lines to ask about that are shown by default."""
_NO_LEVEL = (Effect.NOTE, Effect.POSSIBLE)
"""Evidence that sets no level, which `--explain` shows."""


def ledger_lines(report: Report, style: Style) -> Iterator[str]:
    """Yield the lines that an editor would mark, worst first, with the question to put, or every scored assertion."""
    if style.ledger:
        yield from _all_lines(report, style)
        return
    score = report.dossier.score
    shown = score.asks[:_ASKS] if score else ()
    if not score or not any(assertion.scored for assertion in report.dossier.assertions):
        return
    if shown:
        yield ""
        for line in _laid_out("", "place", "what an editor would ask about", "burden", "level", "backing", style=style):
            yield tint(line, "bold", style)
    for ask in shown:
        yield from _row(report.dossier, ask.assertion + 1, report.dossier.assertions[ask.assertion], style)
        yield from (
            tint(line, "cyan", style) for line in wrapped(safe(worded(ask.question)), style.width, " " * 7, " " * 7)
        )
    fixed = _only_fixed(report.dossier, score)
    for number in fixed:
        yield from _row(report.dossier, number + 1, report.dossier.assertions[number], style)
        yield tint(f"{' ' * 7}named by the best fix", "dim", style)
    message = " · ".join(_not_shown(report.dossier, score, len(shown), len(fixed)))
    if message:
        yield ""
        yield f"  {message} (--ledger all)"


def _only_fixed(dossier: Dossier, score: Score) -> list[int]:
    """Return the numbers of the claims that the best fix names and that no question is asked about."""
    asked = {ask.assertion for ask in score.asks}
    named = score.best_fix.assertions if score.best_fix else ()
    return [at for at in named if at not in asked and dossier.assertions[at].label is not BackingLabel.BACKED]


def _not_shown(dossier: Dossier, score: Score, shown: int, fixed: int) -> Iterator[str]:
    """Yield what the ledger leaves out, kind by kind; `fixed` lines are shown for the best fix alone."""
    scored = [assertion for assertion in dossier.assertions if assertion.scored]
    backed = sum(claim.label is BackingLabel.BACKED for claim in scored)
    rest = len(scored) - backed - len(score.asks) - fixed
    if len(score.asks) > shown:
        yield f"{len(score.asks) - shown} more to ask about"
    if backed:
        yield f"{_counted(backed, 'line')} fully backed"
    if rest > 0:
        yield f"{_counted(rest, 'line')} that an editor would probably let pass"


def _all_lines(report: Report, style: Style) -> Iterator[str]:
    dossier = report.dossier
    ranked = sorted(
        ((number, assertion) for number, assertion in enumerate(dossier.assertions, 1) if assertion.stakes),
        key=lambda row: (row[1].in_headline, row[1].backing, -row[1].weight, row[0]),
    )
    if not ranked:
        return
    yield ""
    for line in _laid_out("", "place", "what is asserted", "burden", "level", "backing", style=style):
        yield tint(line, "bold", style)
    for number, assertion in ranked:
        yield from _row(dossier, number, assertion, style)


def score_lines(report: Report, style: Style) -> Iterator[str]:
    """Yield the score, the holds, further figures, and the best single fix."""
    score = report.dossier.score
    if score is None:
        return
    yield ""
    yield from (tint(line, "bold", style) for line in wrapped(_headline(report, score), style.width, "", "  "))
    if report.before:
        yield from _told("since", _since(report, report.before), style, "red" if report.fall > 0 else None)
    for hold in score.holds:
        at = place(report.dossier.document, report.dossier.document.locate(hold.at))
        where = ", ".join(f"c{number + 1}" for number in hold.assertions) or at
        message = f"{GATES[hold.gate]} ({hold.gate.value}): {safe(hold_because(report.dossier, hold))} ({where})"
        yield from _told("hold", message, style, "red")
    yield from _told("figures", _figures(report, score), style)
    if score.best_fix:
        fix = score.best_fix
        which = ", ".join(f"c{number + 1}" for number in fix.assertions)
        change = worded(fix.change_for(which))
        change = change if fix.names_claims else f"{change} ({which})"
        yield from _told("best fix", f"{safe(change)}: +{fix.gain:.0f} points ({fix.score:.0f})", style, "green")


def explanation_lines(report: Report, wanted: str, style: Style) -> Iterator[str]:
    """Yield the arithmetic of one assertion (c4), of those on a line (17) or at a place (17:5), or of the article."""
    if wanted == _WHOLE and report.dossier.score:
        yield ""
        yield from _explained_score(report.dossier.score, style)
    for number, each in meant(report, wanted):
        yield ""
        yield from _explained(report.dossier, number, each, style)


def _explained_score(score: Score, style: Style) -> Iterator[str]:
    """Yield the sum that the article's number is: each figure, the points for the whole of it, and what that makes."""
    yield tint("score: what the article's number is the sum of", "bold", style)
    for figure in score.figures:
        product = f"{figure.value:.3f} × {figure.weight:+.1f} = {figure.points:+.2f}"
        yield from _told(f"{figure.points:+.1f}", f"{figure.name}: {product}", style)
    if score.backing is None:
        yield from _told("no score", f"the assertions weigh {score.weight:.1f}, too little to score", style)
        return
    yield from _told("sum", f"{score.backing:.1f}: {score.verdict} (limited to 0 to 100)", style)
    yield from _told(
        "interval", f"{score.low:.0f} to {score.high:.0f}: an editor's score lies there 8 times in 10", style
    )


def explains(report: Report, wanted: str) -> bool:
    """Whether the draft has an assertion of this name, or one or a comparison on this line, or a score."""
    has_score = wanted == _WHOLE and report.dossier.score is not None
    return has_score or bool(meant(report, wanted)) or any(True for _ in verified_there(report, wanted))


def verified_there(report: Report, wanted: str) -> Iterator[Verification]:
    """Yield what was compared with evidence in the assertion of this name, or on this line."""
    spans = [each.span for _, each in meant(report, wanted)]
    for one in report.dossier.verifications:
        if is_meant(report, wanted, one.span) or any(span.overlaps(one.span) for span in spans):
            yield one


def _laid_out(name: str, at: str, words: str, *cells: str, style: Style) -> Iterator[str]:
    """Yield a row of the ledger; in a narrow terminal two lines."""
    claim_class, level, label = cells
    if style.width - _COLUMNS >= _LEAST:
        yield f"  {name:<5}{at:<8} {_fit(words, style.width - _COLUMNS)}  {claim_class:<11}{level:<7}{label}"
        return
    yield f"  {name:<5}{at:<8} {_fit(words, max(_LEAST, style.width - 16))}"
    yield f"  {'':<5}{claim_class:<11}{level:<7}{label}"


def _row(dossier: Dossier, number: int, assertion: Assertion, style: Style) -> Iterator[str]:
    words = safe(claim_in_ledger(dossier, assertion))
    level = f"{assertion.level}/{assertion.need}" if not assertion.in_headline else "–"
    label = "headline" if assertion.in_headline else assertion.label.value
    color = None if assertion.in_headline else _COLOR[assertion.label]
    cells = assertion.burden.value, level, tint(label, color, style)
    yield from _laid_out(f"c{number}", claim_place(dossier.document, assertion), words, *cells, style=style)
    if assertion.in_headline or assertion.label is BackingLabel.BACKED:
        return
    message = " · ".join(_reasons(dossier, assertion)) or "0 no source is given"
    yield from (tint(line, "dim", style) for line in wrapped(message, style.width, " " * 7, " " * 7))


def _reasons(dossier: Dossier, assertion: Assertion) -> list[str]:
    """Return what gives the level, and who was not counted; of an altered quotation, what was found."""
    shown = (one for one in assertion.evidence if one.effect not in _NO_LEVEL or one.because.code == "one-origin")
    reasons = [_reason(dossier, one) for one in shown]
    if reasons or not assertion.is_altered:
        return reasons
    found = (one for one in assertion.evidence if one.signal == "evidence" or one.because.code == "not-counted")
    return [f"0 {_because(dossier, one)}" for one in found]


def _reason(dossier: Dossier, evidence: Evidence) -> str:
    return f"{_SIGN.get(evidence.effect, '')}{abs(evidence.points)} {_because(dossier, evidence)}"


def _because(dossier: Dossier, evidence: Evidence) -> str:
    at = place(dossier.document, dossier.document.locate(evidence.at))
    return f"{safe(worded(evidence.because))} [{at}]"


def _headline(report: Report, score: Score) -> str:
    name = safe(report.dossier.document.name)
    counted = _counted(score.assertions, "scored assertion")
    if score.backing is None or score.low is None or score.high is None:
        return f"{name}: too few claims to score ({counted})"
    between = f"an editor's score: {score.low:.0f} to {score.high:.0f}"
    return f"{name}: {score.verdict}, {score.backing:.0f} of 100 ({between}; {counted}; rubric {score.rubric})"


def _since(report: Report, before: Score) -> str:
    now = report.dossier.score
    if before.backing is None or now is None or now.backing is None:
        return "the base version: one of the two has too little to be scored"
    if round(report.fall, 1) == 0:
        return f"the base version: backing unchanged ({before.backing:.0f})"
    moved = "fell" if report.fall > 0 else "rose"
    return f"the base version: backing {moved} by {abs(report.fall):.1f} points, from {before.backing:.0f}"


def _figures(report: Report, score: Score) -> str:
    credited = [source for source in report.dossier.sources if source.kind.is_somebody]
    organisations = sum(each.kind is SourceKind.ORGANIZATION for each in credited)
    loaded = score.loaded_phrases
    words = report.dossier.document.words
    parts = [
        f"{score.credited:.0%} of the words credited",
        f"rests on unnamed people {score.unnamed:.0%}, on nobody {score.unattributed:.0%}",
        f"own voice {score.own_voice:.0%}",
        _counted(len(credited), "source") + (f" ({_counted(organisations, 'organisation')})" if organisations else ""),
        f"fully identified {score.identified_sources} (band {score.band})",
        f"{score.named_share:.0%} of statements from named sources",
        f"{1000 * loaded / words if words else 0:.1f} loaded phrases per 1,000 words",
    ]
    return " · ".join(parts)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _explained(dossier: Dossier, number: int, assertion: Assertion, style: Style) -> Iterator[str]:
    at = claim_place(dossier.document, assertion)
    yield tint(f"c{number}  {safe(dossier.document.name)}:{at}", "bold", style)
    yield from _told("claim", safe(claim_words(dossier, assertion)), style)
    yield from _told("burden", _burden(assertion), style)
    if not assertion.stakes:
        return
    for one in assertion.evidence:
        named = {
            Effect.START: f"start {one.points}",
            Effect.POSSIBLE: f"maybe {one.points}",
            Effect.NOTE: "note",
        }
        yield from _told(named.get(one.effect, f"{_SIGN.get(one.effect)}1"), _because(dossier, one), style)
    if not assertion.evidence:
        yield from _told("start 0", "no source is given", style)
    yield from _told("support", assertion.support.value, style)
    yield from _told("level", f"{assertion.level}: best start, adjusted by −2 to +1 at most, 0 to 4", style)
    for stake in assertion.stakes:
        share = min(1.0, assertion.level / stake.need)
        product = stake.probability * stake.weight
        weighed = f"{stake.probability:.3g} × {stake.weight} = {product:.3g}"
        backed = f"min(1, {assertion.level} / {stake.need}) = {share:.3g} is backed: {product * share:.3g}"
        yield from _told(stake.burden.value, f"{weighed}, of which {backed}", style)
    yield from _told(
        "backing",
        f"{assertion.weight * assertion.backing:.3g} / {assertion.weight:.3g} = {assertion.backing:.3g}",
        style,
    )
    score = dossier.score
    if assertion.scored and score:
        yield from _told("counts", f"{assertion.weight * assertion.backing:.3g} of {score.weight:.3g}", style)
    elif assertion.in_headline:
        yield from _told("counts", "not at all: the article repeats what its headline says", style)


def _burden(assertion: Assertion) -> str:
    """Return the probability of each burden, the likeliest first."""
    likely = sorted(zip(assertion.burdens, Burden, strict=False), key=lambda row: -row[0])
    return ", ".join(f"{burden.value} {probability:.3g}" for probability, burden in likely if probability)


def _told(name: str, text: str, style: Style, color: str | None = None) -> Iterator[str]:
    first, *rest = wrapped(text, style.width, " " * 13, " " * 13) or [""]
    yield f"  {tint(f'{name:<9}', color, style)}  {first[13:]}"
    yield from rest


def _fit(text: str, columns: int) -> str:
    if width(text) > columns:
        short = cut(text, columns - 2)
        whole = short if text[len(short) : len(short) + 1].isspace() else short.rpartition(" ")[0] or short
        text = f"{whole.rstrip(_EDGES)} …"
    return text + " " * (columns - width(text))
