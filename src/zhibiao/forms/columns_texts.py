"""Running text side by side: the goals of a form under their headings, parted where the blanks run down the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from zhibiao.forms.columns_geometry import Piece, Row
from zhibiao.forms.columns_table import Heading

__all__ = ("split_texts",)

_FAR = 40


def split_texts(
    rows: Sequence[Row], first: int, last: int, used: frozenset[Piece], headings: Sequence[Heading]
) -> dict[int, list[tuple[int, str]]]:
    """Return the lines of text under each heading, as row and text; ``used`` pieces are no text."""
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    pages: dict[int, list[int]] = defaultdict(list)
    for index in range(first, last):
        pages[rows[index].page].append(index)
    borders = [heading.start for heading in headings[1:]]
    for page in sorted(pages):
        lines = {index: [piece for piece in rows[index].pieces if piece not in used] for index in pages[page]}
        borders = [
            _border(list(lines.values()), guess, heading.end) for guess, heading in zip(borders, headings, strict=False)
        ]
        for index, pieces in lines.items():
            texts: dict[int, list[str]] = defaultdict(list)
            for piece in pieces:
                texts[sum(piece.start >= border for border in borders)].append(piece.text)
            for column, words in texts.items():
                found[column].append((index, " ".join(words)))
    return found


def _border(lines: Sequence[Sequence[Piece]], guess: int, least: int) -> int:
    """Return the column where a text begins: few pieces go over it, many begin there; near ``guess``."""
    crossing: dict[int, int] = defaultdict(int)
    beginning: dict[int, int] = defaultdict(int)
    for pieces in lines:
        for number, piece in enumerate(pieces):
            gap = piece.start - pieces[number - 1].end if number else _FAR
            for column in range(piece.start + 1, piece.end):
                crossing[column] += 2
            if piece.start >= least:
                beginning[piece.start] += 2 if gap > 1 else 1
    candidates = [column for column in beginning if abs(column - guess) <= _FAR] or [guess]
    return min(candidates, key=lambda column: (crossing[column] - beginning[column], abs(column - guess)))
