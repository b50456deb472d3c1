"""The comparison as a comment on a pull request.

Sentences of the drafts stand in fenced blocks that the host colours as a diff: nothing in them is obeyed. Other words
of the drafts are escaped, so that they name nobody, link nowhere and open no tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Change, Comparison, Direction
from onrecord.language.regex import unbounded as regex
from onrecord.report_mark import MARKDOWN
from onrecord.reporters._comparison._lines import figures, heading, name, passages, summary
from onrecord.reporters._safe import safe
from onrecord.reporters._style import Style

FORMAT = "markdown"
_LIMIT = 60_000
"""Bytes: a host refuses a comment of 65,536."""
_MARK = {Direction.WEAKER: "🔴", Direction.NEUTRAL: "⚪", Direction.STRONGER: "🟢"}
_SPECIAL = regex(r"[\\`*_\[\]<>#|~&@$]")
_REFERS = regex(r"(?i)(?<=[@#:])(?=\S)|(?<=www)(?=\.)")
_SIGN = {"−": "-", "+": "+"}


def render(comparison: Comparison, style: Style) -> str:
    """Return the summary first, then each change, worst first, as many as a comment holds."""
    text = MARKDOWN + "".join(f"{line}\n" for line in _opening(comparison))
    for told, change in enumerate(comparison.changes):
        part = "".join(f"{line}\n" for line in _change(comparison, change))
        if len((text + part).encode("utf-8", "replace")) > _LIMIT:
            return f"{text}\n… and {len(comparison.changes) - told} more changes.\n"
        text += part
    return text


def _opening(comparison: Comparison) -> Iterator[str]:
    yield f"### {summary(comparison)}"
    yield ""
    yield f"{code(name(comparison.old))} → {code(name(comparison.new))}  "
    yield figures(comparison)


def _change(comparison: Comparison, change: Change) -> Iterator[str]:
    yield ""
    where = code(heading(comparison, change))
    yield f"{_MARK[change.direction]} **{change.kind.value}** ({change.direction.value}) {where}  "
    yield escaped(" ".join(safe(change.message).split()))
    lines = [f"{_SIGN.get(sign, ' ')} {passage}" for sign, passage in passages(comparison, change)]
    fence = "`" * max([3, *(1 + _ticks(line) for line in lines)])
    yield ""
    yield f"{fence}diff"
    yield from lines
    yield fence


def escaped(text: str) -> str:
    """Words of a draft within a line: each sign that Markdown or HTML may obey is a character reference.

    A word joiner after @, # and : and within www. keeps hosts from making mentions, references and links of them.
    """
    return _SPECIAL.sub(lambda match: f"&#{ord(match.group())};", _REFERS.sub("\u2060", text))


def code(text: str) -> str:
    """Return a path as code, whatever ticks it holds."""
    fence = "`" * (1 + _ticks(text))
    pad = " " if text.startswith("`") or text.endswith("`") or not text.strip("` ") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _ticks(text: str) -> int:
    """Return the longest run of ticks."""
    return max((len(run) for run in re.findall("`+", text)), default=0)
