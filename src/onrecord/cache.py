"""What was found in a draft, remembered until the draft, the settings or onrecord change; and the words of evidence.

Drafts are confidential, and findings quote them. So an entry is sealed with a key that is made from the draft itself:
whoever has the folder but not the draft can read nothing of it, and whoever has the draft learns nothing new. An entry
that is damaged, forged or of another draft does not open, and counts as not there. Nothing is ever unpickled.
"""

from __future__ import annotations

import os
import stat
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from onrecord.domain import (
    Assertion,
    Attribution,
    Confidence,
    Document,
    Dossier,
    Entity,
    Finding,
    GenreReading,
    Label,
    Reply,
    Report,
    RuleInfo,
    Score,
    Sentence,
    Severity,
    Source,
    Span,
)
from onrecord.errors import SettingsError
from onrecord.regular_file import read_regular_file

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

LIMIT = 100_000_000
"""Bytes; beyond, the entries that were used longest ago go. A draft takes some 2,500."""
_SUFFIX = ".sealed"
_NONCE = 12
_NOTES = {
    "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n# Made by onrecord; may be deleted at any time.\n",
    ".gitignore": "*\n",
}


@dataclass(frozen=True, slots=True)
class Key:
    """What an entry is called, and what it is sealed with once the draft is read; made by `key`."""

    name: str
    secret: bytes

    def of(self, document: Document) -> bytes:
        """32 bytes that only whoever has read the same draft in the same way can make."""
        whole = repr((document.text, document.blocks, document.links, document.title, document.byline, document.date))
        return blake2b(whole.encode("utf-8", "surrogatepass"), key=self.secret, digest_size=32).digest()

    def of_file(self) -> bytes:
        """32 bytes that only whoever has the file can make."""
        return blake2b(b"file", key=self.secret, digest_size=32).digest()


def key(data: bytes, *circumstances: str) -> Key:
    """Return the key of the draft in `data`, read and audited under these circumstances by this very onrecord."""
    digest = blake2b(repr((stamp(), *circumstances)).encode("utf-8", "surrogatepass"))
    digest.update(data)
    whole = digest.digest()
    return Key(blake2b(whole, digest_size=20, person=b"name").hexdigest(), blake2b(whole, person=b"secret").digest())


