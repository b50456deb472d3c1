"""Audit many inputs; one failure does not affect the rest."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from onrecord.cli._audit_one import audit_one, load
from onrecord.cli._inputs import Input
from onrecord.domain import Audit, Origins, Report, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.cache import Cache
    from onrecord.links import Links
    from onrecord.settings import Settings

FEW = 12
"""With fewer drafts than this, further processes would start too late to help."""


def audit_all(
    inputs: Sequence[Input | Skipped],
    settings: Settings,
    *,
    progress: bool,
    jobs: int = 1,
    cache: Cache | None = None,
    links: Links | None = None,
    origins: Origins | None = None,
) -> Audit:
    """Audit every input on up to `jobs` cores; return the results in the order of the inputs.

    Raises:
        SettingsError, UnknownRuleError, ModelError: if something is wrong that concerns every input.
    """
    drafts = [one for one in inputs if isinstance(one, Input)]
    if len(inputs) < FEW and not all(draft.is_file and _is_cached(draft, settings, cache, origins) for draft in drafts):
        threading.Thread(target=_load_model).start()
    done: dict[int, Report | Skipped] = {}
    with _progress(len(inputs), progress) as advance:
        for index, outcome in _outcomes(inputs, settings, jobs, cache, links=links, origins=origins):
            done[index] = outcome
            advance()
    if cache:
        cache.prune()
    outcomes = [done[index] for index in range(len(inputs))]
    return Audit(
        tuple(outcome for outcome in outcomes if isinstance(outcome, Report)),
        tuple(outcome for outcome in outcomes if isinstance(outcome, Skipped)),
    )


def _load_model() -> None:
    """Load the model while the rest of the program loads. An error is reported when the first draft is audited."""
    with suppress(Exception):
        from onrecord.attribute.tagger import load

        load()


def _outcomes(
    inputs: Sequence[Input | Skipped],
    settings: Settings,
    jobs: int,
    cache: Cache | None,
    *,
    links: Links | None,
    origins: Origins | None,
) -> Iterator[tuple[int, Report | Skipped]]:
    """Yield each outcome with the index of its input, in any order: cached ones first, the rest from processes."""
    from onrecord.cli._processes import audit_in_processes, may_start_interpreters

    alone = partial(audit_one, settings=settings, cache=cache, threads=jobs, links=links, origins=origins)
    rest: list[tuple[int, Input]] = []
    for index, draft in enumerate(inputs):
        if isinstance(draft, Skipped):
            yield index, draft
        elif jobs > 1 and draft.is_file and not _is_cached(draft, settings, cache, origins):
            rest.append((index, draft))
        else:
            yield index, alone(draft)
    if len(rest) >= FEW and not links and may_start_interpreters():
        yield from audit_in_processes(rest, settings, cache, jobs, origins)
    else:
        yield from ((index, alone(draft)) for index, draft in rest)


def _is_cached(draft: Input, settings: Settings, cache: Cache | None, origins: Origins | None) -> bool:
    from onrecord.pipeline import key

    if cache is None:
        return False
    try:
        return cache.holds(key(load(draft)[0], draft.name, settings, origins=origins))
    except OSError:
        return False


@contextmanager
def _progress(total: int, wanted: bool) -> Iterator[Callable[[], None]]:
    if not wanted or total < FEW or sys.stderr is None or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Auditing", total=total)
        yield lambda: bar.advance(task)
