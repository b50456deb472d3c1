"""A report in several files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli._overwrite import refuse_overwriting
from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.cli._inputs import Input
    from onrecord.domain import Audit, Skipped
    from onrecord.reporters import Style


def is_folder(path: str) -> bool:
    """Whether the user means a folder: it is there, or the path ends as one."""
    return path.endswith(("/", os.sep)) or os.path.isdir(path)


def write_folder(format: str, path: str, audit: Audit, style: Style, inputs: Sequence[Input | Skipped]) -> None:
    """Write each page into the folder, which is made if it is not there.

    Raises:
        SettingsError: if the format is one file, a page would overwrite a draft, or the folder cannot be written.
    """
    from onrecord.reporters import pages

    made = pages(format, audit, style)
    if made is None:
        raise SettingsError(f"{path}: is a folder, but {format} is written to one file; give a file name")
    refuse_overwriting(inputs, [("--output-format", Path(path, name)) for name in made])
    try:
        Path(path).mkdir(parents=True, exist_ok=True)
        for name, page in made.items():
            Path(path, name).write_bytes(page.encode("utf-8", "replace"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written ({error.strerror})") from None
