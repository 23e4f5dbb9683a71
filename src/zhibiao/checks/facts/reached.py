"""Facts of a row of a self-evaluation: what was reached, held against the target, and what it scored."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from zhibiao.checks.facts.comparison import amounts_in_one_unit, has_amount, is_late, units_differ
from zhibiao.checks.facts.notation import NotationFacts
from zhibiao.checks.facts.units import unit_kind
from zhibiao.text import fold, normalised
from zhibiao.values import Value, parse_value

__all__ = ("ReachedFacts",)

_COST_SLOTS = frozenset({"cost", "economic_cost", "social_cost", "ecological_cost"})
_BOUNDS = frozenset({">=", "<=", ">", "<"})
_HUNDRED = Decimal(100)
_TENTH = Decimal("0.1")


class ReachedFacts(NotationFacts):
    """What the rules on self-evaluations ask of a row."""

    if TYPE_CHECKING:

        @property
        def side(self) -> str: ...  # noqa: D102 - said in RowFacts
        @property
        def slot(self) -> str: ...  # noqa: D102 - said in RowFacts

    # --- as printed -------------------------------------------------------------------------------------------------

    @property
    def actual(self) -> str:
        """实际完成值 as printed, empty where blank."""
        return self.model.actual or ""

    @property
    def weight(self) -> Decimal | None:
        """分值 of the row, None where blank."""
        return self.model.weight

    @property
    def score(self) -> Decimal | None:
        """得分 of the row, None where blank."""
        return self.model.score

    @property
    def deviation(self) -> str:
        """偏差原因 as printed, empty where blank."""
        return self.model.deviation or ""

    @cached_property
    def explained(self) -> bool:
        """A reason for the deviation is given: the box holds more than 无 and punctuation."""
        said = normalised(self.deviation)
        return bool(said) and not self._words["no_reasons"].equals(said)

    @property
    def full_score(self) -> bool:
        """The row has all its points."""
        weight, score = self.model.weight, self.model.score
        return weight is not None and score is not None and score >= weight > 0

    @property
    def cost_row(self) -> bool:
        """The row is about cost, at level 1 or level 2."""
        return self.slot in _COST_SLOTS or self.side == "cost"

    # --- what is missing --------------------------------------------------------------------------------------------

    @cached_property
    def part_row(self) -> bool:
        """The row is a part of the one above, without points of its own: 其中：…."""
        return self.model.weight is None and bool(self._words["part_words"].begins(normalised(self.core)))

    @cached_property
    def actual_missing(self) -> bool:
        """The actual value is blank or a placeholder; 无 where a number was wanted and no reason is given is one."""
        said = self.actual.strip()
        if not said or self._words["blank_actuals"].equals(said):
            return True
        if not self._words["none_actuals"].equals(said) or self.accident or self.explained:
            return False
        return has_amount(self._value) and bool(self._value.amount)

    # --- what was reached -------------------------------------------------------------------------------------------

    @cached_property
    def _reached(self) -> Value:
        value = parse_value(self.actual)
        zero = self.accident and self._words["zero_words"].equals(self.actual.strip().rstrip("。"))
        if zero and value.kind in ("empty", "qualitative"):
            return replace(value, kind="threshold", operator="=", number="0")
        return value

    @cached_property
    def vague_actual(self) -> bool:
        """The actual value says that something was reached and not what: 已完成; 良好 where a number was wanted."""
        said, words = normalised(self.actual), self._words
        if not said or self._reached.number is not None:
            return False
        if words["reached_words"].found(said) and words["vague_actuals"].made_of(said):
            return True
        return self.quantified and self._reached.kind == "qualitative" and words["no_numbers"].made_of(said)

    @property
    def actual_number(self) -> Decimal | None:
        """The number of the actual value, None where it is none."""
        return self._reached.amount if has_amount(self._reached) else None

    @property
    def actual_unit(self) -> str:
        """The unit that the actual value prints."""
        return self._reached.unit or ""

    @property
    def actual_key(self) -> Decimal | None:
        """The number reached as it is compared between projects."""
        return self._pair[1] if self._pair else None

    @cached_property
    def _pair(self) -> tuple[Decimal, Decimal] | None:
        """Target and actual in one unit; None where they cannot be compared."""
        if not has_amount(self._value) or not has_amount(self._reached):
            return None
        return amounts_in_one_unit(self._value, self._reached, self.printed_unit, self._words)

    @cached_property
    def unit_changed(self) -> bool:
        """Target and actual print units that count different things."""
        if self._value.kind not in ("threshold", "range", "deadline") or not has_amount(self._reached):
            return False
        # 当日 is a length of time and 全覆盖 a share, yet neither prints a unit.
        if self.actual_unit not in fold(self.actual).text or self.unit not in fold(self.target).text:
            return False
        return units_differ(self.printed_unit, self.actual_unit, self._words)

    @property
    def bounded(self) -> bool:
        """The target is a number or a length of time with ≥ or ≤, and the actual value is one as well."""
        return self._value.operator in _BOUNDS and self._pair is not None

    @property
    def just_reached(self) -> bool:
        """The actual value is the very number of the target."""
        return self._pair is not None and self._pair[0] == self._pair[1]

    @property
    def reach(self) -> Decimal | None:
        """The actual value in percent of the target; None where they cannot be compared or the target is 0."""
        if self._pair is None or not self._pair[0]:
            return None
        return (self._pair[1] / self._pair[0] * _HUNDRED).quantize(_TENTH, ROUND_HALF_UP)

    @property
    def caps_cost_or_time(self) -> bool:
        """The row is about cost or time: its place, its money or the end of its name (时间, 时限) says so."""
        if self.cost_row or self.slot == "timeliness":
            return True
        kind = unit_kind(self.printed_unit, self._words)
        return kind == "money" or (kind == "time" and bool(self._words["duration_tails"].ends(self.core)))

    @cached_property
    def missed(self) -> bool:
        """The actual value does not reach the target; false where that cannot be told."""
        target, actual = self._value, self._reached
        if target.approximate or actual.approximate:
            return False
        if target.kind == "deadline" and target.number is None:
            return bool(actual.kind == "deadline" and is_late(target, actual, self.project.filing.year))
        if target.kind == "range":
            pair = amounts_in_one_unit(target, actual, self.printed_unit, self._words) if has_amount(actual) else None
            high = target.high_amount
            return bool(pair and pair[1] == actual.amount and high is not None and not pair[0] <= pair[1] <= high)
        if target.kind == "trend":
            same = actual.kind == "trend" and actual.direction == target.direction and actual.unit == target.unit
            numbers = (target.amount, actual.amount)
            return bool(same and numbers[0] is not None and numbers[1] is not None and numbers[1] < numbers[0])
        return self._pair is not None and self._falls_short(*self._pair)

    def _falls_short(self, wanted: Decimal, reached: Decimal) -> bool:
        match self._value.operator:
            case ">=":
                return reached < wanted
            case ">":
                return reached <= wanted
            case "<=":
                return reached > wanted
            case "<":
                return reached >= wanted
        if not wanted or self.better == "less":
            return reached > wanted
        # Less money or time than set is no miss, unless the name wants more of it.
        return reached < wanted and (self.better == "more" or not self.caps_cost_or_time)
