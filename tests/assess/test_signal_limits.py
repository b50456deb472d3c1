"""What signals do not do: notes give no points, and not everything carries on, links or counts."""

from __future__ import annotations

import pytest

from onrecord.assess.rubric import level, standard
from onrecord.assess.signals.hyperlink import target
from onrecord.domain import Effect, Link, Reason, ReasonKind, Source, SourceKind, Span
from tests.assess.test_signals import BODY, CLERK, MUTE, PERSON, POST, REPORT, found, moves, starts
from tests.builders import attribution

LEE = "Lee {} the fund. The board lost the money in May."


def carried(source: Source, verb: str = "said it audited") -> float:
    """How likely the source carries the next sentence."""
    text = LEE.format(verb)
    credited = attribution(text, "Lee", verb.split(maxsplit=1)[0], verb.split(maxsplit=1)[1])
    return in_reach(text, (credited, source))


def in_reach(text: str, *credited, which: int = 1) -> float:
    return sum(each.probability for each in found(text, *credited, which=which) if each.signal == "in-reach")


@pytest.mark.parametrize("source", [PERSON, BODY, REPORT, POST])
def test_named_source_carries_over_to_the_next_sentence(source):
    assert carried(source) > 0.5


@pytest.mark.parametrize("source", [CLERK, MUTE, Source(SourceKind.PERSON, "Lee")])
def test_unnamed_sources_do_not_carry_over(source):
    assert carried(source) == 0


def test_wish_does_not_carry_over_but_what_a_document_plans_does():
    assert carried(PERSON, "hopes it leads") == 0
    assert carried(REPORT, "plans it for") > 0.5


@pytest.mark.parametrize("turn", ["But", "However", "Meanwhile", "Yet", "Still", "Separately", "Elsewhere"])
def test_turn_makes_it_less_likely_that_a_source_carries_over(turn):
    text = f"Lee said it audited the fund. {turn} the board lost the money in May."
    credited = attribution(text, "Lee", "said", "it audited the fund")
    assert 0 < in_reach(text, (credited, PERSON)) < carried(PERSON)


def test_source_is_less_likely_to_carry_a_line_that_is_further_away():
    text = "Lee said it audited the fund. It lost money in April. It rained here all day. The board met in May."
    credited = attribution(text, "Lee", "said", "it audited the fund")
    near, far = (in_reach(text, (credited, PERSON), which=which) for which in (1, 3))
    assert near > far


def test_possible_source_sets_no_level():
    text = "It rained here all day. Lee said it audited the fund."
    credited = attribution(text, "Lee", "said", "it audited the fund")
    (possible,) = found(text, (credited, PERSON), which=0)
    assert (possible.signal, possible.effect) == ("in-reach", Effect.POSSIBLE)
    assert level(standard(), (possible,)) == 0


def test_notes_give_no_points():
    text = "Lee said “it may have lost all of the money” in May."
    link = Link(Span(4, 8), "/about")
    credited = attribution(text, "Lee", "said", "“it may have lost all of the money”")
    notes = [each for each in found(text, (credited, PERSON), links=(link,)) if each.effect is Effect.NOTE]
    assert {each.signal for each in notes} == {"quotation", "uncertainty", "hyperlink"}
    assert {each.points for each in notes} == {0}


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://www.harl.gov/minutes", "primary"), ("https://harl.gov.uk/a", "primary"), ("https://army.mil/a", "primary"),
        ("https://salud.gob.mx/a", "primary"), ("https://economie.gouv.fr/a", "primary"), ("https://ec.europa.eu/a", "primary"),
        ("https://www.courtlistener.com/a", "primary"), ("https://arxiv.org/a", "primary"), ("https://doi.org/a", "primary"),
        ("https://pubmed.ncbi.nlm.nih.test/a", "primary"), ("https://www.documentcloud.org/a", "primary"),
        ("https://www.sec.test/a", "primary"), ("https://who.int/a", "primary"), ("https://un.org/a", "primary"),
        ("https://oecd.org/a", "primary"), ("https://data.harl.test/a", "primary"),
        ("https://harl.test/a.pdf", "primary"), ("https://harl.test/a.csv", "primary"), ("https://harl.test/a.xls", "primary"),
        ("https://harl.test/a.xlsx", "primary"), ("https://harl.test/a.json", "primary"), ("https://harl.test/a.doc", "primary"),
        ("https://harl.test/a.DOCX", "primary"),
        *((f"https://{name}.com/a", "social") for name in
          "twitter x facebook instagram tiktok youtube youtu reddit telegram t threads bsky linkedin".split()),
        ("https://mobile.twitter.com/a", "social"), ("https://harl.test/twitter.com", "other"), ("https://notx.com/a", "other"),
        ("https://harl.test/a", "other"), ("http://harl.test/", "other"), ("/about", "own"), ("#top", "nowhere"), ("", "nowhere"),
        ("mailto:ann@harl.test", "nowhere"), ("tel:112", "nowhere"),
    ],
)  # fmt: skip
def test_link_is_worth_what_it_leads_to(address, leads):
    assert target(Link(Span(0, 1), address)) == leads


@pytest.mark.parametrize(
    "label", ["a judge", "judges", "a justice", "the justices", "a magistrate", "the jury", "a juror", "a panel"]
)
def test_courts_need_no_reason_for_not_being_named(label):
    text = "Lee said the fund lost £3 million."
    court = Source(SourceKind.UNNAMED_PERSON, label, reason=Reason(ReasonKind.NONE))
    evidence = found(text, (attribution(text, "Lee", "said", "the fund lost £3 million"), court))
    assert ("anonymity-reason", -1) not in moves(evidence)


@pytest.mark.parametrize(
    ("kind", "lowers"), [(ReasonKind.NONE, True), (ReasonKind.BOILERPLATE, True), (ReasonKind.CAUSAL, False)]
)
def test_anonymity_without_a_serious_reason_lowers(kind, lowers):
    text = "Lee said the fund lost £3 million."
    clerk = Source(SourceKind.UNNAMED_PERSON, "a clerk", reason=Reason(kind))
    evidence = found(text, (attribution(text, "Lee", "said", "the fund lost £3 million"), clerk))
    assert (("anonymity-reason", -1) in moves(evidence)) is lowers


def test_one_named_source_makes_up_for_an_unnamed_one():
    text = "Lee said the fund lost £3 million. Ford said the fund lost £3 million."
    first = attribution(text, "Lee", "said", "the fund lost £3 million")
    both = found(text, (first, MUTE), (attribution(text, "Ford", "said", "the fund lost £3 million"), PERSON))
    assert ("anonymity-reason", -1) not in moves(both)


@pytest.mark.parametrize(
    ("reason", "points"),
    [
        (None, 1),
        (Reason(ReasonKind.NONE), 1),
        (Reason(ReasonKind.BOILERPLATE), 1),
        (Reason(ReasonKind.CAUSAL), 2),
    ],
)
def test_partial_name_counts_more_if_the_article_says_why_it_is_partial(reason, points):
    text = "Lee said the fund lost £3 million."
    maria = Source(SourceKind.PARTLY_NAMED, "Maria", name="Maria", reason=reason)
    evidence = found(text, (attribution(text, "Lee", "said", "the fund lost £3 million"), maria))
    assert ("partly-named", points) in starts(evidence)
