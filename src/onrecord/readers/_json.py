"""JSON whose strings know their places."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from onrecord.domain.sourcemap import line_starts
from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.readers._carried import Carried

_DEEPEST = 200
_TOKEN = regex(
    r'(?P<open>[\[{])|(?P<close>[\]}])|"(?P<string>(?:[^"\\]++|\\.)*+)"?|(?P<other>[^\s\[\]{}:,"]++)',
    16,  # DOTALL
)
_TRUE = {"true": True}
_DIGITS = 9
"""Digits of the longest number that is told: numbers are kinds, ranks and marks here."""
_SEVERAL = "seems to be JSON data; if each line is a draft, name the key of its text, with --text-column"
_ESCAPE = regex(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^u])")


@dataclass(frozen=True, slots=True)
class String:
    """A string: what stands between its quotation marks, from `start` of `source` on.

    `source` is the file, or what `outer` carries: JSON that stands in a string of the file.
    """

    source: str
    start: int
    end: int
    outer: Carried | None = None

    def __len__(self) -> int:
        return self.end - self.start

    def startswith(self, openings: tuple[str, ...]) -> bool:
        """Whether it begins with one of these, as it stands in the file."""
        return self.source.startswith(openings, self.start, self.end)

    @property
    def text(self) -> str:
        """What it means."""
        if self.source.find("\\", self.start, self.end) < 0:
            return self.source[self.start : self.end]
        return self.carried().text

    def carried(self) -> Carried:
        """Return what it means, each character with its place in the file."""
        carried, at = Carried(), self.start
        for escape in _ESCAPE.finditer(self.source, self.start, self.end):
            carried.add(self.source[at : escape.start()], at, escape.start())
            carried.add(_meant(escape.group()), *escape.span())
            at = escape.end()
        carried.add(self.source[at : self.end], at, self.end)
        return self.outer.lead_on(carried) if self.outer else carried

    def lines(self) -> list[String]:
        """Return what stands between its line breaks."""
        breaks = [each.span() for each in _ESCAPE.finditer(self.source, self.start, self.end) if each.group() == "\\n"]
        starts, ends = [self.start, *(end for _, end in breaks)], [*(start for start, _ in breaks), self.end]
        return [String(self.source, start, end, self.outer) for start, end in zip(starts, ends, strict=True)]


def _meant(escape: str) -> str:
    try:
        return str(json.loads(f'"{escape}"'))
    except ValueError:
        return escape[1:]


def parse(source: str, start: int = 0, end: int | None = None, outer: Carried | None = None) -> Any:
    """Return the value that stands in `source`: objects, lists, true, short numbers, strings with their places.

    All else is None. `outer` is what `source` is the text of, if that is not the file.

    Raises:
        UnreadableError: if it is no JSON, or nests without end.
    """
    end = len(source) if end is None else end
    try:
        json.loads(source[start:end], strict=False)
    except (ValueError, RecursionError) as error:
        if str(error).startswith("Extra data"):
            raise UnreadableError(_SEVERAL) from None
        at = getattr(error, "pos", None)
        place = "" if at is None else f" at line {len(line_starts(source[: start + at]))}"
        raise UnreadableError(f"seems to be JSON data; it is not valid{place}: export it again") from None
    root: list[Any] = []
    stack: list[tuple[Any, list[Any]]] = [(root, [])]
    for token in _TOKEN.finditer(source, start, end):
        container, keys = stack[-1]
        if token["close"]:
            stack.pop()
            continue
        if token["open"]:
            value: Any = {} if token["open"] == "{" else []
            if len(stack) > _DEEPEST:
                raise UnreadableError("nests lists too deeply; export it again")
        else:
            other = token["other"]
            value = _other(other) if other else String(source, *token.span("string"), outer)
        if isinstance(container, dict) and not keys:
            keys.append(value.text if isinstance(value, String) else "")
            continue
        if isinstance(container, dict):
            container[keys.pop()] = value
        else:
            container.append(value)
        if token["open"]:
            stack.append((value, []))
    return root[0] if root else None


def _other(token: str) -> bool | int | None:
    is_short = token.isascii() and token.isdecimal() and len(token) <= _DIGITS
    return int(token) if is_short else _TRUE.get(token)


def at(value: Any, *path: str | int) -> Any:
    """Return what stands at a path of keys and numbers; None if nothing does."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        else:
            is_there = isinstance(value, list) and isinstance(step, int) and len(value) > step
            value = value[step] if is_there else None
    return value


def list_at(value: Any, *path: str | int) -> list[Any]:
    """Return the list at a path, or an empty one."""
    found = at(value, *path)
    return found if isinstance(found, list) else []


def string_at(value: Any, *path: str | int) -> String | None:
    """Return the string at a path, or None."""
    found = at(value, *path)
    return found if isinstance(found, String) else None
