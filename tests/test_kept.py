"""What is kept while somebody writes changes no answer."""

from __future__ import annotations

import random

import pytest
from benchmarks.keystrokes import draft

from onrecord import kept
from onrecord.attribute import tagger
from onrecord.domain import Audit
from onrecord.kept import Kept, keep
from onrecord.pipeline import audit
from onrecord.reporters import Style, render

TYPED = [
    "x",
    " ",
    ".",
    "\n\n",
    "“",
    '"',
    "’",
    " Dana Ruiz said so.",
    " sources say",
    "!",
    "# ",
    "2",
    "Mr. ",
    "\U0001f600",
]


@pytest.fixture
def writing():
    """What an editor's own page keeps from one audit to the next."""
    tagger.keep_windows(96)
    keep(True)
    yield
    tagger.keep_windows(0)
    keep(False)


def edited(text, chance):
    at = chance.randrange(len(text))
    cut = chance.choice([0, 0, 0, 1, 1, 12, 120])
    return text[:at] + chance.choice(["", *TYPED]) + text[at + cut :]


def found(text):
    return render("json", Audit((audit(text, "draft.txt", threads=1),)), Style())


@pytest.mark.parametrize(("words", "edits", "seed"), [(300, 8, 1), (900, 4, 2), (4_000, 3, 3)])
def test_draft_audited_after_each_edit_is_found_as_one_audited_afresh(words, edits, seed):
    chance = random.Random(seed)
    versions = [draft(words)]
    for _ in range(edits):
        versions.append(edited(versions[-1], chance))
    afresh = [found(each) for each in versions]
    tagger.keep_windows(96)
    keep(True)
    try:
        assert [found(each) for each in versions] == afresh
        assert [found(each) for each in reversed(versions)] == afresh[::-1]
    finally:
        tagger.keep_windows(0)
        keep(False)


def test_nothing_is_kept_until_somebody_writes():
    answers = Kept(2)
    asked = []
    for _ in range(2):
        answers.answer("a", lambda: asked.append("a"))
    assert asked == ["a", "a"]


@pytest.mark.usefixtures("writing")
def test_an_answer_is_made_once_until_too_many_others_were_asked_for_since():
    answers = Kept(2)
    asked = []
    for each in ("a", "b", "a", "c", "a", "b"):
        assert answers.answer(each, lambda each=each: asked.append(each) or each) == each
    assert asked == ["a", "b", "c", "b"]
    keep(False)
    keep(True)
    answers.answer("a", lambda: asked.append("a"))
    assert asked[-1] == "a"
    kept._all.remove(answers)


@pytest.mark.usefixtures("writing")
def test_a_failed_answer_is_not_kept():
    answers = Kept(2)
    with pytest.raises(ZeroDivisionError):
        answers.answer("a", lambda: 1 // 0)
    assert answers.answer("a", lambda: 1) == 1
    kept._all.remove(answers)
