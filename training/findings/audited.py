"""Audit articles with every rule, and keep what later steps need: text, voices, findings.

`python training/findings/audited.py OUT` appends to OUT/audited.jsonl and resumes where it was stopped. Articles that
are kept back are never audited.
"""

from __future__ import annotations

import json
import random
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import click
from articles import TRAINABLE, Article, articles
from ledger import SEED, ledger

from onrecord import Report, Settings, audit
from onrecord.domain import Category
from onrecord.errors import UnreadableError
from onrecord.rules import rules

EVERY_RULE = Settings(select=tuple(rule.code for rule in rules()), min_confidence=0)
"""Every proposal, whatever the judge thinks of it."""


def row(article: Article) -> dict[str, Any] | None:
    """Return what the audit of an article found, or None if it cannot be read."""
    try:
        report = audit(article.draft, f"draft.{article.ending}", settings=EVERY_RULE, threads=1)
    except UnreadableError:
        return None
    return {"a": article.id, "text": report.dossier.document.text, **found(report)}


def found(report: Report) -> dict[str, Any]:
    """Return findings as (rule, start, end), the stretches of each voice, and the spans of attributions."""
    dossier = report.dossier
    return {
        "findings": [
            (one.rule.code, one.span.start, one.span.end)
            for one in report.findings
            if one.rule.category is not Category.SUPPRESSIONS
        ],
        "stretches": [
            (stretch.span.start, stretch.span.end, str(stretch.voice), sentence.span.start, sentence.span.end)
            for sentence in dossier.sentences
            for stretch in sentence.stretches
        ],
        "credited": sorted({(span.start, span.end) for one in dossier.attributions for span in one.spans}),
    }


@click.command()
@click.argument("out", type=Path)
@click.option("--data", type=Path, default=Path("../shared/data"), show_default=True)
@click.option("--jobs", default=2, show_default=True)
def main(out: Path, data: Path, jobs: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    target = out / "audited.jsonl"
    done = {json.loads(line)["a"] for line in target.read_text("utf-8").splitlines()} if target.exists() else set()
    kept_back = ledger()["reserved"]
    waiting: list[Article] = []
    for collection in TRAINABLE:
        batch = [one for one in articles(data, collection) if one.id not in kept_back]
        random.Random(SEED).shuffle(batch)
        waiting += [one for one in batch if one.id not in done]
    with ProcessPoolExecutor(jobs) as pool, target.open("a", encoding="utf-8") as file:
        for article, result in zip(waiting, pool.map(row, waiting, chunksize=4), strict=True):
            file.write(json.dumps(result or {"a": article.id, "text": ""}, ensure_ascii=False) + "\n")
            file.flush()


if __name__ == "__main__":
    main()
