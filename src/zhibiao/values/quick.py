"""The everyday notations without the grammar: operator, number, unit (≥95.00(%), 12次). Tested equal to the grammar."""

from __future__ import annotations

import re
from functools import cache

from zhibiao.text.data import alternatives, words
from zhibiao.values.canonical import with_canonical
from zhibiao.values.prepared import Prepared
from zhibiao.values.units import is_unit, one_spelling, period_of
from zhibiao.values.value import Value
from zhibiao.values.vocabulary import operator_of, vocabulary, word_list

__all__ = ("quick",)


def quick(cell: Prepared) -> Value | None:
    """Return the value of a cell that is an operator sign or none, a number, and a known unit or none; else None."""
    match = _form().fullmatch(cell.text)
    if match is None:
        return None
    bracketed = match["enclosed"] is not None
    unit = match["enclosed"] or match["unit"] or ""
    if unit and (unit in word_list("not_quick") or not is_unit(unit)):
        return None
    unit, number = one_spelling(unit), match["number"]
    value = Value(
        cell.source,
        "threshold",
        operator_of("signs")[match["sign"]] if match["sign"] else None,
        number,
        None,
        unit or None,
        period_of(unit),
        operator_text=match["sign"] or "",
        unit_bracketed=bracketed,
        decimals=len(number.partition(".")[2]),
        end=len(cell.source),
    )
    return with_canonical(value)


@cache
def _form() -> re.Pattern[str]:
    sign = alternatives(words(vocabulary()["signs"]))
    return re.compile(
        rf"(?P<sign>{sign})?(?P<number>\d+(?:\.\d+)?)(?:\((?P<enclosed>[^()\d]+)\)|(?P<unit>[^()\d.,，]*))"
    )
