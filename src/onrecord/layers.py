"""Settings from several places: what each sets, for which drafts, and which takes precedence."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import SettingsError, instead
from onrecord.path_patterns import path_patterns
from onrecord.regular_file import read_regular_file

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

Table = dict[str, Any]

_MAX_BYTES = 5_000_000
"""Of a settings file."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What one place says. `only` are the patterns of the drafts it is about, all if None, seen from `folder`."""

    origin: str
    table: Table
    folder: Path
    only: tuple[str, ...] | None = None

    def covers(self, draft: str | Path) -> bool:
        """Whether this layer is about that draft; one outside of its folder is covered by no pattern."""
        if self.only is None:
            return True
        spec = _spec(self.only)
        seen = {_seen_from(self.folder, draft, way) for way in (os.path.abspath, os.path.realpath)}
        return any(path is not None and spec.match_file(path) for path in seen)


def _seen_from(folder: Path, draft: str | Path, way: Callable[[str | Path], str]) -> str | None:
    """Return the path to a draft that is in `folder` or below."""
    try:
        path = os.path.relpath(way(draft), way(folder)).replace(os.sep, "/")
    except ValueError:  # another drive
        return None
    return None if path.startswith("../") else path


def of_file(path: Path) -> tuple[Layer, ...]:
    """Return what a file says, weakest first: what it extends, itself, then the overrides of all these files.

    Patterns are seen from the folder of `path`, also those of a shared file that it extends.

    Raises:
        SettingsError: if a file cannot be read, is not TOML, or extends itself in the end.
    """
    return _in_order(_chain(path, ()), path.parent)


def of_table(origin: str, table: Table, folder: Path) -> tuple[Layer, ...]:
    """Return what a table says that stands in no file; a path that it extends is seen from `folder`.

    Raises:
        SettingsError: as for a file.
    """
    return _in_order([*_extended(origin, table, folder, ()), (origin, table)], folder) if table else ()


def applying(layers: Iterable[Layer], draft: str | Path | None = None) -> list[Layer]:
    """Return the layers that are about a draft (None: any), weakest first, with the profile that they end up naming.

    A profile stands below everything that is said in general; one that an override names, right below that override.
    """
    applicable = [layer for layer in layers if (layer.only is None if draft is None else layer.covers(draft))]
    at = next((index for index in reversed(range(len(applicable))) if applicable[index].table.get("profile")), None)
    if at is not None:
        name = applicable[at].table["profile"]
        applicable.insert(at if applicable[at].only else 0, replace(of_profile(name), folder=applicable[at].folder))
    return applicable


def merged(layers: Iterable[Layer]) -> Table:
    """One table, the last layer winning: `extend-` lists add up, tables are merged key by key, the rest is replaced.

    House rules and what the desk knows add up, too.

    A layer that sets `select` also discards the `extend-select` of weaker layers.
    """
    whole: Table = {}
    for layer in layers:
        if "select" in layer.table:
            whole.pop("extend-select", None)
        for key, value in layer.table.items():
            before = whole.get(key)
            if key.startswith("extend-") or key == "house-rules":
                whole[key] = _added(before, value)
            elif key == "desk" and isinstance(value, dict) and isinstance(before, dict):
                whole[key] = {**before, **{each: _added(before.get(each), value[each]) for each in value}}
            elif isinstance(value, dict) and isinstance(before, dict):
                whole[key] = {**before, **value}
            else:
                whole[key] = value
    return whole


def _added(before: Any, value: Any) -> Any:
    """Return a list behind the list that a weaker layer gives; a table over the table that it gives."""
    if isinstance(before, (list, tuple)) and isinstance(value, (list, tuple)):
        return [*before, *value]
    return {**before, **value} if isinstance(before, dict) and isinstance(value, dict) else value


@cache
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    return path_patterns(patterns)


