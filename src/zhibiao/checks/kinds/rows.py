"""``rows``: one finding a project that names all its rows at fault, where there are enough of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from zhibiao.checks.expression import Closure
from zhibiao.checks.facts import Facts, ProjectFacts
from zhibiao.checks.hit import Check, Hit
from zhibiao.checks.kinds import Kind, Parameter

__all__ = ("KIND",)


def build(parameters: Mapping[str, object]) -> Check:
    """Compile: a row is at fault where ``each`` holds; ``least`` of them, and more than ``share`` of those ``among``."""
    each: Closure = parameters["each"]  # type: ignore[assignment]
    among: Closure | None = parameters["among"]  # type: ignore[assignment]
    least: Decimal = parameters["least"]  # type: ignore[assignment]
    share: Decimal = parameters["share"]  # type: ignore[assignment]

    def check(subject: Facts, names: Mapping[str, object]) -> Iterable[Hit]:
        assert isinstance(subject, ProjectFacts)  # noqa: S101 - the loader admits no other subject
        population = [row for row in subject.rows if among is None or among(row, names)]
        chosen = [row for row in population if each(row, names)]
        if len(chosen) >= least and len(chosen) > share * len(population):
            listed = tuple(dict.fromkeys(row.core or row.name for row in chosen))
            captures = {"names": listed, "number": len(chosen), "of": len(population), "first_target": chosen[0].target}
            yield Hit(subject, captures, at=chosen[0].model.at, quote=chosen[0].name)

    return check


KIND = Kind(
    name="rows",
    subjects=("project",),
    parameters={
        "each": Parameter("expression", required=True, scope="row"),
        "among": Parameter("expression", scope="row"),
        "least": Parameter("number", default=Decimal(1)),
        "share": Parameter("number", default=Decimal(0)),
    },
    build=build,
    captures=("names", "number", "of", "first_target"),
)
