"""Check kinds: what a rule may ask for, one module a kind.

A kind states on which subjects it works, its parameters and what it captures for messages; ``build`` turns checked
parameters into a ``Check``. Plugins add kinds through the entry-point group ``zhibiao.checks``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Literal

from zhibiao.checks.hit import Check

__all__ = ("Kind", "Parameter", "kinds")

Subject = Literal["row", "project", "filing", "run"]
ParameterType = Literal["expression", "expressions", "number", "text", "texts", "lexicon", "flag", "labels"]


@dataclass(frozen=True)
class Parameter:
    """A parameter of a kind: an ``expression`` arrives as a closure, a ``lexicon`` as ``Words``, a number as Decimal.

    ``labels`` are a mapping from what a check knows to what people call it, in every language.

    ``scope``: for expressions, what they are about, where it is not the rule's own subject. ``choices``: for text.
    """

    type: ParameterType
    required: bool = False
    default: object = None
    scope: Subject | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """A check kind."""

    name: str
    subjects: tuple[Subject, ...]
    parameters: Mapping[str, Parameter]
    build: Callable[[Mapping[str, object]], Check]
    captures: tuple[str, ...] = ()
    hits: Subject | None = None
    """What the findings hang on, where it is not the subject: a check of the run may hang on projects."""


_MODULES = (
    "condition",
    "rows",
    "required",
    "reading",
    "missing_boxes",
    "missing_cells",
    "repeated_rows",
    "copied_sets",
    "similar_sets",
    "copied_texts",
    "refiled",
    "common_rows",
    "conflicting_rows",
    "repeated_clause",
    "told",
    "money_columns",
    "rolled_up",
)


@cache
def kinds() -> Mapping[str, Kind]:
    """Return all check kinds by name."""
    found = [import_module(f"{__name__}.{module}").KIND for module in _MODULES]
    return {kind.name: kind for kind in found}
