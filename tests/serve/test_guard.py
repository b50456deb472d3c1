"""Nobody but the user gets anything from the server: neither another page, nor another machine, nor another user."""

from __future__ import annotations

import pytest

from onrecord.serve.guard import MAX_BODY, Door, is_loopback
from tests.serve.conftest import AT, DRAFT, TOKEN

BEARER = {"Authorization": f"Bearer {TOKEN}"}


def test_start_address_sets_a_strict_cookie_and_goes_on_without_the_token(browser):
    answer = browser.get(f"/?token={TOKEN}")
    cookie = answer.headers["set-cookie"]
    assert all(each in cookie for each in ("HttpOnly", "SameSite=Strict", "Path=/"))
    assert TOKEN not in cookie
    assert 'content="0;url=/"' in answer.text
    assert browser.get("/").status_code == 303


@pytest.mark.parametrize("address", ["/", "/new", "/drafts", "/desk/drafts/x", "/api/v1/openapi.json", "/nothing"])
def test_nothing_is_shown_without_the_token(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 401
    assert "onrecord serve" in answer.text


@pytest.mark.parametrize("token", ["x" * 43, TOKEN[:-1], f"{TOKEN}t", "é" * 43])
def test_wrong_token_is_refused(browser, token):
    assert browser.get(f"/?token={token}").status_code == 403
    assert browser.client.cookies.get(browser.door.cookie) is None
    if token.isascii():
        assert browser.get("/new", Authorization=f"Bearer {token}").status_code == 401


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:9000", "127.0.0.1", "127.0.0.1:8765.evil.example", ""])
def test_other_host_names_are_refused_before_the_token_is_looked_at(desk, host):
    answer = desk.get(f"/?token={TOKEN}", Host=host)
    assert answer.status_code == 421
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "LOCALHOST:8765", "[::1]:8765"])
def test_names_of_this_machine_are_answered(desk, host):
    assert desk.get("/api/v1/openapi.json", Host=host, **BEARER).status_code == 200


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:9000", "http://127.0.0.1:8765.evil.example", "file://"]
)
def test_other_origins_are_refused_even_with_the_cookie(desk, origin):
    answer = desk.post("/desk/drafts", {"text": DRAFT}, Origin=origin)
    assert answer.status_code == 403
    assert "origins" in answer.json()["error"]
    assert "access-control-allow-origin" not in answer.headers


def test_other_sites_get_no_part_of_a_page(desk):
    assert desk.get("/new", **{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}).status_code == 403
    framed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}
    assert desk.get("/new", **framed).status_code == 403
    visited = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert desk.get(f"/?token={TOKEN}", **visited).status_code == 200


def test_change_with_the_cookie_must_name_its_origin(desk):
    answer = desk.client.post("/desk/drafts", json={"text": DRAFT})
    assert answer.status_code == 403
    assert desk.client.post("/desk/drafts", json={"text": DRAFT}, headers=BEARER).status_code == 200


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
def test_content_type_must_be_json(desk, kind):
    answer = desk.client.post("/desk/drafts", content=b"{}", headers={"Origin": AT, "Content-Type": kind})
    assert answer.status_code == 415


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_other_methods_are_refused(desk, method):
    answer = desk.client.request(method, "/desk/drafts", headers={"Origin": AT})
    assert answer.status_code == 405
    assert not [each for each in answer.headers if each.startswith("access-control")]


def test_body_over_the_limit_is_refused_in_one_line(desk):
    answer = desk.client.post(
        "/api/v1/audit", content=b" " * (MAX_BODY + 1), headers={"Origin": AT, "Content-Type": "application/json"}
    )
    assert answer.status_code == 413
    assert answer.json() == {"error": "This is larger than 20 MB; split it or audit its text alone."}


def test_slow_body_is_given_up(desk, monkeypatch):
    import asyncio

    monkeypatch.setattr("onrecord.serve.guard.BODY_SECONDS", 0.01)
    sent = []

    async def never():
        await asyncio.sleep(60)

    async def send(message):
        sent.append(message)

    headers = {"host": "127.0.0.1:8765", "authorization": f"Bearer {TOKEN}", "content-type": "application/json"}
    scope = {
        "type": "http", "method": "POST", "path": "/api/v1/audit", "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }  # fmt: skip
    asyncio.run(desk.client.app(scope, never, send))
    assert sent[0]["status"] == 408


@pytest.mark.parametrize("address", ["/new", "/drafts", "/api/v1/openapi.json", "/nothing"])
def test_every_answer_forbids_framing_sniffing_storing_and_telling(desk, address):
    headers = desk.get(address).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_page_runs_its_own_script_and_asks_its_own_server_only(desk):
    page = desk.get("/new").text
    policy = page.split('http-equiv="Content-Security-Policy" content="')[1].split('"')[0]
    assert "default-src &#39;none&#39;" in policy
    assert "connect-src &#39;self&#39;" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert page.count("<script") == 1


def test_fault_of_ours_is_one_line_without_the_draft(desk, monkeypatch, capfd):
    def fail(*_, **__):
        raise ValueError("the secret of Tolbury")

    monkeypatch.setattr("onrecord.serve.pages.live_draft", fail)
    answer = desk.audit(desk.opened())
    assert answer.status_code == 500
    assert answer.json() == {"error": "This made onrecord fail (ValueError); please report it."}
    assert "Tolbury" not in "".join(capfd.readouterr())


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("127.9.9.9", True), ("0.0.0.0", False), ("::", False), ("192.0.2.7", False), ("desk.example", False)],
)  # fmt: skip
def test_addresses_that_only_this_machine_reaches(host, alone):
    assert is_loopback(host) is alone


def test_server_in_a_network_answers_to_the_names_that_it_is_given():
    door = Door.at("0.0.0.0", 8765, TOKEN, ["Desk.Example:8765"])
    assert door.hosts == {"0.0.0.0:8765", "desk.example:8765"}
