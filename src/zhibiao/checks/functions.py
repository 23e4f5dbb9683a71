"""What an expression of a rule may call: small pure functions of texts, lexicons and rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from zhibiao.checks.words import Words
from zhibiao.text import alike, normalised

__all__ = ("FUNCTIONS", "Function")


@dataclass(frozen=True)
class Function:
    """A function of the expression language; ``lexicon`` is the place of the argument that names a lexicon."""

    name: str
    apply: Callable[..., object]
    least: int
    most: int
    lexicon: int | None = None
    over_rows: bool = False


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _matches(text: str | None, pattern: str) -> str:
    found = _pattern(pattern).search(text or "")
    return found.group() if found else ""


def _of_words(name: str, ask: Callable[[Words, str], object]) -> Function:
    return Function(name, lambda text, words: ask(words, text or ""), 2, 2, lexicon=1)


def _names(rows: Sequence[object], _all: Sequence[object]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.name for row in rows))  # type: ignore[attr-defined]


FUNCTIONS: Mapping[str, Function] = {
    function.name: function
    for function in (
        _of_words("contains", Words.found),
        _of_words("begins", Words.begins),
        _of_words("ends", Words.ends),
        _of_words("equals", Words.equals),
        _of_words("less", Words.less),
        _of_words("after", Words.after),
        _of_words("made_of", Words.made_of),
        _of_words("words_in", Words.all_found),
        Function("len", lambda text: len(text or ()), 1, 1),
        Function("alike", lambda a, b: alike(a or "", b or ""), 2, 2),
        Function("normalised", lambda text: normalised(text or ""), 1, 1),
        Function("matches", _matches, 2, 2),
        Function("abs", lambda number: None if number is None else abs(number), 1, 1),
        Function("count", lambda chosen, _all: len(chosen), 1, 1, over_rows=True),
        Function(
            "share",
            lambda chosen, everyone: Decimal(len(chosen)) / len(everyone) if everyone else Decimal(0),
            1,
            1,
            over_rows=True,
        ),
        Function("names", _names, 1, 1, over_rows=True),
        Function("first", lambda chosen, _all: chosen[0] if chosen else None, 1, 1, over_rows=True),
    )
}
