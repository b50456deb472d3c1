"""Whether findings and attributions point at the very words in the user's own file, in every format.

python benchmarks/positions.py [NUMBER]

An article is written in every format (by pandoc where it is installed, else by hand), audited, and reported as JSON. Of
the places in the reports, NUMBER (300) are drawn, as many of each format as can be. Each is looked up by its line and
column with nothing of onrecord: in the decoded file, in the paragraphs of a word processor's file as another library
has them, on the page of a PDF. What stands there, less the markup of the format, must be the words of the finding.
"""

# ruff: noqa: E501, PERF401 - each file is written in one line
from __future__ import annotations

import base64
import gzip
import html
import io
import json
import quopri
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import docx
from lxml import etree

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.builders import pdf

HEADLINE = "Mill owner hid fire report, sources say"
PARAGRAPHS = (
    "The owner of the Harrow mill hid a report on the fire for two years, according to people familiar with the matter.",
    "“Nobody showed us the report,” said Ada Moss, who worked at the mill & lives beside it. “We would have left.”",
    "Critics say the notorious firm put profit first. Some say the fire was no accident, and questions remain.",
    "Tom Reed, the firm’s lawyer, claimed that the report was a draft. The city’s fire service said it had asked for it twice.",
    "Officials said that 40 workers were treated. Experts fear the roof will fall, and the mayor reportedly knew of it.",
)
SEED = 7
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_PANDOC = {
    "docx": "docx", "odt": "odt", "opendocument": "fodt", "rtf": "rtf", "epub": "epub", "html": "html", "markdown": "md",
    "rst": "rst", "asciidoc": "adoc", "org": "org", "textile": "textile", "latex": "tex", "mediawiki": "mediawiki", "ipynb": "ipynb",
}  # fmt: skip


class File(NamedTuple):
    """A file of a format."""

    format: str
    name: str
    data: bytes


class Place(NamedTuple):
    """A range in a file by line and column, and the words that are said to stand there."""

    file: File
    what: str
    words: str
    span: dict[str, int]


def by_pandoc(folder: Path) -> Iterator[File]:
    """Yield what pandoc writes, with a link and emphasis in it."""
    if shutil.which("pandoc") is None:
        return
    marked = (PARAGRAPHS[0].replace("a report", "[a report](https://example.org/r)"), *PARAGRAPHS[1:])
    marked = (*marked[:2], marked[2].replace("notorious", "*notorious*"), *marked[3:])
    (folder / "source.md").write_text(f"# {HEADLINE}\n\n" + "\n\n".join(marked), encoding="utf-8")
    for format, ending in _PANDOC.items():
        made = folder / f"{format}.{ending}"
        subprocess.run(
            ["pandoc", "-s", "--metadata", "title=", folder / "source.md", "-t", format, "-o", made], check=False
        )
        yield File(f"{format} by pandoc", made.name, made.read_bytes())


