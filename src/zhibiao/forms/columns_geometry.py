"""Text in layout order as pieces with places: every run of characters without blanks, its row and its columns.

Most converters count a Chinese character as one column (``pdftotext -layout``), editors and terminals as two; which
one holds is found out page by page, by how well the lines align.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from unicodedata import east_asian_width

from zhibiao.readers.document import Line

__all__ = ("Piece", "Row", "lay_out", "overlap", "width")

_TAB = 8
_GAP = 2
_RECENT = 3
_WIDE = frozenset("WF")
# Ambiguous signs that Chinese fonts print full width.
_ALSO_WIDE = frozenset("“”‘’…—≥≤≧≦×±‰℃①②③④⑤⑥⑦⑧⑨⑩")
_PAGE_NUMBER = re.compile(r"\s*(?:[-—–]\s*\d{1,4}\s*[-—–]|第\s*\d{1,4}\s*页.{0,12}|\d{1,4}\s*/\s*\d{1,4})\s*")
# A number alone is a page number if it is that of its page, or keeps its distance to it from page to page.
_BARE_NUMBER = re.compile(r"\s*([1-9]\d{0,3})\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters without blanks: its row (from 0), its columns from ``start`` to before ``end``."""

    text: str
    row: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line that is not blank: its number in the file, its page, the blank lines before it, its pieces."""

    line: int
    page: int
    blank: int
    pieces: tuple[Piece, ...]


def width(text: str) -> int:
    """Return the printed width of ``text``: a Chinese character counts 2, a Latin one 1."""
    return sum(2 if east_asian_width(char) in _WIDE or char in _ALSO_WIDE else 1 for char in text)


def overlap(one: Piece, other: Piece, slack: int = 0) -> bool:
    """Tell whether two pieces stand over each other, or would if each were ``slack`` columns wider."""
    return one.start < other.end + slack and other.start < one.end + slack


def lay_out(lines: Sequence[Line]) -> tuple[Row, ...]:
    """Return the printed lines with their pieces; page numbers at the edge of a page are left out."""
    rows: list[Row] = []
    for _, page in groupby(_printed(lines), key=lambda item: item[0].page):
        items = list(page)
        measure = _measure([line.text for line, _ in items])
        for line, blank in items:
            rows.append(Row(line.number, line.page, blank, _pieces(line.text, len(rows), measure)))
    return tuple(rows)


def _printed(lines: Sequence[Line]) -> list[tuple[Line, int]]:
    """Return the lines that are not blank, each with the number of blank lines before it."""
    found: list[tuple[Line, int]] = []
    blank = 0
    for line in lines:
        if line.text.strip():
            found.append((line, blank))
            blank = 0
        else:
            blank += 1
    edges = [line for at, (line, _) in enumerate(found) if _at_edge(found, at)]
    numbers = [(line, int(match[1]) - line.page) for line in edges if (match := _BARE_NUMBER.fullmatch(line.text))]
    offsets = Counter(offset for _, offset in numbers)
    dropped = {line.number for line, offset in numbers if offset == 0 or offsets[offset] > 1}
    dropped |= {line.number for line in edges if _PAGE_NUMBER.fullmatch(line.text)}
    return [item for item in found if item[0].number not in dropped]


def _at_edge(found: Sequence[tuple[Line, int]], at: int) -> bool:
    page = found[at][0].page
    return at == 0 or at + 1 == len(found) or found[at - 1][0].page != page or found[at + 1][0].page != page


def _measure(texts: Sequence[str]) -> Callable[[str], int]:
    """Return how columns are counted on a page: by characters, or by printed width if the lines align better so."""
    return width if _aligned(texts, width) > _aligned(texts, len) else len


def _aligned(texts: Sequence[str], measure: Callable[[str], int]) -> int:
    """Return how many pieces behind a gap stand under the beginning of one on the three lines before."""
    recent: list[set[int]] = []
    aligned = 0
    for text in texts:
        starts, last = set(), 0
        for piece in _pieces(text, 0, measure):
            if last and piece.start - last >= _GAP:
                starts.add(piece.start)
            last = piece.end
        aligned += sum(any(start in other for other in recent) for start in starts)
        recent = [*recent[1 - _RECENT :], starts]
    return aligned


def _pieces(text: str, row: int, measure: Callable[[str], int]) -> tuple[Piece, ...]:
    pieces, place, column = [], 0, 0
    text = text.expandtabs(_TAB)
    for found in re.finditer(r"\S+", text):
        start = column + measure(text[place : found.start()])
        column, place = start + measure(found[0]), found.end()
        pieces.append(Piece(found[0], row, start, column))
    return tuple(pieces)
