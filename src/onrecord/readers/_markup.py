"""The visible text of an HTML tree as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.domain import BlockKind, Omission
from onrecord.language.regex import unbounded as regex
from onrecord.readers._builder import Builder
from onrecord.readers._normal import is_blank
from onrecord.readers._prose import is_prose
from onrecord.readers._tokens import RAW
from onrecord.readers._tree import Comment, Element, Node, Remark, Text, parse, raw_text_of, text_of, texts_among

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST_SAMPLE = 2_000
"""Characters of an element by which it is seen whether it is prose."""

_SILENT = frozenset(
    "script style template noscript svg math code pre head iframe object canvas audio video select option button "
    "textarea del s strike nav input map kbd samp title noembed noframes amp-ad amp-addthis amp-auto-ads amp-consent "
    "amp-embed amp-iframe amp-lightbox amp-list amp-mega-menu amp-next-page amp-sidebar amp-social-share amp-sticky-ad "
    "amp-user-notification amp-video amp-web-push-widget".split()
)
_OMISSIONS = {
    **dict.fromkeys("del s strike".split(), Omission.STRUCK_OUT),
    **dict.fromkeys("code pre kbd samp".split(), Omission.CODE),
    **dict.fromkeys("iframe object audio video canvas svg math amp-ad".split(), Omission.EMBEDDED),
    **dict.fromkeys("nav select button textarea".split(), Omission.AROUND),
}
"""What is told of an element that is not read; scripts, styles and the like hold no words for a reader."""
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
_QUOTATION_MARKS = frozenset("\"'“”„‟‘’‚‛«»‹›")
_NOTE_MARK = regex(r"\[?(?:\d{1,3}|[*†‡§↩^]|↩︎)\]?")
"""What links to a footnote, and back."""
_DIALOGS = ("dialog", "alertdialog")
"""Roles of boxes that lie over the page and are closed: a notice on cookies, a form."""
_STRUCK = regex(r"text-decoration[^;]{0,60}line-through", re.IGNORECASE)
_HIDDEN = regex(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-element\s*:\s*comment|mso-hide\s*:\s*all", re.IGNORECASE
)
_WORD_COMMENT = regex(r"\bmsocom(?:anchor|txt|mentreference|mentsubject|menttext)\b", re.IGNORECASE)
"""The classes of comments, and of the marks of them, in HTML that Word saves."""
_PROPERTIES = "properties"
"""The class of the table in which Notion keeps who has a page, its status and its dates."""


def add_fragment(builder: Builder, source: str, start: int, end: int) -> None:
    """Add the visible text of the fragment `source[start:end]`."""
    Writer(builder).write(parse(source[start:end], start))


class Writer:
    """Writes the visible text of a tree as blocks. Walks without recursion: pages nest without limit."""

    def __init__(self, builder: Builder, keep: Callable[[Text], bool] | None = None, *, hidden: bool = False) -> None:
        self._builder = builder
        self._keep = keep
        self._hidden = hidden
        self._breaks = 0
        self._quotes = 0
        self._marks: list[str] = []
        self._kinds: list[BlockKind] = []
        self._headline = True
        self.headline_tag: Element | None = None
        self._around: list[Text] = []

    def write(self, root: Element) -> None:
        """Write everything below `root`."""
        stack: list[tuple[Node, bool]] = [(child, False) for child in reversed(root.contents)]
        while stack:
            node, leaving = stack.pop()
            if isinstance(node, Text):
                self._text(node)
            elif isinstance(node, Remark):
                self.note([node])
            elif isinstance(node, Comment) and self._keep is None:
                self._builder.omit(Omission.COMMENT, node.start, str(node))
            elif leaving and isinstance(node, Element):
                self._leave(node)
            elif isinstance(node, Element) and (_is_left_out(node) or (is_hidden(node) and not self._hidden)):
                self.note(remarks(node))
                self._omit(node)
            elif isinstance(node, Element):
                self._enter(node)
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(node.contents))
        if self._around:
            words = sum(len(text.split()) for text in self._around)
            self._builder.omit(Omission.AROUND, self._around[0].start, words)

    def _omit(self, tag: Element) -> None:
        """Note an element that is not read; of a page with an article, what is around it is told as a whole."""
        shown = Omission.STRUCK_OUT if _is_struck(tag) else Omission.HIDDEN
        kind = _OMISSIONS.get(tag.name, None if is_silent(tag) else shown)
        texts = [text for text in texts_among(tag.descendants) if not is_blank(text) and not _is_raw(text)]
        if self._keep is not None:
            self._around += texts if kind else []
        elif kind and (texts or kind is Omission.EMBEDDED):
            self._builder.omit(kind, tag.start_tag[0], " ".join(texts))

    def note(self, found: Iterable[Remark]) -> None:
        """Note remarks that stand in no text."""
        for each in found:
            self._builder.remark(str(each), each.start, each.end)

    def _enter(self, tag: Element) -> None:
        name = tag.name
        if name == "br":
            self._breaks += 1
            return
        if name == "img" and self._keep is None:
            self._builder.omit(Omission.PICTURE, tag.start_tag[0], tag.value("alt"))
        if name == "blockquote":
            self._quotes += 1
        if name == "q":
            self._quote(tag)
        if name in _TABLE:
            self._enter_table(tag)
        if name == "blockquote" or is_block(tag):
            self._kinds.append(self._kind(tag))
            self._builder.open(self._kinds[-1])
        elif name == "a" and tag.value("href"):
            self._builder.open_link(tag.value("href").strip())

    def _leave(self, tag: Element) -> None:
        name = tag.name
        if name == "blockquote":
            self._quotes -= 1
        if name == "q" and (mark := self._marks.pop()):
            self._builder.text(mark, *(tag.end_tag or (tag.start_tag[1], tag.start_tag[1])))
        if name == "table":
            self._builder.tables.leave()
        elif name in ("td", "th"):
            self._builder.tables.leave_cell()
        if name == "blockquote" or is_block(tag):
            self._kinds.pop()
            self._builder.open(self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH)
        elif name == "a":
            self._builder.close_link()

    def _quote(self, tag: Element) -> None:
        """Write the quotation mark that a browser shows for `<q>`, unless the page writes one itself."""
        first = next((text for text in texts_among(tag.descendants) if not is_blank(text)), None)
        is_read = first is not None and (self._keep is None or self._keep(first))
        if first is None or not is_read or first.lstrip()[:1] in _QUOTATION_MARKS:
            self._marks.append("")
            return
        within = any(self._marks)
        self._builder.text("‘" if within else "“", *tag.start_tag)
        self._marks.append("’" if within else "”")

    def _enter_table(self, tag: Element) -> None:
        tables = self._builder.tables
        if tag.name == "table":
            tables.enter()
        elif tag.name == "tr":
            tables.row()
        else:
            columns, rows = (_count(tag, name) for name in ("colspan", "rowspan"))
            tables.cell(columns=columns, rows=rows, is_header=tag.name == "th")

    def _kind(self, tag: Element) -> BlockKind:
        if is_byline(tag):
            return BlockKind.BYLINE
        if tag is self.headline_tag or (self.headline_tag is None and tag.name == "h1" and self._headline):
            self._headline = False
            return BlockKind.HEADLINE
        if _is_note(tag):
            return BlockKind.FOOTNOTE
        kind = _KINDS.get(tag.name)
        if kind is BlockKind.SUBHEAD or (kind is not None and not self._quotes):
            return kind
        if self._quotes:
            return BlockKind.BLOCK_QUOTATION
        inherited = self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH
        return BlockKind.PARAGRAPH if inherited in {BlockKind.SUBHEAD, BlockKind.HEADLINE} else inherited

    def _text(self, node: Text) -> None:
        if self._keep is not None and not self._keep(node):
            self._around.append(node)
            return
        if self._breaks and node.strip():
            if self._breaks > 1:
                self._builder.open(self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH)
            else:
                self._builder.text(" ", node.start, node.start)
            self._breaks = 0
        self._builder.text(str(node), node.start, node.end)


def _count(tag: Element, name: str) -> int:
    """Return a number of columns or rows that a cell states; 1 where it states none that makes sense."""
    value = tag.value(name).strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 1


def is_silent(tag: Element) -> bool:
    """Whether nothing below is prose."""
    if tag.name == "a":
        return tag.value("href").startswith("#") and bool(_NOTE_MARK.fullmatch(text_of(tag).strip()))
    return tag.name in _SILENT and not (tag.name == "pre" and is_prose(raw_text_of(tag)[:_LONGEST_SAMPLE]))


def _is_note(tag: Element) -> bool:
    """Whether it is a paragraph that begins with its number, which leads back to where it is referred to."""
    if tag.name not in ("p", "li"):
        return False
    first = next((text for text in texts_among(tag.descendants) if not is_blank(text)), None)
    link = first.parent if first is not None else None
    while link is not None and link is not tag and link.name != "a":
        link = link.parent
    return link is not None and link.name == "a" and is_silent(link) and bool(link.value("id") or link.value("name"))


def _is_left_out(tag: Element) -> bool:
    """Whether it is silent, or a time that stands in a box of its own, as over an entry of a live blog."""
    return is_silent(tag) or (tag.name == "time" and _stands_alone(tag))


CELLS_AND_HEADINGS = frozenset("td th h1 h2 h3 h4 h5 h6".split())


def _stands_alone(tag: Element) -> bool:
    """Whether an element has a box for itself, other boxes in it apart."""
    box = tag.parent
    while box is not None and not _has_more(box, tag):
        if is_block(box):
            return box.name not in CELLS_AND_HEADINGS
        tag, box = box, box.parent
    return box is None


def _has_more(box: Element, tag: Element) -> bool:
    """Whether text, or an element within a line, stands in a box beside an element."""
    return any(
        not is_blank(each) if isinstance(each, Text) else isinstance(each, Element) and not is_block(each)
        for each in box.contents
        if each is not tag
    )


def is_hidden(tag: Element) -> bool:
    """Whether a reader of the page does not see what is below."""
    attributes = tag.attrs
    return bool(attributes) and (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") in _DIALOGS
        or ("style" in attributes and (_HIDDEN.search(attributes["style"]) is not None or _is_struck(tag)))
        or (tag.name == "table" and _PROPERTIES in tag.value("class").split())
        or ("class" in attributes and _WORD_COMMENT.search(attributes["class"]) is not None)
    )


def _is_struck(tag: Element) -> bool:
    """Whether its style strikes out what is below."""
    return _STRUCK.search(tag.value("style")) is not None


def _is_raw(text: Text) -> bool:
    """Whether it is the content of a script or a style."""
    return text.parent is not None and text.parent.name in RAW


def remarks(root: Element) -> Iterator[Remark]:
    """Return the remarks to onrecord below an element, in order."""
    return (node for node in root.descendants if isinstance(node, Remark))


_BYLINE = regex(r"(?:^|[\s_-])(?:byline|author|author-name)(?:$|[\s_-])", re.IGNORECASE)


def is_byline(tag: Element) -> bool:
    """Whether the element holds the name of the author."""
    if not tag.attrs:
        return False
    marked = f"{tag.value('class')} {tag.value('rel')} {tag.value('itemprop')}"
    return bool(_BYLINE.search(marked)) and len(text_of(tag)) < 200


def is_block(tag: Element) -> bool:
    """Whether the element stands apart from the text around it."""
    return tag.name in _KINDS or tag.name in _PLAIN_BLOCKS
