"""What is scored and what holds a draft, in short drafts of several kinds."""

from __future__ import annotations

import pytest

from onrecord import audit
from onrecord.domain import Burden, Gate

CASE = "Two vets filed a suit against Long Meadow Kennels at the County Court in Harl on Monday."
BOTH = "The city filed an antitrust suit against Harl Bakeries and Vale Foods in Tarn County Superior Court on 9 May."


def audited(text: str, headline: str = "News of the day"):
    return audit(f"{headline}\n\n{text}\n").dossier


def claim(dossier, words: str):
    return next(each for each in dossier.assertions if words in dossier.words(each.parts) and not each.in_headline)


def gates(dossier) -> set[Gate]:
    return {hold.gate for hold in dossier.score.holds}


@pytest.mark.parametrize(
    "text",
    [
        "Orvale Care denied oxygen to 14 residents of its home in Harl, the Care Board of Tarn said in a report dated 2 May.",
        "Harl Transit has been denying sick pay to its drivers for two years, the union Roadhand said on Monday.",
        "Dale Custody denied 30 inmates medical care for a week, the ombudsman, Ida Rook, said in May.",
    ],
)
def test_to_deny_somebody_something_is_an_accusation_and_no_reply(text):
    dossier = audited(f"{text}\n\nThe county has 38,000 people.")
    found = claim(dossier, "den")
    assert found.burden is Burden.ACCUSATION
    assert not dossier.replies
    assert Gate.REPLY in gates(dossier)


@pytest.mark.parametrize(
    "text",
    [
        "Cooks at the Marwick hotel were repeatedly denied meal breaks in August, the union Tablehand said on Monday.",
        "Two sailors had been denied water for a day, the harbour board said.",
        "Pupils are often denied a seat on the bus, the parents' council said on Friday.",
    ],
)
def test_who_is_denied_something_has_not_replied(text):
    dossier = audited(text)
    assert not dossier.replies
    assert dossier.assertions[0 if not dossier.assertions[0].in_headline else 1].stakes


@pytest.mark.parametrize(
    "reply",
    ["The claims were denied by the firm.", "Vale denied ties to the mine.", "Vale denied the charge to the board."],
)
def test_a_denial_stays_a_denial(reply):
    assert audited(f"Ann Vale took the money, the board said. {reply}").replies


@pytest.mark.parametrize(
    "text",
    [
        f"{CASE}\n\nStaff left nine dogs in a hot van, the suit says. Six ran off. Two were ill.\n\n"
        "The kennels' owner, Ida Moss, denied this on Friday.",
        f"{CASE}\n\nStaff left nine dogs in a hot van, the suit says. Six ran off. Two were ill.\n\n"
        "“It is all made up,” said Ida Moss, who owns the kennels.",
        f"{BOTH}\n\nThey set the price of bread, the suit says. A loaf cost £3. It had cost £2.\n\n"
        "Lawyers for both companies said they would fight it.",
    ],
)
def test_the_owner_of_an_accused_firm_answers_for_it(text):
    assert Gate.REPLY not in gates(audited(text))


def test_the_owner_of_another_firm_answers_for_nobody_else():
    other = "The bakery's owner, Ida Moss, denied this on Friday."
    assert Gate.REPLY in gates(
        audited(f"{CASE}\n\nStaff left nine dogs in a hot van, the suit says. Six ran off. Two were ill.\n\n{other}")
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Sales rose by 3 percent, the company, Harl Foods, said. Its shares closed 4 percent lower at 212p.",
            "4 percent",
        ),
        ("Harl Foods will shut a mill in May. The stock fell 2.5 percent to $31.20 in early trading.", "2.5 percent"),
        (
            "Harl Foods will shut a mill in May. Brent crude settled 1.2 per cent higher at $84 a barrel.",
            "1.2 per cent",
        ),
        ("The town chose to keep the pier on Tuesday, by 1,204 votes to 988.", "1,204"),
        ("Members of the union voted 812 to 340 to strike.", "812"),
        ("The council rejected the plan by 14 votes to nine on Monday.", "to nine"),
        ("A judge declared a mistrial on Monday in the case of a man charged with arson.", "mistrial"),
        ("A former dentist has lost her appeal against her sentence.", "her sentence"),
        ("A goalkeeper has had his driving ban cut from a year to nine months.", "driving ban"),
        ("Judge Ada Roth sent the jury home in Tarn County Superior Court.", "jury home"),
        ("Two brothers have had their convictions quashed.", "quashed"),
    ],
)
def test_prices_tallies_and_acts_of_a_court_need_no_source(text, words):
    assert not claim(audited(text), words).stakes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Profits closed the year 4 percent lower because of the strike.", "4 percent"),
        ("The vote cost the town 1,200 jobs.", "1,200"),
        ("The judge took bribes from two firms, the mayor said.", "bribes"),
    ],
)
def test_what_only_looks_like_one_does(text, words):
    assert claim(audited(text), words).stakes


