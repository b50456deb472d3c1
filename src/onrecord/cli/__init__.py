"""Arguments to bytes to audit to output to exit code: alone prints, exits, and reads the environment."""

from __future__ import annotations

import os

import click

from onrecord.cli._say import Program, printable
from onrecord.cli.archive import archive
from onrecord.cli.cache import cache
from onrecord.cli.check import check
from onrecord.cli.config import config
from onrecord.cli.diff import diff
from onrecord.cli.eval import evaluate
from onrecord.cli.init import init
from onrecord.cli.lsp import lsp
from onrecord.cli.rule import rule
from onrecord.cli.serve import serve
from onrecord.errors import suggestion
from onrecord.version import VERSION


class _Commands(Program):
    """The commands; whoever gives a draft where a command is due is told of `check`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            if os.path.lexists(name) or "." in name or "/" in name:
                ctx.fail(
                    f"{printable(name)!r} is not a command; to audit a draft, run: onrecord check {printable(name)}"
                )
            if hint := suggestion(name.lower(), self.commands):
                ctx.fail(f"No such command {printable(name)!r}{hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, "-V", "--version", prog_name="onrecord")
def main() -> None:
    """Audit news drafts: who says so, how do they know, and what is shown to the reader?

    Nothing leaves this machine, unless a URL is given to fetch.
    """


main.add_command(check)
main.add_command(diff)
main.add_command(rule)
main.add_command(serve)
main.add_command(config)
main.add_command(init)
main.add_command(cache)
main.add_command(archive)
main.add_command(evaluate)
main.add_command(lsp)
