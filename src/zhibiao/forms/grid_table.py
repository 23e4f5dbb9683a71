"""The indicator table of a grid: its header, its rows, its totals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from zhibiao.forms.flow_levels import complete
from zhibiao.forms.grid_cells import Sheet, printed
from zhibiao.forms.grid_words import is_direction, is_operator, is_placeholder
from zhibiao.forms.vocabulary import group, squeeze
from zhibiao.model import Indicator, Location
from zhibiao.readers.grid import Cell

__all__ = ("Header", "Table", "find_header", "number", "read_table")

_MOST_HEADER_ROWS = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the indicator table: what it holds, and the grid columns it covers (the last one not included)."""

    key: str
    first: int
    last: int
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of an indicator table: its rows (the last one not included) and its columns from left to right."""

    first: int
    last: int
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What the indicator table says, and the row after it."""

    indicators: tuple[Indicator, ...] = ()
    totals: Mapping[str, Decimal | str | None] = field(default_factory=dict)
    columns: frozenset[str] = frozenset()
    target_unit: str | None = None
    places: Mapping[str, Location] = field(default_factory=dict)
    end: int = 0


def find_header(sheet: Sheet, first: int, last: int) -> Header | None:
    """Return the header of the first indicator table in the rows from ``first`` to ``last``, None if there is none.

    A header may take several rows (年度指标值 over 指标性质, 指标值, 度量单位): the lowest heading counts.
    """
    for row in range(first, last + 1):
        best: Header | None = None
        for end in range(row + 1, min(row + _MOST_HEADER_ROWS, last + 1) + 1):
            columns = _columns(sheet, row, end)
            if columns is None:
                break
            keys = {column.key for column in columns}
            if "name" in keys and "target" in keys and (best is None or len(columns) > len(best.columns)):
                best = Header(row, end, columns)
        if best is not None:
            return best
    return None


def _columns(sheet: Sheet, first: int, last: int) -> tuple[Column, ...] | None:
    """Return the columns under the headings in the rows, None if a row holds anything but headings."""
    words, side = group("columns"), group("side")
    lowest: dict[int, Cell] = {}
    for row in range(first, last):
        starting = [cell for cell in sheet.starting(row) if printed(cell)]
        known = [cell for cell in starting if words.key(cell.text) is not None]
        strange = [cell for cell in starting if words.key(cell.text) is None and side.key(cell.text) is None]
        if len(known) < 2 or (strange and row == first and len(strange) > len(known)):
            return None
        for cell in starting:
            lowest |= dict.fromkeys(range(cell.column, cell.column + cell.columns), cell)
    cells = sorted(set(lowest.values()), key=lambda cell: cell.column)
    if not cells:
        return None
    names = [cell for cell in cells if words.key(cell.text) == "name"]
    if len(names) > 1 and names[0] is cells[0] and side.key(names[0].text) == "table":
        cells = cells[1:]
    found = []
    for cell in cells:
        over = [column for column, other in lowest.items() if other is cell]
        key = words.key(cell.text) or ("side" if side.key(cell.text) else "ignored")
        found.append(Column(key, min(over), max(over) + 1, squeeze(cell.text)))
    return tuple(found)


def read_table(sheet: Sheet, header: Header, last: int) -> Table:
    """Return the rows under ``header``, down to the totals, the next header or row ``last``."""
    indicators: list[Indicator] = []
    levels = {"level1": "", "level2": ""}
    row = header.last
    while row <= last and not _ends(sheet, row):
        cells = {column: sheet.at(row, column.first, column.last) for column in header.columns}
        if not _repeats(cells):
            _carry(levels, cells, row)
            indicator = _indicator(cells, levels)
            if indicator is not None:
                indicators.append(indicator)
        row += 1
    totals, places, row = _totals(sheet, header, row, last)
    keys = frozenset(column.key for column in header.columns) - {"ignored", "side"}
    return Table(tuple(indicators), totals, keys, _target_unit(header), places, row)


def _ends(sheet: Sheet, row: int) -> bool:
    words = group("totals")
    first = next((cell for cell in sheet.starting(row) if printed(cell)), None)
    return first is not None and (words.key(first.text) is not None or group("fields").key(first.text) == "name")


def _repeats(cells: Mapping[Column, Cell | None]) -> bool:
    words = group("columns")
    same = [column for column, cell in cells.items() if cell and words.key(cell.text) == column.key != "ignored"]
    return len(same) >= 2


