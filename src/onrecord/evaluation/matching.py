"""When a result agrees with an annotation: attributions by their characters, sources by their names.

Two attributions match if the Jaccard index of the characters of their contents is at least 0.5. Two names agree if,
without case, punctuation and articles, the words of one are among those of the other, at least half of all their words
are shared, or one is the initials of the other: "Obama" is "Barack Obama", "FBI" is "the F.B.I.".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.attribute import directness
from onrecord.domain import Attribution, Directness, Span
from onrecord.language.word_lists import word_pattern

AGREEMENT = 0.5
"""Least Jaccard index of two roles that agree."""
_WORDS_LEFT_OUT = frozenset("the a an of and for".split())


@dataclass(frozen=True, slots=True)
class AttributionOffsets:
    """An attribution as sets of character offsets, with what decides the subsets that it belongs to."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    directness: Directness
    has_speech_cue: bool

    @classmethod
    def of(cls, text: str, attribution: Attribution) -> AttributionOffsets:
        """Return the offsets of an attribution in `text`."""
        cue = " ".join(span.of(text) for span in attribution.cue)
        return cls(
            _offsets(attribution.source),
            _offsets(attribution.cue),
            _offsets(attribution.content),
            directness(text, attribution.content),
            bool(word_pattern("cues_of_speech").search(cue)) or cue.strip() == ":",
        )


def match_by_content(
    predicted: Sequence[AttributionOffsets], gold: Sequence[AttributionOffsets]
) -> list[tuple[int, int]]:
    """Return index pairs of attributions whose contents agree: greedy one-to-one matching by descending similarity."""
    candidates = sorted(
        (-similarity, i, j)
        for i, one in enumerate(predicted)
        for j, other in enumerate(gold)
        if (similarity := jaccard(one.content, other.content)) >= AGREEMENT
    )
    free_predicted, free_gold = set(range(len(predicted))), set(range(len(gold)))
    pairs = []
    for _, i, j in candidates:
        if i in free_predicted and j in free_gold:
            free_predicted.remove(i)
            free_gold.remove(j)
            pairs.append((i, j))
    return pairs


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the size of the intersection over that of the union; 1.0 for two empty sets."""
    if not one and not other:
        return 1.0
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)


def names_agree(predicted: str | None, gold: str) -> bool:
    """Whether two names agree. Of several names joined by "; " the first is enough; "(…)" in a gold name may lack."""
    if not predicted:
        return False
    gold_variants = (gold, gold.split("; ", maxsplit=1)[0], re.sub(r"\(.*?\)", "", gold))
    predicted_variants = (predicted, predicted.split("; ")[0])
    return any(_words_agree(_words(one), _words(other)) for one in predicted_variants for other in gold_variants)


def _words_agree(one: list[str], other: list[str]) -> bool:
    if not one or not other:
        return False
    left, right = set(one), set(other)
    if left <= right or right <= left or len(left & right) / len(left | right) >= AGREEMENT:
        return True
    return _initials(one) == "".join(other) or _initials(other) == "".join(one)


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words)


def _words(name: str) -> list[str]:
    plain = re.sub(r"[’']s\b|\.", "", name.lower())
    return [word for word in re.findall(r"\w+", plain) if word not in _WORDS_LEFT_OUT]


def _offsets(spans: tuple[Span, ...]) -> frozenset[int]:
    return frozenset(offset for span in spans for offset in range(span.start, span.end))
