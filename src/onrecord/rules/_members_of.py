"""The words of a rule file that name members of an enumeration: kinds of sources, voices, grades."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from onrecord.errors import instead

Kind = TypeVar("Kind", bound=StrEnum)


def members_of(kind: type[Kind], words: Iterable[str]) -> list[Kind]:
    """Return the members of `kind` that the words name.

    Raises:
        ValueError: if a word names none; it lists those that there are.
    """
    known = {member.value: member for member in kind}
    for word in words:
        if word not in known:
            raise ValueError(f"there is no {word!r}{instead(str(word), known)}")
    return [known[word] for word in words]
