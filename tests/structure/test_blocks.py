"""What a block says it is, or shows by its form and its neighbours; and that nothing is found where there is no copy."""

from __future__ import annotations

import pytest

from onrecord import audit
from onrecord.domain import NOT_ARTICLE
from onrecord.readers import read
from onrecord.settings import Settings
from onrecord.structure import structure

HEAD = "Harbour board approves new pier"
LEAD = "The harbour board approved the new pier on Monday, its chair Ruth Vale said."
MORE = "The pier will open in the spring, and the first boats will land there in May."


def kinds(*blocks: str) -> list[str]:
    document = structure(read("\n\n".join(blocks).encode(), "draft.txt"))
    return [block.kind.value for block in document.blocks]


def within(line: str) -> str:
    """The kind of a line between two paragraphs."""
    return kinds(HEAD, LEAD, line, MORE, LEAD, MORE, MORE, LEAD)[2]


def codes(*blocks: str) -> set[str]:
    report = audit("\n\n".join(blocks), settings=Settings(min_confidence=0))
    return {finding.rule.code for finding in report.findings}


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("subhead", ["What became of the old pier?", "Who pays?", "So how deep is the water?", "A pier at last", "3. The fish market"]),
        ("service", ["Keen to join the crew? Ring 555-0144.", "Sign up for our harbour letter.", "Subscribe to The Tidewatch", "Want a berth of your own? Email the harbour office."]),
        ("teaser", ["RELATED | Crane driver charged with theft of fuel", "Read more: Who owns the quay?", "SEE ALSO: Ferry sold for a pound", "Watch: the pier from the air"]),
        ("credit", ["Photo: Lena Hart", "© 2026 The Tidewatch", "Image credit: Lena Hart / Harbour Press"]),
        ("caption", ["FILE PHOTO: The old pier in a storm", "The old pier after the storm. (Lena Hart/Tidewatch Photo)", "Pictured: Ruth Vale at the quay"]),
        ("correction", ["Correction: The pier is 90 metres long, not 80.", "This article was amended on 4 May to correct a date.", "Editor’s note: Some names were changed."]),
        ("metadata", ["==========", "* * *", "https://tidewatch.example/pier", "-30-", "# # #", "ENDS", "(Ends)"]),
        ("table-row", ["Harl 2 Wexbridge 1", "Vale 12 4 3 0"]),
    ],
)  # fmt: skip
def test_a_line_within_the_copy_is_what_its_words_say(kind, lines):
    assert {line: within(line) for line in lines} == dict.fromkeys(lines, kind)


@pytest.mark.parametrize(
    "line",
    [
        "Who pays? The board would not say.", "“Who pays?” he asked.", "Signs of wear were found on the old pier.",
        "Related work was done in March, the board said.", "Subscribers left the letter in droves last year.",
        "Photos of the pier were shown to the board.", "A correction was made to the plan in May.",
        "See the pier before it is gone, the mayor told visitors.", "The crew is keen to join, Vale said.",
        "Nobody knows.", "Ends must meet.", "30 boats came.", "The pier has 2 cranes and 1 ramp.",
    ],
)  # fmt: skip
def test_sentences_that_begin_alike_are_copy(line):
    assert within(line) == "paragraph"


@pytest.mark.parametrize(
    "labels", [("Headline", "Publisher"), ("Title", "URL"), ("TITLE", "Author"), ("Headline", "Date")]
)
def test_labelled_lines_give_the_headline(labels):
    first, second = labels
    text = f"{first}: {HEAD}\n{second}: Something 2026\n\n{LEAD}\n\n{MORE}"
    document = structure(read(text.encode(), "draft.txt"))
    assert document.title == HEAD
    assert document.blocks[0].kind.value == "headline"
    assert document.blocks[0].span.of(document.text) == HEAD
    assert document.locate(document.blocks[0].span).column == len(first) + 3


def test_one_label_alone_is_part_of_a_headline():
    assert (
        structure(read(f"Title: a life in boats\n\n{LEAD}\n\n{MORE}".encode(), "draft.txt")).title
        == "Title: a life in boats"
    )


def test_a_rule_of_signs_ends_the_data():
    text = f"==========\nTitle: {HEAD}\nAuthor: Jo Marsh\nDate: 2026-04-23 ==========\n\n{LEAD}\n\n{MORE}"
    document = structure(read(text.encode(), "draft.txt"))
    assert [block.kind.value for block in document.blocks] == [
        "metadata",
        "headline",
        "byline",
        "metadata",
        "paragraph",
        "paragraph",
    ]
    assert document.byline == "Jo Marsh"


