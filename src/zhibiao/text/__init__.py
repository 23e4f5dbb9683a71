"""What a text says, whatever the form: folding, alikeness, numbers, dates and money.

Offsets and spans always point into the text as it was given.
"""

from zhibiao.text.fold import Folded, fold
from zhibiao.text.normalise import alike, clauses, normalised
from zhibiao.text.numerals import arabic, chinese, multiplier, number, scaled, share

__all__ = (
    "Folded",
    "alike",
    "arabic",
    "chinese",
    "clauses",
    "fold",
    "multiplier",
    "normalised",
    "number",
    "scaled",
    "share",
)
