"""Running text side by side: the goals of a form under their headings, parted where the blanks run down the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from zhibiao.forms.columns_geometry import Piece, Row
from zhibiao.forms.columns_table import Heading

__all__ = ("split_texts",)

_FAR = 40
_CROSSED, _NARROW, _INNER, _AT_BORDER = 3.0, 1.2, 2.0, 0.5


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
    """Return the column where a text begins, near ``guess``: wide gaps end there, no piece goes over it."""
    candidates = {piece.start for pieces in lines for piece in pieces if least <= piece.start}
    near = [column for column in candidates if abs(column - guess) <= _FAR] or [guess]
    return min(near, key=lambda column: (sum(_split_cost(pieces, column) for pieces in lines), abs(column - guess)))


def _split_cost(pieces: Sequence[Piece], border: int) -> float:
    """Return how little a line looks like two texts parted at ``border``."""
    before = [piece for piece in pieces if piece.start < border]
    after = [piece for piece in pieces if piece.start >= border]
    if before and before[-1].end > border:
        return _CROSSED
    if not before or not after:
        return 0.0
    gap = after[0].start - before[-1].end
    inner = max(
        (other.start - one.end for part in (before, after) for one, other in pairwise(part)),
        default=1,
    )
    return (
        (_NARROW if gap <= 1 else -1.0)
        + (_INNER if inner > max(2, gap) else 0.0)
        - (_AT_BORDER if after[0].start == border else 0.0)
    )
