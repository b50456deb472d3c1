"""`onrecord diff`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli._complete import file_names, settings_or_files
from onrecord.cli._say import FINDINGS, columns, destination, leave, wants_color, write
from onrecord.errors import UnreadableError

if TYPE_CHECKING:
    from onrecord.cli._inputs import Input
    from onrecord.domain import Comparison, Report
    from onrecord.settings import Settings


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("old", metavar="OLD", shell_complete=file_names)
@click.argument("new", metavar="NEW", shell_complete=file_names)
@click.option(
    "--output-format", "outputs", multiple=True, metavar="FMT[=PATH]",
    help="text (default), markdown or json; repeatable; =PATH writes to a file.",
)  # fmt: skip
@click.option("--fail-on-weaker", is_flag=True, help="Exit 1 if any change makes the sourcing weaker.")
@click.option(
    "--config",
    "configs",
    multiple=True,
    metavar="PATH|KEY=VALUE",
    shell_complete=settings_or_files,
    help="Settings file, or one setting.",
)
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Print changes only.")
def diff(old: str, new: str, **options: Any) -> None:
    """Show how the sourcing changed between two drafts: sources no longer named, claims no longer credited.

    OLD and NEW are each a file, a web page, - for standard input, or REV:PATH for a file in a git revision. Exits 0;
    1 if the sourcing got weaker and --fail-on-weaker is given; 2 if a draft could not be read.
    """
    leave(lambda: _diff(old, new, options), 0)


def _diff(old: str, new: str, options: dict[str, Any]) -> int:
    from onrecord.cli._configure import configure
    from onrecord.cli._inputs import STANDARD_INPUT
    from onrecord.cli._overwrite import refuse_overwriting
    from onrecord.compare import compare
    from onrecord.reporters import comparison_formats

    outputs = [destination(option, comparison_formats()) for option in options["outputs"] or ("text",)]
    if old == new == STANDARD_INPUT:
        raise UnreadableError("-: only one of the two can be standard input")
    settings, _ = configure(options["configs"], options["isolated"], {})
    drafts = _input(old), _input(new)
    refuse_overwriting(drafts, [("--output-format", path) for _, path in outputs])
    comparison = compare(*(_report(draft, settings) for draft in drafts))
    for format, path in outputs:
        write(_rendered(comparison, format, path, options), path)
    return FINDINGS if options["fail_on_weaker"] and comparison.weaker else 0


def _report(draft: Input, settings: Settings) -> Report:
    """Return the audit of one side.

    Raises:
        UnreadableError: if it cannot be read as a draft.
    """
    from onrecord.cli._audit_all import audit_all

    audit = audit_all([draft], settings, progress=False)
    for skipped in audit.skipped:
        raise UnreadableError(f"{skipped.path}: {skipped.error}")
    return audit.reports[0]


def _input(location: str) -> Input:
    """Return the draft at a path or revision; a file wins, for its name may hold a colon."""
    from onrecord.cli._inputs import STANDARD_INPUT, Input, is_url

    if location == STANDARD_INPUT:
        return Input("standard-input.txt", location)
    if os.path.isdir(location):
        raise UnreadableError(f"{location}: is a directory; give two drafts")
    if is_url(location) or os.path.lexists(location):
        return Input(location, location)
    if ":" not in location:
        raise UnreadableError(f"{location}: does not exist; give a file, or REV:PATH")
    from onrecord.changes import revision_file
    from onrecord.readers import MAX_BYTES

    return Input(location, location, revision_file(location, MAX_BYTES))


def _rendered(comparison: Comparison, format: str, path: str | None, options: dict[str, Any]) -> str:
    from onrecord.reporters import Style, comparison_formats, marked

    style = Style(
        width=columns(),
        color=path is None and wants_color(options["color"]),
        quiet=options["quiet"],
    )
    text = comparison_formats()[format].render(comparison, style)
    return marked(format, text) if path else text
