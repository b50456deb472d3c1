"""The article's number: a short sum of named figures, each with a weight in points.

The weights, their making and the error of the sum are in score.json, which `training/burden/article.py` fits to the
scores that readers gave to articles. No figure tells an outlet, a topic or a length; more sourcing never lowers one
that adds points, nor raises one that takes them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.domain import COPY, Assertion, Burden, Dossier, Figure, Sentence, Source, SourceKind, Span, Voice

_CREDITS_NOBODY = (SourceKind.NONE, SourceKind.SELF)
_JUDGING = (Burden.JUDGEMENT, Burden.ACCUSATION)
PLACES = 3
"""Decimal places that a figure is rounded to, so that the sum can be done by hand."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What the sum starts from, the points for each figure, and the typical error of the sum in points."""

    intercept: float
    points: Mapping[str, float]
    error: float


@cache
def weights() -> Weights:
    """The weights as they are shipped."""
    table = json.loads(files("onrecord.assess").joinpath("score.json").read_text("utf-8"))
    return Weights(table["intercept"], table["points"], table["error"])


def article_figures(dossier: Dossier, assertions: Sequence[Assertion]) -> tuple[Figure, ...]:
    """Return the figures that the article's number is the sum of, in the order of score.json."""
    return tuple(
        Figure(name, round(FIGURES[name](dossier, assertions), PLACES), points)
        for name, points in weights().points.items()
    )


def total(figures: Iterable[Figure]) -> float:
    """Return the sum, 0 to 100."""
    return min(100.0, max(0.0, weights().intercept + sum(figure.points for figure in figures)))


def mean_backing(_: Dossier, assertions: Sequence[Assertion]) -> float:
    """Σ(p·w·b) / Σ(p·w) over what is scored, 0 where nothing is."""
    scored = [each for each in assertions if each.scored]
    whole = sum(each.weight for each in scored)
    return sum(each.weight * each.backing for each in scored) / whole if whole else 0.0


def points_of_a_backing(assertions: Sequence[Assertion]) -> float:
    """The points for each unit of weight that is backed."""
    whole = sum(each.weight for each in assertions if each.scored)
    return weights().points["mean backing"] / whole if whole else 0.0


def own_voice(dossier: Dossier, assertions: Sequence[Assertion]) -> float:
    """The share of the sentences of the copy that judge or accuse in the reporter's voice, by probability."""
    sentences = sum(1 for _ in _copy(dossier))
    return min(1.0, sum(judging(dossier, assertions).values()) / sentences) if sentences else 0.0


def judging(dossier: Dossier, assertions: Iterable[Assertion]) -> dict[int, float]:
    """How likely each sentence, by its number, judges or accuses in the reporter's voice; others are left out."""
    found: dict[int, float] = {}
    for each in assertions:
        if each.burdens and not each.attributions and not each.in_headline:
            number = dossier.number(each.span.start)
            share = sum(chance for burden, chance in zip(Burden, each.burdens, strict=True) if burden in _JUDGING)
            found[number] = max(found.get(number, 0.0), share)
    return found


def from_nobody(dossier: Dossier, _: Sequence[Assertion]) -> float:
    """The share of the words of the copy that is credited to nobody in particular: "it is believed", "reportedly"."""
    return _words_credited(dossier, lambda source: source.kind in _CREDITS_NOBODY)


def credited(dossier: Dossier, _: Sequence[Assertion] = ()) -> float:
    """The share of the words of the copy that somebody is credited with."""
    return _words_credited(dossier, lambda source: source.kind not in _CREDITS_NOBODY)


def own_questions(dossier: Dossier, _: Sequence[Assertion]) -> float:
    """The share of the sentences of the copy that are the reporter's own questions."""
    sentences = list(_copy(dossier))
    asked = sum(each.voice is Voice.REPORTER and dossier.text(each.span).rstrip().endswith("?") for each in sentences)
    return asked / len(sentences) if sentences else 0.0


FIGURES: Mapping[str, Callable[[Dossier, Sequence[Assertion]], float]] = {
    "mean backing": mean_backing,
    "words credited": credited,
    "words credited to nobody": from_nobody,
    "sentences that judge or accuse in the reporter's voice": own_voice,
    "the reporter's own questions": own_questions,
}


def _words_credited(dossier: Dossier, wanted: Callable[[Source], bool]) -> float:
    """The share of the words of the copy in what `wanted` sources are credited with, each word once."""
    whole = sum(_words(dossier, each.span) for each in _copy(dossier))
    contents = sorted(
        {part for one in dossier.attributions if wanted(dossier.source_of(one)) for part in one.content}
    )
    told = end = 0
    for part in contents:
        told += _words(dossier, Span(min(part.end, max(end, part.start)), part.end))
        end = max(end, part.end)
    return min(1.0, told / whole) if whole else 0.0


def _copy(dossier: Dossier) -> Iterable[Sentence]:
    return (each for each in dossier.sentences if each.block.kind in COPY)


def _words(dossier: Dossier, span: Span) -> int:
    return len(dossier.text(span).split())
