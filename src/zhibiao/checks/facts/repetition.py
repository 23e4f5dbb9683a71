"""Facts for finding repetition: by what a row, a project, a goal is known to be the same as another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from zhibiao.checks.facts.base import Facts
from zhibiao.checks.facts.units import is_unit
from zhibiao.model import Filing, Indicator, Project
from zhibiao.text import fold, normalised
from zhibiao.values import parse_value

if TYPE_CHECKING:
    from zhibiao.checks.facts.project import FilingFacts, ProjectFacts

__all__ = ("FilingKeys", "ProjectKeys", "RowKeys")

_BRACKET = re.compile(r"[（(]([^（）()]+)[）)]")


class RowKeys(Facts):
    """By what an indicator is known."""

    model: Indicator
    project: ProjectFacts

    @cached_property
    def name_key(self) -> str:
        """The name as it is compared: without its trimmings, but a bracket that is no unit tells rows apart."""
        words, printed = self.project.filing.run.pack_words, self.model.name or ""
        core: str = self.core  # type: ignore[attr-defined]
        qualifiers = [inner for inner in _BRACKET.findall(printed) if inner not in core]
        said = [inner for inner in qualifiers if not is_unit(inner.strip(), words) and not _is_mask(inner)]
        return normalised(core + "".join(said))

    @cached_property
    def value_key(self) -> str:
        """The value as it is compared: 90.00% is 90%; other texts without white space (2.5 is not 25)."""
        value = parse_value(self.model.target or "")
        if value.kind in ("threshold", "range"):
            amounts = (each.normalize() for each in (value.amount, value.high_amount) if each is not None)
            return f"{value.operator or ''}{'-'.join(f'{each:f}' for each in amounts)}{value.unit or ''}"
        return "".join(fold(self.model.target or "").text.split())

    @property
    def sharing_projects(self) -> int:
        """How many projects of the filing, this one included, have a row of the same name and value."""
        return self.project.filing.row_counts[self.name_key, self.value_key]

    @property
    def name_sharing_projects(self) -> int:
        """How many projects of the filing have a row of this name with one value, the commonest that it has."""
        return self.project.filing.name_counts.get(self.name_key, 0)


class ProjectKeys(Facts):
    """By what a project is known."""

    model: Project
    filing: FilingFacts

    @cached_property
    def indicator_names(self) -> frozenset[str]:
        """The names of its indicators as they are compared."""
        return frozenset(row.name_key for row in self.rows) - {""}  # type: ignore[attr-defined]

    @property
    def annual_box(self) -> str:
        """The goal box that holds the annual goal: its own, or the only goal box of the form (``goals.overall``)."""
        goals = self.model.goals
        return "goals.annual" if "annual" in goals or "overall" not in goals else "goals.overall"

    @property
    def yearly_goal(self) -> str:
        """The annual goal, or the text of the only goal box; empty where blank."""
        return self.model.goals.get(self.annual_box.partition(".")[2]) or ""

    @property
    def implementer(self) -> str:
        """The 实施单位 of the form, else the filing's unit; empty where neither is said."""
        return self.model.fields.get("unit") or self.filing.model.unit or ""

    @cached_property
    def identity(self) -> tuple[str, str]:
        """Name and unit as they are compared; the name is empty where it is blank."""
        return normalised(self.model.name or ""), normalised(self.implementer)

    @property
    def purpose(self) -> str:
        """What the project says it is for: its name and its goals."""
        goals = (self.model.goals.get(key) for key in ("overall", "annual"))
        return "\n".join(text for text in (self.model.name, *goals) if text)


class FilingKeys(Facts):
    """What the projects of a filing have in common."""

    model: Filing

    @property
    def size(self) -> int:
        """The number of projects."""
        return len(self.model.projects)

    @cached_property
    def row_counts(self) -> Mapping[tuple[str, str], int]:
        """In how many projects each (name, value) stands, as they are compared."""
        counts: Counter[tuple[str, str]] = Counter()
        for project in self.projects:  # type: ignore[attr-defined]
            counts.update({(row.name_key, row.value_key) for row in project.rows if row.name_key})
        return counts

    @cached_property
    def name_counts(self) -> Mapping[str, int]:
        """For each name, in how many projects the commonest of its values stands."""
        counts: dict[str, int] = {}
        for (name, _value), number in self.row_counts.items():
            counts[name] = max(number, counts.get(name, 0))
        return counts


def _is_mask(text: str) -> bool:
    return not any(char.isalnum() and char not in "Xx" for char in text.lstrip("≥≤=＝><＞＜≧≦ *＊×○")) or "*" in text
