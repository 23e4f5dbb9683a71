"""What a document teaches about itself before its cells are read: its blank lines, its units, its words.

A converter puts a blank line where it sees the next piece of text at some distance below the last one. So in most
documents a line break inside a cell always has a blank line, or never, and a step up to the next cell the other way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from zhibiao.forms.flow_cells import Width
from zhibiao.forms.flow_content import PLAIN, ValueStyle
from zhibiao.forms.flow_match import match
from zhibiao.forms.flow_tokens import LINE, SPACE, Token
from zhibiao.forms.vocabulary import group

__all__ = ("Known", "learn")

_LABELS = ("columns", "level1", "level2", "fields", "funds", "side")
_HAN = re.compile("[\u4e00-\u9fff]{2}")
_JOINTS = re.compile("[\u4e00-\u9fff][\n\v\r\f][\u4e00-\u9fff]")
_LEAST_SAMPLES = 6
_CLEAR, _RULE = 0.87, 0.98
_LEAST_SHARE = 0.1
_INSIDE = re.compile(r"[≥≤=<>]+\d[\d.,]*[(（]")
_OUTSIDE = re.compile(r"[≥≤=<>]+\d[\d.,]*[^\d.,(（]")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the document: widths of columns, texts that stand in a column more than once, sorts of gaps."""

    widths: Mapping[str, Width] = field(default_factory=dict)
    seen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    style: ValueStyle = PLAIN
    wrap_blank: bool | None = None
    """Whether lines of one cell are parted by a blank line."""
    pairs: frozenset[str] = frozenset()
    """Neighbouring characters within the lines of the document: what goes together."""

    def cohesive_wraps(self, text: str) -> int:
        """Return how many line breaks of a cell part characters that stand together elsewhere."""
        return sum(pair[0] + pair[2] in self.pairs for pair in _JOINTS.findall(text))


def learn(tokens: Sequence[Token]) -> Known:
    """Return what the tokens of a document teach."""
    pairs = frozenset(pair for token in tokens for pair in map("".join, pairwise(token.text)) if _HAN.fullmatch(pair))
    return Known(style=_value_style(tokens), wrap_blank=_wrap_blank(tokens), pairs=pairs)


def _wrap_blank(tokens: Sequence[Token]) -> bool | None:
    """Tell whether lines of one cell are parted by a blank line, None where the document does not show a rule."""
    gaps = [token.blank for token in tokens if token.gap == LINE]
    if not gaps or not _LEAST_SHARE < sum(gaps) / len(gaps) < 1 - _LEAST_SHARE:
        return None
    samples = [token.blank for token in _wrapped(tokens)]
    if len(samples) < _LEAST_SAMPLES:
        return None
    share = sum(samples) / len(samples)
    return True if share >= _RULE else False if share <= 1 - _RULE else None


def _value_style(tokens: Sequence[Token]) -> ValueStyle:
    inside = sum(_INSIDE.match(token.text) is not None for token in tokens)
    outside = sum(_OUTSIDE.match(token.text) is not None for token in tokens)
    bracketed = inside >= _LEAST_SAMPLES and inside >= _CLEAR * (inside + outside)
    return ValueStyle(bracketed, operators=inside + outside >= _LEAST_SAMPLES)


def _wrapped(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens that go on with a label on the next line."""
    groups = [group(name) for name in _LABELS]
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        after = at + 1
        if tokens[at].gap != SPACE:
            ends = [label.end for words in groups if (label := match(tokens, at, words)) is not None]
            after = max([after, *ends])
        found += [token for token in tokens[at + 1 : after] if token.gap == LINE]
        at = after
    return found
