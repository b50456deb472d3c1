"""What every output format owes."""

from __future__ import annotations

import pytest

from onrecord.reporters import Style, formats
from tests.reporters.audits import CLEAN, EMPTY, FULL

STYLES = [Style(), Style(width=20), Style(quiet=True), Style(statistics=True, include_text=True)]


@pytest.mark.parametrize("format", sorted(formats()))
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("audit", [EMPTY, CLEAN, FULL], ids=["empty", "clean", "full"])
def test_renders_and_lets_no_control_through(format, style, audit):
    output = formats()[format].render(audit, style)
    assert not set(output) & {chr(n) for n in [*range(9), *range(11, 32), 127, 0x202E]}
    assert output == "" or output.endswith("\n")


@pytest.mark.parametrize("format", sorted(set(formats()) - {"csv"}))  # csv lists statements, not findings
def test_names_every_finding(format):
    output = formats()[format].render(FULL, Style())
    assert output.count("VA203") == 2
    assert "1:1" in output or '"line": 1' in output
    assert "2:6" in output or '"column": 6' in output


@pytest.mark.parametrize("format", ["text", "grouped"])
def test_color_only_where_asked_for(format):
    assert "\x1b[" in formats()[format].render(FULL, Style(color=True))
