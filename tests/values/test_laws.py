"""Laws of reading: nothing raises, the official notation reads back, places are true, the short cut is the grammar."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhibiao.text.data import load, words
from zhibiao.values import Value, parse_value
from zhibiao.values.parse import _by_grammar
from zhibiao.values.prepared import prepare
from zhibiao.values.quick import quick

WORDS = """
不低于 不超过 达到 控制在 约 至少 以上 以内 以下 左右 内 前 之前 每 每年 每月 较上年 同比 增长 下降 提升
至 到 和 一 两 三 十 百 半 成 百分之 零 无 未发生 事故 全覆盖 当天 年底 2024年 12月 31日 上半年 第三季度 末
次 个 人次 万元 平方米 个工作日 小时 % 元/人 台（套） 标段 培训 完成 收到后 优 级 及时 XX ** … 12,500 99.9 二〇二四年
"""
PIECES = [*"≥≤=><～-—±%‰()（），。；、：/×*+.0123456789 　", *WORDS.split()]
CELLS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
ANY_TEXT = st.one_of(CELLS, st.text(max_size=30))


SAID = ("kind", "operator", "number", "high", "unit", "period", "date", "direction", "base", "approximate")


def meaning(value: Value):
    """All that a value says, without the way in which it was written."""
    return *(getattr(value, name) for name in SAID), *map(meaning, value.parts)


@given(ANY_TEXT)
@settings(max_examples=500, deadline=None)
def test_whatever_the_text_a_value_comes_out(text):
    value = parse_value(text)
    assert value.text == text
    assert (value.kind == "unreadable") == (value.reason is not None)
    assert (value.kind == "composite") == bool(value.parts)
    assert value.number is None or value.amount is not None
    assert value.high is None or value.high_amount is not None


@given(ANY_TEXT)
@settings(max_examples=500, deadline=None)
def test_the_official_notation_reads_back_to_the_same(text):
    value = parse_value(text)
    again = parse_value(value.canonical)
    assert meaning(again) == meaning(value)
    assert again.canonical == value.canonical


@given(ANY_TEXT)
@settings(max_examples=300, deadline=None)
def test_places_lie_in_the_text_as_given(text):
    value = parse_value(text)
    assert (value.start, value.end) == (0, len(text))
    at = 0
    for part in value.parts:
        assert at <= part.start < part.end <= len(text)
        assert part.text == text[part.start : part.end]
        at = part.start
    if value.reason:
        assert 1 <= value.reason.column <= len(text) + 1
        assert text[value.reason.column - 1 :].startswith(value.reason.piece)


@given(CELLS, st.integers(0, 20))
@settings(max_examples=200, deadline=None)
def test_blanks_around_a_cell_change_nothing(text, count):
    assert meaning(parse_value("　" * count + text + " ")) == meaning(parse_value(text))


UNITS = sorted(words([line for name, line in load("units.yaml").items() if name not in ("scales", "periods", "same")]))
SIGNS = ["", *words(load("words.yaml", "zhibiao.values")["signs"])]


@pytest.mark.parametrize("unit", UNITS)
def test_the_short_cut_reads_every_unit_as_the_grammar_does(unit):
    for text in (f"5{unit}", f"≥2.50({unit})", f"<=3万{unit}", f"12次/{unit}", f"90元/{unit}·月"):
        cell = prepare(text)
        short = quick(cell)
        assert short is None or short == _by_grammar(cell), text


@given(
    st.sampled_from(SIGNS),
    st.from_regex(r"\A[0-9]{1,6}(\.[0-9]{1,3})?\Z"),
    st.sampled_from(UNITS),
    st.sampled_from(["{}", "({})", "/{}", "{}/月", "万{}", "{}·天"]),
)
@settings(max_examples=300, deadline=None)
def test_the_short_cut_is_the_grammar(sign, number, unit, form):
    cell = prepare(sign + number + form.format(unit))
    short = quick(cell)
    assert short is None or short == _by_grammar(cell)


def test_the_short_cut_takes_the_everyday_notations():
    for text in ("≥95%", "=100.00(%)", "12", "≤2小时", "3500万人次", "400元/人"):
        assert quick(prepare(text)) is not None
