"""Files of every format: each word is read, and found where it stands in the file; what else they are called."""

import base64
import gzip
import html
import io
import json
import quopri
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import audit
from onrecord.errors import SettingsError, UnreadableError
from onrecord.readers import parts, read, read_evidence, readers
from tests.readers.positions import assert_sound, assert_words_are_found

WORD = st.text("abcXYZ0éß“’—😀&<ж", min_size=1, max_size=6)
PARAGRAPHS = st.lists(st.lists(WORD, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=4)


def zipped(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:fo="x" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
MIMETYPE = "application/vnd.oasis.opendocument.text"


def opendocument(body, styles=""):
    content = f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
    return f"<office:document-content {OFFICE}>{content}</office:document-content>"


def odt(body, styles=""):
    return zipped(**{"mimetype": MIMETYPE, "content.xml": opendocument(body, styles)})


def fodt(body, styles=""):
    return f'<?xml version="1.0"?>\n{opendocument(body, styles)}'.replace("document-content", "document").encode()


def escaped(paragraphs, tag="p"):
    return "\n".join(f"<{tag}>{html.escape(each, quote=False)}</{tag}>" for each in paragraphs)


def rtf_text(text):
    units = text.encode("utf-16-le")
    codes = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
    return "".join(chr(code) if 0 < code < 128 else f"\\u{code}?" for code in codes)


def rtf(body):
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 A;}}}}\n{body}}}".encode("ascii")


CONTAINER = '<container xmlns="c"><rootfiles><rootfile full-path="O/b.opf"/></rootfiles></container>'
BOOK = (
    '<package xmlns="o"><metadata><title>Book</title><creator>Nell Okafor</creator></metadata><manifest>'
    '<item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    '<item id="a" href="a%20b.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="n"/><itemref idref="a"/></spine></package>'
)


def epub(body):
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>{body}</body></html>'
    members = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "O/b.opf": BOOK}
    return zipped(**members, **{"O/n.xhtml": "<html><body><p>Contents</p></body></html>", "O/a b.xhtml": page})


def mail(content, kind="text/plain", encoding="8bit"):
    head = f"From: Nell Okafor <n@example.org>\nTo: a@example.org\nSubject: Subject\nMIME-Version: 1.0\nContent-Type: {kind}; charset=utf-8\n"
    return f"{head}Content-Transfer-Encoding: {encoding}\n\n{content}".encode()


def quoted_printable(text):
    return quopri.encodestring(text.encode()).decode("ascii")


def plain_quoted(piece):
    return quopri.decodestring(piece.encode()).decode("utf-8", "replace")


def from_json(piece):
    return json.loads(f'"{piece}"')


def feed(content, version="2.0"):
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"'
    return f'<rss version="{version}" {spaces}><channel><title>t</title><item><content:encoded>{content}</content:encoded></item></channel></rss>'


def atom(content, kind="html"):
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="{kind}">{content}</content></entry></feed>'


def news_item(content):
    return f'<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentSet><inlineXML>{content}</inlineXML></contentSet></newsItem>'


def cues(paragraphs, head=""):
    return head + "\n".join(
        f"00:00:{n:02},000 --> 00:00:{n:02},900\n<v SPEAKER {n % 2}>{html.escape(each, quote=False)}</v>\n"
        for n, each in enumerate(paragraphs, 1)
    )


