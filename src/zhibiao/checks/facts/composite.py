"""Cells with several numbers in them: which of them say one measure all the same, and which one measure by classes."""

from __future__ import annotations

import re
from itertools import pairwise

from zhibiao.checks.words import Lexicons
from zhibiao.text import deadlines, fold
from zhibiao.values import Value

__all__ = ("is_by_classes", "is_one_measure")

# 22时至次日6时, 22:00—5:00: a span of the clock.
_CLOCK = r"\d{1,2}(?:[时点](?:\d{1,2}分)?|[:：]\d{2})"
_CLOCK_SPAN = re.compile(rf"{_CLOCK}\s*(?:至|到|[-—–~～]+)\s*(?:次日|翌日|第二天)?\s*{_CLOCK}")
_ONE_EACH = re.compile(r"[每一1]\D{1,2}[一1]\D{1,2}")
_TIMES = re.compile(r"\s*[×xX*]\s*")
_BREAK = re.compile(r"[，,；;、。\n]")
_DIGIT = re.compile(r"\d")


def is_one_measure(value: Value, lexicons: Lexicons) -> bool:
    """Tell whether the numbers of a composite value make one measure.

    A date and how far the work is by then (6月底前50%), staged or not; a rate with a bound in its definition
    (48小时留样率100%); all of so many (18个社区全覆盖); one each (一户一档); a product; a span of the clock.
    """
    text = fold(value.text).text.strip()
    if _CLOCK_SPAN.search(text) or _ONE_EACH.fullmatch(text):
        return True
    parts, between = value.parts, _between(value)
    if len(parts) == len(between) + 1 > 1 and all(_TIMES.fullmatch(gap) for gap in between):
        return True
    return _is_progress(text, parts, between, lexicons) or _is_defined(parts, between, lexicons)


def is_by_classes(value: Value, lexicons: Lexicons) -> bool:
    """Tell whether a composite value gives one quantity by classes, all in one unit: 城区≤12分钟，乡镇≤30分钟."""
    parts = value.parts
    one_unit = len({(part.unit, part.kind) for part in parts}) == 1 and bool(parts[0].unit)
    # The class stands before its number; a noun behind it is what is counted (12个街道86个社区).
    named = bool(value.text[: parts[0].start].strip()) and not value.text[parts[-1].end :].strip(" 。；;)）")
    return one_unit and named and not any(lexicons["rate_names"].ends(gap) for gap in _between(value))


def _between(value: Value) -> tuple[str, ...]:
    return tuple(value.text[one.end : other.start] for one, other in pairwise(value.parts))


def _is_share(part: Value) -> bool:
    return part.unit in ("%", "‰") and part.kind in ("threshold", "range")


def _is_progress(text: str, parts: tuple[Value, ...], between: tuple[str, ...], lexicons: Lexicons) -> bool:
    dates = sum(part.kind == "deadline" for part in parts)
    if not dates:  # 6月底50%: the date of a stage, without a word for by
        dates = sum(bool(each.date) for each in deadlines(text))
    shares = sum(_is_share(part) for part in parts)
    return (
        all(part.kind == "deadline" or _is_share(part) for part in parts)
        and 0 < shares <= dates
        and not any(lexicons["rate_names"].ends(gap) for gap in between)
    )


def _is_defined(parts: tuple[Value, ...], between: tuple[str, ...], lexicons: Lexicons) -> bool:
    if len(parts) != 2 or not _is_share(parts[1]) or _is_share(parts[0]) or _BREAK.search(between[0]):
        return False
    bound, share = parts
    if share.number == "100" and not _DIGIT.search(share.text):
        return True
    bounded = bool(bound.operator_text) or lexicons["time_units"].equals(bound.unit or "") or bound.unit == "年"
    return bounded and bool(lexicons["rate_names"].ends(between[0]) or lexicons["share_verbs"].ends(between[0]))
