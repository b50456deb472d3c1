"""A quotation is found where it stands, and whatever was changed in it is told; nothing is found that is not there."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.verify.notes import NOTES, SENTENCES, SPEECH, changes, found, index, verdict


@pytest.mark.parametrize("words", SENTENCES)
def test_every_sentence_is_found_word_for_word_however_it_is_set(words):
    for set_otherwise in (str, str.upper, lambda text: text.replace("'", "’"), lambda text: text.replace(", ", " – ")):
        assert verdict(set_otherwise(words)) == "verbatim"


@pytest.mark.parametrize(
    "words",
    [
        "we have built fourteen miles of footpath since then",
        "the pipes burst in 230 houses",
        "41500 books, and $1.2m was raised",
        "lowered by 5%",
        "lowered by five per cent",
        "They counted 21 cracks in the second pillar alone",
        "a small town can not afford a library",
    ],
)
def test_numbers_and_units_may_be_written_in_any_way(words):
    assert verdict(words) == "verbatim"


@pytest.mark.parametrize(
    "words",
    [
        "[the council] will never forget the winter of the long frost",
        "They brought blankets … and they stayed until the water ran again",
        "They brought blankets [...] and they stayed until the water ran again",
        "[t]he roof will be finished in May",
        "Nobody ask[s] who was to pay",
        "The owners [of the mill] have told us that they will leave",
        "the chair is hard [sic] and the nights are long",
        "I have stood under it . . . They counted twenty-one cracks in the second pillar alone",
    ],
)
def test_brackets_and_ellipses_are_taken_for_what_they_are(words):
    assert verdict(words) == "verbatim"


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("We have built 41 miles of footpath since then", ("number", "41", "14")),
        ("we are finished. The county said that it could not be done", ("negation", "", "not")),
        ("I will forget the winter of the long frost", ("negation", "", "never")),
        ("I say that it can afford to be without one", ("negation", "can", "can't")),
        ("they do show a company in trouble", ("negation", "", "not")),
        ("The roof will be mended in May", ("wording", "mended", "finished")),
        ("I will … forget the winter of the long frost", ("negation", "…", "never")),
        ("people who had almost nothing shared it", ("wording", "almost", "")),
        ("half a bridge is of use to anybody", ("negation", "", "no")),
        ("the tax is lowered by six percent", ("number", "six", "five")),
        ("£1.2 million was raised for the new reading room", ("number", "£1.2 million", "dollars")),
        ("I will hardly forget the winter of the long frost", ("wording", "hardly", "never")),
        ("they hardly stayed until the water ran again", ("negation", "hardly", "")),
        ("We have scarcely built 14 miles of footpath", ("negation", "scarcely", "")),
        ("it barely looks safe. I have stood under it", ("negation", "barely", "")),
        ("$1.2 billion was raised for the new reading room", ("number", "$1.2 billion", "1.2 million")),
        ("They show a company [that is not] testing us", ("negation", "[that is not]", "that is")),
        ("they [will] want to stand there for long", ("negation", "[will]", "did not")),
    ],
)
def test_changed_numbers_and_negations_come_first(words, first):
    assert verdict(words) == "altered"
    assert changes(words)[0] == first


def test_gravest_change_is_told_first():
    told = changes("We have built 41 miles of footpath since then, and they are finished")
    assert [weight for weight, _, _ in told] == ["negation", "number", "wording"]


TALK = index(
    ("talk.txt", "MAYOR LEE: Well, um, we need, we need to, you know, fix the the bri- the bridge. (Applause.) I'm gonna "
     "ask [inaudible] the harbour board for colour photographs of it."),
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("we need to fix the bridge", "tidied"),
        ("I'm going to ask the harbor board", "tidied"),
        ("fix the the bri- the bridge. I'm gonna ask the harbour board", "verbatim"),
        ("we need to mend the bridge", "altered"),
    ],
)
def test_fillers_repeated_starts_and_spelling_are_tidied_not_changed(words, expected):
    assert verdict(words, TALK) == expected


@pytest.mark.parametrize(
    "words",
    [
        "the mayor has never been seen at the fish market",
        "we are going to win this election because we are right",
        "I have a dream about a very different valley",
        "it is one of those things that you know",
        "nobody in this room has read the accounts of the library",
        "blankets soup water bridge mill",
    ],
)
def test_what_nobody_said_is_not_found(words):
    assert verdict(words) == "not-found"


WORDS = SPEECH.split()


@st.composite
def quoted(draw):
    length = draw(st.integers(7, 30))
    start = draw(st.integers(0, len(WORDS) - length))
    return WORDS[start : start + length]


@given(quoted())
@settings(max_examples=40, deadline=None)
def test_any_run_of_words_is_found_word_for_word(words):
    assert verdict(" ".join(words)) == "verbatim"


@given(quoted(), st.data())
@settings(max_examples=40, deadline=None)
def test_any_word_that_is_exchanged_is_told(words, data):
    at = data.draw(st.integers(0, len(words) - 1))
    changed = [*words[:at], "zebra", *words[at + 1 :]]
    assert verdict(" ".join(changed)) == "altered"
    assert any("zebra" in draft.split() for _, draft, _ in changes(" ".join(changed)))


@given(quoted(), st.data())
@settings(max_examples=40, deadline=None)
def test_any_word_that_is_added_is_told(words, data):
    at = data.draw(st.integers(1, len(words) - 1))
    added = [*words[:at], "zebra", *words[at:]]
    assert any("zebra" in draft.split() for _, draft, _ in changes(" ".join(added)))


@given(quoted(), st.data())
@settings(max_examples=40, deadline=None)
def test_any_word_that_is_left_out_is_told(words, data):
    at = data.draw(st.integers(1, len(words) - 2))
    left = " ".join([*words[:at], *words[at + 1 :]])
    assume("million" not in words[at : at + 2])  # “1.2 million” is compared as one
    assume(words[at].strip(".,;").lower() not in {words[at - 1].lower(), words[at + 1].lower(), "so"})
    assert verdict(left) == "altered"
    told = [evidence.lower() for _, _, evidence in changes(left)]
    assert any(words[at].strip(".,;").lower() in evidence for evidence in told), told


@given(quoted(), st.data())
@settings(max_examples=40, deadline=None)
def test_any_word_exchanged_for_another_of_the_text_is_told(words, data):
    at = data.draw(st.integers(1, len(words) - 2))
    other = data.draw(st.sampled_from(WORDS)).strip(".,;")
    assume(other.lower() != words[at].strip(".,;").lower())
    changed = " ".join([*words[:at], other, *words[at + 1 :]])
    assert verdict(changed) == "altered"
    assert any(other.lower() in draft.lower().split() for _, draft, _ in changes(changed))


@given(st.permutations([("a.txt", SPEECH[:900]), ("b.txt", SPEECH[900:]), ("c.txt", SPEECH[400:1300])]))
@settings(max_examples=6, deadline=None)
def test_result_does_not_depend_on_the_order_of_the_files(files):
    notes = index(*files)
    for words in (
        "Last year we lent out 14,500 books",
        "I will never forget the winter of the long frost",
        "so I beg you for",
    ):
        assert repr(found(words, notes)) == repr(found(words, index(*sorted(files))))


def test_passage_and_differences_point_at_their_words_in_the_file():
    words = "The roof will be mended in May"
    passage = found(words)
    text = NOTES.files[0].text
    shown = NOTES.passage(passage.match.first, passage.match.last)
    assert shown.span.of(text) == "The roof will be finished in May"
    assert text[shown.begin :].startswith(shown.text)
    difference = passage.differences[0]
    assert difference.there.of(text) == "finished"
    assert difference.at.of(words) == "mended"
    assert shown.place.unit == "line"


@pytest.mark.parametrize("words", ["…", "[]", "… … …", "[a] [b]", "a b", "[" * 50, "( … [ x"])
def test_odd_quotations_do_no_harm(words):
    found(words)


@pytest.mark.parametrize("text", ["", "   ", "x", "NAME: y"])
def test_tiny_evidence_does_no_harm(text):
    notes = index(("a.txt", f"{text} word"))
    assert verdict("we will not close the bridge", notes) == "not-found"


def test_a_word_left_out_is_told_of_three_rare_words():
    """All three stand there in order; of three words of which one was exchanged, two would tell too little."""
    assert verdict("lowered five percent") == "altered"
    assert verdict("counted cracks in") == "altered"
    assert verdict("lowered red five") == "not-found"
