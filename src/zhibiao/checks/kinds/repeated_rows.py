"""``repeated_rows``: rows of one project that are the same by a key; the finding hangs on each row after the first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zhibiao.checks.expression import Closure
from zhibiao.checks.facts import Facts, ProjectFacts, RowFacts
from zhibiao.checks.hit import Check, Hit
from zhibiao.checks.kinds import Kind, Parameter
from zhibiao.checks.others import row_places

__all__ = ("KIND",)


def build(parameters: Mapping[str, object]) -> Check:
    """Compile: ``key`` is what makes rows the same; rows with an empty key are the same as none."""
    key: Closure = parameters["key"]  # type: ignore[assignment]

    def check(subject: Facts, names: Mapping[str, object]) -> Iterable[Hit]:
        assert isinstance(subject, ProjectFacts)  # noqa: S101 - the loader admits no other subject
        seen: dict[object, RowFacts] = {}
        for row in subject.rows:
            value = key(row, names)
            first = seen.setdefault(value, row) if value else row
            if first is not row:
                captures = {"first_name": first.name, "first_position": first.position, "first_target": first.target}
                yield Hit(row, captures, related=row_places([first]))

    return check


KIND = Kind(
    name="repeated_rows",
    subjects=("project",),
    hits="row",
    parameters={"key": Parameter("expression", required=True, scope="row")},
    build=build,
    captures=("first_name", "first_position", "first_target"),
)
