"""A cell made ready for reading: folded, blanks out, and every character still knows its place in the text as given."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhibiao.text import Folded, fold

__all__ = ("Prepared", "prepare")

# A blank between two ASCII letters or digits may part them; any other is a stray.
_STRAY = re.compile(r"(?<![0-9A-Za-z])\s+|\s+(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Prepared:
    """``text`` is what is read; ``span`` leads back to ``source``, the text as given."""

    text: str
    source: str
    folded: Folded
    kept: tuple[int, ...] | None = None

    def place(self, index: int) -> int:
        """Return the place in the source of character ``index``, or the end of the source."""
        if index >= len(self.text):
            return len(self.source)
        return self.folded.origin(index if self.kept is None else self.kept[index])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open span in the source of a half-open span of the text."""
        first = self.place(start)
        return first, (self.place(end - 1) + 1 if end > start else first)


def prepare(source: str) -> Prepared:
    """Return ``source`` ready for reading."""
    folded = fold(source)
    stripped = _STRAY.sub("", folded.text)
    if len(stripped) == len(folded.text):
        return Prepared(stripped, source, folded)
    dropped = {index for match in _STRAY.finditer(folded.text) for index in range(*match.span())}
    kept = tuple(index for index in range(len(folded.text)) if index not in dropped)
    return Prepared(stripped, source, folded, kept)
