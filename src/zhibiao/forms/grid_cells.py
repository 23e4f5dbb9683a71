"""Finding one's way in a grid: the cells of a row, what stands right of a cell and below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from zhibiao.forms.flow_tokens import join
from zhibiao.readers.grid import Cell, Grid

__all__ = ("Sheet", "printed")


def printed(cell: Cell | None) -> str | None:
    """Return the text of a cell, its line breaks joined (no blank between Chinese characters); None if blank."""
    if cell is None:
        return None
    lines = cell.text.split("\n")
    return join(part for line in lines for part in _parts(line)) or None


def _parts(line: str) -> list[str]:
    words = line.split()
    return ["\n" + words[0], *words[1:]] if words else []


class Sheet:
    """A grid that can be asked for neighbours; it holds the cells and changes nothing."""

    def __init__(self, grid: Grid) -> None:
        self.cells = tuple(sorted(grid.cells, key=lambda cell: (cell.row, cell.column)))
        self.last = max((cell.row + cell.rows - 1 for cell in self.cells), default=0)
        self._rows: dict[int, list[Cell]] = defaultdict(list)
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rows):
                self._rows[row].append(cell)
        for cells in self._rows.values():
            cells.sort(key=lambda cell: cell.column)

    def row(self, row: int) -> Sequence[Cell]:
        """Return the cells that lie over ``row``, from left to right, those that began above among them."""
        return self._rows.get(row, [])

    def starting(self, row: int) -> list[Cell]:
        """Return the cells that begin in ``row``, from left to right."""
        return [cell for cell in self.row(row) if cell.row == row]

    def at(self, row: int, first: int, last: int) -> Cell | None:
        """Return the cell over ``row`` that covers most of the columns from ``first`` to before ``last``, if any."""
        best, most = None, 0
        for cell in self.row(row):
            shared = min(cell.column + cell.columns, last) - max(cell.column, first)
            if shared > most:
                best, most = cell, shared
        return best

    def right(self, cell: Cell) -> Cell | None:
        """Return the next cell to the right on the first row of ``cell``."""
        return next((other for other in self.row(cell.row) if other.column >= cell.column + cell.columns), None)

    def below(self, cell: Cell) -> Cell | None:
        """Return the cell under ``cell``."""
        return self.at(cell.row + cell.rows, cell.column, cell.column + cell.columns)
