"""How much of a file is read."""

from __future__ import annotations

MAX_BYTES = 20_000_000
"""A larger file is no draft: some 3 million words of plain text."""
MAX_CHARACTERS = 4_000_000
"""Nor is a longer text, once read."""
