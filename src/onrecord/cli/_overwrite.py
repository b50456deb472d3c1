"""No output overwrites a draft that is audited, whatever path or link leads to it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from onrecord.cli._inputs import Input
from onrecord.domain import Skipped
from onrecord.errors import SettingsError
from onrecord.regular_file import file_identity


def refuse_overwriting(inputs: Iterable[Input | Skipped], outputs: Iterable[tuple[str, str | Path | None]]) -> None:
    """Raise an error if an output, given with the option that names it, is one of the drafts; None is no file.

    Raises:
        SettingsError: if so.
    """
    drafts = {
        identity: each.name
        for each in inputs
        if isinstance(each, Input) and each.is_file and (identity := file_identity(each.place))
    }
    for option, path in outputs:
        if path is not None and (identity := file_identity(path)) in drafts:
            raise SettingsError(f"{option} {path}: is the draft {drafts[identity]}; give another file or folder")
