"""The one change of a source that would raise the score most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.assess.asks import is_reader
from onrecord.assess.points import points_of
from onrecord.assess.rubric import Rubric
from onrecord.domain import Assertion, Burden, Dossier, Effect, Fix, Message, SourceKind, Support

_DOCUMENT, _ON_RECORD = "identified-document", "placed-person"
_IT = "it"
"""What the claims are called where nothing shows which they are."""


def best_fix(dossier: Dossier, rubric: Rubric, assertions: Sequence[Assertion], score: float) -> Fix | None:
    """Return the one source that raises the score most, possibly behind several lines; None if nothing would raise it.

    An unnamed source is put on the record, what nobody is credited with in a paragraph gets a source, and an accusation
    or a document that a reader could not ask for gets a document.
    """
    whole = sum(assertion.weight for assertion in assertions if assertion.scored)
    gains = [
        (_gain(assertions, at, rubric.level[kind]) / whole, at, change, rubric.level[kind])
        for at, change, kind in _changes(dossier, assertions)
    ]
    best = max(gains, key=lambda each: each[0], default=None)
    if best is None or best[0] <= 0:
        return None
    gain, which, change, level = best
    return Fix(which, change, level, gain, min(100.0, score + gain))


_Change = tuple[tuple[int, ...], Message, str]


def _changes(dossier: Dossier, assertions: Sequence[Assertion]) -> Iterator[_Change]:
    """Of which assertions, what to do, and the kind of source that they then have."""
    claims: dict[int, list[int]] = {}
    alone: dict[int, list[int]] = {}
    for at, assertion in enumerate(assertions):
        for index in assertion.attributions:
            claims.setdefault(index, []).append(at)
        if not assertion.scored or assertion.backing == 1:
            continue
        if assertion.is_altered:
            yield (at,), Message.of("quote-as-in-file", claims=_IT), _ON_RECORD
        elif assertion.burden is Burden.ACCUSATION or any(one.signal == "document" for one in assertion.evidence):
            yield (at,), Message.of("cite-document", claims=_IT), _DOCUMENT
        elif rests_on_nobody(assertion):
            alone.setdefault(dossier.block_at(assertion.span.start), []).append(at)
    for numbers in alone.values():
        yield tuple(numbers), Message.of("name-source", claims=_IT), _ON_RECORD
    for source in dossier.sources:
        if (source.unnamed and not is_reader(source)) or source.kind is SourceKind.PARTLY_NAMED:
            behind = tuple(sorted({at for index in source.attributions for at in claims.get(index, ())}))
            label = " ".join(source.label.split())
            yield behind, Message.of("put-on-record", source=label), _ON_RECORD


def _gain(assertions: Sequence[Assertion], changed: Sequence[int], level: int) -> float:
    """Weight times points that a source of `level` behind the changed assertions would add."""
    scored = [assertions[at] for at in changed if assertions[at].scored]
    mended = [
        replace(assertion, level=max(level, assertion.level), support=Support.SOURCED, evidence=())
        for assertion in scored
    ]
    return sum(
        assertion.weight * max(0.0, points_of(better) - points_of(assertion))
        for assertion, better in zip(scored, mended, strict=True)
    )


def rests_on_nobody(assertion: Assertion) -> bool:
    """Whether no source that a reader could ask stands behind it."""
    starts = [piece for piece in assertion.evidence if piece.effect is Effect.START and piece.signal != "nobody"]
    return all(start.signal == "document" and not start.points for start in starts)
