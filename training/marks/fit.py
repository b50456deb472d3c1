"""Fit the marker to the marks of readers, and measure it on articles that it has not seen.

`python training/marks/fit.py OUT --fold 0` trains without every third article and writes what it makes of those to
OUT/seen0.npz; `--fold -1` trains on all, to OUT/marker.pt. `training/marks/measure.py OUT` says how good it is.
"""

from __future__ import annotations

import math
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import numpy as np
import onnx
import torch
from marker import MARKS, Marker
from network import set_rates
from states import MODEL, weights_of
from torch import Tensor
from torch.nn import functional
from votes import VOTES, read

from onrecord.domain import EditorMark

FOLDS = 3
BATCH = 8
RATE, HEAD_RATE = 1.5e-4, 1e-3
WORTH = {"right": 1.0, "arguable": 0.5}
"""What a reader's mark counts as."""
SENTENCE_WEIGHT = 0.3
"""Weight of what is said of whole sentences, against what is said of words."""
POSITIVE = 2.0
"""Weight of words that somebody marked."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Window:
    """What one window shows: states (pieces, width), where words begin, their sentences, and soft labels."""

    states: np.ndarray
    places: np.ndarray
    words: np.ndarray
    sentences: np.ndarray
    labels: np.ndarray


@dataclass(frozen=True, slots=True)
class Marked:
    """An article with its windows; `labels` (words, marks) are the shares of readers, an arguable mark half."""

    number: int
    spans: np.ndarray
    sentences: np.ndarray
    owner: np.ndarray
    labels: np.ndarray
    windows: tuple[Window, ...]


def votes(out: Path) -> dict[int, list[list[Row]]]:
    """Return the marks of each article, reader by reader."""
    numbers = {row["a"]: row["n"] for row in read(out / "articles.jsonl")}
    found: dict[int, list[list[Row]]] = {}
    for row in read(VOTES):
        if row["a"] in numbers:
            found.setdefault(numbers[row["a"]], []).append(row["marks"])
    return found


def labels(spans: np.ndarray, readers: list[list[Row]]) -> np.ndarray:
    """Return (words, marks) what the readers made of each word."""
    table = np.zeros((len(spans), len(MARKS)), np.float32)
    for marks in readers:
        own = np.zeros_like(table)
        for mark in marks:
            name = EditorMark.of(mark["rule"])
            if name:
                within = (spans[:, 0] < mark["end"]) & (spans[:, 1] > mark["start"])
                column = own[:, MARKS.index(name)]
                column[within] = np.maximum(column[within], WORTH[mark["v"]])
        table += own / len(readers)
    return table


def marked(out: Path, layer: int) -> list[Marked]:
    """Return the articles that were read, with the encoder's states."""
    by_article = votes(out)
    found = []
    for path in sorted((out / f"states{layer}").glob("????.npz")):
        number = int(path.stem)
        if number not in by_article:
            continue
        with np.load(path) as kept:
            truth = labels(kept["spans"], by_article[number])
            count = len(kept["owner"]) - 1
            windows = tuple(
                Window(
                    kept[f"states{at}"],
                    kept[f"places{at}"].astype(np.int64),
                    kept[f"words{at}"],
                    kept["sentences"][kept[f"words{at}"]],
                    truth[kept[f"words{at}"]],
                )
                for at in range(count)
            )
            found.append(Marked(number, kept["spans"], kept["sentences"], kept["owner"], truth, windows))
    return found


