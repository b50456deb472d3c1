"""Recognises what is written in characters and is no draft, or one in markup that no reader knows: by its words."""

# ruff: noqa: E501 - a pattern is written in one line
from __future__ import annotations

import csv
import json
import re
from itertools import islice, pairwise

from onrecord.language.regex import regex
from onrecord.readers._foreign import (
    CAPTIONS,
    CONVERT,
    DATA,
    JSON,
    LAYOUT,
    MAIL_APPLE,
    MAILBOX,
    POINTER,
    QUARK_TAGS,
    TEMPLATE,
    UNREAD,
    WIKI,
    Foreign,
)
from onrecord.readers._foreign_xml import HTML, xml_kind


def _named(format: str) -> Foreign:
    """Markup of a format that is read, in a file whose name does not say so."""
    return Foreign(f"{format} markup", f"say so with --format {format}, or, if it is plain text, with --format text")


_FEW_COLOURS = 2
"""Changes of colour from which on a text was copied from a terminal."""
_COLOURED = Foreign("text with the colours of a terminal", "save it without them")
_TABLE = Foreign(
    "a table of data",
    "name the column that holds the drafts, with --text-column, or, if it is plain text, say so with --format text",
)
_ROFF = Foreign("a manual page or a paper (roff)", CONVERT)
_VIM = Foreign("a help page of Vim", CONVERT)
_PATCH = Foreign("a patch, as git diff shows it", "give the draft itself, or compare two with onrecord diff")
_SCREENPLAY = UNREAD[".fountain"]
_JSON_BEGINS = regex(r"(?:\[\s*)?\{\s*(?:\"[^\"\n]{0,200}\"\s*:|\}\s*\Z)")
_GOOGLE_DOCUMENT = regex(r"\"(?:doc_id|resource_key)\"|\"url\"\s*:\s*\"https://(?:docs|drive)\.google\.com")
_TIMES = regex(r"(?:\d+[ \t]*\n)?[ \t]*(?:\d+:)?\d\d:\d\d[.,]\d+[ \t]*(?:-->|,)[ \t]*(?:\d+:)?\d\d:\d\d[.,]\d+")
_TAGS = "|".join(sorted(HTML | set("article body head html link meta script title".split())))
_OPENS = "|".join("extends block load layout macro".split())
_REPEATS = "|".join("if for block unless macro with autoescape each".split())
_NOT_COPY = "|".join("script style pre code template textarea".split())
_TEMPLATE = Foreign("a template of web pages", "give the page that is made from it, or its text")
_TEMPLATE_BEGINS = regex(rf"\{{%-?\s*(?:{_OPENS})\b[^%\n]{{0,500}}%\}}|<%@|\{{\{{#?(?:{_OPENS})\b|@(?:{_OPENS})\(")
_COPY = "give the text of the draft itself"
_WIRE = Foreign("a wire message with its header (IPTC 7901 or ANPA 1312)", "give its text")
_ENCODED = Foreign("a file that is encoded for mail", "decode it, or save the whole message as a file (.eml)")
_QUOTED = Foreign("text as messages encode it (quoted-printable)", "save the whole message as a file (.eml)")
_ESCAPED = Foreign("the source of a web page with its signs escaped", "save the page itself as HTML")
_MANGLED = Foreign(
    "text that was decoded wrongly, with “â€œ” for a quotation mark", "save it again as UTF-8 where it comes from"
)
_LOG = Foreign("a log of a program", _COPY)
_CONFLICT = Foreign(
    "a draft with versions that are not merged",
    "choose between them, and delete the lines with <<<<<<<, ======= and >>>>>>>",
)
_JOPLIN = Foreign("a note as Joplin stores it", "export it as Markdown (.md)")
_MOVABLE_TYPE = regex(r"(?:[A-Z][A-Z ]{2,30}:.*\n){1,20}-{5}\n[A-Z ]{4,20}:\s*\n")
_GUARDED = Foreign("data that a web site sends to its own pages", "save the page itself as HTML")
_CUTS = Foreign("a list of cuts of a video", _COPY)
_HEADERS = "|".join("From Received Return-Path Subject To Date Message-ID Message-Id MIME-Version".split())
_STARTS = {
    "WEBVTT": CAPTIONS,
    "[Script Info]": CAPTIONS,
    "Scenarist_SCC": CAPTIONS,
    "[InternetShortcut]": Foreign("a link to a web page", "give the address itself, or save the page"),
    "#LyX ": Foreign("a LyX file", "export it as HTML or Word"),
    "-----BEGIN PGP SIGNED MESSAGE-----": Foreign("a signed message (PGP)", "give its text without the signature"),
    "(This file must be converted with BinHex": _ENCODED,
    "=ybegin ": _ENCODED,
    "data:": _ENCODED,
    **dict.fromkeys(("])}while(1);", "while(1);", "for (;;);", "for(;;);", ")]}'"), _GUARDED),
    "Windows Registry Editor Version ": DATA,
    "REGEDIT4": DATA,
    "#include <": DATA,
}
"""What such files begin with, word by word."""
_BEGINNINGS = (
    (regex(r"\*\S{1,80}\*[ \t].*\n"), _VIM),
    (regex(r"= \S[^\n]{0,200}[^=\s]\n"), _named("asciidoc")),
    (regex(r"={3,}[ \t]*\n.+\n={3,}[ \t]*\n\s*(?::\w{2,30}: .*\n){1,9}"), _named("restructuredtext")),
    (regex(r"<(?:ASCII|ANSI|UNICODE)-(?:WIN|MAC)>"), LAYOUT),
    (regex(r"<v\d{1,2}\.\d\d><e\d{1,2}>"), QUARK_TAGS),
    (regex(r"<MIFFile\b"), Foreign("a FrameMaker file", "save it as RTF or HTML")),
    (regex(r"(?:\[\d{1,6}\]\[\d{1,6}\].*\n){2}|(?:\d{1,2}:\d\d:\d\d:\S.*\n){2}"), CAPTIONS),
    (regex(r"(?:\^\S.*\n){2}"), _WIRE),
    (regex(r"\(:\w{1,20}[^\n:]{0,300}:\)"), WIKI),
    (regex(r"[A-Z][\w-]{1,30}: .*\n\s*\n----[ \t]*\n"), Foreign("a content file of Kirby", "give its text")),
    (regex(r"\{\d{1,8}\}\{\d{1,8}\}|\[(?:ti|ar|al|by|offset|length):|\[\d\d:\d\d\.\d\d\]|\$[A-Z]\w{1,20}[ \t]*=.*\n"), CAPTIONS),
    (_TIMES, CAPTIONS),
    (regex(r"From (?:\S+@\S+|-) .{20,40}\n[A-Z][\w-]+: "), MAILBOX),
    (regex(rf"\d{{1,9}}[ \t]*\n(?:{_HEADERS}|X-[\w-]{{1,40}}): "), MAIL_APPLE),
    (
        regex(
            r"(?:[.'][ \t]*\\\".*\n|\s){0,60}\.(?:TH|SH|TL|NH|Dd|PP|LP|AU|EQ|TS|ie|de|ds|nr|sh|pp|lp|np|H \d|P(?=\n))"
            r"(?![\w.])"
        ),
        _ROFF,
    ),
    (regex(r"Title:.*\n(?:[A-Z][\w ]+:.*\n){1,12}(?:\s*\n)+(?:FADE IN|INT\.|EXT\.)"), _SCREENPLAY),
    (regex(r"(?:FADE IN[:.]?\s*\n\s*)?(?:INT|EXT|I/E|(?:INT\./EXT))\. \S.{0,80}\n"), _SCREENPLAY),
    (_TEMPLATE_BEGINS, _TEMPLATE),
    (regex(r"=(?:pod|encoding|begin|over|head[1-4])\b.*\n"), Foreign("documentation of Perl (POD)", CONVERT)),
    (regex(r"\\input texinfo\b"), Foreign("Texinfo", CONVERT)),
    (
        regex(r"(?:%.*\n|\s){0,20}\\(?:setup[a-z]{3,30}|start(?:text|mode|component|environment|product)|mainlanguage)\b"),
        Foreign("ConTeXt", CONVERT),
    ),
    (regex(r"(?:(?://.*)?\n){0,20}#(?:set|let|show|import|include)\b[ (]"), Foreign("Typst markup", CONVERT)),
    (regex(r"Pandoc\s+(?:Meta\s|\()"), Foreign("pandoc’s own form of a document", CONVERT)),
    (regex(r"Content-Type: text/x-zim-wiki|#(?:format|language|acl|pragma) \S+[ \t]*\n"), WIKI),
    (regex(r"(?:[a-z-]{3,20}: .*\n){0,9}(?:(?:created|modified): \d{17}|type: text/vnd\.tiddlywiki)\n"), WIKI),
    (regex(r"(?:#(?:title|author|date|lang|pubdate|source) \S.*\n){2}"), Foreign("Muse markup", CONVERT)),
    (regex(r"BEGIN:V(?:CARD|CALENDAR)\b|TY  - \w{2,6}\s*\n|%0 [A-Z]\w.*\n%[A-Z] |@\w{3,20}\{[\w:.+/-]{1,80},\s*\n"), DATA),
    (regex(r"(?:[a-z][\w-]{0,20}:(?: .*)?\n){0,6}[a-z][\w-]{0,20}:[ \t]*[|>][+-]?[ \t]*\n[ \t]"), DATA),
    (regex(r"\[[^\]\n]{1,80}\][ \t]*\n(?:[\w. -]{1,60}=.*\n){2}"), DATA),
    (regex(r"(?:--.*\n\s?){0,20}(?:CREATE (?:TABLE|DATABASE)|INSERT INTO|DROP TABLE|SET \w{1,60} ?=|PRAGMA )"), DATA),
    (regex(r"(?:window|module|var|let|const|self|globalThis)\b[\w.\s$\[\]\"']{0,80}=\s*[\[{(]|export default\b"), DATA),
    (regex(r"#! ?/|<\?php\b"), DATA),
    (regex(r"diff --git |Index: \S.{0,200}\n={20,}\n|--- \S.{0,200}\n\+\+\+ \S"), _PATCH),
    (regex(r"\w{5}(?:-\w{6})? [0-7]{3} \S.{0,200}\n[!-`]{2,80}\n"), _ENCODED),
    (regex(r"(?:[A-Za-z0-9+/]{60,76}\n){2,}[A-Za-z0-9+/]{1,76}={0,2}\s*\Z"), _ENCODED),
    (regex(rf"&lt;(?:!\w|(?:{_TAGS})\b)", re.IGNORECASE), _ESCAPED),
    (regex(r"[A-Z]{5}:.*\n(?:\s*\n)?(?:[A-Z]{3}: [A-Z-]{4}|\d{3,6}[ \t]+\S)|[A-Z]\w+\s*\n[A-Z]{5}_[A-Z]{5}\t"), _CUTS),
    (regex(r"(?:#.*\n|\s){0,60}msg[a-z]{2,4} \""), Foreign("a file of translations", _COPY)),
    (regex(r"\S+ \S+ \S+ \[\d\d/\w{3}/\d{4}:|<\d{1,3}>\d? ?|\w{3} [ \d]\d \d\d:\d\d:\d\d \S+ [\w./-]+(?:\[\d+\])?:"), _LOG),
    (regex(r"\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S{0,12} .{0,60}\b[A-Z]{4,7}\b"), _LOG),
    (regex(r"(?:#.*\n|\s){0,60}(?:[\w.-]{1,40} = (?:[\"'\d\[][^\n]*|[a-z]{4,5})\n){2}"), DATA),
    (regex(r"(?:[a-z][\w-]{0,20}:(?: .*)?\n){1,8}[a-z][\w-]{0,20}:[ \t]*\n[ \t]*- \S"), DATA),
    (_MOVABLE_TYPE, Foreign("an export of Movable Type or TypePad", _COPY)),
    (regex(r"\x16{1,4}\s{0,4}\x01"), _WIRE),
    (regex(r"-----BEGIN [A-Z0-9 ]+-----"), Foreign("an encrypted message, or a key", "decrypt it first")),
    (regex(r"\x01[^\x01\x02]{1,200}\x02"), _WIRE),
)  # fmt: skip
"""How texts begin that are no prose."""
_LINES = (
    (regex(r"^={2,6} [^=\s][^=\n]{0,200} ={2,6}[ \t]*$", re.MULTILINE), _named("wiki")),
    (regex(r"^= [^=\s][^=\n]{0,200} =[ \t]*$|\[\[[^\[\]\n|]{1,300}>>[^\[\]\n]{1,300}\]\]", re.MULTILINE), WIKI),
    (
        regex(
            r"^\{(?:quote|code|panel|noformat|info)(?::[^{}\n]{0,200})?\}[ \t]*$|\{anchor:[\w-]{1,99}\}"
            r"|\[[^\[\]|\n]{1,200}\|https?:",
            re.MULTILINE,
        ),
        Foreign("Jira markup", CONVERT),
    ),
    (regex(r"^(?:h[1-6]|bq)\. \S", re.MULTILINE), _named("textile")),
    (
        regex(r"\[/(?:b|i|u|quote|url|img|color|size|list)\]", re.IGNORECASE),
        Foreign("markup of a forum (BBCode)", CONVERT),
    ),
    (regex(r"^\[\+[\w.]{1,40}\][ \t]*$|^\[\][ \t]*$", re.MULTILINE), Foreign("ArchieML", "give its text")),
    (
        regex(r"^%(?:%(?:mtime|date)\(|!\s?(?:target|encoding|style|options|postproc|preproc)\b)", re.MULTILINE),
        Foreign("txt2tags markup", CONVERT),
    ),
    (regex(r"(?:=(?:E2=80=9[0-9A-D]|C[23]=[89AB][0-9A-F])[\s\S]{0,2000}){2}"), _QUOTED),
    (regex(r"(?:â[€\x80][œ™˜¦“”\x98\x99\x9c\x9d\xa6][\s\S]{0,2000}){2}"), _MANGLED),
    (regex(r"\+(?:IB[g-z]|AO[k-o]|AKM)[A-Za-z0-9+/]{0,6}-"), Foreign("text in UTF-7", "save it as UTF-8")),
    (regex(r"^=>[ \t]*(?:[a-z]{2,10}://|/)\S", re.MULTILINE), UNREAD[".gmi"]),
    (regex(r"^@(?:documentencoding|settitle|node|ifnottex)\b", re.MULTILINE), Foreign("Texinfo", CONVERT)),
    (regex(r"Type \|gO\| to see the table"), _VIM),
    (regex(r"<https?://[^\s<>]{1,300} [^<>\n]{1,300}>"), Foreign("Haddock markup", CONVERT)),
)  # fmt: skip
"""What only markup has in a line."""
_MARKUP_WITHIN = 5_000
"""Characters in which such a line is looked for."""
_CONFLICT_BEGINS, _CONFLICT_ENDS = regex(r"^<{7}(?: .*)?$", re.MULTILINE), regex(r"^>{7}(?: .*)?$", re.MULTILINE)
_JOPLIN_ENDS = regex(r"^type_: \d{1,2}\s*\Z", re.MULTILINE)
_LAST_LINE = regex(r"\bvim?:(?:\s?set?\s)?[^\n]{0,100}\bft=help\b")
_NEAR_THE_END = 200
_NUMBERED = Foreign("a transcript whose lines are numbered", "save it without the numbers")
_NUMBER = regex(r"[ \t]{0,20}(\d{1,4})(?:[ \t]{2,}|\t)\S")
_TASKS = Foreign("a list of tasks", "give the draft itself, or, if it is plain text, say so with --format text")
_CONTROL = regex(
    rf"\{{%[-+]?\s*(?:{_REPEATS})\b[^%\n]{{0,500}}%\}}|\{{\{{#(?:{_REPEATS})\b[^{{}}\n]{{0,500}}\}}\}}|<%[=-]?\s|<\?(?:php|=)"
)
_CONTROL_ENDS = regex(r"\{%[-+]?\s*end\w*|\{\{/|%>|\?>")
_NO_COPY = regex(
    rf"<(?:{_NOT_COPY})\b(?:[^<]|<(?!/(?:{_NOT_COPY})\b)){{0,20000}}</(?:{_NOT_COPY})\b",
    re.IGNORECASE,
)
_OUTLINE_LINE = regex(
    rf"[ \t]{{0,60}}%?(?:(?:{_TAGS})(?:[.#][\w-]{{1,40}}){{0,5}}(?:\([^)\n]{{0,200}}\))?(?:[ =|.:/]|\Z)"
    r"|[.#][a-z][\w-]{1,40}(?:[ .(=]|\Z)|doctype \w+\Z|!!!|[a-z]{5,7} [\w/.-]{1,60}\Z|\+\w{1,40}\()"
)
_OUTLINE_ONLY = regex(r"^[ \t]*%?(?:(?:h[1-6]|li|ul|ol|div|html|img)\b|[a-z]{1,10}[.#(][\w-])", re.MULTILINE)
_TASK = regex(
    r"[ \t]{0,20}(?:- [^@\n]{0,80}@\w{1,20}(?:\([^)\n]{0,40}\))?[ \t]{0,9}\Z|x \d{4}-\d\d-\d\d |\([A-Z]\) \S)"
)
_STATEMENTS = frozenset(
    "import from def class return export public private static const let var function struct int void".split()
)
_CODE_LINE = regex(r"[;{}][ \t]*\Z|\A[ \t]*(?:#\w+ <|//|/\*|\*/)")
_BRACE = regex(r"^[\w.#:*\[\]()>, -]{1,80}\{[ \t]*$|^[ \t]*#\w+ <", re.MULTILINE)
"""What a program or a style sheet has in a line, and no prose."""
_LINES_LOOKED_AT = 60
_PAGES = (
    (regex(rf"<body\b[^<>]{{0,300}}>\s*<pre\b[^<>]{{0,300}}>\s*&lt;(?:!|(?:{_TAGS})\b)", re.IGNORECASE), _ESCAPED),
    (regex(r"<body\b[^<>]{0,300}\bid=.viewsource|<td class=.line-content"), _ESCAPED),
    (regex(r"</?(?:ac|ri):[a-z-]{2,40}"), Foreign("a Confluence page as it is stored", "export it as Word")),
    (regex(r"class=\"page_body chat_page\""), Foreign("an exported chat of Telegram", "give its text as a text file")),
)
"""What only such files have, which are otherwise HTML."""
_FEWEST_ROWS, _FEWEST_COLUMNS, _MOST_ROWS = 3, 3, 60
_COLUMN = regex(r"[\w .#/-]{1,30}")


