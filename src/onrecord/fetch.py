"""URL to bytes: alone opens a connection, and only for an address that the user gave."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.errors import FetchError
from onrecord.version import VERSION

if TYPE_CHECKING:
    import httpx

MAX_BYTES = 20_000_000
_TYPES = frozenset(
    [
        "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ]
)  # fmt: skip
_UNTYPED = frozenset(["", "application/octet-stream", "binary/octet-stream"])
_AGAIN = frozenset([429, 500, 502, 503, 504])
_LONGEST_WAIT = 20.0
_REASONS = {401: "asks for a login", 403: "refuses access", 404: "does not exist", 410: "is gone", 451: "is blocked"}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came; `media_type` is None where the server names none that says anything."""

    data: bytes
    media_type: str | None
    url: str


def fetch(
    url: str,
    *,
    timeout: float = 10.0,
    deadline: float = 60.0,
    max_bytes: int = MAX_BYTES,
    max_redirects: int = 5,
    retries: int = 2,
    sleep: Callable[[float], None] = time.sleep,
    refuse: Callable[[str], str | None] | None = None,
) -> Fetched:
    """Fetch one page. Overload and broken connections are tried again, with growing waits or as the server asks.

    Args:
        url: an http or https address.
        timeout: seconds without a sign of life; `deadline` bounds one whole try.
        max_bytes: of the body, unpacked.
        max_redirects: followed at most.
        retries: further tries after the first.
        sleep: how to wait.
        refuse: says of an address, also of one that a page redirects to, why it must not be asked.

    Raises:
        FetchError: for every failure, in one line that says what to do.
    """
    import httpx

    headers = {"User-Agent": f"onrecord/{VERSION}", "Accept": "text/html, text/*;q=0.9, */*;q=0.1"}
    try:
        with httpx.Client(
            headers=headers,
            timeout=timeout,
            follow_redirects=True,
            max_redirects=max_redirects,
            event_hooks={"request": [lambda request: _check(str(request.url), refuse)]},
        ) as client:
            outcome = _try(client, url, max_bytes, deadline)
            for attempt in range(retries):
                if isinstance(outcome, Fetched):
                    break
                sleep(min(outcome.wait if outcome.wait is not None else 2.0**attempt, _LONGEST_WAIT))
                outcome = _try(client, url, max_bytes, deadline)
            if isinstance(outcome, Fetched):
                return outcome
            raise FetchError(f"{outcome.because}, {retries + 1} times; try again later")
    except httpx.TooManyRedirects:
        raise FetchError(f"redirects more than {max_redirects} times; give the final address") from None
    except (httpx.UnsupportedProtocol, httpx.InvalidURL, httpx.LocalProtocolError, UnicodeError, ValueError):
        raise FetchError("is not an http or https address; check it") from None
    except httpx.DecodingError:
        raise FetchError("arrived damaged; save the page and audit the file") from None
    except httpx.HTTPError as error:
        raise FetchError(f"could not be fetched ({type(error).__name__}); check the address") from None


def _check(url: str, refuse: Callable[[str], str | None] | None) -> None:
    because = refuse(url) if refuse else None
    if because:
        raise FetchError(because)


def private_address(url: str) -> str | None:
    """Return why an address is not asked: it leads to this machine or its own network, not to the web."""
    host = urlsplit(url).hostname or ""
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return None  # the request itself will say so
    addresses = [ip_address(str(address).partition("%")[0]) for address in found]
    if all(address.is_global and not address.is_multicast for address in addresses):
        return None
    return "leads to a private address, which is not asked"


@dataclass(frozen=True, slots=True)
class _Again:
    because: str
    wait: float | None = None


def _try(client: httpx.Client, url: str, max_bytes: int, deadline: float) -> Fetched | _Again:
    import httpx

    try:
        with client.stream("GET", url) as response:
            if response.status_code in _AGAIN:
                return _Again(f"answered {response.status_code}", _asked_wait(response))
            return _accept(response, max_bytes, deadline)
    except httpx.TimeoutException:
        return _Again("did not answer in time")
    except (httpx.ConnectError, httpx.ReadError, httpx.RemoteProtocolError) as error:
        if "CERTIFICATE" in str(error) or "SSL" in str(error):
            raise FetchError("has a certificate that cannot be trusted; save the page and audit the file") from None
        return _Again("could not be reached" if isinstance(error, httpx.ConnectError) else "broke the connection")


def _asked_wait(response: httpx.Response) -> float | None:
    value = response.headers.get("Retry-After", "")
    return float(value) if value.isdecimal() and len(value) < 9 else None


def _accept(response: httpx.Response, max_bytes: int, deadline: float) -> Fetched:
    if response.status_code != 200:
        reason = _REASONS.get(response.status_code, f"answered {response.status_code}")
        raise FetchError(f"{reason} ({response.status_code}); save the page from a browser and audit the file")
    media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if media_type not in _TYPES | _UNTYPED:
        raise FetchError(f"is {media_type}, not a page or a draft; give an HTML, text, Markdown or DOCX address")
    data = _body(response, max_bytes, deadline)
    return Fetched(data, None if media_type in _UNTYPED else media_type, str(response.url))


def _body(response: httpx.Response, max_bytes: int, deadline: float) -> bytes:
    """Bounded in size after unpacking and in time altogether: a server may drip, and a small body may be a bomb."""
    end = time.monotonic() + deadline
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > max_bytes:
            raise FetchError(f"is larger than {max_bytes / 1_000_000:g} MB; save the article alone and audit the file")
        if time.monotonic() > end:
            raise FetchError(f"took longer than {deadline:g} seconds; save the page and audit the file")
    return bytes(body)
