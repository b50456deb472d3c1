"""`onrecord check`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli._complete import file_names, format_names, genre_names, profile_names, rule_names, settings_or_files
from onrecord.cli._options import Grouped
from onrecord.cli._say import (
    FAILED,
    FINDINGS,
    columns,
    complain,
    destination,
    is_piped,
    leave,
    printable,
    wants_color,
    write,
)
from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.cli._inputs import Input
    from onrecord.domain import Audit, Origins, Skipped
    from onrecord.links import Links
    from onrecord.settings import Settings

_FLAGS = """
    genre profile select extend_select ignore exclude extend_exclude force_exclude error_on_unmatched
    fail_on min_confidence max_warnings min_score fail_on_hold allow_stub jobs format text_column archive
""".split()
"""The options that are settings, too."""
_UNNAMED = "standard-input.txt"
_FOR_PROGRAMS = ("csv", "gitlab", "html", "json", "junit", "rdjson", "sarif")
"""Formats that nothing may stand before or behind."""


@click.command(cls=Grouped, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, metavar="[PATH|URL|-]...", shell_complete=file_names)
@click.option(
    "--profile",
    metavar="NAME",
    shell_complete=profile_names,
    help="Preset: wire, investigation, or the name of a genre that has one.",
)
@click.option(
    "--genre", metavar="NAME", shell_complete=genre_names,
    help="Kind of article: news, opinion, live … (default: detect).",
)  # fmt: skip
@click.option(
    "--select", multiple=True, metavar="RULE", shell_complete=rule_names,
    help="Rules to run: code, prefix, category or name.",
)  # fmt: skip
@click.option(
    "--extend-select", multiple=True, metavar="RULE", shell_complete=rule_names,
    help="Rules to run in addition to those selected.",
)  # fmt: skip
@click.option("--ignore", multiple=True, metavar="RULE", shell_complete=rule_names, help="Rules not to run.")
@click.option(
    "--evidence", multiple=True, metavar="PATH", shell_complete=file_names,
    help="The reporter's file to compare quotations, figures and names with: a file, folder or glob; repeatable.",
)  # fmt: skip
@click.option(
    "--archive", metavar="DIR", shell_complete=file_names,
    help="The tables of an archive: sources that have a claim from one origin there are not counted as independent.",
)  # fmt: skip
@click.option("--verify-links", is_flag=True, help="Fetch the pages that drafts link to, and compare with them, too.")
@click.option("--link-cache", metavar="DIR", help="With --verify-links: keep pages there, and read them from there.")
@click.option("--private-links", is_flag=True, help="With --verify-links: ask addresses of the local network, too.")
@click.option(
    "--format", metavar="FORMAT",
    help="Read drafts as text, markdown, html … whatever they seem to be; text reads any markup as copy.",
)  # fmt: skip
@click.option(
    "--text-column", metavar="NAME",
    help="Audit each row of a table (CSV, TSV, JSON Lines) with a text in this column.",
)  # fmt: skip
@click.option(
    "--exclude", multiple=True, metavar="PATTERN", help="Files to skip in directories, instead of the defaults."
)
@click.option("--extend-exclude", multiple=True, metavar="PATTERN", help="Further files to skip in directories.")
@click.option("--force-exclude", is_flag=True, default=None, help="Skip excluded files even if they are named.")
@click.option(
    "--error-on-unmatched/--no-error-on-unmatched", default=None,
    help="Whether a directory or glob without drafts is an error.",
)  # fmt: skip
@click.option(
    "--output-format", "outputs", multiple=True, metavar="FMT[=PATH]",
    shell_complete=format_names,
    help="text (default), grouped, concise, markdown, html, json, csv, sarif, github, github-summary, gitlab, junit or "
    "rdjson; repeatable, to a file with =PATH.",
)  # fmt: skip
@click.option(
    "--annotate",
    metavar="PATH",
    shell_complete=file_names,
    help="Write Word drafts with findings as comments: OUT.docx or a folder.",
)
@click.option("--include-text", is_flag=True, help="Put the draft's text into JSON.")
@click.option("--redact", is_flag=True, help="Keep the draft's text out of every format; paths stay.")
@click.option("--sources", is_flag=True, help="Print a table of the sources of each draft.")
@click.option(
    "--explain",
    metavar="ASSERTION|PLACE|score",
    help="Show how assertion c4, those on line or paragraph 17 or at 17:5, or the article are scored, and exit 0.",
)
@click.option(
    "--ledger", type=click.Choice(["asks", "all"]), default="asks", show_default=True,
    help="The ten lines that an editor would ask about first, or every scored line.",
)  # fmt: skip
@click.option("--statistics", is_flag=True, help="Count findings by rule.")
@click.option("--show-files", is_flag=True, help="List the drafts that would be audited, and stop.")
@click.option(
    "--stdin-filename", metavar="NAME", help="Audit standard input under this name; its ending gives the format."
)
@click.option(
    "--diff-base",
    metavar="REV",
    help="Audit the drafts that changed since REV, and count only findings that the change causes.",
)
@click.option(
    "--config",
    "configs",
    multiple=True,
    metavar="PATH|KEY=VALUE",
    shell_complete=settings_or_files,
    help="Settings file or one setting.",
)
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Cores to use; default: all there are.")
@click.option("--cache-dir", metavar="PATH", shell_complete=file_names, help="Folder of the encrypted cache.")
@click.option("--no-cache", is_flag=True, help="Neither read nor write the cache.")
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option("--fail-on", type=click.Choice(["info", "warning", "error"]), help="Lowest severity that exits 1.")
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), metavar="P",
    help="Leave out findings that an editor is less likely than P (0 to 1) to keep; 0 shows all.",
)  # fmt: skip
@click.option("--min-score", type=click.IntRange(0, 100), metavar="N", help="Exit 1 if a draft's backing is under N.")
@click.option(
    "--max-score-drop", type=click.IntRange(0, 100), metavar="N",
    help="Exit 1 if a draft's backing fell by more than N points since --diff-base.",
)  # fmt: skip
@click.option(
    "--fail-on-hold", is_flag=True, default=None,
    help="Exit 1 if an accusation, the headline or a quotation puts a draft on hold.",
)  # fmt: skip
@click.option(
    "--allow-stub", is_flag=True, default=None,
    help="Audit saved web pages that show only a small part of their article.",
)  # fmt: skip
@click.option("--max-warnings", type=click.IntRange(min=0), metavar="N", help="Number of warnings that may pass.")
@click.option("--baseline", metavar="FILE", shell_complete=file_names, help="Do not count findings that are in FILE.")
@click.option(
    "--write-baseline",
    metavar="FILE",
    shell_complete=file_names,
    help="Record the findings in FILE, as known from now on.",
)
@click.option("--ratchet", is_flag=True, help="With --baseline: fail only if a rule finds more than FILE has.")
@click.option(
    "--exit-zero", is_flag=True, help="Exit 0 even with findings (2 still means that something could not be audited)."
)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Findings, holds and failed requirements only.")
@click.option(
    "-v", "--verbose", is_flag=True, help="Mark source, cue and claim as well; say on standard error what is read."
)
def check(paths: tuple[str, ...], **options: Any) -> None:
    """Audit drafts: Word, OpenDocument, RTF, Markdown, HTML, text and other files, folders, globs, web pages, or -
    for standard input.

    Without a path, the drafts in this directory and below are audited.

    Exits 0 if clean, 1 with findings at or above --fail-on or another requirement that is not met, 2 if something
    could not be audited.
    """
    leave(lambda: _check(_places(paths, options["stdin_filename"]), options), FINDINGS)


def _check(paths: tuple[str, ...], options: dict[str, Any]) -> int:
    if options["max_score_drop"] is not None and options["diff_base"] is None:
        complain("--max-score-drop: there is nothing to compare with; name a revision with --diff-base")
        return FAILED
    from onrecord.cli._shown import refuse_unshown
    from onrecord.reporters import formats

    outputs = [destination(option, formats()) for option in options["outputs"] or ("text",)]
    refuse_unshown(options, [format for format, _ in outputs])
    _refuse_mixed([format for format, path in outputs if path is None])
    settings = _settings(options)
    _refuse_no_rules(settings, options)
    from onrecord.cli._annotate import plan, write_copies
    from onrecord.cli._audit_all import audit_all
    from onrecord.cli._baseline import known, settled
    from onrecord.cli._cache import opened
    from onrecord.cli._changes import Since
    from onrecord.cli._gather import evidence_notes, gather, notes, read_notes, with_passed_over, with_unread_evidence
    from onrecord.cli._inputs import Input
    from onrecord.cli._overwrite import refuse_overwriting
    from onrecord.cli._processes import cores

    if not paths and not options["quiet"] and is_piped():
        complain(
            "standard input is not read, and this folder is audited instead; to audit the input, give - as the path"
        )
    inputs, passed = gather(paths, settings, options["stdin_filename"] or _UNNAMED)
    for line in () if options["quiet"] else notes(passed, verbose=options["verbose"]):
        complain(line)
    every = inputs
    since = Since(options["diff_base"], _UNNAMED) if options["diff_base"] is not None else None
    inputs = since.pick(inputs) if since else inputs
    if options["show_files"]:
        click.echo(
            "".join(f"{printable(input_file.name)}\n" for input_file in inputs if isinstance(input_file, Input)),
            nl=False,
        )
        for input_file in inputs:
            if not isinstance(input_file, Input):
                complain(f"{input_file.path}: {input_file.error}")
        return 0 if all(isinstance(input_file, Input) for input_file in inputs) else FAILED
    copies = plan(options["annotate"], inputs)
    files = [("--output-format", path) for _, path in outputs]
    annotated = [("--annotate", path) for _, path in copies.values()]
    refuse_overwriting(every, [*files, *annotated, ("--write-baseline", options["write_baseline"])])
    baseline = known(options)
    cache = opened(settings, options["cache_dir"], wanted=not options["no_cache"])
    links, origins = _links(options), _origins(settings)
    run = partial(
        audit_all, settings=settings, jobs=settings.jobs or cores(), cache=cache, links=links, origins=origins
    )
    audit = run(inputs, progress=not options["quiet"])
    audit = since.settle(audit, run) if since else audit
    audit = settled(audit, baseline, options, settings, complain)
    audit = _required(audit, settings, options["max_score_drop"])
    audit = with_unread_evidence(with_passed_over(audit, passed))
    for line in () if options["quiet"] else read_notes(audit, verbose=bool(options["verbose"])):
        complain(line)
    for line in evidence_notes(audit):
        complain(line)
    problems = [*audit.skipped, *write_copies(copies, audit)]
    for problem in problems:
        complain(f"{problem.path}: {problem.error}")
    for reporter, path in outputs:
        _write(reporter, path, audit, options, every)
    if options["explain"] is not None and not _explains(audit, options["explain"]):
        complain(
            f"--explain {options['explain']}: no assertion has this name or place; the ledger lists them, and accepted "
            "are their names (c4), lines or paragraphs (17, ¶17), places (17:5) and score"
        )
        return FAILED
    if problems:
        return FAILED
    return FINDINGS if audit.failed and not options["exit_zero"] and options["explain"] is None else 0


def _places(paths: tuple[str, ...], stdin_name: str | None) -> tuple[str, ...]:
    """Return where the drafts are; a name for standard input makes it the draft if none is given."""
    from onrecord.cli._inputs import STANDARD_INPUT

    if stdin_name is None or STANDARD_INPUT in paths:
        return paths
    if paths:
        raise SettingsError("--stdin-filename names standard input, which is not among the drafts; give - as well")
    return (STANDARD_INPUT,)


def _refuse_mixed(formats: Sequence[str]) -> None:
    """Raise an error where a report that a program reads would share standard output with another."""
    for format in formats if len(formats) > 1 else ():
        if format in _FOR_PROGRAMS:
            raise SettingsError(
                f"--output-format {', '.join(formats)}: all go to standard output, where no program can read "
                f"{format}; give it a file: {format}=PATH"
            )


def _refuse_no_rules(settings: Settings, options: dict[str, Any]) -> None:
    """Raise an error where the command and the settings leave no rule to run, and nothing else is asked for."""
    from onrecord.rules import rules_of, select

    asked = settings.min_score is not None or settings.fail_on_hold or settings.overrides
    if asked or options["explain"] is not None or options["sources"] or options["show_files"]:
        return
    wanted, ignored = (*settings.select, *settings.extend_select), (*settings.ignore, *settings.extend_ignore)
    if not select(rules_of(settings), wanted, ignored):
        raise SettingsError("select and ignore leave no rule to run; `onrecord rule` lists those that there are")


def _links(options: dict[str, Any]) -> Links | None:
    """Return what reads linked pages, only if the user asks for it on the command line: no file can switch it on."""
    if not options["verify_links"]:
        return None
    from onrecord.links import Links

    return Links(Path(options["link_cache"]) if options["link_cache"] else None, options["private_links"])


def _origins(settings: Settings) -> Origins | None:
    """Return what the archive knows of who has what from whom, if the settings name one."""
    if settings.archive_folder is None:
        return None
    from importlib.util import find_spec

    if find_spec("pyarrow") is None:
        raise SettingsError("--archive: needs pyarrow; install it with: pip install 'onrecord[archive]'")
    from onrecord.archive.origins import read_origins
    from onrecord.archive.store import Store

    return read_origins(Store(settings.archive_folder))


def _settings(options: dict[str, Any]) -> Settings:
    from onrecord.cli._configure import configure

    flags = {name.replace("_", "-"): _split(options[name]) for name in _FLAGS}
    empty = (name for name, value in flags.items() if value == () and options[name.replace("-", "_")])
    blank = (name.replace("_", "-") for name, value in options.items() if isinstance(value, str) and not value.strip())
    for name in (*empty, *blank):
        raise SettingsError(f"--{name}: is empty; give it a value or leave it out")
    flags["evidence"] = options["evidence"]
    settings, path = configure(options["configs"], options["isolated"], flags)
    if options["verbose"]:
        complain(f"settings from {path}" if path else "settings: the defaults")
    return settings


def _split(value: Any) -> Any:
    """`--select LI,VA203` and `--select LI --select VA203` are the same."""
    if not isinstance(value, tuple):
        return value
    return tuple(part.strip() for each in value for part in each.split(",") if part.strip())


def _write(
    format: str, path: str | None, audit: Audit, options: dict[str, Any], inputs: Sequence[Input | Skipped]
) -> None:
    from onrecord.cli._folder import is_folder, write_folder
    from onrecord.cli._inputs import repository
    from onrecord.reporters import Style, marked, render

    style = Style(
        width=columns(),
        color=path is None and wants_color(options["color"]),
        quiet=options["quiet"],
        statistics=options["statistics"],
        include_text=options["include_text"],
        sources=options["sources"],
        redact=options["redact"],
        root=str(repository(Path.cwd()) or Path.cwd()),
        explain=options["explain"],
        ledger=options["ledger"] == "all",
        verbose=options["verbose"],
    )
    if path is not None and is_folder(path):
        write_folder(format, path, audit, style, inputs)
    else:
        text = render(format, audit, style)
        write(marked(format, text) if path else text, path)


def _explains(audit: Audit, wanted: str) -> bool:
    """Whether there is anything to explain; in a draft that could not be audited there may have been."""
    from onrecord.reporters import explains

    return bool(audit.skipped) or any(explains(report, wanted) for report in audit.reports)


def _required(audit: Audit, settings: Settings, drop: float | None) -> Audit:
    """Return the audit with what holds for all drafts of the run; a draft's own settings are there already."""
    from dataclasses import replace

    reports = tuple(
        replace(report, required=replace(report.required, max_score_drop=drop)) for report in audit.reports
    )  # fmt: skip
    return replace(audit, reports=reports, max_warnings=settings.max_warnings)
