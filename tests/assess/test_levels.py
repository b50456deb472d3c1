"""Who stands behind a claim, and at what level, in short drafts of several kinds."""

from __future__ import annotations

import pytest

from onrecord import audit
from onrecord.domain import SourceKind


def found(text: str, words: str):
    """Return the claim that has these words, and the kind of its first source."""
    dossier = audit(f"News of the day\n\n{text}\n").dossier
    claims = [each for each in dossier.assertions if words in dossier.words(each.parts)]
    assert claims, text
    supports = dossier.supports(claims[0])
    return claims[0], supports[0][1].kind if supports else SourceKind.SELF


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Four of the six wells at Orley are dry, the Tarn Valley Hydrographic Laboratory has found.", "wells"),
        ("A crane fell on two vans and blocked the main line at Harl, Harbour Freight said.", "two vans"),
        ("Rents rose by 9 percent in a year, the tenants' association Shelterhaul said on Monday.", "9 percent"),
        ("Thieves copied the files of 3,000 guests, the hotel group Marwick said on Friday.", "3,000 guests"),
        ("Sixty boats took part without a licence, the federation's audit office said on Friday.", "Sixty"),
        ("Foxes killed 90 lambs in May, the provincial hunting bureau said on Tuesday.", "90 lambs"),
    ],
)
def test_an_organisation_whose_noun_no_list_holds_is_an_organisation(text, words):
    claim, kind = found(text, words)
    assert kind is SourceKind.ORGANIZATION
    assert claim.level == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sales of the carmaker Vestair fell by 7 percent in May, the company said on Monday.", "7 percent"),
        ("The gym chain Fitwell opened in Harl on Monday. Fees are up by 6 percent this year, the chain said.", "Fees"),
        ("Harl Rovers sold 9,000 tickets in two hours. The club said that 300 were forged.", "300 were"),
    ],
)
def test_the_company_is_the_one_that_the_article_is_about(text, words):
    claim, kind = found(text, words)
    assert kind is SourceKind.ORGANIZATION
    assert claim.level == 3


STUDY = "Salt lowers the yield of rice, according to a study published on 4 June in Nature Food."
PAPER = "A working paper that the Institute for Labour Research published on 2 May compares night crews."
TRIAL = "Naps help children to learn, according to a trial reported on 9 March in the Journal of Sleep Research."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{STUDY} The group found that wet fields lost 12 percent more.", "12 percent"),
        (f"{STUDY} The botanists estimated that 40 villages were short of rice.", "40 villages"),
        (f"{PAPER}\n\nNight crews earned a tenth less, the economists found.", "tenth less"),
        (f"{TRIAL}\n\nThe trial enrolled 640 children at nine schools. Marks rose by 8 percent, the authors reported.", "640"),
        (f"{TRIAL}\n\nThe trial enrolled 640 children at nine schools. Marks rose by 8 percent, the authors reported.", "Marks"),
        (f"{TRIAL}\n\nThe scientists followed 640 children. Marks rose by 8 percent, they found.", "Marks"),
    ],
)  # fmt: skip
def test_the_makers_of_a_study_that_is_identified_once_stand_for_it(text, words):
    assert found(text, words)[0].level == 4


SUED = "Two cooks sued Bistro Vale on 6 May in Tarn County Superior Court over their wages."
LODGED = "Elder Orchards lodged a claim against Tarn Water in the High Court in Harl on Monday."
ACTION = "The skater Mo Vance sued the Harl Ice Club at the Court of Session in Leith on Tuesday."
WRIT = "In the writ, lodged at the High Court in Cork on 8 May, the singer Dan Roe says that Al Finn copied his name."
INDICTED = "According to the indictment, which was unsealed on Friday in U.S. District Court in Salem, "


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{LODGED}\n\nThe claim states that Tarn Water let oil run into 12 ponds in March.", "12 ponds"),
        (f"{ACTION}\n\nThe club's coaches sent her out on a broken blade, according to the summons.", "broken blade"),
        (f"{WRIT}\n\nAccording to the writ, Finn then paid himself £9,000 out of the takings.", "£9,000"),
        (f"{INDICTED}the broker Ivo Crane sold 900 forged permits to two firms.", "900 forged"),
        (f"{SUED}\n\nThe filing says that 80 waiters had no rest at all.", "80 waiters"),
        (f"{SUED}\n\nThe managers hid the tips in a drawer, the suit alleges.", "in a drawer"),
    ],
)
def test_a_paper_of_a_case_that_the_article_places_in_court_is_identified(text, words):
    claim, kind = found(text, words)
    assert kind is SourceKind.DOCUMENT
    assert claim.level == 4


