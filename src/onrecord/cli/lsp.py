"""`onrecord lsp`."""

from __future__ import annotations

import sys

import click

from onrecord.cli._say import FAILED, complain


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--stdio", is_flag=True, help="What it does anyway; some editors ask for it.")
def lsp(stdio: bool) -> None:
    """Serve findings to an editor, which starts this command itself and speaks with it over standard input and output.

    Needs the extra: pip install 'onrecord[lsp]'. docs/editors.md says how to set up VS Code, Neovim and others.
    """
    try:
        from onrecord.lsp.server import start
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] not in ("pygls", "lsprotocol"):
            raise
        complain("the language server needs pygls; install it with: pip install 'onrecord[lsp]'")
        sys.exit(FAILED)
    start()
