"""What belongs to a measure though other words stand between: its noun, a unit before it, a base, a period, a bound."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from zhibiao.text import chinese
from zhibiao.text.data import alternatives
from zhibiao.values.patterns import NUMERALS
from zhibiao.values.pieces import Bound, Dated, Loose, Measure, Piece, Quantity
from zhibiao.values.units import period_of
from zhibiao.values.vocabulary import operator_of, vocabulary, word_list

__all__ = ("attached",)


def attached(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces with everything that belongs to a measure or a date taken into it."""
    left = list(pieces)
    for step in _STEPS:
        index = 0
        while index < len(left):
            found = step(left, index)
            if found:
                first, last, piece = found
                left[first : last + 1] = [piece]
                index = first
            index += 1
    return tuple(left)


# A step returns the first and the last index of the pieces that become one, and what they become.
_Step = Callable[[list[Piece], int], tuple[int, int, Piece] | None]


def _loose(pieces: list[Piece], index: int, *kinds: str) -> Loose | None:
    piece = pieces[index] if 0 <= index < len(pieces) else None
    return piece if isinstance(piece, Loose) and piece.kind in kinds else None


def _sign_before_month(pieces: list[Piece], index: int) -> tuple[int, int, Piece] | None:
    """≤6月 is six months, not June."""
    piece = pieces[index]
    if not isinstance(piece, Dated) or not piece.bounds or not re.fullmatch(r"\d+月", piece.printed):
        return None
    number_at = piece.end - len(piece.printed)
    quantity = Quantity(piece.printed[:-1], "月")
    return index, index, Measure(quantity, None, piece.bounds, piece.start, piece.end, number_at)


def _noun(pieces: list[Piece], index: int) -> tuple[int, int, Piece] | None:
    """An unknown unit: the words right behind a number, up to the next mark (12标段, 30（标段）)."""
    piece = pieces[index]
    if not isinstance(piece, Measure) or piece.unit:
        return None
    end, noun = index, ""
    while loose := _loose(pieces, end + 1, "WORDS"):
        end, noun = end + 1, noun + loose.text
    closed = end + 1 == len(pieces) or _loose(pieces, end + 1, "BREAK", "LATE_BOUND", "NOTE", "CLOSE", "NAME")
    noun = noun.strip()
    if not noun or not closed or len(noun.partition("/")[0]) > vocabulary()["longest_noun"] or piece.bounded_behind():
        return None
    if re.match(alternatives(vocabulary()["predicates"]), noun) or re.search(NUMERALS, noun):
        return None
    return index, end, _with_unit(piece, noun, pieces[end].end)


def _with_unit(piece: Measure, unit: str, end: int) -> Measure:
    if piece.high:
        low = replace(piece.low, unit="") if piece.low.unit == piece.high.unit else piece.low
        return replace(piece, low=low, high=replace(piece.high, unit=unit), end=end)
    return replace(piece, low=replace(piece.low, unit=unit), end=end)


def _late_bound(pieces: list[Piece], index: int) -> tuple[int, int, Piece] | None:
    """以上 behind the noun: 5个项目以上."""
    late = _loose(pieces, index, "LATE_BOUND")
    before = index - 2 if _loose(pieces, index - 1, "WORDS", "NOTE") else index - 1
    measure = pieces[before] if before >= 0 else None
    if late is None or not isinstance(measure, Measure) or measure.bounded_behind():
        return None
    inside = late.text in word_list("inside")
    bound = Bound(operator_of("after")[late.text], late.text, late.start, inside=inside)
    return before, index, replace(measure, bounds=(*measure.bounds, bound), end=late.end)


def _early_bound(pieces: list[Piece], index: int) -> tuple[int, int, Piece] | None:
    """至少 before the verb: 至少开展1次."""
    piece = pieces[index]
    early = _loose(pieces, index - 2, "EARLY_BOUND") if _loose(pieces, index - 1, "WORDS", "TREND") else None
    if not isinstance(piece, Measure) or piece.bounds or early is None:
        return None
    bound = Bound(operator_of("before", "signs")[early.text], early.text, early.start)
    return index - 2, index, replace(piece, bounds=(bound,), start=early.start)


