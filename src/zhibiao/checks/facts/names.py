"""What the name of an indicator says (rules catalogue, "Words used"): its core, its unit, what kind of measure it asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhibiao.checks.words import Lexicons

__all__ = ("Name", "read_name")

_STAR = re.compile(r"[★☆*＊]+")
_NUMBERING = re.compile(
    r"^\s*(?:指标\s*[0-9０-９一二三四五六七八九十]+\s*[：:、.．]?|[（(][0-9０-９一二三四五六七八九十]+[）)]|[0-9０-９]+\s*[、．.](?![0-9０-９])|[一二三四五六七八九十]+、|[①-⑳])\s*"
)
_MASK = re.compile(r"[（(]?\s*[≥≤=＝><＞＜≧≦]+\s*[*＊×Xx○]+\s*([^（）()*＊\s]*?)\s*[）)]?$")
_FINAL_BRACKET = re.compile(r"[（(]([^（）()]{1,12})[）)]\s*$")
_FINAL_PERCENT = re.compile(r"\s*(?:100)?\s*[%％]\s*$")
_INQUIRY = re.compile(r"(?<=.)调查$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name, what is left of it when its trimmings are set aside, and the unit that a bracket in it prints."""

    printed: str
    core: str
    unit: str


def read_name(printed: str, lexicons: Lexicons) -> Name:
    """Set aside list numbers, ★, masks (≥**%), a final bracket, a trailing % or 100%, a trailing 调查."""
    core, unit = _STAR.sub("", printed) if not _MASK.search(printed) else printed.lstrip("★☆*＊"), ""
    core = _NUMBERING.sub("", core.strip())
    if mask := _MASK.search(core):
        core, unit = core[: mask.start()], mask.group(1)
    while bracket := _FINAL_BRACKET.search(core):
        if bracket.start() == 0:
            break
        if lexicons["units"].equals(bracket.group(1).strip()):
            unit = unit or bracket.group(1).strip()
        core = core[: bracket.start()]
    core = _INQUIRY.sub("", _FINAL_PERCENT.sub("", core))
    return Name(printed, core.strip(), unit)
