"""Texts that are alike, and texts that stand wholly in another, exactly, without comparing every pair."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

__all__ = ("AlikePair", "alike_pairs", "held_pairs")

_GRAM = 3

_Gram = tuple[str, int]
"""A run of three characters and which of its occurrences in the text it is: so that sets count like multisets."""


@dataclass(frozen=True, slots=True, order=True)
class AlikePair:
    """Two texts by their places, ``first`` < ``second``, and how alike they are: 2·LCS / total length."""

    first: int
    second: int
    alike: Fraction


def alike_pairs(texts: Sequence[str], share: Fraction) -> tuple[AlikePair, ...]:
    """Return the pairs of texts that are alike by ``share`` (above 0) or more; empty texts are like nothing.

    Texts come normalised. Of two alike texts the longest common subsequence L is at least share · (a + b) / 2. Turning
    one into the other takes a - L deletions, each of which breaks up to q grams of q characters, and b - L insertions,
    each of which breaks up to q - 1. So they have at least (2q-1)·L - (q-1)·(a+b) - (q-1) grams in common, and the
    rarest grams of both, all but that number less one, hold one that they share.
    """
    grams = {place: _grams(text) for place, text in enumerate(texts) if text}
    heads, open_places = _heads(grams, texts, share)
    found = {}
    for first, second in _candidates(heads, open_places, sorted(grams)):
        alike = _alike(texts[first], texts[second], share)
        if alike is not None:
            found[first, second] = AlikePair(first, second, alike)
    return tuple(found[pair] for pair in sorted(found))


def held_pairs(texts: Sequence[str], held: Collection[int]) -> tuple[tuple[int, int], ...]:
    """Return (held, holding) by place for each text of the places ``held`` that stands in another, unequal one."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        for gram in {gram for gram, _ in _grams(text)}:
            holders[gram].append(place)
    pairs = []
    for place in held:
        text = texts[place]
        keys = {gram for gram, _ in _grams(text)}
        # A text shorter than a gram has none to look up: any text may hold it.
        among = holders[min(keys, key=lambda gram: (len(holders[gram]), gram))] if keys else range(len(texts))
        pairs += [(place, other) for other in among if text and text != texts[other] and text in texts[other]]
    return tuple(sorted(pairs))


def _grams(text: str) -> tuple[_Gram, ...]:
    seen: Counter[str] = Counter()
    grams = []
    for start in range(len(text) - _GRAM + 1):
        gram = text[start : start + _GRAM]
        grams.append((gram, seen[gram]))
        seen[gram] += 1
    return tuple(grams)


def _least_common(length: int, share: Fraction) -> int:
    """How many grams a text of ``length`` has in common with any text that is alike, at least; below 1: maybe none."""
    shortest_other = ceil(length * share / (2 - share))  # a shorter one is not alike, whatever it says
    rate = share * (2 * _GRAM - 1) / 2 - (_GRAM - 1)  # of the total length; falls with it below 4/5
    return ceil(rate * (length + shortest_other)) - (_GRAM - 1) if rate > 0 else 0


def _heads(
    grams: Mapping[int, Sequence[_Gram]], texts: Sequence[str], share: Fraction
) -> tuple[Mapping[int, Sequence[_Gram]], Sequence[int]]:
    """Return the rarest grams of each text, and the texts too short for the bound, which any text may be like."""
    frequency = Counter(gram for each in grams.values() for gram in each)
    heads, open_places = {}, []
    for place, each in grams.items():
        common = _least_common(len(texts[place]), share)
        if common < 1:
            open_places.append(place)
        else:
            heads[place] = sorted(each, key=lambda gram: (frequency[gram], gram))[: len(each) - common + 1]
    return heads, open_places


def _candidates(
    heads: Mapping[int, Sequence[_Gram]], open_places: Sequence[int], places: Sequence[int]
) -> Iterator[tuple[int, int]]:
    for first in open_places:
        for second in places:
            if first != second:
                yield min(first, second), max(first, second)
    buckets: dict[_Gram, list[int]] = defaultdict(list)
    seen = set()
    for place in sorted(heads):
        for gram in heads[place]:
            for other in buckets[gram]:
                if (other, place) not in seen:
                    seen.add((other, place))
                    yield other, place
            buckets[gram].append(place)


def _alike(first: str, second: str, share: Fraction) -> Fraction | None:
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - not needed to start

    total = len(first) + len(second)
    if 2 * min(len(first), len(second)) * share.denominator < share.numerator * total:
        return None
    alike = Fraction(2 * LCSseq.similarity(first, second), total)
    return alike if alike >= share else None
