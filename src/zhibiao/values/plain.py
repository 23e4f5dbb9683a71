"""Cells that hold nothing measured: placeholders, masks, plain words, and changes without an amount."""

from __future__ import annotations

import re
from functools import cache

from zhibiao.text.data import alternatives, load, words
from zhibiao.values.prepared import Prepared
from zhibiao.values.value import Direction, Value
from zhibiao.values.vocabulary import expressions, lookup, unit_pattern, vocabulary

__all__ = ("blank", "in_words", "only_words")


def blank(cell: Prepared) -> Value | None:
    """Return an empty value for a cell that says nothing: a placeholder, a mask to be filled in, a unit alone."""
    text = cell.text.strip("\n")
    canonical = cell.text
    if not text or text in words(vocabulary()["empty"]) or _empty().fullmatch(text) or _mask().search(text):
        return Value(cell.source, "empty", canonical=canonical, end=len(cell.source))
    unit = text[1:-1] if text.startswith("(") and text.endswith(")") else text
    if _unit().fullmatch(unit) and unit not in words(vocabulary()["not_units_alone"]):
        return Value(
            cell.source,
            "empty",
            unit=load("units.yaml")["same"].get(unit, unit),
            canonical=canonical,
            end=len(cell.source),
        )
    return None


def only_words(cell: Prepared) -> bool:
    """Tell whether a cell holds no sign, digit, numeral or word that the grammar could make something of."""
    return not _telling().search(cell.text)


def in_words(cell: Prepared) -> Value:
    """Return what a cell without anything measured says: a recurring deadline, a change, or plain words."""
    whole = Value(cell.source, "qualitative", canonical=cell.text, end=len(cell.source))
    recurring = _recurring().fullmatch(cell.text)
    if recurring:
        return Value(
            cell.source, "deadline", period=_period(recurring["word"]), canonical=cell.text, end=len(cell.source)
        )
    level = _level().fullmatch(cell.text)
    if level:
        operator = (lookup("before") | lookup("signs")).get(level["operator"] or "")
        base = level["base"]
        return Value(
            cell.source,
            "trend",
            operator,
            canonical=cell.text,
            operator_text=level["operator"] or "",  # type: ignore[arg-type]
            direction="flat",
            base=base,
            end=len(cell.source),
        )
    match = _trend(cell.text)
    if match is None:
        return whole
    direction: Direction = lookup("trends")[match[0]]  # type: ignore[assignment]
    return Value(cell.source, "trend", canonical=cell.text, direction=direction, base=match[1], end=len(cell.source))


def _trend(text: str) -> tuple[str, str] | None:
    """Return the trend word and the base of a text that begins with a trend word, degree words aside, or whose first
    clause ends with one."""
    begins = _begins().match(text)
    if begins:
        return begins["trend"], begins["base"] or ""
    ends = _ends().match(text)
    return (ends["trend"], ends["base"] or "") if ends else None


def _period(word: str) -> str | None:
    bare = re.sub(r"^[每按逐当]", "", word)
    return vocabulary()["periods_of"].get(bare, bare) or None


@cache
def _empty() -> re.Pattern[str]:
    return re.compile("|".join(vocabulary()["empty_patterns"]))


@cache
def _mask() -> re.Pattern[str]:
    return re.compile(vocabulary()["masks"])


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(unit_pattern())


@cache
def _telling() -> re.Pattern[str]:
    """Anything that the grammar knows and that is no plain word."""
    own, found = vocabulary(), expressions()
    several = [own["all"], own["zero_verbs"], own["zero_prefixes"], list(own["days_in_words"]), own["recurring"]]
    return re.compile(
        rf"[\d{re.escape(''.join(words(own['signs'])))}±]|{alternatives(several)}|{found['share']}|{found['han']}|{found['date']}"
    )


@cache
def _recurring() -> re.Pattern[str]:
    own = vocabulary()
    edges = alternatives([own["recurring_edges"], own["date_before"]])
    return re.compile(
        rf"(?P<word>{alternatives(own['recurring'])}){edges}*(?:\d{{1,2}}[日号])?{edges}*(?:完成|报送|提交|上报|发放|支付|结算|拨付)?"
    )


@cache
def _level() -> re.Pattern[str]:
    """不低于上年水平; 与上年持平 is a trend word already."""
    operator = alternatives([vocabulary()["before"], vocabulary()["signs"], vocabulary()["weak_before"]])
    base = expressions()["base"]
    return re.compile(rf"(?P<operator>{operator})(?P<base>{expressions()['periods']})")


@cache
def _begins() -> re.Pattern[str]:
    found = expressions()
    return re.compile(
        rf"(?:(?P<base>{found['base']})|{alternatives(vocabulary()['degrees'])})*(?P<trend>{found['trend']})"
    )


@cache
def _ends() -> re.Pattern[str]:
    found = expressions()
    return re.compile(
        rf"[^，。；,;\n]*?(?P<base>{found['base']})?[^，。；,;\n]*?(?P<trend>{found['trend']})了?(?:$|[，。；,;\n])"
    )
