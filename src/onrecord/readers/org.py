"""Org (Emacs): its copy without the markup. Code, drawers, timestamps and comments are not copy."""

from __future__ import annotations

from html.entities import name2codepoint

from onrecord.domain import BlockKind, Document
from onrecord.language.regex import unbounded as regex
from onrecord.readers._decode import decode
from onrecord.readers._light import Blocks, Line, Walk, until

FORMAT = "org"
SUFFIXES = (".org",)
MEDIA_TYPES = ("text/org", "text/x-org")

_EMPHASIS = r"(?<![\w{0}]){0}(?=[^\s{0}])(?P<copy_{1}>[^{0}]{{1,2000}}?)(?<=\S){0}(?![\w{0}])"
_NAMES = {name: chr(code) for name, code in name2codepoint.items()}
_SIGNS = {f"\\{name}{end}": sign for name, sign in _NAMES.items() for end in ("", "{}")}
"""What Org has a name for, as HTML does."""
_INLINE = regex(
    "|".join(_EMPHASIS.format(sign, name) for sign, name in (
        (r"\*", "strong"), ("/", "emphasis"), ("_", "underlined"), ("=", "verbatim"), ("~", "code")
    ))
    + r"|(?<![\w+])\+(?=[^\s+])[^+\n]{1,2000}(?<=\S)\+(?![\w+])"
    r"|\[\[(?P<url>[^\[\]]{1,2000})\]\[(?P<copy_link>[^\[\]]{1,500})\]\]|\[\[(?P<copy_target>[^\[\]]{1,2000})\]\]"
    r"|\[fn:[\w-]{0,60}(?::(?P<note>[^\[\]]{0,2000}))?\]|<<<?[^<>\n]{1,200}>>>?|@@[\w-]{1,40}:[^@]{0,500}@@|\{\{\{[^{}]{0,300}\}\}\}"
    rf"|\\(?:{'|'.join(sorted(_NAMES, key=len, reverse=True))})(?:\{{\}}|(?![A-Za-z]))"
    r"|[<\[]\d{4}-\d\d-\d\d[^<>\[\]\n]{0,60}[>\]]|\\\\(?=\s*$)|\[\d{0,3}(?:/\d{0,3}|%)\]|src_\w{1,20}\{[^{}\n]{0,500}\}",
    8,  # MULTILINE
)  # fmt: skip
_HEADING = regex(
    r"\*{1,8}\s++(?:(?:TODO|DONE|NEXT|WAITING|HOLD|CANCELLED)\s++)?(?:\[#[A-Z0-9]\]\s++)?"
    r"(?P<words>[^\s].*?)(?:(?<!\s)\s{1,40}:[\w@#%:]{1,200}:)?\Z"
)
_KEYWORD = regex(r"\s*#\+(?P<name>\w[\w-]{0,40}):\s*(?P<value>.*)", 2)
_BEGIN = regex(r"\s*#\+begin_(?P<name>\w{1,40})", 2)
_COMMENT = regex(r"\s*#(?:\s|\Z)")
_DRAWER = regex(r"\s*:[A-Z][\w-]{0,40}:\s*\Z")
_DRAWER_END = regex(r"[ \t]{0,20}:END:\s{0,20}\Z", 2)
_PLANNING = regex(r"\s*(?:SCHEDULED|DEADLINE|CLOSED):")
_LITERAL = regex(r"\s*:(?:\s|\Z)")
_RULE = regex(r"\s*(?:-{5,}|\|[-+|]{3,})\s*\Z")
_BAR = regex(r"\|")
_ITEM = regex(r"(?:\s*[-+]|\s+\*|\s*\d{1,4}[.)])\s+(?:\[[ X-]\]\s+)?(?P<words>\S.*)")
_FOOTNOTE = regex(r"\[fn:[\w-]{1,60}\]\s*(?P<words>\S.*)")
_COPY = frozenset("quote verse center abstract notes".split())
_KEPT = {"author": "byline", "date": "date"}


def recognises(head: str) -> bool:
    """Whether it begins with a keyword of Org."""
    return _BEGINS.match(head.replace("\r\n", "\n")) is not None


_BEGINS = regex(r"(?:#.*\n|\s){0,60}#\+(?:title|author|date|options|startup):", 2)


def read(data: bytes, name: str) -> Document:
    """Return the draft; the title, or else the first heading, is the headline.

    Raises:
        UnreadableError: if the bytes are not text, or hold no copy.
    """
    source = decode(data)
    return _Walk(source).document(name, FORMAT)


class _Walk(Walk):
    """Goes through the lines once; `_kind` is that of the paragraphs here."""

    def __init__(self, source: str) -> None:
        super().__init__(Blocks(source, _INLINE, _SIGNS))
        self._kind = BlockKind.PARAGRAPH

    def _next(self, line: Line) -> int:
        return self._apart(line) or self._copy(line)

    def _apart(self, line: Line) -> int:
        """Take a line that is no copy; return the index of the line behind it, 0 if it is copy."""
        text = line.text
        begin, keyword = _BEGIN.match(text), _KEYWORD.match(text)
        if line.is_blank or self._blocks.remark(line) or _RULE.match(text):
            self._blocks.end()
        elif begin:
            return self._block(begin["name"].lower())
        elif text.strip().lower().startswith("#+end_"):
            self._blocks.end()
            self._kind = BlockKind.PARAGRAPH
        elif keyword:
            self._keyword(line, keyword["name"].lower(), line.start + keyword.start("value"))
        elif _COMMENT.match(text):
            self._blocks.end()
            self._blocks.comment(line.start + text.index("#") + 1, line.end)
        elif _DRAWER.match(text):
            self._blocks.end()
            return until(self._lines, self._at + 1, _DRAWER_END)
        elif not (_PLANNING.match(text) or _LITERAL.match(text)):
            return 0
        return self._at + 1

    def _block(self, name: str) -> int:
        self._blocks.end()
        if name in _COPY:
            self._kind = BlockKind.BLOCK_QUOTATION if name == "quote" else BlockKind.PARAGRAPH
            return self._at + 1
        return until(self._lines, self._at + 1, regex(rf"\s*#\+end_{name}\s*\Z", 2))

    def _keyword(self, line: Line, name: str, value: int) -> None:
        self._blocks.end()
        if name == "title":
            self._blocks.head(value, line.end)
        elif name in _KEPT:
            setattr(self._blocks, _KEPT[name], line.text[value - line.start :].strip("<>[] ") or None)

    def _copy(self, line: Line) -> int:
        heading, item, note = _HEADING.match(line.text.rstrip()), _ITEM.match(line.text), _FOOTNOTE.match(line.text)
        if heading:
            self._blocks.end()
            self._kind = BlockKind.PARAGRAPH
            if heading["words"] != "Footnotes":
                self._blocks.head(line.start + heading.start("words"), line.start + heading.end("words"))
        elif note and not self._blocks.is_open:
            self._blocks.add(BlockKind.FOOTNOTE, line.start + note.start("words"), line.end)
        elif line.text.lstrip().startswith("|"):
            self._blocks.row(line, _BAR)
        elif item:
            self._blocks.add(BlockKind.LIST_ITEM, line.start + item.start("words"), line.end)
        elif self._blocks.is_open:
            self._blocks.go_on_with_any(line.start, line.end)
        else:
            self._blocks.add(self._kind, line.start, line.end)
        return self._at + 1
