"""Fit the judge to the readers' votes, and measure it on articles that it has not seen.

`python training/findings/fit.py OUT` reads OUT/features.jsonl and OUT/votes, prints how well the judge tells findings
that an editor keeps from others (by article, ten folds), and writes src/onrecord/judge/weights.json.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from statistics import mean
from typing import Any

import click
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from onrecord.judge.weigh import crossed

Row = dict[str, Any]
KEPT = {"right": 1.0, "arguable": 1.0, "wrong": 0.0}


def votes(out: Path) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for path in sorted((out / "votes").glob("*/*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                if "c" in row:
                    found[row["c"]].append(row["v"])
    return found


def labelled(out: Path) -> list[Row]:
    said = votes(out)
    rows = [json.loads(line) for line in (out / "features.jsonl").read_text("utf-8").splitlines()]
    return [{**row, "votes": said[row["c"]]} for row in rows if said.get(row["c"])]


def examples(rows: list[Row]) -> tuple[list[dict[str, float]], np.ndarray, np.ndarray, np.ndarray]:
    """Each vote as an example: features, label, article, whether a rule proposed it."""
    inputs, labels, groups, weights = [], [], [], []
    for row in rows:
        for vote in row["votes"]:
            inputs.append(crossed(row["rule"], row["features"]))
            labels.append(vote != "wrong")
            groups.append(row["a"])
            weights.append((2.0 if row["origin"] == "rule" else 1.0) / len(row["votes"]))
    return inputs, np.array(labels, dtype=int), np.array(groups), np.array(weights)


def fitted(inputs: Any, labels: Any, weights: Any, strength: float) -> tuple[DictVectorizer, LogisticRegression]:
    vectorizer = DictVectorizer()
    matrix: csr_matrix = vectorizer.fit_transform(inputs)
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    model = LogisticRegression(C=strength, max_iter=2000, solver="liblinear")
    model.fit(matrix, labels, sample_weight=weights)
    return vectorizer, model


@click.command()
@click.argument("out", type=Path)
@click.option("--strength", default=0.05, show_default=True)
def main(out: Path, strength: float) -> None:
    rows = labelled(out)
    kept = np.array([mean(vote != "wrong" for vote in row["votes"]) >= 0.5 for row in rows])
    right = np.array([mean(vote == "right" for vote in row["votes"]) >= 0.5 for row in rows])
    of_rule = np.array([row["origin"] == "rule" for row in rows])
    groups = np.array([row["a"] for row in rows])
    guess = np.zeros(len(rows))
    prior = np.zeros(len(rows))
    for train, test in GroupKFold(10).split(rows, kept, groups):
        some = [rows[i] for i in train]
        inputs, labels, _, weights = examples(some)
        vectorizer, model = fitted(inputs, labels, weights, strength)
        guess[test] = model.predict_proba(vectorizer.transform([crossed(rows[i]["rule"], rows[i]["features"]) for i in test]))[:, 1]
        rate: dict[str, list[float]] = defaultdict(list)
        for i in train:
            rate[rows[i]["rule"] + rows[i]["origin"]].append(float(kept[i]))
        prior[test] = [(sum(r := rate[rows[i]["rule"] + rows[i]["origin"]]) + 0.25) / (len(r) + 1) for i in test]
    for name, mask in (("all", of_rule | True), ("rule", of_rule), ("loose", ~of_rule)):
        print(name, mask.sum(), "kept", round(kept[mask].mean(), 3), "right", round(right[mask].mean(), 3),
              "auc", round(roc_auc_score(kept[mask], guess[mask]), 3), "prior auc", round(roc_auc_score(kept[mask], prior[mask]), 3))  # fmt: skip
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        shown = of_rule & (guess >= least)
        more = ~of_rule & (guess >= least)
        print(least, "rule: shown", shown.sum(), "kept", round(kept[shown].mean(), 3), "right", round(right[shown].mean(), 3),
              "recall of right", round(right[shown].sum() / right[of_rule].sum(), 3),
              "| loose: shown", more.sum(), "kept", round(kept[more].mean(), 3) if more.any() else None, "right", round(right[more].mean(), 3) if more.any() else None)  # fmt: skip


if __name__ == "__main__":
    main()
