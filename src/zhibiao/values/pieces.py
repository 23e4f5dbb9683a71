"""What the grammar finds in a cell, as plain data: measures, dates, changes and the loose words between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zhibiao.text.data import load
from zhibiao.text import calendar_date, chinese, month_end, share
from zhibiao.values.unreadable import Unreadable
from zhibiao.values.value import Operator
from zhibiao.values.vocabulary import lookup, vocabulary

if TYPE_CHECKING:
    from lark import Token, Tree

__all__ = ("Bound", "Dated", "Loose", "Measure", "Piece", "Quantity", "pieces_of")


@dataclass(frozen=True, slots=True)
class Bound:
    """One operator as printed; a ``weak`` one holds where no other is. No operator: 约, 左右."""

    operator: Operator | None
    text: str
    start: int
    weak: bool = False
    inside: bool = False
    """内, 以内: makes a stretch of time a deadline."""
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, its digits as printed, and its unit."""

    number: str
    unit: str = ""
    bracketed: bool = False
    approximate: bool = False
    tolerance: bool = False
    """± before it."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity or a range of two, with its operators; ``change`` is the trend word that it is the amount of."""

    low: Quantity
    high: Quantity | None
    bounds: tuple[Bound, ...]
    start: int
    end: int
    number_at: int
    """Where the first number begins: operators before and behind it differ in nothing but their place."""
    change: str = ""
    level: str = ""
    """The trend word that leads to it: 提升至95%."""
    base: str = ""
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A calendar date or span with its limit, if it has one."""

    date: str
    operator: Operator | None
    operator_text: str
    printed: str
    bounds: tuple[Bound, ...]
    start: int
    end: int
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Loose:
    """Anything else: ``kind`` is the name of the terminal."""

    kind: str
    text: str
    start: int
    end: int


Piece = Measure | Dated | Loose


def pieces_of(tree: Tree[Token]) -> tuple[Piece, ...]:
    """Return the pieces of a parsed cell from left to right."""
    return tuple(_piece(child) for child in tree.children)


def _piece(node: Tree[Token] | Token) -> Piece:
    if not hasattr(node, "children"):
        return _loose(node)
    makers = {"measure": _measure, "date": _date, "change": _change, "level": _level}
    maker = makers.get(str(node.data))
    return maker(node) if maker else _loose(_tokens(node)[0])


def _loose(token: Token) -> Loose:
    start = token.start_pos or 0
    return Loose(str(token.type), str(token), start, start + len(token))


def _tokens(node: Tree[Token] | Token) -> list[Token]:
    if not hasattr(node, "children"):
        return [node]
    return [token for child in node.children for token in _tokens(child)]


def _span(node: Tree[Token]) -> tuple[int, int]:
    tokens = _tokens(node)
    return tokens[0].start_pos or 0, (tokens[-1].start_pos or 0) + len(tokens[-1])


def _measure(node: Tree[Token]) -> Measure:
    quantities, bounds, number_at = [], [], 0
    for child in node.children:
        if str(getattr(child, "data", "")) == "quantity":
            number_at = number_at if quantities else _span(child)[0]  # type: ignore[arg-type]
            quantities.append(_quantity(child))  # type: ignore[arg-type]
        elif hasattr(child, "children"):
            bounds += [bound for token in _tokens(child) if (bound := _bound(token))]
    high = quantities[1] if len(quantities) > 1 else None
    return Measure(quantities[0], high, tuple(bounds), *_span(node), number_at)


def _bound(token: Token) -> Bound | None:
    kind, text, start = str(token.type), str(token), token.start_pos or 0
    if kind == "INCLUDED":
        return None
    if kind in ("ABOUT", "ABOUT_AFTER"):
        return Bound(None, text, start, approximate=True)
    section = {"SIGN": "signs", "BEFORE": "before", "WEAK": "weak_before", "AFTER": "after"}.get(kind)
    operator: Operator = lookup(section)[text.strip("()")] if section else "<="  # type: ignore[assignment]
    inside = kind == "INSIDE" or text in vocabulary()["inside"].split()
    return Bound(operator, text, start, weak=kind == "WEAK", inside=inside)


def _quantity(node: Tree[Token]) -> Quantity:
    tokens = {str(token.type): token for token in _tokens(node)}
    unit, bracketed = "".join(str(tokens[name]) for name in ("UNIT",) if name in tokens), False
    if "ENCLOSED" in tokens:
        enclosed = str(tokens["ENCLOSED"])
        unit, bracketed = (unit + enclosed, False) if unit else (enclosed[1:-1], True)
    if "SHARE" in tokens:
        read = share(str(tokens["SHARE"]))
        number, unit = (_plain(read[0]), read[1]) if read else ("", "")
    elif "HAN" in tokens:
        number = _plain(chinese(str(tokens["HAN"])))
    else:
        number = _digits(str(tokens["ARABIC"]))
    same = load("units.yaml")["same"]
    bare = re.sub(r"\((.+)\)$", "", unit)
    unit = bare if same.get(unit[len(bare) + 1 : -1], "") == bare else same.get(unit, unit)
    return Quantity(number, unit, bracketed or "OPEN" in tokens, "MORE" in tokens, "PLUS_MINUS" in tokens)


def _plain(number: object) -> str:
    return "" if number is None else f"{number:f}"


def _digits(text: str) -> str:
    return text.replace(",", "").replace("，", "").replace(" ", "").removeprefix("+")


def _date(node: Tree[Token]) -> Dated:
    tokens = _tokens(node)
    printed = next(token for token in tokens if token.type in ("DATE", "DIGIT_DATE"))
    found = calendar_date(str(printed))
    if found is None:
        raise Unreadable("no_such_day", printed.start_pos or 0, str(printed))
    bounds = tuple(bound for token in tokens if token.type in ("SIGN", "BEFORE", "WEAK") and (bound := _bound(token)))
    limits = [token for token in tokens if token.type in ("UNTIL", "DATE_BEFORE", "DATE_FROM")]
    operator: Operator | None = bounds[-1].operator if bounds else "<=" if found.within else None
    if limits:
        operator = ">=" if all(token.type == "DATE_FROM" for token in limits) else "<="
    date = month_end(found.last) if operator == "<=" and ".." in found.iso else found.iso
    return Dated(
        date, operator, "".join(map(str, limits)) or "".join(b.text for b in bounds), str(printed), bounds, *_span(node)
    )


def _change(node: Tree[Token]) -> Measure:
    start, end = _span(node)
    measure = _measure(node.children[-1])  # type: ignore[arg-type]
    return replace(measure, start=start, end=end, change=str(_tokens(node)[0]))


def _level(node: Tree[Token]) -> Measure:
    start, end = _span(node)
    measure = _measure(node.children[-1])  # type: ignore[arg-type]
    return replace(measure, start=start, end=end, level=str(_tokens(node)[0]))
