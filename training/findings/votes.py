"""Check readers' votes, and join them.

`python training/findings/votes.py check OUT READER [NNN…]` says what is missing or wrong in votes/READER/NNN.jsonl.
`python training/findings/votes.py join OUT` writes OUT/labels.jsonl and prints the readers' agreement and the votes of
each rule. `python training/findings/votes.py keep OUT` adds them to training/findings/votes.jsonl: places, no text.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import click
from packets import read

from onrecord.rules import rules

VERDICTS = ("right", "arguable", "wrong")
VOTES = Path(__file__).with_name("votes.jsonl")
REASONS = """clear minor named_nearby answered_elsewhere attributed quoted_speech opinion_copy genre common_knowledge
not_a_claim not_a_source not_identifiable legal_act other_sense irony boilerplate other_rule wrong_span duplicate
unsure""".split()
GENRES = (
    "news", "analysis", "opinion", "explainer", "sports report", "live", "listicle", "transcript", "satire", "feature",
    "other",
)  # fmt: skip

Row = dict[str, Any]


def problems(lines: Sequence[str], candidates: Iterable[int], texts: dict[int, str]) -> list[str]:
    """Return what is missing or wrong in the votes on a packet with these candidates and articles."""
    found: list[str] = []
    seen: Counter[tuple[str, int]] = Counter()
    wanted = [("c", number) for number in candidates] + [("a", number) for number in texts]
    codes = {rule.code for rule in rules()}
    for at, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            found.append(f"line {at}: no JSON")
            continue
        if not isinstance(row, dict) or ("c" in row) == ("a" in row):
            found.append(f"line {at}: needs either c or a")
            continue
        key = ("c", row["c"]) if "c" in row else ("a", row["a"])
        if not isinstance(key[1], int):
            found.append(f"line {at}: {key[0]} is no number")
            continue
        seen[key] += 1
        if key not in wanted:
            found.append(f"line {at}: {key[0]} {key[1]!r} is not in the packet")
        elif key[0] == "c":
            found += [f"line {at}: {what}" for what in _of_candidate(row)]
        else:
            found += [f"line {at}: {what}" for what in _of_article(row, texts[row["a"]], codes)]
    found += [f"{kind} {number}: no vote" for kind, number in wanted if not seen[kind, number]]
    return found + [f"{kind} {number}: {times} votes" for (kind, number), times in seen.items() if times > 1]


def _of_candidate(row: Row) -> list[str]:
    found = [] if row.get("v") in VERDICTS else [f"v is {row.get('v')!r}"]
    return found if row.get("r") in REASONS else [*found, f"r is {row.get('r')!r}"]


def _of_article(row: Row, text: str, codes: set[str]) -> list[str]:
    found = [] if row.get("genre") in GENRES else [f"genre is {row.get('genre')!r}"]
    missed = row.get("missed")
    if not isinstance(missed, list) or not all(isinstance(one, dict) for one in missed):
        return [*found, "missed is no list of objects"]
    words = " ".join(text.split())
    for one in missed:
        if " ".join(str(one.get("quote", "")).split()) not in words or not one.get("quote"):
            found.append(f"missed quote {one.get('quote')!r} is not in the article")
        if one.get("rule") not in codes:
            found.append(f"missed rule is {one.get('rule')!r}")
    return found


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Return Cohen's kappa of pairs of votes: agreement beyond what the frequency of the words would give."""
    if not pairs:
        return float("nan")
    same = sum(one == other for one, other in pairs) / len(pairs)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(first[word] * second[word] for word in first) / len(pairs) ** 2
    return 1.0 if by_chance == 1 else (same - by_chance) / (1 - by_chance)


def agreement(pairs: Sequence[tuple[str, str]]) -> str:
    """Return a line with raw agreement and kappa, for the three words, and for wrong against the rest."""
    if not pairs:
        return "no candidate has two votes"
    coarse = [(_kept(one), _kept(other)) for one, other in pairs]
    return ", ".join(
        f"{name} {sum(one == other for one, other in ones) / len(ones):.3f} (kappa {kappa(ones):.3f})"
        for name, ones in (("three words", pairs), ("wrong or not", coarse))
    )


def _kept(vote: str) -> str:
    return "wrong" if vote == "wrong" else "kept"


