"""Files that a newsroom has, as its programs write them: exports, transcripts, wires, mail, encodings, packages.

`files(headline, paragraphs)` yields the name of each kind, what its file is called, and its bytes; the article in it is
always the same. What is in a file beside the article, and may be read, are the words of MAY_BE_READ.
"""

# ruff: noqa: E501 - each file is written in one line
from __future__ import annotations

import base64
import bz2
import gzip
import html
import io
import json
import lzma
import quopri
import tarfile
import zipfile
from collections.abc import Iterator

File = tuple[str, str, str | bytes]


def zipped(**members: str | bytes) -> bytes:
    """Return a zip archive; a double underscore in a name stands for a slash, a single one before its end for a dot."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name.replace("__", "/").replace("_", ".")), content)
    return stream.getvalue()


def tarred(name: str, content: str) -> bytes:
    """Return a tar archive with one file."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        member = tarfile.TarInfo(name)
        member.size = len(content.encode())
        archive.addfile(member, io.BytesIO(content.encode()))
    return stream.getvalue()


def files(headline: str, paragraphs: tuple[str, ...]) -> Iterator[File]:
    """Yield the name of each kind, what its file is called, and what it holds."""
    escaped = tuple(html.escape(each, quote=False) for each in paragraphs)
    markup = "".join(f"<p>{each}</p>" for each in escaped)
    plain = "\n\n".join((headline, *paragraphs))
    body = "\n\n".join(paragraphs)
    yield from _content_systems(headline, paragraphs, markup)
    yield from _notes(headline, body, plain, markup)
    yield from _feeds_and_wires(headline, paragraphs, escaped, markup)
    yield from _transcripts(paragraphs)
    yield from _mail(headline, body, markup)
    yield from _layout(headline, paragraphs, escaped)
    yield from _office(headline, plain, markup, escaped)
    yield from _text(headline, body, plain, paragraphs)
    yield from _pages(headline, markup)
    yield from _packed(plain, markup)


def _content_systems(headline: str, paragraphs: tuple[str, ...], markup: str) -> Iterator[File]:
    def told(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    def nodes(kind: str, text: str, inner: str) -> list[object]:
        return [{kind: "paragraph", inner: [{kind: "text", text: each}]} for each in paragraphs]

    ghost = {"title": headline, "slug": "gate", "mobiledoc": None, "html": markup, "status": "published"}
    yield "Ghost export", "ghost.json", told({"db": [{"meta": {"version": "5.2"}, "data": {"posts": [ghost]}}]})
    yield "Ghost API", "ghost-api.json", told({"posts": [ghost], "meta": {}})
    yield (
        "WordPress API",
        "post.json",
        told(
            {
                "id": 7,
                "type": "post",
                "title": {"rendered": headline},
                "content": {"rendered": markup},
                "excerpt": {"rendered": ""},
            }
        ),
    )
    yield (
        "Drupal JSON:API",
        "node.json",
        told(
            {
                "jsonapi": {"version": "1.0"},
                "data": {
                    "type": "node--article",
                    "attributes": {"title": headline, "body": {"value": markup, "format": "html"}},
                },
            }
        ),
    )
    yield (
        "Contentful",
        "contentful.json",
        told(
            {
                "entries": [
                    {
                        "fields": {
                            "body": {
                                "en-GB": {"nodeType": "document", "content": nodes("nodeType", "value", "content")}
                            }
                        }
                    }
                ]
            }
        ),
    )
    yield (
        "Sanity",
        "sanity.ndjson",
        "".join(told({"_type": "block", "children": [{"_type": "span", "text": each}]}) + "\n" for each in paragraphs),
    )
    yield (
        "Sanity called .txt",
        "sanity.txt",
        "".join(told({"_type": "block", "children": [{"_type": "span", "text": each}]}) + "\n" for each in paragraphs),
    )
    yield (
        "Strapi",
        "strapi.json",
        told({"data": {"id": 1, "attributes": {"title": headline, "body": "\n\n".join(paragraphs)}}}),
    )
    yield (
        "Editor.js",
        "editor.json",
        told(
            {
                "time": 1,
                "blocks": [{"type": "paragraph", "data": {"text": each}} for each in paragraphs],
                "version": "2.2",
            }
        ),
    )
    yield "Quill", "quill.json", told({"ops": [{"insert": "\n".join(paragraphs)}]})
    yield "ProseMirror", "prosemirror.json", told({"type": "doc", "content": nodes("type", "text", "content")})
    yield "Slate", "slate.json", told([{"type": "paragraph", "children": [{"text": each}]} for each in paragraphs])
    yield "Lexical", "lexical.json", told({"root": {"children": nodes("type", "text", "children"), "type": "root"}})
    yield (
        "Apple News",
        "article.json",
        told(
            {
                "version": "1.7",
                "identifier": "x",
                "title": headline,
                "components": [
                    {"role": "title", "text": headline},
                    *({"role": "body", "text": each} for each in paragraphs),
                ],
            }
        ),
    )
    yield (
        "JSON Feed",
        "feed.json",
        told(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "Post",
                "items": [{"id": "1", "title": headline, "content_html": markup}],
            }
        ),
    )
    yield (
        "ninjs 2",
        "ninjs2.json",
        told(
            {
                "uri": "x",
                "headlines": [{"role": "main", "value": headline}],
                "bodies": [{"contentType": "text/html", "value": markup}],
            }
        ),
    )
    yield (
        "ninjs 3 in text",
        "ninjs3.json",
        told(
            {
                "uri": "x",
                "headlines": [{"value": headline}],
                "bodies": [{"contentType": "text/plain", "value": "\n\n".join(paragraphs)}],
            }
        ),
    )
    yield (
        "Movable Type",
        "blog.txt",
        f"AUTHOR: Nell Okafor\nTITLE: {headline}\nSTATUS: Publish\nDATE: 05/04/2027 09:00:00 AM\n-----\nBODY:\n"
        + "\n\n".join(paragraphs)
        + "\n-----\nEXTENDED BODY:\n\n-----\n--------\n",
    )
    yield (
        "Medium export",
        "medium.html",
        f'<!DOCTYPE html><html><head><title>{headline}</title></head><body><article class="h-entry"><header><h1 class="p-name">{headline}</h1></header><section data-field="subtitle" class="p-summary"></section><section data-field="body" class="e-content"><section class="section"><div class="section-inner">{markup}</div></section></section><footer><p>By <a class="p-author h-card">Nell Okafor</a> on <a><time class="dt-published">May 4, 2027</time></a>.</p><p><a class="p-canonical">Canonical link</a></p><p>Exported from <a>Medium</a> on May 5, 2027.</p></footer></article></body></html>',
    )
    yield (
        "Substack export",
        "1.gate.html",
        f"<div class='captioned-image-container'></div>{markup}<div class='subscription-widget-wrap'><p>Subscribe now</p></div>",
    )
    yield (
        "Blogger export",
        "blogger.xml",
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><entry><category term="http://schemas.google.com/blogger/2008/kind#post"/><title type="text">{headline}</title><content type="html">{html.escape(markup)}</content></entry></feed>',
    )
    yield (
        "Tumblr",
        "tumblr.html",
        f"<!DOCTYPE HTML><html><head></head><body><h1>{headline}</h1>{markup}<div id='footer'><span id='timestamp'> May 4th, 2027 9:00am </span></div></body></html>",
    )
    yield "Contentful in YAML", "post.yaml", f"title: {headline}\nbody: |\n  {paragraphs[0]}\n"
    yield "Hugo in TOML", "gate.md", f'+++\ntitle = "{headline}"\ndate = 2027-05-04\n+++\n\n' + "\n\n".join(paragraphs)
    yield (
        "SQL dump",
        "dump.txt",
        f"-- MySQL dump 10.13\n--\n-- Host: localhost\n\nDROP TABLE IF EXISTS `posts`;\nINSERT INTO `posts` VALUES (1,'{headline}');\n",
    )


