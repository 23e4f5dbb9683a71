"""The parser made of value.lark and the vocabularies: built when first needed, its tables kept between runs."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib import resources
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from zhibiao.values.patterns import expressions

if TYPE_CHECKING:
    from lark import Lark

__all__ = ("grammar_text", "parser")


@cache
def parser() -> Lark:
    """Return the LALR parser for value cells."""
    text = grammar_text()
    store = _store(text)
    try:
        return _build(text, store)
    except Exception:  # noqa: BLE001 - whatever a broken or foreign store does, the grammar itself is at hand
        return _build(text, "")


def grammar_text() -> str:
    """Return value.lark with its names filled in."""
    source = resources.files(__package__).joinpath("value.lark").read_text(encoding="utf-8")
    filled = {name: pattern.replace("/", r"\/").replace("\n", r"\n") for name, pattern in expressions().items()}
    return Template(source).substitute(filled)


def _build(text: str, store: str) -> Lark:
    from lark import Lark  # noqa: PLC0415 - slow to import, and many runs meet nothing but plain values

    from zhibiao.values.lexer import TerminalLexer  # noqa: PLC0415

    return Lark(text, parser="lalr", lexer=TerminalLexer, maybe_placeholders=False, cache=store or False)


def _store(text: str) -> str:
    """Return the file for the parser's tables in the user's cache folder, "" if there can be none."""
    folder = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path("~/.cache").expanduser()
    place = Path(folder) / "zhibiao"
    try:
        place.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return ""
    return str(place / f"values-{hashlib.sha256(text.encode()).hexdigest()[:16]}.lark")
