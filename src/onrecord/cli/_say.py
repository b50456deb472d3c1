"""What every command has in common: its exit codes, where its output goes, and one line on what is wrong."""

from __future__ import annotations

import gc
import os
import shutil
import stat
import sys
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

import click

from onrecord.errors import OnrecordError, SettingsError, instead

FINDINGS, FAILED, INTERRUPTED = 1, 2, 130
_WIDEST = 100
_UNSAFE_TO_CLEAN_UP = "daft"
"""A module whose threads let go of Python objects after its work is done, and crash an interpreter that is ending."""

_OBJECTS_BEFORE_COLLECTION = 50_000
"""Compiling patterns makes many objects that are all kept: looking for unused ones every 700 takes 7 % of a check."""


def leave(work: Callable[[], int], closed: int) -> NoReturn:
    """Exit with what `work` gives, or with one line on what went wrong; with `closed` if nobody reads our output."""
    try:
        sys.exit(work())
    except OnrecordError as error:
        complain(str(error))
        sys.exit(FAILED)
    except KeyboardInterrupt:
        complain("interrupted")
        _let_go_of_locks()
        _end_at_once(INTERRUPTED)  # an interpreter that ends as usual waits for threads that may wait for ever
    except BrokenPipeError:
        discard_output()
        sys.exit(closed)


class Program(click.Group):
    """A group of commands, each of which ends with one line if the system fails it."""

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run a command; exit with 2 if there is no current folder, or its output cannot be written."""
        try:
            _require_folder()
            if not (arguments or options):  # not within another program
                gc.set_threshold(_OBJECTS_BEFORE_COLLECTION)
            return super().main(*arguments, **options)
        except SystemExit as ended:
            if _UNSAFE_TO_CLEAN_UP in sys.modules and not arguments and not options:  # not within another program
                _end_at_once(ended.code if isinstance(ended.code, int) else FAILED)
            raise
        except BrokenPipeError:  # the reader of our output has seen enough
            discard_output()
            sys.exit(FAILED)
        except OSError as error:
            discard_output()
            about = f"{error.filename}: " if error.filename else ""
            complain(f"{about}{error.strerror or type(error).__name__}")
            sys.exit(FAILED)


def _let_go_of_locks() -> None:
    """Remove the locks that processes of ours shared, which the system would keep and complain of."""
    util = sys.modules.get("multiprocessing.util")
    if util is not None:
        util._run_finalizers(0)  # those of locks have this priority; lower ones wait for threads


def _end_at_once(code: int) -> NoReturn:
    """End the process without cleaning up the interpreter."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError, ValueError):
                stream.flush()
    os._exit(code)


def _require_folder() -> None:
    try:
        os.getcwd()
    except OSError as error:
        raise OSError(error.errno, "the current folder no longer exists; change to another one") from None


def discard_output() -> None:
    """Write what is left to no file, so that the interpreter cannot fail on it while it exits."""
    if sys.stdout is not None:
        with suppress(OSError, ValueError):  # no file, as in a test
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def destination(option: str, formats: Collection[str]) -> tuple[str, str | None]:
    """Return the format and the path of an `--output-format FMT[=PATH]`; no path is standard output.

    Raises:
        SettingsError: if it is none of `formats`, or the path is empty.
    """
    name, sign, path = option.partition("=")
    if name not in formats:
        hint = instead(name.lower(), sorted(formats), "--help lists them")
        raise SettingsError(f"--output-format {name}: there is no such format{hint}")
    if sign and not path:
        raise SettingsError(f"--output-format {option}: no path follows the =; leave out the = to print the output")
    return name, path or None


def columns() -> int:
    """How wide lines may be: as the terminal, and no wider than reads well."""
    return min(_WIDEST, shutil.get_terminal_size((88, 24)).columns)


def write(text: str, path: str | None) -> None:
    """Write to a file, or to standard output where there is no path.

    Raises:
        SettingsError: if the file cannot be written.
    """
    output = text.encode("utf-8", "replace")
    if path is None:
        _print(output)
        return
    try:
        Path(path).write_bytes(output)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written ({error.strerror})") from None


def _print(output: bytes) -> None:
    if sys.stdout is None:
        raise SettingsError("standard output is closed; write to a file with --output-format FMT=PATH")
    try:
        sys.stdout.buffer.write(output)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        discard_output()
        raise SettingsError(f"standard output: cannot be written ({error.strerror})") from None


def is_piped() -> bool:
    """Whether standard input is a file or a pipe in which something waits; asking reads and waits for nothing.

    A job of a CI server has a standard input that is no terminal and holds nothing.
    """
    try:
        import fcntl
        import termios

        status = os.fstat(sys.stdin.fileno())
        if stat.S_ISREG(status.st_mode):
            return status.st_size > 0
        waiting = fcntl.ioctl(sys.stdin.fileno(), termios.FIONREAD, bytes(4)) if stat.S_ISFIFO(status.st_mode) else b""
    except (ImportError, OSError, ValueError, AttributeError):  # not on this system, or no standard input at all
        return False
    return any(waiting)


def wants_color(choice: str) -> bool:
    """Whether the output goes to somebody who sees colours, and did not say otherwise."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR", "")
    if forced:
        return forced not in ("0", "false")
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def complain(line: str) -> None:
    """One line on standard error."""
    click.echo(f"onrecord: {printable(line)}", err=True)


def printable(line: str) -> str:
    """Return the line in characters that a terminal only shows: file names and addresses may be hostile, too."""
    return "".join(character if character.isprintable() else "�" for character in line)
