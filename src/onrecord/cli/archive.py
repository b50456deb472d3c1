"""`onrecord archive`."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli._complete import file_names, settings_or_files
from onrecord.cli._say import FAILED, complain, leave
from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.archive.audit import Plan
    from onrecord.archive.job import Job, Progress
    from onrecord.settings import Settings

_COLUMNS = (
    ("text", "the article; plain text or HTML [default: text]"),
    ("id", "its id, which no other article has [default: file and row]"),
    ("headline", "its headline"),
    ("byline", "its by-line"),
    ("date", "its day of publication"),
    ("outlet", "its outlet"),
    ("section", "its desk or section"),
)


class _Archive(click.Group):
    """`onrecord archive INPUT…` audits; only what is called like a command is one."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the name of the command first where it is left out."""
        if args and args[0] not in (*self.commands, *ctx.help_option_names):
            args = ["audit", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Archive, context_settings={"help_option_names": ["-h", "--help"]})
def archive() -> None:
    """Audit a whole archive into tables, and report on it.

    `onrecord archive INPUT... --to DIR` is short for `onrecord archive audit INPUT... --to DIR`.

    Needs the extra: pip install 'onrecord[archive]'
    """


def _column_options(command: Any) -> Any:
    for name, what in reversed(_COLUMNS):
        command = click.option(f"--{name}", metavar="COLUMN", help=f"Column of a table that holds {what}.")(command)
    return command


@archive.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", shell_complete=file_names)
@click.option("--to", "folder", required=True, metavar="DIR", shell_complete=file_names, help="Folder of the tables.")
@_column_options
@click.option("--redact", is_flag=True, help="Keep all words of the articles out of the tables.")
@click.option("--retry", is_flag=True, help="Audit again what failed by a limit or a crash.")
@click.option("--replace", is_flag=True, help="Begin again, and remove the tables that are in DIR.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Articles at once; default: one a core.")
@click.option(
    "--time-limit", type=click.FloatRange(min=0, min_open=True), default=120, show_default=True, metavar="SECONDS",
    help="What an article may take.",
)  # fmt: skip
@click.option(
    "--memory-limit", type=click.IntRange(min=1), default=2000, show_default=True, metavar="MB",
    help="What the process that audits it may take (on Linux).",
)  # fmt: skip
@click.option("--ray", metavar="ADDRESS", help="Run on a cluster of Ray, instead of this machine; local starts one.")
@click.option(
    "--config", "configs", multiple=True, metavar="PATH|KEY=VALUE", shell_complete=settings_or_files,
    help="Settings file or one setting.",
)  # fmt: skip
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option("-q", "--quiet", is_flag=True, help="Print no progress.")
def audit(inputs: tuple[str, ...], **options: Any) -> None:
    """Audit an archive: folders of drafts, JSON Lines, CSV, Parquet, WARC files and sitemaps.

    Writes the tables articles, statements, sources, findings and errors as Parquet files into DIR. What an interrupted
    run has finished is not done again. Exits 0 if every article is in one of the tables, 2 if not, or if none could be
    audited.
    """
    leave(lambda: _audit(inputs, options), 0)


def _audit(inputs: tuple[str, ...], options: dict[str, Any]) -> int:
    _require_extra()
    from onrecord.archive.guard import Limits
    from onrecord.archive.job import Job, opened
    from onrecord.archive.store import Store
    from onrecord.cli._archive_inputs import columns_of, find_shards
    from onrecord.cli._configure import configure
    from onrecord.cli._gather import notes

    settings, _ = configure(options["configs"], options["isolated"], {})
    columns = columns_of(options)
    store = Store(Path(options["folder"]))
    before = store.manifest()
    plan = _plan(settings, {} if options["replace"] else before, options)
    shards, passed = find_shards(inputs, settings, columns, options["folder"])
    for line in () if options["quiet"] else notes(passed, verbose=False):
        complain(line)
    job = Job(os.path.abspath(options["folder"]), plan, Limits(options["time_limit"], options["memory_limit"]), columns)
    if options["replace"] and before:
        store.clear()
    with opened(job) as job_now:
        if options["retry"]:
            store.forget_errors()
        last = _follow(job_now, shards, options)
    return _told(job, last, options["folder"])


