"""Exports, transcripts, old encodings and files of other programs: read rightly, or refused by name with a remedy."""

import json

import pytest

from onrecord.errors import UnreadableError
from onrecord.readers import read

SAID = ("The quay is closed, the harbour master said.", "“We saw cracks,” said Ada Moss.", "Some say it was known.")
PLAIN = "Quay closed\n\n" + "\n\n".join(SAID)
MARKUP = "".join(f"<p>{each}</p>" for each in SAID)


def texts(data, name):
    document = read(data if isinstance(data, bytes) else data.encode(), name)
    return [block.span.of(document.text) for block in document.blocks]


def refusal(data, name="file.txt"):
    with pytest.raises(UnreadableError) as caught:
        read(data if isinstance(data, bytes) else data.encode(), name)
    message = str(caught.value)
    assert "\n" not in message
    assert "; " in message, "a remedy follows"
    return message


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("text", [PLAIN, "We don’t know, she said.", "The café is shut, the “old” one."])
def test_text_of_old_macs_is_read_as_what_was_typed(text, end):
    whole = text.replace("\n", end)
    assert "".join(texts(whole.encode("mac-roman"), "a.txt")) == text.replace("\n", "")


@pytest.mark.parametrize("text", [PLAIN, "Élan, “naïve” and déjà vu: it’s Åse’s café – ÒÓ.", "O’Brien’s ‘quay’ …"])
def test_text_of_windows_is_still_read_as_such(text):
    assert "".join(texts(text.encode("cp1252"), "a.txt")) == text.replace("\n", "")


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("decoded wrongly", PLAIN.encode().decode("latin-1")), ("UTF-7", "Quay +IBw-closed+IB0-, she said."),
        ("quoted-printable", "He said =E2=80=9Cno=E2=80=9D twice."), ("encoded for mail", "begin 644 a.txt\n#86)C\n`\nend\n"),
        ("encoded for mail", ("A" * 76 + "\n") * 3 + "AAA=\n"), ("signs escaped", "&lt;p&gt;Quay closed&lt;/p&gt;"),
        ("signed message", "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nQuay closed.\n"),
        ("Apple Mail", "412\nFrom: Ada <a@example.org>\nSubject: Quay\n\nClosed.\n"), ("a mailbox", "From - Tue May  4 09:00:00 2027\nSubject: Quay\n"),
        ("not merged", f"{PLAIN}\n\n<<<<<<< HEAD\nIt held.\n=======\nIt broke.\n>>>>>>> desk\n"),
        ("Joplin", f"{PLAIN}\n\nid: 00aa\nparent_id: 00bb\ntype_: 1"), ("Movable Type", "TITLE: Quay\nSTATUS: Publish\n-----\nBODY:\nClosed.\n"),
        ("list of cuts", "TITLE: QUAY\nFCM: NON-DROP FRAME\n"), ("list of cuts", "Heading\nFIELD_DELIM\tTABS\n"), ("subtitles", "Scenarist_SCC V1.0\n"),
        ("subtitles", "$FontName = Arial\n$Bold = FALSE\n"), ("translations", 'msgid ""\nmsgstr ""\n'),
        ("a log", '10.0.0.1 - - [04/May/2027:09:00:00 +0000] "GET /" 200 1\n'), ("a log", "2027-05-04 09:00:00,1 web INFO Started\n"),
        ("data or code", "import a from 'a';\n\nexport function b() {\n  return 1;\n}\n"), ("data or code", "h1 {\n  color: red;\n}\n"),
        ("data or code", "#include <a.h>\nint main() {\n  return 0;\n}\n"), ("data or code", "title: Quay\ntags:\n  - sea\n  - ship\n"),
        ("data or code", 'title = "Quay"\ndraft = true\n'), ("Gemini", f"# {PLAIN}\n\n=> https://example.org/ The report\n"),
        ("Pug", "%article\n  %h1= title\n  %p= text\n"), ("wire message", "\x16\x16\x01a1\r\n\x02Quay closed\r\n\x03"),
    ],
)  # fmt: skip
def test_text_of_other_programs_is_refused_by_name(what, text):
    assert what in refusal(text)


