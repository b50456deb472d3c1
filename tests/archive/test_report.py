"""The report: its numbers are those of the tables, computed again with DuckDB, and its page is whole and safe."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from onrecord.archive.audit import Plan, audit_batch
from onrecord.archive.inputs import record_batch
from onrecord.archive.report import charts, make, tables
from onrecord.archive.report.tally import Figures, Tally
from onrecord.archive.store import Store
from onrecord.cli import main
from onrecord.settings import parse

_ARTICLES = [
    ("1", "Harl Echo", "news", "2026-01-05", "Mayor Lee Adams said the Harl bridge is safe. Two officials said 9 girders are cracked."),
    ("2", "Harl Echo", "sport", "2026-02-05", "Coach Mia Bell said the team will play. Sources said the coach will leave in May."),
    ("3", "Star", "news", "2026-03-05", "Lee Adams, the mayor, said the bridge carries 12,000 cars a day. The Harl Echo reported that 9 girders of it are cracked."),
    ("4", "Star", "news", "2026-04-05", "An aide to the minister said she will resign. The aide asked not to be named because he fears for his job."),
    ("5", "Star", None, None, "Some say the <b>ferry</b> was late. Critics said it was <script>alert(1)</script> late."),
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Tables of five articles in two batches, and their report."""
    place = tmp_path_factory.mktemp("report")
    rows = [dict(zip(("id", "outlet", "section", "published", "text"), each, strict=True)) for each in _ARTICLES]
    plan = Plan(parse({"min-confidence": 0, "select": ["ALL"]}, "test"), date(2026, 1, 1))
    store = Store(place / "out")
    with store.opened({}) as token:
        store.write(audit_batch(record_batch(rows[:2]), plan), token)
        store.write(audit_batch(record_batch([*rows[2:], {"id": "6", "text": None}]), plan), token)
    done = run(place, "report.html")
    assert done.exit_code == 0, done.output
    return place


def run(place, page, *options):
    return CliRunner().invoke(main, ["archive", "report", str(place / "out"), "--html", str(place / page), *options])


def table(folder, name):
    with (folder / "report-tables" / f"{name}.csv").open() as file:
        return list(csv.DictReader(file))


def query(folder, sql):
    tables = {name: f"'{folder}/out/{name}/*.parquet'" for name in ("articles", "statements", "sources", "findings")}
    return duckdb.sql(sql.format(**tables)).fetchall()


def near(value):
    return pytest.approx(float(value), abs=1e-3) if value else None


@pytest.mark.parametrize(
    ("name", "by"),
    [("outlets", "outlet"), ("sections", "section"), ("months", "strftime(date, '%Y-%m')")],
)
def test_the_figures_of_each_group_are_those_that_duckdb_computes(folder, name, by):
    sql = f"""
        with a as (select *, coalesce({by}, '(unknown)') as g from {{articles}}),
        s as (select g, count(*) as n, avg((kind in ('unnamed-person', 'unnamed-group'))::int) as u
              from {{statements}} join a on article = a.id group by g)
        select a.g, count(*), sum(words), avg(backing), avg((len(holds) > 0)::int), any_value(u), any_value(n),
               sum(identified_sources) / sum(sources)
        from a left join s on a.g = s.g group by a.g order by a.g
    """
    columns = ("articles", "words", "backing", "held_share", "unnamed_share", "statements", "identified_share")
    ours = sorted(table(folder, name), key=lambda row: next(iter(row.values())))
    for row, (group, *numbers) in zip(ours, query(folder, sql), strict=True):
        assert next(iter(row.values())) == group
        for column, number in zip(columns, numbers, strict=True):
            assert near(row[column]) == number, column


def test_people_are_counted_as_duckdb_counts_them(folder):
    sql = (
        "select person, sum(statements), count(*) from {sources} where kind = 'person' group by person order by person"
    )
    ours = sorted((row["key"], int(row["statements"]), int(row["articles"])) for row in table(folder, "people"))
    assert ours == query(folder, sql)
    assert ("lee adams", 2, 2) in ours


def test_reasons_and_rules_are_counted_as_duckdb_counts_them(folder):
    reasons = "select reason, count(*) from {sources} where kind = 'unnamed-person' group by reason"
    ours = table(folder, "reasons")
    for reason, count in query(folder, reasons):
        assert sum(int(row[reason]) for row in ours) == count
    rules = "select rule, count(*) from {findings} group by rule order by rule"
    assert sorted((row["rule"], int(row["findings"])) for row in table(folder, "rules")) == query(folder, rules)


def test_an_article_that_credits_another_outlet_is_in_the_tables_of_origins_and_credits(folder):
    assert table(folder, "credits") == [{"outlet": "Star", "credits": "Harl Echo", "articles": "1"}]


def test_the_page_holds_the_numbers_and_no_markup_of_a_draft(folder):
    page = (folder / "report.html").read_text()
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert "5 articles of 2026-01-05 to 2026-04-05" in page
    assert "1 input could not be audited" in page
    assert "<script" not in page
    assert (
        page.count('class="scroll"') == page.count('class="scroll" tabindex="0" role="region" aria-label="Table: ') > 0
    )
    assert "<b>ferry" not in page
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    for name in re.findall(r'href="([^"#]+\.csv)"', page):
        assert (folder / name).is_file()


