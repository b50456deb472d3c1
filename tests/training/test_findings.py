"""What prepares labelled candidates: the ledger, the choice of candidates, packets, votes."""

import json
import random
from collections import Counter, defaultdict

import fresh
import pytest
import renew
from articles import Article
from candidates import AN_ARTICLE, Candidate, chosen, distinct, mixed, quotas
from ledger import RESERVED, beats, copies, ledger, spread
from loose import loose, patterns
from packets import groups, marked, packed, page
from votes import joined, kappa, problems

from onrecord import Settings, audit
from onrecord.rules import rules


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


def test_finding_of_a_rule_displaces_a_loose_proposal_that_overlaps_it():
    wide, own = Candidate("m/1", "AN101", 0, 20, "loose"), Candidate("m/1", "AN101", 5, 12, "rule")
    other = Candidate("m/1", "AN103", 0, 20, "loose")
    assert set(distinct([wide, own, other])) == {own, other}


def test_rare_rules_are_taken_whole_and_the_others_equally():
    assert quotas({"a": 3, "b": 50, "c": 90, "d": 90}, 50, {"d": 10}) == {"a": 3, "b": 19, "c": 19, "d": 10}
    assert quotas({"a": 3}, 50, {}) == {"a": 3}


def test_no_article_gets_too_many_candidates():
    many = [Candidate("m/1", f"R{rule}", at, at + 1, "loose") for rule in range(9) for at in range(9)]
    assert len(chosen(many, 81, {}, random.Random(1))) == AN_ARTICLE


def test_candidates_of_a_rule_are_its_own_and_loose_ones():
    own = [Candidate(f"m/{at}", "R", 0, 1, "rule") for at in range(20)]
    wide = [Candidate(f"m/{at}", "R", 0, 1, "loose") for at in range(20)]
    first = mixed([*own, *wide], 10, random.Random(1))[:10]
    assert Counter(one.origin for one in first) == {"rule": 6, "loose": 4}
    assert Counter(one.origin for one in mixed([*own[:2], *wide], 10, random.Random(1))[:10]) == {"rule": 2, "loose": 8}


def test_patterns_are_of_rules_that_exist():
    assert set(patterns()) <= {rule.code for rule in rules()}


@pytest.mark.parametrize(
    ("sentence", "rule", "phrase"),
    [
        ("Sales fell, per sources at hand.", "AN101", "sources"),
        ("The firm is held back, according to more than a dozen former and current employees.", "AN103", None),
        ("A further source confirmed the plan.", "AN101", "A further source"),
        ("Some insiders feel that the firm cares for profit alone.", "AN101", "Some insiders"),
        ("The firm was criticized by insiders for its silence.", "AN101", "insiders"),
        ("This matches what sources told me of their work.", "AN101", "sources"),
        ("The firm has offered deals, the paper reports, citing people familiar with the matter.", "AN102", None),
        ("Four different club workers confirmed that a dancer was fired.", "AN103", None),
        ("He was told in May, according to three current and former U.S. officials.", "AN103", None),
        ("It leaks, said an official, who requested anonymity to discuss private polling.", "AN104", None),
        ("She spoke on the condition of anonymity.", "AN103", None),
        ("HT has learnt that it leaks.", "AN111", "HT has learnt"),
        ("The damage is estimated at nothing.", "VA204", None),
        ("The tunnel is understood to leak.", "AN111", None),
        ("The engineer, who wishes to remain anonymous, spoke on Monday.", "AN103", None),
        ("Some, however, have suggested that it leaks.", "VA203", None),
        ("Critics worry that it leaks.", "VA202", "Critics"),
        ("The bridge was reported to be unsafe.", "VA204", None),
        ("It has been linked to two floods.", "VA204", None),
        ("It is widely seen as a failure.", "VA204", "widely seen"),
        ("Rents rose 40 percent in a year.", "EV402", "40 percent"),
        ("It is the largest bridge of the county.", "EV403", "largest"),
        ("Why did nobody look?", "LI303", None),
    ],
)
def test_forms_that_rules_may_miss_are_proposed(sentence, rule, phrase):
    text = f"Council opens bridge\n\nThe council opened it on Monday. {sentence}"
    found = [(code, text[start:end]) for code, start, end in _loose(text)]
    assert rule in [code for code, _ in found]
    assert phrase is None or (rule, phrase) in found


def test_quoted_speech_is_left_alone_by_patterns_of_the_reporters_voice():
    text = 'Council opens bridge\n\n"Sources said so, and rents rose 40 percent in a year," Ann Hall said.'
    assert not [code for code, _, _ in _loose(text) if code in {"AN101", "EV402"}]


def _loose(text):
    from audited import found

    return list(
        loose(text, *(found(audit(text, "draft.txt", settings=Settings()))[key] for key in ("stretches", "credited")))
    )


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


def test_candidate_is_a_rules_own_if_the_rule_now_proposes_words_of_it():
    rows = [candidate(1, "AN101", 10, 20), candidate(2, "AN101", 30, 40)]
    now = renew.renewed(rows, defaultdict(list, {("a", "AN101"): [(18, 25)]}))
    assert [row["origin"] for row in now] == ["rule", "loose"]


def test_only_proposals_that_overlap_no_candidate_of_their_rule_are_unread():
    proposed = defaultdict(list, {("a", "AN101"): [(18, 25), (50, 60)], ("a", "VA201"): [(12, 14)]})
    new = renew.unread([candidate(1, "AN101", 10, 20)], proposed, random.Random(1))
    assert new == [("a", "AN101", 50, 60), ("a", "VA201", 12, 14)]


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
