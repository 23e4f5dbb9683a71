"""A rule as a pack holds it once it is checked and compiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zhibiao.checks.expression import Closure
from zhibiao.checks.hit import Check
from zhibiao.model import Kind as FilingKind
from zhibiao.model import Location, Severity
from zhibiao.packs.template import Text

__all__ = ("Example", "FixPlan", "Rule", "Variant")


@dataclass(frozen=True)
class Variant:
    """A text that holds where its condition does (no condition: always)."""

    text: Text
    when: Closure | None = None


@dataclass(frozen=True)
class FixPlan:
    """How to mend what a rule finds: an expression that gives the new text of the cell."""

    safe: bool
    replacement: Closure


@dataclass(frozen=True)
class Example:
    """An example of a rule: the part of a filing it shows, as data, and where it stands in the rule's file."""

    data: Mapping[str, Any]
    at: Location
    fires: bool


@dataclass(frozen=True)
class Rule:
    """A compiled rule. ``on`` is what it looks at; ``cell`` the box or column that its findings quote."""

    code: str
    name: str
    severity: Severity
    item: str
    on: str
    hits: str
    kinds: frozenset[FilingKind]
    check_kind: str
    check: Check
    where: Closure | None
    let: Mapping[str, Closure]
    severities: tuple[tuple[Closure, Severity], ...]
    cell: str
    title: Text
    why: Text
    how: Text
    message: tuple[Variant, ...]
    suggestion: tuple[Variant, ...]
    basis: tuple[str, ...]
    fix: FixPlan | None
    tags: frozenset[str]
    aliases: frozenset[str]
    examples: tuple[Example, ...]
    file: Path
    raw: Mapping[str, Any] = field(repr=False, default_factory=dict)
