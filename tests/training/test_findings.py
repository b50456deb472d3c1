"""What prepares labelled candidates: the ledger, the choice of candidates, packets, votes."""

import json
import random
from collections import Counter

import fresh
import pytest
from articles import Article
from ledger import RESERVED, beats, copies, ledger, spread
from packets import groups, marked, packed, page
from votes import joined, kappa, problems


def article(name, origin="site", draft="text"):
    return Article(name, draft, "txt", origin)


def test_ledger_keeps_back_as_many_articles_of_each_collection_as_planned():
    kept = ledger()
    assert Counter(one.partition("/")[0] for one in kept["reserved"]) == {
        name: many for name, (many, _) in RESERVED.items()
    }
    assert Counter(one.partition("/")[0] for one in kept["recall"]) == {
        name: few for name, (_, few) in RESERVED.items()
    }


def test_articles_read_in_full_are_kept_back_and_none_of_them_calibrates():
    kept = ledger()
    assert kept["recall"] < kept["reserved"]
    assert not kept["reserved"] & kept["calibrate"]


def test_only_collections_that_may_be_trained_on_calibrate():
    assert {one.partition("/")[0] for one in ledger()["calibrate"]} == {"mixed", "world", "polnear"}


def test_no_site_has_two_beats():
    sites = beats()
    assert len(set(sites.values())) == 10


def test_spread_takes_in_turn_from_each_stratum_and_origin():
    pool = [article(f"m/{at}", origin) for at, origin in enumerate(["a", "a", "a", "b", "b", "c"])]
    taken = spread(pool, {"a": "news", "b": "news", "c": "sport"}, 3, random.Random(1))
    origins = Counter(pool[int(name.partition("/")[2])].origin for name in taken)
    assert origins == {"a": 1, "b": 1, "c": 1}


def test_copies_are_articles_that_share_runs_of_words():
    words = [f"w{at}" for at in range(60)]
    one, other = article("m/1", draft=" ".join(words)), article("m/2", draft=" ".join(words[:40]))
    third = article("m/3", draft=" ".join(f"x{at}" for at in range(60)))
    assert copies([one, other, third]) == {"m/1", "m/2"}


def mark(number, start, end, rule="AN101", quote="x"):
    return {"c": number, "start": start, "end": end, "rule": rule, "quote": quote}


def test_marks_that_overlap_share_a_bracket():
    text = "Sources close to him said so."
    marks = [mark(1, 0, 20), mark(2, 8, 13), mark(3, 21, 25)]
    assert marked(text, marks) == "⟦1, 2: Sources close to him⟧ ⟦3: said⟧ so."
    assert groups(marks) == [(0, 20, [1, 2]), (21, 25, [3])]


def test_packets_have_even_loads_and_each_collection_is_in_all():
    sizes = [(name, at, 1000, 5) for name in ("mixed", "world") for at in range(len(name) * 10, len(name) * 10 + 20)]
    sizes = [(name, at, words, marks) for at, (name, _, words, marks) in enumerate(sizes)]
    dealt = packed(sizes, 4)
    assert sorted(number for numbers in dealt for number in numbers) == list(range(40))
    assert all(Counter(sizes[number][0] for number in numbers) == {"mixed": 5, "world": 5} for numbers in dealt)


def test_packet_shows_rules_but_not_origins():
    row = {**mark(7, 0, 7, quote="Sources"), "origin": "loose", "a": "mixed/1"}
    text = page(
        3, [{"n": 4, "text": "Sources said so.", "a": "mixed/1"}], {4: [row]}, {"AN101": "bare-source: Summary."}
    )
    assert "⟦7: Sources⟧ said so." in text
    assert "- 7 · AN101 · “Sources” · bare-source: Summary." in text
    assert "loose" not in text
    assert "mixed/1" not in text


def test_good_votes_have_no_problems():
    lines = [
        '{"c": 1, "v": "right", "r": "clear"}',
        '{"a": 2, "genre": "news", "missed": [{"quote": "insiders fear", "rule": "AN101"}]}',
        "",
    ]
    assert problems(lines, [1], {2: "Some insiders\nfear it."}) == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "no JSON"),
        ('{"v": "right"}', "needs either c or a"),
        ('{"c": 9, "v": "right", "r": "clear"}', "is not in the packet"),
        ('{"c": 1, "v": "good", "r": "clear"}', "v is 'good'"),
        ('{"c": 1, "v": "right", "r": "because"}', "r is 'because'"),
        ('{"a": 2, "genre": "blog", "missed": []}', "genre is 'blog'"),
        ('{"a": 2, "genre": "news"}', "missed is no list"),
        ('{"a": 2, "genre": "news", "missed": [{"quote": "not there", "rule": "AN101"}]}', "is not in the article"),
        ('{"a": 2, "genre": "news", "missed": [{"quote": "fear", "rule": "XX1"}]}', "missed rule"),
        ('{"c": [1], "v": "right", "r": "clear"}', "no number"),
    ],
)
def test_faults_of_a_vote_file_are_said(line, problem):
    assert any(problem in one for one in problems([line], [1], {2: "Some insiders fear it."}))


def test_missing_and_double_votes_are_said():
    line = json.dumps({"c": 1, "v": "right", "r": "clear"})
    assert problems([line, line], [1, 3], {}) == ["c 3: no vote", "c 1: 2 votes"]


def test_kappa_is_agreement_beyond_chance():
    pairs = [("right", "right")] * 20 + [("right", "wrong")] * 5 + [("wrong", "right")] * 10 + [("wrong", "wrong")] * 15
    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa([("right", "right")]) == 1


def test_votes_of_readers_are_joined_by_candidate():
    votes, genres = joined(
        [("x", [{"c": 1, "v": "right"}, {"a": 2, "genre": "news"}]), ("y", [{"c": 1, "v": "wrong"}])]
    )
    assert {reader: row["v"] for reader, row in votes[1].items()} == {"x": "right", "y": "wrong"}
    assert list(genres[2]) == ["x"]


def test_a_mark_is_met_by_a_finding_of_its_family_in_its_sentence():
    mark = {"a": "a", "rule": "VA202", "start": 12, "end": 16}
    assert fresh._meets(mark, {"a": "a", "rule": "AN103", "sentence": (0, 14)})
    assert not fresh._meets(mark, {"a": "a", "rule": "AN103", "sentence": (20, 40)})
    assert not fresh._meets(mark, {"a": "a", "rule": "EV402", "sentence": (0, 14)})


def test_marks_are_agreed_if_every_reader_has_one_of_that_family_there():
    first = [{"a": "a", "rule": "AN101", "start": 0, "end": 9}, {"a": "a", "rule": "LI304", "start": 0, "end": 9}]
    second = [{"a": "a", "rule": "AN103", "start": 4, "end": 9}]
    assert fresh._agreed([first, second]) == first[:1]


def candidate(number, rule, start, end):
    return {"c": number, "a": "a", "rule": rule, "start": start, "end": end, "quote": "", "origin": "rule"}
