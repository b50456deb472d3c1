"""Read of every mark what the burden head sees: OUT/states.npz, OUT/features.jsonl (its named features).

`python training/burden/states.py OUT`, after `draw.py marks OUT`.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1] / "findings"))

import click
import numpy as np
from articles import TRAINABLE, Article, articles
from draw import dossier, rows

from onrecord.assess.charges import Charges
from onrecord.assess.features import features
from onrecord.assess.split import assertions
from onrecord.attribute import tagger
from onrecord.attribute.reading import reading
from onrecord.domain import Assertion, Span

ALIKE = 0.8
"""The share of their characters that a mark and an assertion must have in common."""

Row = dict[str, Any]


def nearest(parts: list[list[int]], claims: Iterable[Assertion]) -> Assertion | None:
    """Return the assertion that has nearly the same words as a mark, which was cut by an earlier version; or None."""

    def alike(claim: Assertion) -> float:
        both = sum(max(0, min(a.end, end) - max(a.start, start)) for a in claim.parts for start, end in parts)
        either = sum(len(a) for a in claim.parts) + sum(end - start for start, end in parts) - both
        return both / either

    best = max(claims, key=alike, default=None)
    return best if best and alike(best) >= ALIKE else None


def of_article(article: Article, marks: list[Row]) -> list[tuple[int, Any, Row]]:
    """Return number, states of claim, cue and sentence, and named features of each mark."""
    read = dossier(article)
    words = reading(read.document.text, read.sentences)
    states = tagger.states(words)
    starts, ends = (np.array([getattr(word, side) for word in words.words]) for side in ("start", "end"))

    def pooled(spans: tuple[Span, ...]) -> Any:
        within = np.zeros(len(starts), bool)
        for span in spans:
            within |= (starts >= span.start) & (ends <= span.end)
        return states[within].mean(0) if within.any() else np.zeros(states.shape[1], np.float32)

    charges = Charges(read)
    known = {tuple((span.start, span.end) for span in one.parts): one for one in assertions(read)}
    found = []
    for mark in marks:
        claim = known.get(tuple(tuple(part) for part in mark["parts"])) or nearest(mark["parts"], known.values())
        if claim:
            claim = replace(claim, accused=charges.by(claim))
            sentence = read.sentence_at(claim.span.start)
            roles = (claim.parts, read.cue_of(claim), (sentence.span,) if sentence else ())
            found.append((mark["c"], np.stack([pooled(spans) for spans in roles]), dict(features(read, claim))))
    return found


@click.command()
@click.argument("out", type=Path)
@click.option("--data", type=Path, default=Path("../shared/data"), show_default=True)
@click.option("--jobs", default=2, show_default=True)
def main(out: Path, data: Path, jobs: int) -> None:
    marks: dict[str, list[Row]] = defaultdict(list)
    for row in rows(out / "marks.jsonl"):
        marks[row["a"]].append(row)
    pool = [one for one in articles(data, *TRAINABLE, "outlets", "british") if one.id in marks]
    with ProcessPoolExecutor(jobs) as workers:
        found = [
            row for part in workers.map(of_article, pool, [marks[one.id] for one in pool], chunksize=4) for row in part
        ]
    np.savez_compressed(
        out / "states.npz",
        c=np.array([row[0] for row in found]),
        states=np.array([row[1] for row in found], np.float16),
    )
    with (out / "features.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps({"c": row[0], "features": row[2]}) + "\n" for row in found)
    click.echo(f"{len(found)} marks")


if __name__ == "__main__":
    main()
