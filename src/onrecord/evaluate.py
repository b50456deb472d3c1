"""Measures attributions against human annotation, so that anyone can check what onrecord claims.

Two attributions agree if the Jaccard index of the characters of their contents is at least 0.5; pairs are matched one
to one, best first. `with_source`: the sources must agree too, by the same index; two that name nobody agree.
Token scores are over words, pooled over all articles. Intervals are percentile bootstraps over articles (Efron 1979).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from onrecord.attribute import directness
from onrecord.domain import Attribution, Directness, Span
from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.lexicons import pattern
from onrecord.pipeline import audit
from onrecord.settings import Settings

ROLES = ("source", "cue", "content")
AGREEMENT = 0.5
_WORD = regex(r"\w+|[^\w\s]")


class GoldAttribution(BaseModel):
    """An annotated attribution: each role a list of half-open spans of code points."""

    model_config = ConfigDict(frozen=True)
    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


class GoldArticle(BaseModel):
    """One line of a gold file; further keys are allowed and not read."""

    model_config = ConfigDict(frozen=True)
    file: str
    text: str
    attributions: tuple[GoldAttribution, ...]


def gold(path: Path) -> tuple[GoldArticle, ...]:
    """The articles of a gold file, in JSON Lines.

    Raises:
        UnreadableError: if a line is no such article; it names the line.
    """
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            found.append(GoldArticle.model_validate_json(line))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "the line"
            raise UnreadableError(f"{path}:{number}: not a gold article: {where}: {first['msg']}") from None
    return tuple(found)


@dataclass(slots=True)
class Count:
    """How many were found, how many of those are right; how many gold items there are, how many of those were met.

    Right and met differ within a subset: a prediction may match a gold attribution of another subset.
    """

    found: int = 0
    right: int = 0
    gold: int = 0
    met: int = 0

    def __iadd__(self, other: Count) -> Count:
        self.found += other.found
        self.right += other.right
        self.gold += other.gold
        self.met += other.met
        return self

    @property
    def precision(self) -> float:
        """Share of the found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was met."""
        return self.met / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


Counts = dict[str, Count]


@dataclass(frozen=True, slots=True)
class Score:
    """One article's counts by measure, and for each attribution found its confidence and whether it is right."""

    counts: Counts
    confidence: tuple[tuple[float, bool], ...] = ()


def score(article: GoldArticle) -> Score:
    """The measures of one article, read by the whole program."""
    found = audit(article.text, "article.txt", settings=Settings(select=("AN104",))).dossier.attributions
    return compare(article, found)


def summary(scores: Sequence[Score]) -> dict[str, dict[str, Any]]:
    """For each measure F1, precision and recall in per cent, the interval of F1, and how much gold there is."""
    table: dict[str, dict[str, Any]] = {}
    for measure in scores[0].counts if scores else ():
        total = pooled(scores, measure)
        rates = {"f1": total.f1, "precision": total.precision, "recall": total.recall}
        table[measure] = {name: round(100 * rate, 2) for name, rate in rates.items()}
        table[measure]["interval"] = [round(100 * end, 2) for end in interval(scores, measure)]
        table[measure]["gold"] = total.gold
    return table


def reliability(scores: Sequence[Score]) -> list[tuple[float, int, float, float]]:
    """By tenths of confidence: lower end, attributions found, their mean confidence, the share that is right."""
    pairs = [pair for one in scores for pair in one.confidence]
    table = []
    for tenth in range(10):
        here = [(said, right) for said, right in pairs if min(int(said * 10), 9) == tenth]
        if here:
            said, right = (sum(column) / len(here) for column in zip(*here, strict=True))
            table.append((tenth / 10, len(here), said, right))
    return table


