"""The top of an article: headline, deck, summary, byline, dateline, and what stands above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from onrecord.domain import Block, BlockKind
from onrecord.language.patterns import pattern
from onrecord.language.people import is_given_name
from onrecord.language.word_lists import word_pattern
from onrecord.structure._line import Line
from onrecord.structure._weigh import score

_BY, _POST, _DATE, _SECTION = (pattern(f"blocks.{name}") for name in ("by", "post", "date", "name_of_section"))
_DATELINE = pattern("headings.dateline")
_TOP = 8
"""Blocks from the top among which all of this stands."""
_BYLINE_WORDS = 25
_NAME = range(2, 5)
"""Words of a line that is nothing but a name."""
_MUCH_SHORTER = 0.5
_SMALL = 3
_AGAIN = 0.5
"""Share of the words of a deck that the paragraph below repeats."""
_LONG = 45
"""Words of the median paragraph of an article in long paragraphs."""
_ABOVE = (BlockKind.METADATA, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.CREDIT, BlockKind.CAPTION,
          BlockKind.TEASER, BlockKind.SERVICE, BlockKind.CORRECTION, BlockKind.DECK)  # fmt: skip
_OPEN = (BlockKind.PARAGRAPH, BlockKind.SUBHEAD)


def with_top(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the kinds of those at the top."""
    marked = _with_credits(text, blocks)
    lines = [Line(block.span.of(text)) for block in marked]
    at = next((at for at, block in enumerate(marked) if block.kind is BlockKind.HEADLINE), None)
    if at is None:
        at = _headline(marked, lines)
        if at is None:
            return marked
        marked[at] = replace(marked[at], kind=BlockKind.HEADLINE)
        _mark_kickers(marked, lines, at)
    _mark_repeated(marked, lines, at)
    _mark_deck(marked, lines, at)
    return marked


