"""Parser of suppression comments: `allow RULE[,RULE…] reason="…" [editor=…] [until=…] [scope=…]`, or `end`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from onrecord.domain import LapseKind, Scope
from onrecord.language.regex import unbounded as regex

LONGEST = 2_000
"""Characters. No editor writes a longer suppression."""

_BEGINS = regex(r"\s*onrecord\s*:\s*", re.IGNORECASE)
_VERB = regex(r"(allow|end)(?![\w-])\s*", re.IGNORECASE)
_RULES = regex(r"[\w-]+(?:\s*,\s*[\w-]+)*(?=\s|$)(?!\s*=)")
_OPTION = regex(r"\s*(\w+)\s*=\s*(?:[\"“”„]([^\"“”„]*)[\"“”]|([^\s\"“”„'=]+))(?=\s|$)")
_DAY = regex(r"\d{4}-\d\d-\d\d")
_VERBS = ("allow", "end")
_KEYS = ("reason", "editor", "until", "scope")
_LISTED = ", ".join(_KEYS)
_MEANT = {
    **dict.fromkeys("ignore ignored disable noqa skip suppress except permit accept allowed".split(), "allow"),
    **dict.fromkeys("stop close finish enable".split(), "end"),
    **dict.fromkeys("because why note comment".split(), "reason"),
    **dict.fromkeys("till to expires expiry ends date through".split(), "until"),
    **dict.fromkeys("by who author name signed approved".split(), "editor"),
    **dict.fromkeys("for reach where extent".split(), "scope"),
    **dict.fromkeys("all document whole article page".split(), "file"),
    **dict.fromkeys("paragraph line sentence next here".split(), "block"),
    **dict.fromkeys("section region from".split(), "range"),
}
"""What other tools, and people, write for it."""
_LONGEST_WORD = 40


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
        begun = body.split()[0] if body.split() else ""
        message = f"starts with {shown(begun) if begun else 'nothing'}"
        raise FlawError(f"{message}{nearest(begun, _VERBS, 'start with allow or end')}")
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


def nearest(word: str, valid: Iterable[str], otherwise: str) -> str:
    """Return the end of a message about a word that is not valid: the nearest that is, or what to write."""
    known = {str(code).lower(): str(code) for code in valid}
    lower = word.lower().strip(":,;.")[:_LONGEST_WORD]
    meant = _MEANT.get(lower)
    close = [meant] if meant in known else get_close_matches(lower, known, n=1)
    return f"; did you mean {known[close[0]]}?" if close else f"; {otherwise}"


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
    if begins is None:
        raise FlawError("has no colon after “onrecord”; write onrecord: allow, or onrecord: end")
    return text[begins.end() :].strip()


def _options(text: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    at = 0
    while text[at:].strip():
        option = _OPTION.match(text, at)
        if option is None:
            raise FlawError(
                f"has {shown(text[at:])}, which cannot be read; put each value in double quotation marks, none inside"
            )
        key = option[1].lower()
        if key not in _KEYS:
            raise FlawError(f"has the unknown option {shown(key)}{nearest(key, _KEYS, f'the options are {_LISTED}')}")
        if key in fields:
            raise FlawError(f"gives {key} twice; keep one")
        fields[key] = clean(option[2] if option[2] is not None else option[3])
        at = option.end()
    return fields


def _allow(rules: tuple[str, ...], options: dict[str, str]) -> Allow:
    until, scope = options.get("until"), options.get("scope", Scope.BLOCK).lower()
    if scope not in list(Scope):
        otherwise = f"the scopes are {', '.join(Scope)}"
        raise FlawError(f"has the unknown scope {shown(scope)}{nearest(scope, Scope, otherwise)}")
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
    meant = _day_meant(text)
    hint = f"did you mean {meant}?" if meant else "write it as 2027-01-31"
    raise FlawError(f"ends on {shown(text)}, which is not a date; {hint}")


def _day_meant(text: str) -> date | None:
    """Return the only day that can be meant: the year is first, the day is no month, or the month is in letters."""
    parts = re.fullmatch(
        r"(\d{1,4})(?:st|nd|rd|th)?[\s./-]+(\d{1,2}|[A-Za-z]{3,9})\.?,?[\s./-]+(\d{1,4})", text.strip()
    )
    spelt = re.fullmatch(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", text.strip())
    if spelt:
        return _date(spelt[3], spelt[1], spelt[2])
    if parts is None:
        return None
    if len(parts[1]) == 4:
        return _date(parts[1], parts[2], parts[3])
    both = {day for day in (_date(parts[3], parts[2], parts[1]), _date(parts[3], parts[1], parts[2])) if day}
    return both.pop() if len(both) == 1 else None


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def _date(year: str, month: str, day: str) -> date | None:
    number = _MONTHS.index(month[:3].lower()) + 1 if month[:3].lower() in _MONTHS else 0
    try:
        return date(int(year), number or int(month), int(day)) if len(year) == 4 else None
    except ValueError:
        return None
