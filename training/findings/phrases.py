"""Fit the reader of phrases, which looks at a proposal in its context, and measure it on articles that it has not seen.

`python training/findings/phrases.py fit OUT --fold 0` trains without every third article and writes what it makes of
the candidates in those to OUT/phrases0.jsonl; `--fold -1` trains on all, to OUT/phrases.pt. It learns from
OUT/candidates.jsonl (of `training/marks/candidates.py`) with readers' votes, and from what they marked, on the states
of OUT/states3 (of `training/marks/states.py`). `… export OUT/phrases.pt FOLDER` writes phrases.onnx and its rules.
"""

from __future__ import annotations

import json
import math
import random
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

sys.path.append(str(Path(__file__).parents[1]))
sys.path.append(str(Path(__file__).parents[1] / "marks"))

import click
import numpy as np
import onnx
import torch
from network import WIDTH, Layer, set_rates
from packets import read
from states import MODEL, weights_of
from torch import Tensor, nn
from torch.nn import functional

from onrecord.attribute.phrases import AROUND, LONGEST
from onrecord.domain import family
from onrecord.rules import rules

FINDINGS = Path(__file__).parent
FOLDS = 3
BATCH, RATE, HEAD_RATE = 16, 1.5e-4, 1e-3
NO_CODE = 0.1
"""How often a phrase is shown with its category alone, for rules that nobody read."""
MARKED, UNVOTED = 0.4, 0.5
"""Weight of what a reader of the whole article marked, and of a proposal there that nobody voted on."""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in its context: states (pieces, WIDTH), its own pieces, its rule; what readers made of it."""

    row: Row
    states: np.ndarray
    start: int
    end: int
    right: float
    kept: float
    weight: float


class PhraseNetwork(nn.Module):
    """Two layers on the states of the encoder, which are told where the phrase is, and what rule stops there.

    Logits of: an editor would send it back; an editor would not call the question wrong.
    """

    def __init__(self, names: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(2))
        self.rules = nn.Embedding(names, WIDTH)
        nn.init.normal_(self.rules.weight, std=0.02)
        self.dropout = nn.Dropout(1.5 * dropout)
        self.verdicts = nn.Linear(2 * WIDTH, 2)

    def forward(self, hidden: Tensor, inside: Tensor, rule: Tensor, shown: Tensor | None = None) -> Tensor:
        """(batch, pieces, WIDTH) states, (batch, pieces) 1 in the phrase, (batch) rules; `shown` is 0 in padding."""
        bias = None if shown is None else ((shown - 1) * 1e4)[:, None, None]
        hidden = hidden + inside[..., None] * self.rules(rule)[:, None]
        for layer in self.layers:
            hidden = layer(hidden, bias)
        of_phrase = (hidden * inside[..., None]).sum(1) / inside.sum(1, keepdim=True)
        whole = hidden.mean(1) if shown is None else (hidden * shown[..., None]).sum(1) / shown.sum(1, keepdim=True)
        logits: Tensor = self.verdicts(self.dropout(torch.cat((of_phrase, whole), -1)))
        return logits


def names_of_rules() -> list[str]:
    """Return the codes of all rules, and behind them their categories."""
    codes = sorted(rule.code for rule in rules())
    return codes + sorted({code[:2] for code in codes})


def rows(out: Path) -> Iterator[tuple[Row, float, float, float]]:
    """Yield what may be learnt from: each row with how right it is, how much of it is kept, and its weight."""
    votes = {(row["a"], row["rule"], row["start"], row["end"]): row["votes"] for row in read(FINDINGS / "votes.jsonl")}
    for row in read(out / "candidates.jsonl"):
        given = [vote for vote, _ in votes.get((row["a"], row["rule"], row["start"], row["end"]), ())]
        if given:
            yield row, mean(vote == "right" for vote in given), mean(vote != "wrong" for vote in given), 1.0
        elif "share" in row:
            yield row, 0.9 * max(0.0, 2 * row["share"] - 1), min(1.0, 0.3 + 0.65 * row["share"]), UNVOTED
    yield from _marked()


def _marked() -> Iterator[tuple[Row, float, float, float]]:
    readers: dict[str, list[list[Row]]] = {}
    for row in read(FINDINGS.parent / "marks" / "votes.jsonl"):
        readers.setdefault(row["a"], []).append(row["marks"])
    for article, given in readers.items():
        for number, marks in enumerate(given):
            others = [mark for at, other in enumerate(given) if at != number for mark in other]
            for mark in marks:
                second = max((_grade(one) for one in others if _alike(one, mark)), default=0.0)
                share = (_grade(mark) + second) / 2
                row = {"a": article, **{name: mark[name] for name in ("rule", "start", "end")}, "mark": True}
                yield row, 0.9 * max(0.0, 2 * share - 1), min(1.0, 0.35 + 0.6 * share), MARKED


def _grade(mark: Row) -> float:
    return 1.0 if mark["v"] == "right" else 0.5


def _alike(one: Row, other: Row) -> bool:
    meet = one["start"] < other["end"] and one["end"] > other["start"]
    return meet and family(one["rule"]) == family(other["rule"])


def phrases(out: Path) -> Iterator[tuple[int, Phrase]]:
    """Yield each phrase with the number of its article."""
    numbers = {row["a"]: row["n"] for row in read(out / "articles.jsonl")}
    by_article: dict[int, list[tuple[Row, float, float, float]]] = {}
    for one in rows(out):
        if one[0]["a"] in numbers:
            by_article.setdefault(numbers[one[0]["a"]], []).append(one)
    for number, given in sorted(by_article.items()):
        with np.load(out / "states3" / f"{number:04}.npz") as kept:
            for row, right, fit, weight in given:
                seen = _seen(kept, row)
                if seen:
                    yield number, Phrase(row, *seen, right, fit, weight)


def _seen(kept: Any, row: Row) -> tuple[np.ndarray, int, int] | None:
    """Return the states around a phrase, and the first of its own pieces and the one behind them."""
    spans, owner = kept["spans"], kept["owner"]
    own = np.flatnonzero((spans[:, 0] < row["end"]) & (spans[:, 1] > row["start"]))
    if not len(own):
        return None
    window = min(int(np.searchsorted(owner, own[0], "right")) - 1, len(owner) - 2)
    states, places, words = kept[f"states{window}"], kept[f"places{window}"], kept[f"words{window}"]
    first = int(own[0] - words[0])
    behind = min(int(own[-1] - words[0]) + 1, len(words))
    start = int(places[first])
    end = min(int(places[behind]) if behind < len(words) else len(states) - 1, start + LONGEST)
    low, high = max(0, start - AROUND), min(len(states), end + AROUND)
    return states[low:high], start - low, max(end, start + 1) - low


def batch(ones: list[Phrase], names: dict[str, int], chance: random.Random | None = None) -> tuple[Tensor, ...]:
    """Return padded states, which pieces are in the phrase, the rules, and which pieces are shown."""
    longest = max(len(one.states) for one in ones)
    hidden = torch.zeros(len(ones), longest, WIDTH)
    inside, shown = torch.zeros(len(ones), longest), torch.zeros(len(ones), longest)
    codes = []
    for at, one in enumerate(ones):
        hidden[at, : len(one.states)] = torch.from_numpy(one.states.astype(np.float32))
        inside[at, one.start : one.end] = 1
        shown[at, : len(one.states)] = 1
        code = one.row["rule"]
        codes.append(names[code[:2] if chance and chance.random() < NO_CODE else code])
    return hidden, inside, torch.tensor(codes), shown


def trained(learnt: list[Phrase], names: list[str], epochs: int, seed: int) -> PhraseNetwork:
    """Return a reader that has learnt from the phrases."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    reader = PhraseNetwork(len(names))
    model = onnx.load(str(MODEL))
    for at, layer in enumerate(reader.layers):
        layer.load_state_dict(weights_of(model, 4 + at))
    body = [*reader.layers.parameters()]
    heads = [*reader.rules.parameters(), *reader.verdicts.parameters()]
    groups = [{"params": body, "base": RATE}, {"params": heads, "base": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.02)
    index = {name: at for at, name in enumerate(names)}
    steps = epochs * math.ceil(len(learnt) / BATCH)
    step, begun = 0, time.monotonic()
    reader.train()
    for epoch in range(epochs):
        chance.shuffle(learnt)
        total = 0.0
        for start in range(0, len(learnt), BATCH):
            ones = learnt[start : start + BATCH]
            set_rates(optimizer, step, steps)
            truth = torch.tensor([(one.right, one.kept) for one in ones])
            weight = torch.tensor([one.weight for one in ones])
            logits = reader(*batch(ones, index, chance))
            each = functional.binary_cross_entropy_with_logits(logits, truth, reduction="none").mean(1)
            loss = (each * weight).sum() / weight.sum()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            total += float(loss.detach())
            step += 1
        seconds = time.monotonic() - begun
        print(f"epoch {epoch + 1}: loss {total * BATCH / len(learnt):.4f}, {seconds:.0f} s", flush=True)
    return reader.eval()


def verdicts(reader: PhraseNetwork, ones: list[Phrase], names: list[str]) -> Iterable[tuple[float, float]]:
    """Yield how likely each phrase is right, and kept."""
    index = {name: at for at, name in enumerate(names)}
    with torch.no_grad():
        for start in range(0, len(ones), 32):
            yield from torch.sigmoid(reader(*batch(ones[start : start + 32], index))).tolist()


@click.group()
def main() -> None:
    pass


@main.command()
@click.argument("out", type=Path)
@click.option("--fold", default=-1, show_default=True)
@click.option("--epochs", default=2, show_default=True)
@click.option("--seed", default=1, show_default=True)
def fit(out: Path, fold: int, epochs: int, seed: int) -> None:
    """Train a reader of phrases, without the articles of a fold."""
    names = names_of_rules()
    every = list(phrases(out))
    learnt = [one for number, one in every if fold < 0 or number % FOLDS != fold]
    held = [one for number, one in every if number % FOLDS == fold and "mark" not in one.row] if fold >= 0 else []
    print(f"{len(learnt)} phrases; {len(held)} held out", flush=True)
    reader = trained(learnt, names, epochs, seed)
    if fold < 0:
        torch.save({"names": names, "state": reader.state_dict()}, out / "phrases.pt")
        return
    with (out / f"phrases{fold}.jsonl").open("w", encoding="utf-8") as file:
        for one, (right, kept) in zip(held, verdicts(reader, held, names), strict=True):
            place = {name: one.row[name] for name in ("a", "rule", "start", "end")}
            file.write(json.dumps({**place, "right": round(right, 4), "kept": round(kept, 4)}) + "\n")


@main.command()
@click.argument("weights", type=Path)
@click.argument("folder", type=Path)
def export(weights: Path, folder: Path) -> None:
    """Write the reader as phrases.onnx, its weights in 8 bits, and the rules that it knows, in order."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    kept = torch.load(weights, map_location="cpu")
    reader = PhraseNetwork(len(kept["names"]), dropout=0)
    reader.load_state_dict(kept["state"])
    with tempfile.TemporaryDirectory() as scratch:
        exact = Path(scratch) / "exact.onnx"
        shown = (torch.zeros(1, 16, WIDTH), torch.ones(1, 16), torch.zeros(1, dtype=torch.int64))
        torch.onnx.export(
            reader.eval(),
            shown,
            str(exact),
            input_names=["states", "inside", "rule"],
            output_names=["verdicts"],
            dynamic_axes={"states": {1: "length"}, "inside": {1: "length"}},
            opset_version=17,
            dynamo=False,
        )
        path = folder / "phrases.onnx"
        quantize_dynamic(exact, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    (folder / "phrases.json").write_text(json.dumps(kept["names"]) + "\n", "utf-8")
    click.echo(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
