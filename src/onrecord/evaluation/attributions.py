"""Accuracy of attributions: F1 by measure with bootstrap intervals, and calibration of the confidence.

Token scores are over words, pooled over all articles. Intervals are percentile bootstraps over articles (Efron 1979).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.domain import Attribution, Directness
from onrecord.evaluation.dossiers import audited, in_file
from onrecord.evaluation.gold import GoldArticle
from onrecord.evaluation.matching import AGREEMENT, AttributionOffsets, jaccard, match_by_content
from onrecord.evaluation.scores import Tally
from onrecord.language.regex import unbounded as regex

_ROLES = ("source", "cue", "content")
_SUBSETS: dict[str, Callable[[AttributionOffsets], bool]] = {
    "direct": lambda one: one.directness is Directness.DIRECT,
    "mixed": lambda one: one.directness is Directness.MIXED,
    "indirect": lambda one: one.directness is Directness.INDIRECT,
    "speech": lambda one: one.has_speech_cue,
    "non-speech": lambda one: not one.has_speech_cue,
    "no source": lambda one: not one.source,
}
_WORD = regex(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """One article's tallies by measure, and the confidence of each predicted attribution with whether it is correct."""

    tallies: dict[str, Tally]
    confidence: tuple[tuple[float, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class ConfidenceBin:
    """The predicted attributions within a tenth of confidence."""

    low: float
    count: int
    mean_confidence: float
    share_correct: float


def score(article: GoldArticle) -> ArticleScore:
    """Audit an article with the whole program and score the attributions."""
    dossier = audited(article)
    return compare(article, [in_file(dossier.document, one) for one in dossier.attributions])


def compare(article: GoldArticle, attributions: Sequence[Attribution]) -> ArticleScore:
    """Score predicted attributions against those of the article."""
    predicted = [AttributionOffsets.of(article.text, one) for one in attributions]
    gold = [
        AttributionOffsets.of(article.text, article.attribution(index))
        for index, one in enumerate(article.attributions)
        if one.content
    ]
    pairs = match_by_content(predicted, gold)
    same_source = [(i, j) for i, j in pairs if jaccard(predicted[i].source, gold[j].source) >= AGREEMENT]
    tallies = {
        "relation": _tally(predicted, gold, pairs, lambda _: True),
        "with source": _tally(predicted, gold, same_source, lambda _: True),
        **{name: _tally(predicted, gold, pairs, belongs) for name, belongs in _SUBSETS.items()},
        **{f"token {role}": _token_tally(article.text, predicted, gold, role) for role in _ROLES},
    }
    correct = {i for i, _ in pairs}
    return ArticleScore(tallies, tuple((one.confidence, i in correct) for i, one in enumerate(attributions)))


def pooled(scores: Iterable[ArticleScore], measure: str) -> Tally:
    """Return the sum of a measure's tallies over articles."""
    total = Tally()
    for one in scores:
        total += one.tallies[measure]
    return total


def interval(scores: Sequence[ArticleScore], measure: str, rounds: int = 1000) -> tuple[float, float]:
    """Return the central 95 % of a measure's F1 over random samples of the articles, drawn with replacement."""
    generator = random.Random(0)
    values = sorted(pooled(generator.choices(scores, k=len(scores)), measure).f1 for _ in range(rounds))
    return values[int(0.025 * rounds)], values[int(0.975 * rounds) - 1]


def summary(scores: Sequence[ArticleScore]) -> dict[str, dict[str, Any]]:
    """Return each measure's F1, precision and recall in per cent, the interval of F1, and the count of gold items."""
    table: dict[str, dict[str, Any]] = {}
    for measure in scores[0].tallies if scores else ():
        total = pooled(scores, measure)
        rates = {"f1": total.f1, "precision": total.precision, "recall": total.recall}
        table[measure] = {name: round(100 * rate, 2) for name, rate in rates.items()}
        table[measure]["interval"] = [round(100 * end, 2) for end in interval(scores, measure)]
        table[measure]["gold"] = total.gold
    return table


def reliability(scores: Sequence[ArticleScore]) -> list[ConfidenceBin]:
    """Return the non-empty tenths of confidence, lowest first."""
    return list(_bins([pair for one in scores for pair in one.confidence]))


def _bins(pairs: Sequence[tuple[float, bool]]) -> Iterator[ConfidenceBin]:
    for tenth in range(10):
        inside = [(confidence, correct) for confidence, correct in pairs if min(int(confidence * 10), 9) == tenth]
        if inside:
            mean_confidence, share_correct = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            yield ConfidenceBin(tenth / 10, len(inside), mean_confidence, share_correct)


def calibration_error(bins: Sequence[ConfidenceBin]) -> float:
    """Return the expected calibration error: the mean gap between confidence and accuracy, weighted by count."""
    total = sum(one.count for one in bins)
    gaps = sum(one.count * abs(one.mean_confidence - one.share_correct) for one in bins)
    return gaps / total if total else 0.0


def _tally(
    predicted: Sequence[AttributionOffsets],
    gold: Sequence[AttributionOffsets],
    pairs: Sequence[tuple[int, int]],
    belongs: Callable[[AttributionOffsets], bool],
) -> Tally:
    return Tally(
        predicted=sum(belongs(one) for one in predicted),
        correct=sum(belongs(predicted[i]) for i, _ in pairs),
        gold=sum(belongs(one) for one in gold),
        matched=sum(belongs(gold[j]) for _, j in pairs),
    )


def _token_tally(
    text: str, predicted: Sequence[AttributionOffsets], gold: Sequence[AttributionOffsets], role: str
) -> Tally:
    predicted_words, gold_words = (_words_within(text, side, role) for side in (predicted, gold))
    shared = len(predicted_words & gold_words)
    return Tally(predicted=len(predicted_words), correct=shared, gold=len(gold_words), matched=shared)


def _words_within(text: str, attributions: Sequence[AttributionOffsets], role: str) -> set[int]:
    """Return the starts of the words that begin within a role of any attribution."""
    offsets: frozenset[int] = frozenset().union(*(getattr(one, role) for one in attributions))
    return {match.start() for match in _WORD.finditer(text) if match.start() in offsets}
