"""Units in value cells, found by look-up: 万人次, 元/人·天, /株, /10万."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from zhibiao.text.data import alternatives, load, words
from zhibiao.values.vocabulary import operator_of, periods

__all__ = ("is_unit", "leading_unit_at", "one_spelling", "over_at", "period_of", "unit_at")


@lru_cache(maxsize=4096)
def is_unit(text: str) -> bool:
    """Tell whether ``text`` is a unit, with a scale or without, over others or not."""
    return bool(text) and unit_at(text, 0) == len(text)


def one_spelling(unit: str) -> str:
    """Return the one spelling for units with two: 百分比 is %."""
    return str(load("units.yaml")["same"].get(unit, unit))


def period_of(unit: str) -> str | None:
    """Return the stretch of time that a unit is over: 年 of 次/年, 2年 of 次/2年."""
    for over in re.split("[/·、*×]", unit)[1:]:
        name = periods().get(over.lstrip("23456789"))
        if name:
            return over[: len(over) - len(over.lstrip("23456789"))] + name
    return None


def unit_at(text: str, at: int) -> int:
    """Return where the longest unit that begins at ``at`` ends; ``at`` itself if none does."""
    end = _simple_at(text, at)
    thousandth = _thousandth().match(text, at) if end == at else None
    return thousandth.end() if thousandth else over_at(text, end)


def leading_unit_at(text: str, at: int) -> int:
    """Return where a unit ends that begins the cell and stands before a sign (米=3500); ``at`` if there is none."""
    end = unit_at(text, 0) if at == 0 else 0
    return end if end and text.startswith(tuple(operator_of("signs")), end) else at


def over_at(text: str, at: int) -> int:
    """Return where the units end that a unit ending at ``at`` is over (/人·天); ``at`` itself if there are none.

    A thing that is no known unit counts as far as three characters: 万元/标段.
    """
    over = False
    while at < len(text) and text[at] in ("/·、.*×" if over else "/·"):
        slash = text[at] == "/"
        end = _counted_at(text, at + 1) if slash else _simple_at(text, at + 1)
        if end == at + 1:
            break
        over, at = over or slash, end
    return at


def _counted_at(text: str, at: int) -> int:
    """What stands behind a slash: 人, 10万人, 2年, 100万; else up to three characters of a name."""
    count = _count().match(text, at)
    if count:
        end = _simple_at(text, count.end())
        return end if end > count.end() or not count[0].isdigit() else at
    end = _simple_at(text, at)
    thing = _thing().match(text, at) if end == at else None
    return thing.end() if thing else end


def _simple_at(text: str, at: int) -> int:
    """A known unit, a scale, or both; the longest."""
    scale = _scale().match(text, at)
    ends = [_known_at(text, at), _known_at(text, scale.end()) if scale else at]
    return max(ends)


def _known_at(text: str, at: int) -> int:
    known, longest = _known()
    for length in range(min(longest, len(text) - at), 0, -1):
        if text[at : at + length] in known:
            return at + length
    return at


@cache
def _known() -> tuple[frozenset[str], int]:
    units = load("units.yaml")
    known = frozenset(words([line for name, line in units.items() if name not in ("scales", "periods", "same")]))
    return known, max(map(len, known))


@cache
def _scale() -> re.Pattern[str]:
    """万, 千万; not the 百 of 百分比."""
    return re.compile(alternatives(load("units.yaml")["scales"]) + "(?!分[比点])")


@cache
def _count() -> re.Pattern[str]:
    """The number before what something is counted for: /10万, /2年."""
    return re.compile(r"\d+[百千万亿]+|(?:\d|10)(?=[^\d])")


@cache
def _thousandth() -> re.Pattern[str]:
    return re.compile(r"/10{2,}(?!\d)")


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(r"[一-鿿]{1,3}")