def _carry(levels: dict[str, str], cells: Mapping[Column, Cell | None], row: int) -> None:
    """Note the level names in force; a new first level ends the second."""
    for column, cell in cells.items():
        text = printed(cell)
        if column.key in levels and text and cell is not None:
            name, _ = complete(1 if column.key == "level1" else 2, squeeze(text))
            if column.key == "level1" and name != levels["level1"] and cell.row == row:
                levels["level2"] = ""
            levels[column.key] = name or ""


def _indicator(cells: Mapping[Column, Cell | None], levels: Mapping[str, str]) -> Indicator | None:
    """Return the indicator in ``row``, None for an empty row of the template."""
    texts: dict[str, str | None] = {}
    places: dict[str, Location] = {}
    for column, cell in cells.items():
        key = _role(column, cell)
        if key and texts.get(key) is None:
            texts[key] = printed(cell)
            if cell is not None and texts[key]:
                places[key] = cell.at
    own = [key for key in ("name", "target", "operator", "actual", "deviation") if texts.get(key)]
    if not own or own == ["operator"] or (own == ["name"] and is_placeholder(str(texts["name"]))):
        return None
    at = next(places[key] for key in ("name", "target", "operator", "actual", "deviation") if key in places)
    return Indicator(
        levels["level1"] or None,
        levels["level2"] or None,
        texts.get("name"),
        _target(texts),
        texts.get("actual"),
        number(texts.get("weight")),
        number(texts.get("score")),
        texts.get("deviation"),
        at,
        {key: place for key, place in places.items() if key not in ("level1", "level2", "operator", "unit")},
    )


def _role(column: Column, cell: Cell | None) -> str | None:
    """Return what a cell is: headings of operator, direction and kind change their sense between regions."""
    if column.key in ("ignored", "side", "operator"):
        text = printed(cell)
        if text and is_operator(text):
            return "operator"
        return "kind" if text and is_direction(text) else None
    return column.key


def _target(texts: Mapping[str, str | None]) -> str | None:
    """Return operator, value and unit in this order as one value; a unit that the value has is not said twice."""
    value, unit = texts.get("target"), texts.get("unit")
    if value is None:
        return None
    operator = texts.get("operator") or ""
    if operator and value.startswith(operator):
        operator = ""
    return operator + value + ("" if unit is None or value.endswith(unit) else unit)


def _totals(
    sheet: Sheet, header: Header, row: int, last: int
) -> tuple[dict[str, Decimal | str | None], dict[str, Location], int]:
    words = group("totals")
    totals: dict[str, Decimal | str | None] = {}
    places: dict[str, Location] = {}
    while row <= last and _ends(sheet, row):
        starting = sheet.starting(row)
        label = next(cell for cell in starting if printed(cell))
        key = words.key(label.text)
        if key == "total":
            for name, cell in _total_cells(sheet, header, row, label):
                totals[name] = number(printed(cell))
                places[f"totals.{name}"] = cell.at
        elif key == "grade":
            value = sheet.right(label)
            totals["grade"] = printed(value)
            places["totals.grade"] = (value or label).at
        elif key is None:
            break
        row += 1
    return totals, places, row


def _total_cells(sheet: Sheet, header: Header, row: int, label: Cell) -> Iterator[tuple[str, Cell]]:
    """Yield the total weight and the total score: the numbers of the row, under their columns if they are there."""
    numbers = [cell for cell in sheet.starting(row) if cell is not label and number(printed(cell)) is not None]
    wanted = [column for column in header.columns if column.key in ("weight", "score")]
    if len(numbers) == len(wanted):
        yield from ((column.key, cell) for column, cell in zip(wanted, numbers, strict=True))
        return
    for column in wanted:
        cell = sheet.at(row, column.first, column.last)
        if cell in numbers and cell is not None:
            yield column.key, cell


def _target_unit(header: Header) -> str | None:
    """Return the unit that the heading of the value column prints, as in 指标值（%）."""
    for column in header.columns:
        text = column.heading
        if column.key == "target" and text.endswith((")", "）")) and "/" not in text:
            return text[max(text.rfind("("), text.rfind("（")) + 1 : -1] or None
    return None


def number(text: str | None) -> Decimal | None:
    """Return a printed number (12.50, 1,420.00, 10分, 98%), None for a blank, a dash or anything else."""
    if text is None:
        return None
    plain = squeeze(text).replace(",", "").replace("，", "").rstrip("%％分")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
