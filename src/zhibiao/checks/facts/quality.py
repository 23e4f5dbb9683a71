"""What rules on quantification ask of a row: standards that words name, measures inside a name, two measures in one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from zhibiao.checks.facts.base import Facts
from zhibiao.checks.facts.names import is_rate
from zhibiao.checks.facts.standards import names_standard
from zhibiao.checks.words import Lexicons
from zhibiao.model import Indicator
from zhibiao.text import MeasuredNumber, deadlines, fold, measured_numbers, normalised, scaled
from zhibiao.values import Value, parse_value

__all__ = ("NameMeasure", "QualityFacts", "differs", "is_generic", "measures_in", "name_measure")

_JOINT = re.compile(r"以及|及(?!时)|和|与|/|、")
_PERCENT_AT_END = re.compile(r"(?<=\d)[%％]\s*[）)]?\s*$")
_WHOLE = Decimal(100)
_BRACKETED = re.compile(r"[（(]?(\D*?)[）)]?$")


@dataclass(frozen=True, slots=True)
class NameMeasure:
    """A measure in a name: as printed, its numbers and unit without scale, and the value to write instead."""

    text: str
    numbers: tuple[Decimal, ...]
    unit: str
    proposal: str


class QualityFacts(Facts):
    """What the rules on quantification ask of a row."""

    model: Indicator
    if TYPE_CHECKING:

        @property
        def core(self) -> str: ...  # noqa: D102 - said in RowFacts
        @property
        def _value(self) -> Value: ...
        @property
        def _words(self) -> Lexicons: ...

    @property
    def generic(self) -> bool:
        """The name says no object of its project: it is made of generic words alone."""
        return is_generic(self.core, self._words)

    @property
    def said(self) -> str:
        """The value as words are compared: no white space, no punctuation, no 定性 or 正向 that the form prints."""
        return self._words["value_types"].after(normalised(self.model.target or ""))

    @cached_property
    def says_when(self) -> bool:
        """The value holds a date or a limit among other words: 会后一个月内, 每月10日前打卡发放."""
        return bool(deadlines(self.model.target or ""))

    @property
    def joined_measures(self) -> tuple[str, ...]:
        """The measures that the name joins into one (工作效率与决策成本), else nothing."""
        return measures_in(self.core, self._words)

    @property
    def name_length(self) -> int:
        """The number of characters of the name, punctuation and trimmings aside."""
        return sum(unicodedata.category(char)[0] not in "PZC" for char in self.core)

    @cached_property
    def _name_measure(self) -> NameMeasure | None:
        return name_measure(self.model.name or "", self.core, self._words)

    @property
    def measure_in_name(self) -> str:
        """The measure that stands in the name (2小时内, 2-3场), else empty."""
        return self._name_measure.text if self._name_measure else ""

    @property
    def proposed_value(self) -> str:
        """The value to write for the measure in the name: ≤2(小时)."""
        return self._name_measure.proposal if self._name_measure else ""

    @property
    def differs_from_name(self) -> bool:
        """The value gives another number, in the same unit, than the measure in the name."""
        return self._name_measure is not None and differs(self._name_measure, self._value)

    @property
    def names_standard(self) -> bool:
        """The row names a standard, a level, a source or an assessment that its value can be checked against."""
        return names_standard(self.model.target or "", self._words, self.core)


def is_generic(core: str, words: Lexicons) -> bool:
    """Tell whether a name says no object of its project: nothing is left of it but generic words."""
    text = normalised(core)
    return bool(text) and words["generic_words"].made_of(text)


def measures_in(core: str, words: Lexicons) -> tuple[str, ...]:
    """Return the measures that a name joins by 及 和 与 / 、, or nothing if it is one measure."""
    parts = [part for part in _JOINT.split(core) if part]
    found = tuple(part for part in parts if _is_measure(part, words))
    return found if len(found) > 1 and found[-1] == parts[-1] else ()


def _is_measure(text: str, words: Lexicons) -> bool:
    return is_rate(text, words) or any(words[name].ends(text) for name in ("number_names", "compound_endings"))


def name_measure(printed: str, core: str, words: Lexicons) -> NameMeasure | None:
    """Return the measure in a name (2小时, 2-3场, 11月底前); 24小时 and bounds of a group (50万元以上项目) are none."""
    text = core + "%" if _PERCENT_AT_END.search(printed) and core[-1:].isdigit() else core
    numbers = [each for each in measured_numbers(text) if each.unit and not _is_whole(each)]
    if not numbers:
        return _dated(text)
    first, last = numbers[0], numbers[0]
    if len(numbers) > 1 and numbers[1].span[0] - first.span[1] == 1 and numbers[1].unit == first.unit:
        last = numbers[1]
    elif len(numbers) > 1:
        return None  # two things are counted: which of them the value is for cannot be told
    before, after = text[: first.span[0]], text[last.span[1] :]
    scope = words["scope_words"].begins(after)
    group = scope and len(after) > len(scope) and first.unit != "%"  # 90%以上居民知晓 is a measure, 50万元以上项目 none
    if group or words["rating_units"].equals(first.unit):
        return None
    spoken = text[first.span[0] : last.span[1]] + words["ceiling_words"].begins(after)
    values = (first.number,) if first is last else (first.number, last.number)
    proposal = _proposal(before, text[first.span[0] : last.span[1]], after, words)
    return NameMeasure(spoken, values, first.unit, proposal)


def _is_whole(measure: MeasuredNumber) -> bool:
    """All of a thing in words (全覆盖): in a name it is what is done, not a figure."""
    return measure.unit == "%" and measure.number == _WHOLE and not re.search(r"\d", measure.text)


def _dated(text: str) -> NameMeasure | None:
    found = next((each for each in deadlines(text) if each.date and re.search(r"[\d底末]", each.text)), None)
    return NameMeasure(found.text, (), "", found.text) if found else None


def _proposal(before: str, printed: str, after: str, words: Lexicons) -> str:
    """The value to write: the measure with the sign that the words round it, or its unit, ask for."""
    value = parse_value(printed)
    number = value.number if value.number is not None else re.sub(r"[^\d.~-].*$", "", fold(printed).text)
    unit = (value.unit or "") if value.number is not None else re.sub(r"^[\d.~-]+", "", fold(printed).text)
    shown = unit if unit in ("%", "‰") else f"({unit})" if unit else ""
    if value.high is not None:
        return f"{number}-{value.high}{shown}"
    # The longer word counts: 不少于 is no 少于, 不超过 no 超过.
    ceiling, floor = (
        max(len(words[name].begins(after)), len(words[name].ends(before))) for name in ("ceiling_words", "floor_words")
    )
    at_most = ceiling > floor or (not floor and words["time_units"].equals(unit))
    return f"{'≤' if at_most else '≥'}{number}{shown}"


def differs(measure: NameMeasure, value: Value) -> bool:
    """Tell whether a numeric value counts in the unit of the name's measure, and gives another number."""
    if value.kind not in ("threshold", "range") or not measure.numbers or not value.unit or value.amount is None:
        return False
    given = {scaled(number, value.unit)[0] for number in (value.amount, value.high_amount) if number is not None}
    return _bare_unit(scaled(value.amount, value.unit)[1]) == _bare_unit(measure.unit) and given != set(measure.numbers)


def _bare_unit(unit: str) -> str:
    bare = _BRACKETED.sub(r"\1", unit).partition("/")[0]
    return bare.removeprefix("个") if len(bare) > 1 else bare
