from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.text import arabic, chinese, number, scaled, share

DIGITS = "零一二三四五六七八九"


def written(value: int) -> str:
    """An independent writer of Chinese numerals, by groups of four digits."""
    if value == 0:
        return "零"
    groups, out = [], ""
    while value:
        value, group = divmod(value, 10000)
        groups.append(group)
    for power in range(len(groups) - 1, -1, -1):
        group = groups[power]
        if group == 0:
            continue
        text, zero = "", False
        for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit = group // place % 10
            if digit:
                text += ("零" if zero and text else "") + DIGITS[digit] + name
                zero = False
            else:
                zero = True
        if out and group < 1000:
            text = "零" + text
        out += text + ["", "万", "亿"][power]
    return out.removeprefix("一") if out.startswith("一十") else out


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_written_number_is_read_back(value):
    assert chinese(written(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("两万五千", "25000"),
        ("两万五", "25000"),
        ("二百五", "250"),
        ("半", "0.5"),
        ("三点五", "3.5"),
        ("二〇二四", "2024"),
        ("两亿三千万", "230000000"),
        ("百", "100"),
        ("叁拾", "30"),
        ("三万亿", "3000000000000"),
    ],
)
def test_chinese_numerals(text, value):
    assert chinese(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "三五", "几", "十几", "三次", "12", "一百0五", "点五", "万", "亿"])
def test_what_is_no_chinese_numeral(text):
    assert chinese(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3,500万", "35000000"),
        ("2.6亿", "260000000"),
        ("3万5千", "35000"),
        ("12，500", "12500"),
        ("1亿2000万", "120000000"),
        ("三百", "300"),
        ("-3", "-3"),
        ("5千", "5000"),
    ],
)
def test_numbers_with_a_scale(text, value):
    assert number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["1,23", "1.2.3", "12,3456", "", "万", "5个"])
def test_what_is_no_number(text):
    assert number(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("百分之九十", ("90", "%")),
        ("百分之98", ("98", "%")),
        ("九成", ("90", "%")),
        ("九成五", ("95", "%")),
        ("八成半", ("85", "%")),
        ("千分之三", ("3", "‰")),
        ("百分之百", ("100", "%")),
    ],
)
def test_shares_in_words(text, value):
    assert share(text) == (Decimal(value[0]), value[1])


@pytest.mark.parametrize("text", ["成", "百分之", "九", "成五", "完成"])
def test_what_is_no_share(text):
    assert share(text) is None


def test_scales_are_multiplied_in_and_never_taken_from_units_that_begin_like_them():
    assert scaled(Decimal(6), "万人次") == (Decimal(60000), "人次")
    assert scaled(Decimal(2), "千米") == (Decimal(2), "千米")
    assert scaled(Decimal(2), "百分点") == (Decimal(2), "百分点")
    assert arabic("1,234.50") == Decimal("1234.50")
