"""Eight stories as five outlets tell each: which articles say the same, and from how many independent origins."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from onrecord.archive.audit import Plan, audit_batch
from onrecord.archive.circular import Statement, credits, groups
from onrecord.archive.inputs import record_batch

STORIES = tomllib.loads(Path(__file__).with_name("stories.toml").read_text())["stories"]
ARTICLES = {f"{story['name']}-{n}": each for story in STORIES for n, each in enumerate(story["articles"])}
TRUTH = {id: (id.partition("-")[0], each["origin"]) for id, each in ARTICLES.items() if each["origin"]}


def pairs(parts):
    return {frozenset(pair) for part in parts for pair in combinations(sorted(part), 2)}


def statement(article, outlet, who, text, kind="unnamed-person", day="2026-01-01"):
    return Statement(article, outlet, day, kind, who, text, text)


def found(statements):
    from onrecord.archive.engines.daft import signatures

    return groups(statements, signatures)


@pytest.fixture(scope="module")
def said():
    batch = record_batch({"id": id, "text": each["text"]} for id, each in ARTICLES.items())
    rows = audit_batch(batch, Plan())["statements"].to_pylist()
    return [
        Statement(row["article"], ARTICLES[row["article"]]["outlet"], ARTICLES[row["article"]]["date"], row["kind"],
                  row["name"] or row["title"] or "", row["text"], row["content"])
        for row in rows if not row["in_headline"]
    ]  # fmt: skip


def test_articles_that_tell_a_story_are_grouped(said):
    got = pairs([each.article for each in group.statements] for group in found(said))
    true = pairs([id for id, (story, _) in TRUTH.items() if story == name] for name in {s["name"] for s in STORIES})
    assert len(got & true) / len(got) == 1  # precision
    assert len(got & true) / len(true) > 0.9  # recall


def test_articles_with_one_origin_are_told_from_those_with_two(said):
    shared = [pair for group in found(said) for pair in combinations(sorted(group.origins.items()), 2)]
    got = {frozenset((one, other)) for (one, its), (other, theirs) in shared if its & theirs}
    true = {frozenset(pair) for pair in combinations(TRUTH, 2) if TRUTH[pair[0]] == TRUTH[pair[1]]}
    assert len(got & true) / len(got) == 1
    assert len(got & true) / len(true) > 0.95


def test_the_number_of_independent_origins_is_that_of_each_story(said):
    for group in found(said):
        assert group.independent == len({TRUTH[article] for article in group.origins})


def test_a_chain_of_credits_is_followed_to_its_end(said):
    (group,) = (group for group in found(said) if "minister-4" in group.origins)
    assert group.origins["minister-4"] == group.origins["minister-0"]
    assert group.independent == 1
    assert group.outlets == 5


def test_who_credits_whom_is_counted_by_article(said):
    assert credits(said)[("Valley Star", "Northern Wire")] == 2


def test_outlets_that_credit_each_other_have_no_other_origin():
    text = "Castle Bank and Union Trust are in talks about a merger worth $6 billion, the {} reported."
    one = statement("1", "Harl Echo", "Valley Star", text.format("Valley Star"), "outlet")
    other = statement("2", "Valley Star", "Harl Echo", text.format("Harl Echo"), "outlet")
    (group,) = found([one, other])
    assert group.independent == 1


def test_many_outlets_that_credit_each_other_are_followed_in_linear_time():
    text = "Castle Bank and Union Trust are in talks about a merger worth $6 billion, the {} reported."
    names = [f"Paper {chr(65 + number)}" for number in range(20)]
    said = [
        statement(f"{number}-{copy}", name, names[number - 1], text.format(names[number - 1]), "outlet")
        for number, name in enumerate(names) for copy in range(5)
    ]  # fmt: skip
    (group,) = found(said)
    assert (len(group.origins), group.independent) == (100, 1)


def test_an_article_that_credits_another_outlet_and_has_a_source_of_its_own_has_both():
    text = "Castle Bank and Union Trust are in talks about a merger worth $6 billion"
    (group,) = found([
        statement("1", "Harl Echo", "two bankers", f"{text}, two bankers said."),
        statement("2", "Valley Star", "Harl Echo", f"{text}, the Harl Echo reported.", "outlet"),
        statement("2", "Valley Star", "Petra Lang", f"{text}, Petra Lang said.", "person"),
    ])  # fmt: skip
    assert group.origins["2"] > group.origins["1"]
    assert group.independent == 2


def test_statements_with_other_figures_are_not_the_same():
    text = "Dorn Motors will close the Millbrook plant in June and cut {} jobs, an official said."
    assert not found([statement("1", "A", "x", text.format("1,400")), statement("2", "B", "y", text.format("900"))])


def test_one_outlet_under_two_forms_of_its_name_does_not_credit_itself():
    text = "Nine girders of the bridge are cracked, an official told The Harl Echo."
    said = [statement("1", "harl_echo", "an official", text), statement("2", "Star", "The Harl Echo", text, "outlet")]
    assert list(credits(said)) == [("Star", "harl_echo")]
