"""``common_rows``: rows that many projects of a filing share; one finding a name, on the filing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zhibiao.checks.expression import Closure
from zhibiao.checks.facts import Facts, FilingFacts, RowFacts
from zhibiao.checks.hit import Check, Hit
from zhibiao.checks.kinds import Kind, Parameter
from zhibiao.checks.others import row_places
from zhibiao.model import IndicatorRef

__all__ = ("KIND",)


def build(parameters: Mapping[str, object]) -> Check:
    """Compile: ``each`` is what holds of such a row (its fact ``sharing_projects`` counts the projects)."""
    each: Closure = parameters["each"]  # type: ignore[assignment]

    def check(subject: Facts, names: Mapping[str, object]) -> Iterable[Hit]:
        assert isinstance(subject, FilingFacts)  # noqa: S101 - the loader admits no other subject
        by_name: dict[str, list[RowFacts]] = {}
        for project in subject.projects:
            for row in project.rows:
                if row.name_key and each(row, names):
                    by_name.setdefault(row.name_key, []).append(row)
        for rows in by_name.values():
            # One name may be shared with two values: the commoner one is quoted.
            first = max(rows, key=lambda row: row.sharing_projects)
            same = [row for row in rows if row.value_key == first.value_key]
            captures = {
                "indicator": IndicatorRef(first.model.name, first.model.level1, first.model.level2),
                "name": first.name,
                "target": first.target,
                "number": first.sharing_projects,
                "of": subject.size,
            }
            yield Hit(subject, captures, at=first.model.at, quote=first.name, related=row_places(same))

    return check


KIND = Kind(
    name="common_rows",
    subjects=("filing",),
    parameters={"each": Parameter("expression", required=True, scope="row")},
    build=build,
    captures=("indicator", "name", "target", "number", "of"),
)
