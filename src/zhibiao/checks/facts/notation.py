"""Facts of how a value is written: its operator, its unit, and whether both fit what the name asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

from zhibiao.checks.facts.composite import is_by_classes, is_one_measure
from zhibiao.checks.facts.direction import better
from zhibiao.checks.facts.reading import ReadRow
from zhibiao.checks.facts.units import implied_unit, is_scale, misfit, unit_kind
from zhibiao.text import fold

__all__ = ("NotationFacts",)

_TURNED: Mapping[str, str] = {"≥": "≤", "≤": "≥", ">": "≤", "<": "≥"}
_WHOLE = Decimal(100)
_MARKS = Decimal(10)
_PER: Mapping[str, int] = {"‰": 10, "‱": 100}
_ZEROS = re.compile(r"(\d)[.．][0０]+(?![\d０-９.．])")
_SIGNS: Mapping[str, str] = {">=": "≥", "<=": "≤", "=": "=", ">": ">", "<": "<"}


class NotationFacts(ReadRow):
    """What the rules on the notation of values ask of a row."""

    # --- operator -------------------------------------------------------------------------------------------------

    @property
    def bare_number(self) -> bool:
        """The value is a number (with or without unit) that no sign and no word bounds: 35人, 1000; no ratio 1:15."""
        value = self._value
        if value.kind != "threshold" or value.operator is not None or value.approximate:
            return False
        # 提升至95% names a level to reach, 1:15 is a ratio: neither is a number that lacks its bound.
        return not (value.unit or "").startswith(":") and not self._words["trend_words"].found(self.target)

    @property
    def sign(self) -> str:
        """The official sign of the value's operator (≥ ≤ = > <), empty where none is printed."""
        return _SIGNS.get(self._value.operator or "", "")

    @property
    def proposed_sign(self) -> str:
        """The sign that a bare number wants: ≥ where more of it is better, ≤ where less is, else (and for 0) =."""
        return {"more": "≥", "less": "≤"}.get(self.better, "=") if self._value.amount else "="

    @property
    def whole_rate(self) -> bool:
        """The value is 100% (of a rate): nothing is above it."""
        return self._value.kind == "threshold" and self.percent == _WHOLE

    @property
    def numeric(self) -> bool:
        """The value is one number, and not 100% of a rate: a row of which an operator may be missing."""
        return self._value.kind == "threshold" and not self.whole_rate

    @property
    def printed_operator(self) -> str:
        """The operator as it is printed, full width and all; empty where none is."""
        found = self._operator_span
        return self.target[slice(*found)] if found else self._value.operator_text

    @property
    def with_sign(self) -> str:
        """The value cell with the operator as the official sign: ≥95% for >=95% and for 大于等于95%."""
        found = self._operator_span
        if not found or not self.sign:
            return self.canonical
        start, end = found
        return self.target[:start] + self.sign + self.target[end:].lstrip()

    @property
    def _operator_span(self) -> tuple[int, int] | None:
        """Where the operator stands in the cell; None where it is in two pieces (≥95%以上) or not printed."""
        folded, printed = fold(self.target), self._value.operator_text
        start = folded.text.find(printed) if printed else -1
        return None if start < 0 else folded.span(start, start + len(printed))

    @property
    def turned(self) -> str:
        """The value with its operator turned round, in the official notation: ≤5% for ≥5%."""
        return _TURNED.get(self.sign, self.sign) + self.canonical.removeprefix(self.sign)

    @property
    def span_reversed(self) -> bool:
        """The value is a span of dates, years printed, that ends before it begins."""
        start, _, end = (self._value.date or "").partition("..")
        return bool(end) and not start.startswith("-") and len(start) == len(end) and end < start

    @property
    def unreadable_part(self) -> str:
        """The piece for which a value is unreadable, empty where it is the whole."""
        piece = self._value.reason.piece if self._value.reason else ""
        return piece if piece != self.target else ""

    @property
    def without_decimals(self) -> str:
        """The value cell without decimals that are all zeros (≥2.00(人) is ≥2(人)); empty where it has none such."""
        shorter = _ZEROS.sub(r"\1", self.target)
        return shorter if self._value.kind in ("threshold", "range") and shorter != self.target else ""

    # --- several numbers ------------------------------------------------------------------------------------------

    @property
    def several_measures(self) -> bool:
        """The value holds two quantities or more; not where its numbers make one measure (6月底前50%)."""
        return self._value.kind == "composite" and not is_one_measure(self._value, self._words)

    @property
    def by_classes(self) -> bool:
        """The value gives one quantity by classes, all in one unit: 城区≤12分钟，乡镇≤30分钟."""
        return self._value.kind == "composite" and is_by_classes(self._value, self._words)

    # --- share ----------------------------------------------------------------------------------------------------

    @property
    def percent(self) -> Decimal | None:
        """The (lower) number in percent, where it is a share; None where it is not, or cannot be told (满意度 ≥4.5)."""
        return self._in_percent(self._value.amount)

    @property
    def high_percent(self) -> Decimal | None:
        """The upper number of a range in percent."""
        return self._in_percent(self._value.high_amount)

    def _in_percent(self, number: Decimal | None) -> Decimal | None:
        if number is None or self._value.kind not in ("threshold", "range"):
            return None
        unit = self.printed_unit
        if unit_kind(unit, self._words) == "share":
            return None if unit.endswith("点") else number / _PER.get(unit, 1)
        # A rate without a unit: a small number may be a fraction (0.95) or a mark out of five.
        return number if not unit and self.rate and (number > _MARKS or number <= 0) else None

    # --- unit -----------------------------------------------------------------------------------------------------

    @property
    def given_unit(self) -> str:
        """The unit printed for this row: in the value or in a bracket of the name."""
        return self._value.unit or self.name_unit

    @property
    def project_unit(self) -> str:
        """The unit that the header of the value column prints for all rows."""
        return self.project.model.target_unit or ""

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

    @property
    def placeholder_zero(self) -> bool:
        """The value is the 0 or 0.00 that a form system prints where nothing was typed, and no zero is wanted."""
        return self.bare_number and not self._value.amount and not self._value.unit and not self.wants_zero
