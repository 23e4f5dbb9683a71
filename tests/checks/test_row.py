"""Facts of a row: what its value says once the name is known, how it is written and how to mend it."""

from decimal import Decimal

import pytest

from zhibiao.checks.facts import RunFacts
from zhibiao.model import Filing, Indicator, Project
from zhibiao.packs import load_pack

PACK = load_pack()


def row(name, target, **project):
    model = Project("路灯维护", indicators=(Indicator("产出指标", "数量指标", name, target),), **project)
    run = RunFacts([Filing("target", 2024, None, (model,))], PACK.lexicons, PACK.taxonomy)
    return run.filings[0].projects[0].rows[0]


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("路灯完好率", "较高"),
        ("路灯巡查", "及时"),
        ("街道挂牌情况", "全县9乡镇均已挂牌"),
        ("照明条件", "有所改善"),
        ("值守时间", "全天候"),
        ("维护成本", "控制在预算内"),
    ],
)
def test_qualitative_values(name, target):
    found = row(name, target)
    assert found.qualitative
    assert not found.quantified
    assert not found.blank


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("路灯完好率", "≥95%"),
        ("路灯完好率", "全覆盖"),
        ("报修处理", "当天"),
        ("报修处理", "当日"),
        ("更换完成时间", "年底前"),
        ("更换完成时间", "10月15日前"),
        ("付款时间", "合同签订后20个工作日内"),
        ("安全事故", "未发生"),
        ("安全事故", "无"),
        ("安全事故", "零"),
        ("服务范围", "≥6科室/站所"),
        ("服务范围", "12个街道86个社区"),
        ("电费", "较上年降低5%"),
        ("巡查次数", "2-3次"),
    ],
)
def test_quantified_values(name, target):
    found = row(name, target)
    assert found.quantified
    assert not found.qualitative
    assert not found.blank


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("路灯巡查次数", None),
        ("路灯巡查次数", "/"),
        ("照明条件", "无"),
        ("更换完成时间", "待定"),
        ("安全事故处置", "无"),
        ("安全事故", "—"),
    ],
)
def test_blank_values(name, target):
    found = row(name, target)
    assert found.blank
    assert not found.qualitative
    assert not found.quantified


def test_none_on_an_accident_is_zero():
    found = row("安全事故发生情况", "无")
    assert (found.kind, found.operator, found.number) == ("threshold", "=", 0)
    assert not found.bare_number


@pytest.mark.parametrize(
    ("target", "bare"),
    [
        ("35人", True),
        ("1000", True),
        ("0起", True),
        ("≥35人", False),
        ("不少于35人", False),
        ("约35人", False),
        ("1:15", False),
        ("提升至95%", False),
        ("2-3场", False),
        ("5月底前", False),
    ],
)
def test_bare_numbers(target, bare):
    assert row("路灯数量", target).bare_number is bare


def test_units_printed_in_the_value_the_name_and_the_header():
    assert row("路灯数量（盏）", "≥20").printed_unit == "盏"
    assert row("路灯数量", "≥20", target_unit="盏").printed_unit == "盏"
    assert row("路灯数量（盏）", "≥20(套)").printed_unit == "套"
    assert row("路灯数量", "≥20").printed_unit == ""
    assert row("路灯完好率", "≥95").implied_unit == "%"


@pytest.mark.parametrize(
    ("name", "target", "percent"),
    [
        ("路灯完好率", "≥95%", 95),
        ("路灯完好率", "≥95", 95),
        ("路灯完好率（%）", "≥95", 95),
        ("婴儿死亡率", "≤5‰", Decimal("0.5")),
        ("学员满意度", "≥4.5", None),
        ("路灯完好率", "≥0.95", None),
        ("学员满意度", "≥90分", None),
        ("路灯数量", "≥95", None),
        ("路灯完好率", "≥5个百分点", None),
        ("路灯完好率", "提高5%", None),
    ],
)
def test_numbers_in_percent(name, target, percent):
    assert row(name, target).percent == percent


@pytest.mark.parametrize(
    ("target", "printed", "mended"),
    [
        (">=12次", ">=", "≥12次"),
        ("＝100%", "＝", "=100%"),
        ("大于等于 95%", "大于等于", "≥95%"),
        ("≧2.00(人)", "≧", "≥2.00(人)"),
        ("≥95%以上", "≥…以上", "≥95%"),
        ("12次", "", "12次"),
    ],
)
def test_the_operator_as_printed_and_as_the_official_sign(target, printed, mended):
    found = row("路灯巡查", target)
    assert (found.printed_operator, found.with_sign) == (printed, mended)


def test_ways_to_write_a_value_anew():
    assert row("居民投诉率", "≥5%").turned == "≤5%"
    assert row("验收合格率", "不超过98%").turned == "≥98%"
    assert row("路灯数量", "≥2.00(盏)").without_decimals == "≥2(盏)"
    assert row("路灯数量", "≥2.50(盏)").without_decimals == ""
    assert row("完成时间", "2024.10.30前").without_decimals == ""


def test_signs_proposed_for_a_bare_number():
    assert [row(name, "5").proposed_sign for name in ("验收合格率", "居民投诉次数", "路灯数量")] == ["≥", "≤", "="]
    assert row("居民投诉次数", "0").proposed_sign == "="


def test_spans_that_end_before_they_begin():
    assert row("施工时间", "2024年10月-2024年3月").span_reversed
    assert not row("施工时间", "2024年3月-2024年10月").span_reversed
    assert not row("供暖时间", "11月-次年3月").span_reversed
    assert not row("完成时间", "2024年10月").span_reversed


def test_zero_is_wanted_of_harms_and_their_rates_only():
    assert row("安全事故", "0").wants_zero
    assert row("材料不合格率", "0").wants_zero
    assert not row("单位成本", "0").wants_zero
    assert not row("路灯数量", "0").wants_zero


def test_a_star_between_units_is_no_mask():
    found = row("护工补助标准", "≥530元/人*月")
    assert (found.kind, found.unit) == ("threshold", "元/人*月")
    assert row("护工补助标准", "≥**元/人*月").blank
