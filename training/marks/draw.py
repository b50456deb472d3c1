"""Articles for readers to mark in full: OUT/articles.jsonl (number, id, part, text) and OUT/packets/NNN.md.

`python training/marks/draw.py OUT`. Packets hold those that nobody has marked; articles in
which readers only judged phrases stand last. Nothing in a packet tells what the program thinks of an article. Articles
that are kept back are not drawn, nor any that shipped weights may not learn from.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "findings"))

import click
from articles import OWN, TRAINABLE, Article, articles
from ledger import SEED, ledger
from packets import read

from onrecord import Settings
from onrecord.errors import UnreadableError
from onrecord.pipeline import read_draft

WORDS = range(80, 1500)
"""Length of what is read of an article, in words: a longer one ends after the last paragraph within it."""
POLNEAR = 280
"""How many articles of US politics are read; of the other collections all are."""
PACKET = 9_000
"""Words of a packet, about."""
VOTES = Path(__file__).with_name("votes.jsonl")
PHRASES = Path(__file__).parents[1] / "findings" / "votes.jsonl"


def opening(article: Article) -> str:
    """Return the text of an article up to the paragraph that goes beyond the limit, or nothing if it is too short."""
    try:
        text = read_draft(article.draft.encode(), f"draft.{article.ending}", Settings()).text
    except UnreadableError:
        return ""
    kept, words = 0, 0
    while kept < len(text):
        end = text.find("\n\n", kept)
        end = len(text) if end < 0 else end + 2
        words += len(text[kept:end].split())
        if words > WORDS.stop and kept:
            break
        kept = end
    return text[:kept].rstrip() if words >= WORDS.start else ""


@click.command()
@click.argument("out", type=Path)
@click.option("--data", type=Path, default=Path("../shared/data"), show_default=True)
def main(out: Path, data: Path) -> None:
    chance = random.Random(SEED)
    split = ledger()
    chosen = [one for one in articles(data, *TRAINABLE) if one.id not in split["reserved"]]
    politics = [one for one in chosen if one.collection == "polnear"]
    own = [one for one in chosen if one.collection == OWN.name]
    chosen = [one for one in chosen if one.collection not in ("polnear", OWN.name)] + chance.sample(politics, POLNEAR)
    chance.shuffle(chosen)
    chosen += own
    marked = {row["a"] for row in read(VOTES)}
    voted = {row["a"] for row in read(PHRASES)} - {one.id for one in chosen}
    chosen += [one for one in politics if one.id in voted]
    (out / "packets").mkdir(parents=True, exist_ok=True)
    packet: list[str] = []
    packets = 0
    with (out / "articles.jsonl").open("w", encoding="utf-8") as file:
        for number, article in enumerate(chosen, 1):
            text = opening(article)
            if not text:
                continue
            part = "calibrate" if article.id in split["calibrate"] else "train"
            file.write(
                json.dumps({"n": number, "a": article.id, "part": part, "text": text}, ensure_ascii=False) + "\n"
            )
            if article.id in marked or article.id in voted:
                continue
            packet.append(f"\n---\n\n# Article {number}\n\n{text}\n")
            if sum(len(one.split()) for one in packet) >= PACKET:
                packets += 1
                (out / "packets" / f"{packets:03}.md").write_text("".join(packet), "utf-8")
                packet = []
        if packet:
            packets += 1
            (out / "packets" / f"{packets:03}.md").write_text("".join(packet), "utf-8")
    click.echo(f"{packets} packets")


if __name__ == "__main__":
    main()
