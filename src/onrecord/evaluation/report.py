"""Tables of `onrecord eval`, as text or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from onrecord.evaluation import attributions, classes, sources
from onrecord.evaluation.gold import ClassLabels, GoldArticle, SourceLabels

_Pair = TypeVar("_Pair")


def attribution_report(articles: Sequence[GoldArticle], *, as_json: bool, calibration: bool) -> str:
    """Return the accuracy of attributions, and with `calibration` (text only) that of the confidence."""
    scores = [attributions.score(article) for article in articles]
    summary = attributions.summary(scores)
    if as_json:
        return _json(summary)
    counted = "1 article" if len(articles) == 1 else f"{len(articles)} articles"
    lines = [
        f"{counted}; F1 with a 95 % bootstrap interval over articles",
        "",
        f"{'':<16}{'F1':>6}  {'95 %':>13}{'precision':>11}{'recall':>8}{'gold':>7}",
    ]
    for name, row in summary.items():
        low, high = row["interval"]
        interval = f"{low:.1f}–{high:.1f}"
        rates = f"{row['f1']:>6.1f}  {interval:>13}{row['precision']:>11.1f}{row['recall']:>8.1f}"
        lines.append(f"{name:<16}{rates}{row['gold']:>7.0f}")
    if calibration:
        lines += _calibration(attributions.reliability(scores))
    return "\n".join(lines)


def source_report(articles: Sequence[GoldArticle], labels: SourceLabels, *, as_json: bool) -> str:
    """Return the accuracy of sources, given the annotated attributions and end to end, with a confusion table."""
    table: dict[str, dict[str, float]] = {}
    confusions: dict[str, dict[str, int]] = {}
    for way, predict in (("given", sources.given_attributions), ("raw", sources.end_to_end)):
        pairs = [predict(article, labels.get(article.file, {})) for article in articles]
        for part, chosen in _parts(pairs):
            table[f"{way}, {part}"] = sources.measures(chosen)
        counts = sources.confusion(chain.from_iterable(pairs))
        confusions[way] = {f"{label} → {predicted}": count for (label, predicted), count in counts.most_common()}
    if as_json:
        return _json({"measures": table, "confusion": confusions})
    lines = [
        f"{'':<22}" + "".join(f"{name:>20}" for name in table),
        *(
            f"{measure:<22}" + "".join(f"{column[measure]:>20.3f}" for column in table.values())
            for measure in next(iter(table.values()))
        ),
        "",
        "labelled → found, given the attributions",
        *(f"{count:>6}  {pair}" for pair, count in confusions["given"].items()),
    ]
    return "\n".join(lines)


def class_report(articles: Sequence[GoldArticle], labels: ClassLabels, *, as_json: bool) -> str:
    """Return the F1 of claim classes over the articles that have labels."""
    pairs = [classes.predict(article, labels[article.file]) for article in articles if article.file in labels]
    table = {part: classes.f1_by_class(chosen) for part, chosen in _parts(pairs)}
    if as_json:
        return _json(table)
    lines = [
        f"{'F1':<12}" + "".join(f"{part:>13}" for part in table),
        *(
            f"{name:<12}" + "".join(f"{column[name]:>13.3f}" for column in table.values())
            for name in next(iter(table.values()))
        ),
    ]
    return "\n".join(lines)


def _parts(pairs: Sequence[Iterable[_Pair]]) -> Iterator[tuple[str, list[_Pair]]]:
    """Yield the pairs of all articles and those of every third article, as flat lists with their titles."""
    yield "all", list(chain.from_iterable(pairs))
    yield "every third", list(chain.from_iterable(pairs[2::3]))


def _calibration(bins: Sequence[attributions.ConfidenceBin]) -> list[str]:
    return [
        "",
        f"expected calibration error {attributions.calibration_error(bins):.3f}",
        "",
        f"{'confidence':<12}{'found':>6}{'mean':>7}{'right':>7}",
        *(
            f"{one.low:.1f}–{one.low + 0.1:.1f}     {one.count:>6}{one.mean_confidence:>7.2f}{one.share_correct:>7.2f}"
            for one in bins
        ),
    ]


def _json(table: object) -> str:
    return json.dumps(table, indent=2)