def _notes(headline: str, body: str, plain: str, markup: str) -> Iterator[File]:
    yield (
        "Notion page",
        "Gate 1a2b.html",
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><title>{headline}</title><style>p{{color:red}}</style></head><body><article id="1a" class="page sans"><header><h1 class="page-title">{headline}</h1><p class="page-description"></p><table class="properties"><tbody><tr class="property-row"><th>Created</th><td>@May 4, 2027</td></tr></tbody></table></header><div class="page-body">{markup}</div></article><span class="sans" style="font-size:14px;padding-top:2em"></span></body></html>',
    )
    yield "Notion Markdown", "Gate 1a2b.md", f"# {headline}\n\nCreated: May 4, 2027 9:00 AM\nStatus: Draft\n\n{body}\n"
    yield (
        "Evernote",
        "notes.enex",
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">\n<en-export export-date="20270504T090000Z"><note><title>{headline}</title><content><![CDATA[<?xml version="1.0"?><!DOCTYPE en-note SYSTEM "x"><en-note>{markup}</en-note>]]></content></note></en-export>',
    )
    yield (
        "Evernote called .txt",
        "notes.txt",
        f'<?xml version="1.0" encoding="UTF-8"?>\n<en-export><note><title>{headline}</title><content><![CDATA[<en-note>{markup}</en-note>]]></content></note></en-export>',
    )
    yield (
        "Google Keep",
        "note.json",
        json.dumps({"color": "DEFAULT", "isTrashed": False, "textContent": body, "title": headline}),
    )
    yield (
        "Joplin",
        "joplin.md",
        f"{plain}\n\nid: 0123456789abcdef0123456789abcdef\nparent_id: 0123456789abcdef0123456789abcdef\ncreated_time: 2027-05-04T09:00:00.000Z\nis_conflict: 0\ntype_: 1",
    )
    yield "OneNote", "notes.one", b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae\xb1\x53\x78\xd0\x29\x96\xd3" + bytes(200)
    yield (
        "Obsidian canvas",
        "board.canvas",
        json.dumps({"nodes": [{"id": "1", "type": "text", "text": body}], "edges": []}),
    )
    yield "Excalidraw", "plan.excalidraw", json.dumps({"type": "excalidraw", "elements": []})
    yield "TextPack", "gate.textpack", zipped(**{"gate_textbundle__info_json": "{}", "gate_textbundle__text_md": plain})
    yield (
        "Scrivener project",
        "gate.scrivx",
        f'<?xml version="1.0" encoding="UTF-8"?><ScrivenerProject Version="2.0"><Binder><BinderItem><Title>{headline}</Title></BinderItem></Binder></ScrivenerProject>',
    )
    yield (
        "OPML outline",
        "outline.txt",
        f'<opml version="2.0"><head><title>{headline}</title></head><body><outline text="{headline}"/></body></opml>',
    )
    yield "Org called .txt", "org.txt", f"#+TITLE: {headline}\n#+AUTHOR: Nell Okafor\n\n{body}\n"
    yield (
        "TiddlyWiki",
        "gate.tid",
        f"created: 20270504090000000\nmodified: 20270504090000000\ntitle: {headline}\ntype: text/vnd.tiddlywiki\n\n{body}",
    )
    yield "Gemtext", "gate.gmi", f"# {headline}\n\n{body}\n\n=> https://example.org/ The report\n"
    yield (
        "Gemtext called .txt",
        "gmi.txt",
        f"# {headline}\n\n{body}\n\n=> https://example.org/ The report\n=> /next Next\n",
    )
    yield "Djot", "gate.dj", f"# {headline}\n\n{{.lead}}\n{body}\n"
    yield "Djot called .txt", "djot.txt", f"# {headline}\n\n{{.lead #top}}\n{paragraphs_marked(body)}\n"
    yield "Pug", "gate.pug", f"doctype html\nhtml\n  body\n    h1 {headline}\n    p {body.splitlines()[0]}\n"
    yield "Pug called .txt", "pug.txt", f"article\n  h1 {headline}\n  p.\n    {body.splitlines()[0]}\n  p= quote\n"
    yield "Haml called .txt", "haml.txt", f"%article\n  %h1= title\n  %p\n    {body.splitlines()[0]}\n"
    yield (
        "Slim called .txt",
        "slim.txt",
        f"doctype html\nhtml\n  head\n    title {headline}\n  body\n    h1 {headline}\n    p {body.splitlines()[0]}\n",
    )


def paragraphs_marked(body: str) -> str:
    """Return the text with Djot's marks: what is inserted, deleted, highlighted."""
    first, *rest = body.split("\n\n")
    return "\n\n".join((f"{first} {{+so+}} {{-it-}} {{=was=}}", *rest))


