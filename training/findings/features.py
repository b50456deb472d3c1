"""Write what the judge looks at, of every candidate with votes: OUT/features.jsonl.

`python training/findings/features.py OUT` audits the articles of OUT/candidates.jsonl and resumes where it was stopped.
"""

from __future__ import annotations

import json
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import click
from articles import TRAINABLE, Article, articles
from audited import EVERY_RULE
from packets import read

from onrecord import audit
from onrecord.domain import Span
from onrecord.judge.features import features

Row = dict[str, Any]


def rows(article: Article, candidates: list[Row]) -> list[Row]:
    """Return the candidates of an article with their features."""
    dossier = audit(article.draft, f"draft.{article.ending}", settings=EVERY_RULE, threads=1).dossier
    return [
        {**one, "features": dict(features(dossier, Span(one["start"], one["end"])))}
        for one in candidates
        if dossier.document.text[one["start"] : one["end"]] == one["quote"]
    ]


@click.command()
@click.argument("out", type=Path)
@click.option("--data", type=Path, default=Path("../shared/data"), show_default=True)
@click.option("--jobs", default=2, show_default=True)
def main(out: Path, data: Path, jobs: int) -> None:
    by_article: dict[str, list[Row]] = defaultdict(list)
    for row in read(out / "candidates.jsonl"):
        by_article[row["a"]].append(row)
    target = out / "features.jsonl"
    known = {row["a"] for row in read(target)} if target.exists() else set()
    wanted = [one for one in articles(data, *TRAINABLE) if one.id in by_article and one.id not in known]
    with ProcessPoolExecutor(jobs) as pool, target.open("a", encoding="utf-8") as sink:
        for found in pool.map(rows, wanted, [by_article[one.id] for one in wanted]):
            sink.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in found)
            sink.flush()
    click.echo(f"{len(wanted)} articles more")


if __name__ == "__main__":
    main()
