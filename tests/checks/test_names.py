"""Names of indicators: what is set aside, the unit that a bracket prints, what kind of measure is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.checks.facts.names import asks_for_number, is_rate, read_name
from zhibiao.packs import load_pack

WORDS = load_pack().lexicons


@pytest.mark.parametrize(
    ("printed", "core", "unit"),
    [
        ("路灯巡查次数", "路灯巡查次数", ""),
        ("指标1：路灯巡查次数", "路灯巡查次数", ""),
        ("指标3.路灯巡查次数", "路灯巡查次数", ""),
        ("1、路灯巡查次数", "路灯巡查次数", ""),
        ("（一）路灯巡查次数", "路灯巡查次数", ""),
        ("②路灯巡查次数", "路灯巡查次数", ""),
        ("★★路灯巡查次数", "路灯巡查次数", ""),
        ("*路灯巡查次数", "路灯巡查次数", ""),
        ("绿地养护面积（亩）", "绿地养护面积", "亩"),
        ("绿地养护面积(单位：万平方米)", "绿地养护面积", "万平方米"),
        ("设备购置数量（台/套）", "设备购置数量", "台/套"),
        ("绿地养护面积（城区）", "绿地养护面积", ""),
        ("★绿地养护面积（按季平均）（≥**亩）", "绿地养护面积", "亩"),
        ("护工补助标准（<**元/人·月）——每年最高3000元", "护工补助标准", "元/人·月"),
        ("受益人口数≥**人", "受益人口数", "人"),
        ("受益人口数（≥ 人）", "受益人口数", "人"),
        ("读者满意度%", "读者满意度", ""),
        ("编目准确率100%", "编目准确率", ""),
        ("编目准确率达到100%", "编目准确率", ""),
        ("读者满意度（%）", "读者满意度", "%"),
        ("读者满意度调查", "读者满意度", ""),
        ("2-3场读书会", "2-3场读书会", ""),
        ("1.5万亩绿地改造", "1.5万亩绿地改造", ""),
        ("三、四级医院数量", "三、四级医院数量", ""),
        ("（一期）", "（一期）", ""),
        ("调查", "调查", ""),
        ("", "", ""),
    ],
)
def test_trimmings_of_a_name_are_set_aside_and_its_unit_kept(printed, core, unit):
    name = read_name(printed, WORDS)
    assert (name.printed, name.core, name.unit) == (printed, core, unit)


@given(st.text(alphabet="指标1：★（）亩≥**%调查100路灯满意度、.", max_size=20))
def test_a_core_is_its_own_core(printed):
    core = read_name(printed, WORDS).core
    assert read_name(core, WORDS).core == core


@pytest.mark.parametrize(
    "core",
    [
        "编目准确率",
        "操作成功率",
        "宣传有效率",
        "问卷无效率",
        "师生比例",
        "药占比",
        "读者满意度",
        "读者满意程度",
        "政策知晓度",
    ],
)
def test_rates(core):
    assert is_rate(core, WORDS)
    assert asks_for_number(core, WORDS)


@pytest.mark.parametrize(
    "core",
    ["巡检频率", "影像分辨率", "设备功率", "工作效率", "汇率", "传输速率", "库存周转率", "群众参与程度", "编目质量"],
)
def test_what_ends_like_a_rate_and_is_none(core):
    assert not is_rate(core, WORDS)


@pytest.mark.parametrize(
    "core",
    [
        "活动次数",
        "参训人数",
        "观看人次",
        "设备数量",
        "受益户数",
        "补助金额",
        "系统访问量",
        "用水量",
        "耗电量",
        "知识掌握度",
        "按时完成率",
    ],
)
def test_names_that_ask_for_a_number(core):
    assert asks_for_number(core, WORDS)


@pytest.mark.parametrize(
    "core",
    [
        "办公效率",
        "公开程度",
        "推广力度",
        "响应速度",
        "编目质量",
        "运行成本",
        "处置及时性",
        "符合要求的设备数量",
        "按标准发放金额",
        "配置合理数量",
        "长效机制",
    ],
)
def test_names_that_ask_for_no_number(core):
    assert not asks_for_number(core, WORDS)
