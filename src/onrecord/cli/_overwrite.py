"""No output overwrites a draft that is audited, whatever path or link leads to it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from onrecord.cli._inputs import Input
from onrecord.domain import Skipped
from onrecord.errors import SettingsError


def refuse_overwriting(inputs: Iterable[Input | Skipped], outputs: Iterable[tuple[str, str | Path | None]]) -> None:
    """Raise an error if an output, given with the option that names it, is one of the drafts; None is no file.

    Raises:
        SettingsError: if so.
    """
    drafts = {
        identity: each.name
        for each in inputs
        if isinstance(each, Input) and each.is_file and (identity := _identity(each.place))
    }
    for option, path in outputs:
        if path is not None and (identity := _identity(path)) in drafts:
            raise SettingsError(f"{option} {path}: is the draft {drafts[identity]}; give another file or folder")


def _identity(path: str | Path) -> tuple[int, int] | None:
    """The file itself, which may have many paths; None if there is none."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino
