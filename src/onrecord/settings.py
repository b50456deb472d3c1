"""Settings: `[tool.onrecord]` in pyproject.toml, or onrecord.toml, in the nearest folder upward."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PrivateAttr,
    StrictBool,
    StrictInt,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from onrecord import layers
from onrecord.domain import Genre, Severity, Suppression
from onrecord.errors import SettingsError, instead
from onrecord.layers import Layer
from onrecord.path_patterns import problem
from onrecord.regular_file import read_regular_file

Level = Literal["info", "warning", "error"]
GenreName = Literal[
    "detect", "news", "analysis", "opinion", "explainer", "sports-report", "live", "listicle", "transcript", "satire",
    "feature", "other",
]  # fmt: skip
FILE_NAMES = ("onrecord.toml", "pyproject.toml")
RULES_FILE = "onrecord-rules.toml"
RULES_KEYS = ("house-rules", "desk", "extends")
"""What a file of house rules may hold."""


LEAST_CONFIDENCE = {Severity.ERROR: 0.6, Severity.WARNING: 0.75, Severity.INFO: 0.75}
"""From here on a finding is shown by default. Of 167 proposals on 60 articles of other collections, two readers called
62 of 100 of those from 0.75 right, and 94 right or arguable; on 120 others 60 and 84 of 100 that are shown
(docs/precision.md)."""
SURE = 0.7
"""From here on what is an error by its rule is told as one; below, it is a warning."""

DEFAULT_EXCLUDE = (
    *("node_modules/", "bower_components/", ".venv/", "venv/", "site-packages/", "dist-packages/", "__pycache__/"),
    *("*.egg-info/", "*.dist-info/", "requirements*.txt", "CMakeLists.txt", "robots.txt"),
    *("LICENSE*.txt", "LICENSE*.md", "LICENCE*.txt", "LICENCE*.md", "COPYING*.txt", "COPYING*.md"),
    *("README.*", "readme.*", "CHANGELOG.*", "CONTRIBUTING.*", "CODE_OF_CONDUCT.*", "SECURITY.md", "AUTHORS.*"),
)
"""Files and folders of a repository that speak of software, and folders of other people's software."""


class FileIgnore(BaseModel):
    """Rules suppressed in the files that match a pattern, with the reason."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rules: tuple[str, ...] = Field(min_length=1)
    reason: str = Field(pattern=r"\w")
    editor: str | None = None
    until: date | None = None


_Words = Annotated[str, StringConstraints(pattern=r"\S")]


class Desk(BaseModel):
    """What a desk knows and no list of onrecord's holds."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        alias_generator=lambda name: name.replace("_", "-"),
        populate_by_name=True,
    )

    organisations: tuple[_Words, ...] = Field((), strict=False)
    outlets: tuple[_Words, ...] = Field((), strict=False)
    titles: tuple[_Words, ...] = Field((), strict=False)
    cue_verbs: tuple[_Words, ...] = Field((), strict=False)
    never_anonymous: tuple[_Words, ...] = Field((), strict=False)
    avoid: dict[str, str] = {}

    @model_validator(mode="before")
    @classmethod
    def _hyphenated(cls, value: Any) -> Any:
        return {key.replace("_", "-"): entry for key, entry in value.items()} if isinstance(value, dict) else value

    @property
    def lists(self) -> dict[str, tuple[str, ...]]:
        """The words that it adds to word lists, by key."""
        return {key: tuple(value) for key, value in self.model_dump(by_alias=True).items() if key != "avoid"}


