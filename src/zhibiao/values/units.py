"""Whether a piece of text is a unit: by look-up, without the long pattern."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from zhibiao.text.data import load, words
from zhibiao.values.vocabulary import periods

__all__ = ("is_unit", "one_spelling", "period_of")


@lru_cache(maxsize=4096)
def is_unit(text: str) -> bool:
    """Tell whether ``text`` is a unit, with a scale or without, over others or not: 万人次, 元/人·天, /株."""
    first, *over = text.replace("·", "/").replace("、", "/").split("/")
    return bool(text) and (not first or _is_simple(first)) and all(_is_simple(part.lstrip("23456789")) for part in over)


def one_spelling(unit: str) -> str:
    """Return the one spelling for units with two: 百分比 is %."""
    return str(load("units.yaml")["same"].get(unit, unit))


def period_of(unit: str) -> str | None:
    """Return the stretch of time that a unit is over: 年 of 次/年, 2年 of 次/2年."""
    for over in re.split("[/·、]", unit)[1:]:
        name = periods().get(over.lstrip("23456789"))
        if name:
            return over[: len(over) - len(over.lstrip("23456789"))] + name
    return None


def _is_simple(text: str) -> bool:
    if text in _known() or text in _scales():
        return True
    return any(text.startswith(scale) and text.removeprefix(scale) in _known() for scale in _scales())


@cache
def _known() -> frozenset[str]:
    units = load("units.yaml")
    return frozenset(words([line for name, line in units.items() if name not in ("scales", "periods", "same")]))


@cache
def _scales() -> tuple[str, ...]:
    return words(load("units.yaml")["scales"])