def _feeds_and_wires(
    headline: str, paragraphs: tuple[str, ...], escaped: tuple[str, ...], markup: str
) -> Iterator[File]:
    lines = "\r\n".join(paragraphs)
    yield (
        "RSS 1.0",
        "rss1.xml",
        f'<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Post</title></channel><item><title>{headline}</title><content:encoded><![CDATA[{markup}]]></content:encoded></item></rdf:RDF>',
    )
    yield (
        "RSS with full texts",
        "full.xml",
        f'<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>{headline}</title><description>A summary that is not all.</description><content:encoded><![CDATA[{markup}]]></content:encoded></item></channel></rss>',
    )
    yield (
        "Podcast RSS",
        "pod.xml",
        f'<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><item><title>{headline}</title><enclosure url="x.mp3"/><description><![CDATA[{markup}]]></description></item></channel></rss>',
    )
    yield (
        "NITF with a DOCTYPE",
        "doc.xml",
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">\n<nitf><head><title>{headline}</title></head><body><body.head><hedline><hl1>{headline}</hl1></hedline><byline>By <person>Nell Okafor</person></byline></body.head><body.content><block>{markup}</block></body.content><body.end><tagline>News desk</tagline></body.end></body></nitf>',
    )
    yield (
        "NewsML 1",
        "newsml1.xml",
        f'<?xml version="1.0"?><NewsML Version="1.2"><NewsItem><NewsComponent><NewsLines><HeadLine>{headline}</HeadLine></NewsLines><ContentItem><DataContent>{markup}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>',
    )
    yield (
        "NewsML-G2 message",
        "message.xml",
        f'<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2027-05-04T09:00:00Z</sent></header><itemSet><newsItem><contentMeta><headline>{headline}</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{headline}</title></head><body>{markup}</body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>',
    )
    yield (
        "NewsML-G2 in plain text",
        "inline.xml",
        f'<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta><headline>{headline}</headline></contentMeta><contentSet><inlineData contenttype="text/plain">{"&#10;&#10;".join(escaped)}</inlineData></contentSet></newsItem>',
    )
    yield (
        "SportsML",
        "sports.xml",
        f'<?xml version="1.0"?><sports-content xmlns="http://iptc.org/std/SportsML/2008-04-01/"><sports-event><event-metadata event-name="{headline}"/></sports-event></sports-content>',
    )
    yield "IPTC 7901", "wire.txt", f"\x01nn0001 4 i POL 0123 /REU-a1\r\n\x02{headline}\r\n\r\n{lines}\r\n\x03"
    yield (
        "ANPA 1312",
        "anpa.txt",
        f"\x16\x16\x01a0123\x1fru i\r\nBC-GATE 05-04 0123\r\n\x02{headline}\r\n{lines}\r\n\x03",
    )
    yield (
        "iNEWS NSML",
        "story.nsml",
        f'<nsml version="-//AVID//DTD NSML 1.0//EN"><head><formname></head><fields><f id="title">{headline}</f></fields><body>{markup}</body></nsml>',
    )
    yield "MOS", "mos.xml", f"<mos><mosID>x</mosID><roCreate><roSlug>{headline}</roSlug></roCreate></mos>"
    yield (
        "EDL",
        "cut.edl",
        "TITLE: GATE\nFCM: NON-DROP FRAME\n\n001  AX       V     C        00:00:00:00 00:00:04:00 01:00:00:00 01:00:04:00\n* FROM CLIP NAME: GATE.MOV\n",
    )
    yield (
        "EDL called .txt",
        "cut.txt",
        "TITLE: GATE\nFCM: NON-DROP FRAME\n\n001  AX       V     C        00:00:00:00 00:00:04:00 01:00:00:00 01:00:04:00\n* FROM CLIP NAME: GATE.MOV\n002  AX       V     C        00:00:04:00 00:00:08:00 01:00:04:00 01:00:08:00\n",
    )
    yield (
        "Avid log (ALE)",
        "log.txt",
        "Heading\nFIELD_DELIM\tTABS\nVIDEO_FORMAT\t1080\n\nColumn\nName\tStart\tEnd\n\nData\nGATE\t01:00:00:00\t01:00:04:00\n",
    )
    yield (
        "Final Cut XML",
        "cut.fcpxml",
        f'<?xml version="1.0"?><!DOCTYPE fcpxml><fcpxml version="1.9"><resources/><library><event name="{headline}"/></library></fcpxml>',
    )
    yield (
        "XLIFF",
        "gate.xlf",
        f'<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file><body><trans-unit><source>{escaped[0]}</source></trans-unit></body></file></xliff>',
    )
    yield (
        "Gettext",
        "gate.txt",
        f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n#: a.c:1\nmsgid "{headline}"\nmsgstr "Gate"\n',
    )
    yield (
        "DTBook",
        "book.xml",
        f'<?xml version="1.0"?><dtbook xmlns="http://www.daisy.org/z3986/2005/dtbook/"><book><bodymatter>{markup}</bodymatter></book></dtbook>',
    )
    yield (
        "Sitemap",
        "sitemap.xml",
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://example.org/</loc></url></urlset>',
    )


