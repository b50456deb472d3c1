"""Whoever bears a name that no list holds is found as a speaker, and no clause is anybody's title."""

from __future__ import annotations

import pytest

from onrecord import audit

SPEAKERS = [
    (
        "Mary Holt, the mayor, said the pool would close.\n\nZephrine Oduba, a swimmer, said the children had nowhere to go. “It was all we had,” she said.",
        "It was all we had",
        "Zephrine Oduba",
    ),
    (
        "John Carver, chair of the parish council, said the road was safe.\n\nTuvshin Bataar, a lorry driver, has used it for years. He said the bends were deadly.",
        "bends were deadly",
        "Tuvshin Bataar",
    ),
    (
        "Susan Lark opened the inquiry on Monday and said it would be fair.\n\nNkechinyere Obi-Vance, whose son died at the plant, left in tears. “Nobody told us anything,” she said.",
        "Nobody told us",
        "Nkechinyere Obi-Vance",
    ),
    (
        "Peter Moss, the coroner, said the death was an accident.\n\nThe widow, Ysolde Kvist, disagreed. She said the brakes had failed.",
        "brakes had failed",
        "Ysolde Kvist",
    ),
    (
        "Linda Marsh, the headteacher, said attendance was up.\n\n“We count them at the gate,” said Xiomar Quell, the caretaker. He said the figures were wrong.",
        "figures were wrong",
        "Xiomar Quell",
    ),
    (
        "Anna Bell, the minister, said the dam would hold.\n\nEngineer Thandeka Mvubu warned in May that it would not. She said the spillway was cracked.",
        "spillway was cracked",
        "Thandeka Mvubu",
    ),
    (
        "“The nets are empty,” Karl Weber said.\n\nÅsbjörn Rødland owns four boats in the harbour. “I sold two,” he said.",
        "I sold two",
        "Åsbjörn Rødland",
    ),
    (
        "Emily Stone, a nurse, said the ward was short of staff.\n\nDr Qabanisa Thole runs the ward. She said two posts had been cut.",
        "two posts",
        "Qabanisa Thole",
    ),
    (
        "Robert Finch, the treasurer, said the money was there.\n\nWhen Oluchukwu Brandt asked for the accounts in June, she was shown one page. “They hid the rest,” she said.",
        "hid the rest",
        "Oluchukwu Brandt",
    ),
    (
        "David Cole, a councillor, said the market would stay.\n\nTrader Mirzokhid Yul has had a stall there since 2001. His rent has doubled, he said.",
        "rent has doubled",
        "Mirzokhid Yul",
    ),
    (
        "Helen Ward, the bishop, said the tower was sound.\n\nVerger Peredur Ap Siencyn climbs it each morning. “It leans,” he said. Ward said it did not.",
        "It leans",
        "Peredur Ap Siencyn",
    ),
    (
        "James Reed, the sheriff, said no shots were fired.\n\nIxchel Vorontsova was asleep next door. She heard four, she said.",
        "heard four",
        "Ixchel Vorontsova",
    ),
    (
        "Michael Dunn, the agent, said the sale was fair.\n\nAt the gate stood Ffion-Haf Prydderch, 71, with a petition. “I was born here,” she said.",
        "I was born here",
        "Ffion-Haf Prydderch",
    ),
    (
        "Julia Stern, a surgeon, said the beds were full.\n\nNext to her sat Oyelaran Udo, who has waited two years. “I am in pain,” he said.",
        "I am in pain",
        "Oyelaran Udo",
    ),
    (
        "Thomas Gray, the vicar, said the bells would ring.\n\nGurvinderjit Sahota-Lund, secretary of the tenants' group, called it a farce. She added that nobody had voted.",
        "nobody had voted",
        "Gurvinderjit Sahota-Lund",
    ),
    (
        "Karen Fox, a pilot, said the runway was wet.\n\nMechanic Dagfinn Oterholm checked the brakes that night. They were worn, he said.",
        "They were worn",
        "Dagfinn Oterholm",
    ),
    (
        "Paul Reeve, the clerk, said the vote was lawful.\n\nAccording to Tsisana Gelovani, who chairs the union, it was not. She said four members were shut out.",
        "four members",
        "Tsisana Gelovani",
    ),
    (
        "Claire Bond, chief constable, said crime was down.\n\nShopkeeper Ruvimbo Katz has been burgled twice. Police never came, he said.",
        "Police never came",
        "Ruvimbo Katz",
    ),
    (
        "George Hill, the MP, said the bridge was funded.\n\n“Not a penny has come,” said Yrsa Thorvaldsdottir of the haulage firm. “It is a joke,” she said.",
        "It is a joke",
        "Yrsa Thorvaldsdottir",
    ),
    (
        "Diane Park, the coach, said the game was clean.\n\nGoalkeeper Bakhtiyor Esen disagreed. “He kicked me,” he said.",
        "He kicked me",
        "Bakhtiyor Esen",
    ),
    (
        "Anthony Bell, the architect, said the wall was sound.\n\nResident Nomathemba Roos watched it fall. The noise woke the street, she said.",
        "noise woke",
        "Nomathemba Roos",
    ),
    (
        "Rachel Voss, a teacher, said the bus was late.\n\nDriver Emrys ab Owain blamed the lights. He said they had been broken since May.",
        "broken since May",
        "Emrys ab Owain",
    ),
    (
        "Mark Stone, a fireman, said the blaze was out.\n\nYevpraksiya's flat was above the shop. Her mother, Agrafena Lis, carried her down. “I could not see,” she said.",
        "could not see",
        "Agrafena Lis",
    ),
]
TITLES = [
    (
        "Ilka Vandermeer, a Harl-based member of the river board said in a statement that the weir leaks.",
        "a Harl-based member of the river board",
    ),
    (
        "The weir leaks, said Pim de Wit, who was there because his dog had run off and he wanted it back.",
        "who was there",
    ),
    ("Otto Brask, left the meeting with his lawyer before the vote, and said it was rigged.", None),
    ("Nadja Wolk, issued a statement through her lawyer in May. Wolk said it was rigged.", None),
    ("Jana Rehn, who are backing the mill with others, says it is safe.", None),
    ("Bo Lindt, head of the harbour trust told reporters that the crane was sold.", "head of the harbour trust"),
    (
        "Reni Marsh, who lives by the mill and has two dogs, said the noise was bad.",
        "who lives by the mill and has two dogs",
    ),
    ("Ulf Karr, a Lund-born bellfounder has said the bell is cracked.", "a Lund-born bellfounder"),
    ("Iva Pohl, took her son to the vicar and said so.", None),
    ("Zofia Brandl, sold the boat to a nurse in June, she said.", None),
]


