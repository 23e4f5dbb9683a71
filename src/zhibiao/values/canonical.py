"""The official notation of a value; reading it again gives the same value."""

from __future__ import annotations

import re
from dataclasses import replace

from zhibiao.values.value import Value

__all__ = ("with_canonical",)

_SIGNS = {">=": "≥", "<=": "≤", "=": "=", ">": ">", "<": "<"}
_WORDS = {"up": "增长", "down": "下降", "flat": "持平"}


def with_canonical(value: Value) -> Value:
    """Return ``value`` with the notation of what it says; what is only words keeps what it has."""
    writers = {
        "threshold": _threshold,
        "range": _range,
        "deadline": _deadline,
        "trend": _trend,
        "composite": _composite,
    }
    writer = writers.get(value.kind)
    return replace(value, canonical=writer(value)) if writer else value


def _sign(value: Value) -> str:
    if value.approximate:
        return ("" if value.operator in (None, "=") else _SIGNS[value.operator]) + "约"
    return _SIGNS[value.operator] if value.operator else ""


def _threshold(value: Value) -> str:
    return f"{_sign(value)}{value.number}{_unit(value)}"


def _range(value: Value) -> str:
    if value.number == f"-{value.high}" and value.operator is None:
        return f"{_sign(value)}±{value.high}{_unit(value)}"
    return f"{_sign(value)}{value.number}~{value.high}{_unit(value)}"


def _unit(value: Value) -> str:
    """3~6月 would be months of the calendar."""
    return "(月)" if value.unit == "月" and (value.high or not value.operator) else value.unit or ""


def _deadline(value: Value) -> str:
    if value.date:
        written = "至".join(_day(piece) for piece in value.date.split(".."))
        return (
            (f"每{value.period}" if value.period else "")
            + written
            + {"<=": "前", ">=": "起"}.get(value.operator or "", "")
        )
    return f"{'约' if value.approximate else ''}{value.number}{value.unit}内" if value.number else value.canonical


def _day(iso: str) -> str:
    """2024-12-31 as 2024年12月31日, --06 as 6月, 2024 as 2024年."""
    year, month, day = re.fullmatch(r"(\d{4}|-)(?:-(\d\d))?(?:-(\d\d))?", iso).groups()  # type: ignore[union-attr]
    return "".join(
        (f"{year}年" if year != "-" else "", f"{int(month)}月" if month else "", f"{int(day)}日" if day else "")
    )


def _trend(value: Value) -> str:
    if value.number is None:
        return value.canonical
    amount = _range(value) if value.high is not None else _threshold(value)
    return value.base + _WORDS[value.direction] + amount


def _composite(value: Value) -> str:
    return "；".join(part.canonical for part in value.parts)
