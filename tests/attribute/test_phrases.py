"""Phrases are looked at again, with the rule that stopped there in mind."""

from __future__ import annotations

import pytest

from onrecord.domain import SecondLook, Span
from onrecord.pipeline import read_draft, understand
from onrecord.segment import segment
from onrecord.settings import Settings

TEXT = (
    "Harbour fees to rise\n\n"
    "The harbour board of Wexmouth voted on Monday to raise its fees by a tenth.\n\n"
    "Several insiders close to the board say that the chairman wants to sell the quay.\n\n"
    "“We have not sold anything,” said Orla Penn, the chairman of the board.\n"
)


def second_look(code: str, words: str, text: str = TEXT) -> SecondLook:
    document = read_draft(text.encode(), "draft.txt", Settings())
    phrases = understand(document, segment(document), threads=1).leanings.phrases
    assert phrases
    start = document.text.index(words)
    return phrases.second_look(code, Span(start, start + len(words)))


def test_an_unnamed_insider_is_sent_back_more_often_than_a_named_chairman() -> None:
    unnamed, named = second_look("AN102", "Several insiders close to the board"), second_look("AN102", "Orla Penn")
    assert unnamed.right > named.right


def test_what_is_likely_to_be_sent_back_is_hardly_called_wrong() -> None:
    look = second_look("AN102", "Several insiders close to the board")
    assert 0 < look.right < look.kept < 1


def test_the_same_phrase_is_looked_at_differently_for_different_rules() -> None:
    assert second_look("AN102", "Several insiders") != second_look("LI304", "Several insiders")


def test_a_rule_that_nobody_read_is_looked_at_as_one_of_its_category() -> None:
    assert second_look("VA999", "Several insiders") == second_look("VA998", "Several insiders") != SecondLook()


def test_nothing_is_known_of_a_rule_of_no_category_that_was_learnt() -> None:
    assert second_look("QQ101", "Several insiders") == SecondLook()


def test_nothing_is_known_where_no_word_is() -> None:
    assert second_look("AN102", "\n\n") == SecondLook()


@pytest.mark.parametrize("times", [1, 60])
def test_a_phrase_in_a_later_window_is_looked_at_where_it_stands(times: int) -> None:
    filler = "The board met on Tuesday and talked about the price of rope and paint.\n\n" * times
    look = second_look("AN102", "Several insiders close to the board", filler + TEXT)
    assert look.right > second_look("AN102", "Orla Penn", filler + TEXT).right


def test_a_part_of_a_word_is_looked_at_as_the_word() -> None:
    assert second_look("AN102", "nsiders close to the boar") == second_look("AN102", "insiders close to the board")


def test_of_a_long_phrase_the_beginning_is_looked_at() -> None:
    insiders = "Several insiders close to the board " * 14
    text = f"{insiders}say so.\n"
    longer, shorter = (second_look("VA203", " ".join(insiders.split()[:count]), text) for count in (80, 60))
    assert longer == shorter != SecondLook()
