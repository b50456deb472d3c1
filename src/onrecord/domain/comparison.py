"""What became of the sourcing between two versions of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.report import Report
from onrecord.domain.span import Span


class Direction(StrEnum):
    """What a change does to the sourcing."""

    WEAKER = "weaker"
    NEUTRAL = "neutral"
    STRONGER = "stronger"

    @property
    def mirrored(self) -> Direction:
        """The same change, made the other way round."""
        return tuple(Direction)[-1 - tuple(Direction).index(self)]


class ChangeKind(StrEnum):
    """What changed, worst first. The second half undoes the first: each kind's opposite is as far from the end."""

    HOLD_GAINED = "hold-gained"
    ATTRIBUTION_DROPPED = "attribution-dropped"
    """What somebody was credited with stands as the outlet's own word."""
    SOURCE_UNNAMED = "source-unnamed"
    """What was credited to somebody named is credited to people who are not."""
    HEDGE_DROPPED = "hedge-dropped"
    REASON_DROPPED = "reason-dropped"
    """Less is said of why a source is not named."""
    UNSOURCED_CLAIM_ADDED = "unsourced-claim-added"
    REPLY_DROPPED = "reply-dropped"
    """Somebody's denial, or word that they were asked, is gone."""
    SOURCE_DROPPED = "source-dropped"
    SOURCE_BLURRED = "source-blurred"
    """A source is described less closely."""
    BACKING_FELL = "backing-fell"
    """The same claim has less behind it, for a reason that no other kind tells."""
    CLAIM_ADDED = "claim-added"
    SOURCE_CHANGED = "source-changed"
    """The same claim is credited to somebody else, no worse named."""
    CLAIM_DROPPED = "claim-dropped"
    BACKING_ROSE = "backing-rose"
    SOURCE_DESCRIBED = "source-described"
    SOURCE_ADDED = "source-added"
    REPLY_ADDED = "reply-added"
    UNSOURCED_CLAIM_DROPPED = "unsourced-claim-dropped"
    REASON_ADDED = "reason-added"
    HEDGE_ADDED = "hedge-added"
    SOURCE_NAMED = "source-named"
    ATTRIBUTION_ADDED = "attribution-added"
    HOLD_LIFTED = "hold-lifted"

    @property
    def rank(self) -> int:
        """Its place in the list, 0 the worst."""
        return tuple(ChangeKind).index(self)

    @property
    def mirrored(self) -> ChangeKind:
        """The same change, made the other way round."""
        return tuple(ChangeKind)[-1 - self.rank]


@dataclass(frozen=True, slots=True)
class Side:
    """What a change is about in one version: the words, and the indices of the claims and the source concerned."""

    at: Span
    claims: tuple[int, ...] = ()
    source: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. The side of a version that has nothing of the kind is None; one is always there."""

    kind: ChangeKind
    direction: Direction
    message: str
    old: Side | None = None
    new: Side | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a draft, and what changed between them, worst first."""

    old: Report
    new: Report
    changes: tuple[Change, ...] = ()

    @property
    def weaker(self) -> bool:
        """Whether any change is for the weaker. A lower score alone is none: cutting what is well backed lowers it."""
        return any(change.direction is Direction.WEAKER for change in self.changes)

    def count(self, direction: Direction) -> int:
        """How many changes go that way."""
        return sum(change.direction is direction for change in self.changes)
