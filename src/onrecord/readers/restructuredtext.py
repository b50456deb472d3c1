"""reStructuredText: its copy without the markup. Of directives, admonitions and quotations are copy."""

from __future__ import annotations

import re

from onrecord.domain import BlockKind, Document
from onrecord.language.regex import unbounded as regex
from onrecord.readers._decode import decode
from onrecord.readers._light import Blocks, Line, Walk, indented

FORMAT = "restructuredtext"
SUFFIXES = (".rst", ".rest")
MEDIA_TYPES = ("text/x-rst", "text/prs.fallenstein.rst")

_INLINE = regex(
    r"\\(?:(?P<copy_escaped>[^\s])|\s)"
    r"|``(?P<copy_literal>[^`]{1,2000})``"
    r"|\*\*(?=\S)(?P<copy_strong>[^*]{1,2000})\*\*"
    r"|\*(?=[^\s*])(?P<copy_emphasis>[^*]{1,2000})\*"
    r"|:[\w.:+-]{1,40}:`(?P<copy_role>[^`<]{1,500})(?:<[^`<>]{0,500}>)?`"
    r"|`(?P<copy_link>[^`<]{1,500})<(?P<url>[^`<>]{1,2000})>`__?"
    r"|`(?P<copy_reference>[^`]{1,500})`(?:__?)?"
    r"|\[STRIKEOUT:[^\[\]]{0,2000}\]|::(?=\s{0,20}\Z)"
    r"|\[(?:#[\w-]{0,60}|\*|\w[\w-]{0,60})\]_(?!\w)"
    r"|\|(?=\S)(?P<copy_substitution>[^|\n]{1,200})\|_{0,2}"
    r"|(?<![\w_])(?P<copy_word>[^\W_](?:[\w.-]{0,60}[^\W_])?)__?(?!\w)"
)
_ADORNMENT = regex(r"([=\-~^\"'`#*+:.<>_])\1{2,}\s*\Z")
_EXPLICIT = regex(r"\s*\.\.(?:\s+|\Z)")
_DIRECTIVE = regex(r"\s*\.\.\s+(?:\|[^|\n]+\|\s+)?(?P<name>[\w-]{1,60})::(?:\s+(?P<words>.*))?")
_SUBSTITUTION = regex(
    r"^[ \t]*\.\. \|(?P<name>[^|\n]{1,200})\|[ \t]+(?P<directive>[\w-]{1,40})::[ \t]+(?P<value>\S[^\r\n]*)",
    re.MULTILINE,
)
_STATES = frozenset(("replace",))
_FOOTNOTE = regex(r"\s*\.\.\s+\[(?:\d+|#[\w-]*|\*)\](?:\s+(?P<words>.*))?")
_FIELD = regex(r":(?P<name>[^:\n]{1,60}):(?:\s+(?P<value>.*))?")
_ITEM = regex(r"\s*(?:[*+•‣⁃-]|(?:\d{1,4}|[a-zA-Z#])[.)]|\((?:\d{1,4}|[a-zA-Z#])\))\s+(?P<words>\S.*)")
_GRID = regex(r"\s*\+[-=+]{3,}\s*\Z")
_GRID_ROW = regex(r"\s*[|+]")
_BAR, _COLUMN_GAP = regex(r"\|"), regex(r"(?<!\s)\s{2,60}")
_LINE_BLOCK = regex(r"\s*\|\s+(?P<words>\S.*)")
_COPY = frozenset(
    "note tip hint important warning caution danger error attention seealso admonition topic sidebar container "
    "rubric epigraph highlights pull-quote compound parsed-literal".split()
)
"""Directives whose content is copy."""
_QUOTED = frozenset("epigraph highlights pull-quote".split())
_TITLED = frozenset("admonition topic sidebar rubric".split())
_FIELDS = {"author": "byline", "authors": "byline", "date": "date"}


def recognises(_: str) -> bool:
    """Whether a file begins as this format alone does: its first lines are those of any text."""
    return False


def read(data: bytes, name: str) -> Document:
    """Return the draft; the first title is the headline; comments, code, targets and pictures are not copy.

    Raises:
        UnreadableError: if the bytes are not text, or hold no copy.
    """
    source = decode(data)
    return _Walk(source).document(name, FORMAT)


def _is_rule(line: Line) -> bool:
    """Whether a line parts the rows of a simple table: "==== ====="."""
    return set(line.text.strip()) == {"=", " "}


