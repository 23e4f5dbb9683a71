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

from zhibiao.forms.flow_gaps import Known
from zhibiao.forms.flow_tokens import LINE, PAGE, SPACE, Token, join, piece_width

__all__ = ("Split", "box_text", "split_columns")

_SENTENCE_END = "。；;！!？?"
_CLAUSE_END = _SENTENCE_END + "：:，、"
_ITEM = re.compile(r"[（(]?(\d{1,2}|[一二三四五六七八九十]{1,2})(?:[)）]|[、.．](?!\d))")
_NUMERALS = "零一二三四五六七八九十"
_TAIL = re.compile(r"[，。、；：！？）)】》”％%]")
_NO_SECOND, _NO_FIRST = 3.2, 5.5
_ONLY_SPACE = 1.0
_WORD_CUT = 2.0
_OTHER_STYLE = 0.5
_COHESIVE, _UNLIKE_WRAP = 0.25, 3.0
_NUMBERED_ANEW, _AFTER_LIST = 4.0, 1.0
_SURE = 2.0
_CLOSEST = 12
_PAGES, _LONGEST = 2, 600
_TORN = 1.0
_AGAINST_GEOMETRY = 2.5
_FARTHEST = 400
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


def split_columns(tokens: tuple[Token, ...], known: Known) -> Split:
    """Return the text of two boxes that are printed one after the other."""
    if not tokens:
        return Split(None, None, certain=True, second_line=None)
    if len(tokens) > _LONGEST:
        return Split(box_text(tokens), None, certain=False, second_line=None)
    options = _options(tokens, known)
    weighed = sorted((cost + _likeness(*parts), number) for number, (cost, parts) in enumerate(options))
    cost, best = weighed[0]
    first, second = options[best][1]
    certain = len(weighed) < 2 or weighed[1][0] - cost >= _SURE
    return Split(box_text(first), box_text(second), certain, second[0].line if second else None)


_Parts = tuple[tuple[Token, ...], tuple[Token, ...]]


def _options(tokens: tuple[Token, ...], known: Known) -> list[tuple[float, _Parts]]:
    """Return the likely ways to part the tokens, with their costs."""
    cuts = [at for at in range(1, len(tokens)) if _may_cut(tokens, at)]
    plain = [((tokens[:at], tokens[at:]), _seam(tokens, at) + _word_cut(tokens, at, known)) for at in cuts]
    pages = [at for at in range(1, len(tokens)) if tokens[at].gap == PAGE]
    torn = [
        ((tokens[:left] + tokens[page:right], tokens[left:page] + tokens[right:]), _TORN + _seam(tokens, right))
        for page in pages[:_PAGES]
        for left in cuts
        for right in [*cuts, len(tokens)]
        if left < page < right and len(tokens) < _FARTHEST
    ]
    whole = _cost(tokens, known)
    scored = sorted(
        (
            (_cost(one, known) + _cost(two, known) + seam + _geometry(one, two), (one, two))
            for (one, two), seam in plain + torn
        ),
        key=_by_cost,
    )
    return [*scored[:_CLOSEST], (whole + _NO_SECOND, (tokens, ())), (whole + _NO_FIRST, ((), tokens))]


def _geometry(first: Sequence[Token], second: Sequence[Token]) -> float:
    """Return what speaks against two boxes side by side being cut by the page end where these are.

    Both boxes begin at the top of the row, or both are centred in it: that fixes how many lines of each the page holds.
    """
    boxes = [_line_numbers(box) for box in (first, second)]
    starts = {token.line for box in (first, second) for token in box if token.gap == PAGE}
    if not starts:
        return 0.0
    page = min(starts)
    counts = [(sum(line < page for line in lines), len(lines)) for lines in boxes]
    if all(above == total for above, total in counts) or all(above == 0 for above, _ in counts):
        return 0.0
    tallest = max(total for _, total in counts)
    off = min(
        max(abs(above - min(total, max(0.0, room / 2 - inset * (tallest - total) / 2))) for above, total in counts)
        for inset in (0, 1)
        for room in range(2 * tallest + 1)
    )
    return 0.6 * off if off <= 1 else _AGAINST_GEOMETRY


def _line_numbers(box: Sequence[Token]) -> list[int]:
    return [token.line for at, token in enumerate(box) if token.gap != SPACE or at == 0]


def _by_cost(option: tuple[float, object]) -> float:
    return option[0]


