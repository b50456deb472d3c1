"""The texts of a web page, grouped by the block that they stand in, and what is around each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.language.patterns import pattern
from onrecord.language.regex import unbounded as regex
from onrecord.readers._markup import CELLS_AND_HEADINGS, is_block, is_hidden, is_silent
from onrecord.readers._normal import is_blank
from onrecord.readers._tree import Element, Node, Text

CHROME = ("nav", "aside", "footer", "form", "iframe")
_ROLES = regex(r"navigation|banner|contentinfo|complementary|search|(?:alert)?dialog", re.IGNORECASE)
_CONTROLS = "|".join("subscription statusbar toolbar".split())
_BOXES = frozenset(
    "ad ads advert breadcrumb breadcrumbs comment comments consent cookie cookies disqus footer menu navbar newsletter "
    "paywall popular promo recommended related share sidebar signup social statusbar subscribe subscription tags "
    "toolbar trending".split()
)
"""Words in the names of boxes that hold none of the article."""
_PART = regex(r"[A-Z]?[^\s_A-Z-]+|[A-Z]+")
"""Part of a name: "promo" and "List" of "promo-list", "promoList" and "PromoList"."""
_BOX_OF_TWO = "most-read"
_HEADINGS = frozenset("h2 h3 h4 h5 h6".split())
_LISTS = frozenset("ul ol dl blockquote".split())
_PARAGRAPHS = frozenset("p li blockquote".split())
_NOTES = frozenset("doc-footnote doc-endnote doc-endnotes footnote footnotes endnotes rearnote".split())
_FEWEST, _LONG = 4, 12
"""Words of the shortest line that may be of an article, and of the shortest paragraph."""
_TIMES = pattern("pages.times")
_NOTICE = regex(r"\bJava ?Script\b", re.IGNORECASE)


@dataclass(slots=True)
class Stretch:
    """Texts of the page that stand in one block, and what is around them."""

    block: Element | None = None
    clutter: frozenset[str] = frozenset()
    """The names of the boxes around it that sound like none of the article: paywall, newsletter, share."""
    in_chrome: bool = False
    is_hidden: bool = False
    is_link: bool = False
    article: Element | None = None
    caption: Element | None = None
    is_note: bool = False
    """Whether it is a footnote."""
    texts: list[Text] = field(default_factory=list)
    linked: int = 0
    """Words of links."""

    def within(self, block: Element | None) -> Stretch:
        """Return what the same is around, in another block, without texts."""
        return Stretch(
            block, self.clutter, self.in_chrome, self.is_hidden, self.is_link, self.article, self.caption, self.is_note
        )

    @property
    def words(self) -> int:
        return sum(len(each.split()) for each in self.texts)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())

    @property
    def is_prose(self) -> bool:
        """Whether it may be part of an article; "Loading …" and "Turn on JavaScript to read this" are not."""
        return self.words >= _FEWEST and not _NOTICE.search(self.text)

    @property
    def is_paragraph(self) -> bool:
        """Whether it is so long, and so little of it a link, that it is a paragraph of an article."""
        return self.words >= _LONG and self.is_prose and self.caption is None and 2 * self.linked < self.words

    @property
    def is_time(self) -> bool:
        """Whether it tells only when something was published, as over each entry of a live blog."""
        return (self.block is None or self.block.name not in CELLS_AND_HEADINGS) and bool(_TIMES.match(self.text))

    @property
    def container(self) -> Element | None:
        """The element that the block stands in; of an item, the one that the list stands in."""
        around = self.block and self.block.parent
        while around is not None and around.name in _LISTS:
            around = around.parent
        return around

    def belongs_to(self, containers: Collection[int]) -> bool:
        """Whether it stands in one of them (by identity), in no box, as a heading or a text that is no mere link."""
        if self.block is None or self.in_chrome or self.clutter or self.caption:
            return False
        if self.block.name in _HEADINGS:
            return id(self.container) in containers
        is_text = id(self.block) in containers or (self.block.name in _PARAGRAPHS and id(self.container) in containers)
        return is_text and 2 * self.linked < self.words


def has_chrome(every: Iterable[Element]) -> bool:
    """Whether there is more on the page than the article."""
    return any(
        (tag.name in CHROME and not _holds_notes(tag) and not _is_credit(tag))
        or (
            tag.name in {"div", "section", "ul", "header", "table", "td"}
            and (_ROLES.fullmatch(tag.value("role")) or _is_clutter(_name_of(tag)))
        )
        for tag in every
    )


def stretches(body: Element) -> list[Stretch]:
    """Return the texts of the page, in order, grouped by the innermost block that they stand in."""
    return list(_grouped(_placed(body)))


def _grouped(texts: Iterable[tuple[Text, Stretch]]) -> Iterator[Stretch]:
    group = Stretch()
    for text, around in texts:
        if is_blank(text):
            if around.block is group.block:
                group.texts.append(text)
            continue
        if group.texts and around.block is not group.block:
            yield group
            group = Stretch()
        if not group.texts:
            group = around.within(around.block)
        group.texts.append(text)
        group.linked += len(text.split()) if around.is_link else 0
    if group.texts:
        yield group


def _placed(body: Element) -> Iterator[tuple[Text, Stretch]]:
    """Yield the texts of the page, with what is around each; a line break parts words like a blank."""
    around = Stretch()
    stack: list[tuple[Node, Stretch]] = [(child, around) for child in reversed(body.contents)]
    while stack:
        node, around = stack.pop()
        if isinstance(node, Text):
            yield node, around
        elif isinstance(node, Element) and node.name == "br":
            yield Text("\n", *node.start_tag), around
        elif isinstance(node, Element) and not is_silent(node):
            inner = _within(around, node)
            stack.extend((child, inner) for child in reversed(node.contents))


def _within(around: Stretch, tag: Element) -> Stretch:
    """Return what the texts in `tag` stand in."""
    blocks = is_block(tag)
    if not tag.attrs and not blocks:
        return around
    inner = around.within(tag if blocks else around.block)
    if tag.name in {"article", "main"}:
        inner.in_chrome, inner.article = False, tag
    elif tag.attrs and _is_clutter(name := _name_of(tag)):
        inner.clutter = around.clutter | {name}
    if _holds_notes(tag):
        inner.is_note, inner.in_chrome = True, False
    elif (tag.name in CHROME and not around.is_note and not _is_credit(tag)) or _ROLES.fullmatch(tag.value("role")):
        inner.in_chrome = True
    if tag.name == "figcaption":
        inner.caption = tag
    if tag.name == "a":
        inner.is_link = True
    if is_hidden(tag):
        inner.is_hidden = True
    return inner


@lru_cache(10_000)
def _is_clutter(name: str) -> bool:
    return _BOX_OF_TWO in name.lower() or not _BOXES.isdisjoint(map(str.lower, _PART.findall(name)))


def _is_credit(tag: Element) -> bool:
    """Whether it is the foot of a quotation, which says whose it is."""
    return tag.name == "footer" and tag.parent is not None and tag.parent.name == "blockquote"


def _holds_notes(tag: Element) -> bool:
    """Whether it is a footnote, or holds them."""
    if not tag.attrs:
        return False
    marks = f"{tag.value('role')} {tag.value('epub:type')} {_name_of(tag)}"
    return "note" in marks and not _NOTES.isdisjoint(marks.split())


def _name_of(tag: Element) -> str:
    return f"{tag.value('class')} {tag.value('id')}"
