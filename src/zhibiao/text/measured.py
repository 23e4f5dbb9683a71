"""Measured numbers in a running text (rules.md, "Words used")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from zhibiao.text.data import alternatives, load, words
from zhibiao.text.dates import dates
from zhibiao.text.fold import fold
from zhibiao.text.money import amounts
from zhibiao.text.numerals import number, scaled, share

__all__ = ("MeasuredNumber", "measured_numbers")

_HAN = "零〇一二两俩三四五六七八九十百千万亿半"
_Hit = tuple[Decimal, str, int, int]


@dataclass(frozen=True, slots=True)
class MeasuredNumber:
    """A number with its unit, both without scale (6万人次 is 60000, 人次), and where it stands in the text."""

    number: Decimal
    unit: str
    text: str
    span: tuple[int, int]


@lru_cache(maxsize=4096)
def measured_numbers(text: str) -> tuple[MeasuredNumber, ...]:
    """Return the measured numbers in ``text``, in order: numbers with unit or %, 零 on an accident, 全覆盖.

    Not years and spans, list and document numbers, levels, names, ordinals; 2-3场 gives both its numbers.
    """
    folded = fold(text)
    found: list[MeasuredNumber] = []
    for value, unit, start, end in sorted(_hits(_without_names(folded.text)), key=lambda hit: (hit[2], -hit[3])):
        span = folded.span(start, end)
        if not found or span[0] >= found[-1].span[1]:
            found.append(MeasuredNumber(value, unit, text[slice(*span)], span))
    return tuple(found)


def _without_names(text: str) -> str:
    """Return a folded text with dates and names blotted out, every other character in its place."""
    chars = list(text)
    for start, end in (*(match.span() for match in _names().finditer(text)), *(date.span for date in dates(text))):
        chars[start:end] = "\0" * (end - start)
    return "".join(chars)


def _hits(text: str) -> Iterator[_Hit]:
    for match in _with_unit().finditer(text):
        yield from _shares(match) if match["share"] else _with_its_unit(match)
    for found in amounts(text):
        yield found.yuan, "元", *found.span
    for match in _zero_and_all().finditer(text):
        yield (Decimal(100), "%", *match.span()) if match["all"] else (Decimal(0), "", *match.span())


def _shares(match: re.Match[str]) -> Iterator[_Hit]:
    read = share(match["share"])
    if read:
        yield *read, *match.span()


def _with_its_unit(match: re.Match[str]) -> Iterator[_Hit]:
    unit, rest = match["unit"], match.string[match.end() :]
    data = load("measured.yaml")
    if unit in words(data["spans"]) and not _before(rest, "limit_after"):
        return
    if match["first"] + unit in words(data["clock"]) and not _before(rest, "clock_limits"):
        return
    groups = ["first", "second"] if match["second"] else ["first"]
    for group in groups:
        value = number(match[group])
        if value is not None:
            amount, bare = scaled(value, (match["scale"] or "") + unit)
            yield amount, bare, match.start(group), match.end() if group == groups[-1] else match.end(group)


def _before(rest: str, name: str) -> bool:
    """Tell whether ``rest`` begins with one of the words ``name`` of measured.yaml."""
    return rest.lstrip().startswith(words(load("measured.yaml")[name]))


@cache
def _with_unit() -> re.Pattern[str]:
    """A number or two (2-3) with a unit, a Chinese numeral with one of its own units, or a share in words."""
    data, units = load("measured.yaml"), load("units.yaml")
    excluded = words(data["not_units"])
    unit = alternatives([word for kind in data["kinds"] for word in words(units[kind]) if word not in excluded])
    arabic = r"(?:\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)"
    ordinal = "".join(words(data["ordinal_before"]))
    chinese = (
        rf"(?<![{_HAN}{ordinal}])(?!{alternatives(data['chinese_articles'])}(?![{_HAN}]))"
        rf"[{_HAN}]+(?=[余多]?{alternatives(data['chinese_units'])})"
    )
    return re.compile(
        rf"(?P<first>(?<![\d.A-Za-z]){arabic}|{chinese})(?:\s*[-~至到]+\s*(?P<second>{arabic}))?"
        rf"\s*(?P<scale>{alternatives(units['scales'])})?[余多]?\s*(?P<unit>{unit}(?:[/每]{unit})?)"
        rf"|(?P<share>百分之(?:[{_HAN}]+|\d+(?:\.\d+)?)|[{_HAN}]成[{_HAN}]?(?=以上|以内|以下|左右|[，。；]|$))"
    )


@cache
def _names() -> re.Pattern[str]:
    data = load("measured.yaml")
    quoted = [rf"{re.escape(pair[0])}[^{re.escape(pair)}]*{re.escape(pair[1])}" for pair in data["quotes"]]
    # A service number is one unless it counts something: 110指挥中心, but 110件.
    counts = alternatives(data["chinese_units"])
    digits = [rf"(?<!\d){name}(?!\d|\s*[余多]?[万亿千百]?{counts})" for name in words(data["names"]) if name.isdigit()]
    names = alternatives([name for name in words(data["names"]) if not name.isdigit()])
    return re.compile("|".join([*quoted, *data["name_patterns"], *digits, names]))


@cache
def _zero_and_all() -> re.Pattern[str]:
    data = load("measured.yaml")
    accident = alternatives(data["accidents"])
    return re.compile(
        rf"(?P<all>{alternatives(data['all'])})|{data['zero']}[^，。；、\d]{{0,4}}?{accident}"
        rf"|{accident}[^，。；、\d]{{0,6}}?{alternatives(data['zero_after'])}"
    )
