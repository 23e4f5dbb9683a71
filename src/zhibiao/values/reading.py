"""From the pieces of a cell to its value: what each says, and what they make together."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from zhibiao.values.attach import attached
from zhibiao.values.canonical import with_canonical
from zhibiao.values.combine import LOWER, UPPER, combined
from zhibiao.values.patterns import as_before
from zhibiao.values.pieces import Bound, Dated, Loose, Measure, Piece
from zhibiao.values.prepared import Prepared
from zhibiao.values.units import period_of
from zhibiao.values.unreadable import Unreadable
from zhibiao.values.value import Operator, Value
from zhibiao.values.vocabulary import operator_of, vocabulary

__all__ = ("read_pieces",)


def read_pieces(pieces: tuple[Piece, ...], cell: Prepared) -> Value | None:
    """Return what the pieces say together, None if they hold nothing measured.

    Raises ``Unreadable`` where they contradict each other.
    """
    values = tuple(_value(piece, cell) for piece in combined(attached(pieces)))
    if not values:
        return None
    whole = replace(values[0], text=cell.source, start=0, end=len(cell.source))
    if len(values) == 1:
        return whole
    return with_canonical(replace(whole, kind="composite", parts=values))


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
    value = Value(
        "",
        "threshold",
        operator,
        low.number,
        high.number if high else None,
        piece.unit or None,
        piece.period or period_of(piece.unit),
        operator_text=_printed(piece),
        unit_bracketed=low.bracketed or bool(high and high.bracketed),
        decimals=len(low.number.partition(".")[2]),
        approximate=approximate,
        base=piece.base,
    )
    if low.tolerance:
        distance = low.number.lstrip("-")
        value = replace(value, number=f"-{distance}", high=distance)
    if piece.change:
        return replace(value, kind="trend", direction=operator_of("trends")[piece.change])
    if value.high is not None:
        return replace(value, kind="range", operator=None if low.tolerance else operator)
    if piece.is_stretch():
        return replace(value, kind="deadline", operator="<=")
    return value


def _operator(piece: Measure) -> tuple[Operator | None, bool]:
    """Return the one operator of a measure and whether it is approximate; two ends of a range have none in common."""
    approximate = piece.low.approximate or any(bound.approximate for bound in piece.bounds)
    lower = [bound for bound in piece.binding if bound.operator in LOWER]
    upper = [bound for bound in piece.binding if bound.operator in UPPER]
    if lower and upper:
        if piece.high is None:
            _contradict(lower[0], upper[0])
        return None, approximate
    found = {bound.operator for bound in piece.binding}
    order: tuple[Operator, ...] = (">", "<", ">=", "<=", "=")
    return next((operator for operator in order if operator in found), "=" if approximate else None), approximate


def _contradict(*bounds: Bound) -> None:
    later = max(bounds, key=lambda bound: bound.start)
    raise Unreadable("contradicting_operators", later.start, later.text)


def _printed(piece: Measure) -> str:
    before = "".join(bound.text for bound in piece.bounds if bound.start < piece.number_at)
    behind = "".join(bound.text for bound in piece.bounds if bound.start >= piece.number_at)
    return "…".join(filter(None, (before, behind)))


def _of_date(piece: Dated) -> Value:
    text = piece.operator_text
    return Value("", "deadline", piece.operator, period=piece.period, date=piece.date, operator_text=text)


def _of_word(piece: Loose) -> Value:
    if piece.kind == "DAY":
        return Value("", "deadline", "<=", str(vocabulary()["days_in_words"][piece.text]), unit="天")
    if piece.kind == "ALL":
        return Value("", "threshold", "=", "100", unit="%")
    if piece.kind == "AS_BEFORE":
        match = _as_before().fullmatch(piece.text)
        assert match is not None  # noqa: S101 - the lexer has found it by the same pattern
        operator = operator_of("before", "signs", "weak_before")[match["operator"]]
        base, printed = match["base"], match["operator"]
        return Value("", "trend", operator, canonical=piece.text, operator_text=printed, direction="flat", base=base)
    return Value("", "threshold", "=", "0")


@cache
def _as_before() -> re.Pattern[str]:
    return re.compile(as_before())
