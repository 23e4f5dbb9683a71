"""Calendar dates and spans in the notations of filings, as ISO: 2024年12月31日, 2023.07-2024.01, 年底, 第三季度末.

The ISO form is a day, a month or a year, as far as it is printed; ``--12-31`` without a year; ``from..to`` for a span.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from zhibiao.text.calendar_forms import digit_forms, forms
from zhibiao.text.data import load, words
from zhibiao.text.fold import fold
from zhibiao.text.numerals import chinese

__all__ = ("CalendarDate", "calendar_date", "dates", "month_end")

_Groups = Mapping[str, str | None]
_LAST = "last"
_COMMON_YEAR = 2023
# The groups that may hold a year, a month and a day: one for each way to write a full date.
_NAMES = (("Y", "Y0", "Y1", "Y2", "z", "y"), ("M", "M0", "M1", "M2", "m"), ("D", "D0", "D1", "D2", "d"))


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date or a span in a text: its ISO form, and where it stands in the text."""

    iso: str
    text: str
    span: tuple[int, int]
    within: bool = False
    """A limit by its own words: 年内, 当年."""

    @property
    def last(self) -> str:
        """The end of a span, else the date itself."""
        return self.iso.rpartition("..")[2]


def dates(text: str) -> tuple[CalendarDate, ...]:
    """Return all calendar dates and spans in ``text``, in order; days that do not exist are none."""
    folded = fold(text)
    found = []
    for match, iso in _find(folded.text):
        start, end = folded.span(*match.span())
        found.append(CalendarDate(iso, text[start:end], (start, end), bool(match.groupdict().get("within"))))
    return tuple(found)


def calendar_date(text: str) -> CalendarDate | None:
    """Return the date or span that ``text`` is as a whole, blanks at its ends aside; None if it is none."""
    stripped = fold(text).text.strip()
    for form in (*reversed(forms()), *digit_forms()):  # points first: what is asked most often is compiled alone
        match = _form(form).fullmatch(stripped)
        iso = _iso(match.groupdict()) if match else ""
        if match and iso:
            return CalendarDate(iso, text, (0, len(text)), bool(match.groupdict().get("within")))
    return None


def month_end(iso: str) -> str:
    """Return the last day of an ISO month (2024-02, --09); a day or a year as it is."""
    match = re.fullmatch(r"(\d{4}|-)-(\d\d)", iso)
    return _join(match[1].strip("-"), f"{match[2]}-{_LAST}") if match else iso


@cache
def _compiled() -> tuple[re.Pattern[str], ...]:
    return tuple(_form(form) for form in (*forms(), *digit_forms()))


@cache
def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _find(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the matches from left to right, the longest at a place first."""
    at = 0
    next_hits = {form: form.search(text) for form in _compiled()}
    while True:
        for form, match in next_hits.items():
            if match and match.start() < at:
                next_hits[form] = form.search(text, at)
        hits = [match for match in next_hits.values() if match]
        if not hits:
            return
        start = min(match.start() for match in hits)
        here = sorted((match for match in hits if match.start() == start), key=lambda match: -match.end())
        read = next(((match, iso) for match in here if (iso := _iso(match.groupdict()))), None)
        if read:
            yield read
        at = read[0].end() if read else start + 1


def _iso(groups: _Groups) -> str:
    """Return the ISO form; empty for a day that does not exist."""
    year, edges = _point(groups, "a", "")
    if _has(groups, "b"):
        later, more = _point(
            {**_inherited(groups), **{key: value for key, value in groups.items() if value}}, "b", year
        )
        ends = (_join(year, edges[0]), _join(later, more[-1]))
    else:
        ends = (_join(year, edges[0]), _join(year, edges[-1]))
    if not all(ends):
        return ""
    return ends[0] if ends[0] == ends[1] else "..".join(ends)


def _has(groups: _Groups, end: str) -> bool:
    return any(value for key, value in groups.items() if key != "within" and key.endswith(end))


def _inherited(groups: _Groups) -> dict[str, str | None]:
    """What the second end of a span takes over from the first: 3月1日-15日 is a span in March."""
    return {"mb": groups.get("ma")} if groups.get("db") and not groups.get("mb") else {}


def _point(groups: _Groups, end: str, year: str) -> tuple[str, tuple[str, ...]]:
    """Return the year ("" if none) and what of the year is meant: one piece, or the first and the last of several."""

    def group(name: str) -> str:
        return groups.get(name + end) or ""

    own, month, day = (next(filter(None, map(group, names)), "") for names in _NAMES)
    if own and not own.isdigit():
        own = str(chinese(own.replace("○", "〇")))
    data = load("dates.yaml")
    if group("r") in words(data["next_year"]) and year:
        own = str(int(year) + 1)
    year = own or year
    if end == "a" and groups.get("within"):
        return year, ("12-31",)
    if group("w"):
        return year, tuple(data["days"][group("w")])
    if group("q") or group("k") or group("f"):
        return year, _quarter(group("q") or group("k"), group("f"), group("e") or group("g"))
    if month:
        return year, _month(_number(month), day, group("p"))
    return year, ("",)


def _number(text: str) -> int:
    value = int(text) if text.isdigit() else chinese(text)
    return int(value or 0)


def _quarter(quarter: str, first_quarters: str, edge: str) -> tuple[str, ...]:
    last = 3 * _number(quarter or first_quarters)
    first = last - 2 if quarter else 1
    if edge:
        return (f"{first:02}-01",) if edge in words(load("dates.yaml")["start"]) else (f"{last:02}-{_LAST}",)
    return f"{first:02}", f"{last:02}"


def _month(month: int, day: str, part: str) -> tuple[str, ...]:
    data = load("dates.yaml")
    if part in data["thirds"]:
        first, last = data["thirds"][part]
        return f"{month:02}-{first:02}", f"{month:02}-{_LAST if last == 31 else last}"
    if part:
        return (f"{month:02}-01",) if part in words(data["start"]) else (f"{month:02}-{_LAST}",)
    return (f"{month:02}-{int(day):02}",) if day else (f"{month:02}",)


def _join(year: str, rest: str) -> str:
    """Return year and rest as ISO; empty where the month has no such day (29 February counts in a year unknown)."""
    month, _, day = rest.partition("-")
    if day:
        days = monthrange(int(year or _COMMON_YEAR), int(month))[1]
        if day == _LAST:
            rest = f"{month}-{days}"
        elif int(day) > days and (year or day != "29"):
            return ""
    if not year:
        return f"--{rest}" if rest else ""
    return f"{year}-{rest}" if rest else year
