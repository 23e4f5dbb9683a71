"""Equal, similar and contained sets, exactly, without comparing every pair."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

__all__ = ("SimilarPair", "contained_pairs", "equal_groups", "similar_pairs")

_LONGEST_SIGNATURE = 3
"""Elements in a signature: three keep both the signatures of a set and chance collisions few."""


@dataclass(frozen=True, slots=True, order=True)
class SimilarPair:
    """Two sets by their places, ``first`` < ``second``, and how many elements they share."""

    first: int
    second: int
    shared: int


def equal_groups(sets: Sequence[Collection[str]], least: int = 1) -> tuple[tuple[int, ...], ...]:
    """Return the places of equal sets of at least ``least`` elements, a group each, in order of their first place."""
    groups: dict[frozenset[str], list[int]] = defaultdict(list)
    for place, each in enumerate(sets):
        elements = frozenset(each)
        if len(elements) >= least:
            groups[elements].append(place)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def similar_pairs(sets: Sequence[Collection[str]], share: Fraction, least: int = 1) -> tuple[SimilarPair, ...]:
    """Return the pairs of sets of at least ``least`` elements with a Jaccard index of ``share`` (above 0) or more.

    Equal sets are pairs too; put in one set of each ``equal_groups`` where those are known.

    Two such sets share at least t = ⌈share · n⌉ of the n elements of either, hence the first L ≤ t elements they share,
    counted from the rarest, stand among the first n - t + L elements of each. So the sets that agree in a signature of
    L such elements are all the candidates, and a pair is taken only at the signature that those first L make.
    """
    ordered = _rarest_first({place: frozenset(each) for place, each in enumerate(sets) if len(set(each)) >= least})
    overlap = {place: -(-share.numerator * len(each) // share.denominator) for place, each in ordered.items()}
    length = min((_LONGEST_SIGNATURE, *overlap.values()))
    buckets: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for place, each in ordered.items():
        for signature in combinations(each[: len(each) - overlap[place] + length], length):
            buckets[signature].append(place)
    return tuple(sorted(_verified(buckets, ordered, share)))


def contained_pairs(sets: Sequence[Collection[str]], least: int = 1) -> tuple[SimilarPair, ...]:
    """Return the pairs of which one set of at least ``least`` elements stands wholly in the other, and is not equal."""
    whole = [frozenset(each) for each in sets]
    holders: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(whole):
        for element in each:
            holders[element].append(place)
    pairs = []
    for place, each in enumerate(whole):
        if len(each) < max(least, 1):
            continue
        rarest = min(each, key=lambda element: (len(holders[element]), element))
        pairs += [
            SimilarPair(min(place, other), max(place, other), len(each))
            for other in holders[rarest]
            if each < whole[other]
        ]
    return tuple(sorted(pairs))


def _rarest_first(sets: Mapping[int, Collection[str]]) -> Mapping[int, tuple[int, ...]]:
    """Number the elements from the rarest on and return each set as its numbers in order."""
    frequency = Counter(element for each in sets.values() for element in each)
    numbers = {element: number for number, element in enumerate(sorted(frequency, key=lambda e: (frequency[e], e)))}
    return {place: tuple(sorted(numbers[element] for element in each)) for place, each in sets.items()}


def _verified(
    buckets: Mapping[tuple[int, ...], Sequence[int]], ordered: Mapping[int, tuple[int, ...]], share: Fraction
) -> Iterator[SimilarPair]:
    elements = {place: frozenset(each) for place, each in ordered.items()}
    for signature, places in buckets.items():
        for first, second in combinations(places, 2):
            shared = elements[first] & elements[second]
            united = len(elements[first]) + len(elements[second]) - len(shared)
            if share.denominator * len(shared) >= share.numerator * united and _is_first(signature, shared):
                yield SimilarPair(first, second, len(shared))


def _is_first(signature: tuple[int, ...], shared: Iterable[int]) -> bool:
    return tuple(sorted(shared)[: len(signature)]) == signature
