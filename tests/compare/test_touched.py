"""Which findings a change brings about, on hand-made reports."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare import against
from onrecord.domain import Aside, Block, BlockKind, Report, Span
from onrecord.segment import segment
from tests.builders import document, dossier
from tests.reporters.audits import finding

OLD = "Some say the bridge is unsafe. The mayor said it is safe.\n\nMany fear the cost. The work takes a year."


def report(text, *phrases):
    return Report(dossier(text), tuple(finding(text, phrase) for phrase in phrases))


def counted(new, old):
    return [new.dossier.text(each.span) for each in against(new, old).findings]


def test_findings_in_unedited_sentences_are_set_aside_as_untouched():
    new = report(OLD.replace("a year", "two years"), "Some say", "Many fear")
    settled = against(new, report(OLD, "Some say", "Many fear"))
    assert settled.findings == ()
    assert [each.why for each in settled.set_aside] == [Aside.UNTOUCHED] * 2


def test_findings_in_edited_sentences_count():
    new = report(OLD.replace("unsafe", "rotten"), "Some say", "Many fear")
    assert counted(new, report(OLD, "Some say", "Many fear")) == ["Some say"]


@pytest.mark.parametrize(
    "text",
    [
        OLD.replace(" ", "\n", 3), OLD.replace(". The", ".\r\nThe"), OLD.replace("The mayor", "The\u00a0mayor"),
        "\n\n".join(reversed(OLD.split("\n\n"))), OLD.replace(". The work", ".\n\nThe work"),
    ],
)  # fmt: skip
def test_rewrapping_and_moving_are_no_edits(text):
    new = report(text, *(phrase for phrase in ("Some say", "Some\nsay", "Many fear") if phrase in text))
    assert counted(new, report(OLD, "Some say", "Many fear")) == []


def test_changed_kind_of_quotation_marks_is_no_edit():
    old, new = 'Some say it\'s "over".', "Some say it’s “over”."
    assert counted(report(new, "Some say"), report(old, "Some say")) == []


def test_finding_caused_by_a_cut_elsewhere_counts():
    new = report(OLD.replace(" The mayor said it is safe.", ""), "Some say")
    assert counted(new, report(OLD)) == ["Some say"]


def test_repeated_sentence_counts_once_as_edited():
    old = "Some say so."
    twice = f"{old} {old}"
    new = Report(dossier(twice), (finding(twice, "Some say"), replace(finding(twice, "Some say"), span=Span(13, 21))))
    assert [each.span.start for each in against(new, report(old, "Some say")).findings] == [13]


def test_sentence_that_becomes_the_headline_counts_as_edited():
    text = "Some say so.\n\nIt rains."
    plain = report(text, "Some say")
    blocks = document(text).blocks
    headed = replace(document(text), blocks=(Block(blocks[0].span, BlockKind.HEADLINE), *blocks[1:]))
    new = replace(plain, dossier=replace(plain.dossier, document=headed, sentences=segment(headed)))
    assert counted(new, plain) == ["Some say"]


def test_every_finding_of_a_new_file_counts():
    new = report(OLD, "Some say")
    assert against(new, None) is new


def test_score_of_the_base_version_is_kept():
    old = report(OLD)
    assert against(report(OLD), old).before is old.dossier.score


SENTENCES = st.lists(st.sampled_from(["Some say so.", "It rains.", "Many fear it.", "Lee left."]), max_size=8)


@given(SENTENCES, SENTENCES)
def test_every_finding_is_kept_and_identical_drafts_have_no_new_ones(old, new):
    def drafted(sentences):
        text = " ".join(sentences)
        starts = [sum(len(each) + 1 for each in sentences[:n]) for n in range(len(sentences))]
        spans = [Span(at, at + 4) for at, each in zip(starts, sentences, strict=True) if each[0] in "SM"]
        base = finding("Some say", "Some")
        return Report(dossier(text), tuple(replace(base, span=span) for span in spans))

    before, after = drafted(old), drafted(new)
    settled = against(after, before)
    assert {*settled.findings, *(each.finding for each in settled.set_aside)} == {*after.findings}
    assert len(settled.findings) + len(settled.set_aside) == len(after.findings)
    assert against(after, after).findings == ()
    new_ones = [each for each in set(new) if each[0] in "SM"]
    assert len(settled.findings) == sum(max(0, new.count(each) - old.count(each)) for each in new_ones)
