"""What holds a draft, who is accused, which assertion backs the headline, and the figures beside the score."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord import audit
from onrecord.assess import assess
from onrecord.assess.charges import Charges
from onrecord.assess.figures import figures
from onrecord.assess.fix import best_fix
from onrecord.assess.headline import matched
from onrecord.assess.holds import holds
from onrecord.assess.orphans import orphans
from onrecord.assess.points import BACKED, DESCRIBED, weights
from onrecord.assess.rubric import standard
from onrecord.assess.split import assertions
from onrecord.domain import (
    Accused,
    Assertion,
    BlockKind,
    Burden,
    ClaimClass,
    Effect,
    Evidence,
    Gate,
    Grade,
    Message,
    Reply,
    ReplyKind,
    Source,
    SourceKind,
    Span,
    Support,
)
from tests.builders import attribution, certain, dossier, leaning, span

TEXT = "Roy Vann misled the board, an aide said. The fund lost £3 million, Ana Lee said."
VANN, MONEY = "Roy Vann misled the board", "The fund lost £3 million"
AIDE = Source(SourceKind.UNNAMED_PERSON, "an aide", grade=Grade.D1)
LEE = Source(SourceKind.PERSON, "Ana Lee", name="Ana Lee", title="auditor")


def story(text: str = TEXT):
    return dossier(
        text,
        (attribution(text, "an aide", "said", VANN), AIDE),
        (attribution(text, "Ana Lee", " said", MONEY), LEE),
    )


def start(signal: str, points: int) -> Evidence:
    return Evidence(signal, Effect.START, points, Message.of("seen"), Span(0, 1))


def accused(made, claim: Assertion):
    return Charges(made).by(claim)


def allegation(made, **changes) -> Assertion:
    trigger = span(made.document.text, "misled")
    claim = Assertion(
        (span(made.document.text, VANN),),
        ClaimClass.ALLEGATION,
        (0,),
        (trigger,),
        (start("unnamed", 0),),
        support=Support.DESCRIBED,
        **certain(Burden.ACCUSATION),
    )
    return replace(claim, **changes)


def money(made, **changes) -> Assertion:
    claim = Assertion(
        (span(made.document.text, MONEY),),
        ClaimClass.CHECKABLE,
        (1,),
        (),
        (start("person", 3),),
        **certain(Burden.ASK),
        level=3,
        support=Support.SOURCED,
    )
    return replace(claim, **changes)


def gates(made, *found: Assertion) -> list[Gate]:
    return [hold.gate for hold in holds(made, found)]


def test_a_backed_allegation_whose_target_answers_holds_nothing():
    made = story()
    answered = Accused("Roy Vann", span(TEXT, "misled"), (Span(0, 3),))
    assert gates(made, allegation(made, level=3, accused=(answered,)), money(made)) == []


def test_a_shaky_allegation_and_a_silent_target_hold():
    made = story()
    found = holds(made, (allegation(made, level=1, accused=(Accused("Roy Vann", span(TEXT, "misled")),)),))
    assert [hold.gate for hold in found] == [Gate.ALLEGATION, Gate.REPLY]
    assert found[1].because == Message.of("no-reply", accused="Roy Vann")


@pytest.mark.parametrize(("body", "expected"), [(None, [Gate.HEADLINE]), (1, [Gate.HEADLINE]), (2, [])])
def test_a_headline_needs_a_body_that_backs_it(body, expected):
    made = story(TEXT.replace(", Ana Lee said", ". Ana Lee said so"))
    headline = money(made, in_headline=True, body=body, level=0)
    weak, strong = money(made, level=1), money(made)
    assert gates(made, headline, weak, strong) == expected


def test_a_headline_of_a_forecast_needs_no_backing():
    made = story()
    headline = money(made, in_headline=True, body=1, level=0)
    assert gates(made, headline, replace(money(made, level=0), **certain(Burden.NONE))) == []


def test_a_quotation_without_a_speaker_holds():
    made = dossier("The hall was full.\n\n“The fund is finished and all of us know it.” The road was wet.")
    assert gates(replace(made, orphans=tuple(orphans(made)))) == [Gate.SPEAKER]
    spoken = dossier("The hall was full. “The fund is finished and all of us know it,” said Ana Lee.")
    assert list(orphans(spoken)) == []


def test_the_accused_is_named_by_what_stands_before_the_charge():
    made = story()
    assert [each.name for each in accused(made, allegation(made))] == ["Roy Vann"]
    assert accused(made, money(made)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was old and the road was wet.",
        "Nobody misled the board, Ana Lee said.",
        "Roy Vann denied that he misled the board.",
        "If Roy Vann stole it, we will know.",
        "The court found no evidence that Roy Vann misled the board.",
        "It wasn’t Roy Vann who misled the board.",
    ],
)
def test_nobody_is_accused_where_no_clause_charges_them(text):
    made = dossier(text)
    assert [each.name for claim in assertions(made) for each in accused(made, claim)] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tom Hale was stabbed by his neighbour, Ian Reed, on Friday.", "Ian Reed"),
        ("Two guards were punched by the prisoner Ian Reed on Sunday.", "Ian Reed"),
        ("The records were falsified at night by Ian Reed.", "Ian Reed"),
        ("The thief Ian Reed bought a boat in May.", "Ian Reed"),
        ("The band of the swindler Tom Hale was seen in May.", "Tom Hale"),
        ("Lee, his brother, was also involved in the scam. Lee Pike has not been charged.", "Lee Pike"),
        ("The deputy, Ann, was deeply involved in the fraud. Ann Lee has not been arrested.", "Ann Lee"),
        ("Ian Reed knew of the deaths and covered them up.", "Ian Reed"),
        ("Ian Reed met the clerk twice and bribed him.", "Ian Reed"),
        ("Ian Reed pocketed £40,000 of the fund.", "Ian Reed"),
        ("Clerks have accused the surgeon Dr Ivor Pell of operating while drunk.", "Ivor Pell"),
    ],
)
def test_the_accused_is_named_behind_a_passive_an_epithet_or_another_deed(text, name):
    made = dossier(text)
    assert [each.name for claim in assertions(made) for each in accused(made, claim)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The thief Ian Reed was jailed for two years. He was convicted in May.",
        "The alleged thief Ian Reed bought a boat.",
        "Tom Hale was stabbed by the gate near Lowbridge on Friday.",
        "Ann had a friend in Lowbridge who frequently beat and abused her. Ann Lee left.",
        "Lee was also at the fair. Lee Pike has not been charged.",
    ],
)
def test_nobody_is_accused_of_what_a_court_found_or_another_did(text):
    made = dossier(text)
    assert [each.name for claim in assertions(made) for each in accused(made, claim)] == []


@pytest.mark.parametrize(("cue", "held"), [("said", True), ("admitted", False)])
def test_the_accused_does_not_back_the_accusation_short_of_a_confession(cue, held):
    text = f"Roy Vann {cue} that Roy Vann misled the board."
    made = dossier(
        text, (attribution(text, "Roy Vann", cue, "that Roy Vann misled the board"), replace(LEE, name="Roy Vann"))
    )
    audited = assess(made, leaning(text, ClaimClass.ROUTINE))
    assert (Gate.ALLEGATION in [each.gate for each in audited.score.holds]) is held


@pytest.mark.parametrize(
    ("cells", "gates"),
    [
        ("| Insider at the council | Helen Ward stole £40,000 from the school fund |", [Gate.ALLEGATION, Gate.REPLY]),
        ("| Karl Mott bribed two inspectors in 2019 | A former clerk |", [Gate.ALLEGATION, Gate.REPLY]),
        ("| The pier was opened by the mayor in 2019 | The harbour |", []),
    ],
)
def test_an_accusation_in_a_table_holds_the_draft(cells, gates):
    report = audit(f"The pier was built in 1902.\n\n| Who | What |\n|---|---|\n{cells}\n", "draft.md")
    assert [each.gate for each in report.dossier.score.holds] == gates


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was hurt, but Roy Vann misled the board.",
        "It was not late, and Roy Vann misled the board.",
        "Not only was it late: Roy Vann misled the board.",
        "There is no doubt that Roy Vann misled the board.",
    ],
)
def test_negation_of_another_clause_takes_no_charge_back(text):
    made = dossier(text)
    assert "Roy Vann" in [each.name for claim in assertions(made) for each in accused(made, claim)]


def test_an_answer_is_a_reply_or_a_statement_of_the_accused():
    text = TEXT + " Mr Vann did not answer two calls."
    reply = Reply(ReplyKind.NO_RESPONSE, span(text, "did not answer"))
    made = replace(story(text), replies=(reply,))
    assert accused(made, allegation(made))[0].heard == (reply.span,)
    silent = story()
    assert accused(silent, allegation(silent))[0].heard == ()


def test_a_headline_is_matched_with_the_nearest_claim_of_the_body():
    made = story("Vann misled board\n\n" + TEXT)
    headline = Assertion((Span(0, 17),), ClaimClass.ALLEGATION, **certain(Burden.ACCUSATION), in_headline=True)
    assert matched(made, [headline, allegation(made), money(made)])[0].body == 1
    other = story("Mayor wins prize\n\n" + TEXT)
    strange = replace(headline, parts=(Span(0, 16),))
    assert matched(other, [strange, allegation(other), money(other)])[0].body is None


def test_a_headline_is_matched_with_an_opinion_where_no_claim_says_it():
    made = story("Vann misled board\n\n" + TEXT)
    headline = Assertion((Span(0, 17),), ClaimClass.ROUTINE, **certain(Burden.TOLD), in_headline=True)
    opinion = replace(allegation(made), **certain(Burden.NONE))
    assert matched(made, [headline, opinion])[0].body == 1


def test_a_headline_that_paraphrases_holds_nothing():
    made = story("Vann cheated directors\n\n" + TEXT)
    headline = Assertion((Span(0, 22),), ClaimClass.ALLEGATION, **certain(Burden.ACCUSATION), in_headline=True)
    (known,) = matched(made, [headline])
    assert known.body is None
    assert gates(made, known) == []


def test_figures_stand_beside_the_score():
    made = story()
    found = figures(made, standard(), [allegation(made), money(made)], ())
    values = {figure.name: figure.value for figure in found.figures}
    assert (found.assertions, found.weight, values[BACKED], values[DESCRIBED]) == (2, 5, 0.4, 0.6)
    assert found.backing == sum(figure.points for figure in found.figures)
    assert (found.unnamed, found.unattributed) == (0.6, 0)
    assert (found.identified_sources, found.band, found.named_share) == (1, "1", 0.5)


def test_what_nobody_says_is_unattributed():
    made = story()
    alone = allegation(made, evidence=(), attributions=())
    assert figures(made, standard(), [alone, money(made)], ()).unattributed == 0.6


def test_the_best_fix_is_a_document_or_a_source_on_the_record():
    made = story()
    one = best_fix(made, standard(), [allegation(made), money(made)], 50)
    assert (one.assertions, one.level) == ((0,), 4)
    assert one.gain == pytest.approx(0.6 * (weights().points[BACKED] - weights().points[DESCRIBED]))
    twice = [allegation(made), allegation(made, **certain(Burden.ASK)), money(made)]
    both = best_fix(made, standard(), twice, 50)
    assert (both.assertions, both.level) == ((0, 1), 3)
    assert best_fix(made, standard(), [money(made), money(made)], 50) is None


@pytest.mark.parametrize(
    "between", ["Roy Vann misled the board", "Vann took bribes", "‘Roy Vann lied to us all’", "Fund loses £3 million"]
)
def test_a_sub_heading_sets_no_hold_and_backs_no_headline(between):
    copy = "The board met on Monday to hear of the fund, the clerk, Ana Lee, said."
    after = "The meeting ended at nine, Ana Lee said, and the board will meet again in May."
    headed = audit(f"Board hears of the fund\n\n{copy}\n\n{between}\n\n{after}\n").dossier
    (heading,) = (block.span for block in headed.document.blocks if block.kind is BlockKind.SUBHEAD)
    holding = {index for hold in headed.score.holds for index in hold.assertions}
    assert not any(heading.contains(headed.assertions[index].span) for index in holding)
    assert not {Gate.ALLEGATION, Gate.REPLY} & {hold.gate for hold in headed.score.holds}


def test_the_same_words_as_a_sentence_set_one():
    copy = "The board met on Monday to hear of the fund, the clerk, Ana Lee, said."
    said = audit(f"Board hears of the fund\n\n{copy}\n\nRoy Vann misled the board of the fund.\n\n{copy}\n").dossier
    assert Gate.ALLEGATION in {hold.gate for hold in said.score.holds}


DUMPED = "Pellow Alloys dumped slag into the Tarn in May, the Rivers Agency said."


@pytest.mark.parametrize(
    ("charge", "answer"),
    [
        (DUMPED, "Pellow denied it."),
        (DUMPED, "Pellow said it had no comment."),
        (DUMPED, "Pellow said it would contest the findings."),
        (DUMPED, "“We did nothing wrong,” said Iva Crane, the chief executive of Pellow."),
        (
            "Ostrand Savings Bank cheated 300 customers, the Finance Authority said.",
            "Ostrand did not reply to e-mails.",
        ),
        ("Kesh Marine Lines defrauded its crews, the Finance Authority said.", "Kesh’s lawyer, Tom Arle, denied that."),
        ("Harl Valley Trust falsified its records, the Rivers Agency said.", "The Trust declined to comment."),
    ],
)
def test_a_body_is_heard_under_its_short_name(charge, answer):
    assert Gate.REPLY not in {
        hold.gate for hold in audit(f"Agency reports\n\n{charge}\n\n{answer}\n").dossier.score.holds
    }


@pytest.mark.parametrize(
    ("charge", "other"),
    [
        (DUMPED, "Pellow Council denied the report."),
        (DUMPED, "The town of Pellow lies on the river."),
        ("Victor Arle stole £300 from the club, its treasurer, Ann Moor, said.", "Victor Ormond said he was pleased."),
        ("Kesh Marine Lines defrauded its crews, the Finance Authority said.", "Marine biologists said they were sad."),
    ],
)
def test_another_bearer_of_the_first_word_is_not_the_accused(charge, other):
    assert Gate.REPLY in {hold.gate for hold in audit(f"Agency reports\n\n{charge}\n\n{other}\n").dossier.score.holds}


CHARGE = "# Trust chair accused\n\nMona Reeve lied to the trust about the loan, the auditor Ian Colt said.\n\n"


@pytest.mark.parametrize(
    "attempt",
    [
        "Ms Reeve has been approached for comment.",
        "The Harl Echo has contacted Ms Reeve for a response.",
        "Ms Reeve was asked to respond to the allegations.",
        "We have sought comment from Ms Reeve.",
    ],
)
def test_who_was_asked_for_comment_has_had_a_chance_to_reply(attempt):
    dossier = audit(CHARGE + attempt).dossier
    assert [hold.gate for hold in dossier.score.holds if hold.gate is Gate.REPLY] == []
    assert [each for each in dossier.assertions if each.scored and "Reeve" not in dossier.words(each.parts)] == []


def test_asking_somebody_else_for_comment_is_no_chance_to_reply():
    holds = audit(CHARGE + "The Harl Echo has contacted Tom Pike for a response.").dossier.score.holds
    assert Gate.REPLY in {hold.gate for hold in holds}


def test_a_person_is_accused_once_under_all_their_names():
    text = (
        "Row deepens\n\nMayor Nora Pell said on Monday that Owen Brack stole £4m from the town fund.\n\n"
        "“Brack lied to the auditors,” she said. Mr Brack took bribes from builders, the mayor said."
    )
    score = audit(text, "a.txt").dossier.score
    replies = [hold for hold in score.holds if hold.gate is Gate.REPLY]
    assert [hold.because.slot("accused") for hold in replies] == ["Owen Brack"]


def test_two_people_of_one_surname_are_held_apart():
    text = (
        "Row deepens\n\nMayor Nora Pell said on Monday that Owen Brack stole £4m from the town fund.\n\n"
        "Lisa Brack took bribes from builders, the mayor said."
    )
    score = audit(text, "a.txt").dossier.score
    names = {hold.because.slot("accused") for hold in score.holds if hold.gate is Gate.REPLY}
    assert names == {"Owen Brack", "Lisa Brack"}


@pytest.mark.parametrize(
    ("headline", "marks"),
    [("Union rejects the offer", "“”"), ("Crews refuse the deal", "‘’"), ("Bakers oppose the tax", "''")],
)
def test_headline_that_paraphrases_is_no_speaker_of_a_quotation_below(headline, marks):
    quotation = f"{marks[0]}We will not give away the days off that our mothers won in ninety.{marks[1]}"
    draft = f"{headline}\n\nThe talks ended at noon on Monday.\n\n{quotation}\n\nThe hall was let for a wedding.\n"
    dossier = audit(draft, "draft.txt").dossier
    assert [dossier.text(span) for span in dossier.orphans] == [quotation]


NO_REPLY = "\n\nThe board meets in May. The weather was fine.\n"


@pytest.mark.parametrize(
    "text",
    [
        "How the mill fell\n\nA Nazi officer murdered eleven weavers in 1943 and stole the gold of the parish.",
        "Dairies of the valley\n\nIn 1911 the owner of the dairy poisoned forty calves and stole their feed.",
        "Phones of the valley\n\nThe move follows a botched plot to break into phones and to steal forty passwords.",
    ],
)
def test_settled_history_and_what_accuses_nobody_hold_nothing(text):
    assert not holds_of(text + NO_REPLY)


def test_accusation_of_somebody_told_of_by_a_role_holds_without_support():
    text = "How the mill fell\n\nThe foreman stole the gold of the parish and murdered eleven weavers, rumours say."
    assert Gate.ALLEGATION in holds_of(text + NO_REPLY)


@pytest.mark.parametrize(
    "act", ["filed criminal charges against", "sued", "has since lodged a complaint about", "brought a lawsuit against"]
)
def test_nobody_who_charges_others_is_asked_for_a_reply(act):
    text = f"City charges builder\n\nThe Harl city council {act} Hugo Farr on Sunday, saying his failure to mend the stairs killed two tenants."
    accused = [one.name for each in audit(text + NO_REPLY).dossier.assertions for one in each.accused]
    assert not [name for name in accused if "council" in name]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Rook was not just another founder\n\nShare this: Ida Rook was not just another founder\n\nRook cast 300 bells.",
        "Surgeon attacks plan to shut 40 beds\n\nA surgeon has attacked the plan to shut 40 beds in Harl as reckless.\n\n“It will cost lives,” said Nora Vale, the chief surgeon of Harl, on Friday.",
        "Forty homes will lose their water by May\n\nMore than forty homes will lose their water by May, experts say.\n\n“The wells are dry,” said Nora Vale, head of geology at Harl College.",
        "Brewer warns of 60 lost jobs\n\nA brewer has warned that 60 jobs will be lost in Harl.\n\n“We cannot go on,” said Omar Sali, head brewer at Harl Ales, on Friday.",
    ],
)
def test_headline_that_judges_or_whose_source_is_named_further_down_holds_nothing(text):
    assert Gate.HEADLINE not in holds_of(text + NO_REPLY)


def test_headline_whose_source_is_never_named_holds():
    lead = "Forty beds will be shut at the Harl hospital, cutting care for 900 patients, sources said."
    text = f"Forty beds to be shut at Harl hospital, cutting care for 900 patients\n\n{lead}"
    assert Gate.HEADLINE in holds_of(text + NO_REPLY)


@pytest.mark.parametrize(
    "line",
    [
        "Those who register get advice about “what they and their neighbours should do to stay dry.”",
        "The leaflet opens with “how every household of the valley can keep its cellar dry.”",
        "“Hath the redeemer saved us from the law, for it is written so:” Psalms 12:3 (KJB)",
        "“Blessed are the meek, for theirs shall be the valley and the hill:” 2 Esther 4:7",
    ],
)
def test_words_that_go_on_from_the_reporters_or_are_cited_have_no_missing_speaker(line):
    assert Gate.SPEAKER not in holds_of(f"New app for floods\n\nThe app opened on Monday.\n\n{line}{NO_REPLY}")


def test_quotation_that_nothing_leads_into_has_a_missing_speaker():
    line = "“The redeemer never saved anybody at all from the flood in this town.”"
    assert Gate.SPEAKER in holds_of(f"New app for floods\n\nThe app opened on Monday.\n\n{line}{NO_REPLY}")


@pytest.mark.parametrize("kind", ["NGOs", "CSOs", "PACs", "TRAX-4", "Lake Orran", "the River Tolm", "Lyme disease"])
def test_kind_of_body_a_water_or_an_illness_is_no_accused(kind):
    text = f"Law on clubs\n\nThe ruling party, which has for years accused {kind} of bribing voters, passed the law."
    assert not [one for each in audit(text + NO_REPLY).dossier.assertions for one in each.accused]


@pytest.mark.parametrize(
    "text",
    [
        "Court frees clerk\n\nJudge Ada Roth acquitted Ben Tolley of arson at Harl Crown Court on Monday.",
        "Man cleared over shop fire\n\nA jury in Harl cleared Ben Tolley of arson on Monday.",
        "Rivals attack governor\n\nGovernor Ben Tolley has been accused of caring more about votes than about lives.",
        "Birds shot\n\nAll the acts reported by the RSPB broke the law and breached a rule on eggs.",
        "Girls face flight home\n\nIn a sworn statement, she said she would be persecuted and beaten by the ring in Harl.",
    ],
)
def test_acquittal_reproach_over_policy_and_fear_are_no_accusation(text):
    assert holds_of(text + "\n\nIt rained all day in Harl.").isdisjoint({Gate.ALLEGATION, Gate.REPLY, Gate.HEADLINE})


@pytest.mark.parametrize(
    ("found", "held"),
    [
        ("slept 4 per cent less, according to a study in the Harl Journal of Sleep. It did not look at strokes", True),
        ("had half as many strokes, according to a study in the Harl Journal of Sleep. It cost little", False),
    ],
)
def test_headline_about_what_a_study_did_not_look_at_holds(found, held):
    text = f"Coffee halves risk of strokes, study finds\n\nPeople who drank coffee {found}, said Ida Moor, its author."
    assert (Gate.HEADLINE in holds_of(text)) is held


def test_accused_who_answers_is_not_the_unnamed_source_of_the_headline():
    text = (
        "Mill chief stole cash from supplier\n\nThe head of the mill, Rolf Agnew, stole £9,000 in cash from a supplier, "
        "a person at the mill said.\n\nMr Agnew said it was a loan."
    )
    assert Gate.HEADLINE in holds_of(text)


def holds_of(text):
    score = audit(text).dossier.score
    assert score
    return {hold.gate for hold in score.holds}
