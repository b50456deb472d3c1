"""`POST /api/v1/audit`: what a content management system sends and gets."""

from __future__ import annotations

import base64
import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from onrecord import Settings, audit
from onrecord.domain import Audit
from onrecord.reporters import Style, reporter
from onrecord.serve.openapi import description
from tests.serve.conftest import DRAFT, TOKEN

BEARER = {"Authorization": f"Bearer {TOKEN}"}
BLOCKS = (
    ("a1", "<!-- wp:heading -->\n<h2>Quay to close 🚢</h2>\n<!-- /wp:heading -->"),
    ("a2", "<!-- wp:paragraph -->\n<p>Some say that the quay at Tolbury &amp; its mole will sink.</p>\n<!-- /wp:paragraph -->"),
    ("a3", "<!-- wp:paragraph -->\n<p>The mayor, Ann Lee, said on Monday that it is sound.</p>\n<!-- /wp:paragraph -->"),
    ("a4", "<!-- wp:paragraph -->\n<p>Sources said that it is not.</p>\n<!-- /wp:paragraph -->"),
)  # fmt: skip


def ask(browser, **body):
    return browser.client.post("/api/v1/audit", json=body, headers=BEARER)


def test_answer_is_the_json_report_of_the_command(browser):
    expected = reporter("json").render(Audit((audit(DRAFT, "a.txt", settings=Settings(min_confidence=0)),)), Style())
    assert ask(browser, name="a.txt", text=DRAFT).json() == json.loads(expected)
    packed = base64.b64encode(DRAFT.encode()).decode()
    assert ask(browser, name="a.txt", data=packed).json() == json.loads(expected)


def test_findings_and_assertions_are_told_of_the_block_that_they_begin_in(browser):
    blocks = [{"id": id, "html": html} for id, html in BLOCKS]
    found = ask(browser, blocks=blocks, settings={"format": "wordpress"}, include_text=True).json()
    document = found["documents"][0]
    by_print = {each["fingerprint"]: each["rule"] for each in document["findings"]}
    told = {each["id"]: {by_print[one] for one in each["findings"]} for each in found["blocks"]}
    assert list(told) == ["a1", "a2", "a3", "a4"]
    assert "VA203" in told["a2"]
    assert "AN101" in told["a4"]
    assert not told["a3"]
    assert sum(len(each["findings"]) for each in found["blocks"]) == len(by_print)
    assert sorted(one for each in found["blocks"] for one in each["assertions"]) == sorted(
        each["id"] for each in document["assertions"]
    )


def test_settings_that_read_files_cannot_be_chosen(browser):
    for key in ("evidence", "extends", "overrides", "per-file-ignores", "cache"):
        answer = ask(browser, text=DRAFT, settings={key: ["/etc/passwd"]})
        assert answer.status_code == 422
        assert f"{key!r} cannot be chosen here" in answer.json()["error"]
    assert "no profile" in ask(browser, text=DRAFT, settings={"profile": "x"}).json()["error"]
    chosen = ask(browser, text=DRAFT, settings={"select": ["VA203"]}).json()["documents"][0]["findings"]
    assert {each["rule"] for each in chosen} == {"VA203"}


@pytest.mark.parametrize("body", [{}, {"text": "a", "data": "b"}, {"data": "§"}, {"blocks": []}, {"txt": "a"}])
def test_request_without_one_draft_is_one_line(browser, body):
    answer = ask(browser, **body)
    assert answer.status_code == 422
    assert "\n" not in answer.json()["error"]


def test_example_of_the_documentation_gets_the_answer_that_it_shows(browser):
    page = (Path(__file__).parents[2] / "docs" / "serve.md").read_text(encoding="utf-8")
    body, blocks = (json.loads(each) for each in re.findall(r"```json\n(.*?)```", page, re.DOTALL))
    assert ask(browser, **body).json()["blocks"] == blocks


def test_description_is_up_to_date_and_describes_the_answers(browser):
    known = json.loads(files("onrecord.serve").joinpath("openapi.json").read_text())
    assert known == description(), "run: python -m onrecord.serve.openapi > src/onrecord/serve/openapi.json"
    assert browser.client.get("/api/v1/openapi.json", headers=BEARER).json() == known
    schema = {"$ref": "#/components/schemas/Report", "components": known["components"]}
    for body in ({"text": DRAFT}, {"blocks": [{"id": "1", "html": "<p>Some say so.</p>"}]}):
        Draft202012Validator(schema).validate(ask(browser, **body).json())