def _transcripts(paragraphs: tuple[str, ...]) -> Iterator[File]:
    says = tuple(zip(("Ivy Lund", "Tom Poe", "Ivy Lund"), paragraphs, strict=False))
    srt = "".join(
        f"{n}\r\n00:00:{n:02},000 --> 00:00:{n:02},900\r\n{each}\r\n\r\n" for n, each in enumerate(paragraphs, 1)
    )
    yield (
        "SubRip with styles",
        "styled.srt",
        srt.replace("The lock", "{\\an8}<i>The lock</i>").replace(
            "--> 00:00:01,900", "--> 00:00:01,900 X1:1 X2:2 Y1:1 Y2:2"
        ),
    )
    yield (
        "SubRip without numbers",
        "bare.srt",
        "".join(f"00:00:{n:02},000 --> 00:00:{n:02},900\n{each}\n\n" for n, each in enumerate(paragraphs, 1)),
    )
    yield (
        "SubRip with points and a mark",
        "points.srt",
        "\ufeff"
        + "".join(f"{n}\n00:00:{n:02}.000 --> 00:00:{n:02}.900\n{each}\n\n" for n, each in enumerate(paragraphs, 1)),
    )
    yield "SubRip in UTF-16", "wide.srt", srt.encode("utf-16")
    yield "SubRip in gzip", "sub.srt.gz", gzip.compress(srt.encode())
    yield "SubRip called .txt", "sub.txt", srt
    yield (
        "YouTube (SBV)",
        "sub.sbv",
        "".join(f"0:00:0{n}.000,0:00:0{n}.900\n{each}\n\n" for n, each in enumerate(paragraphs, 1)),
    )
    yield (
        "SBV called .txt",
        "sbv.txt",
        "".join(f"0:00:0{n}.000,0:00:0{n}.900\n{each}\n\n" for n, each in enumerate(paragraphs, 1)),
    )
    yield (
        "TTML",
        "sub.ttml",
        '<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml"><body><div>'
        + "".join(f'<p begin="{n}s" end="{n}.9s">{html.escape(each)}</p>' for n, each in enumerate(paragraphs))
        + "</div></body></tt>",
    )
    yield (
        "DFXP called .xml",
        "sub.xml",
        '<tt xmlns="http://www.w3.org/2006/10/ttaf1"><body><div><p begin="0s">x</p></div></body></tt>',
    )
    sami = f"<SAMI><HEAD><TITLE>x</TITLE></HEAD><BODY><SYNC Start=0><P Class=ENCC>{paragraphs[0]}<SYNC Start=900><P Class=ENCC>&nbsp;</BODY></SAMI>"
    yield "SAMI", "sub.smi", sami
    yield "SAMI called .txt", "smi.txt", sami
    yield (
        "Scenarist (SCC)",
        "sub.txt",
        "Scenarist_SCC V1.0\n\n00:00:01:00\t9420 9420 94ae 94ae 9420\n\n00:00:04:00\t942f 942f\n",
    )
    yield "EBU STL", "sub.stl", b"850STL25.01" + bytes(1013) + b"\x00" * 128
    yield (
        "Spruce STL called .txt",
        "stl.txt",
        f"$FontName = Arial\n$FontSize = 30\n00:00:01:00 , 00:00:04:00 , {paragraphs[0]}\n",
    )
    yield "lyrics (LRC)", "song.lrc", f"[ar:Nell]\n[00:01.00]{paragraphs[0]}\n"
    yield (
        "Teams transcript",
        "meeting.vtt",
        "WEBVTT\n\n"
        + "".join(
            f"6f1c{n}b2e-aaaa-bbbb-cccc-0123456789ab/{n}-0\n00:00:0{n}.000 --> 00:00:0{n}.900\n<v {who}>{what.replace('&', '&amp;')}</v>\n\n"
            for n, (who, what) in enumerate(says)
        ),
    )
    yield (
        "Zoom transcript",
        "zoom.vtt",
        "WEBVTT\r\n\r\n"
        + "".join(
            f"{n}\r\n00:00:0{n}.000 --> 00:00:0{n}.900\r\n{who}: {what}\r\n\r\n"
            for n, (who, what) in enumerate(says, 1)
        ),
    )
    yield (
        "WebVTT with notes and styles",
        "notes.vtt",
        "WEBVTT - talk\nKind: captions\nLanguage: en\n\nSTYLE\n::cue { color: red }\n\nNOTE cut this\n\n"
        + "".join(
            f"00:0{n}.000 --> 00:0{n}.900 align:start position:0%\n{what.replace('&', '&amp;')}\n\n"
            for n, (_, what) in enumerate(says)
        ),
    )
    yield (
        "Otter",
        "otter.txt",
        "".join(f"{who}  0:0{n}  \n{what}\n\n" for n, (who, what) in enumerate(says))
        + "Transcribed by https://otter.ai\n",
    )
    yield "Rev", "rev.txt", "".join(f"{who} (00:0{n}):\n{what}\n\n" for n, (who, what) in enumerate(says))
    yield (
        "Descript",
        "descript.md",
        "".join(f"[00:00:0{n}] **{who}:** {what}\n\n" for n, (who, what) in enumerate(says)),
    )
    yield (
        "Descript text",
        "descript.txt",
        "".join(f"[00:00:0{n}] {who}: {what}\n\n" for n, (who, what) in enumerate(says)),
    )
    yield "Trint text", "trint.txt", "".join(f"{who} [00:00:0{n}] {what}\n\n" for n, (who, what) in enumerate(says))
    yield (
        "Premiere transcript",
        "seq.prtranscript",
        json.dumps(
            {
                "language": "en-us",
                "segments": [{"speaker": "1", "words": [{"text": word} for word in paragraphs[0].split()]}],
            }
        ),
    )
    yield (
        "Premiere transcript in text",
        "premiere.txt",
        "".join(f"00:00:0{n}:00 - 00:00:0{n}:20\n{who}\n{what}\n\n" for n, (who, what) in enumerate(says)),
    )
    yield (
        "Whisper JSON",
        "whisper.json",
        json.dumps(
            {
                "text": " ".join(paragraphs),
                "segments": [{"id": 0, "start": 0.0, "end": 1.0, "text": paragraphs[0]}],
                "language": "en",
            }
        ),
    )
    yield (
        "Whisper TSV called .txt",
        "whisper.txt",
        "start\tend\ttext\n" + "".join(f"{n}000\t{n}900\t{each}\n" for n, each in enumerate(paragraphs)),
    )
    yield (
        "oTranscribe",
        "interview.otr",
        json.dumps(
            {
                "text": f'<p><span class="timestamp" data-timestamp="1">0:01</span>{paragraphs[0]}</p>',
                "media": "a.mp3",
                "media-time": 4.2,
            }
        ),
    )
    yield (
        "Slack export",
        "2027-05-04.json",
        json.dumps(
            [
                {"type": "message", "user": "U1", "text": each, "ts": f"17781{n}.0001"}
                for n, each in enumerate(paragraphs)
            ]
        ),
    )
    yield (
        "Teams export",
        "teams.json",
        json.dumps({"messages": [{"from": "Ivy", "content": each} for each in paragraphs]}),
    )
    yield (
        "WhatsApp",
        "WhatsApp Chat.txt",
        "".join(f"[04/05/2027, 09:0{n}:00] {who}: {what}\n" for n, (who, what) in enumerate(says)),
    )
    yield (
        "Signal",
        "signal.txt",
        "".join(
            f"From: {who} (+44 7700 90000{n})\nType: incoming\nSent: Tue, 4 May 2027 09:0{n}:00 +0000\n\n{what}\n\n"
            for n, (who, what) in enumerate(says)
        ),
    )
    yield (
        "IRC",
        "irc.log.txt",
        "".join(f"[09:0{n}] <{who.split()[0].lower()}> {what}\n" for n, (who, what) in enumerate(says)),
    )
    yield (
        "Discord",
        "discord.json",
        json.dumps({"guild": {"id": "1"}, "messages": [{"content": each} for each in paragraphs]}),
    )
    yield (
        "Twitter archive",
        "tweets.js",
        "window.YTD.tweets.part0 = " + json.dumps([{"tweet": {"full_text": each}} for each in paragraphs]),
    )
    yield (
        "Mastodon",
        "outbox.json",
        json.dumps(
            {
                "@context": "https://www.w3.org/ns/activitystreams",
                "id": "outbox.json",
                "type": "OrderedCollection",
                "orderedItems": [{"type": "Create", "object": {"content": each}} for each in paragraphs],
            }
        ),
    )


