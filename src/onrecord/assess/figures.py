"""The figures that stand beside the score and are never folded into it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.assess.asks import asks
from onrecord.assess.claim import named_body
from onrecord.assess.interval import interval
from onrecord.assess.rubric import Rubric, backing
from onrecord.domain import COPY, Assertion, Burden, Dossier, Effect, Fix, Hold, Score, Source, SourceKind
from onrecord.language.documents import is_named

_BANDS = ((0, "0"), (1, "1"), (3, "2–3"))
"""Fully identified sources, as the Project for Excellence in Journalism counted them in newspapers, 2002-05."""
_MOST = "4+"
_DOCUMENT, _ON_RECORD = "identified-document", "placed-person"


def figures(dossier: Dossier, rubric: Rubric, assertions: Sequence[Assertion], shut: tuple[Hold, ...]) -> Score:
    """The article's score with everything beside it."""
    scored = [each for each in assertions if each.scored]
    total = sum(each.weight for each in scored)
    anonymous = [each for each in scored if _unnamed(dossier, each)]
    nobody = [each for each in scored if _unattributed(each)]
    identified = len(_identified(dossier, assertions))
    value = backing(rubric, assertions)
    low, high = interval(scored, value)
    return Score(
        backing=value,
        assertions=len(scored),
        weight=round(total, 3),
        unnamed=sum(each.weight for each in anonymous) / total if total else 0.0,
        unattributed=sum(each.weight for each in nobody) / total if total else 0.0,
        identified_sources=identified,
        band=next((band for most, band in _BANDS if identified <= most), _MOST),
        named_share=_named_share(dossier),
        holds=shut,
        best_fix=best_fix(dossier, rubric, assertions) if value is not None else None,
        rubric=rubric.version,
        low=low,
        high=high,
        credited=_credited(dossier),
        own_voice=_own_voice(dossier, assertions),
        asks=asks(dossier, assertions) if value is not None else (),
    )


def _credited(dossier: Dossier) -> float:
    """The share of the words of the copy that somebody is credited with."""
    copy = [each.span for each in dossier.sentences if each.block.kind in COPY]
    whole = sum(len(dossier.text(span).split()) for span in copy)
    contents = sorted({part for one in dossier.attributions if one.source for part in one.content})
    told = end = 0
    for part in contents:
        told += len(dossier.document.text[max(end, part.start) : part.end].split())
        end = max(end, part.end)
    return min(1.0, told / whole) if whole else 0.0


def _own_voice(dossier: Dossier, assertions: Sequence[Assertion]) -> float:
    """The share of the sentences of the copy that judge or accuse in the reporter's voice, by probability."""
    judging: dict[int, float] = {}
    for each in assertions:
        if each.burdens and not each.attributions and not each.in_headline:
            number = dossier.number(each.span.start)
            share = sum(
                probability
                for burden, probability in zip(Burden, each.burdens, strict=True)
                if burden in (Burden.JUDGEMENT, Burden.ACCUSATION)
            )
            judging[number] = max(judging.get(number, 0.0), share)
    sentences = sum(each.block.kind in COPY for each in dossier.sentences)
    return min(1.0, sum(judging.values()) / sentences) if sentences else 0.0


def best_fix(dossier: Dossier, rubric: Rubric, assertions: Sequence[Assertion]) -> Fix | None:
    """The one source that raises the score most, possibly behind several lines; None if nothing would raise it.

    An unnamed source is put on the record, what nobody is credited with in a paragraph gets a source, and an accusation
    or a document that a reader could not ask for gets a document.
    """
    total = sum(each.weight for each in assertions if each.scored)
    gains = [
        (_gain(assertions, at, rubric.level[kind]) * 100 / total, at, change, rubric.level[kind])
        for at, change, kind in _changes(dossier, assertions)
        if total
    ]
    best = max(gains, key=lambda each: each[0], default=None)
    now = backing(rubric, assertions)
    if best is None or best[0] <= 0 or now is None:
        return None
    gain, which, change, level = best
    return Fix(which, change, level, gain, now + gain)


