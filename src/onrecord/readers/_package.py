"""A zip archive that holds a document in parts: opened with care, and never unpacked to an absurd size."""

from __future__ import annotations

import io
import zipfile
import zlib

from onrecord.errors import UnreadableError
from onrecord.readers._decode import decode

_MOST_MEMBERS = 10_000
_LARGEST = 60_000_000
"""Bytes of one part, unpacked."""
_MOST_IN_ALL = 100_000_000
"""Bytes of all parts that are read."""


class Package:
    """The parts of an archive by name. `kind` is what the user calls such a file: "an OpenDocument text"."""

    def __init__(self, data: bytes, kind: str) -> None:
        self._kind = kind
        self._left = _MOST_IN_ALL
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            members = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, IndexError):
            raise UnreadableError(f"is {kind} that is damaged; save it again") from None
        if len(members) > _MOST_MEMBERS:
            raise UnreadableError(f"is {kind} with over {_MOST_MEMBERS:,} parts; save it again without media")
        self._members = {member.filename: member for member in members}
        if len(self._members) < len(members):
            raise UnreadableError("has two parts with the same name; save it again")

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def part(self, name: str) -> str:
        """Return a part as text.

        Raises:
            UnreadableError: if it is missing, damaged, encrypted, or absurdly large.
        """
        member = self._members.get(name)
        if member is None:
            raise UnreadableError(f"is {self._kind} without its part {name}; save it again")
        if member.flag_bits & 0x1:
            raise UnreadableError("is encrypted; save it without a password")
        try:
            with self._archive.open(member) as stream:
                content = stream.read(min(_LARGEST, self._left) + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError, RuntimeError, ValueError):
            raise UnreadableError(f"is {self._kind} that is damaged; save it again") from None
        self._left -= len(content)
        if len(content) > _LARGEST or self._left < 0:
            raise UnreadableError("unpacks to an absurd size; save it again without media")
        return decode(content)