WRITERS = {
    "fodt": (lambda p: fodt(escaped(p, "text:p")), html.unescape),
    "odt": (lambda p: odt(escaped(p, "text:p")), None),
    "rtf": (lambda p: rtf("".join(f"{rtf_text(each)}\\par\n" for each in p)), None),
    "epub": (lambda p: epub(escaped(p)), None),
    "message": (lambda p: mail("\n\n".join(p)), str),
    "quoted-printable": (lambda p: mail(quoted_printable("\n\n".join(p)), encoding="quoted-printable"), plain_quoted),
    "mail page": (lambda p: mail(escaped(p), "text/html"), html.unescape),
    "subtitles": (lambda p: cues(p).encode(), lambda x: html.unescape(x).replace(">", ":")),
    "chat": (
        lambda p: "".join(f"[04/05/2026, 09:{n:02}:22] SPEAKER {n % 2}: {each}\n" for n, each in enumerate(["SPEAKER", *p, "SPEAKER"])).encode(),
        str,
    ),
    "block": (lambda p: f"<!-- wp:paragraph -->\n{escaped(p)}".encode(), html.unescape),
    "wxr": (lambda p: feed(f"<![CDATA[{escaped(p)}]]>").encode(), html.unescape),
    "rss": (lambda p: feed(html.escape(escaped(p), quote=False)).encode(), lambda x: html.unescape(html.unescape(x))),
    "atom": (lambda p: atom(f"<div>{escaped(p)}</div>", "xhtml").encode(), html.unescape),
    "nitf": (lambda p: f"<nitf><body><body.content>{escaped(p)}</body.content></body></nitf>".encode(), html.unescape),
    "newsml": (lambda p: news_item(f"<html><body>{escaped(p)}</body></html>").encode(), html.unescape),
    "ninjs": (lambda p: json.dumps({"body_xhtml": escaped(p)}).encode(), lambda x: html.unescape(from_json(x))),
    "ninjs text": (lambda p: json.dumps({"body_text": "\n".join(p)}).encode(), from_json),
    "json-ld": (lambda p: json.dumps({"articleBody": "\n\n".join(p)}, ensure_ascii=False).encode(), from_json),
    "ans": (
        lambda p: json.dumps({"content_elements": [{"type": "text", "content": html.escape(e, quote=False)} for e in p]}).encode(),
        lambda x: html.unescape(from_json(x)),
    ),
    "notebook": (
        lambda p: json.dumps({"cells": [{"cell_type": "markdown", "source": [html.escape(e, quote=False), "\n"]} for e in p]}).encode(),
        lambda x: html.unescape(from_json(x)),
    ),
}  # fmt: skip
"""How paragraphs are written in a format, and what a piece of its file means; None: places are those of paragraphs."""


NOT_WRITTEN = ("Subject", "SPEAKER", "0:", "1:")
"""Headline and speakers."""


@pytest.mark.parametrize("writer", WRITERS)
@settings(max_examples=25, deadline=None)
@given(paragraphs=PARAGRAPHS)
def test_each_word_is_read_and_found_where_it_stands(writer, paragraphs):
    write, plain = WRITERS[writer]
    data = write(paragraphs)
    document = read(data, "draft.txt")
    written = [word for each in paragraphs for word in each.split()]
    assert [word for word in document.text.split() if word not in NOT_WRITTEN] == written
    assert_sound(document)
    if plain:
        assert_words_are_found(document, data.decode(), plain)
    else:
        assert_words_are_found(document, "\n".join(paragraphs))


def test_encoded_words_are_found_at_the_bytes_that_encode_them():
    words = "“Größe” ändert 😀 sich".split()
    coded = base64.encodebytes(" ".join(words).encode()).decode("ascii")
    data = mail(coded, encoding="base64")
    document = read(data, "a.eml")
    block = document.blocks[-1]
    assert block.span.of(document.text).split() == words
    where = document.source_map.origin(block.span).of(data.decode())
    assert base64.b64decode(where.replace("\n", "") + "==").decode() == " ".join(words)


def blocks(data, name="draft.txt"):
    document = read(data if isinstance(data, bytes) else data.encode(), name)
    return [(block.kind.value, block.span.of(document.text)) for block in document.blocks]


def test_an_opendocument_text_is_read_as_its_reader_sees_it():
    styles = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>'
        '<style:style style:name="T1" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes><text:table-of-content><text:index-body><text:p>Contents 1</text:p></text:index-body></text:table-of-content>"
        '<text:p text:style-name="Title">Gate fails</text:p><text:h text:outline-level="2">Why</text:h>'
        '<text:p>It<text:s text:c="2"/>gave<text:tab/>way<text:note><text:note-citation>1</text:note-citation><text:note-body>'
        '<text:p>A note.</text:p></text:note-body></text:note>, <text:span text:style-name="T1">struck</text:span>'
        '<text:span text:style-name="T2">hidden</text:span><office:annotation><text:p>cut this</text:p></office:annotation>'
        '<text:a xlink:href="http://a.b/">she</text:a> said.</text:p><text:p text:style-name="P1">We waited.</text:p>'
        "<text:list><text:list-item><text:p>One</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Cell</text:p></table:table-cell></table:table-row></table:table>"
    )
    wanted = [
        ("headline", "Gate fails"), ("subhead", "Why"), ("paragraph", "It gave way, she said."), ("block-quotation", "We waited."),
        ("list-item", "One"), ("table-cell", "Cell"), ("footnote", "A note."),
    ]  # fmt: skip
    assert blocks(odt(body, styles), "a.odt") == wanted
    assert blocks(fodt(body, styles), "a.fodt") == wanted
    document = read(odt(body, styles), "a.odt")
    assert [link.span.of(document.text) for link in document.links] == ["she"]


