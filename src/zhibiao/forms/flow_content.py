"""How well the words of a cell fit its column: a name, a value, a score, a reason; whatever its line breaks are.

Each sign that speaks against a reading has a cost; a cell costs the sum of its signs. 0 is a perfect fit, 5 and more is
hardly ever right.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from zhibiao.forms.vocabulary import group, is_unit, wording

__all__ = ("PLAIN", "ValueStyle", "content_cost", "is_level")


class ValueStyle(NamedTuple):
    """How a document writes its values: units in brackets (12(次), not 12次), thresholds with an operator."""

    bracketed: bool = False
    operators: bool = False


PLAIN = ValueStyle()
_SIGNS = "≥≤=<>＞＜≧≦＝═≈〉〈"
_OPERATOR = rf"(?:>=|<=|[{_SIGNS}])"
_NUMBER = r"-?\d[\d,]*(?:\.\d+)?"
_UNIT_TEXT = r"[^\d\s（）()，。；、]{0,8}"
_VALUE = re.compile(rf"{_OPERATOR}?{_NUMBER}[%％‰]?(?:[（(][^（）()]{{1,12}}[)）]|{_UNIT_TEXT})")
_WHOLE_VALUE = re.compile(rf"{_OPERATOR}{_NUMBER}\S*")
_WITHOUT_BRACKETS = re.compile(rf"{_OPERATOR}?{_NUMBER}{_UNIT_TEXT}")
_BARE_NUMBER = re.compile(_NUMBER)
_UNIT = re.compile(r"[^\d（(.,<>=≥≤]+$")
_DAY = re.compile(r"(\d{2,4}年)?(?:\d{1,2}月份?(?:\d{1,2}[日号])?(?:以?前|[底末初]前?|之前|内)?|[底末]前?)")
_SCORE = re.compile(r"-?\d+(?:\.\d+)?[%％]?")
_NO_SCORE = frozenset("-—–/\\")
_TAIL = re.compile(r"[)）\]】》”’，。、；：！？,;:.％%‰]")
_DECIMALS = re.compile(r"\d\.\d\d")
_OPEN, _CLOSE = "（([【《“", "）)]】》”"
# What speaks against a text being a value: the sign and its cost.
_NO_VALUE = (
    (re.compile(rf"^(?:[（(]|{_TAIL.pattern})"), 5.0),
    (re.compile(rf"[{_SIGNS}]$"), 5.0),
    (re.compile(rf".[{_SIGNS}]\d"), 3.0),
    (re.compile(r"^[年月]"), 2.0),
    (re.compile(r"[。；，、]$"), 1.0),
    (re.compile(r"^\d"), 0.3),
)
# What speaks against a text being the name of an indicator.
_NO_NAME = (
    (re.compile(rf"^[{_SIGNS}]|^{_NUMBER}$"), 6.0),
    (re.compile(rf"[{_SIGNS}]$"), 5.0),
    (re.compile(rf"^(?:[（(]|{_TAIL.pattern})"), 4.0),
    (re.compile(r"[，、（(]$"), 3.0),
    (re.compile(rf"[{_SIGNS}]\d|\d[(（][^（）()]{{1,6}}[)）]"), 2.0),
    (re.compile(r"[。；]"), 2.0),
    (re.compile(r"^.$"), 2.0),
    (re.compile(r"\d[年月]?$|\d[日月]底?前?$|\d{4}年\d{1,2}月\d"), 1.5),
)
_BRACKET, _MANY_DECIMALS = 3.0, 2.0
_NOT_THE_STYLE, _STRANGE_UNIT, _NO_OPERATOR = 0.8, 0.7, 0.5
_LABEL, _TWO_VALUES, _UNIT_ALONE, _ENDS_AS_NAME, _HOLDS_NAME, _OPENING = 3.0, 2.5, 3.0, 1.0, 1.5, 0.4
_ONE_CHARACTER, _WORDS, _LONG = 2.5, 0.7, 0.12
_LEVEL_AS_NAME, _PIECE_AS_NAME, _VALUE_AS_NAME, _UNUSUAL_NAME, _UNUSUAL_SHORT_NAME = 3.5, 3.0, 1.2, 0.2, 0.8
_WORST_NAME = 6.0
_IMPOSSIBLE, _DASH, _ABOVE_HUNDRED = 8.0, 0.3, 2.0


def content_cost(kind: str, parts: tuple[str, ...], lines: tuple[str, ...], style: ValueStyle) -> float:
    """Return what speaks against the text in a ``kind`` column.

    ``parts``: the text at its gaps, ``lines``: at its line breaks; both without white space.
    """
    text = "".join(parts)
    if kind in ("weight", "score"):
        return _score_cost(text)
    if kind in ("target", "actual"):
        return _value_cost(text) + _border_inside(parts, lines) + _style_cost(kind, text, style)
    if kind == "name":
        return _name_cost(text) + _levels_as_name(parts)
    if kind == "operator":
        return 0.0 if len(text) <= 4 and not re.search(r"\d", text) else 6.0
    if kind == "unit":
        return 0.0 if len(text) <= 6 and not text[0].isdigit() else 4.0
    cost = 1.0 if kind == "deviation" else 0.8
    return cost + (4.0 if _TAIL.match(text) else 0.0) + (3.0 if _SCORE.fullmatch(text) else 0.0)


def _score_cost(text: str) -> float:
    if _SCORE.fullmatch(text):
        return 0.0 if len(text.partition(".")[0]) < 3 or text.startswith("100") else _ABOVE_HUNDRED
    return _DASH if text in _NO_SCORE else _IMPOSSIBLE


def _unbalanced(text: str) -> int:
    return min(2, abs(sum(map(text.count, _OPEN)) - sum(map(text.count, _CLOSE))))


def _value_cost(text: str) -> float:
    if _VALUE.fullmatch(text):
        return _number_cost(text)
    if text in _level_tails():
        return _LABEL + _WORDS
    if is_unit(text):
        return _UNIT_ALONE
    if len(text) == 1:
        return _WORDS if text in wording("short_values") else _ONE_CHARACTER
    if (day := _DAY.fullmatch(text)) is not None:
        return 0.0 if day[1] else 0.3
    cost = _BRACKET * _unbalanced(text) + sum(cost for sign, cost in _NO_VALUE if sign.search(text))
    cost += _MANY_DECIMALS * max(0, len(_DECIMALS.findall(text)) - 1)
    if re.search(r"\d", text):
        return cost + _WORDS + 0.1 + 0.08 * max(0, len(text) - 10)
    return cost + _words_cost(text)


def _number_cost(text: str) -> float:
    if _BARE_NUMBER.fullmatch(text):
        return 0.4
    unit = _UNIT.search(text)
    return _STRANGE_UNIT if unit and text[-1] not in ")）" and not is_unit(unit.group()) else 0.0


def _words_cost(text: str) -> float:
    cost = _WORDS + _LONG * max(0, len(text) - 6)
    if text.endswith(wording("name_endings")):
        cost += _ENDS_AS_NAME
    if "指标" in text and any(word in text for word in group("level2").words if len(word) > 3):
        cost += _LABEL
    if any(text == word or len(text) > len(word) + 1 for word in wording("value_openings") if text.startswith(word)):
        cost -= _OPENING
    return cost


def _border_inside(parts: tuple[str, ...], lines: tuple[str, ...]) -> float:
    """Return what says that the border of two cells is inside: a whole value after a gap, a name before it."""
    if len(parts) < 2:
        return 0.0
    whole = _WHOLE_VALUE.fullmatch(parts[-1]) or _DAY.fullmatch(parts[-1])
    cost = _TWO_VALUES if whole else 0.0
    if parts[0].endswith(wording("name_endings")) and not parts[0].endswith(wording("value_openings")):
        cost += _HOLDS_NAME
    if len(lines) > 1 and len(lines[-1]) > 1 and group("level2").begins(lines[-1]):
        cost += _HOLDS_NAME
    return cost


def _style_cost(kind: str, text: str, style: ValueStyle) -> float:
    cost = 0.0
    if style.bracketed and _WITHOUT_BRACKETS.fullmatch(text):
        cost += _NOT_THE_STYLE
    if kind == "target" and style.operators and text[0].isdigit() and _VALUE.fullmatch(text):
        cost += _NO_OPERATOR
    if kind == "actual" and text[0] in _SIGNS:
        cost += 1.0
    return cost


def _name_cost(text: str) -> float:
    cost = 2.0 * _unbalanced(text) + sum(cost for sign, cost in _NO_NAME if sign.search(text))
    cost += _MANY_DECIMALS * len(_DECIMALS.findall(text))
    if not text.endswith(wording("name_endings")):
        cost += _UNUSUAL_SHORT_NAME if len(text) <= 4 else _UNUSUAL_NAME
    if len(text) <= 4 and text.startswith(wording("value_openings")):
        cost += _VALUE_AS_NAME
    # A name may begin with a number, 2 小时内响应: what has been read so far must not be given up yet.
    return min(_WORST_NAME, cost)


def _levels_as_name(parts: tuple[str, ...]) -> float:
    """Return the cost of names of the upper levels, or pieces of one, among the pieces of a name."""
    count = len(parts)
    spans = ((at, end) for at in range(count) for end in range(at + 1, min(count, at + 8) + 1))
    whole = any(is_level("".join(parts[at:end])) for at, end in spans)
    pieces = sum(part.endswith("指") and group("level2").begins(part) for part in parts)
    return _LEVEL_AS_NAME * whole + _PIECE_AS_NAME * pieces


@cache
def _level_tails() -> frozenset[str]:
    words = [word for level in ("level1", "level2") for word in group(level).words]
    return frozenset(word[start:] for word in words for start in range(len(word)))


@lru_cache(maxsize=10_000)
def is_level(text: str) -> bool:
    """Tell whether ``text`` is a whole name of one of the two upper levels."""
    return text.endswith(("指标", "目标")) and any(group(level).key(text) is not None for level in ("level1", "level2"))
