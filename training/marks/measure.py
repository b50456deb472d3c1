"""How well the marker finds what readers marked, on articles that it has not seen: `measure.py OUT`."""

from __future__ import annotations

from pathlib import Path

import click
import numpy as np
from fit import FOLDS, MARKS, marked
from sklearn.metrics import average_precision_score

FEWEST = 5
"""Sentences that readers must have marked so, for a mark to be measured."""
FAMILIES = {"AN+VA": ("AN", "VA"), "EV": ("EV",), "LI": ("LI",), "FR501": ("FR",), "HB": ("HB",), "any": ("",)}


def by_sentence(table: np.ndarray, sentences: np.ndarray) -> np.ndarray:
    """Return the largest value of each sentence's words."""
    found = np.zeros((int(sentences.max()) + 1 if len(sentences) else 0, table.shape[1]), np.float32)
    np.maximum.at(found, sentences, table)
    return found


@click.command()
@click.argument("out", type=Path)
@click.option("--layer", default=3, show_default=True)
@click.option("--name", default="")
@click.option("--folds", default=FOLDS, show_default=True)
def main(out: Path, layer: int, name: str, folds: int) -> None:
    articles = {one.number: one for one in marked(out, layer)}
    guesses, truths = [], []
    for fold in range(folds):
        with np.load(out / f"seen{fold}{name}.npz") as kept:
            for key in kept.files:
                article = articles[int(key[1:])]
                guesses.append(by_sentence(kept[key].astype(np.float32), article.sentences))
                truths.append(by_sentence(article.labels, article.sentences))
    guess, truth = np.concatenate(guesses), np.concatenate(truths)
    print(f"{len(guess)} sentences")
    columns = {mark: [at] for at, mark in enumerate(MARKS)}
    columns |= {name: [at for at, mark in enumerate(MARKS) if mark.startswith(of)] for name, of in FAMILIES.items()}
    for key, ats in columns.items():
        p, t = guess[:, ats].max(1), truth[:, ats].max(1)
        if (t > 0).sum() >= FEWEST:
            print(f"{key:6} {line(p, t)}")


def line(guess: np.ndarray, truth: np.ndarray) -> str:
    """Return how good the guesses are: of those from each threshold, their number and how many readers marked."""
    marked_, every = truth > 0, truth >= 0.99
    found = [f"{marked_.sum()} marked, AP {average_precision_score(marked_, guess):.2f}"]
    for least in (0.2, 0.3, 0.4, 0.5, 0.6):
        shown = guess >= least
        if shown.any():
            shares = f"{marked_[shown].mean():.2f} marked, {every[shown].mean():.2f} by all as right"
            found.append(f"from {least}: {shown.sum()}, {shares}, recall {marked_[shown].sum() / marked_.sum():.2f}")
    return "; ".join(found)


if __name__ == "__main__":
    main()
