"""No output overwrites a draft or another output, whatever path or link leads to it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from onrecord.cli._inputs import Input
from onrecord.domain import Skipped
from onrecord.errors import SettingsError
from onrecord.regular_file import file_identity
from onrecord.report_mark import LONGEST, is_report

_MACHINE, _NAME = (b"{", b"[", b"<?xml"), b"onrecord"
"""How reports for machines begin, and what stands near their beginning."""
_COPIES = "--annotate"
"""Writes Word files, which a draft may be, too: an earlier copy cannot be told from one."""


def refuse_overwriting(inputs: Iterable[Input | Skipped], outputs: Iterable[tuple[str, str | Path | None]]) -> None:
    """Raise an error if an output, given with the option that names it, is a draft or given twice; None is no file.

    A draft is what is audited, and any other file that by its name may be one and was not written by onrecord.

    Raises:
        SettingsError: if so.
    """
    drafts = {
        identity: input_file.name
        for input_file in inputs
        if isinstance(input_file, Input) and input_file.is_file and (identity := file_identity(input_file.place))
    }
    taken: set[str] = set()
    for option, path in outputs:
        if path is None:
            continue
        if (identity := file_identity(path)) in drafts:
            raise SettingsError(f"{option} {path}: is the draft {drafts[identity]}; give another file or folder")
        if option != _COPIES and not str(path).endswith(("/", os.sep)) and _may_be_draft(Path(path)):
            raise SettingsError(f"{option} {path}: is there already, and not written by onrecord; give another file")
        real_path = os.path.realpath(path)
        if real_path in taken and not Path(path).is_char_device():
            raise SettingsError(f"{option} {path}: is given for two outputs; give each its own file")
        taken.add(real_path)


def _may_be_draft(path: Path) -> bool:
    """Whether a file has the name of a draft, and does not begin as what onrecord writes."""
    from onrecord.readers import suffixes

    if path.suffix.lower() not in suffixes() or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            head = file.read(LONGEST)
    except OSError:  # told when it is written
        return False
    is_ours = is_report(head) or (head.startswith(_MACHINE) and _NAME in head)
    return bool(head) and not is_ours
