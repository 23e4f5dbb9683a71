"""``money_columns``: totals of a form that do not fit their parts; one finding a project names the columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from zhibiao.checks.expression import Closure
from zhibiao.checks.facts import Facts, ProjectFacts
from zhibiao.checks.facts.money import Sum
from zhibiao.checks.facts.told import in_wan
from zhibiao.checks.hit import Check, Hit
from zhibiao.checks.kinds import Kind, Parameter

__all__ = ("KIND",)


def build(parameters: Mapping[str, object]) -> Check:
    """Compile: ``sums`` gives the totals at fault; ``columns`` says what the form calls them."""
    sums: Closure = parameters["sums"]  # type: ignore[assignment]
    columns: Mapping[str, Mapping[str, str]] = parameters["columns"]  # type: ignore[assignment]

    def check(subject: Facts, names: Mapping[str, object]) -> Iterable[Hit]:
        assert isinstance(subject, ProjectFacts)  # noqa: S101 - the loader admits no other subject
        found: Sequence[Sum] = sums(subject, names)  # type: ignore[assignment]
        if found:
            first, amount = found[0], in_wan(found[0].total)
            captures = {
                "columns": tuple(columns[each.column] for each in found),
                "column": columns[first.column],
                "printed": amount,
                "added": in_wan(first.added),
                "largest": in_wan(max(first.parts)),
            }
            box = first.column if first.column in subject.model.places else None
            rows = subject.model.execution
            place = None if box or not rows else rows[0].at
            yield Hit(subject, captures, quote=amount["zh"], cell=box, at=place)

    return check


KIND = Kind(
    name="money_columns",
    subjects=("project",),
    parameters={"sums": Parameter("expression", required=True), "columns": Parameter("labels", required=True)},
    build=build,
    captures=("columns", "column", "printed", "added", "largest"),
)
