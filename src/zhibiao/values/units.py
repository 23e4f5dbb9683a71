"""Whether a piece of text is a unit: by look-up, without the long pattern."""

from __future__ import annotations

from functools import cache, lru_cache

from zhibiao.text.data import load, words

__all__ = ("is_unit", "one_spelling")


@lru_cache(maxsize=4096)
def is_unit(text: str) -> bool:
    """Tell whether ``text`` is a unit, with a scale or without, over others or not: 万人次, 元/人·天, /株."""
    first, *over = text.replace("·", "/").replace("、", "/").split("/")
    return bool(text) and (not first or _is_simple(first)) and all(_is_simple(part) for part in over)


def one_spelling(unit: str) -> str:
    """Return the one spelling for units with two: 百分比 is %."""
    return str(load("units.yaml")["same"].get(unit, unit))


def _is_simple(text: str) -> bool:
    return text in _known() or any(
        text == scale or text.removeprefix(scale) in _known() for scale in _scales() if text.startswith(scale)
    )


@cache
def _known() -> frozenset[str]:
    units = load("units.yaml")
    return frozenset(words([line for name, line in units.items() if name not in ("scales", "periods", "same")]))


@cache
def _scales() -> tuple[str, ...]:
    return words(load("units.yaml")["scales"])
