"""Which source of the new version is which of the old, and how well each is named and described."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.compare.align import Pair, likest
from onrecord.domain import Dossier, Grade, ReasonKind, Source, SourceKind, Voice
from onrecord.language.content_words import content_words

NOBODY, UNNAMED, NAMED = range(3)
_RANK = {
    SourceKind.NONE: NOBODY, SourceKind.SELF: NOBODY, SourceKind.PARTLY_NAMED: UNNAMED,
    SourceKind.UNNAMED_PERSON: UNNAMED, SourceKind.UNNAMED_GROUP: UNNAMED,
}  # fmt: skip
_ALIKE = 0.5
_COMMON = 60
"""Sources with a word in common that are compared: no article has more."""


class Cast:
    """The sources of one version, and who of them speaks first for a claim."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.sources = dossier.sources
        self._by_attribution = {at: number for number, source in enumerate(self.sources) for at in source.attributions}
        self._claims: dict[int, dict[int, None]] = defaultdict(dict)
        for claim, assertion in enumerate(dossier.assertions):
            for at in assertion.attributions:
                if at in self._by_attribution:
                    self._claims[self._by_attribution[at]][claim] = None

    def voice_of(self, claim: int) -> int | None:
        """Return the index of the outermost source of a claim that is somebody; None if nobody is credited.

        Outside quotation marks the claim's own sentence must say who: what is told flat right behind somebody's words
        may be theirs, but to a reader it is the outlet's.
        """
        assertion = self.dossier.assertions[claim]
        for at in assertion.attributions:
            number = self._by_attribution.get(at)
            somebody = number is not None and named(self.sources[number]) > NOBODY
            if somebody and (self._quoted(assertion.span.start) or self._told_in(assertion.span.start, at)):
                return number
        return None

    def _quoted(self, offset: int) -> bool:
        sentence = self.dossier.sentence_at(offset)
        return bool(sentence and sentence.voice_at(offset) in (Voice.QUOTED, Voice.PARTIAL))

    def _told_in(self, offset: int, attribution: int) -> bool:
        """Whether the sentence at `offset` holds the source or the cue."""
        sentence, credit = self.dossier.sentence_at(offset), self.dossier.attributions[attribution]
        return sentence is None or any(sentence.span.overlaps(span) for span in (*credit.source, *credit.cue))

    def claims(self, number: int) -> tuple[int, ...]:
        """Return the indices of what that source is credited with."""
        return tuple(self._claims.get(number, ()))


def named(source: Source) -> int:
    """NAMED, UNNAMED, or NOBODY at all."""
    return _RANK.get(source.kind, NAMED)


def detail(source: Source) -> int:
    """How closely it is described, for comparison with the same source elsewhere."""
    if source.grade:
        return tuple(Grade).index(source.grade)
    return int(bool(source.title or source.affiliation)) if source.kind is SourceKind.PERSON else 0


def told(source: Source) -> int:
    """How much is said of why it is not named."""
    return tuple(ReasonKind).index(source.reason.kind) if source.reason else 0


def matched(old: Cast, new: Cast, pairs: Iterable[Pair]) -> tuple[dict[int, int], dict[int, int]]:
    """Who is the same, by name or description; and who of the rest stands in whose place, by what they say."""
    somebody = [tuple(_somebody(each.sources)) for each in (old, new)]
    same = dict(
        likest(
            (likeness, one, other)
            for one, other in _candidates(old.sources, new.sources, *somebody)
            if (likeness := _likeness(old.sources[one], new.sources[other]))
        )
    )
    taken = frozenset(same.values())
    shared = Counter((old.voice_of(before), new.voice_of(after)) for before, after in pairs)
    instead = likest(
        (times, one, other)
        for (one, other), times in shared.items()
        if one is not None and other is not None and one not in same and other not in taken
    )
    return same, dict(instead)


def _somebody(sources: Sequence[Source]) -> Iterator[int]:
    return (at for at, source in enumerate(sources) if named(source) > NOBODY and source.attributions)


def _candidates(
    before: Sequence[Source], after: Sequence[Source], olds: Iterable[int], news: Iterable[int]
) -> Iterator[Pair]:
    """Pairs that are called the same, or have a telling word of what they are called in common."""
    places: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for other in news:
        for key in _keys(after[other]):
            places[key].append(other)
    for one in olds:
        near = (places.get((whole, words), ())[: None if whole else _COMMON] for whole, words in _keys(before[one]))
        yield from ((one, other) for other in sorted({other for sentence in near for other in sentence}))


def _keys(source: Source) -> set[tuple[bool, str]]:
    """Return what it is called as a whole, and the words of that which tell it from others."""
    words = (source.name or "").casefold().replace("’", "'").split()
    parts = {*words[-1:], *content_words(source.label)}
    return {(True, " ".join(words) or _plain(source)), (True, _plain(source)), *((False, word) for word in parts)}


def _likeness(one: Source, other: Source) -> float:
    """3 the same name, 2 a part of it, 1 the same description, less a similar one; 0 if they are not the same."""
    if named(one) != named(other):
        return 0
    if one.name and other.name:
        return _same_name(one.name, other.name)
    words, others = content_words(one.label), content_words(other.label)
    if _plain(one) == _plain(other):
        return 1
    return common if (common := 2 * len(words & others) / max(1, len(words) + len(others))) > _ALIKE else 0


def _same_name(one: str, other: str) -> int:
    words, others = (each.casefold().replace("’", "'").split() for each in (one, other))
    if words == others:
        return 3
    within = set(words) <= set(others) or set(words) >= set(others)
    return 2 if within and words[-1:] == others[-1:] else 0


def _plain(source: Source) -> str:
    words = source.label.casefold().split()
    return " ".join(words[1:] if words[:1] and words[0] in ("a", "an", "the") else words)
