"""The links of a draft, and whether the pages are what the draft links to them for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain import Checked, Document, Dossier, Link, Passage, Place, Span, Verdict, Verification
from onrecord.language.content_words import content_words

_LEAST = 0.15
"""The share of the words of a sentence that a page has which it links to."""
_FEWEST = 4
"""Words of a sentence that tell what it is about."""
_SHOWN = 300
"""Characters of a page that are shown."""


class LinkState(StrEnum):
    """What is at an address."""

    READ = "read"
    DEAD = "dead"
    SUSPICIOUS = "suspicious"
    """The page is there and says that it is not, or another one is."""
    UNCHECKED = "unchecked"
    """It refuses, asks for a login, or does not answer: that says nothing of the page."""


@dataclass(frozen=True, slots=True)
class LinkedPage:
    """A page that a draft links to: what is there, why, when it was read, and under which address in the end."""

    url: str
    state: LinkState
    because: str
    day: str
    final: str = ""
    digest: str = ""
    document: Document | None = None


def link_verifications(dossier: Dossier, linked: Iterable[tuple[Link, LinkedPage]]) -> Iterator[Verification]:
    """Yield what was found of each link."""
    for link, page in linked:
        if page.state is LinkState.READ and page.document:
            yield _of_page(dossier, link, page, page.document)
        else:
            verdict = Verdict.NOT_CHECKED if page.state is LinkState.UNCHECKED else Verdict.NOT_FOUND
            yield Verification(Checked.LINK, link.span, verdict, f"{page.because} ({page.url}, {page.day})")


def _of_page(dossier: Dossier, link: Link, page: LinkedPage, document: Document) -> Verification:
    sentence = dossier.sentence_at(link.span.start)
    wanted = content_words(dossier.text(sentence.span if sentence else link.span))
    shared = len(wanted & content_words(document.text[:200_000]))
    is_related = len(wanted) < _FEWEST or shared >= _LEAST * len(wanted)
    moved = f", now {page.final}" if page.final.rstrip("/") != page.url.rstrip("/") else ""
    about = (
        "the page shares words with the sentence" if is_related else "the page hardly shares a word with the sentence"
    )
    passage = Passage(page.url, Place("line", "1"), document.text[:_SHOWN], 0, Span(0, 0))
    verdict = Verdict.AGREES if is_related else Verdict.DIFFERS
    because = f"{about} ({page.url}{moved}, read {page.day}, {page.digest})"
    return Verification(Checked.LINK, link.span, verdict, because, passage)
