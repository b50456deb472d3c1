"""A source is a noun phrase, a title names a role; neither is a sign, a conjunction or a clause."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain import Attribution, Source, Span
from onrecord.identify import identify
from onrecord.identify.wording import source_phrase, tidy, title_phrase
from onrecord.segment import segment
from tests.builders import document
from tests.identify.test_identify import story


def phrase(words: str, *, named: bool = False) -> str | None:
    found = source_phrase(words, Span(0, len(words)), named=named)
    return found.of(words) if found else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (", the clerk,", "the clerk"),
        ("and the clerk", "the clerk"),
        ("in the village", "the village"),
        ("For nurses", "nurses"),
        ("that Section 4 of the charter", "Section 4 of the charter"),
        ("that plan", "that plan"),
        ("at least one clerk", "at least one clerk"),
        ("about 40 clerks", "about 40 clerks"),
        ("who lives next door", "who"),
        ("They had watched it for years", "They"),
        ("drivers will pay more", "drivers"),
        ("people who have left the firm", "people who have left the firm"),
        ("the clerk; they", "the clerk"),
        ("“some", "some"),
        ("his will", "his will"),
        ("and", None),
        (", ;", None),
        ("", None),
    ],
)
def test_a_mention_is_cut_to_its_noun_phrase(words, expected):
    assert phrase(words) == expected


def test_a_name_keeps_its_first_word():
    assert phrase("In Lowbridge Weekly", named=True) == "In Lowbridge Weekly"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Nico Vale –", "Nico Vale"),
        ("U.S.", "U.S."),
        ("Lena B.", "Lena B."),
        ("the police.", "the police"),
        ("(the clerk", "the clerk"),
        ("a “senior” clerk", "a “senior” clerk"),
        ("two\n  clerks", "two clerks"),
        ("—", ""),
    ],
)
def test_signs_of_the_sentence_are_no_part_of_a_name(words, expected):
    assert tidy(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("who is the treasurer", "the treasurer"),
        ("who chairs the flood committee", "chair of the flood committee"),
        ("a surgeon who treats children", "a surgeon"),
        ("the harbour master", "the harbour master"),
        ("prosecutors say", None),
        ("the harbour is run by a family", None),
        ("we meet the nurse again", None),
    ],
)
def test_a_title_is_a_noun_phrase(words, expected):
    assert title_phrase(words) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "[Lena Ford], noting how glad her family was, said so.",
        "[Lena Ford], the sailors cooked a meal, said so.",
        "[Lena Ford], spoke to a nurse in March, said so.",
        "[Lena Ford], called upon to lead a child, said so.",
    ],
)
def test_a_clause_behind_a_name_is_no_title(marked):
    assert story(marked)[0][0].title is None


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Lena Ford], a nurse who saw the crash, said so.", "a nurse"),
        ("[Lena Ford], who runs the clinic, said so.", "head of the clinic"),
        ("[Lena Ford], a doctor treating patients in Lowbridge, said so.", "a doctor treating patients in Lowbridge"),
        ("[Lena Ford], director of the harbour board, said so.", "director of the harbour board"),
    ],
)
def test_a_role_behind_a_name_is_a_title(marked, expected):
    assert story(marked)[0][0].title == expected


@pytest.mark.parametrize(
    "marked", ["[,] said so.", "[and] said so.", "[—] said so.", "[There] is said so.", "[But] no."]
)
def test_a_sign_or_a_function_word_credits_nobody(marked):
    assert [source.kind.value for source in story(marked)[0]] == ["none"]


WORDS = st.sampled_from(
    "the a and but that who which , . ; : — – “ ” ( ) [ ] ' ’ ’s \n \n\n   said says is was will had Lena Ford O’Dowd "
    "al-Hassan bin Said Dr Cllr Ms mayor nurse police reports polls video posted online she he they it U.S. Inc. "
    "Rivers Agency of in by with for to not 40 % $4 @harbour # ™ … ? ! report A".split(" ")
)


def sound(name: str | None) -> bool:
    """Whether a name or a title is one that may be printed."""
    if name is None:
        return True
    ends = name[-1:].isalnum() or name[-1:] in "”\"’')]%."
    starts = name[:1].isalnum() or name[:1] in "“\"‘'([@#$£€"
    return bool(name.strip()) and starts and ends and any(each.isalnum() for each in name) and "\n" not in name


def check(source: Source) -> None:
    for words in (source.label, source.name, *(source.title or source.label).split("; "), source.affiliation):
        assert sound(words), words
        assert (words or "x").lower() not in ("and", "but", "of", "that", "the", "is", "said", "was")


@given(st.lists(WORDS, min_size=1, max_size=50), st.data())
@settings(max_examples=50, derandomize=True)
def test_no_sign_conjunction_or_line_break_is_ever_a_source_or_a_title(words, data):
    text = " ".join(words)
    if not text.strip():
        return
    draft = document(text)
    pieces = [match.span() for match in re.finditer(r"\w+|\S|\s+", text)]  # a mention begins and ends between them
    spans = st.tuples(st.integers(0, len(pieces) - 1), st.integers(0, 12)).map(
        lambda pair: Span(pieces[pair[0]][0], pieces[min(len(pieces) - 1, sum(pair))][1])
    )
    made = data.draw(st.lists(spans, max_size=8))
    attributions = tuple(Attribution((each,), (), (), "indirect", 1.0) for each in made)
    sources, _, _ = identify(draft, segment(draft), attributions)
    for source in sources:
        check(source)
        assert all(0 <= mention.start <= mention.end <= len(text) for mention in source.mentions)
