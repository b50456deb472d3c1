"""Compare the levels of assertions with those that readers gave: `python training/burden/levels.py`.

Prints, of the marks that both readers gave a level, how often ours is the same or lies between theirs, and how far
it is off on average: of all (what we do not score is level 0), of those that we score, and of the lines that readers
were shown as credited or as the reporter's own. Readers saw no links, so links are left out. `--show` prints those of
`[burden.train]` that differ most, with what our level rests on.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import mean
from typing import Any

sys.path.append(str(Path(__file__).parents[1] / "findings"))

import click
from articles import TRAINABLE, Article, articles
from draw import opening, part

from onrecord import audit
from onrecord.domain import Span
from onrecord.language.messages import worded
from onrecord.readers import read

VOTES = Path(__file__).parent / "votes.jsonl"
Row = dict[str, Any]


def levels(article: Article, marks: list[Row]) -> list[Row]:
    """Return each mark with our level of the assertion there, and why; None where nothing is scored."""
    document = read(article.draft.encode(), f"draft.{article.ending}")
    dossier = audit(document.text[: opening(document)], "draft.txt", threads=1).dossier
    found = []
    for mark in marks:
        spans = [Span(*each) for each in mark["parts"]]
        over = [one for one in dossier.assertions if any(a.overlaps(b) for a in one.parts for b in spans)]
        best = max(over, key=lambda one: sum(_shared(a, b) for a in one.parts for b in spans), default=None)
        why = [f"{each.signal} {each.points:+d} {worded(each.because)}" for each in best.evidence] if best else []
        text = " … ".join(dossier.text(each) for each in spans)
        level = best.level if best and best.stakes else None
        found.append({**mark, "level": level, "why": why, "text": text})
    return found


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def report(rows: list[Row]) -> str:
    """Return how well our levels agree with the readers'."""
    given = [sorted(vote[1] for vote in row["votes"]) for row in rows]
    ours = [row["level"] or 0 for row in rows]
    same = mean(low <= level <= high for level, (low, high) in zip(ours, given, strict=True))
    off = mean(abs(level - mean(pair)) for level, pair in zip(ours, given, strict=True))
    bias = mean(level - mean(pair) for level, pair in zip(ours, given, strict=True))
    wrong = Counter((round(mean(pair)), level) for level, pair in zip(ours, given, strict=True))
    table = ", ".join(
        f"{theirs}→{level}: {number}" for (theirs, level), number in wrong.most_common(14) if theirs != level
    )
    return f"{len(rows)} marks, right {same:.2f}, off by {off:.2f}, bias {bias:+.2f}; readers → ours {table}"


@click.command()
@click.option("--data", type=Path, default=Path("../shared/data"), show_default=True)
@click.option("--jobs", default=2, show_default=True)
@click.option("--show", is_flag=True)
def main(data: Path, jobs: int, show: bool) -> None:
    marks: dict[str, list[Row]] = {}
    for line in VOTES.read_text("utf-8").splitlines():
        row = json.loads(line)
        if len(row["votes"]) == 2 and all(vote[1] is not None for vote in row["votes"]):
            marks.setdefault(row["a"], []).append(row)
    pool = [one for one in articles(data, *TRAINABLE, "outlets", "british") if one.id in marks]
    with ProcessPoolExecutor(jobs) as workers:
        found = [row for rows in workers.map(levels, pool, [marks[one.id] for one in pool]) for row in rows]
    for name in ("train", "test"):
        here = part("burden", name)
        rows = [row for row in found if row["a"] in here]
        click.echo(f"{name}: {report(rows)}")
        click.echo(f"  scored: {report([row for row in rows if row['level'] is not None])}")
        for credited, told in ((True, "credited"), (False, "the reporter's own")):
            click.echo(f"  {told}: {report([row for row in rows if row['credited'] is credited])}")
        if show and name == "train":
            for row in sorted(rows, key=lambda row: -abs((row["level"] or 0) - mean(vote[1] for vote in row["votes"]))):
                theirs = [vote[1] for vote in row["votes"]]
                if not min(theirs) <= (row["level"] or 0) <= max(theirs):
                    click.echo(f"{row['a']} readers {theirs} ours {row['level']}: {row['text'][:160]!r} {row['why']}")


if __name__ == "__main__":
    main()
