"""Printed labels in layout order: a label that is wrapped in its cell stands on lines one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhibiao.forms.columns_geometry import Piece, Row, overlap
from zhibiao.forms.flow_match import stem
from zhibiao.forms.vocabulary import Group, group

__all__ = ("Label", "find_labels")

_DEEPEST = 8
# The lines of a heading stand close together; those of a label on the edge may have rows between them.
_CLOSE = 4
_LONGEST = 16
_BESIDE = 2
_SHIFT = 2
# The last column of a line may drift to the right from one line to the next.
_DRIFT = 12


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its group and key, its word, and the pieces it is printed in."""

    group: str
    key: str
    word: str
    pieces: tuple[Piece, ...]

    @property
    def first(self) -> int:
        """The row of its first piece."""
        return self.pieces[0].row

    @property
    def last(self) -> int:
        """The row of its last piece."""
        return max(piece.row for piece in self.pieces)

    @property
    def start(self) -> int:
        """The column it begins in."""
        return min(piece.start for piece in self.pieces)

    @property
    def end(self) -> int:
        """The column after its last one."""
        return max(piece.end for piece in self.pieces)

    @property
    def centre(self) -> float:
        """The row in the middle of it."""
        return (self.first + self.last) / 2


def find_labels(rows: Sequence[Row], first: int, last: int, groups: Sequence[str]) -> list[Label]:
    """Return the labels of ``groups`` in the rows from ``first`` to before ``last``, in reading order.

    A piece belongs to one label; where two groups know a word, the group named first has it.
    """
    used: set[Piece] = set()
    found: list[Label] = []
    for index in range(first, last):
        for piece in rows[index].pieces:
            if piece in used:
                continue
            label = _longest(rows, piece, last, groups, used)
            if label is not None:
                found.append(label)
                used.update(label.pieces)
    return found


def _longest(rows: Sequence[Row], piece: Piece, last: int, groups: Sequence[str], used: set[Piece]) -> Label | None:
    best: Label | None = None
    for name in groups:
        words = group(name)
        if stem(piece.text) not in words.beginnings:
            continue
        for pieces in _grown(rows, (piece,), words, last, used):
            text = "".join(each.text for each in pieces)
            if best is None or len(text) > len("".join(each.text for each in best.pieces)):
                best = Label(name, str(words.key(text)), stem(text), pieces)
    return best


def _grown(
    rows: Sequence[Row], pieces: tuple[Piece, ...], words: Group, last: int, used: set[Piece]
) -> Iterator[tuple[Piece, ...]]:
    """Yield the pieces that make up a word, beginning with ``pieces``, in every way they can be put together."""
    text = "".join(piece.text for piece in pieces)
    if words.key(text) is not None:
        yield pieces
    if len(pieces) >= _LONGEST:
        return
    for piece in _next(rows, pieces, last if words is not group("columns") else min(last, pieces[-1].row + _CLOSE)):
        # A remark below the label of a box is more likely the tail of the value beside it: 中心 | （本级）.
        if piece.row > pieces[-1].row and piece.text[0] in "（(" and words is group("fields"):
            continue
        if piece not in used and stem(text + piece.text) in words.beginnings:
            yield from _grown(rows, (*pieces, piece), words, last, used)


def _next(rows: Sequence[Row], pieces: tuple[Piece, ...], last: int) -> Iterator[Piece]:
    """Yield what may go on a label: the piece right beside its last one, and the first pieces below it."""
    end = pieces[-1]
    for piece in rows[end.row].pieces:
        if end.end < piece.start <= end.end + _BESIDE:
            yield piece
    for row in rows[end.row + 1 : min(last, end.row + 1 + _DEEPEST)]:
        if end is rows[end.row].pieces[-1] and end.end < row.pieces[-1].start <= end.end + _DRIFT:
            yield row.pieces[-1]
        below = [piece for piece in row.pieces if any(overlap(piece, each) for each in pieces)]
        if below:
            yield below[0]
            return
        yield from [piece for piece in row.pieces if any(overlap(piece, each, _SHIFT) for each in pieces)][:1]
