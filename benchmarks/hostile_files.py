"""Files made to hang, to swell or to mislead a reader, of each format: each is read or refused within bounds.

python benchmarks/hostile_files.py [NAME…]       names of formats, such as docx; all if none is given

Each file is read in a process of its own. It fails if that takes more than 10 s of processor time or 1.5 GB, ends in
anything but a document or one line that says what is wrong, or if that line has more than 200 characters.
"""

# ruff: noqa: E501 - each shape is written in one line
from __future__ import annotations

import base64
import gzip
import html
import io
import json
import multiprocessing
import resource
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator

from onrecord.errors import OnrecordError
from onrecord.readers import holds_several, parts, read

MANY = 100_000
_LONGEST, _LARGEST, _LONGEST_LINE = 10.0, 1_500_000, 200
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
_RELATIONS = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>'
_STYLED = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="{_R}/styles" Target="styles.xml"/></Relationships>'
_OFFICE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
_LAUGHS = (
    '<!DOCTYPE {0} [<!ENTITY a "ha ha ha ha ha ha ha ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
_OUTSIDE = '<!DOCTYPE {0} [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
Shape = tuple[str, str, bytes]


def packed(members: dict[str, str | bytes], more: int = 0) -> bytes:
    """Return a zip archive with so many further parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(
                zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED if name != "mimetype" else zipfile.ZIP_STORED
            )
        for number in range(more):
            archive.writestr(zipfile.ZipInfo(f"media/{number}.xml"), "")
    return stream.getvalue()


def lying(archive: bytes, sizes: int = 10) -> bytes:
    """Return a zip archive that states another size for its parts."""
    out = bytearray(archive)
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = out.find(mark)
        while place >= 0:
            out[place + at : place + at + 4] = sizes.to_bytes(4, "little")
            place = out.find(mark, place + 4)
    return bytes(out)


def word(body: str, *, head: str = "", styles: str = "", more: int = 0) -> bytes:
    """Return a Word file."""
    members = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/_rels/document.xml.rels": _STYLED,
        "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>",
        "word/document.xml": f'<?xml version="1.0"?>{head}<w:document {_W}><w:body>{body}</w:body></w:document>',
    }
    return packed(members, more)


def docx() -> Iterator[Shape]:
    run, paragraph = "<w:r><w:t>a said so</w:t></w:r>", "<w:p><w:r><w:t>a said so</w:t></w:r></w:p>"
    yield "docx", "bomb", word("<w:p><w:r><w:t>" + "a " * 30_000_000 + "</w:t></w:r></w:p>")
    yield "docx", "lies of its sizes", lying(word("<w:p><w:r><w:t>" + "a " * 30_000_000 + "</w:t></w:r></w:p>"))
    yield "docx", "laughs", word("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", head=_LAUGHS.format("w:document"))
    yield (
        "docx",
        "styles in a loop",
        word(
            f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>{run}</w:p>' * 10,
            styles='<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>',
        ),
    )
    yield "docx", "many parts", word(paragraph, more=MANY)
    yield "docx", "many paragraphs", word(paragraph * MANY)
    yield (
        "docx",
        "many styles",
        word(
            paragraph,
            styles="".join(
                f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>'
                for n in range(MANY)
            )
            + "",
        ),
    )
    yield (
        "docx",
        "long chain of styles",
        word(
            '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr>' + run + "</w:p>",
            styles="".join(
                f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>'
                for n in range(5_000)
            ),
        ),
    )
    yield (
        "docx",
        "nested fields",
        word("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * MANY + run + "</w:p>"),
    )
    yield "docx", "deep", word("<w:p>" + "<w:ins>" * 100_000 + run + "</w:ins>" * 100_000 + "</w:p>")


def opendocument() -> Iterator[Shape]:
    def content(body: str, styles: str = "", head: str = "") -> str:
        return f'<?xml version="1.0"?>{head}<office:document-content {_OFFICE}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>'

    def odt(body: str, styles: str = "", head: str = "", more: int = 0) -> bytes:
        return packed(
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content(body, styles, head)}, more
        )

    loop = '<style:style style:name="A" style:family="paragraph" style:parent-style-name="B"/><style:style style:name="B" style:family="paragraph" style:parent-style-name="A"/>'
    cells = '<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000000"><text:p>a said</text:p></table:table-cell></table:table-row></table:table>'
    yield "odt", "bomb", odt("<text:p>" + "a " * 60_000_000 + "</text:p>")
    yield "odt", "lies of its sizes", lying(odt("<text:p>" + "a " * 60_000_000 + "</text:p>"))
    yield "odt", "laughs", odt("<text:p>&j;</text:p>", head=_LAUGHS.format("x"))
    yield "odt", "text of another file", odt("<text:p>&a;</text:p>", head=_OUTSIDE.format("x"))
    yield "odt", "styles in a loop", odt('<text:p text:style-name="A">a said so</text:p>', loop)
    yield "odt", "a thousand million blanks", odt('<text:p>a<text:s text:c="1000000000"/>said</text:p>')
    yield "odt", "repeated cells", odt(cells)
    yield "odt", "many parts", odt("<text:p>a said so</text:p>", more=MANY)
    yield "odt", "many paragraphs", odt("<text:p>a said so</text:p>" * MANY)
    yield "odt", "deep", odt("<text:p>" + "<text:span>" * 50_000 + "a" + "</text:span>" * 50_000 + "</text:p>")
    yield (
        "fodt",
        "laughs",
        content("<text:p>&j;</text:p>", head=_LAUGHS.format("x")).replace("document-content", "document").encode(),
    )
    yield (
        "fodt",
        "blanks",
        content('<text:p>a<text:s text:c="99999999999999999999"/>b</text:p>')
        .replace("document-content", "document")
        .encode(),
    )
    yield (
        "fodt",
        "cut short",
        content("<text:p>a said so</text:p>" * MANY).replace("document-content", "document").encode()[:-40],
    )


def rtf() -> Iterator[Shape]:
    for name, body in {
        "deep": "{" * 1_000_000 + "a", "closed too often": "a" + "}" * 1_000_000, "binary that is not there": "\\bin2147483647 a said so",
        "signs to skip": "\\uc2147483647\\u8220? a said so", "many paragraphs": "a said so\\par " * MANY, "fields in fields": "{\\field{\\*\\fldinst X}{\\fldrslt " * 50_000 + "a",
        "many styles": "{\\stylesheet" + "".join(f"{{\\s{n} a{n};}}" for n in range(MANY)) + "} a", "numbers": "\\u-99999999999999999999? \\s99999999999999999999 a", "notes in notes": "{\\footnote a " * 50_000,
        "codes of fonts": "{\\fonttbl" + "".join(f"{{\\f{n}\\fcharset128 A;}}" for n in range(MANY)) + "}\\f9 \\'82\\'a0",
    }.items():  # fmt: skip
        yield "rtf", name, f"{{\\rtf1\\ansi {body}}}".encode()


def epub() -> Iterator[Shape]:
    def book(manifest: str, spine: str, container: str = "b.opf", more: int = 0, **members: str) -> bytes:
        files = {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": f'<container xmlns="c"><rootfiles><rootfile full-path="{container}"/></rootfiles></container>',
            "b.opf": f'<package xmlns="o"><metadata/><manifest>{manifest}</manifest><spine>{spine}</spine></package>',
        }
        return packed(
            {
                **files,
                **{
                    f"{name}.xhtml": f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'
                    for name, body in members.items()
                },
            },
            more,
        )

    item = '<item id="a" href="{}" media-type="application/xhtml+xml"/>'
    yield (
        "epub",
        "one chapter again and again",
        book(item.format("a.xhtml"), '<itemref idref="a"/>' * MANY, a="<p>a said so</p>" * 200),
    )
    yield "epub", "bomb", book(item.format("a.xhtml"), '<itemref idref="a"/>', a="<p>" + "a " * 60_000_000 + "</p>")
    yield (
        "epub",
        "many bombs",
        book(
            "".join(f'<item id="a{n}" href="a{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(50)),
            "".join(f'<itemref idref="a{n}"/>' for n in range(50)),
            **{f"a{n}": "<p>" + " " * 9_000_000 + "</p>" for n in range(50)},
        ),
    )
    yield (
        "epub",
        "its own contents",
        book(item.format("a.xhtml"), '<itemref idref="a"/>', container="META-INF/container.xml"),
    )
    yield "epub", "a file outside", book(item.format("../../../../etc/passwd"), '<itemref idref="a"/>')
    yield (
        "epub",
        "many chapters",
        book(
            "".join(f'<item id="a{n}" href="a.xhtml" media-type="application/xhtml+xml"/>' for n in range(MANY)),
            "".join(f'<itemref idref="a{n}"/>' for n in range(MANY)),
            a="<p>a said so</p>",
        ),
    )
    yield "epub", "many parts", book(item.format("a.xhtml"), '<itemref idref="a"/>', more=MANY, a="<p>a said so</p>")
    yield (
        "epub",
        "laughs",
        packed(
            {
                "mimetype": "application/epub+zip",
                "META-INF/container.xml": _LAUGHS.format("container") + "<container>&j;</container>",
            }
        ),
    )


def pdf() -> Iterator[Shape]:
    def file(objects: list[bytes], trailer: bytes = b"") -> bytes:
        out, places = b"%PDF-1.7\n", []
        for number, each in enumerate(objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
        start = len(out)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        return (
            out
            + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF"
            % (len(objects) + 1, table, len(objects) + 1, trailer.replace(b"HERE", b"%d" % start), start)
        )

    catalog, page = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>",
    )
    font, text = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", b"BT /F 9 Tf 0 0 Td (a said so) Tj ET"
    one = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"

    def stream(data: bytes, more: bytes = b"") -> bytes:
        return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)

    bomb = zlib.compress(text + b" " * 300_000_000, 9)
    twice = zlib.compress(bomb, 9)
    yield "pdf", "pages in a loop", file([catalog, b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>"])
    yield (
        "pdf",
        "each page twice",
        file(
            [catalog, *(b"<< /Type /Pages /Count 9 /Kids [%d 0 R %d 0 R] >>" % (n + 3, n + 3) for n in range(40)), page]
        ),
    )
    yield "pdf", "bomb", file([catalog, one, page, stream(bomb, b"/Filter /FlateDecode"), font])
    yield (
        "pdf",
        "bomb in a bomb",
        file([catalog, one, page, stream(twice, b"/Filter [/FlateDecode /FlateDecode]"), font]),
    )
    yield (
        "pdf",
        "lies of its pages",
        file([catalog, b"<< /Type /Pages /Count 1000000000 /Kids [3 0 R] >>", page, stream(text), font]),
    )
    yield "pdf", "tables in a loop", file([catalog, one, page, stream(text), font], b"/Prev HERE")
    yield (
        "pdf",
        "forms in a loop",
        file(
            [
                catalog,
                one,
                page,
                stream(b"/X Do"),
                font,
                stream(
                    b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
                ),
            ]
        ),
    )
    yield (
        "pdf",
        "many pages",
        file(
            [catalog, b"<< /Type /Pages /Count 100000 /Kids [" + b"3 0 R " * MANY + b"] >>", page, stream(text), font]
        ),
    )
    yield "pdf", "deep lists", file([catalog, one, page, b"[" * MANY])
    yield (
        "pdf",
        "parent in a loop",
        file(
            [
                catalog,
                b"<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [3 0 R] >>",
                b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
                stream(text),
                font,
            ]
        ),
    )
    yield (
        "pdf",
        "many words",
        file([catalog, one, page, stream(b"BT /F 9 Tf " + b"1 0 Td (a) Tj " * 400_000 + b"ET"), font]),
    )
    yield "pdf", "places that lie", b"%PDF-1.7\nstartxref\n99999999999\n%%EOF"


def mail() -> Iterator[Shape]:
    head = "From: a@b.c\nTo: d@e.f\nSubject: {}\nMIME-Version: 1.0\nContent-Type: {}\n"
    nested = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(5_000))
    for name, source in {
        "many parts": head.format("a", 'multipart/mixed; boundary="b"') + "\n" + "--b\n\nx said so\n" * MANY, "parts in parts": "MIME-Version: 1.0\n" + nested + "\nx",
        "messages in messages": "MIME-Version: 1.0\n" + "Content-Type: message/rfc822\n\n" * 50_000 + "x", "part without an end": head.format("a", 'multipart/mixed; boundary="b"') + "\n--b\nContent-Type: text/plain\n\nx said so",
        "long subject": head.format("a" * 5_000_000, "text/plain") + "\nx said so", "many words of a subject": head.format("=?utf-8?q?a?= " * MANY, "text/plain") + "\nx said so",
        "many headers": head.format("a", "text/plain") + "X-A: b\n" * MANY + "\nx said so", "empty boundary": head.format("a", 'multipart/mixed; boundary=""') + "\n" + "--\n\nx\n" * MANY,
        "set of characters that is none": head.format("a", "text/plain; charset=rot13") + "\nx said so", "set of characters that is a bomb": head.format("a", "text/plain; charset=zlib") + "\nx said so",
        "quoted signs": head.format("a", "text/plain") + "Content-Transfer-Encoding: quoted-printable\n\n" + "=" * 5_000_000, "no base64": head.format("a", "text/plain") + "Content-Transfer-Encoding: base64\n\n" + "a=" * 2_000_000,
        "boundaries alike": head.format("a", f'multipart/mixed; boundary="{"-" * 70}"') + "\n" + "-" * 5_000_000, "earlier messages": head.format("a", "text/plain") + "\n" + "On Monday, Bo wrote:\n> x\n" * MANY,
        "quotations in quotations": head.format("a", "text/html") + "\n<html><body>" + "<blockquote type=cite><p>x</p>" * 50_000,
        "header without an end": "From: a@b.c\nSubject: x\nContent-Type: text/plain;\n" + " a=b;\n" * MANY,
    }.items():  # fmt: skip
        yield "eml", name, source.encode()
    yield (
        "mhtml",
        "many files",
        (
            'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n<html><body><p>x said so</p></body></html>\n'
            + "--b\nContent-Type: image/png\n\nx\n" * MANY
        ).encode(),
    )
    yield (
        "mhtml",
        "a page in itself",
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\nContent-Location: cid:a\n\n<html><body><iframe src="cid:a"></iframe></body></html>\n--b--\n',
    )
    yield (
        "mhtml",
        "page that is a bomb",
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n'
        + base64.encodebytes(b"<div>" * 2_000_000),
    )


def xml() -> Iterator[Shape]:
    roots = {
        "rss": '<rss version="2.0"><channel><item><title>t</title><description>{}</description></item></channel></rss>', "atom": '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>t</title><content type="html">{}</content></entry></feed>',
        "nitf": "<nitf><body><body.content><p>{}</p></body.content></body></nitf>", "newsml": '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentSet><inlineXML><html><body><p>{}</p></body></html></inlineXML></contentSet></newsItem>',
    }  # fmt: skip
    for name, root in roots.items():
        first = root[1:].split()[0].split(">")[0]
        yield name, "laughs", (_LAUGHS.format(first) + root.format("&j;")).encode()
        yield name, "text of another file", (_OUTSIDE.format(first) + root.format("&a;")).encode()
        yield name, "deep", root.format("<a>" * MANY).encode()
        yield name, "deep page within", root.format(html.escape("<div>" * MANY)).encode()
        yield name, "cut short", root.format("a said so " * MANY).encode()[:-20]
        yield (
            name,
            "many attributes",
            root.format("<a " + " ".join(f'b{n}="c"' for n in range(MANY)) + ">x</a>").encode(),
        )
        yield name, "many elements", root.format("<p>a said so</p>" * MANY).encode()
        yield (
            name,
            "declares what it is not",
            ('<?xml version="1.0" encoding="utf-32"?>' + root.format("a said so")).encode(),
        )
        yield name, "no sign of XML", root.format("a\x00said so &#0; &#x110000;").encode()
    yield (
        "rss",
        "many posts",
        (
            '<rss version="2.0"><channel>'
            + "<item><title>t</title><description>a said so</description></item>" * MANY
            + "</channel></rss>"
        ).encode(),
    )
    yield (
        "newsml",
        "many articles",
        (
            '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentSet>'
            + "<inlineXML><p>a</p></inlineXML>" * MANY
            + "</contentSet></newsItem>"
        ).encode(),
    )


def data() -> Iterator[Shape]:
    yield "json", "deep", ('{"articleBody": ' + "[" * MANY).encode()
    yield "json", "deep and closed", ('{"articleBody": "x", "a": ' + "[" * MANY + "]" * MANY + "}").encode()
    yield "json", "many articles", json.dumps([{"articleBody": "a said so"}] * MANY).encode()
    yield "json", "long number", ('{"articleBody": "a said so", "n": ' + "9" * 1_000_000 + "}").encode()
    yield "json", "numbers without end", b'{"articleBody": "a said so", "n": [1e999, NaN, -Infinity]}'
    yield "json", "half a sign", b'{"headline": "a", "articleBody": "a \\ud800 said \\udc00 so \\u0000"}'
    yield "json", "long key", ('{"' + "k" * 5_000_000 + '": 1, "articleBody": "a said so"}').encode()
    yield "json", "key again and again", ("{" + '"articleBody": "a said so", ' * MANY + '"headline": "x"}').encode()
    yield (
        "json",
        "parts in parts",
        (
            '{"identifier": "x", "components": ['
            + '{"role": "container", "components": [' * 5_000
            + "]}" * 5_000
            + "]}"
        ).encode(),
    )
    yield (
        "json",
        "quotations in quotations",
        ('{"content_elements": [' + '{"type": "quote", "content_elements": [' * 5_000 + "]}" * 5_000 + "]}").encode(),
    )
    yield (
        "json",
        "many elements",
        json.dumps({"content_elements": [{"type": "text", "content": "a said so"}] * MANY}).encode(),
    )
    yield "json", "page that is deep", json.dumps({"body_html": "<div>" * MANY + "a said so"}).encode()
    node = '{"type": "paragraph", "content": ['
    yield (
        "json",
        "tree that is deep",
        ('{"title": "a", "body": ' + node * 90 + '{"text": "a said so"}' + "]}" * 90 + "}").encode(),
    )
    yield (
        "json",
        "objects in objects",
        ('{"fields": ' * 95 + '{"title": "a", "content": "a said so"}' + "}" * 95).encode(),
    )
    for name, value in {
        "many nodes": {"title": "a", "body": [{"_type": "block", "style": "normal", "children": [{"text": "a said so"}]}] * MANY},
        "many trees": {f"k{n}": [{"type": "paragraph", "text": "a said so"}] for n in range(MANY)},
        "many entries": {"@type": "LiveBlogPosting", "liveBlogUpdate": [{"articleBody": "a said so"}] * MANY},
        "many languages": {"title": "a", "body": {f"en-{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}x": "a said so" for n in range(600)}},
        "long list of paragraphs": {"title": "a", "body": ["a said so"] * MANY},
        "cells in cells": {"title": "a", "body": {"content": [{"paragraph": {"elements": [{"textRun": {"content": "a"}}]}}, {"table": {"tableRows": [{"tableCells": [{}] * 300}] * 300}}]}},
    }.items():  # fmt: skip
        yield "json", name, json.dumps(value).encode()
    tree = json.dumps({"root": {"children": [{"type": "paragraph", "children": [{"text": "a said so"}]}] * MANY}})
    yield "json", "tree in a string", json.dumps({"title": "a", "lexical": tree}).encode()
    for name, value in {
        "many trees in strings": {f"k{n}": '{"root": {"type": "paragraph", "text": "a said so"}}' for n in range(MANY)},
        "many lines of Quill": {"ops": [{"insert": "a said so\n" * MANY}]},
        "many operations": {"ops": [{"insert": "a "}, {"insert": "\n", "attributes": {"list": "x"}}] * MANY},
        "markups that are not there": {"markups": [], "sections": [[1, "p", [[0, [999] * MANY, 10**8, "a"]]]]},
        "many kinds of objects": [{f"k{n}": {"a": n}} for n in range(MANY)],
    }.items():
        yield "json", name, json.dumps(value).encode()
    yield "json", "escapes", ('{"articleBody": "' + "\\u0061" * 1_000_000 + '"}').encode()
    yield (
        "ipynb",
        "many cells",
        json.dumps({"cells": [{"cell_type": "markdown", "source": ["a said so"]}] * MANY, "nbformat": 4}).encode(),
    )
    yield (
        "ipynb",
        "many lines",
        json.dumps({"cells": [{"cell_type": "markdown", "source": ["a\n"] * 500_000}], "nbformat": 4}).encode(),
    )
    yield (
        "ipynb",
        "lies of its kinds",
        b'{"cells": [{"cell_type": "markdown", "source": {"a": 1}}, 5, null, {"cell_type": ["markdown"], "source": 7}], "nbformat": 4}',
    )
    yield "ipynb", "no cells", b'{"cells": "cell_type", "nbformat": 4}'
    yield "csv", "many rows", ("id,copy\n" + "1,a said so\n" * MANY).encode()
    yield "csv", "long field", ('id,copy\n1,"' + "a said so " * 500_000 + '"\n').encode()
    yield "csv", "quotation mark never closed", ('id,copy\n1,"a said so\n' + "2,b\n" * MANY).encode()
    yield "csv", "many columns", (",".join(f"c{n}" for n in range(MANY)) + ",copy\n" + "a," * MANY + "x\n").encode()
    yield "jsonl", "many rows", (json.dumps({"copy": "a said so"}) + "\n").encode() * MANY
    yield "jsonl", "deep row", ('{"copy": ' + "[" * MANY + "\n").encode()
    yield "jsonl", "long row", json.dumps({"copy": "a said so " * 500_000}).encode()
    yield "gz", "bomb", gzip.compress(bytes(2_000_000_000)[:1_000_000_000])
    yield "gz", "bomb of text", gzip.compress(b"a said so. " * 5_000_000)
    yield "gz", "in itself", gzip.compress(gzip.compress(b"a said so"))
    yield "gz", "cut short", gzip.compress(b"a said so. " * 1000)[:-9]
    yield "gz", "lies of its size", gzip.compress(b"a said so")[:-4] + b"\xff\xff\xff\xff"


def text() -> Iterator[Shape]:
    yield "vtt", "many cues", ("WEBVTT\n\n" + "00:01.000 --> 00:02.000\n<v A>a said so\n\n" * MANY).encode()
    yield "vtt", "marks never closed", ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<c.a" * 500_000).encode()
    yield "vtt", "one line", ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "[a] " * 500_000).encode()
    yield (
        "srt",
        "many cues",
        "".join(f"{n}\n00:00:01,000 --> 00:00:02,000\nA: a said so\n\n" for n in range(MANY)).encode(),
    )
    yield "txt", "many turns", "".join(f"[04/05/2026, 09:14:22] A B: said {n}\n" for n in range(MANY)).encode()
    yield "txt", "many times", "".join(f"{n // 60}:{n % 60:02}\nsaid {n}\n" for n in range(MANY)).encode()
    yield "tex", "deep", (r"\documentclass{article}\begin{document}" + r"\emph{" * MANY + "a").encode()
    yield (
        "tex",
        "macros in macros",
        (rb"\documentclass{article}\newcommand{\a}{\b\b}\newcommand{\b}{\a\a}\begin{document}\a said so\end{document}"),
    )
    yield "tex", "places opened", (r"\documentclass{article}\begin{document}" + r"\begin{a}" * MANY + "a").encode()
    yield "adoc", "attribute again and again", ("= T\n:a: " + "x" * 10_000 + "\n\n" + "{a} " * MANY).encode()
    yield (
        "adoc",
        "attributes in attributes",
        ("= T\n" + "".join(f":a{n}: {{a{n + 1}}}{{a{n + 1}}}\n" for n in range(MANY)) + "\n{a0} said so").encode(),
    )
    yield (
        "rst",
        "substitution again and again",
        ("|a| " * MANY + "\n\n.. |a| replace:: " + "x" * 10_000 + "\n").encode(),
    )
    yield "org", "many headings", "".join(f"{'*' * (n % 8 + 1)} a{n}\n" for n in range(MANY)).encode()
    yield "mediawiki", "templates in templates", ("{{a|" * MANY + "x").encode()
    yield "md", "shortcodes never closed", ("a said so {{< b " * MANY).encode()
    yield "mdx", "code never closed", ("export const a = {\n" * MANY + "\na said so").encode()
    yield "mdx", "comments never closed", ("a said {/* so\n\n" * MANY).encode()
    yield (
        "html",
        "linked data that is deep",
        (
            '<html><body><article><p>a said so.</p></article><script type="application/ld+json">{"articleBody": '
            + "[" * MANY
            + "</script></body></html>"
        ).encode(),
    )
    yield (
        "html",
        "much linked data",
        (
            "<html><body>"
            + '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"a said so"}</script>' * 20_000
            + "</body></html>"
        ).encode(),
    )
    yield (
        "html",
        "long word of data",
        (
            '<html><body><article><p>a said so.</p><img src="data:image/png;base64,'
            + "A" * 10_000_000
            + '"></article></body></html>'
        ).encode(),
    )
    yield "html", "blocks of WordPress", ("<!-- wp:a -->\n" * MANY + "<p>a said so</p>").encode()


GROUPS: tuple[Callable[[], Iterator[Shape]], ...] = (docx, opendocument, rtf, epub, pdf, mail, xml, data, text)


def attempt(name: str, data: bytes, answer: multiprocessing.Queue[tuple[str, str, int]]) -> None:
    """Read a file as the command does; say how that ended, and how many kilobytes of memory it took."""
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    column = "copy" if name.endswith((".csv", ".jsonl")) else None
    try:
        if holds_several(data, name, column):
            every = parts(data, name, column)
            read(data, f"{name}:{every[0]}", part=every[0], column=column)
            told = "read", f"{len(every):,} drafts"
        else:
            document = read(data, name)
            told = "read", f"{len(document.text):,} characters of {document.format}"
    except OnrecordError as error:
        told = "refused", str(error)
    except BaseException as error:
        told = "FAILED", f"{type(error).__name__}: {error}"
    answer.put((*told, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))


def is_out_of_bounds(told: str, detail: str, seconds: float, kilobytes: int) -> bool:
    """Whether it took too long or too much, or did not end in a document or one line."""
    is_line = told != "refused" or ("\n" not in detail and len(detail) <= _LONGEST_LINE)
    return told == "FAILED" or seconds > _LONGEST or kilobytes > _LARGEST or not is_line


def main(chosen: list[str]) -> int:
    """Print a line a file; return how many are out of bounds."""
    failed = 0
    context = multiprocessing.get_context("fork")
    for ending, shape, data in (each for group in GROUPS for each in group()):
        if chosen and ending not in chosen:
            continue
        answer: multiprocessing.Queue[tuple[str, str, int]] = context.Queue()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        process = context.Process(target=attempt, args=(f"file.{ending}", data, answer))
        process.start()
        process.join()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        told, detail, kilobytes = ("FAILED", f"ended with {process.exitcode}", 0) if answer.empty() else answer.get()
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        is_bad = is_out_of_bounds(told, detail, seconds, kilobytes)
        failed += is_bad
        taken = f"{len(data) / 1e6:6.1f} MB {seconds:6.2f} s {kilobytes // 1000:5} MB"
        print(f"{'BAD ' if is_bad else ''}{ending:<8} {shape:<34} {taken}  {told}: {detail[:150]}", flush=True)
    print(f"{failed} out of bounds")
    return failed


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
