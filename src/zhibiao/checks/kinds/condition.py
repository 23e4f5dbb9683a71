"""``condition``: the subject is at fault where an expression about it is true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zhibiao.checks.expression import Closure
from zhibiao.checks.facts import Facts
from zhibiao.checks.hit import Check, Hit
from zhibiao.checks.kinds import Kind, Parameter

__all__ = ("KIND",)


def build(parameters: Mapping[str, object]) -> Check:
    """Compile: ``when`` is the expression."""
    when: Closure = parameters["when"]  # type: ignore[assignment]

    def check(subject: Facts, names: Mapping[str, object]) -> Iterable[Hit]:
        if when(subject, names):
            yield Hit(subject)

    return check


KIND = Kind(
    name="condition",
    subjects=("row", "project", "filing"),
    parameters={"when": Parameter("expression", required=True)},
    build=build,
)
