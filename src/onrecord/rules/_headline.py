"""The headline's sentences, and what the body beneath them says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from onrecord.domain import BlockKind, Dossier, Sentence
from onrecord.language.regex import regex

_NOT_A_WORD = regex(r"[^\w’$£€%]+|(?<!\w)’|’(?!\w)")
_BODY = (
    BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTATION, BlockKind.CAPTION, BlockKind.TABLE_CELL,
    BlockKind.FOOTNOTE,
)  # fmt: skip


_MOST = 12
"""Sentences of headlines: what has more of them is none."""


def headlines(dossier: Dossier) -> Iterator[Sentence]:
    """The sentences of headlines, of a draft that has a body to hold them to."""
    if any(each.kind in _BODY for each in dossier.document.blocks):
        found = (each for each in dossier.sentences if each.block.kind is BlockKind.HEADLINE)
        yield from islice(found, _MOST)


def body(dossier: Dossier) -> Iterator[Sentence]:
    """The sentences of the story itself."""
    return (each for each in dossier.sentences if each.block.kind in _BODY)


def plain(text: str) -> str:
    """The words alone, in lower case, one space between and around."""
    return f" {' '.join(_NOT_A_WORD.sub(' ', text.replace(chr(39), '’').lower()).split())} "


_WORD = regex(r"\d[\d,.]*\d|\d|[^\W\d_][\w’-]*")
_SMALL = frozenset(
    "the a an and or but if of to in on at by for from with as that this these those it its he she they we you his her "
    "their our is are was were be been being has have had do does did will would can could may might not no so than "
    "then there who which what when where how why said says say tells told about after before over under into out up "
    "down more most also just only very all any some new amid i my your us him them".split()
)
_ENDINGS = ("ing", "ed", "es", "s", "ly")


def gist(text: str) -> frozenset[str]:
    """The words of `text` that carry meaning, without endings, in lower case."""
    words = (word.removesuffix("’s").strip("’") for word in _WORD.findall(text.replace("'", "’").lower()))
    return frozenset(_stem(word) for word in words if word and word not in _SMALL)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending).rstrip("e")
    return word.rstrip("e") if len(word) > 3 else word


def telling(dossier: Dossier, headline: Sentence, share: float) -> list[Sentence]:
    """The sentences of the body with `share` of the words of the headline that carry meaning, the nearest first."""
    wanted = gist(dossier.text(headline.span))
    found = [(len(wanted & gist(dossier.text(each.span))) / max(1, len(wanted)), each) for each in body(dossier)]
    return [each for near, each in sorted(found, key=lambda pair: -pair[0]) if near >= share]
