"""What git knows of a draft's earlier version, on real repositories."""

from __future__ import annotations

import hashlib
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
def test_changes_are_found_under_any_file_name(repo, name):
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


def test_file_name_that_is_not_utf8_has_its_earlier_version(repo):
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


def test_new_file_has_no_earlier_version(repo):
    repo.write("a.txt", "a\n")
    repo.commit()
    tracked, untracked = repo.write("b.txt", "b\n"), repo.write("c.txt", "c\n")
    repo.git("add", "b.txt")
    for path in (tracked, untracked):
        assert since().before(str(path)) is None
        assert not since().unchanged(str(path))
        assert not since().known(str(path))


def test_renamed_and_edited_file_has_its_earlier_version(repo):
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


def test_renamed_file_has_its_earlier_version(repo):
    repo.write("old.txt", LONG)
    repo.commit()
    repo.git("mv", "old.txt", "new.txt")
    assert since().before(str(repo.folder / "new.txt")).data == LONG.encode()


def test_deleted_file_is_known_to_the_base(repo):
    path = repo.write("gone.txt", "a\n")
    repo.commit()
    path.unlink()
    assert since().known(str(path))
    assert not since().unchanged(str(path))


def test_base_is_the_merge_base_of_the_branch(repo):
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


def test_git_settings_of_the_user_change_nothing(repo, monkeypatch):
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


def test_git_environment_variables_of_a_hook_are_ignored(repo, tmp_path, monkeypatch):
    other = Repo(tmp_path / "other")
    other.commit()
    path = repo.write("a.txt", "old\n")
    repo.commit()
    path.write_text("new\n")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.folder))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.folder / "index"))
    assert since().before(str(path)).data == b"old\n"


def test_earlier_version_has_the_exact_bytes(repo):
    crlf, binary = repo.write("crlf.txt", b"one\r\ntwo\r\n"), repo.write("b.docx", b"PK\x03\x04\x00\xff" * 9)
    repo.commit()
    crlf.write_bytes(b"one\n")
    binary.write_bytes(b"")
    assert since().before(str(crlf)).data == b"one\r\ntwo\r\n"
    assert since().before(str(binary)).data == b"PK\x03\x04\x00\xff" * 9


def test_no_more_bytes_are_read_than_the_limit_and_one(repo):
    path = repo.write("big.txt", b"a" * 300_000)
    repo.commit()
    path.write_text("small\n")
    assert len(Changes("HEAD", 1000).before(str(path)).data) == 1001


def test_git_index_is_not_written(repo):
    path = repo.write("a.txt", "a\n")
    repo.commit()
    os.utime(path, (1, 1))
    index = (repo.folder / ".git" / "index").read_bytes()
    since().unchanged(str(path))
    assert (repo.folder / ".git" / "index").read_bytes() == index


def test_symbolic_link_stands_for_its_target(repo, tmp_path):
    path = repo.write("a.txt", "old\n")
    repo.commit()
    path.write_text("new\n")
    link = tmp_path / "link.txt"
    link.symlink_to(path)
    assert since().before(str(link)).data == b"old\n"


@pytest.mark.parametrize("revision", ["nowhere", "-x", "--help", "", "a\0b", "HEAD..HEAD", "HEAD:a.txt", "\udcff"])
def test_unknown_revision_is_a_one_line_error(repo, revision):
    path = repo.write("a.txt", "a\n")
    repo.commit()
    with pytest.raises(GitError) as caught:
        since(revision).before(str(path))
    assert "\n" not in str(caught.value)


def test_file_of_a_revision_is_no_base(repo):
    path = repo.write("a.txt", "Text.")
    repo.commit()
    with pytest.raises(GitError, match=r"HEAD:a\.txt is a file or a folder, not a revision"):
        since("HEAD:a.txt").before(str(path))


def test_error_has_the_reason_and_not_the_advice_that_git_prints_before_it(repo):
    path = repo.write("a.txt", "Text.")
    repo.commit()
    (repo.folder / ".git" / "index").write_bytes(b"damaged")
    with pytest.raises(GitError) as caught:
        since().before(str(path))
    assert "hint" not in str(caught.value)
    assert "index" in str(caught.value)


