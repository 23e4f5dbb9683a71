"""Every fast answer equals that of comparing every pair."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.corpus import SimilarPair, contained_pairs, equal_groups, similar_pairs

# Few letters and large sets, so that pairs on, above and below the threshold come up all the time.
_sets = st.lists(st.frozensets(st.sampled_from("abcdefghij"), max_size=9), max_size=12)
_shares = st.sampled_from([Fraction(1, 3), Fraction(1, 2), Fraction(7, 10), Fraction(4, 5), Fraction(1)])


def _brute_similar(sets: Sequence[frozenset[str]], share: Fraction, least: int) -> list[SimilarPair]:
    return [
        SimilarPair(i, j, len(a & b))
        for (i, a), (j, b) in combinations(enumerate(sets), 2)
        if min(len(a), len(b)) >= max(least, 1) and Fraction(len(a & b), len(a | b)) >= share
    ]


@given(_sets, st.integers(1, 5))
def test_equal_groups_hold_exactly_the_equal_pairs(sets, least):
    grouped = {pair for group in equal_groups(sets, least) for pair in combinations(group, 2)}
    assert grouped == {(i, j) for (i, a), (j, b) in combinations(enumerate(sets), 2) if a == b and len(a) >= least}


@given(_sets, _shares, st.integers(1, 5))
def test_similar_pairs_equal_brute_force(sets, share, least):
    assert list(similar_pairs(sets, share, least)) == _brute_similar(sets, share, least)


@given(_sets, st.integers(1, 5))
def test_contained_pairs_equal_brute_force(sets, least):
    expected = [
        SimilarPair(i, j, min(len(a), len(b)))
        for (i, a), (j, b) in combinations(enumerate(sets), 2)
        if (a < b and len(a) >= least) or (b < a and len(b) >= least)
    ]
    assert list(contained_pairs(sets, least)) == expected


@pytest.mark.parametrize(("shared", "found"), [(7, True), (6, False)])
def test_a_pair_on_the_threshold_is_similar(shared, found):
    first = {f"同{number}" for number in range(shared)} | {f"甲{number}" for number in range(10 - shared)}
    second = {f"同{number}" for number in range(shared)}
    assert bool(similar_pairs([first, second], Fraction(7, 10), least=4)) is found


def test_no_sets_have_no_pairs():
    assert similar_pairs([], Fraction(7, 10)) == ()
    assert contained_pairs([set(), {"甲"}]) == ()
