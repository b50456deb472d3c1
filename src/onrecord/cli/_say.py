"""What every command has in common: its exit codes, where its output goes, and one line on what is wrong."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from onrecord.errors import SettingsError

FINDINGS, FAILED, INTERRUPTED = 1, 2, 130


def write(text: str, path: str | None) -> None:
    """Write to a file, or to standard output where there is no path.

    Raises:
        SettingsError: if the file cannot be written.
    """
    output = text.encode("utf-8", "replace")
    if path is None:
        sys.stdout.buffer.write(output)
        sys.stdout.buffer.flush()
        return
    try:
        Path(path).write_bytes(output)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written ({error.strerror})") from None


def wants_color(choice: str) -> bool:
    """Whether the output goes to somebody who sees colours, and did not say otherwise."""
    if choice != "auto":
        return choice == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def complain(line: str) -> None:
    """One line on standard error."""
    click.echo(f"onrecord: {printable(line)}", err=True)


def printable(line: str) -> str:
    """The line in characters that a terminal only shows: file names and addresses may be hostile, too."""
    return "".join(character if character.isprintable() else "�" for character in line)
