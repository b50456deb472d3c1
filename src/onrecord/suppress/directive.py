"""Parser of suppression comments: `allow RULE[,RULE…] reason="…" [editor=…] [until=…] [scope=…]`, or `end`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from onrecord.domain import LapseKind, Scope
from onrecord.language.regex import unbounded as regex

LONGEST = 2_000
"""Characters. No editor writes a longer suppression."""

_BEGINS = regex(r"\s*onrecord\s*:\s*", re.IGNORECASE)
_VERB = regex(r"(allow|end)(?![\w-])\s*", re.IGNORECASE)
_RULES = regex(r"[\w-]+(?:\s*,\s*[\w-]+)*(?=\s|$)(?!\s*=)")
_OPTION = regex(r"\s*(\w+)\s*=\s*(?:[\"“”„]([^\"“”„]*)[\"“”]|([^\s\"“”„'=]+))(?=\s|$)")
_DAY = regex(r"\d{4}-\d\d-\d\d")
_KEYS = ("reason", "editor", "until", "scope")


class FlawError(Exception):
    """Why a suppression is ignored: the rest of a sentence that begins “This suppression …”."""

    def __init__(self, because: str, kind: LapseKind = LapseKind.MALFORMED) -> None:
        super().__init__(because)
        self.because = because
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Allow:
    """A suppression as written, without its place in the draft."""

    rules: tuple[str, ...]
    reason: str
    editor: str | None
    until: date | None
    scope: Scope


@dataclass(frozen=True, slots=True)
class End:
    """The end of the last range that is open."""


def parse(text: str) -> Allow | End:
    """Return what the suppression says, in time linear in its length.

    Raises:
        FlawError: if it is not wholly understood, or gives no reason.
    """
    body = _body(text)
    verb = _VERB.match(body)
    if verb is None:
        raise FlawError(f"starts with {shown(body.split()[0]) if body.split() else 'nothing'}; start with allow or end")
    rest = body[verb.end() :]
    if verb[1].lower() == "end":
        if rest.strip():
            raise FlawError(f"has {shown(rest)} after end; write end alone")
        return End()
    rules = _RULES.match(rest)
    if rules is None:
        raise FlawError("names no rule; write rule codes or names after allow, separated by commas")
    names = tuple(name.strip() for name in rules.group().split(","))
    return _allow(names, _options(rest[rules.end() :]))


def shown(text: str) -> str:
    """Return part of a suppression for a message: short, and without terminal control characters."""
    words = clean(text)
    return f"“{words[:40]}…”" if len(words) > 40 else f"“{words}”"


def clean(text: str) -> str:
    """White space collapsed, what cannot be printed replaced."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in " ".join(text.split()))


def _body(text: str) -> str:
    if len(text) > LONGEST:
        raise FlawError(f"is longer than {LONGEST:,} characters; shorten it")
    if text.startswith("<"):
        if not text.startswith("<!--") or not text.rstrip().endswith("-->"):
            raise FlawError("is a comment that is not closed; write <!-- before it and --> after it")
        text = text.rstrip()[4:-3]
    begins = _BEGINS.match(text)
    return text[begins.end() :].strip() if begins else ""


def _options(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    at = 0
    while text[at:].strip():
        option = _OPTION.match(text, at)
        if option is None:
            raise FlawError(
                f"has {shown(text[at:])}, which cannot be read; put each value in double quotation marks, none inside"
            )
        key = option[1].lower()
        if key not in _KEYS:
            raise FlawError(f"has the unknown option {shown(key)}; the options are {', '.join(_KEYS)}")
        if key in found:
            raise FlawError(f"gives {key} twice; keep one")
        found[key] = clean(option[2] if option[2] is not None else option[3])
        at = option.end()
    return found


def _allow(rules: tuple[str, ...], options: dict[str, str]) -> Allow:
    until, scope = options.get("until"), options.get("scope", Scope.BLOCK).lower()
    if scope not in list(Scope):
        raise FlawError(f"has the unknown scope {shown(scope)}; the scopes are {', '.join(Scope)}")
    day = None if until is None else _day(until)
    reason = options.get("reason", "")
    if not any(each.isalnum() for each in reason):
        raise FlawError("gives no reason, so it is ignored", LapseKind.UNREASONED)
    return Allow(rules, reason, options.get("editor") or None, day, Scope(scope))


def _day(text: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise FlawError(f"ends on {shown(text)}, which is not a date; write it as 2027-01-31")
