"""Which pieces of a cell are its values, and which of them are one value in two halves."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from zhibiao.text import scaled
from zhibiao.text.data import alternatives
from zhibiao.values.pieces import Dated, Loose, Measure, Piece
from zhibiao.values.unreadable import Unreadable
from zhibiao.values.vocabulary import periods, unit_words, vocabulary, word_list

__all__ = ("LOWER", "UPPER", "combined")

LOWER, UPPER = frozenset({">=", ">"}), frozenset({"<=", "<"})
_Found = list[tuple[int, Piece]]


def combined(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the measured pieces of a cell, each one value; ``Unreadable`` for two numbers without a word between."""
    pieces = tuple(half for piece in pieces for half in _halves(piece))
    found: _Found = [(index, piece) for index, piece in enumerate(pieces) if _measured(piece)]
    for first, second in pairwise(found):
        _check_neighbours(first, second, pieces)
    found = [hit for hit in found if not _is_subject(hit, pieces)]
    found = _without_old_levels(found, pieces)
    found = _frequencies(_without_parts(_around(_without_context(found)), pieces))
    found = _ranges(_without_repetition(found, pieces), pieces)
    return tuple(piece for _, piece in found)


def _halves(piece: Piece) -> tuple[Piece, ...]:
    """A range of two units is one in the unit of its upper end (5千元-1万元), or else two values (2小时-3天)."""
    if not isinstance(piece, Measure) or piece.high is None or piece.low.unit in ("", piece.high.unit):
        return (piece,)
    low, low_unit = scaled(Decimal(piece.low.number), piece.low.unit)
    one, high_unit = scaled(Decimal(1), piece.high.unit)
    if low_unit == high_unit:
        number = f"{(low / one).normalize():f}"
        return (replace(piece, low=replace(piece.low, number=number, unit=piece.high.unit)),)
    before = tuple(bound for bound in piece.bounds if bound.start < piece.number_at)
    behind = tuple(bound for bound in piece.bounds if bound.start >= piece.number_at)
    first = replace(piece, high=None, bounds=before, end=piece.high_at)
    return first, replace(piece, low=piece.high, high=None, bounds=behind, start=piece.high_at, number_at=piece.high_at)


def _measured(piece: Piece) -> bool:
    return not isinstance(piece, Loose) or piece.kind in ("ZERO", "ALL", "DAY", "AS_BEFORE")


def _check_neighbours(first: tuple[int, Piece], second: tuple[int, Piece], pieces: tuple[Piece, ...]) -> None:
    between = "".join(_text(piece) for piece in pieces[first[0] + 1 : second[0]])
    number, other = first[1], second[1]
    if not isinstance(number, Measure) or not isinstance(other, Measure) or between.strip(" ") or other.low.tolerance:
        return
    bounded_before = any(bound.start < other.number_at for bound in other.bounds)
    if not number.unit and not number.bounded_behind() and not bounded_before:
        raise Unreadable("two_numbers", other.start)


def _text(piece: Piece) -> str:
    return piece.text if isinstance(piece, Loose) else ""


def _is_subject(hit: tuple[int, Piece], pieces: tuple[Piece, ...]) -> bool:
    """Tell whether a bare number is part of a sentence about something else: 全区12街镇均有…."""
    index, piece = hit
    if not isinstance(piece, Measure) or piece.bounds or piece.change or piece.level or index + 1 >= len(pieces):
        return False
    following = pieces[index + 1]
    said, late = (alternatives(vocabulary()[name]) for name in ("predicates", "late_predicates"))
    predicate = re.compile(rf"{said}|[一-鿿]{{1,4}}?{late}")
    return isinstance(following, Loose) and following.kind == "WORDS" and bool(predicate.match(following.text))


def _without_old_levels(found: _Found, pieces: tuple[Piece, ...]) -> _Found:
    """由85%提升至95%: where it comes from is no target."""
    kept = found[:]
    for (index, piece), (_, following) in pairwise(found):
        before = pieces[index - 1] if index else None
        starting = isinstance(before, Loose) and before.text.endswith(tuple(word_list("from")))
        if starting and isinstance(following, Measure) and (following.level or following.change):
            kept.remove((index, piece))
    return kept


def _without_context(found: _Found) -> _Found:
    """2024年完成5次, 100%全覆盖: a date without a limit and a word that says the number again are no values."""
    kept = [hit for hit in found if not (isinstance(hit[1], Dated) and hit[1].operator is None)]
    if not kept:
        return found
    if any(isinstance(piece, Measure) and piece.low.unit == "%" for _, piece in kept):
        kept = [hit for hit in kept if not (isinstance(hit[1], Loose) and hit[1].kind == "ALL")]
    return kept


def _without_parts(found: _Found, pieces: tuple[Piece, ...]) -> _Found:
    """论文5篇，其中核心期刊1篇: a part of what stands before it is no value of its own."""
    kept = found[:1]
    for (_, last), (index, piece) in pairwise(found):
        before = pieces[index - 1]
        part = isinstance(before, Loose) and before.text.startswith(tuple(word_list("of_which")))
        if not (part and isinstance(last, Measure) and isinstance(piece, Measure) and last.unit == piece.unit):
            kept.append((index, piece))
    return kept


