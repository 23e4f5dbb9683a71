"""The notations of calendar dates, as regular expressions with named groups; ``dates`` says what the groups mean.

A point in time has these groups, each followed by a or b for the two ends of a span: y (year), r (this or next year
in words), m and d (month, day), p (edge or part of the month), w (a word such as 年底), q or k (quarter) and e (its
edge), f (the first so many quarters) and g (their edge).
"""

from __future__ import annotations

import re
from functools import cache

from zhibiao.text.data import alternatives, load, words

__all__ = ("digit_forms", "forms", "ungrouped")

_Y = r"(?<!\d)(?:19|20)\d{2}"
_M = r"(?<!\d)(?:1[0-2]|0?[1-9])(?!\d)"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_TO = r"\s*起?\s*(?:-+|~+|至|到)\s*"
# Not the year of a date that goes on: 当年12月底.
_NO_DATE = r"(?!的?(?:\d|[上下]半|第|[一二三四五六七八九十]{1,2}[月季]|年?[底末初终中]|前[二三四]))"
# What may stand behind a date in digits only: 2023.10 is a date, 2023.10万元 and 2023.10(元) are none.
_BEHIND = r"(?=\s*(?:$|[月前之以底末止完竣验后起至，。；;]))"


@cache
def forms() -> tuple[str, ...]:
    """Return the notations that can be nothing but dates; the longer before the shorter."""
    data = load("dates.yaml")
    quarter, edge = f"[1-4{''.join(words(data['quarters']))}]", _edge()
    year = rf"(?:(?P<ya>{_Y})\s*年度?\s*)?"
    which = rf"(?:(?:(?P<ya>{_Y})\s*年?|{_this_year()})(?=年))?"
    within = rf"(?<![\d一二两三四五六七八九十半]){which}{alternatives(data['within'])}"
    return (
        rf"(?P<within>{within}|{alternatives(data['this_year_alone'])}{_NO_DATE})",
        rf"{_point('a')}{_TO}{_point('b')}",
        rf"(?P<ya>{_Y})\s*年?{_TO}(?P<yb>{_Y})\s*年度?",
        rf"{year}(?P<ma>{_M}){_TO}(?P<mb>{_M})\s*月份?(?P<pb>{edge})?",
        rf"{year}(?P<ma>{_M})\s*月\s*(?P<da>{_D})\s*[日号]?{_TO}(?P<db>{_D})\s*[日号]",
        rf"{year}第?(?P<qa>{quarter})季?度?(?:{_TO}|、)第?(?P<qb>{quarter})季度",
        _point("a"),
    )


@cache
def digit_forms() -> tuple[str, ...]:
    """Return the notations in digits only, which could be numbers as well."""
    month, day = "(?:1[0-2]|0[1-9])", "(?:3[01]|[12]\\d|0[1-9])"
    return (
        rf"(?<![\d.])(?P<ya>{_Y})(?P<ma>{month}){_TO}(?P<yb>{_Y})(?P<mb>{month})(?![\d.%])",
        rf"(?<![\d.])(?P<ya>{_Y})[./](?P<ma>{month}|[1-9]){_TO}(?:(?P<yb>{_Y})[./])?(?P<mb>{month}|[1-9])(?![\d.%])",
        rf"(?<![\d.])(?P<ya>{_Y})(?P<ma>{month})(?P<da>{day}){_TO}(?P<yb>{_Y})(?P<mb>{month})(?P<db>{day})(?![\d.%])",
        rf"(?<![\d.])(?P<ya>{_Y})(?P<ma>{month})(?P<da>{day})(?!\d){_BEHIND}",
        rf"(?<![\d.])(?P<ya>{_Y})(?P<ma>{month})(?!\d){_BEHIND}",
        rf"(?<![\d.])(?P<ya>{_Y})[./-](?P<ma>{month}|[1-9])(?!\d){_BEHIND}",
        rf"(?<![\d.])(?P<ya>{_Y})[-~]+(?P<yb>{_Y}){_BEHIND}",
    )


def ungrouped(patterns: tuple[str, ...]) -> str:
    """Return one pattern for any of ``patterns`` that captures nothing."""
    return "(?:" + "|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern) for pattern in patterns) + ")"


def _edge() -> str:
    data = load("dates.yaml")
    return alternatives([data["start"], data["finish"]])


def _this_year() -> str:
    data = load("dates.yaml")
    return f"[{''.join(words([data['this_year'], data['next_year']]))}]"


def _point(end: str) -> str:
    """One point in time; ``end`` is a or b."""
    data = load("dates.yaml")
    quarter = f"[1-4{''.join(words(data['quarters']))}]"
    month = rf"(?:{_M}|{alternatives(data['months'])})"
    part = alternatives([data["start"], data["finish"], list(data["thirds"])])
    spelt = "二[〇零○][〇零○一二三四五六七八九]{2}"
    year = (
        rf"(?:(?P<y{end}>{_Y}|{spelt})|(?P<r{end}>{_this_year()}))"
        r"(?:年度?的?\s*|(?=年[底末初终中]))"
    )
    inside = (
        rf"(?:(?P<w{end}>{alternatives(list(data['days']))})|第?(?P<q{end}>{quarter})季度?(?P<e{end}>{_edge()})?"
        rf"|[Qq](?P<k{end}>[1-4])(?!\d)|前(?P<f{end}>{quarter})个?季度(?P<g{end}>{_edge()})?"
        rf"|(?P<m{end}>{month})\s*月份?(?:\s*(?P<d{end}>{_D})\s*[日号]|\s*(?P<p{end}>{part}))?)"
    )
    return (
        rf"(?:(?P<Y{end}>{_Y})\s*年\s*(?P<M{end}>{_M})\s*月\s*(?P<D{end}>{_D})(?:\s*[日号](?:\s*[0-2]?\d[时点](?:整|[0-5]?\d分)?)?)?"
        + "".join(
            rf"|(?P<Y{n}{end}>{_Y}){re.escape(s)}(?P<M{n}{end}>{_M}){re.escape(s)}(?P<D{n}{end}>{_D})"
            for n, s in enumerate("./-")
        )
        + rf"|(?:{year})?{inside}|(?P<z{end}>{_Y}|{spelt})\s*年度?)"
    )
