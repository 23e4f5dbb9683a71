"""``refiled``: one project, known by name, unit and year, that stands twice in a run; every one of its forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from zhibiao.checks.facts import Facts, ProjectFacts, RunFacts
from zhibiao.checks.hit import Check, Hit
from zhibiao.checks.kinds import Kind
from zhibiao.checks.others import names_of, places_of, projects_by_kind

__all__ = ("KIND",)


def build(_parameters: Mapping[str, object]) -> Check:
    """Compile; there is nothing to set. A project without a name is the same as none."""

    def check(subject: Facts, _names: Mapping[str, object]) -> Iterable[Hit]:
        assert isinstance(subject, RunFacts)  # noqa: S101 - the loader admits no other subject
        for projects in projects_by_kind(subject):
            groups: dict[object, list[ProjectFacts]] = defaultdict(list)
            for project in projects:
                if project.identity[0]:
                    groups[project.identity, project.filing.year].append(project)
            for members in groups.values():
                for member in members if len(members) > 1 else ():
                    yield _hit(member, [other for other in members if other is not member])

    return check


def _hit(member: ProjectFacts, others: Sequence[ProjectFacts]) -> Hit:
    elsewhere = [other for other in others if other.filing is not member.filing]
    indexes = tuple(other.index for other in others if other.filing is member.filing)
    captures = {"indexes": indexes, "elsewhere": names_of(member, elsewhere)}
    return Hit(member, captures, related=places_of(others))


KIND = Kind(
    name="refiled", subjects=("run",), hits="project", parameters={}, build=build,
    captures=("indexes", "elsewhere"),
)  # fmt: skip
