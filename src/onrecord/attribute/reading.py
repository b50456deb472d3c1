"""Sentences to the arrays that the tagger reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.features import VOICES, gap, shape
from onrecord.attribute.words import Word, words
from onrecord.domain import Sentence, Voice

Integers: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the tagger reads it: arrays over all its pieces, and the words that they belong to.

    `pieces`, `shapes`, `gaps`, `voices` have one entry a piece; `firsts` holds the index of each word's first piece;
    `sentence_of` and `block_of` the index of the sentence and of the block that each word stands in.
    """

    words: tuple[Word, ...]
    pieces: Integers
    shapes: Integers
    gaps: Integers
    voices: Integers
    firsts: Integers
    sentence_of: Integers
    block_of: Integers


def reading(text: str, sentences: Sequence[Sentence]) -> Reading:
    """Return the words of `sentences`, and what the tagger sees of them."""
    read_words: list[Word] = []
    columns: list[tuple[int, int, int, int, int]] = []
    end = block = 0
    for index, sentence in enumerate(sentences):
        block += index > 0 and sentence.block != sentences[index - 1].block
        for stretch in sentence.stretches:
            voice = _VOICE[stretch.voice]
            for word in words(text, stretch.span):
                columns.append((shape(text[word.start : word.end]), gap(text[end : word.start]), voice, index, block))
                read_words.append(word)
                end = word.end
    return _arrays(tuple(read_words), columns)


_VOICE = {voice: VOICES.index(voice) for voice in Voice}


def _arrays(read_words: tuple[Word, ...], columns: list[tuple[int, int, int, int, int]]) -> Reading:
    lengths = np.array([len(word.pieces) for word in read_words], dtype=np.int64)
    table = np.array(columns, dtype=np.int64).reshape(-1, 5)
    ends = lengths.cumsum()
    shapes, gaps, voices = (np.repeat(table[:, column], lengths) for column in range(3))
    pieces = np.array([piece for word in read_words for piece in word.pieces], dtype=np.int64)
    firsts = ends - lengths
    inner = np.ones(len(pieces), dtype=bool)
    inner[firsts] = False
    gaps[inner] = 0
    return Reading(read_words, pieces, shapes, gaps, voices, firsts, table[:, 3], table[:, 4])
