"""Check readers' labels of blocks and genres, and measure the program against them.

`python training/blocks/labels.py check OUT READER` says what is missing or wrong in OUT/votes/READER/NN.jsonl.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

HERE = Path(__file__).parent
KINDS = """headline metadata byline dateline deck summary subhead correction signature credit caption teaser service
table pull-quote block-quotation question answer turn footnote list-item paragraph""".split()
GENRES = (
    "news", "analysis", "opinion", "explainer", "sports report", "live", "listicle", "transcript", "satire", "feature",
    "other",
)  # fmt: skip
IN_A_PACKET = 10

Row = dict[str, Any]


def read(path: Path) -> list[Row]:
    """Return the rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def problems(rows: Sequence[Row], articles: Iterable[Row]) -> list[str]:
    """Return what is missing or wrong in the votes on a packet of these articles."""
    wanted = [("a", one["n"]) for one in articles] + [("b", number) for one in articles for number, _ in one["blocks"]]
    votes = [("a" if "a" in row else "b", row.get("a", row.get("b")), row) for row in rows]
    found = [f"{name} {number}: {row}" for name, number, row in votes if not _valid(name, row)]
    given = [(name, number) for name, number, _ in votes]
    found += [f"{name} {number}: no vote" for name, number in wanted if (name, number) not in given]
    found += [
        f"{name} {number}: {given.count((name, number))} votes"
        for name, number in sorted(set(given))
        if given.count((name, number)) > 1
    ]
    return found + [f"{name} {number}: not in this packet" for name, number in given if (name, number) not in wanted]


def _valid(name: str, row: Row) -> bool:
    return row.get("genre") in GENRES if name == "a" else row.get("kind") in KINDS


@click.group()
def main() -> None:
    pass


@main.command()
@click.argument("out", type=Path)
@click.argument("reader")
def check(out: Path, reader: str) -> None:
    rows = read(out / "articles.jsonl")
    bad = False
    for at in range(0, len(rows), IN_A_PACKET):
        path = out / "votes" / reader / f"{at // IN_A_PACKET + 1:02}.jsonl"
        if not path.exists():
            continue
        found = problems(read(path), rows[at : at + IN_A_PACKET])
        bad = bad or bool(found)
        click.echo(f"{path}: {'fine' if not found else f'{len(found)} problems'}")
        for what in found[:20]:
            click.echo(f"  {what}")
    sys.exit(int(bad))


if __name__ == "__main__":
    main()
