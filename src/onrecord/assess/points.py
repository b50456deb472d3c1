"""The article's number: a short sum of named figures, each with the points that the whole of it would give or take.

Most figures are shares of the weight that has to be backed, by what stands behind it. The points, how they were made
and the error of the sum are in score.json, which `training/burden/article.py` fits to the scores that readers gave to
articles. No figure tells an outlet, a topic or a length.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.domain import COPY, Assertion, Burden, Dossier, Figure, Sentence, Span, Support, Voice

BACKED = "weight that sources of level 2 to 4 back"
SHORT = "weight by which such sources fall short of what is needed"
DESCRIBED = "weight with unnamed people of whom something is told"
BARE = "weight with bare sources, rumours or nobody in particular"
OWN_FACTS = "weight in the reporter's own words: facts"
OWN_VIEWS = "weight in the reporter's own words: judgements and accusations"
JUDGING = "sentences that judge or accuse in the reporter's voice"
QUESTIONS = "sentences that are the reporter's own questions"
_NAMES = {Support.DESCRIBED: DESCRIBED, Support.BARE: BARE}
_JUDGING = (Burden.JUDGEMENT, Burden.ACCUSATION)
PLACES = 3
"""Decimal places that a figure is rounded to, so that the sum can be done by hand."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The points for the whole of each figure, and the typical error of the sum in points."""

    points: Mapping[str, float]
    error: float


@cache
def weights() -> Weights:
    """Return the points as they are shipped."""
    table = json.loads(files("onrecord.assess").joinpath("score.json").read_text("utf-8"))
    return Weights(table["points"], table["error"])


def article_figures(dossier: Dossier, assertions: Sequence[Assertion]) -> tuple[Figure, ...]:
    """Return the figures that the article's number is the sum of."""
    points = weights().points
    values = measured(dossier, assertions)
    return tuple(Figure(name, round(values[name], PLACES), points[name]) for name in points)


def total(figures: Iterable[Figure]) -> float:
    """Return the sum, 0 to 100."""
    return min(100.0, max(0.0, sum(figure.points for figure in figures)))


def measured(dossier: Dossier, assertions: Sequence[Assertion]) -> dict[str, float]:
    """Return each figure by its name, 0 to 1."""
    copy = _copy(dossier)
    asked = sum(
        sentence.voice is Voice.REPORTER and dossier.text(sentence.span).rstrip().endswith("?") for sentence in copy
    )
    return {
        **shares(assertions),
        JUDGING: own_voice(dossier, assertions),
        QUESTIONS: asked / max(1, len(copy)),
    }


def shares(assertions: Iterable[Assertion]) -> dict[str, float]:
    """Return the shares of the weight of what is scored, by what stands behind it."""
    weights_by_figure = dict.fromkeys((BACKED, SHORT, DESCRIBED, BARE, OWN_FACTS, OWN_VIEWS), 0.0)
    for assertion in assertions:
        if assertion.scored:
            for name, weight in parts(assertion).items():
                weights_by_figure[name] += weight
    whole = sum(weights_by_figure.values())
    return {name: weight / whole if whole else 0.0 for name, weight in weights_by_figure.items()}


def parts(assertion: Assertion) -> dict[str, float]:
    """Return the weight of an assertion by the figure that it counts in.

    Sourced weight is split by how much of the need is met, own words by burden; where a source in reach may carry them,
    its probability is the share that counts as sourced.
    """
    carrier = assertion.carrier
    if carrier:
        likely = carrier.probability
        sourced = _sourced(assertion, carrier.points, likely)
        return {**sourced, **{name: weight * (1 - likely) for name, weight in _own_words(assertion).items()}}
    if assertion.support is Support.SOURCED:
        return _sourced(assertion, assertion.level)
    if assertion.support is not Support.OWN_WORDS:
        return {_NAMES[assertion.support]: assertion.weight}
    return _own_words(assertion)


def _sourced(assertion: Assertion, level: int, share: float = 1.0) -> dict[str, float]:
    weight, backing = assertion.weight * share, assertion.backing_at(level)
    return {BACKED: weight * backing, SHORT: weight * (1 - backing)}


def _own_words(assertion: Assertion) -> dict[str, float]:
    weighted: dict[str, float] = defaultdict(float)
    for stake in assertion.stakes:
        weighted[OWN_VIEWS if stake.burden in _JUDGING else OWN_FACTS] += stake.probability * stake.weight
    return weighted


def points_of(assertion: Assertion) -> float:
    """Return the points that an article would have if all its assertions were like this one."""
    points = weights().points
    counted = sum(weight * points[name] for name, weight in parts(assertion).items())
    return counted / assertion.weight if assertion.weight else 0.0


def own_voice(dossier: Dossier, assertions: Sequence[Assertion]) -> float:
    """Return the share of the sentences of the copy that judge or accuse in the reporter's voice, by probability."""
    return min(1.0, sum(_judging(dossier, assertions).values()) / max(1, len(_copy(dossier))))


def _judging(dossier: Dossier, assertions: Iterable[Assertion]) -> dict[int, float]:
    """How likely each sentence, by its number, judges or accuses in the reporter's voice; others are left out."""
    weighted: dict[int, float] = {}
    for assertion in assertions:
        if assertion.burdens and not assertion.attributions and not assertion.in_headline:
            number = dossier.number(assertion.span.start)
            share = sum(assertion.probability_of(burden) for burden in _JUDGING)
            weighted[number] = max(weighted.get(number, 0.0), share)
    return weighted


def credited(dossier: Dossier) -> float:
    """Return the share of the words of the copy that somebody is credited with, each word counted once."""
    whole = sum(_words(dossier, sentence.span) for sentence in _copy(dossier))
    contents = sorted(
        {part for one in dossier.attributions if dossier.source_of(one).kind.is_somebody for part in one.content}
    )
    credited_words = end = 0
    for part in contents:
        credited_words += _words(dossier, Span(min(part.end, max(end, part.start)), part.end))
        end = max(end, part.end)
    return min(1.0, credited_words / whole) if whole else 0.0


def _copy(dossier: Dossier) -> list[Sentence]:
    return [sentence for sentence in dossier.sentences if sentence.block.kind in COPY]


def _words(dossier: Dossier, span: Span) -> int:
    return len(dossier.text(span).split())