def test_a_headline_that_stands_twice_is_one():
    assert kinds(HEAD, HEAD, LEAD, MORE)[:3] == ["headline", "repeated-headline", "paragraph"]


def test_a_first_line_with_a_full_stop_is_a_lead():
    assert kinds("The board met on Monday.", LEAD, MORE)[0] == "paragraph"


def test_a_deck_and_the_points_of_a_summary_stand_above_the_copy():
    assert kinds(HEAD, "Boats to land in May after a long dispute over cost", LEAD, MORE)[1] == "deck"
    assert kinds(HEAD, "By Jo Marsh", "- Cost has doubled", "- Opening in May", LEAD, MORE)[1:4] == [
        "byline",
        "summary",
        "summary",
    ]


def test_an_author_is_introduced_at_the_end_only():
    line = "Lena Hart is a reporter for The Tidewatch."
    assert kinds(HEAD, LEAD, MORE, LEAD, MORE, LEAD, line)[-1] == "signature"
    assert kinds(HEAD, line, LEAD, MORE, LEAD, MORE, LEAD, MORE)[1] == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "RELATED | Pilot who stole $40,000 of fuel charged with fraud, insiders say", "Read more: Harbour chief took bribes, critics say",
        "What did the harbour chief hide?", "Correction: Sources said Vale took bribes; they did not.", "Ever been cheated by the board? Call 555-0144.",
    ],
)  # fmt: skip
def test_nothing_is_found_or_held_where_there_is_no_copy(line):
    report = audit("\n\n".join((HEAD, LEAD, MORE, line, MORE)), settings=Settings(min_confidence=0))
    text = report.dossier.document.text
    start = text.index(line)
    assert not [one for one in report.findings if start <= one.span.start < start + len(line)]
    assert not [one for one in report.dossier.assertions if start <= one.span.start < start + len(line)]
    assert not report.dossier.score.holds


def test_nobody_is_credited_in_what_is_no_part_of_the_article():
    report = audit(
        f"{HEAD}\n\n{LEAD}\n\nRELATED | The fuel was stolen, police say\n\n{MORE}\n\nPhoto: Lena Hart\n\n{MORE}"
    )
    dossier = report.dossier
    spans = [span for one in dossier.attributions for span in (*one.cue, *one.content)]
    assert spans
    assert {dossier.document.blocks[dossier.block_at(span.start)].kind for span in spans}.isdisjoint(NOT_ARTICLE)


@pytest.mark.parametrize("kicker", ["OPINION – ", "Editorial: ", "COMMENT: "])
def test_opinion_that_says_so_may_raise_questions(kicker):
    claim = "If his rivals cannot learn it, it raises doubts about their ability to lead."
    lead = "Getting his surname wrong is no slip."
    assert "LI302" not in codes("The surname matters", kicker + lead, claim)
    assert "LI302" in codes("The surname matters", lead, claim)


def test_the_headline_above_data_is_held_to_the_body_and_repeats_nothing():
    lead = "Harbour chief Ruth Vale took bribes for the pier contract, prosecutors said. Vale denied it."
    claim = "Harbour chief took bribes for pier contract"
    for text in (
        f"Headline: {claim}\nDate: 2026-01-30\nPublisher: Tidewatch\n\n{lead}",
        f"{claim}\n{claim}\n{lead} The trial begins in May.",
    ):
        found = codes(text)
        assert "HB602" in found
        assert "EV401" not in found


def test_titles_that_are_counted_are_sub_headings_though_they_end_in_a_stop():
    under = ("Use fine paper, and go with the grain of the wood.", "A rag is better than a brush here.", LEAD)
    parts = ["1. Sand the boards.", under[0], "2. Oil them twice.", under[1], "3. Wait for a week.", under[2]]
    assert kinds(HEAD, MORE, *parts)[2:] == ["subhead", "paragraph"] * 3
    assert "subhead" not in kinds(HEAD, LEAD, "1. Sand the boards.", "2. Oil them twice.", "3. Wait.", MORE)


