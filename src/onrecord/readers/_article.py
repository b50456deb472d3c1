"""Which texts of a web page are its article.

trafilatura chooses. Its words are looked up among those of the page; what is found there is kept, with our positions
and links.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from bs4.element import PageElement, Tag

from onrecord.language.regex import unbounded as regex
from onrecord.readers._align import align
from onrecord.readers._markup import is_block, is_hidden, is_silent
from onrecord.readers._normal import is_blank, without_invisibles
from onrecord.readers._trafilatura import MANY, VAST, Extracted, extract
from onrecord.readers._tree import Element, Text, elements, texts_among

CHROME = ("nav", "aside", "footer", "form", "iframe")
_ROLES = regex(r"navigation|banner|contentinfo|complementary|search", re.IGNORECASE)
_CLUTTER = regex(
    r"(?:^|[\s_-])(?:cookies?|consent|comments?|disqus|related|recommended|newsletter|sidebar|share|social|promo|advert"
    r"|ads?|menu|navbar|breadcrumbs?|footer|paywall|subscribe|signup|most-read|trending|popular|tags)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MOST = 0.5
"""The share of the article that is not clutter whatever its box is called."""
_WORD = regex(r"\w+")
_FEWEST = 4
_SHORT = 25
"""Characters of a description that may be of anything."""
_SHORTEST, _LEAST = 60, 0.2
"""Words of the shortest article, and the least share of what a page shows; a page that yields less is a stub."""
_TEASER, _FEW_MORE = 2, 20
"""How many times the words that are read, and how many more, an article must state to have to be read in part."""
NO_ARTICLE = "holds no article text; save the page once it shows the article, or save the text alone"
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
    texts: list[Text] = field(default_factory=list)
    linked: int = 0
    """Words of links."""

    def within(self, block: Element | None) -> Stretch:
        """Return what the same is around, in another block, without texts."""
        return Stretch(
            block, self.clutter, self.in_chrome, self.is_hidden, self.is_link, self.article, self.caption, [], 0
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


def has_chrome(body: Tag) -> bool:
    """Whether there is more on the page than the article."""
    return any(
        tag.name in CHROME
        or (
            tag.name in {"div", "section", "ul", "header", "table", "td"}
            and (_ROLES.fullmatch(tag.value("role")) or _is_clutter(_name_of(tag)))
        )
        for tag in elements(body)
    )


def stretches(body: Tag) -> list[Stretch]:
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


def _placed(body: Tag) -> Iterator[tuple[Text, Stretch]]:
    """Yield the texts of the page, with what is around each; a line break parts words like a blank."""
    around = Stretch()
    stack: list[tuple[PageElement, Stretch]] = [(child, around) for child in reversed(body.contents)]
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
    if tag.name in CHROME or ("role" in tag.attrs and _ROLES.fullmatch(tag.value("role"))):
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
    return _CLUTTER.search(name) is not None


def _name_of(tag: Element) -> str:
    return f"{tag.value('class')} {tag.value('id')}"


@dataclass(frozen=True, slots=True)
class Located:
    """The texts of an article on the page, and how much of the article was found there."""

    texts: frozenset[Text]
    share: float


def locate(article: str, page: Iterable[Stretch]) -> Located:
    """Find the texts of which at least half the words are words of the article."""
    every = list(page)
    words, owners = _words(every)
    wanted = _WORD.findall(_plain(article))
    found = align(words, wanted)
    whole = Counter(owners)
    held = Counter(owners[at] for at in found)
    texts = {text for text in whole if 2 * held[text] >= whole[text]}
    for each in every:
        texts |= set(_between(each.texts, texts, whole))
    return Located(frozenset(texts), len(found) / len(wanted) if wanted else 0)


def _words(page: Iterable[Stretch]) -> tuple[list[str], list[Text]]:
    """Return the words of the page, and the text that each begins in."""
    words: list[str] = []
    owners: list[Text] = []
    for stretch in page:
        parts = [_plain(each) for each in stretch.texts]
        number, end = 0, len(parts[0])
        for match in _WORD.finditer("".join(parts)):
            while end <= match.start():
                number += 1
                end += len(parts[number])
            words.append(match.group())
            owners.append(stretch.texts[number])
    return words, owners


def _between(texts: list[Text], kept: set[Text], with_words: Counter[Text]) -> Iterator[Text]:
    """Signs, and ends of words, beside texts that are kept."""
    for number, text in enumerate(texts):
        if text not in with_words and any(each in kept for each in texts[max(0, number - 1) : number + 2]):
            yield text


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", without_invisibles(text))


def without_clutter(chosen: list[Stretch], headline: Element | None) -> list[Stretch]:
    """Return what is chosen without the boxes that are called clutter; one that holds most of the article is none."""
    words: Counter[str] = Counter()
    for each in chosen:
        words.update(dict.fromkeys(each.clutter, each.words))
    whole = sum(each.words for each in chosen)
    layout = {name for name, held in words.items() if held >= _MOST * whole}
    return [each for each in chosen if each.clutter <= layout or each.block is headline]


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a page to read."""

    extracted: Extracted
    texts: frozenset[Text]
    words: int
    visible: int
    """Words of the article, and those that the page shows outside menus and links."""
    hidden: bool
    """Whether the article stands in boxes that the page does not show."""

    def keep(self, text: Text) -> bool:
        """Whether the text is part of the article, or a blank that may part two words of it."""
        return text in self.texts or is_blank(text)

    def is_teaser(self, stated: int) -> bool:
        """Whether this is much less than the article, which has so many words by what the page states (0: unknown)."""
        return stated > _TEASER * self.words + _FEW_MORE

    def headline_only(self, headline: Element | None) -> Choice:
        """Return the same without the article."""
        return replace(self, texts=frozenset(_texts(headline)))

    def stub(self, stated: int) -> str | None:
        """Why this is likely no whole article, in words that follow the name of the page."""
        if self.is_teaser(stated):
            return f"shows {self.words} of its article’s {stated} words"
        if self.words < _SHORTEST:
            return f"shows only {self.words} words of an article"
        if self.words < _LEAST * self.visible:
            return f"shows an article of only {self.words} words among {self.visible}"
        return None


