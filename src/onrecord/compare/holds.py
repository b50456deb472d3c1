"""What holds the new version and did not hold the old, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Change, ChangeKind, Direction, Dossier, Gate, Hold, Message, Side
from onrecord.language.messages import worded


def hold_changes(old: Dossier, new: Dossier) -> Iterator[Change]:
    """Yield a change for each reason to hold the draft (G1 to G4) that only one of the versions has."""
    before, after = _shut(old), _shut(new)
    for key, hold in after.items():
        if key not in before:
            side = Side(hold.at, hold.assertions)
            yield Change(ChangeKind.HOLD_GAINED, Direction.WEAKER, _told(hold), None, side)
    for key, hold in before.items():
        if key not in after:
            side = Side(hold.at, hold.assertions)
            yield Change(ChangeKind.HOLD_LIFTED, Direction.STRONGER, f"No longer: {_told(hold)}", side, None)


def _shut(dossier: Dossier) -> dict[tuple[Gate, str | Message | None], Hold]:
    """Return the holds of a version by their gate and, where somebody is to be heard, by whom."""
    holds = dossier.score.holds if dossier.score else ()
    return {(hold.gate, hold.because.slot("accused")): hold for hold in holds}


def _told(hold: Hold) -> str:
    return f"{hold.gate.value}: {worded(hold.because)}."
