"""Which claim of the new version is which of the old: the same words, else nearly the same that carry it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.compare.hedges import without_hedges
from onrecord.compare.plain import around
from onrecord.domain import Assertion, Dossier
from onrecord.language.content_words import content_words
from onrecord.language.numbers import numbers
from onrecord.language.regex import regex
from onrecord.language.scopes import scope

Pair = tuple[int, int]
"""The index of a claim in the old version, and in the new one."""

_ALIKE, _NAMELESS, _PART = 0.6, 0.75, 0.8
"""Share of the words that carry meaning: of both claims together, of both if only one has names, of the shorter."""
_FEWEST = 3
_COMMON = 100
"""Claims that a word may stand in and still help to find the like: more, and it tells nothing."""
_WORD = regex(r"\w[\w’'.,-]*(?<=\w)")


@dataclass(frozen=True, slots=True)
class _Said:
    """What is compared of a claim."""

    words: str
    content: frozenset[str]
    figures: frozenset[float]
    names: frozenset[str]
    denies: bool
    """Whether its sentence does: how much of that is taken for the claim may differ between versions."""
    in_headline: bool


def aligned(old: Dossier, new: Dossier) -> tuple[Pair, ...]:
    """Claims that say the same, in order. Most stand in one pair; one that was split or merged stands in several."""
    before = [_said(old, assertion) for assertion in old.assertions]
    after = [_said(new, assertion) for assertion in new.assertions]
    pairs = list(_same(before, after))
    pairs += _nearest(before, after, *_left(pairs, before, after))
    parts = set(_parts(before, after, *_left(pairs, before, after)))
    return tuple(sorted({*pairs, *parts}))


def _said(dossier: Dossier, claim: Assertion) -> _Said:
    text = " ".join(dossier.words(claim.parts).replace("’", "'").split())
    plain = without_hedges(text)
    return _Said(
        " ".join(_WORD.findall(text)).casefold(),
        content_words(plain),
        frozenset(value for _, value, _ in numbers(text)),
        frozenset(word for part in claim.parts for named in dossier.entities_over(part) for word in named.name.split()),
        bool(scope("negation").cues(around(dossier, claim.span))),
        claim.in_headline,
    )


def _same(before: Sequence[_Said], after: Sequence[_Said]) -> Iterator[Pair]:
    """Those of the same words, the first with the first."""
    waiting: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for at, said in enumerate(after):
        waiting[said.in_headline, said.words].append(at)
    for at, said in enumerate(before):
        if waiting[said.in_headline, said.words]:
            yield at, waiting[said.in_headline, said.words].pop(0)


def _left(
    pairs: Iterable[Pair], before: Collection[_Said], after: Collection[_Said]
) -> tuple[frozenset[int], frozenset[int]]:
    """Those of each version that stand in no pair."""
    taken = list(pairs)
    return (
        frozenset(range(len(before))) - {old for old, _ in taken},
        frozenset(range(len(after))) - {new for _, new in taken},
    )


def _nearest(
    before: Sequence[_Said], after: Sequence[_Said], olds: Collection[int], news: Collection[int]
) -> Iterator[Pair]:
    return likest(
        (likeness, old, new)
        for old, new in _candidates(before, after, olds, news)
        if (likeness := _likeness(before[old], after[new]))
    )


def likest(scored: Iterable[tuple[float, int, int]]) -> Iterator[Pair]:
    """Of pairs with how alike they are: the likest first, each member once.

    Among the equally alike come first those that stand nearest to the same place, whichever version is the old one.
    """
    olds: set[int] = set()
    news: set[int] = set()
    for _, old, new in sorted(
        scored,
        key=lambda scored_pair: (
            -scored_pair[0],
            scored_pair[1] + scored_pair[2],
            abs(scored_pair[1] - scored_pair[2]),
        ),
    ):
        if old not in olds and new not in news:
            olds.add(old)
            news.add(new)
            yield old, new


def _parts(
    before: Sequence[_Said], after: Sequence[_Said], olds: Collection[int], news: Collection[int]
) -> Iterator[Pair]:
    """Yield what is left on one side and is a part of a claim on the other, or has one as its part."""
    yield from (
        pair for pair in _candidates(before, after, olds, range(len(after))) if _part(before[pair[0]], after[pair[1]])
    )
    yield from (
        pair for pair in _candidates(before, after, range(len(before)), news) if _part(before[pair[0]], after[pair[1]])
    )


def _candidates(
    before: Sequence[_Said], after: Sequence[_Said], olds: Collection[int], news: Collection[int]
) -> Iterator[Pair]:
    """Pairs that have a telling word in common."""
    places = [_places(before, olds), _places(after, news)]
    pairs: set[Pair] = set()
    for word in places[0].keys() & places[1].keys():
        if max(len(places[0][word]), len(places[1][word])) <= _COMMON:
            pairs.update((old, new) for old in places[0][word] for new in places[1][word])
    yield from sorted(pairs)


def _places(claims: Sequence[_Said], chosen: Iterable[int]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for at in chosen:
        for word in claims[at].content:
            places[word].append(at)
    return places


def _likeness(one: _Said, other: _Said) -> float:
    """Twice the common words by all words, 0 to 1; 0 where too few, or figures, names or a "not" speak against it."""
    if (one.in_headline, one.figures, one.denies) != (other.in_headline, other.figures, other.denies):
        return 0.0
    if not (one.names <= other.names or other.names <= one.names):
        return 0.0
    share = 2 * len(one.content & other.content) / (len(one.content) + len(other.content))
    return share if share >= (_ALIKE if bool(one.names) == bool(other.names) else _NAMELESS) else 0.0


def _part(one: _Said, other: _Said) -> bool:
    """Whether the shorter stands nearly whole in the longer, with its figures and names."""
    short, long = sorted((one, other), key=lambda scored_pair: len(scored_pair.content))
    common = len(short.content & long.content)
    if one.in_headline != other.in_headline or common < max(_FEWEST, _PART * len(short.content)):
        return False
    if short.denies != long.denies and (short.denies or len(short.content) > _PART * len(long.content)):
        return False
    return short.figures <= long.figures and short.names <= long.names | {word.capitalize() for word in long.content}
