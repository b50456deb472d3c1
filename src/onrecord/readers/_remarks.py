"""Remarks to onrecord: how they begin in each kind of file. What they say is not the readers' business."""

from __future__ import annotations

import re

from onrecord.language.regex import unbounded as regex

BEGINS = regex(r"\s*onrecord\s*:", re.IGNORECASE)
"""In a comment."""
UNCLOSED = regex(r"(?<!\\)<!--\s*onrecord\s*:(?:(?!<!--)[^\r\n])*", re.IGNORECASE)
"""A comment, up to the end of its line or the next one, where the parser sees none because it does not end."""
LINE = regex(
    r"^[ \t]*(?P<remark>(?:<!--[ \t]*(?i:onrecord)|onrecord|(?i:onrecord)(?=[ \t]*:[ \t]*(?i:allow|end)\b))"
    r"[ \t]*:[^\r\n]*)",
    re.MULTILINE,
)
"""A line of its own in plain text."""
