"""The burden of an assertion: how likely an editor is to ask "says who?", and which kind of line it is.

A multinomial logistic sum of what the model's states say for each burden and of named features (`features.py`), with
weights that were fitted to the votes of two readers on some 13,300 assertions (`training/burden/fit.py`). The share of
each burden is used, never the likeliest one alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from onrecord.assess.features import features
from onrecord.domain import Assertion, Burden, Dossier

CHARGED = 0.8
"""How likely it is at least an accusation where the words charge somebody by name with a wrongful act."""
PLACES = 3
"""Decimal places that a probability is rounded to, so that the sum can be done by hand."""


@dataclass(frozen=True, slots=True)
class _Head:
    """By feature, a weight for each burden; `bias` of each burden."""

    weights: Mapping[str, Sequence[float]]
    bias: Sequence[float]


def burdens(dossier: Dossier, assertion: Assertion) -> tuple[float, ...]:
    """Return the probability of each burden, in their order."""
    head = _head()
    sentence = dossier.sentence_at(assertion.span.start)
    around = (sentence.span,) if sentence else ()
    totals = list(dossier.leanings.burdens(assertion.parts, dossier.cue_of(assertion), around))
    for kind in range(len(totals)):
        totals[kind] += head.bias[kind]
    for name, value in features(dossier, assertion).items():
        for kind, weight in enumerate(head.weights.get(name, ())):
            totals[kind] += weight * value
    top = max(totals)
    odds = [exp(total - top) for total in totals]
    shares = [round(one / sum(odds), PLACES) for one in odds[1:]]
    return (round(1 - sum(shares), PLACES), *shares)


def accusing(shares: Sequence[float]) -> tuple[float, ...]:
    """Return the probabilities with that of an accusation raised to CHARGED, and the others lowered to match."""
    at = [*Burden].index(Burden.ACCUSATION)
    if shares[at] >= CHARGED:
        return tuple(shares)
    others = (1 - CHARGED) / (1 - shares[at])
    raised = [CHARGED if kind == at else round(share * others, PLACES) for kind, share in enumerate(shares)]
    return (round(1 - sum(raised[1:]), PLACES), *raised[1:])


def of_a_case(shares: Sequence[float]) -> tuple[float, ...]:
    """Return the probabilities with that of an accusation added to "ask": the charge is public, and the court's."""
    asked, accused = (list(Burden).index(each) for each in (Burden.ASK, Burden.ACCUSATION))
    moved = list(shares)
    moved[asked], moved[accused] = round(shares[asked] + shares[accused], PLACES), 0.0
    return tuple(moved)


@cache
def _head() -> _Head:
    table = json.loads(files("onrecord.assess").joinpath("burden.json").read_text("utf-8"))
    assert table["burdens"] == [burden.value for burden in Burden]
    return _Head(table["weights"], table["bias"])
