"""Where sentences end."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import Voice
from onrecord.segment import segment
from onrecord.segment.sentences import LONGEST
from tests.builders import document

PROSE = st.text(alphabet="aB. ,!?\"'“”‘’()\n…1", max_size=120)

CASES = """
The mayor left.|He did not return.
Sen. Ana Cole (D-Morristown) met Gov. Lee Adams.|Rep. Jon Poe (R-Ariz.) did not.
The U.S. Senate voted.|He lives in the U.S.|He likes it.
The U.S.-led force left at 5 p.m. on Jan. 6.|It was cold.
It opened at 5 p.m.|The crowd cheered.
Apartment No. 3 burned down.|No. 10 did not comment.
He said no.|She said yes.
George W. Bush and J. D. Poe met.|They spoke.
Prices rose 3.5 percent to $4.20.|Wages did not.
Well ... we will see.|Then they left.
We waited…|Nothing came.
“Why?” she asked.|Nobody knew.
“Why now?” Mayor Ruiz asked.|Nobody knew.
“We lost.”|Poe left.
He was “done.”|She was not.
(The report is here.)|It is long.
It came on Thursday night.|It was "strange" to hear.
He spoke on Sunday.|"I'll say it again:," Ruiz said in an interview.
They planned to tell the 'story.'|However, the facts did not help.
That is so, he opined., the mayor said.|Ruiz also hailed the plan.
Visit example.com or use Node.js today.|Mail a.b@c.org now.
Dr. Lee of St. Mary's, Inc. spoke.|Acme Corp. declined.
What?!|Yes.
She asked why.|“I do not know,” he said.
Smith v. Jones was decided in the D.C. Circuit.|The firm lost.
It cost 12,000.|Then 40% more.|Nobody paid.
It grew 40%.Nobody|
""".strip().splitlines()


@pytest.mark.parametrize("case", CASES[:-1])
def test_blocks_are_split_into_sentences(case):
    expected = case.split("|")
    glued = {"Thursday night.", "Sunday.", "'story.'", "said."}
    text = ""
    for piece in expected:
        text += ("" if not text or text.rsplit(maxsplit=1)[-1] in glued else " ") + piece
    assert [sentence.span.of(text) for sentence in segment(document(text))] == expected


@given(PROSE)
def test_every_visible_character_is_in_exactly_one_sentence(text):
    made = document(text)
    sentences = segment(made)
    covered = [at for sentence in sentences for at in range(sentence.span.start, sentence.span.end)]
    assert len(covered) == len(set(covered))
    in_blocks = {
        at for block in made.blocks for at in range(block.span.start, block.span.end) if not text[at].isspace()
    }
    assert in_blocks <= set(covered)
    assert all(sentence.block.span.contains(sentence.span) for sentence in sentences)
    assert all(sentence.span.of(text).strip() == sentence.span.of(text) for sentence in sentences)
    assert segment(made) == sentences


@given(PROSE)
def test_stretches_cover_the_sentence(text):
    for sentence in segment(document(text)):
        assert sentence.stretches[0].span.start == sentence.span.start
        assert sentence.stretches[-1].span.end == sentence.span.end
        for one, two in zip(sentence.stretches, sentence.stretches[1:], strict=False):
            assert one.span.end == two.span.start
        assert all(stretch.span for stretch in sentence.stretches)


@pytest.mark.parametrize(
    "unit", ['"', "'", "“", "‘a", "s’ ", ".", "a.", "a.B", "? ", '" a', "... ", "'a ", "''", "(", "A. ", "a\n", "x"]
)
def test_hostile_text_takes_linear_time(unit):
    once, twice = (_calls(unit * (size // len(unit))) for size in (10_000, 20_000))
    assert twice < 2.2 * once + 1_000


def _calls(text: str) -> int:
    """How many calls and resumptions it takes to segment a text."""
    count = 0

    def counted(frame, *_):
        nonlocal count
        count += "onrecord" in frame.f_code.co_filename

    made = document(text)
    sys.setprofile(counted)
    try:
        segment(made)
    finally:
        sys.setprofile(None)
    return count


def test_a_sentence_that_does_not_end_is_cut_where_a_word_ends():
    text = "no full stop " * 1_000
    sentences = segment(document(text))
    assert all(LONGEST // 2 < len(each.span) <= LONGEST for each in sentences[:-1])
    assert all(each.span.of(text).split()[0] in ("no", "full", "stop") for each in sentences)
    assert " ".join(each.span.of(text) for each in sentences).split() == text.split()


def test_a_word_that_does_not_end_is_cut_as_well_and_no_character_is_lost():
    text = "He left. X" + "x" * (3 * LONGEST) + ". She stayed."
    found = [each.span.of(text) for each in segment(document(text))]
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert (found[0], found[-1]) == ("He left.", "She stayed.")
    assert max(map(len, found)) <= LONGEST


def test_a_quotation_that_is_cut_keeps_its_voice():
    text = "“" + "we did not know about it and " * 200 + "left,” she said."
    sentences = segment(document(text))
    assert len(sentences) > 2
    assert {stretch.voice for each in sentences[:-1] for stretch in each.stretches} == {Voice.QUOTED}


def test_a_long_sentence_of_ordinary_copy_stays_whole():
    text = "The list: " + ", ".join(f"Nora Vale of the {at}th ward" for at in range(60)) + ". It is long."
    assert len(segment(document(text))) == 2
