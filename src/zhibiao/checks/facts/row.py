"""Facts of one indicator row: what its name asks for, what its value says, where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from zhibiao.checks.facts.base import Facts
from zhibiao.checks.facts.names import Name, read_name
from zhibiao.checks.facts.taxonomy import Slot
from zhibiao.checks.words import Lexicons
from zhibiao.model import Indicator
from zhibiao.values import Value, parse_value

if TYPE_CHECKING:
    from zhibiao.checks.facts.project import ProjectFacts

__all__ = ("RowFacts",)

_MEASURED_KINDS = frozenset({"threshold", "range", "deadline", "composite"})


class RowFacts(Facts):
    """An indicator and what can be said of it with the words of the pack."""

    nested: ClassVar[Mapping[str, str]] = {"project": "ProjectFacts"}
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
        words = self._words
        if words["not_rate_names"].ends(self.core):
            return bool(words["rate_names_after_all"].ends(self.core))
        return bool(words["rate_names"].ends(self.core))

    @cached_property
    def number_name(self) -> bool:
        """The name asks for a number: a rate name, or one that ends in 次数, 人数, 金额 …, and is no statement."""
        words = self._words
        if words["not_number_names"].ends(self.core) or words["statement_words"].found(self.core):
            return False
        return (
            self.rate
            or bool(words["number_names"].ends(self.core))
            or bool(words["number_name_parts"].found(self.core))
        )

    @cached_property
    def accident(self) -> bool:
        """The name is of a thing that should not happen at all, so that 无, 未发生 and 零 are =0."""
        return bool(self._words["accident_names"].found(self.core)) and not self._words["cures"].found(self.core)

    # --- the value ------------------------------------------------------------------------------------------------

    @cached_property
    def _value(self) -> Value:
        return parse_value(self.target)

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
        return self._value.kind == "empty" and not (self.accident and self.target.strip() not in ("", "/", "-", "—"))

    @cached_property
    def qualitative(self) -> bool:
        """The value holds no threshold, range, deadline or trend amount, and is not empty."""
        value = self._value
        if self.blank or value.kind == "unreadable" or value.kind in _MEASURED_KINDS or value.kind == "empty":
            return False
        return not (value.kind == "trend" and value.number is not None)

    @property
    def quantified(self) -> bool:
        """The value can be checked against a number or a date."""
        return not self.qualitative and not self.blank and self._value.kind != "unreadable"

    # --- the place in the form --------------------------------------------------------------------------------------

    @cached_property
    def _slot(self) -> Slot | None:
        return self.project.filing.run.taxonomy.slot(self.level1, self.level2)

    @property
    def slot(self) -> str:
        """Which level 2 this is, by the taxonomy: quantity, quality, timeliness, cost … satisfaction; empty: unknown."""
        return self._slot.name if self._slot else ""

    @property
    def side(self) -> str:
        """Which level 1 this is: output, benefit, satisfaction, cost; taken from level 2 where it is not printed."""
        return self.project.filing.run.taxonomy.side(self.level1, self.level2)
