"""Facts of one indicator row as it is read: what its name asks for, what its value says."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from zhibiao.checks.facts.base import Facts
from zhibiao.checks.facts.direction import is_harm
from zhibiao.checks.facts.names import Name, asks_for_number, is_rate, read_name
from zhibiao.checks.facts.standards import cites_document, is_grade_mark
from zhibiao.checks.words import Lexicons
from zhibiao.model import Indicator
from zhibiao.values import Value, parse_value

if TYPE_CHECKING:
    from zhibiao.checks.facts.project import ProjectFacts

__all__ = ("ReadRow",)

_MEASURED_KINDS = frozenset({"threshold", "range", "deadline", "composite"})


class ReadRow(Facts):
    """The cells of a row, its name read by the words of the pack, its value by the grammar of values."""

    model: Indicator
    project: ProjectFacts

    def __init__(self, model: Indicator, project: ProjectFacts, position: int) -> None:
        self.model, self.project, self._position = model, project, position

    @property
    def _words(self) -> Lexicons:
        return self.project.filing.run.pack_words

    # --- the row as printed ---------------------------------------------------------------------------------------

    @property
    def position(self) -> int:
        """The place of the row in its project, from 1."""
        return self._position

    @property
    def name(self) -> str:
        """The name as printed."""
        return self.model.name or ""

    @property
    def target(self) -> str:
        """The value cell as printed."""
        return self.model.target or ""

    @property
    def level1(self) -> str:
        """The first level as printed."""
        return self.model.level1 or ""

    @property
    def level2(self) -> str:
        """The second level as printed."""
        return self.model.level2 or ""

    # --- the name -------------------------------------------------------------------------------------------------

    @cached_property
    def _name(self) -> Name:
        return read_name(self.name, self._words)

    @property
    def core(self) -> str:
        """The name without numbering, ★, masks, a final bracket, a trailing % and 调查."""
        return self._name.core

    @property
    def name_unit(self) -> str:
        """The unit that a bracket (or a mask) in the name prints."""
        return self._name.unit

    @cached_property
    def satisfaction(self) -> bool:
        """The name measures satisfaction."""
        return bool(self._words["satisfaction_names"].found(self.core))

    @cached_property
    def rate(self) -> bool:
        """The name is a rate name: 率 (not 频率 …), 比例, 占比, 满意度 and 知晓度; counted in %."""
        return is_rate(self.core, self._words)

    @cached_property
    def number_name(self) -> bool:
        """The name asks for a number: a rate name, or one that ends in 次数, 人数, 金额 …, and is no statement."""
        return asks_for_number(self.core, self._words)

    @cached_property
    def accident(self) -> bool:
        """The name is of a thing that should not happen at all, so that 无, 未发生 and 零 are =0."""
        return is_harm(self.core, self._words)

    # --- the value ------------------------------------------------------------------------------------------------

    @cached_property
    def _value(self) -> Value:
        value = parse_value(self.target)
        if value.kind in ("empty", "qualitative") and self._says_zero:
            return replace(value, kind="threshold", operator="=", number="0", canonical="=0")
        if value.kind in ("unreadable", "empty") and (is_grade_mark(self.target) or cites_document(self.target)):
            # What looks like a broken number or a blank belongs to a grade or a title: ≥C30, 按《关于……的通知》执行.
            return replace(value, kind="qualitative", reason=None)
        return value

    @property
    def _says_zero(self) -> bool:
        """On the name of an accident 无, 未发生 and their like are a number."""
        return self.accident and self._words["zero_words"].equals(self.target.strip().rstrip("。"))

    @property
    def kind(self) -> str:
        """Kind of the value: threshold, range, deadline, trend, qualitative, composite, empty, unreadable."""
        return self._value.kind

    @property
    def operator(self) -> str:
        """The operator of the value (>= <= = > <), empty where none is printed."""
        return self._value.operator or ""

    @property
    def operator_text(self) -> str:
        """The operator as printed."""
        return self._value.operator_text

    @property
    def number(self) -> Decimal | None:
        """The (lower) number of the value."""
        return self._value.amount

    @property
    def high(self) -> Decimal | None:
        """The upper number of a range."""
        return self._value.high_amount

    @property
    def unit(self) -> str:
        """The unit printed in the value cell."""
        return self._value.unit or ""

    @property
    def printed_unit(self) -> str:
        """The unit printed anywhere: in the value, in a bracket of the name, or in the header of the column."""
        return self.unit or self.name_unit or self.project.model.target_unit or ""

    @property
    def direction(self) -> str:
        """Direction of a trend: up, down, flat or empty."""
        return self._value.direction

    @property
    def date(self) -> str:
        """The date or span of a deadline in ISO form, else empty."""
        return self._value.date or ""

    @property
    def canonical(self) -> str:
        """The value in the official notation (≥90%)."""
        return self._value.canonical or ""

    @property
    def blank(self) -> bool:
        """The value cell is empty or holds a placeholder (on an accident name 无 is none)."""
        return self._value.kind == "empty"

    @cached_property
    def qualitative(self) -> bool:
        """The value holds no threshold, range, deadline or trend amount, and is not empty."""
        value = self._value
        if value.kind == "trend":
            return value.number is None
        return value.kind == "qualitative"

    @property
    def quantified(self) -> bool:
        """The value can be checked against a number or a date."""
        return self._value.kind in _MEASURED_KINDS or (self._value.kind == "trend" and not self.qualitative)
