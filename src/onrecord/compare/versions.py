"""Two versions laid side by side: what the finders of changes look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.compare.align import Pair, aligned
from onrecord.compare.cast import Cast, matched
from onrecord.domain import Assertion, Dossier, Side, Source


@dataclass(frozen=True, slots=True)
class Versions:
    """The old and the new dossier, which claims say the same, and which sources are the same or stand in for another.

    `same` and `instead` go from the index of an old source to that of a new one.
    """

    old: Cast
    new: Cast
    pairs: tuple[Pair, ...]
    same: dict[int, int]
    instead: dict[int, int]

    def claims(self) -> Iterator[tuple[int, Assertion, int, Assertion]]:
        """Each pair of claims that say the same, with their indices."""
        for old, new in self.pairs:
            yield old, self.old.dossier.assertions[old], new, self.new.dossier.assertions[new]

    def sources(self) -> Iterator[tuple[int, Source, int, Source]]:
        """Each pair of sources that are the same or stand in for each other, with their indices."""
        for old, new in (*self.same.items(), *self.instead.items()):
            yield old, self.old.sources[old], new, self.new.sources[new]

    @property
    def alone(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The claims of each version that the other does not make."""
        olds, news = {old for old, _ in self.pairs}, {new for _, new in self.pairs}
        return (
            tuple(at for at in range(len(self.old.dossier.assertions)) if at not in olds),
            tuple(at for at in range(len(self.new.dossier.assertions)) if at not in news),
        )


def laid_out(old: Dossier, new: Dossier) -> Versions:
    """Return the two dossiers side by side."""
    pairs = aligned(old, new)
    casts = Cast(old), Cast(new)
    return Versions(*casts, pairs, *matched(*casts, pairs))


def claim_side(cast: Cast, claim: int) -> Side:
    """Return a claim, with whoever speaks for it."""
    return Side(cast.dossier.assertions[claim].span, (claim,), cast.voice_of(claim))


def source_side(cast: Cast, source: int, claims: tuple[int, ...] | None = None) -> Side:
    """Return a source where it is first credited, with its claims, or with those that are meant."""
    known = cast.claims(source) if claims is None else claims
    mentions = cast.sources[source].mentions
    attribution = cast.dossier.attributions[cast.sources[source].attributions[0]]
    at = cast.dossier.assertions[claims[0]].span if claims else mentions[0] if mentions else attribution.extent
    return Side(at, known, source)
