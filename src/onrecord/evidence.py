"""The reporter's own file: from paths to an index of its words. The only code that reads evidence."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import Path, PurePath

from onrecord.cache import Cache
from onrecord.cache import key as cache_key
from onrecord.domain import Document, EvidenceFile
from onrecord.errors import NoTextError, SettingsError, UnreadableError
from onrecord.readers import MAX_BYTES, lock_file, read_evidence
from onrecord.regular_file import file_identity, read_regular_file
from onrecord.verify import Index, IndexedFile, index_file
from onrecord.verify.stored import from_bytes, to_bytes

_MOST_FILES = 20_000
_MOST_BYTES = 500_000_000
"""Of all files together."""
_ITSELF = "is the draft itself"
_VERSION = "has most of the draft's own sentences; a version of the draft is no evidence, so leave it out if it is one"


@dataclass(frozen=True, slots=True)
class _Status:
    """A file as it was when it was looked at; it is read again if it changed."""

    path: str
    identity: tuple[int, int]
    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class EvidenceFolder:
    """The index of all files that could be read; `files` are all of them, with the reason where one could not.

    `identities` and `digests` are those of the files in the index, in its order.
    """

    index: Index
    files: tuple[EvidenceFile, ...]
    identities: tuple[tuple[int, int], ...] = ()
    digests: tuple[bytes, ...] = ()

    def is_draft(self, name: str, data: bytes) -> frozenset[int]:
        """Return the numbers of the files that are the draft, by path or content: it is no evidence for itself."""
        digest, own = _digest(data), file_identity(name)
        pairs = enumerate(zip(self.identities, self.digests, strict=True))
        return frozenset(number for number, (identity, known) in pairs if identity == own or known == digest)

    @property
    def incomplete(self) -> str | None:
        """Why what is not in the evidence may be in a file that could not be read; None if all were."""
        failed = [file.path for file in self.files if file.failed]
        more = f" and {len(failed) - 1} more" if len(failed) > 1 else ""
        return f"it may be in {failed[0]}{more}, which could not be read" if failed else None

    def joined(self, other: EvidenceFolder) -> EvidenceFolder:
        """Return the files of both."""
        if not self.files or not other.files:
            return self if self.files else other
        return EvidenceFolder(
            Index((*self.index.files, *other.index.files)),
            (*self.files, *other.files),
            (*self.identities, *other.identities),
            (*self.digests, *other.digests),
        )

    def with_pages(self, pages: Iterable[Document]) -> EvidenceFolder:
        """Return the evidence with pages of the web, each once, under their addresses."""
        new = {page.name: index_file(page) for page in pages}
        return replace(self, index=Index((*self.index.files, *new.values()))) if new else self

    def renumbered(self, other: EvidenceFolder, numbers: frozenset[int]) -> frozenset[int]:
        """Return the numbers here of files that have these numbers in `other`."""
        paths = {other.index.files[number].path for number in numbers}
        return frozenset(number for number, file in enumerate(self.index.files) if file.path in paths)

    def files_for(self, left_out: frozenset[int], versions: frozenset[int]) -> tuple[EvidenceFile, ...]:
        """Return the files, those that are the draft itself as left out, those that are versions of it with a note."""
        own = {self.index.files[number].path for number in left_out}
        like = {self.index.files[number].path for number in versions}
        files = (replace(file, words=0, skipped=_ITSELF) if file.path in own else file for file in self.files)
        return tuple(replace(file, note=_VERSION) if file.path in like - own else file for file in files)


def evidence_at(places: Iterable[Path], cache: Cache | None = None) -> EvidenceFolder:
    """Return the evidence at some places: files, folders and globs.

    Raises:
        SettingsError: if there is nothing at a place, or too much.
    """
    by_identity = {status.identity: status for place in places for status in _at(place)}
    statuses = tuple(sorted(by_identity.values(), key=lambda status: status.path))
    if len(statuses) > _MOST_FILES or sum(status.size for status in statuses) > _MOST_BYTES:
        raise SettingsError(
            f"evidence: {len(statuses):,} files are too many or too large; name the folders of this story"
        )
    return _opened(statuses, cache)


@lru_cache(2)
def evidence_of(files: tuple[tuple[str, bytes], ...]) -> EvidenceFolder:
    """Return the evidence in files that are in memory, each a name and its bytes; indexed once for all of a draft."""
    sources = ((name, (-1, number), partial(bytes, data)) for number, (name, data) in enumerate(files))
    return _gathered(sources, None)


@lru_cache(2)
def _opened(statuses: tuple[_Status, ...], cache: Cache | None) -> EvidenceFolder:
    """Read each file once for all drafts of a run."""
    reads = (
        (status.path, status.identity, partial(read_regular_file, status.path, MAX_BYTES + 1)) for status in statuses
    )
    return _gathered(reads, cache)


def _gathered(
    sources: Iterable[tuple[str, tuple[int, int], Callable[[], bytes]]], cache: Cache | None
) -> EvidenceFolder:
    """Index files, each a path, an identity and what reads it; one that cannot be read is listed with the reason."""
    indexed: list[IndexedFile] = []
    files: list[EvidenceFile] = []
    identities, digests = [], []
    for path, identity, read in sources:
        try:
            data = read()
            file = _indexed(data, path, cache)
        except (Exception, RecursionError, MemoryError) as error:  # a bug of ours must not cost the other files
            failed = not isinstance(error, NoTextError)
            files.append(EvidenceFile(path, 0, _reason(error), failed=failed))
            continue
        files.append(EvidenceFile(path, file.words))
        indexed.append(file)
        identities.append(identity)
        digests.append(_digest(data))
    return EvidenceFolder(Index(indexed), tuple(files), tuple(identities), tuple(digests))


def _reason(error: BaseException) -> str:
    """Return why a file could not be used."""
    if isinstance(error, UnreadableError):
        return str(error)
    if isinstance(error, OSError):
        because = (error.strerror or type(error).__name__).partition(";")[0]
        return f"cannot be read ({because}); check the file and who may read it"
    return f"made onrecord fail ({type(error).__name__}); save it in another format, such as text"


def _indexed(data: bytes, path: str, cache: Cache | None) -> IndexedFile:
    """Return the words of a file, looked up if it is the same as before."""
    key = cache_key(data, "evidence", PurePath(path).suffix.lower()) if cache else None
    stored = cache.kept(key) if cache and key else None
    if stored is not None:
        try:
            return from_bytes(stored, path)
        except (ValueError, KeyError):
            pass
    file = index_file(read_evidence(data, path))
    if cache and key:
        cache.keep(key, to_bytes(file))
    return file


def _at(place: Path) -> list[_Status]:
    found = list(_below(place))
    if not found:
        raise SettingsError(f"evidence {place}: holds no file; put the notes there, or name another folder")
    return found


def _below(place: Path) -> Iterator[_Status]:
    """Yield the files at a place, in order; hidden ones and what programs leave behind are left out."""
    if os.path.isdir(place):
        for folder, folders, names in os.walk(place):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith(".") and not lock_file(name):
                    yield from _file(os.path.join(folder, name))
    elif os.path.lexists(place):
        yield from _file(str(place))
    elif glob.has_magic(str(place)):
        paths = [path for path in sorted(glob.glob(str(place), recursive=True)) if not os.path.isdir(path)]
        if not paths:
            raise SettingsError(f"evidence {place}: matches no file; check the pattern")
        for path in paths:
            yield from _file(path)
    else:
        raise SettingsError(f"evidence {place}: does not exist; check the path")


def _file(path: str) -> Iterator[_Status]:
    try:
        status = os.stat(path)
    except OSError:
        yield _Status(path, (0, hash(path)), 0, 0)
        return
    yield _Status(path, (status.st_dev, status.st_ino), status.st_size, status.st_mtime_ns)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=20).digest()
