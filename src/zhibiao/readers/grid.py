"""A table as a reader hands it on: cells with their places, merged cells once, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass, field

from zhibiao.model import NOWHERE, Location

__all__ = ("Cell", "Grid")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its first row and column (from 1), how many it spans, its text (line breaks kept), where it stands."""

    row: int
    column: int
    text: str
    at: Location = NOWHERE
    rows: int = 1
    columns: int = 1

    def covers(self, row: int, column: int) -> bool:
        """Tell whether the cell lies over ``row`` and ``column``."""
        return self.row <= row < self.row + self.rows and self.column <= column < self.column + self.columns


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one table in reading order; a place no cell covers is blank."""

    cells: tuple[Cell, ...]
    at: Location = field(default=NOWHERE)
