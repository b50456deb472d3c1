"""The marks of readers in whole articles: what is wrong with their form, and all of them with places.

`python training/marks/votes.py check OUT READER NNN…` says what a reader has to mend. `… join OUT` writes
training/marks/votes.jsonl: article, reader, genre and marks, by places in the text; no text.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1] / "findings"))

import click
from packets import read

from onrecord.rules import rules

__all__ = ["place", "read"]

VOTES = Path(__file__).with_name("votes.jsonl")
GRADES = ("right", "arguable")
Row = dict[str, Any]


def place(text: str, mark: Row) -> tuple[int, int] | None:
    """Return where the words of a mark stand: code points of the text, whatever the spaces and quotation marks."""
    outer = _find(text, mark["in"], 0, len(text)) if mark.get("in") else None
    start, end = outer or (0, len(text))
    return _find(text, mark["quote"], start, end) or _find(text, mark["quote"], 0, len(text))


def _find(text: str, words: str, start: int, end: int) -> tuple[int, int] | None:
    parts = re.findall(r"\w+", words)
    if not parts:
        return None
    found = re.compile(r"(?<!\w)" + r"\W+".join(map(re.escape, parts)) + r"(?!\w)", re.I).search(text, start, end)
    return found and found.span()


@click.group()
def main() -> None:
    pass


@main.command()
@click.argument("out", type=Path)
@click.argument("reader")
@click.argument("packets", nargs=-1, type=int)
def check(out: Path, reader: str, packets: tuple[int, ...]) -> None:
    """Say what is missing or cannot be read in a reader's files."""
    texts = {row["n"]: row["text"] for row in read(out / "articles.jsonl")}
    codes = {rule.code for rule in rules()}
    faults = 0
    for packet in packets:
        page = (out / "packets" / f"{packet:03}.md").read_text("utf-8")
        wanted = [int(number) for number in re.findall(r"^# Article (\d+)$", page, re.M)]
        path = out / "votes" / reader / f"{packet:03}.jsonl"
        given = {row["a"]: row for row in read(path)} if path.exists() else {}
        for number in wanted:
            if number not in given:
                faults += 1
                click.echo(f"packet {packet}: article {number} is missing")
                continue
            for mark in given[number]["marks"]:
                wrong = [] if mark["rule"] in codes else [f"no rule {mark['rule']}"]
                wrong += [] if mark.get("v") in GRADES else ["v is neither right nor arguable"]
                wrong += [] if place(texts[number], mark) else ["these words are not in the article"]
                faults += bool(wrong)
                for one in wrong:
                    click.echo(f"packet {packet}, article {number}: {mark['quote']!r}: {one}")
    click.echo(f"{faults} faults")


@main.command()
@click.argument("out", type=Path)
def join(out: Path) -> None:
    """Add the marks with their places; those of readers of the same articles are replaced."""
    articles = {row["n"]: row for row in read(out / "articles.jsonl")}
    codes = {rule.code for rule in rules()}
    count: Counter[str] = Counter()
    rows = []
    for path in sorted((out / "votes").glob("*/*.jsonl")):
        for row in read(path):
            article = articles[row["a"]]
            marks = []
            for mark in row["marks"]:
                span = place(article["text"], mark)
                if span and mark["rule"] in codes and mark.get("v") in GRADES:
                    marks.append({"rule": mark["rule"], "start": span[0], "end": span[1], "v": mark["v"]})
                    count[mark["rule"]] += 1
            marks.sort(key=lambda one: (one["start"], one["end"], one["rule"]))
            rows.append(
                {"a": article["a"], "reader": path.parent.name, "words": len(article["text"].split()),
                 "end": len(article["text"]), "genre": row.get("genre", "other"), "marks": marks}
            )  # fmt: skip
    new = {row["a"] for row in rows}
    rows = [*(row for row in read(VOTES) if row["a"] not in new), *rows]
    VOTES.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    click.echo(f"{len(rows)} articles, {sum(count.values())} marks: {count.most_common()}")


if __name__ == "__main__":
    main()
