"""``condition``: the subject is at fault where an expression about it is true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zhibiao.checks.expression import Closure
from zhibiao.checks.facts import Facts
from zhibiao.checks.hit import Check, Hit, UndecidedError
from zhibiao.checks.kinds import Kind, Parameter

__all__ = ("KIND",)


def build(parameters: Mapping[str, object]) -> Check:
    """Compile: ``when`` is the expression.

    ``undecided`` maps reasons (keys of ``messages/lint.yaml``) to what holds where the subject does not show enough.
    """
    when: Closure = parameters["when"]  # type: ignore[assignment]
    undecided: Mapping[str, Closure] = parameters["undecided"]  # type: ignore[assignment]

    def check(subject: Facts, names: Mapping[str, object]) -> Iterable[Hit]:
        for reason, holds in undecided.items():
            if holds(subject, names):
                raise UndecidedError(f"lint.{reason}")
        if when(subject, names):
            yield Hit(subject)

    return check


KIND = Kind(
    name="condition",
    subjects=("row", "project", "filing"),
    parameters={
        "when": Parameter("expression", required=True),
        "undecided": Parameter("expressions", default={}),
    },
    build=build,
)
