"""Text on a terminal: display width, line breaks as Chinese typesetting wants them, carets.

Everything counts code points and returns code-point spans; only ``columns`` is a width on the screen, where most
Chinese characters take two.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from wcwidth import wcwidth

__all__ = ("breaks", "carets", "clean", "excerpt", "pad", "width", "wrap")

# Bidirectional controls: they change what a reader sees, and nothing in a form needs them.
_TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F}


def clean(text: str) -> str:
    """Return ``text`` on one line and harmless to a terminal: white space as blanks, controls as a visible mark."""
    if text.isprintable():
        return text
    return "".join(" " if char.isspace() else "\ufffd" if _harmful(char) else char for char in text)


def _harmful(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cs"} or ord(char) in _TURNING


@cache
def _columns(char: str) -> int:
    return max(wcwidth(char), 0)


def width(text: str) -> int:
    """Return how many columns ``text`` takes on the screen."""
    return sum(_columns(char) for char in text)


def pad(text: str, columns: int) -> str:
    """Return ``text`` with blanks at its end, ``columns`` wide or more."""
    return text + " " * (columns - width(text))


@cache
def _ends(char: str) -> bool:
    """Tell whether a line may not begin with ``char``: closing brackets and quotes, commas, stops, percent signs."""
    return unicodedata.category(char) in {"Pe", "Pf", "Po"}


@cache
def _begins(char: str) -> bool:
    """Tell whether a line may not end with ``char``: opening brackets and quotes."""
    return unicodedata.category(char) in {"Ps", "Pi"}


def _may_break(before: str, after: str) -> bool:
    if after == " ":
        return False
    if before == " ":
        return True
    if _ends(after) or _begins(before) or before.isdigit():
        return False
    return _columns(before) == 2 or _columns(after) == 2


def _pieces(text: str) -> list[tuple[int, int]]:
    edges = [i for i in range(1, len(text)) if _may_break(text[i - 1], text[i])]
    return list(zip([0, *edges], [*edges, len(text)], strict=True)) if text else []


def _chop(text: str, start: int, end: int, columns: int) -> list[tuple[int, int]]:
    """Cut a piece that is wider than a whole line."""
    parts, begin, used = [], start, 0
    for i in range(start, end):
        if used + _columns(text[i]) > columns and i > begin:
            parts.append((begin, i))
            begin, used = i, 0
        used += _columns(text[i])
    return [*parts, (begin, end)]


def breaks(text: str, columns: int) -> list[tuple[int, int]]:
    """Return the spans of the lines of ``text`` at ``columns``; blanks at a line's end belong to no line.

    No line begins with closing punctuation or ends with opening punctuation, and a number keeps the unit after it,
    unless a piece that must not be broken is wider than a line. ``columns`` should be at least 2.
    """
    lines: list[tuple[int, int]] = []
    begin = end = used = 0
    for start, stop in _pieces(text):
        bare = start + len(text[start:stop].rstrip(" "))
        if used and used + width(text[start:bare]) > columns:
            lines.append((begin, end))
            used = 0
        if not used:
            *full, (begin, _) = _chop(text, start, bare, columns)
            lines.extend(full)
            used = width(text[begin:stop])
        else:
            used += width(text[start:stop])
        end = bare if bare > start else end
    return [*lines, (begin, end)] if text.strip(" ") else [(0, 0)]


def wrap(text: str, columns: int) -> list[str]:
    """Return ``text`` as lines of at most ``columns`` (see ``breaks``)."""
    return [text[start:end] for start, end in breaks(text, columns)]


def carets(text: str, line: tuple[int, int], span: tuple[int, int]) -> tuple[int, int]:
    """Return the column at which the marks under ``line`` of ``text`` begin, and how many there are (0: none)."""
    begin, end = max(line[0], span[0]), min(line[1], span[1])
    if begin >= end:
        return 0, 0
    return width(text[line[0] : begin]), max(width(text[begin:end]), 1)


def excerpt(text: str, span: tuple[int, int], columns: int) -> tuple[str, tuple[int, int]]:
    """Return the part of ``text`` around ``span`` that fits ``columns`` in all, and the span in it; cuts show as …."""
    if width(text) <= columns:
        return text, span
    begin = end = span[0]
    room = columns - 2
    while end < span[1] and room >= _columns(text[end]):
        room -= _columns(text[end])
        end += 1
    before = room // 3
    while begin and before >= _columns(text[begin - 1]):
        begin -= 1
        before -= _columns(text[begin])
        room -= _columns(text[begin])
    while end < len(text) and room >= _columns(text[end]):
        room -= _columns(text[end])
        end += 1
    head, tail = "…" if begin else "", "…" if end < len(text) else ""
    shift = len(head) - begin
    return head + text[begin:end] + tail, (span[0] + shift, min(span[1], end) + shift)