class Settings(BaseModel):
    """Every setting, its meaning and its default. In TOML the names are written with hyphens."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        alias_generator=lambda name: name.replace("_", "-"),
        populate_by_name=True,
    )

    select: tuple[str, ...] = Field(
        ("DEFAULT",),
        description="Rules to run: codes (LI301), prefixes (LI), categories or names; DEFAULT is every rule that is on "
        "by default, ALL every rule.",
    )
    extend_select: tuple[str, ...] = Field((), description="More rules to run, in addition to those selected.")
    ignore: tuple[str, ...] = Field((), description="Rules not to run; takes precedence over select.")
    extend_ignore: tuple[str, ...] = Field((), description="More rules not to run, in addition to those ignored.")
    severity: dict[str, Level] = Field(
        {}, description='Severity of findings, by rule, prefix or category: {AN = "error", AN103 = "info"}.'
    )
    min_confidence: float | None = Field(
        None,
        strict=True,
        ge=0,
        le=1,
        description="Leave out findings that an editor would keep with a smaller probability than this, from 0 to 1; "
        "0 shows all. If it is not set: 0.75, and 0.6 for errors.",
    )
    fail_on: Level = Field("warning", description="Exit with 1 if a finding has this severity or a higher one.")
    max_warnings: int | None = Field(
        None, strict=True, ge=0, description="Allow up to this many warnings; errors still exit with 1."
    )
    min_score: int | None = Field(
        None,
        strict=True,
        ge=0,
        le=100,
        description="Exit with 1 if the backing score of a draft is below this, from 0 to 100.",
    )
    fail_on_hold: StrictBool = Field(False, description="Exit with 1 if a draft is on hold, whatever its score.")
    needs: dict[str, StrictInt] = Field(
        {}, description="Raise the level of support that a burden needs, to 4 at most: {told = 3}."
    )
    per_file_ignores: dict[str, FileIgnore] = Field(
        {},
        description="Rules to suppress in files that match a pattern (as in .gitignore), with the reason: "
        '{"archive/**" = {rules = ["AN103"], reason = "not reopened", editor = "KL", until = 2027-01-31}}.',
    )
    exclude: tuple[_Words, ...] = Field(
        DEFAULT_EXCLUDE,
        description="Patterns (as in .gitignore) of files to skip in directories; replaces the defaults.",
    )
    extend_exclude: tuple[_Words, ...] = Field(
        (), description="More patterns of files to skip; !README.md takes one back."
    )
    force_exclude: StrictBool = Field(
        False, description="Skip excluded files even if they are named on the command line."
    )
    respect_gitignore: StrictBool = Field(True, description="Skip files that .gitignore excludes.")
    error_on_unmatched: StrictBool = Field(
        True, description="Whether a directory or glob without any draft is an error (exit 2), or only reported."
    )
    outlet: _Words | tuple[_Words, ...] = Field(
        (),
        description='The name of your outlet, so that "The Daily Ledger has learned" is found; one name or a list.',
    )
    language: Literal["detect", "en"] = Field(
        "detect",
        description='"detect" refuses drafts that are not written in English; "en" takes every draft as English.',
    )
    format: _Words | None = Field(
        None,
        description='The format of drafts, if it is not to be told from them: "text" reads any markup as copy.',
    )
    text_column: _Words | None = Field(
        None,
        description="The column of a table (CSV, TSV, JSON Lines) that holds drafts; each row with a text is one.",
    )
    evidence: tuple[_Words, ...] = Field(
        (),
        description="The reporter's file that drafts are compared with: files, folders and globs, relative to this "
        "file; overrides may give a draft its own.",
    )
    archive: _Words | None = Field(
        None,
        description="The folder of an archive's tables, relative to this file: sources that have a claim from one "
        "origin there are not counted as independent (`onrecord check`).",
    )
    house_rules: tuple[dict[str, Any], ...] = Field(
        (),
        description="Rules of your desk's own, [[house-rules]] each; those of extended files and of the nearest "
        "onrecord-rules.toml count as well (docs/house-rules.md).",
    )
    desk: Desk = Field(
        Desk(),
        description="What your desk knows: organisations, outlets, titles, cue-verbs, never-anonymous (lists) and "
        'avoid (a table of terms and what to write instead: {"so-called" = ""}).',
    )
    allow_stub: StrictBool = Field(
        False,
        description="Audit a saved web page even if it shows only a small part of its article, as behind a paywall.",
    )
    jobs: int | None = Field(None, strict=True, ge=1, description="Number of CPU cores to use; all of them if not set.")
    cache: StrictBool = Field(
        True, description="Keep the results of a draft in an encrypted cache until the draft changes."
    )
    profile: str | None = Field(
        None,
        description="Preset for a kind of article: wire, investigation, or the name of a genre that has one. "
        "Settings here and in extended files take precedence.",
    )
    genre: GenreName = Field(
        "detect",
        description='The kind of article ("news", "opinion", "live" …), or "detect" to read it from the draft. '
        "A draft whose settings name no profile gets the profile of its genre.",
    )
    extends: _Words | tuple[_Words, ...] = Field(
        (), description="Settings files to start from, relative to this file; later ones take precedence."
    )
    overrides: tuple[dict[str, Any], ...] = Field(
        (),
        description='Settings for some drafts: [[overrides]] with files = ["opinion/**"]; later ones take precedence.',
    )

    _layers: tuple[Layer, ...] = PrivateAttr(())

    def of(self, draft: str | Path) -> Settings:
        """Return the settings of one draft, by its path: overrides that are about it count.

        Raises:
            SettingsError: if a profile is named that does not exist.
        """
        places = self.layers
        settled = bool(self._layers) and not any(layer.only for layer in places)
        return self if settled or not places else _settled(places, draft)

    def of_genre(self, draft: str | Path, genre: Genre) -> Settings:
        """Return the settings of one draft of this genre; the genre's profile, if it has one, stands below all others.

        A draft whose settings name a profile, or the rules to run, keeps what they say.
        """
        settings = self.of(draft)
        if genre not in layers.profiles() or settings.profile or "select" in settings.model_fields_set:
            return settings
        return _settled((layers.of_profile(genre), *self.layers), draft)

    def exceptions(self, draft: str | Path) -> tuple[Suppression, ...]:
        """Return what is allowed in a draft, by its path or address; patterns start at the folder of their file."""
        if not self.per_file_ignores:
            return ()
        return tuple(
            Suppression(each.rules, each.reason, each.editor, each.until)
            for layer in layers.applying(self.layers, draft)
            for pattern in layer.table.get("per-file-ignores") or ()
            if (each := self.per_file_ignores[pattern]) and replace(layer, only=(pattern,)).covers(draft)
        )

    def evidence_of(self, draft: str | Path) -> tuple[Path, ...]:
        """Where the evidence for a draft lies; a path is seen from the folder of the file that names it."""
        holding = [layer for layer in layers.applying(self.layers, draft) if "evidence" in layer.table]
        if not holding:
            return ()
        folder = Path() if holding[-1].folder == Path.cwd() else holding[-1].folder
        return tuple(folder / Path(place).expanduser() for place in holding[-1].table["evidence"])

    @property
    def archive_folder(self) -> Path | None:
        """Where the tables of the archive lie, seen from the folder of the file that names it."""
        holding = [layer for layer in self.layers if "archive" in layer.table]
        if self.archive is None or not holding:
            return None
        folder = Path() if holding[-1].folder == Path.cwd() else holding[-1].folder
        return folder / Path(self.archive).expanduser()

    @field_validator("exclude", "extend_exclude", "per_file_ignores")
    @classmethod
    def _has_patterns(cls, value: Any) -> Any:
        for pattern in value:
            if because := problem(pattern):
                facts = {"pattern": repr(pattern), "because": because}
                raise PydanticCustomError("pattern", "{pattern} is no pattern ({because})", facts)
        return value

    @property
    def excludes(self) -> tuple[tuple[tuple[str, ...], Path], ...]:
        """Lists of patterns to pass over, weakest first, each with the folder that it is seen from."""
        general = [layer for layer in self.layers if not layer.only]
        base = next((layer.folder for layer in reversed(general) if "exclude" in layer.table), Path())
        besides = ((tuple(layer.table.get("extend-exclude", ())), layer.folder) for layer in general)
        return ((self.exclude, base), *(reference for reference in besides if reference[0]))

    @property
    def layers(self) -> tuple[Layer, ...]:
        """What each place says, weakest first."""
        if self._layers:
            return self._layers
        given = self.model_dump(by_alias=True, exclude_unset=True)
        return layers.of_table("given", given, Path.cwd()) if given else ()


PER_RUN = (
    *(
        "extends",
        "overrides",
        "house-rules",
        "desk",
        "max-warnings",
        "exclude",
        "extend-exclude",
        "force-exclude",
        "respect-gitignore",
    ),
    *("error-on-unmatched", "jobs", "cache", "archive"),
)
"""Settings of a whole run, which cannot be overridden for some drafts."""


def load(path: Path) -> Settings:
    """Return the settings in one file.

    Raises:
        SettingsError: if it or a file that it extends cannot be read, is not TOML, or holds an unknown key, profile or
            wrong value.
    """
    return settle(layers.of_file(path))


def settle(places: Iterable[Layer]) -> Settings:
    """Return the settings that places amount to, weakest first.

    Raises:
        SettingsError: if one of them holds an unknown key, an unknown profile or a wrong value.
    """
    places = tuple(places)
    for layer in places:
        _examine(layer)
    return _settled(places)


def find(start: Path) -> Path | None:
    """Return the nearest configuration file in `start` or above; a pyproject.toml needs `[tool.onrecord]`.

    An onrecord.toml that cannot be read is found, too (a link to nothing, for instance), so that loading it fails.

    Raises:
        SettingsError: if a file has the name that some other tools would give it.
    """
    for folder in (start, *start.parents):
        own, shared = (folder / name for name in FILE_NAMES)
        if os.path.lexists(folder / f".{own.name}"):
            raise SettingsError(f"{folder / f'.{own.name}'}: is not read; call it {own.name}")
        if os.path.lexists(own) and not os.path.isdir(own):
            return own
        if os.path.isfile(shared) and _declares(shared):
            return shared
    return None


def find_rules(start: Path) -> Path | None:
    """Return the nearest file of house rules in `start` or above."""
    paths = (folder / RULES_FILE for folder in (start, *start.parents))
    return next((path for path in paths if os.path.isfile(path)), None)


def rules_file(path: Path) -> tuple[Layer, ...]:
    """Return what a file of house rules says.

    Raises:
        SettingsError: if it cannot be read, is not TOML, or holds anything but house rules, `desk` and `extends`.
    """
    for key in layers.table_of(path):
        if key.replace("_", "-") not in RULES_KEYS:
            valid = ", ".join(RULES_KEYS)
            raise SettingsError(
                f"{path}: {key}: does not belong in a file of house rules (valid: {valid}); put it in onrecord.toml"
            )
    return layers.of_file(path)


def parse(table: dict[str, Any], origin: str) -> Settings:
    """Return the settings of a table of plain values; `origin` is what to call it in an error.

    Raises:
        SettingsError: as `settle`.
    """
    return settle(layers.of_table(origin, table, Path.cwd()))


def names() -> dict[str, str]:
    """Each setting's name as written in TOML, and its meaning."""
    return {field.alias or name: field.description or "" for name, field in Settings.model_fields.items()}


