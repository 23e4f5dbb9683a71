"""Units of measure: which there are, what kind of quantity each counts, and which kind a name asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from zhibiao.checks.words import Lexicons
from zhibiao.text import fold
from zhibiao.text.data import alternatives, load, words
from zhibiao.values import Value

__all__ = ("bare_unit", "implied_unit", "is_scale", "is_unit", "measure_kind", "misfit", "unit_kind")

_DENOMINATOR = re.compile(r"\s*[/每].*$")
_BRACKETS = re.compile(r"[()（）\s]")
_JOINT = re.compile(r"[、,，]|或")
_UNITS = "units_of_"
_NAMES = "names_of_"
_NONE = "other"
# 降低能耗 ≥5% is the amount of a change; no change of a year is half of the whole (提升服务水平 ≥95%).
_CHANGE = Decimal(50)


def bare_unit(unit: str) -> str:
    """Return ``unit`` without denominator, brackets and scale: 万人次/年 is 人次; 万 and its like are empty."""
    text = _BRACKETS.sub("", _DENOMINATOR.sub("", fold(unit).text.strip()))
    if text in _kinds():
        return text
    return _scales().sub("", text)


def is_scale(unit: str) -> bool:
    """Tell whether ``unit`` is a scale and nothing else: 万, 亿, 百万."""
    return bool(unit.strip()) and not bare_unit(unit) and "/" not in unit


def unit_kind(unit: str, lexicons: Lexicons) -> str:
    """Return what kind of quantity ``unit`` counts: share, money, time, person, visit …; empty where it is not known.

    A list ``units_of_<kind>`` of the pack goes before the kinds of ``text/units.yaml``.
    """
    bare = bare_unit(unit)
    for kind, listed in lexicons.family(_UNITS).items():
        if listed.equals(bare):
            return kind
    return _kinds().get(bare, "")


def is_unit(text: str, lexicons: Lexicons) -> bool:
    """Tell whether what stands in a bracket is a unit: 亩, 万人次/年, 元/人·月; 单位：亩 has been cut already."""
    parts = [part for part in _JOINT.split(text) if part.strip()]
    if not parts or any(lexicons["no_bracket_units"].equals(part.strip()) for part in parts):
        return False
    return all(is_scale(part) or unit_kind(part, lexicons) not in ("", "nouns") for part in parts)


def measure_kind(core: str, lexicons: Lexicons) -> str:
    """Return the kind of quantity that a name (its core) asks for by its ending: 人次 visit, 面积 area; else empty."""
    best = ("", "")
    for kind, listed in lexicons.family(_NAMES).items():
        if len(ending := listed.ends(core)) > len(best[0]):
            best = ending, kind
    return "" if best[1] == _NONE else best[1]


def implied_unit(core: str, lexicons: Lexicons) -> str:
    """Return the unit that a name (its core, no rate) gives by its ending (次数 次, 户数 户, 人次 人次), else empty."""
    ending = lexicons["unit_endings"].ends(core)
    if not ending:
        return ""
    return ending.removesuffix("数") if ending.endswith("数") else ending


@cache
def _scales() -> re.Pattern[str]:
    return re.compile(rf"^{alternatives(load('units.yaml')['scales'])}+")


@cache
def _kinds() -> Mapping[str, str]:
    data = load("units.yaml")
    return {
        fold(word).text: kind
        for kind, value in reversed(list(data.items()))
        if kind not in ("scales", "periods", "same")
        for word in words(value)
    }


def misfit(core: str, rate: bool, name_unit: str, value: Value, lexicons: Lexicons) -> str:  # noqa: FBT001 - a fact
    """Return why a name and its value do not fit; empty if they do, or if it cannot be told.

    ``rate_dated``: a rate with a deadline; ``rate_counted``: a rate in another unit than %; ``share_of_no_rate``: % on
    a name that is no rate; ``wrong_kind``: 人次 counted in 人; ``two_units``: name and value print different units.
    """
    if rate and value.kind == "deadline":
        return "rate_dated"
    if value.kind not in ("threshold", "range"):
        return ""
    printed, named = unit_kind(value.unit or "", lexicons), unit_kind(name_unit, lexicons)
    kind = printed or named
    if printed and named and printed != named:
        return "two_units"
    if not kind:
        return ""
    if rate:
        fits = kind in ("share", "ratio", "concentration") or _is_marked(core, kind, lexicons)
        return "" if fits or _is_per(core, value, lexicons) else "rate_counted"
    if kind == "share":
        return "share_of_no_rate" if _is_no_share(core, value, lexicons) else ""
    asked = measure_kind(core, lexicons)
    return "wrong_kind" if asked and not _counts(kind, asked, lexicons) else ""


def _is_marked(core: str, kind: str, lexicons: Lexicons) -> bool:
    """Satisfaction may be measured in marks."""
    return kind == "score" and bool(lexicons["satisfaction_names"].found(core))


def _is_per(core: str, value: Value, lexicons: Lexicons) -> bool:
    """A rate may count cases per so many: 责任事故率 0.3次/万公里, 万车死亡率 1.2人; not 12次/年."""
    if lexicons["floor_rates"].ends(core):
        return False
    return ("/" in (value.unit or "") and value.period is None) or bool(lexicons["per_names"].found(core))


def _says_of_what(value: Value, lexicons: Lexicons) -> bool:
    """Tell whether the value itself says of what it is a share (100%签订劳动合同) or that it is a change (净增8%)."""
    if lexicons["share_statements"].found(value.text) or lexicons["changed_values"].found(value.text):
        return True
    _before, sign, behind = fold(value.text).text.rpartition("%")
    behind = behind.strip("() ") if sign else ""
    for name in ("floor_words", "ceiling_words", "scope_words"):
        behind = lexicons[name].after(behind)
    return len(behind) > 1


def _is_no_share(core: str, value: Value, lexicons: Lexicons) -> bool:
    small = value.amount is not None and value.amount <= _CHANGE
    return not (
        lexicons["share_names"].ends(core)
        or lexicons["satisfaction_names"].found(core)
        or lexicons["changes"].ends(core)
        or (small and lexicons["changes"].begins(core))
        or lexicons["compared"].found(core)
        or lexicons["budget_words"].found(core)
        or lexicons["punctual_words"].found(core)
        or _says_of_what(value, lexicons)
    )


def _counts(kind: str, asked: str, lexicons: Lexicons) -> bool:
    """Tell whether units of ``kind`` may count what asks for ``asked``: 次数 in 场 or in 人次, 面积 in 亩."""
    listed = lexicons.get(f"counted_by_{asked}")
    return kind == asked or (listed is not None and listed.equals(kind))
