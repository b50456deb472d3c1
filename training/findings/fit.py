"""Fit the judge to the readers' votes, and measure it on articles that it has not seen.

`python training/findings/fit.py OUT` reads OUT/features.jsonl and OUT/votes, prints how well the judge tells right
findings from others in ten folds of articles, and writes src/onrecord/judge/weights.json. Needs scikit-learn.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any

import click
import numpy as np
from packets import read
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold
from votes import all_votes

from onrecord.judge import calibrated, crossed, likely
from onrecord.rules import rules
from onrecord.settings import LEAST_CONFIDENCE

Row = dict[str, Any]
WEIGHTS = Path("src/onrecord/judge/weights.json")
PRECISION = WEIGHTS.parents[1] / "rules" / "precision.toml"
STRENGTH = 0.1
"""Inverse of the penalty on large weights; 0.05 to 0.3 do as well."""
PROPOSED = 2.0
"""Weight of what a rule proposed, against what a wide pattern did."""

WORTH = {"right": 1.0, "arguable": 0.5, "wrong": 0.0}
"""What a vote counts as: an editor keeps every second arguable finding."""
OWN = 1.0
"""Weight of a case of our own, as against a phrase of an article."""
RAREST = 4
"""Articles in which a feature must occur."""
POLITICS = 0.3
"""Weight of US politics, of which two thirds of the votes are, when estimates are calibrated."""
SMALLEST = 0.01
"""Weights nearer to nothing are left out."""


def labelled(out: Path) -> list[Row]:
    """Return the candidates that were voted on, with their features and votes."""
    votes, _ = all_votes(out)
    return [
        {**row, "votes": [vote["v"] for vote in votes[row["c"]].values()]}
        for row in read(out / "features.jsonl")
        if row["c"] in votes
    ]


@cache
def common_words(out: Path) -> frozenset[str]:
    """Return the words that are seldom capitalised inside sentences: names would tell what an article is about."""
    capital, small = Counter[str](), Counter[str]()
    for row in read(out / "articles.jsonl"):
        for word in re.findall(r"(?<=[a-z,] )[\w'’]+", row["text"]):
            letters = "".join(filter(str.isalpha, word))
            (capital if letters[:1].isupper() else small)[letters.lower()] += 1
    return frozenset({"i", "0", *(word for word in small if small[word] >= capital[word])})


def nameless(out: Path, row: Row) -> Row:
    """Return the candidate without features of words that are names."""
    kept = {
        name: value
        for name, value in row["features"].items()
        if not (match := _OF_WORD.fullmatch(name)) or match[1] in common_words(out)
    }
    return {**row, "features": kept}


_OF_WORD = re.compile(r"(?:word|before:|behind:) (\w+)")


def fitted(rows: Sequence[Row]) -> dict[str, float]:
    """Return the weight of each feature; every vote is an example."""
    inputs, labels, weights = [], [], []
    articles: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found = crossed(row["rule"], row["features"], proposed=row["origin"] == "rule")
        for name in found:
            articles[name].add(row["a"])
        for vote in row["votes"]:
            for label, share in (True, WORTH[vote]), (False, 1 - WORTH[vote]):
                if share:
                    inputs.append(found)
                    labels.append(label)
                    weights.append(share * _weight(row) / len(row["votes"]))
    kept = [{name: one[name] for name in one if len(articles[name]) >= RAREST} for one in inputs]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(kept)
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    model = LogisticRegression(C=STRENGTH, max_iter=2000, solver="liblinear", fit_intercept=False)
    model.fit(matrix, np.array(labels, dtype=int), sample_weight=np.array(weights))
    names = vectorizer.get_feature_names_out()
    return {name: round(float(weight), 3) for name, weight in zip(names, model.coef_[0], strict=True)}


def _weight(row: Row) -> float:
    if row["a"].startswith("own/"):
        return OWN
    return PROPOSED if row["origin"] == "rule" else 1.0


def estimate(weights: dict[str, float], count: dict[str, int], row: Row) -> float:
    """Return what the sum of weights says of a candidate, between 0 and 1."""
    found = crossed(row["rule"], row["features"], proposed=row["origin"] == "rule")
    return likely(weights, count[row["rule"]], found)


def calibration(rows: Sequence[Row], guess: np.ndarray) -> tuple[float, dict[str, float]]:
    """Return the scale, and the shift of each category, that make estimates out of fold the share not called wrong.

    They are those of copy of all genres: of US politics, which most votes are about, editors keep more, so that it
    has a shift of its own, which is left out, and counts less.
    """
    proposed = [number for number, row in enumerate(rows) if row["origin"] == "rule"]
    kept = np.array([mean(vote != "wrong" for vote in rows[number]["votes"]) for number in proposed])
    politics = np.array([rows[number]["a"].startswith("polnear/") for number in proposed])
    categories = sorted({rows[number]["rule"][:2] for number in proposed})
    columns = [[rows[number]["rule"][:2] == category for number in proposed] for category in categories]
    chosen = guess[proposed]
    inputs = np.column_stack((np.log(chosen / (1 - chosen)), politics, *columns)).astype(float)
    weight = np.where(politics, POLITICS, 1.0)
    model = LogisticRegression(C=1.0, max_iter=1000)
    labels = np.repeat([1, 0], len(kept))
    model.fit(np.vstack((inputs, inputs)), labels, sample_weight=np.concatenate((kept * weight, (1 - kept) * weight)))
    scale, _, *shifts = (float(each) for each in model.coef_[0])
    level = float(model.intercept_[0])
    return round(scale, 3), {name: round(level + each, 3) for name, each in zip(categories, shifts, strict=True)}


def report(rows: Sequence[Row], guess: np.ndarray) -> None:
    """Print what an editor would be shown at each threshold, of rules that are on by default."""
    on = {rule.code for rule in rules() if rule.info.default}
    right = np.array([mean(vote == "right" for vote in row["votes"]) for row in rows])
    kept = np.array([mean(vote != "wrong" for vote in row["votes"]) for row in rows])
    proposed = np.array([row["origin"] == "rule" and row["rule"] in on for row in rows])
    world = np.array([not row["a"].startswith("polnear/") for row in rows])
    for name, mask in (("all rules", proposed), ("not US politics", proposed & world)):
        print(
            f"{name}: {mask.sum()} findings, right {right[mask].mean():.2f}, right or arguable {kept[mask].mean():.2f}"
        )
        area, error = roc_auc_score(right[mask] >= 0.5, guess[mask]), _error(kept[mask], guess[mask])
        print(f"  AUC {area:.3f}, calibration error {error:.3f}")
        for least in (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9):
            shown = mask & (guess >= least)
            share = right[shown].sum() / right[mask].sum()
            print(
                f"  from {least}: {shown.sum()} shown, right {right[shown].mean():.2f}, "
                f"right or arguable {kept[shown].mean():.2f}; of the right ones {share:.2f}"
            )


def _error(kept: np.ndarray, guess: np.ndarray) -> float:
    """Expected calibration error over tenths."""
    tenths = np.minimum((guess * 10).astype(int), 9)
    gaps = [abs(kept[tenths == t].mean() - guess[tenths == t].mean()) * (tenths == t).mean() for t in set(tenths)]
    return float(sum(gaps))


def write_precision(rows: Sequence[Row], guess: np.ndarray) -> None:
    """Write what the readers thought of the findings that are shown by default, rule by rule; notes are kept."""
    head, *_ = PRECISION.read_text("utf-8").partition("\n[")
    known = tomllib.loads(PRECISION.read_text("utf-8"))
    votes = {code: Counter[str](findings=0) for code in known if code != "corpus"}
    for row, likelihood in zip(rows, guess, strict=True):
        if row["origin"] == "rule" and likelihood >= LEAST_CONFIDENCE and row["rule"] in votes:
            votes[row["rule"]].update((*row["votes"], "findings"))
    entries = [
        f"[{code}]\nfindings = {count['findings']}\nread = {sum(count[one] for one in WORTH)}\n"
        f"right = {count['right']}\narguable = {count['arguable']}\n"
        f"note = {json.dumps(known[code]['note'], ensure_ascii=False)}\n"
        for code, count in sorted(votes.items())
    ]
    PRECISION.write_text("\n".join((head.rstrip() + "\n", *entries)), "utf-8")


@click.command()
@click.argument("out", type=Path)
def main(out: Path) -> None:
    rows = [nameless(out, row) for row in labelled(out)]
    groups = [row["a"] for row in rows]
    own = [nameless(out, row) for row in read(out / "own.jsonl")]
    count = Counter(row["rule"] for row in rows if row["origin"] == "rule")
    guess = np.zeros(len(rows))
    for train, test in GroupKFold(10).split(rows, groups=groups):
        weights = fitted([*(rows[number] for number in train), *own])
        guess[test] = [estimate(weights, count, rows[number]) for number in test]
    scale, shifts = calibration(rows, guess)
    likelihood = np.array(
        [calibrated(one, scale, shifts[row["rule"][:2]]) for one, row in zip(guess, rows, strict=True)]
    )
    report(rows, likelihood)
    write_precision(rows, likelihood)
    weights = fitted([*rows, *own])
    kept = {name: weight for name, weight in sorted(weights.items()) if abs(weight) >= SMALLEST}
    table = {"scale": scale, "shifts": shifts, "proposals": dict(sorted(count.items())), "weights": kept}
    WEIGHTS.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print(f"{len(rows)} candidates; {len(kept)} weights")


if __name__ == "__main__":
    main()
