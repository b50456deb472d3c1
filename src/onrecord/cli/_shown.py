"""`--sources`, `--statistics` and `--explain`: refused where no output format would show them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.errors import SettingsError


def refuse_unshown(options: dict[str, Any], outputs: Sequence[str]) -> None:
    """Refuse an option that the chosen formats would ignore.

    Raises:
        SettingsError: if an option is given, and none of the outputs shows what it asks for.
    """
    from onrecord.reporters import formats, shows

    for option in ("sources", "statistics", "explain"):
        if options[option] in (None, False) or any(shows(format, option) for format in outputs):
            continue
        able = [format for format in sorted(formats()) if shows(format, option)]
        given = " and ".join(dict.fromkeys(outputs))
        verb = "do" if len(set(outputs)) > 1 else "does"
        raise SettingsError(f"--{option}: {given} {verb} not show it; these formats do: {', '.join(able)}")
