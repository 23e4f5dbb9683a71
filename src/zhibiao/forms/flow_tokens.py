"""Text in content order as tokens: runs of characters without white space, with the gap before each.

Content order prints row by row and cell by cell; cells of a row are parted by one space, wrapped cells go on on the
next line. So a gap is a hint, not a border: a space may stand inside a cell, a line break between cells or inside one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from zhibiao.forms.vocabulary import group, title_kind
from zhibiao.readers.document import Document, Line

__all__ = ("LINE", "PAGE", "SPACE", "Token", "join", "piece_width", "tokenise")

SPACE, LINE, PAGE = 0, 1, 2
_PAGE_BREAK = 3
_DECORATED_NUMBER = re.compile(
    r"\s*(?:[-—–]\s*\d{1,4}\s*[-—–]|第\s*\d{1,4}\s*页(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4})\s*"
)
_BARE_NUMBER = re.compile(r"\s*(\d{1,4})\s*")
_RUNNING, _RUNNING_SHARE, _LONG = 2, 0.5, 7
_EDGE_LINES = 3
_LABELS = ("columns", "execution_rows", "fields", "funds", "goals", "level1", "level2", "side", "totals")
_WIDE = frozenset("WF")
# A document marks the ends of its paragraphs by a blank at the line end if this share of its lines has one.
_MARKED_LINES = (0.3, 0.9)


@dataclass(frozen=True, slots=True)
class Token:
    """A run of characters: its line, the gap before it, whether a blank line stands in the gap.

    ``after_end``: whether a paragraph ended before it; None where the text does not mark that.
    """

    text: str
    line: int
    gap: int
    blank: bool = False
    after_end: bool | None = None


def tokenise(document: Document) -> tuple[Token, ...]:
    """Return the tokens of ``document`` without page numbers and running headers."""
    lines = [line for line in document.lines if line.text.strip()]
    dropped = _furniture(lines)
    marked = _marks_paragraphs(lines)
    tokens: list[Token] = []
    last: Line | None = None
    broken = False
    for line in lines:
        if line.number in dropped:
            broken = broken or last is None or _breaks(last, line)
            continue
        gap = PAGE if last is None or broken or _breaks(last, line) else LINE
        ended = last.text[-1].isspace() if marked and last else None
        blank = last is not None and line.number - last.number > 1
        for part in line.text.split():
            tokens.append(Token(part, line.number, gap, blank and gap == LINE, ended if gap else None))
            gap = SPACE
        last, broken = line, False
    return tuple(tokens)


def _breaks(last: Line, line: Line) -> bool:
    return line.page != last.page or line.number - last.number > _PAGE_BREAK


def _marks_paragraphs(lines: Sequence[Line]) -> bool:
    ended = sum(line.text[-1].isspace() for line in lines)
    least, most = _MARKED_LINES
    return least * len(lines) < ended < most * len(lines)


def _furniture(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of lines that belong to the page, not to the text: page numbers and running headers.

    They may stand in two lines at the same edge of the page, so what is left is looked at again.
    """
    found: set[int] = set()
    for _ in range(_EDGE_LINES):
        more = _at_edges([line for line in lines if line.number not in found], lines)
        if not more:
            break
        found |= more
    return frozenset(found)


def _at_edges(left: Sequence[Line], lines: Sequence[Line]) -> set[int]:
    """Return the page numbers and running headers among the first and the last of the lines ``left`` on each page."""
    pages = _pages(lines)
    edges = [
        line
        for at, line in enumerate(left)
        if at == 0
        or at + 1 == len(left)
        or pages[left[at - 1].number] != pages[line.number]
        or pages[left[at + 1].number] != pages[line.number]
    ]
    found = {line.number for line in edges if _DECORATED_NUMBER.fullmatch(line.text)}
    numbers = [(line, int(match[1]) - line.page) for line in edges if (match := _BARE_NUMBER.fullmatch(line.text))]
    offsets = Counter(offset for _, offset in numbers)
    found |= {line.number for line, offset in numbers if offsets[offset] > 1 or offset == 0}
    firsts = [line for at, line in enumerate(left) if at == 0 or pages[left[at - 1].number] != pages[line.number]]
    return found | _running_headers(firsts)


def _pages(lines: Sequence[Line]) -> dict[int, int]:
    """Return the page of each line by its number, counted by form feeds and runs of blank lines."""
    pages: dict[int, int] = {}
    page = 0
    for at, line in enumerate(lines):
        page += at > 0 and _breaks(lines[at - 1], line)
        pages[line.number] = page
    return pages


def _running_headers(firsts: Sequence[Line]) -> set[int]:
    """Return the lines that begin page after page with the same words and are no title of a form."""
    counts = Counter(line.text.strip() for line in firsts)
    least = max(_RUNNING, _RUNNING_SHARE * len(firsts))
    return {
        line.number
        for line in firsts
        if counts[text := line.text.strip()] >= least and len(text) >= _LONG and not _is_label(text)
    }


def _is_label(text: str) -> bool:
    return title_kind(text) is not None or any(group(name).longest(text) is not None for name in _LABELS)


@lru_cache(maxsize=100_000)
def piece_width(text: str) -> float:
    """Return the printed width of ``text`` in characters: a wide one counts 1, a narrow one one half."""
    return sum(1.0 if unicodedata.east_asian_width(char) in _WIDE or char in "“”‘’…—" else 0.5 for char in text)


def _is_narrow(char: str) -> bool:
    return char.isascii() and not char.isspace()


def join(parts: Iterable[str]) -> str:
    """Return the pieces of one cell as its text: a space stays only between two characters of which one is narrow.

    A piece that begins a new line starts with LF; there a space is put only between two narrow words.
    """
    text = ""
    for part in parts:
        wrapped, bare = part.startswith("\n"), part.strip()
        if text and bare and _spaced(text[-1], bare[0], wrapped=wrapped):
            text += " "
        text += bare
    return text


def _spaced(left: str, right: str, *, wrapped: bool) -> bool:
    if wrapped:
        return left.isascii() and right.isascii() and left.isalpha() and right.isalpha()
    return _is_narrow(left) or _is_narrow(right)
