"""Wiki markup of MediaWiki: its copy without templates, files, categories and what else readers do not see as prose."""

from __future__ import annotations

from onrecord.domain import BlockKind, Document
from onrecord.language.regex import unbounded as regex
from onrecord.readers._decode import decode
from onrecord.readers._light import Blocks, Line, Walk, until

FORMAT = "wiki"
SUFFIXES = (".mediawiki", ".wiki")
MEDIA_TYPES = ("text/x-wiki",)

_INLINE = regex(
    r"<!--(?:[^<-]|-(?!->)|<(?!!--)){0,5000}-->|<ref[^<>]{0,300}/>|<ref[^<>/]{0,300}>(?P<note>[^<]{0,3000})</ref>"
    r"|<(?:math|code|source|syntaxhighlight|gallery|del|s|strike)\b[^<>]{0,300}>[^<]{0,5000}</(?:math|code|source|syntaxhighlight|gallery|del|s|strike)>"
    r"|<nowiki>(?P<copy_nowiki>[^<]{0,3000})</nowiki>|</?[a-zA-Z][^<>]{0,500}>"
    r"|\{\{[^{}]{0,3000}\}\}|\{\{\{[^{}]{0,500}\}\}\}"
    r"|\[\[(?:File|Image|Category|Media):(?:[^\[\]]|\[\[[^\[\]]{0,300}\]\]){0,2000}\]\](?:[ \t]*$)?"
    r"|\[\[:?(?P<page>[^\[\]|]{1,300})\|(?P<copy_label>[^\[\]]{1,500})\]\]|\[\[(?P<copy_page>[^\[\]|]{1,300})\]\]"
    r"|\[(?P<url>(?:https?:)?//[^\s\[\]]{1,2000})(?:\s{1,20}(?P<copy_link>[^\s\[\]][^\[\]]{0,500}))?\]"
    r"|'{2,5}|__[A-Z]{3,30}__|~{3,5}",
    8 | 2,  # MULTILINE, IGNORECASE
)
_ITEM = regex(r"(?P<mark>[*#;:]{1,8})\s*(?P<words>\S.*)")
_TABLE = regex(r"[:\s]*\{\|")
_TABLE_END = regex(r"[ \t]{0,20}\|\}")
_CAPTION = regex(r"\s*\|\+\s*(?P<words>\S.*)")
_CELLS = regex(r"\s*[|!](?:[^|\[\]{}\n]{0,200}\|(?!\|))?\s*(?P<words>.*)")
_CELL_ENDS = regex(r"(?:\|\||!!)\s{0,20}(?:[\w-]{1,30}=[^|\[\]{}\n]{0,200}\|(?!\|))?")
_SILENT = regex(r"\s*<(?P<name>pre|syntaxhighlight|source|gallery|math)\b(?!.*</)", 2)
_REDIRECT = regex(r"#redirect\b", 2)
_RULE = regex(r"-{4,}\s*\Z")
_QUOTE, _QUOTE_ENDS = "<blockquote", "</blockquote>"
_BEGINS = regex(r"\{\{(?:Infobox|Short description|Use \w+ dates|redirect)\b", 2)
_MOST_LINES = 500
"""Lines of a template."""


def recognises(head: str) -> bool:
    """Whether it begins with a template of an encyclopedia."""
    return _BEGINS.match(head) is not None


def read(data: bytes, name: str) -> Document:
    """Return the draft; the first heading of the highest level is the headline; notes come last.

    Raises:
        UnreadableError: if the bytes are not text, or hold no copy.
    """
    source = decode(data)
    return _Walk(source).document(name, FORMAT)


class _Walk(Walk):
    """Goes through the lines once; `_quoted` says whether they stand in a block quotation."""

    def __init__(self, source: str) -> None:
        super().__init__(Blocks(source, _INLINE, names_characters=True))
        self._quoted = False

    def _next(self, line: Line) -> int:
        return self._apart(line) or self._copy(line)

    def _apart(self, line: Line) -> int:
        """Take what is no paragraph; return the index of the line behind it, 0 if it is one."""
        text = line.text
        silent = _SILENT.match(text)
        if line.is_blank or self._blocks.remark(line) or _RULE.match(text) or _REDIRECT.match(text):
            self._blocks.end()
            return self._at + 1
        if _TABLE.match(text):
            return self._table()
        if text.lstrip().startswith("{{") and (text.count("{{") > text.count("}}") or text.rstrip().endswith("}}")):
            self._blocks.end()
            return self._template()
        if silent:
            self._blocks.end()
            return until(self._lines, self._at, regex(rf".*</{silent['name'].lower()}>", 2))
        words = text.strip().strip("=")
        if words and text.startswith("=") and text.rstrip().endswith("="):
            start = line.start + text.index(words)
            self._blocks.end()
            self._blocks.head(start, start + len(words))
            return self._at + 1
        return 0

    def _template(self) -> int:
        """Skip a template of several lines, with those within it."""
        depth = 0
        for number in range(self._at, min(len(self._lines), self._at + _MOST_LINES)):
            text = self._lines[number].text
            depth += text.count("{{") - text.count("}}")
            if depth <= 0:
                return number + 1
        return self._at + 1

    def _table(self) -> int:
        self._blocks.end()
        end = until(self._lines, self._at + 1, _TABLE_END)
        for line in self._lines[self._at + 1 : end]:
            caption, cells = _CAPTION.match(line.text), _CELLS.match(line.text)
            if caption:
                self._blocks.add(BlockKind.CAPTION, line.start + caption.start("words"), line.end)
                self._blocks.end()
            elif cells and not line.text.lstrip().startswith(("|-", "|}")):
                start = line.start + cells.start("words")
                self._blocks.row(Line(start, line.end, line.text[start - line.start :]), _CELL_ENDS)
        return end

    def _copy(self, line: Line) -> int:
        item = _ITEM.match(line.text)
        text = line.text.lower()
        self._quoted = self._quoted or text.lstrip().startswith(_QUOTE)
        if item:
            kind = BlockKind.PARAGRAPH if set(item["mark"]) == {":"} else BlockKind.LIST_ITEM
            self._blocks.add(kind, line.start + item.start("words"), line.end)
        else:
            kind = BlockKind.BLOCK_QUOTATION if self._quoted else BlockKind.PARAGRAPH
            self._blocks.go_on(kind, line.start, line.end)
        if _QUOTE_ENDS in text:
            self._blocks.end()
            self._quoted = False
        return self._at + 1
