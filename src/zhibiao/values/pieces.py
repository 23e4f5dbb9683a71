"""What the grammar finds in a cell, as plain data: measures, dates, and the loose words between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from zhibiao.text import calendar_date, chinese, is_rounded, month_end, number, share
from zhibiao.text.data import alternatives
from zhibiao.values.units import is_unit, one_spelling
from zhibiao.values.unreadable import Unreadable
from zhibiao.values.value import Operator
from zhibiao.values.vocabulary import operator_of, unit_words, vocabulary, word_list

if TYPE_CHECKING:
    from lark import Token, Tree

    Node: TypeAlias = Tree[Token] | Token

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
    """A quantity or a range of two, with its operators."""

    low: Quantity
    high: Quantity | None
    bounds: tuple[Bound, ...]
    start: int
    end: int
    number_at: int
    """Where the first number begins: what stands before and behind it is told apart by it."""
    high_at: int = 0
    """Where the upper end begins, of a range."""
    change: str = ""
    """The trend word that it is the amount of."""
    level: str = ""
    """The trend word that leads to it: 提升至95%."""
    base: str = ""
    period: str | None = None

    @property
    def unit(self) -> str:
        """The unit as printed, once for both ends of a range."""
        return (self.high.unit if self.high else "") or self.low.unit

    @property
    def binding(self) -> tuple[Bound, ...]:
        """The operators that hold: the strong ones, or else the weak."""
        found = tuple(bound for bound in self.bounds if bound.operator)
        return tuple(bound for bound in found if not bound.weak) or found

    def is_stretch(self) -> bool:
        """Tell whether it is a length of time within which something has to be done: 4小时内."""
        return self.unit in unit_words("time") and any(bound.inside for bound in self.bounds)

    def bounded_behind(self) -> bool:
        """Tell whether an operator stands behind the number."""
        return any(bound.start > self.number_at for bound in self.bounds)


@dataclass(frozen=True, slots=True)
class Dated:
    """A calendar date or span with its limit, if it has one; ``printed`` is the date alone."""

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


Piece: TypeAlias = Measure | Dated | Loose


def pieces_of(tree: Tree[Token]) -> tuple[Piece, ...]:
    """Return the pieces of a parsed cell from left to right, words in a row as one."""
    pieces: list[Piece] = []
    for child in tree.children:
        piece, last = _piece(child), pieces[-1] if pieces else None
        if isinstance(piece, Loose) and isinstance(last, Loose) and piece.kind == last.kind == "WORDS":
            pieces[-1] = Loose("WORDS", last.text + piece.text, last.start, piece.end)
        else:
            pieces.append(piece)
    return tuple(pieces)


def _piece(node: Node) -> Piece:
    name = _name(node)
    if name == "measure":
        return _measure(node)
    if name == "date":
        return _date(node)
    if name in ("change", "level"):
        start, end = _span(node)
        word = str(_tokens(node)[0])
        measure = replace(_measure(node.children[-1]), start=start, end=end)  # type: ignore[union-attr]
        return replace(measure, change=word) if name == "change" else replace(measure, level=word)
    token = _tokens(node)[0]
    return Loose(str(token.type), str(token), *_span(token))


def _name(node: Node) -> str:
    return str(getattr(node, "data", ""))


def _tokens(node: Node) -> list[Token]:
    if hasattr(node, "children"):
        return [token for child in node.children for token in _tokens(child)]
    return [node]


def _span(node: Node) -> tuple[int, int]:
    tokens = _tokens(node)
    return tokens[0].start_pos or 0, (tokens[-1].start_pos or 0) + len(tokens[-1])


def _measure(node: Node) -> Measure:
    quantities: list[Quantity] = []
    bounds: list[Bound] = []
    number_at, high_at, link = 0, 0, ""
    for child in node.children:  # type: ignore[union-attr]
        if _name(child) == "quantity":
            number_at, high_at = (number_at if quantities else _span(child)[0]), _span(child)[0]
            quantities += _quantities(child)
        elif _name(child) in ("operator", "bound"):
            bounds += [bound for token in _tokens(child) if (bound := _bound(token))]
        else:
            link = str(child)  # what stands behind the lower end says only that it counts: 90%以上-95%
            bounds = [bound for bound in bounds if bound.start < number_at or bound.approximate]
            bounds += _sandwich(child)  # type: ignore[arg-type]
    high = quantities[1] if len(quantities) > 1 else None
    if link == "、" and not _next_to(quantities[0], quantities[1]):
        raise Unreadable("two_numbers", number_at, "")
    return Measure(quantities[0], high, tuple(bounds), *_span(node), number_at, high_at)


def _next_to(low: Quantity, high: Quantity) -> bool:
    """Tell whether 5、6 is the same as 5-6."""
    return Decimal(high.number) - Decimal(low.number) == 1


def _sandwich(token: Token) -> list[Bound]:
    """80%≤得分<90%: the first sign stands behind what it bounds, so it is turned round."""
    if token.type != "BETWEEN":
        return []
    signs = operator_of("signs")
    found = [sign for sign in re.split(r"[^<>=≤≥≦≧⩽⩾]+", str(token)) if sign]
    turned = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}.get(signs[found[0]])
    start = token.start_pos or 0
    return [Bound(turned, found[0], start), Bound(signs[found[-1]], found[-1], start + len(token))]  # type: ignore[arg-type]


def _bound(token: Token) -> Bound | None:
    kind, text, start = str(token.type), str(token), token.start_pos or 0
    if kind in ("ABOUT", "ABOUT_AFTER"):
        return Bound(None, text, start, approximate=True)
    if kind == "INSIDE":
        return Bound("<=", text, start, inside=True)
    section = {"SIGN": "signs", "BEFORE": "before", "WEAK": "weak_before", "AFTER": "after"}.get(kind)
    if section is None:
        return None
    return Bound(
        operator_of(section)[text.strip("()")], text, start, weak=kind == "WEAK", inside=text in word_list("inside")
    )


def _quantities(node: Node) -> list[Quantity]:
    """One quantity, or the two of 三五家 (three to five)."""
    tokens = {str(token.type): token for token in _tokens(node)}
    numbers, sign, rough = _numbers(tokens)
    if "HALF" in tokens:
        numbers[-1] = f"{Decimal(numbers[-1]) + Decimal('0.5'):f}"
    unit, bracketed = _unit(tokens)
    approximate = rough or "MORE" in tokens
    return [Quantity(number, sign or unit, bracketed, approximate, "PLUS_MINUS" in tokens) for number in numbers]


def _numbers(tokens: dict[str, Token]) -> tuple[list[str], str, bool]:
    """Return the number or numbers, the sign of a share (%, ‰) and whether it is rounded (三分之二)."""
    if "SHARE" in tokens:
        text = str(tokens["SHARE"])
        read = share(text)
        if read:
            return [f"{read[0]:f}"], read[1], is_rounded(text)
        return [f"{(chinese(digit) or Decimal(0)) * 10:f}" for digit in text[:2]], "%", False
    if "ARABIC" in tokens:
        return [re.sub(r"[,， +]", "", str(tokens["ARABIC"]))], "", False
    text = str(tokens["HAN"])
    value = number(text.removesuffix("个半"))
    if value is None:
        return [f"{chinese(digit) or Decimal(0):f}" for digit in text[:2]], "", False
    return [f"{value + Decimal('0.5') if text.endswith('个半') else value:f}"], "", False


def _unit(tokens: dict[str, Token]) -> tuple[str, bool]:
    """Return the unit and whether it stood in brackets; 台(套) keeps its brackets, %(百分比) is %, 分(良好) is 分."""
    unit = str(tokens.get("UNIT", ""))
    if "RATIO" in tokens:
        return f"{tokens['RATIO']}{tokens.get('OVER', '')}".replace("：", ":"), False
    enclosed = str(tokens.get("ENCLOSED", ""))[1:-1]
    if unit:
        stays = is_unit(enclosed) and one_spelling(enclosed) != one_spelling(unit)
        unit = (
            f"{unit}({enclosed}){tokens.get('OVER', '')}" if stays else one_spelling(re.sub(r"\(百分比\)$", "", unit))
        )
        return unit, "OPEN" in tokens
    if enclosed and (is_unit(enclosed) or _may_be_unit(enclosed)):
        return one_spelling(enclosed), True
    return "", False


def _may_be_unit(text: str) -> bool:
    """Tell an unknown unit in brackets, 30(标段), from a remark, 30(含)."""
    return len(text) <= vocabulary()["longest_noun"] and not re.match(alternatives(vocabulary()["notes"]), text)


def _limit(operator: Operator | None) -> Operator | None:
    """A day is a limit or it is none: = and > say no more than the date itself, or than its other side."""
    limits: dict[Operator | None, Operator] = {"<": "<=", "<=": "<=", ">": ">=", ">=": ">="}
    return limits.get(operator)


def _date(node: Node) -> Dated:
    tokens = _tokens(node)
    printed = next(token for token in tokens if token.type in ("DATE", "DIGIT_DATE"))
    found = calendar_date(str(printed))
    if found is None:
        raise Unreadable("no_such_day", printed.start_pos or 0, str(printed))
    bounds = tuple(bound for token in tokens if (bound := _bound(token)))
    limits = [token for token in tokens if token.type in ("UNTIL", "DATE_BEFORE", "DATE_FROM")]
    operator = _limit(bounds[-1].operator if bounds else "<=" if found.within else None)
    if ".." in found.iso and all(str(token) in word_list("span_end") for token in limits):
        limits = []
    if limits:
        operator = ">=" if all(token.type == "DATE_FROM" for token in limits) else "<="
    date = month_end(found.last) if operator == "<=" and ".." in found.iso else found.iso
    text = "".join(map(str, limits)) or "".join(bound.text for bound in bounds)
    return Dated(date, operator, text, str(printed), bounds, *_span(node))
