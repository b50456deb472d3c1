"""The headline's sentences, and what the body beneath them says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from onrecord.domain import BlockKind, Dossier, Sentence
from onrecord.language.content_words import content_words
from onrecord.language.regex import regex

_NOT_A_WORD = regex(r"[^\w’$£€%]+|(?<!\w)’|’(?!\w)")
_BODY = (
    BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTATION, BlockKind.CAPTION, BlockKind.TABLE_CELL,
    BlockKind.FOOTNOTE, BlockKind.TURN, BlockKind.QUESTION, BlockKind.ANSWER,
)  # fmt: skip


_MOST = 12
"""Sentences of headlines: what has more of them is none."""


def headlines(dossier: Dossier) -> Iterator[Sentence]:
    """Yield the sentences of headlines, of a draft that has a body to hold them to."""
    if any(block.kind in _BODY for block in dossier.document.blocks):
        found = (sentence for sentence in dossier.sentences if sentence.block.kind is BlockKind.HEADLINE)
        yield from islice(found, _MOST)


def body(dossier: Dossier) -> Iterator[Sentence]:
    """Return the sentences of the story itself."""
    return (sentence for sentence in dossier.sentences if sentence.block.kind in _BODY)


def plain(text: str) -> str:
    """Return the words alone, in lower case, one space between and around."""
    return f" {' '.join(_NOT_A_WORD.sub(' ', text.replace(chr(39), '’').lower()).split())} "


def telling(dossier: Dossier, headline: Sentence, share: float) -> list[Sentence]:
    """Return the sentences of the article with `share` of the headline's content words, the nearest first."""
    wanted = content_words(dossier.text(headline.span))
    shares = [
        (len(wanted & content_words(dossier.text(sentence.span))) / max(1, len(wanted)), sentence)
        for sentence in body(dossier)
    ]
    return [each for near, each in sorted(shares, key=lambda pair: -pair[0]) if near >= share]
