import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.text import fold

TRICKY = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("＝％（）　\u200b\ufeff\u00a0⼀⻔⾦～—﹥≧ab12")), max_size=40
)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("＝１００％", "=100%"),
        ("﹥95﹪", ">95%"),
        ("（次）", "(次)"),
        ("90．5", "90.5"),
        ("a\u00a0b\u3000c\td", "a b c d"),
        ("满\u200b意\ufeff度", "满意度"),
        ("⼀级指标 部⻔ ⼾籍 ⾦额", "一级指标 部门 户籍 金额"),
        ("2—3 〜 4～5 − 6", "2-3 ~ 4~5 - 6"),
    ],
)
def test_width_variants_become_one_spelling(printed, folded):
    assert fold(printed).text == folded


@pytest.mark.parametrize(
    "kept", ["≧90", "⩾92", ">=3", "═3", "合格，达标。", "第一：二；三", "①5次", "㎡", "第一行\n第二行"]
)
def test_spellings_that_are_more_than_width_are_kept(kept):
    assert fold(kept).text == kept


@given(TRICKY)
def test_every_folded_character_comes_from_its_origin(text):
    folded = fold(text)
    for index, char in enumerate(folded.text):
        source = text[folded.origin(index)]
        assert fold(source).text == char
        assert char == source or ord(source) > 127 or source.isspace()


@given(TRICKY)
def test_origins_grow_and_end_at_the_end(text):
    folded = fold(text)
    origins = [folded.origin(index) for index in range(len(folded.text) + 1)]
    assert origins == sorted(set(origins))
    assert origins[-1] == len(text)
    assert folded.span(0, 0)[0] == folded.span(0, 0)[1]


@given(TRICKY)
def test_folding_twice_is_folding_once(text):
    once = fold(text).text
    assert fold(once).text == once


def test_all_kangxi_radicals_become_unified_ideographs():
    for code in range(0x2F00, 0x2FD6):
        assert unicodedata.name(fold(chr(code)).text).startswith("CJK UNIFIED")
