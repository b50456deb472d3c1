"""What holds the new version and did not hold the old, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import Change, ChangeKind, Direction, Dossier, Gate, Hold, Side


def hold_changes(old: Dossier, new: Dossier) -> Iterator[Change]:
    """Gates that are shut in one version only; each accused who is not heard is a gate of their own."""
    before, after = _shut(old), _shut(new)
    for key, hold in after.items():
        if key not in before:
            side = Side(hold.at, hold.assertions)
            yield Change(ChangeKind.HOLD_GAINED, Direction.WEAKER, _told(hold), None, side)
    for key, hold in before.items():
        if key not in after:
            side = Side(hold.at, hold.assertions)
            yield Change(ChangeKind.HOLD_LIFTED, Direction.STRONGER, f"No longer: {_told(hold)}", side, None)


def _shut(dossier: Dossier) -> dict[tuple[Gate, str], Hold]:
    holds = dossier.score.holds if dossier.score else ()
    return {(each.gate, each.because if each.gate is Gate.REPLY else ""): each for each in holds}


def _told(hold: Hold) -> str:
    return f"{hold.gate.value}: {hold.because}."
