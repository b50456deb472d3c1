"""The drafts of one run, and what is told of the files that are not read."""

from __future__ import annotations

import glob
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli._audit_one import load
from onrecord.cli._inputs import Ignore, Input, expand
from onrecord.domain import Audit, Skipped
from onrecord.errors import UnreadableError
from onrecord.readers import MAX_BYTES
from onrecord.regular_file import read_regular_file

if TYPE_CHECKING:
    from onrecord.settings import Settings

_SHOWN = 5
"""Files of one folder that are named on standard error; the machine formats name all."""


def gather(
    places: Iterable[str], settings: Settings, stdin_name: str
) -> tuple[list[Input | Skipped], tuple[Skipped, ...]]:
    """Return the inputs of a run, and what looks like a draft and is passed over. No place: the present folder."""
    from onrecord.readers import suffixes, table_suffixes

    known = (*suffixes(), *(table_suffixes() if settings.text_column else ()))
    ignore = Ignore(settings.excludes, settings.respect_gitignore, force=settings.force_exclude)
    entries = list(
        expand(tuple(places) or (".",), known, ignore, stdin_name, error_on_unmatched=settings.error_on_unmatched)
    )
    entries = list(_without_evidence(entries, tuple(places) or (".",), settings))
    entries = [part for entry in entries for part in _parts(entry, settings)]
    passed = tuple(entry for entry in entries if isinstance(entry, Skipped) and entry.passed_over)
    return [entry for entry in entries if entry not in passed], passed


def _without_evidence(
    entries: list[Input | Skipped], places: Iterable[str], settings: Settings
) -> Iterator[Input | Skipped]:
    """Yield the entries; a file found in a folder or by a glob that drafts are compared with is passed over.

    Not if it is named, or its folder is, or if nothing else were left.
    """
    drafts = [entry for entry in entries if isinstance(entry, Input) and entry.is_file]
    evidence = {place for draft in drafts for place in settings.evidence_of(draft.name)}
    named = {os.path.realpath(path) for place in places for path in (place, *glob.glob(place, recursive=True))}
    at = [path for place in evidence for path in (glob.glob(str(place), recursive=True) or [str(place)])]
    roots = [root for root in map(os.path.realpath, at) if not any(_is_below(place, root) for place in named)]
    matched = {draft.place for draft in drafts if any(_is_below(os.path.realpath(draft.place), root) for root in roots)}
    for entry in entries:
        if isinstance(entry, Input) and entry.place in matched and len(matched) < len(drafts):
            yield Skipped(entry.name, _IS_EVIDENCE, passed_over=True)
        else:
            yield entry


_IS_EVIDENCE = "is evidence that drafts are compared with; name it to audit it"


def _is_below(place: str, folder: str) -> bool:
    return place == folder or place.startswith(folder.rstrip(os.sep) + os.sep)


def _parts(entry: Input | Skipped, settings: Settings) -> Iterator[Input | Skipped]:
    """Yield each draft of a file that holds several, as `path:number`, and what else it has; anything else as it is."""
    from onrecord.readers import holds_several, left_out, parts

    if isinstance(entry, Skipped) or entry.is_url:
        yield entry
        return
    column, format = settings.of(entry.name).text_column, settings.of(entry.name).format
    try:
        if not entry.is_file:
            entry = replace(entry, data=load(entry)[0])
        head = entry.data or read_regular_file(entry.place, _BEGINNING)
        if not head.startswith(_GZIP) and not holds_several(head, entry.name, column, format):
            yield entry
            return
        data = entry.data or read_regular_file(entry.place, MAX_BYTES + 1)
        several = holds_several(data, entry.name, column, format)
        numbers = parts(data, entry.name, column) if several else ()
        besides = left_out(data, entry.name, column) if several else None
    except UnreadableError as error:
        yield Skipped(entry.name, str(error))
        return
    except OSError:
        numbers, besides = (), None  # reported when it is audited
    if len(numbers) < 2 and not column:
        yield entry
    for number in numbers if len(numbers) > 1 or column else ():
        yield replace(entry, name=f"{entry.name}:{number}", part=number)
    if besides:
        yield Skipped(entry.name, besides, passed_over=True)


_BEGINNING = 8_192
"""Bytes by which a file of several drafts is known."""
_GZIP = b"\x1f\x8b"


def with_passed_over(audit: Audit, passed: tuple[Skipped, ...]) -> Audit:
    """Return the audit, which also tells of the files that were passed over."""
    return replace(audit, passed_over=passed) if passed else audit


def with_unread_evidence(audit: Audit) -> Audit:
    """Return the audit, in which each evidence file that could not be read is an input that failed."""
    files = {
        evidence_file.path: evidence_file
        for report in audit.reports
        for evidence_file in report.dossier.evidence_files
        if evidence_file.failed
    }
    failed = (Skipped(path, f"is evidence that could not be used: it {file.skipped}") for path, file in files.items())
    return replace(audit, skipped=(*audit.skipped, *failed)) if files else audit


def notes(passed: Iterable[Skipped], *, verbose: bool) -> Iterator[str]:
    """One line for each reason and folder that files were passed over in; `verbose`: one for each file."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for skipped in passed:
        folder, name = os.path.split(skipped.path)
        groups[(skipped.path if verbose else folder, skipped.error)].append(name)
    for (location, because), names in groups.items():
        if len(names) == 1:
            yield f"not read: {os.path.join(location, names[0]) if not verbose else location}: {because}"
        else:
            more = f" and {len(names) - _SHOWN} more (-v names all)" if len(names) > _SHOWN else ""
            yield f"not read: {Path(location)}: {', '.join(names[:_SHOWN])}{more}: each {because}"


def evidence_notes(audit: Audit) -> Iterator[str]:
    """Yield a line for each draft of which nothing was compared, though evidence was given."""
    for report in audit.reports:
        files = report.dossier.evidence_files
        if files and not any(file.words or file.failed for file in files):
            reasons = "; ".join(f"{file.path} {file.skipped or 'holds no words'}" for file in files[:_SHOWN])
            more = f" and {len(files) - _SHOWN} more" if len(files) > _SHOWN else ""
            yield f"{report.dossier.document.name}: was compared with no evidence: {reasons}{more}"


def read_notes(audit: Audit, *, verbose: bool) -> Iterator[str]:
    """One line for each draft that was read from where its reader does not see it; `verbose`: for each draft.

    It has the format and length of the draft, and whether its result was looked up.
    """
    for report in audit.reports:
        document = report.dossier.document
        words = f"{document.words:,} {'word' if document.words == 1 else 'words'}"
        doubtful = f", left out as doubtful: {report.doubtful}" if report.doubtful else ""
        remembered = ", from the cache" if report.remembered else ""
        origin = f" from {document.read_from}" if document.read_from else ""
        if verbose or origin:
            yield f"read: {document.name}: {document.format}{origin}, {words}{doubtful}{remembered}"
