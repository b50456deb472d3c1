"""AsciiDoc: its copy without the markup. Code, comments, attributes and pictures are not copy."""

from __future__ import annotations

from onrecord.domain import BlockKind, Document
from onrecord.language.regex import unbounded as regex
from onrecord.readers._decode import decode
from onrecord.readers._light import Blocks, Line, Walk, until

FORMAT = "asciidoc"
SUFFIXES = (".adoc", ".asciidoc")
MEDIA_TYPES = ("text/asciidoc", "text/x-asciidoc")

_WORDS = r"(?=\S)(?P<copy_{0}>[^{1}]{{1,2000}}?)(?<=\S)"
_INLINE = regex(
    r"\\(?P<copy_escaped>[*_`#^~\[{<])"
    r"|(?:image|icon|anchor|pass|stem|indexterm|kbd|xref(?=:\S*\[\])):{1,2}[^\s\[]{0,1000}\[[^\]]{0,2000}\]"
    r"|footnote(?:ref)?:[\w-]{0,60}\[(?P<note>[^\]]{0,2000})\]"
    r"|\(\(\([^()]{1,300}\)\)\)|\(\((?P<copy_index>[^()]{1,300})\)\)"
    r"|<<[^<>,]{1,300}(?:,(?P<copy_cross>[^<>]{1,500}))?>>|\[\[[^\[\]]{1,200}\]\]"
    r"|(?:link:|xref:|mailto:)?(?P<url>(?:https?://|(?<=link:)|(?<=xref:)|(?<=mailto:))[^\s\[]{1,2000})"
    r"\[(?P<copy_link>[^\]]{0,500}?)(?:,[^\]]{0,300})?\^?\]"
    r"|(?:\[[^\]\n]{0,50}\])?"
    rf"(?:\*\*{_WORDS.format('strong2', '*')}\*\*|(?<!\w)\*{_WORDS.format('strong', '*')}\*(?!\w)"
    rf"|__{_WORDS.format('emphasis2', '_')}__|(?<!\w)_{_WORDS.format('emphasis', '_')}_(?!\w)"
    rf"|##{_WORDS.format('mark2', '#')}##|(?<!\w)#{_WORDS.format('mark', '#')}#(?!\w))"
    r'|"`(?P<quoted_double>[^`]{1,2000})`"|\'`(?P<quoted_single>[^`]{1,2000})`\'|`\'(?=\w)'
    r"|(?<!\w)`(?P<copy_code>[^`]{1,500})`(?!\w)|\+\+\+(?P<copy_plus>[^+]{1,500})\+\+\+"
    r"|\^(?P<copy_super>[^\s^]{1,60})\^|~(?P<copy_sub>[^\s~]{1,60})~"
    r"|\{[\w-]{1,60}\}\[(?P<copy_named>[^],^\n]{1,300})(?:,[^]\n]{0,300})?\^?\]|\{[\w-]{1,60}\}|[ \t]\+(?=\s*$)",
    8,  # MULTILINE
)
_HEADING = regex(r"={1,6}\s+(?P<words>\S.*)")
_UNDERLINE = regex(r"([=\-~^+])\1{3,}\s*\Z")
_ATTRIBUTE = regex(r":!?(?P<name>[\w-]{1,60})!?:(?:\s+(?P<value>.*))?\Z")
_SIGNS = {
    "`'": "’", "{nbsp}": "\u00a0", "{sp}": " ", "{zwsp}": "", "{wj}": "", "{empty}": "", "{blank}": "", "{apos}": "'",
    "{quot}": '"', "{lsquo}": "‘", "{rsquo}": "’", "{ldquo}": "“", "{rdquo}": "”", "{deg}": "°", "{plus}": "+",
    "{brvbar}": "¦", "{vbar}": "|", "{amp}": "&", "{lt}": "<", "{gt}": ">", "{startsb}": "[", "{endsb}": "]",
    "{caret}": "^", "{asterisk}": "*", "{tilde}": "~", "{backslash}": "\\", "{backtick}": "`", "{two-colons}": "::",
    "{two-semicolons}": ";;", "{cpp}": "C++", "{pp}": "++", "{ndash}": "–", "{mdash}": "—",
}  # fmt: skip
"""What AsciiDoc has a name for; a draft may name further texts."""
_NOT_COPY = regex(
    r"(?://(?!/)|(?:image|video|audio|toc|include|ifdef|ifndef|ifeval|endif)::|'{3,}\s*\Z|<{3,}\s*\Z|\[\[[^\]]{0,200}\]\]\s*\Z|\+\s*\Z)"
)
_BLOCK_ATTRIBUTES = regex(r"\[(?P<style>[^\],]{0,100})[^\]]{0,500}\]\s*\Z")
_SILENT = regex(r"(?P<mark>-{4,}|\.{4,}|\+{4,}|/{4,}|`{3,})[\w,]{0,40}\s*\Z")
_FENCE = regex(r"(?:={4,}|\*{4,}|--)\s*\Z")
_QUOTE = regex(r"_{4,}\s*\Z")
_TABLE = regex(r"[|,:!]={3,}\s*\Z")
_CELL = regex(r"(?<!\\)(?:\d{1,3}(?:\.\d{1,3})?[+*])?[<^>]?(?:\.[<^>])?[aehlms]?\|\s*")
_TITLE = regex(r"\.(?P<words>[^\s.].*)")
_ITEM = regex(r"\s*(?:\*{1,5}|-|\.{1,5}|\d{1,4}\.|<\d{1,3}>)\s+(?:\[[ x*]\]\s+)?(?P<words>\S.*)")
_TERM = regex(r"\s*(?P<term>[^\s:].{0,200}?)(?:::|;;)(?:\s++(?P<words>\S.*))?\s*\Z")
_ADMONITION = regex(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s+(?P<words>\S.*)")
_AUTHOR = regex(r"(?P<name>[A-Z][\w'’.-]*(?:\s[\w'’.-]+){0,3})(?:\s{0,20}<[^<>]*>)?\s*\Z")
_REVISION = regex(r"(?:v[\d.]+,?\s*)?(?P<date>\d{4}-\d\d-\d\d)")


def recognises(head: str) -> bool:
    """Whether it begins with a title and attributes below it."""
    return _BEGINS.match(head.replace("\r\n", "\n")) is not None


_BEGINS = regex(r"= \S.*\n(?:.{0,200}\n){0,3}:[a-z][\w-]{1,40}:")


def read(data: bytes, name: str) -> Document:
    """Return the draft; the title is the headline, the line below it the author.

    Raises:
        UnreadableError: if the bytes are not text, or hold no copy.
    """
    source = decode(data)
    return _Walk(source).document(name, FORMAT)


class _Walk(Walk):
    """Goes through the lines once; `_kind` is that of the paragraphs here, `_style` what the line above says."""

    def __init__(self, source: str) -> None:
        super().__init__(Blocks(source, _INLINE, _SIGNS, names_characters=True))
        self._kind = BlockKind.PARAGRAPH
        self._style = ""

    def _next(self, line: Line) -> int:
        return self._apart(line) or self._within(line)

    def _apart(self, line: Line) -> int:
        """Take a line that is no part of a paragraph; return the index of the line behind it, 0 if it is one."""
        text = line.text
        if line.is_blank or self._blocks.remark(line):
            self._blocks.end()
            self._style = self._style if line.is_blank and self._style == "skip" else ""
            return self._at + 1
        silent = _SILENT.match(text)
        if silent:
            self._blocks.end()
            return until(self._lines, self._at + 1, regex(_literal(silent["mark"])))
        if _TABLE.match(text):
            return self._table(text.strip())
        if _QUOTE.match(text):
            self._blocks.end()
            is_quoted = self._kind is BlockKind.BLOCK_QUOTATION
            self._kind = BlockKind.PARAGRAPH if is_quoted else BlockKind.BLOCK_QUOTATION
            return self._at + 1
        if _NOT_COPY.match(text):
            self._blocks.comment(line.start + 2, line.end)
            self._blocks.end()
            return self._at + 1
        return self._labelled(line)

    def _labelled(self, line: Line) -> int:
        text = line.text
        attribute = _ATTRIBUTE.match(text)
        if _FENCE.match(text) or attribute:
            self._blocks.end()
            if attribute and attribute["value"]:
                self._blocks.define(f"{{{attribute['name']}}}", attribute["value"].strip())
            return self._at + 1
        if not self._blocks.is_open and (attributes := _BLOCK_ATTRIBUTES.match(text)):
            self._style = attributes["style"].split("#")[0].split("%")[0].strip().lower()
            return self._at + 1
        heading, title = _HEADING.match(text), _TITLE.match(text)
        if heading and not self._blocks.is_open:
            self._blocks.head(line.start + heading.start("words"), line.end)
            return self._authors() if text.startswith("= ") else self._at + 1
        below = self._lines[self._at + 1].text if self._at + 1 < len(self._lines) else ""
        if not self._blocks.is_open and _UNDERLINE.match(below) and abs(len(below.strip()) - len(text.strip())) < 3:
            self._blocks.head(line.start, line.end)
            return self._at + 2
        if title and not self._blocks.is_open:
            self._blocks.add(BlockKind.CAPTION, line.start + title.start("words"), line.end)
            self._blocks.end()
            return self._at + 1
        return 0

    def _authors(self) -> int:
        """Take the lines of author and revision right below the title of the document."""
        at = self._at + 1
        author = _AUTHOR.match(self._lines[at].text) if at < len(self._lines) else None
        if author:
            self._blocks.byline = author["name"]
            at += 1
            revision = _REVISION.match(self._lines[at].text) if at < len(self._lines) else None
            if revision:
                self._blocks.date = revision["date"]
                at += 1
        return at

    def _table(self, mark: str) -> int:
        self._blocks.end()
        end = until(self._lines, self._at + 1, regex(_literal(mark)))
        for line in self._lines[self._at + 1 : end - 1]:
            if not line.is_blank:
                self._blocks.row(line, _CELL)
        return end

    def _within(self, line: Line) -> int:
        """Take a line of a paragraph or an item."""
        item, term, note = _ITEM.match(line.text), _TERM.match(line.text), _ADMONITION.match(line.text)
        if item or (term and not self._blocks.is_open):
            words = item or term
            assert words is not None
            if term and not item:
                self._blocks.add(BlockKind.LIST_ITEM, line.start + term.start("term"), line.start + term.end("term"))
                self._blocks.end()
            if words["words"]:
                self._blocks.add(BlockKind.LIST_ITEM, line.start + words.start("words"), line.end)
        elif note and not self._blocks.is_open:
            self._blocks.add(self._kind, line.start + note.start("words"), line.end)
        elif self._blocks.is_open:
            self._blocks.go_on_with_any(line.start, line.end)
        elif self._style not in ("source", "listing", "stem", "latexmath"):
            is_quote = self._style in ("quote", "verse")
            self._blocks.add(BlockKind.BLOCK_QUOTATION if is_quote else self._kind, line.start, line.end)
        return self._at + 1


def _literal(mark: str) -> str:
    return "".join(f"\\{sign}" if not sign.isalnum() else sign for sign in mark) + r"\s*\Z"
