"""The pieces of a table handed out in the way that gives the best rows, page by page.

How far around a line one should look to find its columns depends on how much they drift. So where the first way gives
rows that look torn or mixed up, other ways are tried, and the rows decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from zhibiao.forms.columns_geometry import Piece, Row
from zhibiao.forms.columns_levels import names_of
from zhibiao.forms.columns_rows import rows_of
from zhibiao.forms.columns_strips import Style
from zhibiao.forms.columns_table import Fragment, Heading, hand_out
from zhibiao.forms.vocabulary import group

__all__ = ("beginnings_of", "best_fragments", "pieces_of")

_STYLES = (
    Style(),
    Style(levels_only=0.3),
    Style(few=4),
    Style(levels_only=2.5, few=4),
    Style((1,)),
    Style((12,)),
    Style((40,)),
)
_GOOD = 1.2
_UNKNOWN_NAME = 2.5


def best_fragments(
    rows: Sequence[Row], lines: Mapping[int, Sequence[Piece]], headings: Sequence[Heading]
) -> dict[int, list[Fragment]]:
    """Return the fragments of each line of a table (its pieces by row), from left to right."""
    by_page: dict[int, dict[int, Sequence[Piece]]] = defaultdict(dict)
    for index in sorted(lines):
        by_page[rows[index].page][index] = lines[index]
    first = min(lines, default=0)
    found: dict[int, list[Fragment]] = {}
    for page, own in by_page.items():
        pages = dict.fromkeys(own, page)
        best: tuple[float, dict[int, list[Fragment]]] | None = None
        for style in _STYLES:
            fragments = hand_out(own, pages, headings, style, first)
            cost, count = _cost(rows, fragments, headings)
            if best is None or cost < best[0]:
                best = (cost, fragments)
            if best[0] <= _GOOD * count:
                break
        found |= best[1] if best is not None else {}
    return found


def _cost(
    rows: Sequence[Row], fragments: Mapping[int, Sequence[Fragment]], headings: Sequence[Heading]
) -> tuple[float, int]:
    """Return what the rows cost that the fragments of a page make up, and how many rows they are."""
    blanks = {index: rows[index].blank for index in range(min(fragments), max(fragments) + 1)}
    cost, bands = rows_of(fragments, headings, blanks, beginnings_of(fragments, headings))
    for column, heading in enumerate(headings):
        if heading.key in ("level1", "level2"):
            names = names_of(pieces_of(fragments, column), heading.key)
            cost += _UNKNOWN_NAME * sum(group(heading.key).key(name.text) is None for name in names)
    return cost, len(bands)


def pieces_of(fragments: Mapping[int, Sequence[Fragment]], column: int) -> list[Fragment]:
    """Return the fragments of one column from top to bottom."""
    return [each for row in sorted(fragments) for each in fragments[row] if each.column == column]


def beginnings_of(fragments: Mapping[int, Sequence[Fragment]], headings: Sequence[Heading]) -> frozenset[int]:
    """Return the lines on which a level name begins."""
    return frozenset(
        name.row
        for column, heading in enumerate(headings)
        if heading.key in ("level1", "level2")
        for name in names_of(pieces_of(fragments, column), heading.key)
    )
