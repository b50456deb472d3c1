"""Severities by selector: the closest wins."""

from __future__ import annotations

import pytest

from onrecord.domain import Severity
from onrecord.errors import UnknownRuleError
from onrecord.rules import rules, severities

CODES = {rule.code for rule in rules()}


def test_the_closest_selector_wins_in_any_order():
    wanted = {"AN103": "info", "AN": "error", "ALL": "warning", "some-say": "error", "vague-attribution": "info"}
    for order in (wanted, dict(reversed(wanted.items()))):
        found = severities(rules(), order)
        assert set(found) == CODES
        assert (found["AN103"], found["AN101"], found["EV401"]) == (Severity.INFO, Severity.ERROR, Severity.WARNING)
        assert (found["VA203"], found["VA201"]) == (Severity.ERROR, Severity.INFO)


def test_rules_that_are_off_unless_named_are_in_their_group():
    assert severities(rules(), {"AN": "info"})["AN110"] is Severity.INFO


def test_an_unknown_one_names_the_nearest():
    with pytest.raises(UnknownRuleError, match="did you mean some-say"):
        severities(rules(), {"some-says": "info"})
