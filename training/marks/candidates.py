"""What rules propose in the articles that readers marked or voted in, with the judge's features: OUT/candidates.jsonl.

`python training/marks/candidates.py OUT --name a` takes what markers made of articles that they had not learnt from
(OUT/seen0a.npz …, of `fit.py --fold`), and what the shipped one makes of articles that it was not shown. Each row says
whether a rule proposes the phrase (others were voted on earlier), and of articles that were read whole its `share`:
what the readers made of it, from 0 (none marked it) to 1 (all said that they would send it back).
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1] / "findings"))

import click
import numpy as np
from fit import FOLDS, Marked, marked
from votes import VOTES, read

from onrecord import Settings
from onrecord.domain import Category, Dossier, EditorMark, EditorMarks, Finding, Span, family
from onrecord.errors import UnreadableError
from onrecord.judge.features import features, likened
from onrecord.pipeline import read_draft, understand
from onrecord.rules import check, rules
from onrecord.segment import segment
from onrecord.structure import genre

FINDINGS = Path(__file__).parents[1] / "findings"
Row = dict[str, Any]
UNJUDGED = (Category.SUPPRESSIONS, Category.VERIFICATION)


Place = tuple[str, int, int]
"""A rule, and where its phrase starts and ends."""


@dataclass(frozen=True, slots=True)
class Job:
    """An article, the places in it that were voted on, and what a marker and the readers made of it if it was read."""

    article: str
    text: str
    voted: tuple[Place, ...]
    marked: Marked | None = None
    guess: np.ndarray | None = None

    def rows(self) -> list[Row]:
        """Return its candidates."""
        try:
            dossier = self._dossier()
        except UnreadableError:
            return []
        rules_ = {rule.code: rule for rule in rules() if rule.info.default and rule.category not in UNJUDGED}
        proposed = list(check(dossier, rules_.values()))
        places = {(one.rule.code, one.span.start, one.span.end) for one in proposed}
        others = [
            replace(rules_[code].finding(Span(start, end), ""), by_likeness=True)
            for code, start, end in self.voted
            if code in rules_ and (code, start, end) not in places and end <= len(dossier.document.text)
        ]
        wanted = [*proposed, *others] if self.marked else [one for one in proposed if _place(one) in self.voted]
        return [self._row(dossier, one, _place(one) in places) for one in wanted]

    def _dossier(self) -> Dossier:
        document = read_draft(self.text.encode(), "draft.txt", Settings())
        sentences = segment(document)
        document = replace(document, reading=genre(document, sentences))
        dossier = understand(document, sentences, threads=1)
        if self.marked is None or self.guess is None:
            return dossier
        starts, ends = (tuple(map(int, column)) for column in self.marked.spans.T)
        columns = tuple(tuple(map(float, column)) for column in self.guess.T)
        return replace(dossier, leanings=replace(dossier.leanings, marks=EditorMarks(starts, ends, columns)))

    def _row(self, dossier: Dossier, one: Finding, proposed: bool) -> Row:
        row = {
            "a": self.article,
            "rule": one.rule.code,
            "start": one.span.start,
            "end": one.span.end,
            "quote": dossier.text(one.span),
            "proposed": proposed,
            "features": {**features(dossier, one.span), **likened(dossier, one)},
        }
        return {**row, "share": share(one.span, one.rule.code, self.marked)} if self.marked else row


def _place(one: Finding) -> Place:
    return one.rule.code, one.span.start, one.span.end


def share(span: Span, rule: str, article: Marked) -> float:
    """Return what the readers made of a phrase: the most that its words have among the marks of its category."""
    within = (article.spans[:, 0] < span.end) & (article.spans[:, 1] > span.start)
    columns = [at for at, mark in enumerate(EditorMark) if family(mark) == family(rule)]
    return float(article.labels[within][:, columns].max()) if within.any() and columns else 0.0


def jobs(out: Path, name: str, layer: int) -> Iterator[Job]:
    """Yield the articles that readers marked, and those in which they only voted."""
    voted: dict[str, list[Place]] = defaultdict(list)
    for row in read(FINDINGS / "votes.jsonl"):
        voted[row["a"]].append((row["rule"], row["start"], row["end"]))
    guesses: dict[int, np.ndarray] = {}
    for fold in range(FOLDS):
        with np.load(out / f"seen{fold}{name}.npz") as kept:
            guesses.update({int(key[1:]): kept[key].astype(np.float32) for key in kept.files})
    texts = {row["n"]: row for row in read(out / "articles.jsonl")}
    for one in marked(out, layer):
        row = texts[one.number]
        if one.number in guesses:
            yield Job(row["a"], row["text"], tuple(voted[row["a"]]), replace(one, windows=()), guesses[one.number])
    read_whole = {row["a"] for row in read(VOTES)}
    for row in texts.values():
        if row["a"] not in read_whole:
            yield Job(row["a"], row["text"], tuple(voted[row["a"]]))


@click.command()
@click.argument("out", type=Path)
@click.option("--name", default="")
@click.option("--layer", default=3, show_default=True)
@click.option("--processes", default=2, show_default=True)
def main(out: Path, name: str, layer: int, processes: int) -> None:
    with ProcessPoolExecutor(processes) as pool, (out / "candidates.jsonl").open("w", encoding="utf-8") as file:
        count = 0
        for rows in pool.map(Job.rows, jobs(out, name, layer), chunksize=4):
            count += len(rows)
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    click.echo(f"{count} candidates")


if __name__ == "__main__":
    main()
