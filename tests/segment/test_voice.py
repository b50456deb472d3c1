"""Whose voice each character is in."""

from __future__ import annotations

import pytest

from onrecord.domain import BlockKind, Voice
from onrecord.segment import segment
from tests.builders import document

# <full quotation>, {partial quotation}; the rest is the reporter's.
CASES = r"""
<“We lost,”> she said, <“and badly.”>
<"No,"> she said.
<"Why?"> she asked.
He told the crowd: <“We will win.”>
He said, <“no.”>
It was {"strange"} to hear.
It planned to {"get to the bottom"} of the {'story.'}
That could lead to {"many risks,"} even if it worked.
He called it {"absolutely baseless."}
A show called {'Moscow, Kremlin, Ruiz.'}, it said, was planned.
The {“Choose Life”} plates raise funds.
He wore a hat that read {“Make it great again”} to work.
She said the plan was <“a gift to the rich and a disaster for everybody else in the county”> on Monday.
The workers' rights and the '90s and rock 'n' roll and don't and O'Neil's.
The board was 12" wide and he is 6'2" tall.
<‘We lost,’> she said. The workers’ rights.
<‘The workers’ rights were lost,’> she said.
{‘We met the boys’} on Friday.
<''We lost,''> she said of the {''deal.''}
<“He told me, ‘Go home,’ and I went,”> she said.
<«We lost,»> she said.
<“We lost. It hurts. We will be back,”> she said.
The stray mark” opens nothing, she said.
<“This is never closed and goes on to the end of the block.>
The {"experts"} billed for it.
<"Jo Marsh has no comment,"> he said, and {"that"} was it.
""".strip().splitlines()


@pytest.mark.parametrize("case", CASES)
def test_voice_of_each_stretch_is_reporter_quoted_or_partial(case):
    text = case.translate({ord(mark): None for mark in "<>{}"})
    marked = ""
    for sentence in segment(document(text)):
        marked += " " if marked and text[sentence.span.start - 1] == " " else ""
        for stretch in sentence.stretches:
            piece = stretch.span.of(text)
            shapes = {Voice.QUOTED: f"<{piece}>", Voice.PARTIAL: f"{{{piece}}}", Voice.REPORTER: piece}
            marked += shapes[stretch.voice]
    assert marked.replace("> <", " ") == case


def test_quotation_may_span_paragraphs():
    text = "“We lost.\n\n“We will be back,” she said.\n\nThe end."
    assert [[stretch.voice for stretch in each.stretches] for each in segment(document(text))] == [
        [Voice.QUOTED], [Voice.QUOTED, Voice.REPORTER], [Voice.REPORTER],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "voice"), [(BlockKind.HEADLINE, Voice.HEADLINE), (BlockKind.BLOCK_QUOTATION, Voice.QUOTED)]
)
def test_headlines_and_block_quotations_have_one_voice(kind, voice):
    (sentence,) = segment(document("“Fake” news spreads, they say", kind))
    assert [stretch.voice for stretch in sentence.stretches] == [voice]
    assert sentence.voice is voice
    assert sentence.voice_at(3) is voice
    with pytest.raises(ValueError):
        sentence.voice_at(99)
