"""`--baseline`, `--write-baseline` and `--ratchet`."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.domain import Audit
from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.baseline import Baseline
    from onrecord.settings import Settings


def known(options: dict[str, Any]) -> Baseline | None:
    """What `--baseline` holds, if it is given.

    Raises:
        BaselineError: if it cannot be read.
        SettingsError: if there is a ratchet and nothing to hold it to.
    """
    if options["ratchet"] and not options["baseline"]:
        raise SettingsError("--ratchet: needs --baseline FILE to hold the findings to")
    if not options["baseline"]:
        return None
    from onrecord.baseline import load

    return load(Path(options["baseline"]))


def settled(
    audit: Audit, baseline: Baseline | None, options: dict[str, Any], settings: Settings, say: Callable[[str], None]
) -> Audit:
    """The audit with what is known set aside, and a new baseline written where it is wanted.

    Raises:
        BaselineError: if it cannot be written.
    """
    from onrecord.baseline import compare

    target = options["write_baseline"]
    if baseline is not None:
        place, is_gone = _places(options["baseline"])
        ran = _ran(settings, options["baseline"])
        outcome = compare(audit, baseline, place=place, is_gone=is_gone, ran=ran, ratchet=options["ratchet"])
        if options["ratchet"] and outcome.grown:
            for rule, (before, now) in outcome.grown.items():
                say(f"{options['baseline']}: {rule} grew from {before} to {now}")
            target = None
        if outcome.gone and not target and not options["quiet"]:
            say(_gone(outcome.gone, options["baseline"]))
        audit = outcome.audit
    return _written(audit, target, settings, say, options["quiet"]) if target else audit


def _written(audit: Audit, target: str, settings: Settings, say: Callable[[str], None], quiet: bool) -> Audit:
    """What has been found becomes what is known; an audit with gaps is no ground for that."""
    from onrecord.baseline import compare, save, taken

    if audit.skipped:
        say(f"{target}: not written, since not every draft could be audited")
        return audit
    place, is_gone = _places(target)
    baseline = taken(audit, place)
    save(baseline, Path(target))
    if not quiet:
        say(f"{target}: {len(baseline):,} known {'finding' if len(baseline) == 1 else 'findings'} written")
    return compare(audit, baseline, place=place, is_gone=is_gone, ran=_ran(settings, target)).audit


def _ran(settings: Settings, baseline: str) -> Callable[[str], frozenset[str]]:
    """From a path as seen from the baseline to the codes of the rules that run on that draft."""
    from onrecord.rules import rules, select

    folder = os.path.dirname(os.path.abspath(baseline))

    def ran(path: str) -> frozenset[str]:
        own = settings.of(path if "://" in path else os.path.join(folder, path))
        chosen = select(rules(), (*own.select, *own.extend_select), (*own.ignore, *own.extend_ignore))
        return frozenset(rule.code for rule in chosen)

    return ran


def _gone(count: int, path: str) -> str:
    known = "known finding no longer occurs" if count == 1 else "known findings no longer occur"
    return f"{path}: {count:,} {known} and can be removed; --write-baseline {path} does so"


def _places(baseline: str) -> tuple[Callable[[str], str], Callable[[str], bool]]:
    """From a draft's name to its path as seen from the baseline, so that both may be moved and called from anywhere."""
    folder = os.path.dirname(os.path.abspath(baseline))

    def place(name: str) -> str:
        return name if "://" in name else os.path.relpath(os.path.abspath(name), folder).replace(os.sep, "/")

    def is_gone(path: str) -> bool:
        return "://" not in path and not os.path.exists(os.path.join(folder, path))

    return place, is_gone
