"""Remarks to onrecord: how they begin in each kind of file. What they say is not the readers' business."""

from __future__ import annotations

import re

from onrecord.language.regex import unbounded as regex

_VERB = r"(?:allow|ignor|disabl|noqa|skip|suppress|except|permit|end\b)"
"""What follows “onrecord” where the colon is forgotten: reported as a mistake, not taken for some other comment."""
_HEAD = rf"onrecord(?:\s*:|(?:\s*[-,;.=])?\s*{_VERB})"
BEGINS = regex(rf"\s*{_HEAD}", re.IGNORECASE)
"""In a comment."""
UNCLOSED = regex(rf"(?<!\\)<!--\s*{_HEAD}(?:(?!<!--)[^\r\n])*", re.IGNORECASE)
"""A comment, up to the end of its line or the next one, where the parser sees none because it does not end."""
LINE = regex(
    r"(?<![^\r\n])[ \t]*"
    r"(?P<remark>(?:(?:<!--[ \t]*(?i:onrecord)|onrecord|(?i:onrecord)(?=[ \t]*:[ \t]*(?i:allow|end)\b))"
    rf"[ \t]*:|<!--[ \t]*(?i:onrecord(?:[ \t]*[-,;.=])?[ \t]*{_VERB})"
    r"|(?i:onrecord(?:[ \t]*[-,;.=])?[ \t]*allow)(?=[^\r\n]*\breason[ \t]*=))[^\r\n]*)"
)
"""A line of its own in plain text."""
