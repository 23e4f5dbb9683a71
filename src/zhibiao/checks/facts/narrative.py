"""The goals of a project against its indicators: numbers without a row, contradictions, slogans, years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from zhibiao.checks.facts.base import Facts
from zhibiao.checks.facts.numbers import Counted, carried, counted, measured
from zhibiao.checks.facts.reading import ReadRow
from zhibiao.checks.facts.told import Told
from zhibiao.checks.facts.units import unit_kind
from zhibiao.checks.words import Lexicons
from zhibiao.model import Project
from zhibiao.text import MeasuredNumber, clauses, dates, measured_numbers, normalised

if TYPE_CHECKING:
    from zhibiao.checks.facts.project import FilingFacts
    from zhibiao.checks.facts.row import RowFacts

__all__ = ("NarrativeFacts", "RowAgainstGoal")

_SHORTEST_THING = 3
_NOUN, _NEAR = 2, 8
_YEARS = "[二两三四五六七八九十]|(?<!\\d)(?:[2-9]|10)"
_TITLE = re.compile(r"《[^》]*》")
_WORD = re.compile(r"[一-鿿A-Za-z0-9]+")


class NarrativeFacts(Facts):
    """What the rules on goals and rows ask of a project."""

    model: Project
    filing: FilingFacts
    if TYPE_CHECKING:

        @property
        def rows(self) -> tuple[RowFacts, ...]: ...  # noqa: D102 - said in ProjectFacts
        @property
        def several_years(self) -> bool: ...  # noqa: D102 - said in ProjectFacts
        @property
        def last_year(self) -> int | None: ...  # noqa: D102 - said in ProjectFacts
        @property
        def name(self) -> str: ...  # noqa: D102 - said in ProjectFacts

    @property
    def _pack_words(self) -> Lexicons:
        return self.filing.run.pack_words

    # --- numbers (G504) ---------------------------------------------------------------------------------------------

    @cached_property
    def _row_numbers(self) -> frozenset[Counted]:
        return frozenset(each for row in self.rows for each in row.numbers)

    @cached_property
    def _section_numbers(self) -> frozenset[Counted]:
        texts = [self.model.narrative.get(key) or "" for key in ("plan", "budget", "overview")]
        return frozenset(measured(each, self._pack_words) for text in texts for each in measured_numbers(text))

    @cached_property
    def _goal_numbers(self) -> tuple[tuple[Told, bool], ...]:
        """The measured numbers of the goals, each with whether a row (or, of several years, a section) carries it."""
        found: dict[Counted, tuple[Told, bool]] = {}
        for box, text, long in self._goal_texts():
            for number in _promised(text, self._pack_words):
                key = measured(number, self._pack_words)
                there = carried(key, self._row_numbers) or (long and carried(key, self._section_numbers))
                if key not in found or (there and not found[key][1]):
                    found[key] = (Told(box, number.text), there)
        return tuple(found.values())

    def _goal_texts(self) -> Iterator[tuple[str, str, bool]]:
        """The boxes of goals; a goal of several years only where the form has sections that could carry its numbers."""
        goals, narrative = self.model.goals, self.model.narrative
        yield "goals.annual", goals.get("annual") or "", False
        overall, sections = goals.get("overall") or "", any(narrative.get(key) for key in ("plan", "budget"))
        long = self.several_years or bool(self._pack_words["long_goal_words"].found(overall))
        if "annual" not in goals or not long or sections:
            yield "goals.overall", overall, long
        yield "narrative.goals", narrative.get("goals") or "", self.several_years

    @property
    def unmeasured(self) -> tuple[Told, ...]:
        """The measured numbers of the goals that no row carries."""
        return tuple(told for told, there in self._goal_numbers if not there)

    @property
    def measured_share(self) -> Decimal:
        """The share of the goals' measured numbers that the rows carry; 1 where the goals hold none."""
        there = sum(each for _told, each in self._goal_numbers)
        return Decimal(there) / len(self._goal_numbers) if self._goal_numbers else Decimal(1)

    # --- slogans (G508) ---------------------------------------------------------------------------------------------

    @cached_property
    def _whole_goals(self) -> str:
        return "。".join(filter(None, (self.model.goals.get("overall"), self.model.goals.get("annual"))))

    @cached_property
    def slogans(self) -> tuple[str, ...]:
        """The different words of the slogan lexicon in the goals, in order."""
        return tuple(dict.fromkeys(self._pack_words["slogan_words"].all_found(self._whole_goals)))

    @cached_property
    def goals_have_numbers(self) -> bool:
        """Some goal holds a measured number."""
        return bool(measured_numbers(self._whole_goals))

    @cached_property
    def goals_name_work(self) -> bool:
        """Some noun of the project's name, general ones aside, stands in the goals: two of its characters in a row."""
        goals = self._whole_goals
        return any(
            piece[place : place + _NOUN] in goals
            for piece in _WORD.findall(_split(self.name, self._pack_words))
            for place in range(len(piece) - _NOUN + 1)
        )

    # --- years (G510) -----------------------------------------------------------------------------------------------

    @cached_property
    def years_in_annual_goal(self) -> str:
        """What in the annual goal speaks of several years (三年内, 十四五期间, 累计 with a span), else empty."""
        words = self._pack_words
        for clause in clauses(_TITLE.sub("", self.model.goals.get("annual") or "")):
            found = _years_in_words(clause, words) or _plan_period(clause, words) or self._long_span(clause)
            if found:
                return found
        return ""

    def _long_span(self, clause: str) -> str:
        spans = [date for date in dates(clause) if ".." in date.iso and not date.iso.startswith("--")]
        long = [date.text for date in spans if date.iso[:4] < date.last[:4] and len(date.iso) == len("2024..2026")]
        ends = int(spans[0].last[:4]) if spans else 0
        plan = self._pack_words["plan_titles"].found(clause)
        return long[0] if long and not plan and ends > (self.last_year or ends) - 1 else ""


