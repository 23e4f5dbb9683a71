"""``rows``: one finding a project that names all its rows at fault, where there are enough of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from zhibiao.checks.expression import Closure
from zhibiao.checks.facts import Facts, ProjectFacts, RowFacts
from zhibiao.checks.hit import Check, Hit
from zhibiao.checks.kinds import Kind, Parameter

__all__ = ("KIND",)


def build(parameters: Mapping[str, object]) -> Check:
    """Compile: a row is at fault where ``each`` holds; ``least`` of them, and more than ``share`` of those ``among``.

    Where they are fewer, each row for which ``apart`` holds gets a finding of its own (``apart`` left out: none does).
    ``show`` and ``mend`` are what to say of the rows and how to write the first: captured as ``shown`` and ``mended``.
    """
    each: Closure = parameters["each"]  # type: ignore[assignment]
    among: Closure | None = parameters["among"]  # type: ignore[assignment]
    apart: Closure | None = parameters["apart"]  # type: ignore[assignment]
    least: Decimal = parameters["least"]  # type: ignore[assignment]
    share: Decimal = parameters["share"]  # type: ignore[assignment]

    def check(subject: Facts, names: Mapping[str, object]) -> Iterable[Hit]:
        assert isinstance(subject, ProjectFacts)  # noqa: S101 - the loader admits no other subject
        population = [row for row in subject.rows if among is None or among(row, names)]
        chosen = [row for row in population if each(row, names)]
        if len(chosen) >= least and len(chosen) > share * len(population):
            yield _hit(subject, chosen, len(population), parameters, names)
        elif apart is not None:
            for row in chosen:
                if apart(row, names):
                    yield _hit(row, [row], len(population), parameters, names)

    return check


def _hit(
    subject: Facts, chosen: Sequence[RowFacts], of: int, parameters: Mapping[str, object], names: Mapping[str, object]
) -> Hit:
    show: Closure | None = parameters["show"]  # type: ignore[assignment]
    mend: Closure | None = parameters["mend"]  # type: ignore[assignment]
    first = chosen[0]
    captures = {
        "names": tuple(dict.fromkeys(row.core or row.name for row in chosen)),
        "number": len(chosen),
        "of": of,
        "first_target": first.target,
        "folded": subject is not first,
        "shown": tuple(dict.fromkeys(show(row, names) for row in chosen)) if show else (),
        "mended": mend(first, names) if mend else "",
    }
    at = first.model.at
    if parameters["quote"] != "name":
        cell = str(parameters["quote"])
        return Hit(subject, captures, at=first.model.places.get(cell, at), quote=getattr(first, cell))
    return Hit(subject, captures, at=at, quote=first.name)


KIND = Kind(
    name="rows",
    subjects=("project",),
    parameters={
        "each": Parameter("expression", required=True, scope="row"),
        "among": Parameter("expression", scope="row"),
        "least": Parameter("number", default=Decimal(1)),
        "share": Parameter("number", default=Decimal(0)),
        "apart": Parameter("expression", scope="row"),
        "show": Parameter("expression", scope="row"),
        "mend": Parameter("expression", scope="row"),
        "quote": Parameter("text", default="name", choices=("name", "target", "actual")),
    },
    build=build,
    captures=("names", "number", "of", "first_target", "folded", "shown", "mended"),
)
