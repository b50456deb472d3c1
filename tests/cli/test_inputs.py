"""From what the user names to the drafts that it means."""

from __future__ import annotations

import os
from pathlib import Path

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


def names(*places, exclude=(), gitignore=True, force=False):
    return [
        each.name if isinstance(each, Input) else f"! {each.path}"
        for each in expand(places, SUFFIXES, Ignore([(tuple(exclude), Path())], gitignore, force=force), "stdin.md")
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
    ignore = Ignore([(("news/old/",), tree)], True)
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


def test_a_file_or_folder_that_is_named_is_passed_over_and_told_where_exclusion_is_forced(tree):
    assert names("c.png", "news/old/z.md", "news/x.md", exclude=("*.png", "old/"), force=True) == [
        "! c.png",
        "! news/old/z.md",
        "news/x.md",
    ]
    assert names("news/old", "build", exclude=("old/",), force=True) == ["! news/old", "build/w.md"]
    assert names("-", exclude=("stdin.*",), force=True) == ["! stdin.md"]
    assert names("-", exclude=("stdin.*",)) == ["stdin.md"]


def test_each_list_of_patterns_is_seen_from_its_own_folder_and_later_ones_win(tree):
    ignore = Ignore([(("x.md", "/b.md"), tree), (("/old/",), tree / "news")], True)
    assert [each.name for each in expand(["."], SUFFIXES, ignore, "-")] == ["a.txt", "build/w.md"]
    ignore = Ignore([(("*.md",), tree), (("!b.md",), tree)], True)
    assert [each.name for each in expand(["."], SUFFIXES, ignore, "-")] == ["a.txt", "b.md"]


def test_a_glob_follows_the_patterns_and_gitignore_as_a_directory_does(tree):
    assert names("**/*.md", exclude=("build/",)) == ["b.md", "news/old/z.md", "news/x.md"]
    (tree / ".git").mkdir()
    (tree / ".gitignore").write_text("old/\n")
    assert names("news/**/*.md") == ["news/x.md"]


def test_a_glob_that_gives_an_ending_wants_that_ending_and_one_that_does_not_wants_drafts(tree):
    assert names("*.png") == ["c.png"]
    assert names("*") == ["a.txt", "b.md"]


UNREAD = ["a.wps", "b.WPD", "c.doc", "d.dbk", "e.pages", "f.gdoc", "news/g.msg", "news/h.mobi", "i.icml"]


def test_what_looks_like_a_draft_and_cannot_be_read_is_passed_over_and_told(tree):
    for name in UNREAD:
        (tree / name).write_bytes(b"")
    (tree / "j.rtfd").mkdir()
    (tree / "j.rtfd" / "TXT.rtf").write_bytes(b"")
    found = list(expand(["."], SUFFIXES, Ignore((), True), "-"))
    told = [each for each in found if isinstance(each, Skipped)]
    assert sorted(each.path for each in told) == sorted([*UNREAD, "j.rtfd"])
    assert all(each.passed_over and "which onrecord cannot read; " in each.error for each in told)
    assert [each.path for each in expand(["*.wps"], SUFFIXES, Ignore((), True), "-")] == ["a.wps", "*.wps"]


def test_a_folder_of_unreadable_drafts_holds_no_drafts(tree):
    (tree / "old").mkdir()
    (tree / "old" / "a.pdf").write_bytes(b"")
    passed, empty = expand(["old"], SUFFIXES, Ignore((), True), "-")
    assert (passed.path, passed.passed_over) == ("old/a.pdf", True)
    assert (empty.path, empty.passed_over) == ("old", False)


@pytest.mark.parametrize("place", ["none", "none/*.md", "gone*.md"])
def test_whether_a_place_without_drafts_is_an_error_can_be_set(tree, place):
    (tree / "none").mkdir()
    (found,) = expand([place], SUFFIXES, Ignore((), True), "-", error_on_unmatched=False)
    assert (found.path, found.passed_over) == (place, True)
    assert "holds no drafts" in found.error or "matches no draft" in found.error


@pytest.mark.parametrize("name", ["~$b.md", "._b.md", ".#b.md"])
def test_lock_files_are_no_drafts_unless_they_are_named(tree, name):
    (tree / name).write_text("x")
    assert name not in names(".")
    assert names(name) == [name]


def test_a_folder_that_cannot_be_opened_is_an_error(tree, monkeypatch):
    real = os.scandir

    def refusing(folder):
        if str(folder).endswith("old"):
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    (found,) = [each for each in expand(["."], SUFFIXES, Ignore((), True), "-") if isinstance(each, Skipped)]
    assert (found.path, found.passed_over) == ("news/old", False)
    assert found.error.startswith("is a folder that cannot be opened (Permission denied)")


def test_a_link_to_nothing_is_an_input_that_will_fail_and_no_silence(tree):
    os.symlink(tree / "gone.md", tree / "dead.md")
    assert "dead.md" in names(".")
    assert names("dead.md") == ["dead.md"]


def test_a_link_to_a_folder_elsewhere_is_told_and_one_within_is_not(tmp_path, monkeypatch):
    for name in ("desk/a.md", "desk/june/b.md", "archive/c.md", "desk/.git/d.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Text.")
    monkeypatch.chdir(tmp_path)
    for link, target in (
        ("latest", "june"),
        ("older", "../archive"),
        (".past", "../archive"),
        ("skipped", "../archive"),
    ):
        (tmp_path / "desk" / link).symlink_to(target)
    (tmp_path / "desk" / "up").symlink_to("..")
    assert names("desk", exclude=["skipped/"]) == ["desk/a.md", "desk/june/b.md", "! desk/older", "! desk/up"]
    assert names("desk/older") == ["desk/older/c.md"]
