"""Draw the articles whose blocks and genre readers label, and make packets of them.

`python training/blocks/draw.py OUT --data ../shared/data` draws 100 articles that the ledger does not keep back, writes
their ids to `training/ledger.toml` under `[blocks]` (once: an id that stands there stays), and writes
OUT/articles.jsonl, OUT/packets/NN.md and OUT/reader.md. A packet has numbered blocks of plain text and no label
of the program's.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import click

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "findings"))

from articles import Article, articles  # noqa: E402
from ledger import LEDGER, copies, ledger, spread  # noqa: E402

from onrecord.language import foreign_language  # noqa: E402
from onrecord.readers import read  # noqa: E402

SEED = 181
DRAWN = {"mixed": 44, "outlets": 26, "british": 15, "world": 15}
"""Of each collection, how many articles are drawn; those of `mixed` in turn from each genre."""
WORDS = range(100, 1100)
"""Length of an article that is drawn, in words."""
IN_A_PACKET = 10


def drawn(data: Path) -> list[str]:
    """Return the ids of the articles that are drawn, none of which is kept back for another purpose."""
    chance = random.Random(SEED)
    pool = list(articles(data, *DRAWN))
    refused = copies(pool) | ledger()["reserved"]
    genres = labelled_genres()
    fit = [
        replace(one, origin=genres.get(one.id, "unlabelled")) if one.collection == "mixed" else one
        for one in pool
        if one.id not in refused and _fit(one)
    ]
    return [
        name
        for collection, number in DRAWN.items()
        for name in spread([one for one in fit if one.collection == collection], {}, number, chance)
    ]


def _fit(article: Article) -> bool:
    return len(article.draft.split()) in WORDS and not foreign_language(article.draft)


def labelled_genres() -> dict[str, str]:
    """Return the genre that the first reader of an article gave it."""
    lines = (HERE.parent / "findings" / "genres.jsonl").read_text("utf-8").splitlines()
    return {row["a"]: row["genres"][0] for row in map(json.loads, lines)}


def kept(data: Path) -> list[str]:
    """Return the ids of the ledger's `[blocks]`, drawn first if it has none."""
    table = tomllib.loads(LEDGER.read_text("utf-8")).get("blocks")
    if table is None:
        names = drawn(data)
        LEDGER.write_text(LEDGER.read_text("utf-8").rstrip("\n") + "\n\n" + _written(names), "utf-8")
        return names
    return [f"{collection}/{one}" for collection, ids in table.items() for one in ids.split()]


def _written(names: Sequence[str]) -> str:
    lines = [
        "[blocks]",
        "# The kinds of their blocks, and their genre, are labelled to measure both; nothing is tuned on them.",
    ]
    for collection in DRAWN:
        ids = sorted(name.partition("/")[2] for name in names if name.startswith(f"{collection}/"))
        lines += [f'{collection} = """', *ids, '"""']
    return "\n".join([*lines, ""])


def blocks(article: Article) -> list[str]:
    """Return the text of each block of the article."""
    document = read(article.draft.encode(), f"draft.{article.ending}")
    return [block.span.of(document.text) for block in document.blocks]


def page(number: int, chosen: Iterable[dict[str, object]]) -> str:
    """Return a packet as Markdown."""
    lines = [f"# Packet {number:02}", "", "Read reader.md first."]
    for article in chosen:
        lines += ["", "---", "", f"# Article {article['n']}", ""]
        texts = article["blocks"]
        assert isinstance(texts, list)
        lines += [f"[{number}] {' '.join(text.split())}\n" for number, text in texts]
    return "\n".join([*lines, ""])


@click.command()
@click.argument("out", type=Path)
@click.option("--data", type=Path, default=Path("../shared/data"), show_default=True)
def main(out: Path, data: Path) -> None:
    names = kept(data)
    random.Random(SEED).shuffle(names)
    pool = {one.id: one for one in articles(data, *DRAWN)}
    rows: list[dict[str, object]] = []
    count = 0
    for number, name in enumerate(names, 1):
        texts = list(enumerate(blocks(pool[name]), count + 1))
        count += len(texts)
        rows.append({"n": number, "a": name, "blocks": texts})
    folder = out / "packets"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (out / "articles.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    packets = [rows[at : at + IN_A_PACKET] for at in range(0, len(rows), IN_A_PACKET)]
    for at, chosen in enumerate(packets, 1):
        (folder / f"{at:02}.md").write_text(page(at, chosen), "utf-8")
    shutil.copy(HERE / "reader.md", out / "reader.md")
    click.echo(f"{len(packets)} packets, {len(rows)} articles, {count} blocks")


if __name__ == "__main__":
    main()
