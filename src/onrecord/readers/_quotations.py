"""Which places of a plain text stand between quotation marks."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.language.regex import unbounded as regex

_DOUBLE = regex(r"(?P<open>[“«„‟]|(?<![^\s(\[])\"(?=\S))|(?P<close>[”»]|(?<=\S)\")")
_SINGLE = regex(r"(?P<open>[‘‹‚‛]|(?<![^\s(\[])'(?=\S))|(?P<close>›|(?<=\S)[’'](?!\w))")


class Quotations:
    """The quotation marks of a text in order, double and single ones apart, since one kind stands within the other."""

    def __init__(self, text: str) -> None:
        self._kinds = [
            [(mark.start(), mark.lastgroup == "open") for mark in kind.finditer(text)] for kind in (_DOUBLE, _SINGLE)
        ]

    def around(self, offset: int) -> bool:
        """Whether the last mark before a place opens a quotation and the next one closes it.

        Where the next one opens, a quotation of several paragraphs goes on behind the place, or is never closed.
        """
        return any(self._is_open(marks, offset) for marks in self._kinds)

    @staticmethod
    def _is_open(marks: list[tuple[int, bool]], offset: int) -> bool:
        index = bisect_left(marks, (offset,))
        return 0 < index < len(marks) and marks[index - 1][1] and not marks[index][1]
