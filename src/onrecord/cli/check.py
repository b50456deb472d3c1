"""`onrecord check`."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.domain import Audit, Score
    from onrecord.settings import Settings

FINDINGS, FAILED = 1, 2
_WIDEST = 100


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, metavar="[PATH|URL|-]...")
@click.option("--select", multiple=True, metavar="RULE", help="Rules to run: code, prefix, category or name.")
@click.option("--extend-select", multiple=True, metavar="RULE", help="Rules to run besides those selected.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Rules not to run.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Files to pass over in directories.")
@click.option(
    "--output-format", "outputs", multiple=True, metavar="FMT[=PATH]",
    help="text (default), grouped, concise, json, csv or html; repeatable, to a file with =PATH.",
)  # fmt: skip
@click.option("--include-text", is_flag=True, help="Put the draft's text into JSON.")
@click.option("--sources", is_flag=True, help="Print a table of the sources of each draft.")
@click.option("--explain", metavar="ASSERTION|LINE", help="Show how c4, or what stands on line 17, is scored.")
@click.option("--statistics", is_flag=True, help="Count findings by rule.")
@click.option("--show-files", is_flag=True, help="List the drafts that would be audited, and stop.")
@click.option("--stdin-filename", default="standard-input.txt", metavar="NAME", help="What to call -.")
@click.option("--config", "configs", multiple=True, metavar="PATH|KEY=VALUE", help="Settings file or one setting.")
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option("--fail-on", type=click.Choice(["info", "warning", "error"]), help="Least severity that exits 1.")
@click.option("--min-score", type=click.IntRange(0, 100), metavar="N", help="Exit 1 if a draft's backing is under N.")
@click.option("--fail-on-hold", is_flag=True, default=None, help="Exit 1 if a draft is on hold (G1 to G4).")
@click.option("--max-warnings", type=click.IntRange(min=0), metavar="N", help="Let up to N warnings pass.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even with findings (2 still means: could not do it).")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Findings only.")
@click.option("-v", "--verbose", is_flag=True, help="Say on standard error what is read.")
def check(paths: tuple[str, ...], **options: Any) -> None:
    """Audit drafts: text, Markdown, HTML and DOCX files, directories, globs, web pages, or - for standard input.

    Exits 0 if clean, 1 with findings at or above --fail-on, 2 if something could not be audited.
    """
    try:
        sys.exit(_check(paths, options))
    except OnrecordError as error:
        _complain(str(error))
        sys.exit(FAILED)
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FINDINGS)


def _check(paths: tuple[str, ...], options: dict[str, Any]) -> int:
    if not paths:
        _complain("nothing to audit; name a file, a directory, a URL, or - for standard input")
        return FAILED
    outputs = [_output(each) for each in options["outputs"] or ("text",)]
    settings = _settings(options)
    from onrecord.cli._audit import audit_all
    from onrecord.cli._inputs import Input, expand
    from onrecord.readers import suffixes

    inputs = list(expand(paths, suffixes(), settings.exclude, settings.respect_gitignore, options["stdin_filename"]))
    if options["show_files"]:
        click.echo("".join(f"{_printable(each.name)}\n" for each in inputs if isinstance(each, Input)), nl=False)
        for each in inputs:
            if not isinstance(each, Input):
                _complain(f"{each.path}: {each.error}")
        return 0 if all(isinstance(each, Input) for each in inputs) else FAILED
    audit = audit_all(inputs, settings, progress=not options["quiet"])
    for each in audit.skipped:
        _complain(f"{each.path}: {each.error}")
    for reporter, path in outputs:
        _write(reporter, path, audit, options)
    return _exit_code(audit, settings, exit_zero=options["exit_zero"])


def _settings(options: dict[str, Any]) -> Settings:
    from onrecord.cli._configure import configure
    from onrecord.rules import rules, select

    names = ("select", "extend_select", "ignore", "exclude", "fail_on", "max_warnings", "min_score", "fail_on_hold")
    flags = {name.replace("_", "-"): _split(options[name]) for name in names}
    settings, path = configure(options["configs"], options["isolated"], flags)
    select(rules(), (*settings.select, *settings.extend_select), settings.ignore)
    if options["verbose"]:
        _complain(f"settings from {path}" if path else "settings: the defaults")
    return settings


def _split(value: Any) -> Any:
    """`--select LI,VA203` and `--select LI --select VA203` are the same."""
    if not isinstance(value, tuple):
        return value
    return tuple(part.strip() for each in value for part in each.split(",") if part.strip())


def _output(option: str) -> tuple[str, str | None]:
    from onrecord.errors import SettingsError
    from onrecord.reporters import formats

    name, _, path = option.partition("=")
    if name not in formats():
        raise SettingsError(f"--output-format {name}: no such format; there are {', '.join(sorted(formats()))}")
    return name, path or None


def _write(format: str, path: str | None, audit: Audit, options: dict[str, Any]) -> None:
    from onrecord.cli._folder import is_folder, write_folder
    from onrecord.errors import SettingsError
    from onrecord.reporters import Style, reporter

    columns = min(_WIDEST, shutil.get_terminal_size((88, 24)).columns)
    style = Style(
        width=columns,
        color=path is None and _wants_color(options["color"]),
        quiet=options["quiet"],
        statistics=options["statistics"],
        include_text=options["include_text"],
        sources=options["sources"],
        explain=options["explain"],
    )
    if path is not None and is_folder(path):
        write_folder(reporter(format), path, audit, style)
        return
    output = reporter(format).render(audit, style).encode("utf-8", "replace")
    if path is None:
        sys.stdout.buffer.write(output)
        sys.stdout.buffer.flush()
        return
    try:
        Path(path).write_bytes(output)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written ({error.strerror})") from None


def _wants_color(choice: str) -> bool:
    if choice != "auto":
        return choice == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _exit_code(audit: Audit, settings: Settings, *, exit_zero: bool) -> int:
    from onrecord.domain import Severity

    if audit.skipped:
        return FAILED
    floor = Severity[settings.fail_on.upper()]
    failing = [finding for finding in audit.findings if finding.severity >= floor]
    warnings = sum(finding.severity is Severity.WARNING for finding in failing)
    if settings.max_warnings is not None and warnings <= settings.max_warnings:
        failing = [finding for finding in failing if finding.severity is not Severity.WARNING]
    failed = bool(failing) or any(_falls_short(report.dossier.score, settings) for report in audit.reports)
    return FINDINGS if failed and not exit_zero else 0


def _falls_short(score: Score | None, settings: Settings) -> bool:
    """Whether a draft's score is under the least that is asked for, or a hold counts and there is one."""
    if score is None:
        return False
    low = settings.min_score is not None and score.backing is not None and score.backing < settings.min_score
    return low or (settings.fail_on_hold and bool(score.holds))


def _complain(line: str) -> None:
    click.echo(f"onrecord: {_printable(line)}", err=True)


def _printable(line: str) -> str:
    """File names and addresses may be hostile, too."""
    return "".join(character if character.isprintable() else "�" for character in line)
