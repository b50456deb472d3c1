"""A headline may leave out who its source is, if the article below says so."""

from __future__ import annotations

import pytest

from onrecord import audit


def asked(headline, body):
    report = audit(f"# {headline}\n\n{body}\n", "a.md")
    first_line = len(headline) + 2
    return {
        one.rule.code for one in report.findings if one.span.start < first_line and one.rule.code[:2] in ("AN", "VA")
    }


NAMED = "Ruth Abel, a diver for Harl Salvage, said that rust had eaten a fifth of the hull. “It may sink,” she said."
UNNAMED = "Rust has eaten a fifth of the hull, a source said on Monday. “It may sink,” the source said."


@pytest.mark.parametrize(
    "headline", ["Ferry unsafe, say divers", "Ferry unsafe – whistleblower", "Experts: Ferry may sink"]
)
def test_nothing_is_asked_where_everybody_below_has_a_name(headline):
    assert not asked(headline, NAMED)


def test_an_unnamed_source_is_asked_about_where_the_article_names_nobody():
    assert asked("Ferry unsafe, says source", UNNAMED)
