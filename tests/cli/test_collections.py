"""Files of several drafts, and what else a file holds: nothing is dropped without a line."""

from __future__ import annotations

import gzip
import json

import pytest
from click.testing import CliRunner

from onrecord.cli import main

FEED = """<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<item><title>Gate fails</title><description>Some say the gate was old when the water came.</description></item>
<item><title>Road shut</title><description>Critics say the road was old when the water came.</description></item>
<item><title>gate.jpg</title><wp:post_type>attachment</wp:post_type></item>
</channel></rss>
"""
TABLE = 'title,copy\nGate,"Some say the gate was old."\n,\nRoad,\nMill,"Critics say the mill was old."\n'
MAIL = """From: Nell Okafor <n@example.org>
To: desk@example.org
Subject: Gate fails
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain

Some say the gate was old when the water came.
--x
Content-Type: application/pdf; name="letter.pdf"
Content-Disposition: attachment; filename="letter.pdf"

x
--x
Content-Type: image/png; name="logo.png"
Content-Disposition: inline; filename="logo.png"

x
--x--
"""
MENU = "<ul><li><a href='/a'>News</a></li><li><a href='/b'>Sport</a></li></ul>"
STUB = f"""<html><head><title>Gate</title></head><body><nav>{MENU}</nav>
<article><h1>Gate</h1><p>Some say the gate was old when the water came, and subscribers may read on.</p></article>
<footer><p>The Penwick Post is printed by the Penwick Press, Mill Lane.</p></footer></body></html>
"""


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, given: str | None = None):
    return CliRunner().invoke(main, ["check", "--no-cache", "--output-format", "json", *arguments], input=given)


def drafts(result) -> list[str]:
    return [each["path"] for each in json.loads(result.stdout)["documents"]]


@pytest.mark.parametrize("name", ["feed.xml", "feed.txt", "export", "feed.xml.gz"])
def test_feed_is_read_post_by_post_whatever_it_is_called(desk, name):
    (desk / name).write_bytes(gzip.compress(FEED.encode()) if name.endswith(".gz") else FEED.encode())
    result = run(name)
    assert drafts(result) == [f"{name}:1", f"{name}:2"]
    assert f"{name}: has items that are no posts, and are not audited: 1 of type attachment" in result.stderr


def test_feed_is_read_from_standard_input():
    assert drafts(run("-", given=FEED)) == ["standard-input.txt:1", "standard-input.txt:2"]


def test_feed_is_plain_text_if_the_user_says_so(desk):
    (desk / "feed.xml").write_text(FEED)
    assert drafts(run("feed.xml", "--format", "text")) == ["feed.xml"]


@pytest.mark.parametrize("column", ["copy", "2"])
def test_rows_without_a_text_are_named(desk, column):
    (desk / "rows.csv").write_text(TABLE)
    result = run("rows.csv", "--text-column", column)
    assert drafts(result) == ["rows.csv:2", "rows.csv:5"]
    assert "rows.csv: has no text in the column 'copy' in rows 3, 4" in result.stderr
    assert json.loads(result.stdout)["skipped"][0]["passed_over"]


def test_table_is_read_from_standard_input_if_it_has_the_column():
    assert drafts(run("-", "--text-column", "copy", given=TABLE)) == ["standard-input.txt:2", "standard-input.txt:5"]
    assert drafts(run("-", "--text-column", "other", given="Some say so, and we do not know who.\n")) == [
        "standard-input.txt"
    ]


def test_two_columns_of_one_name_are_refused(desk):
    (desk / "rows.csv").write_text("copy,copy\na,b\n")
    result = run("rows.csv", "--text-column", "copy")
    assert result.exit_code == 2
    assert "has two columns 'copy'; rename one of them" in result.stderr


def test_what_may_hold_drafts_in_a_folder_is_named(desk):
    (desk / "a.txt").write_text("Some say so, and we do not know who.\n")
    for name in ("feed.xml", "b.csv", "c.jsonl", "d.txt.gz"):
        (desk / name).write_bytes(b"x")
    told = run(".").stderr
    assert all(name in told for name in ("feed.xml", "b.csv", "c.jsonl", "d.txt.gz"))
    (desk / "b.csv").write_text(TABLE)
    assert drafts(run(".", "--text-column", "copy"))[1:] == ["b.csv:2", "b.csv:5"]


def test_packed_draft_keeps_its_name(desk):
    (desk / "a.txt.gz").write_bytes(gzip.compress(b"Some say so, and we do not know who.\n"))
    assert drafts(run("a.txt.gz")) == ["a.txt.gz"]


def test_attachments_and_stubs_are_told_in_text_and_json(desk):
    (desk / "a.eml").write_text(MAIL)
    (desk / "a.html").write_text(STUB)
    told = run("a.eml", "a.html", "--allow-stub")
    mail, page = json.loads(told.stdout)["documents"]
    assert mail["left_out"] == "has attachments that are not audited: letter.pdf; save them as files"
    assert page["stub"]
    text = CliRunner().invoke(main, ["check", "--no-cache", "a.eml", "a.html", "--allow-stub"]).stdout
    assert f"a.eml {mail['left_out']}" in " ".join(text.split())
    assert f"a.html {page['stub']}" in " ".join(text.split())
