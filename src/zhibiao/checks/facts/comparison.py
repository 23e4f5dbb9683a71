"""An actual value held against its target: in one unit, and whether the target was reached."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from zhibiao.checks.facts.units import bare_unit, unit_kind
from zhibiao.checks.words import Lexicons
from zhibiao.text import fold, scaled
from zhibiao.values import Value

__all__ = ("amounts_in_one_unit", "has_amount", "is_late", "units_differ")

_OVER = re.compile(r"[/每]")
_SIGNS = re.compile(r"[()（）\s·*×、.]")
_SAME = "same_unit_"
_PERCENT = Decimal(100)


def has_amount(value: Value) -> bool:
    """Tell whether ``value`` is one number, or a length of time."""
    return value.kind in ("threshold", "deadline") and value.number is not None


def units_differ(target: str, actual: str, lexicons: Lexicons) -> bool:
    """Tell whether both units are printed and count different things.

    A scale (万元, 元), another word for the unit (天, 日), 个 for any other count and a denominator that one of them
    leaves out make no difference.
    """
    if not target.strip() or not actual.strip():
        return False
    (first, over_first), (second, over_second) = _parts(target, lexicons), _parts(actual, lexicons)
    if over_first and over_second and over_first != over_second:
        return True
    if not first or not second or first == second:
        return False
    counted = {unit_kind(target, lexicons), unit_kind(actual, lexicons)} <= {"count", "nouns"}
    general = lexicons["general_units"]
    return not (counted and (general.equals(first) or general.equals(second)))


def amounts_in_one_unit(target: Value, actual: Value, unit: str, lexicons: Lexicons) -> tuple[Decimal, Decimal] | None:
    """Return both numbers in one unit, scales reckoned in; None where they cannot be compared.

    ``unit`` is the target's, wherever it is printed. Where one unit is not printed, the number is taken to be in the
    other's, in its scale or without, whichever is nearer; a small number for a share may be its fraction.
    """
    if target.amount is None or actual.amount is None:
        return None
    theirs = actual.unit or ""
    if units_differ(unit, theirs, lexicons):
        return None
    wanted = scaled(target.amount, unit)[0] if unit else target.amount
    reached = scaled(actual.amount, theirs)[0] if theirs else actual.amount
    if unit and not theirs:
        if unit_kind(unit, lexicons) == "share":
            return wanted, _nearest(wanted, (reached, reached * _PERCENT) if reached <= 1 else (reached,))
        return wanted, _nearest(wanted, (reached, scaled(reached, unit)[0]))
    if theirs and not unit:
        return _nearest(reached, (wanted, scaled(wanted, theirs)[0])), reached
    return wanted, reached


def is_late(target: Value, actual: Value, year: int | None) -> bool | None:
    """Tell whether a date comes after the one set; None where either has no date or the years are not known."""
    last, done = _day(target.date, year), _day(actual.date, year)
    if not last or not done:
        return None
    shorter = min(len(last), len(done))
    return done[:shorter] > last[:shorter]


def _parts(unit: str, lexicons: Lexicons) -> tuple[str, str]:
    """Return what the unit counts and what it is over, each in one spelling."""
    head, *over = _OVER.split(_SIGNS.sub("", fold(unit).text))
    return _one_word(bare_unit(head) or head, lexicons), _one_word("".join(over), lexicons)


def _one_word(unit: str, lexicons: Lexicons) -> str:
    for name, words in lexicons.family(_SAME).items():
        if words.equals(unit):
            return name
    return unit


def _nearest(to: Decimal, numbers: Iterable[Decimal]) -> Decimal:
    def distance(number: Decimal) -> Decimal:
        if not to or not number:
            return abs(to - number)
        return max(to / number, number / to)

    return min(numbers, key=distance)


def _day(date: str | None, year: int | None) -> str:
    last = (date or "").rpartition("..")[2]
    if last.startswith("--"):
        return f"{year}-{last[2:]}" if year else ""
    return last