def speaker_of(text: str, words: str) -> list[str]:
    dossier = audit(text).dossier
    at = text.index(words)
    told = (
        index
        for index, attribution in enumerate(dossier.attributions)
        if any(part.start <= at < part.end for part in attribution.content)
    )
    first = next(told)
    return [source.label for source in dossier.sources if first in source.attributions]


@pytest.mark.parametrize(("text", "words", "speaker"), SPEAKERS, ids=[speaker for _, _, speaker in SPEAKERS])
def test_a_pronoun_is_the_nearest_speaker_whose_name_no_list_holds(text, words, speaker):
    assert speaker_of(text, words) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Sarah Holt, a judge, said no.\n\nThe farm lies near Little Wenlow. He said the fence was his.",
        "Sarah Holt, a judge, said no.\n\nA lorry took it to Upper Marle. He said the fence was his.",
        "Sarah Holt, a judge, said no.\n\nThey sell the Quenlow Ransome. He said the fence was his.",
    ],
)
def test_nobody_is_he_where_only_a_woman_and_a_place_or_thing_are_named(text):
    assert speaker_of(text, "the fence") == ["he"]


@pytest.mark.parametrize(
    "text",
    [
        "Worker Protection Act says that wages must be paid. He signed it.",
        "Student Loans Company said that it was late.",
        "Engineers Brandl Ostrow said that it was late. He left.",
    ],
)
def test_a_word_for_a_person_that_opens_the_name_of_a_thing_stays_in_it(text):
    opening = text.split(" said")[0].split(" says")[0]
    assert all(source.label == opening or source.name is None for source in audit(text).dossier.sources)


@pytest.mark.parametrize(("text", "title"), TITLES, ids=[text.split(",")[0] for text, _ in TITLES])
def test_a_title_is_no_clause(text, title):
    named = [source for source in audit(text).dossier.sources if source.name]
    assert [source.title for source in named] == [title]


@pytest.mark.parametrize(
    "text",
    [
        ", said the council would pay. The council, , said it would not.",
        "“We were never told,” , she said. “Never,” — said.",
        "“No.” “Yes.” “,” said the clerk. ‘’ said Kofi Brandt.",
        "According to what was said on Monday, the pool will close. According to , it will not. According to “”, it will.",
        "The chair, and this was what annoyed people most, said nothing. The firm, when it was asked, said no.",
        "As far as anyone could tell, said Ottla Maric, the road was clear; as soon as it thawed, said Ottla Maric, it was not.",
        "Rudi Prokop, having read the letter, the reply and the note, says it was lost. Prokop, if he stays, says he will sue.",
        "Asked whether the money was gone, he nodded. Told that it was, she wept. “It is,” said when asked.",
    ],
)
def test_no_source_is_a_mark_or_nothing(text):
    dossier = audit(text).dossier
    for source in dossier.sources:
        for words in (source.label, source.name, source.title):
            assert words is None or (words.strip(" ,.—“”‘’") == words and words)
    for attribution in dossier.attributions:
        assert all(any(letter.isalnum() for letter in part.of(text)) for part in attribution.source)