def by_hand() -> Iterator[File]:
    """Yield the other formats."""
    plain, body = "\n\n".join((HEADLINE, *PARAGRAPHS)), "\n\n".join(PARAGRAPHS)
    markup = "".join(f"<p>{html.escape(each, quote=False)}</p>\n" for each in PARAGRAPHS)
    page = f"<html><head><title>{HEADLINE}</title></head><body><article><h1>{HEADLINE}</h1>{markup}</article></body></html>"
    head = f"From: Nell <n@example.org>\nTo: d@example.org\nSubject: {HEADLINE}\nMIME-Version: 1.0\nContent-Type: text/{{}}; charset=utf-8\n"
    item = f"<title>{HEADLINE}</title>"
    feed = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>t</title><item>{}</item></channel></rss>'
    nitf = f"<nitf><body><body.head><hedline><hl1>{HEADLINE}</hl1></hedline></body.head><body.content>{markup}</body.content></body></nitf>"
    cells = {
        "cells": [{"cell_type": "markdown", "source": [f"# {HEADLINE}\n\n", body.replace("&", "&amp;")]}],
        "nbformat": 4,
    }
    cues = "".join(
        f"00:00:{at:02}.000 --> 00:00:{at:02}.900\n<v Ada Moss>{html.escape(each, quote=False)}\n\n"
        for at, each in enumerate(PARAGRAPHS, 10)
    )
    people = ("Ada Moss", "Tom Reed")
    texts = {
        "text.txt": plain, "carriage returns.txt": plain.replace("\n", "\r"), "two line ends.txt": plain.replace("\n", "\r\n"),
        "wrapped.txt": "\n\n".join(re.sub(r"(.{50,60}) ", r"\1\n", each) for each in (HEADLINE, *PARAGRAPHS)),
        "markdown.md": f"---\ntitle: {HEADLINE}\n---\n\n{body}", "quarto.qmd": f"---\ntitle: {HEADLINE}\n---\n\n::: {{.a}}\n{body}\n:::\n",
        "component.mdx": f"import A from 'a'\n\n# {HEADLINE}\n\n<A>\n\n{body}\n\n</A>\n", "page.html": page,
        "blocks.html": f"<!-- wp:heading -->\n<h1>{HEADLINE}</h1>\n<!-- /wp:heading -->\n" + "".join(f"<!-- wp:paragraph -->\n{each}\n<!-- /wp:paragraph -->\n" for each in markup.splitlines()),
        "feed.rss": feed.format(f"{item}<description>{html.escape(markup, quote=False)}</description>"),
        "export.xml": feed.format(f"{item}<content:encoded><![CDATA[{markup}]]></content:encoded><wp:post_type>post</wp:post_type>"),
        "feed.atom": f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{item}<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{markup}</div></content></entry></feed>',
        "story.nitf": f'<?xml version="1.0"?>{nitf}',
        "item.newsml": f'<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta><headline>{HEADLINE}</headline></contentMeta><contentSet><inlineXML>{nitf}</inlineXML></contentSet></newsItem>',
        "a.ninjs": json.dumps({"headline": HEADLINE, "body_html": markup}),
        "arc.json": json.dumps({"type": "story", "headlines": {"basic": HEADLINE}, "content_elements": [{"type": "text", "content": html.escape(each, quote=False)} for each in PARAGRAPHS]}),
        "linked.json": json.dumps({"@type": "NewsArticle", "headline": HEADLINE, "articleBody": body}, ensure_ascii=False),
        "wordpress.json": json.dumps({"title": {"rendered": HEADLINE}, "content": {"rendered": markup}}),
        "jsonfeed.json": json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [{"title": HEADLINE, "content_html": markup}]}),
        "notebook.ipynb": json.dumps(cells), "plain.eml": f"{head.format('plain')}\n{body}",
        "quoted.eml": f"{head.format('plain')}Content-Transfer-Encoding: quoted-printable\n\n{quopri.encodestring(body.encode()).decode()}",
        "encoded.eml": f"{head.format('plain')}Content-Transfer-Encoding: base64\n\n{base64.encodebytes(body.encode()).decode()}",
        "page.eml": f"{head.format('html')}\n<html><body>{markup}</body></html>",
        "saved.mhtml": f'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{quopri.encodestring(page.encode()).decode()}\n--b--\n',
        "talk.vtt": f"WEBVTT\n\n{cues}", "talk.srt": cues.replace(".", ",", 1).replace("<v Ada Moss>", "ADA MOSS: "),
        "chat.txt": "".join(f"[04/05/2026, 09:{at:02}:22] {people[at % 2]}: {each}\n" for at, each in enumerate(PARAGRAPHS)),
        "times.txt": "".join(f"0:{at:02}\n{each}\n" for at, each in enumerate(PARAGRAPHS)),
    }  # fmt: skip
    for name, text in texts.items():
        yield File(name, name, text.encode())
    yield File("text in UTF-16", "wide.txt", plain.encode("utf-16"))
    yield File("text in Windows-1252", "old.txt", plain.encode("cp1252"))
    yield File("text in gzip", "packed.txt.gz", gzip.compress(plain.encode()))
    yield File("table", "rows.csv", ('id,copy\n1,"' + plain + '"\n').encode())
    yield File("JSON Lines", "rows.jsonl", (json.dumps({"copy": plain}) + "\n").encode())
    straight = plain.translate({0x201C: '"', 0x201D: '"', 0x2019: "'"})
    yield File("PDF", "print.pdf", pdf(re.sub(r"(.{60,70}) ", r"\1\n", straight.replace("\n\n", "\n"))))


