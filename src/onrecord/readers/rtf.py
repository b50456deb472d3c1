"""Rich Text Format: what a reader sees, with deletions and hidden text left out. Places are those of paragraphs."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field
from itertools import groupby

from onrecord.domain import BlockKind, Document, Omission
from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.readers._limits import MAX_CHARACTERS
from onrecord.readers._paragraphs import Paragraphs
from onrecord.readers._remarks import BEGINS

FORMAT = "rtf"
SUFFIXES = (".rtf",)
MEDIA_TYPES = ("application/rtf", "text/rtf")

_TOKEN = regex(
    r"\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|'(?P<byte>[0-9a-fA-F]{2})|(?P<sign>[^a-zA-Z]))"
    r"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)",
    16,  # DOTALL
)
_LINK = regex(r'\s*HYPERLINK\s+(?:\\\w\s+)*"?([^"\s]+)"?')
_SKIPPED = frozenset(
    "fonttbl colortbl stylesheet info pict objdata objclass objname header headerl headerr headerf footer footerl "
    "footerr footerf ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn xe tc tcn template generator fldinst annotation "
    "atnid atnauthor atntime atnicn atnref atrfstart atrfend bkmkstart bkmkend listtable listoverridetable revtbl "
    "pntext listtext nonshppict sp sn sv filetbl rsidtbl themedata datastore latentstyles mmathPr falt panose "
    "pnseclvl private docvar userprops xmlnstbl wgrffmtfilter txfieldchoices ffdeftext ffname ffhelptext".split()
)
_SEEN = frozenset("shpinst shptxt shprslt".split())
"""Destinations that hold text although they are marked as ones to be passed over."""
_ENDS = frozenset("par sect page column".split())
_CHARACTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "tab": " ", "line": " ", "lbr": " ", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SIGNS = {"~": "\xa0", "_": "-", "\n": None, "\r": None}
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_SYMBOL = "symbol"


@dataclass(slots=True)
class _Paragraph:
    """Pieces of text, each with the link that it is part of, and what the paragraph is."""

    kind: BlockKind = BlockKind.PARAGRAPH
    pieces: list[tuple[str, str | None]] = field(default_factory=list)
    omitted: list[tuple[Omission, str]] = field(default_factory=list)
    """Stretches that are hidden or struck through."""
    in_table: bool = False
    ends_row: bool = False
    remark: bool = False


@dataclass(slots=True)
class _Group:
    """What holds until the brace closes."""

    skipped: str = ""
    hidden: bool = False
    struck: bool = False
    per_character: int = 1
    charset: str | None = None
    link: str | None = None
    target: list[_Paragraph] | None = None
    style: int = 0


_DEEPEST = 5_000


def recognises(head: str) -> bool:
    """Whether it begins as every RTF file does."""
    return head.startswith("{\\rtf")


def read(data: bytes, name: str) -> Document:
    """Headers, comments, pictures and struck-through text are not copy; footnotes come last.

    Raises:
        UnreadableError: if it is not RTF, or too long.
    """
    source = data.decode("latin-1").lstrip("\xef\xbb\xbf \r\n")
    if not recognises(source):
        raise UnreadableError("is called RTF and is none; save it again")
    paragraphs = Paragraphs()
    walk = _Walk()
    walk.read(source)
    _write(paragraphs, (*walk.body, *walk.notes))
    return paragraphs.document(name, FORMAT)


def _write(out: Paragraphs, paragraphs: tuple[_Paragraph, ...]) -> None:
    tables, in_table, headline_seen = out.builder.tables, False, False
    for paragraph in paragraphs:
        text = "".join(piece for piece, _ in paragraph.pieces)
        if paragraph.remark:
            if BEGINS.match(text):
                out.remark(text.strip())
            elif text.strip():
                out.omit(Omission.COMMENT, text)
            continue
        kind = paragraph.kind
        if kind is BlockKind.HEADLINE and text.strip():
            kind, headline_seen = (BlockKind.SUBHEAD if headline_seen else kind), True
        if paragraph.in_table and not in_table:
            tables.enter()
            tables.row()
        elif in_table and not paragraph.in_table:
            tables.leave()
        in_table = paragraph.in_table
        if in_table:
            tables.cell()
        out.open(BlockKind.TABLE_CELL if in_table and kind is not BlockKind.FOOTNOTE else kind)
        for omission, words in _joined(paragraph.omitted):
            out.omit(omission, words)
        _write_pieces(out, paragraph)
        out.builder.close()
        if in_table:
            tables.leave_cell()
            if paragraph.ends_row:
                tables.row()


def _joined(omitted: list[tuple[Omission, str]]) -> Iterator[tuple[Omission, str]]:
    """Stretches of one kind as one; formats may change within them."""
    for kind, stretches in groupby(omitted, key=lambda each: each[0]):
        words = "".join(text for _, text in stretches)
        if words.strip():
            yield kind, words


def _write_pieces(out: Paragraphs, paragraph: _Paragraph) -> None:
    link = None
    for text, target in paragraph.pieces:
        if target != link:
            out.builder.close_link()
            if target:
                out.builder.open_link(target)
        link = target
        out.text(text)


class _Walk:
    """Reads tokens; `body` and `notes` are the paragraphs."""

    def __init__(self) -> None:
        self.body: list[_Paragraph] = [_Paragraph()]
        self.notes: list[_Paragraph] = []
        self._stack = [_Group(target=self.body)]
        self._default = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._styles: dict[int, str] = {}
        self._instruction = ""
        self._ignored = 0
        self._bytes = bytearray()
        self._high = ""
        self._starred = False
        self._length = 0

    def read(self, source: str) -> None:
        """Read the whole file."""
        at = 0
        while token := _TOKEN.match(source, at):
            at = token.end()
            if token["byte"]:
                self._byte(int(token["byte"], 16))
                continue
            if token["text"] is not None:
                self._written(token["text"])
                continue
            self._flush()
            if token["brace"]:
                self._brace(token["brace"])
            elif token["sign"]:
                self._sign(token["sign"])
            elif token["word"]:
                number = int(token["number"]) if token["number"] else None
                if token["word"] == "bin":
                    at += max(0, number or 0)
                else:
                    self._word(token["word"], number)
            self._starred = token["sign"] == "*"
        self._flush()

    @property
    def _group(self) -> _Group:
        return self._stack[-1]

    def _brace(self, brace: str) -> None:
        self._ignored = 0
        if brace == "{":
            if len(self._stack) > _DEEPEST:
                raise UnreadableError("nests groups too deeply; save it as DOCX")
            self._stack.append(copy(self._group))
        elif len(self._stack) > 1:
            self._stack.pop()

    def _byte(self, value: int) -> None:
        if self._ignored:
            self._ignored -= 1
        else:
            self._bytes.append(value)

    def _written(self, text: str) -> None:
        skipped = min(self._ignored, len(text))
        self._ignored -= skipped
        if text[skipped:].isascii() and not self._bytes:
            self._add(text[skipped:])
        else:
            self._bytes += text[skipped:].encode("latin-1")

    def _flush(self) -> None:
        """Write the bytes collected so far, in the character set of their font."""
        if self._bytes:
            charset = self._group.charset or self._default
            written, self._bytes = bytes(self._bytes), bytearray()
            if charset != _SYMBOL:
                self._add(written.decode(charset, "replace"))

    def _add(self, text: str) -> None:
        group = self._group
        if group.skipped == "fldinst":
            self._instruction = (self._instruction + text[:2000])[:2000]
        elif group.skipped == "stylesheet" and text.strip(" ;"):
            self._styles[group.style] = (self._styles.get(group.style, "") + text[:80].rstrip(";").lower())[:80]
        elif group.skipped or group.target is None or not text:
            return
        elif group.hidden or group.struck:
            kind = Omission.HIDDEN if group.hidden else Omission.STRUCK_OUT
            group.target[-1].omitted.append((kind, text))
        else:
            self._length += len(text)
            if self._length > MAX_CHARACTERS:
                raise UnreadableError(f"holds over {MAX_CHARACTERS:,} characters of text; split it")
            group.target[-1].pieces.append((text, group.link))

    def _sign(self, sign: str) -> None:
        if sign in "\\{}":
            self._written(sign)
        elif sign in "\r\n":
            self._end()
        elif sign in _SIGNS:
            self._add(_SIGNS[sign] or "")

    def _word(self, word: str, number: int | None) -> None:
        group = self._group
        if word in _CHARACTERS:
            self._add(_CHARACTERS[word])
        elif word == "u" and number is not None:
            self._unicode(number)
        elif word == "uc":
            group.per_character = min(max(number or 0, 0), 10)
        elif word in _SKIPPED or (self._starred and word not in _SEEN and word != "footnote"):
            self._skip(word)
        elif word in _SEEN:
            group.skipped = "shpinst" if word == "shpinst" else ""
        elif word == "footnote":
            self.notes.append(_Paragraph(BlockKind.FOOTNOTE))
            group.target = self.notes
        elif word == "fldrslt":
            link = _LINK.match(self._instruction)
            group.link, self._instruction = (link.group(1) if link else None), ""
        else:
            self._format(word, number)

    def _skip(self, word: str) -> None:
        if word == "fldinst":
            self._instruction = ""
        if word == "annotation" and not self._group.skipped:
            self.notes.append(_Paragraph(remark=True))
            self._group.target = self.notes
        elif word in ("pntext", "listtext"):
            self._paragraph.kind = BlockKind.LIST_ITEM
            self._group.skipped = word
        else:
            self._group.skipped = word

    @property
    def _paragraph(self) -> _Paragraph:
        return (self._group.target or self.body)[-1]

    def _unicode(self, number: int) -> None:
        code = number % 0x10000
        self._ignored = self._group.per_character
        if 0xD800 <= code < 0xDC00:
            self._high = chr(code)
            return
        pair = (self._high + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        self._high = ""
        self._add(pair)

    def _format(self, word: str, number: int | None) -> None:
        group = self._group
        is_on = number != 0
        if word in _ENDS:
            self._end()
        elif word in ("cell", "nestcell"):
            self._paragraph.in_table = True
            self._end()
        elif word in ("row", "nestrow"):
            self._end_row()
        elif word == "intbl":
            self._paragraph.in_table = True
        elif word == "v":
            group.hidden = is_on
        elif word in ("strike", "striked", "deleted"):
            group.struck = is_on
        elif word == "plain":
            group.hidden = group.struck = False
        elif word == "pard":
            self._paragraph.kind = BlockKind.FOOTNOTE if group.target is self.notes else BlockKind.PARAGRAPH
        elif word == "ls" and self._paragraph.kind is BlockKind.PARAGRAPH:
            self._paragraph.kind = BlockKind.LIST_ITEM
        elif word == "s" and number is not None:
            self._style(number)
        elif word == "outlinelevel" and not group.skipped and number is not None and number < 9:
            self._paragraph.kind = BlockKind.HEADLINE if number == 0 else BlockKind.SUBHEAD
        elif word in ("ansicpg", "mac", "f", "deff", "fcharset"):
            self._character_set(word, number or 0)

    def _style(self, number: int) -> None:
        self._group.style = number
        if self._group.skipped:
            return
        kind = _kind(self._styles.get(number, ""))
        if kind is not None and self._paragraph.kind is not BlockKind.FOOTNOTE:
            self._paragraph.kind = kind

    def _character_set(self, word: str, number: int) -> None:
        group = self._group
        if word == "ansicpg":
            self._default = _known(f"cp{number}")
        elif word == "mac":
            self._default = "mac_roman"
        elif word == "fcharset":
            self._fonts[self._font] = _SYMBOL if number == 2 else _CHARSETS.get(number, self._default)
        elif word == "f":
            self._font = number
            group.charset = None if group.skipped == "fonttbl" else self._fonts.get(number)

    def _end(self) -> None:
        group = self._group
        if group.skipped or group.target is None:
            return
        group.target.append(_Paragraph(group.target[-1].kind))

    def _end_row(self) -> None:
        if len(self.body) > 1:
            self.body[-2].ends_row = True


def _kind(style: str) -> BlockKind | None:
    name = style.strip()
    if name in ("title", "heading 1"):
        return BlockKind.HEADLINE
    if name.startswith("heading") or name == "subtitle":
        return BlockKind.SUBHEAD
    if "quot" in name:
        return BlockKind.BLOCK_QUOTATION
    if name == "caption":
        return BlockKind.CAPTION
    return BlockKind.LIST_ITEM if name.startswith("list") else None


def _known(charset: str) -> str:
    try:
        return codecs.lookup(charset).name
    except LookupError:
        return "cp1252"
