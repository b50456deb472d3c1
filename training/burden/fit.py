"""Fit the burden head to the readers' votes, and measure it on articles that taught it nothing.

`python training/burden/fit.py OUT` reads OUT/labels.jsonl, OUT/states.npz and OUT/features.jsonl (made by
`states.py`), and writes src/onrecord/attribute/model/burden.npz and src/onrecord/assess/burden.json. Needs
scikit-learn and SciPy.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np
from draw import rows
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold
from votes import BURDENS

ROOT = Path(__file__).parents[2] / "src" / "onrecord"
FEWEST = 8
"""Marks that must have a feature for it to get a weight."""
STATES = (0.1,)
NAMED = (1.0,)
STRENGTHS = (0.5,)
"""What is tried: how much states and named features are scaled before the penalty, and the penalty’s inverse. With 0.5
for named features and 0.3 the loss out of fold is 0.990 and not 0.995, but F1 of accusations 0.43 and not 0.44.
"""
FOLDS = 3
COUNTS = {629: 0.5, 939: 0.2}
"""What a mark counts in our own drafts from a number on: those that accuse in plain words, and their look-alikes.

In the former 2 in 5 marks are accusations, in the latter none, in published copy 3 in 100. Counted whole, the former
cost precision in published copy; and the latter, recall in short drafts.
"""

Matrix = NDArray[Any]


class Marks:
    """What is known of the marks: states, named features, votes."""

    def __init__(self, out: Path) -> None:
        table = np.load(out / "states.npz")
        at = {int(number): row for row, number in enumerate(table["c"])}
        named = {row["c"]: row["features"] for row in rows(out / "features.jsonl")}
        parts = {row["a"]: row["part"] for row in rows(out / "articles.jsonl")}
        labels = [row for row in rows(out / "labels.jsonl") if row["c"] in at]
        order = [at[row["c"]] for row in labels]
        self.labels = labels
        self.states = table["states"][order].astype(np.float64).reshape(len(labels), -1)
        self.soft = np.array([row["soft"] for row in labels])
        self.groups = np.array([row["a"] for row in labels])
        counts = np.array([_count(row["a"]) for row in labels])
        self.special = counts < 1
        self.taught = self.soft * counts[:, None]
        self.train = np.array([parts[row["a"]] == "train" for row in labels])
        self.reporter = np.array([not row["credited"] for row in labels])
        frequency: dict[str, int] = {}
        for row, teaches in zip(labels, self.train, strict=True):
            for name in named[row["c"]] if teaches else ():
                frequency[name] = frequency.get(name, 0) + 1
        self.names = sorted(name for name, count in frequency.items() if count >= FEWEST)
        self.named = np.array([[named[row["c"]].get(name, 0.0) for name in self.names] for row in labels])


def _count(article: str) -> float:
    collection, _, name = article.partition("/")
    number = int(name) if collection == "own-copy" else 0
    return next((count for first, count in reversed(COUNTS.items()) if number >= first), 1.0)


class Head:
    """A multinomial logistic layer over scaled states and named features, fitted to shares of votes."""

    def __init__(self, states: float, named: float, strength: float) -> None:
        self.scales = states, named
        self.strength = strength
        self.heat = 1.0

    def fit(self, states: Matrix, named: Matrix, soft: Matrix) -> Head:
        self.spread = np.maximum(states.std(0), 1e-3)
        whole = self._scaled(states, named)
        shape = (whole.shape[1] + 1, soft.shape[1])
        mass = soft.sum(1, keepdims=True)

        def penalised(flat: Matrix) -> tuple[float, Matrix]:
            weights, bias = (table.astype(np.float32) for table in np.split(flat.reshape(shape), [-1]))
            likely = shares(whole @ weights + bias)
            off = likely * mass - soft
            total = -(soft * np.log(np.maximum(likely, 1e-9))).sum() * self.strength + (weights**2).sum() / 2
            slope = np.vstack((whole.T @ off * self.strength + weights, off.sum(0, keepdims=True) * self.strength))
            return float(total), slope.ravel().astype(np.float64)

        found = minimize(penalised, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 120})
        self.coefficients, self.bias = found.x.reshape(shape)[:-1], found.x.reshape(shape)[-1]
        return self

    def logits(self, states: Matrix, named: Matrix) -> Matrix:
        found: Matrix = (self._scaled(states, named) @ self.coefficients + self.bias) / self.heat
        return found

    def _scaled(self, states: Matrix, named: Matrix) -> Matrix:
        return np.hstack((states / self.spread * self.scales[0], named * self.scales[1])).astype(np.float32)

    def weights(self, width: int) -> tuple[Matrix, Matrix, Matrix]:
        """Return (states, burdens), (named, burdens) and (burdens) weights, as they count outside of the fit."""
        coefficients = self.coefficients / self.heat
        return (
            coefficients[:width] * self.scales[0] / self.spread[:, None],
            coefficients[width:] * self.scales[1],
            self.bias / self.heat,
        )


def shares(logits: Matrix) -> Matrix:
    odds = np.exp(logits - logits.max(1, keepdims=True))
    found: Matrix = odds / odds.sum(1, keepdims=True)
    return found


def loss(soft: Matrix, logits: Matrix) -> float:
    return float(-(soft * np.log(np.maximum(shares(logits), 1e-9))).sum(1).mean())


def out_of_fold(marks: Marks, make: tuple[float, float, float]) -> Matrix:
    """Return the logits of the marks that teach, each by a head that has not seen its article."""
    states, named, soft = (table[marks.train] for table in (marks.states, marks.named, marks.taught))
    found = np.zeros_like(soft)
    for seen, unseen in GroupKFold(FOLDS).split(states, groups=marks.groups[marks.train]):
        head = Head(*make).fit(states[seen], named[seen], soft[seen])
        found[unseen] = head.logits(states[unseen], named[unseen])
    return found


def measured(marks: Marks, of: NDArray[np.bool_], likely: Matrix) -> list[str]:
    """Return lines on F1 of each kind and of `ask`, and on calibration, against the readers' joined votes."""
    truth, chosen = marks.soft[of].argmax(1), likely.argmax(1)
    lines = [f"{len(truth)} marks, accuracy {np.mean(truth == chosen):.3f}, loss {_cross(marks.soft[of], likely):.3f}"]
    for kind, name in enumerate(BURDENS):
        right = int(((truth == kind) & (chosen == kind)).sum())
        f1 = 2 * right / max(1, int((truth == kind).sum() + (chosen == kind).sum()))
        lines.append(f"  {name:10} {np.mean(truth == kind):.3f} of marks, F1 {f1:.3f}")
    asked, wanted = 1 - likely[:, 0], 1 - marks.soft[of][:, 0]
    for low in np.arange(0, 1, 0.2):
        within = (asked >= low) & (asked < low + 0.2 + (low > 0.7))
        if within.sum():
            told = f"predicted {asked[within].mean():.2f}, readers {wanted[within].mean():.2f}"
            lines.append(f"  any burden, p {low:.1f} to {low + 0.2:.1f}: {within.sum():4} marks, {told}")
    return lines


