"""LaTeX: its copy without the markup. Formulas, code, references and struck-out words are not copy."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from onrecord.domain import BlockKind, Document
from onrecord.domain.sourcemap import line_starts
from onrecord.errors import UnreadableError
from onrecord.language.regex import unbounded as regex
from onrecord.readers._builder import Builder
from onrecord.readers._decode import decode
from onrecord.readers._remarks import BEGINS

FORMAT = "latex"
SUFFIXES = (".tex", ".latex", ".ltx")
MEDIA_TYPES = ("text/x-tex", "application/x-latex")

_BEGINS = regex(
    r"(?:%.*\n|\s){0,60}\\(?:documentclass|documentstyle|begin\{document\}|usepackage|PassOptionsToPackage)\b"
)
_MATH = (
    r"\$\$[^$]{1,5000}\$\$|\$[^$]{1,2000}\$"
    r"|\\\((?:[^\\]|\\(?![()])){0,2000}\\\)|\\\[(?:[^\\]|\\(?![\[\]])){0,5000}\\\]"
)
_TOKEN = regex(
    r"(?P<comment>%[^\r\n]*(?:\r?\n[ \t]*)?)"
    rf"|(?P<math>{_MATH})"
    r"|\\(?P<edge>begin|end)\s*\{(?P<environment>[\w*]{1,40})\}"
    r"|\\verb\*?(?P<fence>[|!+])(?P<verb>[^|!+\r\n]{0,500})[|!+]"
    r"|\\(?P<accent>['`^\"~=.]|[cvHukrdb](?![a-zA-Z]))\s*(?:\{\\?(?P<braced>[a-zA-Z])\}|\\?(?P<letter>[a-zA-Z]))"
    r"|\\(?P<command>[a-zA-Z@]{1,60})\*?[ \t]*|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<dash>---?|``|''|`|~|&)|(?P<brace>[{}])|(?P<paragraph>\r?\n[ \t]*(?:\r?\n[ \t]*)+)"
)
_COMBINING = {"'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
              "c": "\u0327", "v": "\u030c", "H": "\u030b", "u": "\u0306", "k": "\u0328", "r": "\u030a", "d": "\u0323",
              "b": "\u0331"}  # fmt: skip
_DASHES = {"---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "~": " "}
_SIGNS = {"\\": " ", ",": " ", " ": " ", "\n": " ", "\r": " ", "-": "", "/": "", "!": "", ";": " ", ":": " "}
_CHARACTERS = {
    "ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—", "textquotedblleft": "“",
    "textquotedblright": "”", "textquoteleft": "‘", "textquoteright": "’", "textquotesingle": "'", "pounds": "£",
    "textsterling": "£", "texteuro": "€", "euro": "€", "copyright": "©", "S": "§", "P": "¶", "o": "ø", "O": "Ø",
    "l": "ł", "L": "Ł", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "i": "i",
    "textbackslash": "\\", "textasciitilde": "~", "textbar": "|", "textgreater": ">", "textless": "<", "slash": "/",
    "textdegree": "°", "LaTeX": "LaTeX", "TeX": "TeX", "newline": " ", "quad": " ", "qquad": " ", "textunderscore": "_",
}  # fmt: skip
_HEADINGS = frozenset("part chapter section subsection subsubsection paragraph subparagraph frametitle".split())
_ONE = """label ref pageref cite citep citet autoref eqref cref Cref includegraphics vspace hspace input include
    bibliography bibliographystyle usepackage documentclass pagestyle thispagestyle hypertarget href textcolor color
    hypersetup index pagenumbering title author date thanks marginpar todo sout st glspl gls vskip nocite
    includesvg includepdf graphicspath hyphenation setmainfont geometry pagecolor footnotetext footnotemark"""
_TWO = """newcommand renewcommand providecommand setlength setcounter addtocounter fontsize rule newenvironment def
    DeclareMathOperator addtolength multicolumn multirow"""
_DROPPED = dict.fromkeys(_ONE.split(), 1) | dict.fromkeys(_TWO.split(), 2) | {"addcontentsline": 3}
"""How many arguments of a command are not copy; those behind them are."""
_ENDS_PARAGRAPH = frozenset("item par newpage clearpage maketitle bigskip medskip".split())
_SILENT = frozenset(
    """equation align gather math displaymath eqnarray multline verbatim Verbatim lstlisting minted tikzpicture comment
    thebibliography filecontents Shaded Highlighting picture algorithm algorithmic alltt pspicture""".split()
)
_FLOATS = frozenset("figure table wrapfigure wraptable sidewaysfigure sidewaystable".split())
_TABLES = frozenset("tabular tabularx tabulary longtable array supertabular tabu".split())
_QUOTES = frozenset("quote quotation verse displayquote quoting".split())
_LISTS = frozenset("itemize enumerate description compactitem inparaenum".split())
_TITLE_FIELDS = regex(r"\\(?P<name>title|author|date)[ \t]{0,9}(?:\[[^\[\]]{0,160}\])?\s{0,9}(?=\{)")
_BODY, _BODY_END = "\\begin{document}", "\\end{document}"
_COMMAND = regex(r"\\[a-zA-Z]+\*?(?:\{[^{}]*\})?|[{}]")
_SLIDES = regex(r"<[\d\\+.|-][^<>\n]{0,100}>")
"""On which slides of a talk something is shown: “<2->”."""
_OPTIONAL = regex(rf"\s*\[[^\[\]]{{0,1000}}\]|\([^()]{{0,100}}\)(?=\s|\\)|{_SLIDES.pattern}")
_BRACE = regex(r"\\.|%[^\r\n]*|[{}]")
_DEEPEST = 40
_Use = Callable[[int, int], None]


def recognises(head: str) -> bool:
    """Whether it begins with the class of a document."""
    return _BEGINS.match(head.replace("\r\n", "\n")) is not None


def read(data: bytes, name: str) -> Document:
    """Return the draft; the title is the headline; footnotes come last.

    Raises:
        UnreadableError: if the bytes are not text, or hold no copy.
    """
    source = decode(data)
    walk = _Walk(source)
    return walk.document(name)


class _Walk:
    """Walks through a range of the source; the kind of the block is that of the innermost environment."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._builder = Builder()
        self._closing = _braces(source)
        self._notes: list[tuple[int, int]] = []
        self._environments: list[str] = []
        self._item = False
        self._is_open = False
        self._headed = False
        self._depth = 0
        self._uses: dict[str, _Use] = {
            **dict.fromkeys(_HEADINGS, self._heading),
            **dict.fromkeys(("enquote", "textquote", "say"), self._quoted),
            **dict.fromkeys(("footnote", "endnote"), lambda start, end: self._notes.append((start, end))),
            "caption": lambda start, end: self._block(BlockKind.CAPTION, start, end),
        }

    def document(self, name: str) -> Document:
        """Return the draft.

        Raises:
            UnreadableError: if it has no copy.
        """
        begin = self._source.find(_BODY)
        end = self._source.find(_BODY_END, begin + 1)
        first = begin + len(_BODY) if begin >= 0 else 0
        fields = self._fields()
        if "title" in fields:
            self._heading(*fields["title"])
        self._walk(first, end if end > first else len(self._source))
        self._environments.clear()
        for note in self._notes:  # grows while footnotes have footnotes
            self._block(BlockKind.FOOTNOTE, *note)
        byline, date = (self._plain(*fields[key]) if key in fields else None for key in ("author", "date"))
        found = self._builder.document(name, FORMAT, line_starts(self._source), byline=byline, date=date)
        if not found.text.strip():
            raise UnreadableError("holds no copy besides LaTeX commands; check that it is the right file")
        return found

    def _fields(self) -> dict[str, tuple[int, int]]:
        """Where the title, the author and the date stand."""
        found: dict[str, tuple[int, int]] = {}
        for match in _TITLE_FIELDS.finditer(self._source):
            if match.end() in self._closing:
                found.setdefault(match["name"], (match.end() + 1, self._closing[match.end()]))
        return found

    def _plain(self, start: int, end: int) -> str | None:
        return " ".join(_COMMAND.sub(" ", self._source[start:end]).split()) or None

    def _walk(self, start: int, end: int) -> None:
        if self._depth >= _DEEPEST:
            return
        self._depth += 1
        at = start
        while at < end:
            match = _TOKEN.search(self._source, at, end)
            if match is None:
                break
            self._text(self._source[at : match.start()], at, match.start())
            at = max(self._token(match), match.end())
        self._text(self._source[at:end], at, max(at, end))
        self._depth -= 1

    def _token(self, match: re.Match[str]) -> int:
        """Take a token; return where to go on, which is its own end where nothing more belongs to it."""
        kind, written, place = match.lastgroup, match.group(), match.span()
        if kind == "comment":
            if BEGINS.match(written[1:]):
                text = written[1:].strip()
                at = match.start() + written.index(text)
                self._builder.remark(text, at, at + len(text))
        elif kind == "environment":
            return self._environment(match["edge"] == "begin", match["environment"].rstrip("*"), match.end())
        elif kind == "verb":
            self._text(match["verb"], *match.span("verb"))
        elif kind in ("letter", "braced"):
            letter = match["braced"] or match["letter"]
            self._text(unicodedata.normalize("NFC", letter + _COMBINING[match["accent"]]), *place)
        elif kind == "command":
            return self._command(match["command"], match)
        elif kind == "sign":
            self._sign(match["sign"], place)
        elif kind == "dash":
            self._dash(written, place)
        elif kind == "paragraph":
            self._close()
        return match.end()

    def _sign(self, sign: str, place: tuple[int, int]) -> None:
        if sign == "\\" and self._in(_TABLES):
            self._close()
        else:
            self._text(_SIGNS.get(sign, sign), *place)

    def _dash(self, written: str, place: tuple[int, int]) -> None:
        if written == "&":
            self._close()
        else:
            self._text(_DASHES[written], *place)

    def _command(self, name: str, match: re.Match[str]) -> int:
        """Take a command with its arguments; return where to go on."""
        at = match.end()
        use = self._uses.get(name)
        if use:
            return self._argument(at, use)
        if name in _DROPPED:
            return self._dropped(at, _DROPPED[name])
        if name == "texorpdfstring":  # the second argument is for the list of bookmarks
            return self._dropped(self._argument(at, self._walk), 1)
        if name in _CHARACTERS:
            self._text(_CHARACTERS[name], *match.span())
        elif name in _ENDS_PARAGRAPH:
            self._close()
            self._item = self._item or name == "item"
            slides = _SLIDES.match(self._source, at)
            return slides.end() if slides else at
        else:
            return self._behind_options(at)
        return at

    def _dropped(self, at: int, count: int) -> int:
        for _ in range(count):
            at = self._behind_options(at)
            while at < len(self._source) and self._source[at] in " \t\r\n":
                at += 1
            if at in self._closing:
                at = self._closing[at] + 1
            elif self._source[at : at + 1] == "\\":
                name = _TOKEN.match(self._source, at)
                at = name.end() if name else at + 1
        return at

    def _behind_options(self, at: int) -> int:
        for _ in range(2):
            option = _OPTIONAL.match(self._source, at)
            at = option.end() if option else at
        return at

    def _argument(self, at: int, use: _Use) -> int:
        """Use the argument in braces that stands here, if there is one; return where it ends."""
        at = self._behind_options(at)
        if at not in self._closing:
            return at
        use(at + 1, self._closing[at])
        return self._closing[at] + 1

    def _quoted(self, start: int, end: int) -> None:
        self._text("“", start - 1, start)
        self._walk(start, end)
        self._text("”", end, end + 1)

    def _environment(self, begins: bool, name: str, at: int) -> int:
        self._close()
        self._item = False
        if not begins:
            if name in self._environments:
                del self._environments[len(self._environments) - 1 - self._environments[::-1].index(name) :]
            return at
        if name in _SILENT:
            stops = [stop for star in ("", "*") if (stop := self._source.find(f"\\end{{{name}{star}}}", at)) >= 0]
            return min(stops, default=at)
        self._environments.append(name)
        at = self._behind_options(at)
        if name == "frame":
            return self._argument(at, self._heading)
        if name in _TABLES or name in ("minipage", "multicols", "adjustwidth", *_FLOATS):
            arguments = 2 if name == "tabularx" else 0 if name in _FLOATS else 1
            return self._dropped(at, arguments)
        return at

    def _in(self, names: frozenset[str]) -> bool:
        return any(each in names for each in self._environments)

    def _heading(self, start: int, end: int) -> None:
        kind = BlockKind.SUBHEAD if self._headed else BlockKind.HEADLINE
        self._headed = True
        self._block(kind, start, end)

    def _block(self, kind: BlockKind, start: int, end: int) -> None:
        self._close()
        self._builder.open(kind)
        self._is_open = True
        self._walk(start, end)
        self._close()

    def _kind(self) -> BlockKind | None:
        """Return the kind of a block that begins here; None where nothing is copy."""
        if self._in(_TABLES):
            return BlockKind.TABLE_CELL
        if self._in(_FLOATS):
            return None
        if self._in(_QUOTES):
            return BlockKind.BLOCK_QUOTATION
        if self._in(_LISTS):
            return BlockKind.LIST_ITEM if self._item else None
        return BlockKind.PARAGRAPH

    def _text(self, text: str, start: int, end: int) -> None:
        if not self._is_open:
            kind = self._kind() if text.strip() else None
            if kind is None:
                return
            self._builder.open(kind)
            self._is_open = True
        self._builder.text(text, start, end)

    def _close(self) -> None:
        if self._is_open:
            self._builder.close()
            self._is_open = False


def _braces(source: str) -> dict[int, int]:
    """Return where each brace that opens is closed."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACE.finditer(source):
        if match.group() == "{":
            opened.append(match.start())
        elif match.group() == "}" and opened:
            found[opened.pop()] = match.start()
    return found