def _mail(headline: str, body: str, markup: str) -> Iterator[File]:
    head = f"From: Nell Okafor <n@example.org>\nTo: desk@example.org\nDate: Tue, 4 May 2027 09:00:00 +0000\nSubject: {headline}\nMIME-Version: 1.0\n"
    quoted = quopri.encodestring(body.encode()).decode("ascii")
    message = f"{head}Content-Type: text/plain; charset=utf-8\n\n{body}\n"
    yield (
        "Apple Mail (emlx)",
        "1.emlx",
        f"{len(message.encode())}\n{message}" + '<?xml version="1.0"?><plist version="1.0"><dict/></plist>',
    )
    yield "emlx called .txt", "emlx.txt", f"{len(message.encode())}  \n{message}"
    yield "Thunderbird mailbox", "Inbox", f"From - Tue May  4 09:00:00 2027\nX-Mozilla-Status: 0001\n{message}"
    yield (
        "mail in HTML only",
        "html.eml",
        f"{head}Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        + quopri.encodestring(f"<html><body>{markup}</body></html>".encode()).decode("ascii"),
    )
    yield (
        "mail in both",
        "both.eml",
        f'{head}Content-Type: multipart/alternative; boundary="x"\n\n--x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{quoted}\n--x\nContent-Type: text/html; charset=utf-8\n\n<html><body>{markup}</body></html>\n--x--\n',
    )
    yield (
        "mail in UTF-16 and base64",
        "utf16.eml",
        f'{head}Content-Type: text/plain; charset="utf-16le"\nContent-Transfer-Encoding: base64\n\n{base64.encodebytes(body.encode("utf-16-le")).decode()}',
    )
    yield (
        "mail in Windows-1252",
        "1252.eml",
        f"{head}Content-Type: text/plain; charset=windows-1252\n\n{body}\n".encode("cp1252"),
    )
    yield (
        "mail forwarded as a file",
        "forward.eml",
        f'{head.replace(headline, "Fwd")}Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: message/rfc822\n\n{message}\n--x--\n',
    )
    yield (
        "Outlook message",
        "gate.msg",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "__substg1.0_".encode("utf-16-le"),
    )
    yield "Outlook store", "mail.pst", b"!BDN" + bytes(600)
    yield "winmail.dat", "winmail.dat", b"\x78\x9f\x3e\x22" + bytes(60)
    yield (
        "Outlook text",
        "outlook.txt",
        f"From:\tNell Okafor <n@example.org>\nSent:\tTuesday, 4 May 2027 09:00\nTo:\tDesk\nSubject:\t{headline}\n\n{body}\n",
    )
    yield "quoted-printable without headers", "qp.txt", quoted
    yield "base64 without headers", "b64.txt", base64.encodebytes(body.encode())
    yield (
        "uuencoded",
        "uu.txt",
        'begin 644 gate.txt\nM5&AE(&QO8VL@9V%T92!A="!096YW:6-K(&=A=F4@=V%Y(&]N(%1U97-D87D@\n`\nend\n',
    )
    yield "BinHex", "gate.hqx", "(This file must be converted with BinHex 4.0)\n\n:$f*TEQKPH#jdH(3ZC'9QJ\n:\n"
    yield (
        "PGP signed",
        "signed.txt",
        f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{body}\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----\n",
    )
    yield "PGP encrypted", "secret.asc", "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n"
    yield "vCard", "nell.vcf", "BEGIN:VCARD\nVERSION:4.0\nFN:Nell Okafor\nEND:VCARD\n"
    yield (
        "calendar",
        "diary.ics",
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:Gate\nEND:VEVENT\nEND:VCALENDAR\n",
    )
    yield "vCard called .txt", "vcard.txt", "BEGIN:VCARD\nVERSION:3.0\nN:Okafor;Nell\nEND:VCARD\n"


def _layout(headline: str, paragraphs: tuple[str, ...], escaped: tuple[str, ...]) -> Iterator[File]:
    story = "".join(f"<Content>{each}</Content><Br/>" for each in escaped)
    yield (
        "InCopy (ICML)",
        "story.icml",
        f'<?xml version="1.0"?><?aid style="50" type="snippet"?><Document DOMVersion="8.0"><Story>{story}</Story></Document>',
    )
    yield (
        "ICML called .xml",
        "story.xml",
        f'<?xml version="1.0"?><?aid style="50" type="snippet"?><Document DOMVersion="8.0"><Story>{story}</Story></Document>',
    )
    yield (
        "InDesign (IDML)",
        "page.idml",
        zipped(
            mimetype="application/vnd.adobe.indesign-idml-package",
            designmap_xml="<Document/>",
            **{"Stories__Story_u1_xml": story},
        ),
    )
    yield (
        "IDML called .zip",
        "page.zip",
        zipped(mimetype="application/vnd.adobe.indesign-idml-package", designmap_xml="<Document/>"),
    )
    yield (
        "InDesign tags",
        "tags.txt",
        "<UNICODE-MAC>\r<Version:16><FeatureSet:InDesign-Roman>\r"
        + "\r".join(f"<ParaStyle:Body>{each}" for each in paragraphs),
    )
    yield "QuarkXPress tags", "quark.xtg", f"<v13.00><e0>\n@Head:{headline}\n@Body:{paragraphs[0]}\n"
    yield (
        "QuarkXPress tags, older",
        "quark.txt",
        f'<v1.70><e1>\n@Body=[S"","Body"]<*L*h"Standard">\n@Body:{paragraphs[0]}\n',
    )
    yield "QuarkXPress project", "page.qxp", b"\x00\x00MMXPR3" + bytes(300)
    yield (
        "Final Draft",
        "script.fdx",
        f'<?xml version="1.0"?><FinalDraft DocumentType="Script" Version="1"><Content><Paragraph Type="Action"><Text>{escaped[0]}</Text></Paragraph></Content></FinalDraft>',
    )
    yield (
        "Final Draft called .xml",
        "script.xml",
        f'<?xml version="1.0"?><FinalDraft DocumentType="Script" Version="1"><Content><Paragraph Type="Action"><Text>{escaped[0]}</Text></Paragraph></Content></FinalDraft>',
    )
    yield (
        "Scribus",
        "page.sla",
        f'<?xml version="1.0"?><SCRIBUSUTF8NEW Version="1.5"><DOCUMENT><PAGEOBJECT><ITEXT CH="{headline}"/></PAGEOBJECT></DOCUMENT></SCRIBUSUTF8NEW>',
    )
    yield "SVG", "chart.svg", f'<svg xmlns="http://www.w3.org/2000/svg"><text>{headline}</text></svg>'
    yield "PostScript", "page.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 1 1\n"
    yield "PostScript with a preview", "preview.eps", b"\xc5\xd0\xd3\xc6" + bytes(26) + b"%!PS"
    yield (
        "XPS",
        "page.xps",
        zipped(**{"FixedDocumentSequence_fdseq": "<x/>", "Documents__1__FixedDocument_fdoc": "<x/>"}),
    )
    yield "DjVu", "scan.djvu", b"AT&TFORM\x00\x00\x00\x00DJVM" + bytes(40)
    yield "Illustrator", "art.ai", b"%PDF-1.5\n%\xe2\xe3\n"
    yield "Photoshop", "art.psd", b"8BPS\x00\x01" + bytes(30)