def joined(files: Iterable[tuple[str, Iterable[Row]]]) -> tuple[dict[int, dict[str, Row]], dict[int, dict[str, Row]]]:
    """Return the votes on each candidate and on each article, by reader."""
    candidates: dict[int, dict[str, Row]] = defaultdict(dict)
    articles: dict[int, dict[str, Row]] = defaultdict(dict)
    for reader, rows in files:
        for row in rows:
            (candidates[row["c"]] if "c" in row else articles[row["a"]])[reader] = row
    return candidates, articles


def all_votes(out: Path) -> tuple[dict[int, dict[str, Row]], dict[int, dict[str, Row]]]:
    """Return the votes in OUT/votes on each candidate and on each article, by reader."""
    return joined((path.parent.name, read(path)) for path in sorted((out / "votes").glob("*/*.jsonl")))


@click.group()
def main() -> None:
    pass


@main.command()
@click.argument("out", type=Path)
@click.argument("reader")
@click.argument("packets", nargs=-1, type=int)
def check(out: Path, reader: str, packets: tuple[int, ...]) -> None:
    texts = {row["n"]: row["text"] for row in read(out / "articles.jsonl")}
    bad = False
    for packet in read(out / "packets.jsonl"):
        path = out / "votes" / reader / f"{packet['packet']:03}.jsonl"
        if packet["packet"] not in packets and (packets or not path.exists()):
            continue
        lines = path.read_text("utf-8").split("\n") if path.exists() else []
        found = problems(lines, packet["candidates"], {number: texts[number] for number in packet["articles"]})
        bad = bad or bool(found)
        click.echo(f"{path}: {'fine' if not found else f'{len(found)} problems'}")
        for what in found[:20]:
            click.echo(f"  {what}")
    sys.exit(int(bad))


@main.command()
@click.argument("out", type=Path)
def join(out: Path) -> None:
    rows = {row["c"]: row for row in read(out / "candidates.jsonl")}
    votes, genres = all_votes(out)
    with (out / "labels.jsonl").open("w", encoding="utf-8") as file:
        for number, by in sorted(votes.items()):
            said = {reader: [row["v"], row["r"]] for reader, row in by.items()}
            file.write(json.dumps({**rows[number], "votes": said}, ensure_ascii=False) + "\n")
    pairs = {number: list(combinations([by[who]["v"] for who in sorted(by)], 2)) for number, by in votes.items()}
    click.echo(
        f"{len(votes)} of {len(rows)} candidates: {agreement([pair for ones in pairs.values() for pair in ones])}"
    )
    kinds = [pair for by in genres.values() for pair in combinations([by[who]["genre"] for who in sorted(by)], 2)]
    if kinds:
        click.echo(f"genre {sum(one == other for one, other in kinds) / len(kinds):.3f} (kappa {kappa(kinds):.3f})")
    click.echo(f"missed: {sum(len(row['missed']) for by in genres.values() for row in by.values())}")
    click.echo("rule    votes  right  arguable  wrong  agreement  kappa")
    for rule in sorted({row["rule"] for row in rows.values()}):
        numbers = [number for number in votes if rows[number]["rule"] == rule]
        count = Counter(row["v"] for number in numbers for row in votes[number].values())
        both = [pair for number in numbers for pair in pairs[number]]
        same = sum(one == other for one, other in both) / len(both) if both else float("nan")
        click.echo(
            f"{rule:7} {count.total():6} {count['right']:6} {count['arguable']:9} {count['wrong']:6}"
            f" {same:10.2f} {kappa(both):6.2f}"
        )


@main.command()
@click.argument("out", type=Path)
def keep(out: Path) -> None:
    """Add the votes to those that the project keeps, in place of earlier ones on the same words."""
    votes, _ = all_votes(out)
    kept = {(row["a"], row["rule"], row["start"], row["end"]): row for row in read(VOTES)}
    for row in read(out / "candidates.jsonl"):
        if row["c"] in votes:
            given = [[vote["v"], vote["r"]] for _, vote in sorted(votes[row["c"]].items())]
            place = {name: row[name] for name in ("a", "rule", "start", "end")}
            kept[tuple(place.values())] = {**place, "origin": "rule", "votes": given}
    with VOTES.open("w", encoding="utf-8") as file:
        for _, row in sorted(kept.items()):
            file.write(json.dumps({name: value for name, value in row.items() if name != "c"}) + "\n")
    click.echo(f"{len(kept)} candidates with votes")


if __name__ == "__main__":
    main()
