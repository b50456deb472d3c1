"""Two finished reports of one draft, the old and the new: what became of the sourcing, and what the change touches."""

from __future__ import annotations

from onrecord.compare.touched import against

__all__ = ["against"]
