"""Naming other projects in a finding: the first few by name, all that fit by place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from zhibiao.checks.facts import ProjectFacts, RowFacts, RunFacts
from zhibiao.model import IndicatorRef, Related

__all__ = ("named", "places", "projects_by_kind", "row_places", "unrelated")

_NAMED = 5
_PLACES = 30
"""A set that a thousand projects copy is said a thousand times, not a thousand times a thousand."""


def named(others: Iterable[ProjectFacts], subject: ProjectFacts) -> Mapping[str, object]:
    """Return ``others`` (the first names, quoted, with the file where it is another one) and their ``number``."""
    ordered = _ordered(others)
    return {"others": tuple(_name(other, subject) for other in ordered[:_NAMED]), "number": len(ordered)}


def places(others: Iterable[ProjectFacts]) -> tuple[Related, ...]:
    """Return where the other projects stand."""
    return tuple(Related(other.filing.path, other.ref, other.model.at) for other in _ordered(others)[:_PLACES])


def row_places(others: Iterable[RowFacts]) -> tuple[Related, ...]:
    """Return where rows of other projects stand."""
    return tuple(
        Related(
            row.project.filing.path,
            row.project.ref,
            row.model.at,
            IndicatorRef(row.model.name, row.model.level1, row.model.level2),
        )
        for row in list(others)[:_PLACES]
    )


def projects_by_kind(run: RunFacts) -> Iterable[Sequence[ProjectFacts]]:
    """Return the projects of the run, target forms and self-evaluations apart: only forms of one kind are compared."""
    by_kind: dict[str, list[ProjectFacts]] = {}
    for filing in run.filings:
        by_kind.setdefault(filing.kind, []).extend(filing.projects)
    return by_kind.values()


def unrelated(first: ProjectFacts, second: ProjectFacts) -> bool:
    """Tell whether two forms are of different projects: not of the same name and unit, filed again or a year later."""
    return not first.identity[0] or first.identity != second.identity


def _ordered(projects: Iterable[ProjectFacts]) -> Sequence[ProjectFacts]:
    return sorted(projects, key=lambda project: (project.filing.path, project.filing.kind, project.index))


def _name(project: ProjectFacts, subject: ProjectFacts) -> str:
    elsewhere = "" if project.filing.path == subject.filing.path else f"（{project.filing.path.rpartition('/')[2]}）"
    return f"“{project.name or project.index}”{elsewhere}"
