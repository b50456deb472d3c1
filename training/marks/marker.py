"""The marker: layers on top of the states of the attribution model's encoder, which it leaves as they are.

It gives, of each piece, the logits of each `EditorMark`: how likely a reader is to have marked the word so.
"""

from __future__ import annotations

import sys
from pathlib import Path

from torch import Tensor, nn

sys.path.append(str(Path(__file__).parents[1]))

from network import WIDTH, Layer

from onrecord.domain import EditorMark

MARKS = tuple(EditorMark)


class Marker(nn.Module):
    """States of a window's pieces in (batch, pieces, WIDTH); logits (batch, pieces, marks) out."""

    def __init__(self, layers: int = 2, dropout: float = 0.1, marks: int = len(MARKS)) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)
        self.marks = nn.Linear(WIDTH, marks)
        nn.init.constant_(self.marks.bias, -4.0)

    def forward(self, hidden: Tensor, bias: Tensor | None = None) -> Tensor:
        for layer in self.layers:
            hidden = layer(hidden, bias)
        logits: Tensor = self.marks(self.dropout(hidden))
        return logits
