"""The money table of a self-evaluation in a grid: 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from zhibiao.forms.flow_money import amount
from zhibiao.forms.grid_cells import Sheet, printed
from zhibiao.forms.grid_table import number
from zhibiao.forms.vocabulary import bare, fold, group, squeeze
from zhibiao.model import ExecutionRow
from zhibiao.readers.grid import Cell

__all__ = ("read_execution",)

_AMOUNTS = frozenset(("initial", "revised", "executed"))


@dataclass(frozen=True, slots=True)
class _Column:
    key: str
    first: int
    last: int


def read_execution(sheet: Sheet, first: int, last: int, unit: Decimal) -> tuple[ExecutionRow, ...]:
    """Return the rows of the money table in the rows from ``first`` to ``last``; amounts are in ``unit`` (in yuan)."""
    for row in range(first, last + 1):
        columns = _columns(sheet, row)
        if columns:
            return _rows(sheet, row + 1, last, columns, unit)
    return ()


def _columns(sheet: Sheet, row: int) -> tuple[_Column, ...]:
    words = group("execution")
    found = []
    for cell in sheet.starting(row):
        key = words.key(cell.text) if printed(cell) else None
        if key is not None:
            found.append(_Column(key, cell.column, cell.column + cell.columns))
    keys = {column.key for column in found}
    return tuple(found) if len(keys & _AMOUNTS) >= 2 or (keys & _AMOUNTS and "rate" in keys) else ()


def _rows(sheet: Sheet, first: int, last: int, columns: tuple[_Column, ...], unit: Decimal) -> tuple[ExecutionRow, ...]:
    rows = []
    for row in range(first, last + 1):
        label = _label(sheet, row, columns[0].first)
        if label is None:
            continue
        cells: dict[str, Decimal | None] = {}
        for column in columns:
            if column.key != "ignored":
                cells[column.key] = _amount(sheet.at(row, column.first, column.last), column.key, unit)
        rows.append(ExecutionRow(fold(bare(label.text)).removeprefix("其中:"), cells, label.at))
    return tuple(rows)


def _label(sheet: Sheet, row: int, before: int) -> Cell | None:
    words, funds = group("execution_rows"), group("funds")
    for cell in sheet.starting(row):
        text = squeeze(cell.text)
        if cell.column < before and (words.key(text) or words.key(text.removeprefix("其中：").removeprefix("其中:"))):
            return cell
        if cell.column < before and funds.key(text) not in (None, "heading"):
            return cell
    return None


def _amount(cell: Cell | None, key: str, unit: Decimal) -> Decimal | None:
    text = printed(cell)
    if text is None:
        return None
    return amount(squeeze(text), unit) if key in _AMOUNTS else number(text)
