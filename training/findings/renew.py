"""Bring the candidates up to date with the rules: who proposes each now, and what nobody has voted on yet.

`python training/findings/renew.py OUT` reads a new OUT/audited.jsonl, says anew of each row of OUT/candidates.jsonl
whether a rule proposes it, and appends the proposals that overlap no candidate of their rule.
`packets.py OUT --more` then makes packets of these.
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click
from ledger import SEED
from packets import read

AN_ARTICLE = 4
"""New proposals of a rule in an article."""
OF_A_RULE = 60

Row = dict[str, Any]
Place = tuple[str, str]
"""An article and a rule."""


def renewed(candidates: Iterable[Row], proposed: dict[Place, list[tuple[int, int]]]) -> list[Row]:
    """Return the candidates, each with its present origin."""
    return [
        {**row, "origin": "rule" if _overlaps(row, proposed[row["a"], row["rule"]]) else "loose"} for row in candidates
    ]


def unread(
    candidates: Iterable[Row], proposed: dict[Place, list[tuple[int, int]]], chance: random.Random
) -> list[tuple[str, str, int, int]]:
    """Return the proposals that no candidate of their rule overlaps: article, rule, start, end."""
    known: dict[Place, list[Row]] = defaultdict(list)
    for row in candidates:
        known[row["a"], row["rule"]].append(row)
    new: dict[str, list[tuple[str, str, int, int]]] = defaultdict(list)
    for (article, rule), spans in proposed.items():
        free = [one for one in spans if not any(_overlaps(row, [one]) for row in known[article, rule])]
        new[rule] += [(article, rule, *one) for one in sorted(free)[:AN_ARTICLE]]
    for ones in new.values():
        ones.sort()
        chance.shuffle(ones)
    return sorted(one for ones in new.values() for one in ones[:OF_A_RULE])


def _overlaps(row: Row, spans: Sequence[tuple[int, int]]) -> bool:
    return any(row["start"] < end and start < row["end"] for start, end in spans)


@click.command()
@click.argument("out", type=Path)
def main(out: Path) -> None:
    texts = {row["a"]: row["text"] for row in read(out / "articles.jsonl")}
    proposed: dict[Place, list[tuple[int, int]]] = defaultdict(list)
    for row in read(out / "audited.jsonl"):
        if texts.get(row["a"]) == row["text"]:
            for rule, start, end in row["findings"]:
                proposed[row["a"], rule].append((start, end))
    candidates = renewed(read(out / "candidates.jsonl"), proposed)
    last = max(row["c"] for row in candidates)
    new = unread(candidates, proposed, random.Random(SEED))
    for at, (article, rule, start, end) in enumerate(new, last + 1):
        quote = texts[article][start:end]
        candidates.append(
            {"c": at, "a": article, "rule": rule, "start": start, "end": end, "quote": quote, "origin": "rule"}
        )
    with (out / "candidates.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in candidates)
    origins = Counter(row["origin"] for row in candidates)
    click.echo(f"{origins['rule']} by rules, {origins['loose']} loose; {len(new)} that nobody has voted on")
    click.echo("  ".join(f"{rule} {number}" for rule, number in sorted(Counter(one[1] for one in new).items())))


if __name__ == "__main__":
    main()
