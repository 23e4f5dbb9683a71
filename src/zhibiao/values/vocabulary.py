"""The words of value cells, read from words.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from zhibiao.text.data import load, words

__all__ = ("lookup", "operator_of", "periods", "unit_words", "vocabulary", "word_list")


def vocabulary() -> Mapping[str, Any]:
    """Return words.yaml."""
    return load("words.yaml", "zhibiao.values")


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of one section of words.yaml."""
    return frozenset(words(vocabulary()[name]))


@cache
def lookup(*names: str) -> Mapping[str, str]:
    """Return what each word of some sections of words.yaml stands for: the key of its line."""
    return {word: str(key) for name in names for key, line in vocabulary()[name].items() for word in words(line)}


@cache
def operator_of(*names: str) -> Mapping[str, Any]:
    """Return the operator that each word of some sections stands for (``lookup``, for sections of operators)."""
    return lookup(*names)


@cache
def unit_words(kind: str) -> frozenset[str]:
    """Return the units of one kind (units.yaml)."""
    return frozenset(words(load("units.yaml")[kind]))


@cache
def periods() -> Mapping[str, str]:
    """Return the name of the stretch of time that each denominator stands for: 年度 is 年."""
    return {word: str(name) for name, line in load("units.yaml")["periods"].items() for word in words(line)}
