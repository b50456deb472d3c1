"""How grave a loaded verb is hangs on what it introduces, and on what else stands behind that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.domain import Assertion, ClaimClass, Effect, Evidence, Message, Severity, Source, SourceKind
from onrecord.rules import check, rules
from tests.builders import attribution, dossier

RULE = next(rule for rule in rules() if rule.code == "LI304")
TEXT = "The mayor claimed that the bridge cost four million pounds."
CLAIM = "that the bridge cost four million pounds"


def severities(claim_class, *evidence, kind=SourceKind.PERSON, cue="claimed"):
    text = TEXT.replace("claimed", cue)
    said = attribution(text, "The mayor", cue, CLAIM)
    draft = dossier(text, (said, Source(kind, "the mayor")))
    claim = Assertion(said.content, claim_class, (0,), evidence=evidence)
    return [finding.severity for finding in check(replace(draft, assertions=(claim,)), [RULE])]


def evidence(effect, points):
    at = attribution(TEXT, "The mayor", "claimed", CLAIM).content[0]
    return Evidence("signal", effect, points, Message.of("seen"), at)


@pytest.mark.parametrize(
    ("claim_class", "severity"),
    [
        (ClaimClass.UNSCORED, Severity.INFO),
        (ClaimClass.ROUTINE, Severity.INFO),
        (ClaimClass.CHECKABLE, Severity.WARNING),
        (ClaimClass.ALLEGATION, Severity.WARNING),
    ],
)
def test_loaded_verb_is_a_warning_for_checkable_claims_and_allegations(claim_class, severity):
    assert severities(claim_class, evidence(Effect.START, 3)) == [severity]


@pytest.mark.parametrize(("effect", "points"), [(Effect.RAISE, 1), (Effect.START, 4)])
def test_loaded_verb_is_only_info_if_other_evidence_backs_the_claim(effect, points):
    assert severities(ClaimClass.ALLEGATION, evidence(effect, points)) == [Severity.INFO]


def test_documents_may_reveal():
    assert severities(ClaimClass.CHECKABLE, cue="revealed", kind=SourceKind.DOCUMENT) == []
    assert severities(ClaimClass.CHECKABLE, cue="revealed") == [Severity.WARNING]
