"""Dossier to assertions and score: what is claimed, what it needs, what is shown for it, and what that adds up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onrecord.assess.burden import accusing, burdens, of_a_case
from onrecord.assess.charges import Charges
from onrecord.assess.claim import Claim
from onrecord.assess.classify import classify, says_nothing
from onrecord.assess.compared import compared
from onrecord.assess.conduct import Conduct
from onrecord.assess.figures import figures
from onrecord.assess.headline import matched
from onrecord.assess.holds import holds
from onrecord.assess.on_show import is_on_show
from onrecord.assess.orphans import orphans
from onrecord.assess.rubric import level, staked, standard
from onrecord.assess.signals import evidence
from onrecord.assess.split import assertions
from onrecord.assess.statements import Statements
from onrecord.assess.support import support
from onrecord.density import Density
from onrecord.domain import Assertion, BlockKind, Burden, Dossier, Leanings, Origins, SourceKind
from onrecord.language.patterns import pattern
from onrecord.language.word_lists import word_pattern

__all__ = ["assess", "classified", "compared"]

CLAIMS = Density("claims", 2_000, 75)
"""Of the 25 longest of 1,847 articles, none makes more than one in 88 characters."""

_BEFORE_COURT = pattern("accused.before_court")


def assess(
    dossier: Dossier,
    leanings: Leanings,
    needs: Mapping[str, int] | None = None,
    origins: Origins | None = None,
) -> Dossier:
    """Return the dossier with every assertion, its burden and its evidence, and the article's score.

    `needs` raises what burdens need; the score then says that its rubric is tightened. Sources that have a claim from
    one place, as `origins` tells, do not back each other.

    Raises:
        UnreadableError: if it makes far more claims than an article of its length does.
        SettingsError: if `needs` names no burden, or would lower a need.
    """
    rubric = standard().tightened(needs or {})
    charges, statements = Charges(dossier), Statements(dossier)
    claims = assertions(dossier)
    CLAIMS.check(len(claims), len(dossier.document.text))
    classified_claims = (
        assertion
        for assertion in (classified(dossier, leanings, claim, charges) for claim in claims)
        if assertion.accused or not _in_table(dossier, assertion)
    )
    conduct = Conduct(dossier, charges)
    read = (staked(rubric, _weighed(dossier, conduct, assertion)) for assertion in classified_claims)
    leveled = (_leveled(Claim(dossier, assertion, rubric, statements, origins)) for assertion in read)
    known = matched(
        dossier, [replace(assertion, accused=(*assertion.accused, *conduct.by(assertion))) for assertion in leveled]
    )
    whole = replace(dossier, assertions=known, orphans=tuple(orphans(dossier)))
    return replace(whole, score=figures(whole, rubric, known, holds(whole, known)))


def _in_table(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether it stands in a table in the reporter's voice, where only an accusation is a claim of the article."""
    at = dossier.block_at(assertion.span.start)
    return not assertion.attributions and at >= 0 and dossier.document.blocks[at].kind is BlockKind.TABLE_CELL


def classified(dossier: Dossier, leanings: Leanings, assertion: Assertion, charges: Charges | None = None) -> Assertion:
    """Return the assertion with those whom it charges, its class, and the words that speak for it.

    `charges` are those of the article, looked up here where they are not given.
    """
    accused = (charges or Charges(dossier)).by(assertion)
    return classify(dossier, leanings, replace(assertion, accused=accused))


def _weighed(dossier: Dossier, conduct: Conduct, assertion: Assertion) -> Assertion:
    """Return the assertion with its burdens, and with whom it charges if it is likely an accusation of somebody."""
    known = replace(assertion, burdens=_burdens(dossier, assertion))
    charged = () if _legal_act(dossier, assertion) else conduct.plainly(known)
    if not charged:
        return known
    return replace(known, accused=(*known.accused, *charged), burdens=accusing(known.burdens))


def _burdens(dossier: Dossier, assertion: Assertion) -> tuple[float, ...]:
    """Return the probability of each burden; a question, a reply, a signature and what is on public show have none.

    Words that charge somebody by name with a wrongful act make an accusation, whatever the head takes them for.
    """
    if says_nothing(dossier, assertion) or is_on_show(dossier, assertion):
        return tuple(float(burden is Burden.NONE) for burden in Burden)
    probabilities = burdens(dossier, assertion)
    if not _legal_act(dossier, assertion):
        return accusing(probabilities) if assertion.accused else probabilities
    return of_a_case(probabilities) if _before_court(dossier, assertion) else probabilities


def _legal_act(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether the reporter only tells the state of a case, which is public: "Hale, 48, is charged with murder"."""
    whole = dossier.sentence_at(assertion.span.start)
    if whole is None or any(source.kind is not SourceKind.NONE for _, source in dossier.supports(assertion)):
        return False
    return _before_court(dossier, assertion) or bool(word_pattern("legal_status").search(dossier.text(whole.span)))


def _before_court(dossier: Dossier, assertion: Assertion) -> bool:
    """Whether its sentence tells which charges a court hears: "is accused of three counts of fraud"."""
    whole = dossier.sentence_at(assertion.span.start)
    return whole is not None and bool(_BEFORE_COURT.search(dossier.text(whole.span)))


def _leveled(claim: Claim) -> Assertion:
    if not claim.assertion.stakes:
        return claim.assertion
    pieces = evidence(claim)
    known = replace(claim.assertion, evidence=pieces, level=level(claim.rubric, pieces))
    return replace(known, support=support(claim.dossier, known))
