"""Fit which lines of the reporter's own a source in reach carries: `python training/burden/reach.py`.

Reads the levels that two readers gave to lines of `[burden.train]` (votes.jsonl) and one reader to further lines of
mixed and PolNeAR (reach.jsonl), and writes src/onrecord/assess/reach.json. The weights stay within limits, and are
drawn to what the rubric would say. Readers saw no links, so links are left out. Needs SciPy.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

sys.path.append(str(Path(__file__).parents[1] / "findings"))

import click
import numpy as np
from articles import OWN, TRAINABLE, Article, articles
from draw import opening, part, rows
from numpy.typing import NDArray
from scipy.optimize import minimize

from onrecord import audit
from onrecord.assess.reach import features
from onrecord.domain import Span
from onrecord.readers import read

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src" / "onrecord" / "assess" / "reach.json"
PRIOR = {
    "before: the sentence before": 1.2,
    "before: the paragraph before": 0.6,
    "before: further up in the paragraph": 0.5,
    "before: further up": 0.2,
    "before: shares words": 0.8,
    "before: a document": 0.5,
    "before: the line turns away": -0.7,
    "before: its quotation goes on": 2.0,
    "behind: the sentence behind": 0.6,
    "behind: the paragraph behind": 0.3,
    "behind: shares words": 0.8,
    "document: the article is about it": 0.7,
    "document: shares words": 1.5,
    "speaker: share of what is credited": 0.5,
    "speaker: shares words": 0.8,
    "line: a judgement": -2.0,
    "line: an accusation": -0.7,
    "line: a figure": 0.3,
    "line: in opinion": -1.0,
    "line: opens the article": 0.3,
}
"""Of each feature, the weight that the rubric would give it; its sign is kept."""
MOST = 2.0
"""How many times as much as the rubric would give it a feature may weigh."""
BIAS = -1.8
PENALTY = 2.0
"""How strongly weights are drawn to PRIOR."""
LEAST = 1.5
"""The mean level from which on readers saw a source that could be found."""
FOLDS = 10

Matrix = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Lines:
    """The features of lines, whether readers saw a source in reach, and the articles they stand in.

    The last feature tells whether the article was written for training. Sources are in reach there more often than in
    published copy; its weight takes that up, so that the bias is that of published copy, and is not shipped.
    """

    found: Matrix
    reached: Matrix
    article: Matrix

    def of(self, chosen: Matrix) -> Lines:
        return Lines(self.found[chosen], self.reached[chosen], self.article[chosen])


def levels() -> Mapping[str, list[tuple[list[list[int]], float]]]:
    """Return by article the parts of each line that nobody is credited with, and the mean level readers gave it."""
    known: dict[str, list[tuple[list[list[int]], float]]] = defaultdict(list)
    for row in rows(HERE / "votes.jsonl"):
        given = [vote[1] for vote in row["votes"]]
        if len(given) == 2 and None not in given and not row["credited"]:
            known[row["a"]].append((row["parts"], mean(given)))
    for row in rows(HERE / "reach.jsonl"):
        known[row["a"]].append((row["parts"], row["level"]))
    return known


def of_article(article: Article, lines: list[tuple[list[list[int]], float]]) -> list[tuple[dict[str, float], float]]:
    """Return features and level of the lines that we, too, credit to nobody."""
    document = read(article.draft.encode(), f"draft.{article.ending}")
    whole = document.text[: opening(document)]
    dossier = audit(whole, "draft.txt", threads=1).dossier
    found = []
    for parts, level in lines:
        over = (one for one in dossier.assertions if any(Span(*each).overlaps(one.span) for each in parts))
        best = next((one for one in over if not one.attributions), None)
        if best:
            found.append((features(dossier, best), level))
    return found


def fitted(lines: Lines) -> Matrix:
    """Return the bias and the weights with the least loss, each of its sign and not far from PRIOR."""
    prior = np.array([BIAS, *PRIOR.values(), 0.0])
    near = np.array([0.0, *(1.0 for _ in PRIOR), 0.0])

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        likely = chance(weights, lines.found)
        off = likely - lines.reached
        told = np.where(lines.reached > 0, likely, 1 - likely)
        away = near * (weights - prior)
        slope = np.concatenate([[off.sum()], lines.found.T @ off]) + 2 * PENALTY * away
        return float(-np.log(np.maximum(told, 1e-9)).sum() + PENALTY * (away**2).sum()), slope

    free = (None, None)
    limits = [free, *(sorted((0.0, MOST * value)) for value in PRIOR.values()), free]
    weights: Matrix = minimize(loss, prior, jac=True, bounds=limits, method="L-BFGS-B").x
    return weights


def chance(weights: Matrix, found: Matrix) -> Matrix:
    likely: Matrix = 1 / (1 + np.exp(-(weights[0] + found @ weights[1:])))
    return likely


def out_of_fold(lines: Lines) -> Matrix:
    """Return how likely each line has a source in reach, by weights that have not seen its article."""
    names = sorted(set(lines.article))
    found = np.zeros(len(lines.reached))
    for fold in range(FOLDS):
        unseen = np.isin(lines.article, names[fold::FOLDS])
        found[unseen] = chance(fitted(lines.of(~unseen)), lines.found[unseen])
    return found


def ranked(reached: Matrix, likely: Matrix) -> float:
    """Return how often a line with a source in reach is given a higher probability than one without."""
    with_one, without = likely[reached > 0], likely[reached == 0]
    return float(np.mean([(one > without).mean() + (one == without).mean() / 2 for one in with_one]))


def measured(name: str, reached: Matrix, likely: Matrix) -> str:
    right, share = ((likely >= 0.5) == (reached > 0)).mean(), likely.mean()
    ranks = ranked(reached, likely)
    return (
        f"{name}: {len(reached)} lines, {reached.mean():.2f} with a source in reach, {share:.2f} expected, "
        f"right {right:.2f}, ranked right {ranks:.2f}"
    )


def lines_of(data: Path, jobs: int) -> tuple[Lines, Lines]:
    """Return the lines that teach, and those of `[burden.test]`."""
    known, unseen = levels(), part("burden", "test")
    pool = [one for one in articles(data, *TRAINABLE, "outlets", "british") if one.id in known]
    with ProcessPoolExecutor(jobs) as workers:
        found = list(workers.map(of_article, pool, [known[one.id] for one in pool], chunksize=4))
    table = [(one.id, *line) for one, lines in zip(pool, found, strict=True) for line in lines]

    def gather(chosen: Iterator[tuple[str, dict[str, float], float]]) -> Lines:
        here = list(chosen)
        values = np.array(
            [[*(line.get(name, 0.0) for name in PRIOR), article.startswith(OWN.name)] for article, line, _ in here]
        )
        reached = np.array([float(level >= LEAST) for _, _, level in here])
        return Lines(values, reached, np.array([name for name, _, _ in here]))

    return gather(row for row in table if row[0] not in unseen), gather(row for row in table if row[0] in unseen)


@click.command()
@click.option("--data", type=Path, default=Path("../shared/data"), show_default=True)
@click.option("--jobs", default=2, show_default=True)
def main(data: Path, jobs: int) -> None:
    teach, unseen = lines_of(data, jobs)
    weights = fitted(teach)
    likely, own = out_of_fold(teach), teach.found[:, -1] == 1
    told = [
        measured("out of fold, written for training", teach.reached[own], likely[own]),
        measured("out of fold, published", teach.reached[~own], likely[~own]),
        measured("of other collections", unseen.reached, chance(weights, unseen.found)),
    ]
    click.echo("\n".join(told))
    table = {
        "about": f"Fitted by training/burden/reach.py to readers' levels of {len(teach.reached)} lines.",
        "measured": told,
        "bias": round(float(weights[0]), 2),
        "weights": {name: round(float(value), 2) for name, value in zip(PRIOR, weights[1:-1], strict=True)},
    }
    TARGET.write_text(json.dumps(table, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
