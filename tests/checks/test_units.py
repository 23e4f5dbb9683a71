"""Units: which there are, what they count, what a name gives by itself, and where both do not fit."""

import pytest

from zhibiao.checks.facts.names import is_rate
from zhibiao.checks.facts.units import bare_unit, implied_unit, is_scale, is_unit, measure_kind, misfit, unit_kind
from zhibiao.packs import load_pack
from zhibiao.values import parse_value

WORDS = load_pack().lexicons


@pytest.mark.parametrize(
    ("unit", "bare"),
    [
        ("万人次/年", "人次"),
        ("人次", "人次"),
        ("(亩)", "亩"),
        ("万", ""),
        ("千瓦时", "千瓦时"),
        ("百分比", "百分比"),
        ("", ""),
    ],
)
def test_a_unit_without_scale_and_denominator(unit, bare):
    assert bare_unit(unit) == bare


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("%", "share"),
        ("百分比", "share"),
        ("‰", "share"),
        ("万人", "person"),
        ("人次/年", "visit"),
        ("户", "count"),
        ("万元", "money"),
        ("元/人·天", "money"),
        ("个工作日", "time"),
        ("万平方米", "area"),
        ("公里", "length"),
        ("场", "times"),
        ("个", "count"),
        ("分", "score"),
        ("光年", ""),
        ("", ""),
    ],
)
def test_what_a_unit_counts(unit, kind):
    assert unit_kind(unit, WORDS) == kind


def test_scales_are_no_units_yet():
    assert is_scale("万")
    assert is_scale("(亿)")
    assert not is_scale("万元")
    assert not is_scale("/百万")
    assert not is_scale("")


@pytest.mark.parametrize("text", ["亩", "%", "万人次/年", "元/人·月", "个、台", "人", "万"])
def test_brackets_that_hold_a_unit(text):
    assert is_unit(text, WORDS)


@pytest.mark.parametrize("text", ["城区", "一期", "人员", "含税", "学校", "", "级"])
def test_brackets_that_hold_none(text):
    assert not is_unit(text, WORDS)


@pytest.mark.parametrize(
    ("core", "unit"),
    [
        ("演练次数", "次"),
        ("参训人数", "人"),
        ("参训人次", "人次"),
        ("受益户数", "户"),
        ("资料份数", "份"),
        ("开放天数", "天"),
        ("项目个数", "个"),
        ("抽检批次", "批次"),
        ("设备数量", ""),
        ("设备种类", ""),
        ("企业数", ""),
        ("服务类别", ""),
    ],
)
def test_the_unit_that_a_name_gives(core, unit):
    assert implied_unit(core, WORDS) == unit


def test_the_longest_ending_says_what_is_asked_for():
    assert measure_kind("参训人次", WORDS) == "visit"
    assert measure_kind("单位成本", WORDS) == "money"
    assert measure_kind("时间成本", WORDS) == ""
    assert measure_kind("免费", WORDS) == ""
    assert measure_kind("设备数量", WORDS) == ""


@pytest.mark.parametrize(
    ("core", "name_unit", "target", "why"),
    [
        ("参训人次", "", "≥100人", "wrong_kind"),
        ("参训人次", "", "≥100人次", ""),
        ("受助人数", "", "≥100户", "wrong_kind"),
        ("改造面积", "", "≥3间", "wrong_kind"),
        ("讲课费", "", "320人/天", "wrong_kind"),
        ("演练次数", "", "≥3场", ""),
        ("响应时间", "", "≤5分", ""),
        ("巡查里程", "公里", "≥30次", "two_units"),
        ("培训完成率", "", "≥12次", "rate_counted"),
        ("培训及时率", "", "当日", "rate_dated"),
        ("培训及时率", "", "≤7个工作日", "rate_counted"),
        ("学员满意度", "", "≥90分", ""),
        ("培训合格率", "", "≥90分", "rate_counted"),
        ("婴儿死亡率", "", "≤5‰", ""),
        ("孕产妇死亡率", "", "≤9/10万", ""),
        ("经费节约", "", "≥10%", "share_of_no_rate"),
        ("考核分数", "", "≥90%", "share_of_no_rate"),
        ("编目质量（%）", "%", "≥95", "share_of_no_rate"),
        ("处置及时性", "", "≥95%", ""),
        ("工程进度", "", "≥70%", ""),
        ("居民收入增长", "", "≥5%", ""),
        ("农药用量较上年减少", "", "2%", ""),
        ("支出低于预算", "", "≤95%", ""),
        ("水费节约", "", "下降5%", ""),
        ("路灯亮度", "", "明亮", ""),
        ("路灯数量", "", "≥20", ""),
    ],
)
def test_where_name_and_value_do_not_fit(core, name_unit, target, why):
    assert misfit(core, is_rate(core, WORDS), name_unit, parse_value(target), WORDS) == why
