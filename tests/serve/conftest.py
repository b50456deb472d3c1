"""A server without a network: requests are handed to the application as a browser, or another program, sends them."""

from __future__ import annotations

import base64
import warnings

import pytest

pytest.importorskip("starlette", reason="starlette is not installed (pip install '.[serve]')")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # starlette is about to use another client
    from starlette.testclient import TestClient

from onrecord import Settings
from onrecord.serve import application
from onrecord.serve.drafts import Drafts, Opened
from onrecord.serve.guard import Door

AT = "http://127.0.0.1:8765"
TOKEN = "t" * 43
DRAFT = "Quay to close\n\nSome say that the quay at Tolbury will sink.\n\nThe mayor, Ann Lee, said on Monday that it is sound.\n"


class Browser:
    """Who uses the page: with its cookie, and with the headers that a browser adds."""

    def __init__(self, app, door):
        self.client = TestClient(app, AT, follow_redirects=False)
        self.client.__enter__()
        self.door = door

    def enter(self):
        self.client.get(f"/?token={TOKEN}")
        return self

    def get(self, address, **headers):
        return self.client.get(address, headers=headers)

    def post(self, address, body=None, **headers):
        return self.client.post(address, json={} if body is None else body, headers={"Origin": AT, **headers})

    def opened(self, text=DRAFT, name="draft.txt"):
        """The address of a draft that was pasted."""
        data = {"data": base64.b64encode(text).decode()} if isinstance(text, bytes) else {"text": text}
        return f"/desk/drafts/{self.post('/desk/drafts', {'name': name, **data}).json()['id']}"

    def audit(self, address, version=0, **body):
        return self.post(f"{address}/audit", {"version": version, **body})


@pytest.fixture
def files(tmp_path):
    """Two drafts on disk, and one that cannot be read."""
    (tmp_path / "quay.md").write_text(f"# {DRAFT}")
    (tmp_path / "mole.txt").write_text(DRAFT.replace("quay", "mole"))
    (tmp_path / "empty.txt").write_text(" \n")
    return tmp_path


@pytest.fixture
def browser(request, files):
    """A browser that has not been let in yet; its parameter names the files of `files` that are open."""
    names = getattr(request, "param", ())
    drafts = Drafts(Settings(min_confidence=0), lambda: ([Opened(name, str(files / name)) for name in names], []))
    door = Door.at("127.0.0.1", 8765, TOKEN)
    browser = Browser(application(drafts, door), door)
    browser.drafts = drafts
    yield browser
    browser.client.__exit__(None, None, None)


@pytest.fixture
def desk(browser):
    return browser.enter()