def _around(found: _Found) -> _Found:
    """95%±2%, 500±50人: a range around the first number."""
    kept: _Found = []
    for index, piece in found:
        last = kept[-1][1] if kept else None
        middle = (
            isinstance(last, Measure) and isinstance(piece, Measure) and piece.low.tolerance and last.end == piece.start
        )
        if (
            middle
            and isinstance(last, Measure)
            and isinstance(piece, Measure)
            and last.unit in ("", piece.unit)
            and not last.high
        ):
            number, distance = Decimal(last.low.number), abs(Decimal(piece.low.number))
            low = replace(piece.low, number=f"{number - distance:f}", tolerance=False)
            high = replace(piece.low, number=f"{number + distance:f}", tolerance=False)
            kept[-1] = (index, replace(last, low=low, high=high, end=piece.end))
        else:
            kept.append((index, piece))
    return kept


def _frequencies(found: _Found) -> _Found:
    """一年两次, 1个月1次: 次/年, 次/月."""
    kept: _Found = []
    for index, piece in found:
        last = kept[-1][1] if kept else None
        if isinstance(last, Measure) and isinstance(piece, Measure) and _is_frequency(last, piece):
            name = _stretch(last)
            low = replace(piece.low, unit=f"{piece.unit}/{name}")
            high = piece.high and replace(piece.high, unit=f"{piece.unit}/{name}")
            kept[-1] = (index, replace(piece, low=low, high=high, period=name, start=last.start))
        else:
            kept.append((index, piece))
    return kept


def _stretch(piece: Measure) -> str:
    count, name = piece.low.number, periods()[piece.unit]
    return {"1": name, "0.5": f"半{name}"}.get(count, f"{count}{name}")


def _is_frequency(stretch: Measure, times: Measure) -> bool:
    count = stretch.low.number in ("0.5", *"123456789")
    plain = count and not stretch.bounds and not stretch.high and stretch.unit in periods()
    return plain and stretch.end == times.start and times.unit in unit_words("times")


def _without_repetition(found: _Found, pieces: tuple[Piece, ...]) -> _Found:
    """2个及2个以上; 零投诉、零事故: one value."""
    kept: _Found = []
    for index, piece in found:
        last = kept[-1][1] if kept else None
        if isinstance(piece, Loose) and _says_again(last, piece):
            continue
        between = "".join(map(_text, pieces[kept[-1][0] + 1 : index])) if kept else ""
        if isinstance(last, Measure) and isinstance(piece, Measure) and _is_repeated(last, between, piece):
            kept[-1] = (index, replace(piece, start=last.start))
        else:
            kept.append((index, piece))
    return kept


def _says_again(last: Piece | None, piece: Loose) -> bool:
    """Tell whether words say what stands before them already: 零投诉、零差错; 0起，未发生."""
    if isinstance(last, Loose):
        return last.kind == piece.kind
    return isinstance(last, Measure) and piece.kind == "ZERO" and not last.high and Decimal(last.low.number) == 0


def _is_repeated(first: Measure, between: str, second: Measure) -> bool:
    plain = not first.bounds and not first.change and not first.high and not second.high
    same = first.low.number == second.low.number and first.unit in ("", second.unit)
    return plain and same and bool(second.bounds) and between in word_list("and")


def _ranges(found: _Found, pieces: tuple[Piece, ...]) -> _Found:
    """不低于80%且不高于90%, 介于3%和5%之间: one range."""
    if len(found) != 2:
        return found
    (first_at, first), (second_at, second) = found
    if not isinstance(first, Measure) or not isinstance(second, Measure) or not _are_halves(first, second):
        return found
    between = "".join(map(_text, pieces[first_at + 1 : second_at]))
    sides = [{bound.operator for bound in piece.binding} for piece in (first, second)]
    if len(between) > 2:
        return found
    if all(sides) and sides[0] <= LOWER and sides[1] <= UPPER:
        low, high = first, second
    elif all(sides) and sides[0] <= UPPER and sides[1] <= LOWER:
        low, high = second, first
    elif not any(sides) and between in word_list("and") and _lies_between(first_at, second_at, pieces):
        low, high = first, second
    else:
        return found
    bounds = (*first.bounds, *second.bounds)
    whole = replace(low, high=high.low, bounds=bounds, start=first.start, end=second.end, number_at=first.number_at)
    return [(first_at, whole)]


def _are_halves(first: Measure, second: Measure) -> bool:
    alone = not any(piece.high or piece.change or piece.is_stretch() for piece in (first, second))
    return alone and len({first.unit, second.unit} - {""}) < 2


def _lies_between(first_at: int, second_at: int, pieces: tuple[Piece, ...]) -> bool:
    """Tell whether 介于 stands before the first or 之间 behind the second."""
    before = pieces[first_at - 1] if first_at else None
    behind = pieces[second_at + 1] if second_at + 1 < len(pieces) else None
    return (isinstance(before, Loose) and before.text.endswith(tuple(word_list("between")))) or (
        isinstance(behind, Loose) and behind.text.startswith(tuple(word_list("between_end")))
    )
