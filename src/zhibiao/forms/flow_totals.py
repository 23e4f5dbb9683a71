"""What closes an indicator table: the total, the grade, remarks, the title of the next text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zhibiao.forms.flow_match import find
from zhibiao.forms.flow_rows import Span, number
from zhibiao.forms.flow_sections import line_end
from zhibiao.forms.flow_tokens import LINE, SPACE, Token, join
from zhibiao.forms.vocabulary import cover_patterns, group, squeeze

__all__ = ("Closing", "closing")

_LONGEST_GRADE = 4
_NUMBER = re.compile(r"[\d.]+")
_WHOLE_NUMBER = re.compile(r"\d+(?:\.\d\d)?")


@dataclass(frozen=True, slots=True)
class Closing:
    """Where a table ends and what is printed below it, with the lines."""

    span: Span
    totals: Mapping[str, Decimal | str | None]
    lines: Mapping[str, int]


def closing(tokens: Sequence[Token], header: tuple[int, int], end: int, *, before_text: bool) -> Closing:
    """Return the end of the table with the ``header`` and the totals between it and ``end``."""
    start = header[1]
    words = group("totals")
    totals: dict[str, Decimal | str | None] = {}
    lines: dict[str, int] = {}
    at = stop = start
    stop = end
    while (found := find(tokens, at, end, words)) is not None:
        place, label = found
        at = label.end
        if label.key == "total":
            numbers = _numbers(tokens, label.end, end)
            if not numbers:
                continue
            totals |= {"weight": numbers[0], "score": numbers[1]} if len(numbers) > 1 else {"score": numbers[0]}
            lines["totals.score"] = tokens[place].line
        elif label.key == "grade":
            totals["grade"] = _grade(tokens, label.end, end)
            lines["totals.grade"] = tokens[place].line
        stop = min(stop, place)
    title = _text_title(tokens, start, stop)
    soft = _line_before(tokens, start, title) if title < stop else title
    return Closing(
        Span(start, title, soft, before_text=before_text and title == end, side=_side(tokens, header)), totals, lines
    )


def _side(tokens: Sequence[Token], header: tuple[int, int]) -> str:
    """Return the beginning of the label on the edge (绩效 of 绩效指标) where it stands before the header."""
    words = group("side")
    for at in range(max(0, header[0] - 4), header[0]):
        text = squeeze("".join(token.text for token in tokens[at : header[0]]))
        if tokens[at].gap != SPACE and text in words.beginnings and words.key(text) is None:
            return text
    return ""


def _text_title(tokens: Sequence[Token], start: int, stop: int) -> int:
    """Return where the title of the next text (…情况说明) begins, ``stop`` if there is none."""
    pattern = cover_patterns()["text_title"]
    at = start
    while at < stop:
        after = line_end(tokens, at)
        if pattern.search(squeeze("".join(token.text for token in tokens[at:after]))):
            return at
        at = after
    return stop


def _line_before(tokens: Sequence[Token], start: int, at: int) -> int:
    at -= 1
    while at > start and tokens[at].gap == SPACE:
        at -= 1
    return max(at, start)


def _numbers(tokens: Sequence[Token], at: int, end: int) -> list[Decimal]:
    """Return the numbers after a total; one may be torn over two lines (100.0⏎0)."""
    parts: list[str] = []
    while at < end and _NUMBER.fullmatch(tokens[at].text):
        torn = parts and tokens[at].gap == LINE and _WHOLE_NUMBER.fullmatch(parts[-1]) is None
        if torn:
            parts[-1] += tokens[at].text
        else:
            parts.append(tokens[at].text)
        at += 1
    return [value for part in parts if (value := number(part)) is not None]


def _grade(tokens: Sequence[Token], at: int, end: int) -> str | None:
    if at < end and (tokens[at].gap == SPACE or len(tokens[at].text) <= _LONGEST_GRADE):
        return join(" " + token.text for token in tokens[at : min(end, line_end(tokens, at))])
    return None
