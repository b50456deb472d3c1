"""One thing is told once: who comes and goes, and what they claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.domain import Change, ChangeKind, Direction

_CREDIT = (
    ChangeKind.ATTRIBUTION_DROPPED, ChangeKind.SOURCE_UNNAMED, ChangeKind.SOURCE_CHANGED, ChangeKind.SOURCE_NAMED,
    ChangeKind.ATTRIBUTION_ADDED,
)  # fmt: skip
_CAST = (ChangeKind.SOURCE_DROPPED, ChangeKind.SOURCE_ADDED)
Told = tuple[bool, int]
"""Whether of the new version, and the index of the claim."""


def once(credit: Iterable[Change], lone: Sequence[Change]) -> list[Change]:
    """Of the sources and claims that stand in one version only, those that tell something by themselves.

    A source whose claims all went to somebody else, or to nobody, is told of there; an unnamed one that goes with its
    claims is told of with these; what a named one takes along goes without saying, unless it is for better or worse.
    """
    passed_on = _told(change for change in credit if change.kind in _CREDIT)
    claims = _told(change for change in lone if change.kind not in _CAST)
    casts = [change for change in lone if change.kind in _CAST and not _is_told(change, passed_on)]
    kept = [change for change in casts if change.direction is not Direction.NEUTRAL or not _is_told(change, claims)]
    by_named = _told(kept)
    return kept + [
        change
        for change in lone
        if change.kind not in _CAST and not (change.direction is Direction.NEUTRAL and _is_told(change, by_named))
    ]


def _told(changes: Iterable[Change]) -> frozenset[Told]:
    return frozenset(assertion for change in changes for assertion in _claims(change))


def _is_told(change: Change, reported: frozenset[Told]) -> bool:
    own = _claims(change)
    return bool(own) and own <= reported


def _claims(change: Change) -> frozenset[Told]:
    sides = ((False, change.old), (True, change.new))
    return frozenset((new, claim) for new, side in sides if side for claim in side.claims)
