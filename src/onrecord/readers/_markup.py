"""HTML to text with positions: the tree is Beautiful Soup's, the positions are the parser's.

Beautiful Soup keeps no position of text. This tree builder, written to its documented extension point, makes a node
of every piece of text, and the node carries where it was read from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from bs4.builder import HTMLTreeBuilder
from bs4.element import Comment, NavigableString, PageElement, Tag

from onrecord.domain import BlockKind
from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.readers._builder import Builder
from onrecord.readers._prose import is_prose
from onrecord.readers._remarks import BEGINS, UNCLOSED
from onrecord.readers._tokens import RAW, Kind, Token, tokens

if TYPE_CHECKING:
    from collections.abc import Callable

DEEPEST = 512
"""Open elements within each other, as browsers have it."""
_LONGEST_LABEL = 2_000
"""Nodes below an element that is asked for its text: a headline, a byline, a title."""

_SILENT = frozenset(
    "script style template noscript svg math code pre head iframe object canvas audio video select option button "
    "textarea del s strike nav input map kbd samp title noembed noframes".split()
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
    **{f"h{level}": BlockKind.SUBHEAD for level in range(1, 7)},
}
_PLAIN_BLOCKS = frozenset(
    "p div section article main header footer aside body html figure table tbody thead tfoot tr ul ol dl address "
    "pre details summary fieldset form hr center picture hgroup search dialog".split()
)
_TABLE = frozenset("table tr td th".split())
_HIDDEN = regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class Text(NavigableString):
    """A piece of text, and the range of the source that it was read from."""

    origin: tuple[int, int]


class Remark(Comment):
    """A remark to onrecord as written, and the range of the source that it was read from."""

    origin: tuple[int, int]


class _Planter:
    """Grows the soup's tree from tokens: a `Text` for every piece of text, a `Remark` for every remark to onrecord."""

    def __init__(self, soup: Any, source: str, offset: int) -> None:
        self._soup = soup
        self._source = source
        self._offset = offset

    def plant(self) -> None:
        """Build the tree of the whole source."""
        for token in tokens(self._source):
            match token.kind:
                case Kind.START:
                    self._start(token)
                case Kind.END:
                    self._end(token.data)
                case Kind.COMMENT:
                    self._comment(token)
                case _:
                    self._text(token)

    def _start(self, token: Token) -> None:
        if len(self._soup.tagStack) > DEEPEST:
            raise UnreadableError("nests elements too deeply to be a page; save it as plain text")
        self._soup.handle_starttag(token.data, None, None, dict(token.attributes))
        if token.empty or token.data in _VOID:
            self._soup.handle_endtag(token.data)

    def _end(self, name: str) -> None:
        if name not in _VOID:
            self._soup.handle_endtag(name)

    def _comment(self, token: Token) -> None:
        is_comment = self._source.startswith("<!--", token.start)
        if is_comment and BEGINS.match(token.data) and not self._in_template():
            self._insert(Remark(self._source[token.start : token.end]), token.start, token.end)

    def _text(self, token: Token) -> None:
        is_copy = token.kind is Kind.TEXT and self._soup.currentTag.name not in RAW
        if is_copy and "<!--" in token.data and not self._in_template():
            for unclosed in UNCLOSED.finditer(token.data):
                start, end = unclosed.span()
                self._insert(Remark(unclosed.group()), token.start + start, token.start + end)
        self._insert(Text(token.data), token.start, token.end)

    def _in_template(self) -> bool:
        """Whether what stands here is no part of the page."""
        return any(tag.name == "template" for tag in self._soup.tagStack)

    def _insert(self, node: Text | Remark, start: int, end: int) -> None:
        node.origin = (start + self._offset, end + self._offset)
        self._soup.endData()
        self._soup.object_was_parsed(node)


class _PositionedTreeBuilder(HTMLTreeBuilder):
    NAME = "onrecord"
    features = ["onrecord"]
    is_xml = False
    offset = 0

    def prepare_markup(self, markup: Any, *_: Any, **__: Any) -> Iterator[Any]:
        yield markup, None, None, False

    def feed(self, markup: Any) -> None:
        _Planter(self.soup, markup, self.offset).plant()


def parse(source: str, offset: int = 0) -> BeautifulSoup:
    """The tree of `source`, whose text nodes know their range, counted from `offset`.

    Raises:
        UnreadableError: if too much of it is tags that do not end, or elements in elements.
    """
    builder = _PositionedTreeBuilder(multi_valued_attributes={})
    builder.offset = offset
    return BeautifulSoup(source, builder=builder)


def add_fragment(builder: Builder, source: str, start: int, end: int) -> None:
    """Add the visible text of the fragment `source[start:end]`."""
    Writer(builder).write(parse(source[start:end], start))


