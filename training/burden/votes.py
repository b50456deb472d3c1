"""Check readers' votes on burdens and scores, and join them.

`python training/burden/votes.py check OUT READER` says what is missing or wrong in OUT/votes/READER/NN.jsonl.
`python training/burden/votes.py join OUT` writes OUT/labels.jsonl and OUT/scores.jsonl, and prints the agreement.
`python training/burden/votes.py keep OUT` adds them to votes.jsonl and scores.jsonl of this folder: places, no text.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import click
from draw import SCORED, VOTES, rows

BURDENS = ("none", "told", "ask", "judgement", "accusation")
HOLDS = ("G1", "G2", "G3", "G4")
SURE, UNSURE = 0.92, 0.68
"""Share of its word that a vote stands for, if the reader is sure and if not; the others have the rest."""

Row = dict[str, Any]


def problems(lines: Sequence[str], marks: Iterable[int], articles: Iterable[int], whole: bool) -> list[str]:
    """Return what is missing or wrong in the votes on a packet; of `whole` articles more is asked."""
    found: list[str] = []
    seen: Counter[tuple[str, int]] = Counter()
    wanted = [("c", number) for number in marks] + [("a", number) for number in articles]
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
        kind = "c" if "c" in row else "a"
        if (kind, row[kind]) not in wanted:
            found.append(f"line {at}: {kind} {row[kind]!r} is not in the packet")
            continue
        seen[kind, row[kind]] += 1
        found += [f"line {at}: {what}" for what in (_of_mark(row) if kind == "c" else _of_article(row, whole))]
    found += [f"{kind} {number}: no vote" for kind, number in wanted if not seen[kind, number]]
    return found + [f"{kind} {number}: {times} votes" for (kind, number), times in seen.items() if times > 1]


def _of_mark(row: Row) -> list[str]:
    found = [] if row.get("burden") in BURDENS else [f"burden is {row.get('burden')!r}"]
    if not isinstance(row.get("sure"), bool):
        found.append(f"sure is {row.get('sure')!r}")
    if row.get("burden") != "none" and row.get("backed") not in range(5):
        found.append(f"backed is {row.get('backed')!r}")
    return found


def _of_article(row: Row, whole: bool) -> list[str]:
    found = [
        f"{name} is {row.get(name)!r}"
        for name in ("score", "low", "high")[: 3 if whole else 1]
        if not _is_score(row, name)
    ]
    if whole and not (isinstance(row.get("holds"), list) and set(row["holds"]) <= set(HOLDS)):
        found.append(f"holds is {row.get('holds')!r}")
    return found


def _is_score(row: Row, name: str) -> bool:
    value = row.get(name, -1)
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 100)


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Return Cohen's kappa of pairs of votes: agreement beyond what the frequency of the words would give."""
    if not pairs:
        return float("nan")
    same = sum(one == other for one, other in pairs) / len(pairs)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(first[word] * second[word] for word in first) / len(pairs) ** 2
    return 1.0 if by_chance == 1 else (same - by_chance) / (1 - by_chance)


def soft(votes: Iterable[Row]) -> list[float]:
    """Return the share of each burden in the votes on a mark."""
    shares = []
    for vote in votes:
        sure = SURE if vote["sure"] else UNSURE
        rest = (1 - sure) / (len(BURDENS) - 1)
        shares.append([sure if word == vote["burden"] else rest for word in BURDENS])
    return [round(sum(column) / len(shares), 4) for column in zip(*shares, strict=True)]


def all_votes(out: Path) -> tuple[dict[int, dict[str, Row]], dict[int, dict[str, Row]]]:
    """Return the votes in OUT/votes on each mark and on each article, by reader."""
    marks: dict[int, dict[str, Row]] = defaultdict(dict)
    articles: dict[int, dict[str, Row]] = defaultdict(dict)
    for path in sorted((out / "votes").glob("*/*.jsonl")):
        for row in rows(path):
            (marks[row["c"]] if "c" in row else articles[row["a"]])[path.parent.name] = row
    return marks, articles


def pairs(votes: dict[int, dict[str, Row]]) -> list[tuple[int, Row, Row]]:
    """Return every two votes on the same thing, readers in the order of their names."""
    return [
        (number, by[one], by[other])
        for number, by in sorted(votes.items())
        for one, other in combinations(sorted(by), 2)
    ]


