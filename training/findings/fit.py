"""Fit the judge to the readers' votes, and measure it on articles that it has not seen.

`python training/findings/fit.py OUT` reads OUT/candidates.jsonl (of `training/marks/candidates.py`), OUT/own.jsonl,
OUT/phrases0.jsonl … (of `phrases.py fit --fold`) and training/findings/votes.jsonl, prints how well the judge tells
right findings from others in ten folds of articles, and writes src/onrecord/judge/trees.json. Needs scikit-learn.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from statistics import mean
from typing import Any

import click
import numpy as np
from packets import read
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold
from votes import VOTES

from onrecord.domain import SecondLook
from onrecord.judge import UNREAD, Judge, Tree, calibrated, described
from onrecord.judge.features import read_as
from onrecord.rules import rules
from onrecord.settings import LEAST_CONFIDENCE

Row = dict[str, Any]
JUDGE = Path("src/onrecord/judge/trees.json")
PRECISION = JUDGE.parents[1] / "rules" / "precision.toml"
TREES, DEPTH, RATE = 300, 4, 0.03
"""Fewer, shallower or more trees do as well; a weighted sum of the features puts fewer right ones first."""
PRIOR = 6.0
"""As how many findings it counts that those of a rule are worth UNREAD before any was read."""
OWN = 0.3
"""Weight of what a rule flags in a case of our own."""
UNPROPOSED = 0.3
"""Weight of a phrase with votes that wide patterns proposed, and that no rule proposes now."""
UNVOTED = 0.5
"""Weight of a candidate that nobody voted on, but that stands in an article in which two readers marked all faults."""
WORTH = {"right": 1.0, "arguable": 0.5, "wrong": 0.0}
"""What a vote counts as: an editor keeps every second arguable finding."""
RAREST = 4
"""Articles in which a feature must occur."""
POLITICS = 0.3
"""Weight of US politics, of which two thirds of the votes are, when estimates are calibrated."""


def labelled(out: Path) -> list[Row]:
    """Return the candidates with the votes on each; those of which readers only read the article have no `votes`.

    What the reader of phrases makes of each is that of one which has not learnt from its article.
    """
    votes = {_place(row): row["votes"] for row in read(VOTES)}
    looks = {_place(row): row for path in sorted(out.glob("phrases?.jsonl")) for row in read(path)}
    rows = read(out / "candidates.jsonl")
    for row in rows:
        place = _place(row)
        if place in votes:
            row["votes"] = [vote for vote, _ in votes[place]]
        if place in looks:
            row["features"].update(read_as(SecondLook(looks[place]["right"], looks[place]["kept"])))
    return rows


def _place(row: Row) -> tuple[str, str, int, int]:
    return row["a"], row["rule"], row["start"], row["end"]


def worths(rows: Sequence[Row]) -> dict[float, float]:
    """Return what a candidate is worth by its share of marks: none, half or more; the mean of what was voted on."""
    found = defaultdict(list)
    for row in rows:
        if "votes" in row and "share" in row:
            found[_step(row["share"])].extend(WORTH[vote] for vote in row["votes"])
    return {step: mean(votes) for step, votes in found.items()}


def _step(share: float) -> float:
    return 0.0 if share == 0 else 0.5 if share <= 0.5 else 1.0


def worth_of(row: Row, known: dict[float, float]) -> float:
    """Return what readers made of a candidate; one without votes counts as those that were marked like it."""
    return mean(WORTH[vote] for vote in row["votes"]) if "votes" in row else known[_step(row["share"])]


def fitted(rows: Sequence[Row]) -> Judge:
    """Return the judge that candidates teach, not yet calibrated."""
    known = worths(rows)
    wanted = np.array([worth_of(row, known) for row in rows])
    weight = np.array([_weight(row) for row in rows])
    worth = worth_of_rules(rows, wanted, weight)
    found = [described(row["rule"], row["features"], worth) for row in rows]
    articles: dict[str, set[str]] = defaultdict(set)
    for row, one in zip(rows, found, strict=True):
        for name, value in one.items():
            if value:
                articles[name].add(row["a"])
    names = sorted(name for name, ones in articles.items() if len(ones) >= RAREST)
    inputs = np.array([[one.get(name, 0.0) for name in names] for one in found])
    model = GradientBoostingRegressor(
        n_estimators=TREES, max_depth=DEPTH, learning_rate=RATE, subsample=0.6, max_features=0.2,
        min_samples_leaf=12, random_state=0,
    )  # fmt: skip
    model.fit(inputs, wanted, sample_weight=weight)
    trees = [_tree(one[0].tree_) for one in model.estimators_]
    return Judge(1.0, 0.0, readings(rows), worth, names, round(float(np.average(wanted, weights=weight)), 5), trees)


def readings(rows: Sequence[Row]) -> dict[str, int]:
    """Return how many findings of each rule were read."""
    return dict(sorted(Counter(row["rule"] for row in rows if row.get("proposed") and not _is_own(row)).items()))


def _weight(row: Row) -> float:
    if _is_own(row):
        return OWN
    if not row["proposed"]:
        return UNPROPOSED
    return 1.0 if "votes" in row else UNVOTED


def _is_own(row: Row) -> bool:
    return bool(row["a"].startswith("own/"))


def worth_of_rules(rows: Sequence[Row], wanted: np.ndarray, weight: np.ndarray) -> dict[str, float]:
    """Return what the findings of each rule are worth on average."""
    total: dict[str, float] = defaultdict(lambda: UNREAD * PRIOR)
    count: dict[str, float] = defaultdict(lambda: PRIOR)
    for row, one, share in zip(rows, wanted, weight, strict=True):
        if _is_own(row) or not row["proposed"]:
            continue
        total[row["rule"]] += one * share
        count[row["rule"]] += share
    return {code: round(float(total[code] / count[code]), 3) for code in sorted(total)}


def _tree(tree: Any) -> Tree:
    inner = tree.children_left >= 0
    return Tree(
        [int(one) if has else -1 for one, has in zip(tree.feature, inner, strict=True)],
        [round(float(one), 5) if has else 0 for one, has in zip(tree.threshold, inner, strict=True)],
        [int(one) if has else 0 for one, has in zip(tree.children_left, inner, strict=True)],
        [int(one) if has else 0 for one, has in zip(tree.children_right, inner, strict=True)],
        [0 if has else round(RATE * float(one), 5) for one, has in zip(tree.value[:, 0, 0], inner, strict=True)],
    )


def calibration(rows: Sequence[Row], guess: np.ndarray) -> tuple[float, float]:
    """Return the scale and the shift that make estimates out of fold the share not called wrong.

    They are those of copy of all genres: of US politics editors keep more, so that it has a shift of its own, which is
    left out, and counts less.
    """
    voted = [number for number, row in enumerate(rows) if "votes" in row and row["proposed"]]
    kept = np.array([mean(vote != "wrong" for vote in rows[number]["votes"]) for number in voted])
    politics = np.array([rows[number]["a"].startswith("polnear/") for number in voted])
    inputs = np.column_stack((np.log(guess[voted] / (1 - guess[voted])), politics)).astype(float)
    weight = np.where(politics, POLITICS, 1.0)
    model = LogisticRegression(C=1.0, max_iter=1000)
    labels = np.repeat([1, 0], len(kept))
    model.fit(np.vstack((inputs, inputs)), labels, sample_weight=np.concatenate((kept * weight, (1 - kept) * weight)))
    return round(float(model.coef_[0][0]), 3), round(float(model.intercept_[0]), 3)


def report(rows: Sequence[Row], guess: np.ndarray) -> None:
    """Print what an editor would be shown at each threshold, of rules that are on by default."""
    on = {rule.code for rule in rules() if rule.info.default}
    right = np.array([mean(vote == "right" for vote in row.get("votes", ["wrong"])) for row in rows])
    kept = np.array([mean(vote != "wrong" for vote in row.get("votes", ["wrong"])) for row in rows])
    proposed = np.array(["votes" in row and row["proposed"] and row["rule"] in on for row in rows])
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
        if "votes" in row and row["proposed"] and likelihood >= LEAST_CONFIDENCE and row["rule"] in votes:
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
    rows = labelled(out)
    own = read(out / "own.jsonl")
    groups = [row["a"] for row in rows]
    guess = np.zeros(len(rows))
    for train, test in GroupKFold(10).split(rows, groups=groups):
        judge = fitted([*(rows[number] for number in train), *own])
        guess[test] = [judge.estimate(rows[number]["rule"], rows[number]["features"]) for number in test]
    scale, shift = calibration(rows, guess)
    likelihood = np.array([calibrated(one, scale, shift) for one in guess])
    report(rows, likelihood)
    write_precision(rows, likelihood)
    table = asdict(replace(fitted([*rows, *own]), scale=scale, shift=shift))
    JUDGE.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    print(f"{len(rows)} candidates; {len(table['names'])} features; {JUDGE.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
