"""From what the user names to the drafts that it means."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.domain import Skipped

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """A draft to read: what to call it, and where it is."""

    name: str
    place: str
    """A path, a URL, or `-`."""
    data: bytes | None = None
    """What is there, where that is known already."""

    @property
    def is_url(self) -> bool:
        """Whether it must be fetched."""
        return is_url(self.place)

    @property
    def is_file(self) -> bool:
        """Whether it may be read more than once, by anybody."""
        return not self.is_url and self.place != STANDARD_INPUT


def is_url(place: str) -> bool:
    """Whether `place` is the address of a page."""
    return place.lower().startswith(("http://", "https://"))


def repository(folder: Path) -> Path | None:
    """The root of the git repository that `folder`, an absolute path, lies in, if any."""
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)


def expand(
    places: Iterable[str],
    suffixes: tuple[str, ...],
    ignore: Ignore,
    stdin_name: str,
) -> Iterator[Input | Skipped]:
    """Each draft once, in the order given, those of a directory in order of path.

    A file that is named is audited whatever it is called; a directory yields what readers know and no pattern
    excludes.
    """
    seen: set[str] = set()
    for place in places:
        for found in _one(place, suffixes, ignore, stdin_name):
            key = found.path if isinstance(found, Skipped) else _identity(found.place)
            if key not in seen:
                seen.add(key)
                yield found


def drafts_below(folder: Path, suffixes: tuple[str, ...]) -> list[Path]:
    """The drafts in a folder and below that .gitignore files let through, in order of path."""
    return sorted(path for path in Ignore((), True).walk(folder) if path.suffix.lower() in suffixes)


def _identity(place: str) -> str:
    return place if is_url(place) or place == STANDARD_INPUT else os.path.realpath(place)


def _one(place: str, suffixes: tuple[str, ...], ignore: Ignore, stdin_name: str) -> Iterator[Input | Skipped]:
    if place == STANDARD_INPUT:
        yield Input(stdin_name, place)
    elif is_url(place):
        yield Input(place, place)
    elif os.path.isdir(place):
        yield from _directory(place, suffixes, ignore)
    elif os.path.exists(place):
        yield Input(place, place)
    elif matches := sorted(_glob(place)):
        yield from (Input(match, match) for match in matches if os.path.isfile(match))
    else:
        yield Skipped(place, "does not exist; check the path")


def _glob(place: str) -> list[str]:
    return glob.glob(place, recursive=True) if glob.has_magic(place) else []


def _directory(place: str, suffixes: tuple[str, ...], ignore: Ignore) -> Iterator[Input | Skipped]:
    paths = [path for path in ignore.walk(Path(place)) if path.suffix.lower() in suffixes]
    if not paths:
        yield Skipped(place, f"holds no drafts (looked for {', '.join(suffixes)})")
    yield from (Input(str(path), str(path)) for path in sorted(paths))


class Ignore:
    """What is passed over below a directory: dot folders, exclude patterns, and what .gitignore files name.

    Exclude patterns are seen from the folder `base`; they do not count in a directory that they name as a whole, for
    whoever names it wants it.
    """

    def __init__(self, exclude: tuple[str, ...], gitignore: bool, base: Path = Path()) -> None:
        self._excluded = (base, self._spec(exclude)) if exclude else None
        self._gitignore = gitignore

    def walk(self, root: Path) -> Iterator[Path]:
        """The files below `root` that are not passed over. Links to directories are not followed."""
        excluded = self._excluded
        checks = [excluded] if excluded and not self._ignored(root, True, [excluded]) else []
        yield from self._below(root, [*checks, *(self._above(root) if self._gitignore else [])])

    def _below(self, folder: Path, checks: list[tuple[Path, GitIgnoreSpec]]) -> Iterator[Path]:
        if self._gitignore:
            checks = [*checks, *self._own(folder)]
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            return
        for entry in entries:
            path = folder / entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if (is_folder and entry.name.startswith(".")) or self._ignored(path, is_folder, checks):
                continue
            if is_folder:
                yield from self._below(path, checks)
            elif entry.is_file():
                yield path

    def _above(self, root: Path) -> list[tuple[Path, GitIgnoreSpec]]:
        """The .gitignore files between the repository's root and `root`."""
        top = root.resolve()
        parents = list(top.parents)
        above = repository(top)
        if above is None or above == top:
            return []
        return [check for parent in reversed(parents[: parents.index(above) + 1]) for check in self._own(parent)]

    def _own(self, folder: Path) -> list[tuple[Path, GitIgnoreSpec]]:
        try:
            lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return []
        return [(folder, self._spec(lines))]

    @staticmethod
    def _spec(lines: Iterable[str]) -> GitIgnoreSpec:
        from pathspec import GitIgnoreSpec

        return GitIgnoreSpec.from_lines(lines)

    @staticmethod
    def _ignored(path: Path, is_folder: bool, checks: list[tuple[Path, GitIgnoreSpec]]) -> bool:
        """The last word is that of the nearest .gitignore that names the path."""
        absolute = path.absolute()
        verdict = False
        for base, spec in checks:
            relative = os.path.relpath(absolute, base.absolute()) + ("/" if is_folder else "")
            result = spec.check_file(relative.replace(os.sep, "/"))
            if result.include is not None:
                verdict = result.include
        return verdict


Load = Callable[[Input], bytes]