def _declares(path: Path) -> bool:
    """Whether a pyproject.toml says something of onrecord, in whichever way TOML has for it."""
    try:
        data = read_regular_file(path)
        tools = tomllib.loads(data.decode("utf-8-sig")).get("tool") if b"onrecord" in data else None
    except OSError:
        return False
    except (ValueError, RecursionError):  # no TOML, which loading it tells
        return b"[tool.onrecord" in data
    return isinstance(tools, dict) and "onrecord" in tools


def _settled(places: tuple[Layer, ...], draft: str | Path | None = None) -> Settings:
    settings = Settings.model_validate(layers.merged(layers.applying(places, draft)))
    settings._layers = places
    return settings


def _examine(layer: Layer) -> None:
    """Whether what one place says can be meant, so that an error names the place."""
    try:
        validated = Settings.model_validate(layer.table)
    except ValidationError as error:
        raise SettingsError(f"{layer.origin}: {_complaint(error)}") from None
    if validated.profile is not None:
        try:
            layers.profile(validated.profile)
        except SettingsError as error:
            raise SettingsError(f"{layer.origin}: profile: {error}") from None
    misplaced = [key for key in layer.table if key in PER_RUN] if layer.only else []
    if misplaced:
        raise SettingsError(f"{layer.origin}: {misplaced[0]}: applies to the whole run; set it outside overrides")