def _office(headline: str, plain: str, markup: str, escaped: tuple[str, ...]) -> Iterator[File]:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    runs = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in escaped)
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    yield (
        "Word 2003 XML",
        "word2003.xml",
        f'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>{runs}</w:body></w:wordDocument>',
    )
    yield (
        "Word in one XML file",
        "flat.xml",
        f'<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document xmlns:w="{word}"><w:body>{runs}</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>',
    )
    yield (
        "web page called .doc",
        "page.doc",
        f'<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><title>x</title></head><body><h1>{headline}</h1>{markup}</body></html>',
    )
    yield "text called .doc", "text.doc", plain
    yield (
        "RTF called .doc",
        "rtf.doc",
        "{\\rtf1\\ansi "
        + "\\par ".join(
            each.replace("“", "\\ldblquote ").replace("”", "\\rdblquote ").replace("&amp;", "&") for each in escaped
        )
        + "}",
    )
    yield "Excel", "sheet.xlsx", zipped(**{"[Content_Types]_xml": "<x/>", "xl__workbook_xml": "<x/>"})
    yield "old Excel", "sheet.xls", ole + "Workbook".encode("utf-16-le")
    yield "PowerPoint", "talk.pptx", zipped(**{"[Content_Types]_xml": "<x/>", "ppt__presentation_xml": "<x/>"})
    yield "old PowerPoint", "talk.ppt", ole + "PowerPoint Document".encode("utf-16-le")
    yield (
        "OpenDocument sheet",
        "sheet.ods",
        zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet", content_xml="<x/>"),
    )
    yield (
        "OpenDocument slides",
        "talk.odp",
        zipped(mimetype="application/vnd.oasis.opendocument.presentation", content_xml="<x/>"),
    )
    for name, kind in (("flat OpenDocument sheet", "fods"), ("flat OpenDocument slides", "fodp")):
        body = "spreadsheet" if kind == "fods" else "presentation"
        yield (
            name,
            f"flat.{kind}",
            f'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.{body}"><office:body><office:{body}><text:p>{headline}</text:p></office:{body}></office:body></office:document>',
        )
    yield "Pages", "gate.pages", zipped(**{"Index__Document_iwa": b"\x00", "Metadata__Properties_plist": b"bplist00"})
    yield "Pages of 2009", "gate09.pages", zipped(**{"index_xml": "<sl:document/>", "QuickLook__Preview_pdf": b"%PDF"})
    yield "Pages called .zip", "pages.zip", zipped(**{"Index__Document_iwa": b"\x00"})
    yield "Keynote", "talk.key", zipped(**{"Index__Presentation_iwa": b"\x00"})
    yield "Numbers", "sheet.numbers", zipped(**{"Index__Document_iwa": b"\x00", "Index__Tables__DataList_iwa": b"\x00"})
    yield "StarOffice", "old.sxw", zipped(mimetype="application/vnd.sun.xml.writer", content_xml="<x/>")
    yield "StarOffice called .odt", "old.odt", zipped(mimetype="application/vnd.sun.xml.writer", content_xml="<x/>")
    yield "WordPerfect", "old.wpd", b"\xffWPC\x10\x00\x00\x00" + bytes(100)
    yield "WordPerfect called .doc", "wp.doc", b"\xffWPC\x10\x00\x00\x00" + bytes(100)
    yield "Works", "old.wps", ole + b"MatOST"
    yield "Word 5 of the Mac", "mac5.doc", b"\xfe\x37\x00\x23" + bytes(300)
    yield "Word of DOS", "dos.doc", b"\x31\xbe\x00\x00\x00\xab" + bytes(300)
    yield "Visio", "plan.vsdx", zipped(**{"visio__document_xml": "<x/>", "[Content_Types]_xml": "<x/>"})
    yield "Access", "base.accdb", b"\x00\x01\x00\x00Standard ACE DB\x00" + bytes(300)
    yield "Publisher", "leaflet.pub", ole + b"Quill"
    yield "Hangul", "gate.hwp", ole + "FileHeader".encode("utf-16-le")
    yield (
        "AbiWord",
        "gate.abw",
        f'<?xml version="1.0"?><abiword xmlns="http://www.abisource.com/awml.dtd"><section><p>{escaped[0]}</p></section></abiword>',
    )
    yield "Dropbox Paper", "plan.paper", json.dumps({"url": "https://paper.dropbox.com/doc/x"})
    yield "link (url)", "page.url", "[InternetShortcut]\r\nURL=https://example.org/\r\n"
    yield (
        "link (webloc)",
        "page.webloc",
        '<?xml version="1.0"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "x"><plist version="1.0"><dict><key>URL</key><string>https://example.org/</string></dict></plist>',
    )
    yield "link (desktop)", "page.desktop", "[Desktop Entry]\nType=Link\nName=Gate\nURL=https://example.org/\n"
    yield (
        "Windows shortcut",
        "draft.docx.lnk",
        b"L\x00\x00\x00\x01\x14\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00F" + bytes(60),
    )
    yield "compiled help", "help.chm", b"ITSF\x03\x00\x00\x00" + bytes(60)


