"""Rows of labelled boxes in layout order: 主管部门 | … | 实施单位 | …, label and value wrapped on their own.

The lines are cut into rows so that labels stay whole, each row has a label, and what stands behind a label looks like
one cell. A label that frames several rows (项目资金（元）) belongs to none of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from zhibiao.forms.columns_cells import cell_cost
from zhibiao.forms.columns_geometry import Piece, Row
from zhibiao.forms.columns_labels import Label, find_labels
from zhibiao.forms.columns_rows import Placed, cut, off_middle

__all__ = ("Box", "box_rows")

_HIGHEST = 24
_TORN, _STACKED = 30.0, 12.0
_NO_LABEL, _BEFORE_LABEL, _BLANK_LINE = 4.0, 3.0, 0.5
_OFF_TOP = 1.6
_EMPTY_VALUE = 0.5
_YEAR_LINE = re.compile(r"[（(]?(?:20\d\d年?(?:度)?|年度)[)）]?")


@dataclass(frozen=True, slots=True)
class Box:
    """A label or a value: where it begins and ends on the line, its lines of text, the row of its first line."""

    start: int
    end: int
    lines: tuple[str, ...]
    row: int
    label: Label | None = None


@dataclass(slots=True)
class _Lines:
    """What the lines hold: labels by their rows, pieces that are no label by row."""

    rows: Sequence[Row]
    numbers: list[int]
    labels: list[Label]
    free: Mapping[int, Sequence[Piece]]
    memory: dict[tuple[int, int], float] = field(default_factory=dict)


def box_rows(rows: Sequence[Row], first: int, last: int) -> tuple[list[list[Box]], list[Label]]:
    """Return the rows of boxes between ``first`` and ``last``, and the labels that frame several rows."""
    found = find_labels(rows, first, last, ("fields", "funds", "goals", "side"))
    frames = [label for label in found if _frames(label, found)]
    labels = [label for label in found if label not in frames]
    taken = {piece for label in found for piece in label.pieces}
    free = {index: [piece for piece in rows[index].pieces if piece not in taken] for index in range(first, last)}
    in_labels = {piece.row for label in labels for piece in label.pieces}
    for index in range(first, last):
        if _YEAR_LINE.fullmatch("".join(piece.text for piece in rows[index].pieces)):
            free[index] = []
    numbers = [index for index in range(first, last) if free[index] or index in in_labels]
    if not numbers:
        return [], frames
    lines = _Lines(rows, numbers, labels, free)
    results = [cut(len(numbers), _weigher(lines, placed), _HIGHEST) for placed in ("top", "middle")]
    _, cuts = min(results)
    return [_boxes(lines, numbers[begin:end]) for begin, end in pairwise(cuts)], frames


def _frames(label: Label, found: Sequence[Label]) -> bool:
    """Tell whether a label stands left of rows that have labels of their own."""
    if label.group != "side" and (label.group, label.key) != ("funds", "heading"):
        return False
    return label.group == "side" or any(
        other.start >= label.end and other.first <= label.last + 1 and other.last >= label.first - 1 for other in found
    )


def _inside(lines: _Lines, numbers: Sequence[int]) -> tuple[list[Label], int]:
    """Return the labels whose lines are all among ``numbers``, and how many are torn."""
    low, high = numbers[0], numbers[-1]
    touching = [label for label in lines.labels if label.first <= high and label.last >= low]
    whole = [label for label in touching if label.first >= low and label.last <= high]
    return whole, len(touching) - len(whole)


def _weigher(lines: _Lines, placed: Placed) -> Callable[[int, int], float]:
    def weigh(first: int, last: int) -> float:
        numbers = lines.numbers[first:last]
        labels, torn = _inside(lines, numbers)
        cost = _TORN * torn + (0.0 if labels else _NO_LABEL)
        cost += _BLANK_LINE * sum(lines.rows[index].blank > 0 for index in numbers[1:])
        place = {index: number for number, index in enumerate(numbers)}
        for at, label in enumerate(labels):
            cost += _off(place[label.first], place[label.last], len(numbers) - 1, placed)
            cost += _STACKED * sum(other.start < label.end and label.start < other.end for other in labels[:at])
        for owner, cell in _strips(lines, numbers, labels):
            if not cell:
                cost += _EMPTY_VALUE
                continue
            texts = _texts(cell)
            cost += cell_cost("ignored", "\n".join(texts.values()), 0.0)
            cost += _off(place[min(texts)], place[max(texts)], len(numbers) - 1, placed)
            cost += _BEFORE_LABEL if owner is None and labels else 0.0
        return cost

    return weigh


def _off(top: int, bottom: int, last: int, placed: Placed) -> float:
    if placed == "top":
        return min(4.0, _OFF_TOP * top)
    return off_middle(top, bottom, 0, last)


def _strips(
    lines: _Lines, numbers: Sequence[int], labels: Sequence[Label]
) -> Iterator[tuple[Label | None, list[Piece]]]:
    """Yield each label with the pieces right of it, up to the next label; first those left of all labels, if any."""
    ordered = sorted(labels, key=lambda label: label.start)
    pieces = [piece for index in numbers for piece in lines.free[index]]
    before = [piece for piece in pieces if not ordered or piece.start < ordered[0].start]
    if before:
        yield None, before
    for number, label in enumerate(ordered):
        end = ordered[number + 1].start if number + 1 < len(ordered) else None
        yield label, [piece for piece in pieces if piece.start >= label.start and (end is None or piece.start < end)]


def _texts(pieces: Sequence[Piece]) -> dict[int, str]:
    texts: dict[int, list[str]] = defaultdict(list)
    for piece in pieces:
        texts[piece.row].append(piece.text)
    return {row: " ".join(words) for row, words in sorted(texts.items())}


def _boxes(lines: _Lines, numbers: Sequence[int]) -> list[Box]:
    labels, _ = _inside(lines, numbers)
    boxes: list[Box] = []
    for label, cell in _strips(lines, numbers, labels):
        if label is not None:
            text = "".join(piece.text for piece in label.pieces)
            boxes.append(Box(label.start, label.end, (text,), label.first, label))
        if cell:
            texts = _texts(cell)
            start = max(label.end, min(piece.start for piece in cell)) if label else min(piece.start for piece in cell)
            end = max(piece.end for piece in cell)
            boxes.append(Box(start, max(start + 1, end), tuple(texts.values()), min(texts)))
    return boxes
