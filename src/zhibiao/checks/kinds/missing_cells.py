"""``missing_cells``: cells of rows that are blank, a finding a row; and a box of the project that is, one on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zhibiao.checks.expression import Closure
from zhibiao.checks.facts import Facts, ProjectFacts
from zhibiao.checks.hit import Check, Hit
from zhibiao.checks.kinds import Kind, Parameter
from zhibiao.checks.kinds.missing_boxes import box_text, says_nothing
from zhibiao.checks.words import Words

__all__ = ("KIND",)


def build(parameters: Mapping[str, object]) -> Check:
    """Compile: ``cells`` maps columns to what holds of a row where the cell is missing; ``each`` chooses the rows.

    ``labels`` are what the form calls the columns, and the ``box`` of the project (a path), which is missing where it
    holds nothing but words of ``fillers`` or begins with a phrase of ``hints``.
    """
    cells: Mapping[str, Closure] = parameters["cells"]  # type: ignore[assignment]
    each: Closure = parameters["each"]  # type: ignore[assignment]
    labels: Mapping[str, Mapping[str, str]] = parameters["labels"]  # type: ignore[assignment]
    box: str = parameters["box"]  # type: ignore[assignment]
    fillers: Words = parameters["fillers"]  # type: ignore[assignment]
    hints: Words = parameters["hints"]  # type: ignore[assignment]

    def check(subject: Facts, names: Mapping[str, object]) -> Iterable[Hit]:
        assert isinstance(subject, ProjectFacts)  # noqa: S101 - the loader admits no other subject
        text = box_text(subject.model, box)
        if text is not None and says_nothing(text, fillers, hints):
            yield Hit(subject, {"missing": (labels[box],), "box": True}, quote=text, cell=box)
        for row in subject.rows:
            missing = [cell for cell, test in cells.items() if test(row, names)] if each(row, names) else []
            if missing:
                captures = {"missing": tuple(labels[cell] for cell in missing), "box": False}
                yield Hit(row, captures, cell=missing[0])

    return check


KIND = Kind(
    name="missing_cells",
    subjects=("project",),
    parameters={
        "cells": Parameter("expressions", required=True, scope="row"),
        "each": Parameter("expression", required=True, scope="row"),
        "labels": Parameter("labels", required=True),
        "box": Parameter("text", required=True),
        "fillers": Parameter("lexicon", required=True),
        "hints": Parameter("lexicon", required=True),
    },
    build=build,
    captures=("missing", "box"),
)
