"""Sub-headings are no statements: what they say is said again in the copy."""

from __future__ import annotations

import pytest

from onrecord import Settings, audit

_ABOVE = "The council closed the pool on Friday, Dana Ruiz said. It will open in May, she said."
_BELOW = "The repairs will take a year, the council’s report of 3 March says."


def _codes(crosshead: str, below: str = _BELOW, name: str = "a.md") -> list[tuple[str, int]]:
    mark = "## " if name.endswith(".md") else ""
    draft = f"{'# ' if mark else ''}Council closes pool\n\n{_ABOVE}\n\n{mark}{crosshead}\n\n{below}\n"
    report = audit(draft, name, settings=Settings(select=("FR501",)))
    return [(each.rule.code, report.dossier.document.locate(each.span).line) for each in report.findings]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize(
    "crosshead",
    [
        "Kim Lee bribed two inspectors",
        "Kim Lee stole the money, says Ruiz",
        "“Jo Poe defrauded pensioners”",
        "How Kim Lee lied to parents",
    ],
)
def test_accusation_in_a_crosshead_asks_for_no_reply(crosshead, name):
    assert _codes(crosshead, name=name) == []


def test_accusation_in_the_copy_below_its_crosshead_does():
    below = "Kim Lee bribed two inspectors, treasurer Dana Ruiz told the court. " + _BELOW
    assert _codes("Kim Lee bribed two inspectors", below) == [("FR501", 7)]
