"""Facts of how a value is written: its operator, its unit, and whether both fit what the name asks for."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

from zhibiao.checks.facts.direction import better
from zhibiao.checks.facts.reading import ReadRow
from zhibiao.checks.facts.units import implied_unit, is_scale, misfit, unit_kind

__all__ = ("NotationFacts",)

_WHOLE = Decimal(100)
_SIGNS: Mapping[str, str] = {">=": "≥", "<=": "≤", "=": "=", ">": ">", "<": "<"}


class NotationFacts(ReadRow):
    """What the rules on the notation of values ask of a row."""

    # --- operator -------------------------------------------------------------------------------------------------

    @property
    def bare_number(self) -> bool:
        """The value is a number (with or without unit) that no sign and no word bounds: 35人, 1000."""
        value = self._value
        return value.kind == "threshold" and value.operator is None and not value.approximate

    @property
    def sign(self) -> str:
        """The official sign of the value's operator (≥ ≤ = > <), empty where none is printed."""
        return _SIGNS.get(self._value.operator or "", "")

    @property
    def proposed_sign(self) -> str:
        """The sign that a bare number wants by its name: ≥ where more is better, ≤ where less is, else =."""
        return {"more": "≥", "less": "≤"}.get(self.better, "=")

    @property
    def whole_rate(self) -> bool:
        """The value is 100% (of a rate): nothing is above it."""
        value = self._value
        share = self.unit_kind == "share" or (self.rate and not value.unit)
        return value.kind == "threshold" and value.amount == _WHOLE and share

    @property
    def numeric(self) -> bool:
        """The value is one number, and not 100% of a rate: a row of which an operator may be missing."""
        return self._value.kind == "threshold" and not self.whole_rate

    @property
    def decimals(self) -> int:
        """Digits after the point, as printed."""
        return self._value.decimals

    # --- unit -----------------------------------------------------------------------------------------------------

    @property
    def given_unit(self) -> str:
        """The unit printed for this row: in the value or in a bracket of the name."""
        return self._value.unit or self.name_unit

    @cached_property
    def implied_unit(self) -> str:
        """The unit that the name gives by itself: % of a rate, 次 of 次数, 人 of 人数; else empty."""
        return "%" if self.rate else implied_unit(self.core, self._words)

    @property
    def scale_only(self) -> bool:
        """The printed unit is a scale and nothing else: 万."""
        return bool(self._value.unit) and is_scale(self._value.unit or "")

    @cached_property
    def unit_kind(self) -> str:
        """What kind of quantity the row's unit counts: share, money, time, person …; empty where it is not known."""
        return unit_kind(self.given_unit, self._words)

    @cached_property
    def misfit(self) -> str:
        """Why name and value do not fit (rate_counted, share_of_no_rate … of ``units.misfit``), else empty."""
        return misfit(self.core, self.rate, self.name_unit, self._value, self._words)

    # --- direction --------------------------------------------------------------------------------------------------

    @cached_property
    def better(self) -> str:
        """Whether ``more`` or ``less`` of it is better, by the head noun of the name; empty: either may be meant."""
        return better(self.core, self._words)

    @property
    def wants_zero(self) -> bool:
        """Zero is what the name wants: accidents and harms, and rates of them."""
        return self.accident or (self.better == "less" and self.rate)
