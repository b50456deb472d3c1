"""Which cell of which table a reader is in."""

from __future__ import annotations

from onrecord.domain import Cell

_WIDEST = 100
"""Columns that a cell may span, and in which a cell may reach into the rows below: bounds the work on each row."""


class Tables:
    """Counts tables, rows and columns as a reader walks through them. A table within a cell belongs to that cell."""

    def __init__(self) -> None:
        self.here: Cell | None = None
        self._count = 0
        self._depth = 0
        self._row = 0
        self._column = 0
        self._taken: frozenset[int] = frozenset()
        self._below: dict[int, int] = {}

    def enter(self) -> None:
        """Begin a table."""
        self._depth += 1
        if self._depth == 1:
            self._count += 1
            self._row = -1
            self._taken, self._below = frozenset(), {}

    def leave(self) -> None:
        """End a table."""
        self._depth = max(0, self._depth - 1)
        self.leave_cell()

    def row(self) -> None:
        """Begin a row."""
        if self._depth != 1:
            return
        self._row += 1
        self._column = 0
        self._taken = frozenset(self._below)
        self._below = {column: rows - 1 for column, rows in self._below.items() if rows > 1}

    def cell(self, *, columns: int = 1, rows: int = 1, is_header: bool = False) -> None:
        """Begin a cell, in the first column that no cell of an earlier row reaches into."""
        if self._depth != 1:
            return
        while self._column in self._taken:
            self._column += 1
        columns = min(max(columns, 1), _WIDEST)
        self.here = Cell(self._count - 1, max(self._row, 0), self._column, columns, is_header)
        if rows > 1:
            last = min(self._column + columns, _WIDEST)
            self._below |= dict.fromkeys(range(self._column, last), rows - 1)
        self._column += columns

    def leave_cell(self) -> None:
        """End a cell."""
        if self._depth <= 1:
            self.here = None
