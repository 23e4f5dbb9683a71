"""The level names of an indicator table and the rows they stand for.

A name is printed once for all rows of its merged cell, at the top or in the middle of it, and wrapped; the end of the
cell is not printed. The groups are cut so that every name stands where its cell says it should, at the top or in the
middle, whichever holds better for the table; where two cuts are as good, the choice is marked as a guess.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zhibiao.forms.columns_rows import Placed, cut
from zhibiao.forms.columns_table import Fragment
from zhibiao.forms.vocabulary import group, related

__all__ = ("Level", "Span", "names_of", "spans_of")

_MOST_PIECES = 9
_UNKNOWN, _PER_PIECE, _FAR, _FAR_ROWS = 3.0, 0.1, 2.0, 5
_OFF, _MOST_OFF, _FREE = 0.8, 5.0, 0.5
_NO_ROWS, _NO_NAME, _WRONG_SENSE = 0.8, 3.0, 2.0
_AS_GOOD = 0.5


@dataclass(frozen=True, slots=True)
class Level:
    """A printed level name: its text (wraps joined), its first and its last line."""

    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Span:
    """The rows a level name stands for, from ``first`` to before ``last``; ``doubtful``: rows that may be another's."""

    level: Level | None
    first: int
    last: int
    doubtful: tuple[int, ...] = ()


def names_of(fragments: Sequence[Fragment], key: str) -> list[Level]:
    """Return the names that the fragments of a level column make up, from top to bottom."""
    if not fragments:
        return []
    words = group(key)

    def weigh(first: int, last: int) -> float:
        text = "".join(each.text.replace(" ", "") for each in fragments[first:last])
        far = sum(
            one.row + _FAR_ROWS < other.row
            for one, other in zip(fragments[first:last], fragments[first + 1 : last], strict=False)
        )
        return (0.0 if words.key(text) else _UNKNOWN) + _PER_PIECE * (last - first) + _FAR * far + 0.2

    _, cuts = cut(len(fragments), weigh, _MOST_PIECES)
    return [
        Level(
            "".join(each.text.replace(" ", "") for each in fragments[first:last]),
            fragments[first].row,
            fragments[last - 1].row,
        )
        for first, last in pairwise(cuts)
    ]


def spans_of(
    names: Sequence[Level], bands: Sequence[tuple[int, int]], senses: Sequence[str | None] | None = None
) -> tuple[float, list[Span]]:
    """Return what the names stand for, as cost and spans over ``bands`` (first and last line of each row).

    ``senses``: for first-level names, what the second level of each band means; a first level prefers its own kinds.
    """
    if not names or not bands:
        return 0.0, [Span(None, 0, len(bands))] if bands else []
    return min((_spans(names, bands, senses, placed) for placed in ("top", "middle")), key=lambda result: result[0])


def _spans(
    names: Sequence[Level], bands: Sequence[tuple[int, int]], senses: Sequence[str | None] | None, placed: Placed
) -> tuple[float, list[Span]]:
    count = len(bands)
    infinite = float("inf")
    # best[i]: cheapest way for the names so far to stand for the first i bands; before the first name, bands have none.
    best = [_NO_NAME * number for number in range(count + 1)]
    trace: list[list[int]] = []
    for number, name in enumerate(names):
        after = names[number + 1].last if number + 1 < len(names) else bands[-1][1]
        step, back = [infinite] * (count + 1), [0] * (count + 1)
        for first in range(count + 1):
            if best[first] == infinite:
                continue
            for last in range(first, count + 1):
                cost = best[first] + _cost(name, bands, first, last, placed) + _sense_cost(name, senses, first, last)
                if cost < step[last]:
                    step[last], back[last] = cost, first
                if last < count and bands[last][0] > max(after, name.last):
                    break
        best = step
        trace.append(back)
    borders = [count]
    for back in reversed(trace):
        borders.append(back[borders[-1]])
    borders.reverse()
    spans = [Span(name, borders[number], borders[number + 1]) for number, name in enumerate(names)]
    if borders[0]:
        spans.insert(0, Span(None, 0, borders[0]))
    return best[count], _doubted(spans, bands, senses, placed)


def _cost(name: Level, bands: Sequence[tuple[int, int]], first: int, last: int, placed: Placed) -> float:
    """Return how far ``name`` is from where it stands in a cell over the bands from ``first`` to before ``last``."""
    if first == last:
        return _NO_ROWS
    top, bottom = bands[first][0], bands[last - 1][1]
    if placed == "top":
        return min(_MOST_OFF, _OFF * abs(name.first - top))
    return min(_MOST_OFF, _OFF * max(0.0, abs((name.first + name.last) - (top + bottom)) / 2 - _FREE))


def _sense_cost(name: Level, senses: Sequence[str | None] | None, first: int, last: int) -> float:
    own = group("level1").key(name.text) if senses is not None else None
    if senses is None or own is None:
        return 0.0
    belongs = related().get(own, frozenset())
    cost = sum(sense is not None and sense not in belongs for sense in senses[first:last]) * _WRONG_SENSE
    return min(cost, 3 * _WRONG_SENSE)


def _doubted(
    spans: Sequence[Span], bands: Sequence[tuple[int, int]], senses: Sequence[str | None] | None, placed: Placed
) -> list[Span]:
    """Mark the bands that could as well stand under the name before or after."""

    def cost(span: Span, first: int, last: int) -> float:
        if span.level is None:
            return _NO_NAME * (last - first)
        return _cost(span.level, bands, first, last, placed) + _sense_cost(span.level, senses, first, last)

    found: dict[int, list[int]] = {number: [] for number in range(len(spans))}
    for number, (one, other) in enumerate(pairwise(spans)):
        now = cost(one, one.first, one.last) + cost(other, other.first, other.last)
        if one.last - one.first > 1:
            moved = cost(one, one.first, one.last - 1) + cost(other, other.first - 1, other.last)
            if moved - now < _AS_GOOD:
                found[number].append(one.last - 1)
        if other.last - other.first > 1:
            moved = cost(one, one.first, one.last + 1) + cost(other, other.first + 1, other.last)
            if moved - now < _AS_GOOD:
                found[number + 1].append(other.first)
    return [Span(span.level, span.first, span.last, tuple(found[number])) for number, span in enumerate(spans)]


def by_band(spans: Sequence[Span], count: int) -> Mapping[int, Level | None]:
    """Return the name over each band."""
    return {band: span.level for span in spans for band in range(span.first, min(span.last, count))}
