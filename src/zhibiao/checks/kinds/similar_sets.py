"""``similar_sets``: projects of a run whose sets of indicator names are much the same, or one inside the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from zhibiao.checks.expression import Closure
from zhibiao.checks.facts import Facts, ProjectFacts, RunFacts
from zhibiao.checks.hit import Check, Hit
from zhibiao.checks.kinds import Kind, Parameter
from zhibiao.checks.others import Crowd, named, places, projects_by_kind
from zhibiao.corpus import contained_pairs, similar_pairs

__all__ = ("KIND",)

_Crowds = Mapping[frozenset[str], Crowd]
"""The projects of each set of names: equal sets are one here, ``copied_sets`` speaks of them."""


def build(parameters: Mapping[str, object]) -> Check:
    """Compile: a Jaccard index of ``share`` with ``least`` names in both sets, or one of ``inside`` in the other.

    Equal sets are not meant, nor two projects for which ``prescribed`` holds.
    """
    share = Fraction(str(parameters["share"]))
    least: Decimal = parameters["least"]  # type: ignore[assignment]
    inside: Decimal = parameters["inside"]  # type: ignore[assignment]
    prescribed: Closure | None = parameters["prescribed"]  # type: ignore[assignment]

    def check(subject: Facts, names: Mapping[str, object]) -> Iterable[Hit]:
        assert isinstance(subject, RunFacts)  # noqa: S101 - the loader admits no other subject
        for projects in projects_by_kind(subject):
            fixed = {id(each) for each in projects if prescribed is not None and prescribed(each, names)}
            everyone, free = _crowds(projects), _crowds([each for each in projects if id(each) not in fixed])
            near = _near(list(everyone), share, int(least), int(inside))
            for project in projects:
                crowds = free if id(project) in fixed else everyone
                yield from _hits(project, near.get(project.indicator_names, {}), crowds)

    return check


def _near(
    sets: Sequence[frozenset[str]], share: Fraction, least: int, inside: int
) -> Mapping[frozenset[str], Mapping[frozenset[str], int]]:
    """Return for each set those that it is near, with the number of names shared."""
    near: dict[frozenset[str], dict[frozenset[str], int]] = defaultdict(dict)
    for pair in (*similar_pairs(sets, share, least), *contained_pairs(sets, inside)):
        first, second = sets[pair.first], sets[pair.second]
        near[first][second] = near[second][first] = pair.shared
    return near


def _crowds(projects: Sequence[ProjectFacts]) -> _Crowds:
    by_set: dict[frozenset[str], list[ProjectFacts]] = defaultdict(list)
    for project in projects:
        by_set[project.indicator_names].append(project)
    return {names: Crowd(members) for names, members in by_set.items()}


def _hits(project: ProjectFacts, near: Mapping[frozenset[str], int], crowds: _Crowds) -> Iterable[Hit]:
    found = [
        (shared, crowds[names]) for names, shared in near.items() if names in crowds and crowds[names].number(project)
    ]
    if found:
        most = max(shared for shared, _ in found)
        closest = named(project, [crowd for shared, crowd in found if shared == most])
        others = [crowd for _, crowd in found]
        captures = {
            **named(project, others),
            "closest": closest["others"][:1],  # type: ignore[index]
            "shared": most,
            "of": len(project.indicator_names),
        }
        yield Hit(project, captures, related=places(project, others))


KIND = Kind(
    name="similar_sets",
    subjects=("run",),
    hits="project",
    parameters={
        "share": Parameter("number", required=True),
        "least": Parameter("number", required=True),
        "inside": Parameter("number", required=True),
        "prescribed": Parameter("expression", scope="project"),
    },
    build=build,
    captures=("others", "number", "closest", "shared", "of"),
)
