"""Audit one input. An error becomes the reason why the input was skipped, unless it concerns every input."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from onrecord.cli._inputs import STANDARD_INPUT, Input
from onrecord.domain import Origins, Report, Skipped
from onrecord.errors import ModelError, OnrecordError, SettingsError, UnknownRuleError, UnreadableError, failure
from onrecord.regular_file import read_regular_file

if TYPE_CHECKING:
    from onrecord.cache import Cache
    from onrecord.links import Links
    from onrecord.settings import Settings


def audit_one(
    draft: Input,
    settings: Settings,
    cache: Cache | None,
    threads: int,
    *,
    links: Links | None = None,
    origins: Origins | None = None,
) -> Report | Skipped:
    """Audit one input; return its report, or why there is none.

    Raises:
        SettingsError, UnknownRuleError, ModelError: if something is wrong that concerns every input.
    """
    from onrecord.pipeline import audit

    try:
        data, media_type = load(draft)
        return audit(
            data,
            draft.name,
            settings=settings,
            media_type=media_type,
            cache=cache,
            threads=threads,
            part=draft.part,
            links=links,
            origins=origins,
        )
    except (SettingsError, UnknownRuleError, ModelError):
        raise
    except OnrecordError as error:
        return Skipped(draft.name, str(error))
    except OSError as error:
        return Skipped(draft.name, f"cannot be read ({error.strerror or type(error).__name__})")
    except (Exception, RecursionError, MemoryError) as error:  # a bug of ours must not cost the other drafts
        return Skipped(draft.name, failure(error))


def load(draft: Input) -> tuple[bytes, str | None]:
    """Return the bytes of an input, and its media type if a server declared one."""
    from onrecord.readers import MAX_BYTES

    if draft.data is not None:
        return draft.data, None
    if draft.is_url:
        from onrecord.fetch import fetch

        page = fetch(draft.place, max_bytes=MAX_BYTES)
        return page.data, page.media_type
    if draft.place == STANDARD_INPUT:
        if sys.stdin is None:
            raise UnreadableError("cannot be read, because standard input is closed; pipe the draft in")
        return sys.stdin.buffer.read(MAX_BYTES + 1), None
    return read_regular_file(draft.place, MAX_BYTES + 1), None  # one byte too many is enough for the reader to refuse
