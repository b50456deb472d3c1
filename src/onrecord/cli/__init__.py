"""Arguments to bytes to audit to output to exit code: alone prints, exits, and reads the environment."""

from __future__ import annotations

import click

from onrecord.cli._say import Program
from onrecord.cli.cache import cache
from onrecord.cli.check import check
from onrecord.cli.config import config
from onrecord.cli.diff import diff
from onrecord.cli.eval import evaluate
from onrecord.cli.init import init
from onrecord.cli.rule import rule
from onrecord.version import VERSION


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, "-V", "--version", prog_name="onrecord")
def main() -> None:
    """Audit news drafts: who says so, how do they know, and what is shown to the reader?

    Nothing leaves this machine, unless a URL is given to fetch.
    """


main.add_command(check)
main.add_command(diff)
main.add_command(rule)
main.add_command(config)
main.add_command(init)
main.add_command(cache)
main.add_command(evaluate)
