"""Fetching, against a real server on this machine."""

from __future__ import annotations

import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.errors import FetchError
from onrecord.fetch import fetch

PAGE = b"<html><body><h1>Bridge to close</h1><p>Some say it is late.</p></body></html>"


class Handler(BaseHTTPRequestHandler):
    hits: dict[str, int]

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
        self.send(body=b"<p>")
        try:
            for _ in range(40):
                self.wfile.write(b"x" * 10)
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def page_silent(self, _):
        time.sleep(1)

    def page_cut(self, _):
        self.send(body=b"short", Content_Length="5000")

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    Handler.hits = {}
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def test_a_page(server):
    page = fetch(f"{server}/redirect")
    assert (page.data, page.media_type, page.url) == (PAGE, "text/html", f"{server}/ok")
    assert fetch(f"{server}/untyped").media_type is None


@pytest.mark.parametrize(
    ("path", "says", "hits"),
    [
        ("status-404", "does not exist", 1), ("status-403", "refuses access", 1), ("status-418", "418", 1),
        ("status-500", "answered 500, 3 times", 3), ("status-429", "answered 429, 3 times", 3), ("loop", "more than 5", 6),
        ("ftp", "not an http", 1), ("pdf", "application/pdf", 1), ("bomb", "larger than 1 MB", 1), ("drip", "longer than 0.3", 1),
        ("silent", "in time, 3 times", 3), ("cut", "broke the connection, 3 times", 3), ("damaged", "arrived damaged", 1),
    ],
)  # fmt: skip
def test_each_failure_is_one_clear_line(server, path, says, hits):
    with pytest.raises(FetchError, match=says) as raised:
        fetch(f"{server}/{path}", timeout=0.3, deadline=0.3, max_bytes=1_000_000, sleep=lambda _: None)
    assert "\n" not in str(raised.value)
    assert Handler.hits[path] == hits


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://no-such-host.invalid/"])
def test_nobody_there(url):
    waits: list[float] = []
    with pytest.raises(FetchError, match="could not be reached, 3 times"):
        fetch(url, timeout=2, sleep=waits.append)
    assert waits == [1.0, 2.0]


@pytest.mark.parametrize("url", ["http://", "http://[::1", "ftp://x.example/", "http://x\x00y/", "http://a:b:c/"])
def test_no_address(url):
    with pytest.raises(FetchError, match=r"check it|could not be"):
        fetch(url, retries=0, timeout=1)


def test_the_server_is_obeyed_when_it_asks_for_time(server):
    waits: list[float] = []
    assert fetch(f"{server}/busy", sleep=waits.append).data == PAGE
    assert waits == [7.0, 7.0]


def test_a_url_on_the_command_line(server):
    result = CliRunner().invoke(main, ["check", f"{server}/ok", f"{server}/status-404", "--output-format", "concise"])
    assert result.exit_code == 2
    assert f"{server}/ok:1:40: warning VA203" in result.stdout
    assert f"{server}/status-404: does not exist (404)" in result.stderr
