"""Fine-tune the tagger: python training/train.py --help. Resumes from its last checkpoint by itself."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import claims
import click
import numpy as np
import torch
from corpus import Article, articles, damaged
from examples import IGNORED, Example, Window, example, windows
from network import Tagger
from torch import Tensor
from torch.nn import functional

from onrecord.attribute.labels import POINTER, POINTERS, ROLES, TAGS

BATCH = 8
RATE, HEAD_RATE, WARM_UP = 1.5e-4, 1e-3, 0.06
AGAIN = 0.4
"""Share of the rates at which a model that has learnt goes on."""
POINTER_WEIGHT, CLASS_WEIGHT = 0.3, 0.4
TEMPERATURE = 1.0


@click.command()
@click.option("--base", type=Path, required=True, help="model.safetensors of all-MiniLM-L6-v2.")
@click.option("--start", type=Path, help="model.pt to go on from.")
@click.option("--data", type=Path, default=Path("../shared/data/polnear"), show_default=True)
@click.option(
    "--labels", type=Path, default=Path("training/claims.jsonl"), show_default=True, help="Classes of claims."
)
@click.option("--out", type=Path, required=True, help="Folder for checkpoints; model.pt is the result.")
@click.option("--seed", default=1, show_default=True, help="Order of the data; the heads start alike for all seeds.")
@click.option("--epochs", default=5, show_default=True)
@click.option("--layers", default=6, show_default=True)
@click.option("--damage", default=0.25, show_default=True, help="Share of articles that are damaged on reading.")
@click.option("--smoothing", default=0.05, show_default=True)
@click.option("--teacher", "teachers", type=Path, multiple=True, help="model.pt to learn from besides the labels.")
@click.option("--gold-share", default=0.4, show_default=True, help="Weight of the labels where there are teachers.")
def main(base: Path, data: Path, labels: Path, out: Path, teachers: tuple[Path, ...], **options: Any) -> None:
    """Fine-tune the tagger on train.jsonl, and on the classes of the claims in it."""
    torch.manual_seed(0)
    out.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    tagger = Tagger(options["layers"])
    tagger.load_base(base)
    if options["start"]:
        tagger.load_state_dict(torch.load(options["start"], map_location="cpu"))
    tagger.words.weight.requires_grad_(False)
    train = list(claims.with_claims(articles(data / "train.jsonl"), claims.ours(labels)))
    dev = list(claims.with_claims(articles(data / "dev.jsonl"), claims.gold(data / "dev-sources.jsonl")))
    Training(tagger.to(device), [_teacher(path, device) for path in teachers], train, dev, out, options).run()


def _teacher(path: Path, device: torch.device) -> Tagger:
    state = torch.load(path, map_location="cpu")
    teacher = Tagger(sum(name.endswith("merge.bias") for name in state), dropout=0)
    teacher.load_state_dict(state)
    return teacher.to(device).eval()


class Training:
    """One run, in epochs; each ends with a checkpoint and the token F1 on dev."""

    def __init__(
        self,
        tagger: Tagger,
        teachers: list[Tagger],
        train: list[Article],
        dev: list[Article],
        out: Path,
        options: dict[str, Any],
    ) -> None:
        self.tagger, self.teachers, self.train, self.out, self.options = tagger, teachers, train, out, options
        self.device = tagger.words.weight.device
        self.dev = [example(article) for article in dev]
        self.rarity = claims.rarity(train).to(self.device)
        self.steps = options["epochs"] * len(self.batches(0))
        self.optimizer = torch.optim.AdamW(self._groups(), weight_decay=0.01)
        self.scheduler = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._rate)

    def _groups(self) -> list[dict[str, Any]]:
        heads = [p for head in (self.tagger.tags, self.tagger.pointers, self.tagger.classes) for p in head.parameters()]
        added = (self.tagger.shape, self.tagger.gap, self.tagger.voice)
        heads += [embedding.weight for embedding in added]
        fast = {id(parameter) for parameter in heads}
        slow = [p for p in self.tagger.parameters() if p.requires_grad and id(p) not in fast]
        pace = AGAIN if self.options["start"] else 1.0
        return [{"params": slow, "lr": pace * RATE}, {"params": heads, "lr": pace * HEAD_RATE}]

    def _rate(self, step: int) -> float:
        warm = WARM_UP * self.steps
        return min(1.0, (step + 1) / warm, max(0.0, (self.steps - step) / (self.steps - warm)))

    def batches(self, epoch: int) -> list[list[Window]]:
        """The epoch's windows, near in length within a batch, batches in random order."""
        chance = random.Random(f"{self.options['seed']} {epoch}")
        share = self.options["damage"]
        found = [w for article in self.train for w in windows(example(damaged(article, chance, share)), chance)]
        chance.shuffle(found)
        found.sort(key=lambda window: window.columns.shape[1] // 16)
        batches = [found[start : start + BATCH] for start in range(0, len(found), BATCH)]
        chance.shuffle(batches)
        return batches

    def run(self) -> None:
        start = self._resume()
        for epoch in range(start, self.options["epochs"]):
            self._epoch(epoch)
            state = {"tagger": self.tagger.state_dict(), "optimizer": self.optimizer.state_dict(), "epoch": epoch + 1}
            torch.save(state | {"scheduler": self.scheduler.state_dict()}, self.out / "checkpoint.pt")
        torch.save(self.tagger.state_dict(), self.out / "model.pt")

    def _resume(self) -> int:
        path = self.out / "checkpoint.pt"
        if not path.exists():
            return 0
        state = torch.load(path, map_location=self.device)
        self.tagger.load_state_dict(state["tagger"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.scheduler.load_state_dict(state["scheduler"])
        return int(state["epoch"])

    def _epoch(self, epoch: int) -> None:
        self.tagger.train()
        torch.manual_seed(1000 * self.options["seed"] + epoch)
        began, total = time.monotonic(), 0.0
        batches = self.batches(epoch)
        for number, batch in enumerate(batches, 1):
            loss = self._loss(batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.tagger.parameters(), 1.0)
            self.optimizer.step()
            self.optimizer.zero_grad(set_to_none=True)
            self.scheduler.step()
            total += loss.item()
            if number % 100 == 0:
                print(f"epoch {epoch} step {number}/{len(batches)} loss {total / number:.4f}", flush=True)
        scores = token_scores(self.tagger, self.dev)
        print(f"epoch {epoch} {time.monotonic() - began:.0f} s dev token F1 {scores}", flush=True)

    def _loss(self, batch: list[Window]) -> Tensor:
        columns, bias = padded(batch, self.device)
        with torch.autocast(self.device.type, torch.bfloat16):
            tags, pointed, classes = self.tagger(*columns[:4], bias)
        goals = [(tags.float(), columns[4], 1.0)]
        goals += [(s, c, POINTER_WEIGHT) for s, c in zip(pointers(pointed.float(), bias), columns[5:], strict=True)]
        wanted = self._wanted(columns, bias) if self.teachers else [None] * len(goals)
        losses = [weight * self._one(s, c, soft) for (s, c, weight), soft in zip(goals, wanted, strict=True)]
        losses.append(CLASS_WEIGHT * claims.loss(*claims.scores(classes.float(), batch), self.rarity))
        return torch.stack(losses).sum()

    def _one(self, scores: Tensor, classes: Tensor, soft: Tensor | None) -> Tensor:
        """The loss of one goal; 0 where nothing in the batch has a label for it."""
        chosen = classes != IGNORED
        if not chosen.any():
            return 0 * scores.sum()
        smoothing = self.options["smoothing"] if soft is None and scores.shape[-1] == len(TAGS) else 0.0
        hard = functional.cross_entropy(
            scores.flatten(0, 1), classes.flatten(), ignore_index=IGNORED, label_smoothing=smoothing
        )
        if soft is None:
            return hard
        likely = functional.log_softmax(scores[chosen], -1)
        share: float = self.options["gold_share"]
        return share * hard - (1 - share) * (soft[chosen] * likely.clamp(min=-30)).sum(-1).mean()

    @torch.no_grad()
    def _wanted(self, columns: Tensor, bias: Tensor) -> list[Tensor]:
        """What the teachers believe, on average, of the tags and of each pointer."""
        total: list[Tensor] = []
        for teacher in self.teachers:
            with torch.autocast(self.device.type, torch.bfloat16):
                tags, pointed, _ = teacher(*columns[:4], bias)
            beliefs = [s.softmax(-1) for s in (tags.float(), *pointers(pointed.float(), bias))]
            total = [a + b for a, b in zip(total, beliefs, strict=True)] if total else beliefs
        return [belief / len(self.teachers) for belief in total]


def padded(batch: list[Window], device: torch.device) -> tuple[Tensor, Tensor]:
    """Columns (8, batch, length) and the attention bias (batch, 1, 1, length)."""
    length = max(window.columns.shape[1] for window in batch)
    columns = np.zeros((8, len(batch), length), dtype=np.int64)
    columns[4:] = IGNORED
    bias = np.full((len(batch), 1, 1, length), -1e4, dtype=np.float32)
    for index, window in enumerate(batch):
        width = window.columns.shape[1]
        columns[:, index, :width] = window.columns
        bias[index, ..., :width] = 0
    return torch.from_numpy(columns).to(device), torch.from_numpy(bias).to(device)


def pointers(pointed: Tensor, bias: Tensor) -> list[Tensor]:
    """Scores (batch, from, to) of each pointer."""
    parts = pointed.split(POINTER, dim=-1)
    return [
        parts[2 * index] @ parts[2 * index + 1].transpose(1, 2) + bias[:, 0].float() for index in range(len(POINTERS))
    ]


@torch.no_grad()
def token_scores(tagger: Tagger, examples: list[Example]) -> str:
    """F1 over words of each role, the share of right pointers, and F1 of the classes."""
    tagger.eval()
    classed: list[tuple[Tensor, Tensor]] = []
    counts = np.zeros((3, 3))
    right: list[list[float]] = [[], [], []]
    for batch in _in_batches(examples):
        columns, bias = padded(batch, tagger.words.weight.device)
        with torch.autocast(tagger.words.weight.device.type, torch.bfloat16):
            tags, pointed, classes = tagger(*columns[:4], bias)
        classed.append(tuple(each.cpu() for each in claims.scores(classes.float(), batch)))
        wanted = columns[4][columns[4] != IGNORED]
        roles = (tags.argmax(-1)[columns[4] != IGNORED] + 1) // 2
        for role in (1, 2, 3):
            got, gold = roles == role, (wanted + 1) // 2 == role
            counts[role - 1] += [(got & gold).sum().item(), got.sum().item(), gold.sum().item()]
        for index, scores in enumerate(pointers(pointed.float(), bias)):
            chosen = columns[5 + index] != IGNORED
            right[index] += (scores.argmax(-1)[chosen] == columns[5 + index][chosen]).float().tolist()
    f1 = [f"{role} {2 * a / (b + c):.3f}" for role, (a, b, c) in zip(ROLES, counts, strict=True)]
    known = claims.f1(torch.cat([found for found, _ in classed]), torch.cat([shares for _, shares in classed]))
    return " ".join(f1) + " pointers " + " ".join(f"{np.mean(values):.3f}" for values in right) + " " + known


def _in_batches(examples: list[Example]) -> Iterator[list[Window]]:
    found = [window for one in examples for window in windows(one, random.Random(0))]
    found.sort(key=lambda window: window.columns.shape[1])
    for start in range(0, len(found), BATCH):
        yield found[start : start + BATCH]


if __name__ == "__main__":
    main()
