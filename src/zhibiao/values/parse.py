"""One cell in, one value out; results are cached, because values repeat."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from zhibiao.values.plain import blank, in_words, only_words
from zhibiao.values.prepared import Prepared, prepare
from zhibiao.values.quick import quick
from zhibiao.values.unreadable import Unreadable
from zhibiao.values.value import Reason, Value
from zhibiao.values.vocabulary import operator_of

__all__ = ("parse_value",)

_BRACKETS = re.compile(r"\([^()]*\d[^()]*\)")


@lru_cache(maxsize=1 << 16)
def parse_value(text: str) -> Value:
    """Return what ``text`` says; whatever the text, a value comes out, never an error."""
    cell = prepare(text)
    found = blank(cell) or quick(cell)
    if found:
        return found
    return in_words(cell) if only_words(cell) else _by_grammar(cell)


def _by_grammar(cell: Prepared) -> Value:
    try:
        return _measured(cell) or in_words(cell)
    except Unreadable as reason:
        return _unread(cell, reason)


def _measured(cell: Prepared) -> Value | None:
    """Return what is measured in a cell, or else in its brackets: 优秀（90分以上）."""
    found = _parsed(cell)
    if found is None and _BRACKETS.search(cell.text):
        return _parsed(replace(cell, text=re.sub(r"[()]", "；", cell.text)))
    return found


def _parsed(cell: Prepared) -> Value | None:
    from lark.exceptions import UnexpectedInput, UnexpectedToken  # noqa: PLC0415 - slow to import, see grammar.py

    from zhibiao.values.grammar import parser  # noqa: PLC0415
    from zhibiao.values.pieces import pieces_of  # noqa: PLC0415
    from zhibiao.values.reading import read_pieces  # noqa: PLC0415

    try:
        tree = parser().parse(cell.text)
    except UnexpectedInput as error:
        at = error.token.start_pos if isinstance(error, UnexpectedToken) else error.pos_in_stream
        raise Unreadable("fits_no_form", len(cell.text) if at is None else at) from error
    return read_pieces(pieces_of(tree), cell)


def _unread(cell: Prepared, why: Unreadable) -> Value:
    """Unreadable is what has an operator or is mostly digits; a limit in words (≤辖区平均标准) is words."""
    text = cell.text
    signs = [sign for sign in operator_of("signs") if sign in text]
    digits = sum(char.isdigit() for char in text)
    verbal = len(re.findall(r"[一-鿿]", text)) >= 2
    if (signs and not (verbal and not digits)) or 2 * digits >= len(re.sub(r"\W", "", text)) > 0:
        at, end = cell.place(why.at), len(cell.source)
        key = "operator_alone" if signs and not digits else _named(why, cell)
        piece = why.piece or cell.source[at : at + 8].strip()
        return Value(cell.source, "unreadable", canonical=text, end=end, reason=Reason(f"values.{key}", at + 1, piece))
    return in_words(cell)


def _named(why: Unreadable, cell: Prepared) -> str:
    """Tell what the grammar could not go on with: a number that breaks off (1.2.3), an operator in a wrong place."""
    if why.key != "fits_no_form":
        return why.key
    rest = cell.text[why.at :]
    if why.at and cell.text[why.at - 1].isdigit() and re.match(r"[.,，/-]+\d|[.]+", rest):
        return "broken_number"
    return "misplaced_operator" if any(rest.startswith(sign) for sign in operator_of("signs")) else why.key