def test_a_deletion_that_stands_in_the_text_is_not_copy():
    body = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion/></text:changed-region></text:tracked-changes>'
        '<text:p>Some <text:change-start text:change-id="c1"/>gone<text:change-end text:change-id="c1"/>say.</text:p>'
    )
    assert blocks(fodt(body)) == [("paragraph", "Some say.")]


def test_rtf_is_read_as_its_reader_sees_it():
    body = (
        r"{\stylesheet{\s1 heading 1;}{\s2 Quote;}}{\info{\title X}}{\header Top\par}\pard\s1 Gate \'93fails\'94\par" "\n"
        r"\pard\plain It \b gave\b0  way \emdash {\strike struck}{\v hidden}{\*\annotation cut this}{\field{\*\fldinst HYPERLINK "
        r'"http://a.b/"}{\fldrslt she}} said.{\footnote\pard A note.}\par' "\n"
        r"\pard\s2 We waited.\par\trowd\pard\intbl One\cell Two\cell\row" "\n" r"\pard Last\~\u233\'e9 \{end\}\par"
    )  # fmt: skip
    assert blocks(rtf(body), "a.rtf") == [
        ("headline", "Gate “fails”"), ("paragraph", "It gave way —she said."), ("block-quotation", "We waited."), ("table-cell", "One"),
        ("table-cell", "Two"), ("paragraph", "Last é {end}"), ("footnote", "A note."),
    ]  # fmt: skip


MAIL = """From: Ana Lind <ana@example.org>
To: Ben Shaw <ben@example.org>
Date: Mon, 4 May 2026 09:12:00 +0100
Subject: Harbour letter: dues to double

The board voted, its minutes say.

On Sun, 3 May 2026, Ben Shaw wrote:
> Sources say the vote was fixed.

No, it was not.

--
Ana Lind | Unsubscribe
"""


def test_a_message_is_its_senders_words_under_its_subject():
    document = read(MAIL.encode(), "newsletter.txt")
    assert blocks(MAIL) == [
        ("headline", "Harbour letter: dues to double"), ("paragraph", "The board voted, its minutes say."), ("paragraph", "No, it was not."),
    ]  # fmt: skip
    assert (document.title, document.byline, document.date) == (
        "Harbour letter: dues to double",
        "Ana Lind",
        "2026-05-04",
    )
    assert document.locate(document.blocks[2].span).line == 11


@pytest.mark.parametrize(
    "behind",
    [
        "-----Original Message-----\nFrom: Ben\n\nold", "Sent from my iPhone", "-- \nAna Lind", "On 4 June 2027 Jon Poe wrote:\n\nold",
        "________________________________\nFrom: Ben\n\nold",
    ],
)  # fmt: skip
def test_what_stands_below_a_message_is_not_its_senders(behind):
    assert blocks(mail(f"Some say so.\n\n{behind}"))[1:] == [("paragraph", "Some say so.")]


@pytest.mark.parametrize(
    "quoted",
    [
        '<div class="gmail_quote"><div>On Monday</div><blockquote>old</blockquote></div>', '<blockquote type="cite">old<div>x</div></blockquote>',
        '<div id="divRplyFwdMsg">From: x</div>', '<div class="gmail_signature">Ana</div>',
    ],
)  # fmt: skip
def test_a_page_in_a_message_is_read_without_what_it_quotes(quoted):
    page = f"<html><body><p>Some say so.</p>{quoted}<p>And more.</p></body></html>"
    assert blocks(mail(page, "text/html"))[1:] == [("paragraph", "Some say so."), ("paragraph", "And more.")]


