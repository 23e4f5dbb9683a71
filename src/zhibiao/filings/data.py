"""A filing as plain data, in the key order of the public format ``zhibiao/filing/1`` (docs/filing-format.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from decimal import Decimal

from zhibiao.model import (
    EXECUTION_COLUMNS,
    FIELDS,
    FUNDS,
    GOALS,
    NARRATIVE,
    TOTALS,
    Declared,
    ExecutionRow,
    Filing,
    Indicator,
    Location,
    Project,
)

__all__ = ("FORMAT", "PLACE", "ROW", "SPLIT", "to_data")

FORMAT = "zhibiao/filing/1"

# The cells of an indicator row, in the order in which they are written.
ROW = ("level1", "level2", "name", "target", "actual", "weight", "score", "deviation")
# Columns that leave no cell of their own in a row, because they are joined into ``target``.
SPLIT = ("operator", "unit")

_DEFAULT_COLUMNS = Project(None).columns
PLACE = tuple(field.name for field in fields(Location))


def to_data(filing: Filing) -> dict[str, object]:
    """Return ``filing`` as JSON-able data: absent boxes absent, blank ones ``None``, amounts as decimal strings."""
    data: dict[str, object] = {"format": FORMAT}
    if filing.path:
        data["source"] = {"path": filing.path}
    data |= {"kind": filing.kind, "year": filing.year, "unit": filing.unit}
    if filing.declared is not None:
        data["declared"] = _declared(filing.declared)
    data["projects"] = [_project(project) for project in filing.projects]
    return data


def _declared(declared: Declared) -> dict[str, object]:
    said = {"units": declared.units, "projects": declared.projects, "funds": _plain(declared.funds)}
    data: dict[str, object] = {key: value for key, value in said.items() if value is not None}
    return data | _at(declared.at)


def _project(project: Project) -> dict[str, object]:
    data: dict[str, object] = {"name": project.name, **_boxes(project.fields, FIELDS)}
    parts: dict[str, object] = {
        "funds": _boxes(project.funds, FUNDS),
        "execution": [_execution(row) for row in project.execution],
        "narrative": _boxes(project.narrative, NARRATIVE),
        "goals": _boxes(project.goals, [goal for goal in GOALS if goal != "result"]),
    }
    data |= {key: part for key, part in parts.items() if part}
    data |= _boxes(project.goals, ("result",))
    if project.target_unit is not None:
        data["target_unit"] = project.target_unit
    if (columns := _columns(project)) is not None:
        data["columns"] = columns
    shown = [cell for cell in ROW if cell in project.columns]
    data["indicators"] = [_indicator(indicator, shown) for indicator in project.indicators]
    if totals := _boxes(project.totals, TOTALS):
        data["totals"] = totals
    return data | _at(project.at)


def _columns(project: Project) -> list[str] | None:
    """Return the columns that the rows cannot show: the split ones, or all of them where there is no row."""
    if project.indicators:
        return [column for column in SPLIT if column in project.columns] or None
    if project.columns == _DEFAULT_COLUMNS:
        return None
    return [column for column in (*ROW, *SPLIT) if column in project.columns]


def _execution(row: ExecutionRow) -> dict[str, object]:
    return {"label": row.label, **_boxes(row.cells, EXECUTION_COLUMNS), **_at(row.at)}


def _indicator(indicator: Indicator, shown: Iterable[str]) -> dict[str, object]:
    return {cell: _plain(getattr(indicator, cell)) for cell in shown} | _at(indicator.at)


def _boxes(boxes: Mapping[str, Decimal | str | None], order: Iterable[str]) -> dict[str, object]:
    return {key: _plain(boxes[key]) for key in order if key in boxes}


def _plain(value: Decimal | str | None) -> str | None:
    return format(value, "f") if isinstance(value, Decimal) else value


def _at(place: Location) -> dict[str, object]:
    known = {name: value for name in PLACE if (value := getattr(place, name)) is not None}
    if "box" in known:
        known["box"] = [round(edge, 2) for edge in known["box"]]
    return {"at": known} if known else {}
