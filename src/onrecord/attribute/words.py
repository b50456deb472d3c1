"""Text to words, and words to the pieces of the encoder's vocabulary (WordPiece, greedy longest match).

Offsets are of words, never of pieces: every prediction is made for the first piece of a word. Words are those of
BERT's basic tokenizer, except that every sign that is no letter and no digit stands alone. Typographic quotation
marks, apostrophes and dashes read as the plain ones, so that copy typed either way is understood alike.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from onrecord.domain import Span
from onrecord.language.regex import unbounded as regex
from onrecord.language.vocabulary import UNKNOWN, vocabulary

LONGEST = 100
"""Characters above which a word is unknown, as in BERT: no such word has a reading."""

_JOINERS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARKS = "\u0300-\u036f"
_WORD = regex(rf"[^\W_](?:[^\W_]|[{_MARKS}{_JOINERS}])*|\S")
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»〝〞", '"'),
        **dict.fromkeys("‘’‚‛‹›ʼ´`", "'"),
        **dict.fromkeys("‐‑‒−", "-"),
        **dict.fromkeys("–—―", "—"),
        **dict.fromkeys(_JOINERS, None),
    }
)


class Word(NamedTuple):
    """A word: its place in the text, and its pieces as indices into the vocabulary."""

    start: int
    end: int
    pieces: tuple[int, ...]


def words(text: str, span: Span) -> Iterator[Word]:
    """Yield the words of `text` within `span`, in order; every character that is no white space is in one."""
    for match in _WORD.finditer(text, span.start, span.end):
        yield Word(match.start(), match.end(), pieces(match.group()))


@lru_cache(maxsize=65536)
def pieces(word: str) -> tuple[int, ...]:
    """Return the pieces of one word; the unknown one if it cannot be spelled with the vocabulary."""
    known = vocabulary()
    plain = _plain(word)
    if not plain or len(plain) > LONGEST:
        return (known[UNKNOWN],)
    numbers: list[int] = []
    start = 0
    while start < len(plain):
        end = _longest(known, plain, start)
        if end is None:
            return (known[UNKNOWN],)
        numbers.append(known[_piece(plain, start, end)])
        start = end
    return tuple(numbers)


def _plain(word: str) -> str:
    stripped = unicodedata.normalize("NFD", word.translate(_PLAIN).lower())
    return "".join(sign for sign in stripped if unicodedata.category(sign) != "Mn")


def _longest(known: dict[str, int], word: str, start: int) -> int | None:
    return next((end for end in range(len(word), start, -1) if _piece(word, start, end) in known), None)


def _piece(word: str, start: int, end: int) -> str:
    return word[start:end] if start == 0 else "##" + word[start:end]
