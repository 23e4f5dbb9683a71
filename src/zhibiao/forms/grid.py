"""One form as a grid of cells -> one project, whatever the format the grid comes from.

A label cell is known by the vocabulary; its value stands right of it or below it; the indicators stand under their
header row, level names are carried down over merged cells, and operator, value and unit in columns of their own are
joined to one value.
"""

from __future__ import annotations

from dataclasses import dataclass

from zhibiao.forms.grid_boxes import read_boxes, unit_of_money
from zhibiao.forms.grid_cells import Sheet
from zhibiao.forms.grid_money import read_execution
from zhibiao.forms.grid_table import Table, find_header, read_table
from zhibiao.model import Kind, Project
from zhibiao.readers.grid import Grid

__all__ = ("GridForm", "interpret_grid")


@dataclass(frozen=True, slots=True)
class GridForm:
    """The project of a form, its kind, and whether the form has the header of an indicator table at all."""

    kind: Kind
    project: Project
    headed: bool


def interpret_grid(grid: Grid, kind: Kind | None = None) -> GridForm:
    """Return the project that ``grid`` holds; ``kind`` is what the title says, if there is one.

    Without a title a form with actual values, scores or executed money is a self-evaluation.
    """
    sheet = Sheet(grid)
    header = find_header(sheet, 1, sheet.last)
    above = header.first - 1 if header else sheet.last
    unit = unit_of_money(sheet, 1, above)
    boxes = read_boxes(sheet, 1, above, unit)
    execution = read_execution(sheet, 1, above, unit)
    table = read_table(sheet, header, sheet.last) if header else Table()
    if kind is None:
        kind = "self_evaluation" if execution or {"actual", "score"} & table.columns else "target"
    columns = table.columns or Project(None).columns
    project = Project(
        boxes.name,
        boxes.fields,
        {} if execution else boxes.funds,
        execution,
        {},
        boxes.goals,
        table.indicators,
        table.totals,
        columns,
        table.target_unit,
        grid.at,
        {**boxes.places, **table.places},
    )
    return GridForm(kind, project, headed=header is not None)
