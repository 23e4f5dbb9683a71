"""What a piece of text may be a piece of: level names, numbers, operators; the costs that the columns weigh."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from zhibiao.forms.flow_match import stem
from zhibiao.forms.grid_words import is_direction, is_operator, words
from zhibiao.forms.vocabulary import fold, group, squeeze

__all__ = ("EMPTY", "LEVELS", "NUMBERS", "is_piece", "misfit")

LEVELS = frozenset(("side", "level1", "level2"))
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
NUMBERS = frozenset(("weight", "score", "rate", "initial", "revised", "executed"))

_NUMERIC = re.compile(r"[-—–/\\]+|[\d.,，%％‰()（）]+")
_HINT_PIECE = re.compile(r"[（(]?(?:\d[\d.]*%?分?|分|万?元)[)）]?")
_OUTSIDE = 8.0
_NOT_A_LEVEL, _NOT_A_NUMBER, _NOT_A_LABEL = 6.0, 6.0, 4.0


@lru_cache(maxsize=100_000)
def misfit(key: str, text: str) -> float:
    """Return what it costs to read ``text`` as (a piece of) a cell of a ``key`` column; 0 if nothing speaks against."""
    if key in LEVELS or key == "label":
        if is_piece(key, text):
            return 0.0
        return _NOT_A_LABEL if key == "label" else _OUTSIDE if key == "side" else _NOT_A_LEVEL
    if key in NUMBERS:
        return 0.0 if _NUMERIC.fullmatch(text) else _NOT_A_NUMBER
    if key == "operator":
        return (
            0.0 if is_operator(text) or is_direction(text) or (len(text) <= 2 and not _NUMERIC.fullmatch(text)) else 5.0
        )
    return _free(key, text)


def _free(key: str, text: str) -> float:
    numeric = _NUMERIC.fullmatch(text) is not None
    operator = text.startswith(tuple(words()["operators"]))
    if key == "name":
        whole = group("level2").key(text) is not None and text.endswith("指标")
        level = is_piece("level2", text) * (0.3 + 0.5 * max(0, len(text) - 2))
        return 4.0 if operator else 2.0 if whole else 1.5 if numeric else min(1.2, level)
    if key == "unit":
        return (4.0 if operator else 2.0 if numeric and text not in "%％‰" else 0.0) + max(0, len(text) - 6)
    if key == "deviation":
        return 3.0 if operator else 1.0 if numeric else 0.0
    if key == "actual" and operator:
        return 1.0
    return 0.0


@lru_cache(maxsize=20_000)
def is_piece(key: str, text: str) -> bool:
    """Tell whether ``text`` stands somewhere in a word of the group of ``key``, or in a remark behind one."""
    plain = fold(squeeze(text))
    return plain in _inner(key) or stem(plain) in _inner(key) or (key in LEVELS and bool(_HINT_PIECE.fullmatch(plain)))


@cache
def _inner(key: str) -> frozenset[str]:
    names = {"side": ("side",), "label": ("execution_rows", "funds")}.get(key, (key,))
    return frozenset(
        word[begin:end]
        for name in names
        for each in group(name).words
        for word in (each, f"其中:{each}")
        for begin in range(len(word))
        for end in range(begin + 1, len(word) + 1)
    )
