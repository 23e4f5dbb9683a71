"""``missing_boxes``: boxes that the form has and that say nothing; one finding a project names them all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from zhibiao.checks.facts import Facts, ProjectFacts
from zhibiao.checks.hit import Check, Hit, UndecidedError
from zhibiao.checks.kinds import Kind, Parameter
from zhibiao.checks.words import Words
from zhibiao.model import Project

__all__ = ("KIND", "box_text", "says_nothing")

_GOALS = "goals."
_LETTERS = re.compile(r"[^\W\d_]")
_LETTERS_AND_DIGITS = re.compile(r"[^\W_]")


def build(parameters: Mapping[str, object]) -> Check:
    """Compile: ``boxes`` maps the path of a box to what the form calls it.

    A box is blank that holds nothing but words of the lexicon ``fillers`` and punctuation (``numbers: false``: or
    numbers), or begins with a phrase of ``hints`` (what the form itself prints in it); it is short with fewer than
    ``shortest`` characters. Where the border between the goals was guessed, a goal that says nothing may stand in the
    other box: that stays undecided.
    """
    boxes: Mapping[str, Mapping[str, str]] = parameters["boxes"]  # type: ignore[assignment]
    shortest: Decimal = parameters["shortest"]  # type: ignore[assignment]
    fillers: Words | None = parameters["fillers"]  # type: ignore[assignment]
    hints: Words | None = parameters["hints"]  # type: ignore[assignment]
    numbers = bool(parameters["numbers"])

    def check(subject: Facts, _names: Mapping[str, object]) -> Iterable[Hit]:
        assert isinstance(subject, ProjectFacts)  # noqa: S101 - the loader admits no other subject
        blank, short = [], []
        for path, label in boxes.items():
            text = box_text(subject.model, path)
            if text is not None and says_nothing(text, fillers, hints, numbers=numbers):
                blank.append((path, label))
            elif text is not None and len("".join(text.split())) < shortest:
                short.append((path, label))
        if subject.goals_parted_by_guess and any(path.startswith(_GOALS) for path, _ in blank + short):
            raise UndecidedError("lint.goals_parted_by_guess")
        if blank or short:
            first = (short or blank)[0][0]
            yield Hit(
                subject,
                {"blank": tuple(label for _, label in blank), "short": tuple(label for _, label in short)},
                at=subject.model.places.get(first, subject.model.at),
                quote=box_text(subject.model, first) or "",
            )

    return check


def box_text(project: Project, path: str) -> str | None:
    """Return the text of a box, empty where it is blank; None where the form does not have it."""
    group, _, key = path.partition(".")
    if not key:
        return getattr(project, group) or ""
    box: Mapping[str, str | None] = getattr(project, group)
    return (box[key] or "") if key in box else None


def says_nothing(text: str, fillers: Words | None, hints: Words | None, *, numbers: bool = False) -> bool:
    """Tell whether ``text`` is a hint of the form or nothing but fillers and punctuation (``numbers``: and numbers)."""
    saying = _LETTERS_AND_DIGITS if numbers else _LETTERS
    if hints is not None and hints.begins("".join(text.split()).lstrip("（(【[")):
        return True
    return not saying.search(fillers.less(text) if fillers is not None else text)


KIND = Kind(
    name="missing_boxes",
    subjects=("project",),
    parameters={
        "boxes": Parameter("labels", required=True),
        "shortest": Parameter("number", default=Decimal(0)),
        "fillers": Parameter("lexicon"),
        "hints": Parameter("lexicon"),
        "numbers": Parameter("flag", default=True),
    },
    build=build,
    captures=("blank", "short"),
)
