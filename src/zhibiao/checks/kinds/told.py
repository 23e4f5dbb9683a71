"""``told``: passages of a project's boxes that an expression finds fault with; one finding a project names them all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from zhibiao.checks.expression import Closure
from zhibiao.checks.facts import Facts, ProjectFacts
from zhibiao.checks.facts.told import Told
from zhibiao.checks.hit import Check, Hit
from zhibiao.checks.kinds import Kind, Parameter

__all__ = ("KIND",)

_NAMED = 5


def build(parameters: Mapping[str, object]) -> Check:
    """Compile: ``passages`` gives the passages; ``boxes`` says what the form calls a box.

    The finding stands at the first passage and quotes it.
    """
    passages: Closure = parameters["passages"]  # type: ignore[assignment]
    boxes: Mapping[str, Mapping[str, str]] = parameters["boxes"]  # type: ignore[assignment]

    def check(subject: Facts, names: Mapping[str, object]) -> Iterable[Hit]:
        assert isinstance(subject, ProjectFacts)  # noqa: S101 - the loader admits no other subject
        found: Sequence[Told] = passages(subject, names)  # type: ignore[assignment]
        if found:
            captures = {
                "said": tuple(dict.fromkeys(told.text for told in found))[:_NAMED],
                "meant": found[0].meant,
                "number": len(found),
                "box": boxes[found[0].box],
            }
            yield Hit(subject, captures, quote=found[0].text, cell=found[0].box)

    return check


KIND = Kind(
    name="told",
    subjects=("project",),
    parameters={"passages": Parameter("expression", required=True), "boxes": Parameter("labels", required=True)},
    build=build,
    captures=("said", "meant", "number", "box"),
)
