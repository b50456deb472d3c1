"""What is known of where several sources have a claim from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from onrecord.domain.source import Source


class Origins(Protocol):
    """Reports on the same claims outside the draft, and where each has them from."""

    @property
    def digest(self) -> str:
        """A digest of all that is known: with the same, a draft has the same ledger."""
        ...

    def shared(self, claim: str, credited: Sequence[tuple[Source, str]]) -> str | None:
        """Return the one origin that these sources have a claim from; None if they have several, or nobody knows.

        Each source comes with the sentences that credit it.
        """
        ...