def test_what_a_recipe_needs_is_a_table_and_its_steps_are_a_list():
    found = kinds(
        HEAD, LEAD, "Ingredients", "2 cups flour", "1 cup milk", "a pinch of salt", "Directions",
        "Beat the flour with the milk until it is smooth, and let it rest for an hour.",
        "Bake it in a hot oven until it is brown at the edges.", "The Story of the Dish", MORE,
    )  # fmt: skip
    assert found[2:] == [
        "subhead", "table-row", "table-row", "table-row", "subhead", "list-item", "list-item", "subhead", "paragraph",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("table-row", "Deal: 12 points Harl: 10 Norwick: 8 Esk: 7"),
        ("table-row", "2025: Jo Marsh 2024: Lee Adams 2023: Ana Roy"),
        ("table-row", "Scoring: Deal – Cole 19, Ward 13, Pike 8, Stone 7, Hale 3."),
        ("table-row", "7 p.m. May 3 at the Guildhall, 9 Mill Lane; tickets start at $9"),
        ("list-item", "-More than half of the boats"),
        ("subhead", "FERRIES AND SHIPPING"),
        ("subhead", "Visitors:"),
        ("service", "Take our poll - story continues below"),
        ("service", "Read or Share this story: https://tidewatch.example/pier"),
        ("correction", "This post by Jo Marsh originally appeared in The Quay, and is printed by agreement."),
        ("teaser", "For more of our coverage, listen to The Quay."),
        ("metadata", "Fact checked by Jo Marsh"),
        ("paragraph", "The board lost $3 million in 2019, $4 million in 2020 and $5 million in 2021."),
        ("paragraph", "—and nobody came."),
    ],
)
def test_boxes_forms_and_notes_between_paragraphs(kind, line):
    assert within(line) == kind


def test_a_form_between_paragraphs_is_no_copy_from_end_to_end():
    form = ["take our poll - story continues below", "Should the pier be built? Show all of Harl what you think", "Email *", "This field is for validation purposes and should be left unchanged."]  # fmt: skip
    assert kinds(HEAD, LEAD, *form, MORE)[1:] == ["paragraph", *["service"] * 4, "paragraph"]


def test_references_are_a_list_under_their_heading():
    found = kinds(HEAD, LEAD, MORE, "References", *(f"The tides of Harl, part {n} https://tidewatch.example/{n}" for n in range(4)))  # fmt: skip
    assert found[3:] == ["subhead", *["list-item"] * 4]


def test_what_follows_a_whole_sentence_that_points_elsewhere_is_no_pointer():
    assert kinds(HEAD, LEAD, "Click here to read the full story.", "Ferry firm hires a $2 million adviser", MORE, LEAD)[3] == "subhead"  # fmt: skip
    assert kinds(HEAD, LEAD, "RELATED:", "Ferry firm hires a $2 million adviser", MORE, LEAD)[3] == "teaser"


def test_an_interview_may_label_its_first_pair_only():
    found = kinds(
        HEAD, LEAD, "TIDEWATCH: What is the pier for?", "Ruth Vale: It is for all of us, and I am proud of it.",
        "When did you first see one?", "I was nine. My father took me.", "Who pays for it?", "We all do, I am afraid.",
    )  # fmt: skip
    assert found[2:] == ["question", "answer"] * 3


def test_a_deck_is_said_again_by_the_paragraph_below():
    deck = "The new pier will have three berths and a ramp for wheelchairs."
    body = "Harl will have a new pier with three berths and a ramp for wheelchairs from the spring, after the harbour board backed the plan by nine votes to two, a decision that ends a quarrel of four years between the town and the fishermen of the lower quay."  # fmt: skip
    other = "Boats land in Harl all day, and for four years the fishermen of the lower quay have quarrelled with the town over who may tie up where and when, which is why the harbour board met on Monday to hear both sides at some length and then to vote."  # fmt: skip
    assert kinds("Board backs pier", deck, body, other, body)[1] == "deck"


@pytest.mark.parametrize(
    ("caption", "kind"),
    [
        ("Photograph: Lena Hart/Harbour Press", "credit"), ("© Lena Hart", "credit"), ("The old pier. Photograph: Lena Hart", "caption"),
        ("Photographs of the old pier, which closed in May.", "caption"),
    ],
)  # fmt: skip
def test_a_caption_that_names_only_who_made_the_picture_is_a_credit(caption, kind):
    page = f"<h1>{HEAD}</h1><p>{LEAD}</p><figure><figcaption>{caption}</figcaption></figure><p>{MORE}</p>"
    document = structure(read(page.encode(), "draft.html"))
    assert [block.kind.value for block in document.blocks] == ["headline", "paragraph", kind, "paragraph"]
