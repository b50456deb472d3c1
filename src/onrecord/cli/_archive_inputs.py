"""From the places that a user names to shards of an archive."""

from __future__ import annotations

import glob
import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.archive.inputs import Columns, Shard, check_columns, format_of
from onrecord.cli._gather import gather
from onrecord.cli._inputs import STANDARD_INPUT, Ignore, Input, is_url
from onrecord.domain import Skipped
from onrecord.errors import SettingsError, UnreadableError

if TYPE_CHECKING:
    from onrecord.settings import Settings


def find_shards(
    places: Iterable[str], settings: Settings, columns: Columns, output: str
) -> tuple[list[Shard], tuple[Skipped, ...]]:
    """Return the shards of all files at these places, and the files that look like drafts and are passed over.

    What is found in the folder `output` is no input.

    Raises:
        UnreadableError: if a place does not exist or holds nothing, or is no file.
        SettingsError: if a file has no column of a name that the user gives.
    """
    shards: list[Shard] = []
    passed: tuple[Skipped, ...] = ()
    for location in places:
        if location == STANDARD_INPUT or is_url(location):
            raise UnreadableError(f"{location}: only files and folders are archives; save it first")
        tables = [path for path in _tables(location, settings) if path == location or not _is_below(path, output)]
        for path in tables:
            shards += _cut(path, columns)
        if not tables or os.path.isdir(location):
            drafts, more = _drafts(location, settings, alone=not tables)
            shards += [draft for draft in drafts if draft.name == location or not _is_below(draft.path, output)]
            passed += more
    if not shards:
        raise UnreadableError(f"{', '.join(places)}: holds no articles")
    return list(dict.fromkeys(shards)), passed


def _tables(location: str, settings: Settings) -> Iterator[str]:
    """Yield the files of many articles at a place."""
    if os.path.isdir(location):
        ignore = Ignore(settings.excludes, settings.respect_gitignore)
        yield from sorted(str(path) for path in ignore.walk(Path(location)) if isinstance(path, Path) and _named(path))
    elif os.path.isfile(location) and format_of(location):
        yield location
    elif glob.has_magic(location):
        yield from sorted(path for path in glob.glob(location, recursive=True) if format_of(path))


def _is_below(path: str, folder: str) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _named(path: Path) -> bool:
    return format_of(str(path)) is not None


def _cut(path: str, columns: Columns) -> list[Shard]:
    form = format_of(path)
    try:
        shards = list(form.shards(os.path.abspath(path), path)) if form else []
    except OSError as error:
        raise UnreadableError(f"{path}: cannot be read ({error.strerror or type(error).__name__})") from None
    except (EOFError, zlib.error):
        raise UnreadableError(f"{path}: is packed, and is damaged or cut short; pack it again") from None
    for shard in shards[:1]:
        check_columns(shard, columns)
    return shards


def _drafts(location: str, settings: Settings, *, alone: bool) -> tuple[list[Shard], tuple[Skipped, ...]]:
    inputs, passed = gather([location], settings, "")
    shards = []
    for entry in inputs:
        if isinstance(entry, Input):
            shards.append(Shard("drafts", os.path.abspath(entry.place), entry.name, part=entry.part))
        elif os.path.isfile(entry.path):  # it is told in the table of errors
            shards.append(Shard("drafts", os.path.abspath(entry.path), entry.path))
        elif alone:
            raise UnreadableError(f"{entry.path}: {entry.error}")
    return shards, passed


def columns_of(options: dict[str, str | None]) -> Columns:
    """Return the columns that options name.

    Raises:
        SettingsError: if the text and the headline are one column.
    """
    columns = Columns(
        text=options["text"] or "text",
        id=options["id"],
        headline=options["headline"],
        byline=options["byline"],
        published=options["date"],
        outlet=options["outlet"],
        section=options["section"],
    )
    names = [name for role, name in columns.named() if role in ("text", "headline")]
    if len(names) != len(set(names)):
        raise SettingsError(f"--headline {columns.headline}: is the column of the text; name another one")
    return columns
