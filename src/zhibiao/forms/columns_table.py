"""The pieces under a header, put into its columns.

Borders are not drawn in text. A converter keeps the order of the columns on a line, but lets them drift by a few
places from one block of the page to the next. So each line is read as the cheapest way to hand out its pieces from
left to right: near the pieces of the same column on the lines around, and of the kind that the column holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhibiao.forms.columns_geometry import Piece
from zhibiao.forms.columns_strips import Style, strip_columns
from zhibiao.forms.columns_words import LEVELS, NUMBERS, misfit

_Places = Sequence[tuple[int, int, float]]

__all__ = ("Fragment", "Heading", "hand_out")

_ROUNDS = 4
_STRIDE, _CLEAR = 3, 2.0
_NEAR_ROWS, _FAR_ROWS = 4, 15
_NEEDED = frozenset(("name", "target", "actual", "initial", "revised", "executed", "rate")) | NUMBERS
_CERTAIN = 1.0
_LEAST_NEEDED = 4
# Cells of these columns hold no blanks.
_UNSPACED = NUMBERS | LEVELS
_PER_PLACE, _FARTHEST = 0.4, 5.0
_PER_SHIFT, _MOST_SHIFT = 0.05, 1.0
_GOES_ON = 0.8
# A converter puts a blank between a Chinese and a Latin character of one cell, too.
_SPLIT_UNSPACED, _SPLIT_AT_BLANK, _SPLIT_AT_SCRIPT = 0.2, 1.0, 2.0
_ACROSS_GAP, _PER_GAP, _WIDEST = 1.0, 1.5, 6.0
# Converters put no blank between two Chinese characters of one cell.
_TWO_NUMBERS, _TWO_WORDS = 4.0, 1.0
_NOWHERE = 2.0
_DIGITS = frozenset("0123456789")
_VALUES = frozenset(("target", "actual"))
_SCORE = re.compile(r"\d{1,3}\.\d\d")
_NUMBER_ENDS = _DIGITS | {"."}
_UNIT_APART = 0.8
_STRIP_SHARE = 0.5
_FADING = 1.0
# A cell on one of the next two lines may speak for itself: from one block of the page to the next columns drift.
_BESIDE, _NEAR_ONLY = 0.33, 0.4
_VALUE_ENDS = frozenset(")）%‰")


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
    """Where the cells of each column stood: (row, start, end) by column, and where the page has its columns."""

    keys: Sequence[str]
    seen: Mapping[int, Sequence[tuple[int, int, int]]]
    strips: Mapping[int, Sequence[Sequence[tuple[int, int]]]]
    pages: Mapping[int, int]


def hand_out(
    lines: Mapping[int, Sequence[Piece]],
    pages: Mapping[int, int],
    headings: Sequence[Heading],
    style: Style,
    first: int,
) -> dict[int, list[Fragment]]:
    """Return the fragments of each line (its pieces by row, its page by row), from left to right.

    ``first`` is the first row under the header: the places of the headings tell for the lines next to it.
    """
    keys = [heading.key for heading in headings]
    anchors = {index: line for index, pieces in lines.items() if (line := _complete(pieces, keys, index))}
    model = _Model(keys, _seen(anchors), _strips(lines, pages, headings, style, first), pages)
    found: dict[int, list[Fragment]] = {}
    for _ in range(_ROUNDS):
        last, found = (
            found,
            {index: _line(lines[index], model, index, anchors.get(index, ())) for index in sorted(lines)},
        )
        if found == last:
            break
        model = _Model(keys, _seen(found), model.strips, pages)
    return found


def _seen(found: Mapping[int, Sequence[Fragment]]) -> dict[int, list[tuple[int, int, int]]]:
    seen: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for index in sorted(found):
        for fragment in found[index]:
            seen[fragment.column].append((index, fragment.start, fragment.end))
    return seen


def _complete(pieces: Sequence[Piece], keys: Sequence[str], row: int) -> list[Fragment] | None:
    """Return the reading of a line by kinds and order alone, if it fills every column that must not be blank."""
    needed = [column for column, key in enumerate(keys) if key in _NEEDED]
    if len(needed) < _LEAST_NEEDED or len(pieces) < len(needed):
        return None
    cost, columns = _cheapest(pieces, keys, [()] * len(keys))
    if cost > _CERTAIN or not set(needed) <= set(columns):
        return None
    return [each for each in _fragments(pieces, columns, row) if keys[each.column] not in LEVELS]


def _strips(
    lines: Mapping[int, Sequence[Piece]],
    pages: Mapping[int, int],
    headings: Sequence[Heading],
    style: Style,
    first: int,
) -> dict[int, list[list[tuple[int, int]]]]:
    """Return for each row where each column may stand: the strips of as many lines around as fit best together."""
    wanted = sorted(lines)
    keys, places = [heading.key for heading in headings], [(heading.start, heading.end) for heading in headings]
    found: dict[int, list[list[tuple[int, int]]]] = {}
    for at in range(0, len(wanted), _STRIDE):
        group = wanted[at : at + _STRIDE]
        for page in {pages[row] for row in group}:
            tried: list[tuple[float, list[list[tuple[int, int]]]]] = []
            for window in style.windows:
                if tried and tried[0][0] < _CLEAR:
                    break
                around = [row for row in wanted[max(0, at - window) : at + _STRIDE + window] if pages[row] == page]
                near = at <= window and wanted[0] == first
                tried.append(strip_columns([lines[row] for row in around], keys, places if near else None, style))
            strips = min(tried, key=lambda result: result[0])[1]
            found |= dict.fromkeys([row for row in group if pages[row] == page], strips)
    return found


def _line(pieces: Sequence[Piece], model: _Model, row: int, known: Sequence[Fragment]) -> list[Fragment]:
    """Return the cheapest way to hand out the pieces of one line; ``known``: what is certain on its right."""
    around = [_around(model, column, row) for column in range(len(model.keys))]
    if not known:
        return _fragments(pieces, _cheapest(pieces, model.keys, around)[1], row)
    left = [piece for piece in pieces if piece.end <= known[0].start]
    levels = known[0].column
    return [*(_fragments(left, _cheapest(left, model.keys[:levels], around)[1], row) if left else []), *known]


def _cheapest(
    pieces: Sequence[Piece], keys: Sequence[str], around: Sequence[_Places | None]
) -> tuple[float, tuple[int, ...]]:
    """Return the cost and the columns of the pieces; ``around``: where the columns stand, empty where that is open."""
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())] * len(keys)
    for number, piece in enumerate(pieces):
        step: list[tuple[float, tuple[int, ...]]] = []
        for column, key in enumerate(keys):
            off = _off(piece, around[column])
            own = misfit(key, piece.text) + off
            if number == 0:
                step.append((own, (column,)))
                continue
            before = pieces[number - 1]
            inside = _GOES_ON * off if piece.start - before.end <= 1 else 0.0
            options = []
            for other in range(column + 1):
                cost = best[other][0] + own + _between(before, piece, (keys[other], key), same=other == column)
                if other == column and number + 1 == len(pieces) and key == "target" and "unit" in keys:
                    cost += _UNIT_APART * (before.text[-1] in _NUMBER_ENDS and not piece.text[0].isdigit())
                options.append((cost - (inside if other == column else 0.0), (*best[other][1], column)))
            step.append(min(options))
        best = step
    return min(best)


def _fragments(pieces: Sequence[Piece], columns: Sequence[int], row: int) -> list[Fragment]:
    found: list[Fragment] = []
    for piece, column in zip(pieces, columns, strict=True):
        if found and found[-1].column == column:
            last = found[-1]
            found[-1] = Fragment(column, row, f"{last.text} {piece.text}", last.start, piece.end)
        else:
            found.append(Fragment(column, row, piece.text, piece.start, piece.end))
    return found


def _between(before: Piece, piece: Piece, keys: tuple[str, str], *, same: bool) -> float:
    gap = piece.start - before.end
    numbers = before.text[-1] in _DIGITS and piece.text[0] in _DIGITS
    if same:
        if keys[1] in NUMBERS or numbers or (keys[1] in _VALUES and _SCORE.fullmatch(piece.text)):
            return _TWO_NUMBERS
        if gap <= 1:
            return _TWO_WORDS if _is_han(before.text[-1]) and _is_han(piece.text[0]) else 0.0
        return min(_WIDEST, _ACROSS_GAP + _PER_GAP * (gap - 1))
    if gap > 1:
        return 0.0
    if _is_han(before.text[-1]) and _is_han(piece.text[0]):
        return _SPLIT_UNSPACED
    if keys[1] in NUMBERS and _SCORE.fullmatch(piece.text):
        return _SPLIT_UNSPACED
    if numbers or keys[0] in _UNSPACED or (before.text[-1] in _VALUE_ENDS and piece.text[0] in _DIGITS):
        return _SPLIT_UNSPACED
    if keys[1] == "unit":
        return _SPLIT_UNSPACED
    return _SPLIT_AT_BLANK if before.text[-1].isascii() == piece.text[0].isascii() else _SPLIT_AT_SCRIPT


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _off(piece: Piece, around: _Places | None) -> float:
    """Return how far a piece stands from the cells around it in its column; they may be wrong, so the mean counts."""
    if around is None:
        return _NOWHERE
    if not around:
        return 0.0
    cost, near = 0.0, _FARTHEST + _MOST_SHIFT
    for start, end, weight in around:
        away = max(0, start - piece.end + 1, piece.start - end + 1)
        shift = min(abs(start - piece.start), abs(end - piece.end), abs(start + end - piece.start - piece.end) / 2)
        off = min(_FARTHEST, _PER_PLACE * away) + min(_MOST_SHIFT, _PER_SHIFT * shift)
        cost += weight * off
        if weight >= _BESIDE:
            near = min(near, off)
    return min(cost / sum(weight for _, _, weight in around), near + _NEAR_ONLY)


def _around(model: _Model, column: int, row: int) -> _Places | None:
    """Return where the cells of ``column`` stand around ``row``, with weights; its strips if no cell is near."""
    seen = model.seen.get(column, ())
    at = bisect_left(seen, (row,))
    around = [
        (start, end, 1.0 / (1.0 + _FADING * abs(index - row)))
        for index, start, end in (*seen[max(0, at - _NEAR_ROWS) : at], *seen[at : at + _NEAR_ROWS + 1])
        if index != row and abs(index - row) <= _FAR_ROWS and model.pages[index] == model.pages[row]
    ]
    strips = [strip for strip in model.strips[row][column] if _alone(strip, model.strips[row])]
    if around:
        total = sum(weight for _, _, weight in around)
        return [*around, *((start, end, _STRIP_SHARE * total) for start, end in strips[:1])]
    return [(start, end, 1.0) for start, end in model.strips[row][column]] or None


def _alone(strip: tuple[int, int], columns: Sequence[Sequence[tuple[int, int]]]) -> bool:
    return sum(strip in other for other in columns) == 1
