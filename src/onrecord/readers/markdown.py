"""Markdown: CommonMark with tables, footnotes and strikethrough, front matter, and HTML within.

pulldown-cmark (through pyromark) names the byte range of every piece of text it emits; nothing is searched for.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

from onrecord.domain import BlockKind, Document, Omission
from onrecord.domain.sourcemap import line_starts
from onrecord.errors import UnreadableError
from onrecord.language.patterns import pattern
from onrecord.language.regex import unbounded as regex
from onrecord.readers._builder import Builder
from onrecord.readers._decode import decode
from onrecord.readers._offsets import code_points, encodable
from onrecord.readers._prose import is_prose
from onrecord.readers._remarks import BEGINS, UNCLOSED
from onrecord.readers._tokens import RAW

FORMAT = "markdown"
SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd", ".dj", ".djot")
MEDIA_TYPES = ("text/markdown", "text/x-markdown")

_CONTAINERS = {
    "BlockQuote": BlockKind.BLOCK_QUOTATION,
    "Item": BlockKind.LIST_ITEM,
    "FootnoteDefinition": BlockKind.FOOTNOTE,
}
_CODE = {"CodeBlock": Omission.CODE, "Image": Omission.PICTURE, "Strikethrough": Omission.STRUCK_OUT}
_STRUCK = {"del", "s"}
_INERT = RAW | {"template"}
"""Elements in which no comment is one."""
_TABLE = {"Table", "TableHead", "TableRow", "TableCell"}


def recognises(_: str) -> bool:
    """Whether a file begins as this format alone does: any text may be Markdown."""
    return False


def is_marked(head: str) -> bool:
    """Whether a text begins with front matter, or has a link, a heading or a note as only Markdown has them."""
    return _MARKED.search(head) is not None


_ENTRIES = r"(?:\w[\w-]{0,40}[ \t]*[:=][^\r\n]*\r?\n|[ \t#-][^\r\n]*\r?\n){1,200}"
_MARKED = regex(
    r"\A\{\s*\""
    rf"|\A---[ \t]*\r?\n{_ENTRIES}---[ \t]*$|\A\+\+\+[ \t]*\r?\n{_ENTRIES}\+\+\+[ \t]*$"
    r"|\[[^\[\]\r\n]{1,300}\]\((?:https?:|mailto:|/|#)[^()\s]{0,2000}\)"
    r"|(?:\A|\n\r?\n)#{1,6}[ \t]+[^\s#][^\r\n]{0,300}\r?\n\r?\n|^\[\^[\w-]{1,40}\]: ",
    re.MULTILINE,
)


def read(data: bytes, name: str) -> Document:
    """Code, comments, image descriptions and struck-out text are not prose; link texts are, and prose set as code.

    Raises:
        UnreadableError: if the bytes are not text, or the front matter is broken.
    """
    source = decode(data)
    walk = _Walk(source)
    for each in _TEMPLATE.finditer(source):
        walk.builder.omit(Omission.CODE, each.start(), each.group())
    begin = _json_front_matter(source)
    if begin:
        walk.front_matter(0, begin)
    for event, start, end in _events(_unseen(_without_code(source, is_mdx=name.lower().endswith(".mdx")), begin)):
        walk.take(event, start, end)
    meta = walk.meta
    return walk.builder.document(
        name, FORMAT, line_starts(source),
        title=_entry(meta, *_TITLE),
        byline=_entry(meta, "author", "authors", "byline"),
        date=_entry(meta, "date", "published"),
        sections=_entry(meta, "section", "sections", "category", "categories"),
    )  # fmt: skip


_BEGINS_WITH_RULE = regex(r"---[ \t]*\r?\n(?![ \t]*(?:\r?\n|#|[\"'\w-]{1,60}[\"']?[ \t]*:|---))")
"""A rule, and below it no entry of front matter."""


_ONE_ENTRY = regex(
    r"---[ \t]*\r?\n(?P<entry>(?P<key>[\w-]{1,60}):[ \t][^\r\n]{0,500}: [^\r\n]{1,500}\r?\n)---[ \t]*(?:\r?\n|\Z)"
)


def _begins_with_rule(source: str) -> bool:
    """Whether a rule stands first: no entry of front matter is below it, or only a line of prose with two colons."""
    only = _ONE_ENTRY.match(source)
    if only and only["key"].lower() not in _HEADER_KEYS:
        try:
            _yaml(only["entry"])
        except UnreadableError:
            return True
    return _BEGINS_WITH_RULE.match(source) is not None


def _without_code(source: str, *, is_mdx: bool) -> str:
    """Return the source with what a generator of pages fills in made invisible; each character keeps its place."""
    for kind in (_TEMPLATE, _MODULE if is_mdx else _IMPORT):
        source = kind.sub(lambda match: _LINE_PART.sub(lambda part: _UNSEEN * len(part.group()), match.group()), source)
    source = _without_properties(_without_header(source))
    source = _SPAN.sub(_without_marks, source)
    return _CALLOUT.sub(lambda match: match["mark"] + _UNSEEN * len(match["kind"]), source)


_HEADER_KEYS = frozenset("title author date byline subtitle tag tags category slug".split())
_LONGEST_KEY = 30


def _json_front_matter(source: str) -> int:
    """Return where front matter that is a JSON object ends; 0 if there is none, or nothing behind it."""
    try:
        value, end = json.JSONDecoder().raw_decode(source) if source.startswith("{") else (None, 0)
    except (ValueError, RecursionError):
        return 0
    return end if isinstance(value, dict) and value and source[end:].strip() else 0


def _without_header(source: str) -> str:
    """Return the source without the header of MultiMarkdown: keys and values up to a blank line; a title is copy."""
    lines = source.splitlines(keepends=True)
    end = next((number for number, line in enumerate(lines) if not line.strip()), 0)
    keys = [line.partition(":")[0].strip().lower() if ":" in line[:_LONGEST_KEY] else "" for line in lines[:end]]
    if end < _FEWEST_KEYS or keys[0] not in _HEADER_KEYS or not all(keys):
        return source
    hidden = (
        _unseen(line, line.index(":") + 1 if key == "title" else len(line))
        for key, line in zip(keys, lines, strict=False)
    )
    return "".join((*hidden, *lines[end:]))


_FEWEST_KEYS = 2
_BELOW_TITLE = regex(
    r"\s{0,99}#[ \t]+\S[^\r\n]{0,500}(?:\r?\n[ \t]*)+"
    r"(?P<lines>(?:[^\r\n:]{1,30}:[ \t]\S[^\r\n]*(?:\r?\n|\Z)){2,40})(?=[ \t]*(?:\r?\n|\Z))"
)
_ENDS_SENTENCE = regex(r"[.!?][\"”’)]*[ \t]*\Z")
_LABEL, _PROPERTY = pattern("blocks.label"), pattern("blocks.property")


def _without_properties(source: str) -> str:
    """Return the source without the properties of a page of Notion: keys and values below the title."""
    below = _BELOW_TITLE.match(source)
    if below is None:
        return source
    lines = below["lines"].splitlines(keepends=True)
    known = [line for line in lines if _LABEL.match(line) or _PROPERTY.match(line)]
    if len(known) * 2 < len(lines) or any(_ENDS_SENTENCE.search(line.rstrip("\r\n")) for line in lines):
        return source
    hidden = (_unseen(line, len(line)) for line in lines)
    return "".join((source[: below.start("lines")], *hidden, source[below.end("lines") :]))


_SPAN = regex(
    r"\[(?P<text>[^\[\]\r\n]{1,500})\]\{(?:[.#=]|[\w-]{1,30}=)[^{}\r\n]{0,300}\}"
    r"|\{[=+]{1,2}(?P<kept>[^{}\r\n=+](?:[^{}\r\n]{0,998}[^{}\r\n=+])?)[=+]{1,2}\}|\{(?P<cut>--?[^{}\r\n]{1,1000}--?|>>[^{}\r\n]{1,1000}<<)\}"
    r"|(?<![=\w])==(?P<marked>[^\s=](?:[^=\r\n]{0,998}[^\s=])?)==(?![=\w])"
    r"|\{~~[^{}~\r\n]{0,500}~>(?P<new>[^{}~\r\n]{0,500})~~\}"
    r"|(?<=[)*_~^])\{[:.#][^{}\r\n]{1,300}\}"
)
"""Words with attributes (pandoc, djot), and words that are marked, put in or struck out (djot, CriticMarkup)."""


def _without_marks(match: re.Match[str]) -> str:
    """Return marked words without their marks, each character at its place; what is struck out is invisible."""
    group = next((name for name in ("text", "kept", "marked", "new") if match[name]), None)
    start, end = match.span(group) if group else (match.end(), match.end())
    whole = match.group()
    start, end = start - match.start(), end - match.start()
    return _UNSEEN * start + whole[start:end] + _UNSEEN * (len(whole) - end)


def _unseen(line: str, length: int) -> str:
    """Return a line of which the first characters are invisible; its end stays."""
    return _LINE_PART.sub(lambda part: _UNSEEN * len(part.group()), line[:length]) + line[length:]


_QUOTING = pattern("blocks.quoting_box")
"""The kinds of boxes that quote somebody, whom their title names; others quote nobody."""
_CALLOUT = regex(
    r"^(?P<mark>[ \t]{0,3}>[ \t]?)(?P<kind>\[!(?P<name>[\w-]{1,40})\][+-]?)(?=(?P<title>[ \t]+\S)?)", re.MULTILINE
)
"""The beginning of a box of Obsidian or GitHub, which is written as a block quotation."""
_TEX_QUOTED = regex(r"[^'\n]{1,600}''[ .,;:]")
"""What looks like code and is prose between two quotations with TeX's marks: ``No,'' she said, ``and so on.''"""
_UNSEEN = "\N{WORD JOINER}"
_LINE_PART = regex(r"[^\r\n]+")
_ENCLOSED = "|".join(
    rf"{name}\b(?:[^{{]|\{{(?!%)){{0,20000}}\{{%-?\s*end{name}\b" for name in ("comment", "raw", "highlight")
)
_EXTENSIONS = "|".join("comment nomarkdown options".split())
_CONTENTS, _PAGE_ENDS = ("|".join(names.split()) for names in ("TOC toc _TOC_", "newpage pagebreak clearpage"))
_TEMPLATE = regex(
    rf"\{{::(?:{_EXTENSIONS})[^}}\r\n]{{0,200}}(?:/\}}|\}}[^{{]{{0,20000}}\{{:/(?:{_EXTENSIONS})?\}})"
    rf"|\{{%-?\s*(?:{_ENCLOSED})\s*-?%\}}"
    r"|\{%[^%\r\n]{0,1000}%\}|\{\{[<%][^{}\r\n]{0,2000}[>%]\}\}|\{\{[^{}\r\n]{0,500}\}\}"
    r"|^\{[:#.][^}\r\n]{0,500}\}[ \t]*$|^\{\w{1,30}: [^{}\r\n]{0,500}\}[ \t]*$|^:{3,}[^\r\n]{0,500}$"
    r"|^[ \t]*[a-z][\w-]{0,40}::(?: [^\r\n]{0,500})?$"
    r"|^[ \t]{0,3}(?:!!!|\?{3})\+?[ \t][\w -]{1,60}(?:[ \t]*(?:\"\"|(?=\")))?(?=[ \t]*$|\")"
    r"|^[ \t]{0,3}(?:#[^\W\d][^\s#]{0,60}#?[ \t]*)+$|(?<=\s)#[^\W\d][\w-]{0,40}(?:/[\w-]{1,40}){1,5}(?![\w/])"
    r"|(?<=\S)[ \t]\^[A-Za-z0-9-]{1,40}[ \t]*$"
    rf"|^[ \t]*(?:\[{{1,2}}(?:{_CONTENTS})\]{{1,2}}|\\(?:{_PAGE_ENDS}))[ \t]*$"
    rf"|^[*-] [^\r\n]{{1,60}}\r?\n\{{:(?:{_CONTENTS})[^}}\r\n]{{0,60}}\}}[ \t]*$"
    r"|[ \t]?\[(?:[^\[\]\r\n@]{0,100}[ ;-])?@[A-Za-z][\w:.#$%&+?~/-]{0,100}(?:[,;:][^\[\]\r\n]{0,300})?\](?![(\[])"
    r"|^\*\[[^\[\]\r\n]{1,100}\]: [^\r\n]{1,500}$|(?<![^\s(]):(?:[a-z+-][a-z0-9_+-]{1,40}):(?=[\s.,!?)]|$)",
    re.MULTILINE,
)
"""Shortcodes of Hugo, tags and comments of Liquid (Jekyll) and Kramdown, fences of Quarto, boxes of MkDocs.

Attributes of Kramdown, properties of Logseq, tags of Bear and Obsidian that stand alone or name a folder, too, names
of blocks in Obsidian, places of contents, ends of pages, citations of pandoc, abbreviations, pictures by their names
(":wave:").
"""
_MODULE = regex(
    r"^(?:import|export)[ \t](?:[^\r\n]{0,2000}[{(\[][ \t]*\r?\n(?:[^\r\n]{0,500}\r?\n){0,30}?[})\]][^\r\n]{0,300}$"
    r"|[^\r\n]{0,2000}$)|\{/\*(?:[^*{]|\*(?!/)|\{(?!/\*)){0,5000}\*/\}",
    re.MULTILINE,
)
"""Code and comments of MDX."""
_IMPORT = regex(r"^(?:im|ex)port (?:[\w*{}, ]{1,60} [a-z]{4} )?[\"'][^\"'\s]{1,99}[\"'];?$", re.MULTILINE)
"""The code of MDX that no other Markdown has in a line of its own, whatever the file is called."""


