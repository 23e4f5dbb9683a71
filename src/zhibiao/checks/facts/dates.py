"""The dates of a project against its filing year, its narrative, its bases and its indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from zhibiao.checks.facts.base import Facts
from zhibiao.checks.facts.reading import ReadRow
from zhibiao.checks.facts.told import Told
from zhibiao.checks.words import Lexicons
from zhibiao.model import Project
from zhibiao.text import calendar_date, clauses, dates

if TYPE_CHECKING:
    from zhibiao.checks.facts.project import FilingFacts

__all__ = ("DateFacts", "RowDates", "work_years")

_WORK_SECTIONS = ("plan", "period", "budget", "goals")
_YEAR = r"(?:19|20)\d\d"
_SPAN = re.compile(rf"(?<!\d)({_YEAR})\s*年?\s*(?:[-－—–~～]+|至|到)\s*({_YEAR})(?!\d)")
_ONE_YEAR = re.compile(rf"(?<![\d〔\[(（【])({_YEAR})\s*年度?(?!\s*[)）\]】〕])")
_TITLE = re.compile(r"《([^》]+)》")
_BRACKETED_YEAR = re.compile(rf"[〔\[(（【]\s*{_YEAR}\s*年?\s*[〕\])）】]")


class DateFacts(Facts):
    """What the rules on dates ask of a project."""

    model: Project
    filing: FilingFacts
    if TYPE_CHECKING:

        @property
        def first_year(self) -> int | None: ...  # noqa: D102 - said in ProjectFacts
        @property
        def last_year(self) -> int | None: ...  # noqa: D102 - said in ProjectFacts
        @property
        def name(self) -> str: ...  # noqa: D102 - said in ProjectFacts

    @cached_property
    def start(self) -> str:
        """The first day of the project as ISO, as far as it is printed; empty where the form has none."""
        return _edge(self.model.fields.get("start"), 0)

    @cached_property
    def end(self) -> str:
        """The last day of the project as ISO, as far as it is printed; empty where the form has none."""
        return _edge(self.model.fields.get("end"), -1)

    @property
    def dated(self) -> bool:
        """Both dates are there, the end not before the start."""
        return bool(self.start and self.end) and not self.ends_early

    @property
    def ends_early(self) -> bool:
        """The end is before the start, as far as both are printed."""
        return bool(self.start and self.end) and before(self.end, self.start)

    @property
    def misses_year(self) -> bool:
        """The filing year is none of the project years, though both dates are there."""
        year, first, last = self.filing.year, self.first_year, self.last_year
        return self.dated and None not in (year, first, last) and not first <= year <= last  # type: ignore[operator]

    @cached_property
    def period_told(self) -> str:
        """The implementation period in the narrative, where it is one span and not the form's; else empty."""
        spans = [date for date in dates(self.model.narrative.get("period") or "") if ".." in date.iso]
        if len(spans) != 1 or not self.dated or spans[0].iso.startswith("--"):
            return ""
        start, _, end = spans[0].iso.partition("..")
        return "" if same(start, self.start) and same(end, self.end) else spans[0].text

    @cached_property
    def expired_bases(self) -> tuple[Told, ...]:
        """The bases whose titles name a span that ended before the filing year, or one year two or more years back."""
        words, year = self.filing.run.pack_words, self.filing.year
        text = self.model.narrative.get("basis") or ""
        if year is None:
            return ()
        said = {title: last for title, last in _ends(text, words) if last < year}
        said |= {title: one for title, one in _years_of_plans(text, words) if one <= year - 2 and title not in said}
        return tuple(Told("narrative.basis", title, str(last)) for title, last in said.items())

    @cached_property
    def stale_work(self) -> tuple[Told, ...]:
        """What goals, plan, period, budget or name set for a year before the first of the project."""
        first, words = self.first_year, self.filing.run.pack_words
        if first is None:
            return ()
        boxes = {
            **{f"goals.{key}": self.model.goals.get(key) or "" for key in ("overall", "annual")},
            **{f"narrative.{key}": self.model.narrative.get(key) or "" for key in _WORK_SECTIONS},
        }
        told = [
            Told(box, clause)
            for box, text in boxes.items()
            for clause, year in work_years(text, words, period=box == "narrative.period")
            if year < first
        ]
        named = _name_year(self.name, words)
        return (*([Told("name", self.name)] if named is not None and named < first else []), *told)


