"""Audits many inputs; one that fails loses nothing of the others."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from onrecord.cli._inputs import STANDARD_INPUT, Input
from onrecord.domain import Audit, Report, Skipped
from onrecord.errors import ModelError, OnrecordError, SettingsError, UnknownRuleError

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.cache import Cache
    from onrecord.settings import Settings

FEW = 12
"""Fewer drafts are audited before further processes are up."""


def audit_all(
    inputs: Sequence[Input | Skipped],
    settings: Settings,
    *,
    progress: bool,
    jobs: int = 1,
    cache: Cache | None = None,
) -> Audit:
    """The audit of every input, in order, on as many cores as `jobs`.

    Raises:
        SettingsError, UnknownRuleError, ModelError: what is wrong for all inputs alike.
    """
    drafts = [each for each in inputs if isinstance(each, Input)]
    if len(inputs) < FEW and not all(each.is_file and _remembered(each, settings, cache) for each in drafts):
        threading.Thread(target=_load_model).start()
    done: dict[int, Report | Skipped] = {}
    with _progress(len(inputs), progress) as advance:
        for index, outcome in _outcomes(inputs, settings, jobs, cache):
            done[index] = outcome
            advance()
    if cache:
        cache.prune()
    outcomes = [done[index] for index in range(len(inputs))]
    return Audit(
        tuple(each for each in outcomes if isinstance(each, Report)),
        tuple(each for each in outcomes if isinstance(each, Skipped)),
    )


def _load_model() -> None:
    """The model loads while the rest of the program does; what goes wrong shows when a draft is audited."""
    with suppress(Exception):
        from onrecord.attribute.tagger import load

        load()


def _outcomes(
    inputs: Sequence[Input | Skipped], settings: Settings, jobs: int, cache: Cache | None
) -> Iterator[tuple[int, Report | Skipped]]:
    """Each outcome with the number of its input, in any order: what is remembered at once, the rest by processes."""
    from onrecord.cli._pool import audit_in_processes

    rest: list[tuple[int, Input]] = []
    for index, each in enumerate(inputs):
        if isinstance(each, Skipped):
            yield index, each
        elif jobs > 1 and each.is_file and not _remembered(each, settings, cache):
            rest.append((index, each))
        else:
            yield index, audit_one(each, settings, cache, jobs)
    if len(rest) >= FEW:
        yield from audit_in_processes(rest, settings, cache, jobs)
    else:
        yield from ((index, audit_one(each, settings, cache, jobs)) for index, each in rest)


def _remembered(each: Input, settings: Settings, cache: Cache | None) -> bool:
    from onrecord.pipeline import key

    if cache is None:
        return False
    try:
        return cache.holds(key(_load(each)[0], each.name, settings))
    except OSError:
        return False


def audit_one(each: Input, settings: Settings, cache: Cache | None, threads: int) -> Report | Skipped:
    """The audit of one input, or why there is none.

    Raises:
        SettingsError, UnknownRuleError, ModelError: what is wrong for all inputs alike.
    """
    from onrecord.pipeline import audit

    try:
        data, media_type = _load(each)
        return audit(data, each.name, settings=settings, media_type=media_type, cache=cache, threads=threads)
    except (SettingsError, UnknownRuleError, ModelError):
        raise
    except OnrecordError as error:
        return Skipped(each.name, str(error))
    except OSError as error:
        return Skipped(each.name, f"cannot be read ({error.strerror or type(error).__name__})")
    except (Exception, RecursionError, MemoryError) as error:  # a bug of ours must not cost the other drafts
        return Skipped(each.name, f"made onrecord fail ({_where(error)}); please report this line")


def _where(error: BaseException) -> str:
    """The kind of error and the place in our code: no word of the draft."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} at {frames[-1].name}:{frames[-1].lineno}" if frames else type(error).__name__


def _load(each: Input) -> tuple[bytes, str | None]:
    from onrecord.readers import MAX_BYTES

    if each.data is not None:
        return each.data, None
    if each.is_url:
        from onrecord.fetch import fetch

        page = fetch(each.place, max_bytes=MAX_BYTES)
        return page.data, page.media_type
    if each.place == STANDARD_INPUT:
        return sys.stdin.buffer.read(MAX_BYTES + 1), None
    with open(each.place, "rb") as file:  # one byte too many is enough for the reader to refuse
        return file.read(MAX_BYTES + 1), None


@contextmanager
def _progress(total: int, wanted: bool) -> Iterator[Callable[[], None]]:
    if not wanted or total < FEW or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Auditing", total=total)
        yield lambda: bar.advance(task)