def _events(source: str) -> Iterator[tuple[Any, int, int]]:
    """Yield the parser's events with their range in code points."""
    import pyromark

    options = (
        pyromark.Options.ENABLE_TABLES
        | pyromark.Options.ENABLE_FOOTNOTES
        | pyromark.Options.ENABLE_STRIKETHROUGH
        | pyromark.Options.ENABLE_TASKLISTS
        | pyromark.Options.ENABLE_WIKILINKS
        | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
        | pyromark.Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
    )
    at = code_points(source)
    if not _begins_with_rule(source):
        options |= pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    for event, where in pyromark.events_with_range(encodable(source), options=options, merge_text=False):
        yield event, at(where["start"]), at(where["end"])


class _Walk:
    """Turns events into blocks. Where a container holds a paragraph, the container names the block."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.builder = Builder()
        self.meta: dict[str, Any] = {}
        self._containers: list[BlockKind] = []
        self._silent = 0
        self._html: tuple[int, int] | None = None
        self._struck = 0
        self._inert = 0
        self._images = 0
        self._code: list[tuple[str, int, int]] = []
        self._meta_style: str | None = None
        self._meta_range: tuple[int, int] | None = None
        self._autolink = False
        self._start_of_line = 0
        self._headline_seen = False
        self._in_table_head = False
        self._in_title = False
        """Whether it is in the title of a box, which names whoever a box quotes."""

    def take(self, event: Any, start: int, end: int) -> None:
        """Take the next event."""
        if isinstance(event, str):
            self._whole(event, start, end)
            return
        ((kind, value),) = event.items()
        if kind in {"Start", "End"}:
            self._start_of_line = self.source.rfind("\n", max(0, start - 4), start) + 1 or start
            name = value if isinstance(value, str) else next(iter(value))
            detail = None if isinstance(value, str) else value[name]
            (self._start if kind == "Start" else self._end)(name, detail)
        elif kind == "Text":
            self._text(value, start, end)
        elif kind == "Code" and _TEX_QUOTED.match(value):
            self._text(self.source[start:end], start, end)
        elif kind == "Code":
            self.builder.omit(Omission.CODE, start, value)
        elif kind == "Html":
            self._html = (self._html[0] if self._html else start, end)
        elif kind == "InlineHtml":
            self._inline_html(value, start, end)

    def _whole(self, event: str, start: int, end: int) -> None:
        if event in {"SoftBreak", "HardBreak"} and not self._silent:
            if self._in_title:
                self.builder.open(self._containers[-1])
            self.builder.text(" ", start, end)
            self._in_title = False

    def _start(self, name: str, detail: Any) -> None:
        if name in _CONTAINERS:
            callout = _CALLOUT.match(self.source, self._start_of_line) if name == "BlockQuote" else None
            is_note = callout is not None and not _QUOTING.match(callout["name"])
            self._containers.append(BlockKind.PARAGRAPH if is_note else _CONTAINERS[name])
            self.builder.open(self._containers[-1])
            self._in_title = callout is not None and callout["title"] is not None
        elif name == "Paragraph":
            self.builder.open(self._containers[-1] if self._containers else BlockKind.PARAGRAPH)
        elif name == "Heading":
            self.builder.open(self._heading(detail["level"]))
        elif name in _TABLE:
            self._start_in_table(name)
        elif name == "Link":
            self._link(detail)
        elif name == "MetadataBlock":
            self._meta_style = detail
        elif name in _CODE:
            self._code = []
            self._silent += 1
            self._images += name == "Image"

    def _end(self, name: str, _: Any) -> None:
        if name in _CONTAINERS:
            self._containers.pop()
            self.builder.close()
        elif name in {"Paragraph", "Heading"}:
            self.builder.close()
            self._in_title = False
            self._struck = self._inert = 0  # what is never closed hides nothing behind the paragraph
        elif name in _TABLE:
            self._end_in_table(name)
        elif name == "Link":
            self._end_link()
        elif name == "HtmlBlock":
            self._html_block()
        elif name == "MetadataBlock":
            if self._meta_range:
                self.front_matter(*self._meta_range)
            self._meta_style = None
        elif name in _CODE:
            self._silent -= 1
            if not self._silent:
                self._code_ends(name)
            self._images -= name == "Image"

    def _code_ends(self, name: str) -> None:
        """Read a code block that is prose; other code, a picture and what is struck out is not read."""
        if name == "CodeBlock" and is_prose("".join(value for value, _, _ in self._code)):
            self._prose_in_code()
        elif self._code or name == "Image":
            start = self._code[0][1] if self._code else self._start_of_line
            self.builder.omit(_CODE[name], start, " ".join(value for value, _, _ in self._code))

    def _start_in_table(self, name: str) -> None:
        tables = self.builder.tables
        if name == "Table":
            tables.enter()
        elif name == "TableCell":
            tables.cell(is_header=self._in_table_head)
            self.builder.open(BlockKind.TABLE_CELL)
        else:
            self._in_table_head = name == "TableHead"
            tables.row()

    def _end_in_table(self, name: str) -> None:
        if name == "TableCell":
            self.builder.close()
            self.builder.tables.leave_cell()
        elif name == "Table":
            self.builder.tables.leave()

    def _heading(self, level: str) -> BlockKind:
        if level == "H1" and not self._headline_seen:
            self._headline_seen = True
            return BlockKind.HEADLINE
        return BlockKind.SUBHEAD

    def _link(self, detail: Any) -> None:
        if detail["link_type"] in ("Autolink", "Email"):
            self._silent += 1
            self._autolink = True
        else:
            self._autolink = False
            self.builder.open_link(detail["dest_url"])

    def _end_link(self) -> None:
        if self._autolink:
            self._silent -= 1
        else:
            self.builder.close_link()

    def _text(self, value: str, start: int, end: int) -> None:
        if self._meta_style:
            self._meta_range = (self._meta_range[0] if self._meta_range else start, end)
        elif not self._silent and not self._struck:
            self._unclosed(start, end)
            self.builder.text(value, start, end)
        elif self._silent:
            self._code.append((value, start, end))
        else:
            self.builder.omit(Omission.STRUCK_OUT, start, value)

    def _prose_in_code(self) -> None:
        """Add a code block that is prose; a blank line ends a paragraph."""
        kind = self._containers[-1] if self._containers else BlockKind.PARAGRAPH
        self.builder.open(kind)
        for value, start, end in self._code:
            if value.strip():
                self.builder.text(value, start, end)
            if not value.strip() or value.endswith("\n\n"):
                self.builder.open(kind)
        self.builder.close()

    def _unclosed(self, start: int, end: int) -> None:
        """Blank a comment that does not end, which is text to the parser."""
        at = self.source.find("<!--", start, end + 3)
        if at >= 0 and (match := UNCLOSED.match(self.source, at)):
            self.builder.remark(match.group(), *match.span())

    def _inline_html(self, value: str, start: int, end: int) -> None:
        """Part words at a line break, and leave out struck-out text, scripts and styles."""
        is_real = not self._images and not self._inert
        if is_real and value.startswith("<!--"):
            if BEGINS.match(value, 4):
                self.builder.remark(self.source[start:end], start, end)
            else:
                self.builder.omit(Omission.COMMENT, start, value[4:-3])
        tag = value.strip("</> ").split()[:1]
        name = tag[0].lower().rstrip("/") if tag else ""
        step = -1 if value.startswith("</") else 1
        if name in _INERT:
            self._inert = max(0, self._inert + step)
        if name in _STRUCK or name in _INERT:
            self._struck = max(0, self._struck + step)
        elif name == "br":
            self.builder.text(" ", start, end)

    def _html_block(self) -> None:
        if self._html is None:
            return
        from onrecord.readers._markup import add_fragment

        start, end = self._html
        self._html = None
        add_fragment(self.builder, self.source, start, end)
        self.builder.close()

    def front_matter(self, start: int, end: int) -> None:
        """Take its entries; the title is a headline that stands where the front matter gives it. JSON is YAML, too."""
        parse = _yaml if self._meta_style != "PlusesStyle" else _toml
        self.meta, title = parse(self.source[start:end])
        if title is not None:
            value, first, last = title
            self.builder.open(BlockKind.HEADLINE)
            self.builder.text(value, start + first, start + last)
            self.builder.close()


_Parsed = tuple[dict[str, Any], tuple[str, int, int] | None]


def _yaml(text: str) -> _Parsed:
    """Return the entries, and the title with the range that it stands in."""
    import yaml

    try:
        loader = yaml.BaseLoader(text)
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            return {}, None
        meta = loader.construct_document(node)
    except (yaml.YAMLError, RecursionError, ValueError, TypeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" at line {mark.line + 2}" if mark else ""
        raise UnreadableError(f"has front matter that is not valid YAML{place}; correct or remove it") from None
    for key, value in node.value:
        if key.value in _TITLE and isinstance(value, yaml.ScalarNode) and value.value.strip():
            quotes = 1 if value.style in {"'", '"'} else 0
            return meta, (value.value, value.start_mark.index + quotes, value.end_mark.index - quotes)
    return meta, None


_TITLE = ("title", "headline")
_TOML_TITLE = regex(r"""^[ \t]*(?:title|headline)[ \t]*=[ \t]*(["'])(.+?)\1[ \t]*(?:#.*)?$""", re.MULTILINE)


def _toml(text: str) -> _Parsed:
    try:
        meta = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        raise UnreadableError("has front matter that is not valid TOML; correct or remove it") from None
    match = _TOML_TITLE.search(text)
    value = next((meta[key] for key in _TITLE if isinstance(meta.get(key), str)), None)
    return meta, (value, match.start(2), match.end(2)) if match and value else None


def _entry(meta: dict[str, Any], *keys: str) -> str | None:
    """Return the first of `keys` that is there; lists are joined, and an author may be a table with a name."""
    value = next((meta[key] for key in keys if meta.get(key)), None)
    parts = [_name(item) for item in (value if isinstance(value, list) else [value])]
    return ", ".join(part for part in parts if part) or None


def _name(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("name")
    return None if value is None or isinstance(value, list | dict) else str(value)
