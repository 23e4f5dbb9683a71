"""Several numbers in one cell: one measure, one measure by classes, or more than one."""

import pytest

from zhibiao.checks.facts.composite import is_by_classes, is_one_measure
from zhibiao.packs import load_pack
from zhibiao.values import parse_value


@pytest.fixture(scope="module")
def words():
    return load_pack().lexicons


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("12月底前完成80%工程量", True),
        ("6月底前50%，11月底前100%", True),
        ("6月底50%、11月底100%", True),
        ("城区95%、乡镇90%", False),
        ("12月底前，合格率95%", False),
        ("6月底前50%，8月70%、100%", False),
        ("48小时留样率100%", True),
        ("满2年存续率≥90%", True),
        ("收入20万元以上的村占60%", True),
        ("培训2场，合格率95%", False),
        ("12个街道合格率95%", False),
        ("合格率100%，优秀率20%", False),
        ("18个社区全覆盖", True),
        ("18个社区100%", False),
        ("12个街道86个社区", False),
        ("18个×12个月", True),
        ("18个12个月", False),
        ("夜间22时至次日6时", True),
        ("8:30—17:30", True),
        ("1人1档", True),
        ("2人1档", False),
        ("城区≤12分钟，乡镇≤30分钟", False),
    ],
)
def test_numbers_that_make_one_measure(target, expected, words):
    value = parse_value(target)
    one = value.kind != "composite" or is_one_measure(value, words)
    assert one is expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("城区≤12分钟，乡镇≤30分钟", True),
        ("昼间≤60分贝、夜间≤50分贝", True),
        ("合格率100%，优秀率20%", False),
        ("培训2场，200人", False),
        ("12个街道86个社区", False),
    ],
)
def test_one_quantity_by_classes(target, expected, words):
    assert is_by_classes(parse_value(target), words) is expected
