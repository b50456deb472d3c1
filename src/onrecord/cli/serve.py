"""`onrecord serve`."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli._complete import file_names, profile_names, settings_or_files
from onrecord.cli._say import complain, leave
from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.serve.drafts import Opened
    from onrecord.serve.guard import Door
    from onrecord.settings import Settings

PORT = 8765


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=file_names)
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Address to listen at.")
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, metavar="N")
@click.option(
    "--token-file", metavar="FILE", shell_complete=file_names,
    help="Read the token from FILE, of 32 characters or more, which nobody else may read; required if --host is not "
    "this machine alone.",
)  # fmt: skip
@click.option(
    "--allow-host", multiple=True, metavar="NAME[:PORT]",
    help="Also answer under this name, such as that of a proxy in front; repeatable.",
)  # fmt: skip
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
@click.option("--profile", metavar="NAME", shell_complete=profile_names, help="Preset, as in onrecord check.")
@click.option(
    "--evidence", multiple=True, metavar="PATH", shell_complete=file_names,
    help="The reporter's file to compare drafts with, as in onrecord check; repeatable.",
)  # fmt: skip
@click.option(
    "--config", "configs", multiple=True, metavar="PATH|KEY=VALUE", shell_complete=settings_or_files,
    help="Settings file, or one setting.",
)  # fmt: skip
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option("-q", "--quiet", is_flag=True, help="Print the address only.")
def serve(paths: tuple[str, ...], **options: Any) -> None:
    """Audit drafts in the browser while they are written: paste, type or drop one, or name files and folders.

    The page is for this machine alone: it is at 127.0.0.1, and its address holds a token. Drafts are kept in memory
    only. Needs: pip install 'onrecord[serve]'. Ends with Ctrl-C; exits 2 if it could not start.
    """
    leave(lambda: _serve(paths, options), 0)


def _serve(paths: tuple[str, ...], options: dict[str, Any]) -> int:
    from onrecord.cli._configure import configure
    from onrecord.serve import run
    from onrecord.serve.drafts import Drafts
    from onrecord.serve.guard import Door

    host, port = options["host"], options["port"]
    token = _token(host, options["token_file"])
    settings, _ = configure(
        options["configs"], options["isolated"], {"profile": options["profile"], "evidence": options["evidence"]}
    )
    _require(paths)
    door = Door.at(host, port, token, options["allow_host"])
    drafts = Drafts(settings, lambda: _drafts(paths, settings))
    done = run(drafts, door, host=host, port=port, ready=lambda: _greet(host, port, door, token, options))
    if not options["quiet"]:
        complain(done)
    return 0


def _require(paths: tuple[str, ...]) -> None:
    for path in paths:
        if not os.path.lexists(path):
            raise SettingsError(f"{path}: does not exist; check the path")


def _drafts(paths: tuple[str, ...], settings: Settings) -> tuple[list[Opened], list[tuple[str, str]]]:
    """Return the drafts at the paths as they are now, and what cannot be read there; nothing without a path."""
    from onrecord.cli._gather import gather
    from onrecord.cli._inputs import Input
    from onrecord.serve.drafts import Opened

    inputs, passed = gather(paths, settings, "standard-input.txt") if paths else ([], ())
    opened = [
        Opened(input_file.name, os.path.abspath(input_file.place), input_file.part)
        for input_file in inputs
        if isinstance(input_file, Input)
    ]
    return opened, [(entry.path, entry.error) for entry in (*inputs, *passed) if not isinstance(entry, Input)]


def _token(host: str, path: str | None) -> str | None:
    """Return the token in a file that the user alone may read.

    Raises:
        SettingsError: if it cannot be read, others may read it, it is too short, or the address needs one.
    """
    from onrecord.serve.guard import LEAST_TOKEN, is_loopback

    if path is None:
        if not is_loopback(host):
            raise SettingsError(
                f"--host {host}: other machines can reach this address; give a token of your own with --token-file"
            )
        return None
    try:
        mode = os.stat(path).st_mode
        token = Path(path).read_text(encoding="ascii").strip() if stat.S_ISREG(mode) else ""
    except (OSError, UnicodeDecodeError) as error:
        because = getattr(error, "strerror", None) or "not plain ASCII"
        raise SettingsError(f"--token-file {path}: cannot be read ({because})") from None
    if os.name == "posix" and mode & 0o077:
        raise SettingsError(f"--token-file {path}: others may read it; run: chmod 600 {path}")
    if len(token) < LEAST_TOKEN or not token.isprintable() or " " in token:
        raise SettingsError(f"--token-file {path}: must hold one word of {LEAST_TOKEN} characters or more")
    return token


def _greet(host: str, port: int, door: Door, token: str | None, options: dict[str, Any]) -> None:
    """Print where the page is; a token of the user's own is not printed."""
    from urllib.parse import quote

    at = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    start = f"{at}?token={quote(door.token)}"
    click.echo(f"{at}?token=…" if token else start)
    if not options["quiet"]:
        whole = ", with your token in place of the dots" if token else ""
        complain(f"open this address in a browser{whole}; end with Ctrl-C")
    if options["opens"]:
        _open(start)


def _open(address: str) -> None:
    """Open the browser by way of a file of the user's own, since others can see the arguments of programs."""
    import atexit
    import tempfile
    import webbrowser

    number, path = tempfile.mkstemp(".html", "onrecord-")
    atexit.register(Path(path).unlink, missing_ok=True)
    with os.fdopen(number, "w", encoding="utf-8") as file:
        file.write(f'<!doctype html><meta http-equiv="refresh" content="0;url={address}"><title>onrecord</title>')
    webbrowser.open(Path(path).as_uri())
