"""Where what was found is remembered, and whether."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.cache import Cache
    from onrecord.settings import Settings


def location(folder: str | None = None) -> Path:
    """Return the folder that is named, else onrecord's own in the user's cache.

    A relative $XDG_CACHE_HOME does not count, by the XDG specification: it would be another folder wherever one is.

    Raises:
        SettingsError: if the user has no home.
    """
    if folder:
        return Path(folder)
    try:
        named = Path(os.environ.get("XDG_CACHE_HOME", "")).expanduser()
        return (named if named.is_absolute() else Path("~/.cache").expanduser()) / "onrecord"
    except RuntimeError:
        raise SettingsError("there is no home directory for the cache; give a folder with --cache-dir") from None


def opened(settings: Settings, folder: str | None, *, wanted: bool) -> Cache | None:
    """Return the cache, if it is `wanted` and not switched off. Without a usable folder of their own, users go without.

    Raises:
        SettingsError: if a `folder` is named and cannot be used.
    """
    from onrecord.cache import Cache

    if not wanted or not (settings.cache or folder):
        return None
    try:
        return Cache(location(folder))
    except SettingsError:
        if folder:
            raise
        return None
