"""The tables of a report, each a CSV file beside a chart."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.archive.circular import Group
from onrecord.archive.people import KEY, PERSON, Person
from onrecord.archive.report.tally import UNKNOWN, Figures, Tally

Cell = str | int | float | None
_LEAST_FINDINGS = 10
"""Of a rule whose rise is told: fewer may be chance."""
_FORMULA = tuple("=+-@\t\r")
"""A cell that begins so would be computed by a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under the names of their columns; `name` is that of its file."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def csv(self) -> str:
        """Return the table as CSV, in which no cell is a formula."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([_cell(value) for value in row] for row in self.rows)
        return out.getvalue()


def _cell(value: Cell) -> Cell:
    if isinstance(value, float):
        return round(value, 4)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


_FIGURES = (
    "articles", "words", "backing", "held_share", "unnamed_share", "nobody_share", "identified_share", "statements",
    "sources", "findings",
)  # fmt: skip


def figures(name: str, by: str, groups: Mapping[str, Figures], *, in_order: bool = False) -> Table:
    """Return the figures of each group; those with most articles first, or `in_order` of their names."""
    found = sorted(groups.items(), key=lambda pair: (pair[0],) if in_order else (-pair[1].articles, pair[0]))
    return Table(name, (by, *_FIGURES), tuple(_figures_row(*pair) for pair in found))


def _figures_row(group: str, each: Figures) -> tuple[Cell, ...]:
    cells: list[Cell] = [getattr(each, column) for column in _FIGURES]
    return (group, *cells)


def reasons(tally: Tally) -> Table:
    """How many unnamed persons are given which reason, by month."""
    found = sorted(tally.reasons.items())
    rows = tuple((month, counts["causal"], counts["boilerplate"], counts["none"]) for month, counts in found)
    return Table("reasons", ("month", "causal", "boilerplate", "none"), rows)


@dataclass(frozen=True, slots=True)
class RuleRate:
    """How much a rule finds: in all, and for each 1,000 articles in the earlier and the later half of the months."""

    rule: str
    name: str
    findings: int
    earlier: float
    later: float

    @property
    def change(self) -> float:
        """By how much it rose."""
        return self.later - self.earlier

    @property
    def rises(self) -> bool:
        """Whether it finds enough, and more than before."""
        return self.change > 0 and self.findings >= _LEAST_FINDINGS


def rule_rates(tally: Tally) -> list[RuleRate]:
    """Return the rate of each rule; those that rose most first. A single month has no halves, so nothing rises."""
    months = [month for month in sorted(tally.months) if month != UNKNOWN]
    middle = len(months) // 2
    halves = (months[:middle], months[middle:]) if middle else ((), ())
    articles = [sum(tally.months[month].articles for month in half) for half in halves]
    found = []
    for rule, counts in tally.rules.items():
        rates = [
            1000 * sum(counts[month] for month in half) / (of or 1) for half, of in zip(halves, articles, strict=True)
        ]
        found.append(RuleRate(rule, tally.rule_names[rule], counts.total(), *rates))
    return sorted(found, key=lambda each: (-each.change, each.rule))


def rules(rates: Iterable[RuleRate]) -> Table:
    """Return the rates as a table."""
    columns = ("rule", "name", "findings", "earlier_per_1000", "later_per_1000", "change")
    rows = tuple((rate.rule, rate.name, rate.findings, rate.earlier, rate.later, rate.change) for rate in rates)
    return Table("rules", columns, rows)


def people(found: Mapping[str, Person]) -> Table:
    """Who is quoted, most first; a row for each key that was merged, so that a desk can part them again."""
    columns = (KEY, PERSON, "name", "role", "affiliation", "statements", "articles", "outlets", "merged")
    return Table("people", columns, tuple(_people_rows(found)))


def _people_rows(found: Mapping[str, Person]) -> Iterator[tuple[Cell, ...]]:
    for called, person in sorted(found.items(), key=lambda pair: (-pair[1].statements, pair[0])):
        about = (person.name, person.role, person.affiliation, person.statements, person.articles, len(person.outlets))
        for key in sorted(person.keys):
            yield (key, called, *about, len(person.keys))


def facts(found: Mapping[str, Person], known: Mapping[str, Mapping[str, str]]) -> list[Table]:
    """For each further column of the desk's table of people, how often people with each of its values are quoted."""
    ours = people({}).columns
    columns = dict.fromkeys(name for row in known.values() for name in row if name not in ours)
    return [_fact(column, found, known) for column in columns]


def _fact(column: str, found: Mapping[str, Person], known: Mapping[str, Mapping[str, str]]) -> Table:
    persons: Counter[str] = Counter()
    statements: Counter[str] = Counter()
    for person in found.values():
        said = [value for key in sorted(person.keys) if (value := known.get(key, {}).get(column, "").strip())]
        value = said[0] if said else UNKNOWN
        persons[value] += 1
        statements[value] += person.statements
    rows = tuple((value, persons[value], count) for value, count in statements.most_common())
    return Table(f"people-by-{''.join(each if each.isalnum() else '-' for each in column.lower())}",
                 (column, "people", "statements"), rows)  # fmt: skip


def origins(groups: Sequence[Group]) -> Table:
    """Return what several articles say: a row an article, with where it has it from."""
    columns = (
        "group",
        "articles",
        "outlets",
        "independent_origins",
        "article",
        "outlet",
        "day",
        "origins",
        "statement",
    )
    rows = []
    for number, group in enumerate(groups, 1):
        first = {statement.article: statement for statement in reversed(group.statements)}
        for article, found in group.origins.items():
            said = first[article]
            about = (number, len(group.origins), group.outlets, group.independent)
            rows.append((*about, article, said.outlet, said.day, "; ".join(sorted(found)), said.text))
    return Table("origins", columns, tuple(rows))


def credited(counts: Mapping[tuple[str, str], int]) -> Table:
    """Which outlet credits which."""
    rows = tuple((outlet, other, count) for (outlet, other), count in counts.items())
    return Table("credits", ("outlet", "credits", "articles"), rows)


def written(tables: Iterable[Table]) -> dict[str, str]:
    """Each table as a file, by its name."""
    return {f"{table.name}.csv": table.csv() for table in tables}
