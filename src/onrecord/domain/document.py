"""A draft as it was read: its text, its blocks, its links, and the way back to the file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.genre import AS_NEWS, OPINION, GenreReading
from onrecord.domain.sourcemap import Location, SourceMap
from onrecord.domain.span import Span
from onrecord.domain.verification import Place


class BlockKind(StrEnum):
    """What a stretch of text is on the page."""

    HEADLINE = "headline"
    REPEATED_HEADLINE = "repeated-headline"
    DECK = "deck"
    SUMMARY = "summary"
    SUBHEAD = "subhead"
    BYLINE = "byline"
    DATELINE = "dateline"
    METADATA = "metadata"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    BLOCK_QUOTATION = "block-quotation"
    PULL_QUOTE = "pull-quote"
    QUESTION = "question"
    ANSWER = "answer"
    TURN = "turn"
    CAPTION = "caption"
    CREDIT = "credit"
    TABLE_CELL = "table-cell"
    TABLE_ROW = "table-row"
    FOOTNOTE = "footnote"
    TEASER = "teaser"
    SERVICE = "service"
    CORRECTION = "correction"
    SIGNATURE = "signature"


COPY = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION, BlockKind.FOOTNOTE)
"""Where a reporter writes sentences."""
HEADINGS = (BlockKind.HEADLINE, BlockKind.DECK, BlockKind.SUMMARY, BlockKind.SUBHEAD)
"""What stands above copy and sums it up."""
NOT_ARTICLE = (
    BlockKind.REPEATED_HEADLINE, BlockKind.DATELINE, BlockKind.METADATA, BlockKind.PULL_QUOTE, BlockKind.CREDIT,
    BlockKind.TABLE_ROW, BlockKind.TEASER, BlockKind.SERVICE, BlockKind.CORRECTION, BlockKind.SIGNATURE,
)  # fmt: skip
"""What stands on the page without being part of the article, or repeats it: no attribution, claim or finding in it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: in which table of the draft, row and column it begins, counted from 0."""

    table: int
    row: int
    column: int
    columns: int = 1
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that stands by itself; blocks are in order and do not overlap."""

    span: Span
    kind: BlockKind
    cell: Cell | None = None
    """The cell that it stands in, which may hold several blocks."""


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: where its anchor text stands, and what it points to."""

    span: Span
    target: str


@dataclass(frozen=True, slots=True)
class Directive:
    """A remark to onrecord, as it stands in the file. It is no copy: `Document.text` is blank under its span."""

    text: str
    """As written, with the marks of a comment around it."""
    span: Span
    """Where it stands: the blank stretch that `locate` leads back to its place in the file."""
    anchor: Span
    """What it is fastened to: text that it stands in or covers; empty, at its place, if it stands between blocks."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a file says of its words from `start` on: where they stand (page, time, row), and who speaks."""

    start: int
    place: Place | None = None
    speaker: str | None = None


class Omission(StrEnum):
    """What a reader leaves out of a draft, or what is in no language that the rules know."""

    HIDDEN = "hidden"
    STRUCK_OUT = "struck-out"
    CODE = "code"
    COMMENT = "comment"
    PICTURE = "picture"
    EMBEDDED = "embedded"
    ATTACHMENT = "attachment"
    EARLIER_MESSAGE = "earlier-message"
    MARGIN = "margin"
    """Headers and footers of a word-processor file."""
    AROUND = "around"
    """What a web page shows beside its article."""
    SCAN = "scan"
    """A page without text, such as one that was scanned."""
    LANGUAGE = "language"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Omitted:
    """Something in the file that is no part of the draft that is audited."""

    kind: Omission
    origin: int
    """Where it begins, in code points of the origin of the source map."""
    words: int
    """How many words it has; 0 where they cannot be counted."""


@dataclass(frozen=True, slots=True)
class NotRead:
    """A part of a draft in which no claim, attribution or finding is looked for, and where it begins in the file."""

    kind: BlockKind | Omission
    words: int
    at: Location


@dataclass(frozen=True, slots=True)
class Document:
    """One draft. A blank line parts two blocks of `text`, and its spaces and marks are in one form in every format.

    Remarks to onrecord are blanked, so that no stage can take them for copy.
    """

    name: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    source_map: SourceMap
    title: str | None = None
    byline: str | None = None
    date: str | None = None
    links: tuple[Link, ...] = ()
    directives: tuple[Directive, ...] = ()
    notes: tuple[Directive, ...] = ()
    """Notes to the desk and comments that stood in the draft; they are no copy, so none of them is in the blocks."""
    outlets: tuple[str, ...] = ()
    """What the outlet that the draft is for is called, by the settings, the draft's own statements or its by-line."""
    marks: tuple[Mark, ...] = ()
    """Of a transcript, a message, a table or a PDF file: who speaks, and where; in order."""
    reading: GenreReading = AS_NEWS
    """The genre that it is read as."""
    sections: tuple[str, ...] = ()
    """The sections of the outlet that it is for, as it states them: “Sport”."""
    stub: str | None = None
    """Why a page likely shows only part of its article, in words that follow its name; None if it shows all of it."""
    left_out: str | None = None
    """What the file also holds that is not read, in words that follow its name."""
    read_from: str | None = None
    """Where the article was read, if not from what the page shows."""
    omitted: tuple[Omitted, ...] = ()
    """What its reader left out, and paragraphs in another language than English."""

    def locate(self, span: Span) -> Location:
        """Where `span` stands in the user's file: the only way out to lines and columns."""
        return self.source_map.locate(span)

    def directive_at(self, offset: int) -> Directive | None:
        """Return the remark to onrecord that stands there, if any."""
        index = bisect_right(self.directives, offset, key=lambda directive: directive.span.start) - 1
        return self.directives[index] if index >= 0 and offset < self.directives[index].span.end else None

    @property
    def is_opinion(self) -> bool:
        """Whether the author's own judgement is the point of it."""
        return self.reading.genre in OPINION

    @property
    def top(self) -> Span:
        """Where to point at the draft as a whole: its headline, else its first block."""
        headlines = (block.span for block in self.blocks if block.kind is BlockKind.HEADLINE)
        return next(headlines, self.blocks[0].span if self.blocks else Span(0, 0))

    @property
    def words(self) -> int:
        """White-space separated words in the blocks."""
        return sum(len(block.span.of(self.text).split()) for block in self.blocks)

    @property
    def not_read(self) -> tuple[NotRead, ...]:
        """What stands in the file and was not audited: what its reader left out, and the blocks that are no article."""
        places = self.source_map
        inside: list[tuple[Span, BlockKind | Omission, str]] = [
            *((note.span, Omission.NOTE, note.text) for note in self.notes),
            *((block.span, block.kind, block.span.of(self.text)) for block in self.blocks if block.kind in NOT_ARTICLE),
        ]
        left_out: list[tuple[int, BlockKind | Omission, int]] = [
            *((omitted.origin, omitted.kind, omitted.words) for omitted in self.omitted),
            *((places.origin(span).start, kind, len(text.split())) for span, kind, text in inside),
        ]
        ordered = sorted(left_out, key=lambda each: each[0])
        return tuple(NotRead(kind, words, places.place(origin)) for origin, kind, words in ordered)
