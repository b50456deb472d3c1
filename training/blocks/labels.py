"""Check readers' labels of blocks and genres, and measure the program against them.

`python training/blocks/labels.py check OUT READER` says what is missing or wrong in OUT/votes/READER/NN.jsonl.
`python training/blocks/labels.py measure OUT` prints how often the readers agree, and how often the program is right of
the blocks on which they do.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from onrecord.readers import read as read_draft
from onrecord.structure import structure

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


@main.command()
@click.argument("out", type=Path)
@click.option("--data", type=Path, default=Path("../shared/data"), show_default=True)
def measure(out: Path, data: Path) -> None:
    sys.path.insert(0, str(HERE.parent / "findings"))
    from articles import FILES, articles

    kinds: dict[int, list[str]] = defaultdict(list)
    genres: dict[int, list[str]] = defaultdict(list)
    for path in sorted((out / "votes").glob("*/*.jsonl")):
        for row in read(path):
            (genres[row["a"]] if "a" in row else kinds[row["b"]]).append(row.get("genre") or row["kind"])
    drafts = {one.id: one for one in articles(data, *FILES)}
    right, all_of, taken_for = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    proposed = Counter[str]()
    for row in read(out / "articles.jsonl"):
        draft = drafts[row["a"]]
        told = _told([text for _, text in row["blocks"]], draft.draft.encode(), f"draft.{draft.ending}")
        for (number, _), kind in zip(row["blocks"], told, strict=True):
            if len(set(kinds[number])) == 1:
                wanted = kinds[number][0]
                all_of[wanted] += 1
                proposed[kind] += 1
                right[wanted] += kind == wanted
                if kind != wanted:
                    taken_for[wanted, kind] += 1
    for name, votes in ("blocks", kinds), ("genres", genres):
        same = sum(len(set(ones)) == 1 for ones in votes.values())
        click.echo(f"{name}: readers agree on {same} of {len(votes)} ({same / len(votes):.3f})")
    click.echo(f"program: {right.total()} of {all_of.total()} right ({right.total() / all_of.total():.3f})")
    for kind, number in all_of.most_common():
        mistakes = ", ".join(f"{other} {times}" for (one, other), times in taken_for.most_common() if one == kind)
        of = f"{right[kind]} of {number}, {proposed[kind]} proposed"
        click.echo(f"  {kind}: {of}; taken for {mistakes or 'no other'}")


_SAME = {"repeated-headline": "headline", "table-row": "table", "table-cell": "table"}


def _told(texts: Sequence[str], data: bytes, name: str) -> list[str]:
    """Return the program's kind of each of these stretches of a draft: that of the block that it begins in."""
    document = structure(read_draft(data, name))
    letters = [at for at, sign in enumerate(document.text) if sign.isalnum()]
    squeezed = "".join(document.text[at] for at in letters)
    found, start = [], 0
    for text in texts:
        wanted = "".join(filter(str.isalnum, text))
        at = squeezed.find(wanted[:80], start) if wanted else -1
        if at < 0:
            found.append("paragraph" if wanted else "metadata")
            continue
        start = at + len(wanted)
        place = letters[at]
        kind = next((block.kind for block in document.blocks if block.span.start <= place < block.span.end), "remark")
        found.append(_SAME.get(str(kind), str(kind)))
    return found


if __name__ == "__main__":
    main()
