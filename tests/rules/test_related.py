"""Which further places a finding points at, besides the phrase that it flags."""

from __future__ import annotations

import pytest

from onrecord.domain import Finding
from onrecord.rules import Rule, rules
from tests.rules.test_every_rule import GAP, NEW_BLOCK, findings_of_check

ATTRIBUTION = frozenset({"source", "cue", "claim"})
LABELS = {
    **dict.fromkeys("AN102 AN103 AN105 AN106 AN107 AN108 AN109 AN112".split(), frozenset({"cue", "claim"})),
    **dict.fromkeys("VA201 VA204 VA206 VA207 VA208 VA210".split(), frozenset({"cue", "claim"})),
    **dict.fromkeys("AN101 AN104 AN111 EV405 EV409 FR501 HB602 VA202 VA203 VA209".split(), ATTRIBUTION),
    **dict.fromkeys("EV401 EV402 EV403 EV407".split(), frozenset({"claim"})),
    **dict.fromkeys("LI307 LI308".split(), frozenset({"who"})),
    "AN110": {"source"},
    "EV406": {"allegation", "cue", "claim"},
    "EV408": {"first told"},
    "FR504": {"loaded", "plain"},
    "FR505": {"allegation"},
    "LI304": {"source", "claim"},
}
BY_CODE = {rule.code: rule for rule in rules()}


def findings(rule: Rule) -> list[tuple[str, Finding]]:
    """The text and each finding of the rule's examples."""
    pairs = []
    for example in rule.flags:
        text = example.text.replace("[", "").replace("]", "").replace(NEW_BLOCK, GAP)
        pairs += [(text, finding) for finding in findings_of_check(text, rule, example)]
    return pairs


@pytest.mark.parametrize("code", LABELS)
def test_finding_labels_the_places_that_explain_it_apart_from_each_other(code):
    places = set()
    for text, finding in findings(BY_CODE[code]):
        words = {"cue": set(), "claim": set()}
        for label in finding.related:
            assert label.span.of(text).strip()
            places.add(label.label)
            words.setdefault(label.label, set()).add(label.span.of(text))
        assert all(len(cue.split()) <= 4 for cue in words["cue"])
        assert not words["cue"] & words["claim"]
    assert places == LABELS[code]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Bridge to close, an aide says\n\nThe bridge shuts in May.", "headline"),
        ("Bridge to close\n\nAn aide said that the bridge will close in May.", "opening"),
        (
            "Bridge to close\n\nThe board met on Monday.\n\n“The bridge will close in May,” an aide said.",
            "first quotation",
        ),
    ],
)
def test_lead_that_rests_on_an_unnamed_source_is_named_in_the_message(text, place):
    from onrecord import Settings, audit

    report = audit(text + "\n", settings=Settings(select=("AN108",)))
    assert [f"the {place} rests on" in finding.message for finding in report.findings] == [True]
