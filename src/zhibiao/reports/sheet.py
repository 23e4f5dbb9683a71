"""One project as the form it was filed on, every box with the remarks that point at it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from zhibiao.model import (
    EXECUTION_COLUMNS,
    FIELDS,
    FUNDS,
    GOALS,
    NARRATIVE,
    TOTALS,
    Filing,
    Finding,
    Indicator,
    Project,
    ProjectRef,
)
from zhibiao.reports.options import rank
from zhibiao.reports.quoting import cell_with, indicator_of, mark
from zhibiao.reports.width import clean

__all__ = ("Box", "Form", "Remark", "Sheet")

LEVELS = ("level1", "level2")
COLUMNS = (*LEVELS, "name", "target", "actual", "weight", "score", "deviation")


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding beside its form: its number there, and the box it points at ("" if none)."""

    number: int
    finding: Finding
    anchor: str
    box: str = ""
    shared: str = ""
    """The anchor of the entry at the head of the filing that tells it for several projects."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box or cell of a form: its text in pieces (text, marked or not) and the remarks that point at it."""

    name: str
    anchor: str
    pieces: tuple[tuple[str, bool], ...]
    remarks: tuple[Remark, ...] = ()
    span: int = 1
    """Over how many rows it reaches; 0 where the box above reaches over it."""

    @property
    def severity(self) -> str:
        """The gravest severity of its open remarks; "" without any, "aside" if all are suppressed or baselined."""
        open_ = [remark.finding.severity for remark in self.remarks if remark.finding.status == "open"]
        return min(open_, key=rank) if open_ else "aside" if self.remarks else ""


