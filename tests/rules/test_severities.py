"""Severities by selector: the closest wins."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.domain import Precision, Severity
from onrecord.errors import UnknownRuleError
from onrecord.rules import rules, severities

CODES = {rule.code for rule in rules()}


def test_most_specific_selector_wins_in_any_order():
    wanted = {"AN103": "info", "AN": "error", "ALL": "warning", "some-say": "error", "vague-attribution": "info"}
    for order in (wanted, dict(reversed(wanted.items()))):
        found = severities(rules(), order)
        assert set(found) == CODES
        assert (found["AN103"], found["AN101"], found["EV401"]) == (Severity.INFO, Severity.ERROR, Severity.WARNING)
        assert (found["VA203"], found["VA201"]) == (Severity.ERROR, Severity.INFO)


def test_group_includes_rules_that_are_off_by_default():
    assert severities(rules(), {"AN": "info"})["AN110"] is Severity.INFO


def test_unknown_rule_error_suggests_the_closest_name():
    with pytest.raises(UnknownRuleError, match="did you mean some-say"):
        severities(rules(), {"some-says": "info"})


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("AN107", "warning/error"), ("AN109", "warning/error"), ("HB602", "warning/error"),
        ("VA203", "warning"), ("EV404", "error/warning"),
    ],
)  # fmt: skip
def test_page_and_list_tell_every_severity_that_a_rule_has(code, told):
    info = next(rule.info for rule in rules() if rule.code == code)
    assert info.severities == told
    assert f"  {info.severities} " in CliRunner().invoke(main, ["rule", "--isolated"]).output
    page = CliRunner().invoke(main, ["rule", code, "--isolated"]).output
    assert info.severities.replace("/", " or ") in page
    assert (", by case" in page) is ("/" in info.severities)


@pytest.mark.parametrize(
    ("findings", "read", "told"),
    [
        (4, 8, "8 readers' votes on 4 findings (each was read by two)"),
        (6, 6, "Readers' votes on 6 findings"),
        (4, 7, "7 readers' votes on 4 findings (some were read by more than one)"),
        (1, 3, "3 readers' votes on 1 finding (each was read by three)"),
    ],
)
def test_number_of_votes_is_told_where_it_is_not_that_of_the_findings(findings, read, told):
    assert str(Precision("my corpus", findings, read, 1, 1, "")).startswith(f"{told} in my corpus: 1 right")
