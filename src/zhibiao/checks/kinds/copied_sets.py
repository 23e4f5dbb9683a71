"""``copied_sets``: projects of a run with equal sets of indicator names; the finding hangs on every one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from zhibiao.checks.expression import Closure
from zhibiao.checks.facts import Facts, RunFacts
from zhibiao.checks.hit import Check, Hit
from zhibiao.checks.kinds import Kind, Parameter
from zhibiao.checks.others import Crowd, named, places, projects_by_kind
from zhibiao.corpus import equal_groups

__all__ = ("KIND",)


def build(parameters: Mapping[str, object]) -> Check:
    """Compile: sets of at least ``least`` names; not between projects for which ``prescribed`` holds."""
    least: Decimal = parameters["least"]  # type: ignore[assignment]
    prescribed: Closure | None = parameters["prescribed"]  # type: ignore[assignment]

    def check(subject: Facts, names: Mapping[str, object]) -> Iterable[Hit]:
        assert isinstance(subject, RunFacts)  # noqa: S101 - the loader admits no other subject
        for projects in projects_by_kind(subject):
            for group in equal_groups([project.indicator_names for project in projects], int(least)):
                members = [projects[place] for place in group]
                fixed = {id(each) for each in members if prescribed is not None and prescribed(each, names)}
                everyone, free = Crowd(members), Crowd(each for each in members if id(each) not in fixed)
                for member in members:
                    crowd = free if id(member) in fixed else everyone
                    if crowd.number(member):
                        captures = {**named(member, [crowd]), "shared": len(member.indicator_names)}
                        yield Hit(member, captures, related=places(member, [crowd]))

    return check


KIND = Kind(
    name="copied_sets",
    subjects=("run",),
    hits="project",
    parameters={
        "least": Parameter("number", required=True),
        "prescribed": Parameter("expression", scope="project"),
    },
    build=build,
    captures=("others", "number", "shared"),
)
