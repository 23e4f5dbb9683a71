"""Money in a form: the labelled boxes of a target form, the rows and columns of a self-evaluation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from zhibiao.forms.flow_match import Match, match, skip_hints
from zhibiao.forms.flow_tokens import PAGE, SPACE, Token
from zhibiao.forms.vocabulary import Group, group
from zhibiao.model import ExecutionRow, Location

__all__ = ("Money", "amount", "money_unit", "read_execution", "read_funds")

_NUMBER = re.compile(r"-?[\d,，]*\.?\d*[%％]?")
_WHOLE = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[%％]?")
_TWO_PLACES = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d\d[%％]?")
_DASHES = frozenset(("-", "—", "–", "/", "\\", "——", "--"))
_AMOUNT = re.compile(r"(-?[\d,，]+(?:\.\d+)?)(亿|万)?元?")
_UNITS = (("亿元", Decimal(100_000_000)), ("万元", Decimal(10_000)), ("元", Decimal(1)))
_SCALE = {"亿": Decimal(100_000_000), "万": Decimal(10_000)}


@dataclass(frozen=True, slots=True)
class Money:
    """The funds of a target form, with the line of each."""

    funds: Mapping[str, Decimal | None]
    lines: Mapping[str, int]


def money_unit(text: str) -> Decimal | None:
    """Return what a unit of money in ``text`` (（万元）, 单位：元) is worth in yuan; None: none is named."""
    return next((worth for word, worth in _UNITS if word in text), None)


def amount(text: str, unit: Decimal) -> Decimal | None:
    """Return ``text`` as an amount in yuan (its own 万 or 亿 goes before ``unit``), None for a dash or no number."""
    found = _AMOUNT.match(text)
    if found is None:
        return None
    try:
        number = Decimal(found[1].replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None
    if found[2]:
        return number * _SCALE[found[2]]
    return number * (Decimal(1) if found[0].endswith("元") else unit)


def read_funds(tokens: Sequence[Token], start: int, end: int, unit: Decimal) -> Money:
    """Return the labelled amounts between ``start`` and ``end``.

    The labels under the total and under the amount of the year are partly the same (其中：财政资金, 其他资金): the
    first stands under the total, the second under the year, unless the form has one of the two columns only.
    """
    found = _labelled(tokens, start, end)
    both = {"total", "annual"} <= {label.key for label, _, _ in found}
    only = "total" if not both and any(label.key == "total" for label, _, _ in found) else "annual"
    funds: dict[str, Decimal | None] = {}
    lines: dict[str, int] = {}
    for label, at, text in found:
        key = _funds_key(label.key, funds, only=None if both else only)
        if key is None:
            continue
        value = amount(text, unit) if text else None
        if label.key == "annual_fiscal" or key not in funds:
            funds[key] = value
            lines[key] = tokens[at].line
    return Money(funds, lines)


def _funds_key(key: str, funds: Mapping[str, object], only: str | None) -> str | None:
    if key in ("total", "annual", "annual_fiscal"):
        return key
    if key == "carryover":
        return "annual_carryover"
    if key in ("fiscal", "other"):
        if only is not None:
            return f"{only}_{key}"
        return f"total_{key}" if f"total_{key}" not in funds else f"annual_{key}"
    return None


def _labelled(tokens: Sequence[Token], start: int, end: int) -> list[tuple[Match, int, str]]:
    words = group("funds")
    found: list[tuple[Match, int, str]] = []
    at = start
    while at < end:
        label = match(tokens, at, words, end)
        if label is not None and label.word != "":
            value_at = skip_hints(tokens, label.end, end)
            found.append((label, value_at if value_at < end else at, ""))
            at = value_at
            continue
        if found:
            last, place, text = found[-1]
            found[-1] = (last, place, text + tokens[at].text)
        at += 1
    return found


def read_execution(tokens: Sequence[Token], start: int, end: int, unit: Decimal) -> tuple[ExecutionRow, ...]:
    """Return the rows of the money table of a self-evaluation between ``start`` and ``end``."""
    at, columns = _execution_header(tokens, start, end)
    if not columns:
        return ()
    rows: list[ExecutionRow] = []
    while at < end:
        label, after = _row_label(tokens, at, end)
        if label is None:
            at += 1
            continue
        stop = after
        while stop < end and _row_label(tokens, stop, end)[0] is None:
            stop += 1
        pieces = [token for token in tokens[after:stop] if _is_cell(token.text)]
        cells = _cells(pieces, columns, unit)
        rows.append(ExecutionRow(label, cells, Location(line=tokens[at].line)))
        at = stop
    return tuple(rows)


def _execution_header(tokens: Sequence[Token], start: int, end: int) -> tuple[int, tuple[str, ...]]:
    words = group("execution")
    for at in range(start, end):
        columns, after = [], at
        while after < end and (found := match(tokens, after, words, end)) is not None:
            columns.append(found.key)
            after = skip_hints(tokens, found.end, end)
        if len(columns) >= 3:
            return after, tuple(columns)
    return end, ()


def _row_label(tokens: Sequence[Token], at: int, end: int) -> tuple[str | None, int]:
    """Return the label of a money row at ``at`` without 其中, and the index after it."""
    found = match(tokens, at, _row_words(), end)
    if found is None:
        return None, at
    return found.word.removeprefix("其中:").removeprefix("其中"), found.end


@cache
def _row_words() -> Group:
    """Return the labels of the money rows, with and without 其中 before them."""
    words = group("execution_rows")
    meaning = {before + word: key for word, key in words.meaning.items() for before in ("", "其中:", "其中")}
    beginnings = frozenset(word[:end] for word in meaning for end in range(1, len(word) + 1))
    return Group(meaning, beginnings, tuple(sorted(meaning, key=len, reverse=True)))


def _is_cell(text: str) -> bool:
    return text in _DASHES or _NUMBER.fullmatch(text) is not None


def _cells(pieces: Sequence[Token], columns: Sequence[str], unit: Decimal) -> dict[str, Decimal | None]:
    texts = _joined(pieces, len(columns))
    cells: dict[str, Decimal | None] = {}
    for number, column in enumerate(columns):
        if column == "ignored":
            continue
        text = texts[number] if number < len(texts) else ""
        worth = unit if column in ("initial", "revised", "executed") else Decimal(1)
        cells[column] = amount(text.rstrip("%％"), worth) if text not in _DASHES else None
    return cells


def _joined(pieces: Sequence[Token], count: int) -> list[str]:
    """Return the cells of a row of numbers: pieces torn over lines are put together where that makes whole numbers.

    Cheapest way to cut the pieces into at most ``count`` cells; a cell wants to be a number with two places.
    """
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(pieces) + 1):
        options = []
        for begin in range(max(0, end - 4), end):
            if any(token.gap == SPACE for token in pieces[begin + 1 : end]):
                continue
            text = "".join(token.text for token in pieces[begin:end])
            cost, cells = best[begin]
            over = 4.0 if len(cells) >= count else 0.0
            options.append((cost + over + _number_cost(text, end - begin, pieces[begin]), [*cells, text]))
        best.append(min(options, key=lambda option: option[0]))
    return best[-1][1]


def _number_cost(text: str, pieces: int, first: Token) -> float:
    joined = 0.3 * (pieces - 1)
    begins = 0.0 if first.gap in (SPACE, PAGE) else 0.2
    if text in _DASHES or _TWO_PLACES.fullmatch(text):
        return joined + begins
    return joined + begins + (1.0 if _WHOLE.fullmatch(text) else 6.0)
