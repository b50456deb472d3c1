"""What is run of the model, and what is too much."""

from __future__ import annotations

import ast
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

import onrecord
import onrecord.attribute as attribution
from onrecord.attribute import attribute, tagger
from onrecord.attribute.reading import reading
from onrecord.density import Density
from onrecord.errors import UnreadableError
from onrecord.segment import segment
from tests.builders import document
from tests.hostile import draft


@pytest.fixture
def runs(monkeypatch):
    """The views that the model is run on."""
    seen = []
    run = tagger._View.run
    monkeypatch.setattr(tagger._View, "run", lambda view: seen.append(view) or run(view))
    return seen


def read(text):
    return reading(text, segment(document(text)))


def test_windows_that_look_the_same_are_run_once(runs):
    beliefs = tagger.believe(read("word " * 3_000), threads=1)
    assert len(beliefs.windows) > 10
    assert len(runs) < 5
    assert len(beliefs.tags) == len(beliefs.owner) == 3_000


def test_what_is_run_once_says_the_same_as_what_is_run_every_time(runs):
    text = "Dana Ruiz said the bridge is unsafe. " * 60
    once = tagger.believe(read(text), threads=1)
    every = [view.run() for view in (tagger._View.of(read(text), window.low, window.high) for window in once.windows)]
    for window, (*_, vectors, early, nobody) in zip(once.windows, every, strict=True):
        assert np.array_equal(window.vectors, vectors)
        assert np.array_equal(window.early, early)
        assert np.array_equal(window.nobody, nobody)


def test_windows_that_an_edit_does_not_touch_are_not_run_again_and_say_the_same(runs):
    text = " ".join(f"Dana Ruiz said that bridge {number} of the county is unsafe." for number in range(60))
    edited = f"{text} It is old."
    fresh = tagger.believe(read(edited), threads=1)
    tagger.keep_windows(3)
    try:
        windows = len(tagger.believe(read(text), threads=1).windows)
        assert windows > 3
        runs.clear()
        kept = tagger.believe(read(edited), threads=1)
        assert 0 < len(runs) < windows - 1
        for ours, theirs in ((kept.tags, fresh.tags), (kept.classes, fresh.classes), (kept.burdens, fresh.burdens)):
            assert np.array_equal(ours, theirs)
        assert len(tagger._KEPT) == 3
    finally:
        tagger.keep_windows(0)
    assert not tagger._KEPT


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"q{number:x}z" for number in range(30_000)),
        "\n".join(
            f"            - Quixotry {number} enwraps obelisk, zygote and borborygmi." for number in range(4_000)
        ),
        draft("sources", 200_000)[0].decode(),
        "\n\n".join(f"Ah. Oh. {chr(65 + number % 26)}o.      At {number % 97}.      So it." for number in range(6_000)),
    ],
    ids=["codes", "a list of rare words", "a sentence with other names", "words of two letters"],
)
def test_a_long_text_of_signs_and_scraps_is_refused_before_the_model_runs(text, runs):
    with pytest.raises(UnreadableError, match=r"is no prose, but .* characters; give the article alone"):
        attribute(document(text), segment(document(text)))
    assert not runs


def test_a_long_article_is_not_refused(runs, monkeypatch):
    monkeypatch.setattr(tagger._View, "run", lambda view: runs.append(view) or pytest.skip("as far as the model"))
    words = "The council said on Monday that bridge number would close for repairs and reopen during the autumn".split()
    text = " ".join(" ".join([*words[at % 7 :], f"week {at}."]) for at in range(3_000))
    assert len(text) > 200_000
    attribute(document(text), segment(document(text)), threads=1)


def test_a_long_text_that_credits_somebody_all_the_time_is_refused_with_one_line(monkeypatch):
    text = "Dana Ruiz said the bridge is unsafe. " * 40
    monkeypatch.setattr(attribution, "ATTRIBUTIONS", Density("attributions", 40, 90))
    found, _ = attribute(document(text), segment(document(text)), threads=1)
    assert len(found) == 40
    monkeypatch.setattr(attribution, "ATTRIBUTIONS", Density("attributions", 39, 90))
    with pytest.raises(UnreadableError, match=r"holds 40 attributions in 1,479 characters, .*; split it"):
        attribute(document(text), segment(document(text)), threads=1)


def test_windows_of_a_very_long_text_share_less(monkeypatch):
    words = read("word " * 2_000)
    usual = tagger._cuts(words)
    monkeypatch.setattr(tagger, "MOST_WINDOWS", 5)
    fewer = tagger._cuts(words)
    assert {before[1] - after[0] for before, after in pairwise(usual)} == {tagger.OVERLAP}
    assert {before[1] - after[0] for before, after in pairwise(fewer)} == {tagger.LESS_OVERLAP}
    assert len(fewer) < len(usual)


def test_in_a_long_text_an_edit_leaves_most_windows_as_they_were(runs):
    text = " ".join(f"Dana Ruiz told reporter {number} that bridge {number * 7} is unsafe." for number in range(500))
    tagger.keep_windows(96)
    try:
        windows = len(tagger.believe(read(text), threads=1).windows)
        assert windows > tagger.LONG // tagger.WINDOW
        for at in (100, 4_000, len(text) // 2):
            runs.clear()
            tagger.believe(read(f"{text[:at]} now {text[at:]}"), threads=1)
            assert len(runs) < windows / 3
    finally:
        tagger.keep_windows(0)


def test_windows_of_a_long_text_cover_it_and_none_shows_too_much():
    words = read(" ".join(f"Bridge {number}, they said, is old." for number in range(1_500)))
    cuts = tagger._cuts(words)
    assert (cuts[0][0], cuts[-1][1]) == (0, len(words.words))
    assert all(after[0] < before[1] for before, after in pairwise(cuts))
    assert all(words.firsts[last - 1] - words.firsts[first] < tagger.WINDOW for first, last in cuts)
    starts = {int(words.sentence_of[first] != words.sentence_of[first - 1]) for first, _ in cuts[1:]}
    assert starts == {1}


def test_no_matrix_product_starts_threads():
    """numpy multiplies matrices in threads that wait in busy loops, which costs ten times the work on a busy machine."""
    for file in Path(onrecord.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            assert not isinstance(node, ast.MatMult), file
            assert not (isinstance(node, ast.Attribute) and node.attr in ("dot", "matmul", "tensordot")), file
