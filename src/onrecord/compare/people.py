"""What became of the sources: added and dropped, described more or less closely, with more or less of a reason."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.compare.cast import NAMED, NOBODY, UNNAMED, detail, named, told
from onrecord.compare.versions import Versions, source_side
from onrecord.compare.wording import answered, described, excused, heard
from onrecord.domain import Change, ChangeKind, Direction, Dossier, Reply, Side


def reason_changes(versions: Versions) -> Iterator[Change]:
    """Unnamed sources of whom less, or more, is said why they are not named."""
    for old, before, new, after in versions.sources():
        if not (named(before) == named(after) == UNNAMED) or told(before) == told(after):
            continue
        less = told(after) < told(before)
        kind = ChangeKind.REASON_DROPPED if less else ChangeKind.REASON_ADDED
        direction = Direction.WEAKER if less else Direction.STRONGER
        sides = source_side(versions.old, old), source_side(versions.new, new)
        yield Change(kind, direction, excused(before, after), *sides)


def description_changes(versions: Versions) -> Iterator[Change]:
    """Sources that are described less closely than before, or more."""
    for old, before, new, after in versions.sources():
        comparable = named(before) == named(after) and (before.kind == after.kind or named(before) == UNNAMED)
        if not comparable or detail(before) == detail(after):
            continue
        less = detail(after) < detail(before)
        kind = ChangeKind.SOURCE_BLURRED if less else ChangeKind.SOURCE_DESCRIBED
        direction = Direction.WEAKER if less else Direction.STRONGER
        sides = source_side(versions.old, old), source_side(versions.new, new)
        yield Change(kind, direction, described(before, after), *sides)


def cast_changes(versions: Versions) -> Iterator[Change]:
    """Sources that only one version hears. Dropping an unnamed one makes nothing weaker by itself."""
    olds, news = {*versions.same, *versions.instead}, {*versions.same.values(), *versions.instead.values()}
    for gone, cast, known in ((True, versions.old, olds), (False, versions.new, news)):
        for at, source in enumerate(cast.sources):
            if named(source) > NOBODY and source.attributions and at not in known:
                weight = Direction.WEAKER if named(source) == NAMED else Direction.NEUTRAL
                side = source_side(cast, at)
                yield _lone(ChangeKind.SOURCE_DROPPED, weight, heard(source, side, gone=gone), side, gone=gone)


def reply_changes(old: Dossier, new: Dossier) -> Iterator[Change]:
    """Those of whose answer, or silence, only one version tells."""
    before, after = _replies(old), _replies(new)
    for gone, here, there, dossier in ((True, before, after, old), (False, after, before, new)):
        for whose, reply in here.items():
            if whose not in there:
                message = answered(reply, reply.name or (dossier.text(reply.by) if reply.by else ""), gone=gone)
                yield _lone(ChangeKind.REPLY_DROPPED, Direction.WEAKER, message, Side(reply.span), gone=gone)


def _replies(dossier: Dossier) -> dict[str, Reply]:
    """The first reply of each, by surname; of those who are not named, by what they are called."""
    found: dict[str, Reply] = {}
    for reply in dossier.replies:
        whose = reply.name or (dossier.text(reply.by) if reply.by else "")
        found.setdefault(whose.casefold().split()[-1] if whose.strip() else "", reply)
    return found


def _lone(kind: ChangeKind, direction: Direction, message: str, side: Side, *, gone: bool) -> Change:
    """A change that drops something, or the opposite that adds it."""
    if gone:
        return Change(kind, direction, message, side, None)
    return Change(kind.mirrored, direction.mirrored, message, None, side)
