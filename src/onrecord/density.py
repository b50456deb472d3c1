"""How much of a kind a draft of some length may hold: with more it is no article, and would keep the machine busy."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import UnreadableError


@dataclass(frozen=True, slots=True)
class Density:
    """A bound on what is counted in a draft: so many in any draft, or one in so many characters of a longer one."""

    what: str
    anyway: int
    apart: int

    def most(self, length: int) -> int:
        """How many a draft of so many characters may hold."""
        return max(self.anyway, length // self.apart)

    def check(self, number: int, length: int) -> None:
        """Refuse a draft that holds more.

        Raises:
            UnreadableError: if it does.
        """
        if number > self.most(length):
            held = f"holds {number:,} {self.what} in {length:,} characters"
            raise UnreadableError(f"{held}, far more than an article does; split it, or leave lists and data out")
