"""What became of the claims: credited to whom, how sure, how well backed, added and dropped."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.compare.cast import NAMED, NOBODY, Cast, detail, named
from onrecord.compare.hedges import hedges
from onrecord.compare.versions import Versions, claim_side, source_side
from onrecord.compare.wording import backing_moved, called, claimed, credited, hedged
from onrecord.domain import Assertion, BackingLabel, Change, ChangeKind, Direction, Effect, Side

_POOR = (BackingLabel.THIN, BackingLabel.UNBACKED)


def attribution_changes(versions: Versions) -> Iterator[Change]:
    """Claims that lost or gained whoever was credited with them."""
    for old, before, new, after in versions.claims():
        speakers = versions.old.voice_of(old), versions.new.voice_of(new)
        if (speakers[0] is None) == (speakers[1] is None):
            continue
        lost = speakers[1] is None
        better = (after.level > before.level) if lost else (before.level > after.level)
        good = Direction.WEAKER if lost == (not better) else Direction.STRONGER
        kind = ChangeKind.ATTRIBUTION_DROPPED if lost else ChangeKind.ATTRIBUTION_ADDED
        message = credited(versions, speakers, before, after)
        yield Change(kind, good, message, claim_side(versions.old, old), claim_side(versions.new, new))


def naming_changes(versions: Versions) -> Iterator[Change]:
    """Claims that go from somebody named to people who are not, or back, or to somebody else; by source."""
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for old, new in versions.pairs:
        one, other = versions.old.voice_of(old), versions.new.voice_of(new)
        if one is not None and other is not None and versions.same.get(one) != other:
            found.setdefault((one, other), []).append((old, new))
    for (one, other), pairs in found.items():
        ranks = named(versions.old.sources[one]), named(versions.new.sources[other])
        if ranks[0] == ranks[1] and versions.instead.get(one) == other and _described_otherwise(versions, one, other):
            continue
        kind, direction = ChangeKind.SOURCE_CHANGED, Direction.NEUTRAL
        if ranks[0] > ranks[1]:
            kind, direction = ChangeKind.SOURCE_UNNAMED, Direction.WEAKER
        elif ranks[0] < ranks[1]:
            kind, direction = ChangeKind.SOURCE_NAMED, Direction.STRONGER
        olds, news = tuple(sorted({old for old, _ in pairs})), tuple(sorted({new for _, new in pairs}))
        sides = source_side(versions.old, one, olds), source_side(versions.new, other, news)
        yield Change(kind, direction, called(versions, one, other, len(pairs)), *sides)


def hedge_changes(versions: Versions) -> Iterator[Change]:
    """Claims that are no longer unsure, or are now: no weaker where more stands behind them than before."""
    for old, before, new, after in versions.claims():
        words = hedges(versions.old.dossier, before), hedges(versions.new.dossier, after)
        if bool(words[0]) == bool(words[1]):
            continue
        lost = bool(words[0])
        earned = after.level > before.level if lost else before.level > after.level
        direction = Direction.NEUTRAL if earned else Direction.WEAKER if lost else Direction.STRONGER
        kind = ChangeKind.HEDGE_DROPPED if lost else ChangeKind.HEDGE_ADDED
        yield Change(kind, direction, hedged(words), claim_side(versions.old, old), claim_side(versions.new, new))


def backing_changes(versions: Versions, told: frozenset[tuple[str, int]]) -> Iterator[Change]:
    """Claims that are better or worse backed for a reason that is not `told` already: ("old" or "new", index)."""
    for old, before, new, after in versions.claims():
        if ("old", old) in told or ("new", new) in told or before.backing == after.backing:
            continue
        if not (before.scored and after.scored) or _only_reclassed(versions, before, after):
            continue
        fell = after.backing < before.backing
        kind = ChangeKind.BACKING_FELL if fell else ChangeKind.BACKING_ROSE
        direction = Direction.WEAKER if fell else Direction.STRONGER
        message = backing_moved(before, after)
        yield Change(kind, direction, message, claim_side(versions.old, old), claim_side(versions.new, new))


def added_and_dropped(versions: Versions) -> Iterator[Change]:
    """Scored claims of the body that only one version makes."""
    for gone, cast, claims in zip((True, False), (versions.old, versions.new), versions.alone, strict=True):
        for at in claims:
            claim = cast.dossier.assertions[at]
            if claim.scored:
                side = claim_side(cast, at)
                yield _lone(cast, claim, side, gone=gone)


def _lone(cast: Cast, claim: Assertion, side: Side, *, gone: bool) -> Change:
    unsourced = side.source is None and not any(
        each.effect is Effect.START and each.signal != "nobody" for each in claim.evidence
    )
    poor = unsourced or claim.label in _POOR
    kind = ChangeKind.UNSOURCED_CLAIM_ADDED if unsourced else ChangeKind.CLAIM_ADDED
    direction = Direction.WEAKER if poor else Direction.NEUTRAL
    source = None if side.source is None else cast.sources[side.source]
    change = Change(kind, direction, claimed(claim, source, gone=gone), None, side)
    if not gone:
        return change
    return Change(kind.mirrored, direction.mirrored, change.message, side, None)


def _only_reclassed(versions: Versions, before: Assertion, after: Assertion) -> bool:
    """Whether the same words on the same level are of another class, because of what now stands around them."""
    words = [cast.dossier.words(claim.parts).split() for cast, claim in ((versions.old, before), (versions.new, after))]
    return before.level == after.level and words[0] == words[1]


def _described_otherwise(versions: Versions, one: int, other: int) -> bool:
    """Whether the two, both unnamed, differ in how closely they are described: that is told by itself."""
    before, after = versions.old.sources[one], versions.new.sources[other]
    return NOBODY < named(before) < NAMED and detail(before) != detail(after)
