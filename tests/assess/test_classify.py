"""The class of a claim: what the model leans to, and the signs that move it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.assess import classified
from onrecord.assess.classify import signs, weights
from onrecord.assess.split import assertions
from onrecord.domain import ClaimClass, Leanings, Reply, ReplyKind, Source, SourceKind, Span
from tests.builders import attribution, dossier, span

LEE = Source(SourceKind.PERSON, "Lee", name="Ana Lee")
AUDIT = Source(SourceKind.DOCUMENT, "the audit")
EVEN = Leanings()


def leaning(text: str, wanted: ClaimClass) -> Leanings:
    """A model that is sure of one class for every word."""
    rows = tuple(4.0 if each is wanted else 0.0 for each in ClaimClass)
    words = []
    at = 0
    for word in text.split():
        at = text.index(word, at)
        words.append(Span(at, at + len(word)))
        at += len(word)
    return Leanings(tuple(words), (rows,) * len(words), ((0.0,) * 4,) * len(words))


def of(text: str, wanted: ClaimClass | None = None):
    made = dossier(text)
    (claim,) = assertions(made)
    return classified(made, leaning(text, wanted) if wanted else EVEN, claim)


@pytest.mark.parametrize("wanted", [ClaimClass.UNSCORED, ClaimClass.ROUTINE])
def test_without_signs_the_model_decides(wanted):
    assert of("The council met in the old hall.", wanted).claim_class is wanted


def test_a_charge_in_plain_words_is_an_allegation_whatever_the_model_thinks():
    found = of("Roy Vann falsified the records of the clinic.", ClaimClass.ROUTINE)
    assert found.claim_class is ClaimClass.ALLEGATION


def test_nobody_is_accused_without_a_word_of_it():
    assert of("The council met in the old hall.", ClaimClass.ALLEGATION).claim_class is ClaimClass.ALLEGATION
    mild = Leanings((Span(0, 3),), ((1.0, 0.0, 0.0, 1.2),), ((0.0,) * 4,))
    made = dossier("The council met in the old hall.")
    assert classified(made, mild, assertions(made)[0]).claim_class is not ClaimClass.ALLEGATION


@pytest.mark.parametrize(
    "text",
    [
        "The fund lost $3 million in the spring.",
        "It was the largest bridge of the country.",
        "The storm caused the flood in the town.",
        "A court ruled on the contract of the firm.",
    ],
)
def test_what_can_be_checked_is_not_routine(text):
    assert of(text, ClaimClass.ROUTINE).claim_class is ClaimClass.CHECKABLE


@pytest.mark.parametrize("text", ["Did the council know of the cracks in the wall?", "The hall was"])
def test_questions_and_scraps_claim_nothing(text):
    made = dossier(text)
    for claim in assertions(made):
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


def test_a_document_is_a_sign():
    text = "The audit said the fund was old and poor."
    made = dossier(text, (attribution(text, "The audit", "said", "the fund was old and poor"), AUDIT))
    assert "document" in set(signs(made, assertions(made)[0]))


def test_shipped_weights_name_the_classes_and_known_signs_only():
    known = weights()
    assert set(known.bias) == {each.value for each in ClaimClass}
    assert all(set(row) == {each.value for each in ClaimClass} for row in known.sign.values())
    made = dossier("The corrupt clerk stole $3 million in 2019, the largest theft ever, and caused a flood in court.")
    assert set(signs(made, assertions(made)[0])) & set(known.sign)


def test_no_word_leaves_all_classes_alike():
    assert set(EVEN.of([Span(0, 3)]).values()) == {0.25}
