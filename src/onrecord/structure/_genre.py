"""Document and sentences to the genre of the article: a logistic sum of named features for each genre.

The weights (`genre.json`) were fitted to the labels of two readers (`training/genre/fit.py`), and anybody can read
them. No feature knows an outlet, a name or how long the article is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp, sqrt
from re import Pattern

from onrecord.domain import Block, BlockKind, Document, Genre, GenreReading, Sentence, Voice
from onrecord.language.patterns import pattern
from onrecord.language.word_lists import word_pattern

Features = Mapping[str, float]
UNSURE = 0.4
"""A genre that is less likely than this is not acted on: the draft is read as news."""
STATED = 0.95
"""How likely the genre is that the draft itself states."""

_SENTENCES = (
    *(
        "we",
        "you",
        "duty",
        "stress",
        "opens_with_conjunction",
        "weighs",
        "may",
        "conditional",
        "said",
        "says",
        "is",
        "was",
    ),
    *("contraction", "weekday", "year", "life", "advice", "announces_points", "price", "offer", "result", "play"),
    *("review", "announcement", "mock_news"),
)
"""Patterns of `genre.toml` that are looked for in the sentences of the author's own voice."""
_LISTS = ("judgments", "attacks", "praise", "superlatives", "hedges", "loaded_epithets")
"""Word lists that are, too."""
_HEADLINE = ("counts_items", "asks_how", "guides", "judges", "live_coverage", "you", "we", "result", "announces_points")
_LINES = {
    "sub-heads": (BlockKind.SUBHEAD,),
    "items of lists": (BlockKind.LIST_ITEM,),
    "turns": (BlockKind.TURN,),
    "questions and answers": (BlockKind.QUESTION, BlockKind.ANSWER),
    "block quotations": (BlockKind.BLOCK_QUOTATION,),
}
_COPY = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_STATES = {name: pattern(f"genre.states_{name}") for name in (Genre.OPINION, Genre.ANALYSIS, Genre.LIVE)}
_AUTHOR, _SIGNED = pattern("questions.author"), pattern("genre.signed")
_NUMBERED = pattern("genre.numbered")
_TOP = (BlockKind.HEADLINE, BlockKind.DECK)
_DATELINE = pattern("headings.dateline")
_DOUBT = 2
"""Sentences or blocks without anything that a share is taken with: one "I" in a brief of four sentences is not much."""
_FIRST, _LAST = 3, 3
"""Blocks at the top that may say what the article is, and at the end that may say who its author is."""


def genre(document: Document, sentences: Sequence[Sentence]) -> GenreReading:
    """Return the genre of a draft and how likely it is; news with the likelihood of news where it is unsure."""
    stated = _stated(document)
    if stated:
        return GenreReading(stated, STATED)
    shares = likelihoods(features(document, sentences))
    likeliest = max(shares, key=lambda name: shares[name])
    taken = likeliest if shares[likeliest] >= UNSURE else Genre.NEWS
    return GenreReading(taken, round(shares[taken], 2))


def _stated(document: Document) -> Genre | None:
    """Return the genre that a line above or in the headline gives: “OPINION”, “Letter:”, “Live updates”."""
    blocks = document.blocks[:_FIRST]
    return next((name for name, says in _STATES.items() if any(_says(document, one, says) for one in blocks)), None)


def likelihoods(values: Features, table: Mapping[Genre, Features] | None = None) -> dict[Genre, float]:
    """Return how likely an article with these features is of each genre, by the weights in use or others."""
    totals = {
        name: weights["always"] + sum(weights.get(feature, 0.0) * value for feature, value in values.items())
        for name, weights in (table or _weights()).items()
    }
    top = max(totals.values())
    odds = {name: exp(total - top) for name, total in totals.items()}
    return {name: value / sum(odds.values()) for name, value in odds.items()}


@cache
def _weights() -> dict[Genre, dict[str, float]]:
    table = json.loads(files(__package__).joinpath("genre.json").read_text("utf-8"))
    return {Genre(name): weights for name, weights in table.items()}


def features(document: Document, sentences: Sequence[Sentence]) -> Features:
    """Return the features of a draft, by name: shares are taken as their square root, so that the first few count."""
    values = dict(_of_sentences(document.text, sentences))
    values |= _of_blocks(document)
    values |= _of_headline(document)
    return {name: round(sqrt(value), 3) for name, value in values.items() if value}


