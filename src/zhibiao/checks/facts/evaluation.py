"""Facts of a self-evaluation as a whole: how the money was spent, what the rows weigh and score together."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from zhibiao.checks.facts.base import Facts
from zhibiao.model import ExecutionRow, Project
from zhibiao.text import normalised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhibiao.checks.facts.project import FilingFacts
    from zhibiao.checks.facts.row import RowFacts

__all__ = ("EvaluationFacts", "is_rounded")

_HUNDRED = Decimal(100)
_TENTH = Decimal("0.1")


class EvaluationFacts(Facts):
    """What the rules on self-evaluations ask of a project."""

    model: Project
    filing: FilingFacts
    if TYPE_CHECKING:

        @property
        def rows(self) -> Sequence[RowFacts]: ...  # noqa: D102 - said in ProjectFacts

    @property
    def result(self) -> str:
        """实际完成情况 as printed, empty where blank."""
        return self.model.goals.get("result") or ""

    # --- the money --------------------------------------------------------------------------------------------------

    @cached_property
    def _total_row(self) -> ExecutionRow | None:
        """The total row of the money table: named so, else the one that is scored, else the only one."""
        rows, words = self.model.execution, self.filing.run.pack_words
        whole = [row for row in rows if not words["part_words"].begins(normalised(row.label))]
        named = (row for row in whole if words["money_totals"].found(normalised(row.label)))
        scored = (row for row in whole if row.cells.get("weight") is not None)
        only = iter(rows if len(rows) == 1 else ())
        return next(named, None) or next(scored, None) or next(only, None)

    def _cell(self, column: str) -> Decimal | None:
        return self._total_row.cells.get(column) if self._total_row else None

    @property
    def initial_budget(self) -> Decimal | None:
        """年初预算数 of the total row, in yuan."""
        return self._cell("initial")

    @property
    def revised_budget(self) -> Decimal | None:
        """全年预算数 of the total row, in yuan; 年初预算数 where the form has no such column."""
        has = self._total_row is not None and "revised" in self._total_row.cells
        return self._cell("revised" if has else "initial")

    @property
    def executed(self) -> Decimal | None:
        """全年执行数 of the total row, in yuan."""
        return self._cell("executed")

    @property
    def execution_weight(self) -> Decimal | None:
        """分值 of the total row."""
        return self._cell("weight")

    @property
    def execution_rate(self) -> Decimal | None:
        """执行率 of the total row in percent, as printed."""
        return self._cell("rate")

    @property
    def execution_score(self) -> Decimal | None:
        """得分 of the total row."""
        return self._cell("score")

    @property
    def execution_unread(self) -> bool:
        """Nothing says how many points the money carries: no money table was read, or one scored without 分值."""
        return self.execution_weight is None and (not self.model.execution or self.execution_score is not None)

    @cached_property
    def _ratio(self) -> Decimal | None:
        if self.executed is None or not self.revised_budget:
            return None
        return self.executed / self.revised_budget * _HUNDRED

    @property
    def due_rate(self) -> Decimal | None:
        """What the amounts give as rate, in percent with two places; None where nothing can be divided."""
        return None if self._ratio is None else self._ratio.quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def due_score(self) -> Decimal | None:
        """What the rate gives as score, its weight at most; None where either is not known."""
        rate = self.execution_rate if self._ratio is None else self._ratio
        return None if rate is None else self._points(rate)

    @property
    def rate_wrong_by(self) -> Decimal:
        """By how much the printed rate is off that of the amounts; 0 if it is rounded, cut off, or a fraction."""
        rate, ratio = self.execution_rate, self._ratio
        if rate is None or ratio is None or is_rounded(rate, ratio, 0) or is_rounded(rate * _HUNDRED, ratio, 0):
            return Decimal(0)
        return abs(rate - ratio)

    @property
    def score_wrong_by(self) -> Decimal:
        """By how much the score of the money is off weight × rate, by the printed rate or by that of the amounts."""
        score = self.execution_score
        rates = [rate for rate in (self.execution_rate, self._ratio) if rate is not None]
        due = [points for rate in rates if (points := self._points(rate, exactly=True)) is not None]
        if score is None or not due or any(is_rounded(score, points, 1) for points in due):
            return Decimal(0)
        return min(abs(score - points) for points in due)

    def _points(self, rate: Decimal, *, exactly: bool = False) -> Decimal | None:
        weight = self.execution_weight
        if weight is None:
            return None
        points = min(weight, weight * rate / _HUNDRED)
        return points if exactly else points.quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def nothing_spent(self) -> bool:
        """Budget and spending of the total row are both printed and the budget is 0: no rate can be reckoned."""
        return self.executed is not None and self.revised_budget == 0

    @property
    def budget_change(self) -> Decimal | None:
        """By how many percent the revised total is off the initial one, with one place; None where either is blank."""
        if not self.initial_budget or self.revised_budget is None:
            return None
        change = (self.revised_budget - self.initial_budget) / self.initial_budget * _HUNDRED
        return change.quantize(_TENTH, ROUND_HALF_UP)

    # --- weights and scores -------------------------------------------------------------------------------------------

    def _sum(self, part: Callable[[RowFacts], bool]) -> Decimal:
        return sum((row.weight for row in self.rows if row.weight is not None and part(row)), Decimal(0))

    @property
    def rows_weight(self) -> Decimal:
        """The weights of all indicators."""
        return self._sum(lambda _row: True)

    @property
    def whole_weight(self) -> Decimal:
        """The weights of all indicators and of the money."""
        return self.rows_weight + (self.execution_weight or 0)

    @property
    def cost_weight(self) -> Decimal:
        """The weights of the rows about cost."""
        return self._sum(lambda row: row.cost_row)

    @property
    def output_weight(self) -> Decimal:
        """The weights of the outputs, those about cost left out."""
        return self._sum(lambda row: row.side == "output" and not row.cost_row)

    @property
    def benefit_weight(self) -> Decimal:
        """The weights of the benefits."""
        return self._sum(lambda row: row.side == "benefit" and not row.cost_row)

    @property
    def satisfaction_weight(self) -> Decimal:
        """The weights of satisfaction."""
        return self._sum(lambda row: row.side == "satisfaction")

    @property
    def printed_score(self) -> Decimal | None:
        """总分 as printed, None where blank."""
        printed = self.model.totals.get("score")
        return printed if isinstance(printed, Decimal) else None

    @property
    def score_sum(self) -> Decimal | None:
        """The sum of all scores, that of the money included; None where no indicator is scored."""
        scores = [row.score for row in self.rows if row.score is not None]
        return sum(scores, self.execution_score or Decimal(0)) if scores else None

    @property
    def final_score(self) -> Decimal | None:
        """总分 as printed, else the sum of the scores."""
        return self.score_sum if self.printed_score is None else self.printed_score

    @property
    def total_wrong_by(self) -> Decimal:
        """By how much the printed total is off the sum of the scores; 0 where it is rounded or one is not known."""
        printed, scores = self.printed_score, self.score_sum
        if printed is None or scores is None or is_rounded(printed, scores, 1):
            return Decimal(0)
        return abs(printed - scores)

    @property
    def open_points(self) -> Decimal:
        """How many points blank scores may hide; where no money table was read, what its weights lack to 100."""
        blank = self._sum(lambda row: row.score is None)
        if self.execution_score is not None:
            return blank
        unread = max(Decimal(0), _HUNDRED - self.rows_weight) if self.execution_unread else Decimal(0)
        return blank + (self.execution_weight or 0) + unread

    @property
    def lacks_points(self) -> Decimal | None:
        """The printed total less the sum of the scores, None where either is not known."""
        if self.printed_score is None or self.score_sum is None:
            return None
        return self.printed_score - self.score_sum

    @property
    def grade(self) -> str:
        """评分等级 as printed, empty where blank."""
        printed = self.model.totals.get("grade")
        return "".join(str(printed).split()) if printed else ""


def is_rounded(printed: Decimal, exact: Decimal, least: int) -> bool:
    """Tell whether ``printed`` is ``exact``, rounded or cut off to its own places; ``least`` places at least."""
    exponent = printed.as_tuple().exponent
    places = max(least, -exponent if isinstance(exponent, int) else 0)
    step = Decimal(1).scaleb(-places)
    return printed in (exact.quantize(step, ROUND_HALF_UP), exact.quantize(step, ROUND_DOWN))
