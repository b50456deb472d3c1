"""Measures the class of claims against labels: of attributed claims, or of the reporter's own sentences.

A label names its article by `file`, and its claim by the number of an `attribution`, or by `start` and `end` in code
points; `claim_class` is one of the rulebook's four. The gold attributions are given, so that only the class is
measured.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from onrecord.assess import classified
from onrecord.attribute import attribute
from onrecord.domain import Assertion, ClaimClass, Dossier, Span
from onrecord.errors import UnreadableError
from onrecord.evaluate import GoldArticle
from onrecord.evaluate_sources import gold_attribution
from onrecord.identify import identify
from onrecord.readers import read
from onrecord.segment import segment


class GoldClass(BaseModel):
    """The class of one claim; further keys are allowed and not read."""

    model_config = ConfigDict(frozen=True)
    file: str
    claim_class: ClaimClass
    attribution: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """What a claim was labelled, and what it was found to be."""

    label: ClaimClass
    found: ClaimClass


def labels(path: Path) -> dict[str, list[GoldClass]]:
    """The labels of a file in JSON Lines, by article.

    Raises:
        UnreadableError: if a line is no such label; it names the line.
    """
    known: dict[str, list[GoldClass]] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            label = GoldClass.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "the line"
            raise UnreadableError(f"{path}:{number}: not a gold class: {where}: {first['msg']}") from None
        known.setdefault(label.file, []).append(label)
    return known


def pairs(article: GoldArticle, gold: Iterable[GoldClass]) -> list[Pair]:
    """Label and finding for each labelled claim of the article."""
    document = read(article.text.encode("utf-8", "surrogatepass"), "article.txt")
    sentences = segment(document)
    _, leanings = attribute(document, sentences)
    attributions = tuple(gold_attribution(article, index) for index in range(len(article.attributions)))
    dossier = Dossier(document, sentences, attributions, *identify(document, sentences, attributions))
    return [
        Pair(label.claim_class, classified(dossier, leanings, _claim(dossier, label)).claim_class) for label in gold
    ]


def _claim(dossier: Dossier, label: GoldClass) -> Assertion:
    if label.attribution is None:
        return Assertion((Span(label.start or 0, label.end or 0),), ClaimClass.UNSCORED)
    gold = dossier.attributions[label.attribution]
    return Assertion(gold.content or gold.cue, ClaimClass.UNSCORED, (label.attribution,))


def f1(found: Iterable[Pair]) -> dict[str, float]:
    """F1 of each class, and their mean as `macro-F1`."""
    table = Counter((pair.label, pair.found) for pair in found)
    scores = {each.value: _f1(table, each) for each in ClaimClass}
    return {"macro-F1": sum(scores.values()) / len(scores), **scores}


def _f1(table: Counter[tuple[ClaimClass, ClaimClass]], wanted: ClaimClass) -> float:
    labelled = sum(count for (label, _), count in table.items() if label is wanted)
    guessed = sum(count for (_, guess), count in table.items() if guess is wanted)
    return 2 * table[wanted, wanted] / (labelled + guessed) if labelled + guessed else 0.0
