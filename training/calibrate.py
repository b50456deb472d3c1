"""Fit the confidence on dev and print its constants: python training/calibrate.py.

A logistic regression of "an annotator marked the same" on the logarithms of the evidence, lightly regularised. What is
printed for folds is measured on articles that the fit did not see.
"""

from __future__ import annotations

from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from onrecord import attribute
from onrecord.attribute.link import Evidence, relations
from onrecord.attribute.reading import reading
from onrecord.attribute.tagger import believe
from onrecord.evaluation.attributions import compare
from onrecord.evaluation.gold import read_articles
from onrecord.readers import read
from onrecord.segment import segment

Numbers = NDArray[np.float64]
FOLDS = 5


@click.command()
@click.option("--data", type=Path, default=Path("../shared/data/polnear/dev.jsonl"), show_default=True)
def main(data: Path) -> None:
    """Print weights, bias and what they are worth."""
    evidence, right, article, wanted = table(data)
    likely = np.zeros(len(right))
    for fold in range(FOLDS):
        seen = article % FOLDS != fold
        likely[~seen] = chance(evidence[~seen], fit(evidence[seen], right[seen]))
    print("weights and bias", [round(float(weight), 2) for weight in fit(evidence, right)], Evidence._fields)
    print("expected calibration error, unseen articles", round(calibration_error(likely, right), 4))
    for least in np.arange(0, 0.61, 0.05):
        kept = likely >= least
        f1 = 2 * right[kept].sum() / (kept.sum() + wanted)
        print(f"least {least:.2f}: {kept.sum()} kept, relation F1 {100 * f1:.2f}, unseen articles")


def table(data: Path) -> tuple[Numbers, Numbers, NDArray[np.int64], int]:
    """(relations, 6) log evidence; whether each is right; its article's number; how much gold there is."""
    rows: list[list[float]] = []
    right: list[bool] = []
    number: list[int] = []
    wanted = 0
    for index, article in enumerate(read_articles(data)):
        document = read(article.text.encode("utf-8", "surrogatepass"), "article.txt")
        words = reading(document.text, segment(document))
        found = relations(believe(words))
        score = compare(article, [attribute._attribution(document.text, words, one) for one in found])
        rows += [np.log(np.maximum(one.evidence, 1e-6)).tolist() for one in found]
        right += [agrees for _, agrees in score.confidence]
        number += [index] * len(found)
        wanted += score.tallies["relation"].gold
    return np.array(rows), np.array(right, dtype=float), np.array(number), wanted


def chance(evidence: Numbers, weights: Numbers) -> Numbers:
    """The probability of being right."""
    odds = evidence @ weights[:-1] + weights[-1]
    result: Numbers = 1 / (1 + np.exp(-odds))
    return result


def fit(evidence: Numbers, right: Numbers, penalty: float = 1e-3) -> Numbers:
    """Weights, then the bias, by Newton's method."""
    columns = np.column_stack((evidence, np.ones(len(evidence))))
    weights = np.zeros(columns.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (likely - right) / len(right) + penalty * weights
        bend = (columns * (likely * (1 - likely))[:, None]).T @ columns / len(right) + penalty * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def calibration_error(likely: Numbers, right: Numbers) -> float:
    """Mean distance of said and seen over ten equal ranges of confidence (Naeini et al. 2015)."""
    tenth = np.minimum((likely * 10).astype(int), 9)
    parts = [(tenth == index) for index in range(10)]
    return float(sum(abs(likely[p].mean() - right[p].mean()) * p.mean() for p in parts if p.any()))


if __name__ == "__main__":
    main()
