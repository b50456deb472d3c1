"""Measure whether the score tells reliable outlets from others: `python training/burden/outlets.py`.

All articles of `outlets` are scored; nothing is trained on them. Prints how often a reliable article is ranked above
another, over all pairs and over pairs of like length, and by outlet: each pair of outlets counts the same.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "findings"))

import click
from articles import FILES, Article, articles

from onrecord import audit
from onrecord.errors import UnreadableError

LIKE = 1.25
"""How many times longer than the other an article of like length is at most."""
HIGH = 70


@dataclass(frozen=True, slots=True)
class Scored:
    """An article: whether its outlet is reliable, which it is, its score, and its words."""

    reliable: bool
    outlet: str
    score: float
    words: int


def scored(article: Article) -> tuple[float | None, int]:
    """Return the score of an article, None if it is refused, and its words."""
    try:
        dossier = audit(article.draft, "draft.txt", threads=1).dossier
    except UnreadableError:
        return None, 0
    assert dossier.score
    return dossier.score.backing, dossier.document.words


def ranked(found: Sequence[Scored], alike: Callable[[Scored, Scored], bool] = lambda one, other: True) -> float:
    """Return how often a reliable article has the higher score; a tie counts half."""
    pairs = [
        1.0 if one.score > other.score else 0.5 if one.score == other.score else 0.0
        for one in found
        if one.reliable
        for other in found
        if not other.reliable and alike(one, other)
    ]
    return statistics.mean(pairs)


def of_like_length(one: Scored, other: Scored) -> bool:
    return max(one.words, other.words) <= LIKE * min(one.words, other.words)


def by_outlet(found: Iterable[Scored]) -> list[Scored]:
    """Return one article for each outlet, which has the mean score of its articles."""
    groups: dict[tuple[bool, str], list[Scored]] = defaultdict(list)
    for one in found:
        groups[one.reliable, one.outlet].append(one)
    return [
        Scored(reliable, outlet, statistics.mean(one.score for one in group), 0)
        for (reliable, outlet), group in groups.items()
    ]


def report(found: Sequence[Scored]) -> str:
    """Return the figures in a line."""
    medians = [statistics.median(one.score for one in found if one.reliable is side) for side in (True, False)]
    high = statistics.mean(one.score >= HIGH for one in found if one.reliable)
    outlets = by_outlet(found)
    return (
        f"{len(found)} articles with a score: ranked right {ranked(found):.3f}, of like length "
        f"{ranked(found, of_like_length):.3f}, means of {len(outlets)} outlets {ranked(outlets):.3f}; medians "
        f"{medians[0]:.0f} and {medians[1]:.0f}; of the reliable, {high:.0%} reach {HIGH}"
    )


@click.command()
@click.option("--data", type=Path, default=Path("../shared/data"), show_default=True)
@click.option("--jobs", default=2, show_default=True)
def main(data: Path, jobs: int) -> None:
    lines = (data / FILES["outlets"]).read_text("utf-8").splitlines()
    reliable = {f"outlets/{row['id']}": bool(row["reliable"]) for row in map(json.loads, lines)}
    pool = list(articles(data, "outlets"))
    with ProcessPoolExecutor(jobs) as workers:
        scores = list(workers.map(scored, pool, chunksize=8))
    found = [
        Scored(reliable[one.id], one.origin, score, words)
        for one, (score, words) in zip(pool, scores, strict=True)
        if score is not None
    ]
    click.echo(report(found))


if __name__ == "__main__":
    main()
