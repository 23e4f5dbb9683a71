"""``reading``: what the readers say of an input. The linter carries it over; no fact of a filing is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zhibiao.checks.facts import Facts
from zhibiao.checks.hit import Check, Hit
from zhibiao.checks.kinds import Kind

__all__ = ("KIND",)


def build(_parameters: Mapping[str, object]) -> Check:
    """Compile to a check that finds nothing by itself: its findings are the problems that readers report."""

    def check(_subject: Facts, _names: Mapping[str, object]) -> Iterable[Hit]:
        return ()

    return check


KIND = Kind(name="reading", subjects=("run",), parameters={}, build=build, captures=("problem",))
