"""The strips of a page: runs of columns with text in them, between gutters that are blank on every line.

Most of the columns of a table can be told by their gutters, whatever page they stand on; which column a strip is shows
in what stands in it and in the order. A strip may hold several columns, where they drift into one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhibiao.forms.columns_geometry import Piece
from zhibiao.forms.columns_words import EMPTY, LEVELS, is_piece, misfit

__all__ = ("Style", "strip_columns")

_MOST_PIECES = 40
_WEIGHT = 6
_WIDER = 1.5
_MOST_COLUMNS = 3
_LEFT_OUT, _LEVEL_LEFT_OUT = 0.4, 0.3
_FAR, _MOST_FAR = 0.05, 1.0
_SHARED = 1.0


@dataclass(frozen=True, slots=True)
class Style:
    """One way to read strips: how many lines around are taken together (the widest first), what counts how much."""

    windows: tuple[int, ...] = (6, 3, 1)
    levels_only: float = 1.0
    """What it costs to take a strip of nothing but pieces of level names for another column, by piece."""
    few: int = 1
    """Strips of fewer lines may leave columns empty at less cost."""


@dataclass(frozen=True, slots=True)
class _Strip:
    start: int
    end: int
    texts: tuple[str, ...]


def strip_columns(
    lines: Iterable[Sequence[Piece]],
    keys: Sequence[str],
    headings: Sequence[tuple[int, int]] | None,
    style: Style,
) -> tuple[float, list[list[tuple[int, int]]]]:
    """Return the strips that each column (by its key) may stand in, and what it costs to read them so.

    ``headings``: where the header has the columns, if the lines stand near it.
    """
    strips = _strips(list(lines))
    found: list[list[tuple[int, int]]] = [[] for _ in keys]
    cost, mapped = _mapped(strips, keys, headings, style)
    for strip, (first, last) in zip(strips, mapped, strict=True):
        for column in range(first, last):
            found[column].append((strip.start, strip.end))
    return cost, found


def _strips(lines: Sequence[Sequence[Piece]]) -> list[_Strip]:
    pieces = sorted((piece for line in lines for piece in line), key=lambda piece: piece.start)
    strips: list[tuple[int, int, list[str]]] = []
    for piece in pieces:
        if strips and piece.start < strips[-1][1]:
            start, end, texts = strips[-1]
            strips[-1] = (start, max(end, piece.end), [*texts, piece.text] if len(texts) < _MOST_PIECES else texts)
        else:
            strips.append((piece.start, piece.end, [piece.text]))
    return [_Strip(start, end, tuple(texts)) for start, end, texts in strips]


def _mapped(
    strips: Sequence[_Strip], keys: Sequence[str], headings: Sequence[tuple[int, int]] | None, style: Style
) -> tuple[float, list[tuple[int, int]]]:
    """Return the columns of each strip (first, last not included), from left to right, and what that costs."""
    count = len(keys)
    costs = [[_fit(strip, key, style) for key in keys] for strip in strips]
    # Few lines may print nothing in a column.
    share = min(1.0, max((len(strip.texts) for strip in strips), default=0) / style.few)
    left_out = [share * sum(_omitted(key) for key in keys[:number]) for number in range(count + 1)]
    # best[last column used + 1] = (cost, columns of the strips so far)
    best: dict[int, tuple[float, list[tuple[int, int]]]] = {0: (0.0, [])}
    for number, strip in enumerate(strips):
        step: dict[int, tuple[float, list[tuple[int, int]]]] = {}
        fits = {
            (first, last): _range_cost(strip, costs[number], first, last, headings)
            for first in range(count)
            for last in range(first + 1, min(count, first + _MOST_COLUMNS) + 1)
        }
        for used, (cost, columns) in best.items():
            for first in range(max(0, used - 1), count):
                skipped = left_out[first] - left_out[min(used, first)]
                for last in range(first + 1, min(count, first + _MOST_COLUMNS) + 1):
                    own = fits[first, last]
                    own += _SHARED if number and first < used else 0.0
                    total = cost + skipped + own
                    if last not in step or total < step[last][0]:
                        step[last] = (total, [*columns, (first, last)])
        best = step or best
    ends = [(cost + left_out[count] - left_out[used], columns) for used, (cost, columns) in best.items()]
    return min(ends)


def _range_cost(
    strip: _Strip, costs: Sequence[float], first: int, last: int, headings: Sequence[tuple[int, int]] | None
) -> float:
    cost = min(costs[first:last]) + _WIDER * (last - first - 1)
    if headings is not None:
        away = max(0, headings[first][0] - strip.end, strip.start - headings[last - 1][1])
        cost += min(_MOST_FAR, _FAR * away)
    return cost


def _fit(strip: _Strip, key: str, style: Style) -> float:
    """Return how little the texts of a strip look like those of a column."""
    total = sum(misfit(key, text) for text in strip.texts)
    if key not in LEVELS and all(_is_level(text) for text in strip.texts):
        total += style.levels_only * len(strip.texts)
    return total / len(strip.texts) * min(_WEIGHT, len(strip.texts))


def _is_level(text: str) -> bool:
    return is_piece("level1", text) or is_piece("level2", text)


def _omitted(key: str) -> float:
    return _LEVEL_LEFT_OUT if key in LEVELS else _LEFT_OUT * EMPTY.get(key, 2.0)
