"""Lexicons: the word lists of a pack, compiled for the few questions that rules ask of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

__all__ = ("Lexicons", "Words")


def _alternation(words: Iterable[str]) -> re.Pattern[str]:
    # Longest first, so that 显著提升 is found rather than 提升.
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)")


@dataclass(frozen=True)
class Words:
    """One lexicon: its words, and where they stand in a text. No word boundaries: Chinese has none."""

    name: str
    words: frozenset[str]

    # Compiled when first asked: a run over one filing asks few of a pack's lexicons.
    @cached_property
    def _any(self) -> re.Pattern[str]:
        return _alternation(self.words)

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(word) for word in self.words}, reverse=True))

    def found(self, text: str) -> str:
        """Return the first word that stands in ``text`` (the longest one there), else an empty string."""
        match = self._any.search(text)
        return match.group() if match else ""

    def all_found(self, text: str) -> tuple[str, ...]:
        """Return every word in ``text``, in order, without overlaps."""
        return tuple(match.group() for match in self._any.finditer(text))

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where the words stand in ``text``, in order, without overlaps."""
        return tuple(match.span() for match in self._any.finditer(text))

    def begins(self, text: str) -> str:
        """Return the longest word with which ``text`` begins, else an empty string."""
        match = self._any.match(text)
        return match.group() if match else ""

    def ends(self, text: str) -> str:
        """Return the longest word with which ``text`` ends, else an empty string."""
        return next((text[-length:] for length in self._lengths if text[-length:] in self.words), "")

    def equals(self, text: str) -> bool:
        """Tell whether ``text`` is one of the words."""
        return text in self.words

    def less(self, text: str) -> str:
        """Return ``text`` with every word taken out."""
        return self._any.sub("", text)

    def made_of(self, text: str) -> bool:
        """Tell whether ``text`` can be cut into words of the lexicon wholly; an empty text can."""
        reachable = {0}
        for end in range(1, len(text) + 1):
            if any(end - length in reachable and text[end - length : end] in self.words for length in self._lengths):
                reachable.add(end)
        return len(text) in reachable

    def after(self, text: str) -> str:
        """Return ``text`` without the words at its beginning."""
        while (word := self.begins(text)) and word != text:
            text = text[len(word) :]
        return "" if self.equals(text) else text


class Lexicons(Mapping[str, Words]):
    """The lexicons of a pack by name."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._words = {name: Words(name, frozenset(words)) for name, words in lists.items()}
        self._families: dict[str, Mapping[str, Words]] = {}

    def __getitem__(self, name: str) -> Words:
        return self._words[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def family(self, prefix: str) -> Mapping[str, Words]:
        """Return the lexicons whose names begin with ``prefix``, by the rest of their names."""
        if prefix not in self._families:
            named = {name.removeprefix(prefix): words for name, words in self._words.items() if name.startswith(prefix)}
            self._families[prefix] = named
        return self._families[prefix]
