"""What became of the claims: credited to whom, how sure, how well backed, added and dropped."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.compare.cast import UNNAMED, Cast, detail, named
from onrecord.compare.hedges import hedges, hedges_in
from onrecord.compare.plain import around, plain
from onrecord.compare.versions import Versions, claim_side, source_side
from onrecord.compare.wording import backing_moved, called, claimed, credited, hedged
from onrecord.domain import (
    Assertion,
    BackingLabel,
    Change,
    ChangeKind,
    Direction,
    Dossier,
    Effect,
    Side,
    Source,
    SourceKind,
)

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
    pairs_by_claim: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for old, new in versions.pairs:
        one, other = versions.old.voice_of(old), versions.new.voice_of(new)
        if one is not None and other is not None and versions.same.get(one) != other:
            pairs_by_claim.setdefault((one, other), []).append((old, new))
    for (one, other), pairs in pairs_by_claim.items():
        before, after = versions.old.sources[one], versions.new.sources[other]
        if _described_otherwise(before, after) and versions.instead.get(one) == other:
            continue
        kind, direction = _naming(before, after)
        olds, news = tuple(sorted({old for old, _ in pairs})), tuple(sorted({new for _, new in pairs}))
        sides = source_side(versions.old, one, olds), source_side(versions.new, other, news)
        yield Change(kind, direction, called(kind, before, after, len(pairs)), *sides)


def hedge_changes(versions: Versions) -> Iterator[Change]:
    """Claims that are no longer unsure, or are now: no weaker where more stands behind them than before.

    The other version must not hedge anywhere in the sentence: how much of it is taken for the claim may differ.
    """
    for old, before, new, after in versions.claims():
        lost = _hedged_alone(versions.old.dossier, before, versions.new.dossier, after)
        come = _hedged_alone(versions.new.dossier, after, versions.old.dossier, before)
        if not lost and not come:
            continue
        earned = after.level > before.level if lost else before.level > after.level
        direction = Direction.NEUTRAL if earned else Direction.WEAKER if lost else Direction.STRONGER
        kind = ChangeKind.HEDGE_DROPPED if lost else ChangeKind.HEDGE_ADDED
        sides = claim_side(versions.old, old), claim_side(versions.new, new)
        yield Change(kind, direction, hedged(lost, come), *sides)


def _hedged_alone(dossier: Dossier, claim: Assertion, other: Dossier, same: Assertion) -> tuple[str, ...]:
    """Return the hedges of a claim, if there is none around the same claim in the other version."""
    return () if hedges_in(around(other, same.span)) else hedges(dossier, claim)


def backing_changes(versions: Versions, reported: frozenset[tuple[str, int]]) -> Iterator[Change]:
    """Claims that are better or worse backed for a reason that is not `told` already: ("old" or "new", index)."""
    for old, before, new, after in versions.claims():
        if ("old", old) in reported or ("new", new) in reported or before.backing == after.backing:
            continue
        if not (before.scored and after.scored) or _only_reclassed(versions, before, after):
            continue
        fell = after.backing < before.backing
        kind = ChangeKind.BACKING_FELL if fell else ChangeKind.BACKING_ROSE
        direction = Direction.WEAKER if fell else Direction.STRONGER
        message = backing_moved(before, after)
        yield Change(kind, direction, message, claim_side(versions.old, old), claim_side(versions.new, new))


def added_and_dropped(versions: Versions) -> Iterator[Change]:
    """Scored claims of the body that only one version makes; a sentence that stands in both makes none anew."""
    for gone, cast, claims, other in zip(
        (True, False), (versions.old, versions.new), versions.alone, (versions.new, versions.old), strict=True
    ):
        elsewhere = {plain(other.dossier.text(sentence.span)) for sentence in other.dossier.sentences}
        for at in claims:
            claim = cast.dossier.assertions[at]
            if claim.scored and around(cast.dossier, claim.span) not in elsewhere:
                side = claim_side(cast, at)
                yield _lone(cast, claim, side, gone=gone)


def _lone(cast: Cast, claim: Assertion, side: Side, *, gone: bool) -> Change:
    unsourced = side.source is None and not any(
        evidence.effect is Effect.START and evidence.signal != "nobody" for evidence in claim.evidence
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


def _naming(before: Source, after: Source) -> tuple[ChangeKind, Direction]:
    """Return the kind of a change of source. Where "the police" stand for an officer by name, a name is lost."""
    ranks = [named(each) for each in (before, after)]
    if ranks[0] > ranks[1] or (before.kind is SourceKind.PERSON and _nameless(after)):
        return ChangeKind.SOURCE_UNNAMED, Direction.WEAKER
    if ranks[0] < ranks[1] or (after.kind is SourceKind.PERSON and _nameless(before)):
        return ChangeKind.SOURCE_NAMED, Direction.STRONGER
    return ChangeKind.SOURCE_CHANGED, Direction.NEUTRAL


def _nameless(source: Source) -> bool:
    body = source.kind is SourceKind.ORGANIZATION
    return body and not any(word[:1].isupper() for word in (source.name or source.label).split())


def _described_otherwise(before: Source, after: Source) -> bool:
    """Whether the two, both unnamed, differ in how closely they are described: that is told by itself."""
    return named(before) == named(after) == UNNAMED and detail(before) != detail(after)
