"""Make packets for blind readers: whole articles with numbered marks, and neither confidence nor origin.

`python training/findings/packets.py OUT` reads OUT/articles.jsonl and OUT/candidates.jsonl and writes
OUT/packets/NNN.md, OUT/packets.jsonl (the numbers in each) and OUT/reader.md.
"""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from onrecord.rules import rules

WORDS = 12000
MARKS = 62
"""How many words and marks a packet has, about."""

Row = dict[str, Any]


def groups(marks: Sequence[Row]) -> list[tuple[int, int, list[int]]]:
    """Return the stretches that the marks cover, and the numbers of those in each; marks that overlap share one."""
    found: list[tuple[int, int, list[int]]] = []
    for mark in sorted(marks, key=lambda one: (one["start"], one["end"])):
        if found and mark["start"] < found[-1][1]:
            start, end, numbers = found[-1]
            found[-1] = (start, max(end, mark["end"]), [*numbers, mark["c"]])
        else:
            found.append((mark["start"], mark["end"], [mark["c"]]))
    return found


def marked(text: str, marks: Sequence[Row]) -> str:
    """Return the text with its marks in brackets: `⟦12: phrase⟧`."""
    parts: list[str] = []
    at = 0
    for start, end, numbers in groups(marks):
        parts += [text[at:start], f"⟦{', '.join(map(str, numbers))}: {text[start:end]}⟧"]
        at = end
    return "".join([*parts, text[at:]])


def packed(articles: Iterable[tuple[str, int, int, int]], packets: int) -> list[list[int]]:
    """Deal articles (collection, number, words, marks) to packets of even load, each collection over all of them."""
    load = [0.0] * packets
    dealt: list[list[int]] = [[] for _ in range(packets)]
    for _, number, words, marks in sorted(articles, key=lambda one: (one[0], -one[2], one[1])):
        lightest = load.index(min(load))
        load[lightest] += words / WORDS + marks / MARKS
        dealt[lightest].append(number)
    return [sorted(numbers) for numbers in dealt]


def page(number: int, articles: Sequence[Row], marks: dict[int, list[Row]], summaries: dict[str, str]) -> str:
    """Return a packet as Markdown."""
    lines = [f"# Packet {number:03}", "", "Read reader.md first."]
    for article in articles:
        here = marks[article["n"]]
        lines += ["", "---", "", f"# Article {article['n']}", "", marked(article["text"], here).strip(), ""]
        lines += [f"## Marks in article {article['n']}", ""]
        lines += [f"- {one['c']} · {one['rule']} · “{_line(one['quote'])}” · {summaries[one['rule']]}" for one in here]
    return "\n".join([*lines, ""])


def _line(quote: str) -> str:
    words = quote.split()
    return " ".join(words if len(words) <= 30 else [*words[:14], "…", *words[-14:]])


def read(path: Path) -> list[Row]:
    """Return the rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


@click.command()
@click.argument("out", type=Path)
@click.option("--more", is_flag=True, help="Only of candidates that stand in no packet yet; earlier packets stay.")
def main(out: Path, more: bool) -> None:
    articles = {row["n"]: row for row in read(out / "articles.jsonl")}
    numbers = {row["a"]: row["n"] for row in articles.values()}
    earlier = read(out / "packets.jsonl") if more else []
    known = {number for packet in earlier for number in packet["candidates"]}
    marks: dict[int, list[Row]] = defaultdict(list)
    for row in read(out / "candidates.jsonl"):
        if row["c"] not in known:
            marks[numbers[row["a"]]].append(row)
    summaries = {rule.code: f"{rule.info.name}: {rule.info.summary}" for rule in rules()}
    sizes = [
        (row["a"].partition("/")[0], number, len(row["text"].split()), len(marks[number]))
        for number, row in articles.items()
        if marks[number] or not more
    ]
    load = sum(words / WORDS + count / MARKS for _, _, words, count in sizes) / 2
    dealt = packed(sizes, max(1, round(load)))
    folder = out / "packets"
    if not more:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(exist_ok=True)
    with (out / "packets.jsonl").open("a" if more else "w", encoding="utf-8") as index:
        for at, chosen in enumerate(dealt, len(earlier) + 1):
            text = page(at, [articles[number] for number in chosen], marks, summaries)
            (folder / f"{at:03}.md").write_text(text, "utf-8")
            ids = [one["c"] for number in chosen for one in marks[number]]
            index.write(json.dumps({"packet": at, "articles": chosen, "candidates": ids}) + "\n")
    shutil.copy(Path(__file__).with_name("reader.md"), out / "reader.md")
    words = sum(size[2] for size in sizes)
    click.echo(f"{len(dealt)} packets, {len(sizes)} articles, {words} words, {sum(size[3] for size in sizes)} marks")


if __name__ == "__main__":
    main()