class RowAgainstGoal(ReadRow):
    """What the rules on goals and rows ask of a row."""

    @cached_property
    def numbers(self) -> tuple[Counted, ...]:
        """Every number of the row, in its value, its name and its unit, as it is compared with the goals."""
        read = [number for number in (self.number, self.high) if number is not None]
        printed = [measured(each, self._words) for each in measured_numbers(f"{self.name}；{self.target}")]
        return (*printed, *(counted(number, self.printed_unit, self._words) for number in read))

    @cached_property
    def goal_contradicts(self) -> str:
        """The clause of the annual goal that gives another number for what the row measures, else empty."""
        if self.number is None or self.kind != "threshold":
            return ""
        goals = self.project.model.goals
        goal = goals.get("annual") or ("" if self.project.several_years else goals.get("overall") or "")
        return next((clause for clause in clauses(goal) if self._contradicted_by(clause)), "")

    def _contradicted_by(self, clause: str) -> bool:
        words = self._words
        if words["zero_phrases"].found(clause):
            return self._promises_none(clause, words)
        told = measured_numbers(clause)
        thing = normalised(self.core.removesuffix(words["counted_endings"].ends(self.core)))
        if len(told) != 1 or len(thing) < _SHORTEST_THING or thing not in normalised(clause):
            return False
        if any(words["partial_words"].found(text) for text in (clause, self.name)):
            return False
        own, other = counted(self.number or Decimal(0), self.printed_unit, words), measured(told[0], words)
        return own.kind == other.kind and own.unit == other.unit and own.number != other.number

    def _promises_none(self, clause: str, words: Lexicons) -> bool:
        """The goal wants none of a harm of which the row allows some: what it names stands in the row's name."""
        bad = words["harm_words"].found(clause)
        kept = normalised(words["zero_fillers"].less(words["zero_phrases"].less(clause)))
        return (
            bool(bad)
            and self.operator in ("<=", "<", "=", "")
            and (self.number or 0) > 0
            and unit_kind(self.printed_unit, words) != "share"
            and bad in self.core
            and _in_order(kept, normalised(self.core))
        )


def _promised(text: str, words: Lexicons) -> Iterator[MeasuredNumber]:
    """The measured numbers of a goal that are promised: not where it starts from, nor the one of 各一名."""
    for number in measured_numbers(text):
        before, behind = text[: number.span[0]], text[number.span[1] :]
        from_here = words["base_before"].ends(before) and words["base_behind"].found(behind[:8])
        on_it = words["basis_behind"].begins(behind)
        each = number.number == 1 and words["each_words"].found(before[-_NEAR:])
        if not from_here and not on_it and not each:
            yield number


def _in_order(text: str, name: str) -> bool:
    """Tell whether the characters of ``text`` stand in ``name`` in this order."""
    rest = iter(name)
    return bool(text) and all(char in rest for char in text)


def _split(name: str, words: Lexicons) -> str:
    """A project's name with a blank for every general word."""
    for start, end in reversed(words["general_nouns"].spans(name)):
        name = f"{name[:start]} {name[end:]}"
    return name


def _years_in_words(clause: str, words: Lexicons) -> str:
    """三年内, 用两年时间: a number of years to work in, not to last."""
    if words["lasting_words"].found(clause):
        return ""
    for match in re.finditer(rf"({_YEARS})\s*年(?!行动|规划|计划|级|制|一遇)", clause):
        behind, before = clause[match.end() :], clause[: match.start()]
        if words["several_years_behind"].begins(behind) or words["several_years_before"].ends(before):
            return match.group()
    return ""


def _plan_period(clause: str, words: Lexicons) -> str:
    for plan in words.family("five_year_plan_").values():
        for _start, end in plan.spans(clause):
            behind = clause[end:].lstrip('”"’')
            if words["plan_periods"].begins(behind):
                return plan.found(clause)
    return ""
