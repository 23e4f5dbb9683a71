"""The parts of a filing as data: what each may hold, and how it is read from YAML nodes.

``PARTS`` is the one table of the format: the reader goes by it, and so does the JSON Schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from zhibiao.filings.boxes import Notes, Places, Read, Section, amount, boxes, is_blank, items, text, whole
from zhibiao.filings.data import PLACE, ROW, SPLIT
from zhibiao.filings.nodes import place
from zhibiao.model import (
    EXECUTION_COLUMNS,
    FIELDS,
    FUNDS,
    GOALS,
    NARRATIVE,
    Declared,
    ExecutionRow,
    Indicator,
    Kind,
    Project,
)

__all__ = ("COLUMNS", "KINDS", "PARTS", "YEARS", "columns", "edges", "kind", "year")

KINDS: dict[str, Kind] = {"target": "target", "self_evaluation": "self_evaluation"}
YEARS = range(1900, 2200)
COLUMNS = (*ROW, *SPLIT)
_DEFAULT_COLUMNS = Project(None).columns
# Where the model keeps a box that the format has right in the project.
_PATHS = {**{key: f"fields.{key}" for key in FIELDS}, "result": "goals.result"}


def kind(node: yaml.Node, name: str, notes: Notes) -> Kind | None:
    """Return the kind of form; note what is none."""
    said = text(node, name, notes)
    if said not in KINDS:
        notes.add("other_kind", place(node), text=said or "", known=", ".join(KINDS))
        return None
    return KINDS[said]


def year(node: yaml.Node, name: str, notes: Notes) -> int | None:
    """Return the year; note what is none of our time."""
    number = whole(node, name, notes)
    if number is not None and number not in YEARS:
        notes.add("not_whole", place(node), box=name, text=str(number))
        return None
    return number


def _declared(node: yaml.Node, name: str, notes: Notes) -> Declared | None:
    if is_blank(node):
        return None
    found = boxes(node, PARTS["declared"], f"{name}.", notes)
    return Declared(found.get("units"), found.get("projects"), found.get("funds"), place(node))


def _projects(node: yaml.Node, name: str, notes: Notes) -> tuple[Project, ...]:
    projects: list[Project] = []
    before = len(notes.problems)
    entries = items(node, name, notes)
    for number, entry in enumerate(entries, start=1):
        known = len(notes.problems)
        project = _project(entry, notes)
        if len(notes.problems) == known:
            projects.append(project)
        else:
            key = "left_out" if project.name else "left_out_unnamed"
            notes.add(key, place(entry), number=number, name=project.name)
    if not entries and len(notes.problems) == before:
        notes.add("no_projects", place(node))
    return tuple(projects)


def _project(node: yaml.Node, notes: Notes) -> Project:
    marks = notes.marks = {}
    found = boxes(node, PARTS["projects"], "", notes)
    goals = found.get("goals", {})
    if "result" in found:
        goals["result"] = found["result"]
    rows, shown = found.get("indicators", ((), set()))
    printed = shown | found.get("columns", set()) if rows or "columns" in found else _DEFAULT_COLUMNS
    return Project(
        name=found.get("name"),
        fields={key: found[key] for key in FIELDS if key in found},
        funds=found.get("funds", {}),
        execution=found.get("execution", ()),
        narrative=found.get("narrative", {}),
        goals=goals,
        indicators=rows,
        totals=found.get("totals", {}),
        columns=frozenset(printed),
        target_unit=found.get("target_unit"),
        at=place(node),
        places=Places({_PATHS.get(name, name): mark for name, mark in marks.items()}),
    )


def _indicators(node: yaml.Node, name: str, notes: Notes) -> tuple[tuple[Indicator, ...], set[str]]:
    """Return the rows of the table, and the columns that they show."""
    marks, shown, rows = notes.marks, set[str](), []
    for entry in items(node, name, notes):
        notes.marks = {}
        row = boxes(entry, PARTS["indicators"], "", notes)
        row.pop("at", None)
        shown.update(row)
        rows.append(
            Indicator(
                row.get("level1"),
                row.get("level2"),
                row.get("name"),
                row.get("target"),
                row.get("actual"),
                row.get("weight"),
                row.get("score"),
                row.get("deviation"),
                place(entry),
                Places(notes.marks),
            )
        )
    notes.marks = marks
    return tuple(rows), shown


def columns(node: yaml.Node, name: str, notes: Notes) -> set[str]:
    """Return the names of columns in a list; note what is none."""
    found = set()
    for entry in items(node, name, notes):
        said = text(entry, name, notes)
        if said in COLUMNS:
            found.add(said)
        else:
            notes.add("no_column", place(entry), text=said or "", known=", ".join(COLUMNS))
    return found


def _execution(node: yaml.Node, name: str, notes: Notes) -> tuple[ExecutionRow, ...]:
    rows = []
    for number, entry in enumerate(items(node, name, notes)):
        row = boxes(entry, PARTS["execution"], f"{name}.{number}.", notes)
        if row.get("label") is None:
            notes.add("missing", place(entry), key="label")
        cells = {key: row[key] for key in EXECUTION_COLUMNS if key in row}
        rows.append(ExecutionRow(row.get("label") or "", cells, place(entry)))
    return tuple(rows)


def _suppress(node: yaml.Node, name: str, notes: Notes) -> list[dict[str, Any]]:
    return [boxes(entry, PARTS["suppress"], f"{name}.", notes) for entry in items(node, name, notes)]


def edges(node: yaml.Node, name: str, notes: Notes) -> None:
    """Check the four edges of a box on a page."""
    entries = items(node, name, notes)
    if len(entries) != 4:
        notes.add("not_a_list", place(node), box=name)
    for edge in entries:
        amount(edge, name, notes)


def _at(node: yaml.Node, name: str, notes: Notes) -> None:
    """Check the place that a converter noted and forget it: here the place of a box is the one in the YAML itself."""
    marks, notes.marks = notes.marks, {}
    if not is_blank(node):
        boxes(node, PARTS["at"], f"{name}.", notes)
    notes.marks = marks
    notes.marks.pop(name, None)


PARTS: Mapping[str, Mapping[str, Read]] = {
    "filing": {
        "format": text,
        "source": Section({"path": text}),
        "kind": kind,
        "year": year,
        "unit": text,
        "declared": _declared,
        "projects": _projects,
    },
    "declared": {"units": whole, "projects": whole, "funds": amount, "at": _at},
    "projects": {
        "name": text,
        **dict.fromkeys(FIELDS, text),
        "funds": Section(dict.fromkeys(FUNDS, amount)),
        "execution": _execution,
        "narrative": Section(dict.fromkeys(NARRATIVE, text)),
        "goals": Section({goal: text for goal in GOALS if goal != "result"}),
        "result": text,
        "target_unit": text,
        "columns": columns,
        "indicators": _indicators,
        "totals": Section({"weight": amount, "score": amount, "grade": text}),
        "suppress": _suppress,
        "at": _at,
    },
    "execution": {"label": text, **dict.fromkeys(EXECUTION_COLUMNS, amount), "at": _at},
    "indicators": {**dict.fromkeys(ROW, text), "weight": amount, "score": amount, "at": _at},
    "suppress": dict.fromkeys(("rule", "indicator", "reason", "by", "until"), text),
    "at": {key: text if key in ("sheet", "cell") else edges if key == "box" else whole for key in PLACE},
}
"""What each part may hold, in the order in which it is written, and how each box is read."""