def _text(headline: str, body: str, plain: str, paragraphs: tuple[str, ...]) -> Iterator[File]:
    yield "text with a mark", "bom.txt", b"\xef\xbb\xbf" + plain.encode()
    yield "text with two marks", "boms.txt", b"\xef\xbb\xbf\xef\xbb\xbf" + plain.encode()
    yield "text in UTF-32", "utf32.txt", plain.encode("utf-32")
    for name in ("utf-16-le", "utf-16-be"):
        yield f"text in {name} without a mark", f"{name}.txt", plain.encode(name)
    yield "text in MacRoman", "mac.txt", plain.encode("mac-roman")
    yield "text in MacRoman with CR", "maccr.txt", plain.replace("\n", "\r").encode("mac-roman")
    yield "text in UTF-7", "utf7.txt", plain.replace("“", "+IBw-").replace("”", "+IB0-").encode("ascii")
    yield (
        "text decoded twice",
        "mojibake.txt",
        plain.encode().decode("cp1252", "replace").replace("\ufffd", "\x9d").encode(),
    )
    yield "text in EBCDIC", "host.txt", plain.replace("“", '"').replace("”", '"').encode("cp037")
    for name, end in (("CR", "\r"), ("CR CR LF", "\r\r\n"), ("line separators", "\u2028"), ("next lines", "\x85")):
        yield f"text with {name}", "ends.txt", plain.replace("\n", end)
    yield "text with form feeds", "feeds.txt", plain.replace("\n\n", "\n\f\n")
    yield "text with an end mark of DOS", "dos.txt", plain + "\x1a"
    yield "text with NULs at its end", "padded.txt", plain.encode() + bytes(40)
    yield (
        "text wrapped at 72",
        "wrapped.txt",
        "\n\n".join("\n".join(_wrapped(each, 72)) for each in plain.split("\n\n")),
    )
    yield (
        "text with words cut at line ends",
        "cut.txt",
        "\n\n".join("\n".join(_cut(each, 34)) for each in plain.split("\n\n")),
    )
    yield (
        "text with indented paragraphs",
        "indented.txt",
        headline + "\n\n" + "\n".join(f"    {each}" for each in paragraphs),
    )
    yield (
        "text with entities",
        "entities.txt",
        plain.replace("“", "&ldquo;").replace("”", "&rdquo;").replace(" & ", " &amp; "),
    )
    yield "escaped HTML", "escaped.txt", html.escape("".join(f"<p>{html.escape(each)}</p>" for each in paragraphs))
    yield (
        "merge conflict",
        "conflict.md",
        f"# {headline}\n\n<<<<<<< HEAD\n{paragraphs[0]}\n=======\nThe gate held.\n>>>>>>> desk\n\n{paragraphs[1]}\n",
    )
    yield "e-mail reply marks", "reply.txt", "\n".join(f"> {each}" for each in plain.split("\n"))
    yield "Markdown with a long ending", "draft.markdown", f"# {plain}"
    yield "Markdown called .MD", "DRAFT.MD", f"# {plain}"
    yield "text without an ending", "draft", plain
    yield "text called .story", "gate.story", plain
    yield "text of an older version", "gate.txt~", plain
    yield (
        "MyST Markdown",
        "myst.md",
        f"---\nmyst:\n  title: x\n---\n\n# {plain}\n\n```{{code-cell}} ipython3\nprint(1)\n```\n",
    )
    yield "Docusaurus", "doc.md", f"---\nid: x\ntitle: {headline}\n---\n\nimport Tabs from '@theme/Tabs';\n\n{body}\n"
    yield "Marp slides", "slides.md", f"---\nmarp: true\ntheme: default\n---\n\n# {headline}\n\n---\n\n{body}\n"
    yield (
        "log of a server",
        "access.txt",
        '10.0.0.1 - - [04/May/2027:09:00:00 +0000] "GET / HTTP/1.1" 200 12 "-" "x"\n' * 5,
    )
    yield "Python", "gate.py", f'"""{headline}."""\nprint("x")\n'
    yield (
        "JavaScript module called .txt",
        "js.txt",
        "import React from 'react';\n\nexport default function Gate() {\n  return null;\n}\n",
    )
    yield "C called .txt", "c.txt", "#include <stdio.h>\n\nint main(void) {\n  return 0;\n}\n"
    yield "CSS called .txt", "css.txt", "body {\n  color: red;\n  margin: 0;\n}\n\n.lead {\n  color: blue;\n}\n"
    yield "Windows registry", "reg.txt", 'Windows Registry Editor Version 5.00\n\n[HKEY_CURRENT_USER\\x]\n"a"="b"\n'
    yield (
        "YAML called .txt",
        "yaml.txt",
        f"title: {headline}\nauthor: Nell Okafor\ntags:\n  - canal\n  - flood\nbody: |\n  {paragraphs[0]}\n",
    )
    yield (
        "TOML called .txt",
        "toml.txt",
        f'title = "{headline}"\ndraft = true\n\n[author]\nname = "Nell"\ncity = "Penwick"\n',
    )
    yield (
        "semicolons called .txt",
        "semicolons.txt",
        "".join(f"{n};{headline};Nell Okafor\n" for n in ("id", *range(5))),
    )
    yield "BibTeX called .txt", "bib.txt", f"@article{{lund2027,\n  title = {{{headline}}},\n  year = 2027\n}}\n"
    yield "RIS", "ref.ris", f"TY  - NEWS\nTI  - {headline}\nER  - \n"
    yield "man page", "gate.1", f".TH GATE 1\n.SH NAME\ngate \\- {headline}\n"
    yield "empty", "empty.txt", b""
    yield "only a mark", "mark.txt", b"\xef\xbb\xbf"
    yield "only blanks", "blank.txt", " \n\t\n\u00a0\n"


def _wrapped(text: str, width: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, width, break_on_hyphens=False)


def _cut(text: str, width: int) -> Iterator[str]:
    """Yield lines of at most so many characters, whose last word is cut by a hyphen where it does not fit."""
    while len(text) > width:
        line = text[:width]
        if line[-3:].isalpha() and text[width : width + 3].isalpha() and line[-4] != "-":
            yield line + "-"
            text = text[width:]
        else:
            line = line[: line.rindex(" ")]
            yield line
            text = text[len(line) + 1 :]
    yield text


