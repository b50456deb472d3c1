"""The options of a command under headings, for its help."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

SECTIONS = {
    "Rules and settings": "genre profile select extend_select ignore config isolated",
    "Drafts": "exclude extend_exclude force_exclude error_on_unmatched format text_column allow_stub stdin_filename"
    " show_files",
    "Evidence": "evidence archive verify_links link_cache private_links",
    "Output": "output_format annotate include_text redact sources explain ledger statistics color quiet verbose",
    "What fails": "fail_on min_confidence min_score fail_on_hold max_warnings exit_zero",
    "Only what is new": "diff_base max_score_drop baseline write_baseline ratchet",
    "Speed": "jobs cache_dir no_cache",
}
"""Options by heading, in the order in which they are shown; what stands in none comes last."""


class Grouped(click.Command):
    """A command whose help shows its options by section."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each section, then the rest."""
        options = (parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option))
        left = {_name(option): row for option in options if (row := option.get_help_record(ctx))}
        for title, names in SECTIONS.items():
            _write(formatter, title, [left.pop(name) for name in names.split()])
        _write(formatter, "Other", left.values())


def _name(parameter: click.Parameter) -> str:
    return max(parameter.opts, key=len).lstrip("-").replace("-", "_")


def _write(formatter: click.HelpFormatter, title: str, rows: Iterable[Any]) -> None:
    rows = list(rows)
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)