@pytest.mark.parametrize(
    ("what", "first"),
    [
        ("Evernote", "<en-export>"), ("subtitles", "<tt xml:lang='en'>"), ("Word document in XML", "<w:wordDocument xmlns:w='x'>"), ("TEI", "<TEI>"),
        ("InDesign", '<?aid style="50"?><Document>'), ("Final Draft", "<FinalDraft>"), ("Scrivener", "<ScrivenerProject>"), ("DITA", "<topic id='a'>"),
        ("video editor", "<fcpxml>"), ("translations", "<xliff>"), ("property list", "<!DOCTYPE plist PUBLIC 'a' 'b'><plist>"), ("a drawing", "<svg>"),
        ("newsroom system", "<nsml>"), ("sitemap", "<urlset>"), ("an XML document", "<thing>"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("head", ["", '<?xml version="1.0"?>\n', "<!-- made by hand -->\n"])
def test_xml_of_other_programs_is_refused_by_name(what, first, head):
    name = first.split("<")[-1].split(">")[0].split()[0]
    assert what in refusal(f"{head}{first}<t>Quay closed.</t></{name}>")


@pytest.mark.parametrize(
    ("what", "data"),
    [
        ("WordPerfect", b"\xffWPC\x10\x00"), ("an image", b"BM\x46\x00\x01\x00\x00\x00\x00\x00\x36\x00"), ("a video", b"FLV\x01\x05\x00"), ("a font", b"OTTO\x00\x0b"),
        ("a program", b"MZ\x90\x00\x03\x00"), ("a shortcut", b"L\x00\x00\x00\x01\x14\x02\x00"), ("OneNote", b"\xe4\x52\x5c\x7b\x8c"), ("DjVu", b"AT&TFORM\x00\x00"),
        ("Outlook", b"!BDN\x00"), ("winmail.dat", b"\x78\x9f\x3e\x22\x00"), ("packed archive", b"\x1f\x9d\x90\x00"), ("disk image", bytes(20) + b"koly" + bytes(508)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["draft.txt", "draft", "draft.md"])
def test_binary_files_of_other_programs_are_refused_by_name(what, data, name):
    assert what in refusal(data + bytes(40) if what != "disk image" else data, name)


@pytest.mark.parametrize(
    "value",
    [
        {"title": {"rendered": "Quay closed"}, "content": {"rendered": MARKUP}}, {"posts": [{"title": "Quay closed", "slug": "q", "mobiledoc": "", "html": MARKUP}]},
        {"version": "https://jsonfeed.org/version/1.1", "items": [{"title": "Quay closed", "content_html": MARKUP}]},
        {"data": {"type": "node--article", "attributes": {"title": "Quay closed", "body": {"value": MARKUP}}}},
        {"version": "1.7", "identifier": "q", "title": "Quay closed", "components": [{"role": "title", "text": "Quay closed"},
         {"role": "section", "components": [{"role": "body", "text": each} for each in SAID]}]},
    ],
)  # fmt: skip
@pytest.mark.parametrize("ascii_only", [False, True])
def test_an_article_that_a_content_system_exports_as_json_is_read(value, ascii_only):
    data = json.dumps(value, ensure_ascii=ascii_only)
    assert texts(data, "export.json") == ["Quay closed", *SAID]
    document = read(data.encode(), "export.json")
    where = document.source_map.origin(document.blocks[2].span).of(data)
    assert json.loads(f'"{where}"') == SAID[1]


@pytest.mark.parametrize(
    "turn",
    [
        "[00:00:0{n}] **{who}:** {said}", "**{who}** [00:0{n}] {said}".replace("**", ""), "00:00:0{n}:00 - 00:00:0{n}:20\n{who}\n{said}",
        "[09:0{n}] <{who}> {said}", "From: {who} (+44 7700 900000)\nType: incoming\nSent: Tue, 4 May 2027\n\n{said}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["talk.txt", "talk.md"])
def test_each_turn_of_a_transcript_has_its_speaker_and_no_time(turn, name):
    people = ("Ada", "Bo", "Ada")
    source = "\n\n".join(
        turn.format(n=n, who=who, said=said) for n, (who, said) in enumerate(zip(people, SAID, strict=True))
    )
    assert texts(source, name) == [f"{who}: {said}" for who, said in zip(people, SAID, strict=True)]


def test_the_name_of_a_cue_is_not_said():
    cue = "{name}\n00:00:0{n}.000 --> 00:00:0{n}.900\n<v {who}>{said}</v>\n\n"
    turns = [("6f1c-0/1", "Ada", SAID[0]), ("intro", "Bo", SAID[1]), ("chapter two", "Ada", SAID[2])]
    source = "WEBVTT\n\n" + "".join(
        cue.format(name=name, n=n, who=who, said=said) for n, (name, who, said) in enumerate(turns)
    )
    assert texts(source, "talk.vtt") == [f"{who}: {said}" for _, who, said in turns]


@pytest.mark.parametrize(
    "page",
    [
        "<html><frameset><frame src='a'></frameset></html>",
        "<html><body><pre>&lt;html&gt;&lt;p&gt;Quay</pre></body></html>",
    ],
)
def test_a_page_without_a_text_of_its_own_is_refused(page):
    refusal(page, "a.html")


def test_buttons_and_status_lines_of_slides_are_not_copy():
    bar = '<div id="statusbar"><span>1 of 3</span><button>Next</button></div>'
    slides = "".join(f'<div class="slide"><p>{each}</p></div>' for each in SAID)
    assert texts(f"<html><body>{bar}<div class='slide'><h1>Quay closed</h1></div>{slides}</body></html>", "a.html") == [
        "Quay closed",
        *SAID,
    ]


@pytest.mark.parametrize("line", ["import Tabs from '@theme/Tabs';", 'import "./style.css"', "import {A, B} from 'a'"])
def test_imports_in_markdown_are_code_whatever_it_is_called(line):
    assert texts(f"---\ntitle: Quay closed\n---\n\n{line}\n\n{SAID[0]}\n", "a.md")[-1] == SAID[0]


def test_a_substitution_that_an_editor_proposes_is_read_as_proposed():
    assert texts("The quay is {~~open~>closed~~}, she said.", "a.md") == ["The quay is closed, she said."]


@pytest.mark.parametrize(
    ("charset", "coded"), [("utf-16le", "utf-16-le"), ("utf-16", "utf-16"), ("utf-32be", "utf-32-be")]
)
def test_a_message_in_wide_characters_is_read(charset, coded):
    import base64

    content = base64.encodebytes(PLAIN.encode(coded)).decode()
    head = f"From: a@b.c\nTo: d@e.f\nSubject: Quay\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: base64\n\n"
    assert texts(head + content, "a.eml")[1:] == ["Quay closed", *SAID]


def test_nuls_that_fill_the_end_of_a_file_are_not_text():
    assert texts(PLAIN.encode() + bytes(500), "a.txt") == ["Quay closed", *SAID]
    assert "binary" in refusal(bytes(100))


RUSSIAN = "Мост закрыт, сообщил источник в мэрии."


@pytest.mark.parametrize("charset", ["koi8-r", "windows-1251", "iso-8859-5"])
def test_parts_of_a_message_are_decoded_as_each_declares(charset):
    head = "From: a@b.c\nTo: d@e.f\nSubject: Quay\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    part = "--x\nContent-Type: text/plain; charset={}\nContent-Transfer-Encoding: 8bit\n\n{}\n"
    english, russian = part.format("us-ascii", "The quay is closed."), part.format(charset, RUSSIAN)
    first = f"{head}{russian}{english}--x--\n".encode(charset)
    assert texts(first, "a.eml") == ["Quay", RUSSIAN]
    assert texts(f"{head}{english}{russian}--x--\n".encode(charset), "a.eml") == ["Quay", "The quay is closed."]


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "utf-8", "x-desk"])
def test_a_message_that_declares_a_wrong_or_unknown_character_set_is_read(charset):
    head = f"From: a@b.c\nTo: d@e.f\nSubject: Quay\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n"
    said = "The café by the quay is closed, she said."
    for coded in ("windows-1252", "utf-8"):
        assert texts(head.encode() + said.encode(coded), "a.eml") == ["Quay", said]


@pytest.mark.parametrize("content", ["!!! no base64 here !!!", "/////wD/AP8A/wD/AP8A/wD/"])
def test_a_message_whose_text_cannot_be_decoded_is_refused(content):
    head = "From: a@b.c\nTo: d@e.f\nSubject: Quay\nMIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
    assert "cannot be decoded" in refusal((head + content).encode(), "a.eml")