def places(files: list[File], folder: Path) -> list[list[Place]]:
    """Return the places in the reports on the files."""
    told = folder / "report.json"
    drafts = {str(folder / "drafts" / file.name): file for file in files}
    (folder / "drafts").mkdir()
    for path, file in drafts.items():
        Path(path).write_bytes(file.data)
    options = ("--isolated", "--no-cache", "--include-text", "--exit-zero", "--text-column", "copy")
    command = (sys.executable, "-m", "onrecord", "check", *options, "--output-format", f"json={told}", *drafts)
    subprocess.run(command, check=True, capture_output=True)
    documents = json.loads(told.read_text(encoding="utf-8"))["documents"]
    return [placed(drafts[re.sub(r":\d+$", "", each["path"])], each) for each in documents]


def placed(file: File, document: dict[str, Any]) -> list[Place]:
    """Return the places in the report on a file: its findings, and the parts of its attributions."""
    spans = [(f"finding {each['rule']}", each["span"]) for each in document["findings"]]
    for each in document["attributions"]:
        spans += [(part, span) for part in ("source", "cue", "content") for span in each[part]]
    return [Place(file, what, document["text"][span["start"] : span["end"]], span) for what, span in spans]


def main(number: int) -> int:
    """Print each format with how many places were looked up and were right; those that were wrong, with both texts."""
    drawn: list[Place] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        every = places([*by_pandoc(folder), *by_hand()], folder)
    chance = random.Random(SEED)
    for each in every:
        chance.shuffle(each)
    while len(drawn) < number and any(every):
        drawn += [each.pop() for each in every if each][: number - len(drawn)]
    counts: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for place in drawn:
        stands = standing(place)
        is_right = agree(stands, place)
        counts[place.file.format][is_right] += 1
        if not is_right:
            print(f"WRONG {place.file.format}: {place.what} “{place.words}”, but “{stands}” stands there")
    for format, count in counts.items():
        print(f"{format:<28} {count[True]:>3} of {count.total():>3}")
    wrong = sum(count[False] for count in counts.values())
    print(f"{len(drawn)} places in {len(counts)} files: {wrong} wrong")
    return wrong


def words(text: str) -> list[str]:
    """The words of a text, without accents of typography."""
    return _WORD.findall(text.replace("’", "'"))


def agree(stands: str, place: Place) -> bool:
    """Whether the words that stand in the file are those of the place; base64 encodes three bytes at a time."""
    if place.file.name == "encoded.eml":
        return place.words in stands and len(stands.encode()) - len(place.words.encode()) <= 4
    return words(stands) == words(place.words) if words(place.words) else stands == place.words


def standing(place: Place) -> str:
    """What stands in the file at a place, as plain text."""
    name, data = place.file.name.removesuffix(".gz"), place.file.data
    data = gzip.decompress(data) if place.file.name.endswith(".gz") else data
    ending = name.rpartition(".")[2]
    if ending in _PARAGRAPHS:
        return between(_PARAGRAPHS[ending](data), place.span)
    source = decoded(data)
    lines = _LINE_END.split(source)
    if name == "encoded.eml":
        return encoded(lines, place.span)
    return _PLAIN.get(ending, str)(between(lines, place.span))


def between(lines: list[str], span: dict[str, int]) -> str:
    """What stands between two places in lines, paragraphs or pages."""
    first, last = span["line"] - 1, span["end_line"] - 1
    if first == last:
        return lines[first][span["column"] - 1 : span["end_column"] - 1]
    whole = [lines[first][span["column"] - 1 :], *lines[first + 1 : last], lines[last][: span["end_column"] - 1]]
    return "\n".join(whole)


def decoded(data: bytes) -> str:
    """The text of a file."""
    if data.startswith(b"\xff\xfe"):
        return data[2:].decode("utf-16-le")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def encoded(lines: list[str], span: dict[str, int]) -> str:
    """What base64 stands for; a place within it begins and ends with a character that the first and last four encode."""
    if span["line"] < lines.index("") + 2:
        return between(lines, span)
    text = between(lines, span).replace("\n", "")
    column = (span["column"] - 1) % 4
    whole = (lines[span["line"] - 1][span["column"] - 1 - column : span["column"] - 1] + text).ljust(
        (len(text) + column + 3) // 4 * 4, "="
    )
    return base64.b64decode(whole).decode("utf-8", "ignore")


