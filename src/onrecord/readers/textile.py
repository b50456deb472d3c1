"""Textile: its copy without the markup. Code, pictures and what is struck out are not copy."""

from __future__ import annotations

from onrecord.domain import BlockKind, Document
from onrecord.language.regex import unbounded as regex
from onrecord.readers._decode import decode
from onrecord.readers._light import Blocks, Line, lines

FORMAT = "textile"
SUFFIXES = (".textile",)
MEDIA_TYPES = ("text/x-textile",)

_CLASS = r"(?:\([^()\n]{1,100}\)|\{[^{}\n]{1,200}\}|\[[\w-]{1,20}\]|[<>=~^-](?=[.({\[<>=]))"
_STYLES = rf"(?:{_CLASS}){{0,4}}"
_PHRASE = (
    r"(?<!\w){0}(?:\([^()\n]{{1,60}}\)|\{{[^{{}}\n]{{1,100}}\}})?"
    r"(?=[^\s{1}])(?P<copy_{2}>[^{1}]{{1,2000}}?)(?<=\S){0}(?!\w)"
)
_INLINE = regex(
    r"==(?P<copy_raw>[^=]{1,2000})==|<pre>[^<]{0,5000}</pre>|<code>(?P<copy_tag>[^<]{0,500})</code>"
    r"|</?\w[^<>]{0,300}>|<!--(?:[^<-]|-(?!->)|<(?!!--)){0,5000}-->"
    r'|"(?:\([^()\n]{1,60}\))?(?P<copy_link>[^"\n]{1,500}?)(?:\([^()"\n]{1,200}\))?":(?P<url>[^\s<>|]{1,2000}?)(?=[.,;:!?)]{0,3}(?:[\s<>|]|\Z))'
    r"|!(?:[<>=]|\([^()\n]{1,60}\)){0,2}[^\s!()]{1,1000}(?:\([^()\n]{0,300}\))?!(?::\S{1,1000})?"
    r"|(?<!\w)@(?P<copy_code>[^@\n]{1,500})@(?!\w)|\[\d{1,4}\](?=\W|\Z)|(?<![A-Z])(?P<copy_short>[A-Z]{2,20})\([^()\n]{1,200}\)|"
    + "|".join(
        _PHRASE.format(mark, sign, name)
        for mark, sign, name in (
            (r"\*\*", r"*", "bold"), (r"\*", r"*", "strong"), ("__", "_", "italic"), ("_", "_", "emphasis"),
            (r"\?\?", "?", "cited"), (r"\+", "+", "inserted"), ("%", "%", "span"), (r"\^", r"\^", "super"),
            ("~", "~", "sub"),
        )
    )
    + r"|(?<![\w-])-(?=[^\s-])[^-\n]{1,500}(?<=\S)-(?![\w-])"
)  # fmt: skip
_BLOCK = regex(
    rf"(?P<name>h[1-6]|p|bq|bc|pre|notextile|fn\d{{1,4}}|###|table|dl){_STYLES}(?P<more>\.\.?)(?::\S+)?\s+(?P<words>\S.*)?"
)
_ITEM = regex(rf"(?:[*#]{{1,6}}{_STYLES}|-)\s++(?P<words>\S.*)")
_ROW = regex(rf"{_STYLES}(?:\s*\.\s+)?\|")
_BAR = regex(r"\|(?:[_\\/\d<>=~^-]{0,6}\.\s)?")
_SILENT = frozenset(("bc", "pre", "notextile", "###", "table"))


def recognises(_: str) -> bool:
    """Whether a file begins as this format alone does: any text may be Textile."""
    return False


def read(data: bytes, name: str) -> Document:
    """Return the draft; the first heading is the headline.

    Raises:
        UnreadableError: if the bytes are not text, or hold no copy.
    """
    source = decode(data)
    blocks = Blocks(source, _INLINE, names_characters=True)
    walk = _Walk(blocks)
    for line in lines(source):
        walk.take(line)
    return blocks.document(name, FORMAT)


class _Walk:
    """Takes the lines; `_name` is the signature of the block, `_extended` whether it goes on behind blank lines."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._name = "p"
        self._extended = False

    def take(self, line: Line) -> None:
        """Take the next line."""
        if line.is_blank:
            self._blocks.end()
            if not self._extended:
                self._name = "p"
            return
        signature = _BLOCK.match(line.text)
        if signature and not (self._blocks.is_open and not signature["words"]):
            self._blocks.end()
            self._name, self._extended = signature["name"], signature["more"] == ".."
            if signature["words"]:
                self._copy(line, line.start + signature.start("words"))
        elif not self._blocks.remark(line):
            self._copy(line, line.start)

    def _copy(self, line: Line, start: int) -> None:
        item = _ITEM.match(line.text) if start == line.start else None
        if self._name in _SILENT:
            return
        if self._name.startswith("h"):
            self._blocks.head(start, line.end)
            self._name = "p"
        elif _ROW.match(line.text) and start == line.start:
            self._blocks.row(line, _BAR)
        elif item and self._name == "p":
            self._blocks.add(BlockKind.LIST_ITEM, line.start + item.start("words"), line.end)
        elif self._blocks.is_open:
            self._blocks.go_on_with_any(start, line.end)
        else:
            self._blocks.add(_KINDS.get(self._name[:2], BlockKind.PARAGRAPH), start, line.end)


_KINDS = {"bq": BlockKind.BLOCK_QUOTATION, "fn": BlockKind.FOOTNOTE}