class Writer:
    """Writes the visible text of a tree as blocks. Walks without recursion: pages nest without limit."""

    def __init__(self, builder: Builder, keep: Callable[[Text], bool] | None = None) -> None:
        self._builder = builder
        self._keep = keep
        self._breaks = 0
        self._quotes = 0
        self._kinds: list[BlockKind] = []
        self._headline = True
        self.headline_tag: Tag | None = None

    def write(self, root: Tag) -> None:
        """Write everything below `root`."""
        stack: list[tuple[PageElement, bool]] = [(child, False) for child in reversed(root.contents)]
        while stack:
            node, leaving = stack.pop()
            if leaving and isinstance(node, Tag):
                self._leave(node)
            elif isinstance(node, Text):
                self._text(node)
            elif isinstance(node, Remark):
                self._builder.remark(str(node), *node.origin)
            elif isinstance(node, Tag) and is_silent(node):
                self.note(remarks(node))
            elif isinstance(node, Tag):
                self._enter(node)
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(node.contents))

    def note(self, found: Iterable[Remark]) -> None:
        """Note remarks that stand in no text."""
        for each in found:
            self._builder.remark(str(each), *each.origin)

    def _enter(self, tag: Tag) -> None:
        name = tag.name
        if name == "br":
            self._breaks += 1
            return
        if name == "blockquote":
            self._quotes += 1
        if name in _TABLE:
            self._enter_table(tag)
        if name == "blockquote" or is_block(tag):
            self._kinds.append(self._kind(tag))
            self._builder.open(self._kinds[-1])
        elif name == "a" and tag.get("href"):
            self._builder.open_link(str(tag["href"]).strip())

    def _leave(self, tag: Tag) -> None:
        name = tag.name
        if name == "blockquote":
            self._quotes -= 1
        if name == "table":
            self._builder.tables.leave()
        elif name in ("td", "th"):
            self._builder.tables.leave_cell()
        if name == "blockquote" or is_block(tag):
            self._kinds.pop()
            self._builder.open(self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH)
        elif name == "a":
            self._builder.close_link()

    def _enter_table(self, tag: Tag) -> None:
        tables = self._builder.tables
        if tag.name == "table":
            tables.enter()
        elif tag.name == "tr":
            tables.row()
        else:
            columns, rows = (_count(tag, name) for name in ("colspan", "rowspan"))
            tables.cell(columns=columns, rows=rows, is_header=tag.name == "th")

    def _kind(self, tag: Tag) -> BlockKind:
        if is_byline(tag):
            return BlockKind.BYLINE
        if tag is self.headline_tag or (self.headline_tag is None and tag.name == "h1" and self._headline):
            self._headline = False
            return BlockKind.HEADLINE
        kind = _KINDS.get(tag.name)
        if kind is BlockKind.SUBHEAD or (kind is not None and not self._quotes):
            return kind
        if self._quotes:
            return BlockKind.BLOCK_QUOTATION
        inherited = self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH
        return BlockKind.PARAGRAPH if inherited in {BlockKind.SUBHEAD, BlockKind.HEADLINE} else inherited

    def _text(self, node: Text) -> None:
        if self._keep is not None and not self._keep(node):
            return
        start, end = node.origin
        if self._breaks and str(node).strip():
            if self._breaks > 1:
                self._builder.open(self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH)
            else:
                self._builder.text(" ", start, start)
            self._breaks = 0
        self._builder.text(str(node), start, end)


def _count(tag: Tag, name: str) -> int:
    """A number of columns or rows that a cell states; 1 where it states none that makes sense."""
    value = str(tag.get(name, "")).strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 1


def is_silent(tag: Tag) -> bool:
    """Whether nothing below is prose that a reader sees."""
    return (
        (tag.name in _SILENT and not (tag.name == "pre" and is_prose(_beginning_of(tag))))
        or tag.has_attr("hidden")
        or tag.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(str(tag.get("style", ""))))
    )


def remarks(root: Tag) -> Iterator[Remark]:
    """The remarks to onrecord below an element, in order."""
    return (node for node in root.descendants if isinstance(node, Remark))


_BYLINE = regex(r"(?:^|[\s_-])(?:byline|author|author-name)(?:$|[\s_-])", re.IGNORECASE)


def is_byline(tag: Tag) -> bool:
    """Whether the element holds the name of the author."""
    marked = " ".join(str(tag.get(name, "")) for name in ("class", "rel", "itemprop"))
    return bool(_BYLINE.search(marked)) and len(text_of(tag)) < 200


def text_of(tag: Tag) -> str:
    """The text below a short element, white space collapsed. (`get_text` passes over nodes of an unknown class.)"""
    nodes = islice(tag.descendants, _LONGEST_LABEL)
    return " ".join("".join(str(node) for node in nodes if isinstance(node, Text)).split())


def _beginning_of(tag: Tag) -> str:
    """The beginning of the text below an element, with its line ends."""
    nodes = islice(tag.descendants, _LONGEST_LABEL)
    return "".join(str(node) for node in nodes if isinstance(node, Text))[:_LONGEST_LABEL]


def is_block(tag: Tag) -> bool:
    """Whether the element stands apart from the text around it."""
    return tag.name in _KINDS or tag.name in _PLAIN_BLOCKS
