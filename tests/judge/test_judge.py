"""The judge estimates how likely an editor is to call a finding right, and what is unlikely is left out."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from onrecord import Settings, audit
from onrecord.cli import main
from onrecord.domain import Span
from onrecord.judge import FEWEST, RARE, Judge, Tree, calibrated
from onrecord.judge.features import features, likened
from onrecord.rules import rules

LEAK = """\
Harbour contract

The harbour board hid the price of the crane, sources said on Monday. A person familiar with the matter said that the
board had known it since May. Did nobody ask? Kim Marsh, the chair of the board, said that the price was a draft.
"""


def test_every_finding_has_a_probability() -> None:
    report = audit(LEAK, settings=Settings(min_confidence=0))
    assert report.findings
    assert all(0 < finding.probability <= 1 for finding in report.findings)


def test_a_report_keeps_what_the_model_leans_to_but_not_the_states_of_the_encoder() -> None:
    leanings = audit(LEAK).dossier.leanings
    assert leanings.phrases is None
    assert leanings.marks.columns
    assert leanings == replace(leanings)
    whole = [Span(0, len(LEAK))]
    assert leanings.of(whole) == replace(leanings).of(whole)


def test_unlikely_findings_are_left_out_and_counted() -> None:
    every = audit(LEAK, settings=Settings(min_confidence=0))
    least = sorted(finding.probability for finding in every.findings)[1]
    some = audit(LEAK, settings=Settings(min_confidence=least))
    likely = [part for one in every.findings for part in one.parts if part.probability >= least]
    shown = [part for one in some.findings for part in one.parts]
    assert {part.fingerprint for part in shown} == {part.fingerprint for part in likely}
    assert some.doubtful == len(every.findings) - len(some.findings) > 0


def test_bare_sources_are_likelier_than_a_rhetorical_question_in_an_article_in_the_first_person() -> None:
    column = "My cat\n\nI love my cat. Who would not? You should see her. We all need a cat, don’t we?\n"
    bare = [one.probability for one in audit(LEAK).findings if one.rule.code in ("AN101", "AN103")]
    asked = [one.probability for one in audit(column, settings=Settings(min_confidence=0)).findings]
    assert min(bare) > 0.5
    assert all(probability < 0.2 for probability in asked)


def test_a_suppression_of_a_doubtful_finding_is_used() -> None:
    every = audit(LEAK, settings=Settings(min_confidence=0))
    doubtful = min(every.findings, key=lambda finding: finding.probability)
    allowed = f'onrecord: allow {doubtful.rule.code} reason="agreed" scope=file\n\n{LEAK}'
    report = audit(allowed, settings=Settings(min_confidence=1))
    assert not [finding for finding in report.findings if finding.rule.code == "SU701"]


def test_the_score_counts_the_same_loaded_phrases_whatever_is_shown() -> None:
    counts = {
        audit(LEAK, settings=Settings(min_confidence=least)).dossier.score.loaded_phrases for least in (0, 0.5, 1)
    }  # type: ignore[union-attr]
    assert len(counts) == 1


def judge(proposals: int, value: float, threshold: float = 0.5) -> Judge:
    """A judge that adds `value` for a candidate with more than `threshold` of "marked"."""
    tree = Tree([0, -1, -1], [threshold, 0, 0], [1, 0, 0], [2, 0, 0], [0.0, 0.0, value])
    return Judge(1.0, 0.0, {"AN101": proposals}, {"AN101": 0.4}, ["marked"], 0.2, [tree])


@given(st.floats(-3, 3), st.floats(0, 1), st.integers(0, 20))
def test_an_estimate_lies_between_nought_and_one(value: float, found: float, read: int) -> None:
    assert 0 < judge(read, value).estimate("AN101", {"marked": found}) < 1


def test_a_tree_adds_the_value_of_the_leaf_that_the_features_lead_to() -> None:
    sure = judge(99, 0.5)
    assert sure.estimate("AN101", {"marked": 0.6}) == pytest.approx(0.7)
    assert sure.estimate("AN101", {"marked": 0.5}) == pytest.approx(0.2)
    assert sure.estimate("AN101", {}) == pytest.approx(0.2)


@given(st.integers(0, 2 * FEWEST))
def test_what_a_rule_finds_of_which_little_was_read_is_shown(read: int) -> None:
    estimate = judge(read, -0.1).estimate("AN101", {"marked": 1})
    assert estimate == pytest.approx(RARE if read < FEWEST else 0.1)


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_calibration_keeps_the_order(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert calibrated(low, 1.2, 0.3) <= calibrated(high, 1.2, 0.3)


def test_a_phrase_is_likened_to_what_editors_mark_in_its_words_and_its_sentence() -> None:
    report = audit(LEAK, settings=Settings(min_confidence=0))
    found = likened(report.dossier, next(one for one in report.findings if one.by_likeness))
    assert found["marked like the rule"] > 0.3
    assert found["its sentence marked like its category"] >= found["marked like its category"]
    assert all(0 <= value <= 1 for value in found.values())


def test_features_tell_neither_site_nor_topic_nor_length() -> None:
    once = audit(LEAK).dossier
    span = once.sentences[1].span
    of_article = {name: value for name, value in features(once, span).items() if name.startswith("article: ")}
    assert of_article.keys() == {
        "article: I or we", "article: you", "article: questions", "article: exclamations", "article: quoted",
        "article: credited", "article: named sources", "article: list items", "article: sub-headings",
        "article: nobody named",
    }  # fmt: skip
    assert all(0 <= value <= 1 for value in features(once, span).values())


def test_the_judge_knows_rules_that_exist_and_no_word_of_an_article() -> None:
    table = json.loads(files("onrecord.judge").joinpath("trees.json").read_text("utf-8"))
    assert table["proposals"].keys() <= {rule.code for rule in rules()}
    assert not [name for name in table["names"] if name.startswith(("word ", "before:", "behind:"))]


def test_verbose_run_says_how_many_were_left_out(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(LEAK)
    command = ["check", str(tmp_path / "draft.txt"), "--isolated", "--no-cache", "-v", "--min-confidence", "1"]
    run = CliRunner().invoke(main, command)
    assert "left out as doubtful: " in run.stderr
    assert "No findings" in run.stdout


def test_a_rule_made_an_error_is_shown_from_where_it_was_shown_before() -> None:
    usual, raised = (audit(LEAK, settings=Settings(severity=level)) for level in ({}, {"LI": "error", "AN": "error"}))
    assert [one.span for one in usual.findings] == [one.span for one in raised.findings]
    assert usual.dossier.score.loaded_phrases == raised.dossier.score.loaded_phrases