def by_text(text: str) -> Foreign | None:
    """Return what the first words show a text to be that is no prose; None if it may be a draft."""
    head = text[:20_000].lstrip().replace("\r\n", "\n")
    if head.count("\x1b[") >= _FEW_COLOURS:
        return _COLOURED
    if _is_json(head, text):
        return POINTER if _GOOGLE_DOCUMENT.search(head) else JSON
    return (
        next((kind for start, kind in _STARTS.items() if head.startswith(start)), None)
        or next((kind for pattern, kind in _BEGINNINGS if pattern.match(head)), None)
        or xml_kind(head, text)
        or next((kind for pattern, kind in _LINES if pattern.search(head, 0, _MARKUP_WITHIN)), None)
        or _by_end(text)
        or _by_most_lines(head)
        or (_TABLE if _is_table(head) else None)
    )


def _by_end(text: str) -> Foreign | None:
    """Return what the last lines show a text to be, or lines anywhere in it that no draft has."""
    if _CONFLICT_ENDS.search(text) and _CONFLICT_BEGINS.search(text):
        return _CONFLICT
    end = max(0, len(text) - _NEAR_THE_END)
    return _JOPLIN if _JOPLIN_ENDS.search(text, end) else _VIM if _LAST_LINE.search(text, end) else None


