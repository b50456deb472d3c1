"""What stands before every request: host, origin, token, content type, size and time; and the headers of every answer.

Other pages in the same browser, other machines and other users must get nothing: neither an answer nor a change. A
request is refused before anything is routed, in one line.
"""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
import json
import secrets
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from onrecord.readers import MAX_BYTES

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY = 2 * MAX_BYTES
"""Bytes of a request: a draft of the largest size that is read, in JSON."""
MAX_DRAINED = 10 * MAX_BODY
"""Bytes that are read and dropped of a larger one, so that its sender waits for the answer."""
BODY_SECONDS = 60
"""In which a request must have arrived."""
LEAST_TOKEN = 32
"""Characters of a token that a user chooses."""

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Of every answer. What a page may load is in its own policy, by the hashes of its style and script."""
_NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""The policy of an answer that is no page."""
_ENTER = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="referrer" content="no-referrer">'
    '<meta http-equiv="refresh" content="0;url=/"><title>onrecord</title><p><a href="/">Go on</a></p></html>'
)
"""The answer to the start address. A redirect would be part of the visit that led here, from a chat window say, and a
browser does not send a strict cookie on such a visit; a page that goes on by itself is a visit of its own."""


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach that address."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Door:
    """Who may come in: with which token, under which names of this server (`name:port`, as browsers send them)."""

    token: str
    hosts: frozenset[str]
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """The value of the cookie; a cookie is sent to every port of a host, so it is not the token itself."""

    @classmethod
    def at(cls, host: str, port: int, token: str | None = None, names: Iterable[str] = ()) -> Door:
        """Return the door of a server at that address, which is also called by `names`."""
        known = ["127.0.0.1", "localhost", "[::1]"] if is_loopback(host) else []
        shown = f"[{host}]" if ":" in host else host
        every = [f"{name.lower()}{end}" for name in (*known, shown) for end in (f":{port}", *([""] * (port == 80)))]
        return cls(token or secrets.token_urlsafe(32), frozenset((*every, *(name.lower() for name in names))))

    @property
    def cookie(self) -> str:
        """The name of the cookie: two servers on one machine do not take each other's."""
        return f"onrecord-{hmac.digest(self.token.encode(), b'name', 'sha256').hex()[:8]}"

    def opens(self, token: str) -> bool:
        """Whether it is the token."""
        return hmac.compare_digest(token.encode(), self.token.encode())

    def knows(self, cookies: str) -> bool:
        """Whether a Cookie header has the cookie of this server."""
        try:
            found = SimpleCookie(cookies).get(self.cookie)
        except CookieError:
            return False
        return found is not None and hmac.compare_digest(found.value.encode(), self.session.encode())


class RefusedError(Exception):
    """A request that is not answered: the status, and the line that says why."""

    def __init__(self, status: int, line: str) -> None:
        super().__init__(line)
        self.status, self.line = status, line


