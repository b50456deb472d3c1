"""Train the branch that classes claims, and add it to the shipped model: python training/claims.py --help.

The encoder of the attribution model stays as it is, to the last bit: the branch reads what its fourth layer says and
has two layers of its own. What it learns from are labels of ours, `claims.jsonl` (see claims.md); they hold no text.
"""

from __future__ import annotations

import json
import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
import onnx
import onnxruntime
import torch
from network import WIDTH, Layer, _layer
from onnx import TensorProto, compose, helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.attribute import tagger
from onrecord.attribute.reading import reading
from onrecord.domain import ClaimClass
from onrecord.readers import read
from onrecord.segment import segment

CLASSES = [each.value for each in ClaimClass]
TRUNK = "/layers.3/norm/LayerNormalization_output_0"
LAYERS = (4, 5)
BATCH, RATE, HEAD_RATE, WARM_UP, DECAY = 8, 1.5e-4, 1e-3, 0.06, 0.02
SMOOTHING, EVENNESS = 0.05, 0.5
UNSURE = 0.6
"""Weight of a label that another editor could well set differently."""


@dataclass(frozen=True)
class Claim:
    """Pieces of a window that a labelled claim and its cue begin words at; its class; the weight of the label."""

    words: list[int]
    cue: list[int]
    label: int
    weight: float


Windows = list[tuple[np.ndarray, list[Claim]]]


