"""Deadlines in a running text: dates that limit, 年内, 3个工作日内, 按月."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from zhibiao.text.data import alternatives, load, words
from zhibiao.text.dates import CalendarDate, dates
from zhibiao.text.fold import fold

__all__ = ("Deadline", "deadlines")

_NUMERALS = "零〇一二两俩三四五六七八九十百半"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as printed and where it stands; ``date`` is the last day it allows, as ISO, if it names one."""

    text: str
    span: tuple[int, int]
    date: str = ""


@lru_cache(maxsize=4096)
def deadlines(text: str) -> tuple[Deadline, ...]:
    """Return the deadlines in ``text``, in order.

    A date is one where it limits (底前, 截至, 年内), ends a month or a year (6月底), or leads to what is to be done
    (2024年6月完成); dates of documents and base years are none.
    """
    folded = fold(text)
    hits = [(*match.span(), "") for match in _in_words().finditer(folded.text)]
    for date in dates(folded.text):
        end = _limit_of(date, folded.text)
        if end:
            hits.append((date.span[0], end, date.last))
    spans = [(folded.span(start, end), iso) for start, end, iso in sorted(hits)]
    return tuple(Deadline(text[slice(*span)], span, iso) for span, iso in spans)


def _limit_of(date: CalendarDate, text: str) -> int:
    """Return where the deadline that a date is ends in the text, 0 if it is none."""
    start, end = date.span
    limit, verb = (pattern.match(text, end) for pattern in _behind())
    if limit:
        return limit.end()
    edge = date.text.endswith(words(load("dates.yaml")["finish"]))
    within = date.within and date.text.endswith("内")
    starting = text[:start].rstrip().endswith(words(load("measured.yaml")["date_starters"]))
    return end if verb or edge or within or starting else 0


@cache
def _behind() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = load("measured.yaml")
    return (
        re.compile(rf"\s*{alternatives(data['date_limits'])}"),
        re.compile(rf"[^，。；,;]{{0,6}}?{alternatives(data['date_verbs'])}"),
    )


@cache
def _in_words() -> re.Pattern[str]:
    """A length of time within which, or a rhythm."""
    data, time = load("measured.yaml"), alternatives(load("units.yaml")["time"])
    length = rf"(?:\d+(?:\.\d+)?|[{_NUMERALS}]+)\s*{time}\s*{alternatives(data['limit_after'])}"
    return re.compile(rf"{length}|{alternatives(data['recurring'])}")
