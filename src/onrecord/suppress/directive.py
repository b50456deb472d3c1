"""What a remark to onrecord says: `allow RULE[,RULE…] reason="…" [editor=…] [until=…] [scope=…]`, or `end`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from onrecord.domain import LapseKind, Scope

LONGEST = 2_000
"""Characters. A longer remark is none that an editor wrote."""

_BEGINS = re.compile(r"\s*onrecord\s*:\s*", re.IGNORECASE)
_VERB = re.compile(r"(allow|end)(?![\w-])\s*", re.IGNORECASE)
_RULES = re.compile(r"[\w-]+(?:\s*,\s*[\w-]+)*(?=\s|$)(?!\s*=)")
_OPTION = re.compile(r"\s*(\w+)\s*=\s*(?:[\"“”„]([^\"“”„]*)[\"“”]|([^\s\"“”„'=]+))(?=\s|$)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
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
    """Why a remark is not obeyed: the rest of a sentence that begins “This exception …”."""

    def __init__(self, because: str, kind: LapseKind = LapseKind.MALFORMED) -> None:
        super().__init__(because)
        self.because = because
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Allow:
    """An exception, as it is written; where it stands is not its business."""

    rules: tuple[str, ...]
    reason: str
    editor: str | None
    until: date | None
    scope: Scope


@dataclass(frozen=True, slots=True)
class End:
    """The end of the last range that is open."""


def parse(text: str) -> Allow | End:
    """What the remark says, in time linear in its length.

    Raises:
        FlawError: if it is not wholly understood, or gives no reason.
    """
    body = _body(text)
    verb = _VERB.match(body)
    if verb is None:
        begun = body.split()[0] if body.split() else ""
        told = f"begins with {shown(begun) if begun else 'nothing'}"
        raise FlawError(f"{told}{nearest(begun, _VERBS, 'write allow or end')}")
    rest = body[verb.end() :]
    if verb[1].lower() == "end":
        if rest.strip():
            raise FlawError(f"has {shown(rest)} behind its end; write it alone")
        return End()
    rules = _RULES.match(rest)
    if rules is None:
        raise FlawError("names no rule; write the codes or names behind allow, with commas between")
    names = tuple(name.strip() for name in rules.group().split(","))
    return _allow(names, _options(rest[rules.end() :]))


def nearest(word: str, valid: Iterable[str], otherwise: str) -> str:
    """The end of a message about a word that is not valid: the nearest one that is, or what to write otherwise."""
    known = {str(each).lower(): str(each) for each in valid}
    lower = word.lower().strip(":,;.")[:_LONGEST_WORD]
    meant = _MEANT.get(lower)
    close = [meant] if meant in known else get_close_matches(lower, known, n=1)
    return f"; did you mean {known[close[0]]}?" if close else f"; {otherwise}"


def shown(text: str) -> str:
    """A piece of a remark for a message: short, and nothing in it that a terminal would obey."""
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
            raise FlawError("is a comment that does not end; write <!-- before it and --> behind it")
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
                f"has {shown(text[at:])}, which cannot be read; put values in double quotation marks, none within"
            )
        key = option[1].lower()
        if key not in _KEYS:
            raise FlawError(f"has {shown(key)}{nearest(key, _KEYS, f'there are {_LISTED}')}")
        if key in found:
            raise FlawError(f"gives its {key} twice")
        found[key] = clean(option[2] if option[2] is not None else option[3])
        at = option.end()
    return found


def _allow(rules: tuple[str, ...], options: dict[str, str]) -> Allow:
    until, scope = options.get("until"), options.get("scope", Scope.BLOCK).lower()
    if scope not in list(Scope):
        otherwise = f"there are {', '.join(Scope)}"
        raise FlawError(f"has the scope {shown(scope)}{nearest(scope, Scope, otherwise)}")
    day = None if until is None else _day(until)
    reason = options.get("reason", "")
    if not any(each.isalnum() for each in reason):
        raise FlawError("gives no reason, so it is not obeyed", LapseKind.UNREASONED)
    return Allow(rules, reason, options.get("editor") or None, day, Scope(scope))


def _day(text: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    meant = _day_meant(text)
    hint = f"did you mean {meant}?" if meant else "write it as 2027-01-31"
    raise FlawError(f"holds until {shown(text)}, which is no day; {hint}")


def _day_meant(text: str) -> date | None:
    """The day that can be meant alone: with the year first, or with a day that is no month, or a month in letters."""
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
