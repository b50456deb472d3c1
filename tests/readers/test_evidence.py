"""Files of evidence: what is read of them, where it stands, who speaks, and what is refused in one line."""

from __future__ import annotations

import pytest

from onrecord.errors import UnreadableError
from onrecord.readers import evidence_suffixes, read_evidence
from tests.builders import pdf


def marked(data: str | bytes, name: str) -> list[tuple[str, str | None, str]]:
    """Each mark as its place, its speaker and the words up to the next one."""
    document = read_evidence(data.encode() if isinstance(data, str) else data, name)
    ends = [*(mark.start for mark in document.marks[1:]), len(document.text)]
    return [
        (str(mark.place), mark.speaker, document.text[mark.start : end].strip())
        for mark, end in zip(document.marks, ends, strict=True)
    ]


VTT = """\
WEBVTT

STYLE
::cue { color: red }

1
00:00:01.000 --> 00:00:04.000 align:start
<v.loud Ann Poe>We will <i>not</i> close

00:04.500 --> 00:08.000
the bridge.

00:01:09.000 --> 00:01:12.000
<v Jon Ruiz>It is a shame.
It is a shame.
"""
SRT = """\
1
00:00:01,000 --> 00:00:04,000
ANN POE: We will not close

2
00:00:05,000 --> 00:00:06,000
the bridge.

3
01:00:07,000 --> 01:00:08,000
- JON RUIZ: {\\an8}It is a shame.
"""


def test_subtitles_keep_the_time_and_the_speaker_of_each_cue():
    assert marked(VTT, "a.vtt") == [
        ("0:00:01", "Ann Poe", "We will not close"),
        ("0:00:04", "Ann Poe", "the bridge."),
        ("0:01:09", "Jon Ruiz", "It is a shame."),
    ]
    assert marked(SRT, "a.srt") == [
        ("0:00:01", "ANN POE", "We will not close"),
        ("0:00:05", "ANN POE", "the bridge."),
        ("1:00:07", "JON RUIZ", "It is a shame."),
    ]


MESSAGE = """\
From: "Piet Rowan" <piet@example.org>
Subject: Re: the wall
Date: Wed, 10 Mar 2027 16:20:00 +0000
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

It will be finished in May=2C we hope.

On Tue, 9 Mar 2027, Nora Finch <n@example.org> wrote:
> Will it be finished?
"""


def test_message_has_its_sender_and_what_it_quotes_is_somebody_elses():
    document = read_evidence(MESSAGE.encode(), "a.eml")
    assert (document.title, document.byline) == ("Re: the wall", "Piet Rowan")
    assert [(speaker, words) for _, speaker, words in marked(MESSAGE, "a.eml")] == [
        ("Piet Rowan", "It will be finished in May, we hope."),
        ("Piet Rowan", "On Tue, 9 Mar 2027, Nora Finch <n@example.org> wrote:"),
        ("Nora Finch", "Will it be finished?"),
    ]


def test_message_that_nests_too_deeply_is_refused_in_one_line():
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n" for at in range(3_000))
    with pytest.raises(UnreadableError, match="nests parts"):
        read_evidence(f"From: a@example.org\nSubject: x\n{parts}".encode(), "a.eml")


def test_message_that_does_not_name_its_characters_is_decoded():
    for encoding in ("utf-8", "cp1252"):
        message = "From: a@example.org\nSubject: x\n\nThe wall costs £2m, “all in”.\n".encode(encoding)
        assert "The wall costs £2m, “all in”." in read_evidence(message, "a.eml").text


def test_message_in_html_is_read_as_text():
    page = MESSAGE.replace("text/plain", "text/html").replace("It will", "<p>It <b>will</b>")
    assert "It will be finished in May, we hope." in read_evidence(page.encode(), "a.eml").text


def test_table_keeps_row_and_column():
    told = marked('speaker,answer\n"Lee, K.","We left\nat noon"\n,last\n', "a.csv")
    assert told[2:] == [
        ("row 2, column speaker", None, "Lee, K. ·"),
        ("row 2, column answer", "Lee, K.", "We left at noon"),
        ("row 3, column answer", None, "last"),
    ]
    assert [speaker for _, speaker, _ in marked("name,answer\nHarl,We left", "a.csv")] == [None] * 4


def test_pdf_keeps_the_page_and_drops_numbers_and_headers():
    pytest.importorskip("pypdf")
    pages = [f"Minutes of the council\nThe dam is {word} and the har-\nbour is safe.\n{number}" for number, word in
             enumerate(("old", "high", "wide"), 1)]  # fmt: skip
    told = marked(pdf(*pages), "a.pdf")
    assert told[0] == ("page 1", None, "The dam is old and the harbour is safe.")
    assert [place for place, _, _ in told] == ["page 1", "page 2", "page 3"]


@pytest.mark.parametrize(
    ("data", "name", "because"),
    [
        (b"%PDF-1.4 broken", "a.pdf", "damaged PDF"),
        (pdf(""), "a.pdf", "without text"),
        (b"x", "a.exe", "kind that is not read"),
        (b"{\\rtf1 x}", "a.rtf", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "image"),
        (b"WEBVTT\n\n", "a.vtt", "no subtitles"),
        (b"From: a@example.org\n\n", "a.eml", "without text"),
        (b"", "a.csv", "no rows"),
        (b"x" * 20_000_001, "a.txt", "larger than"),
        (b"\x00\x01\x02" * 50, "a.srt", "text"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data, name, because):
    if name.endswith(".rtf") and ".rtf" in evidence_suffixes():
        pytest.skip("is read")
    with pytest.raises(UnreadableError, match=because) as refused:
        read_evidence(data, name)
    assert "\n" not in str(refused.value)


def test_missing_library_is_named(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(UnreadableError, match=r"pip install 'onrecord\[pdf\]'"):
        read_evidence(pdf("x"), "a.pdf")
