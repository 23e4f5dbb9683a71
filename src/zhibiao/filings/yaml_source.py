"""A filing written as YAML or JSON (docs/filing-format.md) -> Filing, every box with line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from zhibiao.filings.boxes import Notes, Places, Read, amount, boxes, is_blank, items, section, text, whole
from zhibiao.filings.data import FORMAT, PLACE, ROW, SPLIT
from zhibiao.filings.nodes import PARSERS, compose, place
from zhibiao.model import (
    EXECUTION_COLUMNS,
    FIELDS,
    FUNDS,
    GOALS,
    NARRATIVE,
    Declared,
    ExecutionRow,
    Filing,
    Indicator,
    Kind,
    Project,
)
from zhibiao.problems import Problem, UnreadableError

__all__ = ("DataRead", "is_data", "read_data")

_KINDS: dict[str, Kind] = {"target": "target", "self_evaluation": "self_evaluation"}
_YEARS = range(1900, 2200)
_COLUMNS = frozenset({*ROW, *SPLIT})
_DEFAULT_COLUMNS = Project(None).columns

# A key (also the first one of a flow mapping) whose value begins like the name of the format.
_MARK = re.compile(
    r"""^[ \t]*(?:(?:-|\?|---)[ \t]+)*[\[{, \t]*["']?\w+["']?[ \t]*:[ \t]*["']?zhibiao/filing/""", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class DataRead:
    """The filings in one YAML or JSON text, and what could not be read in it."""

    filings: tuple[Filing, ...] = ()
    problems: tuple[Problem, ...] = ()


def is_data(source: str) -> bool:
    """Tell whether ``source`` is a filing as data: it names the format, and not in a code block of a document."""
    found = _MARK.search(source) if "zhibiao/filing/" in source else None
    return found is not None and "```" not in source[: found.start()]


def read_data(source: str, path: str = "", parser: type[yaml.SafeLoader] = PARSERS[0]) -> DataRead:
    """Return the filings in the YAML or JSON text ``source``, one a document (or an entry of a list).

    A project with a mistake in it is reported and left out, the others are kept; after a mistake in the YAML itself
    nothing more is read.
    """
    notes = Notes(left=len(source) + 1)
    filings: list[Filing] = []
    try:
        for number, node in enumerate(_roots(compose(source, parser), notes), start=1):
            filing = _filing(node, number, path, notes)
            if filing is not None:
                filings.append(filing)
    except UnreadableError as error:
        notes.problems.append(error.problem)
    return DataRead(tuple(filings), tuple(notes.problems))


def _roots(documents: Iterator[yaml.Node], notes: Notes) -> Iterator[yaml.Node]:
    for document in documents:
        if isinstance(document, yaml.SequenceNode):
            yield from items(document, "", notes)
        else:
            yield document


def _filing(node: yaml.Node, number: int, path: str, notes: Notes) -> Filing | None:
    if not _has_format(node, number, notes):
        return None
    found = boxes(node, _FILING, "", notes)
    for key in ("kind", "projects"):
        if key not in found:
            notes.add("missing", place(node), key=key)
    kind, projects = found.get("kind"), found.get("projects")
    if kind is None or not projects:
        return None
    return Filing(kind, found.get("year"), found.get("unit"), projects, found.get("declared"), path, at=place(node))


def _has_format(node: yaml.Node, number: int, notes: Notes) -> bool:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    said = next((value for key, value in pairs if key.value == "format"), None)
    if said is None:
        notes.add("no_format", place(node), number=number, format=FORMAT)
        return False
    name = text(said, "format", notes)
    if name != FORMAT:
        notes.add("other_format", place(said), text=name or "", format=FORMAT)
    return name == FORMAT


def _kind(node: yaml.Node, name: str, notes: Notes) -> Kind | None:
    said = text(node, name, notes)
    if said not in _KINDS:
        notes.add("other_kind", place(node), text=said or "", known=", ".join(_KINDS))
        return None
    return _KINDS[said]


def _year(node: yaml.Node, name: str, notes: Notes) -> int | None:
    year = whole(node, name, notes)
    if year is not None and year not in _YEARS:
        notes.add("not_whole", place(node), box=name, text=str(year))
        return None
    return year


def _declared(node: yaml.Node, name: str, notes: Notes) -> Declared | None:
    if is_blank(node):
        return None
    found = boxes(node, _DECLARED, f"{name}.", notes)
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
    found = boxes(node, _PROJECT, "", notes)
    goals = found.get("goals", {})
    if "result" in found:
        goals["result"] = found["result"]
    rows, shown = found.get("indicators", ((), set()))
    columns = shown | found.get("columns", set()) if rows or "columns" in found else _DEFAULT_COLUMNS
    return Project(
        name=found.get("name"),
        fields={key: found[key] for key in FIELDS if key in found},
        funds=found.get("funds", {}),
        execution=found.get("execution", ()),
        narrative=found.get("narrative", {}),
        goals=goals,
        indicators=rows,
        totals=found.get("totals", {}),
        columns=frozenset(columns),
        target_unit=found.get("target_unit"),
        at=place(node),
        places=Places({_PATHS.get(name, name): mark for name, mark in marks.items()}),
    )


def _indicators(node: yaml.Node, name: str, notes: Notes) -> tuple[tuple[Indicator, ...], set[str]]:
    """Return the rows of the table, and the columns that they show."""
    marks, shown, rows = notes.marks, set[str](), []
    for entry in items(node, name, notes):
        notes.marks = {}
        row = boxes(entry, _INDICATOR, "", notes)
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


def _columns(node: yaml.Node, name: str, notes: Notes) -> set[str]:
    columns = set()
    for entry in items(node, name, notes):
        said = text(entry, name, notes)
        if said in _COLUMNS:
            columns.add(said)
        else:
            notes.add("no_column", place(entry), text=said or "", known=", ".join((*ROW, *SPLIT)))
    return columns


def _execution(node: yaml.Node, name: str, notes: Notes) -> tuple[ExecutionRow, ...]:
    rows = []
    for number, entry in enumerate(items(node, name, notes)):
        row = boxes(entry, _MONEY, f"{name}.{number}.", notes)
        if row.get("label") is None:
            notes.add("missing", place(entry), key="label")
        cells = {key: row[key] for key in EXECUTION_COLUMNS if key in row}
        rows.append(ExecutionRow(row.get("label") or "", cells, place(entry)))
    return tuple(rows)


def _suppress(node: yaml.Node, name: str, notes: Notes) -> list[dict[str, Any]]:
    return [boxes(entry, _SUPPRESSION, f"{name}.", notes) for entry in items(node, name, notes)]


def _edges(node: yaml.Node, name: str, notes: Notes) -> None:
    edges = items(node, name, notes)
    if len(edges) != 4:
        notes.add("not_a_list", place(node), box=name)
    for edge in edges:
        amount(edge, name, notes)


def _at(node: yaml.Node, name: str, notes: Notes) -> None:
    """Check the place that a converter noted and forget it: here the place of a box is the one in the YAML itself."""
    marks, notes.marks = notes.marks, {}
    _location(node, name, notes)
    notes.marks = marks
    notes.marks.pop(name, None)


# What each part of the format may hold, in the order in which it is written, and how it is read.
_location = section({key: text if key in ("sheet", "cell") else whole for key in PLACE} | {"box": _edges})
_DECLARED: dict[str, Read] = {"units": whole, "projects": whole, "funds": amount, "at": _at}
_INDICATOR: dict[str, Read] = dict.fromkeys(ROW, text) | {"weight": amount, "score": amount, "at": _at}
_MONEY: dict[str, Read] = {"label": text, **dict.fromkeys(EXECUTION_COLUMNS, amount), "at": _at}
_SUPPRESSION: dict[str, Read] = dict.fromkeys(("rule", "indicator", "reason", "by", "until"), text)
_PROJECT: dict[str, Read] = {
    "name": text,
    **dict.fromkeys(FIELDS, text),
    "funds": section(dict.fromkeys(FUNDS, amount)),
    "execution": _execution,
    "narrative": section(dict.fromkeys(NARRATIVE, text)),
    "goals": section({goal: text for goal in GOALS if goal != "result"}),
    "result": text,
    "target_unit": text,
    "columns": _columns,
    "indicators": _indicators,
    "totals": section({"weight": amount, "score": amount, "grade": text}),
    "suppress": _suppress,
    "at": _at,
}
_FILING: dict[str, Read] = {
    "format": text,
    "source": section({"path": text}),
    "kind": _kind,
    "year": _year,
    "unit": text,
    "declared": _declared,
    "projects": _projects,
}
_PATHS = {**{key: f"fields.{key}" for key in FIELDS}, "result": "goals.result"}
