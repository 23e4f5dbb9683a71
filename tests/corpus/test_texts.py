"""Every fast answer equals that of comparing every pair."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.corpus import alike_pairs, held_pairs

_sources = st.text(alphabet="城道路养护", max_size=40)


@st.composite
def _near_copies(draw):
    """Texts that are edits of one another: pairs around the threshold come up all the time."""
    source = draw(_sources)
    texts = [source]
    for _ in range(draw(st.integers(0, 6))):
        base = list(draw(st.sampled_from(texts)))
        for _ in range(draw(st.integers(0, 4))):
            place = draw(st.integers(0, len(base)))
            base[place : place + draw(st.integers(0, 1))] = draw(st.text(alphabet="城道路养护新", max_size=2))
        texts.append("".join(base))
    return texts


def _lcs(first: str, second: str) -> int:
    row = [0] * (len(second) + 1)
    for char in first:
        diagonal = 0
        for place, other in enumerate(second, start=1):
            diagonal, row[place] = row[place], diagonal + 1 if char == other else max(row[place], row[place - 1])
    return row[-1]


@given(_near_copies(), st.sampled_from([Fraction(1, 2), Fraction(17, 20), Fraction(9, 10), Fraction(1)]))
def test_alike_pairs_equal_brute_force(texts, share):
    expected = [
        (i, j, Fraction(2 * _lcs(a, b), len(a) + len(b)))
        for (i, a), (j, b) in combinations(enumerate(texts), 2)
        if a and b and Fraction(2 * _lcs(a, b), len(a) + len(b)) >= share
    ]
    assert [(pair.first, pair.second, pair.alike) for pair in alike_pairs(texts, share)] == expected


@given(_near_copies(), st.integers(0, 8))
def test_held_pairs_equal_brute_force(texts, least):
    held = [place for place, text in enumerate(texts) if len(text) >= least]
    expected = sorted(
        (i, j) for (i, a), (j, b) in permutations(enumerate(texts), 2) if a and len(a) >= least and a != b and a in b
    )
    assert list(held_pairs(texts, held)) == expected


@pytest.mark.parametrize(("same", "found"), [(18, True), (17, False)])
def test_a_pair_on_the_threshold_is_alike(same, found):
    common = "".join(chr(0x4E00 + number) for number in range(same))
    first, second = common + "甲" * (20 - same), common + "乙" * (20 - same)
    assert bool(alike_pairs([first, second], Fraction(9, 10))) is found