def _may_cut(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].gap != SPACE or tokens[at - 1].text[-1] in _SENTENCE_END


def _seam(tokens: Sequence[Token], at: int) -> float:
    if at == len(tokens):
        return 0.0
    cost = _ONLY_SPACE if tokens[at].gap == SPACE else 0.0
    if tokens[at].after_end is not None and tokens[at].gap == LINE:
        cost += -1.0 if tokens[at].after_end else 4.0
    listed = [(item := _item(tokens[start].text)) is not None and item[1] == 1 for start in (0, at)]
    return cost + (-1.0 if all(listed) else _OTHER_STYLE if any(listed) else 0.0)


def _word_cut(tokens: Sequence[Token], at: int, known: Known) -> float:
    """Return what it costs to end a box between two characters that stand together elsewhere in the document."""
    return _WORD_CUT if tokens[at - 1].text[-1] + tokens[at].text[0] in known.pairs else 0.0


def _lines(tokens: Sequence[Token]) -> list[tuple[str, Token]]:
    lines: list[tuple[str, Token]] = []
    for token in tokens:
        if token.gap == SPACE and lines:
            text, first = lines[-1]
            lines[-1] = (text + " " + token.text, first)
        else:
            lines.append((token.text, token))
    return lines


def _item(text: str) -> tuple[str, int] | None:
    """Return the style and the number of a list item (2、 or （三）) that ``text`` begins with."""
    found = _ITEM.match(text)
    if found is None:
        return None
    number = found[1]
    style = text[0] if text[0] in "（(" else "1" if number.isdigit() else "一"
    return style, int(number) if number.isdigit() else _NUMERALS.find(number)


def _cost(tokens: Sequence[Token], known: Known) -> float:
    """Return how unlike one box of running text the tokens look."""
    lines = _lines(tokens)
    widths = [piece_width(text) for text, _ in lines]
    full = max(widths)
    cost = 0.0
    for (text, _), width, (after, first) in zip(lines, widths, lines[1:], strict=False):
        word = _UNBREAKABLE.match(after)
        short = full - width - (piece_width(word.group()) if word else 0.0)
        item = _item(after) is not None
        if text[-1] + after[0] in known.pairs:
            cost -= _COHESIVE
        if known.wrap_blank and first.gap == LINE and not first.blank:
            cost += _UNLIKE_WRAP
        if short > 0.5:
            cost += 0.6 if text[-1] in _SENTENCE_END or item else 2.5 + min(3.0, 0.5 * short)
        elif first.after_end:
            cost += 0.3 if text[-1] in _SENTENCE_END else 1.5
        elif text[-1] == "。" and not item:
            cost += 0.2
    return cost + _list_cost(lines, widths) + _end_cost(lines[-1][0], widths[-1], full, len(lines)) + _start_cost(lines)


def _list_cost(lines: Sequence[tuple[str, Token]], widths: Sequence[float]) -> float:
    """Return what speaks against the numbering being that of one box: it begins anew, or text follows the list."""
    cost, last = 0.0, dict[str, int]()
    full = max(widths)
    for number, (text, _) in enumerate(lines):
        item = _item(text)
        if item is not None:
            style, count = item
            if count != last.get(style, 0) + 1:
                cost += _NUMBERED_ANEW
            last[style] = count
        elif number and last and widths[number - 1] < full - 2 and lines[number - 1][0][-1] in _SENTENCE_END:
            cost += _AFTER_LIST
    return cost


def _end_cost(text: str, width: float, full: float, count: int) -> float:
    if text[-1] in _SENTENCE_END:
        return 0.0
    if text[-1] in _CLAUSE_END:
        return 4.0
    long = width > 0.93 * full if count > 1 else width > 14
    return 4.0 if long else 1.2


def _start_cost(lines: Sequence[tuple[str, Token]]) -> float:
    return 5.0 if _TAIL.match(lines[0][0]) else 0.0


def _likeness(first: Sequence[Token], second: Sequence[Token]) -> float:
    if not first or not second:
        return 0.0
    left, right = (re.sub(r"\s", "", box_text(part) or "") for part in (first, second))
    same = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        same += 1
    bonus = -3.0 if same >= min(6, len(left), len(right)) and same >= 4 else 0.0
    likeness = Indel.normalized_similarity(left[:400], right[:400])
    return bonus - (3.0 * likeness if likeness > _LIKE else 0.0)