def _of_sentences(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[str, float]]:
    """Shares of the sentences of the copy in which the author's own words have something."""
    copy = [one for one in sentences if one.block.kind in _COPY]
    own = [
        words
        for one in copy
        if (words := " ".join(part.span.of(text) for part in one.stretches if part.voice is Voice.REPORTER)).strip()
    ]
    count = len(own) + _DOUBT
    yield "I", sum(bool(_AUTHOR.search(words)) for words in own) / count
    for name in _SENTENCES:
        cue = pattern(f"genre.{name}")
        yield name.replace("_", " "), sum(bool(cue.search(words)) for words in own) / count
    for name in _LISTS:
        listed = word_pattern(name)
        yield name.replace("_", " "), sum(bool(listed.search(words)) for words in own) / count
    yield "questions", sum(words.rstrip().endswith("?") for words in own) / count
    yield "exclamations", sum(words.rstrip().endswith("!") for words in own) / count
    yield "figures", sum(any(map(str.isdigit, words)) for words in own) / count
    yield "brackets and dashes", sum(any(sign in words for sign in "(—–;") for words in own) / count
    quoted = sum(one.voice is not Voice.REPORTER for one in copy)
    yield "quotations", quoted / (len(copy) + _DOUBT)
    partly = sum(any(part.voice is Voice.PARTIAL for part in one.stretches) for one in copy)
    yield "quoted words", partly / (len(copy) + _DOUBT)
    opening = own[:2]
    yield "opens with a weekday or who said so", float(any(map(_is_news, opening)))


def _is_news(words: str) -> bool:
    return bool(pattern("genre.weekday").search(words) or pattern("genre.said").search(words))


def _of_blocks(document: Document) -> Iterator[tuple[str, float]]:
    """Shares of the blocks, and what the first and the last ones say."""
    blocks, text = document.blocks, document.text
    count = len(blocks) + _DOUBT
    for name, kinds in _LINES.items():
        yield name, sum(block.kind in kinds for block in blocks) / count
    subheads = [block.span.of(text) for block in blocks if block.kind is BlockKind.SUBHEAD]
    yield "sub-heads that ask", sum(_asks(words) for words in subheads) / max(3, len(subheads))
    yield (
        "sub-heads that are numbered",
        sum(_NUMBERED.match(words) is not None for words in subheads) / max(3, len(subheads)),
    )
    asked = [
        at for at, block in enumerate(blocks[1:], 1) if block.kind not in _TOP and _ends_asking(block.span.of(text))
    ]
    answered = sum(at + 1 < len(blocks) and _AUTHOR.search(blocks[at + 1].span.of(text)) is not None for at in asked)
    yield "blocks that ask", len(asked) / count
    yield "blocks that ask, and an answer of I", answered / count
    for name in ("numbered", "clock", "speaker"):
        cue = pattern(f"genre.{name}")
        lines = sum(bool(cue.match(text, block.span.start, block.span.end)) for block in blocks[1:])
        yield f"lines that begin with a {name}", lines / count
    yield "dateline", float(any(_says(document, block, _DATELINE) for block in blocks[: _FIRST + 1]))
    end = " ".join(block.span.of(text) for block in blocks[max(2, len(blocks) - _LAST) :])
    yield "signed with who the author is", float(bool(_SIGNED.search(end)))


def _says(document: Document, block: Block, what: Pattern[str]) -> bool:
    return what.match(document.text, block.span.start, block.span.end) is not None


def _ends_asking(words: str) -> bool:
    return words.rstrip("\"”’') ").endswith("?")


def _asks(words: str) -> bool:
    return _ends_asking(words) or pattern("genre.asks_how").match(words) is not None


def _of_headline(document: Document) -> Iterator[tuple[str, float]]:
    """Yield what the headline says."""
    title = next((one.span.of(document.text) for one in document.blocks if one.kind is BlockKind.HEADLINE), "")
    for name in _HEADLINE:
        yield f"headline: {name.replace('_', ' ')}", float(bool(pattern(f"genre.{name}").search(title)))
    yield "headline: I", float(bool(_AUTHOR.search(title)))
    yield "headline: asks", float(title.rstrip().endswith("?"))
    yield "headline: colon", float(": " in title)
    yield "headline: quotation", float(any(sign in title for sign in '“"‘'))
