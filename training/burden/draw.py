"""Draw the articles that burdens and scores are labelled in, and cut them into assertions.

`python training/burden/draw.py ledger` adds `[burden.train]`, `[burden.test]` and `[score-test]` to
training/ledger.toml, once. `python training/burden/draw.py marks OUT` writes OUT/articles.jsonl and OUT/marks.jsonl: of
each article that nobody has labelled its opening, and of its assertions some in the reporter's voice and some credited.
`python training/burden/draw.py kept OUT` writes the same, and OUT/labels.jsonl and OUT/scores.jsonl, from the votes
that the project keeps.
"""

from __future__ import annotations

import json
import random
import sys
import tomllib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1] / "findings"))

import click
from articles import TRAINABLE, Article, articles
from ledger import LEDGER, beats, copies, ledger, spread

from onrecord.domain import Assertion, Document, Dossier
from onrecord.language import foreign_language

SEED = 19
TRAIN = {"mixed": 58, "world": 20, "polnear": 46}
TEST = {"mixed": 6, "outlets": 36, "british": 20}
SCORES = {"mixed": 12, "outlets": 28, "british": 20}
"""Of each collection, how many articles train the burden, test it, and are scored whole."""
WORDS = range(220, 2501)
LONGEST = 900
"""Words of an article that are shown; the cut is at the end of a block."""
EVERY = (*TRAINABLE, "outlets", "british")
VOTES, SCORED = (Path(__file__).with_name(f"{name}.jsonl") for name in ("votes", "scores"))
REPORTED, CREDITED = 9, 5
"""Assertions in the reporter's voice, and credited ones, that are marked in an article."""

Row = dict[str, Any]


def fresh(data: Path) -> list[Article]:
    """Return the articles that are not kept back and that nobody has voted on."""
    genres = Path(__file__).parents[1] / "findings" / "genres.jsonl"
    used = {json.loads(line)["a"] for line in genres.read_text("utf-8").splitlines()} | ledger()["reserved"]
    return [one for one in _usable(data) if one.id not in used]


def _usable(data: Path) -> list[Article]:
    pool = list(articles(data, *TRAINABLE, "outlets", "british"))
    refused = copies(pool)
    return [
        one
        for one in pool
        if one.id not in refused and len(one.draft.split()) in WORDS and not foreign_language(one.draft)
    ]


def drawn(data: Path, chance: random.Random) -> dict[str, dict[str, list[str]]]:
    """Return the ids of each part, by collection; test and scores come from what nobody has seen."""
    unseen, strata = fresh(data), beats()
    parts: dict[str, dict[str, list[str]]] = {"burden.train": {}, "burden.test": {}, "score-test": {}}
    for collection in dict.fromkeys((*TEST, *SCORES)):
        here = [one for one in unseen if one.collection == collection]
        taken = spread(here, strata, TEST[collection], chance)
        parts["burden.test"][collection] = taken
        rest = [one for one in here if one.id not in taken]
        parts["score-test"][collection] = spread(rest, strata, SCORES[collection], chance)
    kept_back = ledger()["reserved"] | {name for part in parts.values() for ids in part.values() for name in ids}
    usable = [one for one in _usable(data) if one.id not in kept_back]
    for collection, number in TRAIN.items():
        here = [one for one in usable if one.collection == collection]
        parts["burden.train"][collection] = spread(here, strata, number, chance)
    return parts


NOTES = {
    "burden.train": "Assertions of these articles are labelled with burden and level, and train the head.",
    "burden.test": "The same, but nothing is trained on them.",
    "score-test": "Scored whole by readers; nothing is trained on them, and nobody else reads them.",
}


def written(parts: dict[str, dict[str, list[str]]]) -> str:
    """Return the parts as TOML."""
    lines: list[str] = []
    for part, by in parts.items():
        lines += ["", f"[{part}]", f"# {NOTES[part]}"]
        for collection, ids in by.items():
            lines += [f'{collection} = """', *sorted(one.partition("/")[2] for one in ids), '"""']
    return "\n".join([*lines, ""])


def part(*path: str) -> set[str]:
    """Return the ids of a part of the ledger."""
    table: Any = tomllib.loads(LEDGER.read_text("utf-8"))
    for name in path:
        table = table[name]
    return {f"{collection}/{one}" for collection, ids in table.items() for one in ids.split()}


