"""What became of the sources: added and dropped, described more or less closely, with more or less of a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.compare.cast import NAMED, NOBODY, UNNAMED, Cast, detail, named, told
from onrecord.compare.versions import Versions, source_side
from onrecord.compare.wording import answered, described, excused, heard
from onrecord.domain import Change, ChangeKind, Direction, Dossier, Reply, Side, Source
from onrecord.language.regex import unbounded as regex

_WORD = regex(r"\w+")


def reason_changes(versions: Versions) -> Iterator[Change]:
    """Unnamed sources of whom less, or more, is said why they are not named."""
    for old, before, new, after in versions.sources():
        if not (named(before) == named(after) == UNNAMED) or told(before) == told(after):
            continue
        less = told(after) < told(before)
        kind = ChangeKind.REASON_DROPPED if less else ChangeKind.REASON_ADDED
        direction = Direction.WEAKER if less else Direction.STRONGER
        sides = _excuse(versions.old, old), _excuse(versions.new, new)
        yield Change(kind, direction, excused(before, after), *sides)


def _excuse(cast: Cast, at: int) -> Side:
    """Return a source, at the reason that is given for not naming it if there is one."""
    side, reason = source_side(cast, at), cast.sources[at].reason
    return replace(side, at=reason.span) if reason and reason.span else side


def description_changes(versions: Versions) -> Iterator[Change]:
    """Yield the sources that are described less closely than before, or more."""
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
    """Yield the sources that only one version hears; named ones only if the other does not speak of them.

    Dropping an unnamed one makes nothing weaker by itself.
    """
    olds, news = {*versions.same, *versions.instead}, {*versions.same.values(), *versions.instead.values()}
    for gone, cast, known, other in (
        (True, versions.old, olds, versions.new.dossier),
        (False, versions.new, news, versions.old.dossier),
    ):
        for at, source in enumerate(cast.sources):
            if named(source) > NOBODY and source.attributions and at not in known and not _spoken_of(source, other):
                weight = Direction.WEAKER if named(source) == NAMED else Direction.NEUTRAL
                side = source_side(cast, at)
                yield _lone(ChangeKind.SOURCE_DROPPED, weight, heard(source, side, gone=gone), side, gone=gone)


def _spoken_of(source: Source, dossier: Dossier) -> bool:
    """Whether the article names the source, credited with anything or not."""
    return not dossier.once(_named).isdisjoint((source.name or "").split()[-1:])


def _named(dossier: Dossier) -> frozenset[str]:
    """Return the last words of all names in the article."""
    return frozenset(name.split()[-1] for entity in dossier.entities for name in entity.aliases)


def reply_changes(old: Dossier, new: Dossier) -> Iterator[Change]:
    """Those of whose answer, or silence, only one version tells."""
    before, after = _replies(old), _replies(new)
    for gone, here, there, dossier in ((True, before, after, old), (False, after, before, new)):
        for whose, reply in here.items():
            if whose not in there:
                message = answered(reply, reply.name or (dossier.text(reply.by) if reply.by else ""), gone=gone)
                yield _lone(ChangeKind.REPLY_DROPPED, Direction.WEAKER, message, Side(reply.span), gone=gone)


def _replies(dossier: Dossier) -> dict[str, Reply]:
    """Return the first reply of each, by surname; of those who are not named, by what they are called."""
    replies_by_name: dict[str, Reply] = {}
    for reply in dossier.replies:
        whose = reply.name or (dossier.text(reply.by) if reply.by else "")
        replies_by_name.setdefault(whose.casefold().split()[-1] if whose.strip() else "", reply)
    return replies_by_name


def _lone(kind: ChangeKind, direction: Direction, message: str, side: Side, *, gone: bool) -> Change:
    """Return a change that drops something, or the opposite that adds it."""
    if gone:
        return Change(kind, direction, message, side, None)
    return Change(kind.mirrored, direction.mirrored, message, None, side)
