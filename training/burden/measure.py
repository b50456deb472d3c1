"""Compare the scores of articles with those that readers gave: `python training/burden/measure.py SCORES`.

SCORES is the folder of `packets.py scores`, with the readers' votes joined by `votes.py join`.
"""

from __future__ import annotations

import statistics
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1] / "findings"))

import click
from articles import TRAINABLE, Article, articles
from draw import rows
from votes import spearman

from onrecord import audit


def scored(article: Article) -> dict[str, Any]:
    """Return an article's score, its interval where there is one, and its holds."""
    score = audit(article.draft, f"draft.{article.ending}", threads=1).dossier.score
    assert score
    return {
        "backing": score.backing,
        "low": getattr(score, "low", None),
        "high": getattr(score, "high", None),
        "holds": sorted({hold.gate.value for hold in score.holds}),
    }


def compared(pairs: list[tuple[float, float]]) -> str:
    """Return mean error, bias and rank correlation of (ours, theirs)."""
    error = statistics.mean(abs(ours - theirs) for ours, theirs in pairs)
    bias = statistics.mean(ours - theirs for ours, theirs in pairs)
    rho = spearman(*zip(*pairs, strict=True))
    return f"{len(pairs)} articles, mean error {error:.1f}, bias {bias:+.1f}, rho {rho:.3f}"


@click.command()
@click.argument("out", type=Path)
@click.option("--data", type=Path, default=Path("../shared/data"), show_default=True)
@click.option("--jobs", default=2, show_default=True)
def main(out: Path, data: Path, jobs: int) -> None:
    votes = {row["a"]: list(row["votes"].values()) for row in rows(out / "scores.jsonl")}
    pool = [one for one in articles(data, *TRAINABLE, "outlets", "british") if one.id in votes]
    with ProcessPoolExecutor(jobs) as workers:
        found = dict(zip([one.id for one in pool], workers.map(scored, pool), strict=True))
    pairs, inside = [], []
    for name, ours in found.items():
        given = [vote["score"] for vote in votes[name] if vote["score"] is not None]
        if given and ours["backing"] is not None:
            pairs.append((ours["backing"], statistics.mean(given)))
            if ours["low"] is not None:
                inside += [ours["low"] <= score <= ours["high"] for score in given]
    neither = sum(
        ours["backing"] is None and all(v["score"] is None for v in votes[name]) for name, ours in found.items()
    )
    click.echo(f"{compared(pairs)}; {neither} scored by nobody")
    if inside:
        click.echo(f"the readers' scores lie in the interval {statistics.mean(inside):.0%} of the time")
    for gate in ("G1", "G2", "G3", "G4"):
        ours, theirs = (
            {name for name in found if gate in found[name]["holds"]},
            {name for name in found if any(gate in vote.get("holds", ()) for vote in votes[name])},
        )
        click.echo(f"{gate}: set in {len(ours)}, by a reader in {len(theirs)}, by both in {len(ours & theirs)}")


if __name__ == "__main__":
    main()
