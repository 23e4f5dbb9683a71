"""The goal boxes in content order: two columns of running text, one after the other, with nothing between them.

The border is the cheapest place to cut: columns have a width, so a line that is not full ends a paragraph; a box ends
with a sentence; the second box often repeats the first one or begins its list anew. A page break may cut both boxes:
then the four pieces come as left, right, left, right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from zhibiao.forms.flow_tokens import LINE, SPACE, Token, join, piece_width

__all__ = ("Split", "box_text", "split_columns")

_SENTENCE_END = "。；;！!？?"
_CLAUSE_END = _SENTENCE_END + "：:，、"
_ITEM = re.compile(
    r"(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）]|(?:\d{1,2}|[一二三四五六七八九十]{1,2})[、.．])"
)
_FIRST_ITEM = re.compile(r"(?:[（(]?[1一][)）]|[1一][、.．])")
_TAIL = re.compile(r"[，。、；：！？）)】》”％%]")
_NO_SECOND, _NO_FIRST = 3.2, 5.5
_ONLY_SPACE = 1.0
_OTHER_STYLE = 0.8
_SURE = 2.0
_CLOSEST = 10
_LIKE = 0.55
_UNBREAKABLE = re.compile(r"[A-Za-z0-9.,%]+|.[，。、；：！？）)】》”]?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Split:
    """The two texts, None for an empty box, whether the border is certain, and the line where the second begins."""

    first: str | None
    second: str | None
    certain: bool
    second_line: int | None


def box_text(tokens: Sequence[Token]) -> str | None:
    """Return the tokens of one box as its text, None if there are none."""
    text = join((" " if token.gap == SPACE else "\n") + token.text for token in tokens)
    return text or None


def split_columns(tokens: Sequence[Token]) -> Split:
    """Return the text of two boxes that are printed one after the other."""
    if not tokens:
        return Split(None, None, certain=True, second_line=None)
    cuts = [at for at in range(1, len(tokens)) if _may_cut(tokens, at)]
    scored = sorted((_cost(tokens[:at]) + _cost(tokens[at:]) + _seam(tokens, at), at) for at in cuts)
    weighed = sorted((cost + _likeness(tokens[:at], tokens[at:]), at) for cost, at in scored[:_CLOSEST])
    weighed += [(_cost(tokens) + _NO_SECOND, len(tokens)), (_cost(tokens) + _NO_FIRST, 0)]
    weighed.sort()
    cost, at = weighed[0]
    certain = len(weighed) < 2 or weighed[1][0] - cost >= _SURE
    line = tokens[at].line if at < len(tokens) else None
    return Split(box_text(tokens[:at]), box_text(tokens[at:]), certain, line)


def _may_cut(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].gap != SPACE or tokens[at - 1].text[-1] in _SENTENCE_END


def _seam(tokens: Sequence[Token], at: int) -> float:
    cost = _ONLY_SPACE if tokens[at].gap == SPACE else 0.0
    if tokens[at].after_end is not None and tokens[at].gap == LINE:
        cost += -1.0 if tokens[at].after_end else 4.0
    listed = [_FIRST_ITEM.match(tokens[start].text) is not None for start in (0, at)]
    return cost + (-1.0 if all(listed) else _OTHER_STYLE if any(listed) else 0.0)


def _lines(tokens: Sequence[Token]) -> list[tuple[str, Token]]:
    lines: list[tuple[str, Token]] = []
    for token in tokens:
        if token.gap == SPACE and lines:
            text, first = lines[-1]
            lines[-1] = (text + " " + token.text, first)
        else:
            lines.append((token.text, token))
    return lines


def _cost(tokens: Sequence[Token]) -> float:
    """Return how unlike one box of running text the tokens look."""
    lines = _lines(tokens)
    widths = [piece_width(text) for text, _ in lines]
    full = max(widths)
    cost = 0.0
    for (text, _), width, (after, first) in zip(lines, widths, lines[1:], strict=False):
        word = _UNBREAKABLE.match(after)
        short = full - width - (piece_width(word.group()) if word else 0.0)
        if short > 0.5:
            item = _ITEM.match(after) is not None
            cost += 0.6 if text[-1] in _SENTENCE_END or item else 2.5 + min(3.0, 0.5 * short)
        elif first.after_end:
            cost += 0.3 if text[-1] in _SENTENCE_END else 1.5
        elif text[-1] == "。" and _ITEM.match(after) is None:
            cost += 0.2
    return cost + _end_cost(lines[-1][0], widths[-1], full, len(lines)) + _start_cost(lines[0][0])


def _end_cost(text: str, width: float, full: float, count: int) -> float:
    if text[-1] in _SENTENCE_END:
        return 0.0
    if text[-1] in _CLAUSE_END:
        return 4.0
    long = width > 0.93 * full if count > 1 else width > 14
    return 4.0 if long else 1.2


def _start_cost(text: str) -> float:
    if _TAIL.match(text):
        return 5.0
    return 2.5 if _ITEM.match(text) and not _FIRST_ITEM.match(text) else 0.0


def _likeness(first: Sequence[Token], second: Sequence[Token]) -> float:
    left, right = (re.sub(r"\s", "", box_text(part) or "") for part in (first, second))
    same = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        same += 1
    bonus = -3.0 if same >= min(6, len(left), len(right)) and same >= 4 else 0.0
    likeness = Indel.normalized_similarity(left[:400], right[:400])
    return bonus - (3.0 * likeness if likeness > _LIKE else 0.0)
