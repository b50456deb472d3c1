"""Formats and variants of one article: which are read rightly, which are refused by name, and which are read wrongly.

python benchmarks/formats.py [--verbose]

What pandoc writes is made with pandoc (any version); the rest is written here, in newsroom_files and in further_files. A file is read rightly if each paragraph
of the article is copy and nothing else is, but for what a format may show or not: the by-line, the date, code, what is
struck out, the number of a note. With --verbose, every file is printed; of those that are read wrongly, the words that
differ always are.
"""

# ruff: noqa: E501 - each file is written in one line
from __future__ import annotations

import base64
import gzip
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import further_files
import newsroom_files

from onrecord.domain import Document
from onrecord.errors import UnreadableError
from onrecord.readers import read

SOURCE = """\
---
title: Lock gate fails at Penwick
author: Nell Okafor
date: 2027-05-04
---

The lock gate at Penwick gave way on Tuesday and *flooded* forty gardens along the canal, the **council** said.
It had been inspected in March, and the water stood two metres deep in Mill Lane by the evening of that day.

## What the report says

Engineers had found two cracks, according to [a report](https://example.org/report) released by the canal trust.[^1]

[^1]: The report has forty pages.

> We asked for money to mend it and were told to wait.

Ivy Lund, who keeps the lock, named three faults:

- the hinge was loose
- the beam was rotten
- the paint hid the cracks

~~Nobody was hurt.~~ Some say the report was left in a drawer – critics call that “careless”.

| Year | Floods |
|------|--------|
| 2025 | three  |
| 2026 | five   |

```
pump --start 7
```

The trust said it would answer questions at a meeting in the town hall on Friday evening.
"""
PARAGRAPHS = (
    "The lock gate at Penwick gave way on Tuesday and flooded forty gardens along the canal, the council said.",
    "Engineers had found two cracks, according to a report released by the canal trust after the flood.",
    "“We asked for money to mend it and were told to wait,” said Ivy Lund, who keeps the lock & the bridge.",
)
HEADLINE = "Lock gate fails at Penwick"
SMALL = (HEADLINE, *PARAGRAPHS)
_PANDOC = {
    "docx": "docx", "odt": "odt", "rtf": "rtf", "epub2": "epub", "epub3": "epub", "opendocument": "fodt",
    "html4": "html",
    "html5": "html", "markdown": "md", "gfm": "md", "commonmark": "md", "commonmark_x": "md", "markdown_mmd": "md",
    "markdown_phpextra": "md", "markdown_strict": "md", "ipynb": "ipynb", "plain": "txt", "rst": "rst",
    "asciidoc": "adoc", "asciidoctor": "asciidoc", "org": "org", "textile": "textile", "latex": "tex",
    "beamer": "tex", "mediawiki": "mediawiki", "dokuwiki": "dokuwiki", "docbook4": "dbk", "docbook5": "docbook",
    "jats": "xml", "tei": "xml", "fb2": "fb2", "opml": "opml", "icml": "icml", "man": "1", "ms": "ms", "muse": "muse",
    "texinfo": "texi", "haddock": "haddock", "jira": "jira", "xwiki": "xwiki", "zimwiki": "zim", "json": "json",
    "native": "native", "pptx": "pptx", "revealjs": "html", "slidy": "html", "slideous": "html", "s5": "html", "context": "ctx",
    "typst": "typ", "vimdoc": "txt", "markua": "markua", "djot": "dj", "bbcode": "txt", "ansi": "txt",
    "xml": "txt", "dzslides": "html", "markdown_github": "txt",
}  # fmt: skip
_WORD = re.compile(r"\w+(?:['’]\w+)*")
ARTICLE = (
    "The lock gate at Penwick gave way on Tuesday and flooded forty gardens along the canal, the council said. It had "
    "been inspected in March, and the water stood two metres deep in Mill Lane by the evening of that day.",
    "What the report says", "The report has forty pages.",
    "Engineers had found two cracks, according to a report released by the canal trust.",
    "We asked for money to mend it and were told to wait.", "Ivy Lund, who keeps the lock, named three faults:",
    "the hinge was loose", "the beam was rotten", "the paint hid the cracks",
    "Some say the report was left in a drawer – critics call that “careless”.",
    "Year Floods", "2025 three", "2026 five",
    "The trust said it would answer questions at a meeting in the town hall on Friday evening.",
)  # fmt: skip
MAY_BE_READ = (
    HEADLINE,
    HEADLINE,
    "Nell Okafor",
    "2027-05-04",
    "Nobody was hurt.",
    "pump --start 7",
    "1",
    "1",
    *("Ivy Lund", "Tom Poe", "ivy", "tom", "IVY", "TOM") * 2,
    "By",
    "News desk",
    "Unsubscribe",
    "Fwd",
    "FOR IMMEDIATE RELEASE",
    "so was",
)
Made = tuple[str, str, bytes, tuple[str, ...]]
"""The name of a format, what its file is called, its bytes, and the paragraphs that are its copy."""


