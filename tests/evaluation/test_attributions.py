"""Scores of attributions, on cases small enough to do by hand."""

from __future__ import annotations

import pytest

from onrecord.domain import Attribution, Directness, Span
from onrecord.evaluation.attributions import (
    ArticleScore,
    ConfidenceBin,
    calibration_error,
    compare,
    interval,
    pooled,
    reliability,
    summary,
)
from onrecord.evaluation.gold import GoldArticle, GoldAttribution

TEXT = "“Dogs bark,” Ann said. Bob thinks that cats do too."


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def gold(source: str | None, cue: str, *content: str) -> GoldAttribution:
    return GoldAttribution(
        source=(at(source),) if source else (), cue=(at(cue),), content=tuple(at(part) for part in content)
    )


def predicted(source: str | None, cue: str, content: str, confidence: float = 0.9) -> Attribution:
    return Attribution(
        (Span(*at(source)),) if source else (),
        (Span(*at(cue)),),
        (Span(*at(content)),),
        Directness.INDIRECT,
        confidence,
    )


ARTICLE = GoldArticle(
    file="a",
    text=TEXT,
    attributions=(gold("Ann", "said", "“Dogs bark,”"), gold("Bob", "thinks", "that cats do too")),
)


def f1(score: ArticleScore) -> dict[str, float]:
    return {name: round(tally.f1, 3) for name, tally in score.tallies.items()}


def test_every_measure_is_one_if_all_is_predicted():
    both = [predicted("Ann", "said", "“Dogs bark,”"), predicted("Bob", "thinks", "that cats do too")]
    table = f1(compare(ARTICLE, both))
    absent = ("mixed", "no source")
    assert {name: value for name, value in table.items() if name not in absent} == dict.fromkeys(
        [name for name in table if name not in absent], 1.0
    )


def test_token_scores_count_words_and_not_attributions():
    both = [predicted("Ann", "said", "“Dogs bark,”"), predicted("Bob", "thinks", "cats do too")]
    tally = compare(ARTICLE, both).tallies["token content"]
    assert (tally.predicted, tally.correct, tally.gold) == (8, 8, 9)


def test_wrong_source_counts_only_for_the_measures_without_source():
    table = f1(compare(ARTICLE, [predicted("Bob", "said", "“Dogs bark,”")]))
    assert table["relation"] == round(2 * 1 * 0.5 / 1.5, 3)
    assert table["with source"] == 0


def test_match_needs_half_of_the_characters():
    assert f1(compare(ARTICLE, [predicted("Bob", "thinks", "cats")]))["relation"] == 0


def test_second_prediction_of_the_same_attribution_is_wrong():
    twice = [predicted("Ann", "said", "“Dogs bark,”"), predicted("Ann", "said", "Dogs bark")]
    tally = compare(ARTICLE, twice).tallies["relation"]
    assert (tally.predicted, tally.correct, tally.gold, tally.matched) == (2, 1, 2, 1)


def test_annotations_without_content_are_not_evaluated():
    article = ARTICLE.model_copy(update={"attributions": (*ARTICLE.attributions, gold("Ann", "said"))})
    assert compare(article, []).tallies["relation"].gold == 2


def test_every_measure_is_zero_if_nothing_is_predicted():
    assert set(f1(compare(ARTICLE, [])).values()) == {0.0}


def test_summary_and_interval_pool_the_articles():
    good = compare(
        ARTICLE, [predicted("Ann", "said", "“Dogs bark,”", 0.95), predicted("Bob", "thinks", "cats do too", 0.75)]
    )
    bad = compare(ARTICLE, [predicted("Ann", "said", "Bob thinks", 0.72)])
    low, high = interval([good, bad], "relation", rounds=50)
    assert 0 <= low < pooled([good, bad], "relation").f1 < high <= 1
    assert summary([good, bad])["relation"]["gold"] == 4
    assert summary([]) == {}


def test_reliability_has_a_bin_for_each_tenth_with_predictions():
    score = ArticleScore({}, ((0.95, True), (1.0, True), (0.75, True), (0.73, False)))
    low, high = reliability([score])
    assert (low.low, low.count, low.share_correct) == (0.7, 2, 0.5)
    assert low.mean_confidence == pytest.approx(0.74)
    assert (high.low, high.count, high.share_correct) == (0.9, 2, 1.0)


def test_calibration_error_weights_each_bin_by_its_count():
    assert calibration_error([ConfidenceBin(0.7, 3, 0.8, 0.6), ConfidenceBin(0.9, 1, 0.9, 1.0)]) == pytest.approx(0.175)
    assert calibration_error([]) == 0
