"""Choose the candidates that readers label: what the rules find, and what wide patterns propose beside it.

`python training/findings/candidates.py OUT` reads OUT/audited.jsonl and writes OUT/articles.jsonl (number, id, part,
text) and OUT/candidates.jsonl (number, article, rule, start, end, quote, origin). Positions are code points of that
text.
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from ledger import SEED, ledger
from loose import loose

WORDS = range(80, 3001)
"""Length of an article that is given to readers, in words."""
POLNEAR = 460
"""How many articles of PolNeAR are used; of the other collections all are."""
TOTAL = 4000
AN_ARTICLE = 12
OF_A_RULE_IN_AN_ARTICLE = 3
LIMITS = {
    "EV401": 130, "EV402": 240, "EV403": 170, "EV404": 80, "FR501": 160, "HB602": 70, "HB603": 50, "HB604": 40,
    "LI303": 140, "LI304": 240, "LI305": 100, "LI306": 110, "LI307": 110, "LI308": 120, "VA209": 90, "VA210": 60,
}  # fmt: skip
"""At most so many candidates of a rule that would otherwise fill the packets."""
FROM_RULES = 0.6
"""Share of a rule's candidates that come from the rule itself, if it finds so many."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase of an article that some rule flags, or might."""

    article: str
    rule: str
    start: int
    end: int
    origin: str


def distinct(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates, only the first of those of a rule that overlap; findings of rules come first."""
    taken: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for one in sorted(candidates, key=lambda one: (one.origin != "rule", one.start, -one.end)):
        others = taken[one.article, one.rule]
        if one.start < one.end and not any(other.start < one.end and one.start < other.end for other in others):
            others.append(one)
    return [one for others in taken.values() for one in others]


def quotas(available: dict[str, int], total: int, limits: dict[str, int]) -> dict[str, int]:
    """Return how many candidates of each rule to take, `total` in all: all of rare rules, of others equally many."""
    room = {rule: min(number, limits.get(rule, number)) for rule, number in available.items()}
    level = 0
    while level < max(room.values(), default=0) and sum(min(number, level) for number in room.values()) < total:
        level += 1
    return {rule: min(number, level) for rule, number in room.items()}


def chosen(
    candidates: Sequence[Candidate], total: int, limits: dict[str, int], chance: random.Random
) -> list[Candidate]:
    """Return about `total` candidates, the rarest rules first, at most AN_ARTICLE in an article."""
    by_rule: dict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        by_rule[one.rule].append(one)
    wanted = quotas({rule: len(ones) for rule, ones in by_rule.items()}, total, limits)
    in_article: Counter[str] = Counter()
    taken: list[Candidate] = []
    for rule in sorted(by_rule, key=lambda rule: (len(by_rule[rule]), rule)):
        here: Counter[str] = Counter()
        for one in mixed(by_rule[rule], wanted[rule], chance):
            full = in_article[one.article] >= AN_ARTICLE or here[one.article] >= OF_A_RULE_IN_AN_ARTICLE
            if not full and here.total() < wanted[rule]:
                taken.append(one)
                here[one.article] += 1
                in_article[one.article] += 1
    return taken


def mixed(candidates: Sequence[Candidate], number: int, chance: random.Random) -> list[Candidate]:
    """Return a rule's candidates in the order to take them: FROM_RULES of `number` its own, loose ones, the rest."""
    own = [one for one in candidates if one.origin == "rule"]
    wide = [one for one in candidates if one.origin != "rule"]
    chance.shuffle(own)
    chance.shuffle(wide)
    first = round(FROM_RULES * number)
    second = number - min(first, len(own))
    return [*own[:first], *wide[:second], *own[first:], *wide[second:]]


def used(rows: Sequence[dict[str, Any]], chance: random.Random) -> list[dict[str, Any]]:
    """Return the articles to choose from: half of PolNeAR's for the rare rules that they hold, half at random."""
    fit = [one for one in rows if len(one["text"].split()) in WORDS]
    polnear = [one for one in fit if one["a"].startswith("polnear/")]
    others = [one for one in fit if not one["a"].startswith("polnear/")]
    chance.shuffle(polnear)
    frequency = Counter(rule for one in polnear for rule in {finding[0] for finding in one["findings"]})
    rarity = {
        one["a"]: sum(1 / frequency[rule] for rule in {finding[0] for finding in one["findings"]}) for one in polnear
    }
    polnear.sort(key=lambda one: -rarity[one["a"]])
    rare, rest = polnear[: POLNEAR // 2], polnear[POLNEAR // 2 :]
    return [*others, *rare, *chance.sample(rest, min(len(rest), POLNEAR - len(rare)))]


def proposals(row: dict[str, Any]) -> list[Candidate]:
    """Return all candidates of an audited article, each phrase once a rule."""
    wide = loose(row["text"], row["stretches"], row["credited"])
    found = [Candidate(row["a"], rule, start, end, "rule") for rule, start, end in row["findings"]]
    return distinct([*found, *(Candidate(row["a"], rule, start, end, "loose") for rule, start, end in wide)])


@click.command()
@click.argument("out", type=Path)
@click.option("--jobs", default=2, show_default=True)
def main(out: Path, jobs: int) -> None:
    chance = random.Random(SEED)
    split = ledger()
    rows = [json.loads(line) for line in (out / "audited.jsonl").read_text("utf-8").splitlines()]
    rows = used([one for one in rows if one["text"] and one["a"] not in split["reserved"]], chance)
    rows.sort(key=lambda one: one["a"])
    with ProcessPoolExecutor(jobs) as pool:
        found = [one for ones in pool.map(proposals, rows, chunksize=8) for one in ones]
    taken = chosen(found, TOTAL, LIMITS, chance)
    texts = {row["a"]: row["text"] for row in rows}
    names = sorted({one.article for one in taken})
    chance.shuffle(names)
    number = {name: at for at, name in enumerate(names, 1)}
    taken.sort(key=lambda one: (number[one.article], one.start, one.end, one.rule))
    with (out / "articles.jsonl").open("w", encoding="utf-8") as file:
        for name in names:
            part = "calibrate" if name in split["calibrate"] else "train"
            entry = {"n": number[name], "a": name, "part": part, "text": texts[name]}
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")
    with (out / "candidates.jsonl").open("w", encoding="utf-8") as file:
        for at, one in enumerate(taken, 1):
            quote = texts[one.article][one.start : one.end]
            place = {"a": one.article, "rule": one.rule, "start": one.start, "end": one.end}
            file.write(json.dumps({"c": at, **place, "quote": quote, "origin": one.origin}, ensure_ascii=False) + "\n")
    counts = Counter((one.rule, one.origin) for one in taken)
    click.echo(f"{len(taken)} candidates in {len(names)} articles")
    for rule in sorted({rule for rule, _ in counts}):
        click.echo(f"{rule}  {counts[rule, 'rule']:4} by the rule  {counts[rule, 'loose']:4} loose")


if __name__ == "__main__":
    main()