def by_pandoc(folder: Path) -> Iterator[Made]:
    source = folder / "source.md"
    source.write_text(SOURCE, encoding="utf-8")
    for format, ending in _PANDOC.items():
        made = folder / f"{format}.{ending}"
        subprocess.run(["pandoc", "-s", source, "-t", format, "-o", made], check=False, capture_output=True)
        if made.exists():
            yield format, made.name, made.read_bytes(), ARTICLE


def by_hand() -> Iterator[Made]:
    plain = "\n\n".join((HEADLINE, *PARAGRAPHS))
    markup = "".join(f"<p>{each.replace('&', '&amp;')}</p>" for each in PARAGRAPHS)
    escaped = markup.replace("&", "&amp;").replace("<", "&lt;")
    head = "From: Nell Okafor <n@example.org>\nSubject: {}\nMIME-Version: 1.0\nContent-Type: {}; charset=utf-8\n"
    ans = {"version": "0.10.9", "type": "story", "headlines": {"basic": HEADLINE},
           "content_elements": [{"type": "text", "content": each} for each in PARAGRAPHS]}  # fmt: skip
    ninjs = {"uri": "x", "type": "text", "headline": HEADLINE, "body_html": markup}
    linked = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": HEADLINE,
        "articleBody": " ".join(PARAGRAPHS),
    }
    blocks = "".join(
        f"<!-- wp:paragraph -->\n<p>{each.replace('&', '&amp;')}</p>\n<!-- /wp:paragraph -->\n" for each in PARAGRAPHS
    )
    page = f"<html><head><title>{HEADLINE}</title></head><body><article><h1>{HEADLINE}</h1>{markup}</article></body></html>"
    namespaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"'
    nitf = f"<nitf><body><body.head><hedline><hl1>{HEADLINE}</hl1></hedline></body.head><body.content>{markup}</body.content></body></nitf>"
    vtt = "".join(f"00:00:{at:02}.000 --> 00:00:{at:02}.900\n{each}\n\n" for at, each in enumerate(PARAGRAPHS, 10))
    cells = {"cells": [{"cell_type": "markdown", "source": [f"# {HEADLINE}\n\n", "\n\n".join(PARAGRAPHS)]},
                       {"cell_type": "code", "source": ["print(1)"], "outputs": []}], "nbformat": 4}  # fmt: skip
    encoded = base64.encodebytes(plain.partition("\n\n")[2].encode()).decode()
    for name, content in {
        "text": plain, "text called .log": plain, "CR line ends": plain.replace("\n", "\r\n"), "web page": page,
        "web page called .txt": page, "XHTML": f'<?xml version="1.0"?>\n{page}', "MDX": f"import x from 'y'\n\n# {plain}",
        "Quarto": f"---\ntitle: {HEADLINE}\n---\n\n" + "\n\n".join(PARAGRAPHS),
        "WordPress blocks": f"<!-- wp:heading -->\n<h1>{HEADLINE}</h1>\n<!-- /wp:heading -->\n{blocks}",
        "RSS": f'<rss version="2.0" {namespaces}><channel><item><title>{HEADLINE}</title><description>{escaped}</description></item></channel></rss>',
        "WXR": f'<rss version="2.0" {namespaces}><channel><item><title>{HEADLINE}</title><content:encoded><![CDATA[{markup}]]></content:encoded><wp:post_type>post</wp:post_type></item></channel></rss>',
        "Atom": f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>{HEADLINE}</title><content type="html">{escaped}</content></entry></feed>',
        "NITF": f'<?xml version="1.0"?>{nitf}',
        "NewsML-G2": f'<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta><headline>{HEADLINE}</headline></contentMeta><contentSet><inlineXML>{nitf}</inlineXML></contentSet></newsItem>',
        "ninjs": json.dumps(ninjs), "Arc ANS": json.dumps(ans), "JSON-LD": json.dumps(linked),
        "e-mail": head.format(HEADLINE, "text/plain") + "\n" + plain.partition("\n\n")[2],
        "e-mail in base64": head.format(HEADLINE, "text/plain") + f"Content-Transfer-Encoding: base64\n\n{encoded}",
        "MHTML": f'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html; charset=utf-8\n\n{page}\n--x--\n',
        "WebVTT": f"WEBVTT\n\n{vtt}", "SubRip": vtt.replace(".", ","), "notebook": json.dumps(cells),
        "WARC": f"WARC/1.0\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{page}",
        "Markdown called .txt": f"---\ntitle: {HEADLINE}\n---\n\n" + "\n\n".join(PARAGRAPHS),
        "JSON front matter": json.dumps({"title": HEADLINE}) + "\n\n" + "\n\n".join(PARAGRAPHS),
        "HTML fragment called .txt": f"<h1>{HEADLINE}</h1>{markup}",
        "Google Docs": f"<html><body class='doc-content'><p class='c2 title'>{HEADLINE}</p>{markup}</body></html>",
        "Jira called .txt": f"h1. {HEADLINE}\n\n{plain}\n\n[x|https://example.org]", "BBCode called .txt": f"[b]{HEADLINE}[/b]\n\n{plain}",
        "ArchieML called .txt": f"headline: {HEADLINE}\n\n[+text]\n{plain}\n[]\n", "TEI": f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{markup}</TEI>',
        "DITA called .txt": f"<topic id='g'><title>{HEADLINE}</title><body>{markup}</body></topic>",
        "Confluence called .txt": f"<h1>{HEADLINE}</h1>{markup}<ac:link></ac:link>",
        "InDesign tags called .txt": f"<ASCII-WIN>\n<ParaStyle:Body>{plain}", "QuarkXPress tags called .txt": f"<v7.00><e8>\n@Body:{plain}",
        "MoinMoin called .txt": f"#format wiki\n= {HEADLINE} =\n\n{plain}", "screenplay called .txt": f"INT. LOCK - DAY\n\n{plain}",
        "MicroDVD called .txt": f"{{0}}{{90}}{HEADLINE}\n{{91}}{{99}}{PARAGRAPHS[0]}\n", "ASS called .txt": f"[Script Info]\nTitle: {HEADLINE}\n",
        "roff me called .txt": f".sh 1 {HEADLINE}\n.pp\n{plain}", "table called .txt": f"a,b,c\n1,2,{HEADLINE}\n3,4,{HEADLINE}\n",
        "Telegram": json.dumps({"name": "x", "messages": [{"text": each} for each in PARAGRAPHS]}),
        "CSV": f"id,copy\n1,{HEADLINE}\n", "JSON Lines": json.dumps({"id": 1, "copy": HEADLINE}) + "\n",
        "Fountain": f"Title: {HEADLINE}\nAuthor: Nell\n\nFADE IN:\n\n{plain}", "mailbox": f"From n@example.org Tue May  4 10:00:00 2027\n{head.format('x', 'text/plain')}\n{plain}",
        "XML": f'<?xml version="1.0"?><doc><t>{plain.replace("&", "&amp;")}</t></doc>', "JSON": json.dumps({"a": plain}), "YAML": f"a: {HEADLINE}\n",
    }.items():  # fmt: skip
        yield name, f"file.{_ENDINGS.get(name, name.split()[-1].strip('.').lower())}", content.encode(), PARAGRAPHS
    yield "text in gzip", "file.txt.gz", gzip.compress(plain.encode()), SMALL
    yield "text in UTF-16", "file.txt", plain.encode("utf-16"), SMALL
    yield "text in Windows-1252", "file.txt", plain.encode("cp1252"), SMALL
    yield "PNG called .txt", "file.txt", b"\x89PNG\r\n\x1a\n" + bytes(40), SMALL
    yield "old Word file", "file.doc", b"\xd0\xcf\x11\xe0" + bytes(600) + "WordDocument".encode("utf-16-le"), SMALL


