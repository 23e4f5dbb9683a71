"""How little a text looks like one cell: lines broken where they were not full, torn numbers, open brackets.

Costs are small numbers; 0 is a perfect fit, 5 and more hardly ever right.
"""

from __future__ import annotations

import re
from functools import lru_cache

from zhibiao.forms.columns_geometry import width as columns_of
from zhibiao.forms.columns_words import NUMBERS
from zhibiao.forms.grid_words import words
from zhibiao.forms.vocabulary import group, squeeze

__all__ = ("cell_cost", "number_cost", "printed_width")

_WRAP, _SHORT, _PER_SHORT, _MOST_SHORT, _TOLERANCE = 0.8, 0.5, 1.2, 7.0, 0.3
_NOT_A_NUMBER, _ONE_PLACE, _TORN_LABEL = 7.0, 0.6, 4.0
_OPEN, _CLOSE = "（([【《“", "）)]】》”"
_WHOLE_NUMBER = re.compile(r"-?(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*|0)(?:\.\d+)?[%％]?")
_TWO_PLACES = re.compile(r".*\.\d\d[%％]?")
_DASH = re.compile(r"[-—–/\\]+")
_ONLY_DIGITS = re.compile(r"[\d.,，]+")
_STARTS_AS_TAIL = re.compile(r"[)）\]】》”’，。、；：！？,;:.％%‰]")
_UNBREAKABLE = re.compile(r"[A-Za-z0-9.,%]+|.[，。、；：！？）)】》”]?", re.DOTALL)
_UNIT = r"[%％‰]?(?:[（(][^（）()]{1,12}[)）]|[^\d\s（）()，。；、]{0,8})"


def printed_width(text: str) -> float:
    """Return the printed width of ``text`` in Chinese characters; a Latin one counts one half."""
    return columns_of(text) / 2


@lru_cache(maxsize=200_000)
def cell_cost(key: str, text: str, width: float) -> float:
    """Return what it costs to read ``text`` (lines as printed) as a cell of a ``key`` column ``width`` wide."""
    whole, wraps = squeeze(text), text.count("\n")
    if key in NUMBERS:
        return number_cost(whole, wraps)
    if key == "label":
        return _label(whole, wraps)
    cost = _wrap_cost(text, width) + _content(key, whole)
    if key in ("target", "actual", "ignored") and _ONLY_DIGITS.fullmatch(whole):
        cost += number_cost(whole, 0)
    return cost


def number_cost(text: str, wraps: int) -> float:
    """Return how little ``text``, put together from ``wraps`` + 1 lines, looks like one number."""
    if _DASH.fullmatch(text):
        return 0.3 * wraps
    if not _WHOLE_NUMBER.fullmatch(text):
        return _NOT_A_NUMBER
    return 0.3 * wraps + (0.0 if _TWO_PLACES.fullmatch(text) else _ONE_PLACE)


def _label(text: str, wraps: int) -> float:
    bare = text.removeprefix("其中：").removeprefix("其中:")
    known = any(group(name).key(each) for name in ("execution_rows", "funds") for each in (text, bare))
    return 0.2 * wraps + (0.0 if known else _TORN_LABEL)


def _wrap_cost(text: str, width: float) -> float:
    """Lines of one cell are broken where the next word would not have fitted."""
    lines = text.split("\n")
    widths = [printed_width(line) for line in lines]
    full = max([width, *widths])
    cost = 0.0
    for line, after in zip(widths, lines[1:], strict=False):
        first = _UNBREAKABLE.match(after)
        short = full - line - (printed_width(first.group()) if first else 0.0)
        cost += _WRAP + (min(_MOST_SHORT, _SHORT + _PER_SHORT * short) if short > _TOLERANCE else 0.0)
    return cost


def _content(key: str, text: str) -> float:
    if key in ("target", "actual"):
        return _value_cost(text)
    if key == "name":
        return _name_cost(text)
    if key == "operator":
        return 0.0 if len(text) <= 4 and not re.search(r"\d", text) else 6.0
    if key == "unit":
        return 0.0 if len(text) <= 6 and not re.match(r"\d", text) else 4.0
    cost = 1.0 if key == "deviation" else 0.8
    return cost + (4.0 if _STARTS_AS_TAIL.match(text) else 0.0)


def _unbalanced(text: str) -> int:
    return abs(sum(text.count(char) for char in _OPEN) - sum(text.count(char) for char in _CLOSE))


def _value_cost(text: str) -> float:
    if _value().fullmatch(text):
        return 0.4 if _ONLY_DIGITS.fullmatch(text) else 0.0
    cost = 3.0 * min(2, _unbalanced(text))
    if text[0] in "（(" or _STARTS_AS_TAIL.match(text):
        cost += 5.0
    if text[-1] in "≥≤=＝<>":
        cost += 5.0
    if text[-1] in "。；，、":
        cost += 1.0
    if re.search(r"\d", text):
        return cost + 0.8 + 0.08 * max(0, len(text) - 10)
    return cost + 0.7 + 0.12 * max(0, len(text) - 6)


@lru_cache(maxsize=1)
def _value() -> re.Pattern[str]:
    operators = "|".join(map(re.escape, words()["operators"]))
    return re.compile(rf"(?:{operators})?-?\d[\d,]*(?:\.\d+)?{_UNIT}")


def _name_cost(text: str) -> float:
    cost = 2.0 * min(2, _unbalanced(text))
    if text[0] in "≥≤=＝<>" or _ONLY_DIGITS.fullmatch(text):
        return cost + 6.0
    if _STARTS_AS_TAIL.match(text) or text[0] in "（(":
        cost += 4.0
    if text[-1] in "，、（(":
        cost += 3.0
    if text[-1] in "。；":
        cost += 2.0
    if len(text) == 1:
        cost += 2.0
    return cost
