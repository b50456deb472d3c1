"""The cache: the same report as without it, sealed, and never trusted."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import pipeline
from onrecord.cache import Cache, key
from onrecord.errors import SettingsError
from onrecord.pipeline import audit
from onrecord.readers import read
from onrecord.rules import rules
from onrecord.segment import segment
from onrecord.settings import Settings

HERE = Path(__file__).parent
DRAFTS = {path.name: path.read_bytes() for path in sorted((HERE / "assess" / "drafts").glob("*.txt"))[:6]}
DRAFTS["flood-report.md"] = (HERE.parent / "examples" / "flood-report.md").read_bytes()
DRAFTS["page.html"] = (HERE / "readers" / "pages" / "wordpress.html").read_bytes()
DRAFTS["bare.txt"] = b"Bridge to close"
NAME, DRAFT = "flood-report.md", DRAFTS["flood-report.md"]


@pytest.fixture(scope="module")
def plain():
    return {name: audit(data, name) for name, data in DRAFTS.items()}


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "cache")


def entries(cache):
    return sorted(cache.folder.glob("*.sealed"))


@given(st.lists(st.sampled_from(sorted(DRAFTS)), min_size=1, max_size=12))
@settings(max_examples=8)
def test_cached_reports_equal_fresh_ones_in_any_order(plain, tmp_path_factory, order):
    cache = Cache(tmp_path_factory.mktemp("cache"))
    for name in order:
        assert audit(DRAFTS[name], name, cache=cache) == plain[name]
    assert len(entries(cache)) == len(set(order))


@pytest.mark.parametrize("name", sorted(DRAFTS))
def test_cached_draft_is_not_examined_again(cache, plain, name, monkeypatch):
    audit(DRAFTS[name], name, cache=cache)
    monkeypatch.setattr(pipeline, "_examine", None)
    again = audit(DRAFTS[name], name, cache=cache)
    assert again == plain[name]
    assert [f.rule for f in again.findings] == [f.rule for f in plain[name].findings]


def test_renamed_draft_uses_the_same_entry(cache, plain, monkeypatch):
    audit(DRAFT, NAME, cache=cache)
    monkeypatch.setattr(pipeline, "_examine", None)
    assert audit(DRAFT, "moved/to.md", cache=cache).findings == plain[NAME].findings


@pytest.mark.parametrize(
    "other", [{"ignore": ["LI"]}, {"select": ["VA"]}, {"severity": {"VA": "info"}}, {"needs": {"routine": 3}}]
)
def test_settings_that_change_the_report_change_the_key(cache, other):
    plain = Settings()
    changed = Settings(**other)
    assert pipeline.key(DRAFT, NAME, plain) != pipeline.key(DRAFT, NAME, changed)
    audit(DRAFT, NAME, cache=cache)
    assert audit(DRAFT, NAME, settings=changed, cache=cache) == audit(DRAFT, NAME, settings=changed)


def test_settings_that_do_not_change_the_report_keep_the_key():
    assert pipeline.key(DRAFT, NAME, Settings()) == pipeline.key(DRAFT, NAME, Settings(fail_on="error", jobs=2))
    assert pipeline.key(DRAFT, "a.md", Settings()) != pipeline.key(DRAFT, "a.txt", Settings())
    assert pipeline.key(DRAFT, "a", Settings()) != pipeline.key(DRAFT, "a", Settings(), "text/html")


def test_one_changed_character_changes_the_key():
    assert key(DRAFT, "x").name != key(DRAFT + b" ", "x").name
    assert key(b"ab", "c").name != key(b"b", "ca").name


@pytest.mark.parametrize("harm", ["", "cut", "zeros", "longer", "flipped", "text"])
def test_damaged_entry_is_ignored_and_replaced(cache, plain, harm):
    audit(DRAFT, NAME, cache=cache)
    (path,) = entries(cache)
    whole = path.read_bytes()
    damaged = {
        "": b"", "cut": whole[: len(whole) // 2], "zeros": bytes(len(whole)), "longer": whole + b"\0",
        "flipped": whole[:40] + bytes([whole[40] ^ 1]) + whole[41:], "text": b"{}" * 40,
    }[harm]  # fmt: skip
    path.write_bytes(damaged)
    assert audit(DRAFT, NAME, cache=cache) == plain[NAME]
    assert path.read_bytes() != damaged
    assert audit(DRAFT, NAME, cache=cache) == plain[NAME]


def test_entry_of_another_draft_cannot_be_decrypted(cache):
    audit(DRAFT, NAME, cache=cache)
    (path,) = entries(cache)
    other = DRAFT + b"\n\nA last line.\n"
    place = pipeline.key(other, NAME, Settings())
    (cache.folder / f"{place.name}.sealed").write_bytes(path.read_bytes())
    document = read(other, NAME)
    assert cache.holds(place)
    assert cache.get(place, document, segment(document), rules()) is None


def test_entry_is_ignored_if_the_reader_returns_another_text(cache):
    """As after an update of a library that reads: positions would be those of another text."""
    audit(DRAFT, NAME, cache=cache)
    document = read(DRAFT.replace(b"flood", b"FLOOD"), NAME)
    assert cache.get(pipeline.key(DRAFT, NAME, Settings()), document, segment(document), rules()) is None


def test_cache_files_contain_no_text_of_the_draft(cache):
    report = audit(DRAFT, NAME, cache=cache)
    content = b"".join(path.read_bytes() + path.name.encode() for path in cache.folder.iterdir())
    words = {word for finding in report.findings for word in finding.message.split() if len(word) > 4}
    assert words
    assert not any(word.encode() in content for word in words | {"flood", "council", NAME})


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX knows them")
def test_cache_folder_is_private_to_the_user(cache):
    audit(DRAFT, NAME, cache=cache)
    assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in entries(cache)} == {0o600}
    assert (cache.folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    assert (cache.folder / ".gitignore").read_text() == "*\n"


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX knows them")
def test_folder_that_others_can_write_to_is_refused(tmp_path):
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o777)
    with pytest.raises(SettingsError, match="other users can write to it; run chmod 700"):
        Cache(folder)


@pytest.mark.skipif(os.name != "posix", reason="owners as POSIX knows them")
def test_folder_of_another_user_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    with pytest.raises(SettingsError, match="belongs to another user; choose another folder with --cache-dir"):
        Cache(tmp_path)


def test_folder_that_cannot_be_created_is_a_one_line_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match=r"cache .*file.*--cache-dir"):
        Cache(tmp_path / "file" / "cache")


def test_deleted_folder_does_not_fail_the_audit(cache, plain):
    for path in [*cache.folder.iterdir()]:
        path.unlink()
    cache.folder.rmdir()
    assert audit(DRAFT, NAME, cache=cache) == plain[NAME]


def test_report_with_a_lone_surrogate_is_not_cached(cache, plain):
    odd = replace(plain[NAME], findings=(replace(plain[NAME].findings[0], message="\ud800"),))
    cache.put(pipeline.key(DRAFT, NAME, Settings()), odd)
    assert entries(cache) == []


def test_full_disk_does_not_fail_the_audit_and_leaves_no_file(cache, plain, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert audit(DRAFT, NAME, cache=cache) == plain[NAME]
    assert {path.name for path in cache.folder.iterdir()} == {"CACHEDIR.TAG", ".gitignore"}


def test_least_recently_used_entries_are_deleted_first(tmp_path):
    cache = Cache(tmp_path / "cache", limit=6_000)
    drafts = {name: data for name, data in DRAFTS.items() if name.endswith(".txt") and data}
    for age, (name, data) in enumerate(drafts.items()):
        audit(data, name, cache=cache)
        place = pipeline.key(data, name, Settings())
        os.utime(cache.folder / f"{place.name}.sealed", (1_000_000 + age, 1_000_000 + age))
    first = pipeline.key(next(iter(drafts.values())), next(iter(drafts)), Settings())
    audit(next(iter(drafts.values())), next(iter(drafts)), cache=cache)
    assert sum(path.stat().st_size for path in entries(cache)) > 6_000
    cache.prune()
    assert 0 < sum(path.stat().st_size for path in entries(cache)) <= 6_000
    assert cache.holds(first)


def test_size_is_not_computed_if_nothing_was_added(tmp_path, monkeypatch):
    cache = Cache(tmp_path / "cache")
    audit(DRAFT, NAME, cache=cache)
    cache.prune()
    monkeypatch.setattr(Cache, "_entries", None)
    audit(DRAFT, NAME, cache=cache)
    cache.prune()


def test_clean_deletes_only_cache_entries(cache):
    audit(DRAFT, NAME, cache=cache)
    (cache.folder / "mine.txt").write_text("keep")
    assert cache.clean() == 1
    assert [path.name for path in cache.folder.iterdir()] == ["mine.txt"]
    (cache.folder / "mine.txt").unlink()
    assert cache.clean() == 0
    assert not cache.folder.exists()
