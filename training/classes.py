"""Fit the weights of the signs, assess/classes.toml: python training/classes.py [OUT].

On two thirds of dev's labelled claims and half of the reporter's sentences (part "tune"); every third article and part
"held" are left for `onrecord eval --classes`. Little is fitted: a scale, a bias and a row a sign.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from onrecord.assess.classify import _says_nothing, signs
from onrecord.attribute import attribute
from onrecord.domain import ClaimClass, Dossier
from onrecord.evaluate import gold
from onrecord.evaluate_classes import _claim, labels
from onrecord.evaluate_sources import gold_attribution
from onrecord.identify import identify
from onrecord.readers import read
from onrecord.segment import segment

DATA = Path("../shared/data/polnear")
CLASSES = list(ClaimClass)
DECAY = 0.02
GRID = np.arange(-0.75, 1.01, 0.25)


def rows(
    articles: Path, path: Path, parts: dict[tuple, str] | None
) -> Iterator[tuple[str, int, list[float], list[str]]]:
    """(part, class, logarithms of the model's shares, signs) of each labelled claim that says anything."""
    known = labels(path)
    index = -1
    for article in gold(articles):
        if article.file not in known:
            continue
        index += 1
        document = read(article.text.encode("utf-8", "surrogatepass"), "article.txt")
        sentences = segment(document)
        _, leanings = attribute(document, sentences)
        given = tuple(gold_attribution(article, number) for number in range(len(article.attributions)))
        dossier = Dossier(document, sentences, given, *identify(document, sentences, given))
        for label in known[article.file]:
            claim = _claim(dossier, label)
            if _says_nothing(dossier, claim):
                continue
            cue = [span for at in claim.attributions for span in given[at].cue]
            shares = leanings.of(claim.parts, cue)
            part = parts[label.file, label.start] if parts else ("held" if index % 3 == 2 else "tune")
            logs = [float(np.log(shares[each] + 1e-6)) for each in CLASSES]
            yield part, CLASSES.index(label.claim_class), logs, list(signs(dossier, claim))


def main(out: Path) -> None:
    voice = Path("training/reporter-voice.jsonl")
    parts = {(row["file"], row["start"]): row["part"] for row in map(json.loads, voice.read_text().splitlines())}
    attributed = list(rows(DATA / "dev.jsonl", DATA / "dev-sources.jsonl", None))
    reported = list(rows(DATA / "train.jsonl", voice, parts))
    names = sorted({name for row in attributed + reported for name in row[3]})
    tune = [row for row in attributed + reported if row[0] == "tune"]
    logs, seen, wanted = _arrays(tune, names)
    scale, bias, sign = _fit(logs, seen, wanted)
    totals, reported_ones = scale * logs + seen @ sign + bias, seen[:, names.index("reporter")] > 0
    attributed_shift = _evened(totals[~reported_ones], wanted[~reported_ones])
    sign[names.index("reporter")] += _evened(totals[reported_ones], wanted[reported_ones]) - attributed_shift
    bias = bias + attributed_shift
    for name, chosen in (("attributed", attributed), ("reported", reported)):
        for part in ("tune", "held"):
            logs, seen, wanted = _arrays([row for row in chosen if row[0] == part], names)
            print(name, part, np.round(_f1(wanted, (scale * logs + seen @ sign + bias).argmax(1)), 3))
    out.write_text(_toml(scale, bias, sign, names))


def _arrays(chosen: list, names: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    seen = np.array([[name in row[3] for name in names] for row in chosen], dtype=float)
    return np.array([row[2] for row in chosen]), seen, np.array([row[1] for row in chosen])


def _fit(logs: np.ndarray, seen: np.ndarray, wanted: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
    x, f, y = torch.tensor(logs), torch.tensor(seen), torch.tensor(wanted)
    scale = torch.ones(1, dtype=torch.double, requires_grad=True)
    bias = torch.zeros(len(CLASSES), dtype=torch.double, requires_grad=True)
    sign = torch.zeros((seen.shape[1], len(CLASSES)), dtype=torch.double, requires_grad=True)
    optimizer = torch.optim.LBFGS([scale, bias, sign], max_iter=200, line_search_fn="strong_wolfe")
    rarity = torch.tensor((len(y) / len(CLASSES) / np.bincount(wanted)) ** 0.5)

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        value = torch.nn.functional.cross_entropy(scale * x + f @ sign + bias, y, rarity) + DECAY * (sign**2).sum() / 4
        value.backward()
        return value

    optimizer.step(loss)
    return float(scale), bias.detach().numpy(), sign.detach().numpy()


def _evened(totals: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """What to add to the bias for the highest macro-F1."""
    shifts = (np.array([0.0, *each]) for each in itertools.product(GRID, repeat=3))
    return max(shifts, key=lambda shift: _f1(wanted, (totals + shift).argmax(1))[0])


def _f1(wanted: np.ndarray, found: np.ndarray) -> list[float]:
    each = []
    for number in range(len(CLASSES)):
        right = ((wanted == number) & (found == number)).sum()
        each.append(2 * right / max(1, (wanted == number).sum() + (found == number).sum()))
    return [float(np.mean(each)), *map(float, each)]


def _toml(scale: float, bias: np.ndarray, sign: np.ndarray, names: list[str]) -> str:
    def table(values: np.ndarray) -> str:
        return "\n".join(f"{each.value} = {value:.2f}" for each, value in zip(CLASSES, values, strict=True))

    head = "# What moves the class of a claim besides the model: fitted by training/classes.py.\n"
    body = "\n\n".join(f"[sign.{name}]\n{table(row)}" for name, row in zip(names, sign, strict=True))
    return f"{head}\nscale = {scale:.2f}\n\n[bias]\n{table(bias)}\n\n{body}\n"


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "src/onrecord/assess/classes.toml"))