_ENDINGS = {
    "text": "txt", "CR line ends": "txt", "web page": "html", "web page called .txt": "txt", "XHTML": "xhtml", "Quarto": "qmd",
    "WordPress blocks": "txt", "WXR": "xml", "NITF": "xml", "NewsML-G2": "xml", "ninjs": "json", "Arc ANS": "json",
    "JSON-LD": "json", "e-mail": "eml", "e-mail in base64": "eml", "WebVTT": "vtt", "SubRip": "srt", "notebook": "ipynb",
    "JSON front matter": "md", "Google Docs": "html", "TEI": "xml", "Telegram": "json", "JSON Lines": "jsonl", "mailbox": "mbox", "text called .log": "log",
}  # fmt: skip


def differences(document: Document, copy: tuple[str, ...]) -> list[str]:
    """The paragraphs that are missing (-), and the words that are no copy (+)."""
    got = f" {' '.join(_WORD.findall(document.text))} "
    missing = []
    for each in sorted(copy, key=len, reverse=True):
        words = f" {' '.join(_WORD.findall(each))} "
        if words not in got:
            missing.append(f"-{each}")
        got = got.replace(words, " ¶ ", 1)
    for each in MAY_BE_READ:
        got = got.replace(f" {' '.join(_WORD.findall(each))} ", " ¶ ", 1)
    return missing + [f"+{word}" for word in got.split() if word != "¶"]


def verdict(name: str, data: bytes, copy: tuple[str, ...]) -> tuple[str, str]:
    try:
        document = read(data, name)
    except UnreadableError as error:
        return "refused", str(error)
    if not document.text.strip():
        return "refused", "has no words"
    if document.stub:
        return "refused", document.stub
    found = differences(document, copy)
    return ("WRONG", " ".join(found)) if found else ("read", document.format)


def table() -> int:
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        others = (
            (kind, name, data if isinstance(data, bytes) else data.encode(), PARAGRAPHS)
            for made in (newsroom_files, further_files)
            for kind, name, data in made.files(HEADLINE, PARAGRAPHS)
        )
        for format, name, data, copy in (*by_pandoc(Path(folder)), *by_hand(), *others):
            told, detail = verdict(name, data, copy)
            counts[told] += 1
            if told == "WRONG" or "--verbose" in sys.argv:
                print(f"{told:<8} {format:<22} {detail[:300]}")
    print(f"{counts.total()} files: {', '.join(f'{count} {told}' for told, count in sorted(counts.items()))}")
    return counts["WRONG"]


if __name__ == "__main__":
    sys.exit(1 if table() else 0)
