"""The terminal report, as an editor sees it."""

from __future__ import annotations

import string
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import Audit
from onrecord.reporters import Style, reporter
from onrecord.reporters._passage import passage
from onrecord.reporters._safe import safe, width
from tests.reporters.audits import CLEAN, FULL, report

EXPECTED = """\
draft.txt:1:1  warning  VA203 some-say
  Who are “Some say”?

    Some say it is over, but the vote went on until
    ━━━━━━━━ ──────────
    some-say
             claim
    late on Tuesday.

  help: Name one of them.

1 finding in 1 draft (14 words): 1 warning.
"""


def test_the_sentence_is_set_to_the_width_with_labelled_spans():
    assert reporter("text").render(Audit(FULL.reports[:1]), Style(width=54)) == EXPECTED


def test_a_clean_run_says_so():
    assert reporter("text").render(CLEAN, Style()) == "No findings in 1 draft (3 words).\n"


def test_what_is_far_from_the_phrase_is_cut():
    text = "word " * 200 + "some say" + " word" * 200
    output = reporter("text").render(Audit((report(text, "some say"),)), Style(width=60))
    assert output.count("…") == 2
    assert len(output.splitlines()) < 20


ASCII = st.text(alphabet=string.ascii_letters + " .,", max_size=60)


@given(ASCII, ASCII, ASCII, st.integers(24, 60))
def test_marks_stand_under_the_phrase(before, phrase, after, columns):
    audited = report(f"{before}<{phrase}>{after}", f"<{phrase}>")
    lines = list(passage(audited.dossier, audited.findings[0], columns))
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
