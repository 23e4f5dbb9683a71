"""What a goal is: work to be done, background, a report; and clauses that stand in it twice."""

import pytest

from zhibiao.checks.facts.goals import is_background, is_report, is_work, shared
from zhibiao.checks.kinds.repeated_clause import repeated_clauses
from zhibiao.packs import load_pack


@pytest.fixture(scope="module")
def words():
    return load_pack().lexicons


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("完成路灯更换", True),
        ("消除存在的隐患", True),
        ("根据工作需要开展巡查", True),
        ("按照《照明办法》更换灯具", True),
        ("由于灯具老旧更换路灯300盏", True),
        ("需要经费予以保障", False),
        ("由于缺口较大更换灯具", False),
        ("建成于十年前", False),
        ("灯具普遍偏暗", False),
    ],
)
def test_work_is_a_word_of_work_that_no_background_comes_before(clause, expected, words):
    assert is_work(clause, words) is expected


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("辖区照明缺口较大，存在隐患，需要经费予以保障。", True),
        ("辖区照明缺口较大，存在隐患，更换路灯。", False),
        ("备足储备粮，调得出、用得上。", False),
        ("", False),
    ],
)
def test_a_goal_is_background_where_no_clause_is_work(goal, expected, words):
    assert is_background(goal, words) is expected


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("一年来开展培训12场，取得了好评。", True),
        ("一年来报修增多，更换路灯300盏。", False),
        ("完成了培训任务，学员普遍好评。", True),
        ("完成了勘察的路段，更换灯具，做好验收。", False),
        ("对已完成更换的路灯支付尾款。", False),
        ("全年开展培训12场。", False),
        ("", False),
    ],
)
def test_a_report_opens_as_one_or_is_past_in_half_its_clauses(goal, expected, words):
    assert is_report(goal, words) is expected


def test_the_share_counts_long_clauses_without_work_only(words):
    section = "照明设施由市政所统一看管。灯杆偏低。更换全部老旧灯具设备。"
    assert shared("照明设施由市政所统一看管，灯杆偏低，更换全部老旧灯具设备", section, words) == pytest.approx(12 / 26)
    assert shared("", section, words) == 0
    assert shared("照明设施由市政所统一看管", "", words) == 0


def test_a_clause_twice_is_told_once_as_first_printed():
    assert repeated_clauses("做好路灯日常维护工作，换灯。做好路灯 日常维护工作！做好路灯日常维护工作", 10) == (
        "做好路灯日常维护工作",
    )
    assert repeated_clauses("做好路灯日常维护工作，做好路灯日常维护事宜", 10) == ()
    assert repeated_clauses("做好路灯维护，做好路灯维护", 10) == ()
    assert repeated_clauses("", 10) == ()
