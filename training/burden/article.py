"""Fit the article's number to readers' scores: `python training/burden/article.py OUT` writes assess/score.json.

OUT is the folder of `draw.py marks`: OUT/articles.jsonl has what readers saw of each article, OUT/scores.jsonl the
scores that they gave; articles of `[burden.test]` are only measured on. The number is a sum of named figures
(`onrecord.assess.points`), whose points stay within limits that an editor would agree to. Needs scikit-learn and SciPy.
"""

from __future__ import annotations

import json
import statistics
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import numpy as np
from draw import rows
from numpy.typing import NDArray
from scipy.optimize import lsq_linear
from sklearn.model_selection import KFold
from votes import spearman

from onrecord.assess.points import BACKED, BARE, DESCRIBED, JUDGING, OWN_FACTS, OWN_VIEWS, QUESTIONS, SHORT

TARGET = Path(__file__).parents[2] / "src" / "onrecord" / "assess" / "score.json"
FIGURES = {
    BACKED: (95, 80, 100),
    SHORT: (20, 0, 60),
    DESCRIBED: (30, 0, 35),
    BARE: (10, 0, 15),
    OWN_FACTS: (40, 0, 60),
    OWN_VIEWS: (10, 0, 40),
    JUDGING: (-30, -300, 0),
    QUESTIONS: (-20, -100, 0),
}
"""Of each figure, the points that the rubric would give to the whole of it, and the fewest and most that it may get."""
PENALTY = 5.0
"""How strongly points are drawn to those of the rubric."""
FOLDS, REPEATS = 10, 5
FEWEST = 4.0
"""The weight of assertions below which there is no score."""

Matrix = NDArray[Any]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sums:
    """A fitted sum: the points for the whole of each figure."""

    points: Matrix

    def of(self, figures: Matrix) -> Matrix:
        found: Matrix = np.clip(figures @ self.points, 0, 100)
        return found


def read(text: str) -> dict[str, float]:
    """Return the figures of an article, what its assertions weigh, and by how much their doubt moves the score."""
    from onrecord import audit
    from onrecord.assess.interval import doubt
    from onrecord.assess.points import measured

    dossier = audit(text, "draft.txt", threads=1).dossier
    scored = [each for each in dossier.assertions if each.scored]
    found = measured(dossier, dossier.assertions)
    return {**found, "weight": sum(each.weight for each in scored), "doubt": doubt(scored)}


def fitted(figures: Matrix, scores: Matrix) -> Sums:
    """Return the sum with the least error whose points lie within the limits of FIGURES."""
    prior, low, high = np.array(list(FIGURES.values()), float).T
    spread = figures.std(0) + 0.3 * figures.mean(0) + 1e-9
    whole = np.vstack([figures, np.sqrt(PENALTY) * np.diag(spread)])
    wanted = np.concatenate([scores, np.sqrt(PENALTY) * spread * prior])
    return Sums(lsq_linear(whole, wanted, (low, high)).x)


def out_of_fold(figures: Matrix, scores: Matrix, seed: int) -> Matrix:
    """Return the scores of articles by sums that were fitted without them."""
    found = np.zeros(len(scores))
    for seen, unseen in KFold(FOLDS, shuffle=True, random_state=seed).split(figures):
        found[unseen] = fitted(figures[seen], scores[seen]).of(figures[unseen])
    return found


def error_for(residuals: Matrix, doubts: Matrix, share: float = 0.8) -> float:
    """Return the error of the sum by which `share` of the readers' scores lie within the interval."""
    tried = np.arange(1, 40, 0.1)
    inside = [np.mean(residuals <= 1.28 * np.sqrt(one**2 + doubts**2)) for one in tried]
    return float(tried[int(np.argmin(np.abs(np.array(inside) - share)))])


class Articles:
    """The figures of articles, the mean of the scores that readers gave, and each reader's score by itself."""

    def __init__(self, kept: list[tuple[Row, dict[str, float]]], given: dict[str, list[float]]) -> None:
        self.figures = np.array([[figures[name] for name in FIGURES] for _, figures in kept])
        self.by_reader = [given[row["a"]] for row, _ in kept]
        self.scores = np.array([statistics.mean(one) for one in self.by_reader])
        self.doubts = np.array(
            [figures["doubt"] for (_, figures), by in zip(kept, self.by_reader, strict=True) for _ in by]
        )

    def off(self, ours: Matrix) -> Matrix:
        """How far each reader's score is from ours."""
        return np.array([abs(ours[at] - one) for at, by in enumerate(self.by_reader) for one in by])


def compared(name: str, ours: Matrix, scores: Matrix) -> str:
    """Return a line on our scores of articles against the readers'."""
    error, plain = np.abs(ours - scores).mean(), np.abs(scores - scores.mean()).mean()
    rho = spearman(list(ours), list(scores))
    return f"{name}: mean error {error:.1f} points (of a constant {plain:.1f}), rank correlation {rho:.2f}"


@click.command()
@click.argument("out", type=Path)
@click.option("--jobs", default=2, show_default=True)
def main(out: Path, jobs: int) -> None:
    votes = {row["a"]: [vote["score"] for vote in row["votes"].values()] for row in rows(out / "scores.jsonl")}
    given = {name: [score for score in by if score is not None] for name, by in votes.items()}
    texts = [row for row in rows(out / "articles.jsonl") if given.get(row["a"])]
    with ProcessPoolExecutor(jobs) as workers:
        found = list(workers.map(read, [row["text"] for row in texts], chunksize=4))
    kept = [(row, figures) for row, figures in zip(texts, found, strict=True) if figures["weight"] >= FEWEST]
    teach, unseen = (Articles([one for one in kept if one[0]["part"] == part], given) for part in ("train", "test"))
    sums = fitted(teach.figures, teach.scores)
    runs = [out_of_fold(teach.figures, teach.scores, seed) for seed in range(REPEATS)]
    told = [
        compared("out of fold", np.concatenate(runs), np.tile(teach.scores, REPEATS)),
        compared("of other collections", sums.of(unseen.figures), unseen.scores),
    ]
    click.echo("\n".join(told))
    data = {
        "about": f"Fitted by training/burden/article.py to two readers' scores of {len(teach.scores)} articles.",
        "measured": told,
        "points": {name: round(float(points), 1) for name, points in zip(FIGURES, sums.points, strict=True)},
        "error": round(error_for(np.concatenate([teach.off(run) for run in runs]), np.tile(teach.doubts, REPEATS)), 1),
    }
    click.echo(json.dumps(data, indent=1))
    TARGET.write_text(json.dumps(data, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
