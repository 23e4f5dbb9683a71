from decimal import Decimal

import pytest

from zhibiao.text import amount, amounts


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("6,306.25万元", ["63062500"]),
        ("2.6亿元", ["260000000"]),
        ("250万", ["2500000"]),
        ("两万五千元", ["25000"]),
        ("三十万元", ["300000"]),
        ("3万5千元", ["35000"]),
        ("1亿2000万元", ["120000000"]),
        ("2000 元", ["2000"]),
        ("600×35元=21000元", ["35", "21000"]),
        ("总投资８０万元，其中财政资金50万、自筹30万。", ["800000", "500000", "300000"]),
        ("预算共94.93万。", ["949300"]),
        ("5万人次，10万份，3万册", []),
        ("2024年3月", []),
    ],
)
def test_amounts_in_yuan(text, yuan):
    assert [found.yuan for found in amounts(text)] == [Decimal(value) for value in yuan]


def test_an_amount_knows_its_place_and_what_it_is_for():
    text = "人均　４００元/人、天"
    (found,) = amounts(text)
    assert text[slice(*found.span)] == found.text == "４００元/人"
    assert found.per == "人"


@pytest.mark.parametrize(
    ("text", "unit", "yuan"),
    [
        ("30000.00", "元", "30000"),
        ("6.3", "万元", "63000"),
        ("6.3万元", "元", "63000"),
        ("6.3万元", "万元", "63000"),
        ("¥1,000.50元", "元", "1000.50"),
        ("共计 5 万元。", "元", "50000"),
        ("-20", "元", "-20"),
    ],
)
def test_a_cell_of_money(text, unit, yuan):
    assert amount(text, unit) == Decimal(yuan)


@pytest.mark.parametrize("text", ["", "-", "无", "5人", "1.2.3", "5万人"])
def test_what_is_no_amount(text):
    assert amount(text) is None