@pytest.mark.parametrize(
    "signed",
    [
        "<p>--<br>Ana Lind | Desk</p>",
        "<div>-- <br></div><div>Ana</div>",
        "<p>--&nbsp;</p><p>Ana</p>",
        "Yes.<br>--<br>Ana",
    ],
)
def test_a_page_in_a_message_is_read_without_how_it_is_signed(signed):
    found = blocks(mail(f"<html><body><p>Some <i>--</i> or most -- say so.</p>{signed}</body></html>", "text/html"))
    assert [text for _, text in found[1:] if text != "Yes."] == ["Some -- or most -- say so."]


def test_subtitles_are_turns_and_a_sentence_goes_on_over_cues():
    vtt = "WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:04.000\n<v Chair>Did you <i>sign</i>\n\n00:04.500 --> 00:08.000\n<v Chair>the permit?\n\n00:09.000 --> 00:10.000\n<v Dana Ruiz>No.\n"
    assert blocks(vtt)[-1] == ("turn", "Dana Ruiz: No.")
    srt = "1\n00:00:01,000 --> 00:00:04,000\nCHAIR: Did you sign\n\n2\n00:00:04,500 --> 00:00:08,000\nthe permit?\n\n3\n00:00:09,000 --> 00:00:10,000\nRUIZ: No.\n"
    assert blocks(srt) == [("turn", "CHAIR: Did you sign the permit?"), ("turn", "RUIZ: No.")]


SAID = ["The gate broke in May, and nobody told us. I saw it.", "Who signed for it? We have the letter.", "Nell did."]
CONVERSATIONS = [
    "[04/05/2026, 09:14:22] Ivy Lund: {}\n[04/05/2026, 09:15:02] ~ Tom Poe: {}\n[04/05/2026, 09:16:40] Ivy Lund: \u200eimage omitted\n[04/05/2026, 09:17:01] Ivy Lund: {}\n",
    "5/4/26, 11:59\u202fAM - Messages and calls are end-to-end encrypted.\n5/4/26, 12:04\u202fPM - Ivy Lund: {}\n5/4/26, 12:05\u202fPM - Tom Poe: {}\n5/4/26, 1:09\u202fPM - Ivy Lund: {}\n",
    "04.05.26, 21:14 - Ivy Lund: {}\n04.05.26, 21:15 - Tom Poe: {}\n04.05.26, 21:17 - Ivy Lund: {}\n",
    "Ivy Lund  0:03  \n{}\n\nTom Poe  0:21  \n{}\n\nIvy Lund  1:02:09  \n{}\n\nTranscribed by https://example.org\n",
    "The gate\nMon, May 4, 2026 9:14AM • 3:22\n\nSUMMARY KEYWORDS\ngate, letter\n\nSPEAKERS\nIvy Lund, Tom Poe\n\nIvy Lund  00:03\n{}\n\nTom Poe  00:21\n{}\n\nIvy Lund  01:09\n{}\n",
    "Ivy Lund (00:03):\n{}\n\nTom Poe (00:21):\n{}\n\nIvy Lund (01:09):\n{}\n",
    "[00:00:03] Ivy Lund: {}\n[00:00:21] Tom Poe: {}\n[00:01:09] Ivy Lund: {}\n",
    "Ivy Lund [00:03]: {}\nTom Poe [00:21]: {}\nIvy Lund [01:09]: {}\n",
    "[00:00:03] Ivy Lund\n{}\n\n[00:00:21] Tom Poe\n{}\n\n[00:01:09] Ivy Lund\n{}\n",
    "Ivy Lund, [04.05.2026 09:14]\n{}\n\nTom Poe, [04.05.2026 09:15]\n{}\n\nIvy Lund, [04.05.2026 09:17]\n{}\n",
    "09:14:22\t From  Ivy Lund  to  Everyone:\n\t{}\n09:15:02\t From  Tom Poe  to  Everyone:\n\t{}\n09:17:02\t From  Ivy Lund  to  Everyone:\n\t{}\n",
]  # fmt: skip


