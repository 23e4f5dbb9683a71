"""The vocabularies as regular expressions: what ${name} means in value.lark, and the words that need no grammar."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from zhibiao.text.calendar_forms import digit_forms, forms, ungrouped
from zhibiao.text.data import alternatives, load, words

__all__ = ("expressions", "lookup", "unit_pattern", "vocabulary")

_HAN = "零〇一二两俩三四五六七八九十百千万亿"
_ARABIC = r"(?<![\d%)\]个人元次年月日天时])[-+]?"
_DIGITS = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d ])(?:\.\d+)?|\d(?: \d)+(?:\.\d+)?(?! ?\d)|\d+(?:\.\d+)?)"


def vocabulary() -> Mapping[str, Any]:
    """Return words.yaml."""
    return load("words.yaml", "zhibiao.values")


@cache
def lookup(*names: str) -> Mapping[str, str]:
    """Return what each word of some sections of words.yaml stands for: the key of its line."""
    return {word: str(key) for name in names for key, line in vocabulary()[name].items() for word in words(line)}


@cache
def unit_pattern() -> str:
    """A unit: a known one with or without a scale, over others or not (元/人·天, 万人次, /10万)."""
    units = load("units.yaml")
    kinds = [line for name, line in units.items() if name not in ("scales", "periods", "same")]
    known = alternatives(kinds)
    scale = alternatives(units["scales"]) + "(?!分[比点])"
    over = rf"(?:/(?:\d+[百千万亿]+(?:{known})?|(?:{scale})?{known}|[一-鿿]{{1,3}}))"
    second = rf"(?:[/·、.]{known})"
    return rf"(?:(?:{scale})?(?:{known}){over}?{second}?{second}?|{scale}{over}?|{over}{second}?)"


@cache
def expressions() -> Mapping[str, str]:
    """Return the regular expression for each ${name} of value.lark."""
    own, measured, units = vocabulary(), load("measured.yaml"), load("units.yaml")
    chinese_unit = alternatives([measured["chinese_units"], own["chinese_units"]])
    lone = "(?:一(?<=^一)|一(?<=[，；、。：于过少到为约近达至]一))"
    numeral = rf"(?:(?:(?![一]{chinese_unit})[{_HAN}]+(?:点[{_HAN}]+)?|{lone})半?|半)"
    han = (
        rf"(?<![{_HAN}第前数几])(?:{numeral}(?=[余多来几]?{chinese_unit}|个?半?{alternatives(own['chinese_times'])}"
        rf"(?:内|以|之内|后|前|$|[，；。、])|(?:至|到|-|~)[{_HAN}]+{chinese_unit})|[{_HAN}]+$)"
    )
    number = rf"(?:[-+]?\d|{han}|百分之|千分之|万分之|±|[{_HAN}]成)"
    sign = alternatives(own["signs"])
    trend = alternatives(own["trends"])
    periods = rf"(?:{alternatives(own['periods'])}|前[一二两三四五\d]年|(?:19|20)\d\d年度?)(?:年?[末底]|同期)?(?:{alternatives(own['level_words'])})*"
    date = ungrouped(forms())
    each = alternatives(
        [kind for name, kind in units.items() if name not in ("scales", "share", "periods", "same", "ratio")]
    )
    return {
        "unit": unit_pattern(),
        "ratio": r"[:：]\d+(?:\.\d+)?",
        "sign": sign,
        "before": alternatives(own["before"]),
        "weak": alternatives(own["weak_before"]),
        "about": alternatives(own["about_before"]),
        "about_after": alternatives(own["about_after"]),
        "about_inside": alternatives(own["about_inside"]),
        "after": alternatives(own["after"]),
        "after_long": alternatives([word for word in words(own["after"]) if len(word) > 1]),
        "inside": alternatives(own["inside"]),
        "included": alternatives(own["included"]),
        "number": number,
        "arabic": _ARABIC + _DIGITS,
        "han": han,
        "share": rf"(?:百分之|千分之|万分之)(?:[{_HAN}点]+|\d+(?:\.\d+)?)|[{_HAN}]分之[{_HAN}]+|[{_HAN}]成(?![{_HAN}]*[本果效品立功为])[{_HAN}半]?",
        "trend": trend,
        "by": alternatives(own["by"]),
        "links": alternatives(own["trend_links"]),
        "to": alternatives(own["to"]),
        "periods": periods,
        "base": rf"(?:{alternatives(own['base_starts'])}{periods}|{alternatives(own['base_alone'])})",
        "date": date,
        "digit_date": ungrouped(digit_forms()),
        "date_before": alternatives(own["date_before"]),
        "date_from": alternatives(own["date_from"]),
        "until": alternatives(own["until"]),
        "day": alternatives(list(own["days_in_words"])),
        "recurring": rf"{alternatives(own['recurring'])}(?:{alternatives(own['recurring_edges'])}|\d{{1,2}}[日号])(?:{alternatives(own['date_before'])})?|(?:按|逐)[年季月周旬日]度?|(?:月|季|季度|周)[底末初](?:{alternatives(own['date_before'])})?",
        "every": rf"每(?:[一1]|个)?(?:{each})",
        "zero": _zero(own),
        "all": alternatives([word for word in words(own["all"]) if word not in words(own["all_only_whole"])])
        + rf"|^{alternatives(own['all_only_whole'])}$",
        "names": "|".join(
            [
                *own["names"],
                *map(
                    re.escape,
                    sorted((name for name in words(measured["names"]) if not name.isdigit()), key=len, reverse=True),
                ),
            ]
        ),
        "numbering": r"(?:^|(?<=[；;。，\n]))(?:[①-⑳⑴-⒇]|\(\d{1,2}\)|\([一二三四五六七八九]\)|[一二三四五六七八九]、|\d{1,2}(?:[.．](?!\d)|[:：](?!\d)|、(?!\d)|、(?=.*[；;。，]\d{1,2}、)|(?<=[；;。]\d)、))",
        "words": _plain(own, measured),
    }


def _zero(own: Mapping[str, Any]) -> str:
    between = rf"(?:{alternatives(own['zero_between'])}|或|及|和|、)"
    bad = alternatives(own["bad_nouns"])
    verbs, prefixes = alternatives(own["zero_verbs"]), alternatives(own["zero_prefixes"])
    return rf"(?!{alternatives(own['zero_not'])})(?:{prefixes}{between}{{0,8}}{bad}(?:发生|出现)?|{verbs}(?:{between}{{0,8}}{bad})?|^零$)"


def _plain(own: Mapping[str, Any], measured: Mapping[str, Any]) -> str:
    """Runs of characters at which nothing else begins, or any one character that is no digit and no sign."""
    starting = [
        own[name]
        for name in (
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
            "zero_prefixes",
            "zero_verbs",
            "signs",
        )
    ]
    first = {word[0] for word in words(starting)} | {word[0] for word in own["days_in_words"]}
    first |= set(_HAN) | set(
        "半百千万第前年月季上下全本今当次翌明来岁整二每±正0123456789.%‰‱()，；。、：;:！!？?,\n/+^"
    )
    first |= {name[0] for name in words(measured["names"])} | set("①②③④⑤⑥⑦⑧⑨⑩")
    letters = "A-Za-z甲乙丙ⅠⅡⅢⅣⅤ"
    return rf"[^{re.escape(''.join(sorted(first)))}{letters}]+|[^\d{re.escape(''.join(words(own['signs'])))}.%‰‱±()/+]|/(?!\d)|(?<!\d)/|\+(?!\d)|[A-Za-z]+"
