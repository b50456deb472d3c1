"""The article that started the project audits well."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import audit
from onrecord.domain import ClaimClass, Gate

SEED = Path(__file__).resolve().parents[2] / "shared" / "samples" / "seed-article.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the article may not be published; it is not on this machine")


@pytest.fixture(scope="module")
def report():
    return audit(SEED)


def test_anonymous_sources_insisting_are_flagged_with_cue_and_claim(report):
    found = next(each for each in report.findings if each.rule.code == "AN101")
    assert report.dossier.text(found.span) == "anonymous sources"
    related = {each.label: report.dossier.text(each.span) for each in found.related}
    assert related["cue"] == "insisting"
    assert related["claim"].startswith("Russia had paid bounties")


def test_bounty_claim_is_an_unbacked_allegation_and_holds_the_draft(report):
    (charge,) = (each for each in report.dossier.assertions if each.claim_class is ClaimClass.ALLEGATION)
    assert report.dossier.words(charge.parts).startswith("Russia had paid bounties")
    assert charge.level == 0
    assert [hold.gate for hold in report.dossier.score.holds] == [Gate.ALLEGATION]


def test_putin_is_one_source_under_all_his_names(report):
    assert [each.name for each in report.dossier.sources if "Putin" in (each.name or each.label)] == ["Vladimir Putin"]


def test_get_to_the_bottom_is_flagged(report):
    assert "get to the bottom" in {
        report.dossier.text(each.span) for each in report.findings if each.rule.code == "LI301"
    }
