"""Each kind of evidence, on a claim made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.assess.claim import Claim
from onrecord.assess.rubric import level, standard
from onrecord.assess.signals import evidence
from onrecord.assess.split import assertions
from onrecord.assess.statements import Statements
from onrecord.domain import Burden, Effect, Grade, Link, Reason, ReasonKind, Source, SourceKind, Span
from onrecord.language.messages import worded
from tests.builders import attribution, certain, dossier, span

PERSON = Source(SourceKind.PERSON, "Lena Ford", name="Lena Ford", title="the auditor")
STRANGER = Source(SourceKind.PERSON, "Lena Ford", name="Lena Ford")
BODY = Source(SourceKind.ORGANIZATION, "Norland Fund", name="Norland Fund")
REPORT = Source(SourceKind.DOCUMENT, "an audit", name="audit", identified=False)
CLERK = Source(SourceKind.UNNAMED_PERSON, "a clerk", grade=Grade.D3, reason=Reason(ReasonKind.CAUSAL))
MUTE = Source(SourceKind.UNNAMED_PERSON, "a clerk", grade=Grade.D3, reason=Reason(ReasonKind.NONE))
CROWD = Source(SourceKind.UNNAMED_GROUP, "critics", grade=Grade.D0)
POST = Source(SourceKind.OUTLET, "Norland Post", name="Norland Post")
MARIA = Source(SourceKind.PARTLY_NAMED, "Maria", name="Maria")
SEEN = Source(SourceKind.OWN_OBSERVATION, "the reporter")


def found(text: str, *credited, burden=Burden.ASK, links=(), which=0):
    """The evidence for the first claim of `text`, or that number `which`."""
    made = dossier(text, *credited, links=links)
    claim = assertions(made)[which]
    known = replace(claim, **certain(burden))
    return evidence(Claim(made, known, standard(), Statements(made)))


def said(source, text="Lee said the fund lost £3 million."):
    return found(text, (attribution(text, "Lee", "said", "the fund lost £3 million"), source))


def starts(proof):
    return [(each.signal, each.points) for each in proof if each.effect is Effect.START]


def moves(proof):
    return [(each.signal, each.points) for each in proof if each.effect in (Effect.RAISE, Effect.LOWER)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (PERSON, [("person", 3)]),
        (STRANGER, [("person", 2)]),
        (BODY, [("organization", 3)]),
        (POST, [("outlet", 2)]),
        (Source(SourceKind.OUTLET, "a newspaper", name="newspaper"), [("outlet", 0)]),
        (MARIA, [("partly-named", 1)]),
        (SEEN, [("own-observation", 4)]),
        (CLERK, [("unnamed", 1)]),
        (CROWD, [("unnamed", 0)]),
        (REPORT, [("document", 2)]),
        (Source(SourceKind.DOCUMENT, "the Ford audit", name="Ford audit", identified=True), [("document", 4)]),
        (Source(SourceKind.NONE, "nobody"), []),
    ],
)
def test_a_source_starts_at_the_level_of_its_kind(source, expected):
    assert starts(said(source)) == expected


@pytest.mark.parametrize(("text", "points"), [("The Unite union said it", 3), ("Rail unions said it", 2)])
def test_a_body_is_named_by_a_capital_within_its_words(text, points):
    whole = text + " lost £3 million."
    words = text.removesuffix(" said it")
    body = Source(SourceKind.ORGANIZATION, words.removeprefix("The "), mentions=(span(whole, words),))
    proof = found(whole, (attribution(whole, words, "said", "it lost £3 million"), body))
    assert starts(proof) == [("organization", points)]


def test_a_document_is_identified_by_what_stands_around_it():
    text = "The fund lost £3 million, according to an audit dated 4 May by the Norland Office."
    credit = attribution(text, "an audit dated 4 May by the Norland Office", "according to", "The fund lost £3 million")
    assert starts(found(text, (credit, REPORT))) == [("document", 4)]


def test_the_reporters_own_sentence_may_open_with_a_document():
    text = "The 40-page audit, published by the Norland Office on 4 May, rated 300 homes unsafe."
    assert starts(found(text)) == [("document", 4)]


def test_no_reason_for_anonymity_lowers_and_a_reason_does_not():
    assert moves(said(MUTE)) == [("anonymity-reason", -1)]
    assert moves(said(CLERK)) == []


def test_a_judge_rules_in_public():
    judge = Source(SourceKind.UNNAMED_PERSON, "a federal judge", grade=Grade.D2, reason=Reason(ReasonKind.NONE))
    assert moves(said(judge)) == []


def test_a_named_source_besides_makes_up_for_a_missing_reason():
    text = "A clerk said the fund lost £3 million, and Lena Ford confirmed it."
    content = "the fund lost £3 million"
    pair = (
        (attribution(text, "A clerk", "said", content), MUTE),
        (attribution(text, "Lena Ford", "confirmed", content), PERSON),
    )
    assert ("anonymity-reason", -1) not in moves(found(text, *pair))


def test_a_second_body_that_says_the_same_corroborates():
    text = "Lee said the fund lost £3 million in May. The fund lost £3 million in May, the Norland Fund said."
    one = attribution(text, "Lee", "said", "the fund lost £3 million in May")
    two = attribution(text, "the Norland Fund", "said", "The fund lost £3 million in May")
    assert moves(found(text, (one, PERSON), (two, BODY))) == [("corroboration", 1)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the fund lost £3 million in May", "the fund lost £4 million in May"),
        ("the fund lost money in May", "the fund lost money in May too"),
        ("the fund lost £3 million in May", "the fund lost money in May"),
    ],
)
def test_words_alike_are_no_corroboration_without_figures_that_agree(first, second):
    text = f"Lee said {first}. Then {second}, the Norland Fund said."
    one, two = attribution(text, "Lee", "said", first), attribution(text, "the Norland Fund", " said.", second)
    assert moves(found(text, (one, PERSON), (two, BODY))) == []


def test_two_of_one_body_count_once():
    text = "Lee said the fund lost £3 million in May. The fund lost £3 million in May, Ana Roy said."
    one, two = (
        Source(SourceKind.PERSON, name, name=name, title="clerk", affiliation="Norland Fund")
        for name in ("Lee", "Ana Roy")
    )
    first = attribution(text, "Lee", "said", "the fund lost £3 million in May")
    second = attribution(text, "Ana Roy", "said", "The fund lost £3 million in May")
    assert moves(found(text, (first, one), (second, two))) == []


def test_hearsay_lowers():
    text = "Lee said she had been told the fund lost £3 million."
    credit = attribution(text, "Lee", "said", "she had been told the fund lost £3 million")
    assert moves(found(text, (credit, PERSON))) == [("hearsay", -1)]


@pytest.mark.parametrize(
    "text",
    [
        "The Echo, citing an unnamed official, reported that the fund lost £3 million.",
        "The Echo reported that the fund lost £3 million, citing sources.",
        "The Echo, quoting two people close to the board, reported that the fund lost £3 million.",
    ],
)
def test_what_an_outlet_cites_from_unnamed_people_is_hearsay(text):
    credit = attribution(text, "The Echo", "reported", "that the fund lost £3 million")
    outlet = Source(SourceKind.OUTLET, "The Echo", name="The Echo")
    assert moves(found(text, (credit, outlet))) == [("hearsay", -1)]


def test_what_an_outlet_cites_from_papers_is_no_hearsay():
    text = "The Echo, citing court papers, reported that the fund lost £3 million."
    credit = attribution(text, "The Echo", "reported", "that the fund lost £3 million")
    assert moves(found(text, (credit, Source(SourceKind.OUTLET, "The Echo", name="The Echo")))) == []


def test_praise_of_ones_own_lowers():
    text = "The Norland Fund said its dams were safe."
    credit = attribution(text, "The Norland Fund", "said", "its dams were safe")
    assert moves(found(text, (credit, BODY))) == [("interested-party", -1)]


@pytest.mark.parametrize(
    "doubt",
    [
        "The claim could not be independently verified", "The figure wasn’t confirmed by auditors",
        "The sum hasn't been substantiated", "Auditors couldn’t immediately verify it", "The figure is disputed",
        "The claim was never corroborated",
    ],
)  # fmt: skip
def test_what_the_article_calls_unverified_is_lower(doubt):
    text = f"Lee said the fund lost £3 million. {doubt}."
    credit = attribution(text, "Lee", "said", "the fund lost £3 million")
    assert moves(found(text, (credit, PERSON))) == [("verification", -1)]


@pytest.mark.parametrize("told", ["The figure was verified by auditors", "The sum has been substantiated"])
def test_what_the_article_calls_checked_is_noted(told):
    text = f"Lee said the fund lost £3 million. {told}."
    credit = attribution(text, "Lee", "said", "the fund lost £3 million")
    assert [(each.signal, each.points) for each in found(text, (credit, PERSON)) if each.signal == "verification"] == [
        ("verification", 0)
    ]


def test_confirmation_alone_is_no_check():
    text = "Lee said the fund lost £3 million. The loss was confirmed by the fund."
    credit = attribution(text, "Lee", "said", "the fund lost £3 million")
    assert "verification" not in [each.signal for each in found(text, (credit, PERSON))]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("https://data.gov.uk/losses", [("hyperlink", 4)]),
        ("https://fund.example/audit.pdf", [("hyperlink", 4)]),
        ("https://x.com/fund/status/1", [("hyperlink", 2)]),
        ("https://post.example/story", [("hyperlink", 2)]),
        ("/2024/our-story", []),
        ("mailto:desk@example.org", []),
        ("#top", []),
    ],
)
def test_a_link_is_worth_what_it_leads_to(target, expected):
    text = "The fund lost £3 million last year."
    assert starts(found(text, links=(Link(span(text, "£3 million"), target),))) == expected


def test_a_source_does_not_carry_over_to_a_figure_of_something_else():
    text = "Lee said the fund closed. Inflation rose by 4 per cent in Norland."
    credit = (attribution(text, "Lee", "said", "the fund closed"), PERSON)
    assert starts(found(text, credit, which=1)) == []


@pytest.mark.parametrize("burden", [Burden.ACCUSATION, Burden.JUDGEMENT])
def test_a_source_carries_over_to_the_next_sentence_but_not_to_an_accusation_or_a_judgement(burden):
    text = "Lee said the fund closed. It lost 30 jobs in Norland."
    credit = (attribution(text, "Lee", "said", "the fund closed"), PERSON)
    assert starts(found(text, credit, which=1)) == [("in-reach", 3)]
    assert found(text, credit, which=1, burden=burden) == ()


def test_evidence_says_why_and_points_into_the_text():
    text = "Lee said the fund lost £3 million."
    for each in said(MUTE, text):
        assert worded(each.because)
        assert Span(0, len(text)).contains(each.at)


def test_another_source_never_lowers_a_level():
    text = "Lee said the fund lost £3 million, and Ana Roy agreed."
    content = "the fund lost £3 million"
    sources = [PERSON, STRANGER, BODY, REPORT, CLERK, MUTE, CROWD, POST, MARIA, SEEN]
    for first in sources:
        alone = level(standard(), found(text, (attribution(text, "Lee", "said", content), first)))
        for second in sources:
            pair = (
                (attribution(text, "Lee", "said", content), first),
                (attribution(text, "Ana Roy", "agreed", content), second),
            )
            assert level(standard(), found(text, *pair)) >= alone, (first, second)