def report(both: Sequence[tuple[int, Row, Row]]) -> Iterable[str]:
    """Return lines on the agreement over marks."""
    words = [(one["burden"], other["burden"]) for _, one, other in both]
    if not words:
        return
    same = sum(one == other for one, other in words) / len(words)
    yield f"burden: {len(words)} marks with two votes, agreement {same:.3f}, kappa {kappa(words):.3f}"
    for word in BURDENS:
        coarse = [(str(one == word), str(other == word)) for one, other in words]
        number = sum(one == word for one, _ in words) + sum(other == word for _, other in words)
        f1 = 2 * sum(one == other == word for one, other in words) / max(1, number)
        share = number / 2 / len(words)
        yield f"  {word:10} {share:6.3f} of votes, kappa {kappa(coarse):.3f}, F1 of one by the other {f1:.3f}"
    levels = [
        (one["backed"], other["backed"]) for _, one, other in both if "none" not in (one["burden"], other["burden"])
    ]
    if levels:
        equal = sum(one == other for one, other in levels) / len(levels)
        near = sum(abs(one - other) <= 1 for one, other in levels) / len(levels)
        yield f"level: {len(levels)} marks, equal {equal:.3f}, within one {near:.3f}"


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the rank correlation of two columns; equal values share their mean rank."""
    return statistics.correlation(_ranks(one), _ranks(other))


def _ranks(values: Sequence[float]) -> list[float]:
    ordered = sorted(values)
    return [ordered.index(value) + (ordered.count(value) - 1) / 2 for value in values]


@click.group()
def main() -> None:
    pass


@main.command()
@click.argument("out", type=Path)
@click.argument("reader")
def check(out: Path, reader: str) -> None:
    bad = False
    for packet in rows(out / "packets.jsonl"):
        path = out / "votes" / reader / f"{packet['packet']:02}.jsonl"
        if not path.exists():
            continue
        lines = path.read_text("utf-8").split("\n")
        found = problems(lines, packet["marks"], packet["articles"], whole=not packet["marks"])
        bad = bad or bool(found)
        click.echo(f"{path}: {'fine' if not found else f'{len(found)} problems'}")
        for what in found[:20]:
            click.echo(f"  {what}")
    sys.exit(int(bad))


@main.command()
@click.argument("out", type=Path)
def join(out: Path) -> None:
    names = {row["n"]: row["a"] for row in rows(out / "articles.jsonl")}
    marks, articles = all_votes(out)
    if marks:
        known = {row["c"]: row for row in rows(out / "marks.jsonl")}
        with (out / "labels.jsonl").open("w", encoding="utf-8") as file:
            for number, by in sorted(marks.items()):
                levels = [row["backed"] for row in by.values() if row["burden"] != "none"]
                row = {**known[number], "soft": soft(by.values()), "levels": levels, "votes": by}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        for credited in (None, False, True):
            of = [one for one in pairs(marks) if credited is None or known[one[0]]["credited"] is credited]
            click.echo({None: "all", False: "reporter's voice", True: "credited"}[credited])
            click.echo("\n".join(report(of)))
    with (out / "scores.jsonl").open("w", encoding="utf-8") as file:
        for number, by in sorted(articles.items()):
            file.write(json.dumps({"a": names[number], "votes": by}) + "\n")
    both = [(one["score"], other["score"]) for _, one, other in pairs(articles)]
    number = [pair for pair in both if None not in pair]
    if len(number) > 2:
        error = statistics.mean(abs(one - other) for one, other in number)
        rho = spearman(*zip(*number, strict=True))
        click.echo(
            f"scores: {len(both)} articles, {len(number)} scored twice, mean difference {error:.1f}, rho {rho:.3f}"
        )


@main.command()
@click.argument("out", type=Path)
def keep(out: Path) -> None:
    """Add the votes to those that the project keeps, in place of earlier ones in the same articles."""
    names = {row["n"]: row["a"] for row in rows(out / "articles.jsonl")}
    marks, articles = all_votes(out)
    known = {row["c"]: row for row in rows(out / "marks.jsonl")} if marks else {}
    votes = [
        {**{name: known[number][name] for name in ("a", "parts", "credited")},
         "votes": [[row["burden"], row.get("backed"), row["sure"]] for row in by.values()]}
        for number, by in sorted(marks.items())
    ]  # fmt: skip
    scores = [
        {"a": names[number], "whole": not marks, "scores": [row["score"] for row in by.values()]}
        for number, by in sorted(articles.items())
    ]
    for path, new in ((VOTES, votes), (SCORED, scores)):
        ids = {row["a"] for row in new}
        kept = [row for row in rows(path) if row["a"] not in ids or row.get("whole", False) != (not marks)]
        path.write_text("".join(json.dumps(row) + "\n" for row in (*kept, *new)), "utf-8")
    click.echo(f"{len(votes)} votes, {len(scores)} scores")


if __name__ == "__main__":
    main()
