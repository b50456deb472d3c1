"""What git knows of a draft's earlier version, on real repositories."""

from __future__ import annotations

import os
import subprocess

import pytest

from onrecord.changes import Changes, revision_file
from onrecord.errors import GitError
from tests.repositories import Repo

LIMIT = 1_000_000
LONG = "The council met on Monday.\nThe bridge stays open, Mayor Lee Adams said.\n" * 9


@pytest.fixture
def repo(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    return Repo(tmp_path / "news room")


def since(revision="HEAD"):
    return Changes(revision, LIMIT)


NAMES = [
    "plain.txt", "with space.txt", "übung ∂.txt", 'quo"te.txt', "new\nline.txt", "-dash.txt", "--help", "a\tb\\c.txt",
    "sub/:(top)x.txt", "*.txt", "a:b.txt", "😀.md",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_any_name(repo, name):
    path = repo.write(name, "old\n")
    repo.write("other.txt", "other\n")
    repo.commit()
    assert since().unchanged(str(path))
    path.write_text("new\n")
    changes = since()
    assert not changes.unchanged(str(path))
    assert changes.before(str(path)).data == b"old\n"
    assert changes.before(str(path)).path == name
    assert changes.unchanged(str(repo.folder / "other.txt"))


def test_a_name_that_is_no_utf8(repo):
    path = os.path.join(os.fsencode(repo.folder), b"caf\xe9.txt")
    try:
        with open(path, "wb") as file:
            file.write(b"old\n")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    repo.commit()
    with open(path, "wb") as file:
        file.write(b"new\n")
    assert since().before(os.fsdecode(path)).data == b"old\n"


def test_a_new_file_has_nothing_before_it(repo):
    repo.write("a.txt", "a\n")
    repo.commit()
    tracked, untracked = repo.write("b.txt", "b\n"), repo.write("c.txt", "c\n")
    repo.git("add", "b.txt")
    for path in (tracked, untracked):
        assert since().before(str(path)) is None
        assert not since().unchanged(str(path))
        assert not since().known(str(path))


def test_a_file_that_was_renamed_and_edited(repo):
    repo.write("drafts/old name.txt", LONG)
    base = repo.commit()
    (repo.folder / "desk").mkdir()
    repo.git("mv", "drafts/old name.txt", "desk/new name.md")
    path = repo.write("desk/new name.md", LONG + "And a line more.\n")
    assert since().before(str(path)).path == "drafts/old name.txt"
    repo.commit()
    before = since(base).before(str(path))
    assert (before.path, before.data) == ("drafts/old name.txt", LONG.encode())
    assert not since(base).unchanged(str(path))


def test_a_rename_alone_is_a_change_of_name_only(repo):
    repo.write("old.txt", LONG)
    repo.commit()
    repo.git("mv", "old.txt", "new.txt")
    assert since().before(str(repo.folder / "new.txt")).data == LONG.encode()


def test_a_deleted_file_is_known(repo):
    path = repo.write("gone.txt", "a\n")
    repo.commit()
    path.unlink()
    assert since().known(str(path))
    assert not since().unchanged(str(path))


def test_the_base_is_where_the_branch_set_out(repo):
    path = repo.write("a.txt", "first\n")
    repo.commit()
    repo.git("checkout", "-q", "-b", "topic")
    repo.write("b.txt", "mine\n")
    repo.commit()
    repo.git("checkout", "-q", "main")
    path.write_text("theirs\n")
    repo.commit()
    repo.git("checkout", "-q", "topic")
    assert since("main").unchanged(str(path))
    assert since("main").before(str(path)).data == b"first\n"


def test_a_users_settings_do_not_matter(repo, monkeypatch):
    path = repo.write("old.txt", LONG)
    repo.write(".gitattributes", "*.txt diff=shout\n")
    repo.commit()
    for key, value in {
        "color.ui": "always", "color.diff": "always", "diff.external": "false", "diff.shout.textconv": "false",
        "diff.shout.command": "false", "diff.noprefix": "true", "diff.mnemonicPrefix": "true", "diff.relative": "true",
        "diff.renames": "false", "diff.renameLimit": "1", "core.quotePath": "true", "core.pager": "false", "diff.algorithm": "patience",
        "diff.orderFile": os.devnull, "core.fsmonitor": "false", "alias.cat-file": "!false",
    }.items():  # fmt: skip
        repo.git("config", key, value)
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    monkeypatch.setenv("GIT_PAGER", "false")
    monkeypatch.setenv("GIT_TRACE", "1")
    repo.git("mv", "old.txt", "néw.txt")
    path = repo.write("néw.txt", LONG + "More.\n")
    assert since().before(str(path)).data == LONG.encode()


def test_a_hooks_environment_does_not_lead_astray(repo, tmp_path, monkeypatch):
    other = Repo(tmp_path / "other")
    other.commit()
    path = repo.write("a.txt", "old\n")
    repo.commit()
    path.write_text("new\n")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.folder))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.folder / "index"))
    assert since().before(str(path)).data == b"old\n"