def _leading_unit(pieces: list[Piece], index: int) -> tuple[int, int, Piece] | None:
    """米=3500, %≥85: forms that print the unit's column first."""
    piece, unit = pieces[index], _loose(pieces, index - 1, "LEADING_UNIT")
    if not isinstance(piece, Measure) or unit is None or piece.unit:
        return None
    return index - 1, index, replace(_with_unit(piece, unit.text, piece.end), start=unit.start)


def _change(pieces: list[Piece], index: int) -> tuple[int, int, Piece] | None:
    """提高收入10%以上: the trend word before the noun takes the amount."""
    piece, noun, trend = pieces[index], _loose(pieces, index - 1, "WORDS"), _loose(pieces, index - 2, "TREND")
    if not isinstance(piece, Measure) or piece.change or piece.level or noun is None or trend is None:
        return None
    if trend.text not in word_list("by") or len(noun.text) > vocabulary()["longest_object"]:
        return None
    return index - 2, index, replace(piece, change=trend.text, start=trend.start)


def _base(pieces: list[Piece], index: int) -> tuple[int, int, Piece] | None:
    """较上年产值增长5%: what stands between base and change belongs to neither."""
    piece, before = pieces[index], index - 1
    while _loose(pieces, before, "WORDS", "TREND"):
        before -= 1
    base = _loose(pieces, before, "BASE")
    if not isinstance(piece, Measure) or not piece.change or base is None:
        return None
    return before, index, replace(piece, base=base.text, start=base.start)


def _every(pieces: list[Piece], index: int) -> tuple[int, int, Piece] | None:
    """每公里80万元 is 万元/公里, 每年2次 is 次/年, 80元每人每天 is 元/人·天, 每年12月底前 comes back every year."""
    piece = pieces[index]
    if not isinstance(piece, Measure | Dated):
        return None
    first = index - 1
    while _loose(pieces, first, "WORDS"):
        first -= 1
    over, first = _every_before(pieces, first)
    last = index
    if not over and isinstance(piece, Measure):
        over, last = _every_behind(pieces, index)
    if not over:
        return None
    first = first if last == index else index
    start, end = min(pieces[first].start, piece.start), pieces[last].end
    period = next((period for word in over if (period := period_of(f"/{word}"))), None)
    if isinstance(piece, Dated):
        return first, last, replace(piece, period=period, start=start)
    unit = piece.unit or ("元" if any(not period_of(f"/{word}") for word in over) else "")
    whole = _with_unit(piece, f"{unit}/{'·'.join(over)}", end)
    return first, last, replace(whole, period=period, start=start)


def _every_before(pieces: list[Piece], last: int) -> tuple[list[str], int]:
    """Return what the EVERY pieces up to ``last`` count for, and where the first of them is."""
    over: list[str] = []
    while every := _loose(pieces, last, "EVERY"):
        over.insert(0, _over(every.text))
        last -= 1
    return over, last + 1


def _every_behind(pieces: list[Piece], index: int) -> tuple[list[str], int]:
    """The same for those behind a measure, if they end the clause."""
    over: list[str] = []
    while every := _loose(pieces, index + 1, "EVERY"):
        over.append(_over(every.text))
        index += 1
    ends = index + 1 == len(pieces) or _loose(pieces, index + 1, "BREAK", "NOTE")
    return (over, index) if ends else ([], index)


def _over(every: str) -> str:
    """每个社区 is 社区, 每一年 is 年, 每两年 is 2年."""
    word = re.sub(r"^每(?:[一1](?!\d)|个(?=.)(?!月|工作日|季度|学期|人))?", "", every)
    count = chinese(word[0]) if len(word) > 1 and word[0] in "两二三四五六十" else None
    return word if count is None else f"{count}{word[1:]}"


_STEPS: tuple[_Step, ...] = (
    _sign_before_month,
    _noun,
    _late_bound,
    _early_bound,
    _leading_unit,
    _change,
    _base,
    _every,
)
