"""Dossier to assertions and score: what is claimed, how grave it is, what is shown for it, and what that adds up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onrecord.assess.charges import charged, surnames
from onrecord.assess.claim import Claim
from onrecord.assess.classify import classify
from onrecord.assess.figures import figures
from onrecord.assess.headline import matched
from onrecord.assess.holds import holds
from onrecord.assess.orphans import orphans
from onrecord.assess.rubric import Rubric, standard, weighed
from onrecord.assess.signals import evidence
from onrecord.assess.split import assertions
from onrecord.domain import Assertion, ClaimClass, Dossier, Leanings

__all__ = ["assess", "classified"]


def assess(dossier: Dossier, leanings: Leanings, needs: Mapping[str, int] | None = None) -> Dossier:
    """The dossier with every assertion, classed, evidenced and weighed, and the article's score.

    `needs` raises what classes of claim need; the score then says that its rubric is tightened.

    Raises:
        SettingsError: if `needs` names no class, or would lower a need.
    """
    rubric = standard().tightened(needs or {})
    names = surnames(dossier)
    found = (classified(dossier, leanings, each, names) for each in assertions(dossier))
    known = matched(dossier, [_weighed(dossier, rubric, each) for each in found])
    whole = replace(dossier, assertions=known, orphans=tuple(orphans(dossier)))
    return replace(whole, score=figures(whole, rubric, known, holds(whole, known)))


def classified(
    dossier: Dossier, leanings: Leanings, assertion: Assertion, names: frozenset[str] | None = None
) -> Assertion:
    """The assertion with those whom it charges, its class, and the words that speak for it.

    `names` are the surnames of the article, looked up here where they are not given.
    """
    known = surnames(dossier) if names is None else names
    return classify(dossier, leanings, replace(assertion, accused=charged(dossier, assertion, known)))


def _weighed(dossier: Dossier, rubric: Rubric, assertion: Assertion) -> Assertion:
    if assertion.claim_class is ClaimClass.UNSCORED:
        return assertion
    return weighed(rubric, replace(assertion, evidence=evidence(Claim(dossier, assertion, rubric))))
