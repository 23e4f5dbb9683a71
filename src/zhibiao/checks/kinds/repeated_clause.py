"""``repeated_clause``: a box of a project holds one clause twice; one finding a project, for its first such box."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal

from zhibiao.checks.facts import Facts, ProjectFacts
from zhibiao.checks.hit import Check, Hit
from zhibiao.checks.kinds import Kind, Parameter
from zhibiao.text import clauses, normalised

__all__ = ("KIND", "repeated_clauses")


def repeated_clauses(text: str, shortest: int) -> tuple[str, ...]:
    """Return the clauses of ``text`` of ``shortest`` characters or more (punctuation aside) that stand in it twice."""
    compared = [(normalised(clause), clause) for clause in clauses(text)]
    counts = Counter(key for key, _clause in compared if len(key) >= shortest)
    printed = dict(reversed(compared))  # the first of equal ones
    return tuple(printed[key] for key, times in counts.items() if times > 1)


def build(parameters: Mapping[str, object]) -> Check:
    """Compile: the goal ``boxes`` (annual, overall) are looked at in turn for clauses of ``shortest`` characters."""
    boxes: tuple[str, ...] = parameters["boxes"]  # type: ignore[assignment]
    shortest: Decimal = parameters["shortest"]  # type: ignore[assignment]

    def check(subject: Facts, _names: Mapping[str, object]) -> Iterable[Hit]:
        assert isinstance(subject, ProjectFacts)  # noqa: S101 - the loader admits no other subject
        project = subject.model
        for box in boxes:
            twice = repeated_clauses(project.goals.get(box) or "", int(shortest))
            if twice:
                place = project.places.get(f"goals.{box}", project.at)
                yield Hit(subject, {"clauses": twice}, at=place, quote=twice[0])
                return

    return check


KIND = Kind(
    name="repeated_clause",
    subjects=("project",),
    parameters={
        "boxes": Parameter("texts", default=("annual", "overall")),
        "shortest": Parameter("number", default=Decimal(10)),
    },
    build=build,
    captures=("clauses",),
)
