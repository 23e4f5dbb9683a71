"""``required``: a project lacks rows of a group that it should have; one finding names all groups that are missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zhibiao.checks.expression import Closure
from zhibiao.checks.facts import Facts, ProjectFacts
from zhibiao.checks.hit import Check, Hit, UndecidedError
from zhibiao.checks.kinds import Kind, Parameter

__all__ = ("KIND",)


def build(parameters: Mapping[str, object]) -> Check:
    """Compile: ``groups`` maps what a group is called to the expression that a row of it fulfils.

    A row for which ``unknown`` holds may be of any group: where there is one, what is missing stays undecided.
    """
    groups: Mapping[str, Closure] = parameters["groups"]  # type: ignore[assignment]
    unknown: Closure | None = parameters["unknown"]  # type: ignore[assignment]

    def check(subject: Facts, names: Mapping[str, object]) -> Iterable[Hit]:
        assert isinstance(subject, ProjectFacts)  # noqa: S101 - the loader admits no other subject
        missing = tuple(label for label, test in groups.items() if not any(test(row, names) for row in subject.rows))
        if missing and unknown is not None and (open_rows := sum(bool(unknown(row, names)) for row in subject.rows)):
            raise UndecidedError("lint.rows_without_category", number=open_rows)
        if missing:
            yield Hit(subject, {"missing": missing})

    return check


KIND = Kind(
    name="required",
    subjects=("project",),
    parameters={
        "groups": Parameter("expressions", required=True, scope="row"),
        "unknown": Parameter("expression", scope="row"),
    },
    build=build,
    captures=("missing",),
)
