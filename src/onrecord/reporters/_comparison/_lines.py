"""What the formats for people share: passages, the figures before and after, and the close."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Change, ChangeKind, Comparison, Direction, Dossier, Report, Score, Side, Span
from onrecord.reporters._safe import safe

_LONGEST = 600
"""Characters of a sentence that are shown."""
_DESCRIBED = (
    ChangeKind.REASON_DROPPED, ChangeKind.SOURCE_BLURRED, ChangeKind.SOURCE_DESCRIBED, ChangeKind.REASON_ADDED,
)  # fmt: skip
"""Changes in how a source is spoken of: where that is, not what it is credited with, is shown."""
_MOST = 4
"""Sentences of each version that are shown of one change."""


def passages(comparison: Comparison, change: Change) -> Iterator[tuple[str, str]]:
    """Yield the sentences that a change is about, each once: with − if they were, + if they are, a blank if both."""
    before = list(_sentences(comparison.old.dossier, change, change.old)) if change.old else []
    after = list(_sentences(comparison.new.dossier, change, change.new)) if change.new else []
    yield from ((" " if sentence in after else "−", sentence) for sentence in _few(before))
    yield from (("+", sentence) for sentence in _few([each for each in after if each not in before]))


def heading(comparison: Comparison, change: Change) -> str:
    """Where a change stands: in the new version if it is there, else in the old."""
    if change.new:
        return _place(comparison.new.dossier, change.new)
    assert change.old is not None
    return _place(comparison.old.dossier, change.old)


def figures(comparison: Comparison) -> str:
    """Return the score before and after, and how much rests on unnamed people or on nobody."""
    old, new = (report.dossier.score for report in (comparison.old, comparison.new))
    if old is None or new is None:
        return "not scored"
    reliance = f"anonymous reliance {_moved(100 * old.anonymous_reliance, 100 * new.anonymous_reliance, '%')}"
    identified = f"fully identified sources {_moved(old.identified_sources, new.identified_sources)}"
    return f"{_backing(old, new)} · {reliance} · {identified}"


def summary(comparison: Comparison) -> str:
    """How many changes, and which way they go."""
    total = len(comparison.changes)
    if not total:
        return "No change in the sourcing."
    parts = [f"{number} {direction.value}" for direction in Direction if (number := comparison.count(direction))]
    return f"{total} change{'' if total == 1 else 's'} in the sourcing: {', '.join(parts)}."


def name(report: Report) -> str:
    """Return what the draft is called."""
    return safe(report.dossier.document.name)


def _place(dossier: Dossier, side: Side) -> str:
    """Path, line (or paragraph) and column."""
    at = dossier.document.locate(side.at)
    unit = dossier.document.source_map.sign
    return f"{safe(dossier.document.name)}:{unit}{at.line}:{at.column}"


def _sentences(dossier: Dossier, change: Change, side: Side) -> Iterator[str]:
    claims = () if change.kind in _DESCRIBED else side.claims
    spans = [dossier.assertions[claim].span for claim in claims] or [side.at]
    yield from dict.fromkeys(_sentence(dossier, span) for span in sorted(spans))


def _few(sentences: list[str]) -> list[str]:
    """Return the first of them; the last tells how many more there are."""
    more = len(sentences) - _MOST
    return sentences if more <= 1 else [*sentences[:_MOST], f"… and {more} more"]


def _sentence(dossier: Dossier, span: Span) -> str:
    first, last = dossier.sentence_at(span.start), dossier.sentence_at(max(span.start, span.end - 1))
    start = first.span.start if first else span.start
    whole = Span(start, max(start, last.span.end if last else span.end))
    text = safe(" ".join(dossier.text(whole).split()))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _backing(old: Score, new: Score) -> str:
    if old.backing is None or new.backing is None:
        return "backing: too little is asserted in one of the two to be scored"
    return f"backing {_moved(old.backing, new.backing)} of 100"


def _moved(old: float, new: float, unit: str = "") -> str:
    before, after = f"{old:.0f}{unit}", f"{new:.0f}{unit}"
    return before if before == after else f"{before} → {after}"