@cache
def stamp() -> str:
    """Return a digest of all that findings come from: code, language pack, model, the libraries that run it."""
    digest = blake2b(repr([version(name) for name in ("numpy", "onnxruntime")]).encode())
    for file in _below(files("onrecord")):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _below(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _below(entry)
        else:
            yield entry


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding whose rule is told by its code."""

    rule: str
    span: Span
    message: str
    severity: Severity
    confidence: Confidence
    help: str
    related: tuple[Label, ...]
    fingerprint: str
    probability: float


@dataclass(frozen=True, slots=True)
class _Entry:
    """A report without the draft: spans point into a text that is read again."""

    reading: GenreReading
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    replies: tuple[Reply, ...]
    entities: tuple[Entity, ...]
    assertions: tuple[Assertion, ...]
    orphans: tuple[Span, ...]
    score: Score | None
    findings: tuple[_Found, ...]


class _HasInfo(Protocol):
    info: RuleInfo


_DOSSIER = ("attributions", "sources", "replies", "entities", "assertions", "orphans", "score")
_FINDING = ("span", "message", "severity", "confidence", "help", "related", "fingerprint", "probability")


@cache
def _wire() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(_Entry)


class Cache:
    """Sealed entries in a folder that is the user's alone.

    Raises:
        SettingsError: if the folder cannot be made, or others can write to it.
    """

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self.folder = folder
        self._limit = limit
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            status = folder.stat()
        except OSError as error:
            raise SettingsError(f"cache {folder}: {error.strerror}; choose another folder with --cache-dir") from None
        if os.name == "posix" and status.st_uid != os.geteuid():
            raise SettingsError(
                f"cache {folder}: belongs to another user; choose another folder with --cache-dir, or use --no-cache"
            )
        if os.name == "posix" and stat.S_IMODE(status.st_mode) & 0o022:
            raise SettingsError(f"cache {folder}: other users can write to it; run chmod 700 on it, or use --no-cache")

    def holds(self, key: Key) -> bool:
        """Whether there is an entry; it may yet turn out not to open."""
        return self._path(key).exists()

    def get(
        self, key: Key, document: Document, sentences: tuple[Sentence, ...], rules: Iterable[_HasInfo]
    ) -> Report | None:
        """Return the remembered report on `document`, or None. `sentences` are its own, `rules` all rules."""
        opened = self._opened(key, key.of(document))
        if opened is None:
            return None
        try:
            entry = _wire().validate_json(opened)
        except ValueError:
            return None
        self._was_used(key)
        cards = {rule.info.code: rule.info for rule in rules}
        document = replace(document, reading=entry.reading)
        dossier = Dossier(document, sentences, **{name: getattr(entry, name) for name in _DOSSIER})
        findings = (
            Finding(cards[finding.rule], **{name: getattr(finding, name) for name in _FINDING})
            for finding in entry.findings
        )
        return Report(dossier, tuple(findings), remembered=True)

    def put(self, key: Key, report: Report) -> None:
        """Remember a report; where that cannot be done, it is not."""
        findings = (
            _Found(finding.rule.code, **{name: getattr(finding, name) for name in _FINDING})
            for finding in report.findings
        )
        reading = report.dossier.document.reading
        entry = _Entry(reading, **{name: getattr(report.dossier, name) for name in _DOSSIER}, findings=tuple(findings))
        with suppress(OSError, ValueError):  # a full disk; half a character, which JSON cannot hold
            self._seal(key, key.of(report.dossier.document), _wire().dump_json(entry))

    def keep(self, key: Key, content: bytes) -> None:
        """Remember what was made of a file alone, sealed with the file itself; where that cannot be done, it is not."""
        with suppress(OSError):
            self._seal(key, key.of_file(), content)

    def kept(self, key: Key) -> bytes | None:
        """Return what was kept, if it opens."""
        content = self._opened(key, key.of_file())
        if content is not None:
            self._was_used(key)
        return content

    def _seal(self, key: Key, secret: bytes, content: bytes) -> None:
        nonce = os.urandom(_NONCE)
        sealed = _cipher(secret).encrypt(nonce, zlib.compress(content, 1), key.name.encode())
        self._write(self._path(key), nonce + sealed)

    def _opened(self, key: Key, secret: bytes) -> bytes | None:
        from cryptography.exceptions import InvalidTag

        try:
            sealed = read_regular_file(self._path(key), self._limit)
            return zlib.decompress(_cipher(secret).decrypt(sealed[:_NONCE], sealed[_NONCE:], key.name.encode()))
        except (OSError, InvalidTag, ValueError, zlib.error):
            return None

    def _was_used(self, key: Key) -> None:
        with suppress(OSError):
            os.utime(self._path(key))

    def prune(self) -> None:
        """Forget the entries that were used longest ago, if there are too many; does nothing where none was added."""
        tag = self.folder / "CACHEDIR.TAG"
        with suppress(OSError):  # another run may be at it
            if tag.stat().st_mtime_ns >= self.folder.stat().st_mtime_ns:
                return
            known = sorted((path.stat().st_mtime_ns, path.stat().st_size, path) for path in self._entries())
            total = sum(size for _, size, _ in known)
            spare = total - int(0.8 * self._limit) if total > self._limit else 0
            for _, size, path in known:
                if spare <= 0:
                    break
                path.unlink(missing_ok=True)
                spare -= size
            tag.touch()

    def clean(self) -> int:
        """Delete what is ours, and the folder if that was all; how many entries there were."""
        paths = list(self._entries())
        for path in [*paths, *(self.folder / name for name in _NOTES)]:
            path.unlink(missing_ok=True)
        if not any(self.folder.iterdir()):
            self.folder.rmdir()
        return len(paths)

    def _path(self, key: Key) -> Path:
        return self.folder / f"{key.name}{_SUFFIX}"

    def _entries(self) -> Iterator[Path]:
        """All of them, and what a run that was killed left half written."""
        return self.folder.glob(f"*{_SUFFIX}*")

    def _write(self, path: Path, content: bytes) -> None:
        """Whole or not at all, for this user's eyes only."""
        for name, text in _NOTES.items():
            if not (self.folder / name).exists():
                (self.folder / name).write_text(text)
        with tempfile.NamedTemporaryFile(dir=self.folder, suffix=f"{_SUFFIX}.part", delete=False) as part:
            part.write(content)
        try:
            os.replace(part.name, path)
        except OSError:
            Path(part.name).unlink(missing_ok=True)


def _cipher(secret: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    return ChaCha20Poly1305(secret)
