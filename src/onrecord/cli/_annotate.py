"""`--annotate`: where the annotated copies go, and writing them.

A path that ends in .docx is one file, for one draft; any other is a folder, which is made if need be and gets a copy
of each draft under its own name. A draft itself is never overwritten; an older copy is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli._inputs import STANDARD_INPUT, Input
from onrecord.domain import Skipped
from onrecord.errors import OnrecordError, SettingsError
from onrecord.regular_file import read_regular_file

if TYPE_CHECKING:
    from onrecord.domain import Audit, Report

_SUFFIX = ".docx"


def plan(target: str | None, inputs: Iterable[Input | Skipped]) -> dict[str, tuple[Input, Path]]:
    """Return the input and the place of its copy, by the name of the draft; empty where none are wanted.

    Raises:
        SettingsError: if a copy would overwrite another copy.
    """
    drafts = [input_file for input_file in inputs if isinstance(input_file, Input)]
    if target is None:
        return {}
    single = target.lower().endswith(_SUFFIX) and not os.path.isdir(target)
    if single and len(drafts) > 1:
        raise SettingsError(f"--annotate {target}: is one file for {len(drafts)} drafts; give a folder")
    copies = {draft.name: (draft, Path(target) if single else Path(target, _file_name(draft))) for draft in drafts}
    _refuse_doubles([path for _, path in copies.values()])
    return copies


def _file_name(draft: Input) -> str:
    return Path(draft.name).name or "draft"


def _refuse_doubles(paths: Iterable[Path]) -> None:
    seen: set[str] = set()
    for path in paths:
        real = os.path.realpath(path)
        if real in seen:
            raise SettingsError(f"--annotate {path}: two drafts have this file name; annotate them one at a time")
        seen.add(real)


def write_copies(copies: Mapping[str, tuple[Input, Path]], audit: Audit) -> Iterator[Skipped]:
    """Write the copy of each draft that was audited; yield those that could not be, and why."""
    for report in audit.reports:
        name = report.dossier.document.name
        if name not in copies:
            continue
        try:
            _write_copy(*copies[name], report)
        except OnrecordError as error:
            yield Skipped(name, f"not annotated: {error}")
        except OSError as error:
            yield Skipped(str(copies[name][1]), f"cannot be written ({error.strerror or type(error).__name__})")


def _write_copy(draft: Input, path: Path, report: Report) -> None:
    from onrecord.annotate import annotate

    if draft.is_url or draft.place == STANDARD_INPUT:
        raise SettingsError("only a file on this machine can be annotated; save the draft as a file first")
    annotated = annotate(read_regular_file(draft.place), report)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(annotated)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
