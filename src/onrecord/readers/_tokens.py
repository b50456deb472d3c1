"""HTML to tokens with their places, in time that grows with the length of the page and nothing else.

The standard library's parser takes quadratic time over some malformed pages, and reads others differently from one
version of Python to the next. This one follows the HTML standard but for three things: markup that never ends is text,
so that nothing behind it is lost; `noscript` is read as by a browser without scripts; and `<p/>` is an empty element.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex

WASTE = 8
"""How often the length of the page may be searched in vain for the ends of tags. A real page wastes none of it."""

_MARKUP = regex(r"[<&]")
_REFERENCE = regex(r"&(?:#(?:0*+[0-9]{1,7}|[xX]0*+[0-9a-fA-F]{1,6})|[a-zA-Z][a-zA-Z0-9]{0,31});?")
_TAG = regex(r"</?(?P<name>[a-zA-Z][^\t\n\r\f />\x00]*)")
_ATTRIBUTE = regex(
    r"[\s/]*+(?:(?P<end>>)|(?P<name>[^\s/>][^\s/>=]*+)(?:\s*+(?P<equals>=)\s*+(?P<bare>[^\s>\"'][^\s>]*+)?)?)"
)
_QUOTED_ATTRIBUTE = regex(r'[\s/]*+([^\s/>][^\s/>=]*+)\s*+=\s*+"([^"]*+)"')
"""Most attributes: with their value between double quotation marks."""
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"})
"""Elements whose content is text up to their end tag: no tag, no comment."""
_RAW_WITH_REFERENCES = frozenset({"title", "textarea"})
RAW = _RAW | _RAW_WITH_REFERENCES


class Kind(Enum):
    """What a token is."""

    TEXT = "text"
    REFERENCE = "reference"
    START = "start"
    END = "end"
    COMMENT = "comment"


class Token(NamedTuple):
    """What `source[start:end]` is: text, a reference as the character that it means, a tag, or a comment.

    `data` is the text of it, or the name of the tag in lower case.
    """

    kind: Kind
    start: int
    end: int
    data: str
    attributes: Mapping[str, str] = MappingProxyType({})
    empty: bool = False
    """Whether a start tag is its own end tag."""


def tokens(source: str) -> Iterator[Token]:
    """Yield the tokens of a page, in order.

    Raises:
        UnreadableError: if too many of its tags do not end.
    """
    scanner = _Scanner(source)
    text = at = raw_until = 0
    while match := _MARKUP.search(source, at):
        is_text = match.start() < raw_until and match.group() == "<"
        token = None if is_text else scanner.token(match.start())
        if token is None:
            at = match.end()
            continue
        if text < token.start:
            yield Token(Kind.TEXT, text, token.start, source[text : token.start])
        yield token
        text = at = token.end
        if token.kind is Kind.START and token.data in RAW and not token.empty:
            raw_until = scanner.raw_end(token.data, token.end)
            at = token.end if token.data in _RAW_WITH_REFERENCES else raw_until
    if text < len(source):
        yield Token(Kind.TEXT, text, len(source), source[text:])


class _Scanner:
    """Finds where the token that begins at a place ends. What is not there is searched for once."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._last: dict[str, int] = {}
        self._last_quote = source.rfind('"')
        self._wasted = 0

    def token(self, at: int) -> Token | None:
        """Return the token that begins with the `<` or `&` there; None if that is text."""
        if self._source[at] == "&":
            return self._reference(at)
        if (end := self._find(">", at)) < 0:
            return None
        if tag := _TAG.match(self._source, at):
            name = tag["name"].lower()
            ends = self._source[at + 1] == "/"
            return Token(Kind.END, at, end + 1, name) if ends else self._start_tag(at, name, tag.end())
        return self._declaration(at, end) if self._source.startswith(("<!", "<?", "</"), at) else None

    def raw_end(self, name: str, at: int) -> int:
        """Where the text of a script or style that begins at `at` ends."""
        match = _raw_end(name).search(self._source, at)
        return match.start() if match else len(self._source)

    def _reference(self, at: int) -> Token | None:
        match = _REFERENCE.match(self._source, at)
        meant = html.unescape(match.group()) if match else ""
        return Token(Kind.REFERENCE, at, match.end(), meant) if match and meant != match.group() else None

    def _declaration(self, at: int, end: int) -> Token | None:
        """Return what is neither a tag nor text: it counts as a comment."""
        if self._source.startswith("<!--", at):
            return self._comment(at)
        if self._source.startswith("<![CDATA[", at) and (close := self._find("]]>", at)) >= 0:
            return Token(Kind.COMMENT, at, close + 3, "")
        return Token(Kind.COMMENT, at, end + 1, self._source[at + 2 : end])

    def _comment(self, at: int) -> Token | None:
        if self._source.startswith((">", "->"), at + 4):
            return Token(Kind.COMMENT, at, self._source.index(">", at) + 1, "")
        ends = [(end, mark) for mark in ("-->", "--!>") if (end := self._find(mark, at + 4)) >= 0]
        if not ends:
            return None
        end, mark = min(ends)
        return Token(Kind.COMMENT, at, end + len(mark), self._source[at + 4 : end])

    def _start_tag(self, at: int, name: str, place: int) -> Token | None:
        attributes: dict[str, str] = {}
        while place < self._last_quote and (plain := _QUOTED_ATTRIBUTE.match(self._source, place)):
            name_of, value = plain.groups()
            attributes.setdefault(name_of.lower(), unescape(value))
            place = plain.end()
        while match := _ATTRIBUTE.match(self._source, place):
            place = match.end()
            if match["end"]:
                empty = self._source[place - 2] == "/"
                return Token(Kind.START, at, place, name, attributes, empty)
            value = match["bare"] or ""
            quote = self._source[place : place + 1]
            if match["equals"] and not value and quote in ('"', "'"):
                end = self._find(quote, place + 1)
                if end < 0:
                    break
                value, place = self._source[place + 1 : end], end + 1
            attributes.setdefault(match["name"].lower(), unescape(value))
        self._waste(place - at)
        return None

    def _find(self, wanted: str, at: int) -> int:
        """Where `wanted` is found next, or -1."""
        if wanted not in self._last:
            self._last[wanted] = self._source.rfind(wanted)
        return self._source.find(wanted, at) if at <= self._last[wanted] else -1

    def _waste(self, characters: int) -> None:
        self._wasted += characters
        if self._wasted > WASTE * len(self._source) + 10_000:
            raise UnreadableError("is too malformed to read as HTML; save it again from a browser or as plain text")


def unescape(text: str) -> str:
    """`text` with every reference replaced by what it means."""
    return _REFERENCE.sub(lambda match: html.unescape(match.group()), text) if "&" in text else text


@cache
def _raw_end(name: str) -> re.Pattern[str]:
    return regex(rf"</{name}(?=[\s/>])", re.IGNORECASE)