class Guard:
    """The ASGI application around the others."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, answer the start address, or refuse."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers = _headers(scope)
        try:
            self._check_place(headers)
            if self._enters(scope):
                await self._welcome(send)
                return
            self._check_person(scope, headers)
            body = await _body(scope, headers, receive)
        except RefusedError as error:
            await _refuse(scope, send, error)
            return
        with suppress(Exception):  # it was answered in one line; the error itself may quote a draft
            await self._app(scope, _replayed(body, receive), _with_headers(send))

    def _check_place(self, headers: dict[str, str]) -> None:
        """Refuse a page of another origin: it reaches this server under a name of its own, or says where it is from."""
        host, origin = headers.get("host", "").lower(), headers.get("origin")
        if host not in self._door.hosts:
            raise RefusedError(421, "This server does not answer to that host name (see --allow-host).")
        if origin is not None and origin.lower() not in (f"http://{host}", f"https://{host}"):
            raise RefusedError(403, "Requests from other origins are refused.")
        if headers.get("sec-fetch-site") in ("cross-site", "same-site") and (
            headers.get("sec-fetch-mode") != "navigate" or headers.get("sec-fetch-dest") != "document"
        ):
            raise RefusedError(403, "Requests from other sites are refused.")

    def _enters(self, scope: Scope) -> bool:
        if scope["method"] != "GET" or scope["path"] != "/":
            return False
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token")
        if given and not self._door.opens(given[0]):
            raise RefusedError(403, "That token is not right; use the address that `onrecord serve` printed last.")
        return bool(given)

    async def _welcome(self, send: Send) -> None:
        cookie = f"{self._door.cookie}={self._door.session}; HttpOnly; SameSite=Strict; Path=/"
        policy = "default-src 'none'; frame-ancestors 'none'"
        headers = {
            "Content-Type": "text/html; charset=utf-8", "Set-Cookie": cookie, "Content-Security-Policy": policy,
        }  # fmt: skip
        await _answer(send, 200, _ENTER.encode(), headers)

    def _check_person(self, scope: Scope, headers: dict[str, str]) -> None:
        scheme, _, token = headers.get("authorization", "").partition(" ")
        by_token = scheme.lower() == "bearer" and self._door.opens(token.strip())
        if not by_token and not self._door.knows(headers.get("cookie", "")):
            raise RefusedError(
                401, "Open the address that `onrecord serve` printed, with its token, or send it as a bearer token."
            )
        if scope["method"] not in ("GET", "HEAD", "POST"):
            raise RefusedError(405, "Only GET and POST are understood.")
        if scope["method"] != "POST":
            return
        if not by_token and "origin" not in headers:
            raise RefusedError(403, "A change must come from the page itself, which says its origin.")
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            raise RefusedError(415, "Send JSON, with the content type application/json.")


async def _body(scope: Scope, headers: dict[str, str], receive: Receive) -> bytes:
    """Return the body of a request, all of it: within the limits of size and time."""
    if scope["method"] != "POST":
        return b""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            return await _read(receive)
    except TimeoutError:
        raise RefusedError(408, f"The request did not arrive within {BODY_SECONDS} seconds.") from None


async def _read(receive: Receive) -> bytes:
    body, size = bytearray(), 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RefusedError(400, "The request was cut short.")
        part = message.get("body", b"")
        size += len(part)
        if size <= MAX_BODY:
            body += part
        if not message.get("more_body") or size > MAX_DRAINED:
            break
    if size > MAX_BODY:
        raise RefusedError(413, f"This is larger than {MAX_BYTES // 1_000_000} MB; split it or audit its text alone.")
    return bytes(body)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Return a `receive` that gives the body at once, then what really comes."""
    given = False

    async def once() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return once


def _with_headers(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name.lower() for name, _ in message["headers"]}
            ours = [(name.lower().encode(), value.encode()) for name, value in _HEADERS.items()]
            message["headers"] = [*message["headers"], *(each for each in ours if each[0] not in own)]
        await send(message)

    return with_headers


async def _refuse(scope: Scope, send: Send, error: RefusedError) -> None:
    """One line: in JSON where a program asked."""
    if scope["path"].startswith(("/api/", "/desk/")):
        await _answer(send, error.status, json.dumps({"error": error.line}).encode(), {"Content-Type": JSON})
    else:
        await _answer(send, error.status, f"{error.line}\n".encode(), {"Content-Type": "text/plain; charset=utf-8"})


JSON = "application/json"


async def _answer(send: Send, status: int, body: bytes, headers: dict[str, str]) -> None:
    policy = {"Content-Security-Policy": _NOTHING} if headers["Content-Type"] == JSON else {}
    every = {**_HEADERS, **policy, **headers, "Content-Length": str(len(body))}
    pairs = [(name.lower().encode(), value.encode()) for name, value in every.items()]
    await send({"type": "http.response.start", "status": status, "headers": pairs})
    await send({"type": "http.response.body", "body": body})


def _headers(scope: Scope) -> dict[str, str]:
    """Return the headers of a request; of one that comes twice, both, so that neither is taken for the whole."""
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        key = name.decode("latin-1").lower()
        found[key] = f"{found[key]},{value.decode('latin-1')}" if key in found else value.decode("latin-1")
    return found
