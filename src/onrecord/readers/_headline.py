"""Which short lines are the headline, the byline and crossheads, in drafts that do not mark them.

The one decision for every format: what a draft marks itself (`#`, a style, `<h1>`) is taken as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.domain import Block, BlockKind
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex

_HEADLINE_WORDS = 25
_CROSSHEAD_WORDS = 8
_KICKER_WORDS = 3
_SMALL_WORD = 3
"""Letters of the longest word that titles write small."""
_TITLED = 0.9
_TOP = 4
"""Blocks from the top among which bylines and the headline stand."""
_BYLINE, _CREDIT, _DATE, _DATELINE, _SECTION = (
    pattern(f"headings.{name}") for name in ("byline", "credit", "date", "dateline", "section")
)
_FULL_STOP = regex(r"(?<![\s.][A-Z])(?<!\.)\.[\"”’')\]]*\Z|[?!…][\"”’']\Z|[,;:]\Z")
_SENTENCE_END = regex(r"[.!?…:][\"”’')\]]*\Z")
_CLAUSE_END = regex(r"[.!?…:;,][\"”’')\]]*\Z")
_LABEL = regex(r"(?=[\"“‘'(£$€#]*[A-Z0-9])(?=.*[^\W\d_]).*[\w)%\"”’'!]\Z")


def with_headings(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with the kinds of bylines, of crossheads, and of the headline if none is marked."""
    bylined = [
        replace(block, kind=BlockKind.BYLINE)
        if index < _TOP and _is_plain(block) and is_byline(block.span.of(text))
        else block
        for index, block in enumerate(blocks)
    ]
    if not any(block.kind is BlockKind.HEADLINE for block in blocks) and (at := _headline(text, bylined)) is not None:
        bylined[at] = replace(bylined[at], kind=BlockKind.HEADLINE)
    return tuple(_with_crossheads(text, bylined))


def is_byline(line: str) -> bool:
    """Whether a line names the authors: "By Jo Marsh and Lee Adams"."""
    return _BYLINE.match(line) is not None


def _is_plain(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH


def _headline(text: str, blocks: Sequence[Block]) -> int | None:
    """The index of the first block that is no kicker, byline or date, if it reads like a headline above a body."""
    for index, block in enumerate(blocks[: min(_TOP, len(blocks) - 1)]):
        line = block.span.of(text)
        if block.kind is BlockKind.BYLINE or _CREDIT.match(line) or _DATE.match(line):
            continue
        if block.kind not in {BlockKind.PARAGRAPH, BlockKind.SUBHEAD}:
            return None
        following = blocks[index + 1]
        if (
            _is_kicker(line)
            and _is_plain(following)
            and is_headline(following.span.of(text))
            and index + 2 < len(blocks)
        ):
            continue
        return index if is_headline(line) else None
    return None


def is_headline(line: str) -> bool:
    """Whether a line at the top is short and does not end like a sentence in running copy."""
    words = line.split()
    if not 1 < len(words) <= _HEADLINE_WORDS or is_byline(line):
        return False
    if any(each.match(line) for each in (_CREDIT, _DATE, _DATELINE)):
        return False
    return not _FULL_STOP.search(line) or (line.endswith(".") and _is_title_case(words))


def _is_title_case(words: Sequence[str]) -> bool:
    """Whether a line is set In The Case of Titles, as no sentence of running copy is."""
    long = [word for word in words if len(word) > _SMALL_WORD]
    return len(long) > 1 and sum(word.lstrip("\"“‘'(")[:1].isupper() for word in long) >= _TITLED * len(long)


def _is_kicker(line: str) -> bool:
    """Whether a line names a section: "POLITICS", "Breaking news"."""
    words = line.split()
    return len(words) == 1 or (len(words) <= _KICKER_WORDS and line.isupper()) or _SECTION.match(line) is not None


def _with_crossheads(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """A short line between a paragraph that ends and a paragraph that begins is a sub-heading."""
    for index, block in enumerate(blocks):
        inside = 0 < index < len(blocks) - 1 and all(_is_plain(each) for each in blocks[index - 1 : index + 2])
        if inside and is_crosshead(block.span.of(text)):
            above, below = blocks[index - 1].span.of(text), blocks[index + 1].span.of(text)
            if _SENTENCE_END.search(above) and _SENTENCE_END.search(below):
                yield replace(block, kind=BlockKind.SUBHEAD)
                continue
        yield block


def is_crosshead(line: str) -> bool:
    """Whether a line within the copy is a label rather than a sentence."""
    return len(line.split()) <= _CROSSHEAD_WORDS and _LABEL.match(line) is not None and not _CLAUSE_END.search(line)
