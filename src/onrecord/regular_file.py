"""Reads files that may come from a stranger: regular files only, and no more of them than is wanted.

A link may lead to a pipe, a socket, a terminal or a device, where a read may wait for ever, never end, or do something.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_NEVER_WAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)


def read_regular_file(path: str | Path, most: int = -1) -> bytes:
    """Return the content of a file, of its first `most` bytes if that is given.

    Raises:
        OSError: if it cannot be read, or is no regular file.
    """
    _check(os.stat(path), path)  # to open a device may already do something
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | _NEVER_WAIT)) as file:
        _check(os.fstat(file.fileno()), path)
        return file.read(most)


def file_identity(path: str | Path) -> tuple[int, int] | None:
    """Return which file it is, by device and number, whatever its many paths; None if there is none."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def _check(status: os.stat_result, path: str | Path) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "not a regular file; pipe it in and name it -", str(path))