@pytest.mark.parametrize("source", CONVERSATIONS)
def test_turns_of_a_chat_or_a_transcript_are_credited_to_who_speaks(source):
    source = source.format(*SAID)
    report = audit(source, "interview.txt")
    document = report.dossier.document
    assert document.format == "transcript"
    credited = [
        tuple(part.of(document.text) for part in (*each.source, *each.content)) for each in report.dossier.attributions
    ]
    assert credited == list(zip(("Ivy Lund", "Tom Poe", "Ivy Lund"), SAID, strict=True))
    for each in report.dossier.attributions:
        origin = document.source_map.origin
        assert [origin(part).of(source) for part in (*each.source, *each.content)] == [
            part.of(document.text) for part in (*each.source, *each.content)
        ]
    assert not {"09", "0:03", "omitted", "SPEAKERS", "Transcribed"} & set(document.text.split())


def test_message_of_several_lines_is_one_turn_and_what_was_not_said_is_told():
    chat = "[04/05/2026, 09:14:22] Ivy Lund: It broke.\nIt sank.\n[04/05/2026, 09:15:00] Ivy Lund added Tom Poe\n[04/05/2026, 09:16:40] +44 7700 900123: <Media omitted>\n[04/05/2026, 09:17:01] Tom 🌊: When\n"
    document = read(chat.encode(), "draft.txt")
    assert blocks(chat) == [("turn", "Ivy Lund: It broke. It sank."), ("turn", "Tom 🌊: When")]
    assert [each.kind.value for each in document.omitted] == ["hidden", "hidden"]


@pytest.mark.parametrize(
    "source",
    [
        "Storm live\n\n18:10 Ferries stopped: Northgate has stopped all sailings.\n\n17:40 Ann Price: stay at home.\n",
        "Doors open 19:30\n\nMusic 20:00\n\nLast bus 23:10\n",
        "The gate broke on 4/5/2026, 09:14 - so she said. It sank on 5/5/2026, 10:14 - he said.",
        "Kick-off 15:00\nThe teams met in May and in June before the season began.\nHalf time 14:10\nNobody scored in the rain.",
    ],
)
def test_programme_or_live_blog_is_no_transcript(source):
    assert read(source.encode(), "draft.txt").format != "transcript"


def test_a_stored_post_has_paragraphs_at_blank_lines_and_no_shortcodes():
    post = 'First.\n\nSecond [sic].\n\n[caption id="a_6" width="300"]<img src="x.jpg" /> The gate.[/caption]\n\n[gallery ids="1,2"]\n\nThird.'
    wanted = [
        ("paragraph", "First."),
        ("paragraph", "Second [sic]."),
        ("caption", "The gate."),
        ("paragraph", "Third."),
    ]
    assert blocks(post, "post.html") == wanted
    assert blocks(feed(f"<![CDATA[{post}]]>"), "x.xml") == wanted


def test_news_formats_have_headline_byline_and_date():
    nitf = (
        "<nitf><head><title>slug</title></head><body><body.head><hedline><hl1>Gate</hl1></hedline><byline>By Nell</byline></body.head>"
        "<body.content><p>The <org>council</org> said.</p><media><media-caption>The gate.</media-caption></media></body.content></body></nitf>"
    )
    assert blocks(nitf) == [
        ("headline", "Gate"), ("byline", "By Nell"), ("paragraph", "The council said."), ("caption", "The gate."),
    ]  # fmt: skip
    ans = {
        "headlines": {"basic": "Gate"}, "credits": {"by": [{"name": "Nell"}]}, "display_date": "2026-05-04T10:00Z",
        "content_elements": [{"type": "text", "content": "Some <b>say</b> so."}, {"type": "image", "caption": "The gate."}, {"type": "raw_html", "content": "x"}],
    }  # fmt: skip
    document = read(json.dumps(ans).encode(), "a.json")
    assert (document.title, document.byline, document.date) == ("Gate", "Nell", "2026-05-04")
    assert [kind for kind, _ in blocks(json.dumps(ans))] == ["headline", "paragraph", "caption"]
    live = {
        "@type": "LiveBlogPosting", "headline": "Gate", "liveBlogUpdate": [
            {"headline": "Ferry", "datePublished": "2026-05-04T18:10Z", "articleBody": "Some say so.\n\nOthers don’t."}, {"articleBody": "It is over."},
        ],
    }  # fmt: skip
    assert blocks(json.dumps({"@graph": [live]})) == [
        ("headline", "Gate"), ("subhead", "Ferry"), ("paragraph", "Some say so."), ("paragraph", "Others don’t."), ("paragraph", "It is over."),
    ]  # fmt: skip