def _by_most_lines(head: str) -> Foreign | None:
    """Return what at least half of the lines show a text to be, the first apart."""
    lines = [line for line in head.splitlines()[:_LINES_LOOKED_AT] if line.strip()]
    code = [line for line in lines if _is_code(line)]
    if len(code) * 2 >= len(lines) >= _FEWEST_ROWS and code[0] is lines[0] and _BRACE.search(head):
        return DATA
    for line_of, kind, fewest in ((_OUTLINE_LINE, TEMPLATE, 3), (_TASK, _TASKS, 2)):
        such = sum(line_of.match(line) is not None for line in lines)
        if such >= fewest and such * 2 >= len(lines) - 1 and (kind is _TASKS or _OUTLINE_ONLY.search(head)):
            return kind
    return _NUMBERED if _is_numbered(lines) else None


def _is_numbered(lines: list[str]) -> bool:
    """Whether each line has its number before it, as in the record of a court; on a new page they begin again."""
    found = [_NUMBER.match(line) for line in lines]
    numbers = [int(each[1]) for each in found if each]
    steps = [after - before for before, after in pairwise(numbers)]
    return (
        len(numbers) >= _FEWEST_ROWS
        and len(numbers) * 10 >= len(lines) * 9
        and all(step == 1 or after == 1 for step, after in zip(steps, numbers[1:], strict=True))
    )


