"""The printed words of the forms, read from ``labels.yaml``, and how a printed text is held against them.

A label may be torn over lines in any place, so besides whole words the beginnings of words are known. Text is compared
*bare*: white space, a colon at the end, hints in brackets (（元）, （必填）, （50分）) and a leading star taken off.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import yaml

__all__ = ("Group", "bare", "cover_patterns", "group", "is_unit", "related", "squeeze", "title_kind", "wording")

_SPACE = re.compile(r"\s+")
_HINT = re.compile(r"[（(][^（）()]*[)）]")
_BEFORE_WORD = frozenset("★*（(")
_FULL_WIDTH = str.maketrans("（）／：", "()/:")


def squeeze(text: str) -> str:
    """Return ``text`` without any white space."""
    return _SPACE.sub("", text)


def bare(text: str) -> str:
    """Return a printed label as the vocabulary spells it: no white space, hints, stars or colon at the end."""
    return _HINT.sub("", squeeze(text)).lstrip("★*").rstrip("：:*★")


@dataclass(frozen=True, slots=True)
class Group:
    """One group of labels: what each word means (its key) and which beginnings lead to a word."""

    meaning: Mapping[str, str]
    """Printed word (bare) to key."""
    beginnings: frozenset[str] = field(repr=False)
    """Every beginning of every word, the whole words among them."""
    words: tuple[str, ...] = field(repr=False)
    """All words, longest first."""

    def may_begin(self, text: str) -> bool:
        """Tell quickly whether a word can begin with the first character of ``text``."""
        return text[0] in self.beginnings or text[0] in _BEFORE_WORD

    def key(self, text: str) -> str | None:
        """Return what ``text`` means in this group, or None: exact, after ``bare``."""
        printed = squeeze(text).rstrip("：:")
        return self.meaning.get(fold(printed)) or self.meaning.get(fold(bare(text)))

    def begins(self, text: str) -> bool:
        """Tell whether ``text`` is a word or the beginning of one."""
        return fold(squeeze(text)) in self.beginnings

    def longest(self, text: str) -> str | None:
        """Return the longest word that ``text`` starts with, or None."""
        folded = fold(squeeze(text))
        return next((word for word in self.words if folded.startswith(word)), None)


def fold(text: str) -> str:
    """Return ``text`` with brackets, slashes and colons of one width, the form in which words are compared."""
    return text.translate(_FULL_WIDTH)


@cache
def _labels() -> Mapping[str, Mapping[str, Any]]:
    text = resources.files(__package__).joinpath("labels.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    labels: Mapping[str, Mapping[str, Any]] = yaml.load(text, Loader=loader)  # noqa: S506 - CSafeLoader is the safe one, in C
    return labels


@cache
def group(name: str) -> Group:
    """Return the group of labels ``name`` (``fields``, ``columns``, ``level1`` …); ``KeyError`` for an unknown one."""
    meaning: dict[str, str] = {}
    for key, words in _labels()[name].items():
        for word in words:
            meaning.setdefault(fold(word), key)
    beginnings = frozenset(word[:end] for word in meaning for end in range(1, len(word) + 1))
    return Group(meaning, beginnings, tuple(sorted(meaning, key=lambda word: (-len(word), word))))


@cache
def cover_patterns() -> Mapping[str, re.Pattern[str]]:
    """Return the patterns of ``cover`` by what they find in a cover note (``units``, ``projects``, ``funds`` …)."""
    return {key: re.compile(pattern) for key, pattern in _labels()["cover"].items()}


@cache
def is_unit(text: str) -> bool:
    """Tell whether ``text`` is a unit that numbers often have, alone, with 万 before it or as 次/年."""
    words = group("units").meaning
    return all(part in words or part.lstrip("万亿千百") in words for part in re.split(r"[/每·*]", text))


@cache
def wording(key: str) -> tuple[str, ...]:
    """Return the words of ``wording``: ``name_endings`` or ``value_openings``."""
    return tuple(_labels()["wording"][key])


@cache
def related() -> Mapping[str, frozenset[str]]:
    """Return which senses of ``level2`` stand under a sense of ``level1``."""
    return {key: frozenset(senses) for key, senses in _labels()["belongs"].items()}


@cache
def _titles() -> tuple[tuple[str, str], ...]:
    titles = group("titles")
    return tuple((word, titles.meaning[word]) for word in titles.words)


def title_kind(text: str) -> str | None:
    """Return ``target``, ``self_evaluation`` or ``other`` for the title of a form, None for any other text.

    A title ends in one of the known words; a year or a kind of project in brackets may follow. The longest word
    decides, so 部门整体支出绩效自评表 is ``other``.
    """
    printed = bare(text)
    return next((kind for word, kind in _titles() if printed.endswith(word)), None)
