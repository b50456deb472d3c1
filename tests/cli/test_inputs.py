"""From what the user names to the drafts that it means."""

from __future__ import annotations

import os

import pytest

from onrecord.cli._inputs import Ignore, Input, expand
from onrecord.domain import Skipped

SUFFIXES = (".md", ".txt")


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ["b.md", "a.txt", "c.png", "news/x.md", "news/.hidden/y.md", "news/old/z.md", "build/w.md"]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.")
    return tmp_path


def names(*places, exclude=(), gitignore=True):
    return [
        each.name if isinstance(each, Input) else f"! {each.path}"
        for each in expand(places, SUFFIXES, Ignore(exclude, gitignore), "stdin.md")
    ]


def test_a_directory_yields_drafts_in_order(tree):
    assert names(".") == ["a.txt", "b.md", "build/w.md", "news/old/z.md", "news/x.md"]


def test_each_draft_once_in_the_order_given(tree):
    assert names("news/x.md", "b.md", "./news", "*.md") == ["news/x.md", "b.md", "news/old/z.md"]


def test_gitignore_counts_nearest_last(tree):
    (tree / ".gitignore").write_text("build/\n*.txt\nold\n")
    (tree / "news" / ".gitignore").write_text("!old\n")
    assert names(".") == ["b.md", "news/old/z.md", "news/x.md"]
    assert "a.txt" in names(".", gitignore=False)


def test_gitignore_of_the_repository_counts_below_it(tree):
    (tree / ".git").mkdir()
    (tree / ".gitignore").write_text("/news/old/\n")
    assert names("news") == ["news/x.md"]


def test_exclude_patterns(tree):
    assert names(".", exclude=("news/", "b.*")) == ["a.txt", "build/w.md"]


def test_exclude_patterns_are_seen_from_their_own_folder_whatever_is_named(tree, monkeypatch):
    assert names("news", exclude=("news/old/", "/x.md")) == ["news/x.md"]
    monkeypatch.chdir(tree / "news")
    ignore = Ignore(("news/old/",), True, tree)
    assert [each.name for each in expand(["."], SUFFIXES, ignore, "-")] == ["x.md"]


def test_a_directory_that_is_named_is_searched_though_it_is_excluded(tree):
    assert names(".", "news/old", exclude=("news/old/",)) == [
        "a.txt",
        "b.md",
        "build/w.md",
        "news/x.md",
        "news/old/z.md",
    ]


def test_a_file_that_is_named_is_audited_whatever_it_is_called(tree):
    assert names("c.png", exclude=("*.png",)) == ["c.png"]


def test_standard_input_urls_and_what_is_not_there(tree):
    assert names("-", "https://example.org/a", "gone.md", "empty*.md") == [
        "stdin.md", "https://example.org/a", "! gone.md", "! empty*.md",
    ]  # fmt: skip


def test_a_directory_without_drafts_is_said(tree):
    (tree / "none").mkdir()
    (found,) = expand(["none"], SUFFIXES, Ignore((), True), "-")
    assert found == Skipped("none", "holds no drafts (looked for .md, .txt)")


def test_links_in_a_circle_end(tree):
    os.symlink(tree, tree / "news" / "loop")
    assert "news/x.md" in names(".")
