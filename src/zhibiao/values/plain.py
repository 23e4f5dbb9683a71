"""Cells that hold nothing measured: placeholders, masks, plain words, and changes without an amount."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from zhibiao.text.calendar_forms import forms, ungrouped
from zhibiao.text.data import alternatives, words
from zhibiao.values.patterns import as_before, base, han, share, zero
from zhibiao.values.prepared import Prepared
from zhibiao.values.units import is_unit, one_spelling
from zhibiao.values.value import Value
from zhibiao.values.vocabulary import operator_of, vocabulary, word_list

__all__ = ("blank", "in_words", "only_words")

_LETTERS = re.compile("[A-Za-z]+")


def blank(cell: Prepared) -> Value | None:
    """Return an empty value for a cell that says nothing: a placeholder, a mask to be filled in, a unit alone."""
    text, end = cell.text, len(cell.source)
    if not text or text in word_list("empty") or _empty().fullmatch(text) or _mask().search(text):
        return Value(cell.source, "empty", canonical=text, end=end)
    inner = text[1:-1] if text.startswith("(") and text.endswith(")") else text
    if is_unit(inner) and not _LETTERS.fullmatch(inner) and inner not in word_list("not_units_alone"):
        return Value(cell.source, "empty", unit=one_spelling(inner), canonical=text, end=end)
    return None


def only_words(cell: Prepared) -> bool:
    """Tell whether a cell holds no sign, digit, numeral or word that the grammar could make something of."""
    hint = _hint().search(cell.text)
    return hint is None or not (_number_or_sign().search(cell.text) or _telling().search(cell.text))


def in_words(cell: Prepared) -> Value:
    """Return what a cell without anything measured says: a recurring deadline, a change, or plain words."""
    text = cell.text
    words_only = Value(cell.source, "qualitative", canonical=text, end=len(cell.source))
    recurring = _recurring().fullmatch(text)
    if recurring:
        return replace(words_only, kind="deadline", period=_period(recurring["word"]))
    operator = _verbal().match(text)
    trend, base_words = _change(text)
    if trend:
        return replace(words_only, kind="trend", direction=operator_of("trends")[trend], base=base_words)
    return replace(words_only, operator_text=operator[0]) if operator else words_only


def _change(text: str) -> tuple[str, str]:
    """Return trend word and base of a text that says a change, "" and "" of one that does not.

    It begins with a trend word, degree words aside, or its first clause ends with one.
    """
    if not _trend().search(text):
        return "", ""
    begins = _begins().match(text)
    if begins:
        return begins["trend"], begins["base"] or ""
    clause = re.split(r"[，。；,;\n]", text, maxsplit=1)[0].removesuffix("了")
    last = next((word for word in operator_of("trends") if clause.endswith(word)), "")
    compared = _base().search(clause) if last else None
    return last, compared[0] if compared else ""


def _period(word: str) -> str:
    bare = re.sub(r"^[每按逐]", "", word)
    return str(vocabulary()["periods_of"].get(bare, bare))


@cache
def _empty() -> re.Pattern[str]:
    return re.compile("|".join(vocabulary()["empty_patterns"]))


@cache
def _mask() -> re.Pattern[str]:
    return re.compile(vocabulary()["masks"])


@cache
def _hint() -> re.Pattern[str]:
    """Any character without which nothing is measured: quick to see, and most cells of words have none."""
    own = vocabulary()
    chars = {*"".join(words([own["signs"], own["telling"]])), *(word[0] for word in words(own["periods"]))}
    return re.compile(rf"[\d{re.escape(''.join(sorted(chars)))}]")


@cache
def _number_or_sign() -> re.Pattern[str]:
    return re.compile(rf"[\d±{re.escape(''.join(words(vocabulary()['signs'])))}]")


@cache
def _telling() -> re.Pattern[str]:
    """Anything that the grammar knows and that is no plain word."""
    own = vocabulary()
    known = alternatives([own["all"], own["all_only_whole"], list(own["days_in_words"])])
    return re.compile(rf"{known}|{ungrouped((as_before(),))}|{zero()}|{share()}|{han()}|{ungrouped(forms())}")


@cache
def _recurring() -> re.Pattern[str]:
    own = vocabulary()
    edges = alternatives([own["recurring_edges"], own["date_before"]])
    word = alternatives([own["recurring"], own["recurring_alone"]])
    return re.compile(rf"(?P<word>{word}){edges}*(?:\d{{1,2}}[日号])?{edges}*{alternatives(own['recurring_verbs'])}?")


@cache
def _trend() -> re.Pattern[str]:
    return re.compile(alternatives(vocabulary()["trends"]))


@cache
def _begins() -> re.Pattern[str]:
    """A trend word at the beginning, degree words aside (never tried again in another way: ``*+``)."""
    own = vocabulary()
    lead = rf"(?:(?P<base>{base()})|{alternatives(own['degrees'])})*+"
    return re.compile(rf"{lead}(?P<trend>{alternatives(own['trends'])})")


@cache
def _base() -> re.Pattern[str]:
    return re.compile(base())


@cache
def _verbal() -> re.Pattern[str]:
    own = vocabulary()
    return re.compile(alternatives([own["signs"], *(word for word in words(own["before"]) if len(word) > 1)]))
