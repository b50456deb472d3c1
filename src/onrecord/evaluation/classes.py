"""Accuracy of claim classes, of attributed claims and of the reporter's own sentences.

The annotated attributions are given, so that only the class is measured.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.assess import classified
from onrecord.attribute import attribute
from onrecord.domain import Assertion, ClaimClass, Dossier, Span
from onrecord.evaluation.dossiers import with_gold_attributions
from onrecord.evaluation.gold import GoldArticle, GoldClass
from onrecord.evaluation.scores import f1_of_label


@dataclass(frozen=True, slots=True)
class ClassPair:
    """The labelled and the predicted class of a claim."""

    label: ClaimClass
    predicted: ClaimClass


def predict(article: GoldArticle, labels: Iterable[GoldClass]) -> list[ClassPair]:
    """Classify each labelled claim of the article."""
    dossier = with_gold_attributions(article)
    _, leanings = attribute(dossier.document, dossier.sentences)
    return [
        ClassPair(label.claim_class, classified(dossier, leanings, _claim(dossier, label)).claim_class)
        for label in labels
    ]


def f1_by_class(pairs: Iterable[ClassPair]) -> dict[str, float]:
    """Return the F1 of each class, and their mean as `macro-F1`."""
    confusion = Counter((pair.label, pair.predicted) for pair in pairs)
    scores = {one.value: f1_of_label(confusion, one) for one in ClaimClass}
    return {"macro-F1": sum(scores.values()) / len(scores), **scores}


def _claim(dossier: Dossier, label: GoldClass) -> Assertion:
    if label.attribution is None:
        claim = dossier.document.source_map.read(Span(label.start or 0, label.end or 0))
        return Assertion((claim,), ClaimClass.UNSCORED)
    attribution = dossier.attributions[label.attribution]
    return Assertion(attribution.content or attribution.cue, ClaimClass.UNSCORED, (label.attribution,))
