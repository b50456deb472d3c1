"""`onrecord init`."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli._say import FAILED, complain
from onrecord.errors import OnrecordError, SettingsError

if TYPE_CHECKING:
    from onrecord.cli._survey import Survey

_NAME = "onrecord.toml"
_HEAD = """\
# Settings of onrecord for this folder and those below it. Lines that are commented out show the default or an example.
# `onrecord config` lists every setting with its meaning; `onrecord config --show DRAFT` shows those of one draft.
# Found here: {found}.
"""
_BODY = """
# The name of your outlet, so that "The Daily Ledger has learned" is found.
# outlet = "The Daily Ledger"

# What most drafts are for, if the kind of each article (news, opinion, live …) is not to decide: wire, investigation …
# profile = "wire"

# The kind of article, where it need not be read from the draft: news, analysis, opinion, live, feature …
# genre = "detect"

# Rules to run and not to run: codes (LI301), prefixes (LI), categories or names. `onrecord rule` lists them.
# select = ["DEFAULT"]
# ignore = ["loaded-said"]

# Severity of findings, where it should differ from the rule: info, warning or error.
# severity = {AN = "error", LI303 = "info"}

# When `onrecord check` exits with 1: at this severity or above, below this score, on a hold.
# fail-on = "warning"
# min-score = 60
# fail-on-hold = true
"""


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("target", required=False, type=click.Choice(["-"]), metavar="[-]")
@click.option("--force", is_flag=True, help="Write even if there are settings already.")
@click.option("--dry-run", is_flag=True, help="Print the file instead of writing it; same as -.")
def init(target: str | None, force: bool, dry_run: bool) -> None:
    """Write a commented onrecord.toml for the drafts in this folder."""
    try:
        _init(Path.cwd(), force, dry_run or target == "-")
    except OnrecordError as error:
        complain(str(error))
        sys.exit(FAILED)


def _init(folder: Path, force: bool, dry_run: bool) -> None:
    from onrecord.cli._inputs import Ignore, drafts_below
    from onrecord.cli._survey import survey
    from onrecord.readers import suffixes
    from onrecord.settings import Settings, find

    known = find(folder)
    own = known if known and known.parent == folder else None
    if own and not (force or dry_run):
        raise SettingsError(f"{own.name} already has settings of onrecord; change them there, or use --force")
    above = find(folder.parent) if folder != folder.parent else None
    seen = survey(
        path.relative_to(folder) for path in drafts_below(folder, suffixes(), Ignore(Settings().excludes, True))
    )
    base = os.path.relpath(above, folder).replace(os.sep, "/") if above else ""
    text = written(seen, base if base.isprintable() else "")
    if dry_run:
        click.echo(text, nl=False)
        return
    try:
        with open(folder / _NAME, "w" if force else "x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise SettingsError(f"{_NAME}: cannot be written ({error.strerror})") from None
    click.echo(f"Wrote {_NAME}. Next: onrecord check .")
    if own and own.name != _NAME:
        click.echo(f"It replaces the settings in {own.name}, which are now ignored.")


def written(seen: Survey, above: str) -> str:
    """Return the file for what was seen; it starts from the settings of a folder above, if there are any."""
    summary = f"{_drafts(seen.drafts)} ({', '.join(f'{n} {end}' for end, n in sorted(seen.endings.items()))})"
    parts = [_HEAD.format(found=summary if seen.drafts else "no drafts yet"), "\n"]
    if above:
        parts.append(f"# Start from the settings above; those here take precedence.\nextends = {_string(above)}\n")
    else:
        parts.append('# Start from settings shared by several desks.\n# extends = "../newsroom.toml"\n')
    parts.append(_BODY)
    parts.append("\n# Files to skip in addition to the defaults, as in .gitignore")
    if seen.out:
        parts.append(
            f": {_drafts(seen.out.total())} here.\nextend-exclude = [{', '.join(map(_string, sorted(seen.out)))}]\n"
        )
    else:
        parts.append('.\n# extend-exclude = ["archive/"]\n')
    parts.append("\n# Other kinds of article, by folder; later ones take precedence.\n")
    if not seen.kinds:
        parts.append('# [[overrides]]\n# files = ["opinion/**"]\n# profile = "opinion"\n')
    for pattern, profile in sorted(seen.kinds.items()):
        count = _drafts(seen.inside[pattern])
        parts.append(f'[[overrides]]\nfiles = [{_string(pattern)}]  # {count}\nprofile = "{profile}"\n\n')
    return "".join(parts).rstrip("\n") + "\n"


def _drafts(count: int) -> str:
    return f"{count} {'draft' if count == 1 else 'drafts'}"


def _string(text: str) -> str:
    """As TOML writes it."""
    return json.dumps(text, ensure_ascii=False)
