"""Folding: one spelling for characters that differ in width only, and the way back to the text as printed.

Only characters are folded, never meanings: ≧, ⩾ and >= stay what they are, because a rule looks at how operators are
written. Sentence punctuation （，。；：！？） keeps its width, because clauses end there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from zhibiao.text.data import load

__all__ = ("Folded", "fold")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where each of its characters stood; without ``origins`` no character was dropped."""

    text: str
    source: str
    origins: tuple[int, ...] | None = None

    def origin(self, index: int) -> int:
        """Return the place in the source of character ``index``; the length of the text gives that of the source."""
        if self.origins is None:
            return index
        return self.origins[index] if index < len(self.text) else len(self.source)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open span in the source of the half-open span of the folded text."""
        if start >= end:
            return self.origin(start), self.origin(start)
        return self.origin(start), self.origin(end - 1) + 1


def fold(text: str) -> Folded:
    """Return ``text`` with digits, letters, signs, brackets, blanks, dashes and radicals in one spelling."""
    if text.isascii() and text.isprintable():
        return Folded(text, text)
    table, dropped = _tables()
    if dropped.isdisjoint(text):
        return Folded(text.translate(table), text)
    kept = tuple(index for index, char in enumerate(text) if char not in dropped)
    return Folded("".join(text[index] for index in kept).translate(table), text, kept)


@cache
def _tables() -> tuple[dict[int, int], frozenset[str]]:
    data = load("characters.yaml")
    table = {ord(char): ord(to) for to, chars in data["same"].items() for char in chars}
    for run, to in data["runs"].items():
        table |= {ord(char): ord(ascii_char) for char, ascii_char in zip(run, to, strict=True)}
    table |= dict.fromkeys(data["blanks"], ord(" "))
    table |= {ord(pair[0]): ord(pair[1]) for pair in data["radicals"].split()}
    return table, frozenset(map(chr, data["dropped"]))
