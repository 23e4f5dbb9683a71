"""Which way a measure is meant to go: the noun at the end of its name decides (domain notes 6.4)."""

from __future__ import annotations

from typing import Literal

from zhibiao.checks.words import Lexicons, Words

__all__ = ("Better", "better", "is_harm")

Better = Literal["more", "less", ""]
_FLIPPED: dict[Better, Better] = {"more": "less", "less": "more", "": ""}


def better(core: str, lexicons: Lexicons) -> Better:
    """Return whether ``more`` or ``less`` of what the name (its core) measures is better; empty: either may be meant.

    Negation flips (不合格率, 无故障率). The rate of a cure is to be wanted (投诉处置率); a verb before the harm leaves
    open which way (减少投诉次数).
    """
    if lexicons["two_faced_ends"].ends(core):
        return ""
    head, way = _head(core, lexicons)
    before = core[: len(core) - len(head)]
    said = without_tails(before, lexicons["qualifiers"])
    if lexicons["negations"].ends(said) and not lexicons["opposites"].ends(said):  # 有无事故 asks, and negates nothing
        return _FLIPPED[way]
    return "" if way == "less" and _is_open(head, before, lexicons) else way


def is_harm(core: str, lexicons: Lexicons) -> bool:
    """Tell whether a name (its core) is of a thing that should not happen at all, so that 无, 未发生 and 零 are =0."""
    harms = lexicons["harms"].spans(core)
    if not harms or lexicons["no_harms"].found(core) or better(core, lexicons) == "more":
        return False
    start, end = harms[-1]
    if _is_open(core[start:end], core[:start], lexicons):
        return False
    behind = core[end:]
    return not lexicons["cures"].found(behind) and not lexicons["larger_ends"].ends(behind)


def without_tails(text: str, tails: Words) -> str:
    """Return ``text`` without the words at its end that are listed: 事故发生次数 is 事故."""
    while (tail := tails.ends(text)) and tail != text:
        text = text[: -len(tail)]
    return text


def _head(core: str, lexicons: Lexicons) -> tuple[str, Better]:
    """Return the head noun with its tails, as it ends the name, and its direction."""
    larger, smaller = lexicons["larger_ends"].ends(core), lexicons["smaller_ends"].ends(core)
    if larger or smaller:
        return (larger, "more") if len(larger) > len(smaller) else (smaller, "less")
    tail = lexicons["duration_tails"].ends(core)
    if tail and (verb := lexicons["duration_verbs"].ends(core[: -len(tail)])):
        return verb + tail, "less"
    return _harmful(core, lexicons)


def _harmful(core: str, lexicons: Lexicons) -> tuple[str, Better]:
    """Return a harm (事故发生次数) or the rate of a cure of one (投诉处置率) that ends the name, else nothing."""
    for end in range(len(core), 0, -1):
        stem = core[:end]
        if not lexicons["tails"].made_of(core[end:]):
            continue
        if cure := lexicons["cures"].ends(stem):
            cured = lexicons["cured_ends"].ends(core) and lexicons["harms"].found(stem[: -len(cure)])
            return (core[end - len(cure) :], "more") if cured else ("", "")
        if (harm := lexicons["harms"].ends(stem)) and not lexicons["no_harms"].ends(stem):
            return core[end - len(harm) :], "less"
    return "", ""


def _is_open(head: str, before: str, lexicons: Lexicons) -> bool:
    """Tell whether a verb before the noun leaves open which way is meant: 减少投诉次数, 排查隐患数量."""
    if lexicons["declines"].found(before) or lexicons["grants"].begins(before) or lexicons["grants"].ends(before):
        return True
    if not lexicons["harms"].begins(head) or lexicons["cured_ends"].ends(head) or lexicons["duration_tails"].ends(head):
        return False
    things = lexicons["thing_words"]
    return any(not things.begins(before[end:]) for _start, end in lexicons["remedies"].spans(before))
