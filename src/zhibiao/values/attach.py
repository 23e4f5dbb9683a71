"""What belongs to a measure though other words stand between: its noun, a unit before it, a base, a period, a bound."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from zhibiao.text.data import alternatives, load, words
from zhibiao.values.pieces import Bound, Dated, Loose, Measure, Piece, Quantity
from zhibiao.values.vocabulary import lookup, vocabulary

__all__ = ("attached",)

_ENDS = ("BREAK", "LATE_BOUND", "NOTE", "CLOSE", "NAME")


def attached(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces with everything that belongs to a measure or a date taken into it."""
    steps: tuple[Callable[[list[Piece], int], list[Piece]], ...] = (
        _sign_before_month,
        _noun,
        _late_bound,
        _leading_unit,
        _change,
        _base,
        _every,
    )
    left = list(pieces)
    for step in steps:
        index = 0
        while index < len(left):
            left = step(left, index)
            index += 1
    return tuple(left)


def _is(pieces: list[Piece], index: int, *kinds: str) -> bool:
    piece = pieces[index] if 0 <= index < len(pieces) else None
    return isinstance(piece, Loose) and piece.kind in kinds


def _sign_before_month(pieces: list[Piece], index: int) -> list[Piece]:
    """≤6月 is six months, not June."""
    piece = pieces[index]
    if not isinstance(piece, Dated) or not piece.bounds or not re.fullmatch(r"\d+月", piece.printed):
        return pieces
    quantity = Quantity(piece.printed[:-1], "月")
    number_at = piece.end - len(piece.printed)
    pieces[index] = Measure(quantity, None, piece.bounds, piece.start, piece.end, number_at)
    return pieces


def _noun(pieces: list[Piece], index: int) -> list[Piece]:
    """An unknown unit: the words right behind a number, up to the next mark (12标段, 30（标段）)."""
    piece = pieces[index]
    if not isinstance(piece, Measure) or (piece.high or piece.low).unit:
        return pieces
    if _is(pieces, index + 1, "NOTE") and (note := _noun_of(pieces[index + 1])):
        return [*pieces[:index], _with_unit(piece, note, pieces[index + 1].end, bracketed=True), *pieces[index + 2 :]]
    end = index + 1
    while _is(pieces, end, "WORDS", "TREND"):
        end += 1
    noun = "".join(loose.text for loose in pieces[index + 1 : end] if isinstance(loose, Loose))
    closed = end == len(pieces) or _is(pieces, end, *_ENDS)
    if (
        not noun
        or not closed
        or len(noun) > vocabulary()["longest_noun"]
        or any(bound.start > piece.number_at for bound in piece.bounds)
    ):
        return pieces
    if re.match(alternatives(vocabulary()["predicates"]), noun):
        return pieces
    return [*pieces[:index], _with_unit(piece, noun, pieces[end - 1].end), *pieces[end:]]


def _noun_of(note: Piece) -> str:
    text = note.text[1:-1] if isinstance(note, Loose) else ""
    plain = text and len(text) <= vocabulary()["longest_noun"] and not re.search(r"[\d，。；：、:;,]", text)
    return text if plain and not re.match(alternatives(vocabulary()["notes"]), text) else ""


def _with_unit(piece: Measure, unit: str, end: int, *, bracketed: bool = False) -> Measure:
    if piece.high:
        return replace(piece, high=replace(piece.high, unit=unit, bracketed=bracketed), end=end)
    return replace(piece, low=replace(piece.low, unit=unit, bracketed=bracketed), end=end)


def _late_bound(pieces: list[Piece], index: int) -> list[Piece]:
    """以上 behind the noun: 5个项目以上."""
    piece = pieces[index]
    if not _is(pieces, index, "LATE_BOUND"):
        return pieces
    before = index - 1 if not _is(pieces, index - 1, "WORDS", "NOTE") else index - 2
    measure = pieces[before] if before >= 0 else None
    if not isinstance(measure, Measure) or any(bound.start > measure.number_at for bound in measure.bounds):
        return pieces
    assert isinstance(piece, Loose)  # noqa: S101 - _is has told
    bound = Bound(
        lookup("after")[piece.text], piece.text, piece.start, inside=piece.text in words(vocabulary()["inside"])
    )  # type: ignore[arg-type]
    return [*pieces[:before], replace(measure, bounds=(*measure.bounds, bound), end=piece.end), *pieces[index + 1 :]]


