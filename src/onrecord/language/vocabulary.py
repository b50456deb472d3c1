"""The encoder's vocabulary: whole words and pieces of words, each with its index.

The list comes with the model. It stands here, below the stages, because it is also a list of the common words of
English.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from onrecord.errors import ModelError

UNKNOWN, FIRST, LAST = "[UNK]", "[CLS]", "[SEP]"
_SIZE = 30_522
_DAMAGED = "the vocabulary of the model (vocabulary.txt) is missing or damaged; install onrecord again"


@cache
def vocabulary() -> dict[str, int]:
    """Return each piece with its index.

    Raises:
        ModelError: if the list is missing or damaged.
    """
    return _indexed(_text())


@cache
def whole_words() -> frozenset[str]:
    """Return the whole words that the encoder has a piece for: the common ones of English.

    Raises:
        ModelError: if the list is missing or damaged.
    """
    return frozenset(piece for piece in vocabulary() if piece.isalpha())


def _text() -> str:
    try:
        return (files("onrecord.language") / "vocabulary.txt").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise ModelError(_DAMAGED) from None


def _indexed(text: str) -> dict[str, int]:
    pieces = {piece: index for index, piece in enumerate(text.split("\n")) if piece}
    if len(pieces) != _SIZE or not {UNKNOWN, FIRST, LAST} <= pieces.keys():
        raise ModelError(_DAMAGED)
    return pieces
