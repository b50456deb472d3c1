"""Settings of a draft in an editor: those that `onrecord check` would find, below those of the workspace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from onrecord import layers
from onrecord.configure import places_of, settled
from onrecord.language.regex import unbounded as regex
from onrecord.path_patterns import excluded, path_patterns
from onrecord.settings import Settings, find

_OF_THE_CLIENT = ("path", "trace")
"""Keys of the section that the editor itself reads: where the program is, what to log."""
_CAPITAL = regex(r"(?<=[a-z])([A-Z])")


def settings_of(path: Path | None, roots: Iterable[Path], configuration: Mapping[str, Any]) -> Settings:
    """Return the settings of the draft at `path`, None for one that is no file yet.

    Settings files are looked for from the folder of the workspace that the draft is in, else from its own folder;
    `configuration` is the section `onrecord` of the editor's settings.

    Raises:
        SettingsError: if a file or a value is wrong.
        UnknownRuleError: if a place names a rule that does not exist.
    """
    folder = _start(path, tuple(roots))
    places = (*places_of(find(folder), folder), *layers.of_table("editor", _table(configuration), folder))
    return settled(places)


def is_excluded(path: Path, settings: Settings) -> bool:
    """Whether `onrecord check` would pass the draft over in its folder: a README, other people's software."""
    return excluded(path, ((base, path_patterns(patterns)) for patterns, base in settings.excludes))


def _start(path: Path | None, roots: tuple[Path, ...]) -> Path:
    if path is None:
        return roots[0] if roots else Path.cwd()
    around = [root for root in roots if path.is_relative_to(root)]
    return max(around, key=lambda root: len(root.parts), default=path.parent)


def _table(configuration: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings in a section of the editor's, whose keys may be written minConfidence; null is no value."""
    named = {_CAPITAL.sub(lambda match: f"-{match[1].lower()}", key): value for key, value in configuration.items()}
    return {key: value for key, value in named.items() if value is not None and key not in _OF_THE_CLIENT}
