"""Measured numbers and deadlines in a running text (rules.md, "Words used")."""

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

__all__ = ("Deadline", "MeasuredNumber", "deadlines", "measured_numbers")

_HAN = "零〇一二两俩三四五六七八九十百千万亿半"


@dataclass(frozen=True, slots=True)
class MeasuredNumber:
    """A number with its unit, both without scale (6万人次 is 60000, 人次), and where it stands in the text."""

    number: Decimal
    unit: str
    text: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as printed and where it stands; ``date`` is its ISO form where it names one."""

    text: str
    span: tuple[int, int]
    date: str = ""


@lru_cache(maxsize=4096)
def measured_numbers(text: str) -> tuple[MeasuredNumber, ...]:
    """Return the measured numbers in ``text``, in order: numbers with unit or %, 零 on an accident, 全覆盖.

    Not years and spans, list and document numbers, levels, names, ordinals; 2-3场 gives both its numbers.
    """
    folded = fold(text)
    masked = _without_names(folded.text, text)
    found: list[MeasuredNumber] = []
    for value, unit, start, end in sorted(_numbers(masked), key=lambda hit: hit[2:]):
        span = folded.span(start, end)
        if not found or span[0] >= found[-1].span[1]:
            found.append(MeasuredNumber(value, unit, text[slice(*span)], span))
    return tuple(found)


@lru_cache(maxsize=4096)
def deadlines(text: str) -> tuple[Deadline, ...]:
    """Return the deadlines in ``text``, in order: dates that limit, 年内, 3个工作日内, 按月."""
    folded = fold(text)
    data = load("measured.yaml")
    hits = [(*folded.span(*match.span()), "") for match in _deadline_words().finditer(folded.text)]
    verbs = re.compile(rf"[^，。；,;]{{0,6}}?{alternatives(data['date_verbs'])}")
    limits = re.compile(rf"\s*{alternatives(data['date_limits'])}")
    starters = re.compile(rf"{alternatives(data['date_starters'])}\s*$")
    for date in dates(text):
        start, end = date.span
        limit = limits.match(text, end)
        edge = len(date.last) > 7 and date.iso == date.last and not date.text.rstrip()[-1:].isdigit()
        if (
            limit
            or starters.search(text[:start])
            or (edge and not date.within)
            or verbs.match(text, end)
            or date.text.endswith("内")
        ):
            hits.append((start, limit.end() if limit else end, date.last))
    return tuple(Deadline(text[start:end], (start, end), iso) for start, end, iso in sorted(set(hits)))


def _without_names(folded: str, text: str) -> str:
    """Return the folded text with dates and names blotted out, every other character in its place."""
    chars = list(folded)
    places = {origin: index for index, origin in enumerate(map(fold(text).origin, range(len(folded))))}
    spans = [match.span() for match in _names().finditer(folded)]
    spans += [(places[date.span[0]], places[date.span[1] - 1] + 1) for date in dates(text)]
    for start, end in spans:
        chars[start:end] = "\0" * (end - start)
    return "".join(chars)


def _numbers(masked: str) -> Iterator[tuple[Decimal, str, int, int]]:
    for match in _with_unit().finditer(masked):
        yield from _with_its_unit(match)
    for found in amounts(masked):
        yield found.yuan, "元", *found.span
    for match in _zero_and_all().finditer(masked):
        yield (Decimal(100), "%", *match.span()) if match["all"] else (Decimal(0), "", *match.span())


def _with_its_unit(match: re.Match[str]) -> Iterator[tuple[Decimal, str, int, int]]:
    if match["share"]:
        read = share(match["share"])
        yield from [(*read, *match.span())] if read else []
        return
    first, unit = match["first"], match["unit"]
    rest = match.string[match.end() :]
    data = load("measured.yaml")
    limited = re.match(rf"\s*{alternatives(data['limit_after'])}", rest)
    if unit in words(data["spans"]) and not limited:
        return
    if first + unit in words(data["clock"]) and not re.match(rf"\s*{alternatives(data['clock_limits'])}", rest):
        return
    for group in ("first", "second"):
        value = number(match[group].replace(" ", "")) if match[group] else None
        if value is not None:
            amount, bare = scaled(value, (match["scale"] or "") + unit)
            yield (
                amount,
                bare,
                match.start(group),
                match.end() if group == "second" or not match["second"] else match.end(group),
            )


@cache
def _with_unit() -> re.Pattern[str]:
    """A number or two (2-3) with a unit, a Chinese numeral with one of its own units, or a share in words."""
    data, units = load("measured.yaml"), load("units.yaml")
    excluded = words(data["not_units"])
    unit = alternatives([word for kind in data["kinds"] for word in words(units[kind]) if word not in excluded])
    arabic = r"(?:\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)"
    chinese = (
        rf"(?<![{_HAN}{''.join(words(data['ordinal_before']))}])(?!{alternatives(data['chinese_articles'])}(?![{_HAN}]))"
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
    digits = [rf"(?<!\d){name}(?!\d)" for name in words(data["names"]) if name.isdigit()]
    names = alternatives([name for name in words(data["names"]) if not name.isdigit()])
    return re.compile("|".join([*quoted, *data["name_patterns"], *digits, names]))


@cache
def _zero_and_all() -> re.Pattern[str]:
    data = load("measured.yaml")
    accidents = alternatives(data["accidents"])
    return re.compile(
        rf"(?P<all>{alternatives(data['all'])})|{data['zero']}[^，。；、\d]{{0,4}}?{accidents}|{accidents}[^，。；、\d]{{0,6}}?{alternatives(data['zero_after'])}"
    )


@cache
def _deadline_words() -> re.Pattern[str]:
    data, units = load("measured.yaml"), load("units.yaml")
    time = alternatives(units["time"])
    return re.compile(
        rf"(?:\d+(?:\.\d+)?|[{_HAN}]+)\s*{time}\s*{alternatives(data['limit_after'])}|{alternatives(data['recurring'])}"
    )