def test_each_row_and_each_post_is_a_draft():
    table = b'id,title,body\n1,"A ""gate""","Some say so.\n\nAll ""do""."\n2,,\n3,,No.\n'
    assert parts(table, "t.csv", "body") == ("2", "4")
    document = read(table, "t.csv:2", part="2", column="body")
    assert document.title == 'A "gate"'
    last = document.blocks[-1].span
    assert (last.of(document.text), document.locate(last).line) == ('All "do".', 4)
    rows = b'{"a": {"b": 1}, "text": "One."}\n\n{"text": "Two \\u201cx\\u201d."}\n'
    assert [read(rows, f"t.jsonl:{n}", part=n, column="text").text for n in parts(rows, "t.jsonl", "text")] == [
        "One.",
        "Two “x”.",
    ]
    with pytest.raises(UnreadableError, match="has no column 'copy'; it has body, id, title"):
        parts(table, "t.csv", "copy")
    posts = feed("One.").replace("</item>", "</item><item><description>Two.</description></item>").encode()
    assert [read(posts, f"t.xml:{n}", part=n).text for n in parts(posts, "t.xml")] == ["One.", "Two."]
    with pytest.raises(UnreadableError, match="is a feed with 2 posts"):
        read(posts, "t.xml")


def test_a_book_has_its_title_and_author_and_no_table_of_contents():
    document = read(epub('<h1>One</h1><p>Some <a href="http://a.b/">say</a> so.</p>'), "a.epub")
    assert (document.title, document.byline, document.text) == ("Book", "Nell Okafor", "One\n\nSome say so.")
    assert [link.span.of(document.text) for link in document.links] == ["say"]


def test_packed_files_are_read_as_what_they_hold():
    assert read(gzip.compress(MAIL.encode()), "a.eml.gz").format == "message"
    assert read(gzip.compress(b"Some say so."), "a.txt.gz").name == "a.txt.gz"
    assert read(gzip.compress(b"<p>Some say so.</p>"), "a.html.gz").text == "Some say so."


def test_the_user_may_say_what_a_file_is():
    assert read(b"= Gate\n:toc:\n\nSome say so.", "a.adoc", format="text").format == "text"
    assert read(b"# Gate", "a.xyz", format="markdown").text == "Gate"
    with pytest.raises(SettingsError, match="there is no 'word'; did you mean"):
        read(b"x", "a", format="word")


def test_new_formats_are_evidence_too():
    assert read_evidence(odt("<text:p>Some say so.</text:p>"), "a.odt").text == "Some say so."


BOMB = "<!DOCTYPE a [<!ENTITY x 'lol'>]>"
HOSTILE = {
    "entities": (BOMB + "<nitf><body><p>&x;</p></body></nitf>", "an XML document"),
    "deep": ("<nitf>" + "<a>" * 5000, "deep"),
    "cut": ("<nitf><body><p>Some", "not well-formed XML at line 1"),
    "json deep": ('{"body_text": ' + "[" * 100_000, "not valid"),
    "json lists": ('{"body_text": "x", "a": ' + "[" * 500 + "]" * 500 + "}", "deep"),
    "parts": ("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * 100_000, "too many parts"),
    "empty feed": ("<rss><channel/></rss>", "without posts"),
    "feed of lies": ("<rss><item></channel></rss>", "not well-formed"),
    "cues": ("WEBVTT\n\n" + "00:01.000 --> 00:02.000\n" * 50_000, "no subtitles"),
    "rtf deep": ("{\\rtf1 " + "{" * 100_000, "nests groups too deeply"),
    "rtf notes": ("{\\rtf1 " + "{\\footnote a " * 20_000, "nests groups too deeply"),
    "rtf fields": ("{\\rtf1 " + "{\\field{\\fldrslt " * 9_000, "nests groups too deeply"),
    "endless header": ("MIME-Version: 1.0\n" + "A: b\n" * 60_000 + "\nx", "endless headers"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "says"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_one_clear_line(source, says):
    with pytest.raises(UnreadableError, match=says) as caught:
        read(source.encode(), "draft.txt")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("body", ["{" * 4_000, "\\'e9" * 200_000, "}" * 100_000, "\\bin999999999 x", "\\u99999999999?"])
def test_hostile_rtf_is_read(body):
    assert read(f"{{\\rtf1 {body}".encode(), "draft.txt").format == "rtf"


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("a.odt", "an OpenDocument text that is damaged"),
        ("a.epub", "an EPUB book that is damaged"),
        ("a.docx", "not a Word document"),
        ("a.zip", "a damaged archive"),
        ("a.txt", "a damaged archive"),
    ],
)
@pytest.mark.parametrize("data", [b"PK\x03\x04" + bytes(60), zipped(**{"content.xml": "<a/>"})[:-30]])
def test_a_damaged_archive_is_called_what_its_name_says(name, what, data):
    with pytest.raises(UnreadableError, match=what):
        read(data, name)


@pytest.mark.parametrize("times", [2, 500, 50_000])
def test_a_chapter_that_a_book_lists_again_is_read_once(times):
    book = BOOK.replace('<itemref idref="a"/>', '<itemref idref="a"/>' * times)
    page = "<html><body><p>Some say so.</p></body></html>"
    data = zipped(
        **{
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "O/b.opf": book,
            "O/a b.xhtml": page,
        }
    )
    assert blocks(data, "a.epub") == [("paragraph", "Some say so.")]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.adoc", f"= T\n:x: {'so ' * 3_000}\n\n{'{x} ' * 3_000}"), ("a.adoc", f"= T\n:x: {'so ' * 90_000}\n\n{'{x} ' * 300}"),
        ("a.rst", f"{'|x| ' * 3_000}\n\n.. |x| replace:: {'so ' * 3_000}\n"),
    ],
)  # fmt: skip
def test_a_text_that_is_named_without_end_is_refused(name, source):
    with pytest.raises(UnreadableError, match="repeated without end; write them out"):
        read(source.encode(), name)


