"""Puts the report together: counts, tables, page."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.archive.circular import Group, Signatures, credits, groups
from onrecord.archive.people import Person, merged
from onrecord.archive.report import charts, tables
from onrecord.archive.report.tables import Table
from onrecord.archive.report.tally import UNKNOWN, Figures, Tally
from onrecord.report_mark import HTML
from onrecord.reporters import safe
from onrecord.version import VERSION

_SHOWN = 20
"""Rows of a table on the page; the CSV file has all."""
_LONGEST = 300
"""Characters of a statement on the page."""
_LINES: tuple[tuple[str, Callable[[Figures], float | None], float], ...] = (
    ("Mean score", lambda each: each.backing, 1.0),
    ("Articles on hold", lambda each: each.held_share, 100.0),
    ("Statements of unnamed people", lambda each: each.unnamed_share, 100.0),
    ("Sources named and placed", lambda each: each.identified_share, 100.0),
)
"""What is drawn over time, and by what it is multiplied; a share is shown as a percentage."""


@dataclass(frozen=True, slots=True)
class Report:
    """A page, the CSV files that it refers to, by name, and the groups of what several articles say."""

    page: str
    files: Mapping[str, str]
    groups: Sequence[Group]


def make(
    tally: Tally,
    signatures: Signatures,
    folder: str,
    given: Mapping[str, str],
    known: Mapping[str, Mapping[str, str]],
) -> Report:
    """Return the report; `folder` is where the page finds the CSV files.

    `given` says who some people are, and `known` what else a desk's own table says of them.
    """
    people = merged(tally.people, given)
    found = groups(tally.statements, signatures)
    facts = tables.facts(people, known)
    rates = tables.rule_rates(tally)
    rising = [rate for rate in rates if rate.rises][:_SHOWN]
    made = {
        "outlets": tables.figures("outlets", "outlet", tally.outlets),
        "sections": tables.figures("sections", "section", tally.sections),
        "months": tables.figures("months", "month", tally.months, in_order=True),
        "reasons": tables.reasons(tally),
        "rules": tables.rules(rates),
        "people": tables.people(people),
        "origins": tables.origins(found),
        "credits": tables.credited(credits(tally.statements)),
    }
    page = _template().render(
        **made,
        facts=facts,
        tally=tally,
        whole=tally.whole,
        failed=sum(tally.failed.values()),
        lines=_lines(made["months"], tally),
        persons=_most_quoted(people),
        rising=rising,
        most=max((each.later for each in rising), default=1),
        circular=_circular(found),
        redacted=tally.whole.statements > 0 and not tally.statements,
        folder=quote(folder),
        shown=_SHOWN,
    )
    return Report(page, tables.written([*made.values(), *facts]), found)


def _most_quoted(people: Mapping[str, Person]) -> list[Person]:
    return sorted(people.values(), key=lambda person: (-person.statements, person.name))[:_SHOWN]


def _circular(found: Sequence[Group]) -> list[dict[str, Any]]:
    """Return what several outlets say: first what most of them have from the fewest origins."""
    several = [group for group in found if group.outlets > 1]
    several.sort(key=lambda group: (group.independent - group.outlets, -group.outlets))
    return [
        {
            "text": _short(group.statements[0].text),
            "outlets": ", ".join(dict.fromkeys(statement.outlet for statement in group.statements)),
            "articles": len(group.origins),
            "independent": group.independent,
        }
        for group in several[:_SHOWN]
    ]


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _lines(months: Table, tally: Tally) -> list[dict[str, Any]]:
    """Return the lines over time, where there are several months."""
    names = [str(row[0]) for row in months.rows if row[0] != UNKNOWN]
    if len(names) < 2:
        return []
    return [line for each in _LINES if (line := _line(each, names, tally))]


def _line(
    drawn: tuple[str, Callable[[Figures], float | None], float], names: Sequence[str], tally: Tally
) -> dict[str, Any] | None:
    title, of, times = drawn
    values = [value * times if (value := of(tally.months[name])) is not None else None for name in names]
    there = [(name, value) for name, value in zip(names, values, strict=True) if value is not None]
    if len(there) < 2:
        return None
    low, high = min(value for _, value in there), max(value for _, value in there)
    told = [f"{value:.0f}{' %' if times > 1 else ''}" for value in (there[0][1], there[-1][1], low, high)]
    return {
        "title": title, "drawn": charts.line(values, low, high), "from": there[0][0], "to": there[-1][0],
        "first": told[0], "last": told[1], "low": told[2], "high": told[3],
    }  # fmt: skip


def _template() -> Any:
    style = files("onrecord.archive").joinpath("report", "page.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    environment = Environment(
        loader=PackageLoader("onrecord.archive", "report"),
        autoescape=True,
        trim_blocks=True,
        undefined=StrictUndefined,
        finalize=lambda value: safe(value) if type(value) is str else value,
    )
    environment.filters |= {"percent": _percent, "points": _points, "count": _count}
    environment.globals |= {
        "bar": charts.bar, "stacked": charts.stacked, "zip": zip, "version": VERSION, "mark": Markup(HTML),
        "title": "What stands behind the archive", "style": Markup(style),
        "policy": f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    }  # fmt: skip
    return environment.get_template("page.html.j2")


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f} %"


def _points(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"


def _count(value: int) -> str:
    return f"{value:,}"
