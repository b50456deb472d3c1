"""OpenDocument texts, packed (.odt) and flat (.fodt), with all tracked changes accepted.

The place of a word in a packed file is its paragraph and the character in it, as in Word; in a flat one, which is one
XML document, its line and column.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain import BlockKind, Document, Omission
from onrecord.domain.sourcemap import line_starts
from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.readers._builder import Builder
from onrecord.readers._decode import decode
from onrecord.readers._package import Package
from onrecord.readers._remarks import BEGINS
from onrecord.readers._xml import Element, Text, parse

FORMAT = "opendocument"
SUFFIXES = (".odt", ".ott", ".fodt")
MEDIA_TYPES = (
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.text-template",
    "application/vnd.oasis.opendocument.text-flat-xml",
)

_FLAT = regex(r"(?:<\?xml[^>]{0,200}\?>|<!--|[^<]){0,20}\s*<office:document[\s>]")
_OBJECTS = {"image": Omission.PICTURE, "object": Omission.EMBEDDED, "plugin": Omission.EMBEDDED}
_UNSEEN = frozenset(
    "tracked-changes annotation-end ruby-text note-citation placeholder table-of-content alphabetical-index "
    "illustration-index table-index object-index user-index bibliography bibliography-mark sequence-decls "
    "variable-decls user-field-decls forms scripts event-listeners title desc covered-table-cell script notes "
    "page-number page-count object image plugin dde-source soft-page-break hidden-text".split()
)
_PARAGRAPH = BlockKind.PARAGRAPH
_STYLES = (
    ("subtitle", BlockKind.SUBHEAD), ("quot", BlockKind.BLOCK_QUOTATION), ("caption", BlockKind.CAPTION),
    ("illustration", BlockKind.CAPTION), ("figure", BlockKind.CAPTION),
)  # fmt: skip
"""What paragraphs are whose style has such a word in its name."""
_SPACES = frozenset("s tab line-break".split())


def recognises(head: str) -> bool:
    """Whether it is a flat OpenDocument file; packed ones are zip archives."""
    return _FLAT.match(head) is not None


def read(data: bytes, name: str) -> Document:
    """Struck-through and hidden text, comments, indexes and placeholders are not copy.

    Raises:
        UnreadableError: if it is no OpenDocument text, damaged, encrypted, or unpacks to an absurd size.
    """
    if not data.startswith(b"PK"):
        source = decode(data)
        root = parse(source)
        return _Walk(root, root, flat=True).document(name, line_starts(source))
    package = Package(data, "an OpenDocument text")
    if "META-INF/manifest.xml" in package and "encryption-data" in package.part("META-INF/manifest.xml"):
        raise UnreadableError("is encrypted; save it without a password")
    content = parse(package.part("content.xml"))
    styles = parse(package.part("styles.xml")) if "styles.xml" in package else Element("")
    walk = _Walk(content, styles, flat=False)
    meta = parse(package.part("meta.xml")) if "meta.xml" in package else Element("")
    return walk.document(name, tuple(walk.paragraph_starts), meta)


class _Walk:
    """Turns paragraphs into blocks and keeps count of them."""

    def __init__(self, content: Element, styles: Element, *, flat: bool) -> None:
        body = content.first("body")
        text = body.child("text") if body else None
        if text is None:
            raise UnreadableError("is an OpenDocument file without a text; save the draft as ODT or DOCX")
        self.builder = Builder()
        self.paragraph_starts: list[int] = []
        self._content = content
        self._styles = {
            style.get("name"): style for root in (styles, content) for style in root.elements("style", "default-style")
        }
        self._deletions = {
            region.get("id") for region in content.elements("changed-region") if region.child("deletion") is not None
        } & {mark.get("change-id") for mark in content.elements("change-end")}
        self._deleted: set[str] = set()
        self._flat = flat
        self._at = 0
        self._headline_seen = False
        self._notes: list[Element] = []
        self._container(text, None)
        while self._notes:
            notes, self._notes = self._notes, []
            for note in notes:
                self._container(note, BlockKind.FOOTNOTE if note.name == "note-body" else None)

    def document(self, name: str, starts: tuple[int, ...], meta: Element | None = None) -> Document:
        """Return what was read."""
        date = (meta or self._content).first("date", "creation-date")
        stated = date.text[:10] if date and date.space.endswith(("dc/elements/1.1/", "meta:1.0")) else None
        return self.builder.document(name, FORMAT, starts, date=stated, paragraphs=not self._flat)

    def _container(self, element: Element, kind: BlockKind | None) -> None:
        """Paragraphs below an element, through lists, tables, sections and whatever else wraps them."""
        for child in element.children:
            if isinstance(child, Text):
                continue
            if child.name in _UNSEEN or _is_hidden(child):
                self._omit(child)
            elif child.name in ("p", "h"):
                self._paragraph(child, kind)
            elif child.name == "table":
                self.builder.tables.enter()
                self._container(child, kind or BlockKind.TABLE_CELL)
                self.builder.tables.leave()
            elif child.name == "table-cell":
                header = element.attributes.get("_header") == "yes"
                self.builder.tables.cell(
                    columns=_count(child, "number-columns-spanned"), rows=_count(child, "number-rows-spanned"),
                    is_header=header,
                )  # fmt: skip
                self._container(child, kind)
                self.builder.tables.leave_cell()
            elif child.name == "annotation":
                self._comment(child)
            else:
                if child.name == "table-header-rows":
                    for row in child.elements("table-row"):
                        row.attributes["_header"] = "yes"
                if child.name == "table-row":
                    self.builder.tables.row()
                self._container(child, BlockKind.LIST_ITEM if child.name == "list-item" and not kind else kind)

    def _paragraph(self, paragraph: Element, kind: BlockKind | None) -> None:
        if self.paragraph_starts:
            self._at += 1  # the line feed that joins two paragraphs of the origin
        self.paragraph_starts.append(self._at)
        self.builder.open(self._kind(paragraph, kind))
        if self._is_gone(paragraph):
            self._omit(paragraph)
        else:
            self._pieces(paragraph)
        self.builder.close()

    def _pieces(self, element: Element) -> None:
        """Add the text of a paragraph; notes and text boxes are put aside."""
        for child in element.children:
            if self._is_deleted(child):
                if isinstance(child, Text):
                    self.builder.omit(Omission.STRUCK_OUT, child.start if self._flat else self._at, child.text)
                continue
            if isinstance(child, Text):
                self._text(child.text, child.start, child.end)
            elif child.name in _SPACES:
                self._text(" ", self._at, self._at)
            elif child.name == "note":
                self._notes.extend(child.elements("note-body"))
            elif child.name in ("text-box", "custom-shape"):
                self._notes.append(child)
            elif child.name == "annotation":
                self._comment(child)
            elif child.name in _UNSEEN or _is_hidden(child) or self._is_gone(child):
                self._omit(child)
            elif child.name == "a" and child.get("href"):
                self.builder.open_link(child.get("href"))
                self._pieces(child)
                self.builder.close_link()
            else:
                self._pieces(child)

    def _omit(self, element: Element) -> None:
        """Note what is not read: a picture or an object; else words that are hidden or struck through."""
        if element.name in _OBJECTS:
            self.builder.omit(_OBJECTS[element.name], self._at)
        elif element.name not in _UNSEEN and element.text.strip():
            kind = Omission.HIDDEN if _is_hidden(element) else Omission.STRUCK_OUT
            self.builder.omit(kind, self._at, element.text)

    def _is_deleted(self, node: Element | Text) -> bool:
        """Whether a node stands between the marks of a tracked deletion."""
        if isinstance(node, Element) and node.name in ("change-start", "change-end"):
            change = node.get("change-id")
            if node.name == "change-end":
                self._deleted.discard(change)
            elif change in self._deletions:
                self._deleted.add(change)
        return bool(self._deleted) and isinstance(node, Text)

    def _text(self, text: str, start: int, end: int) -> None:
        if self._flat:
            self._at = end
        else:
            start, end = self._at, self._at + len(text)
            self._at = end
        self.builder.text(text, start, end)

    def _comment(self, annotation: Element) -> None:
        """Keep a comment for onrecord as a remark; all others are the desk's own."""
        paragraphs = [paragraph.text for paragraph in annotation.elements("p")]
        text = " ".join(paragraphs).strip()
        if BEGINS.match(text):
            places = [node for paragraph in annotation.elements("p") for node in paragraph.texts()]
            start, end = (places[0].start, places[-1].end) if self._flat else (self._at, self._at)
            self.builder.remark(text, start, end)
        else:
            self.builder.omit(Omission.COMMENT, self._at, text)

    def _kind(self, paragraph: Element, kind: BlockKind | None) -> BlockKind:
        names = [style.lower().replace("_20_", " ") for style in self._named(paragraph.get("style-name"))]
        if kind is None and "title" in names:
            return self._heading(1)
        if kind not in (None, BlockKind.LIST_ITEM):
            return kind or BlockKind.PARAGRAPH
        if paragraph.name == "h":
            return self._heading(_count(paragraph, "outline-level"))
        return next((meant for word, meant in _STYLES if any(word in name for name in names)), kind or _PARAGRAPH)

    def _heading(self, level: int) -> BlockKind:
        if level > 1 or self._headline_seen:
            return BlockKind.SUBHEAD
        self._headline_seen = True
        return BlockKind.HEADLINE

    def _chain(self, name: str) -> Iterator[Element]:
        """Yield a style and those that it builds on; a loop ends."""
        seen: set[str] = set()
        while name and name in self._styles and name not in seen and len(seen) < 50:
            seen.add(name)
            yield self._styles[name]
            name = self._styles[name].get("parent-style-name")

    def _named(self, name: str) -> Iterator[str]:
        yield name
        for style in self._chain(name):
            yield style.get("display-name")
            yield style.get("parent-style-name")

    def _is_gone(self, element: Element) -> bool:
        """Whether the style of a span or paragraph hides it or strikes it through."""
        if not element.get("style-name"):
            return False
        for style in self._chain(element.get("style-name")):
            properties = style.child("text-properties")
            if properties is None:
                continue
            if properties.get("display") == "none":
                return True
            line = properties.get("text-line-through-style") or properties.get("text-line-through-type")
            if line:
                return line != "none"
        return False


def _is_hidden(element: Element) -> bool:
    return (element.name == "section" and element.get("display") == "none") or (
        element.name == "hidden-paragraph" and element.get("is-hidden") == "true"
    )


def _count(element: Element, name: str) -> int:
    value = element.get(name)
    return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 1
