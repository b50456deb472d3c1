"""The pages that a draft links to. They are fetched only if the user asks for it, each once, within bounds."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from pathlib import Path
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from onrecord.domain import Document, Link
from onrecord.errors import FetchError, SettingsError, UnreadableError
from onrecord.fetch import Fetched, fetch, private_address
from onrecord.language.patterns import pattern
from onrecord.readers import read
from onrecord.verify import LinkedPage, LinkState

MOST = 50
"""Links of a draft that are followed."""
_MOST_OF_HOST = 20
_MOST_SECONDS = 300.0
"""For all links of a run: servers may answer for ever, each a little."""
_MAX_BYTES = 5_000_000
_TIMEOUT, _DEADLINE = 10.0, 30.0
_DEAD = ("does not exist", "is gone")
_MISSING = pattern("pages.missing")
_FEW_WORDS = 250
"""Words of a page that says no more than that something is not there."""
_AGENT = "onrecord"


@dataclass(slots=True)
class Links:
    """Reads pages, from a folder where they were kept, or from the web.

    `cache` is the folder that makes a run repeatable; `private` allows addresses of this machine and its network.
    """

    cache: Path | None = None
    private: bool = False
    today: Callable[[], date] = date.today
    clock: Callable[[], float] = time.monotonic
    _known: dict[str, LinkedPage] = field(default_factory=dict)
    _asked: Counter[str] = field(default_factory=Counter)
    _spent: float = 0.0
    _robots: dict[str, RobotFileParser | None] = field(default_factory=dict)

    def of(self, document: Document) -> Iterator[tuple[Link, LinkedPage]]:
        """Yield each link of a draft to a page, with what is there; a page that is linked twice is read once."""
        pages = [link for link in document.links if _is_web_address(link.target)]
        addresses = list(dict.fromkeys(link.target for link in pages))[:MOST]
        for link in pages:
            if link.target in addresses:
                yield link, self.page(link.target)

    def page(self, url: str) -> LinkedPage:
        """Return what is at an address."""
        if url not in self._known:
            self._known[url] = self._kept(url) or self._fetched(url)
        return self._known[url]

    def _fetched(self, url: str) -> LinkedPage:
        address = url.partition("#")[0]
        day = self.today().isoformat()
        host = urlsplit(address).netloc
        self._asked[host] += 1
        if self._asked[host] > _MOST_OF_HOST:
            return LinkedPage(url, LinkState.UNCHECKED, "too many links lead to this host", day)
        if self._spent > _MOST_SECONDS:
            because = f"the links before it took longer than {_MOST_SECONDS:g} seconds"
            return LinkedPage(url, LinkState.UNCHECKED, because, day)
        began = self.clock()
        try:
            if not self._allowed(address):
                return LinkedPage(url, LinkState.UNCHECKED, "robots.txt asks programs not to read it", day)
            fetched = self._ask(address)
        except FetchError as error:
            because = str(error).partition(";")[0]
            dead = because.startswith(_DEAD)
            page = LinkedPage(url, LinkState.DEAD if dead else LinkState.UNCHECKED, because, day)
        else:
            page = _read(url, fetched, day)
            self._keep_body(url, fetched)
        finally:
            self._spent += self.clock() - began
        self._keep(page)
        return page

    def _ask(self, url: str) -> Fetched:
        refuse = None if self.private else private_address
        return fetch(
            url, timeout=_TIMEOUT, deadline=_DEADLINE, max_bytes=_MAX_BYTES, retries=1, refuse=refuse,
        )  # fmt: skip

    def _allowed(self, url: str) -> bool:
        """Whether robots.txt lets programs read the page; without such a file they may."""
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._robots:
            self._robots[host] = None
            try:
                text = self._ask(f"{host}/robots.txt").data[:500_000].decode("utf-8", "replace")
            except FetchError:
                return True
            rules = RobotFileParser()
            rules.parse(text.splitlines())
            self._robots[host] = rules
        rules_there = self._robots[host]
        return rules_there is None or rules_there.can_fetch(_AGENT, url)

    def _place(self, url: str) -> Path | None:
        return self.cache / blake2b(url.encode("utf-8", "replace"), digest_size=16).hexdigest() if self.cache else None

    def _keep(self, page: LinkedPage) -> None:
        path = self._place(page.url)
        if path is None:
            return
        record = {"url": page.url, "state": page.state.value, "because": page.because, "day": page.day,
                "final": page.final, "digest": page.digest}  # fmt: skip
        self._write(path.with_suffix(".json"), json.dumps(record, indent=1).encode())

    def _keep_body(self, url: str, fetched: Fetched) -> None:
        path = self._place(url)
        if path is not None:
            self._write(path.with_suffix(".body"), (fetched.media_type or "").encode() + b"\n" + fetched.data)

    def _write(self, path: Path, content: bytes) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise SettingsError(f"--link-cache {self.cache}: {error.strerror}; choose another folder") from None

    def _kept(self, url: str) -> LinkedPage | None:
        path = self._place(url)
        if path is None:
            return None
        try:
            record = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            body = path.with_suffix(".body")
            if body.exists():
                media_type, _, data = body.read_bytes().partition(b"\n")
                return _read(url, Fetched(data, media_type.decode() or None, record["final"]), record["day"])
            return LinkedPage(url, LinkState(record["state"]), record["because"], record["day"])
        except (OSError, ValueError, KeyError):
            return None


def _is_web_address(target: str) -> bool:
    """Whether a link leads to a host of the web."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _read(url: str, fetched: Fetched, day: str) -> LinkedPage:
    """Return the page with its text; a page that says "not found", or a home page instead, is suspicious."""
    digest = blake2b(fetched.data, digest_size=16).hexdigest()
    try:
        document = read(fetched.data, fetched.url, media_type=fetched.media_type or "text/html")
    except UnreadableError as error:
        because = f"the page {str(error).partition(';')[0]}"
        state = LinkState.SUSPICIOUS if _MISSING.search(_beginning(fetched.data)) else LinkState.UNCHECKED
        return LinkedPage(url, state, because, day, fetched.url, digest)
    opening = f"{document.title or ''} {document.text[:500]}"
    if document.words < _FEW_WORDS and _MISSING.search(opening):
        return LinkedPage(url, LinkState.SUSPICIOUS, "the page says that it is not there", day, fetched.url, digest)
    if urlsplit(fetched.url).path in ("", "/") and urlsplit(url).path not in ("", "/"):
        return LinkedPage(url, LinkState.SUSPICIOUS, "it leads to a home page", day, fetched.url, digest)
    return LinkedPage(url, LinkState.READ, "", day, fetched.url, digest, document)


def _beginning(data: bytes) -> str:
    return data[:5_000].decode("utf-8", "replace")
