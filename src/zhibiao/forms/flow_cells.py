"""How well a piece of text fits a column of the indicator table: the costs that the row grammar weighs.

A cell is a text whose gaps are kept as characters: blank (space on the line), LF (line break), VT (line break of a sort
that the document has between cells), CR (line break after a marked end of paragraph), FF (page break), GS (the tail
after a page break that tore the row). ``SHIFTED`` before it says that the cell begins on a line of its own after a cell
of one line, as only a cell of many lines does: cells of one line stand side by side. Costs are small numbers; 0 is a
perfect fit, 5 and more hardly ever right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from zhibiao.forms.flow_content import PLAIN, ValueStyle, content_cost
from zhibiao.forms.flow_tokens import piece_width

__all__ = ("BREAKS", "EMPTY", "SHIFTED", "TAIL", "Width", "cell_cost", "lines_of")


class Width(NamedTuple):
    """What is known of the width of a column, in characters."""

    least: float = 0.0
    most: float = 1000.0


SHIFTED = "\x01"
TAIL = "\x1d"
BREAKS = re.compile("[\n\v\r\f\x1d]")
_PARTS = re.compile("[ \n\v\r\f\x1d]")
# What it costs to leave a cell of a row empty.
EMPTY: Mapping[str, float] = {
    "name": 7.0,
    "target": 3.7,
    "actual": 3.5,
    "weight": 3.5,
    "score": 4.0,
    "deviation": 0.0,
    "operator": 3.0,
    "unit": 1.5,
    "ignored": 0.5,
}
_NOT_BESIDE, _TOO_WIDE = 1.5, 4.0
_WRAP, _ODD_WRAP, _PARAGRAPH, _PAGE, _TORN = 0.7, 2.0, 4.0, 0.7, -0.5
_NOT_FULL, _A_CHARACTER_SHORT, _MUCH_TOO_SHORT = 0.5, 1.2, 7.0
_TALL, _TALLER = 6, 0.4
_AUTOSPACE, _DAY_SPACE, _SPACE, _SPACE_IN_SCORE = 0.3, 0.1, 3.5, 8.0
_UNBREAKABLE = re.compile(r"[A-Za-z0-9.,%]+|.[，。、；：！？）)】》”]?", re.DOTALL)
_AUTOSPACED = re.compile(r"(?<=[0-9A-Za-z.)\]%≥≤=<>-]) | (?=[0-9A-Za-z(\[≥≤=<>-])")
_DAY_SPACED = re.compile(r"(?<=[年月日\d]) (?=[年月日\d])")
_HAN = re.compile("[\u4e00-\u9fff]")
# How much narrower than its column a full line may be, in characters: numbers and their units break in odd places.
_SLACK, _SLACK_AT_NUMBERS = 0.3, 1.1


def lines_of(text: str) -> list[str]:
    """Return the printed lines of a cell."""
    return BREAKS.split(text.lstrip(SHIFTED))


@lru_cache(maxsize=200_000)
def cell_cost(kind: str, text: str, width: Width, style: ValueStyle = PLAIN) -> float:
    """Return what it costs to read ``text`` as one cell of a ``kind`` column of a known width."""
    shifted = text[0] == SHIFTED
    lines = lines_of(text)
    parts = tuple(_PARTS.split(text.lstrip(SHIFTED)))
    cost = _NOT_BESIDE if shifted and len(lines) == 1 else 0.0
    cost += _wrap_cost(text, lines, width, kind) + _space_cost(text, kind)
    return cost + content_cost(kind, parts, tuple(line.replace(" ", "") for line in lines), style)


def _wrap_cost(text: str, lines: list[str], width: Width, kind: str) -> float:
    widths = [piece_width(line) for line in lines]
    cost = min(_TOO_WIDE, max(0.0, max(widths) - width.most - 1.0))
    if len(lines) == 1:
        return cost
    full = max([width.least, *widths])
    cost += _PARAGRAPH * text.count("\r") + _ODD_WRAP * text.count("\v") + _PAGE * text.count("\f")
    cost += _TORN * text.count(TAIL) + _TALLER * max(0, len(lines) - _TALL)
    for line, wide, after in zip(lines, widths, lines[1:], strict=False):
        first = _UNBREAKABLE.match(after)
        short = full - wide - (piece_width(first.group()) if first else 0.0)
        words = kind not in ("target", "actual") or (_HAN.match(line[-1]) and _HAN.match(after))
        cost += _WRAP
        if short > (_SLACK if words else _SLACK_AT_NUMBERS):
            cost += min(_MUCH_TOO_SHORT, _NOT_FULL + _A_CHARACTER_SHORT * short)
    return cost


def _space_cost(text: str, kind: str) -> float:
    spaces = text.count(" ")
    if not spaces:
        return 0.0
    if kind in ("weight", "score"):
        return _SPACE_IN_SCORE
    mixed = min(spaces, len(_AUTOSPACED.findall(text)))
    in_days = min(mixed, len(_DAY_SPACED.findall(text)))
    return _AUTOSPACE * (mixed - in_days) + _DAY_SPACE * in_days + _SPACE * (spaces - mixed)
