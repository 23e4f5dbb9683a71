"""What a narrative says: a piece of a box that a rule finds fault with, and how to speak of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from zhibiao.messages import LANGUAGES, say

__all__ = ("Told", "in_wan", "plain")

_WAN = Decimal(10000)


@dataclass(frozen=True)
class Told:
    """A passage of a box: where it stands, what is printed, what it should be (empty where nobody can say)."""

    box: str
    text: str
    meant: str = ""


def in_wan(yuan: Decimal) -> Mapping[str, str]:
    """Return an amount as people say it, in each language: 万元 from ten thousand yuan on, without needless zeros."""
    if abs(yuan) < _WAN:
        return {lang: say("lint.amount_small", lang, amount=plain(yuan)) for lang in LANGUAGES}
    scales = {lang: Decimal(say("lint.amount_scale", lang)) for lang in LANGUAGES}
    return {lang: say("lint.amount_large", lang, amount=plain(yuan / scale)) for lang, scale in scales.items()}


def plain(number: Decimal) -> str:
    """Return a number in digits, without exponent and needless zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