class Branch(nn.Module):
    """States (batch, pieces, WIDTH) of the trunk in; for each piece the logits of each class, as claim and as cue."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(dropout) for _ in LAYERS)
        self.out = nn.Linear(WIDTH, 2 * len(CLASSES))

    def load_base(self, path: Path) -> None:
        base = load_file(path)
        for mine, index in zip(self.layers, LAYERS, strict=True):
            mine.load_state_dict({name.split(".", 2)[2]: value for name, value in _layer(base, index).items()})

    def forward(self, states: Tensor, bias: Tensor | None = None) -> Tensor:
        for layer in self.layers:
            states = layer(states, bias)
        return self.out(states)


@click.command()
@click.option("--base", type=Path, required=True, help="model.safetensors of all-MiniLM-L6-v2.")
@click.option("--model", type=Path, default=Path("src/onrecord/attribute/model/attribution.onnx"), show_default=True)
@click.option("--data", type=Path, default=Path("../shared/data/polnear"), show_default=True)
@click.option("--labels", type=Path, default=Path("training/claims.jsonl"), show_default=True)
@click.option("--epochs", default=6, show_default=True)
@click.option("--seed", "seeds", default=[1], show_default=True, multiple=True, type=int, help="Runs are averaged.")
@click.option("--out", type=Path, required=True, help="The model with its branch.")
def main(base: Path, model: Path, data: Path, labels: Path, epochs: int, seeds: tuple[int, ...], out: Path) -> None:
    """Train, print F1 on dev after each epoch, and write the model with its branch."""
    trunk = _trunk(model)
    train = list(windows(trunk, data / "train.jsonl", _ours(labels)))
    dev = list(windows(trunk, data / "dev.jsonl", _dev(data / "dev-sources.jsonl")))
    states = [fit(base, train, dev, epochs, seed) for seed in seeds]
    branch = Branch(dropout=0)
    branch.load_state_dict({name: torch.stack([each[name] for each in states]).mean(0) for name in states[0]})
    print("shipped:", f1(branch.eval(), dev))
    graft(model, branch, out)


def _ours(path: Path) -> dict[str, list[dict]]:
    """Our labels: one article a line, of each claim its attribution (or start and end), its class, and whether sure."""
    found: dict[str, list[dict]] = {}
    for line in path.read_text().splitlines():
        article = json.loads(line)
        found[article["file"]] = [_label(*claim) for claim in article["claims"]]
    return found


def _label(place: int | list[int], claim_class: str, sure: int) -> dict:
    where = {"attribution": place} if isinstance(place, int) else dict(zip(("start", "end"), place, strict=True))
    return {**where, "claim_class": claim_class, "sure": bool(sure)}


def _dev(path: Path) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for line in path.read_text().splitlines():
        label = json.loads(line)
        found.setdefault(label["file"], []).append(label)
    return found


def _trunk(model: Path) -> onnxruntime.InferenceSession:
    graph = onnx.load(model)
    graph.graph.output.append(helper.make_tensor_value_info(TRUNK, TensorProto.FLOAT, None))
    return onnxruntime.InferenceSession(graph.SerializeToString())


def windows(
    trunk: onnxruntime.InferenceSession, path: Path, labels: dict[str, list[dict]]
) -> Iterator[tuple[np.ndarray, list[Claim]]]:
    """The windows that hold labelled claims, each claim in the window that shows most of it."""
    for line in path.read_text().splitlines():
        article = json.loads(line)
        if article["file"] in labels:
            yield from _windows(trunk, article, labels[article["file"]])


def _windows(
    trunk: onnxruntime.InferenceSession, article: dict, labels: list[dict]
) -> Iterator[tuple[np.ndarray, list[Claim]]]:
    document = read(article["text"].encode("utf-8", "surrogatepass"), "article.txt")
    seen = reading(document.text, segment(document))
    starts = np.array([word.start for word in seen.words])
    cuts = tagger._cuts(seen)
    held: dict[int, list[Claim]] = {}
    for label in labels:
        words, cue = (_numbers(starts, spans) for spans in _spans(article, label))
        if words:
            index = max(range(len(cuts)), key=lambda at: _seen(words, cuts[at]))
            low, high = cuts[index]
            begin = int(seen.firsts[low])
            places = [[int(seen.firsts[n]) - begin + 1 for n in each if low <= n < high] for each in (words, cue)]
            weight = 1.0 if label.get("sure", True) else UNSURE
            if places[0]:
                held.setdefault(index, []).append(Claim(*places, CLASSES.index(label["claim_class"]), weight))
    for index, claims in held.items():
        yield _states(trunk, seen, *cuts[index]), claims


def _spans(article: dict, label: dict) -> tuple[list[list[int]], list[list[int]]]:
    if "attribution" not in label:
        return [[label["start"], label["end"]]], []
    gold = article["attributions"][label["attribution"]]
    return gold["content"] or gold["cue"], gold["cue"]


def _numbers(starts: np.ndarray, spans: list[list[int]]) -> list[int]:
    return [n for start, end in spans for n in range(*np.searchsorted(starts, (start, end)))]


def _seen(words: list[int], cut: tuple[int, int]) -> tuple[int, float]:
    inside = sum(cut[0] <= n < cut[1] for n in words)
    return inside, -abs(sum(cut) / 2 - sum(words) / len(words))


def _states(trunk: onnxruntime.InferenceSession, seen: tagger.Reading, first: int, last: int) -> np.ndarray:
    begin = int(seen.firsts[first])
    end = int(seen.firsts[last]) if last < len(seen.words) else len(seen.pieces)
    columns = {
        "pieces": np.concatenate(([tagger.FIRST_PIECE], seen.pieces[begin:end], [tagger.LAST_PIECE])),
        "shapes": np.pad(seen.shapes[begin:end], 1),
        "gaps": np.pad(seen.gaps[begin:end], 1),
        "voices": np.pad(seen.voices[begin:end], 1, constant_values=tagger.REPORTER),
    }
    return trunk.run([TRUNK], {name: column[None] for name, column in columns.items()})[0][0].astype(np.float16)


def fit(base: Path, train: Windows, dev: Windows, epochs: int, seed: int) -> dict[str, Tensor]:
    """One run; the state of the branch at its end."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    branch = Branch()
    branch.load_base(base)
    counts = np.bincount([claim.label for _, claims in train for claim in claims], minlength=len(CLASSES))
    rarity = torch.tensor((counts.sum() / len(CLASSES) / counts) ** EVENNESS, dtype=torch.float32)
    groups = [{"params": branch.layers.parameters(), "lr": RATE}, {"params": branch.out.parameters(), "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=DECAY)
    steps = epochs * -(-len(train) // BATCH)
    warm = WARM_UP * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min(1, (n + 1) / warm, max(0, (steps - n) / (steps - warm)))
    )
    for epoch in range(epochs):
        branch.train()
        began, total = time.monotonic(), 0.0
        for batch in _batches(train, chance):
            scores, labels, weights = _scores(branch, batch)
            losses = functional.cross_entropy(scores, labels, rarity, reduction="none", label_smoothing=SMOOTHING)
            loss = (losses * weights).mean()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(branch.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            schedule.step()
            total += loss.item()
        print(
            f"seed {seed} epoch {epoch} {time.monotonic() - began:.0f} s "
            f"loss {total * BATCH / len(train):.3f} {f1(branch, dev)}",
            flush=True,
        )
    return branch.state_dict()


def _batches(train: Windows, chance: random.Random) -> Iterator[Windows]:
    order = list(train)
    chance.shuffle(order)
    order.sort(key=lambda window: len(window[0]) // 32)
    batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    chance.shuffle(batches)
    yield from batches


def _scores(branch: Branch, batch: Windows) -> tuple[Tensor, Tensor, Tensor]:
    longest = max(len(states) for states, _ in batch)
    states = np.zeros((len(batch), longest, WIDTH), np.float32)
    bias = np.full((len(batch), 1, 1, longest), -1e4, np.float32)
    for row, (each, _) in enumerate(batch):
        states[row, : len(each)] = each
        bias[row, ..., : len(each)] = 0
    with torch.autocast("cpu", torch.bfloat16):
        logits = branch(torch.from_numpy(states), torch.from_numpy(bias))
    claims = [(row, claim) for row, (_, claims) in enumerate(batch) for claim in claims]
    scores = torch.stack([_pooled(logits[row].float(), claim) for row, claim in claims])
    return scores, torch.tensor([c.label for _, c in claims]), torch.tensor([c.weight for _, c in claims])


def _pooled(logits: Tensor, claim: Claim) -> Tensor:
    score = logits[claim.words, : len(CLASSES)].mean(0)
    return score + logits[claim.cue, len(CLASSES) :].mean(0) if claim.cue else score


@torch.no_grad()
def f1(branch: Branch, dev: Windows) -> str:
    """F1 of each class on dev, and their mean."""
    branch.eval()
    table = np.zeros((len(CLASSES), len(CLASSES)))
    for at in range(0, len(dev), BATCH):
        scores, labels, _ = _scores(branch, dev[at : at + BATCH])
        np.add.at(table, (labels.numpy(), scores.argmax(-1).numpy()), 1)
    each = 2 * table.diagonal() / (table.sum(0) + table.sum(1))
    return f"macro-F1 {each.mean():.3f} " + " ".join(
        f"{name} {value:.3f}" for name, value in zip(CLASSES, each, strict=True)
    )


def graft(model: Path, branch: Branch, out: Path) -> None:
    """Write `model` with the branch, in int8, as a third output."""
    with tempfile.TemporaryDirectory() as folder:
        exact, small = Path(folder) / "exact.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            branch, (torch.ones((1, 16, WIDTH)),), str(exact), input_names=["states"], output_names=["classes"],
            dynamic_axes={"states": {1: "length"}, "classes": {1: "length"}}, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(exact, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
        trunk, grown = onnx.load(model), compose.add_prefix(onnx.load(small), "claims/")
    for output in [each for each in trunk.graph.output if each.name == "classes"]:
        trunk.graph.output.remove(output)
    trunk.graph.output.append(helper.make_tensor_value_info(TRUNK, TensorProto.FLOAT, (1, "length", WIDTH)))
    trunk.ir_version = grown.ir_version = max(trunk.ir_version, grown.ir_version)
    whole = compose.merge_models(trunk, grown, [(TRUNK, "claims/states")])
    for node in whole.graph.node:
        node.output[:] = ["classes" if name == "claims/classes" else name for name in node.output]
    del whole.graph.output[:]
    for name, width in (("tags", None), ("pointers", None), ("classes", 2 * len(CLASSES))):
        whole.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, (1, "length", width)))
    onnx.save(whole, out)
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