def _is_code(line: str) -> bool:
    """Whether a line looks like one of a program or a style sheet."""
    if _CODE_LINE.search(line):
        return True
    return line.split(maxsplit=1)[0] in _STATEMENTS and not line.rstrip().endswith((".", "!", "?"))


def by_page(text: str) -> Foreign | None:
    """Return what HTML shows itself to be that is no page and no draft."""
    head = text[:_PAGE_WITHIN]
    known = next((kind for pattern, kind in _PAGES if pattern.search(head)), None)
    return _TEMPLATE if known is None and _is_template(head) else known


_PAGE_WITHIN = 20_000


def _is_template(head: str) -> bool:
    """Whether a page is yet to be filled in: outside code it has what a program is to repeat, to leave out, to insert."""
    if _TEMPLATE_BEGINS.match(head.lstrip()):
        return True
    copy = _NO_COPY.sub("", head)
    return _CONTROL.search(copy) is not None and _CONTROL_ENDS.search(copy) is not None


def _is_table(head: str) -> bool:
    """Whether its lines are rows of the same number of fields, the first of which are names of columns."""
    lines = head.splitlines()[: _MOST_ROWS + 1][:-1] if len(head) > _MARKUP_WITHIN else head.splitlines()[:_MOST_ROWS]
    for delimiter in "\t,;":
        first = lines[0].split(delimiter) if lines else []
        if len(first) < _FEWEST_COLUMNS or not all(_COLUMN.fullmatch(name.strip('" ')) for name in first):
            continue
        try:
            rows = [row for row in islice(csv.reader(lines, delimiter=delimiter), _MOST_ROWS) if row]
        except csv.Error:
            continue
        if len(rows) >= _FEWEST_ROWS and {len(row) for row in rows} == {len(first)}:
            return True
    return False


def _is_json(head: str, text: str) -> bool:
    """Whether it is JSON, perhaps cut short; not where prose follows, for that is front matter, nor a note in [ ]."""
    begins = bool(_JSON_BEGINS.match(head))
    if not begins and not head.startswith("["):
        return False
    whole = text.lstrip()
    try:
        _, end = json.JSONDecoder().raw_decode(whole)
    except (ValueError, RecursionError):
        return begins
    behind = whole[end:]
    return _JSON_GOES_ON.match(behind) is not None if behind.strip() else True


_JSON_GOES_ON = regex(r"\s*\n\s*[{\[]")
