"""Naming other projects in a finding: the first few by name and by place, all of them by number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from zhibiao.checks.facts import ProjectFacts, RowFacts, RunFacts
from zhibiao.model import IndicatorRef, Related

__all__ = ("Crowd", "named", "names_of", "places", "places_of", "projects_by_kind", "row_places")

_NAMED = 5
_PLACES = 30
"""A set that a thousand projects copy is said a thousand times, not a thousand times a thousand."""


class Crowd:
    """Projects that are alike in something; each may ask for those that are no form of itself.

    The same project, by name and unit, filed again or in another year, is no other project.
    """

    def __init__(self, members: Iterable[ProjectFacts]) -> None:
        self._members = sorted(members, key=_place)
        self._forms = Counter(member.identity for member in self._members if member.identity[0])
        self._nameless = {id(member) for member in self._members if not member.identity[0]}

    def number(self, subject: ProjectFacts) -> int:
        """Return how many other projects there are."""
        own = self._forms[subject.identity] if subject.identity[0] else id(subject) in self._nameless
        return len(self._members) - own

    def first(self, subject: ProjectFacts) -> Sequence[ProjectFacts]:
        """Return the first of the other projects, as many as a finding points at."""
        return tuple(islice(self._others(subject), _PLACES))

    def _others(self, subject: ProjectFacts) -> Iterator[ProjectFacts]:
        for member in self._members:
            if member is not subject and (not member.identity[0] or member.identity != subject.identity):
                yield member


def named(subject: ProjectFacts, crowds: Sequence[Crowd]) -> Mapping[str, object]:
    """Return the captures ``others`` (the first names of the other projects) and ``number`` (of all of them)."""
    number = sum(crowd.number(subject) for crowd in crowds)
    return {"others": names_of(subject, _first(subject, crowds)), "number": number}


def places(subject: ProjectFacts, crowds: Sequence[Crowd]) -> tuple[Related, ...]:
    """Return where the first of the other projects stand."""
    return places_of(_first(subject, crowds))


def names_of(subject: ProjectFacts, others: Iterable[ProjectFacts]) -> tuple[str, ...]:
    """Return the first names of ``others``, quoted, with the file where it is not that of ``subject``."""
    return tuple(_name(other, subject) for other in islice(sorted(others, key=_place), _NAMED))


def places_of(others: Iterable[ProjectFacts]) -> tuple[Related, ...]:
    """Return where the first of ``others`` stand."""
    ordered = islice(sorted(others, key=_place), _PLACES)
    return tuple(Related(other.filing.path, other.ref, other.model.at) for other in ordered)


def row_places(others: Iterable[RowFacts]) -> tuple[Related, ...]:
    """Return where the first of some rows stand."""
    return tuple(
        Related(
            row.project.filing.path,
            row.project.ref,
            row.model.at,
            IndicatorRef(row.model.name, row.model.level1, row.model.level2),
        )
        for row in islice(others, _PLACES)
    )


def projects_by_kind(run: RunFacts) -> Iterable[Sequence[ProjectFacts]]:
    """Return the projects of the run, target forms and self-evaluations apart: only forms of one kind are compared."""
    by_kind: dict[str, list[ProjectFacts]] = {}
    for filing in run.filings:
        by_kind.setdefault(filing.kind, []).extend(filing.projects)
    return by_kind.values()


def _first(subject: ProjectFacts, crowds: Sequence[Crowd]) -> Sequence[ProjectFacts]:
    return sorted((other for crowd in crowds for other in crowd.first(subject)), key=_place)[:_PLACES]


def _place(project: ProjectFacts) -> tuple[str, str, int]:
    return project.filing.path, project.filing.kind, project.index


def _name(project: ProjectFacts, subject: ProjectFacts) -> str:
    elsewhere = "" if project.filing.path == subject.filing.path else f"（{project.filing.path.rpartition('/')[2]}）"
    return f"“{project.name or project.index}”{elsewhere}"