@cache
def profiles() -> tuple[str, ...]:
    """Return the names of the profiles that come with onrecord."""
    found = (entry.name for entry in files("onrecord").joinpath("profiles").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


@cache
def profile(name: str) -> Table:
    """Return what a profile sets.

    Raises:
        SettingsError: if there is no such profile.
    """
    if name not in profiles():
        raise SettingsError(f"there is no profile {name!r}{instead(name, profiles())}")
    return tomllib.loads(files("onrecord").joinpath("profiles", f"{name}.toml").read_text(encoding="utf-8"))


def of_profile(name: str) -> Layer:
    """Return what a profile says, for all drafts."""
    return Layer(f"profile {name}", profile(name), Path())


def table_of(path: Path) -> Table:
    """Return the table in a file: the whole of an onrecord.toml, `[tool.onrecord]` of a pyproject.toml.

    Raises:
        SettingsError: if it cannot be read, or is not TOML.
    """
    try:
        data = read_regular_file(path, _MAX_BYTES + 1)
        if len(data) > _MAX_BYTES:
            raise SettingsError(f"{path}: is larger than {_MAX_BYTES // 1_000_000} MB; no settings need as much")
        table = tomllib.loads(data.decode("utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror})") from None
    except RecursionError:
        raise SettingsError(f"{path}: nests tables or lists too deeply; no settings need as much") from None
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8 at byte {error.start + 1}; save it as UTF-8") from None
    except ValueError as error:  # no TOML, or a number of thousands of digits
        raise SettingsError(f"{path}: is not valid TOML: {error}") from None
    if path.name == "pyproject.toml":
        tools = table.get("tool", {})
        table = tools.get("onrecord", {}) if isinstance(tools, dict) else {}
    if not isinstance(table, dict):
        raise SettingsError(f"{path}: tool.onrecord: should be a table: [tool.onrecord]")
    return table


def _chain(path: Path, above: tuple[Path, ...]) -> list[tuple[str, Table]]:
    """Return a file and all that it extends, the farthest first."""
    folder = Path(os.path.realpath(path))
    if folder in above:
        raise SettingsError(f"{above[-1]}: extends {path}, which extends it in turn; remove one of the two")
    table = table_of(path)
    return [*_extended(str(path), table, path.parent, (*above, folder)), (str(path), table)]


def _extended(origin: str, table: Table, folder: Path, above: tuple[Path, ...]) -> list[tuple[str, Table]]:
    wanted = table.get("extends", ())
    names = [wanted] if isinstance(wanted, str) else wanted
    if not isinstance(names, (list, tuple)) or not all(isinstance(name, str) for name in names):
        raise SettingsError(f"{origin}: extends: should be a path or a list of paths")
    tables: list[tuple[str, Table]] = []
    for name in names:
        target = folder / Path(name).expanduser()
        if not os.path.isfile(target):
            raise SettingsError(f"{origin}: extends {name!r}, but there is no file {target}")
        tables += _chain(target, above)
    return tables


def _in_order(places: list[tuple[str, Table]], folder: Path) -> tuple[Layer, ...]:
    general = [Layer(origin, _hyphenated(table, "overrides"), folder) for origin, table in places]
    special = [layer for origin, table in places for layer in _overrides(origin, table, folder)]
    return (*general, *special)


def _overrides(origin: str, table: Table, folder: Path) -> Iterator[Layer]:
    entries = table.get("overrides", ())
    if not isinstance(entries, (list, tuple)) or not all(isinstance(entry, dict) for entry in entries):
        raise SettingsError(f"{origin}: overrides: should be tables: [[overrides]]")
    for number, entry in enumerate(entries, 1):
        place, patterns = f"{origin}: overrides {number}", entry.get("files")
        if (
            not patterns
            or not isinstance(patterns, (list, tuple))
            or not all(isinstance(pattern_, str) for pattern_ in patterns)
        ):
            raise SettingsError(f'{place}: files: should list the drafts it applies to: files = ["opinion/**"]')
        yield Layer(place, _hyphenated(entry, "files"), folder, tuple(patterns))


def _hyphenated(table: Table, without: str) -> Table:
    """Return the table, its keys written in one way, but for one of them."""
    return {key.replace("_", "-"): value for key, value in table.items() if key != without}
