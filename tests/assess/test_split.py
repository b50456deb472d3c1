"""What counts as one claim."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.assess.split import assertions
from onrecord.domain import Source, SourceKind
from tests.builders import attribution, dossier

LEE = Source(SourceKind.PERSON, "Lee", name="Ana Lee", title="mayor")


def claims(text: str, *credits) -> list[str]:
    made = dossier(text, *((each, LEE) for each in credits))
    return [made.words(each.parts) for each in assertions(made)]


def test_content_is_a_claim_and_so_is_what_the_reporter_adds():
    text = "The bridge closed on Monday; Lee said it was unsafe."
    assert claims(text, attribution(text, "Lee", "said", "it was unsafe")) == [
        "The bridge closed on Monday",
        "it was unsafe",
    ]


def test_what_the_reporter_adds_ends_before_what_joins_the_two():
    text = "The council paid £2 million to a firm, and questions remain over who signed."
    assert claims(text, attribution(text, "", "questions remain", "who signed")) == [
        "The council paid £2 million to a firm", "who signed",
    ]  # fmt: skip


def test_each_sentence_of_a_long_quotation_is_a_claim():
    text = "“The dam is unsafe. It lost 40 stones,” Lee said."
    assert claims(text, attribution(text, "Lee", "said", "“The dam is unsafe. It lost 40 stones,”")) == [
        "“The dam is unsafe.", "It lost 40 stones,”",
    ]  # fmt: skip


def test_interrupted_speech_is_one_claim():
    text = "“The dam,” Lee said, “is unsafe.”"
    assert claims(text, attribution(text, "Lee", "said", "“The dam,”", "“is unsafe.”")) == ["“The dam,” “is unsafe.”"]


def test_coordinated_clauses_are_two_claims():
    assert claims("The council closed the bridge, and the mayor fired two engineers.") == [
        "The council closed the bridge", "the mayor fired two engineers.",
    ]  # fmt: skip


def test_clause_about_there_or_you_is_a_claim_of_its_own():
    assert claims("The town lost its bridge, but there is a ferry, and you can’t miss it.") == [
        "The town lost its bridge", "there is a ferry", "you can’t miss it.",
    ]  # fmt: skip


def test_verb_without_a_subject_of_its_own_does_not_begin_a_claim():
    assert len(claims("The show aired on Thursday, and was seen by two million people.")) == 1


def test_what_a_speaker_does_before_speaking_is_a_claim_with_its_subject():
    text = "The warden locked the girls in and said that they were ill."
    assert claims(text, attribution(text, "The warden", "said", "they were ill")) == [
        "The warden locked the girls in", "they were ill",
    ]  # fmt: skip


def test_a_place_or_a_day_before_the_verb_of_saying_is_no_deed():
    for between in ("in a locked letter on Monday", "of the town hall", "quietly", "locked in his office"):
        text = f"The warden {between} said that they were ill."
        assert claims(text, attribution(text, "The warden", "said", "they were ill")) == ["they were ill"]


def test_negated_verb_makes_a_claim():
    assert claims("The old bridge isn’t safe.") == ["The old bridge isn’t safe."]


def test_a_list_of_nouns_is_not_cut():
    assert claims("The council closed the bridge, the road and the school.") == [
        "The council closed the bridge, the road and the school."
    ]


def test_a_description_that_is_left_over_is_no_claim():
    text = "Police shot, Lee said, a 40-year-old unarmed man."
    assert claims(text, attribution(text, "Lee", "said", "Police shot")) == ["Police shot"]


def test_a_relative_clause_that_is_left_over_is_no_claim():
    text = "Lee, who chairs the panel of the council, said it was unsafe."
    assert claims(text, attribution(text, "Lee", "said", "it was unsafe")) == ["it was unsafe"]


def test_what_is_said_within_anothers_words_belongs_to_the_outer_claim():
    text = "Lee said Roy had said the dam was unsafe."
    outer = attribution(text, "Lee", "said", "Roy had said the dam was unsafe")
    inner = attribution(text, "Roy", "had said", "the dam was unsafe")
    made = dossier(text, (outer, LEE), (inner, LEE))
    (claim,) = assertions(made)
    assert claim.attributions == (0, 1)


@given(st.text(alphabet="abc ABC.,;“”\n", max_size=120))
def test_claims_are_in_order_inside_the_text_and_apart(text):
    made = dossier(text)
    found = assertions(made)
    ends = 0
    for each in found:
        assert each.span.start >= ends
        ends = each.span.end
    assert ends <= len(text)
