"""`--baseline`, `--write-baseline` and `--ratchet`."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.domain import Audit, Growth
from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.baseline import Baseline
    from onrecord.settings import Settings


def known(options: dict[str, Any]) -> Baseline | None:
    """Return what `--baseline` holds, if it is given.

    Raises:
        BaselineError: if it cannot be read.
        SettingsError: if there is a ratchet and nothing to hold it to, or what would be written had gaps.
    """
    if options["baseline"]:
        from onrecord.baseline import load

        return load(Path(options["baseline"]))
    if options["ratchet"]:
        raise SettingsError("--ratchet: needs --baseline FILE to hold the findings to")
    if options["write_baseline"] and options["diff_base"] is not None:
        raise SettingsError("--write-baseline: --diff-base leaves out what did not change; name a --baseline FILE, too")
    return None


def settled(
    audit: Audit, baseline: Baseline | None, options: dict[str, Any], settings: Settings, say: Callable[[str], None]
) -> Audit:
    """Return the audit with what is known set aside, and a new baseline written where it is wanted.

    Raises:
        BaselineError: if it cannot be written.
    """
    from onrecord.baseline import compare

    target, path = options["write_baseline"], options["baseline"]
    kept: Baseline = ()
    if baseline is not None:
        view = _View(path, settings, audit)
        outcome = compare(
            audit, baseline, place=view.place, is_gone=view.is_gone, ran=view.ran, ratchet=options["ratchet"]
        )  # fmt: skip
        if options["ratchet"] and outcome.grown:
            for rule, (before, now) in outcome.grown.items():
                say(f"{path}: {rule} grew from {before} to {now}")
            target = None
        if outcome.gone and not target and not options["quiet"]:
            say(_gone(outcome.gone, path))
        audit = _held_to(outcome.audit, outcome.grown) if options["ratchet"] else outcome.audit
        kept = tuple(finding._replace(path=view.name(finding.path)) for finding in outcome.kept)
    if not target:
        return audit
    if audit.skipped:
        say(f"{target}: not written, since not every draft could be audited")
        return audit
    audit, count = _written(audit, kept, target, settings)
    if not options["quiet"]:
        say(f"{target}: {count:,} known {'finding' if count == 1 else 'findings'} written")
    return audit


def _held_to(audit: Audit, grown: dict[str, tuple[int, int]]) -> Audit:
    return replace(audit, grown=tuple(Growth(rule, *numbers) for rule, numbers in grown.items()))


def _written(audit: Audit, kept: Baseline, target: str, settings: Settings) -> tuple[Audit, int]:
    """Return what has been found becomes what is known; how much that is.

    `kept` is what was known of other drafts, by their names, and of other rules: it stays known.
    """
    from onrecord.baseline import compare, save, taken

    view = _View(target, settings, audit)
    baseline = (*taken(audit, view.place), *(finding._replace(path=view.place(finding.path)) for finding in kept))
    save(baseline, Path(target))
    return compare(audit, baseline, place=view.place, is_gone=view.is_gone, ran=view.ran).audit, len(baseline)


def _gone(count: int, path: str) -> str:
    known = "known finding no longer occurs" if count == 1 else "known findings no longer occur"
    return f"{path}: {count:,} {known} and can be removed; --baseline {path} --write-baseline {path} does so"


class _View:
    """Drafts as seen from a baseline, so that both may be moved and called from anywhere."""

    def __init__(self, baseline: str, settings: Settings, audit: Audit) -> None:
        self._folder = os.path.dirname(os.path.abspath(baseline))
        self._settings = settings
        documents = (report.dossier.document for report in audit.reports)
        self._genres = {self.place(one.name): one.reading.genre for one in documents}

    def place(self, name: str) -> str:
        """From a draft's name to its path."""
        return name if "://" in name else os.path.relpath(os.path.abspath(name), self._folder).replace(os.sep, "/")

    def name(self, path: str) -> str:
        """From a path to a name that leads there from anywhere."""
        return path if "://" in path else os.path.join(self._folder, path)

    def is_gone(self, path: str) -> bool:
        """Whether a draft is no longer there."""
        return "://" not in path and not os.path.exists(self.name(path))

    def ran(self, path: str) -> frozenset[str]:
        """Return the codes of the rules that run on a draft."""
        from onrecord.domain import Genre
        from onrecord.pipeline import ran

        return ran(self.name(path), self._settings, self._genres.get(path, Genre.NEWS))
