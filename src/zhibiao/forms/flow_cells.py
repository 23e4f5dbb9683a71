"""How well a piece of text fits a column of the indicator table: the costs that the row grammar weighs.

A cell is a text whose gaps are kept as characters: blank (space on the line), LF (line break), VT (line break of a sort
that the document has between cells), CR (line break after a marked end of paragraph), FF (page break). ``SHIFTED``
before it says that the cell begins on a line of its own after a cell of one line, as only a cell of many lines does:
cells of one line stand side by side. Costs are small numbers; 0 is a perfect fit, 5 and more hardly ever right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from zhibiao.forms.flow_tokens import piece_width
from zhibiao.forms.vocabulary import group, is_unit

__all__ = ("BREAKS", "EMPTY", "SHIFTED", "cell_cost", "lines_of")

SHIFTED = "\x01"
_NOT_BESIDE = 1.5
_WRAP = 0.7
_NOT_THE_STYLE, _STRANGE_UNIT, _LEVEL_AS_NAME = 0.8, 0.7, 2.0
BREAKS = re.compile("[\n\v\r\f]")
# What it costs to leave a cell of a row empty.
EMPTY: Mapping[str, float] = {
    "name": 7.0,
    "target": 4.0,
    "actual": 3.0,
    "weight": 2.5,
    "score": 2.5,
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
_ENDS_AS_DAY = re.compile(r"\d[年月]$|\d[日月]底?前?$")
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
def cell_cost(kind: str, text: str, width: float, *, bracketed: bool = False) -> float:
    """Return what it costs to read ``text`` as one cell of a ``kind`` column that is at least ``width`` wide.

    ``bracketed``: the document writes units in brackets, so 12(次) is expected, not 12次.
    """
    shifted = text[0] == SHIFTED
    text = text.lstrip(SHIFTED)
    squeezed = re.sub(r"\s", "", text)
    slack = _SLACK.get(kind, _LEAST_SLACK)
    beside = _NOT_BESIDE if shifted and not BREAKS.search(text) else 0.0
    cost = beside + _wrap_cost(text, width, slack) + _space_cost(text, kind) + _content_cost(kind, squeezed)
    if kind in ("target", "actual") and bracketed and _UNBRACKETED.fullmatch(squeezed):
        cost += _NOT_THE_STYLE
    if kind == "name" and _is_level(lines_of(text)[0]):
        cost += _LEVEL_AS_NAME
    return cost


@lru_cache(maxsize=10_000)
def _is_level(text: str) -> bool:
    return any(group(level).key(text) is not None for level in ("level1", "level2"))


def _wrap_cost(text: str, width: float, slack: float) -> float:
    lines = lines_of(text)
    if len(lines) == 1:
        return 0.0
    widths = [piece_width(line) for line in lines]
    full = max([width, *widths])
    cost = 4.0 * text.count("\r") + 2.0 * text.count("\v") + 0.7 * text.count("\f") + 0.4 * max(0, len(lines) - _TALL)
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
    return 0.3 * min(mixed, spaces) + 3.5 * max(0, spaces - mixed)


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
    if len(text) == 1:
        return 0.7 if text in _SHORT_VALUES else 2.5
    if (day := _DAY.fullmatch(text)) is not None:
        return 0.0 if day[1] else 0.3
    cost = 3.0 * min(2, _unbalanced(text))
    if text[0] in "（(" or _STARTS_AS_TAIL.match(text):
        cost += 5.0
    if text[-1] in _OPERATORS:
        cost += 5.0
    if _HOLDS_THRESHOLD.search(text, 1):
        cost += 3.0
    if text[-1] in "。；，、":
        cost += 1.0
    if text[0].isdigit():
        cost += 0.3
    if re.search(r"\d", text):
        return cost + 0.8 + 0.08 * max(0, len(text) - 10)
    return cost + 0.7 + 0.12 * max(0, len(text) - 6)


def _name_cost(text: str) -> float:
    cost = 2.0 * min(2, _unbalanced(text))
    if _STARTS_AS_VALUE.match(text) or _BARE_NUMBER.fullmatch(text):
        return cost + 6.0
    if _STARTS_AS_TAIL.match(text) or text[0] in "（(":
        cost += 4.0
    if text[-1] in "，、（(":
        cost += 3.0
    if _HOLDS_VALUE.search(text):
        cost += 2.0
    if text[-1] in "。；":
        cost += 2.0
    if len(text) == 1:
        cost += 2.0
    return cost + (1.5 if _ENDS_AS_DAY.search(text) else 0.0)