def test_folder_outside_a_repository_is_an_error(tmp_path):
    with pytest.raises(GitError, match="not a git repository"):
        since().before(str(tmp_path / "a.txt"))


def test_repository_without_a_commit_is_an_error(repo):
    with pytest.raises(GitError, match="HEAD is not a revision"):
        since().before(str(repo.write("a.txt", "a\n")))


def test_branches_without_a_common_commit_are_an_error(repo):
    path = repo.write("a.txt", "a\n")
    repo.commit()
    repo.git("checkout", "-q", "--orphan", "other")
    repo.write("b.txt", "b\n")
    repo.commit()
    with pytest.raises(GitError, match="no common commit"):
        since("main").before(str(path))


def test_missing_git_is_an_error(repo, monkeypatch):
    monkeypatch.setenv("PATH", str(repo.folder))
    with pytest.raises(GitError, match="git cannot be run"):
        since().before(str(repo.folder / "a.txt"))


def test_file_of_a_revision_is_named_as_in_git(repo, monkeypatch):
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
def test_file_that_a_revision_lacks_is_a_one_line_error(repo, monkeypatch, name, says):
    repo.write("desk/a b.txt", "old\n")
    repo.commit()
    monkeypatch.chdir(repo.folder / "desk")
    with pytest.raises(GitError, match=says) as caught:
        revision_file(name, LIMIT)
    assert "\n" not in str(caught.value)


def test_shallow_clone_error_says_what_is_missing(repo, tmp_path):
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


@pytest.fixture
def trap(tmp_path):
    """A program that a stranger's configuration would have git run; it leaves a mark."""
    path = tmp_path / "trap"
    path.write_text(f"#!/bin/sh\ntouch '{tmp_path}/sprung'\ncat\n")
    path.chmod(0o755)
    return path


def sprung(trap):
    return (trap.parent / "sprung").exists()


def ask_everything(repo, *names):
    """What a run asks of a repository: about drafts that are the same, touched, edited, renamed, new and gone."""
    for name in names:
        path = str(repo.folder / name)
        changes = since()
        changes.unchanged(path)
        changes.known(path)
        changes.before(path)


HOOKS = ("post-index-change", "reference-transaction", "fsmonitor-watchman", "post-checkout", "pre-auto-gc")
CONFIGURED = {
    "a clean filter": {"filter.trap.clean": "{}"},
    "a required filter": {"filter.trap.clean": "{}", "filter.trap.smudge": "{}", "filter.trap.required": "true"},
    "a filter process": {"filter.trap.process": "{}", "filter.trap.required": "true"},
    "a filter whose name has dots and capitals": {"filter.The.trap.X.clean": "{}"},
    "a filter written in capitals": {"FILTER.trap.CLEAN": "{}"},
    "a text conversion": {"diff.trap.textconv": "{}", "diff.trap.cachetextconv": "true"},
    "a diff command": {"diff.trap.command": "{}", "diff.external": "{}"},
    "a file system monitor": {"core.fsmonitor": "{}"},
    "hooks of another folder": {"core.hooksPath": "{}s"},
    "a pager": {
        "core.pager": "{}", "pager.diff-index": "{}", "pager.cat-file": "{}", "pager.ls-tree": "{}", "pager.config": "{}",
        "pager.rev-parse": "{}", "pager.merge-base": "{}",
    },
    "an editor, a signer and a password asker": {
        "core.editor": "{}", "gpg.program": "{}", "log.showSignature": "true", "core.askPass": "{}", "credential.helper": "{}",
    },
    "aliases": {"alias.diff-index": "!{}", "alias.cat-file": "!{}", "alias.config": "!{}", "alias.rev-parse": "!{}"},
}  # fmt: skip


