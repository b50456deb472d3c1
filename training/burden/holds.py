"""Holds on articles that nobody has read, for two readers to judge.

`python training/burden/holds.py draw OUT` audits such articles in a drawn order until MOST holds are found, writes
OUT/packet.md, OUT/holds.jsonl and OUT/reader.md, and adds the articles to `[holds]` of training/ledger.toml: an
article is drawn once.
`python training/burden/holds.py report OUT` reads OUT/votes/READER.jsonl of each reader: how often holds are right.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import tomllib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1] / "findings"))

import click
from articles import Article, articles
from draw import fresh, rows
from ledger import LEDGER

from onrecord import audit
from onrecord.domain import Dossier, Hold
from onrecord.errors import UnreadableError
from onrecord.language.messages import worded

SEED = 47
MOST = 28
"""Holds that are enough to tell how often they are right."""
BATCH = 40
"""Articles that are audited at once."""
COLLECTIONS = ("outlets", "british")

HEADING = "\n[holds]\n# Audited in a drawn order; those with a hold are read by readers who judge it.\n"

Row = dict[str, Any]


def held(article: Article) -> list[Row]:
    """Return the holds of an article, each with its whole text, in which the held lines are marked."""
    try:
        dossier = audit(article.draft, f"draft.{article.ending}", threads=1).dossier
    except UnreadableError:
        return []
    assert dossier.score
    return [
        {"a": article.id, "gate": one.gate.value, "because": worded(one.because), "text": marked(dossier, one)}
        for one in dossier.score.holds
    ]


def marked(dossier: Dossier, hold: Hold) -> str:
    """Return the text of an article with the lines that a hold rests on between ⟦ and ⟧."""
    found = [part for at in hold.assertions for part in dossier.assertions[at].parts] or [hold.at]
    text = dossier.document.text
    for span in sorted(set(found), reverse=True):
        text = f"{text[: span.start]}⟦{text[span.start : span.end]}⟧{text[span.end :]}"
    return text


def unread(data: Path) -> list[Article]:
    """Return the articles that no part of the ledger names, in a drawn order."""
    named = set(LEDGER.read_text("utf-8").split())
    usable = {one.id for one in fresh(data)}
    pool = [one for one in articles(data, *COLLECTIONS) if one.id in usable and one.id.partition("/")[2] not in named]
    random.Random(SEED).shuffle(pool)
    return sorted(pool, key=lambda one: COLLECTIONS.index(one.collection))


def packet(found: list[Row]) -> Iterator[str]:
    for row in found:
        yield f"# Hold {row['h']}: {row['gate']}\n\nThe program says: *{row['because']}*\n"
        yield f"{row['text'].strip()}\n\n---\n"


def note_down(seen: list[Article]) -> None:
    """Add the articles to `[holds]`, the last part of the ledger."""
    before, _, drawn = LEDGER.read_text("utf-8").partition(HEADING)
    known = tomllib.loads(drawn)
    lines = []
    for name in COLLECTIONS:
        ids = {*known.get(name, "").split(), *(one.id.partition("/")[2] for one in seen if one.collection == name)}
        lines += [f'{name} = """', *sorted(ids), '"""']
    LEDGER.write_text("\n".join([before.rstrip("\n"), HEADING.rstrip("\n"), *lines, ""]), "utf-8")


@click.group()
def main() -> None:
    pass


@main.command()
@click.argument("out", type=Path)
@click.option("--data", type=Path, default=Path("../shared/data"), show_default=True)
@click.option("--jobs", default=2, show_default=True)
def draw(out: Path, data: Path, jobs: int) -> None:
    pool, seen, found = unread(data), list[Article](), list[Row]()
    with ProcessPoolExecutor(jobs) as workers:
        while len(found) < MOST and len(seen) < len(pool):
            batch = pool[len(seen) : len(seen) + BATCH]
            seen += batch
            found += [row for each in workers.map(held, batch, chunksize=4) for row in each]
    numbered = [{"h": number, **row} for number, row in enumerate(found, 1)]
    out.mkdir(parents=True, exist_ok=True)
    (out / "holds.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in numbered), "utf-8")
    (out / "packet.md").write_text("\n".join(packet(numbered)), "utf-8")
    shutil.copy(Path(__file__).with_name("holds.md"), out / "reader.md")
    note_down(seen)
    click.echo(f"{len(seen)} articles, {len(numbered)} holds")


@main.command()
@click.argument("out", type=Path)
def report(out: Path) -> None:
    gates = {row["h"]: row["gate"] for row in rows(out / "holds.jsonl")}
    votes = [{row["h"]: bool(row["right"]) for row in rows(path)} for path in sorted((out / "votes").glob("*.jsonl"))]
    for name in ("all", *sorted(set(gates.values()))):
        here = [number for number, gate in gates.items() if name in ("all", gate)]
        shares = ", ".join(f"{sum(by[number] for number in here) / len(here):.0%}" for by in votes)
        both = sum(all(by[number] for by in votes) for number in here)
        agreed = sum(len({by[number] for by in votes}) == 1 for number in here)
        click.echo(f"{name}: {len(here)} holds, right {shares}; by all readers {both}; they agree on {agreed}")


if __name__ == "__main__":
    main()
