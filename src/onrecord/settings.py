"""What a user may set: `[tool.onrecord]` in pyproject.toml or `onrecord.toml`, the nearest upward."""

from __future__ import annotations

import os
import tomllib
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError

from onrecord.domain import Suppression
from onrecord.errors import SettingsError

FILE_NAMES = ("onrecord.toml", "pyproject.toml")


class FileIgnore(BaseModel):
    """What is allowed in the files that a pattern names, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rules: tuple[str, ...] = Field(min_length=1)
    reason: str = Field(pattern=r"\w")
    editor: str | None = None
    until: date | None = None


class Settings(BaseModel):
    """Every setting, its meaning and its default. In TOML the names are written with hyphens."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        alias_generator=lambda name: name.replace("_", "-"),
        populate_by_name=True,
    )

    select: tuple[str, ...] = Field(
        ("ALL",),
        description="Rules to run: codes (LI301), prefixes (LI), categories or names; ALL is every rule.",
    )
    extend_select: tuple[str, ...] = Field((), description="Rules to run besides those selected.")
    ignore: tuple[str, ...] = Field((), description="Rules not to run; wins over select.")
    fail_on: Literal["info", "warning", "error"] = Field(
        "warning", description="The least severity that makes `onrecord check` exit with 1."
    )
    max_warnings: int | None = Field(None, ge=0, description="Let up to this many warnings pass; errors always fail.")
    min_score: int | None = Field(
        None, ge=0, le=100, description="The least backing score, 0 to 100, with which `onrecord check` exits with 0."
    )
    fail_on_hold: bool = Field(False, description="Whether a hold (G1 to G4) makes `onrecord check` exit with 1.")
    needs: dict[str, int] = Field(
        {}, description="Raise the level that a class of claim needs, to 4 at most: {routine = 3}."
    )
    per_file_ignores: dict[str, FileIgnore] = Field(
        {},
        description="Rules that files of a pattern, as in .gitignore, may break, and why: "
        '{"archive/**" = {rules = ["AN103"], reason = "not reopened", editor = "KL", until = 2027-01-31}}.',
    )
    exclude: tuple[str, ...] = Field(
        (), description="Patterns, as in .gitignore, of files that are passed over in directories."
    )
    respect_gitignore: bool = Field(True, description="Pass over what .gitignore files name.")
    _root: Path = PrivateAttr(default_factory=Path.cwd)

    def rooted(self, folder: Path) -> Settings:
        """The same, with the patterns of files relative to `folder` instead of the working directory."""
        settings = self.model_copy()
        settings._root = folder.absolute()
        return settings

    def exceptions(self, name: str) -> tuple[Suppression, ...]:
        """What is allowed in the draft of that name: a path, or an address."""
        if not self.per_file_ignores:
            return ()
        from pathspec import GitIgnoreSpec

        place = name if "://" in name else os.path.relpath(os.path.abspath(name), self._root).replace(os.sep, "/")
        return tuple(
            Suppression(each.rules, each.reason, each.editor, each.until)
            for pattern, each in self.per_file_ignores.items()
            if GitIgnoreSpec.from_lines([pattern]).match_file(place)
        )


def load(path: Path) -> Settings:
    """The settings in one file.

    Raises:
        SettingsError: if it cannot be read, is not TOML, or holds an unknown key or a wrong value.
    """
    return parse(_table(path), str(path)).rooted(path.parent)


def find(start: Path) -> Path | None:
    """The nearest configuration file in `start` or above; a pyproject.toml counts if it has `[tool.onrecord]`."""
    for folder in (start, *start.parents):
        for name in FILE_NAMES:
            path = folder / name
            if path.is_file() and (name == "onrecord.toml" or _declares(path)):
                return path
    return None


def parse(table: dict[str, Any], origin: str) -> Settings:
    """Settings from a table of plain values; `origin` is what to call it in an error.

    Raises:
        SettingsError: if it holds an unknown key or a wrong value.
    """
    try:
        return Settings.model_validate(table)
    except ValidationError as error:
        raise SettingsError(f"{origin}: {_complaint(error)}") from None


def names() -> dict[str, str]:
    """Each setting's name as written in TOML, and its meaning."""
    return {field.alias or name: field.description or "" for name, field in Settings.model_fields.items()}


def _declares(path: Path) -> bool:
    try:
        return b"[tool.onrecord" in path.read_bytes()
    except OSError:
        return False


def _table(path: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: is not TOML: {error}") from None
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("onrecord", {})
    return table


def _complaint(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False)[0]
    key = str(first["loc"][0]) if first["loc"] else ""
    if first["type"] != "extra_forbidden" or len(first["loc"]) > 1:
        where = ".".join(str(part) for part in first["loc"])
        return f"{where}: {first['msg'][:1].lower()}{first['msg'][1:]}"
    close = get_close_matches(key, names(), n=1)
    hint = f"; did you mean {close[0]}?" if close else ""
    return f"unknown setting {key!r}{hint} (valid: {', '.join(names())})"
