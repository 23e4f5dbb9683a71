"""The level names of an indicator table and the rows they stand for.

A name is printed once for all rows of its merged cell, at the top or in the middle of it, and wrapped; the end of the
cell is not printed. The groups are cut so that every name stands where its cell says it should, at the top or in the
middle, whichever holds better for the table; the sense of names helps where places do not decide. Where two cuts are
as good, the choice is marked as a guess.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from zhibiao.forms.columns_rows import Placed, cut
from zhibiao.forms.columns_table import Fragment
from zhibiao.forms.grid_words import senses
from zhibiao.forms.vocabulary import group, related

__all__ = ("Level", "Rows", "Span", "likely_kind", "names_of", "spans_of")

_MOST_PIECES = 9
_UNKNOWN, _PER_UNKNOWN, _PER_PIECE, _FAR, _FAR_ROWS = 3.0, 1.5, 0.1, 2.0, 5
_OFF, _MOST_OFF, _HALF_OFF, _HALF = 0.8, 5.0, 0.6, 0.5
_TORN = 0.2
_NO_ROWS, _NO_NAME, _WRONG_LEVEL, _WRONG_NAME, _LIMIT = 1.2, 3.0, 2.0, 0.5, 3
_AS_GOOD = 0.4


@dataclass(frozen=True, slots=True)
class Level:
    """A printed level name: its text (wraps joined), its first and its last line, the row it begins on."""

    text: str
    first: int
    last: int
    row: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table: first and last line of each, what each is likely to be under, the page of each line."""

    extents: Sequence[tuple[int, int]]
    likely: Sequence[str | None]
    """For second-level names what the indicator is called after, for first-level names what the second level means."""
    pages: Mapping[int, int]


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
    texts = [each.text.replace(" ", "") for each in fragments]

    def weigh(first: int, last: int) -> float:
        far = sum(one.row + _FAR_ROWS < other.row for one, other in pairwise(fragments[first:last]))
        known = words.key("".join(texts[first:last])) is not None
        unknown = 0.0 if known else _UNKNOWN + _PER_UNKNOWN * (last - first - 1)
        return unknown + _PER_PIECE * (last - first) + _FAR * far + 0.2

    _, cuts = cut(len(fragments), weigh, _MOST_PIECES)
    return [
        Level("".join(texts[first:last]), fragments[first].row, fragments[last - 1].row, fragments[first].row)
        for first, last in pairwise(cuts)
    ]


def likely_kind(name: str) -> str | None:
    """Return the second level that an indicator called ``name`` likely stands under, None if its name tells none."""
    return next((sense for ending, sense in _endings() if ending in name), None)


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    found = [(word, sense) for sense, words in senses().items() for word in words]
    return tuple(sorted(found, key=lambda item: -len(item[0])))


def spans_of(names: Sequence[Level], rows: Rows, key: str) -> list[Span]:
    """Return what the names of the level ``key`` stand for, as spans over the rows."""
    if not rows.extents:
        return []
    if not names:
        return [Span(None, 0, len(rows.extents))]
    ways: tuple[Placed, ...] = ("top", "middle")
    return min((_spans(names, _Weigher(rows, key, placed)) for placed in ways), key=lambda result: result[0])[1]


def _spans(names: Sequence[Level], weigher: _Weigher) -> tuple[float, list[Span]]:
    extents = weigher.rows.extents
    count = len(extents)
    # best[i]: cheapest way for the names so far to stand for the first i rows; before the first name, rows have none.
    best = [_NO_NAME * number for number in range(count + 1)]
    trace: list[list[int]] = []
    for number, name in enumerate(names):
        after = names[number + 1].last if number + 1 < len(names) else extents[-1][1]
        step, back = [float("inf")] * (count + 1), [0] * (count + 1)
        for first in range(count + 1):
            if best[first] == float("inf"):
                continue
            for last in range(first, count + 1):
                cost = best[first] + weigher.cost(name, first, last)
                if cost < step[last]:
                    step[last], back[last] = cost, first
                if last < count and extents[last][0] > max(after, name.last):
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
    return best[count], _doubted(spans, weigher)


@dataclass(frozen=True, slots=True)
class _Weigher:
    """Weighs how a level name fits a run of rows, where names stand at the top or in the middle of their cells."""

    rows: Rows
    key: str
    placed: Placed

    def cost(self, name: Level | None, first: int, last: int) -> float:
        """Return how little ``name`` fits a cell over the rows ``first`` to before ``last``, by its place and sense."""
        if name is None:
            return _NO_NAME * (last - first)
        if first == last:
            return _NO_ROWS
        rows = self.rows
        top, bottom = rows.extents[first][0], rows.extents[last - 1][1]
        cost = _place(name, top, bottom, self.placed)
        if rows.pages.get(top) != rows.pages.get(bottom):
            cost = min(cost, _torn_place(name, rows, first, last))
        return min(_MOST_OFF, cost) + _sense(self.key, name.text, tuple(rows.likely[first:last]))


def _place(name: Level, top: int, bottom: int, placed: Placed) -> float:
    if placed == "top":
        return _OFF * abs(name.first - top)
    top, bottom = min(top, name.first), max(bottom, name.last)
    away = abs((name.first + name.last) - (top + bottom)) / 2
    return _HALF_OFF * min(away, _HALF) + _OFF * max(0.0, away - _HALF)


def _torn_place(name: Level, rows: Rows, first: int, last: int) -> float:
    """Return how a name stands in a cell that a page break tears: at the top or in the middle of one of the parts."""
    page = rows.pages.get(name.first)
    here = [extent for extent in rows.extents[first:last] if rows.pages.get(extent[0]) == page]
    if not here:
        return _MOST_OFF
    top, bottom = here[0][0], max(extent[1] for extent in here)
    return _TORN + min(_place(name, top, bottom, "top"), _place(name, top, bottom, "middle"))


@lru_cache(maxsize=50_000)
def _sense(key: str, text: str, likely: tuple[str | None, ...]) -> float:
    own = group(key).key(text)
    if own is None:
        return 0.0
    if key == "level1":
        belongs = related().get(own, frozenset())
        return _WRONG_LEVEL * min(_LIMIT, sum(each is not None and each not in belongs for each in likely))
    return _WRONG_NAME * min(_LIMIT, sum(each is not None and each != own for each in likely))


def _doubted(spans: Sequence[Span], weigher: _Weigher) -> list[Span]:
    """Mark the rows that could as well stand under the name before or after."""
    found: dict[int, list[int]] = {number: [] for number in range(len(spans))}
    for number, (one, other) in enumerate(pairwise(spans)):
        now = weigher.cost(one.level, one.first, one.last) + weigher.cost(other.level, other.first, other.last)
        for row, border in ((one.last - 1, one.last - 1), (other.first, other.first + 1)):
            if not one.first < border < other.last:
                continue
            moved = weigher.cost(one.level, one.first, border) + weigher.cost(other.level, border, other.last)
            if moved - now < _AS_GOOD:
                found[number if row < one.last else number + 1].append(row)
    return [Span(span.level, span.first, span.last, tuple(found[number])) for number, span in enumerate(spans)]
