"""`--redact`: no word of a draft in any format, on any stream; what can be counted stays."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import audit
from onrecord.cli import main
from onrecord.domain import Aside, Audit, Finding, SetAside, Span, Suppression
from onrecord.reporters import Style, formats, render

DRAFT = """# {0} bribed {1} inspectors, sources say

By {2} {3}

{0} {1} bribed two {4} inspectors in {5}, sources close to {6} said. “The {7} is a {8} fraud,” said a {6} official who
was not authorised to speak. Some {9} say [{1}](https://{2}.example/{3}) lost £34 million to the {5} kitty.

{2} {3}, a {4} analyst, claimed that {0} was an alleged {7} murderer. {0} refused to comment on {8} questions.
According to a study, {9} was the largest {5} ever. Questions remain over {6}’s {7}. “{4} {5} {6},” it said.

Critics of the disgraced {8} tycoon {1} {0} said {3} wanted to get to the bottom of it. Did {9} know? Documents seen by
{5} show that {0} {1} stole {4} money. The {2} agency, which {3} chairs, said its own {6} was first-rate.
"""
WIDE = [
    Style(redact=True, include_text=True, sources=True, statistics=True),
    Style(redact=True, explain="c1"),
    Style(redact=True, width=20, color=True),
]


@st.composite
def words(draw):
    """Ten made-up names that stand nowhere else."""
    syllables = st.lists(
        st.sampled_from(["zor", "vax", "quil", "myx", "ghu", "plo", "wub", "xen"]), min_size=2, max_size=3
    )
    return [f"Q{''.join(draw(syllables))}{number}zz".replace(str(number), "jkvwxzqbfg"[number]) for number in range(10)]


def allowed(report):
    """Every second finding is set aside, and the reason quotes the draft, too."""
    quoted = report.dossier.document.text[:40]
    exception = Suppression(("ALL",), f"is {quoted}", quoted, date(2027, 1, 31), Span(0, 4))
    aside = tuple(SetAside(each, Aside.SUPPRESSED, exception) for each in report.findings[::2])
    return replace(report, findings=report.findings[1::2], set_aside=aside)


def leaks(secrets: list[str], output: str) -> list[str]:
    return [secret for secret in secrets if secret.casefold() in output.casefold()]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@settings(max_examples=8)
@given(secrets=words())
def test_redacted_output_contains_no_word_of_the_draft(name, secrets):
    report = audit(DRAFT.format(*secrets), name)
    assert len({finding.rule.code for finding in report.findings}) >= 5
    assert report.dossier.score
    whole = Audit((report, allowed(report)))
    assert leaks(secrets, render("json", whole, Style(include_text=True)))
    for format in formats():
        for style in WIDE:
            output = render(format, whole, style)
            assert not leaks(secrets, output), format
            assert not re.search(r"inspectors|£34|\bkitty\b", output)


def findings(table: dict) -> list[tuple[object, ...]]:
    return [
        (each["rule"], each["span"], each["severity"], each["fingerprint"])
        for each in table["documents"][0]["findings"]
    ]


def test_redaction_keeps_counts_scores_and_kinds():
    whole = Audit((audit(DRAFT.format(*"abcdefghij"), "a.md"),))
    plain, hidden = (json.loads(render("json", whole, Style(redact=redact))) for redact in (False, True))
    assert findings(plain) == findings(hidden)
    assert plain["summary"] == hidden["summary"]
    assert plain["documents"][0]["words"] == hidden["documents"][0]["words"]
    assert plain["documents"][0]["score"]["backing"] == hidden["documents"][0]["score"]["backing"]
    kinds = [[each["kind"] for each in table["documents"][0]["sources"]] for table in (plain, hidden)]
    assert kinds[0] == kinds[1]


@settings(max_examples=25)
@given(st.lists(st.integers(1, 12), min_size=1, max_size=30))
def test_length_of_a_redaction_bar_does_not_reveal_the_word(lengths):
    text = " ".join("x" * length for length in lengths)
    hidden = json.loads(render("json", Audit((audit(text, "a.txt"),)), Style(redact=True, include_text=True)))
    bars = hidden["documents"][0]["text"]
    assert len(bars) == len(text)
    assert len(bars.split()) == len(lengths)
    assert max(map(len, bars.split())) - min(map(len, bars.split())) <= 1


def test_redacted_command_output_contains_no_word_of_the_draft(tmp_path):
    path = tmp_path / "kept-name.md"
    path.write_text(DRAFT.format(*(f"Qvax{letter}zz" for letter in "abcdefghij")))
    for format in formats():
        result = CliRunner().invoke(
            main, ["check", "--isolated", "--redact", "-v", "--output-format", format, str(path)]
        )
        assert "qvax" not in result.output.casefold()
        assert "kept-name" in result.output


def test_redacted_suppression_findings_contain_no_reason_or_name():
    remark = '<!-- onrecord: allow VA203 reason="Qvax Zzorn is safe now" editor="Qvax" until=2020-01-31 -->'
    slip = '<!-- onrecord: allow Qvax reason="Zzorn" -->'
    report = audit(f"# Bridge to close\n\n{remark}\nSome say so.\n\n{slip}\nThe council met.\n", "a.md")
    assert {"SU701", "SU704"} <= {each.rule.code for each in report.findings}
    for format in formats():
        shown = render(format, Audit((report,)), Style(redact=True, include_text=True)).casefold()
        assert "qvax" not in shown
        assert "zzorn" not in shown


def test_redacted_finding_shows_the_summary_of_its_rule():
    report = audit(DRAFT.format(*"abcdefghij"), "a.md")
    first: Finding = report.findings[0]
    assert first.rule.summary in render("concise", Audit((report,)), Style(redact=True))