def swollen(name):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIMETYPE)
        archive.writestr("content.xml", "<a>" + " " * 61_000_000)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zipped(**{"content.xml": "<a/>"}), "without a text"), (zipped(**{"content.xml": "<a"}), "not well-formed"),
        (zipped(**{"mimetype": MIMETYPE, "content.xml": "x", "META-INF/manifest.xml": "<encryption-data/>"}), "encrypted"),
        (zipped(**{"content.xml": BOMB + "<a>&x;</a>"}), "document type"),
        (zipped(**{"META-INF/container.xml": "<a/>"}), "without contents"),
        (zipped(**{"META-INF/container.xml": CONTAINER, "O/b.opf": BOOK}), "without its part O/a b.xhtml"),
        (zipped(**{"mimetype": MIMETYPE.replace("text", "spreadsheet"), "content.xml": "x"}), "a spreadsheet"),
        (gzip.compress(b" " * 21_000_000, mtime=0), "unpacks to more than 20 MB"), (gzip.compress(b"Some say", mtime=0)[:-9], "cut short"),
    ],
)  # fmt: skip
def test_a_broken_or_swollen_archive_is_one_clear_line(data, says):
    with pytest.raises(UnreadableError, match=says):
        read(data, "draft.odt")


def test_a_swollen_part_is_refused():
    with pytest.raises(UnreadableError, match="absurd size"):
        read(swollen("content.xml"), "draft.odt")


PROSE = "Some say it is over, said Lee Adams."
REFUSED = {
    "a.dokuwiki": PROSE, "a.fountain": PROSE, "a.docbook": f"<article version='5.0' xmlns='http://docbook.org/ns/docbook'><p>{PROSE}</p></article>",
    "a.warc": "WARC/1.0\r\nWARC-Type: response\r\n", "a.pages": PROSE, "a.msg": PROSE, "a.mbox": f"From a@b.c Mon May  4 09:12:00 2026\nFrom: a@b.c\n\n{PROSE}",
    "a.vtt": PROSE, "a.csv": f"a,b\n1,{PROSE}\n", "a.jsonl": '{"a": 1}\n{"a": 2}\n', "a.yaml": "a: 1", "a.fdx": PROSE, "a.doc": PROSE,
    "a.xyz": PROSE, "a.json": '{"headline": "Gate", "body": "Some say"}',
    "docbook.txt": f'<book xmlns="http://docbook.org/ns/docbook"><para>{PROSE}</para></book>', "jats.txt": f"<!DOCTYPE article PUBLIC 'JATS' 'x'><article><p>{PROSE}</p></article>",
    "mbox.txt": f"From a@b.c Mon May  4 09:12:00 2026\nFrom: a@b.c\n\n{PROSE}",
    "opml.xml": "<opml version='2.0'/>", "sitemap.xml": "<?xml version='1.0'?><urlset/>",
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), REFUSED.items())
def test_markup_and_data_that_nobody_reads_are_never_plain_text(name, text):
    with pytest.raises(UnreadableError) as caught:
        read(text.encode(), name)
    assert "; " in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["draft.v2", "draft.final", "draft.2027-05-04", "draft.bak", "Draft No. 3", "draft"])
