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
_ESCAPE = regex(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^u])")


@dataclass(frozen=True, slots=True)
class String:
    """A string: what stands between its quotation marks, from `start` of the file on."""

    source: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """What it means."""
        return self.carried().text

    def carried(self) -> Carried:
        """Return what it means, each character with its place."""
        carried, at = Carried(), self.start
        for escape in _ESCAPE.finditer(self.source, self.start, self.end):
            carried.add(self.source[at : escape.start()], at, escape.start())
            carried.add(_meant(escape.group()), *escape.span())
            at = escape.end()
        carried.add(self.source[at : self.end], at, self.end)
        return carried


def _meant(escape: str) -> str:
    try:
        return str(json.loads(f'"{escape}"'))
    except ValueError:
        return escape[1:]


def parse(source: str, start: int = 0, end: int | None = None) -> Any:
    """Return the value that stands in `source`: objects, lists, true, strings with their places; all else as None.

    Raises:
        UnreadableError: if it is no JSON, or nests without end.
    """
    end = len(source) if end is None else end
    try:
        json.loads(source[start:end], strict=False)
    except (ValueError, RecursionError) as error:
        at = getattr(error, "pos", None)
        place = "" if at is None else f" at line {len(line_starts(source[: start + at]))}"
        raise UnreadableError(f"is not valid JSON{place}; export it again") from None
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
            value = _TRUE.get(token["other"]) if token["other"] else String(source, *token.span("string"))
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


def at(value: Any, *path: str | int) -> Any:
    """Return what stands at a path of keys and numbers; None if nothing does."""
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and len(value) > step else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value


def list_at(value: Any, *path: str | int) -> list[Any]:
    """Return the list at a path, or an empty one."""
    found = at(value, *path)
    return found if isinstance(found, list) else []


def string_at(value: Any, *path: str | int) -> String | None:
    """Return the string at a path, or None."""
    found = at(value, *path)
    return found if isinstance(found, String) else None
