"""What the class of a claim is learnt from, what is lost in learning it, and how well it is known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from corpus import Article, Claim
from examples import Place, Window
from torch import Tensor
from torch.nn import functional

from onrecord.domain import ClaimClass

CLASSES = [each.value for each in ClaimClass]
SURE, HESITANT = 0.95, 0.6
"""Share of a class that an annotator names; of the first of two that one names who hesitates. Others have the rest."""
EVENNESS = 0.5
"""How far rare classes weigh more: 0 not at all, 1 until all weigh the same."""


def with_claims(articles: Iterable[Article], labels: dict[str, list[tuple[Any, list[str]]]]) -> Iterator[Article]:
    """The articles, with the claims that somebody has labelled: by the number of an attribution, or by a place."""
    for article in articles:
        yield replace(article, claims=tuple(_claim(article, *label) for label in labels.get(article.file, [])))


def _claim(article: Article, place: int | list[int], votes: list[str]) -> Claim:
    shares = tuple(np.mean([_shares(vote) for vote in votes], axis=0).tolist())
    if isinstance(place, int):
        gold = article.attributions[place]
        return Claim(gold["content"] or gold["cue"], gold["cue"], shares)
    return Claim([(place[0], place[1])], [], shares)


def _shares(vote: str) -> list[float]:
    """A vote is the initial of a class, or two: the one chosen, and the one that it could well be."""
    chosen = [[each.value[0] for each in ClaimClass].index(initial) for initial in vote]
    shares = np.full(len(CLASSES), (1 - SURE) / (len(CLASSES) - len(chosen)))
    shares[chosen] = [SURE] if len(chosen) == 1 else [HESITANT, SURE - HESITANT]
    return [float(share) for share in shares]


def ours(path: Path) -> dict[str, list[tuple[Any, list[str]]]]:
    """Our labels: one article a line, of each claim its attribution (or start and end) and the votes."""
    rows = (json.loads(line) for line in path.read_text().splitlines())
    return {row["file"]: [(place, votes.split()) for place, votes in row["claims"]] for row in rows}


def gold(path: Path) -> dict[str, list[tuple[Any, list[str]]]]:
    """The shared labels of dev, each one sure vote."""
    found: dict[str, list[tuple[Any, list[str]]]] = {}
    for line in path.read_text().splitlines():
        label = json.loads(line)
        found.setdefault(label["file"], []).append((label["attribution"], [label["claim_class"][0]]))
    return found


def rarity(articles: Iterable[Article]) -> Tensor:
    """(classes) weights of the classes in the loss."""
    counts = np.sum([claim.shares for article in articles for claim in article.claims], axis=0)
    return torch.tensor((counts.mean() / counts) ** EVENNESS, dtype=torch.float32)


def scores(logits: Tensor, batch: list[Window]) -> tuple[Tensor, Tensor]:
    """(claims, classes) logits and shares of all the claims of a batch."""
    claims = [(row, claim) for row, window in enumerate(batch) for claim in window.claims]
    if not claims:
        return logits.new_zeros((0, len(CLASSES))), logits.new_zeros((0, len(CLASSES)))
    shares = torch.tensor([claim.shares for _, claim in claims], device=logits.device)
    return torch.stack([_pooled(logits[row], claim) for row, claim in claims]), shares


def _pooled(logits: Tensor, claim: Place) -> Tensor:
    """The logits of a claim: the mean over its words, and over those of its cue."""
    score = logits[claim.content, : len(CLASSES)].mean(0)
    return score + logits[claim.cue, len(CLASSES) :].mean(0) if len(claim.cue) else score


def loss(found: Tensor, shares: Tensor, weights: Tensor) -> Tensor:
    """Cross entropy, each class by its weight; 0 where there are no claims."""
    if not len(found):
        return found.sum()
    return -(shares * weights * functional.log_softmax(found, -1)).sum(-1).mean()


def f1(found: Tensor, shares: Tensor) -> str:
    """Macro-F1, and F1 of each class."""
    table = np.zeros((len(CLASSES), len(CLASSES)))
    np.add.at(table, (shares.argmax(-1).numpy(), found.argmax(-1).numpy()), 1)
    each = 2 * table.diagonal() / np.maximum(table.sum(0) + table.sum(1), 1)
    return f"classes {each.mean():.3f} (" + " ".join(f"{value:.3f}" for value in each) + ")"
