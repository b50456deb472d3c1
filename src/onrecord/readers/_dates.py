"""Dates as messages and feeds write them."""

from __future__ import annotations


def day_of(date: str) -> str | None:
    """Return the day of a date as RFC 2822 writes it ("Mon, 3 Feb 2025 …"), as 2025-02-03; None if it is none."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(date).date().isoformat()
    except (TypeError, ValueError, IndexError):
        return None
