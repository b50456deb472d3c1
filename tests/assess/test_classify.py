"""The class of a claim: what the model leans to, and what is clear without it."""

from __future__ import annotations

from dataclasses import replace
from math import log

import pytest

from onrecord.assess import classified
from onrecord.assess.split import assertions
from onrecord.domain import ClaimClass, Leanings, Reply, ReplyKind, Source, SourceKind, Span
from tests.builders import attribution, dossier, leaning, span

LEE = Source(SourceKind.PERSON, "Lee", name="Ana Lee")
NOBODY = Source(SourceKind.NONE, "")
EVEN = Leanings()


def of(text: str, wanted: ClaimClass | None = None):
    made = dossier(text)
    (claim,) = assertions(made)
    return classified(made, leaning(text, wanted) if wanted else EVEN, claim)


@pytest.mark.parametrize("wanted", [ClaimClass.UNSCORED, ClaimClass.ROUTINE])
def test_the_model_decides(wanted):
    assert of("The council met in the old hall.", wanted).claim_class is wanted


def test_a_charge_in_plain_words_is_an_allegation_whatever_the_model_thinks():
    found = of("Roy Vann falsified the records of the clinic.", ClaimClass.ROUTINE)
    assert found.claim_class is ClaimClass.ALLEGATION


def shares(**wanted: float) -> Leanings:
    """A model that believes this of one word, and of all claims with it."""
    logits = tuple((log(wanted.get(each.value, 0.01)),) for each in ClaimClass)
    return Leanings((0,), logits, ((0.0,),) * len(ClaimClass))


def test_an_allegation_that_no_word_gives_away_must_be_surer():
    made = dossier("The council met in the old hall.")
    (claim,) = assertions(made)
    assert classified(made, shares(allegation=0.6, routine=0.4), claim).claim_class is ClaimClass.ROUTINE
    assert classified(made, shares(allegation=0.8, routine=0.2), claim).claim_class is ClaimClass.ALLEGATION
    told = dossier("The council misled the old hall.")
    assert classified(told, shares(allegation=0.6, routine=0.4), assertions(told)[0]).claim_class is (
        ClaimClass.ALLEGATION
    )


def test_an_allegation_of_a_sources_must_be_twice_as_likely_as_anything_else():
    text = "The fund misled us, Lee said."
    made = dossier(text, (attribution(text, "Lee", "said", "The fund misled us"), LEE))
    (claim,) = assertions(made)
    assert classified(made, shares(allegation=0.55, unscored=0.45), claim).claim_class is ClaimClass.UNSCORED
    assert classified(made, shares(allegation=0.7, unscored=0.3), claim).claim_class is ClaimClass.ALLEGATION


@pytest.mark.parametrize("thought", [ClaimClass.ROUTINE, ClaimClass.UNSCORED])
def test_a_cause_can_be_checked(thought):
    assert of("The storm caused the flood in the town.", thought).claim_class is ClaimClass.CHECKABLE


def test_when_it_happened_can_be_checked():
    text = "He was not told until October."
    assert of(text, ClaimClass.ROUTINE).claim_class is ClaimClass.CHECKABLE
    assert of(text, ClaimClass.UNSCORED).claim_class is ClaimClass.UNSCORED


def test_a_cause_that_is_a_judgment_stays_an_opinion():
    assert of("The disastrous storm caused the flood.", ClaimClass.UNSCORED).claim_class is ClaimClass.UNSCORED


@pytest.mark.parametrize("text", ["Did the council know of the cracks in the wall?", "The hall was"])
def test_questions_and_scraps_claim_nothing(text):
    made = dossier(text)
    for claim in assertions(made):
        assert classified(made, leaning(text, ClaimClass.ALLEGATION), claim).claim_class is ClaimClass.UNSCORED


def test_what_is_asked_in_the_reporters_words_claims_nothing():
    text = "Questions remain over who shredded the files."
    made = dossier(text, (attribution(text, "", "Questions remain", "who shredded the files"), NOBODY))
    claim = assertions(made)[0]
    assert classified(made, leaning(text, ClaimClass.ALLEGATION), claim).claim_class is ClaimClass.UNSCORED


def test_who_wrote_it_is_no_claim():
    end = "Ana Roy is a columnist for the Harbour Post."
    text = f"The council met in the old hall.\n\nIt rained on the roof all day.\n\n{end}"
    made = dossier(text)
    claims = {made.words(each.parts): each for each in assertions(made)}
    unscored = [
        words for words, each in claims.items()
        if classified(made, leaning(text, ClaimClass.ROUTINE), each).claim_class is ClaimClass.UNSCORED
    ]  # fmt: skip
    assert unscored == [end]


def test_a_denial_is_heard_and_not_scored():
    text = "Lee denied that she stole the money of the fund."
    made = dossier(text, (attribution(text, "Lee", "denied", "she stole the money of the fund"), LEE))
    claim = assertions(made)[0]
    assert classified(made, leaning(text, ClaimClass.ALLEGATION), claim).claim_class is ClaimClass.UNSCORED


def test_a_reply_in_the_reporters_words_is_not_scored():
    text = "Roy Vann did not answer two calls on Monday."
    made = replace(dossier(text), replies=(Reply(ReplyKind.NO_RESPONSE, span(text, "did not answer")),))
    assert classified(made, leaning(text, ClaimClass.CHECKABLE), assertions(made)[0]).claim_class is ClaimClass.UNSCORED


def test_triggers_are_the_words_that_speak_for_the_class():
    text = "The fund lost $3 million, the largest sum in its history."
    made = dossier(text)
    found = classified(made, leaning(text, ClaimClass.CHECKABLE), assertions(made)[0])
    assert [made.text(each) for each in found.triggers] == ["$3 million", "the largest"]


def test_no_word_leaves_all_classes_alike():
    assert set(EVEN.of([Span(0, 3)]).values()) == {0.25}
