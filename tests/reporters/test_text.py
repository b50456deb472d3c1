"""The terminal report, as an editor sees it."""

from __future__ import annotations

import string
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import Audit, Skipped
from onrecord.reporters import Style, render, reporter
from onrecord.reporters._passage import passage
from onrecord.reporters._safe import safe, width
from onrecord.reporters._summary import summary
from tests.reporters.audits import CLEAN, FULL, report

VERDICT = """\
draft.txt
  Not on hold, but the article makes too few claims
  for a score.
  Fix first: name one of them (line 1).

"""
EXPECTED = """\
draft.txt:1:1  warning  VA203 some-say
  Who are “Some say”?

    Some say it is over, but the vote went on until
    ━━━━━━━━
    some-say
    late on Tuesday.

  help: Name one of them.

1 finding in 1 draft (14 words): 1 warning.
"""


def test_the_verdict_comes_first_and_then_the_sentence_set_to_the_width():
    assert reporter("text").render(Audit(FULL.reports[:1]), Style(width=54)) == VERDICT + EXPECTED


def test_source_cue_and_claim_are_marked_only_where_asked_for():
    marked = EXPECTED.replace("━━━━━━━━\n    some-say", "━━━━━━━━ ──────────\n    some-say\n             claim")
    assert reporter("text").render(Audit(FULL.reports[:1]), Style(width=54, verbose=True)) == VERDICT + marked


SHARED = """\
draft.txt:1  2 findings in one sentence

    Some say it is over, and many fear the worst.
    ━━━━━━━━                 ━━━━━━━━━
    some-say                 some-say

  draft.txt:1:1  warning  VA203 some-say
    Who are “Some say”?
    help: Name one of them.

  draft.txt:1:26  warning  VA203 some-say
    Who are “many fear”?
    help: Name one of them.
"""


def test_findings_on_one_sentence_share_it():
    audited = report("Some say it is over, and many fear the worst.", "Some say", "many fear")
    shown = reporter("text").render(Audit((audited,)), Style(width=60))
    assert SHARED in shown
    assert shown.count("it is over") == 1
    assert "\ndraft" not in reporter("grouped").render(Audit((audited,)), Style(width=60))


def test_phrases_that_overlap_are_underlined_one_below_the_other():
    audited = report("Some say it is over.", "Some say", "say it is")
    lines = reporter("text").render(Audit((audited,)), Style(width=60)).splitlines()
    at = lines.index("    Some say it is over.")
    assert lines[at + 1 : at + 5] == ["    ━━━━━━━━", "    some-say", "         ━━━━━━━━━", "         some-say"]


def test_a_phrase_that_two_rules_flag_is_underlined_once():
    audited = report("Some say it is over.", "Some say", "Some say")
    first, second = audited.findings
    second = replace(second, rule=replace(second.rule, name="other-rule"))
    lines = reporter("text").render(Audit((replace(audited, findings=(first, second)),)), Style(width=60)).splitlines()
    at = lines.index("    Some say it is over.")
    assert lines[at + 1 : at + 5] == ["    ━━━━━━━━", "    some-say", "    other-rule", ""]


def test_markdown_quotes_a_sentence_once_with_every_phrase_in_bold():
    audited = report("Some say it is over, and many fear the worst.", "Some say", "many fear")
    shown = reporter("markdown").render(Audit((audited,)), Style())
    assert "> <strong>Some say</strong> it is over, and <strong>many fear</strong> the worst." in shown
    assert shown.count("it is over") == 1


def test_a_clean_run_says_so():
    assert reporter("text").render(CLEAN, Style()) == (
        "draft.txt\n  Not on hold, but the article makes too few claims for a score.\n  Nothing was found that needs fixing.\n\n"
        "No findings in 1 draft (3 words).\n"
    )
    assert reporter("text").render(CLEAN, Style(quiet=True)) == ""


def test_what_is_far_from_the_phrase_is_cut():
    text = "word " * 200 + "some say" + " word" * 200
    output = reporter("text").render(Audit((report(text, "some say"),)), Style(width=60))
    assert output.count("…") == 2
    assert len(output.splitlines()) < 20


ASCII = st.text(alphabet=string.ascii_letters + " .,", max_size=60)


@given(ASCII, ASCII, ASCII, st.integers(24, 60))
def test_marks_stand_under_the_phrase(before, phrase, after, columns):
    audited = report(f"{before}<{phrase}>{after}", f"<{phrase}>")
    lines = list(passage(audited.dossier, audited.findings, columns))
    marked = "".join(
        "".join(a for a, b in zip(prose.text, marks.text, strict=False) if b == "━")
        for prose, marks in pairwise(lines)
        if marks.role == "marks"
    )
    assert marked.replace(" ", "") == f"<{phrase}>".replace(" ", "")
    assert all(width(line.text) <= columns for line in lines if line.role == "prose")


@given(st.text())
def test_safe_text_keeps_offsets(text):
    assert len(safe(text)) == len(text)


def test_safe_text_commands_no_runner():
    assert safe("a ::error::b ::: ##[group]c ##vso[d] ## [e] a:b") == "a :꞉error:꞉b :꞉꞉ ##(group]c ##vso(d] ## [e] a:b"


@pytest.mark.parametrize(
    ("phrases", "doubtful", "told"),
    [
        (("Some say",), 5, "1 warning. 5 more that an editor may not keep: --min-confidence 0 shows them."),
        (("Some say",), 1, "1 warning. 1 more that an editor may not keep: --min-confidence 0 shows it."),
        ((), 2, "words). 2 that an editor may not keep: --min-confidence 0 shows them."),
        (("Some say",), 0, "1 warning.\n"),
    ],
)
@pytest.mark.parametrize("format", ["text", "grouped", "concise", "markdown", "github-summary", "html"])
def test_people_are_told_how_many_doubtful_findings_are_left_out(format, phrases, doubtful, told):
    audited = replace(report("Some say it is over.", *phrases), doubtful=doubtful)
    shown = render(format, Audit((audited,)), Style(width=200))
    line = told.partition(". ")[2].replace("words). ", "")
    if format in ("text", "grouped", "concise"):
        assert told in shown
    elif line:
        assert line.rstrip(".") in shown.replace("<!-- -->", "")
    else:
        assert "may not keep" not in shown


def test_what_could_not_be_read_is_named_beside_the_number():
    several = tuple(Skipped(f"desk/{name}.docx", "it is damaged") for name in "abcde")
    assert summary(Audit((), several[:1])).endswith(" 1 input could not be read: desk/a.docx.")
    assert summary(Audit((), several)).endswith(
        " 5 inputs could not be read: desk/a.docx, desk/b.docx, desk/c.docx, 2 more."
    )