@pytest.mark.skipif(os.name != "posix", reason="the traps are shell scripts")
@pytest.mark.parametrize("configuration", CONFIGURED.values(), ids=CONFIGURED)
def test_no_command_of_a_repositorys_configuration_is_run(repo, trap, configuration):
    hooks = trap.parent / "traps"
    hooks.mkdir()
    for folder in (hooks, repo.folder / ".git" / "hooks"):
        for name in HOOKS:
            (folder / name).write_bytes(trap.read_bytes())
            (folder / name).chmod(0o755)
    names = ["same.txt", "touched.txt", "edited.txt", "old.txt", "gone.txt"]
    for number, name in enumerate(names):
        repo.write(name, LONG.replace("Monday", f"day {number}"))
    repo.write("gone.txt", "The museum opens.\n")
    name = next(key for key in configuration).split(".", 1)[1].rpartition(".")[0]
    repo.write(".gitattributes", f"*.txt diff=trap filter={name}\n")
    repo.commit()
    (repo.folder / "old.txt").rename(repo.folder / "renamed.txt")
    repo.git("add", "-A")
    (trap.parent / "sprung").unlink(missing_ok=True)
    for key, value in configuration.items():
        repo.git("config", key, value.format(trap))
    (repo.folder / "gone.txt").unlink()
    repo.write("new.txt", LONG)
    for name in ("edited.txt", "renamed.txt"):
        repo.write(name, (repo.folder / name).read_text() + "More.\n")
    os.utime(repo.folder / "touched.txt", (1, 1))
    ask_everything(repo, *names, "renamed.txt", "new.txt")
    assert not sprung(trap)
    assert since().before(str(repo.folder / "renamed.txt")).path == "old.txt"
    assert since().unchanged(str(repo.folder / "touched.txt"))


@pytest.mark.skipif(os.name != "posix", reason="the traps are shell scripts")
@pytest.mark.parametrize("where", ["include", "worktree"])
def test_no_filter_is_run_that_another_file_defines(repo, trap, where):
    repo.write("old.txt", LONG)
    repo.write(".gitattributes", "*.txt filter=trap\n")
    repo.commit()
    repo.git("mv", "old.txt", "new.txt")
    definition = f'[filter "trap"]\n\tclean = {trap}\n\trequired = true\n'
    if where == "include":
        repo.write(".git/more", definition)
        repo.git("config", "includeIf.onbranch:main.path", "more")
    else:
        repo.git("config", "extensions.worktreeConfig", "true")
        repo.write(".git/config.worktree", definition)
    repo.write("new.txt", LONG + "More.\n")
    ask_everything(repo, "new.txt")
    assert not sprung(trap)
    repo.git("add", "-A")
    assert sprung(trap), "the trap is one"


def test_a_filter_that_cannot_be_switched_off_is_refused_in_one_line(repo):
    path = repo.write("a.txt", "a\n")
    repo.commit()
    repo.git("config", "filter.a=b.clean", "false")
    with pytest.raises(GitError, match=r"'filter\.a=b', which cannot be switched off") as caught:
        since().unchanged(str(path))
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="the traps are shell scripts")
def test_no_filter_of_a_submodule_is_run(repo, trap, tmp_path):
    inner = Repo(tmp_path / "inner")
    inner.write("a.txt", LONG)
    inner.write(".gitattributes", "*.txt filter=trap\n")
    inner.commit()
    repo.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner.folder), "inner")
    path = repo.write("b.txt", "b\n")
    repo.commit()
    path.write_text("c\n")
    repo.git("-C", "inner", "config", "filter.trap.clean", str(trap))
    (repo.folder / "inner" / "a.txt").write_text(LONG.replace("Monday", "Sunday"))
    ask_everything(repo, "b.txt", "inner/a.txt")
    assert not sprung(trap)
    repo.git("status")
    assert sprung(trap), "the trap is one"


