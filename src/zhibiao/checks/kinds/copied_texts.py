"""``copied_texts``: projects of a run with much the same text in a box, or one text whole in another."""

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
from zhibiao.corpus import alike_pairs, held_pairs
from zhibiao.text import normalised

__all__ = ("KIND",)

_RANK = {"equal": 0, "alike": 1, "held": 2, "holds": 3}
_Near = Mapping[str, Mapping[str, tuple[str, Fraction]]]
"""For each text those that it is near: how (``alike``, ``held`` in the other, ``holds`` it), and by which share."""


def build(parameters: Mapping[str, object]) -> Check:
    """Compile: ``text`` (an expression about a project) alike by ``share``, or of ``held`` characters whole in another.

    Texts of fewer than ``shortest`` characters, white space aside, are left alone.
    """
    text: Closure = parameters["text"]  # type: ignore[assignment]
    share = Fraction(str(parameters["share"]))
    shortest: Decimal = parameters["shortest"]  # type: ignore[assignment]
    held: Decimal = parameters["held"]  # type: ignore[assignment]

    def check(subject: Facts, names: Mapping[str, object]) -> Iterable[Hit]:
        assert isinstance(subject, RunFacts)  # noqa: S101 - the loader admits no other subject
        for projects in projects_by_kind(subject):
            by_text: dict[str, list[ProjectFacts]] = defaultdict(list)
            long = set()
            for project in projects:
                printed = "".join(str(text(project, names) or "").split())
                if len(printed) >= shortest and (compared := normalised(printed)):
                    by_text[compared].append(project)
                    if len(printed) >= held:
                        long.add(compared)
            near = _near(list(by_text), share, long)
            crowds = {compared: Crowd(members) for compared, members in by_text.items()}
            for compared, members in by_text.items():
                around = [("equal", Fraction(1), crowds[compared])]
                around += [(how, alike, crowds[other]) for other, (how, alike) in near.get(compared, {}).items()]
                for project in members:
                    yield from _hits(project, around)

    return check


def _near(texts: Sequence[str], share: Fraction, long: set[str]) -> _Near:
    near: dict[str, dict[str, tuple[str, Fraction]]] = defaultdict(dict)
    for inner, outer in held_pairs(texts, [place for place, text in enumerate(texts) if text in long]):
        near[texts[inner]][texts[outer]] = "held", Fraction(1)
        near[texts[outer]][texts[inner]] = "holds", Fraction(1)
    for pair in alike_pairs(texts, share):
        first, second = texts[pair.first], texts[pair.second]
        near[first][second] = near[second][first] = "alike", pair.alike
    return near


def _hits(project: ProjectFacts, around: Sequence[tuple[str, Fraction, Crowd]]) -> Iterable[Hit]:
    found = [each for each in around if each[2].number(project)]
    if found:
        how, alike, _ = min(found, key=lambda each: (_RANK[each[0]], -each[1]))
        crowds = [crowd for _, _, crowd in found]
        captures = {**named(project, crowds), "how": how, "percent": int(alike * 100)}
        yield Hit(project, captures, related=places(project, crowds))


KIND = Kind(
    name="copied_texts",
    subjects=("run",),
    hits="project",
    parameters={
        "text": Parameter("expression", required=True, scope="project"),
        "share": Parameter("number", required=True),
        "shortest": Parameter("number", default=Decimal(1)),
        "held": Parameter("number", required=True),
    },
    build=build,
    captures=("others", "number", "how", "percent"),
)
