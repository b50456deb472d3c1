"""The article as set prose: its blocks, each a run of pieces with the classes and references of what lies over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from onrecord.domain import Block, BlockKind, Cell
from onrecord.reporters._html.marks import Layer, Mark, Segment, segments

_SEVERITIES = ("info", "warning", "error")
_TOGETHER = (BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTATION)
"""Neighbours of these kinds stand in one list or one quotation."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the article in one look. `id` is there where a claim or a finding begins, `href` is its entry.

    `claims`, `findings` and `sources` are the ids of all that lie over it; `letter` ends a mention of a source;
    `number` begins a finding.
    """

    text: str
    classes: str = ""
    id: str = ""
    href: str = ""
    claims: str = ""
    findings: str = ""
    sources: str = ""
    letter: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One block: its kind, its pieces, and the cell that it stands in."""

    kind: BlockKind
    pieces: tuple[Piece, ...]
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbours that belong together: the items of a list, the paragraphs of a quotation, the rows of a table.

    Any other block is a group by itself. Only a table has `rows`, and no `passages`.
    """

    kind: BlockKind
    passages: tuple[Passage, ...] = ()
    rows: tuple[tuple[TableCell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table on the page, and the number of empty columns before it."""

    gap: int
    columns: int
    is_header: bool
    groups: tuple[Group, ...]


class Article:
    """Sets the blocks of one draft, and remembers in `anchors` where each claim and finding begins."""

    def __init__(self, text: str, marks: Iterable[Mark], letters: dict[str, str], numbers: dict[str, str]) -> None:
        self.anchors: dict[str, str] = {}
        self._text = text
        self._marks = sorted(marks, key=lambda mark: (mark.start, mark.end))
        self._letters = letters
        self._numbers = numbers

    def groups(self, blocks: Iterable[Block]) -> tuple[Group, ...]:
        """Return the blocks in order, neighbours that belong together in one group."""
        return tuple(_grouped(self._passage(block, marks) for block, marks in self._marked(blocks)))

    def _passage(self, block: Block, marks: Iterable[Mark]) -> Passage:
        pieces = tuple(self._piece(segment) for segment in segments(block.span.start, block.span.end, marks))
        return Passage(block.kind, pieces, block.cell)

    def _marked(self, blocks: Iterable[Block]) -> Iterator[tuple[Block, list[Mark]]]:
        """Each block with the marks that touch it: one pass over both, for both are in order."""
        near: list[Mark] = []
        at = 0
        for block in blocks:
            while at < len(self._marks) and self._marks[at].start < block.span.end:
                near.append(self._marks[at])
                at += 1
            near = [mark for mark in near if mark.end > block.span.start]
            yield block, near

    def _piece(self, segment: Segment) -> Piece:
        text = self._text[segment.start : segment.end]
        if not segment.marks:
            return Piece(text)
        begun = [mark for mark in segment.marks if mark.of not in self.anchors and mark.layer in _ENTRIES]
        begun.sort(key=lambda mark: mark.layer is not Layer.FINDING)
        anchor = f"at-{begun[0].of}" if begun else ""
        self.anchors.update({mark.of: anchor for mark in begun})
        ended = [mark for mark in segment.marks if mark.layer is Layer.SOURCE and mark.end == segment.end]
        return Piece(
            text,
            classes=" ".join(
                (*_classes(segment), *(["from"] if any(mark.layer is Layer.CLAIM for mark in begun) else []))
            ),
            id=anchor,
            href=begun[0].of if begun else "",
            claims=_ids(segment, Layer.CLAIM),
            findings=_ids(segment, Layer.FINDING),
            sources=_ids(segment, Layer.SOURCE, Layer.CUE, Layer.CONTENT),
            letter=self._letters.get(ended[-1].of, "") if ended else "",
            number=" ".join(self._numbers[mark.of] for mark in begun if mark.layer is Layer.FINDING),
        )


_ENTRIES = (Layer.CLAIM, Layer.FINDING)


def _grouped(passages: Iterable[Passage]) -> Iterator[Group]:
    """Tables as such; a single cell is a frame around the text, and no table."""
    for table, run in groupby(passages, key=lambda passage: passage.cell and passage.cell.table):
        segments_here = list(run)
        if table is None or len({each.cell for each in segments_here}) == 1:
            yield from _outside_tables(segments_here)
        else:
            yield Group(BlockKind.TABLE_CELL, rows=tuple(_rows(segments_here)))


def _outside_tables(passages: Iterable[Passage]) -> Iterator[Group]:
    runs = groupby(enumerate(passages), key=lambda each: each[1].kind if each[1].kind in _TOGETHER else each[0])
    for _, run in runs:
        found = tuple(passage for _, passage in run)
        yield Group(found[0].kind, found)


def _rows(passages: Iterable[Passage]) -> Iterator[tuple[TableCell, ...]]:
    for _, row in groupby(passages, key=lambda passage: passage.cell and passage.cell.row):
        yield tuple(_cells(row))


def _cells(passages: Iterable[Passage]) -> Iterator[TableCell]:
    at = 0
    for cell, run in groupby(passages, key=lambda passage: passage.cell):
        if cell is not None:
            gap = max(0, cell.column - at)
            yield TableCell(gap, cell.columns, cell.is_header, tuple(_outside_tables(run)))
            at = cell.column + cell.columns


def _ids(segment: Segment, *layers: Layer) -> str:
    return " ".join(dict.fromkeys(mark.of for mark in segment.marks if mark.layer in layers and mark.of))


def _classes(segment: Segment) -> Iterator[str]:
    """Yield the layers; of the kinds of source the innermost, of the severities the worst."""
    yield from dict.fromkeys(mark.layer.value for mark in segment.marks)
    kinds = [mark.look for mark in segment.marks if mark.layer in (Layer.SOURCE, Layer.CUE, Layer.CONTENT)]
    if kinds:
        yield f"k-{kinds[-1]}"
    labels = [mark.look for mark in segment.marks if mark.layer is Layer.CLAIM]
    if labels:
        yield f"b-{labels[-1]}"
    severities = [mark.look for mark in segment.marks if mark.layer is Layer.FINDING]
    if severities:
        yield max(severities, key=_SEVERITIES.index)
