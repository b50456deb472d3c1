"""Two finished reports of one draft, the old and the new: what became of the sourcing, and what the change touches."""

from __future__ import annotations

from onrecord.compare.claims import (
    added_and_dropped,
    attribution_changes,
    backing_changes,
    hedge_changes,
    naming_changes,
)
from onrecord.compare.edits import Edits
from onrecord.compare.holds import hold_changes
from onrecord.compare.once import once
from onrecord.compare.people import cast_changes, description_changes, reason_changes, reply_changes
from onrecord.compare.touched import against
from onrecord.compare.versions import laid_out
from onrecord.domain import Change, Comparison, Direction, Report

__all__ = ["against", "compare"]

_ORDER = tuple(Direction)


def compare(old: Report, new: Report) -> Comparison:
    """Return what changed in the sourcing, worst first. Laid the other way round, every change is its opposite."""
    versions = laid_out(old.dossier, new.dossier)
    edits = Edits(old.dossier, new.dossier)
    changes = [
        *attribution_changes(versions),
        *naming_changes(versions),
        *hedge_changes(versions),
        *reason_changes(versions),
        *description_changes(versions),
    ]
    changes = [change for change in changes if edits.touch(change)]
    told = frozenset(
        (version, claim)
        for change in changes
        for version, side in (("old", change.old), ("new", change.new))
        for claim in (side.claims if side else ())
    )
    changes += once(changes, [*cast_changes(versions), *added_and_dropped(versions)])
    changes += [*backing_changes(versions, told), *reply_changes(old.dossier, new.dossier)]
    changes = [change for change in changes if edits.touch(change)]
    changes += hold_changes(old.dossier, new.dossier)
    return Comparison(old, new, tuple(sorted(changes, key=lambda change: _urgency(change, old, new))))


def _urgency(change: Change, old: Report, new: Report) -> tuple[int, int, float, int]:
    """Return what is weaker first, then the kinds in their order, the gravest claims, and the order of the text."""
    report, side = (new, change.new) if change.new else (old, change.old)
    assert side is not None
    weight = max((report.dossier.assertions[claim].weight for claim in side.claims), default=0)
    return _ORDER.index(change.direction), change.kind.rank, -weight, side.at.start
