"""Plain text: `text` is the decoded file, but for two things.

Lines that are remarks to onrecord are blank, and where a paragraph is wrapped stands a space: a phrase is the same
phrase wherever an editor's program breaks the line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.domain import Block, BlockKind, Directive, Document, Run, SourceMap, Span
from onrecord.domain.sourcemap import line_starts
from onrecord.language.regex import unbounded as regex
from onrecord.readers._decode import decode
from onrecord.readers._remarks import LINE

FORMAT = "text"
SUFFIXES = (".txt", ".text")
MEDIA_TYPES = ("text/plain",)

_LINE = regex(r"[^\r\n]+")
_WRAP = regex(r"\r\n|[\r\n]")
_HEADLINE_WORDS = 25
_WRAP_WIDTH = 100


def read(data: bytes, name: str) -> Document:
    """Blocks are set apart by blank lines; in a file whose lines are longer than a wrapped line, by line ends.

    The first block is the headline if it is one short line with a body below it that does not end like a sentence
    in running copy.

    Raises:
        UnreadableError: if the bytes are not text.
    """
    source, directives = _apart(decode(data))
    spans = list(_paragraphs(source))
    text, runs = _unwrapped(source, spans)
    blocks = tuple(Block(_moved(span, runs), _kind(span, i, spans, source)) for i, span in enumerate(spans))
    directives = tuple(
        replace(each, span=_moved(each.span, runs), anchor=_moved(each.anchor, runs)) for each in directives
    )
    title = blocks[0].span.of(text) if blocks and blocks[0].kind is BlockKind.HEADLINE else None
    byline = next((b.span.of(text) for b in blocks if b.kind is BlockKind.BYLINE), None)
    return Document(
        name, FORMAT, text, blocks, SourceMap(runs, line_starts(source)),
        title=title, byline=byline, directives=directives,
    )  # fmt: skip


def _apart(source: str) -> tuple[str, tuple[Directive, ...]]:
    """The text with a space for every character of a remark, and the remarks; each stands between two blocks."""
    matches = list(LINE.finditer(source))
    directives = []
    for match in matches:
        remark = match["remark"].rstrip()
        at = match.start("remark")
        directives.append(Directive(remark, Span(at, at + len(remark)), Span(at, at)))
    return LINE.sub(lambda match: " " * len(match.group()), source), tuple(directives)


def _unwrapped(source: str, paragraphs: Iterable[Span]) -> tuple[str, tuple[Run, ...]]:
    """The text with a space for each line end within a paragraph. Only one of two characters makes it shorter."""
    pieces: list[str] = []
    runs: list[Run] = []
    at = start = 0
    for paragraph in paragraphs:
        for match in _WRAP.finditer(source, paragraph.start, paragraph.end):
            pieces += [source[at : match.start()], " "]
            at = match.end()
            if len(match.group()) > 1:
                begin = runs[-1].end if runs else 0
                end = begin + match.start() - start
                runs += [Run(begin, end, start, match.start()), Run(end, end + 1, *match.span())]
                start = at
    pieces.append(source[at:])
    if start < len(source):
        begin = runs[-1].end if runs else 0
        runs.append(Run(begin, begin + len(source) - start, start, len(source)))
    return "".join(pieces), tuple(runs)


def _moved(span: Span, runs: tuple[Run, ...]) -> Span:
    """Where a span of the source, which neither begins nor ends within a line end, stands in the text."""
    first, last = (_run_at(offset, runs) for offset in (span.start, span.end))
    return Span(span.start - first.origin_start + first.start, span.end - last.origin_start + last.start)


def _run_at(offset: int, runs: tuple[Run, ...]) -> Run:
    """The last run that begins at `offset` or before."""
    return runs[bisect_right(runs, offset, key=lambda run: run.origin_start) - 1]


def _paragraphs(text: str) -> Iterator[Span]:
    lines = [Span(*match.span()) for match in _LINE.finditer(text) if match.group().strip()]
    group: list[Span] = []
    for line in lines:
        if group and not _continues(group[-1], line, text):
            yield _trimmed(Span(group[0].start, group[-1].end), text)
            group = []
        group.append(line)
    if group:
        yield _trimmed(Span(group[0].start, group[-1].end), text)


def _continues(above: Span, below: Span, text: str) -> bool:
    """Whether `below` goes on with the paragraph: the next line, and `above` looks wrapped rather than ended."""
    between = text[above.end : below.start]
    if between.replace("\r\n", "\n").replace("\r", "\n").count("\n") > 1:
        return False
    first_word = below.of(text).split(maxsplit=1)[0]
    if first_word in {"-", "*", "•", "–", "—"} or len(above) > _WRAP_WIDTH or len(below) > _WRAP_WIDTH:
        return False
    return len(above.of(text).rstrip()) + 1 + len(first_word) > 60 or not first_word[:1].isupper()


def _trimmed(span: Span, text: str) -> Span:
    piece = span.of(text)
    return Span(span.start + len(piece) - len(piece.lstrip()), span.start + len(piece.rstrip()))


_BYLINE = regex(r"By [A-Z][\w.'’-]*(?:(?:,|,? and)? [A-Z][\w.'’-]*){1,7}\Z")
_BULLET = regex(r"[-*•–—]\s")


def _kind(span: Span, index: int, spans: list[Span], text: str) -> BlockKind:
    piece = span.of(text)
    if index == 0 and len(spans) > 1 and _is_headline(piece):
        return BlockKind.HEADLINE
    if index in {1, 2} and _BYLINE.fullmatch(piece):
        return BlockKind.BYLINE
    return BlockKind.LIST_ITEM if _BULLET.match(piece) else BlockKind.PARAGRAPH


_CREDIT = regex(r"(?:date\b|photo\b|file photo\b|image\b|picture\b)|©|\(c\)", re.IGNORECASE)


def _is_headline(piece: str) -> bool:
    words = piece.split()
    if "\n" in piece or "\r" in piece or len(words) > _HEADLINE_WORDS or _CREDIT.search(piece):
        return False
    return not re.search(r"[.!?…][\"”’']\Z", piece)
