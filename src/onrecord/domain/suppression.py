"""Findings that are set aside, and by what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum

from onrecord.domain.finding import Finding
from onrecord.domain.span import Span


@dataclass(frozen=True, slots=True)
class Suppression:
    """An exception that an editor signed: which rules, why, who answers for it, until when."""

    rules: tuple[str, ...]
    """Codes, prefixes, categories or names, as written."""
    reason: str
    editor: str | None = None
    until: date | None = None
    """The last day on which it holds."""
    span: Span | None = None
    """Where the draft says so; None if the settings do."""


class Scope(StrEnum):
    """How far a suppression reaches."""

    BLOCK = "block"
    """The blocks that it is fastened to, or the next one."""
    RANGE = "range"
    """From there to the end that is written below."""
    FILE = "file"


class LapseKind(StrEnum):
    """What may be wrong with a suppression."""

    EXPIRED = "expired"
    UNUSED = "unused"
    UNREASONED = "unreasoned"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class Lapse:
    """Something wrong with a suppression: a whole sentence that says what, and the place."""

    kind: LapseKind
    span: Span
    because: str


class Aside(Enum):
    """Why a finding is set aside."""

    SUPPRESSED = "suppressed"
    """An editor allowed it."""
    KNOWN = "known"
    """It stands in the baseline."""
    UNTOUCHED = "untouched"
    """The change that is audited does not touch its sentence."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A finding that does not count, and why; `suppression` is there if an editor allowed it."""

    finding: Finding
    why: Aside
    suppression: Suppression | None = None
