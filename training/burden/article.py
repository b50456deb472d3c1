"""Fit the article's number to readers' scores: `python training/burden/article.py OUT` writes assess/score.json.

OUT is the folder of `draw.py marks`: OUT/articles.jsonl has what readers saw of each article, OUT/scores.jsonl what they
gave. The number is a sum of named figures (`onrecord.assess.points`); a weight has the sign that an editor would give
it, or is nothing. `--try NAME,NAME` measures other figures, and writes nothing. Needs scikit-learn and SciPy.
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

TARGET = Path(__file__).parents[2] / "src" / "onrecord" / "assess" / "score.json"
SIGNS = {
    "mean backing": 1,
    "words credited": 1,
    "words credited to nobody": -1,
    "sentences that judge or accuse in the reporter's voice": -1,
    "the reporter's own questions": -1,
}
"""Figures that may stand in the sum, and whether they add points or take them."""
PENALTY = 5.0
"""How strongly weights are drawn to nothing, each figure taken in units of its standard deviation."""
FOLDS, REPEATS = 10, 5
FEWEST = 4.0
"""The weight of assertions below which there is no score."""

Matrix = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Sums:
    """A fitted sum: what it starts from, and the points for the whole of each figure."""

    intercept: float
    points: Matrix

    def of(self, figures: Matrix) -> Matrix:
        return np.clip(self.intercept + figures @ self.points, 0, 100)


def read(text: str) -> dict[str, float]:
    """Return all figures of an article, what its assertions weigh, and what their doubt makes of a point of backing."""
    from onrecord import audit
    from onrecord.assess.interval import doubt
    from onrecord.assess.points import FIGURES, weights

    dossier = audit(text, "draft.txt", threads=1).dossier
    scored = [each for each in dossier.assertions if each.scored]
    found = {name: figure(dossier, dossier.assertions) for name, figure in FIGURES.items()}
    spread = doubt(scored) / weights().points["mean backing"]
    return {**found, "": sum(each.weight for each in scored), "doubt": spread}


def fitted(figures: Matrix, scores: Matrix, names: list[str]) -> Sums:
    """Return the sum with the least error whose weights have the signs of SIGNS."""
    middle, spread = figures.mean(0), figures.std(0) + 1e-9
    whole = np.vstack([(figures - middle) / spread, np.sqrt(PENALTY) * np.eye(len(names))])
    wanted = np.concatenate([scores - scores.mean(), np.zeros(len(names))])
    low = [0.0 if SIGNS[name] > 0 else -np.inf for name in names]
    high = [np.inf if SIGNS[name] > 0 else 0.0 for name in names]
    points = lsq_linear(whole, wanted, (low, high)).x / spread
    return Sums(float(scores.mean() - middle @ points), points)


def out_of_fold(figures: Matrix, scores: Matrix, names: list[str], seed: int) -> Matrix:
    """Return the scores of articles by sums that were fitted without them."""
    found = np.zeros(len(scores))
    for seen, unseen in KFold(FOLDS, shuffle=True, random_state=seed).split(figures):
        found[unseen] = fitted(figures[seen], scores[seen], names).of(figures[unseen])
    return found


def error_for(residuals: Matrix, doubts: Matrix, share: float = 0.8) -> float:
    """Return the error of the sum by which `share` of the readers' scores lie within the interval."""
    tried = np.arange(1, 40, 0.1)
    inside = [np.mean(residuals <= 1.28 * np.sqrt(one**2 + doubts**2)) for one in tried]
    return float(tried[int(np.argmin(np.abs(np.array(inside) - share)))])


@click.command()
@click.argument("out", type=Path)
@click.option("--jobs", default=2, show_default=True)
@click.option("--try", "tried", help="Figures to measure instead, with commas between; nothing is written.")
@click.option("--keep", default=0.5, show_default=True, help="Points by which a figure must move a typical article.")
def main(out: Path, jobs: int, tried: str | None, keep: float) -> None:
    given = {row["a"]: [v["score"] for v in row["votes"].values() if v["score"] is not None] for row in rows(out / "scores.jsonl")}
    texts = [row for row in rows(out / "articles.jsonl") if given.get(row["a"])]
    with ProcessPoolExecutor(jobs) as workers:
        found = list(workers.map(read, [row["text"] for row in texts]))
    kept = [at for at, row in enumerate(found) if row[""] >= FEWEST]
    votes = [given[texts[at]["a"]] for at in kept]
    scores = np.array([statistics.mean(one) for one in votes])
    names = tried.split(",") if tried else list(SIGNS)
    while True:
        figures = np.array([[found[at][name] for name in names] for at in kept])
        sums = fitted(figures, scores, names)
        moved = np.abs(sums.points * figures.std(0))
        if tried or moved.min() >= keep:
            break
        names.pop(int(moved.argmin()))
    runs = [out_of_fold(figures, scores, names, seed) for seed in range(REPEATS)]
    error = statistics.mean(float(np.abs(run - scores).mean()) for run in runs)
    rho = statistics.mean(spearman(list(run), list(scores)) for run in runs)
    plain = float(np.abs(scores - scores.mean()).mean())
    click.echo(f"{len(kept)} articles; out of fold: mean error {error:.1f}, rho {rho:.3f}; a constant: {plain:.1f}")
    doubts = np.array([found[at]["doubt"] for at in kept]) * sums.points[0]
    residuals = np.array([abs(run[at] - one) for run in runs for at, by in enumerate(votes) for one in by])
    wide = np.array([doubts[at] for _ in runs for at, by in enumerate(votes) for _ in by])
    data = {
        "about": f"Fitted by training/burden/article.py to the scores that two readers gave to {len(kept)} articles.",
        "out of fold": {"mean error": round(error, 1), "rank correlation": round(rho, 2)},
        "intercept": round(sums.intercept, 1),
        "points": {name: round(float(points), 1) for name, points in zip(names, sums.points, strict=True)},
        "error": round(error_for(residuals, wide), 1),
    }
    click.echo(json.dumps(data, indent=1))
    if not tried:
        TARGET.write_text(json.dumps(data, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
