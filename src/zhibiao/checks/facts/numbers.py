"""Numbers with their units, as they are compared between a goal and the indicators."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from zhibiao.checks.facts.units import bare_unit, unit_kind
from zhibiao.checks.words import Lexicons
from zhibiao.text import MeasuredNumber, scaled

__all__ = ("Counted", "carried", "counted", "measured")

_MONTHS = Decimal(12)
_CLOCK = "seconds_"


@dataclass(frozen=True)
class Counted:
    """A number without scale, times in seconds, with the kind of its unit (share, money, time …) and the bare unit."""

    number: Decimal
    kind: str
    unit: str


def counted(number: Decimal, unit: str, words: Lexicons) -> Counted:
    """Return ``number`` and ``unit`` as they are compared: 1小时 is 60分钟, 6万人次 is 60000人次."""
    amount, bare = scaled(number, unit)
    kind, bare = unit_kind(bare, words), bare_unit(bare)
    for seconds, clock in words.family(_CLOCK).items():
        if clock.equals(bare):
            return Counted(amount * Decimal(seconds), "clock", "")
    return Counted(amount, kind, bare)


def measured(number: MeasuredNumber, words: Lexicons) -> Counted:
    """Return a number found in a text as it is compared."""
    return counted(number.number, number.unit, words)


def carried(number: Counted, by: Iterable[Counted]) -> bool:
    """Tell whether ``number`` is among ``by``, as it is, by the month (× 12, ÷ 12) or as the sum of two of one unit.

    Only shares are like shares, and of shares there is no sum.
    """
    wanted, given = {number.number, number.number * _MONTHS, number.number / _MONTHS}, tuple(by)
    if any(each.number in wanted and _alike(number.kind, each.kind) for each in given):
        return True
    same = [each.number for each in given if each.unit and (each.kind, each.unit) == (number.kind, number.unit)]
    return number.kind != "share" and any(first + second == number.number for first, second in combinations(same, 2))


def _alike(first: str, second: str) -> bool:
    """Units are often left out or named otherwise (7200名学生, 7200人), shares and hours are not."""
    if "share" in (first, second) or "clock" in (first, second):
        return first == second or not (first and second)
    return True
