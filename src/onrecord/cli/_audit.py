"""Audits many inputs; one that fails loses nothing of the others."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord.cli._inputs import STANDARD_INPUT, Input
from onrecord.domain import Audit, Report, Skipped
from onrecord.errors import OnrecordError, SettingsError, UnknownRuleError

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.settings import Settings

_MANY = 12


def audit_all(inputs: Sequence[Input | Skipped], settings: Settings, *, progress: bool) -> Audit:
    """The audit of every input, in order.

    Raises:
        SettingsError, UnknownRuleError: what is wrong for all inputs alike.
    """
    reports: list[Report] = []
    skipped: list[Skipped] = []
    with _progress(len(inputs), progress) as advance:
        for each in inputs:
            outcome = each if isinstance(each, Skipped) else _audit_one(each, settings)
            (skipped if isinstance(outcome, Skipped) else reports).append(outcome)  # type: ignore[arg-type]
            advance()
    return Audit(tuple(reports), tuple(skipped))


def _audit_one(each: Input, settings: Settings) -> Report | Skipped:
    from onrecord.pipeline import audit

    try:
        data, media_type = _load(each)
        return audit(data, each.name, settings=settings, media_type=media_type)
    except (SettingsError, UnknownRuleError):
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
    if not wanted or total < _MANY or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Auditing", total=total)
        yield lambda: bar.advance(task)