def word_paragraphs(data: bytes) -> list[str]:
    """The paragraphs of a Word file as python-docx has them."""
    return [each.text for each in docx.Document(io.BytesIO(data)).paragraphs]


def tree_paragraphs(*trees: bytes) -> list[str]:
    """The texts of the paragraphs and headings of XML, in order."""
    found = []
    for tree in trees:
        for element in etree.fromstring(tree).iter():
            if isinstance(element.tag, str) and etree.QName(element).localname in ("p", "h", "h1"):
                found.append("".join(element.itertext()))
    return found


def packed_paragraphs(data: bytes) -> list[str]:
    """The paragraphs of an OpenDocument file."""
    return tree_paragraphs(zipfile.ZipFile(io.BytesIO(data)).read("content.xml"))


def book_paragraphs(data: bytes) -> list[str]:
    """The paragraphs of an EPUB book that have words: of its chapters, which pandoc calls ch001."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    chapters = [name for name in archive.namelist() if re.search(r"ch\d+\.xhtml$|title_page\.xhtml$", name)]
    pages = (re.sub(rb"(?s)<head>.*?</head>", b"", archive.read(name)) for name in sorted(chapters, reverse=True))
    return [each for each in tree_paragraphs(*pages) if each.strip()]


def rich_paragraphs(data: bytes) -> list[str]:
    """The paragraphs of RTF by pandoc, which ends each with "\\par"."""
    found = []
    for piece in data.decode("ascii").split("\\pard ")[1:]:
        text = re.sub(r"\{\\\*\\fldinst.*?\}\}", "", piece.partition("\\par}")[0])
        text = re.sub(r"\\u(-?\d+)[^\\{}]", lambda match: chr(int(match[1]) % 65536), text)
        text = re.sub(r"\\[a-z]+-?\d* ?|[{}]|\n", "", text)
        found.append(text)
    return found


def printed_pages(data: bytes) -> list[str]:
    """The pages of a PDF as pypdf has them."""
    import pypdf

    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def without_tags(piece: str) -> str:
    """Text of a page; one that another file carries may be escaped twice."""
    return html.unescape(re.sub(r"<[^>]*>|^[^<]*>(?=.)", "", html.unescape(piece)))


def from_json(piece: str) -> str:
    """Text of a string, or of several one after another, as a notebook keeps its lines."""
    whole = re.sub(r'",\s*"', "", piece)
    return json.loads(f'"{whole}"')


def from_quoted(piece: str) -> str:
    """Text of a message."""
    return quopri.decodestring(re.sub("=\n", "", piece).encode()).decode("utf-8", "replace")


def from_light_markup(piece: str) -> str:
    """Text without the targets of links and the commands around it."""
    piece = re.sub(r"\\href\{[^}]*\}|\\[a-z]+\{|\\(?=&)", "", piece)
    piece = re.sub(
        r"\]\([^)]*\)|\[\[(?:https?:[^\]]*\]\[)?|https?://\S+?\[| <https?:[^>]*>`__?|\[https?://\S+ |\":https?://\S+",
        "",
        piece,
    )
    return html.unescape(re.sub(r"[*_`}]", "", piece))


_PARAGRAPHS: dict[str, Callable[[bytes], list[str]]] = {
    "docx": word_paragraphs, "odt": packed_paragraphs, "epub": book_paragraphs, "rtf": rich_paragraphs, "pdf": printed_pages,
}  # fmt: skip
_PLAIN: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(("html", "fodt", "rss", "xml", "atom", "nitf", "newsml", "srt"), without_tags),
    **dict.fromkeys(("ninjs", "json", "jsonl"), lambda piece: without_tags(from_json(piece))),
    "vtt": lambda piece: without_tags(re.sub(r"^([^<>]+)>", r"\1: ", piece)),
    "ipynb": lambda piece: from_light_markup(from_json(piece)),
    **dict.fromkeys(("eml", "mhtml"), lambda piece: without_tags(from_quoted(piece))),
    **dict.fromkeys(("md", "qmd", "mdx", "rst", "adoc", "org", "textile", "tex", "mediawiki"), from_light_markup),
}


if __name__ == "__main__":
    sys.exit(1 if main(int(sys.argv[1]) if len(sys.argv) > 1 else 300) else 0)
