"""Links are followed only where that is asked for, within bounds, and what is there is compared; against a real server."""

from __future__ import annotations

import json
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.fetch import private_address
from onrecord.links import Links
from onrecord.verify import LinkState

ARTICLE = (
    "<html><head><title>Harbour wall</title></head><body><article><h1>Harbour wall</h1>"
    + "<p>The engineers counted 41 cracks in the harbour wall at Skerrick, and the wall will not last another winter. "
    "The council asked for a report, which the harbour master wrote in three weeks with the help of two divers.</p>"
    * 3
    + "</article></body></html>"
)
PAGES = {
    "/report": (200, ARTICLE),
    "/gone": (404, "<h1>Not found</h1>"),
    "/forbidden": (403, "no"),
    "/many": (429, "slow down"),
    "/soft": (200, "<html><title>Page not found</title><body><h1>Page not found</h1><p>Sorry, the page you are looking for "
              "is not here. Try the search, or go back to the front page of the paper.</p></body></html>"),
    "/secret/report": (200, ARTICLE),
    "/robots.txt": (200, "User-agent: *\nDisallow: /secret/\n"),
    "/": (200, ARTICLE),
    "/huge": (200, "<p>" + "word " * 1_100_000),
}  # fmt: skip


class Handler(BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self):
        self.asked.append(self.path)
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/report")
        elif self.path == "/home":
            self.send_response(302)
            self.send_header("Location", "/")
        elif self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
        else:
            status, body = PAGES.get(self.path, (404, ""))
            self.send_response(status)
            self.send_header("Content-Type", "text/plain" if self.path == "/robots.txt" else "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body.encode())
            return
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def server():
    handler = type("Own", (Handler,), {"asked": []})
    running = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    running.asked = handler.asked
    yield running
    running.shutdown()


def url(server, path: str) -> str:
    return f"http://127.0.0.1:{server.server_port}{path}"


def links(**options) -> Links:
    return Links(private=True, today=lambda: date(2027, 3, 10), **options)


@pytest.fixture(autouse=True)
def hurry(monkeypatch):
    monkeypatch.setattr("time.sleep", lambda _: None)


@pytest.mark.parametrize(
    ("path", "state", "because"),
    [
        ("/report", LinkState.READ, ""),
        ("/report#part", LinkState.READ, ""),
        ("/moved", LinkState.READ, ""),
        ("/gone", LinkState.DEAD, "does not exist"),
        ("/forbidden", LinkState.UNCHECKED, "refuses access"),
        ("/many", LinkState.UNCHECKED, "answered 429"),
        ("/soft", LinkState.SUSPICIOUS, ""),
        ("/home", LinkState.SUSPICIOUS, "home page"),
        ("/loop", LinkState.UNCHECKED, "redirects"),
        ("/secret/report", LinkState.UNCHECKED, "robots.txt"),
        ("/huge", LinkState.UNCHECKED, "larger than"),
    ],
)
def test_page_is_read_dead_suspicious_or_not_checked(server, path, state, because):
    page = links().page(url(server, path))
    assert (page.state, because in page.because) == (state, True), page.because
    assert page.day == "2027-03-10"
    assert "/secret/report" not in server.asked


def test_links_that_take_too_long_together_are_not_checked(server):
    ticks = iter(range(0, 10_000, 200))
    slow = links(clock=lambda: float(next(ticks)))
    states = [slow.page(url(server, path)).state for path in ("/report", "/moved", "/soft", "/home")]
    assert states == [LinkState.READ, LinkState.READ, LinkState.UNCHECKED, LinkState.UNCHECKED]
    assert slow.page(url(server, "/home")).because == "the links before it took longer than 300 seconds"


def test_private_addresses_are_refused_unless_allowed(server):
    page = Links().page(url(server, "/report"))
    assert page.state is LinkState.UNCHECKED
    assert "private address" in page.because
    for address in ("http://localhost/", "http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/"):
        assert private_address(address)
    assert private_address("http://93.184.216.34/") is None


def test_folder_makes_a_run_repeatable_without_a_network(server, tmp_path):
    first = [links(cache=tmp_path).page(url(server, path)) for path in ("/report", "/gone", "/forbidden")]
    count = len(server.asked)
    again = [links(cache=tmp_path).page(url(server, path)) for path in ("/report", "/gone", "/forbidden")]
    assert len(server.asked) == count
    assert [(page.state, page.because, page.digest) for page in again] == [
        (page.state, page.because, page.digest) for page in first
    ]


def test_draft_is_compared_with_the_pages_only_where_that_is_asked_for(server, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.md").write_text(
        f"# Wall\n\nThe [report]({url(server, '/report')}) by the engineers counts 41 cracks in the harbour wall.\n\n"
        f"“The wall will last another winter,” the [council]({url(server, '/gone')}) said. “Nobody asked the people on "
        "the east quay,” Jon Ruiz said.\n"
    )
    run = ["check", "draft.md", "--select", "verification", "--output-format", "json", "--no-cache"]
    before = len(server.asked)
    quiet = json.loads(CliRunner().invoke(main, run).stdout)["documents"][0]
    assert quiet["verifications"] == []
    assert len(server.asked) == before
    document = json.loads(CliRunner().invoke(main, [*run, "--verify-links", "--private-links"]).stdout)["documents"][0]
    told = [
        (each["kind"], each["verdict"]) for each in document["verifications"] if each["kind"] in ("link", "quotation")
    ]
    assert told == [("link", "agrees"), ("quotation", "altered"), ("link", "not-found"), ("quotation", "not-checked")]
    assert document["verifications"][0]["evidence"]["url"] == url(server, "/report")
    assert {each["rule"] for each in document["findings"]} == {"VF801", "VF806"}


def test_no_settings_file_can_switch_it_on(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "onrecord.toml").write_text("verify-links = true\n")
    (tmp_path / "draft.md").write_text("Hello there, Jon Ruiz said.\n")
    assert CliRunner().invoke(main, ["check", "draft.md"]).exit_code == 2