_Change = tuple[tuple[int, ...], str, str]


def _changes(dossier: Dossier, assertions: Sequence[Assertion]) -> Iterator[_Change]:
    """Of which assertions, what to do, and the kind of source that they then have."""
    claims: dict[int, list[int]] = {}
    alone: dict[int, list[int]] = {}
    for at, each in enumerate(assertions):
        for index in each.attributions:
            claims.setdefault(index, []).append(at)
        if not each.scored or each.backing == 1:
            continue
        if each.burden is Burden.ACCUSATION or any(one.signal == "document" for one in each.evidence):
            yield (at,), "cite a document for it, with its issuer and its title or date", _DOCUMENT
        elif _unattributed(each):
            alone.setdefault(dossier.block_at(each.span.start), []).append(at)
    for numbers in alone.values():
        yield tuple(numbers), "say who or what is the source for it", _ON_RECORD
    for source in dossier.sources:
        if source.unnamed or source.kind is SourceKind.PARTLY_NAMED:
            behind = tuple(sorted({at for index in source.attributions for at in claims.get(index, ())}))
            label = " ".join(source.label.split())
            yield behind, f"put “{label}” on the record, with name and role", _ON_RECORD


def _gain(assertions: Sequence[Assertion], changed: Sequence[int], level: int) -> float:
    return sum(
        each.weight * max(0.0, each.backing_at(level) - each.backing)
        for each in (assertions[at] for at in changed)
        if each.scored
    )


def _unnamed(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether unnamed people are all that stands behind it."""
    starts = [each for each in assertion.evidence if each.effect is Effect.START]
    return bool(starts) and all(each.signal in ("unnamed", "partly-named") for each in starts)


def _unattributed(assertion: Assertion) -> bool:
    starts = [each for each in assertion.evidence if each.effect is Effect.START and each.signal != "nobody"]
    return all(each.signal == "document" and not each.points for each in starts)


def _identified(dossier: Dossier, assertions: Sequence[Assertion]) -> set[str]:
    """Who is named and placed: persons with a role, named bodies, issuers of identified documents."""
    found: dict[str, str] = {}
    for source in dossier.sources:
        if source.attributions and source.name and _placed(dossier, source):
            found[source.name.split()[-1].lower()] = source.name
    for each in assertions:
        for evidence in each.evidence:
            if evidence.signal == "document" and evidence.points == 4 and not each.in_headline:
                words = dossier.text(evidence.at)
                found.setdefault(_issuer(words).lower(), words)
    return set(found)


def _placed(dossier: Dossier, source: Source) -> bool:
    if source.kind is SourceKind.PERSON:
        return bool(source.title or source.affiliation)
    return source.kind is SourceKind.ORGANIZATION and named_body(dossier, source)


def _issuer(words: str) -> str:
    names = re.findall(r"(?:[A-Z][\w.]+ )*[A-Z][\w.]+", words[4:])
    return str(names[-1].split()[-1]) if names else words


def _named_share(dossier: Dossier) -> float:
    """Of the statements that are credited, to nobody in particular too, the share whose source is named."""
    credited = [each for each in dossier.sources if each.kind is not SourceKind.SELF]
    total = sum(len(each.attributions) for each in credited)
    named = sum(len(each.attributions) for each in credited if _is_named(dossier, each))
    return named / total if total else 0.0


def _is_named(dossier: Dossier, source: Source) -> bool:
    """Whether a reader learns the name: of a document, that of its issuer."""
    if source.kind in (SourceKind.ORGANIZATION, SourceKind.OUTLET):
        return named_body(dossier, source)
    if source.kind is SourceKind.DOCUMENT:
        return bool(source.identified) or is_named(source.label)
    return source.kind is SourceKind.PERSON
