"""`onrecord eval`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli._say import FAILED, complain
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.evaluate import GoldArticle


@click.command("eval", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--sources", type=click.Path(path_type=Path), help="File of source labels; measure sources instead.")
@click.option("--classes", type=click.Path(path_type=Path), help="File of class labels; measure claim classes instead.")
@click.option("--calibration", is_flag=True, help="Also show how often attributions at each confidence are right.")
def evaluate(gold: Path, output_format: str, calibration: bool, sources: Path | None, classes: Path | None) -> None:
    """Measure the attributions that onrecord finds against a gold file.

    GOLD has one article per line, as JSON: {"file", "text", "attributions": [{"source", "cue", "content"}]}. Each role
    is a list of [start, end) offsets, in code points of the text. Two attributions match if their contents share at
    least half of their characters (Jaccard); "with source" also requires this of their sources.
    """
    from onrecord import evaluate as measures

    try:
        articles = measures.gold(gold)
        if sources:
            _sources(articles, sources, output_format)
            return
        if classes:
            _classes(articles, classes, output_format)
            return
    except BrokenPipeError:  # the reader of our output has seen enough
        raise
    except (OnrecordError, OSError) as error:
        reason = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) else str(error)
        complain(reason)
        sys.exit(FAILED)
    scored = [measures.score(article) for article in articles]
    if output_format == "json":
        click.echo(_json(measures.summary(scored)))
        return
    click.echo(f"{len(articles)} articles; F1 with a 95 % bootstrap interval over articles\n")
    click.echo(f"{'':<16}{'F1':>6}  {'95 %':>13}{'precision':>11}{'recall':>8}{'gold':>7}")
    for name, row in measures.summary(scored).items():
        low, high = row["interval"]
        span = f"{low:.1f}–{high:.1f}"
        rates = f"{row['f1']:>6.1f}  {span:>13}{row['precision']:>11.1f}{row['recall']:>8.1f}"
        click.echo(f"{name:<16}{rates}{row['gold']:>7.0f}")
    if calibration:
        _calibration(measures.reliability(scored))


def _sources(articles: tuple[GoldArticle, ...], path: Path, output_format: str) -> None:
    from onrecord import evaluate_sources as measures

    known = measures.labels(path)
    table: dict[str, dict[str, float]] = {}
    confused: dict[str, dict[str, int]] = {}
    for way, pairs_of in (("given", measures.given), ("raw", measures.end_to_end)):
        pairs = [pairs_of(article, known.get(article.file, {})) for article in articles]
        for part, chosen in (("all", pairs), ("every third", pairs[2::3])):
            table[f"{way}, {part}"] = measures.measures([pair for each in chosen for pair in each])
        counts = measures.confusion(pair for each in pairs for pair in each)
        confused[way] = {f"{label} → {guess}": count for (label, guess), count in counts.most_common()}
    if output_format == "json":
        click.echo(_json({"measures": table, "confusion": confused}))
        return
    click.echo(f"{'':<22}" + "".join(f"{name:>20}" for name in table))
    for measure in next(iter(table.values())):
        click.echo(f"{measure:<22}" + "".join(f"{column[measure]:>20.3f}" for column in table.values()))
    click.echo("\nlabelled → found, given the attributions")
    for pair, count in confused["given"].items():
        click.echo(f"{count:>6}  {pair}")


def _classes(articles: tuple[GoldArticle, ...], path: Path, output_format: str) -> None:
    from onrecord import evaluate_classes as measures

    known = measures.labels(path)
    pairs = [measures.pairs(article, known.get(article.file, ())) for article in articles if article.file in known]
    table = {
        part: measures.f1(pair for each in chosen for pair in each)
        for part, chosen in (("all", pairs), ("every third", pairs[2::3]))
    }
    if output_format == "json":
        click.echo(_json(table))
        return
    click.echo(f"{'F1':<12}" + "".join(f"{part:>13}" for part in table))
    for name in next(iter(table.values())):
        click.echo(f"{name:<12}" + "".join(f"{column[name]:>13.3f}" for column in table.values()))


def _calibration(table: list[tuple[float, int, float, float]]) -> None:
    total = sum(count for _, count, _, _ in table)
    error = sum(count * abs(said - right) for _, count, said, right in table) / total if total else 0.0
    click.echo(f"\nexpected calibration error {error:.3f}\n\n{'confidence':<12}{'found':>6}{'mean':>7}{'right':>7}")
    for low, count, said, right in table:
        click.echo(f"{low:.1f}–{low + 0.1:.1f}     {count:>6}{said:>7.2f}{right:>7.2f}")


def _json(table: object) -> str:
    import json

    return json.dumps(table, indent=2)
