"""The words of the house: filings, findings and reports as plain frozen data.

Everything here is data without behaviour of its own and imports nothing of ours. Three states of a box in a form
are kept apart throughout: a key that is *absent* from a mapping is a box the form does not have, ``None`` is a box
left blank, anything else is what is printed. Amounts of money are ``Decimal`` in yuan.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

__all__ = (
    "EXECUTION_COLUMNS",
    "FIELDS",
    "FUNDS",
    "GOALS",
    "NARRATIVE",
    "TOTALS",
    "Declared",
    "ExecutionRow",
    "Filing",
    "Finding",
    "Fix",
    "Guess",
    "Indicator",
    "IndicatorRef",
    "InputFile",
    "Kind",
    "Location",
    "Outcomes",
    "Project",
    "ProjectRef",
    "Related",
    "Report",
    "RuleInfo",
    "Severity",
    "Undecided",
)

Kind = Literal["target", "self_evaluation"]
Severity = Literal["error", "warning", "info", "off"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

# The boxes of a form, in the order in which they are printed and written to data.
FIELDS = ("category", "nature", "department", "unit", "start", "end")
FUNDS = ("total", "total_fiscal", "total_other", "annual", "annual_fiscal", "annual_carryover", "annual_other")
NARRATIVE = ("overview", "basis", "implementer", "plan", "period", "budget", "goals")
GOALS = ("overall", "annual", "result")
TOTALS = ("weight", "score", "grade")
EXECUTION_COLUMNS = ("initial", "revised", "executed", "weight", "rate", "score")


@dataclass(frozen=True, slots=True)
class Location:
    """Where something stands: ``line`` in text, ``line`` and ``column`` in YAML (both from 1), or a place of its own.

    ``page`` counts from 1 and ``box`` is x0, y0, x1, y1 in points from the top left; ``table``, ``row`` and ``column``
    count from 1; ``cell`` is a reference such as ``C7``.
    """

    line: int | None = None
    column: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    table: int | None = None
    row: int | None = None
    sheet: str | None = None
    cell: str | None = None


NOWHERE = Location()


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the indicator table, as printed; ``None`` is a blank cell (or a column the table does not have)."""

    level1: str | None
    level2: str | None
    name: str | None
    target: str | None
    actual: str | None = None
    weight: Decimal | None = None
    score: Decimal | None = None
    deviation: str | None = None
    at: Location = NOWHERE
    places: Mapping[str, Location] = field(default_factory=dict)
    """The place of single cells (``"target"`` …) where they are known better than ``at``."""


@dataclass(frozen=True, slots=True)
class ExecutionRow:
    """One row of the money table of a self-evaluation: amounts in yuan, rate in percent without the sign."""

    label: str
    cells: Mapping[str, Decimal | None]
    """By the names of ``EXECUTION_COLUMNS``; absent: no such column; None: blank or a dash."""
    at: Location = NOWHERE


@dataclass(frozen=True, slots=True)
class Project:
    """One form: a project with its boxes, goals and indicators."""

    name: str | None
    fields: Mapping[str, str | None] = field(default_factory=dict)
    funds: Mapping[str, Decimal | None] = field(default_factory=dict)
    execution: tuple[ExecutionRow, ...] = ()
    narrative: Mapping[str, str | None] = field(default_factory=dict)
    goals: Mapping[str, str | None] = field(default_factory=dict)
    indicators: tuple[Indicator, ...] = ()
    totals: Mapping[str, Decimal | str | None] = field(default_factory=dict)
    columns: frozenset[str] = frozenset({"level1", "level2", "name", "target"})
    """Columns of the indicator table: names of ``Indicator``'s cells, and ``operator``, ``unit`` where split off."""
    target_unit: str | None = None
    """The unit that the header of the value column prints for all rows, as in 指标值（%）."""
    at: Location = NOWHERE
    places: Mapping[str, Location] = field(default_factory=dict)
    """Where each box stands, by a path such as ``goals.annual``, ``fields.start``, ``totals.score``."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What the cover note says about the whole filing; money in yuan."""

    units: int | None = None
    projects: int | None = None
    funds: Decimal | None = None
    at: Location = NOWHERE


@dataclass(frozen=True, slots=True)
class Guess:
    """Something the reader had to guess (rule X004): a message key, its fields, and whom it touches (from 0)."""

    key: str
    fields: Mapping[str, object]
    at: Location
    project: int | None = None
    indicator: int | None = None


@dataclass(frozen=True, slots=True)
class Filing:
    """All forms of one kind in one file."""

    kind: Kind
    year: int | None
    unit: str | None
    projects: tuple[Project, ...]
    declared: Declared | None = None
    path: str = ""
    guesses: tuple[Guess, ...] = ()
    at: Location = NOWHERE


@dataclass(frozen=True, slots=True)
class ProjectRef:
    """A project as a finding names it; ``index`` counts from 1 within its filing."""

    index: int
    name: str | None


@dataclass(frozen=True, slots=True)
class IndicatorRef:
    """An indicator as a finding names it."""

    name: str | None
    level1: str | None = None
    level2: str | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding is about: the other copy, the other number."""

    file: str
    project: ProjectRef | None
    at: Location
    indicator: IndicatorRef | None = None


@dataclass(frozen=True, slots=True)
class Fix:
    """What to write instead of the quoted cell; ``safe`` if the meaning cannot change."""

    safe: bool
    replacement: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect, as ``check --format json`` writes it (docs: interfaces, "A finding as data")."""

    rule: str
    name: str
    severity: Severity
    item: str
    message: str
    suggestion: str
    basis: str
    file: str
    project: ProjectRef | None
    indicator: IndicatorRef | None
    at: Location | None
    quote: str
    kind: Kind | None = None
    cell: str = ""
    """Which box or column the finding is about, in the words of the data format (``target``, ``goals.annual``)."""
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    status: Literal["open", "suppressed", "baselined"] = "open"
    new: bool = True
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Undecided:
    """A rule that could not be judged for a subject, and why."""

    rule: str
    file: str
    project: ProjectRef | None
    reason: str


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How many rules were decided, undecided or not applicable in a run."""

    decided: int = 0
    undecided: int = 0
    not_applicable: int = 0


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file of a run and what became of it.

    ``state``: ``judged``; ``partly`` (forms were judged, but something in it could not be read); ``unreadable``;
    ``no_form``; ``other_kind`` (forms of a kind that is not judged, such as 部门整体支出).
    """

    path: str
    state: Literal["judged", "partly", "unreadable", "no_form", "other_kind"]
    filings: tuple[Filing, ...] = ()
    other_forms: int = 0
    """Forms in it of kinds that are told apart and not judged."""


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a report says about a rule itself, in the language of the run."""

    code: str
    name: str
    severity: Severity
    item: str
    title: str
    why: str
    how: str
    basis: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one run; findings in a stable order (file, place, rule)."""

    packs: tuple[str, ...]
    inputs: tuple[InputFile, ...]
    findings: tuple[Finding, ...]
    undecided: tuple[Undecided, ...]
    outcomes: Outcomes
    rules: Mapping[str, RuleInfo]
    lang: str
