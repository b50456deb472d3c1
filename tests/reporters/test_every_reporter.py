"""What every output format owes."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain import Audit, Skipped
from onrecord.reporters import Style, formats, render, reporter
from tests.reporters.audits import CLEAN, EMPTY, FULL, HOSTILE, report, with_set_aside, word

STYLES = [Style(), Style(width=20), Style(quiet=True), Style(statistics=True, include_text=True), Style(redact=True)]
FORMATS = pytest.mark.parametrize("format", sorted(formats()))
OBEYED = re.compile(
    r"^\s*::|##\w*\[|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]", re.M
)
"""By a terminal, by an XML parser, or by the runner of a CI job that shows the output in its log."""
ASIDE = Audit(
    (with_set_aside(report("Some say so, many fear so, and most think so.", "Some say", "many fear", "most")),)
)
WORD = Audit((word("Some say it is over.", "Some say"),))


def obeyed(format: str, output: str) -> list[str]:
    """What a terminal or a runner would obey; the commands of `github` itself are meant to be."""
    if format == "github":
        output = re.sub(r"^::(?:error|warning|notice) (?=[a-zA-Z]+=[^:]*::)", "", output, flags=re.M)
    return OBEYED.findall(output)


@FORMATS
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("audit", [EMPTY, CLEAN, FULL, ASIDE, WORD], ids=["empty", "clean", "full", "aside", "word"])
def test_renders_and_lets_no_control_through(format, style, audit):
    output = render(format, audit, style)
    assert not obeyed(format, output)
    assert output == "" or output.endswith("\n")


@pytest.mark.parametrize("format", sorted(set(formats()) - {"csv"}))  # csv lists statements, not findings
def test_names_every_finding(format):
    output = render(format, FULL, Style())
    assert output.count("VA203") >= 2
    assert re.search(r'1:1\b|"(line|begin|startLine)": 1\b|line=1,', output)
    assert re.search(r'2:6\b|"(line|begin|startLine)": 2\b|line=2,', output)


@pytest.mark.parametrize("format", ["text", "grouped"])
def test_color_only_where_asked_for(format):
    assert "\x1b[" in reporter(format).render(FULL, Style(color=True))


@FORMATS
@pytest.mark.parametrize("headline", HOSTILE)
def test_a_hostile_headline_is_text_and_nothing_else(format, headline):
    audited = report(headline, "some say", related=headline, name=f"a{headline[:5]}b.txt")
    document = replace(audited.dossier.document, title=headline)
    audited = replace(audited, dossier=replace(audited.dossier, document=document))
    audited = replace(audited, findings=(replace(audited.findings[0], message=f"“{headline}”: who?"),))
    audit = Audit((audited, with_set_aside(audited)), (Skipped(headline, headline),))
    for style in STYLES:
        output = render(format, audit, style)
        assert not obeyed(format, output)
        output.encode("utf-8")


@FORMATS
@settings(max_examples=25)
@given(before=st.text(max_size=40), phrase=st.text(min_size=1, max_size=20), after=st.text(max_size=40))
def test_any_text_is_text_and_nothing_else(format, before, phrase, after):
    audited = report(before + phrase + after, phrase, name=f"{before}.txt".replace("\x00", ""))
    output = render(format, Audit((audited,)), Style())
    assert not obeyed(format, output)
    output.encode("utf-8")


@FORMATS
def test_paths_are_told_from_the_root(format, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    output = render(format, Audit((report("Some say so.", "Some say", name="./a.txt"),)), Style(root=str(tmp_path)))
    if format in {"github", "github-summary", "gitlab", "junit", "markdown", "rdjson", "sarif"}:
        assert "desk/a.txt" in output
    elif format != "csv":
        assert "./a.txt" in output


@FORMATS
def test_a_file_is_named_as_its_format_is(format):
    assert format == reporter(format).FORMAT
