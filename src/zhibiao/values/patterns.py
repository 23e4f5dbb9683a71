"""The vocabularies as regular expressions: what each name after a dollar sign means in value.lark."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from zhibiao.text.calendar_forms import digit_forms, forms, ungrouped
from zhibiao.text.data import alternatives, load, words
from zhibiao.values.vocabulary import vocabulary

__all__ = ("NUMERALS", "as_before", "base", "base_period", "expressions", "han", "share", "zero")

_HAN = "零〇一二两俩三四五六七八九十百千万亿"
_LEADING = _HAN.translate(str.maketrans("", "", "一万亿"))
_YEARS, _EDGE = r"(?:前[一二两三四五\d]年|(?:19|20)\d\d年度?)", "(?:年?[末底]|同期)?"
NUMERALS = f"[{_HAN}半]"


def expressions() -> Mapping[str, str]:
    """Return the regular expression for each name of value.lark."""
    own = vocabulary()
    plain = (
        "before",
        "about_after",
        "about_inside",
        "after",
        "inside",
        "included",
        "by",
        "to",
        "date_before",
        "date_from",
    )
    found = {name: alternatives(own[name]) for name in (*plain, "until", "variable")}
    dates = {
        "date": rf"(?!{alternatives(own['not_dates'])}){ungrouped(forms())}",
        "digit_date": ungrouped(digit_forms()),
    }
    return {**found, **dates, **_numbers(), **_words_around()}


def _numbers() -> dict[str, str]:
    own = vocabulary()
    sign = alternatives(own["signs"])
    # What a number may begin with, for a look ahead: 一 alone is an article, 一流 and 二级 are none.
    several = rf"(?:[{_LEADING}半]|一[{_HAN}半])[{_HAN}半]*(?![{own['no_count']}])"
    number = rf"(?:[-+]?\d|±|[{_HAN}半]+分之|{several})"
    before = f"(?:{sign}|{alternatives([own['before'], own['weak_before'], own['about_before']])})"
    return {
        "arabic": rf"(?:(?<![\d%)\]个人元次年月日天时])(?:-(?!\d+[年月])|\+(?=[\d.]+%)))?{_arabic()}",
        "han": han(),
        "share": share(),
        "number": number,
        "measure": rf"{before}?{number}",
        "dated": rf"{before}*(?:(?:(?:19|20)\d\d|二[〇零○].{{2}})年|\d+月)",
        "sign": sign,
        "operator": before,
        "weak": alternatives(own["weak_before"]),
        "about": alternatives(own["about_before"]),
        "classifier": alternatives(load("measured.yaml")["chinese_units"]),
        "ratio": r"[:：]\d+(?:\.\d+)?",
    }


def _words_around() -> dict[str, str]:
    own = vocabulary()
    return {
        "spelt": alternatives([word for word in words(own["before"]) if len(word) > 1]),
        "late": alternatives([word for word in words(own["after"]) if len(word) > 1]),
        "trend": alternatives(own["trends"]),
        "links": alternatives(own["trend_links"]),
        "base": base(),
        "day": alternatives(list(own["days_in_words"])),
        "as_before": as_before(),
        "recurring": recurring(),
        "every": rf"每(?!\d+[年月日号])(?:\d*[百千万亿]?|[一两二三四五六十]|个){alternatives(own['every_over'])}",
        "zero": zero(),
        "all": rf"(?:{alternatives(own['all'])}|^{alternatives(own['all_only_whole'])}$)",
        "names": _names(),
        "numbering": _numbering(),
        "words": _plain_words(),
    }


def _arabic() -> str:
    """Digits: 1,200.50; 1 200; 9 5 (stray blanks); 95.5."""
    grouped = r"\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?"
    spaced = r"(?:\d{1,2}(?: \d{3})+|\d{3}(?: \d{3}){2,})(?![\d ])(?:\.\d+)?"
    stray = r"\d(?: \d)+(?:\.\d+)?(?! ?\d)"
    return rf"(?:{grouped}|{spaced}|{stray}|\d+(?:\.\d+)?)"


@cache
def han() -> str:
    """Chinese numerals before a unit of theirs, before a stretch of time that is a limit, or to the end of the cell.

    一 alone is an article (建立一个…) except at the beginning of a clause or behind an operator.
    """
    own = vocabulary()
    count = alternatives([load("measured.yaml")["chinese_units"], own["chinese_units"]])
    time = alternatives(own["chinese_times"])
    limited = rf"{time}(?=$|[内以之后前左半\d{_HAN}，；。、])"
    point, lone = rf"(?:点[{_HAN}]+)?", rf"(?:^|(?<=[{own['before_one'].replace(' ', '')}])|(?<=每.)|(?<=每..))一"
    several = rf"[{_LEADING}一](?<![零〇])[{_HAN}]+|[{_LEADING}]"
    numeral = rf"(?:(?:{several}){point}|{lone}|半)(?:个半)?"
    behind = rf"(?:[余多来几]?{count}|{limited}|(?:至|到|-|~)[{_HAN}]+{count}|(?<!半)$)"
    return rf"(?:(?<![{_HAN}第前数几])(?!二[〇零○]..年){numeral}(?={behind}))"


def share() -> str:
    """百分之九十, 三分之二, 九成五."""
    numeral = rf"[{_LEADING}一][{_HAN}点]*"
    parts = rf"[百千万]分之(?:{numeral}|\d+(?:\.\d+)?)|{numeral}分之{numeral}"
    tenths = rf"(?:[{_HAN}]+|{_arabic()})成(?![{_HAN}]*[本果效品立功为长员绩])[{_HAN}半]?"
    return rf"(?:{parts}|{tenths}|{alternatives(list(load('numerals.yaml')['halves']))})"


@cache
def base() -> str:
    """What a change is compared with: 较上年同期水平, 比2023年, 同比."""
    own = vocabulary()
    return rf"(?:{alternatives(own['base_starts'])}{base_period()}|{alternatives(own['base_alone'])})"


@cache
def base_period() -> str:
    """上年, 2023年末, 前三年平均水平."""
    return rf"(?:{_past_level()}|{_YEARS}{_EDGE})"


@cache
def _past_level() -> str:
    """The level of a time gone by; of a numbered year only with a word for level (2023年水平), else it is a date."""
    own = vocabulary()
    level = alternatives(own["level_words"])
    return rf"(?:{alternatives(own['periods'])}{_EDGE}{level}*|{_YEARS}{_EDGE}{level}+)"


@cache
def as_before() -> str:
    """不低于上年水平, ≥2023年同期: the groups ``operator`` and ``base``."""
    own = vocabulary()
    operator = alternatives([own["before"], own["signs"], own["weak_before"]])
    return rf"(?P<operator>{operator})(?P<base>{_past_level()})(?!{alternatives(own['not_level'])})"


@cache
def recurring() -> str:
    """每月底前, 每季度末, 次月5日前; 按月; 季度末."""
    own = vocabulary()
    day = r"\d{1,2}[日号]"
    edge = rf"(?:{alternatives(own['recurring_edges'])}|{day})"
    return rf"(?:{alternatives(own['recurring'])}{edge}{edge}?|{alternatives(own['recurring_alone'])}{edge}?)"


@cache
def zero() -> str:
    """零事故, 未发生, 无重大安全事故; not 零距离."""
    own = vocabulary()
    between = rf"(?:{alternatives(own['zero_between'])}|[或及和、])"
    bad = alternatives(own["bad_nouns"])
    noun = rf"{between}{{0,8}}{bad}(?:发生|出现)?"
    said = rf"{alternatives(own['zero_prefixes'])}{noun}|{alternatives(own['zero_verbs'])}(?:{noun})?"
    return rf"(?:(?!{alternatives(own['zero_not'])})(?:{said}|^零$))"


def _names() -> str:
    known = [name for name in words(load("measured.yaml")["names"]) if not name.isdigit()]
    return "|".join([*vocabulary()["names"], alternatives(known)])


def _numbering() -> str:
    """①, (1), 一、, 1. at the beginning of a clause; 1、5次 only where a second one follows."""
    arabic = r"\d{1,2}(?:[.:：](?!\d)|、(?!\d)|、(?=.*[；;。，]\d{1,2}、)|(?<=[；;。]\d)、)"
    return rf"(?:^|(?<=[；;。，\n]))(?:[①-⑳⑴-⒇]|\(\d{{1,2}}\)|\([一二三四五六七八九]\)|[一二三四五六七八九]、|{arabic})"


def _plain_words() -> str:
    """Runs of characters at which nothing else begins, or any one character that is no digit, sign or bracket."""
    own = vocabulary()
    sections = (
        "before",
        "weak_before",
        "about_before",
        "after",
        "trends",
        "base_starts",
        "base_alone",
        "until",
        "all",
        "recurring",
        "recurring_alone",
        "zero_prefixes",
        "zero_verbs",
    )
    starting = [*words([own[name] for name in sections]), *own["days_in_words"], *words(load("measured.yaml")["names"])]
    first = {word[0] for word in starting} | set(_HAN) | set(own["starters"].replace(" ", ""))
    signs = re.escape("".join(sorted(set("".join(words(own["signs"])) + ".,，%‰‱±()/+^"))))
    run = rf"[^{re.escape(''.join(sorted(first)))}{signs}\dA-Za-z①-⑳⑴-⒇\n]+"
    return rf"(?:{run}|[A-Za-z]+|[^\d{signs}]|/(?!\d)|(?<!\d)/|\+(?!\d))"