def _pages(headline: str, markup: str) -> Iterator[File]:
    page = f"<!doctype html><html><head><title>{headline}</title></head><body>{{}}</body></html>"
    article = f"<article><h1>{headline}</h1>{markup}</article>"
    yield (
        "AMP",
        "amp.html",
        f"<!doctype html><html ⚡><head><title>{headline}</title><style amp-boilerplate></style></head><body><amp-consent layout=nodisplay><div>We reportedly use cookies.</div></amp-consent><amp-sidebar><ul><li>News</li></ul></amp-sidebar><nav><a>Home</a></nav>{article}<amp-ad><div placeholder>Advertisement</div></amp-ad></body></html>",
    )
    yield (
        "frameset",
        "frames.html",
        f"<html><head><title>{headline}</title></head><frameset cols='20%,80%'><frame src='a.html'><frame src='b.html'><noframes><body>Your browser shows no frames.</body></noframes></frameset></html>",
    )
    yield (
        "page in a frame",
        "frame.html",
        page.format(f"<nav>Home</nav><iframe srcdoc='{html.escape(markup)}'></iframe>"),
    )
    yield "source of a page as a page", "source.html", page.format(f"<pre>{html.escape(article)}</pre>")
    yield (
        "page without end tags",
        "open.html",
        f"<title>{headline}</title><h1>{headline}</h1>{markup.replace('</p>', '')}",
    )
    yield (
        "page in Windows-1252",
        "cp1252.html",
        f"<html><head><meta charset=windows-1252><title>x</title></head><body>{article}</body></html>".encode("cp1252"),
    )
    yield "page in UTF-16", "wide.html", page.format(article).encode("utf-16")
    yield "page in gzip", "page.html.gz", gzip.compress(page.format(article).encode())
    yield "page called .php", "index.php", page.format(article)
    yield "page called .aspx", "index.aspx", page.format(article)
    yield (
        "page that is a template",
        "index.html",
        page.format("<h1>{{ title }}</h1>{% for p in body %}<p>{{ p }}</p>{% endfor %}"),
    )
    yield "page with entities", "named.html", page.format(article.replace("“", "&ldquo;").replace("”", "&rdquo;"))
    yield (
        "XHTML with a DOCTYPE",
        "page.xhtml",
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{headline}</title></head><body>{article}</body></html>',
    )
    yield (
        "newsletter in tables",
        "letter.html",
        page.format(
            f"<table><tr><td><table><tr><td><h1>{headline}</h1></td></tr><tr><td>{markup}</td></tr><tr><td><a>Unsubscribe</a></td></tr></table></td></tr></table>"
        ),
    )
    yield (
        "page of the Wayback Machine",
        "wayback.html",
        page.format(
            f"<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id='wm-ipp-base' lang=en style='display:none'>3 captures 4 May 2027</div><!-- END WAYBACK TOOLBAR INSERT -->{article}"
        ),
    )
    yield (
        "Slideous",
        "slideous.html",
        page.format(
            f'<div id="statusbar"><span style="float:right;"><span style="margin-right:4em;font-weight:bold;"><span id="slideidx"></span> of {{$slidecount}}</span><button id="homebutton">1</button></span><button id="tocbutton"></button></div><div class="slide titlepage"><h1 class="title">{headline}</h1></div>'
            + "".join(f'<div class="slide">{each}</p></div>' for each in markup.split("</p>") if each)
        ),
    )
    yield (
        "remark slides",
        "remark.html",
        page.format(
            f'<textarea id="source">\n# {headline}\n---\n'
            + html.unescape(markup.replace("<p>", "").replace("</p>", "\n---\n"))
            + "</textarea><script>remark.create()</script>"
        ),
    )
    yield (
        "PDF without text",
        "scan.pdf",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    )


def _packed(plain: str, markup: str) -> Iterator[File]:
    yield (
        "Google Docs in zip",
        "Gate.zip",
        zipped(**{"Gate_html": f"<html><body>{markup}</body></html>", "images__image1_png": b"\x89PNG"}),
    )
    yield "folder in zip", "drafts.zip", zipped(**{"drafts__a_txt": plain, "drafts__b_md": plain})
    yield "empty zip", "none.zip", zipped()
    yield "tar", "drafts.tar", tarred("a.txt", plain)
    yield "tar in gzip", "drafts.tar.gz", gzip.compress(tarred("a.txt", plain))
    yield "tar in gzip called .tgz", "drafts.tgz", gzip.compress(tarred("a.txt", plain))
    yield "text in bzip2", "gate.txt.bz2", bz2.compress(plain.encode())
    yield "text in xz", "gate.txt.xz", lzma.compress(plain.encode())
    yield "text in compress", "gate.txt.Z", b"\x1f\x9d\x90" + bytes(40)
    yield "text in LZMA", "gate.txt.lzma", lzma.compress(plain.encode(), format=lzma.FORMAT_ALONE)
    yield (
        "text in two gzip members",
        "two.txt.gz",
        gzip.compress(plain[:60].encode()) + gzip.compress(plain[60:].encode()),
    )
    yield "Markdown in gzip", "gate.md.gz", gzip.compress(f"# {plain}".encode())
    yield "text in gzip called .txt", "gate.txt", gzip.compress(plain.encode())
    yield "7-Zip", "gate.7z", b"7z\xbc\xaf\x27\x1c" + bytes(40)
    yield "disk image", "gate.dmg", bytes(600) + b"koly" + bytes(508)
    yield "HEIC", "photo.heic", b"\x00\x00\x00\x18ftypheic" + bytes(20)
    yield "JPEG called .txt", "photo.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(20)
    yield "WebP", "photo.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 " + bytes(20)
    yield "BMP", "photo.bmp", b"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00" + bytes(30)
    yield "icon", "icon.ico", b"\x00\x00\x01\x00\x01\x00" + bytes(30)
    yield "MP3", "call.mp3", b"ID3\x04\x00" + bytes(60)
    yield "M4A", "call.m4a", b"\x00\x00\x00\x20ftypM4A " + bytes(30)
    yield "QuickTime", "call.mov", b"\x00\x00\x00\x14ftypqt  " + bytes(30)
    yield "Windows Media", "call.wma", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11" + bytes(30)
    yield "Flash video", "call.flv", b"FLV\x01\x05" + bytes(30)
    yield "font", "face.otf", b"OTTO\x00\x0b" + bytes(30)
    yield "program", "gate.exe", b"MZ\x90\x00\x03\x00\x00\x00" + bytes(60)
    yield "Parquet", "table.parquet", b"PAR1" + bytes(60) + b"PAR1"
    yield (
        "text that is a pointer of Git LFS",
        "gate.md",
        "version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 12\n",
    )
