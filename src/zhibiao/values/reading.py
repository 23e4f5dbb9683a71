"""From the pieces of a cell to its value: which of them is measured, what belongs to it, and what they make together."""

from __future__ import annotations

from dataclasses import replace

from zhibiao.text.data import load, words
from zhibiao.values.attach import attached
from zhibiao.values.canonical import with_canonical
from zhibiao.values.combine import combined
from zhibiao.values.pieces import Bound, Dated, Loose, Measure, Piece
from zhibiao.values.prepared import Prepared
from zhibiao.values.unreadable import Unreadable
from zhibiao.values.value import Direction, Operator, Value
from zhibiao.values.vocabulary import lookup, vocabulary

__all__ = ("read_pieces",)

_LOWER, _UPPER = frozenset({">=", ">"}), frozenset({"<=", "<"})


def read_pieces(pieces: tuple[Piece, ...], cell: Prepared) -> Value | None:
    """Return what the pieces say together, None if they hold nothing measured.

    Raises ``Unreadable`` where they contradict each other.
    """
    measured = combined(attached(pieces))
    values = tuple(_value(piece, cell) for piece in measured)
    if not values:
        return None
    whole = {"text": cell.source, "start": 0, "end": len(cell.source)}
    if len(values) == 1:
        return replace(values[0], **whole)  # type: ignore[arg-type]
    first = replace(values[0], kind="composite", parts=values, **whole)  # type: ignore[arg-type]
    return with_canonical(first)


def _value(piece: Piece, cell: Prepared) -> Value:
    start, end = cell.span(piece.start, piece.end)
    if isinstance(piece, Measure):
        value = _of_measure(piece)
    elif isinstance(piece, Dated):
        value = _of_date(piece)
    else:
        value = _of_word(piece)
    return with_canonical(replace(value, text=cell.source[start:end], start=start, end=end))


def _of_measure(piece: Measure) -> Value:
    operator, approximate = _operator(piece)
    low, high = piece.low, piece.high
    unit = (high.unit if high and high.unit else low.unit) or None
    value = Value(
        "",
        "threshold",
        operator,
        low.number,
        high.number if high else None,
        unit,
        piece.period or _period(unit or ""),
        operator_text="…".join(filter(None, (_printed(piece, before=True), _printed(piece, before=False)))),
        unit_bracketed=low.bracketed or bool(high and high.bracketed),
        decimals=len(low.number.partition(".")[2]),
        approximate=approximate,
        base=piece.base,
    )
    if low.tolerance:
        value = replace(value, number=f"-{low.number}", high=low.number)
    if piece.change:
        return replace(value, kind="trend", direction=_direction(piece.change))
    if value.high is not None:
        return replace(value, kind="range", operator=None if _both(piece) or low.tolerance else operator)
    if unit in words(load("units.yaml")["time"]) and any(bound.inside for bound in piece.bounds):
        return replace(value, kind="deadline")
    return value


def _both(piece: Measure) -> bool:
    found = {bound.operator for bound in piece.bounds}
    return bool(found & _LOWER) and bool(found & _UPPER)


def _operator(piece: Measure) -> tuple[Operator | None, bool]:
    """Return the one operator of a measure and whether it is approximate."""
    approximate = piece.low.approximate or any(bound.approximate for bound in piece.bounds)
    bounds = [bound for bound in piece.bounds if bound.operator and not bound.weak]
    bounds = bounds or [bound for bound in piece.bounds if bound.operator]
    if piece.high is None:
        _check(bounds)
    found = {bound.operator for bound in bounds}
    for operator in (">", "<", ">=", "<=", "="):
        if operator in found:
            return operator, approximate  # type: ignore[return-value]
    return ("=" if approximate else None), approximate


def _check(bounds: list[Bound]) -> None:
    lower = [bound for bound in bounds if bound.operator in _LOWER]
    upper = [bound for bound in bounds if bound.operator in _UPPER]
    if lower and upper:
        later = max(lower[0], upper[0], key=lambda bound: bound.start)
        raise Unreadable("contradicting_operators", later.start, later.text)


def _printed(piece: Measure, *, before: bool) -> str:
    return "".join(bound.text for bound in piece.bounds if (bound.start < piece.number_at) == before)


def _period(unit: str) -> str | None:
    """Return the stretch of time that a unit is over: 年 of 次/年."""
    periods = {word: name for name, line in load("units.yaml")["periods"].items() for word in words(line)}
    return next((periods[over] for over in unit.split("/")[1:] if over in periods), None)


def _direction(word: str) -> Direction:
    return lookup("trends")[word]  # type: ignore[return-value]


def _of_date(piece: Dated) -> Value:
    return Value(
        "", "deadline", piece.operator, period=piece.period, date=piece.date, operator_text=piece.operator_text
    )


def _of_word(piece: Loose) -> Value:
    if piece.kind == "DAY":
        return Value("", "deadline", "<=", str(vocabulary()["days_in_words"][piece.text]), unit="天")
    if piece.kind == "ALL":
        return Value("", "threshold", "=", "100", unit="%")
    return Value("", "threshold", "=", "0")