def test_the_desk_says_who_is_who_and_what_it_knows_of_them(folder):
    people = folder / "people.csv"
    people.write_text("key,person,gender\nlee adams,Lee Adams of Harl,f\n")
    assert run(folder, "desk.html", "--people", str(people)).exit_code == 0
    page = (folder / "desk.html").read_text()
    assert "Statements by gender" in page
    rows = list(csv.DictReader((folder / "desk-tables" / "people-by-gender.csv").open()))
    assert {row["gender"]: row["people"] for row in rows} == {"f": "1", "(unknown)": "1"}
    assert "Lee Adams of Harl" in (folder / "desk-tables" / "people.csv").read_text()


def test_only_articles_of_the_days_asked_for_count(folder):
    assert run(folder, "short.html", "--since", "2026-02-01", "--until", "2026-03-31").exit_code == 0
    assert "2 articles of 2026-02-05 to 2026-03-05" in (folder / "short.html").read_text()


def test_a_folder_without_tables_is_refused(tmp_path):
    done = CliRunner().invoke(main, ["archive", "report", str(tmp_path), "--html", "x.html"])
    assert done.exit_code == 2
    assert "holds no audited articles" in done.output


def test_a_cell_of_csv_is_never_a_formula():
    from onrecord.archive.report.tables import Table

    assert Table("x", ("a",), (("=1+1",),)).csv() == "a\n'=1+1\n"


def test_shares_of_nothing_are_unknown():
    assert Figures().backing is Figures().unnamed_share is Figures().held_share is None


def test_what_only_one_month_has_is_no_line_over_time():
    counted = Tally()
    for month, scored in (("2026-01", 0), ("2026-02", 2), ("2026-03", 1)):
        counted.months[month] = Figures(articles=4, scored=scored, backing_sum=40.0 * scored, held=1)
    titles = [line["title"] for line in make._lines(tables.figures("months", "month", counted.months), counted)]
    assert titles == ["Mean score", "Articles on hold"]
    counted.months["2026-03"] = Figures(articles=4, held=1)
    titles = [line["title"] for line in make._lines(tables.figures("months", "month", counted.months), counted)]
    assert titles == ["Articles on hold"]


def test_a_line_is_broken_where_a_value_is_missing():
    drawn = charts.line([1.0, 2.0, None, 3.0], 1.0, 3.0)
    assert drawn.count("<polyline") == 2


def archived(*arguments):
    """Run the command in a process of its own, since a function whose lines are counted cannot be sent to others."""
    command = [sys.executable, "-P", "-m", "onrecord", "archive", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_audits_a_folder_and_tells_what_is_where(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("drafts").mkdir()
    Path("drafts", "a.txt").write_text(_ARTICLES[0][4])
    Path("drafts", "empty.md").write_text(" ")
    Path("drafts", "more.jsonl").write_text(json.dumps({"text": _ARTICLES[1][4]}) + "\n")
    Path("signal.py").write_text("open('ran', 'w')")  # a stranger's
    options = ["--to", "out", "-j", "1", "--isolated", "-q"]
    first = archived("drafts", *options)
    assert (first.returncode, first.stdout) == (0, "3 articles: 2 audited, 1 in out/errors\n")
    one = archived("drafts/a.txt", "--to", "one", *options[2:])
    assert one.stdout == "1 article: 1 audited, 0 in one/errors\n"
    assert sorted(Store(Path("out")).read("articles")["id"].to_pylist()) == ["drafts/a.txt", "drafts/more.jsonl:1"]
    assert not Path("ran").exists()
    assert archived("drafts", *options).stdout == first.stdout
    fewer = archived("drafts/a.txt", *options)
    assert fewer.returncode == 2
    assert "holds articles that are not in the input" in fewer.stderr
    other = archived("drafts", *options, "--config", "min-confidence=0")
    assert other.returncode == 2
    assert "--replace to begin again" in other.stderr
    again = archived("drafts", *options, "--config", "min-confidence=0", "--replace")
    assert (again.returncode, again.stdout) == (0, first.stdout)
    assert archived("no-such-place", "--to", "out", "--replace").returncode == 2
    assert Store(Path("out")).count("articles") == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere", "--to", "out"], "nowhere: does not exist; check the path"),
        (["-", "--to", "out"], "-: only files and folders are archives"),
        (["a.jsonl", "--to", "out", "--text", "bodi"], "has no column 'bodi' for --text; did you mean body?"),
        (["a.jsonl", "--to", ".", "--text", "body"], "holds other files; give a new or an empty folder"),
        (["a.jsonl"], "Missing option '--to'"),
    ],
)
def test_wrong_usage_is_one_clear_line(tmp_path, monkeypatch, arguments, told):
    monkeypatch.chdir(tmp_path)
    Path("a.jsonl").write_text('{"body": "x"}\n')
    done = CliRunner().invoke(main, ["archive", *arguments])
    assert done.exit_code == 2
    assert told in done.output