class _Walk(Walk):
    """Goes through the lines once; `_base` is how far the copy of a directive is indented."""

    def __init__(self, source: str) -> None:
        stated = {
            f"|{each['name']}|": each["value"].rstrip()
            for each in _SUBSTITUTION.finditer(source)
            if each["directive"] in _STATES
        }
        super().__init__(Blocks(source, _INLINE, {"::": ":", **stated}))
        self._base: list[tuple[int, BlockKind]] = [(0, BlockKind.PARAGRAPH)]
        self._item = -1

    def _next(self, line: Line) -> int:
        if line.is_blank:
            self._blocks.end()
            return self._at + 1
        while line.indent < self._base[-1][0]:
            self._base.pop()
        if self._item >= 0 and line.indent <= self._item and not self._blocks.is_open:
            self._item = -1
        if self._blocks.remark(line):
            return self._at + 1
        return self._title(line) or self._explicit(line) or self._table(line) or self._field(line) or self._copy(line)

    def _title(self, line: Line) -> int:
        ahead = self._lines[self._at + 1 : self._at + 3]
        if self._blocks.is_open:
            return 0
        if _ADORNMENT.match(line.text):
            if len(ahead) == 2 and not ahead[0].is_blank and ahead[1].text.strip() == line.text.strip():
                self._blocks.head(ahead[0].start, ahead[0].end)
                return self._at + 3
            return self._at + 1
        if (
            ahead
            and not line.indent
            and _ADORNMENT.match(ahead[0].text)
            and len(ahead[0].text.rstrip()) >= min(4, len(line.text))
        ):
            self._blocks.head(line.start, line.end)
            return self._at + 2
        return 0

    def _explicit(self, line: Line) -> int:
        if self._blocks.is_open or not _EXPLICIT.match(line.text):
            return 0
        behind = indented(self._lines, self._at + 1, line.indent + 1)
        footnote, directive = _FOOTNOTE.match(line.text), _DIRECTIVE.match(line.text)
        if footnote:
            if footnote["words"]:
                self._blocks.add(BlockKind.FOOTNOTE, line.start + footnote.start("words"), line.end)
            self._base.append((line.indent + 1, BlockKind.FOOTNOTE))
            return self._at + 1
        if directive and directive["name"].lower() in _COPY:
            return self._content(line, directive)
        if not directive:
            found = _EXPLICIT.match(line.text)
            self._blocks.comment(line.start + (found.end() if found else 0), line.end)
        return behind

    def _content(self, line: Line, directive: re.Match[str]) -> int:
        """Go on within a directive whose content is copy; its options are not."""
        name = directive["name"].lower()
        kind = BlockKind.BLOCK_QUOTATION if name in _QUOTED else BlockKind.PARAGRAPH
        if directive["words"] and name != "container":
            self._blocks.add(kind, line.start + directive.start("words"), line.end)
            if name in _TITLED:
                self._blocks.end()
        self._base.append((line.indent + 1, kind))
        at = self._at + 1
        while at < len(self._lines) and _FIELD.match(self._lines[at].text.strip()):
            at += 1
        return at

    def _table(self, line: Line) -> int:
        if self._blocks.is_open:
            return 0
        at = self._at
        if _GRID.match(line.text):
            while at < len(self._lines) and _GRID_ROW.match(self._lines[at].text):
                if not _GRID.match(self._lines[at].text):
                    self._blocks.row(self._lines[at], _BAR)
                at += 1
            return at
        if _is_rule(line):
            while at < len(self._lines) and not self._lines[at].is_blank:
                if not _is_rule(self._lines[at]):
                    self._blocks.row(self._lines[at], _COLUMN_GAP)
                at += 1
            return at
        return 0

    def _field(self, line: Line) -> int:
        found = None if self._blocks.is_open else _FIELD.match(line.text)
        if found is None:
            return 0
        what = _FIELDS.get(found["name"].lower())
        if what and found["value"]:
            setattr(self._blocks, what, found["value"].strip())
        return indented(self._lines, self._at + 1, 1)

    def _copy(self, line: Line) -> int:
        base, kind = self._base[-1]
        if line.text.strip() == "::":
            return self._literal(line)
        item, spoken = _ITEM.match(line.text), _LINE_BLOCK.match(line.text)
        start = line.start + line.indent
        if spoken and not self._blocks.is_open:
            self._blocks.add(kind, line.start + spoken.start("words"), line.end)
            self._blocks.end()
        elif item and (not self._blocks.is_open or self._item >= 0):
            self._item = line.indent
            self._blocks.add(BlockKind.LIST_ITEM, line.start + item.start("words"), line.end)
        elif self._blocks.is_open:
            self._blocks.go_on_with_any(start, line.end)
        elif self._item >= 0:
            self._blocks.add(BlockKind.LIST_ITEM, start, line.end)
        else:
            is_quoted = kind is BlockKind.PARAGRAPH and line.indent > base and not (base and self._base[-1][0] == base)
            self._blocks.add(BlockKind.BLOCK_QUOTATION if is_quoted else kind, start, line.end)
        return self._literal(line)

    def _literal(self, line: Line) -> int:
        """Skip the block behind a paragraph that ends with two colons."""
        following = self._lines[self._at + 1] if self._at + 1 < len(self._lines) else None
        if not line.text.rstrip().endswith("::") or (following and not following.is_blank):
            return self._at + 1
        self._blocks.end()
        return indented(self._lines, self._at + 1, line.indent + 1)