@pytest.mark.skipif(os.name != "posix", reason="the traps are shell scripts")
@pytest.mark.parametrize(
    "address", ["ext::{} %S", "ssh://example.org/x", "{folder}", "file://{folder}", "https://127.0.0.1:9/x"]
)
def test_what_a_partial_clone_lacks_is_not_fetched(repo, trap, tmp_path, monkeypatch, address):
    path = repo.write("a.txt", "old\n")
    repo.commit()
    blob = repo.git("rev-parse", "HEAD:a.txt")
    (repo.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    for key, value in {
        "core.repositoryFormatVersion": "1", "extensions.partialClone": "origin", "remote.origin.promisor": "true",
        "remote.origin.url": address.format(trap, folder=tmp_path), "remote.origin.uploadpack": str(trap), "core.sshCommand": str(trap),
        "protocol.allow": "always", "credential.helper": str(trap), "core.gitProxy": str(trap), "core.alternateRefsCommand": str(trap),
    }.items():  # fmt: skip
        repo.git("config", key, value)
    path.write_text("new\n")
    with pytest.raises(GitError) as caught:
        since().before(str(path))
    assert "\n" not in str(caught.value)
    assert not sprung(trap)


def test_a_repository_inside_a_repository_is_not_taken_for_one(repo, trap):
    """A bare repository can be part of what a stranger sends, with its configuration; .git cannot."""
    for name, text in {
        "HEAD": "ref: refs/heads/main\n", "config": f"[core]\n\tbare = false\n\tworktree = ..\n\tfsmonitor = {trap}\n",
        "refs/heads/x": "", "objects/x": "", "draft.txt": "old\n",
    }.items():  # fmt: skip
        repo.write(f"sent/{name}", text)
    repo.commit()
    with pytest.raises(GitError, match="bare"):
        since().before(str(repo.write("sent/draft.txt", "new\n")))
    assert not sprung(trap)


def test_a_draft_that_only_a_filter_makes_equal_is_compared(repo):
    repo.git("config", "filter.upper.clean", "tr a-z A-Z")
    repo.write(".gitattributes", "*.txt filter=upper\n")
    path = repo.write("a.txt", "old\n")
    repo.commit()
    assert not since().unchanged(str(path))
    assert since().before(str(path)).data == b"OLD\n"


def _mark(option):
    def lie(repo, path):
        repo.git("update-index", option, path.name)
        path.write_text("new\n")

    return lie


def _same_size_and_time(*settings):
    def lie(repo, path):
        for setting in settings:
            repo.git("config", *setting.split("="))
        before = path.stat()
        repo.git("update-index", "--refresh")
        path.write_text("wen\n")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    return lie


def _replaced_blob(repo, path):
    old = repo.git("rev-parse", "HEAD:a.txt")
    path.write_text("new\n")
    repo.git("replace", old, repo.git("hash-object", "-w", "a.txt"))


def _replaced_commit(repo, path):
    old = repo.git("rev-parse", "HEAD")
    path.write_text("new\n")
    repo.git("add", "a.txt")
    repo.git("replace", old, repo.git("commit-tree", "-m", "other", repo.git("write-tree")))


def _replaced_tree(repo, path):
    old = repo.git("rev-parse", "HEAD^{tree}")
    path.write_text("new\n")
    repo.git("add", "a.txt")
    repo.git("replace", old, repo.git("write-tree"))


LIES = {
    "assume-unchanged": _mark("--assume-unchanged"),
    "skip-worktree": _mark("--skip-worktree"),
    "file times": _same_size_and_time("core.trustctime=false", "core.checkStat=minimal"),
    "file times and mode": _same_size_and_time(
        "core.trustctime=false", "core.checkStat=minimal", "core.fileMode=false"
    ),
    "a replaced blob": _replaced_blob,
    "a replaced tree": _replaced_tree,
    "a replaced commit": _replaced_commit,
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_changed_draft_is_changed_whatever_git_is_told(repo, lie):
    path = repo.write("a.txt", "old\n")
    os.utime(path, (1, 1))
    repo.commit()
    lie(repo, path)
    assert not since().unchanged(str(path))
    assert since().before(str(path)).data == b"old\n"


def test_grafted_history_does_not_move_the_base(repo):
    path = repo.write("a.txt", "first\n")
    first = repo.commit()
    path.write_text("second\n")
    second = repo.commit()
    repo.git("checkout", "-q", "-b", "topic", first)
    path.write_text("second\n")
    repo.write("b.txt", "another commit\n")
    third = repo.commit()
    repo.write(".git/info/grafts", f"{third} {second}\n")
    assert repo.git("merge-base", "main", "HEAD") == second, "the graft is believed by git"
    assert not since("main").unchanged(str(path))


@pytest.mark.parametrize("kind", ["tag", "branch"])
@pytest.mark.parametrize("name", ["main", "v1"])
def test_name_of_a_branch_and_a_tag_is_ambiguous(repo, monkeypatch, kind, name):
    monkeypatch.chdir(repo.folder)
    path = repo.write("a.txt", "old\n")
    first = repo.commit()
    repo.git("branch", "-f" if name == "v1" else "-c", *([name] if name == "v1" else ["main", "other"]))
    path.write_text("new\n")
    repo.commit()
    repo.git("tag", name, "HEAD" if kind == "tag" else first)
    repo.git("config", "core.warnAmbiguousRefs", "false")
    with pytest.raises(GitError, match=f"{name} is ambiguous"):
        since(name).unchanged(str(path))
    with pytest.raises(GitError, match="is ambiguous"):
        revision_file(f"{name}:a.txt", LIMIT)
    assert since(f"refs/heads/{name}").before(str(path)) is not None


def test_repository_of_sha256_objects_is_compared(tmp_path, monkeypatch):
    folder = tmp_path / "sha256"
    if subprocess.run(
        ["git", "init", "-q", "--object-format=sha256", folder], check=False, capture_output=True
    ).returncode:
        pytest.skip("this git knows SHA-1 only")
    repo = Repo(folder)
    path = repo.write("a.txt", "old\n")
    repo.commit()
    assert since().unchanged(str(path))
    path.write_text("new\n")
    assert not since().unchanged(str(path))


def test_draft_with_other_line_ends_is_unchanged(repo):
    repo.git("config", "core.autocrlf", "true")
    path = repo.write("a.txt", b"one\r\ntwo\r\n")
    repo.commit()
    os.utime(path, (1, 1))
    assert since().unchanged(str(path))
    repo.git("config", "core.autocrlf", "false")
    assert since().unchanged(str(path))
    path.write_bytes(b"one\r\nthree\r\n")
    assert not since().unchanged(str(path))


def test_a_draft_kept_in_lfs_is_unchanged_if_it_is_what_the_pointer_means(repo):
    draft = b"The bridge stays open.\n"
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{hashlib.sha256(draft).hexdigest()}\nsize {len(draft)}\n"
    path = repo.write("a.txt", pointer)
    repo.commit()
    path.write_bytes(draft)
    assert since().unchanged(str(path))
    path.write_bytes(b"The bridge closes.\n")
    assert not since().unchanged(str(path))


def test_a_repository_of_somebody_else_comes_with_gits_own_hint(repo, monkeypatch):
    path = repo.write("a.txt", "a\n")
    repo.commit()
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(
        GitError, match=r"dubious ownership.*; if you trust it, run: git config --global --add safe\.directory"
    ) as caught:
        since().before(str(path))
    assert "\n" not in str(caught.value)
    assert str(repo.folder) in str(caught.value)


def test_a_setting_for_git_config_alone_hides_no_filter(repo, trap, monkeypatch):
    repo.write("old.txt", LONG)
    repo.write(".gitattributes", "*.txt filter=trap\n")
    repo.commit()
    repo.git("config", "filter.trap.clean", str(trap))
    repo.git("mv", "old.txt", "new.txt")
    (trap.parent / "sprung").unlink(missing_ok=True)
    repo.write("new.txt", LONG + "More.\n")
    monkeypatch.setenv("GIT_CONFIG", os.devnull)
    ask_everything(repo, "new.txt")
    assert not sprung(trap)
