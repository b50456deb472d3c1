"""XML as a tree whose texts know their places: the parser is expat, the places are its own."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.readers._offsets import code_points, encodable

_DEEPEST = 400
_MOST_ELEMENTS = 1_000_000
_DECLARATION = regex(r"\A\s*<\?xml[^>]{0,300}\?>")


class Text(NamedTuple):
    """A piece of text, and the range of the source that it was read from; a reference is one piece."""

    text: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Element:
    """An element by its local name; `space` is its namespace."""

    name: str
    space: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | Text] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Return an attribute by its local name, or an empty text."""
        return self.attributes.get(name, "")

    def descendants(self) -> Iterator[Element | Text]:
        """Yield everything below, in order."""
        stack = list(reversed(self.children))
        while stack:
            node = stack.pop()
            yield node
            if isinstance(node, Element):
                stack.extend(reversed(node.children))

    def elements(self, *names: str) -> Iterator[Element]:
        """Yield the elements below that have one of these names, in order."""
        return (node for node in self.descendants() if isinstance(node, Element) and node.name in names)

    def first(self, *names: str) -> Element | None:
        """Return the first element below that has one of these names."""
        return next(self.elements(*names), None)

    def child(self, name: str, space: str = "") -> Element | None:
        """Return the first child of that name; `space` is a part of its namespace."""
        found = (node for node in self.children if isinstance(node, Element) and node.name == name)
        return next((node for node in found if space in node.space), None)

    def texts(self) -> Iterator[Text]:
        """Yield the texts below, in order."""
        return (node for node in self.descendants() if isinstance(node, Text))

    @property
    def text(self) -> str:
        """All text below in one line."""
        return " ".join("".join(node.text for node in self.texts()).split())


def parse(source: str) -> Element:
    """Return the root of an XML document.

    Raises:
        UnreadableError: if it is not well-formed, defines entities of its own, or nests or goes on without end.
    """
    # The text is decoded already: what the declaration says of its encoding is past.
    source = _DECLARATION.sub(lambda match: " " * len(match.group()), source, count=1)
    return _Planter(source).plant()


class _Planter:
    """Grows the tree from the events of the parser."""

    def __init__(self, source: str) -> None:
        self._data = encodable(source).encode()
        self._at = code_points(source)
        self._open = [Element("")]
        self._count = 0
        parser = self._parser = expat.ParserCreate("utf-8", " ")
        parser.ordered_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.SkippedEntityHandler = self._skipped
        parser.EntityDeclHandler = self._refuse

    def plant(self) -> Element:
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as error:
            raise UnreadableError(f"is not well-formed XML at line {error.lineno}; export it again") from None
        return next(node for node in self._open[0].children if isinstance(node, Element))

    def _start(self, name: str, attributes: list[str]) -> None:
        self._count += 1
        if len(self._open) > _DEEPEST or self._count > _MOST_ELEMENTS:
            raise UnreadableError("nests elements too deeply, or has too many; save it as plain text")
        space, _, local = name.rpartition(" ")
        pairs = zip(attributes[::2], attributes[1::2], strict=True)
        element = Element(local, space, {key.rpartition(" ")[2]: value for key, value in pairs})
        self._open[-1].children.append(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        start = self._parser.CurrentByteIndex
        written = text.encode()
        if self._data.startswith(written, start):
            end = start + len(written)
        elif self._data.startswith(b"\r", start):
            end = start + (2 if self._data.startswith(b"\r\n", start) else 1)
        else:
            end = self._data.find(b";", start) + 1
        self._open[-1].children.append(Text(text, self._at(start), self._at(end)))

    def _skipped(self, name: str, is_parameter: bool) -> None:
        meant = html.unescape(f"&{name};")
        if not is_parameter and meant != f"&{name};":
            start = self._parser.CurrentByteIndex
            end = self._data.find(b";", start) + 1
            self._open[-1].children.append(Text(meant, self._at(start), self._at(end)))

    def _refuse(self, *_: object) -> None:
        raise UnreadableError("defines text of its own in a document type; export it again without one")
