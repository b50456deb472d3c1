"""Plain text: `text` is the decoded file, unchanged but for the lines that are remarks to onrecord: these are blank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain import Block, BlockKind, Directive, Document, Run, SourceMap, Span
from onrecord.domain.sourcemap import line_starts
from onrecord.readers._decode import decode
from onrecord.readers._remarks import LINE

FORMAT = "text"
SUFFIXES = (".txt", ".text")
MEDIA_TYPES = ("text/plain",)

_LINE = re.compile(r"[^\r\n]+")
_HEADLINE_WORDS = 25
_WRAP_WIDTH = 100


def read(data: bytes, name: str) -> Document:
    """Blocks are set apart by blank lines; in a file whose lines are longer than a wrapped line, by line ends.

    The first block is the headline if it is one short line with a body below it that does not end like a sentence
    in running copy.

    Raises:
        UnreadableError: if the bytes are not text.
    """
    text, directives = _apart(decode(data))
    spans = list(_paragraphs(text))
    blocks = tuple(Block(span, _kind(span, i, spans, text)) for i, span in enumerate(spans))
    title = blocks[0].span.of(text) if blocks and blocks[0].kind is BlockKind.HEADLINE else None
    byline = next((b.span.of(text) for b in blocks if b.kind is BlockKind.BYLINE), None)
    runs = (Run(0, len(text), 0, len(text)),) if text else ()
    return Document(
        name, FORMAT, text, blocks, SourceMap(runs, line_starts(text)),
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


_BYLINE = re.compile(r"By (?:[A-Z][\w.'’-]*,? ?(?:and )?){2,8}\Z")
_BULLET = re.compile(r"[-*•–—]\s")


def _kind(span: Span, index: int, spans: list[Span], text: str) -> BlockKind:
    piece = span.of(text)
    if index == 0 and len(spans) > 1 and _is_headline(piece):
        return BlockKind.HEADLINE
    if index in {1, 2} and _BYLINE.fullmatch(piece):
        return BlockKind.BYLINE
    return BlockKind.LIST_ITEM if _BULLET.match(piece) else BlockKind.PARAGRAPH


_CREDIT = re.compile(r"\s*(?:date\b|©|photo\b|file photo\b|image\b|picture\b)|©|\(c\)", re.IGNORECASE)


def _is_headline(piece: str) -> bool:
    words = piece.split()
    if "\n" in piece or "\r" in piece or len(words) > _HEADLINE_WORDS or _CREDIT.search(piece):
        return False
    return not re.search(r"[.!?…][\"”’']\Z", piece)
