"""Compare the scores of articles with those that readers gave to whole ones: `python training/burden/measure.py`."""

from __future__ import annotations

import statistics
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1] / "findings"))

import click
from articles import TRAINABLE, Article, articles
from draw import SCORED, rows
from votes import spearman

from onrecord import audit
from onrecord.errors import UnreadableError


def scored(article: Article) -> dict[str, Any]:
    """Return an article's score, and its interval where there is one; an article that is refused has none."""
    try:
        score = audit(article.draft, f"draft.{article.ending}", threads=1).dossier.score
    except UnreadableError:
        return {"backing": None, "low": None, "high": None}
    assert score
    return {
        "backing": score.backing,
        "low": getattr(score, "low", None),
        "high": getattr(score, "high", None),
    }


def compared(pairs: list[tuple[float, float]]) -> str:
    """Return mean error, bias and rank correlation of (ours, theirs)."""
    error = statistics.mean(abs(ours - theirs) for ours, theirs in pairs)
    bias = statistics.mean(ours - theirs for ours, theirs in pairs)
    rho = spearman(*zip(*pairs, strict=True))
    return f"{len(pairs)} articles, mean error {error:.1f}, bias {bias:+.1f}, rho {rho:.3f}"


@click.command()
@click.option("--data", type=Path, default=Path("../shared/data"), show_default=True)
@click.option("--jobs", default=2, show_default=True)
def main(data: Path, jobs: int) -> None:
    votes = {row["a"]: row["scores"] for row in rows(SCORED) if row["whole"]}
    pool = [one for one in articles(data, *TRAINABLE, "outlets", "british") if one.id in votes]
    with ProcessPoolExecutor(jobs) as workers:
        found = dict(zip([one.id for one in pool], workers.map(scored, pool), strict=True))
    pairs, inside = [], []
    for name, ours in found.items():
        given = [score for score in votes[name] if score is not None]
        if given and ours["backing"] is not None:
            pairs.append((ours["backing"], statistics.mean(given)))
            if ours["low"] is not None:
                inside += [ours["low"] <= score <= ours["high"] for score in given]
    neither = sum(
        ours["backing"] is None and all(score is None for score in votes[name]) for name, ours in found.items()
    )
    click.echo(f"{compared(pairs)}; {neither} scored by nobody")
    if inside:
        click.echo(f"the readers' scores lie in the interval {statistics.mean(inside):.0%} of the time")


if __name__ == "__main__":
    main()
