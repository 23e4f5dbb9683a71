"""What the name of an indicator says (rules catalogue, "Words used"): its core, its unit, its kind of measure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhibiao.checks.facts.units import is_unit
from zhibiao.checks.words import Lexicons

__all__ = ("Name", "asks_for_number", "is_rate", "read_name")

_NUMERALS = "一二三四五六七八九十"
_NUMBERING = re.compile(
    rf"^\s*(?:指\s*标\s*[0-9０-９{_NUMERALS}]+\s*[：:、.．]?"
    rf"|[（(]\s*(?:[0-9０-９]+|[{_NUMERALS}]+)\s*[）)]"
    rf"|[0-9０-９]+\s*[、．.](?![0-9０-９])|[{_NUMERALS}]+、(?![{_NUMERALS}])|[①-⑳])\s*"
)
_STARS = re.compile(r"^[\s★☆*＊]+|[★☆]")
_OPERATOR = r"[≥≤=＝＞＜<>≧≦⩾⩽]"
_BLANK = r"(?:[*＊○〇]+|[×✕XxＸ_＿]{1,}|…+|\.{2,}|\s{2,})"
# A template's blank with its unit: （≥**亩）, （<**元/户·年）, ≥**%; in brackets it may stand without a sign: （**个）.
_MASK = re.compile(
    rf"[（(]\s*(?:{_OPERATOR}+\s*{_BLANK}?|[*＊]{{2,}})\s*(?P<bracketed>[^（）()*＊\d]*?)\s*[）)]"
    rf"|{_OPERATOR}+\s*{_BLANK}\s*(?P<bare>[^（）()*＊\d]*?)\s*$"
)
_FINAL_BRACKET = re.compile(r"[（(\[［【]([^（）()\[\]［］【】]*(?:[（(][^（）()]*[）)][^（）()]*)?)[）)\]］】]\s*$")
_UNIT_LABEL = re.compile(r"^\s*(?:计量)?单位\s*[：:]\s*")
_FINAL_PERCENT = re.compile(r"(?<=.)\s*(?:达到?|为|[≥=＝]{1,2})?\s*(?:(?:100|１００)(?:\.0+)?)?\s*[%％]\s*$")
_INQUIRY = re.compile(r"(?<=.)调查$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name, what is left of it when its trimmings are set aside, and the unit that a bracket in it prints."""

    printed: str
    core: str
    unit: str


def read_name(printed: str, lexicons: Lexicons) -> Name:
    """Set aside list numbers, ★, masks (≥**%), a final bracket, a trailing % or 100%, a trailing 调查.

    What would leave nothing is not set aside: the name （一期） is its own core.
    """
    core, unit = printed.strip(), ""
    if mask := _MASK.search(core):
        unit = (mask["bracketed"] or mask["bare"] or "").strip()
        core = core[: mask.start()] + (core[mask.end() :] if mask["bracketed"] is not None else "")
        core = core.partition("——")[0] or core
    core = _NUMBERING.sub("", _STARS.sub("", core).strip()) or core
    core = _STARS.sub("", core).strip()
    previous = ""
    while core != previous:
        previous = core
        bracket = _FINAL_BRACKET.search(core)
        if bracket and core[: bracket.start()].strip():
            inner = _UNIT_LABEL.sub("", bracket[1]).strip()
            if not unit and is_unit(inner, lexicons):
                unit = inner
            core = core[: bracket.start()].rstrip()
        core = _INQUIRY.sub("", _FINAL_PERCENT.sub("", core)).strip()
    return Name(printed, core, unit)


def is_rate(core: str, lexicons: Lexicons) -> bool:
    """Tell whether a name (its core) is a rate, counted in %: 率 (not 频率 …), 比例, 占比, 满意度, 知晓度."""
    if lexicons["not_rate_names"].ends(core):
        return bool(lexicons["rate_names_after_all"].ends(core))
    return bool(lexicons["rate_names"].ends(core))


def asks_for_number(core: str, lexicons: Lexicons) -> bool:
    """Tell whether a name (its core) asks for a number: a rate, 次数, 人数 …; a statement (符合, 按) does not."""
    if is_rate(core, lexicons):
        return True
    if lexicons["not_number_names"].ends(core) or lexicons["statement_words"].found(core):
        return False
    amount = lexicons["amount_ends"].ends(core) and lexicons["amount_heads"].found(core)
    return bool(amount or lexicons["number_names"].ends(core))
