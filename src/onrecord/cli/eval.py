"""`onrecord eval`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.cli._say import FAILED, complain
from onrecord.errors import OnrecordError, UnreadableError


@click.command("eval", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--sources", type=click.Path(path_type=Path), help="File of source labels; measure sources instead.")
@click.option("--classes", type=click.Path(path_type=Path), help="File of class labels; measure claim classes instead.")
@click.option("--calibration", is_flag=True, help="Also show how often attributions at each confidence are right.")
def evaluate(gold: Path, output_format: str, calibration: bool, sources: Path | None, classes: Path | None) -> None:
    """Measure the attributions that onrecord finds against a gold file.

    GOLD has one article per line, as JSON: {"file", "text", "attributions": [{"source", "cue", "content"}]}. The first
    paragraph of the text is its headline. Each role is a list of [start, end) offsets, in code points of the text. Two
    attributions match if their contents share at least half of their characters (Jaccard); "with source" also requires
    this of their sources.
    """
    try:
        report = _report(gold, sources, classes, as_json=output_format == "json", calibration=calibration)
    except (OnrecordError, OSError) as error:
        complain(f"{error.filename}: {error.strerror}" if isinstance(error, OSError) else str(error))
        sys.exit(FAILED)
    click.echo(report)


def _report(gold: Path, sources: Path | None, classes: Path | None, *, as_json: bool, calibration: bool) -> str:
    from onrecord.evaluation.gold import read_articles, read_class_labels, read_source_labels
    from onrecord.evaluation.report import attribution_report, class_report, source_report

    articles = read_articles(gold)
    if not articles:
        raise UnreadableError(f"{gold}: holds no articles, so there is nothing to measure")
    if sources:
        return source_report(articles, read_source_labels(sources, articles), as_json=as_json)
    if classes:
        return class_report(articles, read_class_labels(classes, articles), as_json=as_json)
    return attribution_report(articles, as_json=as_json, calibration=calibration)
