"""The tree of an HTML page, in which every tag and every text knows where it was read from."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import Self

from onrecord.errors import UnreadableError
from onrecord.readers._remarks import BEGINS, UNCLOSED
from onrecord.readers._tokens import RAW, Kind, Token, tokens

DEEPEST = 512
"""Open elements within each other, as browsers have it."""
_LONGEST_LABEL = 2_000
"""Nodes below an element that is asked for its text: a headline, a byline, a title."""
_REPEATED = frozenset("p li dt dd tr td th option".split())
"""Elements that end where the next of their name begins within them, for they are often left open."""
_VOID = frozenset(
    "area base basefont bgsound br col command embed frame hr image img input isindex keygen link menuitem meta nextid "
    "param source spacer track wbr".split()
)
"""Elements that hold nothing."""


class Element:
    """An element with the ranges of its tags."""

    __slots__ = ("attrs", "contents", "end_tag", "name", "parent", "start_tag")

    def __init__(
        self, name: str, attrs: Mapping[str, str], parent: Element | None, start_tag: tuple[int, int] = (0, 0)
    ) -> None:
        self.name = name
        self.attrs = attrs
        self.parent = parent
        self.start_tag = start_tag
        self.end_tag: tuple[int, int] | None = None
        self.contents: list[Node] = []

    def value(self, name: str) -> str:
        """Return the value of an attribute; empty where there is none."""
        return self.attrs.get(name, "")

    @property
    def descendants(self) -> Iterator[Node]:
        """Everything below, in the order of the page."""
        open_ones = [iter(self.contents)]
        while open_ones:
            for node in open_ones[-1]:
                yield node
                if isinstance(node, Element) and node.contents:
                    open_ones.append(iter(node.contents))
                    break
            else:
                open_ones.pop()


class _Positioned(str):
    """A string, and the range of the source that it was read from. No two are equal, whatever they say."""

    __slots__ = ("end", "parent", "start")

    start: int
    end: int
    parent: Element | None

    def __new__(cls, text: str, start: int, end: int, parent: Element | None = None) -> Self:
        node = super().__new__(cls, text)
        node.start, node.end, node.parent = start, end, parent
        return node

    __eq__ = object.__eq__
    __ne__ = object.__ne__
    __hash__ = object.__hash__


class Text(_Positioned):
    """A piece of text."""

    __slots__ = ()


class Remark(_Positioned):
    """A remark to onrecord as written."""

    __slots__ = ()


class Comment(_Positioned):
    """The words of any other comment."""

    __slots__ = ()


Node = Element | Text | Remark | Comment


def elements(root: Element, *names: str) -> Iterator[Element]:
    """Return the elements below that bear one of the names, or all."""
    return (node for node in root.descendants if isinstance(node, Element) and (not names or node.name in names))


def first(root: Element, *names: str) -> Element | None:
    """Return the first element below that bears one of the names."""
    return next(elements(root, *names), None)


def texts_among(nodes: Iterable[object]) -> Iterator[Text]:
    """Return the pieces of text among some nodes."""
    return (node for node in nodes if isinstance(node, Text))


def text_of(element: Element) -> str:
    """Return the text below a short element, white space collapsed."""
    return " ".join(raw_text_of(element).split())


def raw_text_of(element: Element) -> str:
    """Return the text below a short element as written."""
    return "".join(texts_among(islice(element.descendants, _LONGEST_LABEL)))


def parse(source: str, offset: int = 0) -> Element:
    """Return the root of the tree of `source`, whose ranges are counted from `offset`.

    Raises:
        UnreadableError: if too much of it is tags that do not end, or elements in elements.
    """
    with without_collection():
        return _Grower(source, offset).grown()


@contextmanager
def without_collection() -> Iterator[None]:
    """Keep Python from looking for unused objects: all nodes of a tree are in use, and there are many."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


class _Grower:
    """Grows the tree from tokens: a `Text` for every piece of text, a `Remark` for every remark to onrecord."""

    def __init__(self, source: str, offset: int) -> None:
        self._source = source
        self._offset = offset
        self._open = [Element("", {}, None)]
        self._names: dict[str, int] = {}
        """How many elements of each name are open."""

    def grown(self) -> Element:
        """Return the root, whose name is empty."""
        for token in tokens(self._source):
            kind = token.kind
            if kind is Kind.START:
                self._start(token)
            elif kind is Kind.END:
                self._end(token)
            elif kind is Kind.COMMENT:
                self._comment(token)
            else:
                self._text(token)
        return self._open[0]

    def _start(self, token: Token) -> None:
        name = token.data
        around = self._open[-1]
        if name in _REPEATED and around.name == name:
            self._close(name)
            around = self._open[-1]
        if len(self._open) > DEEPEST:
            raise UnreadableError("nests elements too deeply to be a page; save it as plain text")
        element = Element(name, token.attributes, around, (token.start + self._offset, token.end + self._offset))
        around.contents.append(element)
        if not token.empty and name not in _VOID:
            self._open.append(element)
            self._names[name] = self._names.get(name, 0) + 1

    def _end(self, token: Token) -> None:
        if self._names.get(token.data):
            self._close(token.data).end_tag = (token.start + self._offset, token.end + self._offset)

    def _close(self, name: str) -> Element:
        """Close the innermost open element of a name, and all within it."""
        while True:
            closed = self._open.pop()
            self._names[closed.name] -= 1
            if closed.name == name:
                return closed

    def _comment(self, token: Token) -> None:
        is_comment = self._source.startswith("<!--", token.start)
        if not is_comment or self._names.get("template"):
            return
        if BEGINS.match(token.data):
            self._add(Remark, self._source[token.start : token.end], token.start, token.end)
        elif token.data.strip():
            self._add(Comment, token.data, token.start, token.end)

    def _text(self, token: Token) -> None:
        if "<!--" in token.data and self._open[-1].name not in RAW and not self._names.get("template"):
            for unclosed in UNCLOSED.finditer(token.data) if token.kind is Kind.TEXT else ():
                start, end = unclosed.span()
                self._add(Remark, unclosed.group(), token.start + start, token.start + end)
        self._add(Text, token.data, token.start, token.end)

    def _add(self, kind: type[Text | Remark | Comment], text: str, start: int, end: int) -> None:
        around = self._open[-1]
        around.contents.append(kind(text, start + self._offset, end + self._offset, around))
