"""Copies: which sets of names are equal or similar, which texts are alike or stand in one another.

Pure functions over plain sets and strings. They answer exactly what comparing every pair would answer, only faster;
shares are fractions and compared as integers, so that a pair on the threshold does not depend on rounding.
"""

from zhibiao.corpus.sets import SimilarPair, contained_pairs, equal_groups, similar_pairs
from zhibiao.corpus.texts import AlikePair, alike_pairs, held_pairs

__all__ = (
    "AlikePair",
    "SimilarPair",
    "alike_pairs",
    "contained_pairs",
    "equal_groups",
    "held_pairs",
    "similar_pairs",
)
