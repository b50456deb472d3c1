"""What rules propose in the articles that readers marked, with the judge's features: OUT/candidates.jsonl.

`python training/marks/candidates.py OUT --name a` takes what markers made of articles that they had not learnt from
(OUT/seen0a.npz …, of `fit.py --fold`). Each row also has `share`: what the readers made of the phrase, from 0 (none
marked it) to 1 (all said that they would send it back).
"""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import numpy as np
from fit import FOLDS, marked

from onrecord import Settings
from onrecord.domain import Category, Dossier, EditorMark, EditorMarks, Severity, Span
from onrecord.errors import UnreadableError
from onrecord.judge.features import features, likened
from onrecord.pipeline import read_draft, understand
from onrecord.rules import check, rules
from onrecord.segment import segment
from onrecord.structure import genre

Row = dict[str, Any]
UNJUDGED = (Category.SUPPRESSIONS, Category.VERIFICATION)


def with_marks(dossier: Dossier, spans: np.ndarray, table: np.ndarray) -> Dossier:
    """Return the dossier with these probabilities in place of those of the shipped marker."""
    starts, ends = (tuple(map(int, column)) for column in spans.T)
    columns = tuple(tuple(map(float, column)) for column in table.T)
    return replace(dossier, leanings=replace(dossier.leanings, marks=EditorMarks(starts, ends, columns)))


def of_text(text: str, spans: np.ndarray, table: np.ndarray) -> list[Row]:
    """Return the candidates of default rules in a text, each with its features."""
    try:
        document = read_draft(text.encode(), "draft.txt", Settings())
        sentences = segment(document)
        document = replace(document, reading=genre(document, sentences))
        dossier = with_marks(understand(document, sentences, threads=1), spans, table)
    except UnreadableError:
        return []
    chosen = [rule for rule in rules() if rule.info.default and rule.category not in UNJUDGED]
    return [
        {
            "rule": one.rule.code,
            "start": one.span.start,
            "end": one.span.end,
            "quote": dossier.text(one.span),
            "error": one.severity is Severity.ERROR,
            "features": {**features(dossier, one.span), **likened(dossier, one.span, one.rule.code)},
        }
        for one in check(dossier, chosen)
    ]


def _of_job(job: tuple[int, str, np.ndarray, np.ndarray, np.ndarray]) -> list[Row]:
    number, text, spans, guess, truth = job
    rows = of_text(text, spans, guess)
    for row in rows:
        row["n"] = number
        row["share"] = share(Span(row["start"], row["end"]), row["rule"], spans, truth)
    return rows


def share(span: Span, rule: str, spans: np.ndarray, truth: np.ndarray) -> float:
    """Return what the readers made of a phrase: the most that its words have among the marks of its category."""
    within = (spans[:, 0] < span.end) & (spans[:, 1] > span.start)
    alike = ("AN", "VA") if rule[:2] in ("AN", "VA") else (rule[:2],)
    columns = [at for at, mark in enumerate(EditorMark) if mark[:2] in alike]
    return float(truth[within][:, columns].max()) if within.any() and columns else 0.0


@click.command()
@click.argument("out", type=Path)
@click.option("--name", default="")
@click.option("--layer", default=3, show_default=True)
@click.option("--jobs", default=2, show_default=True)
def main(out: Path, name: str, layer: int, jobs: int) -> None:
    texts = {row["n"]: row for row in map(json.loads, (out / "articles.jsonl").read_text("utf-8").splitlines())}
    guesses = {}
    for fold in range(FOLDS):
        with np.load(out / f"seen{fold}{name}.npz") as kept:
            guesses.update({int(key[1:]): kept[key].astype(np.float32) for key in kept.files})
    jobs_ = [
        (one.number, texts[one.number]["text"], one.spans, guesses[one.number], one.labels)
        for one in marked(out, layer)
        if one.number in guesses
    ]
    with ProcessPoolExecutor(jobs) as pool, (out / "candidates.jsonl").open("w", encoding="utf-8") as file:
        count = 0
        for rows in pool.map(_of_job, jobs_, chunksize=4):
            for row in rows:
                count += 1
                entry = {"c": count, "a": texts[row["n"]]["a"], **row}
                file.write(json.dumps(entry, ensure_ascii=False) + "\n")
    click.echo(f"{count} candidates in {len(jobs_)} articles")


if __name__ == "__main__":
    main()
