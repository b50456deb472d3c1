"""The drafts that are open, in memory only, and what was found in them.

A draft is a value: an edit makes a new one with the next version number. Kept of each are the version that was
opened first, to compare with, and the report on the last version that was audited.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import blake2b
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from onrecord.allow import TYPED
from onrecord.audit_thread import PassedError
from onrecord.errors import OnrecordError, UnreadableError
from onrecord.readers import MAX_BYTES, decode
from onrecord.regular_file import read_regular_file

if TYPE_CHECKING:
    from onrecord.domain import Report
    from onrecord.settings import Settings

MOST_DRAFTS = 500
MOST_HELD = 400_000_000
"""Bytes of all drafts and their evidence together."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A draft on disk that the user named: what to call it, where it is, and which of several in that file it is."""

    name: str
    place: str
    part: str | None = None

    @property
    def id(self) -> str:
        """The same for the same draft, and no path in an address."""
        return blake2b(repr((self.place, self.part)).encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()


@dataclass(frozen=True, slots=True)
class Draft:
    """One version of a draft; `evidence` are files to compare it with, by name."""

    id: str
    name: str
    data: bytes = field(repr=False)
    version: int = 0
    profile: str | None = None
    evidence: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    file: Opened | None = None
    changed: datetime | None = None
    """When its file was last written, or this version made."""

    @property
    def path(self) -> str:
        """What the settings know it by: the path that the user named, else its name."""
        return self.file.name if self.file else self.name

    @property
    def content(self) -> tuple[object, ...]:
        """All that its report depends on, besides the settings."""
        return self.name, self.data, self.profile, self.evidence

    @property
    def size(self) -> int:
        """Bytes of the draft and its evidence."""
        return len(self.data) + sum(len(data) for _, data in self.evidence)

    @property
    def is_edited(self) -> bool:
        """Whether it is no longer what its file holds."""
        return self.file is None or self.version > 0


class NotOpenError(PassedError):
    """A draft that was closed, or never open."""


class StaleError(PassedError):
    """A version that is no longer the last one."""


class Drafts:
    """All open drafts. Changed in the thread of the event loop alone.

    `find` lists the drafts on disk, and what could not be read, each a name and the reason; any thread may call it.
    """

    def __init__(
        self, settings: Settings, find: Callable[[], tuple[list[Opened], list[tuple[str, str]]]] = lambda: ([], [])
    ) -> None:
        self.settings = settings
        self.counts: Counter[str] = Counter()
        self.find = find
        self._open: dict[str, Draft] = {}
        self._first: dict[str, Draft] = {}
        self._reports: dict[str, tuple[Draft, Report]] = {}

    def files(
        self, opened: Iterable[Opened], skipped: Iterable[tuple[str, str]]
    ) -> tuple[list[Draft], list[tuple[str, str]]]:
        """Return what `find` found: drafts as their files are now, or as edited here, and what cannot be read."""
        found, skipped = [], list(skipped)
        for each in opened:
            try:
                found.append(self._from_file(each))
            except OSError as error:
                skipped.append((each.name, f"cannot be read ({error.strerror or type(error).__name__})"))
        return found, skipped

    def typed(self) -> Iterator[Draft]:
        """Return the drafts that were pasted, dropped or typed, the last one first."""
        return (each for each in reversed(self._open.values()) if each.file is None)

    def new(self, name: str, data: bytes) -> Draft:
        """Take a draft up.

        Raises:
            UnreadableError: if too much is open.
        """
        self._require_room(len(data), 1)
        draft = Draft(secrets.token_hex(9), _plain(name), data, changed=datetime.now().astimezone())
        self._keep(draft)
        return draft

    def draft(self, id: str) -> Draft:
        """Return the last version of a draft.

        Raises:
            NotOpenError: if no such draft is open.
        """
        if id not in self._open:
            raise NotOpenError
        return self._open[id]

    def current(self, id: str) -> Draft:
        """Return the last version of a draft; of a file that was not edited here, what it holds now.

        Raises:
            NotOpenError: if no such draft is open.
        """
        draft = self.draft(id)
        if draft.file is None or draft.is_edited:
            return draft
        with suppress(OSError):  # it has gone: what it held is still open
            return self._from_file(draft.file)
        return draft

    def edited(self, draft: Draft, data: bytes, version: int, name: str | None = None) -> Draft:
        """Take up an edit, as the version that its author numbered it.

        Raises:
            StaleError: if a later version is there.
        """
        last = self.draft(draft.id)
        if version < last.version:
            raise StaleError
        named = _plain(name) if name and not last.file else last.name
        changed = last.changed if data == last.data else datetime.now().astimezone()
        new = replace(last, data=data, name=named, version=version, changed=changed)
        self._keep(new)
        return new

    def chosen(self, draft: Draft, profile: str | None) -> Draft:
        """Return the draft under a profile; None: that of its genre."""
        new = replace(self.draft(draft.id), profile=profile)
        self._keep(new)
        return new

    def with_evidence(self, draft: Draft, files: Iterable[tuple[str, bytes]]) -> Draft:
        """Return the draft with these files to compare it with besides its own; without any file, with none.

        Raises:
            UnreadableError: if too much is open.
        """
        last = self.draft(draft.id)
        added = {_plain(name): data for name, data in files}
        self._require_room(sum(map(len, added.values())))
        new = replace(last, evidence=tuple(({**dict(last.evidence), **added} if added else {}).items()))
        self._keep(new)
        return new

    def first(self, draft: Draft) -> Draft:
        """Return the version that was opened, under today's profile."""
        return replace(self._first[draft.id], profile=draft.profile, evidence=draft.evidence)

    def start_afresh(self, draft: Draft) -> None:
        """Compare with this version from now on."""
        self._first[draft.id] = draft

    def close(self, draft: Draft) -> None:
        """Forget a draft and all that was found in it."""
        self._open.pop(draft.id, None)
        self._first.pop(draft.id, None)
        self._reports.pop(draft.id, None)

    def report(self, draft: Draft) -> Report | None:
        """Return what was found in the same words, if they were audited last."""
        known = self._reports.get(draft.id)
        return known[1] if known and known[0].content == draft.content else None

    def audited(self, draft: Draft, report: Report) -> None:
        """Keep what was found."""
        self.counts["audits"] += 1
        if draft.id in self._open:
            self._reports[draft.id] = draft, report

    def counted(self) -> str:
        """Return what was done, in numbers."""
        drafts, audits = self.counts["drafts"], self.counts["audits"]
        return f"{drafts} draft{'' if drafts == 1 else 's'} opened, {audits} audit{'' if audits == 1 else 's'}"

    def _require_room(self, size: int, drafts: int = 0) -> None:
        held = sum(each.size for each in self._open.values())
        if len(self._open) + drafts > MOST_DRAFTS or held + size > MOST_HELD:
            raise UnreadableError("Too much is open; close some drafts, or start onrecord serve again.")

    def _keep(self, draft: Draft) -> None:
        if draft.id not in self._open:
            self.counts["drafts"] += 1
            self._first[draft.id] = draft
        self._open[draft.id] = draft

    def _from_file(self, opened: Opened) -> Draft:
        """Return the draft of a file; one that was edited here stays as it is."""
        known = self._open.get(opened.id)
        written = datetime.fromtimestamp(Path(opened.place).stat().st_mtime).astimezone()
        if known and (known.is_edited or known.changed == written):
            return known
        data = read_regular_file(opened.place, MAX_BYTES + 1)
        choices = (known.profile, known.evidence) if known else (None, ())
        draft = Draft(opened.id, opened.name, data, 0, *choices, opened, written)
        self._keep(draft)
        return draft


def text_of(draft: Draft, report: Report | None) -> str | None:
    """Return the characters of a draft that can be edited as text; None of a Word file and the like.

    Without a report, the name tells.
    """
    if draft.file and draft.file.part:
        return None
    if report is not None:
        typed = report.dossier.document.format in TYPED
    else:
        typed = PurePath(draft.name).suffix.lower() in (".txt", ".text", ".md", ".markdown", ".html", ".htm", "")
    if not typed or draft.data.startswith((b"\x1f\x8b", b"PK\x03\x04")):
        return None
    try:
        return decode(draft.data)
    except OnrecordError:
        return None


def _plain(name: str) -> str:
    """Return a name without a folder, in characters that a page can show."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return "".join(each for each in last if each.isprintable())[:200] or "draft.txt"
