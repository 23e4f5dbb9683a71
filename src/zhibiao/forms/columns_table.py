"""The pieces under a header, put into its columns.

Borders are not drawn in text. A converter keeps the order of the columns on a line, but lets them drift by a few
places from one block of the page to the next. So each line is read as the cheapest way to hand out its pieces from
left to right: near the pieces of the same column on the lines around, and of the kind that the column holds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zhibiao.forms.columns_geometry import Piece, Row
from zhibiao.forms.columns_words import NUMBERS, misfit

__all__ = ("Fragment", "Heading", "hand_out")

_ROUNDS = 3
_NEAR_ROWS = 4
_PER_PLACE, _FARTHEST = 0.4, 5.0
_OFF_CENTRE = 0.03
# A converter puts a blank between a Chinese and a Latin character of one cell, too.
_SPLIT_AT_BLANK, _SPLIT_AT_SCRIPT = 1.0, 2.0
_ACROSS_GAP, _PER_GAP, _WIDEST = 0.6, 0.5, 6.0
_TWO_NUMBERS = 3.0


@dataclass(frozen=True, slots=True)
class Heading:
    """A column as its header shows it: what it holds, and from where to where its heading is printed."""

    key: str
    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fragment:
    """What one line prints in one column."""

    column: int
    row: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Model:
    """Where the cells of each column stood: (row, start, end) by column, and the page of each row."""

    headings: Sequence[Heading]
    seen: Mapping[int, Sequence[tuple[int, int, int]]]
    rows: Sequence[Row]


def hand_out(rows: Sequence[Row], indices: Iterable[int], headings: Sequence[Heading]) -> dict[int, list[Fragment]]:
    """Return the fragments of the rows ``indices`` by row, from left to right."""
    wanted = list(indices)
    model = _Model(headings, {}, rows)
    found: dict[int, list[Fragment]] = {}
    for _ in range(_ROUNDS):
        found = {index: _line(rows[index].pieces, model, index) for index in wanted}
        seen: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for index in wanted:
            for fragment in found[index]:
                seen[fragment.column].append((index, fragment.start, fragment.end))
        model = _Model(headings, seen, rows)
    return found


def _line(pieces: Sequence[Piece], model: _Model, row: int) -> list[Fragment]:
    """Return the cheapest way to hand out the pieces of one line to the columns, from left to right."""
    count = len(model.headings)
    spans = [_span(model, column, row) for column in range(count)]
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())] * count
    for number, piece in enumerate(pieces):
        step: list[tuple[float, tuple[int, ...]]] = []
        for column in range(count):
            own = _place_cost(piece, model.headings[column].key, spans[column])
            if number == 0:
                step.append((own, (column,)))
                continue
            before = pieces[number - 1]
            step.append(
                min(
                    (
                        best[other][0]
                        + own
                        + _between(before, piece, model.headings[column].key, same=other == column),
                        (*best[other][1], column),
                    )
                    for other in range(column + 1)
                )
            )
        best = step
    return _fragments(pieces, min(best)[1], row) if pieces else []


def _fragments(pieces: Sequence[Piece], columns: Sequence[int], row: int) -> list[Fragment]:
    found: list[Fragment] = []
    for piece, column in zip(pieces, columns, strict=True):
        if found and found[-1].column == column:
            last = found[-1]
            found[-1] = Fragment(column, row, f"{last.text} {piece.text}", last.start, piece.end)
        else:
            found.append(Fragment(column, row, piece.text, piece.start, piece.end))
    return found


def _between(before: Piece, piece: Piece, key: str, *, same: bool) -> float:
    gap = piece.start - before.end
    if not same:
        return (
            0.0
            if gap > 1
            else _SPLIT_AT_BLANK
            if before.text[-1].isascii() == piece.text[0].isascii()
            else _SPLIT_AT_SCRIPT
        )
    if key in NUMBERS:
        return _TWO_NUMBERS
    return 0.0 if gap <= 1 else min(_WIDEST, _ACROSS_GAP + _PER_GAP * (gap - 1))


def _place_cost(piece: Piece, key: str, span: tuple[int, int]) -> float:
    low, high = span
    outside = max(0, low - piece.start) + max(0, piece.end - high)
    centre = abs((low + high) - (piece.start + piece.end)) / 2
    return misfit(key, piece.text) + min(_FARTHEST, _PER_PLACE * outside) + min(1.0, _OFF_CENTRE * centre)


def _span(model: _Model, column: int, row: int) -> tuple[int, int]:
    """Return from where to where the cells of ``column`` stand around ``row``; by the header where none is near."""
    seen = model.seen.get(column, ())
    at = bisect_left(seen, (row,))
    around = [
        item
        for item in (*seen[max(0, at - _NEAR_ROWS) : at], *seen[at : at + _NEAR_ROWS + 1])
        if item[0] != row and model.rows[item[0]].page == model.rows[row].page
    ]
    if around:
        return min(item[1] for item in around), max(item[2] for item in around)
    headings = model.headings
    low = headings[column - 1].end if column else 0
    high = (
        headings[column + 1].start
        if column + 1 < len(headings)
        else max(headings[column].end, headings[column].start + 40)
    )
    return low, max(low + 1, high)