def _with_credits(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with bylines and datelines near the top."""
    marked = list(blocks)
    lines = [Line(block.span.of(text)) for block in blocks[: _TOP + 1]]
    for at, block in enumerate(blocks[:_TOP]):
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        line = lines[at]
        below = lines[at + 1] if at + 1 < len(lines) else None
        if _DATE.match(line.text):
            marked[at] = replace(block, kind=BlockKind.DATELINE)
        elif _is_byline(line, below, at, marked):
            marked[at] = replace(block, kind=BlockKind.BYLINE)
    return marked


def _is_byline(line: Line, below: Line | None, at: int, marked: Sequence[Block]) -> bool:
    """Whether a line names the authors, or their post below the name."""
    if len(line.words) > _BYLINE_WORDS or line.stops:
        return False
    if _BY.match(line.text):
        return True
    after_byline = at > 0 and marked[at - 1].kind is BlockKind.BYLINE
    if after_byline and len(line.words) <= max(_NAME) + 1 and line.is_titled and not line.asks:
        return True
    known = is_given_name(line.words[0]) or bool(below and _POST.match(below.text))
    named = len(line.words) in _NAME and known and line.is_titled and not line.ends_sentence
    return at > 0 and (named or bool(_POST.match(line.text)))


def _headline(blocks: Sequence[Block], lines: Sequence[Line]) -> int | None:
    """Return the index of the first block that is nothing else, if it reads like a headline above a body."""
    last = len(blocks) - 1
    for at, block in enumerate(blocks[: min(_TOP, last)]):
        if block.kind in _ABOVE:
            continue
        if block.kind not in _OPEN:
            return None
        kicker = _SECTION.match(lines[at].text) or len(lines[at].words) == 1
        below = next((number for number in range(at + 1, last) if blocks[number].kind not in _ABOVE), None)
        if kicker and below is not None and blocks[below].kind in _OPEN and _reads_like_headline(blocks, lines, below):
            continue
        return at if _reads_like_headline(blocks, lines, at) else None
    return None


def _reads_like_headline(blocks: Sequence[Block], lines: Sequence[Line], at: int) -> bool:
    """Whether a line at the top is short and does not end like a sentence in running copy, or stands there twice."""
    line = lines[at]
    if _DATELINE.match(line.text):
        return False
    if not line.stops and any(_key(line) == _key(lines[number]) for number in range(at + 1, min(at + 3, len(lines)))):
        return True
    features = {
        "ends in a full stop": line.stops,
        "ends in a comma, a colon or a semicolon": line.announces,
        "in the capitals of titles": line.is_titled,
        "more than 16 words": len(line.words) > 16,
        "more than 26 words": len(line.words) > 26,
        "one word": len(line.words) == 1,
        "all of it is quoted": line.is_quoted and line.ends_sentence,
        "a paragraph follows": any(other.is_prose for other in lines[at + 1 : at + 4]),
        "more than one sentence": line.has_sentences and not line.is_titled,
        "begins with a small letter": line.opens_small,
    }
    return score("headline", features) > 0


def _mark_kickers(marked: list[Block], lines: Sequence[Line], headline: int) -> None:
    """Mark what stands above the headline and is nothing else as the name of a section."""
    for at in range(headline):
        if marked[at].kind in _OPEN:
            marked[at] = replace(marked[at], kind=BlockKind.METADATA)


def _mark_repeated(marked: list[Block], lines: Sequence[Line], headline: int) -> None:
    """Mark the headline where it stands again, near the top."""
    for at in range(headline + 1, min(headline + _TOP, len(marked))):
        if marked[at].kind in (*_OPEN, BlockKind.HEADLINE) and _key(lines[at]) == _key(lines[headline]):
            marked[at] = replace(marked[at], kind=BlockKind.REPEATED_HEADLINE)


def _key(line: Line) -> tuple[str, ...]:
    words = ("".join(filter(str.isalnum, word)).lower() for word in line.words)
    return tuple(word for word in words if word)


def _mark_deck(marked: list[Block], lines: Sequence[Line], headline: int) -> None:
    """Mark what stands between the headline and the first paragraph and sums the article up."""
    skipped = (*_ABOVE, BlockKind.REPEATED_HEADLINE)
    at = next((at for at in range(headline + 1, len(marked)) if marked[at].kind not in skipped), len(marked))
    while at < len(marked) and marked[at].kind is BlockKind.LIST_ITEM and _has_copy(marked, at):
        marked[at] = replace(marked[at], kind=BlockKind.SUMMARY)
        at += 1
    if at < len(marked) - 1 and marked[at].kind is BlockKind.PARAGRAPH and _reads_like_deck(marked, lines, at):
        marked[at] = replace(marked[at], kind=BlockKind.DECK)


def _said_again(line: Line, following: Line) -> float:
    """Return the share of the longer words of a line that stand in the next paragraph, too."""
    long = {word for word in _key(line) if len(word) > _SMALL}
    return len(long & {*_key(following)}) / len(long) if len(long) > _SMALL else 0.0


def _has_copy(marked: Sequence[Block], at: int) -> bool:
    """Whether paragraphs follow the list, after not too many of its items."""
    return any(block.kind is BlockKind.PARAGRAPH for block in marked[at + 1 : at + _TOP])


def _reads_like_deck(marked: Sequence[Block], lines: Sequence[Line], at: int) -> bool:
    line, below = lines[at], lines[at + 1]
    later = [lines[number] for number in range(at + 1, len(marked)) if marked[number].kind is BlockKind.PARAGRAPH]
    usual = median(len(other.words) for other in later) if later else 0
    following = later[0] if later else below
    count = len(line.words)
    features = {
        "no full stop": not line.stops and not line.closes_quoted,
        "ends in a full stop": line.stops,
        "at most 14 words": count <= 14,
        "more than 35 words": count > 35,
        "more than one sentence": line.has_sentences,
        "a byline or a dateline follows": marked[at + 1].kind in (BlockKind.BYLINE, BlockKind.DATELINE),
        "the town of a dateline opens the next paragraph": _DATELINE.match(following.text) is not None,
        "much shorter than the paragraphs": count < _MUCH_SHORTER * usual,
        "much shorter than the next paragraph": count < _MUCH_SHORTER * len(following.words),
        "long paragraphs": usual >= _LONG,
        "begins with a quotation mark": line.opens_quoted,
        "begins with a small letter": line.opens_small,
        "ends in a colon": line.announces,
        "as long as the paragraphs": count >= usual,
        "says who said so": word_pattern("cues_of_speech").search(line.text) is not None,
        "the next paragraph says it again": _said_again(line, following) >= _AGAIN,
        "no sentence follows": not any(other.ends_sentence for other in lines[at + 1 : at + 3]),
    }
    return score("deck", features) > 0
