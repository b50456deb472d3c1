"""What goes wrong, counted: python training/errors.py [--show KIND], which prints text that may not be published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from onrecord import audit
from onrecord.domain import Attribution
from onrecord.evaluation.gold import GoldArticle, GoldAttribution, read_articles
from onrecord.evaluation.matching import AGREEMENT, jaccard


@click.command()
@click.option("--data", type=Path, default=Path("../shared/data/polnear/dev.jsonl"), show_default=True)
@click.option("--show", help="Print the attributions of one kind of error.")
def main(data: Path, show: str | None) -> None:
    """Count gold attributions by what became of them."""
    counts: Counter[str] = Counter()
    for article in read_articles(data):
        found = audit(article.text, "article.txt").dossier.attributions
        for kind, one in fates(article, found):
            counts[kind] += 1
            if kind == show:
                print(*(f"{role}: {words(article.text, getattr(one, role))}" for role in ("source", "cue", "content")))
    for kind, count in counts.most_common():
        print(f"{count:>6}  {kind}")


def fates(article: GoldArticle, found: tuple[Attribution, ...]) -> Iterator[tuple[str, GoldAttribution]]:
    """Each gold attribution with the word for what became of it."""
    for one in article.attributions:
        content = offsets(one.content)
        best = max(found, key=lambda each: jaccard(_offsets(each, "content"), content), default=None)
        alike = jaccard(_offsets(best, "content"), content) if best else 0.0
        if best and alike >= AGREEMENT:
            source = jaccard(_offsets(best, "source"), offsets(one.source))
            yield "right" if source >= AGREEMENT else "right content, wrong source", one
        elif any(_offsets(each, "cue") & offsets(one.cue) for each in found):
            yield "right cue, wrong content", one
        else:
            yield "missed" if alike == 0 else "another cue has some of the content", one


def offsets(pairs: tuple[tuple[int, int], ...]) -> frozenset[int]:
    """The characters of a role."""
    return frozenset(offset for start, end in pairs for offset in range(start, end))


def _offsets(one: Attribution, role: str) -> frozenset[int]:
    return offsets(tuple((span.start, span.end) for span in getattr(one, role)))


def words(text: str, pairs: tuple[tuple[int, int], ...]) -> list[str]:
    """The words of a role."""
    return [text[start:end] for start, end in pairs]


if __name__ == "__main__":
    main()
