"""Fetching, against a real server on this machine."""

from __future__ import annotations

import contextlib
import gzip
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.errors import FetchError
from onrecord.fetch import fetch

PAGE = b"<html><body><h1>Bridge to close</h1><p>Some say it is late.</p></body></html>"


AGES = 600.0
"""Seconds that nothing here takes, however busy the machine is."""
SOON = 0.3


class Handler(BaseHTTPRequestHandler):
    hits: dict[str, int]
    over: threading.Event

    def do_GET(self):
        name = self.path.strip("/")
        self.hits[name] = self.hits.get(name, 0) + 1
        getattr(self, f"page_{name.partition('-')[0]}")(name)

    def send(self, status=200, body=PAGE, **headers):
        self.send_response(status)
        for key, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            if value:
                self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def page_ok(self, _):
        self.send()

    def page_status(self, name):
        self.send(int(name.partition("-")[2]))

    def page_busy(self, name):
        if self.hits[name] < 3:
            self.send(503, Retry_After="7")
        else:
            self.send()

    def page_redirect(self, _):
        self.send(302, Location="/ok")

    def page_loop(self, _):
        self.send(302, Location="/loop")

    def page_ftp(self, _):
        self.send(302, Location="ftp://example.org/x")

    def page_pdf(self, _):
        self.send(body=b"%PDF", **{"Content-Type": "application/pdf"})

    def page_untyped(self, _):
        self.send(**{"Content-Type": "application/octet-stream"})

    def page_bomb(self, _):
        self.send(body=gzip.compress(b" " * 3_000_000), Content_Encoding="gzip")

    def page_damaged(self, _):
        self.send(body=b"no gzip at all", Content_Encoding="gzip")

    def page_drip(self, _):
        """A body without an end."""
        self.send(body=b"<p>")
        with contextlib.suppress(OSError):
            while not self.over.wait(SOON / 10):
                self.wfile.write(b"x" * 10)
                self.wfile.flush()

    def page_silent(self, _):
        self.over.wait()

    def page_cut(self, _):
        self.send(body=b"short", Content_Length="5000")

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    Handler.hits, Handler.over = {}, threading.Event()
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        Handler.over.set()
        running.shutdown()


def test_page_is_fetched_through_a_redirect(server):
    page = fetch(f"{server}/redirect")
    assert (page.data, page.media_type, page.url) == (PAGE, "text/html", f"{server}/ok")
    assert fetch(f"{server}/untyped").media_type is None


@pytest.mark.parametrize(
    ("path", "says", "tries"),
    [
        ("status-404", "does not exist", 1), ("status-403", "refuses access", 1), ("status-418", "418", 1),
        ("status-500", "answered 500, 3 times", 3), ("status-429", "answered 429, 3 times", 3), ("loop", "more than 5", 6),
        ("ftp", "not an http", 1), ("pdf", "application/pdf", 1), ("bomb", "larger than 1 MB", 1),
        ("cut", "broke the connection, 3 times", 3), ("damaged", "arrived damaged", 1),
    ],
)  # fmt: skip
def test_each_failure_is_one_line_and_retried_only_if_that_may_help(server, path, says, tries):
    with pytest.raises(FetchError, match=says) as raised:
        fetch(f"{server}/{path}", timeout=AGES, deadline=AGES, max_bytes=1_000_000, sleep=lambda _: None)
    assert "\n" not in str(raised.value)
    assert Handler.hits[path] == tries


def test_a_server_that_never_answers_is_given_up_after_three_tries(server):
    waits: list[float] = []
    with pytest.raises(FetchError, match="did not answer in time, 3 times"):
        fetch(f"{server}/silent", timeout=SOON, deadline=AGES, sleep=waits.append)
    assert waits == [1.0, 2.0]


def test_a_page_without_an_end_is_given_up_at_once(server):
    waits: list[float] = []
    with pytest.raises(FetchError, match=f"took longer than {SOON} seconds"):
        fetch(f"{server}/drip", timeout=AGES, deadline=SOON, sleep=waits.append)
    assert waits == []


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://no-such-host.invalid/"])
def test_unreachable_host_is_tried_three_times(url):
    waits: list[float] = []
    with pytest.raises(FetchError, match="could not be reached, 3 times"):
        fetch(url, timeout=AGES, sleep=waits.append)
    assert waits == [1.0, 2.0]


@pytest.mark.parametrize("url", ["http://", "http://[::1", "ftp://x.example/", "http://x\x00y/", "http://a:b:c/"])
def test_malformed_url_is_an_error(url):
    with pytest.raises(FetchError, match=r"check it|could not be"):
        fetch(url, retries=0, timeout=AGES)


def test_retry_waits_as_long_as_the_server_asks(server):
    waits: list[float] = []
    assert fetch(f"{server}/busy", sleep=waits.append).data == PAGE
    assert waits == [7.0, 7.0]


def test_urls_are_audited_on_the_command_line(server):
    result = CliRunner().invoke(main, ["check", f"{server}/ok", f"{server}/status-404", "--output-format", "concise"])
    assert result.exit_code == 2
    assert f"{server}/ok:1:40: warning VA203" in result.stdout
    assert f"{server}/status-404: does not exist (404)" in result.stderr