@pytest.mark.parametrize(
    "text",
    [
        "Harl Mobile billed 900 people after it had been told that they were dead, the regulator Telwatch said on Monday.",
        "The doctor gave four players a drug and told them that it was a vitamin, the league's conduct unit said.",
        "“I had never been told of a review,” said Ida Rook, the head of the school in Harl.",
        "She had not been told of the leak until May, said Nora Vale, the clerk of the harbour board.",
    ],
)
def test_what_somebody_was_told_is_no_hearsay_where_it_is_what_the_claim_is_about(text):
    dossier = audited(text)
    assert not [each for one in dossier.assertions for each in one.evidence if each.signal == "hearsay"]


def test_what_a_source_was_told_is_hearsay():
    dossier = audited("Ida Rook, the head of the school, said she had heard that 300 people were ill.")
    assert [each for one in dossier.assertions for each in one.evidence if each.signal == "hearsay"]


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        (
            "Gym chain cheated trainers out of overtime",
            "The gym chain Fitwell opened a branch in Harl on Monday, while its first, in Tarn, shut for a week.\n\n"
            "The branch has 20 rooms. Fees are up by 4 percent, the company said. However, students pay half.",
        ),
        (
            "Bus firm swindled pensioners",
            "The bus firm Vale Coaches started a line to Harl on Friday. It runs twice an hour.\n\nA ticket costs £3.",
        ),
        (
            "Builder defrauded buyers of flats",
            "The builder Marl Homes sold the last of its 40 flats on Tuesday, whilst its office moved to Tarn.\n\n"
            "The flats have two rooms each.",
        ),
    ],
)
def test_a_headline_that_accuses_of_what_nothing_below_it_tells_holds_the_draft(headline, text):
    assert Gate.HEADLINE in gates(audited(text, headline))


def test_a_headline_is_not_held_for_an_accusation_that_the_copy_makes():
    text = "The dairy Milkvale sold old milk as fresh and lied about it to the shops, the Food Agency of Tarn said on Monday."
    assert Gate.HEADLINE not in gates(audited(f"{text}\n\nMilkvale denied it.", "Dairy lied about its milk"))


@pytest.mark.parametrize(
    "text",
    [
        "The warden hid the keys for a month, said two guards who asked not to be named because they fear dismissal.",
        "The warden hid the keys for a month, people familiar with the matter said.",
    ],
)
def test_what_unnamed_people_say_is_little_support_and_not_none(text):
    held = [one for one in audited(text, "Warden hid the keys").score.holds if one.gate is Gate.HEADLINE]
    assert all(one.because.code == "headline-with-little-support" for one in held)


@pytest.mark.parametrize(
    ("again", "words"),
    [
        ("“I counted 31 cots,” one of them said.", "31 cots"),
        ("Another of the nurses said that nine beds had no sheets.", "nine beds"),
        ("Both said that 12 patients had left.", "12 patients"),
    ],
)
def test_one_of_some_people_has_their_reason_not_to_be_named(again, words):
    text = f"The ward was full for a week, said two nurses who asked not to be named because they fear losing their jobs. {again}"
    assert not [each for each in claim(audited(text), words).evidence if each.signal == "anonymity-reason"]
