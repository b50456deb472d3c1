"""Counts the tables in one pass, a batch of articles at a time: what is kept is counts only."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow.parquet as pq

from onrecord.archive.circular import Statement
from onrecord.archive.people import Person
from onrecord.archive.store import Store

UNNAMED = ("unnamed-person", "unnamed-group")
UNKNOWN = "(unknown)"
_ARTICLE = ["id", "outlet", "section", "date", "words", "backing", "holds", "identified_sources", "errors", "warnings",
            "infos"]  # fmt: skip
_STATEMENT = ["article", "kind", "name", "title", "in_headline", "text", "content"]
_SOURCE = ["article", "kind", "name", "title", "affiliation", "reason", "statements", "person"]
Row = Mapping[str, Any]


@dataclass(slots=True)
class Figures:
    """What is counted of the articles of an outlet, a desk or a month."""

    articles: int = 0
    words: int = 0
    scored: int = 0
    backing_sum: float = 0.0
    held: int = 0
    sources: int = 0
    identified: int = 0
    statements: int = 0
    unnamed: int = 0
    nobody: int = 0
    findings: int = 0

    @property
    def backing(self) -> float | None:
        """The mean score of the articles that have one."""
        return self.backing_sum / self.scored if self.scored else None

    @property
    def held_share(self) -> float | None:
        """The share of the articles that are on hold."""
        return self.held / self.articles if self.articles else None

    @property
    def identified_share(self) -> float | None:
        """The share of the sources that are named and placed."""
        return self.identified / self.sources if self.sources else None

    @property
    def unnamed_share(self) -> float | None:
        """The share of the statements that are credited to unnamed people."""
        return self.unnamed / self.statements if self.statements else None

    @property
    def nobody_share(self) -> float | None:
        """The share of the statements that are credited to nobody."""
        return self.nobody / self.statements if self.statements else None


@dataclass(slots=True)
class Tally:
    """All counts of an archive."""

    whole: Figures = field(default_factory=Figures)
    outlets: dict[str, Figures] = field(default_factory=lambda: defaultdict(Figures))
    sections: dict[str, Figures] = field(default_factory=lambda: defaultdict(Figures))
    months: dict[str, Figures] = field(default_factory=lambda: defaultdict(Figures))
    reasons: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """Sources that are unnamed persons, by month and by the reason that is given."""
    rules: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """Findings by rule and month."""
    rule_names: dict[str, str] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=lambda: defaultdict(Person))
    statements: list[Statement] = field(default_factory=list)
    """Those that may be said elsewhere, too; none in a redacted archive."""
    failed: Counter[str] = field(default_factory=Counter)
    first: date | None = None
    last: date | None = None


def tally(store: Store, since: date | None = None, until: date | None = None) -> Tally:
    """Count the articles of those days, `since` and `until` included; articles without a day count if none is given."""
    found = Tally()
    for path in store.files("articles"):
        name = os.path.basename(path)
        articles = {row["id"]: row for row in _rows(path, _ARTICLE) if _within(row["date"], since, until)}
        groups = {id: _Groups(found, row) for id, row in articles.items()}
        for row in articles.values():
            _add_article(found, row)
        for row in _rows(store.folder / "statements" / name, _STATEMENT):
            if row["article"] in groups:
                _add_statement(found, groups[row["article"]], row)
        for row in _rows(store.folder / "sources" / name, _SOURCE):
            if row["article"] in groups:
                _add_source(found, groups[row["article"]], row)
        for row in _rows(store.folder / "findings" / name, ["article", "rule", "name"]):
            if row["article"] in groups:
                found.rules[row["rule"]][groups[row["article"]].month] += 1
                found.rule_names[row["rule"]] = row["name"]
        found.failed.update(row["kind"] for row in _rows(store.folder / "errors" / name, ["kind"]))
    return found


class _Groups:
    """Where the counts of one article go."""

    def __init__(self, tally: Tally, row: Row) -> None:
        self.outlet = row["outlet"] or UNKNOWN
        self.day = row["date"].isoformat() if row["date"] else ""
        self.month = self.day[:7] or UNKNOWN
        section = row["section"] or UNKNOWN
        self.figures = (tally.whole, tally.outlets[self.outlet], tally.sections[section], tally.months[self.month])


def _add_article(tally: Tally, row: Row) -> None:
    for figure in _Groups(tally, row).figures:
        figure.articles += 1
        figure.words += row["words"]
        figure.held += bool(row["holds"])
        figure.identified += row["identified_sources"] or 0
        figure.findings += row["errors"] + row["warnings"] + row["infos"]
        if row["backing"] is not None:
            figure.scored += 1
            figure.backing_sum += row["backing"]
    if row["date"]:
        tally.first = min(tally.first or row["date"], row["date"])
        tally.last = max(tally.last or row["date"], row["date"])


def _add_statement(tally: Tally, groups: _Groups, row: Row) -> None:
    for figure in groups.figures:
        figure.statements += 1
        figure.unnamed += row["kind"] in UNNAMED
        figure.nobody += row["kind"] == "none"
    if row["text"] is not None and not row["in_headline"]:
        who = row["name"] or row["title"] or ""
        tally.statements.append(
            Statement(row["article"], groups.outlet, groups.day, row["kind"], who, row["text"], row["content"])
        )


def _add_source(tally: Tally, groups: _Groups, row: Row) -> None:
    for figure in groups.figures:
        figure.sources += 1
    if row["kind"] == "unnamed-person":
        tally.reasons[groups.month][row["reason"] or "none"] += 1
    if row["kind"] != "person" or row["person"] is None:
        return
    person = tally.people[row["person"]]
    person.statements += row["statements"]
    person.articles += 1
    person.keys.add(row["person"])
    person.outlets[groups.outlet] += 1
    for counts, value in ((person.names, "name"), (person.titles, "title"), (person.affiliations, "affiliation")):
        if row[value]:
            counts[row[value]] += 1


def _within(day: date | None, since: date | None, until: date | None) -> bool:
    if day is None:
        return since is None and until is None
    return (since is None or day >= since) and (until is None or day <= until)


def _rows(path: Any, columns: list[str]) -> Iterator[dict[str, Any]]:
    for batch in pq.ParquetFile(path).iter_batches(columns=columns):
        yield from batch.to_pylist()