def test_a_version_of_a_draft_is_plain_text(name):
    assert read(PROSE.encode(), name).format == "text"


def test_every_format_is_named_once_and_read_from_its_own_file():
    assert len({reader.FORMAT for reader in readers()}) == len(readers())
    assert all(Path(reader.__file__).stem == reader.FORMAT.replace("-", "_") for reader in readers())
    assert not [suffix for reader in readers() for suffix in reader.SUFFIXES if not suffix.startswith(".")]


@pytest.mark.parametrize("writer", WRITERS)
@settings(max_examples=25, deadline=None)
@given(
    at=st.integers(0, 3000),
    length=st.integers(0, 20),
    put=st.sampled_from([b"", b"\x00", b"\xff", b"<", b'"', b"{", b"=E2", b"\\u-5?", b"From: <>,;:@\n"]),
)
def test_a_damaged_file_is_read_or_refused(writer, at, length, put):
    data = WRITERS[writer][0](["Some “say” so, é", "x & y <z 😀"])
    at %= len(data)
    try:
        read(data[:at] + put + data[at + length :], "draft.txt")
    except UnreadableError as error:
        assert str(error)  # noqa: PT017


def test_a_message_whose_encoded_text_is_endless_is_refused():
    data = mail(base64.encodebytes(b"Some say so. " * 100_000).decode(), encoding="base64")
    with pytest.raises(UnreadableError, match="a text of over 1 MB"):
        read(data, "a.eml")


def test_an_endless_text_that_is_attached_does_not_hide_the_message():
    attached = base64.encodebytes(b"Some say so. " * 100_000).decode()
    head = 'From: a@b.c\nTo: d@e.f\nSubject: Gate\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nThey left.\n'
    data = f"{head}--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\nContent-Transfer-Encoding: base64\n\n{attached}\n--b--\n"
    assert blocks(data)[-1] == ("paragraph", "They left.")


@pytest.mark.parametrize(
    "value",
    [
        {"cells": "cell_type"}, {"cells": {"cell_type": "markdown"}}, {"cells": [5, None, {"cell_type": ["markdown"], "source": 7}]}, {"worksheets": "cell_type", "cells": None},
        {"worksheets": [5, {"cells": 7}], "cell_type": 1}, {"bodies": "x"}, {"bodies": {"value": "x"}}, {"content_elements": "x"}, {"content_elements": {"type": "text"}},
        {"content_elements": [5, {"type": 5}, {"type": "list", "items": "x"}, {"type": "quote", "content_elements": 5}]}, {"components": "x", "role": 1, "identifier": 2},
        {"articleBody": ["x"], "author": 5}, {"body_html": {"a": 1}}, {"title": {"rendered": 5}, "content": {"rendered": []}},
    ],
)  # fmt: skip
def test_json_that_lies_of_its_kinds_is_refused_or_has_no_words(value):
    try:
        document = read(json.dumps(value).encode(), "a.json")
    except UnreadableError as error:
        assert "\n" not in str(error)  # noqa: PT017
    else:
        assert not document.text.strip()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", '{"articleBody": "' + "\\u0061 " * 600_000 + '"}'), ("a.ipynb", json.dumps({"cells": [{"cell_type": "markdown", "source": ["a\n"] * 600_000}]})),
        ("a.rss", f"<rss><channel><item><description>{'&#97; ' * 600_000}</description></item></channel></rss>"),
    ],
    ids=["escapes", "lines", "references"],
)  # fmt: skip
def test_a_text_in_pieces_without_end_is_refused(name, data):
    with pytest.raises(UnreadableError, match=r"too many pieces|nests elements too deeply, or has too many"):
        read(data.encode(), f"{name}:1" if name == "a.rss" else name, part="1" if name == "a.rss" else None)
