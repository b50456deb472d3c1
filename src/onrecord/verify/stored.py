"""An indexed file as bytes, so that it need not be read again."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.domain import Mark, Place
from onrecord.verify.indexed_file import IndexedFile

Places = NDArray[Any]
_LENGTH = 8
_KINDS = tuple(np.dtype(kind) for kind in ("<u1", "<u2", "<u4"))


def to_bytes(file: IndexedFile) -> bytes:
    """Return everything but the path. Places rise, so only their steps are kept, in as few bytes as will do."""
    steps = {
        "forms": file.forms, "starts": _steps(file.starts), "lengths": file.ends - file.starts,
        "lines": _steps(file.lines), "optional": file.optional,
    }  # fmt: skip
    small = {name: values.astype(_smallest(values)) for name, values in steps.items()}
    head = json.dumps(
        {
            "text": file.text, "unit": file.unit, "vocabulary": file.vocabulary, "byline": file.byline,
            "marks": [_mark(mark) for mark in file.marks], "count": len(file.forms),
            "arrays": {name: values.dtype.str for name, values in small.items()},
        }
    ).encode()  # fmt: skip
    return b"".join((len(head).to_bytes(_LENGTH, "little"), head, *(values.tobytes() for values in small.values())))


def from_bytes(stored: bytes, path: str) -> IndexedFile:
    """Return the file.

    Raises:
        ValueError, KeyError: if the bytes are not those of a file.
    """
    length = int.from_bytes(stored[:_LENGTH], "little")
    head = json.loads(stored[_LENGTH : _LENGTH + length])
    count, at = head["count"], _LENGTH + length
    arrays: dict[str, Any] = {}
    for name, kind in head["arrays"].items():
        arrays[name] = np.frombuffer(stored, kind, count, at)
        at += arrays[name].nbytes
    starts = _sums(arrays["starts"])
    return IndexedFile(
        path=path, text=head["text"], unit=head["unit"], vocabulary=tuple(head["vocabulary"]), byline=head["byline"],
        marks=tuple(_marked(*row) for row in head["marks"]), forms=arrays["forms"], starts=starts,
        ends=starts + arrays["lengths"], lines=_sums(arrays["lines"]), optional=arrays["optional"],
    )  # fmt: skip


def _steps(places: Places) -> Places:
    return np.diff(places, prepend=np.uint32(0))


def _sums(steps: Places) -> Places:
    return np.cumsum(steps, dtype=np.uint32)


def _smallest(values: Places) -> np.dtype[Any]:
    """Return the type of the fewest bytes that holds the values; steps back, which wrap around, need the largest."""
    most = int(values.max(initial=0))
    return next(kind for kind in _KINDS if most <= np.iinfo(kind).max)


def _mark(mark: Mark) -> tuple[int, str | None, tuple[str, str, str | None] | None]:
    place = mark.place
    return mark.start, mark.speaker, (place.unit, place.value, place.column) if place else None


def _marked(start: int, speaker: str | None, place: list[str] | None) -> Mark:
    return Mark(start, Place(*place) if place else None, speaker)
