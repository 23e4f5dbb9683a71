"""How well a piece of text fits a column of the indicator table: the costs that the row grammar weighs.

A cell is a text whose gaps are kept as characters: blank (space on the line), LF (line break), VT (line break of a sort
that the document has between cells), CR (line break after a marked end of paragraph), FF (page break), GS (the tail
after a page break that tore the row). ``SHIFTED`` before it says that the cell begins on a line of its own after a cell
of one line, as only a cell of many lines does: cells of one line stand side by side. Costs are small numbers; 0 is a
perfect fit, 5 and more hardly ever right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from zhibiao.forms.flow_tokens import piece_width
from zhibiao.forms.vocabulary import group, is_unit, wording

__all__ = ("BREAKS", "EMPTY", "PLAIN", "SHIFTED", "TAIL", "ValueStyle", "Width", "cell_cost", "is_level", "lines_of")


class Width(NamedTuple):
    """What is known of the width of a column, in characters."""

    least: float = 0.0
    most: float = 1000.0


class ValueStyle(NamedTuple):
    """How a document writes its values: units in brackets (12(次), not 12次), thresholds with an operator."""

    bracketed: bool = False
    operators: bool = False


PLAIN = ValueStyle()
SHIFTED = "\x01"
TAIL = "\x1d"
_NOT_BESIDE = 1.5
_TOO_WIDE = 4.0
_WRAP = 0.7
_NOT_THE_STYLE, _STRANGE_UNIT, _LEVEL_AS_NAME = 0.8, 0.7, 3.5
_TWO_VALUES, _LABEL_AS_VALUE, _NAME_AS_VALUE, _VALUE_AS_NAME, _OPENING = 2.5, 3.0, 1.0, 1.2, 0.4
_PIECE_AS_NAME = 3.0
_UNUSUAL_NAME, _UNUSUAL_SHORT_NAME, _NO_OPERATOR = 0.2, 0.8, 0.5
BREAKS = re.compile("[\n\v\r\f\x1d]")
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
_OPERATORS = "≥≤=<>＞＜≧≦＝═≈〉〈"
_VALUE = re.compile(
    rf"(?:>=|<=|[{_OPERATORS}]){{0,1}}-?\d[\d,]*(?:\.\d+)?[%％‰]?(?:[（(][^（）()]{{1,12}}[)）]|[^\d\s（）()，。；、]{{0,8}})"
)
_UNBRACKETED = re.compile(rf"(?:>=|<=|[{_OPERATORS}])?-?\d[\d,]*(?:\.\d+)?[^\d\s（）()，。；、]{{0,8}}")
_UNIT = re.compile(r"[^\d（(.,<>=≥≤]+$")
_DAY = re.compile(r"(\d{2,4}年)?(?:\d{1,2}月份?(?:\d{1,2}[日号])?(?:以?前|[底末初]前?|之前|内)?|[底末]前?)")
_DECIMALS = re.compile(r"\d\.\d\d")
_DAY_SPACED = re.compile(r"(?<=[年月日\d]) (?=[年月日\d])")
_PARTS = re.compile("[ \n\v\r\f\x1d]")
_FULL_VALUE = re.compile(rf"(?:>=|<=|[{_OPERATORS}])\d[\d,]*(?:\.\d+)?\S*")
_HOLDS_DAY = re.compile(r"\d{4}年\d{1,2}月\d")
_ENDS_AS_DAY = re.compile(r"\d[年月]?$|\d[日月]底?前?$")
_HOLDS_THRESHOLD = re.compile(rf"[{_OPERATORS}]\d")
_HOLDS_VALUE = re.compile(rf"(?:[{_OPERATORS}]\d|\d[(（][^（）()]{{1,6}}[)）])")
_BARE_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_SCORE = re.compile(r"-?\d+(?:\.\d+)?[%％]?")
_NO_SCORE = frozenset("-—–/\\")
_STARTS_AS_TAIL = re.compile(r"[)）\]】》”’，。、；：！？,;:.％%‰]")
_STARTS_AS_VALUE = re.compile(rf"[{_OPERATORS}]")
_OPEN, _CLOSE = "（([【《“", "）)]】》”"
_UNBREAKABLE = re.compile(r"[A-Za-z0-9.,%]+|.[，。、；：！？）)】》”]?", re.DOTALL)
_AUTOSPACED = re.compile(r"(?<=[0-9A-Za-z.)\]%≥≤=<>-]) | (?=[0-9A-Za-z(\[≥≤=<>-])")
_TALL = 6
_SHORT_VALUES = frozenset("优良中差好高低强是否有无")
# How much narrower than its column a full line may be, in characters: numbers and units break in odd places.
_SLACK: Mapping[str, float] = {"target": 1.1, "actual": 1.1}
_LEAST_SLACK = 0.3


def lines_of(text: str) -> list[str]:
    """Return the printed lines of a cell."""
    return BREAKS.split(text.lstrip(SHIFTED))


@lru_cache(maxsize=200_000)
def cell_cost(kind: str, text: str, width: Width, style: ValueStyle = PLAIN) -> float:
    """Return what it costs to read ``text`` as one cell of a ``kind`` column of a known width."""
    shifted = text[0] == SHIFTED
    text = text.lstrip(SHIFTED)
    squeezed = re.sub(r"\s", "", text)
    slack = _SLACK.get(kind, _LEAST_SLACK)
    beside = _NOT_BESIDE if shifted and not BREAKS.search(text) else 0.0
    cost = beside + _wrap_cost(text, width, slack) + _space_cost(text, kind) + _content_cost(kind, squeezed)
    if kind in ("target", "actual") and style.bracketed and _UNBRACKETED.fullmatch(squeezed):
        cost += _NOT_THE_STYLE
    if kind == "name":
        lines = lines_of(text)
        cost += _LEVEL_AS_NAME * _levels_in(lines)
        cost += _PIECE_AS_NAME * sum(line.endswith("指") and group("level2").begins(line) for line in lines)
    if kind == "target" and style.operators and squeezed[0].isdigit() and _VALUE.fullmatch(squeezed):
        cost += _NO_OPERATOR
    if kind in ("target", "actual") and _holds_two_values(text):
        cost += _TWO_VALUES
    return cost


def _holds_two_values(text: str) -> bool:
    """Tell whether a whole value follows after a gap in the cell: then a border is there rather."""
    parts = _PARTS.split(text)
    return len(parts) > 1 and (_FULL_VALUE.fullmatch(parts[-1]) is not None or _DAY.fullmatch(parts[-1]) is not None)


@cache
def _level_tails() -> frozenset[str]:
    words = [word for level in ("level1", "level2") for word in group(level).words]
    return frozenset(word[start:] for word in words for start in range(len(word)))


def _level_inside(text: str) -> bool:
    return "指标" in text and any(word in text for word in group("level2").words if len(word) > 3)


def _levels_in(lines: Sequence[str]) -> bool:
    """Tell whether neighbouring lines are together a name of an upper level."""
    count = len(lines)
    return any(is_level("".join(lines[at:end])) for at in range(count) for end in range(at + 1, min(count, at + 8) + 1))


@lru_cache(maxsize=10_000)
def is_level(text: str) -> bool:
    """Tell whether ``text`` is a whole name of one of the two upper levels."""
    return text.endswith(("指标", "目标")) and any(group(level).key(text) is not None for level in ("level1", "level2"))


def _wrap_cost(text: str, width: Width, slack: float) -> float:
    lines = lines_of(text)
    widths = [piece_width(line) for line in lines]
    over = max(0.0, max(widths) - width.most - 1.0)
    if len(lines) == 1:
        return min(_TOO_WIDE, over)
    full = max([width.least, *widths])
    cost = (
        min(_TOO_WIDE, over)
        + 4.0 * text.count("\r")
        + 2.0 * text.count("\v")
        + 0.7 * text.count("\f")
        + 0.4 * max(0, len(lines) - _TALL)
    )
    cost -= 0.5 * text.count(TAIL)
    for line, after in zip(widths, lines[1:], strict=False):
        first = _UNBREAKABLE.match(after)
        short = full - line - (piece_width(first.group()) if first else 0.0)
        cost += _WRAP + (min(7.0, 0.5 + 1.2 * short) if short > slack else 0.0)
    return cost


def _space_cost(text: str, kind: str) -> float:
    spaces = text.count(" ")
    if not spaces:
        return 0.0
    if kind in ("weight", "score"):
        return 8.0
    mixed = len(_AUTOSPACED.findall(text))
    in_days = len(_DAY_SPACED.findall(text))
    return 0.3 * (min(mixed, spaces) - in_days) + 0.1 * in_days + 3.5 * max(0, spaces - mixed)


def _content_cost(kind: str, text: str) -> float:
    if kind in ("weight", "score"):
        if _SCORE.fullmatch(text):
            return 0.0 if len(text.partition(".")[0]) < 3 or text.startswith("100") else 2.0
        return 0.3 if text in _NO_SCORE else 8.0
    if kind == "target":
        return _value_cost(text)
    if kind == "actual":
        return _value_cost(text) + (1.0 if text[0] in _OPERATORS else 0.0)
    if kind == "name":
        return _name_cost(text)
    if kind == "operator":
        return 0.0 if len(text) <= 4 and not re.search(r"\d", text) else 6.0
    if kind == "unit":
        return 0.0 if len(text) <= 6 and not re.match(r"\d", text) else 4.0
    cost = 1.0 if kind == "deviation" else 0.8
    return cost + (4.0 if _STARTS_AS_TAIL.match(text) else 0.0) + (3.0 if _SCORE.fullmatch(text) else 0.0)


def _unbalanced(text: str) -> int:
    return abs(sum(text.count(char) for char in _OPEN) - sum(text.count(char) for char in _CLOSE))


def _number_cost(text: str) -> float:
    if _BARE_NUMBER.fullmatch(text):
        return 0.4
    unit = _UNIT.search(text)
    return _STRANGE_UNIT if unit and not text.endswith((")", "）")) and not is_unit(unit.group()) else 0.0


def _value_cost(text: str) -> float:
    if _VALUE.fullmatch(text):
        return _number_cost(text)
    if text in _level_tails():
        return _LABEL_AS_VALUE + 0.7
    if len(text) == 1:
        return 0.7 if text in _SHORT_VALUES else 2.5
    if (day := _DAY.fullmatch(text)) is not None:
        return 0.0 if day[1] else 0.3
    cost = _odd_edges(text)
    if re.search(r"\d", text):
        return cost + 0.8 + 0.08 * max(0, len(text) - 10)
    return cost + _words_cost(text)


def _odd_edges(text: str) -> float:
    """Return what speaks against a text being a whole value: brackets, operators and marks in the wrong place."""
    cost = 3.0 * min(2, _unbalanced(text))
    if text[0] in "（(" or _STARTS_AS_TAIL.match(text):
        cost += 5.0
    if text[-1] in _OPERATORS:
        cost += 5.0
    if text[0] in "年月":
        cost += 2.0
    if _HOLDS_THRESHOLD.search(text, 1):
        cost += 3.0
    if text[-1] in "。；，、":
        cost += 1.0
    return cost + (0.3 if text[0].isdigit() else 0.0)


def _words_cost(text: str) -> float:
    cost = 0.7 + 0.12 * max(0, len(text) - 6)
    if text.endswith(wording("name_endings")):
        cost += _NAME_AS_VALUE
    if _level_inside(text):
        cost += _LABEL_AS_VALUE
    if any(text == word or len(text) > len(word) + 1 for word in wording("value_openings") if text.startswith(word)):
        cost -= _OPENING
    return cost


def _name_cost(text: str) -> float:
    cost = 2.0 * min(2, _unbalanced(text))
    if _STARTS_AS_VALUE.match(text) or _BARE_NUMBER.fullmatch(text):
        return cost + 6.0
    if _STARTS_AS_TAIL.match(text) or text[0] in "（(":
        cost += 4.0
    if text[-1] in _OPERATORS:
        cost += 5.0
    if text[-1] in "，、（(":
        cost += 3.0
    if _HOLDS_VALUE.search(text):
        cost += 2.0
    cost += 2.0 * len(_DECIMALS.findall(text))
    if text[-1] in "。；":
        cost += 2.0
    if len(text) == 1:
        cost += 2.0
    if not text.endswith(wording("name_endings")):
        cost += _UNUSUAL_SHORT_NAME if len(text) <= 4 else _UNUSUAL_NAME
    if len(text) <= 4 and text.startswith(wording("value_openings")):
        cost += _VALUE_AS_NAME
    return cost + (1.5 if _ENDS_AS_DAY.search(text) or _HOLDS_DAY.search(text) else 0.0)
