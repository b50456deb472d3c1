"""Further files that a newsroom has: wires, content systems, transcripts, mail, notes, packages, encodings.

`files(headline, paragraphs)` yields the name of each kind, what its file is called, and its bytes. They were written
before any was tried, each by the example of its program or its standard.
"""

# ruff: noqa: E501 - each file is written in one line
from __future__ import annotations

import base64
import html
import io
import json
import quopri
import zipfile
import zlib
from collections.abc import Iterator

from newsroom_files import File

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'


def packed(members: dict[str, str | bytes]) -> bytes:
    """Return a zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def told(value: object) -> str:
    """Return JSON."""
    return json.dumps(value, ensure_ascii=False)


def files(headline: str, paragraphs: tuple[str, ...]) -> Iterator[File]:
    """Yield the name of each kind, what its file is called, and what it holds."""
    escaped = tuple(html.escape(each, quote=False) for each in paragraphs)
    markup = "".join(f"<p>{each}</p>" for each in escaped)
    yield from _systems(headline, paragraphs, markup)
    yield from _wires(headline, paragraphs, markup)
    yield from _speech(paragraphs)
    yield from _mail(headline, paragraphs, markup)
    yield from _notes(headline, paragraphs, markup)
    yield from _markdown(headline, paragraphs)
    yield from _pages(headline, paragraphs, markup)
    yield from _office(headline, paragraphs, escaped)
    yield from _other(headline, paragraphs)
    yield from _pasted(headline, paragraphs, markup)


def _systems(headline: str, paragraphs: tuple[str, ...], markup: str) -> Iterator[File]:
    body = "\n\n".join(paragraphs)
    draft = [
        {
            "key": f"k{at}",
            "text": each,
            "type": "unstyled",
            "depth": 0,
            "inlineStyleRanges": [],
            "entityRanges": [],
            "data": {},
        }
        for at, each in enumerate(paragraphs)
    ]
    yield "Draft.js", "draft.json", told({"blocks": draft, "entityMap": {}})
    story = {
        "type": "doc",
        "content": [{"type": "paragraph", "content": [{"type": "text", "text": each}]} for each in paragraphs],
    }
    yield (
        "Storyblok",
        "story.json",
        told(
            {
                "story": {
                    "name": headline,
                    "slug": "gate",
                    "content": {"component": "article", "headline": headline, "body": story},
                }
            }
        ),
    )
    prismic = [{"type": "paragraph", "text": each, "spans": []} for each in paragraphs]
    yield (
        "Prismic",
        "prismic.json",
        told(
            {
                "id": "a",
                "type": "post",
                "data": {"title": [{"type": "heading1", "text": headline, "spans": []}], "body": prismic},
            }
        ),
    )
    blocks = [
        {
            "object": "block",
            "type": "paragraph",
            "paragraph": {"rich_text": [{"type": "text", "text": {"content": each}, "plain_text": each}]},
        }
        for each in paragraphs
    ]
    yield "Notion API", "notion.json", told({"object": "list", "results": blocks})
    docs = [
        {"startIndex": 1, "paragraph": {"elements": [{"textRun": {"content": each + "\n"}}]}}
        for each in (headline, *paragraphs)
    ]
    yield "Google Docs API", "docs.json", told({"title": headline, "body": {"content": docs}, "documentId": "x"})
    yield (
        "Superdesk",
        "superdesk.json",
        told(
            {
                "guid": "urn:x",
                "version": "2",
                "type": "text",
                "pubstatus": "usable",
                "headline": headline,
                "slugline": "gate",
                "byline": "Nell Okafor",
                "body_html": markup,
                "associations": {
                    "featuremedia": {"type": "picture", "headline": "Lock", "description_text": "The lock"}
                },
            }
        ),
    )
    yield (
        "AP Content API",
        "ap.json",
        told(
            {
                "data": {
                    "item": {
                        "type": "text",
                        "headline": headline,
                        "byline": "By Nell Okafor",
                        "renditions": {"nitf": {"href": "https://example.org/a"}},
                    }
                }
            }
        ),
    )
    yield (
        "dpa digital wire",
        "dpa.json",
        told(
            {
                "version_created": "2027-05-04T09:00:00Z",
                "headline": headline,
                "article_html": f"<section class='main'>{markup}</section>",
                "language": "en",
            }
        ),
    )
    yield "Kirby text", "article.txt", f"Title: {headline}\n\n----\n\nDate: 2027-05-04\n\n----\n\nText:\n\n{body}\n"
    yield (
        "MultiMarkdown metadata",
        "draft.md",
        f"Title:  {headline}\nAuthor: Nell Okafor\nDate:   2027-05-04\n\n{body}\n",
    )
    yield "pandoc title block", "draft.md", f"% {headline}\n% Nell Okafor\n% 2027-05-04\n\n{body}\n"
    yield (
        "Gutenberg with nested blocks",
        "post.html",
        '<!-- wp:group {"layout":{"type":"constrained"}} -->\n<div class="wp-block-group"><!-- wp:columns -->\n<div class="wp-block-columns"><!-- wp:column -->\n<div class="wp-block-column">'
        + "".join(
            f"<!-- wp:paragraph -->\n<p>{each}</p>\n<!-- /wp:paragraph -->"
            for each in markup.removeprefix("<p>").removesuffix("</p>").split("</p><p>")
        )
        + "</div>\n<!-- /wp:column --></div>\n<!-- /wp:columns --></div>\n<!-- /wp:group -->",
    )
    yield (
        "WXR with a page and a draft",
        "export.xml",
        f'<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Post</title><wp:author><wp:author_login>n</wp:author_login></wp:author><item><title>{headline}</title><content:encoded><![CDATA[{markup}]]></content:encoded><excerpt:encoded xmlns:excerpt="x"><![CDATA[]]></excerpt:encoded><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item><item><title>logo</title><content:encoded><![CDATA[]]></content:encoded><wp:post_type>attachment</wp:post_type></item></channel></rss>',
    )


def _wires(headline: str, paragraphs: tuple[str, ...], markup: str) -> Iterator[File]:
    texts = "".join(
        f"<element id='p{at}' type='body'>{each}</element>"
        for at, each in enumerate(markup.removeprefix("<p>").removesuffix("</p>").split("</p><p>"))
    )
    yield (
        "Naviga (idf)",
        "naviga.xml",
        f'<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x"><itemMeta><itemClass qcode="ninat:text"/><title>{headline}</title></itemMeta><contentMeta><headline>{headline}</headline></contentMeta><contentSet><inlineXML><idf xmlns="http://www.infomaker.se/idf/1.0"><group type="body"><element id="h" type="headline">{headline}</element>{texts}</group></idf></inlineXML></contentSet></newsItem>',
    )
    yield (
        "NITF with a table of tags",
        "story.nitf",
        f'<?xml version="1.0" encoding="ISO-8859-1"?><nitf><head><title>{headline}</title><docdata><date.issue norm="20270504"/><key-list><keyword key="canal"/></key-list></docdata></head><body><body.head><hedline><hl1>{headline}</hl1></hedline><byline>By <person>Nell Okafor</person></byline></body.head><body.content><block>{markup}</block></body.content><body.end><tagline>News desk</tagline></body.end></body></nitf>'.encode(
            "iso-8859-1", "xmlcharrefreplace"
        ),
    )
    yield (
        "Méthode",
        "story.xml",
        f'<?xml version="1.0"?><doc><story><headline><p>{headline}</p></headline><text>{markup}</text></story></doc>',
    )
    yield (
        "Atom with XHTML",
        "feed.xml",
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title type="text">{headline}</title><id>a</id><updated>2027-05-04T09:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{markup}</div></content></entry></feed>',
    )
    yield (
        "RSS in Windows-1252",
        "feed.rss",
        f'<?xml version="1.0" encoding="windows-1252"?><rss version="2.0"><channel><title>Post</title><item><title>{headline}</title><description><![CDATA[{markup}]]></description></item></channel></rss>'.encode(
            "cp1252"
        ),
    )
    yield (
        "RDF in Turtle",
        "data.ttl",
        f'@prefix dc: <http://purl.org/dc/terms/> .\n<http://example.org/a> dc:title "{headline}" ;\n  dc:description "Gate" .\n',
    )
    yield (
        "AP wire text",
        "wire.txt",
        f"^BC-Lock Gate,200\n^{headline}\n^By NELL OKAFOR\n^Associated Press\n"
        + "\n".join(f"   {each}" for each in paragraphs),
    )
    live = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": headline,
        "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "", "articleBody": each} for each in paragraphs],
    }
    yield "live blog in linked data", "live.json", told(live)
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Post"},
            {
                "@type": "NewsArticle",
                "headline": headline,
                "author": {"@type": "Person", "name": "Nell Okafor"},
                "articleBody": "\n\n".join(paragraphs),
            },
        ],
    }
    yield "graph of linked data", "graph.jsonld", told(graph)


def _speech(paragraphs: tuple[str, ...]) -> Iterator[File]:
    first, second, third = paragraphs
    yield (
        "podcast transcript",
        "talk.json",
        told(
            {
                "version": "1.0.0",
                "segments": [
                    {"speaker": who, "startTime": at, "endTime": at + 4.5, "body": each}
                    for at, (who, each) in enumerate(zip(("Ivy", "Tom", "Ivy"), paragraphs, strict=True))
                ],
            }
        ),
    )
    yield (
        "AssemblyAI",
        "talk.json",
        told(
            {
                "id": "x",
                "status": "completed",
                "text": " ".join(paragraphs),
                "utterances": [{"speaker": "A", "text": each, "start": 0, "end": 1} for each in paragraphs],
            }
        ),
    )
    yield (
        "Amazon Transcribe",
        "talk.json",
        told(
            {
                "jobName": "x",
                "results": {"transcripts": [{"transcript": " ".join(paragraphs)}], "items": []},
                "status": "COMPLETED",
            }
        ),
    )
    yield (
        "Deepgram",
        "talk.json",
        told(
            {
                "metadata": {},
                "results": {"channels": [{"alternatives": [{"transcript": " ".join(paragraphs), "confidence": 0.9}]}]},
            }
        ),
    )
    yield "YouTube transcript, copied", "talk.txt", f"0:00\n{first}\n0:04\n{second}\n1:02:07\n{third}\n"
    yield (
        "Google Meet transcript",
        "talk.txt",
        f"00:00:00\n\nIvy Lund: {first}\nTom Poe: {second}\n\n00:05:00\n\nIvy Lund: {third}\n",
    )
    yield (
        "Zoom captions",
        "closed_caption.txt",
        f"[Ivy Lund] 10:02:11\n{first}\n\n[Tom Poe] 10:02:19\n{second}\n\n[Ivy Lund] 10:03:00\n{third}\n",
    )
    yield "MPL2 subtitles called .txt", "film.txt", f"[10][40]{first}\n[50][90]{second}\n[100][150]{third}\n"
    yield "TMPlayer subtitles called .txt", "film.txt", f"00:00:10:{first}\n00:00:20:{second}\n00:00:30:{third}\n"
    yield (
        "SubViewer subtitles",
        "film.sub",
        f"[INFORMATION]\n[TITLE]Gate\n[END INFORMATION]\n[SUBTITLE]\n00:00:10.00,00:00:14.00\n{first}\n\n00:00:20.00,00:00:24.00\n{second}\n",
    )
    yield (
        "SubRip with speakers in brackets",
        "film.srt",
        f"1\n00:00:01,000 --> 00:00:04,000\n[IVY] {first}\n\n2\n00:00:05,000 --> 00:00:09,000\n[TOM] {second}\n\n3\n00:00:10,000 --> 00:00:15,000\n[IVY] {third}\n",
    )
    yield (
        "WebVTT with regions and cue settings",
        "film.vtt",
        f"WEBVTT Kind: captions; Language: en\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\nREGION\nid:a\nwidth:40%\n\n00:01.000 --> 00:04.000 region:a align:left position:10%\n<c.yellow>{first}</c>\n\n00:05.000 --> 00:09.000\n<i>{second}</i>\n\n00:10.000 --> 00:15.000\n{third.replace('&', '&amp;')}\n",
    )
    numbered = "\n".join(
        f"{at:>3}  {line}" for at, line in enumerate((f"IVY: {first}", f"TOM: {second}", f"IVY: {third}"), 1)
    )
    yield "court transcript with numbered lines", "hearing.txt", numbered + "\n"
    yield (
        "Facebook messages",
        "message_1.json",
        told(
            {
                "participants": [{"name": "Ivy"}],
                "messages": [{"sender_name": "Ivy", "timestamp_ms": 1, "content": each} for each in paragraphs],
                "title": "Gate",
                "thread_path": "inbox/a",
            }
        ),
    )
    yield (
        "Google Chat",
        "messages.json",
        told(
            {
                "messages": [
                    {"creator": {"name": "Ivy", "email": "i@example.org"}, "created_date": "Tuesday", "text": each}
                    for each in paragraphs
                ]
            }
        ),
    )


def _mail(headline: str, paragraphs: tuple[str, ...], markup: str) -> Iterator[File]:
    body = "\n\n".join(paragraphs)
    head = f"From: Nell Okafor <n@example.org>\nTo: Desk <d@example.org>\nDate: Tue, 4 May 2027 09:00:00 +0000\nSubject: {headline}\nMIME-Version: 1.0\n"
    flowed = "\n\n".join(each.replace(" and ", " \nand ") for each in paragraphs)
    yield "mail in flowed text", "a.eml", f"{head}Content-Type: text/plain; charset=utf-8; format=flowed\n\n{flowed}\n"
    yield (
        "signed mail (S/MIME)",
        "a.eml",
        f'{head}Content-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary="s"\n\n--s\nContent-Type: text/plain; charset=utf-8\n\n{body}\n\n--s\nContent-Type: application/pkcs7-signature; name="smime.p7s"\nContent-Transfer-Encoding: base64\n\nMIIG\n--s--\n',
    )
    yield (
        "encrypted mail (S/MIME)",
        "a.eml",
        f'{head}Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"\nContent-Transfer-Encoding: base64\n\nMIIGAYJKoZIhvcNAQcDoIIF\n',
    )
    nested = f'{head}Content-Type: multipart/mixed; boundary="m"\n\n--m\nContent-Type: multipart/alternative; boundary="a"\n\n--a\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{quopri.encodestring(body.encode()).decode()}\n--a\nContent-Type: multipart/related; boundary="r"\n\n--r\nContent-Type: text/html; charset=utf-8\n\n<html><body>{markup}</body></html>\n--r\nContent-Type: image/png\nContent-ID: <l>\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--r--\n--a--\n--m\nContent-Type: application/pdf; name="a.pdf"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n--m--\n'
    yield "mail in parts within parts", "a.eml", nested
    yield (
        "mail with its earlier messages",
        "a.eml",
        f"{head}Content-Type: text/plain; charset=utf-8\n\n{body}\n\n-- \nNell Okafor\nPenwick Post\n\n________________________________\nFrom: Desk <d@example.org>\nSent: Monday, May 3, 2027 10:00\nTo: Nell Okafor\nSubject: Gate\n\nSources say it was known.\n",
    )
    japanese = base64.b64encode(headline.encode("utf-8")).decode()
    yield (
        "mail with a coded subject and folded headers",
        "a.eml",
        f'Received: from a\n by b; Tue, 4 May 2027\nFrom: =?iso-8859-1?q?Nell_Okafor?= <n@example.org>\nSubject: =?utf-8?b?{japanese}?=\nTo: a@example.org,\n b@example.org\nContent-Type: text/plain;\n charset="windows-1252"\nContent-Transfer-Encoding: 8bit\nMIME-Version: 1.0\n\n'.encode()
        + body.encode("cp1252"),
    )
    yield (
        "web page by Chrome (MHTML)",
        "a.mhtml",
        'From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/a\nSubject: =?utf-8?Q?Lock?=\nDate: Tue, 4 May 2027 09:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html";\n\tboundary="----MultipartBoundary--x----"\n\n\n------MultipartBoundary--x----\nContent-Type: text/html\nContent-ID: <frame-1@mhtml.blink>\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://example.org/a\n\n'
        + quopri.encodestring(
            f"<!DOCTYPE html><html><head><title>{headline}</title></head><body><nav><a href='/'>Home</a></nav><article><h1>{headline}</h1>{markup}</article></body></html>".encode()
        ).decode()
        + "\n------MultipartBoundary--x----\nContent-Type: text/css\nContent-Location: cid:css\n\np { margin: 0 }\n------MultipartBoundary--x------\n",
    )
    yield (
        "message of a newsgroup",
        "post.txt",
        f"Path: news!not-for-mail\nFrom: n@example.org (Nell Okafor)\nNewsgroups: misc.news\nSubject: {headline}\nDate: Tue, 4 May 2027 09:00:00 GMT\nMessage-ID: <a@b>\n\n{body}\n",
    )


def _notes(headline: str, paragraphs: tuple[str, ...], markup: str) -> Iterator[File]:
    yield (
        "Logseq",
        "page.md",
        f"title:: {headline}\ntags:: canal\n\n"
        + "\n".join(f"- {each}\n  id:: 6{at}f-0" for at, each in enumerate(paragraphs)),
    )
    yield (
        "Roam export",
        "roam.json",
        told(
            [{"title": headline, "children": [{"string": each, "uid": f"u{at}"} for at, each in enumerate(paragraphs)]}]
        ),
    )
    yield "Bear", "note.md", f"# {headline}\n#desk/canal#\n\n" + "\n\n".join(paragraphs)
    yield (
        "Standard Notes",
        "notes.txt",
        told(
            {
                "version": "004",
                "items": [
                    {
                        "uuid": "x",
                        "content_type": "Note",
                        "content": {"title": headline, "text": "\n\n".join(paragraphs)},
                    }
                ],
            }
        ),
    )
    yield (
        "Simplenote",
        "notes.json",
        told(
            {
                "activeNotes": [{"id": "x", "content": "\n\n".join((headline, *paragraphs)), "creationDate": "2027"}],
                "trashedNotes": [],
            }
        ),
    )
    yield (
        "Day One",
        "journal.json",
        told(
            {
                "metadata": {"version": "1.0"},
                "entries": [{"uuid": "x", "text": f"# {headline}\n\n" + "\n\n".join(paragraphs)}],
            }
        ),
    )
    yield (
        "Apple Notes as a page",
        "note.html",
        f'<div><b><span style="font-size: 24px">{headline}</span></b></div>\n<div><br></div>\n'
        + "\n<div><br></div>\n".join(
            f"<div>{each}</div>" for each in markup.removeprefix("<p>").removesuffix("</p>").split("</p><p>")
        ),
    )
    yield (
        "Trello",
        "board.json",
        told({"name": "Desk", "cards": [{"name": headline, "desc": "\n\n".join(paragraphs)}], "lists": []}),
    )
    yield (
        "Zeppelin notebook",
        "note.zpln",
        told({"paragraphs": [{"text": "%md\n" + "\n\n".join(paragraphs), "config": {}}], "name": headline, "id": "2A"}),
    )
    yield (
        "Databricks notebook",
        "notebook.py",
        "# Databricks notebook source\n# MAGIC %md\n"
        + "\n# MAGIC\n".join(f"# MAGIC {each}" for each in paragraphs)
        + "\n\n# COMMAND ----------\n\nprint(1)\n",
    )
    yield "Twine story called .txt", "story.twee", f":: StoryTitle\n{headline}\n\n:: Start\n" + "\n\n".join(paragraphs)


def _markdown(headline: str, paragraphs: tuple[str, ...]) -> Iterator[File]:
    first, second, third = paragraphs
    yield "GitHub alerts", "a.md", f"# {headline}\n\n> [!NOTE]\n> {first}\n\n{second}\n\n{third}\n"
    yield (
        "MkDocs admonitions",
        "a.md",
        f'# {headline}\n\n!!! note "Note"\n\n    {first}\n\n{second}\n\n{third}\n'.replace('"Note"', '""'),
    )
    yield (
        "Pandoc divs and spans",
        "a.md",
        f"# {headline} {{#top .lead}}\n\n::: {{.box}}\n{first}\n:::\n\n[{second}]{{.smallcaps}}\n\n{third}\n",
    )
    yield (
        "Markdoc",
        "a.md",
        f'---\ntitle: {headline}\n---\n\n{{% callout type="note" %}}\n{first}\n{{% /callout %}}\n\n{second}\n\n{third}\n',
    )
    yield (
        "Eleventy with Nunjucks",
        "a.md",
        f'---\ntitle: {headline}\n---\n\n{{% include "header.njk" %}}\n\n{first}\n\n{{# the desk asks #}}\n\n{second}\n\n{third}\n',
    )
    yield (
        "Hugo with a figure and a remark",
        "a.md",
        f'+++\ntitle = "{headline}"\n+++\n\n{first}\n\n{{{{< figure src="a.jpg" >}}}}\n\n{{{{/* Sources said this is for the desk. */}}}}\n\n{second}\n\n{third}\n',
    )
    yield (
        "Jekyll with attributes and Liquid",
        "a.md",
        f'---\nlayout: post\ntitle: "{headline}"\n---\n\n{first}\n{{: .lead}}\n\n{{% comment %}}Sources said so.{{% endcomment %}}\n\n{second}\n\n{{% include figure.html src="a.jpg" %}}\n\n{third}\n',
    )
    yield (
        "Obsidian with callouts and block ids",
        "a.md",
        f"---\ntags: [a]\n---\n# {headline}\n\n> [!info]- Background\n> {first}\n\n{second} ^gate1\n\n%% the desk asks: who? %%\n\n{third}\n\n```dataview\nlist\n```\n".replace(
            " Background", ""
        ),
    )
    yield (
        "R Markdown with chunks",
        "a.Rmd",
        f"---\ntitle: {headline}\noutput: html_document\n---\n\n```{{r setup, include=FALSE}}\nknitr::opts_chunk$set(echo = FALSE)\n```\n\n{first}\n\n{second}\n\n{third}\n",
    )
    yield (
        "MDX with components",
        "a.mdx",
        f"import {{ Box }} from './box'\n\nexport const meta = {{\n  title: 'x'\n}}\n\n# {headline}\n\n<Box kind=\"note\">\n\n{first}\n\n</Box>\n\n{{/* the desk asks */}}\n\n{second}\n\n{third}\n",
    )
    yield (
        "a file that begins with a rule",
        "a.md",
        f"---\n\n# {headline}\n\n{first}\n\n---\n\n{second}\n\n***\n\n{third}\n",
    )
    yield (
        "Fountain called .txt",
        "a.txt",
        f"Title: {headline}\nCredit: written by\nAuthor: Nell\n\nINT. LOCK HOUSE - DAY\n\n{first}\n\nIVY\n(softly)\n{second}\n",
    )


def _pages(headline: str, paragraphs: tuple[str, ...], markup: str) -> Iterator[File]:
    frame = '<!doctype html><html lang="en"><head><title>{}</title>{}</head><body><nav><a href="/">Home</a> <a href="/n">News</a></nav>{}<footer>Contact us</footer></body></html>'
    yield (
        "page in microdata",
        "a.html",
        frame.format(
            headline,
            "",
            f'<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{headline}</h1><div itemprop="articleBody">{markup}</div></div>',
        ),
    )
    yield (
        "page in microformats",
        "a.html",
        frame.format(
            headline,
            "",
            f'<div class="h-entry"><h1 class="p-name">{headline}</h1><div class="e-content">{markup}</div></div>',
        ),
    )
    state = told({"props": {"pageProps": {"article": {"headline": headline, "body": markup}}}, "page": "/a"})
    yield (
        "page whose text is in a script of Next.js",
        "a.html",
        frame.format(
            headline, "", f'<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{state}</script>'
        ),
    )
    yield (
        "page in a shadow tree",
        "a.html",
        frame.format(
            headline,
            "",
            f'<main><h1>{headline}</h1><post-body><template shadowrootmode="open"><style>p{{margin:0}}</style>{markup}</template></post-body></main>',
        ),
    )
    yield (
        "page in ISO-8859-15",
        "a.html",
        frame.format(
            headline, '<meta charset="iso-8859-15">', f"<article><h1>{headline}</h1>{markup}</article>"
        ).encode("iso-8859-15", "xmlcharrefreplace"),
    )
    yield (
        "page in capital tags",
        "a.htm",
        f"<HTML><HEAD><TITLE>{headline}</TITLE></HEAD><BODY BGCOLOR=#FFFFFF><H1>{headline}</H1>"
        + "".join(f"<P>{each}" for each in markup.removeprefix("<p>").removesuffix("</p>").split("</p><p>"))
        + "</BODY></HTML>",
    )
    yield (
        "Instant Article",
        "a.html",
        f'<!doctype html><html lang="en" prefix="op: http://media.facebook.com/op#"><head><meta property="op:markup_version" content="v1.0"></head><body><article><header><h1>{headline}</h1><address><a>Nell Okafor</a></address></header>{markup}<footer><small>© Penwick</small></footer></article></body></html>',
    )
    yield (
        "HAR",
        "a.har",
        told(
            {
                "log": {
                    "version": "1.2",
                    "creator": {"name": "x"},
                    "entries": [
                        {
                            "response": {
                                "content": {"mimeType": "text/html", "text": f"<html><body>{markup}</body></html>"}
                            }
                        }
                    ],
                }
            }
        ),
    )
    yield (
        "WACZ",
        "a.wacz",
        packed({"datapackage.json": "{}", "archive/data.warc.gz": b"\x1f\x8b", "pages/pages.jsonl": "{}"}),
    )
    yield (
        "post of ActivityPub",
        "note.json",
        told(
            {
                "@context": "https://www.w3.org/ns/activitystreams",
                "type": "Article",
                "name": headline,
                "content": markup,
                "attributedTo": "https://example.org/u/nell",
            }
        ),
    )
    yield (
        "Reddit",
        "post.json",
        told(
            [
                {
                    "kind": "Listing",
                    "data": {
                        "children": [{"kind": "t3", "data": {"title": headline, "selftext": "\n\n".join(paragraphs)}}]
                    },
                }
            ]
        ),
    )
    yield (
        "Discourse",
        "topic.json",
        told({"post_stream": {"posts": [{"id": 1, "username": "nell", "cooked": markup}]}, "title": headline}),
    )
    yield (
        "page in WML",
        "a.wml",
        f'<?xml version="1.0"?><!DOCTYPE wml PUBLIC "-//WAPFORUM//DTD WML 1.1//EN" "http://www.wapforum.org/DTD/wml_1.1.xml"><wml><card title="{headline}">{markup}</card></wml>',
    )


def _office(headline: str, paragraphs: tuple[str, ...], escaped: tuple[str, ...]) -> Iterator[File]:
    word = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in escaped)
    head = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{headline}</w:t></w:r></w:p>'

    def docx(body: str, **more: str) -> bytes:
        return packed(
            {
                "[Content_Types].xml": _TYPES,
                "_rels/.rels": _RELATIONS,
                "word/document.xml": f'<?xml version="1.0"?><w:document {_W}><w:body>{body}</w:body></w:document>',
                **more,
            }
        )

    yield "Word without any styles", "a.docx", docx(head + word)
    cut = "".join(
        f'<w:p><w:r><w:t>{each[:9]}</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve">{each[9:]}</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>'
        for each in ("".join(each) for each in paragraphs[:2])
    )
    yield "Word with runs cut and hidden", "a.docx", docx(head + cut + word[word.rindex("<w:p>") :])
    moved = (
        f'<w:p><w:moveFrom w:id="1" w:author="a"><w:r><w:t>{escaped[0]}</w:t></w:r></w:moveFrom></w:p>'
        + word.replace("<w:p><w:r>", '<w:p><w:moveTo w:id="2" w:author="a"><w:r>', 1).replace(
            "</w:r></w:p>", "</w:r></w:moveTo></w:p>", 1
        )
    )
    yield "Word with a paragraph moved", "a.docx", docx(head + moved)
    alternate = word.replace(
        "<w:p><w:r>",
        '<w:p><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:r>',
        1,
    ).replace(
        "</w:r></w:p>",
        f"</w:r></mc:Choice><mc:Fallback><w:r><w:t>{escaped[0]}</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>",
        1,
    )
    yield "Word with alternate content", "a.docx", docx(head + alternate)
    yield (
        "Word by a smart tag and a control",
        "a.docx",
        docx(
            head
            + word.replace("<w:r>", '<w:smartTag w:element="place"><w:sdt><w:sdtContent><w:r>').replace(
                "</w:r>", "</w:r></w:sdtContent></w:sdt></w:smartTag>"
            )
        ),
    )
    units = "".join(f"\\u{ord(sign)}?" if ord(sign) > 127 else sign for sign in "\\par\n".join(paragraphs))
    yield (
        "RTF by TextEdit",
        "a.rtf",
        f"{{\\rtf1\\ansi\\ansicpg1252\\cocoartf2709\n\\cocoatextscaling0\\cocoaplatform0{{\\fonttbl\\f0\\fswiss\\fcharset0 Helvetica;}}\n{{\\colortbl;\\red255\\green255\\blue255;}}\n{{\\*\\expandedcolortbl;;}}\n\\pard\\tx560\\pardirnatural\\partightenfactor0\n\n\\f0\\fs24 \\cf0 {units}}}",
    )
    yield (
        "RTF with a picture and a field",
        "a.rtf",
        f"{{\\rtf1\\ansi{{\\info{{\\author Nell}}}}{{\\header Draft}}{{\\*\\generator Riched20}}\\pard {{\\pict\\pngblip 89504e470d0a1a0a}}{units}\\par{{\\field{{\\*\\fldinst PAGE}}{{\\fldrslt }}}}}}",
    )
    yield "Lotus Word Pro", "a.lwp", b"WordPro\x00" + bytes(300)
    yield "AppleWorks", "a.cwk", b"\x06\x07\xe1\x00BOBO" + bytes(300)
    yield (
        "encrypted OpenDocument",
        "a.odt",
        packed(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
                "content.xml": bytes(range(256)),
            }
        ),
    )
    yield (
        "Uniform Office",
        "a.uot",
        '<?xml version="1.0" encoding="UTF-8"?>\n<uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof" uof:language="en"><uof:x/></uof:UOF>',
    )
    yield (
        "Markdown in a TextBundle",
        "a.textbundle.zip",
        packed({"a.textbundle/info.json": '{"version":2}', "a.textbundle/text.md": f"# {headline}\n"}),
    )


def _pasted(headline: str, paragraphs: tuple[str, ...], markup: str) -> Iterator[File]:
    first, second, third = paragraphs
    body = "\n\n".join(paragraphs)
    head = f"# {headline}\n\n"
    yield (
        "Markdown with an end of its excerpt",
        "a.md",
        f"---\ntitle: {headline}\n---\n{first}\n\n<!--more-->\n\n{second}\n\n{third}\n",
    )
    yield "Markdown with its contents", "a.md", f"{head}[TOC]\n\n[[_TOC_]]\n\n{body}\n"
    yield "Markdown with a contents list of Kramdown", "a.md", f"{head}* TOC\n{{:toc}}\n\n{body}\n"
    yield (
        "Markdown with citations of pandoc",
        "a.md",
        f"{head}{first} [@smith2027, p. 3]\n\n{second} [@poe]\n\n{third}\n",
    )
    yield (
        "Markdown with commands of LaTeX",
        "a.md",
        f"{head}\\newpage\n\n{first}\n\n\\pagebreak\n\n{second}\n\n{third}\n",
    )
    yield "Markdown with boxes of HackMD", "a.md", f"{head}:::info\n{first}\n:::\n\n{second}\n\n{third}\n"
    yield "Markdown with a box of Docusaurus", "a.md", f"{head}:::note\n\n{first}\n\n:::\n\n{second}\n\n{third}\n"
    yield "Markdown with emoji", "a.md", f"{head}{first} :wave:\n\n{second}\n\n{third} :+1:\n"
    yield (
        "Markdown with comments of the desk",
        "a.md",
        f"{head}[//]: # (ask the desk)\n\n{first}\n\n[comment]: <> (who says so?)\n\n{second}\n\n{third}\n",
    )
    yield "Markdown with a table of attributes", "a.md", f"{head}| | |\n|-|-|\n\n{body}\n\n*[HTML]: Hyper Text\n"
    yield (
        "page by Word",
        "a.htm",
        f'<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>Nell</o:Author></o:DocumentProperties></xml><![endif]--><style>p.MsoNormal {{margin:0}}</style></head><body lang=EN-GB><div class=WordSection1><p class=MsoTitle>{headline}<o:p></o:p></p>'
        + markup.replace("<p>", "<p class=MsoNormal>").replace(
            "</p>", "<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
        )
        + "</div></body></html>",
    )
    yield (
        "mail by Outlook",
        "a.eml",
        f'From: Nell <n@example.org>\nTo: d@example.org\nSubject: {headline}\nMIME-Version: 1.0\nContent-Type: text/html; charset="utf-8"\n\n<html><body><div class=WordSection1>'
        + markup.replace("<p>", "<p class=MsoNormal>")
        + '<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class=MsoNormal><b>From:</b> Desk &lt;d@example.org&gt;<br><b>Sent:</b> Monday<br><b>To:</b> Nell<br><b>Subject:</b> Gate</p></div><p class=MsoNormal>Sources say it was known.</p></div></body></html>',
    )
    yield (
        "mail by Gmail, forwarded",
        "a.eml",
        f"From: Nell <n@example.org>\nTo: d@example.org\nSubject: {headline}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{body}\n\n---------- Forwarded message ---------\nFrom: Desk <d@example.org>\nDate: Mon, May 3, 2027\nSubject: Gate\n\nSources say it was known.\n",
    )
    yield (
        "newsletter of Mailchimp",
        "a.html",
        f'<!doctype html><html><head><title>{headline}</title></head><body><center><table id="bodyTable"><tr><td><div style="display:none">Preview text here</div><table class="mcnTextBlock"><tr><td class="mcnTextContent"><h1>{headline}</h1>{markup}</td></tr></table></td></tr><tr><td class="footerContainer"><a href="*|UNSUB|*">Unsubscribe</a></td></tr></table></center></body></html>',
    )
    yield (
        "captions of YouTube that roll",
        "a.vtt",
        f"WEBVTT\nKind: captions\nLanguage: en\n\n00:00:00.000 --> 00:00:02.000 align:start position:0%\n \n{first[:50].rsplit(' ', 1)[0]}<00:00:00.480><c> x</c>\n".replace(
            "<00:00:00.480><c> x</c>", ""
        )
        + f"\n00:00:02.000 --> 00:00:04.000\n{first[:50].rsplit(' ', 1)[0]}\n{first[len(first[:50].rsplit(' ', 1)[0]) + 1 :]}\n\n00:00:05.000 --> 00:00:07.000\n{second}\n\n00:00:08.000 --> 00:00:09.000\n{third.replace('&', '&amp;')}\n",
    )
    yield (
        "SubRip by Premiere",
        "a.srt",
        f'\ufeff1\r\n00:00:01,000 --> 00:00:04,000\r\n{{\\an8}}<b>{first}</b>\r\n\r\n2\r\n00:00:05,000 --> 00:00:09,000\r\n<font color="#fff">{second}</font>\r\n\r\n3\r\n00:00:10,000 --> 00:00:14,000\r\n{third}\r\n',
    )
    yield (
        "WebVTT by Teams with names of cues",
        "a.vtt",
        f"WEBVTT\n\n5f2c9e1a-0000-4000-8000-00000000000a/12-0\n00:00:01.000 --> 00:00:04.000\n<v Ivy Lund>{first}</v>\n\n5f2c9e1a-0000-4000-8000-00000000000a/13-0\n00:00:05.000 --> 00:00:09.000\n<v Tom Poe>{second}</v>\n\n5f2c9e1a-0000-4000-8000-00000000000a/14-0\n00:00:10.000 --> 00:00:15.000\n<v Ivy Lund>{third.replace('&', '&amp;')}</v>\n",
    )
    yield (
        "Slack, copied",
        "a.txt",
        f"Ivy Lund  9:14 AM\n{first}\n\nTom Poe  9:16 AM\n{second}\n\nIvy Lund  9:20 AM\n{third}\n",
    )
    yield "Messenger, copied", "a.txt", f"Ivy Lund\n{first}\n\nTom Poe\n{second}\n\nIvy Lund\n{third}\n"
    yield (
        "Whisper in text with times",
        "a.txt",
        f"[00:00:00.000 --> 00:00:04.000]   {first}\n[00:00:04.000 --> 00:00:09.000]   {second}\n[00:00:09.000 --> 00:00:15.000]   {third}\n",
    )
    yield (
        "interview with initials",
        "a.txt",
        f"{headline}\n\nQ. {first}\n\nA. {second}\n\nQ. {third}\n".replace("Q. ", "").replace("A. ", ""),
    )
    yield "press release", "a.txt", f"FOR IMMEDIATE RELEASE\n\n{headline}\n\n{body}\n\n###\n"
    yield "text with a rule of stars", "a.txt", f"{headline}\n\n{first}\n\n* * *\n\n{second}\n\n***\n\n{third}\n"
    yield (
        "RTF in Cyrillic and Latin",
        "a.rtf",
        (
            "{\\rtf1\\ansi\\ansicpg1251\\uc0{\\fonttbl{\\f0\\fcharset204 Arial;}}\\f0 "
            + "\\par ".join(
                "".join(f"\\u{ord(sign)} " if ord(sign) > 127 else sign for sign in each) for each in paragraphs
            )
            + "}"
        ),
    )
    yield (
        "RTF with a table and a note",
        "a.rtf",
        (
            "{\\rtf1\\ansi\\deff0{\\*\\listtable{\\list}}{\\*\\rsidtbl \\rsid1}{\\*\\xmlnstbl}\\pard "
            + "\\par\\pard ".join(
                "".join(f"\\u{ord(sign)}?" if ord(sign) > 127 else sign for sign in each) for each in paragraphs
            )
            + "\\par{\\*\\themedata 504b}{\\*\\datastore 0105}}"
        ),
    )
    yield (
        "HTML with entities of every kind",
        "a.html",
        f"<h1>{headline}</h1>"
        + "".join(
            f"<p>{''.join(f'&#x{ord(sign):x};' if sign in '“”’–' else sign for sign in each)}</p>"
            for each in markup.removeprefix("<p>").removesuffix("</p>").split("</p><p>")
        ),
    )
    yield (
        "RSS with a title in entities",
        "a.rss",
        f"<rss version='2.0'><channel><title>Post</title><item><title><![CDATA[{headline}]]></title><link>https://example.org</link><guid>1</guid><pubDate>Tue, 04 May 2027 09:00:00 GMT</pubDate><dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>Nell Okafor</dc:creator><category>News</category><content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'><![CDATA[{markup}<p><a href='https://example.org'>Read more</a></p>]]></content:encoded></item></channel></rss>".replace(
            "<p><a href='https://example.org'>Read more</a></p>", ""
        ),
    )
    yield (
        "page by Quarto",
        "a.html",
        f'<!DOCTYPE html><html><head><meta name="generator" content="quarto-1.5"><title>{headline}</title></head><body class="fullcontent"><div id="quarto-content"><main class="content" id="quarto-document-content"><header id="title-block-header"><h1 class="title">{headline}</h1></header>{markup}</main></div></body></html>',
    )
    yield (
        "Textile with classes",
        "a.textile",
        f"h1(lead). {headline}\n\np(first). {first}\n\np{{color:red}}. {second}\n\np[en]. {third}\n",
    )
    yield (
        "AsciiDoc with attributes",
        "a.adoc",
        f"= {headline}\nNell Okafor\n:town: Penwick\n:url-report: https://example.org\n\n{first.replace('Penwick', '{town}')}\n\n{second.replace('a report', '{url-report}[a report]')}\n\n{third.replace('“', chr(34) + '`').replace('”', '`' + chr(34))}\n",
    )
    yield (
        "Org with entities",
        "a.org",
        f"#+TITLE: {headline}\n\n{first}\n\n{second}\n\n{third.replace('“', chr(92) + 'ldquo{}').replace('”', chr(92) + 'rdquo{}').replace('&', chr(92) + 'amp{}')}\n",
    )
    yield (
        "reStructuredText with a substitution",
        "a.rst",
        f"{headline}\n{'=' * len(headline)}\n\n{first.replace('Penwick', '|town|')}\n\n{second}\n\n{third}\n\n.. |town| replace:: Penwick\n",
    )


def _other(headline: str, paragraphs: tuple[str, ...]) -> Iterator[File]:
    plain = "\n\n".join((headline, *paragraphs))
    yield (
        "text in code page 850 of DOS",
        "a.txt",
        plain.replace("“", '"').replace("”", '"').replace("’", "'").encode("cp850"),
    )
    yield "text in Zstandard", "a.txt.zst", b"\x28\xb5\x2f\xfd" + bytes(60)
    yield "text in Brotli", "a.txt.br", b"\x0b\x02\x80" + zlib.compress(plain.encode())
    yield "text in an encrypted archive", "a.zip", b"PK\x03\x04\x14\x00\x01\x00\x00\x00" + bytes(60)
    yield (
        "GeoJSON",
        "a.geojson",
        told(
            {
                "type": "FeatureCollection",
                "features": [{"type": "Feature", "properties": {"name": headline}, "geometry": None}],
            }
        ),
    )
    yield (
        "KML",
        "a.kml",
        f'<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>{headline}</name></Document></kml>',
    )
    yield "JSON with remarks", "a.json5", f"// drafts\n{{\n  title: '{headline}',\n}}\n"
    yield (
        "DocBook in SGML",
        "a.sgml",
        f'<!DOCTYPE article PUBLIC "-//OASIS//DTD DocBook V4.1//EN">\n<article><title>{headline}</title><para>Gate</para></article>',
    )
    yield "PmWiki called .txt", "a.txt", f"(:title {headline}:)\n!! {headline}\n\n{plain}\n\n[[Main/HomePage]]"
    yield "Creole called .txt", "a.txt", f"= {headline}\n\n{plain}\n\n//The end// [[Home|home page]]\n"
    yield "Setext headings called .txt", "a.txt", f"{headline}\n{'=' * len(headline)}\n\n" + "\n\n".join(paragraphs)
    yield "ChordPro", "a.cho", f"{{title: {headline}}}\n[G]The lock [C]gate\n"
    yield "Properties of Java", "a.properties", f"title={headline}\nbody=Gate\n"
    yield "PO in gzip", "a.po", f'#: a\nmsgid "gate"\nmsgstr "{headline}"\n'
    yield (
        "subtitles in EBU-TT-D",
        "a.xml",
        f'<?xml version="1.0"?><tt:tt xmlns:tt="http://www.w3.org/ns/ttml" xml:lang="en"><tt:body><tt:div><tt:p begin="0s" end="2s">{headline}</tt:p></tt:div></tt:body></tt:tt>',
    )
    yield "Markdown with CR line ends", "a.md", f"# {headline}\r\r".encode() + "\r\r".join(paragraphs).encode()
    yield (
        "text with a soft hyphen in each word",
        "a.txt",
        plain.replace("council", "coun\u00adcil").replace("released", "re\u00adleased"),
    )
