"""The measures, on cases small enough to do by hand."""

from __future__ import annotations

import json

import pytest

from onrecord.domain import Attribution, Directness, Span
from onrecord.errors import UnreadableError
from onrecord.evaluate import (
    Count,
    GoldArticle,
    GoldAttribution,
    Score,
    compare,
    gold,
    interval,
    pooled,
    reliability,
    summary,
)

TEXT = "“Dogs bark,” Ann said. Bob thinks that cats do too."


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def gold_one(source: str | None, cue: str, *content: str) -> GoldAttribution:
    return GoldAttribution(
        source=(at(source),) if source else (), cue=(at(cue),), content=tuple(at(part) for part in content)
    )


def found_one(source: str | None, cue: str, content: str, confidence: float = 0.9) -> Attribution:
    return Attribution(
        (Span(*at(source)),) if source else (),
        (Span(*at(cue)),),
        (Span(*at(content)),),
        Directness.INDIRECT,
        confidence,
    )


ARTICLE = GoldArticle(
    file="a", text=TEXT,
    attributions=(gold_one("Ann", "said", "“Dogs bark,”"), gold_one("Bob", "thinks", "that cats do too")),
)  # fmt: skip


def f1(score: Score) -> dict[str, float]:
    return {name: round(count.f1, 3) for name, count in score.counts.items()}


def test_all_found():
    score = compare(ARTICLE, [found_one("Ann", "said", "“Dogs bark,”"), found_one("Bob", "thinks", "cats do too")])
    table = f1(score)
    assert [table[name] for name in ("relation", "with source", "direct", "indirect", "speech", "non-speech")] == [
        1
    ] * 6
    assert table["token source"] == 1
    assert table["token content"] == pytest.approx(2 * 7 / (7 + 8 + 0), abs=0.05)


def test_the_wrong_source_counts_only_without_source():
    table = f1(compare(ARTICLE, [found_one("Bob", "said", "“Dogs bark,”")]))
    assert table["relation"] == round(2 * 1 * 0.5 / 1.5, 3)
    assert table["with source"] == 0


def test_half_of_the_characters_must_be_shared():
    assert f1(compare(ARTICLE, [found_one("Bob", "thinks", "cats")]))["relation"] == 0


def test_one_prediction_meets_one_gold_attribution_only():
    twice = [found_one("Ann", "said", "“Dogs bark,”"), found_one("Ann", "said", "Dogs bark")]
    count = compare(ARTICLE, twice).counts["relation"]
    assert (count.found, count.right, count.gold, count.met) == (2, 1, 2, 1)


def test_nothing_found_is_no_error():
    assert set(f1(compare(ARTICLE, [])).values()) == {0.0}


def test_counts_add_up_and_have_rates():
    count = Count(found=4, right=3, gold=6, met=3)
    count += Count(found=1, right=1, gold=2, met=1)
    assert (count.precision, count.recall) == (0.8, 0.5)
    assert Count().f1 == 0


def test_summary_interval_and_reliability():
    good = compare(
        ARTICLE, [found_one("Ann", "said", "“Dogs bark,”", 0.95), found_one("Bob", "thinks", "cats do too", 0.75)]
    )
    bad = compare(ARTICLE, [found_one("Ann", "said", "Bob thinks", 0.72)])
    low, high = interval([good, bad], "relation", rounds=50)
    assert 0 <= low <= pooled([good, bad], "relation").f1 <= high <= 1
    assert summary([good, bad])["relation"]["gold"] == 4
    assert [(row[0], row[1], row[3]) for row in reliability([good, bad])] == [(0.7, 2, 0.5), (0.9, 1, 1.0)]
    assert summary([]) == {}


def test_gold_is_read_and_a_bad_line_is_named(tmp_path):
    path = tmp_path / "gold.jsonl"
    line = {"file": "a", "text": "x", "attributions": [{"source": [], "cue": [[0, 1]], "content": [[0, 1]], "more": 1}]}
    path.write_text(json.dumps(line) + "\n")
    assert gold(path)[0].attributions[0].cue == ((0, 1),)
    path.write_text(json.dumps(line) + '\n{"file": 3}\n')
    with pytest.raises(UnreadableError, match=r"gold\.jsonl:2: not a gold article: file"):
        gold(path)
