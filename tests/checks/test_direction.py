"""Directions: the head noun decides, negation and cure flip it, two-faced nouns stay open."""

import pytest

from zhibiao.checks.facts.direction import better, is_harm
from zhibiao.packs import load_pack

WORDS = load_pack().lexicons


@pytest.mark.parametrize(
    "core",
    [
        "施工安全事故发生次数",
        "居民投诉率",
        "平台故障率",
        "监测设备故障率",
        "不合格率",
        "未按时完成率",
        "学员不满意率",
        "单位面积改造成本",
        "故障响应时间",
        "投诉回复时限",
        "平均故障时间",
        "粮食安全事件发生数",
        "图书明显破损比例",
        "火灾受害面积",
        "新增违建数",
        "孕产妇死亡率",
        "核算误差率",
        "问题处理费用",
        "安全事故发生情况",
    ],
)
def test_less_of_it_is_better(core):
    assert better(core, WORDS) == "less"


@pytest.mark.parametrize(
    "core",
    [
        "读者满意度",
        "验收合格率",
        "投诉办结率",
        "不合格产品处置率",
        "安全隐患消除率",
        "事故发生率下降率",
        "系统无故障率",
        "零投诉率",
        "违法案件查办率",
        "火灾查明率",
        "农户收入",
        "受益人数",
        "投诉满意度",
    ],
)
def test_more_of_it_is_better(core):
    assert better(core, WORDS) == "more"


@pytest.mark.parametrize(
    "core",
    [
        "预算执行率",
        "成本控制率",
        "聘用人数",
        "设备购置数量",
        "隐患排查数量",
        "排查燃气使用安全隐患数",
        "发现并处置的重大隐患数",
        "化解矛盾纠纷件数",
        "减少投诉次数",
        "降低投诉率",
        "节约成本",
        "为企业挽回经济损失",
        "应急演练次数",
        "事故应急演练场次",
        "场馆开放时间",
        "工期",
        "无事故天数",
        "投诉举报件数",
        "非税收入",
        "路灯亮度",
        "",
    ],
)
def test_either_way_may_be_meant(core):
    assert better(core, WORDS) == ""


@pytest.mark.parametrize(
    ("core", "harm"),
    [
        ("安全事故发生情况", True),
        ("违规使用资金情况", True),
        ("图书明显变质比例", True),
        ("居民投诉", True),
        ("安全事故处置情况", False),
        ("投诉办结率", False),
        ("系统无故障率", False),
        ("排查安全隐患", False),
        ("防灾减灾演练", False),
        ("长效机制", False),
    ],
)
def test_things_that_should_not_happen(core, harm):
    assert is_harm(core, WORDS) is harm