def test_line_ends_and_bytes_come_as_they_are(repo):
    crlf, binary = repo.write("crlf.txt", b"one\r\ntwo\r\n"), repo.write("b.docx", b"PK\x03\x04\x00\xff" * 9)
    repo.commit()
    crlf.write_bytes(b"one\n")
    binary.write_bytes(b"")
    assert since().before(str(crlf)).data == b"one\r\ntwo\r\n"
    assert since().before(str(binary)).data == b"PK\x03\x04\x00\xff" * 9


def test_no_more_is_read_than_wanted(repo):
    path = repo.write("big.txt", b"a" * 300_000)
    repo.commit()
    path.write_text("small\n")
    assert len(Changes("HEAD", 1000).before(str(path)).data) == 1001


def test_the_index_is_left_alone(repo):
    path = repo.write("a.txt", "a\n")
    repo.commit()
    os.utime(path, (1, 1))
    index = (repo.folder / ".git" / "index").read_bytes()
    since().unchanged(str(path))
    assert (repo.folder / ".git" / "index").read_bytes() == index


def test_a_link_leads_to_the_file_that_it_means(repo, tmp_path):
    path = repo.write("a.txt", "old\n")
    repo.commit()
    path.write_text("new\n")
    link = tmp_path / "link.txt"
    link.symlink_to(path)
    assert since().before(str(link)).data == b"old\n"


@pytest.mark.parametrize("revision", ["nowhere", "-x", "--help", "", "a\0b", "HEAD..HEAD", "HEAD:a.txt", "\udcff"])
def test_an_unknown_revision_is_one_line(repo, revision):
    path = repo.write("a.txt", "a\n")
    repo.commit()
    with pytest.raises(GitError) as caught:
        since(revision).before(str(path))
    assert "\n" not in str(caught.value)


def test_a_folder_that_is_no_repository_is_one_line(tmp_path):
    with pytest.raises(GitError, match="not a git repository"):
        since().before(str(tmp_path / "a.txt"))


def test_a_repository_without_a_commit(repo):
    with pytest.raises(GitError, match="HEAD is not a revision"):
        since().before(str(repo.write("a.txt", "a\n")))


def test_histories_with_nothing_in_common(repo):
    path = repo.write("a.txt", "a\n")
    repo.commit()
    repo.git("checkout", "-q", "--orphan", "other")
    repo.write("b.txt", "b\n")
    repo.commit()
    with pytest.raises(GitError, match="no common commit"):
        since("main").before(str(path))


def test_without_git(repo, monkeypatch):
    monkeypatch.setenv("PATH", str(repo.folder))
    with pytest.raises(GitError, match="git cannot be run"):
        since().before(str(repo.folder / "a.txt"))


def test_a_file_of_a_revision_as_git_names_it(repo, monkeypatch):
    repo.write("desk/a b.txt", "old\n")
    repo.commit()
    repo.write("desk/a b.txt", "new\n")
    repo.git("add", "-A")
    monkeypatch.chdir(repo.folder / "desk")
    assert revision_file("HEAD:desk/a b.txt", LIMIT) == b"old\n"
    assert revision_file("HEAD:./a b.txt", LIMIT) == b"old\n"
    assert revision_file(":desk/a b.txt", LIMIT) == b"new\n"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("HEAD:a b.txt", r"write HEAD:\./a b\.txt"), ("nope:a.txt", "nope is not a revision"), ("-x:a", "not a revision"),
        ("HEAD:desk", "desk"),
    ],
)  # fmt: skip
def test_a_file_that_a_revision_has_not(repo, monkeypatch, name, says):
    repo.write("desk/a b.txt", "old\n")
    repo.commit()
    monkeypatch.chdir(repo.folder / "desk")
    with pytest.raises(GitError, match=says) as caught:
        revision_file(name, LIMIT)
    assert "\n" not in str(caught.value)


def test_a_shallow_clone_says_what_is_missing(repo, tmp_path):
    repo.write("a.txt", "a\n")
    repo.commit()
    repo.git("checkout", "-q", "-b", "topic")
    repo.write("a.txt", "b\n")
    repo.commit()
    repo.git("checkout", "-q", "main")
    repo.write("c.txt", "c\n")
    repo.commit()
    clone = tmp_path / "clone"
    source = repo.folder.as_uri()
    command = ["git", "clone", "-q", "--depth=1", "--no-single-branch", "-b", "topic", source, str(clone)]
    subprocess.run(command, check=True, capture_output=True)
    with pytest.raises(GitError, match="fetch more of the history"):
        since("origin/main").before(str(clone / "a.txt"))
