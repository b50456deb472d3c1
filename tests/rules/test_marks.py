"""What the model learnt that editors mark is proposed beside what rules find."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.domain import Dossier, EditorMark, EditorMarks
from onrecord.pipeline import read_draft, understand
from onrecord.rules import check, rules
from onrecord.segment import segment
from onrecord.settings import Settings

TEXT = "Harbour closed\n\nThe theory in town goes that the crane was never paid. “The talk is of fraud,” Ann Hall said."


def dossier(words: str, mark: EditorMark, likelihood: float) -> Dossier:
    """A draft in which an editor marks these words."""
    document = read_draft(TEXT.encode(), "draft.txt", Settings())
    known = understand(document, segment(document), threads=1)
    start = document.text.index(words)
    columns = tuple((likelihood,) if each is mark else (0.0,) for each in EditorMark)
    marks = EditorMarks((start,), (start + len(words),), columns)
    return replace(known, leanings=replace(known.leanings, marks=marks))


def found(draft: Dossier, code: str) -> list[str]:
    wanted = [rule for rule in rules() if rule.code == code]
    return [draft.text(finding.span) for finding in check(draft, wanted)]


@pytest.mark.parametrize(
    "code",
    ["AN103", "VA201", "VA202", "VA203", "VA204", "VA205", "VA206", "VA207", "VA208", "VA209", "EV402", "EV403", "LI302"],
)  # fmt: skip
def test_words_that_an_editor_would_mark_are_proposed_by_the_rule_they_are_marked_as(code: str) -> None:
    mark = EditorMark.of(code)
    assert mark
    assert found(dossier("The theory in town", mark, 0.7), code) == ["The theory in town"]


def test_words_that_are_seldom_marked_are_not_proposed() -> None:
    assert found(dossier("The theory in town", EditorMark.VA204, 0.1), "VA204") == []


def test_what_somebody_is_quoted_as_saying_is_not_proposed() -> None:
    assert found(dossier("The talk is", EditorMark.VA204, 0.9), "VA204") == []


def test_a_rule_that_found_something_in_the_sentence_proposes_nothing_else_there() -> None:
    plain = "Harbour closed\n\nIt is believed that the crane, they say, was never paid."
    document = read_draft(plain.encode(), "draft.txt", Settings())
    known = understand(document, segment(document), threads=1)
    start = document.text.index("they say")
    columns = tuple((0.9,) if each is EditorMark.VA204 else (0.0,) for each in EditorMark)
    marks = EditorMarks((start,), (start + 8,), columns)
    draft = replace(known, leanings=replace(known.leanings, marks=marks))
    assert found(draft, "VA204") == ["It is believed"]


def test_marked_words_are_whole_and_bare() -> None:
    assert found(dossier("town go", EditorMark.VA204, 0.9), "VA204") == ["town goes"]
    assert found(dossier("paid.", EditorMark.VA204, 0.9), "VA204") == ["paid"]


def test_of_two_rules_of_a_family_one_asks_about_the_same_words() -> None:
    draft = dossier("The theory in town", EditorMark.VA204, 0.7)
    columns = tuple((0.7,) if mark in (EditorMark.VA204, EditorMark.VA203) else (0.0,) for mark in EditorMark)
    marks = replace(draft.leanings.marks, columns=columns)
    both = replace(draft, leanings=replace(draft.leanings, marks=marks))
    flagged = [finding.rule.code for finding in check(both, rules()) if finding.by_likeness]
    assert flagged == ["VA203"]


@pytest.mark.parametrize("marked", ["traders fear", "fear the", "Several local"])
def test_marked_words_that_credit_unnamed_people_are_told_as_these_people(marked: str) -> None:
    text = "Harbour closed\n\nSeveral local traders fear the closure will cost them a season’s trade."
    document = read_draft(text.encode(), "draft.txt", Settings())
    known = understand(document, segment(document), threads=1)
    start = document.text.index(marked)
    columns = tuple((0.9,) if each is EditorMark.VA202 else (0.0,) for each in EditorMark)
    marks = EditorMarks((start,), (start + len(marked),), columns)
    draft = replace(known, leanings=replace(known.leanings, marks=marks))
    assert found(draft, "VA202") == ["Several local traders"]
