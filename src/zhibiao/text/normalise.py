"""How alike two texts are, and where their clauses end (rules.md, "Words used")."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from zhibiao.text.data import load
from zhibiao.text.fold import fold

__all__ = ("alike", "clauses", "normalised")

_CLAUSE_END = re.compile(r"[，。；：！？;:!?\n]+|(?<!\d),|,(?!\d{3})")


@lru_cache(maxsize=4096)
def normalised(text: str) -> str:
    """Return ``text`` in the form in which texts are compared.

    NFKC, no white space, no punctuation, lower case, and one word for words that mean the same (满意率: 满意度).
    """
    folded = unicodedata.normalize("NFKC", fold(text).text).casefold()
    bare = "".join(char for char in folded if unicodedata.category(char)[0] not in "PZC")
    for word, variants in load("alike.yaml")["same"].items():
        for variant in variants:
            bare = bare.replace(variant, word)
    return bare


def alike(first: str, second: str) -> float:
    """Return 2·LCS / total length of the normalised texts, between 0 and 1; two empty texts are 1."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - not needed to start

    return float(Indel.normalized_similarity(normalised(first), normalised(second)))


def clauses(text: str) -> tuple[str, ...]:
    """Return the clauses of ``text`` that are not blank, without the marks at which they end (，。；：！？, not 、)."""
    return tuple(clause for part in _CLAUSE_END.split(text) if (clause := part.strip()))
