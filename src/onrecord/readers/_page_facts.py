"""Headline, authors and date of a page, as it states them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.language.patterns import pattern
from onrecord.language.regex import unbounded as regex
from onrecord.readers._article import key
from onrecord.readers._linked_data import Stated
from onrecord.readers._markup import is_hidden
from onrecord.readers._trafilatura import Extracted
from onrecord.readers._tree import Element, elements, text_of

_BYLINE = regex(r"(?:^|[\s_-])(?:byline|author)(?:$|[\s_-])", re.IGNORECASE)

_LEAD = pattern("bylines.stated_lead")
_END = pattern("bylines.stated_end")
_PROFILE = pattern("bylines.author_page")
_NAME = pattern("names.full")
_SITE = regex(r"://|^\S{1,40}\.[a-z]{2,4}$|^[a-z\d-]{1,40}\.[a-z\d-]{1,60}\.[a-z]{2,12}$")


class Facts:
    """What a page states of itself in its head and in its marks."""

    def __init__(self, every: Sequence[Element], linked: Stated) -> None:
        self._elements = every
        self._linked = linked.facts
        self._metas: dict[str, str] = {}
        for tag in self._named("meta"):
            for attribute in ("property", "name", "itemprop"):
                if tag.value("content").strip():
                    self._metas.setdefault(tag.value(attribute).lower(), tag.value("content").strip())
        title = next(self._named("title"), None)
        self._title = text_of(title) if title else ""
        self.headline = self._headline()

    def _named(self, name: str) -> Iterator[Element]:
        return (each for each in self._elements if each.name == name)

    def _headline(self) -> Element | None:
        """Return the heading that repeats the page's title, else the first of the highest rank in the article."""
        every = list(self._named("h1"))
        article = next(self._named("article"), None) or next(self._named("main"), None)
        inner = every if article is None else elements(article, "h1")
        headings = [each for each in inner if not is_hidden(each)] or every
        title = key(self._meta("og:title") or self._title)
        for each in (*headings, *self._named("h2")):
            words = key(text_of(each))
            if len(words) > 8 and words in title:
                return each
        return headings[0] if headings else None

    def _meta(self, *names: str) -> str | None:
        return next((self._metas[name] for name in names if name in self._metas), None)

    @property
    def descriptions(self) -> list[str]:
        """Short versions of the article."""
        known = (self._meta("og:description"), self._meta("description"), self._linked.get("description"))
        return [each for each in known if each]

    @property
    def title(self) -> str | None:
        heading = text_of(self.headline) if self.headline else None
        return heading or self._meta("og:title") or self._linked.get("headline") or self._title or None

    @property
    def sections(self) -> str | None:
        """The sections of the outlet that it is for."""
        return self._meta("article:section") or self._linked.get("articleSection")

    def byline(self, extracted: Extracted) -> str | None:
        """Return the authors: people before outlets, and what is stated before what is only shown."""
        author = self._meta("author", "article:author")
        stated = (self._linked.get("person"), author, (extracted.author or "").replace("; ", ", "))
        outlet = _words(self._meta("og:site_name") or "")
        names = [name for name in (*map(_people, stated), _people(self._linked.get("author"))) if name]
        people = (name for name in names if not _is_outlet(name, outlet))
        desks = (name for name in names if _words(name) != outlet)
        return next(people, None) or self._shown(outlet) or next(desks, None) or next(iter(names), None)

    def _shown(self, outlet: frozenset[str]) -> str:
        """Return the names in the first element that is marked as a by-line, else in a link to an author's page."""
        marked = next((tag for tag in self._elements if _is_marked(tag)), None)
        name = _people(text_of(marked)[:200]) if marked else ""
        if name:
            return name if not _is_outlet(name, outlet) else ""
        links = (text_of(tag).strip() for tag in self._named("a") if _PROFILE.search(tag.value("href")))
        return next((name for name in links if _NAME.fullmatch(name) and not _is_outlet(name, outlet)), "")

    def date(self, extracted: Extracted) -> str | None:
        """When it was published."""
        time = next((tag.value("datetime") for tag in self._named("time") if tag.value("datetime")), None)
        return (
            extracted.date
            or self._meta("article:published_time", "date", "datepublished")
            or self._linked.get("datePublished")
            or time
        )


def _is_marked(tag: Element) -> bool:
    """Whether an element says that it holds the author."""
    marks = (tag.value("rel"), tag.value("itemprop"))
    return "author" in marks or _BYLINE.search(tag.value("class")) is not None


def _words(name: str) -> frozenset[str]:
    return frozenset(key(name).split()) - {"the"}


def _is_outlet(name: str, outlet: frozenset[str]) -> bool:
    """Whether a name has all words of the outlet's: "The Penwick Post" of "Penwick Post"."""
    return bool(outlet) and outlet <= _words(name)


def _people(names: str | None) -> str:
    """Return the names without what pages put around them; addresses of profiles and websites are no people."""
    parts = _END.sub("", _LEAD.sub("", names or "")).split(",")
    return ", ".join(name for part in parts if (name := part.strip(" ;|·•–—-")) and not _SITE.search(name))
