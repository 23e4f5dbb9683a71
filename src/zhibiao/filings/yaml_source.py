"""A filing written as YAML or JSON (docs/filing-format.md) -> Filing, every box with line and column."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

import yaml

from zhibiao.filings.boxes import Notes, amount, boxes, is_blank, items, text, whole
from zhibiao.filings.data import FORMAT, PLACE, ROW, SPLIT
from zhibiao.filings.nodes import PARSERS, compose, place
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
    Kind,
    Location,
    Project,
)
from zhibiao.problems import Problem, UnreadableError

__all__ = ("KNOWN", "DataRead", "is_data", "read_data")

KNOWN: dict[str, tuple[str, ...]] = {
    "filing": ("format", "source", "kind", "year", "unit", "declared", "projects"),
    "source": ("path",),
    "declared": ("units", "projects", "funds", "at"),
    "project": (
        *("name", *FIELDS, "funds", "execution", "narrative", "goals", "result", "target_unit", "columns"),
        *("indicators", "totals", "suppress", "at"),
    ),
    "funds": FUNDS,
    "execution": ("label", *EXECUTION_COLUMNS, "at"),
    "narrative": NARRATIVE,
    "goals": tuple(goal for goal in GOALS if goal != "result"),
    "indicators": (*ROW, "at"),
    "totals": TOTALS,
    "suppress": ("rule", "indicator", "reason", "by", "until"),
    "at": PLACE,
}
"""The keys of each part of the format, in the order in which they are written."""

_KINDS: dict[str, Kind] = {"target": "target", "self_evaluation": "self_evaluation"}
_YEARS = range(1900, 2200)
_WORDS = tuple(cell for cell in ROW if cell not in ("weight", "score"))
_COLUMNS = frozenset({*ROW, *SPLIT})
_LINES = frozenset({"line", "column", "page", "table", "row"})

# A key (also the first one of a flow mapping) whose value begins like the name of the format.
_MARK = re.compile(
    r"""^[ \t]*(?:(?:-|\?|---)[ \t]+)*[\[{, \t]*["']?\w+["']?[ \t]*:[ \t]*["']?zhibiao/filing/""", re.MULTILINE
)

Value = TypeVar("Value")
Read = Callable[[yaml.Node, str, Notes], Value]


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
    found = boxes(node, KNOWN["filing"], "", notes)
    kind = _required(found, "kind", _kind, node, notes)
    year = _year(found["year"], notes) if "year" in found else None
    unit = text(found["unit"], "unit", notes) if "unit" in found else None
    declared = _declared(found["declared"], notes) if "declared" in found else None
    _section(found, "source", text, notes)
    projects = _required(found, "projects", _projects, node, notes)
    if kind is None or not projects:
        return None
    return Filing(kind, year, unit, projects, declared, path, at=place(node))


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


def _required(
    found: dict[str, yaml.Node], key: str, read: Read[Value], filing: yaml.Node, notes: Notes
) -> Value | None:
    if key not in found:
        notes.add("missing", place(filing), key=key)
        return None
    return read(found[key], key, notes)


def _kind(node: yaml.Node, name: str, notes: Notes) -> Kind | None:
    said = text(node, name, notes)
    if said not in _KINDS:
        notes.add("other_kind", place(node), text=said or "", known=", ".join(_KINDS))
        return None
    return _KINDS[said]


def _year(node: yaml.Node, notes: Notes) -> int | None:
    year = whole(node, "year", notes)
    if year is not None and year not in _YEARS:
        notes.add("not_whole", place(node), box="year", text=str(year))
        return None
    return year


def _declared(node: yaml.Node, notes: Notes) -> Declared | None:
    if is_blank(node):
        return None
    found = boxes(node, KNOWN["declared"], "declared", notes)
    _at(found, notes)
    units, projects = (whole(found[key], key, notes) if key in found else None for key in ("units", "projects"))
    funds = amount(found["funds"], "funds", notes) if "funds" in found else None
    return Declared(units, projects, funds, place(node))


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
    found = boxes(node, KNOWN["project"], "projects", notes)
    _at(found, notes)
    for entry in _entries(found, "suppress", notes):
        _texts(boxes(entry, KNOWN["suppress"], "suppress", notes), KNOWN["suppress"], notes)
    goals = _section(found, "goals", text, notes) | _texts(found, ("result",), notes)
    single = _texts(found, ("name", "target_unit"), notes)
    rows, columns = _indicators(found, notes)
    return Project(
        name=single.get("name"),
        fields=_texts(found, FIELDS, notes),
        funds=_section(found, "funds", amount, notes),
        execution=tuple(_execution(row, notes) for row in _entries(found, "execution", notes)),
        narrative=_section(found, "narrative", text, notes),
        goals=goals,
        indicators=rows,
        totals=_section(found, "totals", _total, notes),
        columns=columns,
        target_unit=single.get("target_unit"),
        at=place(node),
        places=_places(found),
    )


def _places(found: dict[str, yaml.Node]) -> dict[str, Location]:
    """Return the place of each box of a project by its path; rows keep the places of their own cells."""
    places: dict[str, Location] = {key: place(found[key]) for key in ("name", "target_unit") if key in found}
    places |= {f"fields.{key}": place(found[key]) for key in FIELDS if key in found}
    for section in ("funds", "narrative", "goals", "totals"):
        if isinstance(node := found.get(section), yaml.MappingNode):
            places |= {f"{section}.{key.value}": place(value) for key, value in node.value}
    if "result" in found:
        places["goals.result"] = place(found["result"])
    if isinstance(rows := found.get("execution"), yaml.SequenceNode):
        for number, row in enumerate(rows.value):
            if isinstance(row, yaml.MappingNode):
                places |= {f"execution.{number}.{key.value}": place(value) for key, value in row.value}
    return places


def _indicators(found: dict[str, yaml.Node], notes: Notes) -> tuple[tuple[Indicator, ...], frozenset[str]]:
    """Return the rows, and the columns that they show or that ``columns`` adds."""
    columns: set[str] = set()
    for node in _entries(found, "columns", notes):
        said = text(node, "columns", notes)
        if said in _COLUMNS:
            columns.add(said)
        else:
            notes.add("no_column", place(node), text=said or "", known=", ".join((*ROW, *SPLIT)))
    entries = _entries(found, "indicators", notes)
    if not entries and "columns" not in found:
        return (), Project(None).columns
    rows = []
    for entry in entries:
        cells = boxes(entry, KNOWN["indicators"], "indicators", notes)
        _at(cells, notes)
        columns |= cells.keys() - {"at"}
        rows.append(_indicator(entry, cells, notes))
    return tuple(rows), frozenset(columns)


def _indicator(node: yaml.Node, cells: dict[str, yaml.Node], notes: Notes) -> Indicator:
    words = _texts(cells, _WORDS, notes)
    numbers = {key: amount(cells[key], key, notes) for key in ("weight", "score") if key in cells}
    return Indicator(
        level1=words.get("level1"),
        level2=words.get("level2"),
        name=words.get("name"),
        target=words.get("target"),
        actual=words.get("actual"),
        weight=numbers.get("weight"),
        score=numbers.get("score"),
        deviation=words.get("deviation"),
        at=place(node),
        places={key: place(cell) for key, cell in cells.items() if key != "at"},
    )


def _execution(node: yaml.Node, notes: Notes) -> ExecutionRow:
    found = boxes(node, KNOWN["execution"], "execution", notes)
    _at(found, notes)
    label = text(found["label"], "label", notes) if "label" in found else None
    if label is None:
        notes.add("missing", place(node), key="label")
    cells = {key: amount(found[key], key, notes) for key in EXECUTION_COLUMNS if key in found}
    return ExecutionRow(label or "", cells, place(node))


def _total(node: yaml.Node, name: str, notes: Notes) -> Decimal | str | None:
    return text(node, name, notes) if name == "totals.grade" else amount(node, name, notes)


def _at(found: dict[str, yaml.Node], notes: Notes) -> None:
    """Check the place that a converter noted and forget it: here the place is the one in the YAML itself."""
    if "at" not in found or is_blank(found["at"]):
        return
    for key, node in boxes(found["at"], PLACE, "at", notes).items():
        if key == "box":
            edges = items(node, "at.box", notes)
            if len(edges) != 4:
                notes.add("not_a_list", place(node), box="at.box")
            for edge in edges:
                amount(edge, "at.box", notes)
        else:
            (whole if key in _LINES else text)(node, f"at.{key}", notes)


def _section(found: dict[str, yaml.Node], name: str, read: Read[Value], notes: Notes) -> dict[str, Value]:
    """Return the boxes of the section ``name``, empty where there is no such section."""
    if name not in found or is_blank(found[name]):
        return {}
    return {
        key: read(node, f"{name}.{key}", notes) for key, node in boxes(found[name], KNOWN[name], name, notes).items()
    }


def _texts(found: dict[str, yaml.Node], keys: Collection[str], notes: Notes) -> dict[str, str | None]:
    return {key: text(found[key], key, notes) for key in keys if key in found}


def _entries(found: dict[str, yaml.Node], name: str, notes: Notes) -> list[yaml.Node]:
    return items(found[name], name, notes) if name in found else []
