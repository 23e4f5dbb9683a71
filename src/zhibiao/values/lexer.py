"""Lark's contextual lexer with one pattern a terminal instead of one pattern a parser state.

The vocabularies make long patterns. A pattern for each state would hold them again and again, and compiling them would
cost a second in every run that meets one odd value; here each is compiled once, when it is first tried. Units are too
many for a pattern at all: they are looked up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from lark import Token
from lark.exceptions import UnexpectedCharacters
from lark.lexer import Lexer, LexerState

from zhibiao.values.units import leading_unit_at, over_at, unit_at

__all__ = ("TerminalLexer",)

# Terminals that are found by look-up: from a text and a place, where the token ends.
_LookUp = Callable[[str, int], int]
_LOOKED_UP: dict[str, _LookUp] = {"LEADING_UNIT": leading_unit_at, "UNIT": unit_at, "OVER": over_at}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


class TerminalLexer(Lexer):
    """Takes at each place the first terminal, by priority, that the parser can go on with and that fits."""

    __future_interface__ = 2

    def __init__(self, lexer_conf: Any) -> None:
        ordered = sorted(lexer_conf.terminals, key=lambda terminal: -terminal.priority)
        self._terminals = [(terminal.name, terminal.pattern.to_regexp()) for terminal in ordered]
        self._in_state: dict[int, tuple[list[tuple[str, _LookUp]], list[tuple[str, str]]]] = {}

    def lex(self, lexer_state: LexerState, parser_state: Any) -> Iterator[Token]:
        """Yield the tokens of the text; raises lark's ``UnexpectedCharacters`` where nothing fits."""
        text, at = lexer_state.text.text, 0
        while at < len(text):
            token = self._next(text, at, parser_state)
            yield token
            at += len(token)

    def _next(self, text: str, at: int, parser_state: Any) -> Token:
        looked_up, terminals = self._acceptable(parser_state)
        for name, look_up in looked_up:
            end = look_up(text, at)
            if end > at:
                return Token(name, text[at:end], at, 1, at + 1)
        for name, pattern in terminals:
            match = _compiled(pattern).match(text, at)
            if match:
                return Token(name, match[0], at, 1, at + 1)
        raise UnexpectedCharacters(text, at, 1, at + 1)  # type: ignore[no-untyped-call]

    def _acceptable(self, parser_state: Any) -> tuple[list[tuple[str, _LookUp]], list[tuple[str, str]]]:
        state = parser_state.position
        if state not in self._in_state:
            accepted = parser_state.parse_conf.parse_table.states[state]
            looked_up = [(name, look_up) for name, look_up in _LOOKED_UP.items() if name in accepted]
            terminals = [terminal for terminal in self._terminals if terminal[0] in accepted]
            self._in_state[state] = looked_up, terminals
        return self._in_state[state]
