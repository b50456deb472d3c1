"""The findings that the program shows on articles that are kept back, and what readers think of them.

`python training/findings/fresh.py draw OUT` audits the reserved articles with default settings and writes
OUT/articles.jsonl, OUT/candidates.jsonl (every proposal) and OUT/shown.jsonl (how likely the judge thinks each);
`packets.py OUT` makes packets of them. `python training/findings/fresh.py report OUT` prints, of the readers' votes,
what share is right; `--recall READINGS` what share of the phrases is found that readers marked in whole articles.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from statistics import mean
from typing import Any

import click
from articles import FILES, articles
from ledger import ledger
from packets import read
from votes import agreement, all_votes

from onrecord import Settings, audit
from onrecord.domain import Category, Dossier, Severity, family
from onrecord.errors import UnreadableError

Row = dict[str, Any]


@click.group()
def main() -> None:
    pass


@main.command()
@click.argument("out", type=Path)
@click.option("--data", type=Path, default=Path("../shared/data"), show_default=True)
def draw(out: Path, data: Path) -> None:
    """Audit the articles that are kept back."""
    out.mkdir(parents=True, exist_ok=True)
    kept_back = ledger()["reserved"]
    texts, marks, shown = [], [], []
    for article in (one for one in articles(data, *FILES) if one.id in kept_back):
        name = f"draft.{article.ending}"
        try:
            report = audit(article.draft, name, settings=Settings(min_confidence=0))
        except UnreadableError:
            continue
        by_default = {one.fingerprint: one for one in audit(article.draft, name).findings}
        dossier = report.dossier
        texts.append({"n": len(texts) + 1, "a": article.id, "text": dossier.document.text})
        for one in (part for finding in report.findings for part in finding.parts):
            if one.rule.category is Category.SUPPRESSIONS:
                continue
            leads = by_default.get(one.fingerprint)
            place = {"c": len(marks) + 1, "a": article.id, "rule": one.rule.code}
            span = {"start": one.span.start, "end": one.span.end}
            marks.append({**place, **span, "quote": dossier.text(one.span)})
            error = (leads or one).severity is Severity.ERROR
            told = {"p": one.probability, "error": error, "leads": leads is not None}
            shown.append({**place, **told, "sentence": _sentence(dossier, one.span.start)})
    for name, rows in (("articles", texts), ("candidates", marks), ("shown", shown)):
        with (out / f"{name}.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    click.echo(f"{len(texts)} articles, {len(marks)} proposals")


def _sentence(dossier: Dossier, at: int) -> tuple[int, int]:
    sentence = dossier.sentence_at(at)
    return (sentence.span.start, sentence.span.end) if sentence else (at, at + 1)


@main.command()
@click.argument("out", type=Path)
@click.option(
    "--recall", "readings", type=Path, help="Folder of READER/NN.jsonl, and of recall-articles.jsonl above it."
)
def report(out: Path, readings: Path | None) -> None:
    """Print what the readers' votes say."""
    shown = read(out / "shown.jsonl")
    votes, _ = all_votes(out)
    judged = [(row, [vote["v"] for vote in votes[row["c"]].values()]) for row in shown if row["c"] in votes]
    pairs = [pair for _, ones in judged for pair in combinations(ones, 2)]
    click.echo(f"{len(judged)} of {len(shown)} proposals read; readers agree: {agreement(pairs)}")
    words = sum(len(row["text"].split()) for row in read(out / "articles.jsonl"))
    for least in (0.0, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, None):
        from_here = [one for one in judged if _is_shown(one[0], least)]
        errors = [one for one in from_here if one[0]["error"]]
        rate = 1000 * len(from_here) / words
        click.echo(
            f"{_told(least)}: {len(from_here)} findings ({rate:.1f} per 1,000 words), "
            f"{_shares(from_here)}; errors: {len(errors)}, {_shares(errors)}"
        )
    by_rule: dict[str, list[tuple[Row, list[str]]]] = defaultdict(list)
    for one in judged:
        if _is_shown(one[0], None):
            by_rule[one[0]["rule"]].append(one)
    for rule, ones in sorted(by_rule.items()):
        click.echo(f"  {rule}: {len(ones)}, {_shares(ones)}")
    if readings:
        _report_recall(out, shown, readings)