_PLAIN = {
    "tuple_type": 'should be a list: ["…"]',
    "dict_type": "should be a table: {… = …}",
    "string_pattern_mismatch": "is blank; write words there",
    "model_type": "should be a table: {… = …}",
    "string_type": 'should be text: "…"',
    "bool_type": "should be true or false",
    "int_type": "should be a whole number",
    "float_type": "should be a number",
}
"""What pydantic says in words of Python, in words of TOML, by the kind of error."""


_LISTED = "`onrecord config` lists them"
_QUOTED = re.compile(r"'([^']*)'")


_BRANCH = re.compile(r"(constrained-)?str$|tuple\[")
"""What pydantic adds to a place where text or a list of texts may stand: which of the two it took the value for."""


def _deepest(error: ValidationError) -> Any:
    """Return what is wrong with the first wrong setting; of one that may be text or a list, with the list's item."""
    errors = error.errors(include_url=False)
    return max((each for each in errors if each["loc"][0] == errors[0]["loc"][0]), key=lambda each: len(each["loc"]))


def _complaint(error: ValidationError) -> str:
    first = _deepest(error)
    key = ".".join(str(part) for part in first["loc"] if not _BRANCH.match(str(part)))
    if first["type"] == "extra_forbidden" and first["loc"][0] == "desk":
        valid = [field.alias or name for name, field in Desk.model_fields.items()]
        return f"{key}: there is no such key{instead(str(first['loc'][1]), valid, _LISTED)}"
    if first["type"] == "literal_error":
        hint = instead(str(first["input"]), _QUOTED.findall(first["ctx"]["expected"]), "docs/settings.md lists them")
        return f"{key}: there is no {first['input']!r}{hint}"
    if first["loc"][0] == "house-rules" and len(first["loc"]) <= 2:
        return "house-rules: should be tables: [[house-rules]]"
    if key == "tool":
        return "[tool.onrecord] belongs in pyproject.toml; here, settings stand without it"
    if first["type"] != "extra_forbidden" or len(first["loc"]) > 1:
        message = _PLAIN.get(first["type"], first["msg"])
        return f"{key}: {message[:1].lower()}{message[1:]}"
    return f"unknown setting {key!r}{instead(key, names(), _LISTED)}"
