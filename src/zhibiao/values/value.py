"""What one value cell says, as data."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

__all__ = ("Direction", "Kind", "Operator", "Reason", "Value", "to_data")

Kind = Literal["threshold", "range", "deadline", "trend", "qualitative", "composite", "empty", "unreadable"]
Operator = Literal[">=", "<=", "=", ">", "<"]
Direction = Literal["up", "down", "flat", ""]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a value cannot be read: the key of an authored sentence, the piece it is about and where that begins."""

    key: str
    column: int
    """In the text as given, from 1."""
    piece: str = ""

    @property
    def fields(self) -> dict[str, object]:
        """The fields of the sentence."""
        return {"column": self.column, "piece": self.piece}


@dataclass(frozen=True, slots=True)
class Value:
    """One value as read; ``text`` is as given, numbers are decimal strings as printed (words turned into digits)."""

    text: str
    kind: Kind
    operator: Operator | None = None
    number: str | None = None
    high: str | None = None
    """The upper bound of a range; the lower is ``number``."""
    unit: str | None = None
    period: str | None = None
    """The stretch of time that a frequency or a recurring deadline counts by: 年 in 12次/年, 季度 in 每季度末."""
    date: str | None = None
    """ISO day, month or year; ``--12-31`` without a year; ``from..to``."""
    canonical: str = ""
    """The official notation; it reads back to the same value."""
    parts: tuple[Value, ...] = ()
    """The values of a composite cell, in order."""
    operator_text: str = ""
    """The operator as printed, signs and words: 不低于, ≧, 以上."""
    unit_bracketed: bool = False
    direction: Direction = ""
    base: str = ""
    """What a trend is compared with, as printed: 较上年."""
    decimals: int = 0
    """Digits after the point as printed."""
    approximate: bool = False
    start: int = 0
    """Where the value begins in the text as given (from 0); of a part, in the text of the whole."""
    end: int = 0
    reason: Reason | None = None
    """Why the value is unreadable."""

    @property
    def amount(self) -> Decimal | None:
        """The number, or the lower bound of a range."""
        return None if self.number is None else Decimal(self.number)

    @property
    def high_amount(self) -> Decimal | None:
        """The upper bound of a range."""
        return None if self.high is None else Decimal(self.high)


_DATA = ("text", "kind", "operator", "number", "high", "unit", "period", "date", "canonical")


def to_data(value: Value) -> dict[str, Any]:
    """Return ``value`` as ``zhibiao parse --format json`` writes it."""
    return {name: getattr(value, name) for name in _DATA}
