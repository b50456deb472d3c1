"""The tree of an HTML page. Every element and every piece of text knows which range of the source it was read from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice

from onrecord.errors import UnreadableError
from onrecord.readers._remarks import BEGINS, UNCLOSED
from onrecord.readers._tokens import RAW, Kind, Token, tokens

DEEPEST = 512
"""Open elements within each other, as browsers have it."""
_LONGEST_LABEL = 2_000
"""Nodes below an element that is asked for its text: a headline, a byline, a title."""
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_REPEATED = frozenset("p li dt dd tr td th option".split())
"""Elements that end where the next of their name begins within them, for they are often left open."""


class Text:
    """A piece of text, and the range of the source that it was read from."""

    __slots__ = ("end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end


class Remark(Text):
    """A remark to onrecord as written."""

    __slots__ = ()


class Element:
    """An element, with the ranges of its tags; what it holds is in `children`."""

    __slots__ = ("_end", "_nodes", "_place", "attributes", "children", "end_tag", "name", "start_tag")

    def __init__(
        self, name: str, attributes: Mapping[str, str], start_tag: tuple[int, int], nodes: list[Element | Text]
    ) -> None:
        self.name = name
        self.attributes = attributes
        self.start_tag = start_tag
        self.end_tag: tuple[int, int] | None = None
        self.children: list[Element | Text] = []
        nodes.append(self)
        self._nodes = nodes
        self._place = len(nodes)
        self._end = self._place

    def get(self, name: str) -> str:
        """The value of an attribute; empty where there is none."""
        return self.attributes.get(name, "")

    def close(self) -> None:
        """Nothing follows in it."""
        self._end = len(self._nodes)

    def descendants(self) -> Iterator[Element | Text]:
        """Everything below, in order."""
        return map(self._nodes.__getitem__, range(self._place, self._end))

    def elements(self, *names: str) -> Iterator[Element]:
        """The elements below that bear one of the names, or all."""
        return (node for node in self.descendants() if isinstance(node, Element) and (not names or node.name in names))

    def first(self, *names: str) -> Element | None:
        """The first element below that bears one of the names."""
        return next(self.elements(*names), None)


def text_of(element: Element) -> str:
    """The text below a short element, white space collapsed."""
    return " ".join(raw_text_of(element).split())


def raw_text_of(element: Element) -> str:
    """The text below a short element as written."""
    nodes = islice(element.descendants(), _LONGEST_LABEL)
    return "".join(node.text for node in nodes if isinstance(node, Text) and not isinstance(node, Remark))


def parse(source: str, offset: int = 0) -> Element:
    """The tree of `source`, whose ranges are counted from `offset`.

    Raises:
        UnreadableError: if too much of it is tags that do not end, or elements in elements.
    """
    return _Parser(source, offset).root


class _Parser:
    """Makes the tree of the tokens: a `Text` for every piece of text, a `Remark` for every remark to onrecord."""

    def __init__(self, source: str, offset: int) -> None:
        self._source = source
        self._offset = offset
        self._nodes: list[Element | Text] = []
        self.root = Element("", {}, (offset, offset), self._nodes)
        self._open = [self.root]
        self._names: Counter[str] = Counter()
        for token in tokens(source):
            match token.kind:
                case Kind.START:
                    self._start(token)
                case Kind.END:
                    self._end(token)
                case Kind.COMMENT:
                    self._comment(token)
                case _:
                    self._text(token)
        for element in self._open:
            element.close()

    def _start(self, token: Token) -> None:
        name = token.data
        if name in _REPEATED and self._open[-1].name == name:
            self._pop()
        if len(self._open) > DEEPEST:
            raise UnreadableError("nests elements too deeply to be a page; save it as plain text")
        element = Element(name, token.attributes, self._range(token.start, token.end), self._nodes)
        self._open[-1].children.append(element)
        if not token.empty and name not in _VOID:
            self._open.append(element)
            self._names[name] += 1
        else:
            element.close()

    def _end(self, token: Token) -> None:
        while self._names[token.data]:
            ended = self._pop()
            if ended.name == token.data:
                ended.end_tag = self._range(token.start, token.end)
                break

    def _pop(self) -> Element:
        ended = self._open.pop()
        ended.close()
        self._names[ended.name] -= 1
        return ended

    def _comment(self, token: Token) -> None:
        is_comment = self._source.startswith("<!--", token.start)
        if is_comment and BEGINS.match(token.data) and not self._names["template"]:
            self._add(Remark(self._source[token.start : token.end], *self._range(token.start, token.end)))

    def _text(self, token: Token) -> None:
        is_copy = token.kind is Kind.TEXT and self._open[-1].name not in RAW
        if is_copy and "<!--" in token.data and not self._names["template"]:
            for unclosed in UNCLOSED.finditer(token.data):
                start, end = unclosed.span()
                self._add(Remark(unclosed.group(), *self._range(token.start + start, token.start + end)))
        self._add(Text(token.data, *self._range(token.start, token.end)))

    def _add(self, node: Text) -> None:
        self._open[-1].children.append(node)
        self._nodes.append(node)

    def _range(self, start: int, end: int) -> tuple[int, int]:
        return start + self._offset, end + self._offset
