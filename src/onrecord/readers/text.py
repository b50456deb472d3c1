"""Plain text: paragraphs and list items, with lines that are remarks to onrecord set apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.domain import BlockKind, Document, Span
from onrecord.domain.sourcemap import line_starts
from onrecord.language.patterns import pattern
from onrecord.language.regex import unbounded as regex
from onrecord.language.turns import opens_turn
from onrecord.readers._builder import Builder
from onrecord.readers._decode import decode
from onrecord.readers._entities import entities
from onrecord.readers._line_ends import CUT, left_out
from onrecord.readers._normal import is_blank
from onrecord.readers._quotations import Quotations
from onrecord.readers._remarks import LINE

FORMAT = "text"
SUFFIXES = (".txt", ".text")
MEDIA_TYPES = ("text/plain",)

_LINE = regex(r"[^\r\n]+")
_BULLET = regex(r"[-*•–—]\s")
_WRAP_WIDTH = 100
_LABEL, _RULE = pattern("blocks.label"), pattern("blocks.rule")
_SPOKEN = regex(r"\s*(?:“[^“”]+”|\"[^\"]+\")")
_OPENERS = "\"“‘'(["


def recognises(_: str) -> bool:
    """Whether a file begins as this format alone does: any text may be plain text."""
    return False


def read(data: bytes, name: str) -> Document:
    """Blocks are set apart by blank lines; in a file whose lines are longer than a wrapped line, by line ends.

    Raises:
        UnreadableError: if the bytes are not text.
    """
    source = decode(data)
    builder = Builder()
    remarks = list(_remarks(source))
    for start, end, kind in sorted([*remarks, *_blocks(source, remarks)]):
        if kind is None:
            builder.remark(source[start:end], start, end)
            continue
        builder.open(kind)
        _write(builder, source, start, end)
        builder.close()
    return builder.document(name, FORMAT, line_starts(source))


def _write(builder: Builder, source: str, start: int, end: int) -> None:
    """Write a block: words that a line end cuts are whole, and "&amp;" is the character that it stands for."""
    gaps = ((first, last, "") for first, last in left_out(source, start, end))
    at = start
    for first, last, meant in sorted((*gaps, *entities(source, start, end))):
        builder.text(source[at:first], at, first)
        builder.text(meant, first, last)
        at = last
    builder.text(source[at:end], at, end)


def _remarks(source: str) -> Iterator[tuple[int, int, None]]:
    quotations = Quotations(source) if LINE.search(source) else None
    for match in LINE.finditer(source):
        start = match.start("remark")
        if quotations and not quotations.around(start):  # what somebody is quoted with is no remark of an editor
            yield start, start + len(match["remark"].rstrip()), None


def _blocks(source: str, remarks: Iterable[tuple[int, int, None]]) -> Iterator[tuple[int, int, BlockKind]]:
    parts, at = [], 0
    for start, end, _ in remarks:
        parts += [source[at:start], " " * (end - start)]
        at = end
    copy = "".join((*parts, source[at:]))
    for span in _paragraphs(copy):
        bullet = _BULLET.match(copy, span.start, span.end)
        yield span.start, span.end, BlockKind.LIST_ITEM if bullet else BlockKind.PARAGRAPH


def _paragraphs(text: str) -> Iterator[Span]:
    lines = [Span(*match.span()) for match in _LINE.finditer(text) if not is_blank(match.group())]
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
    if any(data.match(text, line.start, line.end) for line in (above, below) for data in (_LABEL, _RULE)):
        return False
    if CUT.fullmatch(text, _trimmed(above, text).end - 2, _trimmed(below, text).start + 1):
        return True
    first_word = below.of(text).split(maxsplit=1)[0]
    if (
        first_word in {"-", "*", "•", "–", "—"}
        or opens_turn(text, below)
        or all(_SPOKEN.match(text, line.start, line.end) for line in (above, below))
        or len(above) > _WRAP_WIDTH
        or len(below) > _WRAP_WIDTH
    ):
        return False
    return len(above.of(text).rstrip()) + 1 + len(first_word) > 60 or not first_word.lstrip(_OPENERS)[:1].isupper()


def _trimmed(span: Span, text: str) -> Span:
    piece = span.of(text)
    return Span(span.start + len(piece) - len(piece.lstrip()), span.start + len(piece.rstrip()))