def batch(windows: list[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Return padded states, attention bias, and of all words: their place in the flattened pieces, sentence, labels."""
    longest = max(len(one.states) for one in windows)
    states = torch.zeros(len(windows), longest, windows[0].states.shape[1])
    bias = torch.zeros(len(windows), 1, 1, longest)
    places, sentences = [], []
    for row, one in enumerate(windows):
        states[row, : len(one.states)] = torch.from_numpy(one.states.astype(np.float32))
        bias[row, :, :, len(one.states) :] = -1e4
        places.append(torch.from_numpy(one.places + row * longest))
        sentences.append(torch.from_numpy(one.sentences.astype(np.int64) + row * 100_000))
    truth = torch.from_numpy(np.concatenate([one.labels for one in windows]))
    return states, bias, torch.cat(places), torch.cat(sentences), truth


def loss(logits: Tensor, sentences: Tensor, truth: Tensor) -> Tensor:
    """Return the loss over words and over sentences: a sentence is marked if a word of it is."""
    weight = 1 + (POSITIVE - 1) * (truth > 0)
    words = functional.binary_cross_entropy_with_logits(logits, truth, weight, reduction="sum") / len(truth)
    names, index = torch.unique(sentences, return_inverse=True)
    spread = index[:, None].expand_as(logits)
    shape = (len(names), logits.shape[1])
    pooled = logits.new_full(shape, -1e4).scatter_reduce(0, spread, logits, "amax")
    wanted = truth.new_zeros(shape).scatter_reduce(0, spread, truth, "amax")
    whole = functional.binary_cross_entropy_with_logits(pooled, wanted, reduction="sum") / len(names)
    return words + SENTENCE_WEIGHT * whole


def trained(articles: list[Marked], layers: int, first: int, epochs: int, seed: int) -> Marker:
    """Return a reader that has learnt from the articles."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    reader = Marker(layers)
    model = onnx.load(str(MODEL))
    for at, layer in enumerate(reader.layers):
        layer.load_state_dict(weights_of(model, first + at))
    heads = [*reader.marks.parameters()]
    body = [*reader.layers.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": RATE, "base": RATE}, {"params": heads, "lr": HEAD_RATE, "base": HEAD_RATE}],
        weight_decay=0.02,
    )
    windows = [window for one in articles for window in one.windows if len(window.words)]
    steps = epochs * math.ceil(len(windows) / BATCH)
    step, begun = 0, time.monotonic()
    reader.train()
    for epoch in range(epochs):
        chance.shuffle(windows)
        total = 0.0
        for start in range(0, len(windows), BATCH):
            states, bias, places, sentences, truth = batch(windows[start : start + BATCH])
            set_rates(optimizer, step, steps)
            logits = reader(states, bias)
            here = loss(logits.flatten(0, 1)[places], sentences, truth)
            optimizer.zero_grad()
            here.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            total += float(here.detach())
            step += 1
        print(
            f"epoch {epoch + 1}: loss {total * BATCH / len(windows):.4f}, {time.monotonic() - begun:.0f} s", flush=True
        )
    return reader.eval()


def seen(reader: Marker, article: Marked) -> np.ndarray:
    """Return (words, marks) the probabilities, each word's from the window that owns it."""
    table = np.zeros((len(article.spans), len(MARKS)), np.float32)
    for at, window in enumerate(article.windows):
        states, bias, places, _, _ = batch([window])
        with torch.no_grad():
            found = torch.sigmoid(reader(states, bias)[0][places]).numpy()
        low, high = article.owner[at], article.owner[at + 1]
        own = (window.words >= low) & (window.words < high)
        table[window.words[own]] = found[own]
    return table


@click.command()
@click.argument("out", type=Path)
@click.option("--fold", default=-1, show_default=True)
@click.option("--layer", default=3, show_default=True, help="After which layer of the encoder the states are.")
@click.option("--layers", default=2, show_default=True)
@click.option("--epochs", default=4, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--name", default="", help="Added to the name of the results.")
def main(out: Path, fold: int, layer: int, layers: int, epochs: int, seed: int, name: str) -> None:
    articles = marked(out, layer)
    held = [one for one in articles if fold >= 0 and one.number % FOLDS == fold]
    learnt = [one for one in articles if fold < 0 or one.number % FOLDS != fold]
    count = sum(len(one.windows) for one in learnt)
    print(f"{len(learnt)} articles, {count} windows; {len(held)} held out", flush=True)
    reader = trained(learnt, layers, layer + 1, epochs, seed)
    if fold < 0:
        torch.save(reader.state_dict(), out / f"marker{name}.pt")
        return
    tables = {f"p{one.number}": seen(reader, one).astype(np.float16) for one in held}
    np.savez(out / f"seen{fold}{name}.npz", **tables)


if __name__ == "__main__":
    main()
