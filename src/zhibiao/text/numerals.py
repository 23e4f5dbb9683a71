"""Numbers in words and in digits: 一百零五, 两万五千, 3,500万, 百分之九十, 九成."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from zhibiao.text.data import load

__all__ = ("arabic", "chinese", "is_rounded", "multiplier", "number", "scaled", "share")

_ARABIC = re.compile(r"[+-]?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?")


def arabic(text: str) -> Decimal | None:
    """Return the number written in (folded) digits, thousands separators allowed; None if ``text`` is anything else."""
    if not _ARABIC.fullmatch(text):
        return None
    return Decimal(text.replace(",", "").replace("，", ""))


def chinese(text: str) -> Decimal | None:
    """Return the number written in Chinese numerals (十二, 两万五千, 三点五, 半); None if it is none."""
    data = load("numerals.yaml")
    if text in (data["half"], "一" + data["half"]):
        return Decimal("0.5")
    whole, point, fraction = text.partition("点")
    value = _whole(whole)
    if value is None or not point:
        return value
    if not fraction or any(char not in data["digits"] for char in fraction):
        return None
    return Decimal(f"{value}." + "".join(str(data["digits"][char]) for char in fraction))


def number(text: str) -> Decimal | None:
    """Return the number that ``text`` is as a whole, its scale multiplied in (3,500万, 3万5千, 三百), or None."""
    plain = arabic(text)
    if plain is not None:
        return plain
    mixed = re.fullmatch(rf"([\d.,，]+)({_scale_pattern()})(.*)", text)
    if mixed is None:
        return chinese(text)
    head, tail = arabic(mixed[1]), number(mixed[3]) if mixed[3] else Decimal(0)
    return None if head is None or tail is None else head * multiplier(mixed[2]) + tail


def multiplier(scale: str) -> Decimal:
    """Return what a scale before a unit multiplies by: 万 10,000, 千万 10,000,000; 1 for the empty text."""
    data, product = load("numerals.yaml"), 1
    for char in scale:
        product *= data["tens"].get(char) or data["scales"][char]
    return Decimal(product)


def scaled(amount: Decimal, unit: str) -> tuple[Decimal, str]:
    """Return amount and unit with the unit's scale multiplied in: 6, 万人次 gives 60000, 人次."""
    match = re.match(_scale_pattern(), unit)
    if match is None or unit.startswith(("千米", "千克", "千瓦", "百分", "千卡", "千伏")):
        return amount, unit
    product = amount * multiplier(match[0])
    return product.quantize(Decimal(1)) if product == product.to_integral_value() else product, unit[match.end() :]


def share(text: str) -> tuple[Decimal, str] | None:
    """Return number and unit of a share in words: 百分之九十 gives 90, %; 九成五 gives 95, %; None if it is none."""
    data = load("numerals.yaml")
    if text in data["halves"]:
        return Decimal(data["halves"][text]), "%"
    for words, sign in data["parts"].items():
        if text.startswith(words):
            amount = number(text[len(words) :])
            return None if amount is None else (amount, sign)
    fraction = _fraction(text)
    if fraction is not None:
        return Decimal(f"{fraction.quantize(Decimal('0.01')).normalize():f}"), "%"
    match = re.fullmatch(rf"([^{data['tenth']}]+){data['tenth']}(.?)", text)
    if match is None:
        return None
    tens, ones = number(match[1]), Decimal(0)
    if match[2]:
        ones = Decimal(5) if match[2] == data["half"] else number(match[2])  # type: ignore[assignment]
    return None if tens is None or ones is None else (tens * 10 + ones, "%")


def is_rounded(text: str) -> bool:
    """Tell whether ``share`` has to round the share that ``text`` is: 三分之二 is 66.67 %."""
    fraction = _fraction(text)
    return fraction is not None and fraction != fraction.quantize(Decimal("0.01"))


def _fraction(text: str) -> Decimal | None:
    """三分之二 in percent, None for anything else (百分之九十 has a unit of its own)."""
    data = load("numerals.yaml")
    whole, between, part = text.partition(data["of"])
    if not between or whole + between in data["parts"]:
        return None
    parts, total = number(part), number(whole)
    return parts / total * 100 if parts is not None and total else None


@cache
def _scale_pattern() -> str:
    return r"(?:[十百千]?[万亿]+|[百千](?!分))"


def _whole(text: str) -> Decimal | None:
    """Sections of 亿 and 万, in each of them digits before tens; digits alone are read one by one (二〇二四)."""
    data = load("numerals.yaml")
    digits, tens, scales = data["digits"], data["tens"], data["scales"]
    if not text or any(char not in digits and char not in tens and char not in scales for char in text):
        return None
    if len(text) > 1 and all(char in digits for char in text):  # 三五 is "three to five"
        return Decimal("".join(str(digits[char]) for char in text)) if len(text) > 2 or text[0] in "〇零" else None
    return _section(text, tuple(sorted(scales, key=scales.__getitem__, reverse=True)))


def _section(text: str, scales: tuple[str, ...]) -> Decimal | None:
    """Split at the last of the largest scale; what follows a scale and is one digit counts its tenth (两万五)."""
    data = load("numerals.yaml")
    if not scales:
        return _tens(text)
    head, scale, tail = text.rpartition(scales[0])
    if not scale:
        return _section(text, scales[1:])
    size = int(data["scales"][scale])
    high = _section(head, scales)
    if high is None:
        return None
    if tail in data["digits"] and data["digits"][tail]:
        return high * size + Decimal(data["digits"][tail] * size // 10)
    low = _section(tail, scales[1:]) if tail else Decimal(0)
    return None if low is None else high * size + low


def _tens(text: str) -> Decimal | None:
    """A number below 万: 三千零五, 十二, 二百五."""
    data = load("numerals.yaml")
    total, digit, last = 0, None, 0
    for char in text:
        if char in data["digits"]:
            if digit:
                return None
            digit = data["digits"][char]
        else:
            last = data["tens"][char]
            total += (digit or 1) * last
            digit = None
    if digit and last > 10 and text[-2] in data["tens"]:
        digit *= last // 10
    return Decimal(total + (digit or 0)) if text else None
