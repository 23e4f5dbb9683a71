"""Products and sums that a text writes out (600元×35人=21000元), worked out again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, reduce

from zhibiao.checks.words import Lexicons
from zhibiao.text import fold, multiplier

__all__ = ("Reckoning", "reckonings")

_TIMES, _PLUS = "×*xX✕✖", "+＋"
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_BREAKS = r"\d\s" + re.escape(_TIMES + _PLUS) + r"=÷−，。；;：:、(（)）〔〕\[\]【】"
_OPERAND = rf"(?:{_NUMBER})\s*(?:%|[^{_BREAKS}]{{1,8}})?"
_NAMED = rf"[^{_BREAKS}%]{{0,10}}{_OPERAND}"
_CHAIN = re.compile(
    rf"(?<![\d.,A-Za-z×*xX✕✖+÷/)）\-−])(?P<left>{_OPERAND}(?:\s*[{re.escape(_TIMES + _PLUS)}]\s*{_NAMED})+)"
    rf"\s*=\s*(?P<right>{_NAMED})(?!\s*[\d{re.escape(_TIMES + _PLUS)}÷=])"
)
_PIECE = re.compile(rf"(?P<number>{_NUMBER})\s*(?P<unit>[^\d×*xX✕✖+＋]*)")
_SCALE = re.compile(r"[十百千]?[万亿]|[百千](?=元)")
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Reckoning:
    """A calculation in a text: as printed, its printed result, what comes out, the unit of both."""

    text: str
    printed: Decimal
    right: Decimal
    unit: str


@dataclass(frozen=True)
class _Operand:
    number: Decimal
    scale: Decimal
    unit: str

    @property
    def value(self) -> Decimal:
        return self.number * self.scale


def reckonings(text: str, tolerance: Decimal, words: Lexicons) -> Iterator[Reckoning]:
    """Yield the calculations in ``text`` that do not come out within ``tolerance`` (a share of the printed result).

    One that says 约, 不少于 or their like is no calculation, nor is one that comes out once the
    scale that some number leaves unsaid (万) is set right.
    """
    folded = fold(text)
    for match in _CHAIN.finditer(folded.text):
        start, end = folded.span(*match.span())
        printed = text[start:end]
        if words["rough_words"].found(text[max(0, start - 3) : end + 2]):
            continue
        terms, result = _terms(match["left"]), _operand(match["right"])
        value = sum((reduce(lambda a, b: a * b.value, term, Decimal(1)) for term in terms), Decimal(0))
        bare = sum((reduce(lambda a, b: a * b.number, term, Decimal(1)) for term in terms), Decimal(0))
        fitting = {value, *([bare * result.scale] if _unsaid(terms, result) else [])}
        if result.value and not any(_near(each, result.value, tolerance) for each in _scales(fitting, terms, result)):
            yield Reckoning(printed.strip(), result.value, value / result.scale, result.unit)


def _scales(values: set[Decimal], terms: list[list[_Operand]], result: _Operand) -> Iterator[Decimal]:
    yield from values
    if _unsaid(terms, result):
        ten_thousand = multiplier("万")
        for value in values:
            yield value / ten_thousand
            yield value * ten_thousand


def _unsaid(terms: list[list[_Operand]], result: _Operand) -> bool:
    """Some operand of a term, or the result, has no unit at all, or only the result has a scale without its unit."""
    return not result.unit or any(all(not operand.unit for operand in term) for term in terms)


def _near(value: Decimal, printed: Decimal, tolerance: Decimal) -> bool:
    return abs(value - printed) <= tolerance * abs(printed)


def _terms(left: str) -> list[list[_Operand]]:
    """The terms of a sum, each with the factors of its product."""
    return [
        [_operand(piece) for piece in re.split(f"[{_TIMES}]", term)] for term in re.split(f"[{re.escape(_PLUS)}]", left)
    ]


@cache
def _operand(piece: str) -> _Operand:
    match = _PIECE.search(piece)
    number = Decimal(match["number"].replace(",", "")) if match else Decimal(0)
    unit = match["unit"].strip() if match else ""
    if unit.startswith("%"):
        return _Operand(number, 1 / _HUNDRED, unit)
    scale = _SCALE.match(unit)
    return _Operand(number, multiplier(scale[0]) if scale else Decimal(1), unit)
