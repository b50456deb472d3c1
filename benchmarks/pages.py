"""How well the articles of saved web pages are read, beside other extractors: words, title, authors, date, time.

python benchmarks/pages.py [FOLDER]       FOLDER: *.html.gz and gold.json with title, authors, date and body of each

Precision, recall and F1 are over the runs of four words of each page, in the mean of all pages. readability-lxml and
newspaper4k are compared where they are installed. Each extractor runs in a process of its own, which has read a page
before the clock starts: what one keeps in memory makes no other faster.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import logging
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from onrecord.domain import BlockKind, Document
from onrecord.readers.html import read

PAGES = Path(__file__).parents[2] / "shared" / "data" / "pages"
RUN = 4
"""Words that must stand in the same order to count as the same text."""


class Read(NamedTuple):
    """What an extractor makes of a page."""

    text: str
    title: str = ""
    authors: str = ""
    date: str = ""


class Score(NamedTuple):
    """Precision, recall and F1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.precision * self.recall / (self.precision + self.recall or 1)


def runs(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words in a text, or all of a shorter one."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))) if words else Counter()


def score(text: str, gold: str) -> Score:
    """Of one page."""
    got, wanted = runs(text), runs(gold)
    common = (got & wanted).total()
    return Score(common / (got.total() or 1), common / (wanted.total() or 1))


def mean(scores: Iterable[Score]) -> Score:
    """Of all pages."""
    every = list(scores)
    return Score(sum(each.precision for each in every) / len(every), sum(each.recall for each in every) / len(every))


def as_read(document: Document, *without: BlockKind) -> Read:
    """The headline is compared as the title, as other extractors have it."""
    blocks = (block for block in document.blocks if block.kind not in (BlockKind.HEADLINE, *without))
    text = "\n".join(block.span.of(document.text) for block in blocks)
    return Read(text, document.title or "", document.byline or "", document.date or "")


def onrecord(source: str, *without: BlockKind) -> Read:
    """What the reader of pages reads, but for blocks of some kinds."""
    return as_read(read(source.encode(), "page.html"), *without)


def trafilatura(source: str, precision: bool = False, recall: bool = False) -> Read:
    """Text without comments."""
    import trafilatura

    got = trafilatura.bare_extraction(
        source, favor_precision=precision, favor_recall=recall, include_comments=False, with_metadata=True
    )
    return Read(got.text or "", got.title or "", got.author or "", got.date or "") if got else Read("")


def readability(source: str) -> Read:
    """Its summary as plain text."""
    from lxml import html
    from readability import Document

    page = Document(source)
    tree = html.fromstring(page.summary())
    return Read("\n".join(tree.itertext()), page.short_title())


def newspaper(source: str) -> Read:
    """Without any download."""
    import newspaper

    article = newspaper.Article("http://example.org/", fetch_images=False)
    article.download(input_html=source)
    article.parse()
    return Read(article.text, article.title, ", ".join(article.authors), str(article.publish_date or ""))


EXTRACTORS: dict[str, tuple[str, Callable[[str], Read]]] = {
    "onrecord": ("onrecord", onrecord),
    "onrecord, no captions": ("onrecord", lambda source: onrecord(source, BlockKind.CAPTION)),
    "trafilatura": ("trafilatura", trafilatura),
    "trafilatura, precision": ("trafilatura", lambda source: trafilatura(source, precision=True)),
    "trafilatura, recall": ("trafilatura", lambda source: trafilatura(source, recall=True)),
    "readability-lxml": ("readability", readability),
    "newspaper4k": ("newspaper", newspaper),
}


def pages(folder: Path) -> dict[str, tuple[str, dict[str, str]]]:
    """Source and gold of every page."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return {
        name: (gzip.decompress((folder / f"{name}.html.gz").read_bytes()).decode("utf-8", "replace"), values)
        for name, values in sorted(gold.items())
    }


def names(text: str) -> set[str]:
    """The words of a by-line that may be names."""
    return set(re.findall(r"[^\W\d_]+", text.casefold())) - {"by", "and", "the"}


def agree(got: Read, gold: dict[str, str]) -> tuple[bool | None, bool | None, bool | None]:
    """Whether title, authors and date are right; None where the gold has none."""
    title = re.findall(r"\w+", gold["title"].casefold())
    return (
        re.findall(r"\w+", got.title.casefold()) == title if title else None,
        names(got.authors) == names(gold["authors"]) if gold.get("authors") else None,
        got.date[:10] == gold["date"][:10] if gold.get("date") else None,
    )


def attempt(extract: Callable[[str], Read], source: str) -> Read:
    """What is refused counts as nothing."""
    try:
        return extract(source)
    except Exception as error:
        return Read("", title=f"{type(error).__name__}: {error}")


_PARAGRAPH = "<p>The gate gave way on Tuesday and flooded forty gardens, the council said.</p>"
_FIRST = f"<html><body><nav>Home</nav><article><h1>Gate</h1><p>By Ann Lee</p>{_PARAGRAPH * 9}</article></body></html>"
"""A page that is read before the clock starts, for libraries are loaded when they are first needed."""


def timed(name: str, folder: Path) -> tuple[dict[str, Read], float]:
    """What an extractor makes of every page, and the milliseconds that a page takes it."""
    logging.disable(logging.CRITICAL)
    extract = EXTRACTORS[name][1]
    attempt(extract, _FIRST)
    known = pages(folder)
    begun = time.process_time()
    got = {page: attempt(extract, source) for page, (source, _) in known.items()}
    return got, (time.process_time() - begun) / len(known) * 1000


def main(folder: Path) -> None:
    """Print a line for every extractor."""
    known = pages(folder)
    print(f"{len(known)} pages{'':<20} precision  recall      F1   title  authors    date   ms a page")
    for name, (module, _) in EXTRACTORS.items():
        if importlib.util.find_spec(module) is None:
            print(f"{name:<28} not installed")
            continue
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            got, spent = process.submit(timed, name, folder).result()
        whole = mean(score(got[page].text, gold["body"]) for page, (_, gold) in known.items())
        right = zip(*(agree(got[page], gold) for page, (_, gold) in known.items()), strict=True)
        shares = [[each for each in column if each is not None] for column in right]
        facts = "".join(f"{f'{sum(column)}/{len(column)}':>9}" for column in shares)
        print(f"{name:<28} {whole.precision:9.4f} {whole.recall:7.4f} {whole.f1:7.4f}{facts} {spent:9.0f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PAGES)