class RowDates(ReadRow):
    """What the rules on dates ask of a row."""

    @cached_property
    def outside_period(self) -> bool:
        """The date of the value is outside the project's dates; one without a year is in the only year."""
        project = self.project
        if not self.date or self.kind != "deadline" or not project.dated:
            return False
        years = {project.start[:4], project.end[:4]}
        points = [_in_year(each, years) for each in self.date.split("..")]
        if self.project.filing.run.pack_words["recurring_words"].found(self.target) or not all(points):
            return False
        return before(points[0], project.start) or before(project.end, points[-1])


def before(first: str, second: str) -> bool:
    """Tell whether one ISO date is before another, as far as both are printed (2024-03 is not before 2024-03-15)."""
    length = min(len(first), len(second))
    return first[:length] < second[:length]


def same(first: str, second: str) -> bool:
    """Tell whether two ISO dates are the same, as far as both are printed."""
    length = min(len(first), len(second))
    return first[:length] == second[:length]


def work_years(text: str, words: Lexicons, *, period: bool = False) -> Iterator[tuple[str, int]]:
    """Yield the clauses of ``text`` that set work in a year, with the (last) year.

    Work is said behind the date; a clause that tells what is past, what is owed from it, or a base to compare with sets
    none. In a ``period`` every date is one of work.
    """
    for clause in clauses(_TITLE.sub("", text)):
        found = [date for date in dates(clause) if not date.iso.startswith("--")]
        if not found or words["past_words"].found(clause) or words["base_year_words"].found(clause):
            continue
        behind = clause[found[-1].span[1] :]
        work = words["work_words"].found(behind) or words["stage_words"].found(behind)
        if period or work or words["plan_words"].found(clause[: found[0].span[0]]):
            yield clause, max(int(date.last[:4]) for date in found)


def _edge(printed: str | None, end: int) -> str:
    date = calendar_date(printed or "")
    iso = date.iso.split("..")[end] if date else ""
    return "" if iso.startswith("--") else iso


def _in_year(iso: str, years: set[str]) -> str:
    if not iso.startswith("--"):
        return iso
    return f"{next(iter(years))}-{iso[2:]}" if len(years) == 1 else ""


def _name_year(name: str, words: Lexicons) -> int | None:
    """The (last) year for which a project's name sets work; None where it names none or an old balance."""
    bare = _BRACKETED_YEAR.sub("", _TITLE.sub("", name))
    if words["past_words"].found(bare) or words["edition_words"].found(bare):
        return None
    years = [int(year) for pair in _SPAN.findall(bare) for year in pair] or [int(y) for y in _ONE_YEAR.findall(bare)]
    return max(years, default=None)


def _passages(text: str) -> Iterator[str]:
    """The titles in ``text``, and the clauses outside of them."""
    yield from _TITLE.findall(text)
    yield from clauses(_TITLE.sub("", text))


def _ends(text: str, words: Lexicons) -> Iterator[tuple[str, int]]:
    """Titles that name a span of years or a five-year plan, with its last year."""
    for passage in _passages(text):
        spans = [int(last) for _first, last in _SPAN.findall(passage)]
        spans += [int(name) for name, plan in words.family("five_year_plan_").items() if plan.found(passage)]
        if spans and words["plan_titles"].found(passage):
            yield passage, max(spans)


def _years_of_plans(text: str, words: Lexicons) -> Iterator[tuple[str, int]]:
    """Titles of plans, task lists, notices and opinions for one year."""
    for title in _TITLE.findall(text):
        bare = _BRACKETED_YEAR.sub("", title)
        years = list(_ONE_YEAR.finditer(bare))
        if len(years) == 1 and words["yearly_titles"].found(bare[years[0].end() :]):
            after = bare[years[0].end() : years[0].end() + 3]
            if not words["edition_words"].begins(after):
                yield title, int(years[0][1])
