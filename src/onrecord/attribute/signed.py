"""Quotations that stand apart, with who said it before or behind them, without a verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from onrecord.domain import Attribution, Block, BlockKind, Directness, Document, Span
from onrecord.language.inflection import is_finite
from onrecord.language.noun_phrases import noun_phrase
from onrecord.language.patterns import pattern
from onrecord.language.regex import regex
from onrecord.language.word_lists import word_pattern

_SIGNATURE = pattern("signatures.signature")
_NAME_ALONE = pattern("signatures.name_alone")
_QUOTED_LINE = pattern("signatures.quoted_line")
_LABELLED_LINE = pattern("signatures.labelled_line")
_QUOTATION = pattern("signatures.quotation")
_INTRODUCED = pattern("signatures.introduced")
_TOLD_BEHIND = pattern("signatures.told_behind")
_TITLE = regex(r"\W(?:[A-Z][\w’'-]*|[a-z]{1,3})(?: (?:[A-Z][\w’'-]*|[a-z]{1,3}))+\W")
"""Words in quotation marks, in the capitals of a title and without a full stop: a book, and who wrote it."""
_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_LEAD = 400
"""Characters of a paragraph, at its end, in which a block quotation behind it is introduced."""


def signed(document: Document) -> Iterator[Attribution]:
    """Yield an attribution for each quotation that is signed or labelled, or introduced by the paragraph before it."""
    text = document.text
    above: Block | None = None
    for kind, run in groupby(document.blocks, key=lambda block: block.kind):
        blocks = list(run)
        if kind is BlockKind.BLOCK_QUOTATION:
            yield from _block_quotation(text, above, blocks)
        elif kind in _KINDS:
            for block, behind in zip(blocks, (*blocks[1:], None), strict=True):
                yield from _line(text, block.span)
                yield from _told_behind(text, block.span, behind)
        elif kind is BlockKind.TABLE_CELL:
            for _, row in groupby(blocks, key=lambda block: block.cell and (block.cell.table, block.cell.row)):
                yield from _row(text, list(row))
        above = blocks[-1]


def _credited(who: Span, sign: Span, words: Sequence[Span]) -> Attribution:
    return Attribution((who,), (sign,), tuple(words), Directness.DIRECT, 1.0)


def _block_quotation(text: str, above: Block | None, blocks: Sequence[Block]) -> Iterator[Attribution]:
    """Yield what neighbouring block quotations say, by their signatures, else by the words that introduce them."""
    quoted: list[Span] = []
    lead = max(above.span.start, above.span.end - _LEAD) if above and above.kind in _KINDS else 0
    introduced = _INTRODUCED.search(text, lead, above.span.end) if above and above.kind in _KINDS else None
    heading = _heading(text, blocks)
    for block in blocks[1:] if heading else blocks:
        match = _SIGNATURE.search(text, block.span.start, block.span.end)
        match = match or (_NAME_ALONE.match(text, block.span.start, block.span.end) if quoted else None)
        if introduced and quoted and _QUOTATION.match(text, block.span.start, block.span.end):
            yield _credited(Span(*introduced.span("who")), Span(*introduced.span("cue")), quoted)
            quoted, introduced = [], None
        quoted += _words(text, block, match.start() if match else block.span.end)
        if match and quoted:
            who = Span(*match.span("who"))
            yield _credited(who, Span(*match.span("dash")) if match["dash"] else who, quoted)
            quoted, introduced = [], None
    if quoted and heading:
        yield _credited(heading, heading, quoted)
    elif quoted and introduced:
        yield _credited(Span(*introduced.span("who")), Span(*introduced.span("cue")), quoted)


def _heading(text: str, blocks: Sequence[Block]) -> Span | None:
    """Return the name that stands alone above the words of a quotation: the title of its box."""
    named = _NAME_ALONE.match(text, blocks[0].span.start, blocks[0].span.end) if len(blocks) > 1 else None
    return Span(*named.span("who")) if named else None


def _told_behind(text: str, line: Span, behind: Block | None) -> Iterator[Attribution]:
    """Yield what a line says that is one quotation, if the next tells whose: “Those were the words of Ann Lee.”"""
    match = _TOLD_BEHIND.match(text, behind.span.start, behind.span.end) if behind else None
    if match and _QUOTATION.fullmatch(text, line.start, line.end):
        sign = "sign" if match["sign"] else "spoke"
        yield _credited(Span(*match.span("who")), Span(*match.span(sign)), [line])


def _words(text: str, block: Block, end: int) -> list[Span]:
    """Return the words of `block` up to `end`, if there are any."""
    words = text[block.span.start : end].rstrip()
    return [Span(block.span.start, block.span.start + len(words))] if words else []


def _line(text: str, line: Span) -> Iterator[Attribution]:
    """Yield what a line says that is one quotation and who said it: “We lost.” ~ Ann Lee."""
    for form in (_QUOTED_LINE, _LABELLED_LINE):
        match = form.match(text, line.start, line.end)
        if match and _is_somebody(match["who"]) and not _TITLE.fullmatch(match["words"]):
            who = Span(*match.span("who"))
            yield _credited(who, Span(*match.span("sign")) if match["sign"] else who, [Span(*match.span("words"))])
            return


def _is_somebody(words: str) -> bool:
    """Whether the words are a name, or say what one person is, and do not tell that somebody speaks."""
    phrase = noun_phrase(words)
    last = words.rpartition(" ")[2]
    tells = "," not in words and is_finite(last)  # "A friend of the couple revealed", not "Ann Lee, retired"
    if tells or word_pattern("cues_of_speech").search(words):
        return False
    return bool(_NAME_ALONE.fullmatch(words)) or (phrase.people and not phrase.plural)


def _row(text: str, cells: Sequence[Block]) -> Iterator[Attribution]:
    """Yield what a row of a table says that has a quotation in one cell and a name in the first."""
    quoted = [cell.span for cell in cells[1:] if _QUOTATION.fullmatch(text, cell.span.start, cell.span.end)]
    if len(quoted) == 1 and _is_somebody(cells[0].span.of(text)):
        yield _credited(cells[0].span, cells[0].span, quoted)