def _require_extra() -> None:
    """Raise an error if the libraries of the extra are missing.

    Raises:
        SettingsError: if so.
    """
    from importlib.util import find_spec

    if missing := [name for name in ("pyarrow", "daft", "warcio") if find_spec(name) is None]:
        raise SettingsError(f"archive: needs {', '.join(missing)}; install it with: pip install 'onrecord[archive]'")


def _plan(settings: Settings, manifest: dict[str, Any], options: dict[str, Any]) -> Plan:
    """How to audit; the day counts on which the folder was begun, so that a resumed run finds the same.

    Raises:
        SettingsError: if the folder holds tables that were made in another way.
    """
    from onrecord.archive.audit import Plan

    today = date.fromisoformat(manifest["today"]) if manifest else date.today()
    plan = Plan(settings, today, options["redact"])
    if manifest and manifest["fingerprint"] != plan.fingerprint:
        raise SettingsError(
            f"{options['folder']}: was made by another version of onrecord or with other settings; "
            "give another folder, or --replace to begin again"
        )
    return plan


def _follow(job: Job, shards: list[Any], options: dict[str, Any]) -> Progress:
    """Run the job, and show where it is."""
    from onrecord.archive.engines.daft import DaftEngine
    from onrecord.archive.job import run
    from onrecord.cli._archive_progress import shown
    from onrecord.cli._processes import cores

    with closing(DaftEngine(options["jobs"] or cores(), options["ray"])) as engine:
        return shown(run(job, shards, engine), wanted=not options["quiet"])


def _told(job: Job, last: Progress, folder: str) -> int:
    """Print what is in the tables; return the exit code."""
    audited, failed = job.store.count("articles"), job.store.count("errors")
    articles = "1 article" if last.total == 1 else f"{last.total:,} articles"
    click.echo(f"{articles}: {audited:,} audited, {failed:,} in {os.path.join(folder, 'errors')}")
    if audited + failed < last.total:
        complain(f"{folder}: the run ended before all articles were done; give the same command again to go on")
        return FAILED
    if audited + failed > last.total:
        complain(f"{folder}: holds articles that are not in the input; to leave them out, begin again with --replace")
        return FAILED
    return 0 if audited else FAILED


@archive.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folder", metavar="DIR", shell_complete=file_names)
@click.option("--html", "page", required=True, metavar="PATH", shell_complete=file_names, help="Page to write.")
@click.option(
    "--people", metavar="CSV", shell_complete=file_names,
    help="The desk's table of people: who is who, and what else it knows of them.",
)  # fmt: skip
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Only articles from that day on.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Only articles up to that day.")
def report(folder: str, **options: Any) -> None:
    """Report on an audited archive: who is quoted, how well claims are backed, who has it from whom.

    Writes a page, a CSV file beside each of its charts into a folder called as the page is, and the table of origins
    into DIR, for `onrecord check --archive DIR`. Exits 0, or 2 if DIR holds no tables.
    """
    leave(lambda: _report(folder, options), 0)


def _report(folder: str, options: dict[str, Any]) -> int:
    _require_extra()
    from onrecord.archive.engines.daft import signatures
    from onrecord.archive.origins import write_origins
    from onrecord.archive.people import read_people
    from onrecord.archive.report.make import make
    from onrecord.archive.report.tally import tally
    from onrecord.archive.store import Store
    from onrecord.cli._say import write

    store = Store(Path(folder))
    if not store.manifest() or not store.count("articles"):
        raise SettingsError(f"{folder}: holds no audited articles; make them with: onrecord archive INPUT... --to DIR")
    given, known = read_people(Path(options["people"])) if options["people"] else ({}, {})
    since, until = (options[name] and options[name].date() for name in ("since", "until"))
    beside = Path(options["page"]).with_suffix("")
    beside = beside.with_name(f"{beside.name}-tables")
    made = make(tally(store, since, until), signatures, beside.name, given, known)
    try:
        beside.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"{beside}: cannot be made ({error.strerror})") from None
    write(made.page, options["page"])
    for name, text in made.files.items():
        write(text, str(beside / name))
    write_origins(store, made.groups)
    return 0
