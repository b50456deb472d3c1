"""Severities by selector: the closest wins."""

from __future__ import annotations

import pytest

from onrecord.domain import Severity
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
