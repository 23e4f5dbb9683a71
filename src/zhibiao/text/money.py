"""Amounts of money in a text, in yuan: 6,306.25万元, 2.6亿元, 两万五千元, 3万5千元, 250万."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from zhibiao.text.data import alternatives, load
from zhibiao.text.fold import fold
from zhibiao.text.numerals import number

__all__ = ("Amount", "amount", "amounts")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in yuan and where it stands in the text; ``per`` is the 人 of 400元/人, else empty."""

    yuan: Decimal
    text: str
    span: tuple[int, int]
    per: str = ""


def amounts(text: str) -> tuple[Amount, ...]:
    """Return the amounts of money in ``text``, in order.

    A bare 万 or 亿 (250万) is money where nothing that is counted stands behind it.
    """
    folded = fold(text)
    found = []
    for match in _pattern().finditer(folded.text):
        value = _value(match)
        if value is not None:
            start, end = folded.span(*match.span("whole"))
            found.append(Amount(value, text[start:end], (start, end), match["per"] or ""))
    return tuple(found)


def amount(text: str, unit: str = "元") -> Decimal | None:
    """Return the amount in yuan that ``text`` is as a whole; a bare number is in ``unit``; None if it is no amount."""
    folded = re.sub(r"\s|^[¥约共计]+|[。；;]$", "", fold(text).text)
    match = _pattern().fullmatch(folded)
    if match:
        return _value(match)
    plain = number(folded)
    return None if plain is None else plain * load("money.yaml")["units"][unit]


def _value(match: re.Match[str]) -> Decimal | None:
    units = load("money.yaml")["units"] | load("money.yaml")["bare"]
    digits = re.sub(r"\s", "", match["number"])
    plain = number(digits)
    return None if plain is None else plain * units[match["unit"] or match["bare"]]


@cache
def _pattern() -> re.Pattern[str]:
    data = load("money.yaml")
    arabic = r"(?<![\d.,])-?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?(?!\d)|(?<![\d.,])-?\d+(?:\.\d+)?"
    mixed = rf"(?:{arabic})\s*[万亿](?:\s*\d+(?:\.\d+)?[万千百十])+(?:\d+(?=元))?|{arabic}"
    numerals = load("numerals.yaml")
    small = "".join([*numerals["digits"], *numerals["tens"]])
    chinese = rf"[{small}][{small}{''.join(numerals['scales'])}]*"
    unit, bare = alternatives(list(data["units"])), alternatives(list(data["bare"]))
    return re.compile(
        rf"(?P<whole>(?P<number>{mixed}|{chinese})\s*(?:(?P<unit>{unit})(?:[/每](?P<per>[^\s\d，。；、,;()]{{1,4}}))?"
        rf"|(?P<bare>{bare})(?=$|[\s，。、；：,;:()（）\[\]“”\"'=×*+/-]|元|为|用于|左右|以[上下内])))"
    )