def _texts(element: Element | None) -> Iterator[Text]:
    if element is not None:
        yield from texts_among(element.descendants)


def choose(source: str, body: Tag, headline: Element | None, descriptions: Iterable[str]) -> Choice:
    """Choose the texts of the article on a page that holds more; none if the page shows no article."""
    page = stretches(body)
    visible = [each for each in page if not each.is_hidden]
    is_vast = len(page) > MANY or sum(1 for _ in elements(body)) > VAST
    extracted = extract(source, fast=is_vast)
    located = locate(extracted.text, visible)
    if not located.texts:
        extracted = replace(extracted, text=extract(source, precision=False, fast=is_vast).text)
        located = locate(extracted.text, visible)
    hidden = bool(extracted.text) and located.share < _MOST
    if hidden:
        located = locate(extracted.text, page)
    texts = set(located.texts)
    chosen = [each for each in page if not texts.isdisjoint(each.texts)]
    if not chosen:
        chosen = _unasked(visible)
        texts = {text for each in chosen for text in each.texts}
    chosen = without_clutter(chosen, headline)
    texts &= {text for each in chosen for text in each.texts}
    if not any(each.is_prose for each in chosen):
        return Choice(extracted, frozenset(), 0, 0, False)
    texts.update(_texts(headline))
    for each in (*_decks(visible, chosen, headline, descriptions), *_captions(visible, chosen, headline)):
        texts.update(each.texts)
    words = sum(len(text.split()) for text in texts)
    return Choice(extracted, frozenset(texts), words, _prose(visible), hidden)


def _prose(page: Iterable[Stretch]) -> int:
    """Return the words of the page that may be an article's: in no menu and no link."""
    return sum(each.words - each.linked for each in page if each.is_prose and not each.in_chrome)


def _unasked(page: list[Stretch]) -> list[Stretch]:
    """Return the article where trafilatura finds none."""
    inside = [each for each in page if each.article is not None]
    return inside or [each for each in page if not each.in_chrome and not each.clutter]


def _decks(
    page: list[Stretch], chosen: list[Stretch], headline: Element | None, descriptions: Iterable[str]
) -> Iterator[Stretch]:
    """Yield what stands between headline and article, and is the description that the page gives of it."""
    known = [each for each in map(key, descriptions) if len(each) > _SHORT]
    for each in _from_headline(page, chosen, headline):
        text = key(each.text)
        if each is chosen[0]:
            return
        if len(text) > _SHORT and any(text.startswith(deck) or deck.startswith(text) for deck in known):
            yield each


def _captions(page: list[Stretch], chosen: list[Stretch], headline: Element | None) -> Iterator[Stretch]:
    """Yield the captions among the texts of the article, or in the same element."""
    articles: Counter[Element | None] = Counter()
    for each in chosen:
        articles[each.article] += each.words
    article = articles.most_common(1)[0][0]
    is_over = False
    for each in _from_headline(page, chosen, headline):
        is_own = each.article is article and not each.clutter
        if each.caption is not None and is_own and not (is_over and article is None):
            yield each
        is_over = is_over or each is chosen[-1]


def _from_headline(page: list[Stretch], chosen: list[Stretch], headline: Element | None) -> list[Stretch]:
    """Return the texts from the headline on, or from the first of the article if that stands above it."""
    first = next((at for at, each in enumerate(page) if each is chosen[0] or each.block is headline), 0)
    return page[first:]


def key(text: str) -> str:
    """Return the words of a text, so that two texts can be compared whatever signs stand between."""
    return " ".join(_WORD.findall(text.casefold()))