@pytest.mark.parametrize(
    ("text", "words", "level"),
    [
        ("A pipe had been losing oil for days and the cellar filled in an hour, rescue officials said.", "A pipe", 2),
        ("The yard ignored two letters about a crane, a review by the Dock Safety Council said on 3 May, whilst it praised the crew.", "two letters", 3),
        ("Late meals raise the risk of gout in men over 60, according to a paper published on 7 April in the Asian Heart Journal.", "Late meals", 4),
        ("Six per cent of drivers in Tarn smoked last year, the Tarn Road Survey said on Monday, whilst 20 per cent ate.", "Six per cent", 3),
    ],
)  # fmt: skip
def test_who_is_credited_behind_two_clauses_or_before_another_is_found(text, words, level):
    claim, kind = found(text, words)
    assert kind is not SourceKind.SELF
    assert claim.level >= level


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Contracts go to three bidders, according to the council's own purchasing manual, published in June 2023.", "Contracts"),
        ("The harbour board met on Monday. It lost £4 million on tugs, its annual report for 2024 shows.", "£4 million"),
        ("Two doctors must sign, according to the hospital's rulebook of 3 May. The rulebook says that 14 wards follow it.", "14 wards"),
    ],
)  # fmt: skip
def test_a_document_of_a_body_and_of_a_day_is_identified(text, words):
    assert found(text, words)[0].level == 4


def test_a_trial_in_court_is_no_source():
    text = "The trial, before Judge Margo Hale, heard that 40 boats were sunk. The trial shows how a town works."
    dossier = audit(f"News of the day\n\n{text}\n").dossier
    assert not [each for one in dossier.assertions for each in one.evidence if each.signal == "document"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry line Skell ignored two letters, an inquiry by the Dock Board said on 3 May, whilst it praised the crew.", "two letters"),
        ("The bakery Loaf left a fire door shut, the inquest said on Monday, while it found no fault with the cook.", "fire door"),
        ("The quarry firm Stane broke its limits on dust, a panel of the Air Agency said on 8 June, although it praised the plan.", "limits on dust"),
    ],
)  # fmt: skip
def test_who_says_the_first_clause_is_found_where_another_follows(text, words):
    assert found(text, words)[0].level >= 2


@pytest.mark.parametrize(
    ("text", "words", "level"),
    [
        ("Half of the rivets are loose, Tarn council’s safety engineer, Amit Bose, said on Tuesday.", "rivets", 3),
        ("Half of the rivets are loose, said the harbour master, Emrys Isbold.", "rivets", 3),
        ("The tenor tore a vocal cord, according to his agent, Emrys Dvorin.", "vocal cord", 3),
        ("Half of the rivets are loose, Harl Council’s auditors said on Tuesday.", "rivets", 3),
        ("Half of the rivets are loose, Freedonia’s harbour ministry said on Tuesday.", "rivets", 3),
        ("Half of the rivets are loose, Emrys Isbold said.", "rivets", 2),
        ("Half of the rivets are loose, Vale’s neighbours said on Tuesday.", "rivets", 0),
    ],
)
def test_role_at_the_end_of_a_sentence_and_the_owner_of_an_office_place_a_source(text, words, level):
    assert found(text, words)[0].level == level


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A crane tore down 900 metres of cable, grid operator Bruma Alta said.", SourceKind.ORGANIZATION),
        ("Five of nine hostels have shut, the Nowhere To Sleep Collective said.", SourceKind.ORGANIZATION),
        ("Nests fell by a third in ten years, the charity Even Tide said.", SourceKind.ORGANIZATION),
        ("A crane tore down 900 metres of cable, crane driver Rita Alta said.", SourceKind.PERSON),
    ],
)
def test_body_is_named_by_the_noun_before_its_name_whatever_small_words_are_in_it(text, kind):
    assert audit(f"News of the day\n\n{text}\n").dossier.sources[0].kind is kind


def test_suit_that_a_source_fears_is_no_record():
    text = "Bursar Hal Orme moved £40,000 of fees to his own account, a former colleague who feared being sued said."
    assert found(text, "moved")[0].level == 0
