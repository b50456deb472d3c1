"""The tree of an HTML page: Beautiful Soup's, but every tag and every text knows where it was read from.

Beautiful Soup keeps no position of text. This tree builder, written to its documented extension point, makes a node of
every piece of text, and the node carries its range of the source.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Self

from bs4 import BeautifulSoup
from bs4.builder import HTMLTreeBuilder
from bs4.element import NavigableString, Tag

from onrecord.errors import UnreadableError
from onrecord.readers._remarks import BEGINS, UNCLOSED
from onrecord.readers._tokens import RAW, Kind, Token, tokens

DEEPEST = 512
"""Open elements within each other, as browsers have it."""
_LONGEST_LABEL = 2_000
"""Nodes below an element that is asked for its text: a headline, a byline, a title."""
_REPEATED = frozenset("p li dt dd tr td th option".split())
"""Elements that end where the next of their name begins within them, for they are often left open."""


class Element(Tag):
    """An element with the ranges of its tags. No two are equal, whatever they hold."""

    start_tag: tuple[int, int]
    end_tag: tuple[int, int] | None = None

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def value(self, name: str) -> str:
        """Return the value of an attribute; empty where there is none."""
        return str(self.attrs.get(name, ""))


class _Positioned(NavigableString):
    """A string, and the range of the source that it was read from. No two are equal, whatever they say."""

    start: int
    end: int

    def __new__(cls, text: str, start: int, end: int) -> Self:
        node = super().__new__(cls, text)
        node.start, node.end = start, end
        return node

    __eq__ = object.__eq__
    __ne__ = object.__ne__
    __hash__ = object.__hash__


class Text(_Positioned):
    """A piece of text."""


class Remark(_Positioned):
    """A remark to onrecord as written."""


class Comment(_Positioned):
    """The words of any other comment."""


def elements(root: Tag, *names: str) -> Iterator[Element]:
    """Return the elements below that bear one of the names, or all."""
    return (node for node in root.descendants if isinstance(node, Element) and (not names or node.name in names))


def first(root: Tag, *names: str) -> Element | None:
    """Return the first element below that bears one of the names."""
    return next(elements(root, *names), None)


def texts_among(nodes: Iterable[object]) -> Iterator[Text]:
    """Return the pieces of text among some nodes."""
    return (node for node in nodes if isinstance(node, Text))


def text_of(element: Tag) -> str:
    """Return the text below a short element, white space collapsed."""
    return " ".join(raw_text_of(element).split())


def raw_text_of(element: Tag) -> str:
    """Return the text below a short element as written. (`get_text` passes over nodes of an unknown class.)"""
    return "".join(texts_among(islice(element.descendants, _LONGEST_LABEL)))


def parse(source: str, offset: int = 0) -> BeautifulSoup:
    """Return the tree of `source`, whose ranges are counted from `offset`.

    Raises:
        UnreadableError: if too much of it is tags that do not end, or elements in elements.
    """
    collects = gc.isenabled()
    gc.disable()  # all nodes of a growing tree are in use: to look for others among them takes a quarter of the time
    try:
        return BeautifulSoup("", builder=_PositionedTreeBuilder(source, offset), element_classes={Tag: Element})
    finally:
        if collects:
            gc.enable()


class _PositionedTreeBuilder(HTMLTreeBuilder):
    """Grows the soup's tree from tokens: a `Text` for every piece of text, a `Remark` for every remark to onrecord.

    It holds the source itself, for Beautiful Soup warns of one that looks like an address or the name of a file.
    """

    NAME = "onrecord"
    features = ["onrecord"]
    is_xml = False
    soup: Any

    def __init__(self, source: str, offset: int) -> None:
        super().__init__(multi_valued_attributes={}, preserve_whitespace_tags=set(), string_containers={})
        self._source = source
        self._offset = offset

    def prepare_markup(self, markup: Any, *_: Any, **__: Any) -> Iterator[Any]:
        yield markup, None, None, False

    def feed(self, markup: Any) -> None:
        for token in tokens(self._source):
            match token.kind:
                case Kind.START:
                    self._start(token)
                case Kind.END:
                    self._end(token)
                case Kind.COMMENT:
                    self._comment(token)
                case _:
                    self._text(token)

    def _start(self, token: Token) -> None:
        name = token.data
        if name in _REPEATED and self.soup.currentTag.name == name:
            self.soup.handle_endtag(name)
        if len(self.soup.tagStack) > DEEPEST:
            raise UnreadableError("nests elements too deeply to be a page; save it as plain text")
        element = self.soup.handle_starttag(name, None, None, token.attributes)
        element.start_tag = self._range(token.start, token.end)
        if token.empty or self.can_be_empty_element(name):
            self.soup.handle_endtag(name)

    def _end(self, token: Token) -> None:
        if self._is_open(token.data):
            ended = self.soup.currentTag
            if ended.name != token.data:
                ended = next(tag for tag in reversed(self.soup.tagStack) if tag.name == token.data)
            ended.end_tag = self._range(token.start, token.end)
            self.soup.handle_endtag(token.data)

    def _comment(self, token: Token) -> None:
        is_comment = self._source.startswith("<!--", token.start)
        if not is_comment or self._is_open("template"):
            return
        if BEGINS.match(token.data):
            self._add(Remark(self._source[token.start : token.end], *self._range(token.start, token.end)))
        elif token.data.strip():
            self._add(Comment(token.data, *self._range(token.start, token.end)))

    def _text(self, token: Token) -> None:
        is_copy = token.kind is Kind.TEXT and self.soup.currentTag.name not in RAW
        if is_copy and "<!--" in token.data and not self._is_open("template"):
            for unclosed in UNCLOSED.finditer(token.data):
                start, end = unclosed.span()
                self._add(Remark(unclosed.group(), *self._range(token.start + start, token.start + end)))
        self._add(Text(token.data, *self._range(token.start, token.end)))

    def _add(self, node: Text | Remark | Comment) -> None:
        """Append a node. Beautiful Soup's own way mends links of nodes that are put into a finished tree, for each."""
        parent = self.soup.currentTag
        node.setup(parent, self.soup._most_recent_element)
        parent.contents.append(node)
        self.soup._most_recent_element = node

    def _is_open(self, name: str) -> bool:
        return bool(self.soup.open_tag_counter[name])

    def _range(self, start: int, end: int) -> tuple[int, int]:
        return start + self._offset, end + self._offset
