"""The tagger as a network: a small BERT encoder, extra embeddings for what a cased eye sees, and pointers.

Written out rather than taken from a library, so that the weights of any BERT packaging load and the exported graph
holds nothing that the shipped program does not use.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.attribute.features import GAPS, SHAPES, VOICES
from onrecord.attribute.labels import POINTER, POINTERS, TAGS
from onrecord.domain import ClaimClass

WIDTH, HEADS, LAYERS, POSITIONS, WORDS = 384, 12, 6, 512, 30522


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.merge = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.expand = nn.Linear(WIDTH, 4 * WIDTH)
        self.contract = nn.Linear(4 * WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, _ = hidden.shape
        split = self.query_key_value(hidden).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(split[0], split[1], split[2], attn_mask=bias)
        merged = self.merge(mixed.transpose(1, 2).reshape(batch, length, WIDTH))
        hidden = self.attention_norm(hidden + self.dropout(merged))
        return self.norm(hidden + self.dropout(self.contract(functional.gelu(self.expand(hidden)))))


class Tagger(nn.Module):
    """Pieces in; for each piece the logits of its tag, the vectors that its pointers compare, the logits of each class.

    Those of a class come twice: of the piece in a claim, and of the piece in the cue of one.
    """

    def __init__(self, layers: int = LAYERS, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(WORDS, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.shape = nn.Embedding(len(SHAPES), WIDTH)
        self.gap = nn.Embedding(len(GAPS), WIDTH)
        self.voice = nn.Embedding(len(VOICES), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.pointers = nn.Linear(WIDTH, 2 * len(POINTERS) * POINTER)
        self.classes = nn.Linear(WIDTH, 2 * len(ClaimClass))
        for added in (self.shape, self.gap, self.voice):
            nn.init.zeros_(added.weight)

    def encode(self, pieces: Tensor, shapes: Tensor, gaps: Tensor, voices: Tensor, bias: Tensor | None) -> Tensor:
        position = torch.arange(pieces.shape[1], device=pieces.device)
        summed = self.words(pieces) + self.positions(position) + self.kind
        hidden = self.dropout(self.norm(summed + self.shape(shapes) + self.gap(gaps) + self.voice(voices)))
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden

    def forward(
        self, pieces: Tensor, shapes: Tensor, gaps: Tensor, voices: Tensor, bias: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        hidden = self.encode(pieces, shapes, gaps, voices, bias)
        return self.tags(hidden), self.pointers(hidden), self.classes(hidden)

    def load_base(self, path: Path) -> None:
        """Load the encoder from a BERT packaging's `model.safetensors`; heads and added embeddings stay as they are."""
        base = load_file(path)
        take = {"words": "word_embeddings", "positions": "position_embeddings"}
        state = {f"{mine}.weight": base[f"embeddings.{theirs}.weight"] for mine, theirs in take.items()}
        state |= {f"norm.{part}": base[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias")}
        state["kind"] = base["embeddings.token_type_embeddings.weight"][0]
        for index in range(len(self.layers)):
            state |= _layer(base, index)
        missing = self.load_state_dict(state, strict=False)
        assert not missing.unexpected_keys, missing.unexpected_keys


def _layer(base: dict[str, Tensor], index: int) -> dict[str, Tensor]:
    old, new = f"encoder.layer.{index}.", f"layers.{index}."
    names = {
        "merge": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm",
        "expand": "intermediate.dense",
        "contract": "output.dense",
        "norm": "output.LayerNorm",
    }
    state: dict[str, Tensor] = {}
    for part in ("weight", "bias"):
        roles = ("query", "key", "value")
        state[f"{new}query_key_value.{part}"] = torch.cat([base[f"{old}attention.self.{r}.{part}"] for r in roles])
        state |= {f"{new}{mine}.{part}": base[f"{old}{theirs}.{part}"] for mine, theirs in names.items()}
    return state


WARM_UP = 0.1
"""Share of the steps over which the rate of layers that begin as copies rises."""


def set_rates(optimizer: torch.optim.Optimizer, step: int, steps: int) -> None:
    """Let each group's rate rise to its `base` and then fall to nearly nothing, over that many steps."""
    share = min(1.0, (step + 1) / (WARM_UP * steps)) * max(0.02, 1 - step / steps)
    for group in optimizer.param_groups:
        group["lr"] = group["base"] * share
