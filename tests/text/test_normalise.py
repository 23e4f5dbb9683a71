import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.text import alike, clauses, normalised


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("学员满意率", "学员满意程度"),
        ("培训 场次（场）", "培训场次(场)"),
        ("ＡＢ级", "ab级"),
        ("道路、桥梁。", "道路桥梁"),
    ],
)
def test_texts_that_compare_equal(first, second):
    assert normalised(first) == normalised(second)
    assert alike(first, second) == 1


def lcs(a: str, b: str) -> int:
    row = [0] * (len(b) + 1)
    for x in a:
        previous = 0
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], previous + 1 if x == y else max(row[j], row[j - 1])
    return row[-1]


@given(st.text("甲乙丙丁", max_size=12), st.text("甲乙丙丁", max_size=12))
def test_alikeness_is_twice_the_common_subsequence_over_the_lengths(a, b):
    expected = 2 * lcs(a, b) / (len(a) + len(b)) if a or b else 1
    assert alike(a, b) == pytest.approx(expected)


def test_clauses_end_at_sentence_marks_but_not_at_enumeration_commas_or_in_numbers():
    assert clauses("修缮道路、桥梁，培训3次；合计1,000元。\n巡查: 每月") == (
        "修缮道路、桥梁",
        "培训3次",
        "合计1,000元",
        "巡查",
        "每月",
    )
    assert clauses("，。") == ()
