"""Make packets for blind readers: the articles that `draw.py` has cut with their marks, and nothing that a tool thinks.

`python training/burden/packets.py burden OUT` writes OUT/packets/NN.md, OUT/packets.jsonl and OUT/reader.md.
`python training/burden/packets.py scores OUT` writes packets of whole articles without marks.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1] / "findings"))

import click
from articles import TRAINABLE, articles
from draw import part, rows

from onrecord.readers import read as read_draft

HERE = Path(__file__).parent
WORDS = 10_000
MARKS = 155
"""How many words and marks a packet has, about."""

Row = dict[str, Any]


def marked(text: str, marks: Sequence[Row]) -> str:
    """Return the text with its marks in brackets: `⟦12: words⟧`; a mark in several parts bears its number at each."""
    places = sorted((start, end, mark["c"]) for mark in marks for start, end in mark["parts"])
    out: list[str] = []
    at = 0
    for start, end, number in places:
        first = max(start, at)
        if first < end:
            out += [text[at:first], f"⟦{number}: {text[first:end]}⟧"]
            at = end
    return "".join([*out, text[at:]])


def dealt(sizes: Sequence[tuple[str, int, int, int]]) -> list[list[int]]:
    """Deal articles (collection, number, words, marks) to packets of even load, each collection over all of them."""
    packets = max(1, round(sum(words / WORDS + marks / MARKS for _, _, words, marks in sizes) / 2))
    load = [0.0] * packets
    hands: list[list[int]] = [[] for _ in range(packets)]
    for _, number, words, marks in sorted(sizes, key=lambda one: (one[0], -one[2], one[1])):
        lightest = load.index(min(load))
        load[lightest] += words / WORDS + marks / MARKS
        hands[lightest].append(number)
    return [sorted(numbers) for numbers in hands]


def page(number: int, chosen: Sequence[Row], marks: dict[str, list[Row]]) -> str:
    """Return a packet as Markdown."""
    lines = [f"# Packet {number:02}", "", "Read reader.md first."]
    for article in chosen:
        lines += ["", "---", "", f"# Article {article['n']}", "", marked(article["text"], marks[article["a"]]).strip()]
    return "\n".join([*lines, ""])


def write(out: Path, texts: Sequence[Row], marks: dict[str, list[Row]], guide: Path) -> None:
    """Write the packets of these articles."""
    by_number = {row["n"]: row for row in texts}
    sizes = [(row["a"].partition("/")[0], row["n"], len(row["text"].split()), len(marks[row["a"]])) for row in texts]
    folder = out / "packets"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    hands = dealt(sizes)
    with (out / "packets.jsonl").open("w", encoding="utf-8") as index:
        for at, numbers in enumerate(hands, 1):
            chosen = [by_number[number] for number in numbers]
            (folder / f"{at:02}.md").write_text(page(at, chosen, marks), "utf-8")
            ids = [mark["c"] for row in chosen for mark in marks[row["a"]]]
            index.write(json.dumps({"packet": at, "articles": numbers, "marks": ids}) + "\n")
    shutil.copy(guide, out / "reader.md")
    (out / "READY").touch()
    words, many = sum(size[2] for size in sizes), sum(size[3] for size in sizes)
    click.echo(f"{len(hands)} packets, {len(texts)} articles, {words} words, {many} marks")


@click.group()
def main() -> None:
    pass


@main.command()
@click.argument("out", type=Path)
def burden(out: Path) -> None:
    marks: dict[str, list[Row]] = defaultdict(list)
    for row in rows(out / "marks.jsonl"):
        marks[row["a"]].append(row)
    write(out, rows(out / "articles.jsonl"), marks, HERE / "reader.md")


@main.command()
@click.argument("out", type=Path)
@click.option("--data", type=Path, default=Path("../shared/data"), show_default=True)
def scores(out: Path, data: Path) -> None:
    wanted = part("score-test")
    pool = [one for one in articles(data, *TRAINABLE, "outlets", "british") if one.id in wanted]
    texts = [
        {"n": at, "a": one.id, "text": read_draft(one.draft.encode(), f"draft.{one.ending}").text}
        for at, one in enumerate(sorted(pool, key=lambda one: hash_of(one.id)), 1)
    ]
    out.mkdir(parents=True, exist_ok=True)
    (out / "articles.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in texts), "utf-8")
    write(out, texts, defaultdict(list), HERE / "scores.md")


def hash_of(name: str) -> str:
    """Return a word that puts articles into an order which tells nothing of them."""
    from hashlib import sha256

    return sha256(name.encode()).hexdigest()


if __name__ == "__main__":
    main()