def compare(article: GoldArticle, found: Sequence[Attribution]) -> Score:
    """The measures of one article for the attributions `found` in it."""
    speech = pattern("cues_of_speech")
    predicted = [Item.of(article.text, one.source, one.cue, one.content, speech) for one in found]
    wanted = [
        Item.of(article.text, _spans(one.source), _spans(one.cue), _spans(one.content), speech)
        for one in article.attributions
        if one.content
    ]
    pairs = matched(predicted, wanted)
    counts: Counts = {"relation": _count(predicted, wanted, pairs, lambda _: True)}
    agreeing = [(i, j) for i, j in pairs if _same(predicted[i].source, wanted[j].source)]
    counts["with source"] = _count(predicted, wanted, agreeing, lambda _: True)
    for name, belongs in SUBSETS.items():
        counts[name] = _count(predicted, wanted, pairs, belongs)
    for role in ROLES:
        counts[f"token {role}"] = _tokens(article.text, predicted, wanted, role)
    right = {i for i, _ in pairs}
    return Score(counts, tuple((one.confidence, i in right) for i, one in enumerate(found)))


@dataclass(frozen=True, slots=True)
class Item:
    """An attribution as sets of character offsets, with the subsets that it belongs to."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    directness: Directness
    speech: bool

    @classmethod
    def of(
        cls,
        text: str,
        source: tuple[Span, ...],
        cue: tuple[Span, ...],
        content: tuple[Span, ...],
        speech: re.Pattern[str],
    ) -> Item:
        """The item of three roles."""
        words = " ".join(span.of(text) for span in cue)
        said = bool(speech.search(words)) or words.strip() == ":"
        return cls(_offsets(source), _offsets(cue), _offsets(content), directness(text, content), said)


SUBSETS: dict[str, Callable[[Item], bool]] = {
    "direct": lambda item: item.directness is Directness.DIRECT,
    "mixed": lambda item: item.directness is Directness.MIXED,
    "indirect": lambda item: item.directness is Directness.INDIRECT,
    "speech": lambda item: item.speech,
    "non-speech": lambda item: not item.speech,
    "no source": lambda item: not item.source,
}


def matched(predicted: Sequence[Item], wanted: Sequence[Item]) -> list[tuple[int, int]]:
    """Pairs of indices whose contents agree, one to one, the most alike first."""
    alike = sorted(
        (
            (-share, i, j)
            for i, one in enumerate(predicted)
            for j, other in enumerate(wanted)
            if (share := jaccard(one.content, other.content)) >= AGREEMENT
        ),
    )
    left, right = set(range(len(predicted))), set(range(len(wanted)))
    pairs = []
    for _, i, j in alike:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((i, j))
    return pairs


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Shared over all; two empty sets are alike."""
    if not one and not other:
        return 1.0
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)


def interval(articles: Sequence[Score], measure: str, rounds: int = 1000) -> tuple[float, float]:
    """The central 95 % of a measure's F1 when articles are drawn anew."""
    chance = random.Random(0)
    scores = sorted(pooled(chance.choices(articles, k=len(articles)), measure).f1 for _ in range(rounds))
    return scores[int(0.025 * rounds)], scores[int(0.975 * rounds) - 1]


def pooled(articles: Iterable[Score], measure: str) -> Count:
    """The sum of a measure's counts over articles."""
    total = Count()
    for one in articles:
        total += one.counts[measure]
    return total


def _spans(pairs: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


def _same(one: frozenset[int], other: frozenset[int]) -> bool:
    return jaccard(one, other) >= AGREEMENT


def _offsets(spans: tuple[Span, ...]) -> frozenset[int]:
    return frozenset(offset for span in spans for offset in range(span.start, span.end))


def _count(
    predicted: Sequence[Item], wanted: Sequence[Item], pairs: list[tuple[int, int]], belongs: Callable[[Item], bool]
) -> Count:
    return Count(
        found=sum(belongs(item) for item in predicted),
        right=sum(belongs(predicted[i]) for i, _ in pairs),
        gold=sum(belongs(item) for item in wanted),
        met=sum(belongs(wanted[j]) for _, j in pairs),
    )


def _tokens(text: str, predicted: Sequence[Item], wanted: Sequence[Item], role: str) -> Count:
    got, gold_ = (
        {m.start() for m in _WORD.finditer(text) if m.start() in offsets}
        for offsets in (frozenset().union(*(getattr(item, role) for item in side)) for side in (predicted, wanted))
    )
    both = len(got & gold_)
    return Count(found=len(got), right=both, gold=len(gold_), met=both)
