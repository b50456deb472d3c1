"""The article's score: its number, the figures that it is the sum of, and those that only stand beside it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.assess.asks import asks
from onrecord.assess.claim import named_body
from onrecord.assess.fix import best_fix, rests_on_nobody
from onrecord.assess.interval import interval
from onrecord.assess.points import article_figures, credited, own_voice, total
from onrecord.assess.rubric import Rubric
from onrecord.domain import Assertion, Dossier, Effect, Hold, Score, Source, SourceKind
from onrecord.language.documents import is_named
from onrecord.language.patterns import pattern

_CAPITALISED = pattern("names.capitalised_words")
_BANDS = ((0, "0"), (1, "1"), (3, "2–3"))
"""Fully identified sources, as the Project for Excellence in Journalism counted them in newspapers, 2002-05."""
_MOST = "4+"


def figures(dossier: Dossier, rubric: Rubric, assertions: Sequence[Assertion], shut: tuple[Hold, ...]) -> Score:
    """Return the article's score with everything beside it."""
    scored = [assertion for assertion in assertions if assertion.scored]
    weight = sum(assertion.weight for assertion in scored)
    anonymous = [assertion for assertion in scored if _unnamed(dossier, assertion)]
    nobody = [assertion for assertion in scored if rests_on_nobody(assertion)]
    identified = len(_identified(dossier, assertions))
    parts = article_figures(dossier, assertions)
    value = total(parts) if weight >= rubric.least_weight else None
    low, high = interval(scored, value)
    return Score(
        backing=value,
        assertions=len(scored),
        weight=round(weight, 3),
        unnamed=sum(assertion.weight for assertion in anonymous) / weight if weight else 0.0,
        unattributed=sum(assertion.weight for assertion in nobody) / weight if weight else 0.0,
        identified_sources=identified,
        band=next((band for most, band in _BANDS if identified <= most), _MOST),
        named_share=_named_share(dossier),
        holds=shut,
        best_fix=best_fix(dossier, rubric, assertions, value) if value is not None else None,
        rubric=rubric.version,
        low=low,
        high=high,
        credited=credited(dossier),
        own_voice=own_voice(dossier, assertions),
        asks=asks(dossier, assertions),
        figures=parts,
    )


def _unnamed(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether unnamed people are all that stands behind it."""
    starts = [piece for piece in assertion.evidence if piece.effect is Effect.START]
    return bool(starts) and all(start.signal in ("unnamed", "partly-named") for start in starts)


def _identified(dossier: Dossier, assertions: Sequence[Assertion]) -> set[str]:
    """Who is named and placed: persons with a role, named bodies, issuers of identified documents."""
    values: dict[str, str] = {}
    for source in dossier.sources:
        if source.attributions and source.name and _placed(dossier, source):
            values[source.name.split()[-1].lower()] = source.name
    for assertion in assertions:
        for evidence in assertion.evidence:
            if evidence.signal == "document" and evidence.points == 4 and not assertion.in_headline:
                words = dossier.text(evidence.at)
                values.setdefault(_issuer(words).lower(), words)
    return set(values)


def _placed(dossier: Dossier, source: Source) -> bool:
    if source.kind is SourceKind.PERSON:
        return bool(source.title or source.affiliation)
    return source.kind is SourceKind.ORGANIZATION and named_body(dossier, source)


def _issuer(words: str) -> str:
    names = _CAPITALISED.findall(words[4:])
    return str(names[-1].split()[-1]) if names else words


def _named_share(dossier: Dossier) -> float:
    """Of the statements that are credited, to nobody in particular too, the share whose source is named."""
    credited = [source for source in dossier.sources if source.kind is not SourceKind.SELF]
    total = sum(len(source.attributions) for source in credited)
    named = sum(len(source.attributions) for source in credited if _is_named(dossier, source))
    return named / total if total else 0.0


def _is_named(dossier: Dossier, source: Source) -> bool:
    """Whether a reader learns the name: of a document, that of its issuer."""
    if source.kind in (SourceKind.ORGANIZATION, SourceKind.OUTLET):
        return named_body(dossier, source)
    if source.kind is SourceKind.DOCUMENT:
        return bool(source.identified) or is_named(source.label)
    return source.kind is SourceKind.PERSON
