"""The parser made of value.lark and the vocabularies; built when first needed, its tables kept between runs if possible."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from functools import cache
from importlib import resources
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from zhibiao.values.vocabulary import expressions

if TYPE_CHECKING:
    from lark import Lark

__all__ = ("grammar_text", "parser")


@cache
def parser() -> Lark:
    """Return the LALR parser for value cells."""
    from lark import Lark  # noqa: PLC0415 - lark is slow to import and most runs read few odd values

    return Lark(grammar_text(), parser="lalr", lexer="contextual", propagate_positions=True, maybe_placeholders=False)


def grammar_text() -> str:
    """Return value.lark with its names filled in."""
    source = resources.files(__package__).joinpath("value.lark").read_text(encoding="utf-8")
    return Template(source).substitute(
        {name: pattern.replace("/", r"\/").replace("\n", r"\n") for name, pattern in expressions().items()}
    )