def rows(path: Path) -> list[Row]:
    """Return the rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def dossier(article: Article) -> Dossier:
    """Return what is understood of an article, short of its assertions."""
    from onrecord.attribute import attribute
    from onrecord.identify import identify
    from onrecord.pipeline import read_draft
    from onrecord.segment import segment
    from onrecord.settings import Settings
    from onrecord.structure import genre

    document = read_draft(article.draft.encode(), f"draft.{article.ending}", Settings())
    sentences = segment(document)
    document = replace(document, reading=genre(document, sentences))
    attributions, leanings = attribute(document, sentences, 1)
    return Dossier(document, sentences, attributions, *identify(document, sentences, attributions), leanings=leanings)


def opening(document: Document) -> int:
    """Return where the first block ends with which LONGEST words are passed."""
    words = 0
    for block in document.blocks:
        words += len(block.span.of(document.text).split())
        if words >= LONGEST:
            return block.span.end
    return len(document.text)


def cut(article: Article) -> tuple[str, list[Row]]:
    """Return the opening of an article and its assertions there, those of the headline left out."""
    from onrecord.assess.split import assertions

    read = dossier(article)
    end = opening(read.document)
    found = [one for one in assertions(read) if one.parts[-1].end <= end and not one.in_headline]
    return read.document.text[:end], [_row(read, one) for one in found]


def _row(read: Dossier, assertion: Assertion) -> Row:
    return {
        "parts": [(span.start, span.end) for span in assertion.parts],
        "credited": bool(assertion.attributions),
        "quote": " … ".join(read.text(span) for span in assertion.parts),
    }


def chosen(rows: list[Row], chance: random.Random) -> list[Row]:
    """Return REPORTED assertions of the reporter's and CREDITED others; if one kind is short, more of the other."""
    reported = [row for row in rows if not row["credited"]]
    credited = [row for row in rows if row["credited"]]
    most = REPORTED + CREDITED
    few = min(len(credited), max(CREDITED, most - len(reported)))
    taken = chance.sample(credited, few) + chance.sample(reported, min(len(reported), most - few))
    return sorted(taken, key=lambda row: row["parts"])


@click.group()
def main() -> None:
    pass


@main.command("ledger")
@click.option("--data", type=Path, default=Path("../shared/data"), show_default=True)
def write_ledger(data: Path) -> None:
    if "[burden.train]" in LEDGER.read_text("utf-8"):
        raise click.ClickException("it is drawn already, and an article is fresh once")
    parts = drawn(data, random.Random(SEED))
    with LEDGER.open("a", encoding="utf-8") as file:
        file.write(written(parts))
    for name, by in parts.items():
        click.echo(f"{name}: " + ", ".join(f"{len(ids)} {collection}" for collection, ids in by.items()))


@main.command("marks")
@click.argument("out", type=Path)
@click.option("--data", type=Path, default=Path("../shared/data"), show_default=True)
@click.option("--jobs", default=2, show_default=True)
def write_marks(out: Path, data: Path, jobs: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    chance = random.Random(SEED)
    wanted = {"train": part("burden", "train"), "test": part("burden", "test")}
    known = {row["a"] for row in rows(VOTES)}
    pool = [one for one in articles(data, *EVERY) if one.id in (wanted["train"] | wanted["test"]) - known]
    chance.shuffle(pool)
    number = 0
    with (
        ProcessPoolExecutor(jobs) as workers,
        (out / "articles.jsonl").open("w", encoding="utf-8") as texts,
        (out / "marks.jsonl").open("w", encoding="utf-8") as marks,
    ):
        for at, (article, (text, found)) in enumerate(zip(pool, workers.map(cut, pool, chunksize=4), strict=True), 1):
            of = "train" if article.id in wanted["train"] else "test"
            texts.write(json.dumps({"n": at, "a": article.id, "part": of, "text": text}, ensure_ascii=False) + "\n")
            for row in chosen(found, chance):
                number += 1
                marks.write(json.dumps({"c": number, "a": article.id, **row}, ensure_ascii=False) + "\n")
    click.echo(f"{len(pool)} articles, {number} marks")


@main.command("kept")
@click.argument("out", type=Path)
@click.option("--data", type=Path, default=Path("../shared/data"), show_default=True)
def write_kept(out: Path, data: Path) -> None:
    from votes import soft

    from onrecord.readers import read

    out.mkdir(parents=True, exist_ok=True)
    labelled, unseen = rows(VOTES), part("burden", "test")
    scores = {row["a"]: row["scores"] for row in rows(SCORED) if not row["whole"]}
    ids = {row["a"] for row in labelled} | set(scores)
    texts = []
    for article in (one for one in articles(data, *EVERY) if one.id in ids):
        document = read(article.draft.encode(), f"draft.{article.ending}")
        text = document.text[: opening(document)]
        of = "test" if article.id in unseen else "train"
        texts.append({"n": len(texts) + 1, "a": article.id, "part": of, "text": text})
    marks = [
        {"c": at, **{name: row[name] for name in ("a", "parts", "credited")}} for at, row in enumerate(labelled, 1)
    ]
    labels = []
    for mark, row in zip(marks, labelled, strict=True):
        by = {str(at): {"burden": one[0], "backed": one[1], "sure": one[2]} for at, one in enumerate(row["votes"])}
        labels.append({**mark, "soft": soft(by.values()), "votes": by})
    given = [
        {"a": name, "votes": {str(at): {"score": score} for at, score in enumerate(both)}}
        for name, both in scores.items()
    ]
    for name, found in (("articles", texts), ("marks", marks), ("labels", labels), ("scores", given)):
        (out / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in found), "utf-8")
    click.echo(f"{len(texts)} articles, {len(marks)} marks")


if __name__ == "__main__":
    main()
