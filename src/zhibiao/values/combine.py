"""Which pieces of a cell are its values, and which of them are one value in two halves."""

from __future__ import annotations

import re
from dataclasses import replace

from zhibiao.text.data import alternatives, load, words
from zhibiao.values.pieces import Dated, Loose, Measure, Piece
from zhibiao.values.unreadable import Unreadable
from zhibiao.values.vocabulary import vocabulary

__all__ = ("combined",)

_LOWER, _UPPER = frozenset({">=", ">"}), frozenset({"<=", "<"})
_Found = list[tuple[int, Piece]]


def combined(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the measured pieces of a cell, each one value; raises ``Unreadable`` for numbers without a word between."""
    found: _Found = [(index, piece) for index, piece in enumerate(pieces) if _measured(piece)]
    _check_neighbours(found)
    for step in (_without_subjects, _without_old_levels, _without_context, _frequencies, _without_repetition, _ranges):
        found = step(found, pieces)
    return tuple(piece for _, piece in found)


def _measured(piece: Piece) -> bool:
    return isinstance(piece, Measure | Dated) or piece.kind in ("ZERO", "ALL", "DAY")


def _between(pieces: tuple[Piece, ...], first: int, second: int) -> str:
    return "".join(piece.text for piece in pieces[first + 1 : second] if isinstance(piece, Loose))


def _check_neighbours(found: _Found) -> None:
    for (_, first), (_, second) in zip(found, found[1:], strict=False):
        adjacent = isinstance(first, Measure) and isinstance(second, Measure) and second.start - first.end <= 1
        if adjacent and isinstance(second, Measure) and isinstance(first, Measure):
            bare = not (first.high or first.low).unit and not any(
                bound.start > first.number_at for bound in first.bounds
            )
            if bare and not any(bound.start < second.number_at for bound in second.bounds):
                raise Unreadable("two_numbers", second.start)


def _without_subjects(found: _Found, pieces: tuple[Piece, ...]) -> _Found:
    """全区12街镇均有…: a bare number within a sentence about something else."""
    predicates = re.compile(alternatives(vocabulary()["predicates"]))

    def subject(index: int, piece: Piece) -> bool:
        if not isinstance(piece, Measure) or piece.bounds or piece.change or piece.level:
            return False
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        return isinstance(following, Loose) and following.kind == "WORDS" and bool(predicates.match(following.text))

    return [(index, piece) for index, piece in found if not subject(index, piece)]


def _without_old_levels(found: _Found, pieces: tuple[Piece, ...]) -> _Found:
    """由85%提升至95%: where it comes from is no target."""
    kept: _Found = []
    for position, (index, piece) in enumerate(found):
        following = found[position + 1][1] if position + 1 < len(found) else None
        before = pieces[index - 1] if index else None
        start = isinstance(before, Loose) and before.text.endswith(("由", "从"))
        if not (start and isinstance(following, Measure) and (following.level or following.change)):
            kept.append((index, piece))
    return kept


def _without_context(found: _Found, _: tuple[Piece, ...]) -> _Found:
    """2024年完成5次, 全年4次, 100%全覆盖: a date without a limit and a word that says the number again are no values."""
    others = [piece for _, piece in found if not (isinstance(piece, Dated) and piece.operator is None)]
    if not others:
        return found[:1]
    kept = [(index, piece) for index, piece in found if piece in others]
    if any(isinstance(piece, Measure) and piece.low.unit == "%" for _, piece in kept):
        kept = [(index, piece) for index, piece in kept if not (isinstance(piece, Loose) and piece.kind == "ALL")]
    return kept


def _frequencies(found: _Found, pieces: tuple[Piece, ...]) -> _Found:
    """一年两次, 1个月1次: 次/年."""
    periods = {word: name for name, line in load("units.yaml")["periods"].items() for word in words(line)}
    kept: _Found = []
    for index, piece in found:
        last = kept[-1][1] if kept else None
        if (
            isinstance(last, Measure)
            and isinstance(piece, Measure)
            and last.low.number == "1"
            and not last.bounds
            and not last.high
            and last.low.unit in periods
            and last.end == piece.start
            and piece.low.unit in words(load("units.yaml")["times"])
        ):
            name = periods[last.low.unit]
            unit = f"{piece.low.unit}/{name}"
            kept[-1] = (index, replace(piece, low=replace(piece.low, unit=unit), period=name, start=last.start))
        else:
            kept.append((index, piece))
    return kept


def _without_repetition(found: _Found, _: tuple[Piece, ...]) -> _Found:
    """2个及2个以上; 零投诉、零事故: one value."""
    kept: _Found = []
    for index, piece in found:
        last = kept[-1][1] if kept else None
        if isinstance(last, Loose) and isinstance(piece, Loose) and last.kind == piece.kind:
            continue
        if (
            isinstance(last, Measure)
            and isinstance(piece, Measure)
            and not last.bounds
            and not last.change
            and piece.bounds
        ):
            same_unit = last.low.unit in ("", piece.low.unit)
            if last.low.number == piece.low.number and same_unit and not last.high and not piece.high:
                kept[-1] = (index, replace(piece, start=last.start))
                continue
        kept.append((index, piece))
    return kept


def _ranges(found: _Found, pieces: tuple[Piece, ...]) -> _Found:
    """不低于80%且不高于90%, 80%≤X<90%: one range."""
    if len(found) != 2:
        return found
    (first_at, first), (second_at, second) = found
    if not isinstance(first, Measure) or not isinstance(second, Measure) or first.high or second.high:
        return found
    if first.change or second.change or len(_between(pieces, first_at, second_at)) > 2:
        return found
    sides = [{bound.operator for bound in piece.bounds if bound.operator} for piece in (first, second)]
    units = {piece.low.unit for piece in (first, second)} - {""}
    if len(units) > 1:
        return found
    if sides[0] <= _LOWER and sides[1] <= _UPPER and all(sides):
        low, high = first, second
    elif sides[0] <= _UPPER and sides[1] <= _LOWER and all(sides):
        low, high = second, first
    else:
        return found
    merged = replace(
        low,
        high=high.low,
        bounds=(*first.bounds, *second.bounds),
        start=first.start,
        end=second.end,
        number_at=first.number_at,
    )
    return [(first_at, merged)]
