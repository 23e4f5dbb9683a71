"""Lines put together to the rows of a table.

A cell is wrapped over several lines, and its neighbours stand at its top or at its middle; where a row ends is not
printed. The lines are cut where the cells that come out look most like cells: whole numbers, lines broken where they
were full, tops (or middles) at one height. Both ways to place cells are tried on the whole table, the better one holds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from zhibiao.forms.columns_cells import cell_cost, printed_width
from zhibiao.forms.columns_table import Fragment, Heading
from zhibiao.forms.columns_words import EMPTY, LEVELS, NUMBERS

__all__ = ("Band", "Placed", "cut", "off_middle", "rows_of")

Placed = Literal["top", "middle"]

_HIGHEST = 40
_GIVE_UP = 14.0
_OFF_TOP, _OFF_MIDDLE, _HALF_OFF, _FREE = 1.6, 1.2, 0.5, 0.5
_NO_LABEL, _NO_NUMBER = 5.0, 0.8
# How much narrower than its widest line a column may be (closing signs hang over, fonts differ), in characters.
_SLACK, _NARROW_SLACK, _NARROW = 0.3, 0.7, 6.0
_BLANK_LINE, _NAME_INSIDE = 2.0, 4.0


@dataclass(frozen=True, slots=True)
class Band:
    """One row of a table: its lines (the last one not included) and its cells by column, each as its fragments."""

    first: int
    last: int
    cells: Mapping[int, tuple[Fragment, ...]]


def rows_of(
    fragments: Mapping[int, Sequence[Fragment]],
    headings: Sequence[Heading],
    blanks: Mapping[int, int],
    beginnings: Collection[int] = (),
) -> tuple[float, list[Band]]:
    """Return the rows that the fragments (by line) make up, level names left aside, and what the reading costs.

    ``blanks``: the number of blank lines before each line; they stand between rows rather than inside one.
    ``beginnings``: the lines where a level name begins; where cells stand at the top, a row begins there, too.
    """
    lines = [line for line in sorted(fragments) if any(_counts(each, headings) for each in fragments[line])]
    if not lines:
        return 0.0, []
    widths = _widths(fragments, headings)
    broken = _broken(lines, blanks)
    results: list[tuple[float, list[int], Placed]] = []
    ways: tuple[Placed, ...] = ("top", "middle")
    for placed in ways:
        weigh = _weigher(_Grid(fragments, headings, lines, widths, broken, _marks(lines, beginnings)), placed)
        cost, cuts = cut(len(lines), weigh, _HIGHEST)
        results.append((cost, cuts, placed))
    cost, cuts, _ = min(results, key=lambda result: result[0])
    bands = [
        Band(lines[first], lines[last - 1] + 1, _cells(fragments, headings, lines[first:last]))
        for first, last in pairwise(cuts)
    ]
    return cost, bands


def cut(count: int, weigh: Callable[[int, int], float], highest: int) -> tuple[float, list[int]]:
    """Return the cheapest way to cut ``count`` lines into runs of at most ``highest``, as cost and borders.

    ``weigh(first, last)`` is what it costs to read the lines from ``first`` to before ``last`` as one row.
    """
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * count
    for first in range(count):
        base = best[first][0]
        for last in range(first + 1, min(count, first + highest) + 1):
            cost = weigh(first, last)
            if base + cost < best[last][0]:
                best[last] = (base + cost, first)
            if last > first + 2 and base + cost > best[last][0] + _GIVE_UP:
                break
    cuts = [count]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    return best[count][0], cuts[::-1]


@dataclass(frozen=True, slots=True)
class _Grid:
    """What is weighed: the fragments by line, the lines that count, the widest text of each column, the blank lines."""

    fragments: Mapping[int, Sequence[Fragment]]
    headings: Sequence[Heading]
    lines: Sequence[int]
    widths: Sequence[float]
    broken: Sequence[int]
    marks: Sequence[int]


def _marks(lines: Sequence[int], beginnings: Collection[int]) -> list[int]:
    """Return for each line whether a level name begins on it."""
    return [int(line in beginnings) for line in lines]


def _broken(lines: Sequence[int], blanks: Mapping[int, int]) -> list[int]:
    """Return for each line whether a blank line stands between it and the one before."""
    broken = [0]
    for one, other in pairwise(lines):
        broken.append(int(any(blanks.get(line, 0) for line in range(one + 1, other + 1))))
    return broken


def _counts(fragment: Fragment, headings: Sequence[Heading]) -> bool:
    return headings[fragment.column].key not in LEVELS


def _widths(fragments: Mapping[int, Sequence[Fragment]], headings: Sequence[Heading]) -> list[float]:
    widths = [0.0] * len(headings)
    for line in fragments.values():
        for each in line:
            widths[each.column] = max(widths[each.column], printed_width(each.text))
    return [width - (_NARROW_SLACK if width < _NARROW else _SLACK) for width in widths]


def _cells(
    fragments: Mapping[int, Sequence[Fragment]], headings: Sequence[Heading], lines: Sequence[int]
) -> dict[int, tuple[Fragment, ...]]:
    cells: dict[int, tuple[Fragment, ...]] = {}
    for line in lines:
        for each in fragments[line]:
            if _counts(each, headings):
                cells[each.column] = (*cells.get(each.column, ()), each)
    return cells


def _weigher(grid: _Grid, placed: Placed) -> Callable[[int, int], float]:
    headings, lines = grid.headings, grid.lines
    place = {line: number for number, line in enumerate(lines)}
    columns = [column for column, heading in enumerate(headings) if heading.key not in LEVELS]

    def weigh(first: int, last: int) -> float:
        cells = _cells(grid.fragments, headings, lines[first:last])
        cost = _BLANK_LINE * sum(grid.broken[first + 1 : last])
        if placed == "top":
            cost += _NAME_INSIDE * sum(grid.marks[first + 1 : last])
        valued = any(headings[column].key == "target" for column in cells)
        for column in columns:
            cell = cells.get(column)
            key = headings[column].key
            if cell is None:
                cost += _empty(key) if valued or key not in ("operator", "unit") else 0.0
                continue
            cost += cell_cost(key, "\n".join(each.text for each in cell), grid.widths[column])
            cost += _off(place[cell[0].row], place[cell[-1].row], first, last - 1, placed)
        return cost

    return weigh


def _empty(key: str) -> float:
    if key == "label":
        return _NO_LABEL
    return EMPTY.get(key, _NO_NUMBER if key in NUMBERS else 0.0)


def _off(top: int, bottom: int, first: int, last: int, placed: Placed) -> float:
    if placed == "top":
        return min(4.0, _OFF_TOP * (top - first))
    return off_middle(top, bottom, first, last)


def off_middle(top: int, bottom: int, first: int, last: int) -> float:
    """Return how far a cell from line ``top`` to ``bottom`` stands off the middle of its row.

    Half a line is nearly free: an odd and an even number of lines cannot have one middle.
    """
    away = abs((top + bottom) - (first + last)) / 2
    return _HALF_OFF * min(away, _FREE) + _OFF_MIDDLE * max(0.0, away - _FREE)
