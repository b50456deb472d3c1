"""What stood in a draft before: alone runs git.

Only plumbing commands are used, which heed no colour, prefix, external diff or text conversion of a user's settings. A
repository may come from a stranger, and its configuration can name commands that git runs on the way: filters, hooks,
a file system monitor, whatever fetches a missing object. None of them is run.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha1, sha256

from onrecord.errors import GitError
from onrecord.regular_file import read_regular_file

_ELSEWHERE = frozenset(
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CONFIG",
    ]
)  # fmt: skip
"""What a hook hands down: it would point git away from the draft's own repository, or from its configuration."""
_TRACES = "GIT_TRACE"
"""Variables that begin so mix what git does with what it says."""
_UNATTENDED = {
    "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # versions of git that fetch what a partial clone lacks all the same
    "GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull,  # what the history is, not what stands in for it
}  # fmt: skip
_HARMLESS = (
    "core.fsmonitor=false", f"core.hooksPath={os.devnull}", "safe.bareRepository=explicit", "core.commitGraph=false",
    "core.warnAmbiguousRefs=true",
)  # fmt: skip
_NO_REASON = ("hint:", "warning:")
_NONE = 1
"""The exit code of `git config` where nothing is set."""
_FILTER_KEYS = ("clean=", "smudge=", "process=", "required=false")
_MOST_RENAMES = "-l2000"
"""Renames are looked for among so many files: the effort grows with the square."""
_RENAMES = (
    "diff-index", "-z", "--name-status", "--diff-filter=R", "-M", _MOST_RENAMES, "--no-ext-diff", "--no-textconv",
    "--ignore-submodules=all",  # git would ask for the status of each, with the filters of its own configuration
)  # fmt: skip
_LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize %d\n"
_SHA256_DIGITS = 64
_AMBIGUOUS = b"is ambiguous"


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier version of a draft.

    `path` is where it was, from the top of the repository, and `name` the same seen from the current folder, as a draft
    that lies there would be named.
    """

    path: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Repository:
    """One repository against one commit: the blobs of that commit by path, and the paths of renamed files."""

    top: str
    blobs: dict[str, str]
    moved: dict[str, str]

    def earlier(self, path: str) -> str:
        """Return the path in the commit of what is at `path` now."""
        return self.moved.get(path, path)


class Changes:
    """Drafts against the commit that they have in common with `revision`, each in its own repository.

    A pull request answers for what it changes itself, not for what happened since on the branch it goes to; so the
    base is the merge base of `revision` and HEAD, as in `git diff REV...`, and the new version is the file as it is
    now, committed or not. Renames are followed. At most `max_bytes` + 1 of an earlier version are read.

    Every method raises GitError if git, the repository or the revision is not there.
    """

    def __init__(self, revision: str, max_bytes: int) -> None:
        self._revision = revision
        self._max_bytes = max_bytes
        self._tops: dict[str, str] = {}
        self._repositories: dict[str, _Repository | GitError] = {}

    def known(self, path: str) -> bool:
        """Whether the base holds the draft, or a folder of drafts."""
        repository, location = self._find(path)
        return repository.earlier(location) in repository.blobs or any(
            blob.startswith(f"{location}/") for blob in repository.blobs
        )

    def unchanged(self, path: str) -> bool:
        """Whether the file has the content that it had in the base.

        git is not asked: it believes its index, which can be told that a file is unchanged, and the times of files.
        """
        repository, location = self._find(path)
        now = self._now(path) if location in repository.blobs else None
        return now is not None and repository.blobs[location] in _identities(now, repository.blobs[location])

    def _now(self, path: str) -> bytes | None:
        """Return the file as it is; None if it cannot be read whole."""
        try:
            return read_regular_file(path, self._max_bytes) if os.path.getsize(path) <= self._max_bytes else None
        except OSError:
            return None

    def before(self, path: str) -> Before | None:
        """Return the draft as it was in the base, under the name that it had; None if it is new."""
        repository, location = self._find(path)
        earlier = repository.earlier(location)
        if earlier not in repository.blobs:
            return None
        name = os.path.relpath(os.path.join(repository.top, earlier))
        return Before(earlier, name, _blob(repository.top, repository.blobs[earlier], self._max_bytes))

    def _find(self, path: str) -> tuple[_Repository, str]:
        """Return the repository of a draft, and its path from the top of it."""
        real = os.path.realpath(path)
        folder = os.path.dirname(real)
        while not os.path.isdir(folder):
            folder = os.path.dirname(folder)
        if folder not in self._tops:
            self._tops[folder] = os.path.realpath(_top(folder))
        top = self._tops[folder]
        if top not in self._repositories:
            try:
                self._repositories[top] = _compared(top, self._revision)
            except GitError as error:  # remembered for the other drafts of a repository that cannot be compared
                self._repositories[top] = error
        repository = self._repositories[top]
        if isinstance(repository, GitError):
            raise GitError(str(repository))
        return repository, os.path.relpath(real, top).replace(os.sep, "/")


def revision_file(name: str, max_bytes: int) -> bytes:
    """Return what `REV:path` names, as git reads it: from the repository's top, or from here if it begins with `./`.

    Raises:
        GitError: if git, the repository, the revision or the file is not there.
    """
    _sound(name)
    folder = os.getcwd()
    _top(folder)
    revision, _, path = name.partition(":")
    if revision and not _identity(folder, revision):
        raise GitError(f"{name}: {_unknown(revision, folder)}")
    identity = _identity(folder, name)
    if not identity:
        remedy = f"from here, write {revision}:./{path}" if not path.startswith("./") else "check the path"
        raise GitError(f"{name}: {revision or 'the index'} has no such file; paths start at the top folder: {remedy}")
    return _blob(folder, identity, max_bytes)


def _identities(data: bytes, like: str) -> Iterator[str]:
    """Yield the identities of blobs that may hold the bytes of a file: as they are, with other line ends, in Git LFS.

    `like` is an identity in the form of the repository, which uses SHA-1 or SHA-256. No filter is run.
    """
    digest = sha256 if len(like) == _SHA256_DIGITS else sha1
    pointer = _LFS % (sha256(data).hexdigest().encode(), len(data))
    for blob in (data, data.replace(b"\r\n", b"\n"), pointer):
        yield digest(b"blob %d\0" % len(blob) + blob, usedforsecurity=False).hexdigest()


def _compared(top: str, revision: str) -> _Repository:
    base = _base(top, revision)
    fields = _fields(_git(top, *_without_filters(top), *_RENAMES, base, "--"))
    moved = dict(zip(fields[2::3], fields[1::3], strict=True))  # status, earlier path, path
    return _Repository(top, dict(_blobs(top, base)), moved)


def _base(top: str, revision: str) -> str:
    """Return the commit that the change set out from.

    Raises:
        GitError: if there is no such revision, or nothing in common with it.
    """
    _sound(revision)
    if not _identity(top, revision):
        raise GitError(_unknown(revision, top))
    commit = _identity(top, f"{revision}^{{commit}}")
    if not commit:
        raise GitError(f"{revision} is a file or a folder, not a revision; give a branch, a tag or a commit")
    if not _identity(top, "HEAD"):
        raise GitError(f"{top}: the repository has no commits yet; commit first")
    output = _run(top, "merge-base", commit, "HEAD")
    if output.returncode or not output.stdout.strip():
        remedy = "fetch more of the history (git fetch --unshallow; fetch-depth: 0)"
        raise GitError(f"{revision} and HEAD have no common commit here; {remedy}")
    return os.fsdecode(output.stdout.strip())


def _blobs(top: str, commit: str) -> Iterator[tuple[str, str]]:
    """Path and identity of each file of the commit."""
    for entry in _fields(_git(top, "ls-tree", "-r", "-z", "--full-tree", commit, "--")):
        about, _, path = entry.partition("\t")
        _, kind, identity = about.split(" ")
        if kind == "blob":
            yield path, identity


def _top(folder: str) -> str:
    output = _run(folder, "rev-parse", "--show-toplevel")
    if output.returncode:
        raise GitError(f"{folder}: {_complaint(output.stderr)}")
    return os.fsdecode(output.stdout.removesuffix(b"\n"))


def _identity(folder: str, name: str) -> str:
    """Return the identity of the object that `name` names; empty if there is none.

    Raises:
        GitError: if a tag and a branch, say, both have that name.
    """
    output = _run(folder, "rev-parse", "--verify", name)
    if output.returncode == 0 and _AMBIGUOUS in output.stderr:
        raise GitError(f"{name} is ambiguous: more than one ref of {folder} is called so; write refs/heads/… in full")
    return os.fsdecode(output.stdout.strip()) if output.returncode == 0 else ""


def _sound(name: str) -> None:
    """Refuse what git would take for an option, or what no program can be given."""
    if not name or name.startswith("-") or "\0" in name:
        raise GitError(f"{name!r} is not a revision; give a branch, a tag or a commit")


def _unknown(revision: str, folder: str) -> str:
    return f"{revision} is not a revision in {folder}; check the name, or fetch it"


def _blob(folder: str, identity: str, max_bytes: int) -> bytes:
    command = _command(folder, "cat-file", "blob", identity)
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment()
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        data = process.stdout.read(max_bytes + 1)
        if len(data) > max_bytes:
            process.kill()
            return data
        complaint = process.stderr.read()
    if process.returncode:
        raise GitError(f"{folder}: {_complaint(complaint)}")
    return data


def _git(folder: str, *arguments: str) -> bytes:
    output = _run(folder, *arguments)
    if output.returncode:
        raise GitError(f"{folder}: {_complaint(output.stderr)}")
    return output.stdout


def _run(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            _command(folder, *arguments),
            stdin=subprocess.DEVNULL, capture_output=True, check=False, env=_environment(),
        )  # fmt: skip
    except OSError as error:
        raise GitError(f"git cannot be run ({error.strerror}); install it, or audit without --diff-base") from None


def _command(folder: str, *arguments: str) -> list[str]:
    settings = [part for setting in _HARMLESS for part in ("-c", setting)]
    return ["git", "-C", folder, "--no-pager", *settings, *arguments]


def _without_filters(folder: str) -> list[str]:
    """Return the options that empty every filter that the configuration defines.

    Raises:
        GitError: if the configuration cannot be read, or a filter has a name that git takes from no option.
    """
    output = _run(folder, "config", "--null", "--name-only", "--get-regexp", r"^filter\.")
    if output.returncode not in (0, _NONE):
        raise GitError(f"{folder}: {_complaint(output.stderr)}")
    names = sorted({key.rpartition(".")[0] for key in _fields(output.stdout)})
    for name in names:
        if "=" in name:
            raise GitError(
                f"{folder}: the configuration of git defines {name!r}, which cannot be switched off; rename it"
            )
    return [part for name in names for key in _FILTER_KEYS for part in ("-c", f"{name}.{key}")]


def _environment() -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if name not in _ELSEWHERE and not name.startswith(_TRACES)
    }
    return {**kept, **_UNATTENDED}


def _fields(output: bytes) -> list[str]:
    return [os.fsdecode(field) for field in output.split(b"\0") if field]


def _complaint(stderr: bytes) -> str:
    """Return the line in which git says why it failed, and the command that it proposes.

    Advice may stand before that line: on grafts, for instance, since their file is one that has none.
    """
    lines = [line.strip() for line in stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    reasons = [line for line in lines if not line.startswith(_NO_REASON)] or ["git failed"]
    reason = next((line for line in reasons if line.startswith("fatal: ")), reasons[0])
    remedy = next((f"; if you trust it, run: {line}" for line in lines if line.startswith("git config ")), "")
    return reason.removeprefix("fatal: ") + remedy
