"""The money boxes of a form against each other and against the cover note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from zhibiao.checks.facts.base import Facts
from zhibiao.checks.facts.told import in_wan
from zhibiao.checks.hit import UndecidedError
from zhibiao.checks.words import Lexicons
from zhibiao.model import EXECUTION_COLUMNS, ExecutionRow, Filing, Project

if TYPE_CHECKING:
    from zhibiao.checks.facts.project import FilingFacts, ProjectFacts

__all__ = ("FilingMoney", "FundsFacts", "Sum", "money_columns")

_GROUPS = {"total": ("total_fiscal", "total_other"), "annual": ("annual_fiscal", "annual_carryover", "annual_other")}
_AMOUNTS = EXECUTION_COLUMNS[:3]
_CENT_OF_WAN = Decimal(100)


@dataclass(frozen=True)
class Sum:
    """A printed total with its printed parts; ``column`` is the box of the total, or the column of a money table."""

    column: str
    total: Decimal
    parts: tuple[Decimal, ...]

    @property
    def added(self) -> Decimal:
        """What the parts make."""
        return sum(self.parts, Decimal(0))

    @property
    def off(self) -> Decimal:
        """How far that is from the total."""
        return abs(self.total - self.added)


class FundsFacts(Facts):
    """What the rules on money ask of the money boxes of a project."""

    model: Project
    filing: FilingFacts

    @cached_property
    def _sums(self) -> tuple[Sum, ...]:
        words = self.filing.run.pack_words
        return (*_of_funds(self.model.funds), *_of_execution(self.model.execution, words))

    @cached_property
    def wrong_sums(self) -> tuple[Sum, ...]:
        """The columns whose parts do not make the printed total."""
        return tuple(each for each in self._sums if len(each.parts) > 1 and each.off > _rounding(each))

    @cached_property
    def parts_above_total(self) -> tuple[Sum, ...]:
        """The columns in which a part is above the total."""
        return tuple(each for each in self._sums if max(each.parts) > each.total)

    @property
    def funds_total(self) -> Decimal | None:
        """The project total as printed."""
        return self.model.funds.get("total")

    @property
    def funds_annual(self) -> Decimal | None:
        """The annual total as printed."""
        return self.model.funds.get("annual")

    @cached_property
    def blank_total(self) -> str:
        """Which of the two totals the form has and leaves blank while the other is filled (total, annual, or empty)."""
        funds = self.model.funds
        if "total" not in funds or "annual" not in funds or (funds["total"] is None) == (funds["annual"] is None):
            return ""
        return "total" if funds["total"] is None else "annual"

    @cached_property
    def own_amounts(self) -> tuple[Decimal, ...]:
        """Every amount that the form prints as the project's own total: total, annual, initial, revised, executed."""
        funds = [self.model.funds.get(key) for key in ("total", "annual")]
        row = total_row(self.model.execution, self.filing.run.pack_words)
        table = [row.cells.get(column) for column in _AMOUNTS] if row else []
        return tuple(amount for amount in (*funds, *table) if amount)

    @property
    def own_amount(self) -> Mapping[str, str] | None:
        """The first of these amounts, as people say it."""
        return in_wan(self.own_amounts[0]) if self.own_amounts else None


class FilingMoney(Facts):
    """What the rules on the cover note ask of a filing."""

    model: Filing
    if TYPE_CHECKING:

        @property
        def projects(self) -> tuple[ProjectFacts, ...]: ...  # noqa: D102 - said in FilingFacts

    @property
    def declared_projects(self) -> int | None:
        """The number of projects in the cover note."""
        return self.model.declared.projects if self.model.declared else None

    @property
    def form_count(self) -> int:
        """The number of forms in the file."""
        return len(self.model.projects)

    @property
    def declared_funds(self) -> Decimal | None:
        """The amount in the cover note."""
        return self.model.declared.funds if self.model.declared else None

    @property
    def declared_amount(self) -> Mapping[str, str] | None:
        """The amount in the cover note, as people say it."""
        return in_wan(self.declared_funds) if self.declared_funds is not None else None

    @cached_property
    def _added(self) -> tuple[Decimal, ...]:
        """The sums of the forms, a column each; a column with a blank in it is none."""
        columns = zip(*(money_columns(project) for project in self.projects), strict=True)
        sums = [sum(column, Decimal(0)) for column in columns if all(amount is not None for amount in column)]
        if not sums:
            raise UndecidedError("lint.forms_without_amount")
        return tuple(sums)

    @cached_property
    def sum_differs(self) -> Decimal:
        """How far the nearest sum of the forms is from the amount in the cover note.

        Raises ``UndecidedError`` where some form leaves its amount blank in every column.
        """
        declared = self.declared_funds or Decimal(0)
        return min(abs(amount - declared) for amount in self._added)

    @property
    def forms_amount(self) -> Mapping[str, str]:
        """The sum of the forms nearest to the cover note, as people say it."""
        declared = self.declared_funds or Decimal(0)
        return in_wan(min(self._added, key=lambda amount: abs(amount - declared)))


def total_row(rows: Iterable[ExecutionRow], words: Lexicons) -> ExecutionRow | None:
    """Return the row of a money table that holds the totals."""
    return next((row for row in rows if words["execution_totals"].found("".join(row.label.split()))), None)


def money_columns(project: ProjectFacts) -> tuple[Decimal | None, ...]:
    """Return the project's own money: annual and total amount, and the totals of the money table, None where absent."""
    funds = project.model.funds
    row = total_row(project.model.execution, project.filing.run.pack_words)
    table = [row.cells.get(column) if row else None for column in _AMOUNTS]
    return (funds.get("annual"), funds.get("total"), *table)


def _of_funds(funds: Mapping[str, Decimal | None]) -> Iterator[Sum]:
    """The two money boxes of a target form; parts left blank are nothing beside a printed one."""
    for whole, names in _GROUPS.items():
        total = funds.get(whole)
        parts = [funds[name] for name in names if name in funds]
        printed = [part for part in parts if part is not None]
        if total is not None and printed:
            yield Sum(f"funds.{whole}", total, tuple(part or Decimal(0) for part in parts))


def _of_execution(rows: Sequence[ExecutionRow], words: Lexicons) -> Iterator[Sum]:
    """The columns of the money table of a self-evaluation; what is under an unknown label is not added."""
    total = total_row(rows, words)
    if total is None:
        return
    parts = [row for row in rows if row is not total and words["execution_parts"].found("".join(row.label.split()))]
    unknown = len(parts) + 1 < len(list(rows))
    for column in _AMOUNTS:
        amount = total.cells.get(column)
        printed = [part for row in parts if (part := row.cells.get(column)) is not None]
        if amount is not None and printed:
            # With a row that nobody knows the sum cannot be told, the largest part can.
            told = (max(printed),) if unknown or len(parts) == 1 else (*printed, Decimal(0))
            yield Sum(column, amount, told)


def _rounding(told: Sum) -> Decimal:
    """What a sum may be off by where amounts are printed to the hundredth of a 万: one in the last place."""
    amounts = (told.total, *told.parts)
    cents = all(amount % _CENT_OF_WAN == 0 for amount in amounts)
    finer = any(amount % (_CENT_OF_WAN * 10) for amount in amounts)
    return _CENT_OF_WAN if cents and finer else Decimal(0)
