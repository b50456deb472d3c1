"""From what the user names to the drafts that it means."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from onrecord.domain import Skipped
from onrecord.errors import few
from onrecord.path_patterns import excluded, path_patterns
from onrecord.readers import lock_file, may_hold_article, unread
from onrecord.regular_file import read_regular_file
from onrecord.report_mark import LONGEST, REFUSAL, is_report

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

STANDARD_INPUT = "-"
_MAX_IGNORE = 1_000_000
"""Bytes of a .gitignore file that are read."""
_SAME_DEPTH = re.compile(r"(?<![^/])(?:\*\*/)+")
_DATA = ".json"
"""The ending of files of data, a few of which hold an article."""
_KEYS_WITHIN = 20_000
"""Bytes in which such a file has a key of an article."""
_IS_EXCLUDED = "is excluded by a pattern of the settings (force-exclude)"
_BUNDLES = (".pages", ".rtfd")
"""What folders are called that macOS shows as one document."""


@dataclass(frozen=True, slots=True)
class Input:
    """A draft to read: what to call it, and where it is."""

    name: str
    place: str
    """A path, a URL, or `-`."""
    data: bytes | None = None
    """What is there, where that is known already."""
    part: str | None = None
    """Which draft it is of several in one file."""

    @property
    def is_url(self) -> bool:
        """Whether it must be fetched."""
        return is_url(self.place)

    @property
    def is_file(self) -> bool:
        """Whether it may be read more than once, by anybody."""
        return not self.is_url and self.place != STANDARD_INPUT


def _why_missing(location: str) -> str:
    is_address = "://" in location
    return "is not an http or https address; check it" if is_address else "does not exist; check the path"


def is_url(location: str) -> bool:
    """Whether `place` is the address of a page."""
    return location.lower().startswith(("http://", "https://"))


def repository(folder: Path) -> Path | None:
    """Return the root of the git repository that `folder`, an absolute path, lies in, if any."""
    return next((parent for parent in (folder, *folder.parents) if os.path.exists(parent / ".git")), None)


def expand(
    places: Iterable[str],
    suffixes: tuple[str, ...],
    ignore: Ignore,
    stdin_name: str,
    *,
    error_on_unmatched: bool = True,
) -> Iterator[Input | Skipped]:
    """Each draft once, in the order given, those of a directory in order of path.

    A file that is named is audited whatever it is called, unless exclusion is forced; a directory or glob yields what
    readers know and no pattern excludes, and tells what looks like a draft and cannot be read.
    """
    seen: set[str] = set()
    search = _Search(suffixes, ignore, stdin_name, error_on_unmatched)
    for location in places:
        for entry in search.at(location):
            key = entry.path if isinstance(entry, Skipped) else _identity(entry.place)
            if key not in seen:
                seen.add(key)
                yield entry


def drafts_below(folder: Path, suffixes: tuple[str, ...], ignore: Ignore) -> list[Path]:
    """Return the drafts in a folder and below that are not passed over, in order of path."""
    paths = (path for path in ignore.walk(folder) if isinstance(path, Path))
    named = (path for path in paths if path.suffix.lower() in suffixes and not lock_file(path.name))
    return sorted(path for path in named if not _holds(path, is_report))


def _holds(path: Path, test: Callable[[bytes], bool], most: int = LONGEST) -> bool:
    """Whether a file begins so; False for one that cannot be opened, which is an error when it is audited."""
    try:
        return test(read_regular_file(path, most))
    except OSError:
        return False


def _identity(location: str) -> str:
    return location if is_url(location) or location == STANDARD_INPUT else os.path.realpath(location)


@dataclass(frozen=True, slots=True)
class _Search:
    """How to get from a place that the user names to drafts."""

    suffixes: tuple[str, ...]
    ignore: Ignore
    stdin_name: str
    error_on_unmatched: bool

    def at(self, location: str) -> Iterator[Input | Skipped]:
        """Yield the drafts at one place, and what cannot be read there."""
        if location == STANDARD_INPUT:
            yield from self._named(Input(self.stdin_name, location))
        elif is_url(location):
            yield Input(location, location)
        elif os.path.isdir(location):
            yield from self._directory(location)
        elif os.path.lexists(location):
            yield from self._named(Input(location, location))
        elif glob.has_magic(location):
            yield from self._glob(location)
        else:
            yield Skipped(location, _why_missing(location))

    def _named(self, draft: Input) -> Iterator[Input | Skipped]:
        is_excluded = self.ignore.force and self.ignore.excludes(Path(draft.name))
        yield Skipped(draft.name, _IS_EXCLUDED, passed_over=True) if is_excluded else draft

    def _directory(self, location: str) -> Iterator[Input | Skipped]:
        if self.ignore.force and self.ignore.excludes(Path(location), is_folder=True):
            yield Skipped(location, _IS_EXCLUDED, passed_over=True)
            return
        entries = [each for path in self.ignore.walk(Path(location)) if (each := self._below(path))]
        yield from sorted(entries, key=_place)
        if all(isinstance(entry, Skipped) and entry.passed_over for entry in entries):
            endings = few(self.suffixes, "docs/settings.md lists them")
            yield from self._unmatched(location, f"holds no drafts (looked for {endings})")

    def _glob(self, location: str) -> Iterator[Input | Skipped]:
        """Yield the files that a glob matches, whatever their ending if the glob itself gives it."""
        suffix = PurePath(location).suffix
        pattern = _SAME_DEPTH.sub("**/", location)  # each further ** would find everything again
        chosen = suffix.lower() if suffix and not glob.has_magic(suffix) else None
        matches = (Path(match) for match in glob.glob(pattern, recursive=True) if not os.path.isdir(match))
        wanted = (path for path in matches if not self.ignore.covers(path))
        entries = [each for path in wanted if (each := self._below(path, chosen))]
        yield from sorted(entries, key=_place)
        if all(isinstance(entry, Skipped) and entry.passed_over for entry in entries):
            yield from self._unmatched(location, "matches no draft; check the pattern")

    def _below(self, path: Path | Skipped, chosen: str | None = None) -> Input | Skipped | None:
        """Return a file that was found as an input, as one that cannot be read, or as neither."""
        if isinstance(path, Skipped):
            return path
        if lock_file(path.name):
            return None
        suffix = path.suffix.lower()
        because = None if suffix in self.suffixes else unread(path.name)
        if because and not (suffix == _DATA and not _holds(path, may_hold_article, _KEYS_WITHIN)):
            return Skipped(str(path), because, passed_over=True)
        if suffix not in (*self.suffixes, chosen):
            return None
        return Skipped(str(path), REFUSAL, passed_over=True) if _holds(path, is_report) else Input(str(path), str(path))

    def _unmatched(self, location: str, because: str) -> Iterator[Skipped]:
        yield Skipped(location, because, passed_over=not self.error_on_unmatched)


def _place(entry: Input | Skipped) -> str:
    return entry.path if isinstance(entry, Skipped) else entry.place


class Ignore:
    """What is passed over below a directory: dot folders, exclude patterns, and what .gitignore files name.

    Each list of exclude patterns is seen from a folder of its own. A list does not count in a directory that it names
    as a whole, for whoever names it wants it.
    """

    def __init__(
        self, excludes: Iterable[tuple[tuple[str, ...], Path]], gitignore: bool, *, force: bool = False
    ) -> None:
        self._excludes = [(base, path_patterns(patterns)) for patterns, base in excludes if patterns]
        self._gitignore = gitignore
        self.force = force
        """Whether exclude patterns count even for what is named."""

    def walk(self, root: Path) -> Iterator[Path | Skipped]:
        """Yield the files below `root` that are not passed over, and folders that are not read.

        Links to directories are not followed; one that leads out of `root` is told.
        """
        checks = [exclude for exclude in self._excludes if not excluded(root, [exclude], is_folder=True)]
        checks = [*checks, *(self._above(root) if self._gitignore else [])]
        top = os.path.realpath(root)
        for path in self._below(root, checks):
            if isinstance(path, Skipped) or not os.path.isdir(path) or not path.is_symlink():
                yield path
            elif not f"{os.path.realpath(path)}{os.sep}".startswith(f"{top.rstrip(os.sep)}{os.sep}"):
                yield Skipped(str(path), "is a link to a folder; name it to audit what is in it", passed_over=True)

    def excludes(self, path: Path, *, is_folder: bool = False) -> bool:
        """Whether exclude patterns name the path, or a folder that it is in."""
        return excluded(path, self._excludes, is_folder=is_folder)

    def covers(self, path: Path) -> bool:
        """Whether a file that a glob found is passed over."""
        folder = path.parent
        git = [*self._above(folder), *self._own(folder)] if self._gitignore else []
        return excluded(path, [*self._excludes, *git])

    def _below(self, folder: Path, checks: list[tuple[Path, GitIgnoreSpec]]) -> Iterator[Path | Skipped]:
        if self._gitignore:
            checks = [*checks, *self._own(folder)]
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield Skipped(str(folder), f"is a folder that cannot be opened ({error.strerror}); check who may read it")
            return
        for entry in entries:
            path = folder / entry.name
            is_folder = os.path.isdir(path)
            if (is_folder and entry.name.startswith(".")) or excluded(path, checks, is_folder=is_folder):
                continue
            if entry.is_dir(follow_symlinks=False) and path.suffix.lower() not in _BUNDLES:
                yield from self._below(path, checks)
            else:
                yield path

    def _above(self, root: Path) -> list[tuple[Path, GitIgnoreSpec]]:
        """Return the .gitignore files between the repository's root and `root`."""
        top = root.resolve()
        parents = list(top.parents)
        above = repository(top)
        if above is None or above == top:
            return []
        return [check for parent in reversed(parents[: parents.index(above) + 1]) for check in self._own(parent)]

    def _own(self, folder: Path) -> list[tuple[Path, GitIgnoreSpec]]:
        try:
            lines = read_regular_file(folder / ".gitignore", _MAX_IGNORE).decode("utf-8", "replace").splitlines()
        except OSError:
            return []
        return [(folder, path_patterns(lines))]
