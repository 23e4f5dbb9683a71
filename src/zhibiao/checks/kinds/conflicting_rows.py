"""``conflicting_rows``: rows of one printed name with different numbers in projects of a filing; on every row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from zhibiao.checks.expression import Closure
from zhibiao.checks.facts import Facts, FilingFacts, RowFacts
from zhibiao.checks.hit import Check, Hit
from zhibiao.checks.kinds import Kind, Parameter
from zhibiao.checks.others import row_places

__all__ = ("KIND",)

_NAMED = 5


def build(parameters: Mapping[str, object]) -> Check:
    """Compile: rows for which ``each`` holds, of one name as printed, in two projects, whose ``number`` differs."""
    each: Closure = parameters["each"]  # type: ignore[assignment]
    number: Closure = parameters["number"]  # type: ignore[assignment]

    def check(subject: Facts, names: Mapping[str, object]) -> Iterable[Hit]:
        assert isinstance(subject, FilingFacts)  # noqa: S101 - the loader admits no other subject
        by_name: dict[str, list[tuple[object, RowFacts]]] = defaultdict(list)
        for project in subject.projects:
            for row in project.rows:
                printed, value = "".join(row.name.split()), number(row, names)
                if printed and value is not None and each(row, names):
                    by_name[printed].append((value, row))
        for rows in by_name.values():
            for value, row in rows:
                yield from _hits(row, [o for v, o in rows if v != value and o.project is not row.project])

    return check


def _hits(row: RowFacts, others: Sequence[RowFacts]) -> Iterable[Hit]:
    if others:
        said = tuple(f"“{other.project.name}”{other.target}" for other in others[:_NAMED])
        yield Hit(row, {"others": said, "number": len(others)}, related=row_places(others))


KIND = Kind(
    name="conflicting_rows",
    subjects=("filing",),
    hits="row",
    parameters={
        "each": Parameter("expression", required=True, scope="row"),
        "number": Parameter("expression", required=True, scope="row"),
    },
    build=build,
    captures=("others", "number"),
)
