"""Word documents: what a reader sees with all tracked changes accepted.

python-docx opens the package; the runs are walked here, since its `paragraph.text` drops tracked insertions.
The walk notes which element each character came from: `comment` writes there and never searches for a phrase.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from onrecord.domain import BlockKind, Document, Omission, Span
from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.readers._builder import Builder
from onrecord.readers._remarks import BEGINS
from onrecord.readers._word_package import open_word, transitional
from onrecord.readers._word_places import Places
from onrecord.readers._word_places import W as _W
from onrecord.readers._word_styles import Styles, is_list_of_contents, is_on

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

FORMAT = "docx"
SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
MEDIA_TYPES = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
    "application/vnd.ms-word.document.macroenabled.12",
)

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FORMULA, _FORMULA_TEXT = (
    f"{{http://schemas.openxmlformats.org/officeDocument/2006/math}}{name}" for name in ("oMath", "t")
)
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN = frozenset(
    [
        _FALLBACK,
        *(
            _W + name
            for name in "del moveFrom delText delInstrText instrText rPr pPr sdtPr comment rt trPr tcPr".split()
        ),
    ]
)
_DELETED = frozenset((_W + "del", _W + "moveFrom"))
_OBJECTS = {
    _W + "drawing": Omission.PICTURE,
    _W + "pict": Omission.PICTURE,
    _W + "object": Omission.EMBEDDED,
    _FORMULA: Omission.EMBEDDED,
}
_SPACES = {_W + "tab": " ", _W + "br": " ", _W + "cr": " ", _W + "noBreakHyphen": "-", _W + "softHyphen": ""}
_RANGE_START, _RANGE_END, _REFERENCE = (_W + f"comment{name}" for name in ("RangeStart", "RangeEnd", "Reference"))
_COMMENT_MARKS = frozenset((_RANGE_START, _RANGE_END, _REFERENCE))
_FIELD_LINK = regex(r'\s*HYPERLINK\s+"([^"]+)"')


def recognises(_: str) -> bool:
    """Whether a file begins as this format alone does: it is a zip archive."""
    return False


def read(data: bytes, name: str) -> Document:
    """Tracked insertions count and deletions do not; places are paragraph and character.

    Paragraphs are numbered as they stand in the file: body, tables and text boxes in order, then footnotes and
    endnotes; empty ones count.

    Raises:
        UnreadableError: if it is no Word document, broken, or unpacks to an absurd size.
    """
    return _walked(data).document(name)


def comment(data: bytes, document: Document, notes: Sequence[tuple[Span, tuple[tuple[str, ...], ...]]]) -> bytes:
    """Return the file with a comment by onrecord at each span of `document`, which was read from it.

    A note is a span and sections of lines, the first line of each a heading; one without words is left out.
    Earlier comments by onrecord are replaced; all else in
    the file stays, and it reads as the same document.

    Raises:
        UnreadableError: if `data` cannot be read, or gives another document.
    """
    from onrecord.readers._word_comments import Comments, Note

    if transitional(data) is not data:
        raise UnreadableError("is a template, holds macros, or is in the Strict format of Word; save it as DOCX")
    walk = _walked(data)
    if walk.document(document.name).text != document.text:
        raise UnreadableError("changed during the audit; run it again")
    origin, text = document.source_map.origin, document.text
    comments = Comments(data, walk.word.part, walk.places, walk.is_remark)
    return comments.write([Note(origin(span), sections, span.of(text)) for span, sections in notes]) or data


_MOST_FIELDS = 50
"""Fields within each other."""
MAX_ELEMENTS = 1_000_000
"""Paragraphs, runs and their properties: a book of 100,000 words has fewer. Compressed, many take little room."""


def _walked(data: bytes) -> _Walk:
    word = open_word(data)
    if sum(1 for _ in islice(word.element.body.iter(), MAX_ELEMENTS + 1)) > MAX_ELEMENTS:
        raise UnreadableError(f"holds over {MAX_ELEMENTS:,} elements of markup; save it as plain text")
    walk = _Walk(word)
    try:
        walk.body()
        walk.margins()
        walk.remarks()
    except RecursionError:
        raise UnreadableError("nests elements too deeply; save it as plain text") from None
    return walk


@dataclass(slots=True)
class _Field:
    """A field that has begun: its instruction, and whether its result has."""

    instruction: list[str] = field(default_factory=list)
    has_result: bool = False
    is_link: bool = False

    @property
    def is_copy(self) -> bool:
        """Whether what stands here is part of what a reader sees, and not a list of what the draft holds."""
        return self.has_result and not is_list_of_contents("".join(self.instruction))


class _Walk:
    """Turns paragraphs into blocks and keeps count of them."""

    def __init__(self, word: WordDocument) -> None:
        self.builder = Builder()
        self.paragraph_starts: list[int] = []
        self.places = Places()
        self.word = word
        self._part: Any = word.part
        self._at = 0
        self._headline_seen = False
        self._marks: dict[tuple[str | None, str], tuple[Span, int]] = {}
        self._styles = Styles(word.styles.element)
        self._fields: list[_Field] = []
        self._goes_on = False
        self._fields_end = _are_closed(word.element.body)

    def body(self) -> None:
        """Read the body, then footnotes and endnotes."""
        self._container(self.word.element.body, None)
        for kind in ("footnotes", "endnotes"):
            for part in self._parts(kind):
                self._part = part
                for note in _root(part, kind):
                    if note.get(_W + "type") is None:
                        self._container(note, BlockKind.FOOTNOTE)

    def margins(self) -> None:
        """Read the headers and footers, which are no copy."""
        for kind in ("header", "footer"):
            for part in self._parts(kind):
                words = " ".join(node.text or "" for node in _root(part, f"{kind}s").iter(_W + "t"))
                if words.strip():
                    self.builder.omit(Omission.MARGIN, self._at, words)

    def document(self, name: str) -> Document:
        """Return what was read."""
        properties = self.word.core_properties
        date = properties.modified or properties.created
        return self.builder.document(
            name, FORMAT, tuple(self.paragraph_starts),
            date=date.date().isoformat() if date else None, paragraphs=True,
        )  # fmt: skip

    def _parts(self, kind: str) -> Iterator[Any]:
        for relation in self.word.part.rels.values():
            if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
                yield relation.target_part

    def remarks(self) -> None:
        """Read the comments for onrecord, each fastened to what its range covers; those by it are no part of them."""
        from onrecord.readers._word_comments import AUTHOR

        found = [comment for part in self._parts("comments") for comment in _root(part, "comments")]
        remarks = [comment for comment in found if self.is_remark(comment)]
        for comment in found:
            if not self.is_remark(comment) and comment.get(_W + "author") != AUTHOR:
                self.builder.omit(Omission.COMMENT, self._place(comment.get(_W + "id"))[1], self._comment_text(comment))
        placed = [(self._place(comment.get(_W + "id")), self._comment_text(comment)) for comment in remarks]
        for (anchor, first, last), text in sorted(placed, key=lambda each: each[0]):
            self.builder.remark(text, first, last, anchor)

    def is_remark(self, comment: Any) -> bool:
        """Whether a comment is for onrecord, as a reader of the comment sees it and whoever its author is."""
        return BEGINS.match(self._comment_text(comment)) is not None

    def _comment_text(self, comment: Any) -> str:
        """Its paragraphs with a space between."""
        paragraphs = ("".join(map(_text, self._visible(each, []))) for each in comment.iter(_W + "p"))
        return " ".join(paragraphs).strip()

    def _place(self, comment_id: str | None) -> tuple[Span, int, int]:
        """Return the text under a comment and its range in the origin; one without a range stands at the end."""
        marks = [self._marks.get((comment_id, each)) for each in (_RANGE_START, _RANGE_END, _REFERENCE)]
        nowhere = (self.builder.here, self._at)
        start, first = marks[0] or marks[2] or nowhere
        end, last = marks[1] or marks[2] or nowhere
        covers = Span(min(start.end, end.end), end.end)
        return (covers or end, min(first, last), last)

    def _container(self, element: Any, kind: BlockKind | None) -> None:
        """Paragraphs below `element`, through tables, content controls and whatever else wraps them."""
        for child in element.iterchildren():
            if child.tag == _W + "p":
                self._paragraph(child, kind)
            elif child.tag == _W + "altChunk":
                self.builder.omit(Omission.EMBEDDED, self._at)
            elif self._styles.is_left_out(child):
                self._omit(child)
                for _ in child.iter(_W + "p"):
                    self._count()
            elif child.tag in _COMMENT_MARKS:
                self._mark(child)
            elif child.tag == _W + "tbl":
                self.builder.tables.enter()
                self._container(child, kind or BlockKind.TABLE_CELL)
                self.builder.tables.leave()
            elif child.tag == _W + "tc":
                self.builder.tables.cell(columns=_columns(child), is_header=_is_in_header(child))
                self._container(child, kind)
                self.builder.tables.leave_cell()
            elif isinstance(child.tag, str) and child.tag not in _UNSEEN:
                if child.tag == _W + "tr":
                    self.builder.tables.row()
                self._container(child, kind)

    def _count(self) -> None:
        """Begin a paragraph of the origin."""
        if self.paragraph_starts:
            self._at += 1  # the line feed that joins two paragraphs
        self.paragraph_starts.append(self._at)

    def _paragraph(self, paragraph: Any, kind: BlockKind | None) -> None:
        self._count()
        if not self._fields_end:
            self._fields = []
        if any(name.startswith("toc") for name in self._styles.names(paragraph)):
            return
        if not self._goes_on:
            self.builder.open(kind or self._kind(paragraph))
        for each in self._left_out_of(paragraph):
            self._omit(each)
        boxes: list[Any] = []
        self._pieces(paragraph, boxes)
        self.builder.close_link()
        self._goes_on = _has_deleted_mark(paragraph)
        if not self._goes_on:
            self.builder.close()
        for box in boxes:
            self._container(box, None)

    def _visible(self, element: Any, boxes: list[Any]) -> Iterator[Any]:
        """Yield the elements of a paragraph that bear text; a hyperlink comes before its text and again behind it.

        Word writes a text box twice, for new and for old programs: the second, the fallback, is passed over.
        """
        for child in element.iterchildren():
            if child.tag == _W + "txbxContent":
                boxes.append(child)
            elif child.tag == _W + "instrText" or child.tag in _COMMENT_MARKS:
                yield child
            elif not isinstance(child.tag, str) or child.tag in _UNSEEN or self._styles.is_left_out(child):
                continue
            elif child.tag == _W + "t" or child.tag in _SPACES or child.tag in {_W + "fldChar", _W + "sym"}:
                yield child
            else:
                if child.tag == _W + "hyperlink":
                    yield child
                yield from self._visible(child, boxes)
                if child.tag == _W + "hyperlink":
                    yield child

    def _left_out_of(self, element: Any) -> Iterator[Any]:
        """Yield the elements of a paragraph that are not read: deletions, hidden words, pictures, objects."""
        for child in element.iterchildren():
            if not isinstance(child.tag, str) or child.tag in (_W + "txbxContent", _FALLBACK):
                continue
            if child.tag in _DELETED or self._styles.is_left_out(child):
                yield child
            elif child.tag in _OBJECTS:
                if next(child.iter(_W + "txbxContent"), None) is None:
                    yield child
            else:
                yield from self._left_out_of(child)

    def _omit(self, element: Any) -> None:
        """Note what is left out here, unless it has no words and is no object."""
        kind = _OBJECTS.get(element.tag) or (
            Omission.HIDDEN if self._styles.is_hidden(element) else Omission.STRUCK_OUT
        )
        words = " ".join(_words(element))
        is_listed = element.tag in (_W + "sdt", _W + "fldSimple") or self._styles.is_placeholder(element)
        if not is_listed and (words.strip() or element.tag in _OBJECTS):
            self.builder.omit(kind, self._at, words)

    def _mark(self, node: Any) -> None:
        """Note where a comment's range begins or ends, or where it is referred to."""
        self._marks.setdefault((node.get(_W + "id"), node.tag), (self.builder.here, self._at))

    def _pieces(self, element: Any, boxes: list[Any]) -> None:
        """Add the text of a paragraph to the builder, piece by piece; text boxes are put aside."""
        link: Any = None
        for node in self._visible(element, boxes):
            if node.tag == _W + "hyperlink":
                link = self._toggle(node, link)
                continue
            if node.tag in _COMMENT_MARKS:
                self._mark(node)
                continue
            if node.tag == _W + "fldChar":
                self._field(node)
                continue
            if node.tag == _W + "instrText":
                if self._fields and not self._fields[-1].has_result:
                    self._fields[-1].instruction.append(node.text or "")
                continue
            text = _text(node)
            if text and all(each.is_copy for each in self._fields):
                self.builder.text(text, self._at, self._at + len(text))
                self.places.add(self._at, len(text), node)
                self._at += len(text)

    def _field(self, node: Any) -> None:
        """Follow a field, such as a hyperlink: begin, instruction, separator, text, end. Fields may hold fields."""
        step = node.get(_W + "fldCharType")
        if step == "begin":
            if len(self._fields) < _MOST_FIELDS:
                self._fields.append(_Field())
        elif step == "separate" and self._fields:
            self._fields[-1].has_result = True
            if match := _FIELD_LINK.match("".join(self._fields[-1].instruction)):
                self.builder.open_link(match.group(1))
                self._fields[-1].is_link = True
        elif step == "end" and self._fields and self._fields.pop().is_link:
            self.builder.close_link()

    def _toggle(self, node: Any, link: Any) -> Any:
        if node is not link:
            return self._open_link(node)
        self.builder.close_link()
        return None

    def _open_link(self, node: Any) -> Any:
        relation = self._part.rels.get(node.get(_R + "id")) if node.get(_R + "id") else None
        anchor = node.get(_W + "anchor")
        if relation is not None and relation.is_external:
            self.builder.open_link(relation.target_ref)
        elif anchor:
            self.builder.open_link(f"#{anchor}")
        return node

    def _kind(self, paragraph: Any) -> BlockKind:
        kinds = map(_kind_of_style, self._styles.names(paragraph))
        kind = next(filter(None, kinds), None)
        level = self._styles.outline_level(paragraph)
        if kind is BlockKind.HEADLINE or (kind is None and level == 0):
            return self._heading()
        if kind is None and level is not None:
            return BlockKind.SUBHEAD
        return kind or (BlockKind.LIST_ITEM if self._styles.is_list_item(paragraph) else BlockKind.PARAGRAPH)

    def _heading(self) -> BlockKind:
        if self._headline_seen:
            return BlockKind.SUBHEAD
        self._headline_seen = True
        return BlockKind.HEADLINE