def asks(marks: Marks, of: NDArray[np.bool_], likely: Matrix) -> list[str]:
    """Return lines on precision and recall of lines that an editor asks about, in the reporter's voice."""
    asked = likely[:, 1:].sum(1)
    wanted = 1 - np.array(
        [
            np.mean([vote["burden"] == "none" for vote in row["votes"].values()])
            for row in np.array(marks.labels, dtype=object)[of]
        ]
    )
    lines = []
    for limit in (0.3, 0.4, 0.5, 0.6, 0.7):
        shown = asked >= limit
        for name, true in (("either reader", wanted > 0), ("half or more", wanted >= 0.5), ("both", wanted == 1)):
            right = (shown & true).sum()
            shares = f"precision {right / max(1, shown.sum()):.2f}, recall {right / max(1, true.sum()):.2f}"
            lines.append(f"  p ≥ {limit}: {name:13} {shares} ({true.sum()} lines)")
    return lines


def _cross(soft: Matrix, likely: Matrix) -> float:
    return float(-(soft * np.log(np.maximum(likely, 1e-9))).sum(1).mean())


def heat(soft: Matrix, logits: Matrix) -> float:
    """Return by what to divide the logits so that they are calibrated."""
    tried = np.arange(0.6, 2.5, 0.05)
    return float(min(tried, key=lambda one: loss(soft, logits / one)))


def written(head: Head, marks: Marks) -> None:
    width = marks.states.shape[1]
    states, named, bias = head.weights(width)
    by_role = states.reshape(-1, width // 3, len(BURDENS)) if width else states
    table = np.concatenate(list(by_role), axis=1)  # (state, role × burden)
    np.savez_compressed(ROOT / "attribute" / "model" / "burden.npz", weights=table.astype(np.float16))
    weights = {name: [round(float(value), 3) for value in row] for name, row in zip(marks.names, named, strict=True)}
    data = {"burdens": list(BURDENS), "bias": [round(float(value), 3) for value in bias], "weights": weights}
    (ROOT / "assess" / "burden.json").write_text(
        json.dumps(data, indent=0, ensure_ascii=False).replace("\n[", "[") + "\n", "utf-8"
    )


def best(marks: Marks, grid: Sequence[tuple[float, float, float]]) -> tuple[tuple[float, float, float], Matrix]:
    """Return the settings with the least loss on unseen articles of those that teach, and the logits they give."""
    soft = marks.soft[marks.train]
    tried = []
    for make in grid:
        found = out_of_fold(marks, make)
        tried.append((loss(soft, found), make, found))
        click.echo(f"states × {make[0]}, named × {make[1]}, C {make[2]}: loss {tried[-1][0]:.4f}")
    return min(tried, key=lambda one: one[0])[1:]


@click.command()
@click.argument("out", type=Path)
def main(out: Path) -> None:
    marks = Marks(out)
    grid = [(states, named, strength) for states in STATES for named in NAMED for strength in STRENGTHS]
    make, found = best(marks, grid)
    head = Head(*make).fit(*(table[marks.train] for table in (marks.states, marks.named, marks.taught)))
    head.heat = heat(marks.soft[marks.train], found)
    click.echo(f"chosen: {make}, heat {head.heat:.2f}")
    likely = shares(found / head.heat)
    for name, of in (("drafts about accusations", marks.special), ("other articles", ~marks.special)):
        click.echo(f"out of fold, {name}\n" + "\n".join(measured(marks, marks.train & of, likely[of[marks.train]])))
    test = ~marks.train
    likely = shares(head.logits(marks.states[test], marks.named[test]))
    click.echo("unseen third\n" + "\n".join(measured(marks, test, likely)))
    own = test & marks.reporter
    click.echo("in the reporter's voice\n" + "\n".join(asks(marks, own, likely[marks.reporter[test]])))
    written(head, marks)


if __name__ == "__main__":
    main()
