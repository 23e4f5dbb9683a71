"""What a check reports: the captures for the message and, where it differs from the subject, the place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from zhibiao.checks.facts import Facts
from zhibiao.model import Fix, Location, Related

__all__ = ("Check", "Hit", "UndecidedError")


@dataclass(frozen=True)
class Hit:
    """One defect found. ``subject`` is the row, project or filing that gets the finding."""

    subject: Facts
    captures: Mapping[str, object] = field(default_factory=dict)
    at: Location | None = None
    """The place, where it is not that of the rule's cell in the subject."""
    quote: str | None = None
    """The text found fault with, where it is not that of the rule's cell in the subject."""
    cell: str | None = None
    """The box or column found fault with, where it is not the rule's cell."""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


Check = Callable[[Facts, Mapping[str, object]], Iterable[Hit]]
"""A compiled check: takes the subject and the rule's ``let`` values."""


class UndecidedError(Exception):
    """A check's answer where the filing does not show what it would need; ``key`` is the reason in a catalogue."""

    def __init__(self, key: str, **fields: object) -> None:
        super().__init__(key)
        self.key, self.fields = key, fields
