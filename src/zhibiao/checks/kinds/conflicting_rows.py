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
    """Compile: rows for which ``each`` holds, of one name as printed, in two projects, whose ``number`` differs.

    ``same`` is what they have to share beside the name; ``show`` is what is said of the others, else their target.
    """
    each: Closure = parameters["each"]  # type: ignore[assignment]
    number: Closure = parameters["number"]  # type: ignore[assignment]
    same: Closure | None = parameters["same"]  # type: ignore[assignment]
    show: Closure | None = parameters["show"]  # type: ignore[assignment]

    def check(subject: Facts, names: Mapping[str, object]) -> Iterable[Hit]:
        assert isinstance(subject, FilingFacts)  # noqa: S101 - the loader admits no other subject
        by_name: dict[tuple[str, object], list[tuple[object, RowFacts]]] = defaultdict(list)
        for project in subject.projects:
            for row in project.rows:
                printed, value = "".join(row.name.split()), number(row, names)
                if printed and value is not None and each(row, names):
                    shared = same(row, names) if same else None
                    by_name[printed, shared].append((value, row))
        for rows in by_name.values():
            for value, row in rows:
                others = [o for v, o in rows if v != value and o.project is not row.project]
                if others:
                    yield _hit(row, others, [str(show(o, names)) if show else o.target for o in others[:_NAMED]])

    return check


def _hit(row: RowFacts, others: Sequence[RowFacts], shown: Sequence[str]) -> Hit:
    said = tuple(f"“{other.project.name}”{text}" for other, text in zip(others, shown, strict=False))
    return Hit(row, {"others": said, "number": len(others)}, related=row_places(others))


KIND = Kind(
    name="conflicting_rows",
    subjects=("filing",),
    hits="row",
    parameters={
        "each": Parameter("expression", required=True, scope="row"),
        "number": Parameter("expression", required=True, scope="row"),
        "same": Parameter("expression", scope="row"),
        "show": Parameter("expression", scope="row"),
    },
    build=build,
    captures=("others", "number"),
)