@dataclass(frozen=True, slots=True)
class Form:
    """One project's form: groups of boxes by the names of the data format, the tables, the remarks."""

    project: ProjectRef
    anchor: str
    unit: str
    boxes: Mapping[str, tuple[Box, ...]]
    execution_columns: tuple[str, ...]
    execution: tuple[tuple[Box, ...], ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Box, ...], ...]
    remarks: tuple[Remark, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """Open findings by severity."""
        return Counter(remark.finding.severity for remark in self.remarks if remark.finding.status == "open")


@dataclass(frozen=True)
class Sheet:
    """One project on its way to its form; ``named`` and ``told`` hold the anchors of findings by their identity."""

    filing: Filing
    project: Project
    index: int
    anchor: str
    findings: Sequence[Finding]
    named: Mapping[int, str]
    told: Mapping[int, str]

    def form(self) -> Form:
        """Return the form with its remarks, numbered in the order of the form."""
        ordered = sorted(self.findings, key=self._place)
        remarks = [
            Remark(n, f, self.named[id(f)], self._box_of(f), self.told.get(id(f), "")) for n, f in enumerate(ordered, 1)
        ]
        by_box: dict[str, list[Remark]] = {}
        for remark in remarks:
            by_box.setdefault(remark.box, []).append(remark)
        by_box.pop("", None)
        project = self.project
        columns = [name for name in EXECUTION_COLUMNS if any(name in row.cells for row in project.execution)]
        return Form(
            project=ProjectRef(self.index, project.name),
            anchor=self.anchor,
            unit=project.fields.get("unit") or self.filing.unit or "",
            boxes={name: tuple(boxes) for name, boxes in self._groups(by_box)},
            execution_columns=tuple(columns),
            execution=tuple(self._execution(columns)),
            columns=self._columns(),
            rows=tuple(self._rows(by_box)),
            remarks=tuple(remarks),
        )

    # Which box a finding points at

    def _box_of(self, finding: Finding) -> str:
        """Return the anchor of the box; "" for a finding on the project as a whole."""
        if finding.indicator is None:
            group, _, name = finding.cell.partition(".")
            there = finding.cell == "name" or name in _boxes(self.project).get(group, {})
            return f"{self.anchor}-{finding.cell}" if there else ""
        row = indicator_of(self.project, finding)
        if row is None:
            return ""
        cell = finding.cell or cell_with(row, finding.quote) or "name"
        return f"{self.anchor}-{_position(self.project, row)}-{cell if cell in COLUMNS else 'name'}"

    def _place(self, finding: Finding) -> tuple[int, int]:
        """Order as on the form: the project as a whole, its boxes, its rows."""
        if finding.indicator is None:
            group = finding.cell.partition(".")[0]
            order = ("name", "fields", "funds", "goals", "narrative")
            return (order.index(group) + 1 if group in order else 0), 0
        row = indicator_of(self.project, finding)
        return 9, _position(self.project, row) if row else len(self.project.indicators)

    # The boxes

    def _groups(self, by_box: Mapping[str, list[Remark]]) -> Iterator[tuple[str, Iterable[Box]]]:
        yield "name", [self._box("name", self.project.name, by_box)]
        for group, names in (
            ("fields", FIELDS),
            ("funds", FUNDS),
            ("goals", GOALS),
            ("narrative", NARRATIVE),
            ("totals", TOTALS),
        ):
            values = _boxes(self.project)[group]
            yield group, [self._box(f"{group}.{name}", values[name], by_box) for name in names if name in values]

    def _box(self, name: str, value: object, by_box: Mapping[str, list[Remark]]) -> Box:
        anchor = f"{self.anchor}-{name}"
        remarks = by_box.get(anchor, [])
        return Box(name, anchor, _pieces(value, remarks), tuple(remarks))

    def _execution(self, columns: Sequence[str]) -> Iterator[tuple[Box, ...]]:
        for row in self.project.execution:
            values: list[tuple[str, object]] = [
                ("label", row.label),
                *((name, row.cells.get(name)) for name in columns),
            ]
            yield tuple(Box(name, "", _pieces(value, ())) for name, value in values)

    def _columns(self) -> tuple[str, ...]:
        rows = self.project.indicators
        printed = {*self.project.columns, "name", "target"}
        return tuple(name for name in COLUMNS if name in printed or any(getattr(row, name) is not None for row in rows))

    def _rows(self, by_box: Mapping[str, list[Remark]]) -> Iterator[tuple[Box, ...]]:
        rows = self.project.indicators
        for position, row in enumerate(rows):
            boxes = []
            for name in self._columns():
                span = _span(rows, position, name)
                anchors = [f"{self.anchor}-{other}-{name}" for other in range(position, position + span)]
                remarks = [remark for anchor in anchors for remark in by_box.get(anchor, ())]
                pieces = _pieces(getattr(row, name), remarks) if span else ()
                boxes.append(Box(name, f"{self.anchor}-{position}-{name}", pieces, tuple(remarks), span))
            yield tuple(boxes)


def _position(project: Project, row: Indicator) -> int:
    return next(n for n, other in enumerate(project.indicators) if other is row)


def _boxes(project: Project) -> Mapping[str, Mapping[str, object]]:
    return {
        "fields": project.fields,
        "funds": project.funds,
        "goals": project.goals,
        "narrative": project.narrative,
        "totals": project.totals,
    }


def _span(rows: Sequence[Indicator], position: int, name: str) -> int:
    """Return over how many rows a level reaches, as forms print it: 0 where the row before has the same."""
    if name not in LEVELS:
        return 1
    wanted = LEVELS[: LEVELS.index(name) + 1]

    def levels(row: Indicator) -> list[str | None]:
        return [getattr(row, level) for level in wanted]

    if position and levels(rows[position - 1]) == levels(rows[position]):
        return 0
    end = position + 1
    while end < len(rows) and levels(rows[end]) == levels(rows[position]):
        end += 1
    return end - position


def _pieces(value: object, remarks: Sequence[Remark]) -> tuple[tuple[str, bool], ...]:
    """Return the text of a box, cut where the quotes of its remarks begin and end."""
    text = clean(f"{value:,}" if isinstance(value, Decimal) else str(value or ""))
    spans = [mark(text, remark.finding.quote) for remark in remarks]
    edges = sorted({0, len(text), *(edge for span in spans for edge in span)})
    return tuple(
        (text[begin:end], any(start <= begin and end <= stop for start, stop in spans))
        for begin, end in pairwise(edges)
    )