def _told(least: float | None) -> str:
    return "by default" if least is None else f"from {least}"


def _is_shown(row: Row, least: float | None) -> bool:
    """Whether a proposal is shown from a probability on, or leads a finding that is shown by default (None)."""
    return bool(row["leads"] if least is None else row["p"] >= least)


def _shares(judged: Sequence[tuple[Row, list[str]]]) -> str:
    if not judged:
        return "none"
    right = mean(vote == "right" for _, votes in judged for vote in votes)
    kept = mean(vote != "wrong" for _, votes in judged for vote in votes)
    return f"right {right:.2f}, right or arguable {kept:.2f}"


def _report_recall(out: Path, shown: Sequence[Row], readings: Path) -> None:
    """Print the share of marks that a finding of their category meets in their sentence; of FR501, in the article."""
    texts = {row["a"]: row["text"] for row in read(out / "articles.jsonl")}
    ids = {row["a"]: row["id"] for row in read(readings.parent / "recall-articles.jsonl")}
    by_reader = {
        folder.name: [mark for path in sorted(folder.glob("*.jsonl")) for mark in _marks(read(path), ids, texts)]
        for folder in sorted(readings.iterdir())
    }
    for least in (0.0, None):
        found = [row for row in shown if _is_shown(row, least)]
        for name, marks in (*by_reader.items(), ("both", _agreed(list(by_reader.values())))):
            shares = []
            for code in ("AN", "VA", "EV", "LI", "FR501", "HB"):
                ones = [mark for mark in marks if mark["rule"].startswith(code)]
                if ones:
                    met = sum(any(_meets(mark, row) for row in found) for mark in ones)
                    shares.append(f"{code} {met}/{len(ones)}")
            click.echo(f"recall {_told(least)}, marks of {name}: {', '.join(shares)}")


def _marks(rows: Iterable[Row], ids: dict[int, str], texts: dict[str, str]) -> list[Row]:
    """Return a reader's marks with their places; quotes are found whatever the spaces."""
    found = []
    for row in rows:
        text = texts.get(ids[row["a"]], "")
        squeezed, places = _squeezed(text)
        for mark in row["marks"]:
            quote, _ = _squeezed(mark["quote"])
            at = squeezed.find(quote)
            if at >= 0:
                place = {"start": places[at], "end": places[at + len(quote) - 1] + 1}
                found.append({"a": ids[row["a"]], "rule": mark["rule"], "sure": mark.get("sure", True), **place})
    return found


def _squeezed(text: str) -> tuple[str, list[int]]:
    places = [at for at, sign in enumerate(text) if sign.isalnum()]
    return "".join(text[at].lower() for at in places), places


def _meets(mark: Row, row: Row) -> bool:
    if mark["a"] != row["a"] or not _same_family(mark["rule"], row["rule"]):
        return False
    start, end = row["sentence"]
    return mark["rule"] == "FR501" or (mark["start"] < end and start < mark["end"])


def _same_family(one: str, other: str) -> bool:
    """Unnamed people are one family: an editor asks the same of “sources” (AN) and “officials” (VA)."""
    if "FR501" in (one, other):
        return one == other
    return family(one) == family(other)


def _agreed(readers: Sequence[Sequence[Row]]) -> list[Row]:
    """Return the first reader's marks that every other one made, too: the same category, overlapping words."""
    first, *others = readers
    return [mark for mark in first if all(any(_same_mark(mark, one) for one in other) for other in others)]


def _same_mark(one: Row, other: Row) -> bool:
    apart = one["end"] + 60 < other["start"] or other["end"] + 60 < one["start"]
    return one["a"] == other["a"] and _same_family(one["rule"], other["rule"]) and not apart


if __name__ == "__main__":
    main()
