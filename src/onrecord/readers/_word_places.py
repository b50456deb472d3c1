"""Where each character of a Word document stands in its XML, and how runs are parted there.

The walk that reads a document notes every piece of text with the element it came from, so that a phrase is never
searched for again.
"""

from __future__ import annotations

from bisect import bisect_right
from copy import deepcopy
from typing import Any

from onrecord.domain import Span

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RUN = W + "r"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Places:
    """Ranges of the origin (code points) in order, and the element that each was read from."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._nodes: list[Any] = []
        self._lengths: list[int] = []

    def add(self, start: int, length: int, node: Any) -> None:
        """`node` holds the `length` characters from `start`; starts only grow."""
        self._starts.append(start)
        self._lengths.append(length)
        self._nodes.append(node)

    def isolate(self, origin: Span) -> tuple[Any, Any]:
        """Return the first and the last element of a stretch that holds `origin` and, where Word can part it, no more.

        Text elements are parted within their run. What lies in a text box, in a footnote or in another such story
        is followed as far as the story goes that the first character is in.

        Raises:
            LookupError: if the document has no text.
        """
        last = self._index(max(origin.start, origin.end - 1))
        first = min(last, self._index(origin.start))
        if first < last and origin.start >= self._starts[first] + self._lengths[first]:
            first += 1  # the span begins in the gap between two paragraphs
        home = story(self._nodes[first])
        while story(self._nodes[last]) is not home:
            last -= 1
        self._split(last, origin.end)
        if self._split(first, origin.start):
            first, last = first + 1, last + 1
        return self._nodes[first], self._nodes[last]

    def _index(self, at: int) -> int:
        if not self._starts:
            raise LookupError("the document has no text")
        return max(0, bisect_right(self._starts, at) - 1)

    def _split(self, index: int, at: int) -> bool:
        """Part a text element so that one begins at `at`; False where there is nothing to part."""
        node, offset = self._nodes[index], at - self._starts[index]
        if not 0 < offset < self._lengths[index] or node.tag != W + "t" or len(node) or pin(node) is not node:
            return False
        rest = deepcopy(node)
        rest.tail = None
        node.text, rest.text = node.text[:offset], node.text[offset:]
        node.addnext(rest)
        for each in (node, rest):
            if each.text != each.text.strip():
                each.set(_SPACE, "preserve")
        self._starts.insert(index + 1, at)
        self._nodes.insert(index + 1, rest)
        self._lengths.insert(index + 1, self._lengths[index] - offset)
        self._lengths[index] = offset
        return True


def story(node: Any) -> Any:
    """Return the outermost text box or note that `node` stands in; None in the body."""
    around = list(node.iterancestors(W + "txbxContent", W + "footnote", W + "endnote"))
    return around[-1] if around else None


def pin(node: Any) -> Any:
    """Return the child of the outermost run around `node`: itself, the text box or the ruby that it is in.

    Word lets comments stand between the outermost runs and nowhere below. Outside any run it is `node`.
    """
    chain = [node, *node.iterancestors()]
    runs = [index for index, each in enumerate(chain) if each.tag == _RUN]
    return chain[runs[-1] - 1] if runs and runs[-1] else node


def run_from(child: Any) -> Any:
    """Return the run that begins with `child`, parted from its earlier self if need be; outside any run, `child`."""
    run = child.getparent()
    if run is None or run.tag != _RUN:
        return child
    before = [each for each in child.itersiblings(preceding=True) if each.tag != W + "rPr"]
    return _parted(run, child) if before else run


def run_to(child: Any) -> Any:
    """Return the run that ends with `child`, parted from the rest of it if need be; outside any run, `child`."""
    run = child.getparent()
    if run is None or run.tag != _RUN:
        return child
    if (rest := child.getnext()) is not None:
        _parted(run, rest)
    return run


def _parted(run: Any, child: Any) -> Any:
    """Return a new run of the same formatting with `child` and what follows it."""
    new = run.makeelement(run.tag, dict(run.attrib), nsmap=run.nsmap)
    if (properties := run.find(W + "rPr")) is not None:
        new.append(deepcopy(properties))
    new.extend([child, *child.itersiblings()])
    run.addnext(new)
    return new
