"""The boxes of a grid above its indicator table: a label, and its value right of it or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from zhibiao.forms.flow_money import amount, money_unit
from zhibiao.forms.grid_cells import Sheet, printed
from zhibiao.forms.vocabulary import group, squeeze
from zhibiao.model import FIELDS, FUNDS, GOALS, Location
from zhibiao.readers.grid import Cell

__all__ = ("Boxes", "read_boxes", "unit_of_money")

_DAY = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
_PERIOD = re.compile(r"\s*(?:至|到|~|～|—+|－|-{1,2}(?=\s*\d{4}))\s*")
_COLON = re.compile("[：:]")
_UNIT = re.compile(r"[（(](?:亿元|万元|元)[）)]|单位[：:](?:人民币)?(?:亿元|万元|元)")
_Value = TypeVar("_Value")
_GROUPS = ("fields", "funds", "goals", "side", "execution", "execution_rows")


@dataclass(frozen=True, slots=True)
class Boxes:
    """What stands in the boxes, with the place of each by its path; a label that is not printed is absent."""

    name: str | None = None
    fields: Mapping[str, str | None] = field(default_factory=dict)
    funds: Mapping[str, Decimal | None] = field(default_factory=dict)
    goals: Mapping[str, str | None] = field(default_factory=dict)
    places: Mapping[str, Location] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Box:
    group: str
    key: str
    label: Cell
    text: str | None
    at: Location


def read_boxes(sheet: Sheet, first: int, last: int, unit: Decimal) -> Boxes:
    """Return the labelled boxes in the rows from ``first`` to ``last``; amounts are in ``unit`` (in yuan)."""
    boxes = list(_boxes(sheet, first, last))
    values: dict[str, str | None] = {}
    places: dict[str, Location] = {}
    for box in boxes:
        if box.group == "fields" and box.key != "ignored" and values.get(box.key) is None:
            values[box.key] = box.text
            places["name" if box.key == "name" else f"fields.{box.key}"] = box.at
    _days(values, places)
    goals: dict[str, str | None] = {}
    for box in boxes:
        if box.group == "goals" and goals.get(box.key) is None:
            goals[box.key] = box.text
            places[f"goals.{box.key}"] = box.at
    funds = _funds([box for box in boxes if box.group == "funds"], unit, places)
    name = values.pop("name", None)
    return Boxes(name, _ordered(values, FIELDS), funds, _ordered(goals, GOALS), places)


def unit_of_money(sheet: Sheet, first: int, last: int) -> Decimal:
    """Return what one unit of money is worth in yuan: as the labels of the money say, or 单位：万元, else yuan."""
    texts = [squeeze(cell.text) for row in range(first, last + 1) for cell in sheet.starting(row)]
    money = [text for text in texts if group("funds").key(text) or group("execution").key(text)]
    for text in (*money, *texts):
        if (found := _UNIT.search(text)) is not None and len(text) <= 40:
            return money_unit(found.group()) or Decimal(1)
    return Decimal(1)


def _ordered(values: Mapping[str, _Value], order: tuple[str, ...]) -> dict[str, _Value]:
    return {key: values[key] for key in order if key in values}


def _label(cell: Cell) -> tuple[str, str, str | None] | None:
    """Return group and key of a label, and the value printed in the same cell (项目名称：业务培训), else None."""
    if len(cell.text) > 400:
        return None
    for name in _GROUPS:
        if (key := group(name).key(cell.text)) is not None:
            return name, key, None
    parts = _COLON.split(cell.text, maxsplit=1)
    if len(parts) == 2 and parts[1].strip():
        for name in ("fields", "funds", "goals"):
            if (key := group(name).key(parts[0])) is not None:
                return name, key, printed(Cell(cell.row, cell.column, parts[1]))
    return None


def _boxes(sheet: Sheet, first: int, last: int) -> Iterator[_Box]:
    for row in range(first, last + 1):
        for cell in sheet.starting(row):
            found = _label(cell) if printed(cell) else None
            if found is None or found[0] not in ("fields", "funds", "goals"):
                continue
            name, key, inside = found
            if inside is not None:
                yield _Box(name, key, cell, inside, cell.at)
                continue
            if name == "goals" and _frames(sheet, cell):
                continue
            value = _value(sheet, cell, below=name == "goals")
            yield _Box(name, key, cell, printed(value), value.at if value and printed(value) else cell.at)


def _frames(sheet: Sheet, cell: Cell) -> bool:
    """Tell whether a goal label stands on the edge beside the headings of the goals (年度总体目标 | 预期目标)."""
    words = group("goals")
    own = words.key(cell.text)
    others = [words.key(other.text) for other in sheet.row(cell.row) if other.column > cell.column and printed(other)]
    headings = [key for key in others if key is not None]
    if not headings or group("side").key(cell.text) is None:
        return bool(headings) and cell.rows > 1
    return cell.rows > 1 or len(headings) > 1 or headings[0] == own


def _value(sheet: Sheet, cell: Cell, *, below: bool) -> Cell | None:
    """Return the cell that holds the value of a label: right of it, or below where only labels stand beside it."""
    right = sheet.right(cell)
    free = right is not None and (not printed(right) or _label(right) is None)
    headings = [other for other in sheet.starting(cell.row) if printed(other) and _label(other) is not None]
    if free and not (below and len(headings) > 1 and not printed(right)):
        return right
    if not below:
        return None
    under = sheet.below(cell)
    return under if under is not None and (not printed(under) or _label(under) is None) else None


def _days(values: dict[str, str | None], places: dict[str, Location]) -> None:
    """Make days ISO days, and a period a start and an end."""
    period = values.pop("period", None)
    place = places.pop("fields.period", None)
    if period:
        parts = _PERIOD.split(period, maxsplit=1)
        for key, part in zip(("start", "end"), parts if len(parts) == 2 else (period,), strict=False):
            values.setdefault(key, part)
            if place is not None:
                places.setdefault(f"fields.{key}", place)
    for key in ("start", "end"):
        day = _DAY.fullmatch(values.get(key) or "")
        if day is not None:
            values[key] = f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"


def _funds(boxes: list[_Box], unit: Decimal, places: dict[str, Location]) -> dict[str, Decimal | None]:
    """Return the amounts by box of the data format.

    Under the total and under the amount of the year stand the same words (其中：财政资金): the column decides.
    """
    funds: dict[str, Decimal | None] = {}
    columns = {box.key: box.label.column for box in boxes if box.key in ("total", "annual")}
    for box in sorted(boxes, key=lambda box: box.key == "fiscal"):
        key = _fund(box, columns)
        if key is None or funds.get(key) is not None:
            continue
        worth = money_unit(_hint(box.label.text)) or unit
        funds[key] = amount(squeeze(box.text), worth) if box.text else None
        places[f"funds.{key}"] = box.at
    return _ordered(funds, FUNDS)


def _hint(text: str) -> str:
    found = _UNIT.search(squeeze(text))
    return found.group() if found is not None else ""


def _fund(box: _Box, columns: Mapping[str, int]) -> str | None:
    if box.key in ("total", "annual", "annual_fiscal"):
        return box.key
    if box.key == "carryover":
        return "annual_carryover"
    if box.key not in ("fiscal", "other"):
        return None
    nearest = min(columns, key=lambda key: abs(columns[key] - box.label.column), default="annual")
    return f"{nearest}_{box.key}"
