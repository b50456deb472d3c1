"""An indexed file as bytes, so that it need not be read again."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from onrecord.domain import Mark, Place
from onrecord.verify.index import IndexedFile

_LENGTH = 8
_ARRAYS = ("forms", "starts", "ends", "lines")
_SMALL = np.dtype("<u4")


def to_bytes(file: IndexedFile) -> bytes:
    """Return everything but the path."""
    head = json.dumps(
        {
            "text": file.text, "unit": file.unit, "vocabulary": file.vocabulary, "byline": file.byline,
            "marks": [_mark(mark) for mark in file.marks], "count": len(file.forms),
        }
    ).encode()  # fmt: skip
    arrays = [getattr(file, name).astype(_SMALL).tobytes() for name in _ARRAYS]
    return b"".join((len(head).to_bytes(_LENGTH, "little"), head, *arrays, file.optional.tobytes()))


def from_bytes(stored: bytes, path: str) -> IndexedFile:
    """Return the file.

    Raises:
        ValueError, KeyError: if the bytes are not those of a file.
    """
    length = int.from_bytes(stored[:_LENGTH], "little")
    head = json.loads(stored[_LENGTH : _LENGTH + length])
    count, at = head["count"], _LENGTH + length
    arrays: dict[str, Any] = {}
    for name in _ARRAYS:
        arrays[name] = np.frombuffer(stored, _SMALL, count, at).astype(np.uint32)
        at += count * _SMALL.itemsize
    return IndexedFile(
        path=path, text=head["text"], unit=head["unit"], vocabulary=tuple(head["vocabulary"]), byline=head["byline"],
        marks=tuple(_marked(*row) for row in head["marks"]), optional=np.frombuffer(stored, np.uint8, count, at),
        **arrays,
    )  # fmt: skip


def _mark(mark: Mark) -> tuple[int, str | None, tuple[str, str, str | None] | None]:
    place = mark.place
    return mark.start, mark.speaker, (place.unit, place.value, place.column) if place else None


def _marked(start: int, speaker: str | None, place: list[str] | None) -> Mark:
    return Mark(start, Place(*place) if place else None, speaker)