def _leading_unit(pieces: list[Piece], index: int) -> list[Piece]:
    """米=3500, %≥85: forms that print the unit's column first."""
    piece = pieces[index]
    if not isinstance(piece, Measure) or not _is(pieces, index - 1, "LEADING_UNIT") or piece.low.unit:
        return pieces
    unit = pieces[index - 1]
    assert isinstance(unit, Loose)  # noqa: S101 - _is has told
    return [
        *pieces[: index - 1],
        replace(_with_unit(piece, unit.text, piece.end), start=unit.start),
        *pieces[index + 1 :],
    ]


def _change(pieces: list[Piece], index: int) -> list[Piece]:
    """提高收入10%以上: the trend word before the noun takes the amount."""
    piece = pieces[index]
    if not isinstance(piece, Measure) or piece.change or piece.level or not _is(pieces, index - 1, "WORDS"):
        return pieces
    trend, noun = index - 2, pieces[index - 1]
    if not _is(pieces, trend, "TREND") or noun.end - noun.start > vocabulary()["longest_noun"]:
        return pieces
    word = pieces[trend]
    assert isinstance(word, Loose)  # noqa: S101 - _is has told
    if word.text not in words(vocabulary()["by"]) or (piece.low.unit not in _amount_units() and not piece.bounds):
        return pieces
    return [*pieces[:trend], replace(piece, change=word.text, start=word.start), *pieces[index + 1 :]]


def _amount_units() -> tuple[str, ...]:
    units = load("units.yaml")
    return words([units["share"], units["money"], units["ratio"]]) + tuple(
        f"{scale}元" for scale in words(units["scales"])
    )


def _base(pieces: list[Piece], index: int) -> list[Piece]:
    """较上年…增长5%: what stands between base and change belongs to neither."""
    piece = pieces[index]
    if not isinstance(piece, Measure) or not piece.change:
        return pieces
    before = index - 1
    while _is(pieces, before, "WORDS", "TREND"):
        before -= 1
    if not _is(pieces, before, "BASE"):
        return pieces
    base = pieces[before]
    assert isinstance(base, Loose)  # noqa: S101 - _is has told
    return [*pieces[:before], replace(piece, base=base.text, start=base.start), *pieces[index + 1 :]]


def _every(pieces: list[Piece], index: int) -> list[Piece]:
    """每公里80万元 is 万元/公里, 每年2次 is 次/年, 每年12月底前 comes back every year."""
    piece = pieces[index]
    if not isinstance(piece, Measure | Dated):
        return pieces
    before = index - 1
    while _is(pieces, before, "WORDS"):
        before -= 1
    over: list[str] = []
    while _is(pieces, before, "EVERY"):
        every = pieces[before]
        assert isinstance(every, Loose)  # noqa: S101 - _is has told
        over.insert(0, re.sub(r"^每(?:[一1]|个(?!月|工作日|季度|学期|人))?", "", every.text))
        before -= 1
        first = every
    if not over:
        return pieces
    periods = {word: name for name, line in load("units.yaml")["periods"].items() for word in words(line)}
    period = next((periods[word] for word in over if word in periods), None)
    if isinstance(piece, Dated):
        return [*pieces[: before + 1], replace(piece, period=period, start=first.start), *pieces[index + 1 :]]
    unit = (piece.high or piece.low).unit
    if not unit and any(word not in periods for word in over):
        unit = "元"
    whole = f"{unit}/{'·'.join(over)}" if unit else ""
    changed = replace(_with_unit(piece, whole, piece.end), period=period, start=first.start)
    return [*pieces[: before + 1], changed, *pieces[index + 1 :]]