def _kind_of_style(name: str) -> BlockKind | None:
    """Return what a paragraph is by the name of its style, in lower case; None if it does not say."""
    if name in {"title", "heading 1"}:
        return BlockKind.HEADLINE
    if name.startswith("heading") or name == "subtitle":
        return BlockKind.SUBHEAD
    if "quot" in name or name == "block text":
        return BlockKind.BLOCK_QUOTATION
    if name.startswith("list"):
        return BlockKind.LIST_ITEM
    return {"caption": BlockKind.CAPTION, "byline": BlockKind.BYLINE, "author": BlockKind.BYLINE}.get(name)


def _columns(cell: Any) -> int:
    """How many columns of its table a cell spans."""
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    value = "" if span is None else span.get(_W + "val", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 1


def _is_in_header(cell: Any) -> bool:
    """Whether the cell's row is one that Word repeats on every page as a header."""
    row = next(cell.iterancestors(_W + "tr"), None)
    mark = None if row is None else row.find(f"{_W}trPr/{_W}tblHeader")
    return is_on(mark)


def _root(part: Any, what: str) -> Any:
    """Return the XML of a part that python-docx need not know."""
    from lxml import etree

    try:
        return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        raise UnreadableError(f"has damaged {what}; save it again as DOCX") from None


def _has_deleted_mark(paragraph: Any) -> bool:
    """Whether the end of the paragraph was deleted, so that the next one goes on with it."""
    return paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None


def _are_closed(body: Any) -> bool:
    """Whether each field that begins ends, so that one may be followed over paragraphs."""
    steps = [mark.get(_W + "fldCharType") for mark in body.iter(_W + "fldChar")]
    return steps.count("begin") == steps.count("end")


def _words(element: Any) -> Iterator[str]:
    """Yield the texts of what is left out; of a picture, what is said in its place."""
    for node in element.iter(_W + "t", _W + "delText", _FORMULA_TEXT, _PICTURE):
        yield (node.get("descr") if node.tag == _PICTURE else node.text) or ""
    if element.tag == _W + "pict":
        yield from (node.get("alt", "") for node in element)


def _text(node: Any) -> str:
    """One character for a tab or a break; symbols of symbol fonts have no text."""
    if node.tag == _W + "t":
        return node.text or ""
    return _SPACES.get(node.tag, "")
