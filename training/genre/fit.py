"""Fit the genre of a draft to the labels of two readers, and measure it on articles that it has not seen.

`python training/genre/fit.py` trains on training/findings/genres.jsonl, but for the articles of `[blocks]` in the
ledger, and on drafts of our own of genres that are rare there (own.jsonl). It prints how often it is right in ten folds
of those articles and writes src/onrecord/structure/genre.json. `--measure` measures the weights as they are on the
articles of training/blocks/votes.jsonl. Needs scikit-learn.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from onrecord.domain import Genre
from onrecord.readers import read as read_draft
from onrecord.segment import segment
from onrecord.structure import structure
from onrecord.structure._genre import UNSURE, features, likelihoods

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "src/onrecord/structure/genre.json"
STRENGTH = 0.01
"""Inverse of the penalty on large weights."""
SHARPENED = 1.5
"""What the weights are multiplied with after that, which makes the likelihoods true in the ten folds."""
OTHERS = 2.0
"""Weight of an article that is not on US politics of 2016."""
BALANCE = 0.3
"""How far rare genres are made up for: 0 not at all, 1 in full."""
RAREST = 4
"""Articles in which a feature must occur."""
Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """Return the rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def measured() -> frozenset[str]:
    """Return the articles that nothing is trained on."""
    table = tomllib.loads((HERE.parent / "ledger.toml").read_text("utf-8"))["blocks"]
    return frozenset(f"{name}/{one}" for name, ids in table.items() for one in ids.split())


def labels(unseen: bool) -> dict[str, list[str]]:
    """Return the labels of each article by its id."""
    if unseen:
        found = {row["a"]: list(row["genre"].values()) for row in rows(HERE.parent / "blocks/votes.jsonl")}
    else:
        kept = measured()
        found = {row["a"]: row["genres"] for row in rows(HERE.parent / "findings/genres.jsonl") if row["a"] not in kept}
    return {name: [vote.replace(" ", "-") for vote in votes] for name, votes in found.items()}


def examples(data: Path, wanted: Sequence[str]) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield the features of the articles with these ids."""
    sys.path.insert(0, str(HERE.parent / "findings"))
    from articles import FILES, articles

    for one in articles(data, *FILES):
        if one.id in wanted:
            yield one.id, _features(one.draft, f"draft.{one.ending}")


def _features(draft: str, name: str) -> dict[str, float]:
    document = structure(read_draft(draft.encode(), name))
    return dict(features(document, segment(document)))


def fitted(ids: Sequence[str], found: Row, votes: dict[str, list[str]]) -> dict[str, dict[str, float]]:
    """Return the weight of each feature for each genre; every vote is an example."""
    articles = Counter(name for one in ids for name in found[one])
    inputs = [{name: value for name, value in found[one].items() if articles[name] >= RAREST} for one in ids]
    vectorizer = DictVectorizer(sparse=False)
    matrix = vectorizer.fit_transform(inputs)
    spread, middle = matrix.std(axis=0), matrix.mean(axis=0)
    examples = [(at, vote) for at, one in enumerate(ids) for vote in votes[one]]
    count = Counter(vote for _, vote in examples)
    worth = np.array(
        [(1 if ids[at].startswith("polnear/") else OTHERS) / count[vote] ** BALANCE for at, vote in examples]
    )
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    scaled = (matrix - middle) / spread
    model.fit(scaled[[at for at, _ in examples]], [vote for _, vote in examples], sample_weight=worth / worth.mean())
    weights = SHARPENED * model.coef_ / spread
    always = SHARPENED * model.intercept_ - weights @ middle
    names = vectorizer.get_feature_names_out()
    return {
        genre: {"always": round(float(base), 2)}
        | {name: round(float(one), 2) for name, one in zip(names, row, strict=True) if round(float(one), 2)}
        for genre, row, base in zip(model.classes_, weights, always, strict=True)
    }


def report(shares: Sequence[dict[Genre, float]], votes: Sequence[Sequence[str]]) -> None:
    print(f"{len(votes)} articles")
    """Print how often the likeliest genre is what a reader says, and what is taken for what."""
    told = [max(one, key=lambda name: one[name]) for one in shares]
    used = [name if one[name] >= UNSURE else Genre.NEWS for name, one in zip(told, shares, strict=True)]
    agreed = [len(set(all_of)) == 1 for all_of in votes]
    print(f"readers agree on {sum(agreed)} of {len(votes)} ({np.mean(agreed):.3f})")
    for name, ones in ("likeliest", told), ("as read", used):
        right = [one in all_of for one, all_of in zip(ones, votes, strict=True)]
        strict = [np.mean([one == vote for vote in all_of]) for one, all_of in zip(ones, votes, strict=True)]
        print(f"{name}: right by either reader {np.mean(right):.3f}, share of votes {np.mean(strict):.3f}")
    confusion = Counter((vote, one) for one, all_of in zip(used, votes, strict=True) for vote in all_of)
    genres = [genre.value for genre in Genre]
    print(f"{'':14}" + " ".join(f"{name[:7]:>7}" for name in genres) + "  (columns: as read)")
    for one in genres:
        print(f"{one:14}" + " ".join(f"{confusion[one, other]:7}" for other in genres))
    for least in (0.5, 0.6, 0.7, 0.8, 0.9):
        sure = [max(one.values()) >= least for one in shares]
        right = [one in all_of for one, all_of, yes in zip(told, votes, sure, strict=True) if yes]
        print(f"from {least}: {sum(sure)} articles, right {np.mean(right) if right else 0:.3f}")


def likely(weights: dict[str, dict[str, float]], found: dict[str, float]) -> dict[Genre, float]:
    return likelihoods(found, {Genre(name): table for name, table in weights.items()})


@click.command()
@click.option("--data", type=Path, default=Path("../shared/data"), show_default=True)
@click.option("--measure", is_flag=True, help="Measure the weights as they are on articles that they have not seen.")
@click.option("--keep", type=Path, help="A file that keeps the features.")
def main(data: Path, measure: bool, keep: Path | None) -> None:
    votes = labels(measure)
    if keep and keep.exists():
        found = json.loads(keep.read_text("utf-8"))
    else:
        found = dict(examples(data, list(votes)))
        if keep:
            keep.write_text(json.dumps(found), "utf-8")
    ids = [name for name in votes if name in found]
    inputs, wanted = [found[name] for name in ids], [votes[name] for name in ids]
    if measure:
        report([likelihoods(one) for one in inputs], wanted)
        return
    own = []
    for number, row in enumerate(rows(HERE / "own.jsonl")):
        own.append(f"own/{number}")
        found[own[-1]], votes[own[-1]] = _features(row["text"], "draft.txt"), [row["genre"]] * 2
    shares: list[dict[Genre, float]] = [{}] * len(ids)
    for train, test in KFold(10, shuffle=True, random_state=1).split(ids):
        weights = fitted([*(ids[at] for at in train), *own], found, votes)
        for at in test:
            shares[at] = likely(weights, inputs[at])
    report(shares, wanted)
    WEIGHTS.write_text(json.dumps(fitted([*ids, *own], found, votes), indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
