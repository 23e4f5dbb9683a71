"""The two upper levels of the indicator table: names of a closed vocabulary that may come in pieces.

A piece may be missing when the first row of a group begins, and follow after it: a page break tears the merged cells
(效益 | 社会 | the row | 指标 | 效益指标). So a name stays open as long as the vocabulary knows a longer one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from zhibiao.forms.flow_match import stem
from zhibiao.forms.flow_tokens import PAGE, SPACE, Token
from zhibiao.forms.vocabulary import Group, group, related, squeeze

__all__ = ("Levels", "close_cost", "complete", "fits", "level_steps", "row_cost", "unused_cost", "used")

_NEW, _EXTEND, _HINT = 0.3, 0.1, 0.1
_EXTEND_EARLIER = 0.6
_UNUSED_FIRST, _UNUSED_SECOND, _UNUSED_AT_END = 2.0, 0.7, 1.5
_UNFINISHED_WORD, _BARE_WORD = 3.0, 0.8
_ROW = 0.4
_ROW_BEFORE_LEVELS, _ROW_WITHOUT_FIRST, _ROW_WITHOUT_SECOND, _ROW_UNDER_PIECE, _MISFIT = 3.0, 0.9, 0.5, 0.8, 0.7
_NEW_IN_LINE = 4.0
_UNDER_OPEN = 0.5
_HINT_TEXT = re.compile(r"[（(][^（）()]*[)）]")
_REMARK = re.compile(r"[（(](?:\d+(?:\.\d+)?[分%]?|必填|选填)[)）]")
_OPEN_REMARK = re.compile(r"[（(](?!\d*\.?\d*分?$|必?$)[^（）()]*$")
_CLOSED = ("指标", "目标", "等")


class Levels(NamedTuple):
    """The names in force: text so far, the token each began at (-1: none), whether a row has stood under it."""

    side: str = ""
    one: str = ""
    one_at: int = -1
    one_used: bool = False
    two: str = ""
    two_at: int = -1
    two_used: bool = False
    last: str = ""


@cache
def _groups() -> tuple[Group, Group, Group]:
    side = group("side")
    words = tuple(word for word in side.words if side.meaning[word] == "table")
    beginnings = frozenset(word[:end] for word in words for end in range(1, len(word) + 1))
    return Group(dict.fromkeys(words, "table"), beginnings, words), group("level1"), group("level2")


@lru_cache(maxsize=10_000)
def _begins(which: int, text: str) -> bool:
    return _OPEN_REMARK.search(text) is None and stem(text) in _groups()[which].beginnings


@lru_cache(maxsize=10_000)
def close_cost(which: int, text: str) -> float:
    """Return what it costs to leave a level name as it is: 0 for a whole word, most for a piece of one."""
    if not text:
        return 0.0
    word = stem(text)
    if word not in _groups()[which].meaning:
        return _UNFINISHED_WORD
    return 0.0 if word.endswith(_CLOSED) else _BARE_WORD


def level_steps(levels: Levels, token: Token, at: int, *, tail: bool = False) -> Iterator[tuple[float, Levels]]:
    """Yield each way to read ``token`` as a piece of a level name: its cost and the names then in force.

    With ``tail`` only names that are open go on.
    """
    piece = squeeze(token.text)
    if levels.last and _REMARK.fullmatch(piece):
        yield _HINT, levels
    if levels.one and not levels.one.endswith(_CLOSED[2]) and _begins(1, levels.one + piece):
        yield (
            _EXTEND + (0.0 if levels.last == "one" else _EXTEND_EARLIER),
            levels._replace(one=levels.one + piece, last="one"),
        )
    if levels.two and _begins(2, levels.two + piece):
        yield (
            _EXTEND + (0.0 if levels.last == "two" else _EXTEND_EARLIER),
            levels._replace(two=levels.two + piece, last="two"),
        )
    if levels.side and _begins(0, levels.side + piece):
        yield _EXTEND, levels._replace(side=levels.side + piece, last="side")
    if not tail:
        yield from _new_names(levels, token, piece, at)


def _new_names(levels: Levels, token: Token, piece: str, at: int) -> Iterator[tuple[float, Levels]]:
    in_line = _NEW_IN_LINE if token.gap == SPACE and not levels.last else 0.0
    if _begins(0, piece) and token.gap != SPACE:
        yield _NEW, levels._replace(side=piece, last="side")
    if _begins(1, piece):
        unused = _UNUSED_FIRST if levels.one and not levels.one_used else 0.0
        closing = close_cost(1, levels.one) + close_cost(2, levels.two)
        fresh = Levels(levels.side, piece, at, one_used=False, last="one")
        yield _NEW + in_line + unused + closing, fresh
        if levels.two and token.gap == PAGE and close_cost(2, levels.two) >= _UNFINISHED_WORD:
            closing = close_cost(1, levels.one)
            yield (
                _NEW + _UNDER_OPEN + closing,
                levels._replace(one=piece, one_at=at, one_used=levels.two_used, last="one"),
            )
    if _begins(2, piece):
        unused = _UNUSED_SECOND if levels.two and not levels.two_used else 0.0
        fresh = levels._replace(two=piece, two_at=at, two_used=False, last="two")
        yield _NEW + in_line + unused + close_cost(2, levels.two), fresh


def unused_cost(levels: Levels) -> float:
    """Return what it costs to end the table with names under which no row has stood."""
    one = _UNUSED_FIRST if levels.one and not levels.one_used else 0.0
    return one + (_UNUSED_AT_END if levels.two and not levels.two_used else 0.0)


@lru_cache(maxsize=10_000)
def used(levels: Levels) -> Levels:
    """Return the names after a row has stood under them."""
    return levels._replace(one_used=True, two_used=True, last="")


@lru_cache(maxsize=10_000)
def row_cost(levels: Levels) -> float:
    """Return what it costs to begin a row under these names."""
    cost = _ROW
    if not levels.one:
        cost += _ROW_WITHOUT_FIRST if levels.two else _ROW_BEFORE_LEVELS
    if not levels.two:
        cost += _ROW_WITHOUT_SECOND
    for which, text in ((1, levels.one), (2, levels.two)):
        if text and stem(text) not in _groups()[which].meaning:
            cost += _ROW_UNDER_PIECE
    return cost + (0.0 if fits(levels.one, levels.two) else _MISFIT)


@lru_cache(maxsize=10_000)
def fits(one: str, two: str) -> bool:
    """Tell whether the second level stands under the first by what both mean; True where one of them is not known."""
    _, ones, twos = _groups()
    first, second = ones.meaning.get(stem(one)), twos.meaning.get(stem(two))
    return first is None or second is None or second in related().get(first, frozenset())


def complete(which: int, text: str) -> tuple[str | None, bool]:
    """Return a level name as the data has it, and whether it had to be completed by the vocabulary.

    Remarks in brackets are taken off; a piece with one possible word becomes that word.
    """
    printed = _HINT_TEXT.sub("", text)
    words = _groups()[which]
    if not printed or stem(printed) in words.meaning:
        return printed or None, False
    longer = [word for word in words.words if word.startswith(stem(printed))]
    return (min(longer, key=len), True) if longer else (printed, False)
