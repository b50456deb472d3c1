"""The editor's own page: a web server for one person, on their own machine, over the same audit as `onrecord check`.

`drafts` holds the drafts, in memory only; `work` audits them one after another in a thread; `guard` stands before every
request; `api` and `pages` answer. `run` starts it all.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from onrecord.serve.drafts import Drafts
    from onrecord.serve.guard import Door

__all__ = ["application", "run"]


def application(drafts: Drafts, door: Door) -> ASGIApp:
    """Return the ASGI application: the guard, and behind it the pages and the API.

    Raises:
        SettingsError: if starlette is not installed.
    """
    from onrecord.errors import SettingsError

    try:
        from onrecord.serve.app import made
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("starlette", "uvicorn", "anyio"):
            raise
        raise SettingsError("serve needs more packages; install them with: pip install 'onrecord[serve]'") from None
    return made(drafts, door)


def run(drafts: Drafts, door: Door, *, host: str, port: int, ready: Callable[[], None]) -> str:
    """Serve until the user interrupts; return what to say at the end: counts, and no word of a draft.

    `ready` is called once the address is ours.

    Raises:
        SettingsError: if the extra is not installed, or the address is taken.
    """
    import socket

    from onrecord.errors import SettingsError

    app = application(drafts, door)
    import uvicorn

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        because = (error.strerror or "no such address").partition(" (")[0]
        raise SettingsError(f"{host}:{port} cannot be used ({because}); choose another --port") from None
    config = uvicorn.Config(
        app,
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        limit_concurrency=64,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=32_000,
        ws="none",
        lifespan="on",
    )
    server = uvicorn.Server(config)
    ready()
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listening])
    return drafts.counted()
