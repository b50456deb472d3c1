"""One decision for every format: which short lines are the headline, the byline and crossheads."""

from __future__ import annotations

import io

import docx
import pytest

from onrecord.domain import BlockKind
from onrecord.readers import read
from onrecord.structure import structure

LEAD = "The council voted on Tuesday to close the bridge for the summer."
MORE = "The mayor, Ann Roe, said that it would open again in September."


def as_text(lines):
    return "\n\n".join(lines).encode(), "draft.txt"


def as_word(lines):
    document, stream = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(stream)
    return stream.getvalue(), "draft.docx"


def as_page(lines):
    return "".join(f"<p>{line}</p>" for line in lines).encode(), "draft.html"


FORMATS = pytest.mark.parametrize(
    "written",
    [as_text, lambda lines: (as_text(lines)[0], "draft.md"), as_word, as_page],
    ids=["text", "Markdown", "Word", "HTML"],
)


def kinds(written, *lines):
    document = structure(read(*written(lines)))
    return [block.kind.value for block in document.blocks], document


@FORMATS
@pytest.mark.parametrize(
    "line",
    [
        "Bridge to close for the summer", "Why does the bridge close?", "Council: bridge will close", "Bridge Closes as Council Votes.",
        "Shops on the quay fear a long summer", "Mayor flies to the U.S.", "‘Close it now’, council tells mayor",
    ],
)  # fmt: skip
def test_the_first_short_line_is_the_headline(written, line):
    found, document = kinds(written, line, LEAD, MORE)
    assert found == ["headline", "paragraph", "paragraph"]
    assert document.title == line


@FORMATS
@pytest.mark.parametrize(
    "line",
    [
        LEAD, "Nobody was hurt.", "“We will close it.”", "“Will they close it?”", "WEXBRIDGE (AP) — The council voted on Tuesday",
        "date 2020-10-26 © Agency / A Name", "The council did three things:", "LONDON, March 3 — The bridge is closed",
    ],
)  # fmt: skip
def test_a_sentence_or_a_dateline_is_none(written, line):
    found, _ = kinds(written, line, LEAD, MORE)
    assert "headline" not in found


@FORMATS
@pytest.mark.parametrize(
    "above",
    ["By Jo Marsh and Lee Adams", "POLITICS", "Breaking news", "4 March 2026", "Exclusive", "Published: 3 May 2026"],
)
def test_what_stands_above_the_headline_is_passed_over(written, above):
    _, document = kinds(written, above, "Bridge to close for the summer", LEAD, MORE)
    assert document.title == "Bridge to close for the summer"


@FORMATS
@pytest.mark.parametrize("byline", ["By Jo Marsh and Lee Adams", "By JO MARSH", "BY JO MARSH, Staff Writer"])
def test_the_byline_stands_near_the_top(written, byline):
    found, document = kinds(written, "Bridge to close for the summer", byline, LEAD, MORE)
    assert found == ["headline", "byline", "paragraph", "paragraph"]
    assert document.byline == byline


@FORMATS
@pytest.mark.parametrize(
    "line",
    ["Long queues", "Why close it?", "A bridge too old", "What the council knew", "‘A disgrace’", "£4m and rising"],
)
def test_a_short_line_between_paragraphs_is_a_crosshead(written, line):
    found, _ = kinds(written, "Bridge to close for the summer", LEAD, line, MORE)
    assert found[-2:] == ["subhead", "paragraph"]


@FORMATS
@pytest.mark.parametrize("line", ["Nobody knows.", "she said", "“We knew,”", "***"])
def test_other_short_lines_are_copy(written, line):
    found, _ = kinds(written, "Bridge to close for the summer", LEAD, line, MORE)
    assert "subhead" not in found


def test_the_last_line_and_one_line_alone_are_copy():
    assert kinds(as_text, "Only one line here")[0] == ["paragraph"]
    assert kinds(as_text, "Bridge to close", LEAD, "More follows")[0][-1] == "paragraph"


def test_lines_that_a_draft_marks_itself_are_as_marked():
    document = structure(read(f"Ours today\n\n# Bridge to close\n\n{LEAD}\n".encode(), "draft.md"))
    assert [block.kind for block in document.blocks][:2] == [BlockKind.PARAGRAPH, BlockKind.HEADLINE]
    document = structure(read(f"## Bridge to close\n\n{LEAD}\n\n## Later\n\n{MORE}\n".encode(), "draft.md"))
    assert [block.kind.value for block in document.blocks] == ["headline", "paragraph", "subhead", "paragraph"]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"LEE: Did you close the bridge?\n\nROE: I did. It was not safe.\n\nLEE: When?\n", "a.txt"),
        (b"WEBVTT\n\n00:01.000 --> 00:03.000\n<v Chair>Is it closed?\n\n00:03.500 --> 00:06.000\n<v Ann Roe>I closed it.\n", "a.vtt"),
        (b"1\n00:00:01,000 --> 00:00:03,000\nMODERATOR: Is it closed?\n\n2\n00:00:04,000 --> 00:00:06,000\nANN ROE: I closed it.\n", "a.srt"),
    ],
)  # fmt: skip
def test_the_first_turn_of_a_transcript_is_no_headline(data, name):
    document = structure(read(data, name))
    assert document.title is None
    assert BlockKind.HEADLINE not in [block.kind for block in document.blocks]


def test_a_headline_with_a_colon_stays_one():
    document = structure(read(f"Roe: I will not resign\n\n{LEAD}\n\n{MORE}\n".encode(), "a.txt"))
    assert document.title == "Roe: I will not resign"
