"""Facts of a self-evaluation: what was reached against the target, what the money and the rows weigh and score."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.checks.facts import RunFacts
from zhibiao.checks.facts.comparison import units_differ
from zhibiao.checks.facts.evaluation import is_rounded
from zhibiao.model import ExecutionRow, Filing, Indicator, Project
from zhibiao.packs import load_pack

PACK = load_pack()


def project(*rows, year=2024, **boxes):
    model = Project("路灯维护", indicators=rows, **boxes)
    run = RunFacts([Filing("self_evaluation", year, None, (model,))], PACK.lexicons, PACK.taxonomy)
    return run.filings[0].projects[0]


def row(name, target, actual, level2="数量指标", **cells):
    level1 = {"社会效益指标": "效益指标"}.get(level2, "产出指标")
    return project(Indicator(level1, level2, name, target, actual, **cells)).rows[0]


def money(*rows):
    amounts = {"initial", "revised", "executed", "weight", "rate", "score"}
    return tuple(
        ExecutionRow(label, {key: None if cell is None else Decimal(cell) for key, cell in cells.items()})
        for label, cells in rows
        if set(cells) <= amounts
    )


@pytest.mark.parametrize(
    ("name", "target", "actual", "missed"),
    [
        ("路灯数量", "≥120盏", "119盏", True),
        ("路灯数量", "≥120盏", "120盏", False),
        ("路灯数量", ">120盏", "120盏", True),
        ("路灯数量", "120盏", "119盏", True),
        ("路灯数量", "=120盏", "121盏", False),
        ("投诉次数", "=3次", "2次", False),
        ("投诉次数", "=3次", "4次", True),
        ("投诉次数", "≤3次", "4次", True),
        ("投诉次数", "<3次", "3次", True),
        ("安全事故", "无", "1起", True),
        ("安全事故", "无", "未发生", False),
        ("受益人次", "≥4万人次", "39000人次", True),
        ("受益人次", "≥4万人次", "4.1", False),
        ("受益人次", "≥4万人次", "41000", False),
        ("受益人次", "≥40000", "4.1万人次", False),
        ("路灯完好率", "≥95%", "0.96", False),
        ("路灯完好率", "≥95%", "0.94", True),
        ("路灯完好率", "≥95%", "94", True),
        ("完工时间", "2024年11月底前", "2024年12月1日", True),
        ("完工时间", "2024年11月底前", "2024年11月30日", False),
        ("完工时间", "11月30日前", "2025年1月5日", True),
        ("完工时间", "2024年11月15日前", "2024年11月", False),
        ("完工时间", "2024年3月至10月", "2024年11月2日", True),
        ("巡查次数", "10-12次", "9次", True),
        ("巡查次数", "10-12次", "11次", False),
        ("用电量", "下降10%", "下降8%", True),
        ("用电量", "下降10%", "下降10%", False),
        ("路灯数量", "约120盏", "119盏", False),
        ("路灯数量", "≥120盏", "部分完成", False),
        ("路灯数量", "较多", "119盏", False),
        ("响应时间", "≤2小时", "150分钟", False),
    ],
)
def test_whether_a_target_was_missed(name, target, actual, missed):
    assert row(name, target, actual).missed is missed


def test_a_date_without_year_is_not_judged_where_the_filing_has_none():
    rows = (Indicator("产出指标", "时效指标", "完工时间", "11月30日前", "2025年1月5日"),)
    assert not project(*rows, year=None).rows[0].missed


def test_less_money_or_time_than_set_is_no_miss():
    assert not row("维护支出", "=30万元", "28万元", "成本指标").missed
    assert not row("施工天数", "30天", "28天", "时效指标").missed
    assert row("采购节支率", "=5%", "4%", "成本指标").missed


@pytest.mark.parametrize(
    ("target", "actual", "reach"),
    [("≥120盏", "156盏", "130.0"), ("≥4万人次", "50000人次", "125.0"), ("≥0", "3", None), ("≥120盏", "156户", None)],
)
def test_how_much_of_the_target_was_reached(target, actual, reach):
    assert row("服务数量", target, actual).reach == (None if reach is None else Decimal(reach))


@pytest.mark.parametrize(
    ("target", "actual", "differ"),
    [
        ("人次", "人", True),
        ("%", "件", True),
        ("小时", "分钟", True),
        ("元/盏", "元/米", True),
        ("元/人·天", "元/人*天", False),
        ("元/人·天", "元", False),
        ("万元", "元", False),
        ("千米", "公里", False),
        ("平方米", "㎡", False),
        ("天", "日", False),
        ("个", "家", False),
        ("家", "个", False),
        ("个", "人", True),
        ("家", "所", True),
        ("人", "", False),
        ("", "人", False),
    ],
)
def test_units_that_differ(target, actual, differ):
    assert units_differ(target, actual, PACK.lexicons) is differ


UNITS = st.sampled_from(["人", "人次", "个", "家", "万元", "元", "%", "天", "日", "公里", "元/人", "次/年", ""])


@given(UNITS, UNITS)
def test_units_differ_both_ways_or_not_at_all(first, second):
    assert units_differ(first, second, PACK.lexicons) is units_differ(second, first, PACK.lexicons)
    assert not units_differ(first, first, PACK.lexicons)


@pytest.mark.parametrize(
    ("target", "actual", "vague"),
    [
        ("改善", "达成预期指标", True),
        ("≥120盏", "已全部按计划完成。", True),
        ("≥95%", "良好", True),
        ("改善", "良好", False),
        ("≥95%", "全覆盖", False),
        ("=100%", "全部完成", False),
        ("≥120盏", "完成121盏", False),
        ("改善", "项目", False),
        ("改善", "未完成", False),
        ("改善", None, False),
    ],
)
def test_actual_values_that_say_nothing(target, actual, vague):
    assert row("路灯完好率", target, actual).vague_actual is vague


@pytest.mark.parametrize(
    ("name", "slot", "target", "caps"),
    [
        ("单灯成本", "成本指标", "≤300", True),
        ("响应情况", "时效指标", "≤3次", True),
        ("居民支出", "社会效益指标", "≤300元", True),
        ("办事时间", "社会效益指标", "≤30分钟", True),
        ("停电天数", "社会效益指标", "≤5天", False),
        ("故障率", "质量指标", "≤2%", False),
    ],
)
def test_what_caps_cost_or_time(name, slot, target, caps):
    assert row(name, target, "1", slot).caps_cost_or_time is caps


def test_reasons_that_are_none():
    assert not row("路灯数量", "≥120盏", "119盏", deviation="——").explained
    assert not row("路灯数量", "≥120盏", "119盏", deviation="无。").explained
    assert row("路灯数量", "≥120盏", "119盏", deviation="雨季停工").explained


def test_the_total_row_is_found_by_name_by_points_or_because_it_is_the_only_one():
    part, whole = ("其中：资金合计", {"executed": "3", "weight": "1"}), ("合计", {"executed": "5"})
    assert project(execution=money(part, whole)).executed == 5
    assert (
        project(execution=money(("财政拨款", {"executed": "3"}), ("全部", {"executed": "5", "weight": "10"}))).executed
        == 5
    )
    assert project(execution=money(("财政拨款", {"executed": "3"}))).executed == 3
    assert project(execution=money(("财政拨款", {"executed": "3"}), ("其他资金", {"executed": "5"}))).executed is None
    assert project().executed is None


def test_the_initial_budget_stands_in_where_the_form_has_no_revised_one():
    assert project(execution=money(("合计", {"initial": "8", "executed": "4"}))).due_rate == 50
    assert project(execution=money(("合计", {"initial": "8", "revised": None, "executed": "4"}))).due_rate is None


@pytest.mark.parametrize(
    ("printed", "exact", "least", "rounded"),
    [
        ("99.87", "99.8766", 0, True),
        ("99.88", "99.8766", 0, True),
        ("99.86", "99.8766", 0, False),
        ("100", "99.8766", 0, True),
        ("100", "99.8766", 1, False),
        ("10", "9.97", 1, True),
        ("10", "9.83", 1, False),
    ],
)
def test_rounding_to_the_printed_places(printed, exact, least, rounded):
    assert is_rounded(Decimal(printed), Decimal(exact), least) is rounded


@given(st.decimals(min_value=0, max_value=100, places=6), st.integers(0, 4))
def test_what_is_rounded_or_cut_is_taken_as_rounded(exact, places):
    cut = Decimal(int(exact.scaleb(places))).scaleb(-places)
    assert is_rounded(cut, exact, places)
    assert not is_rounded(cut + 2, exact, places)


def test_points_that_blank_scores_may_hide():
    rows = (
        Indicator("产出指标", "数量指标", "路灯数量", "≥1", "1", Decimal(50), Decimal(50)),
        Indicator("产出指标", "质量指标", "完好率", "≥1", "1", Decimal(30), None),
    )
    assert project(*rows).open_points == 30 + 20
    scored = money(("合计", {"weight": "10", "score": "9"}))
    found = project(*rows, execution=scored, totals={"score": Decimal(89)})
    assert (found.open_points, found.score_sum, found.lacks_points, found.total_wrong_by) == (30, 59, 30, 30)
    unscored = money(("合计", {"weight": "10", "score": None}))
    assert project(*rows, execution=unscored).open_points == 40


def test_weights_by_class_with_cost_apart():
    rows = [
        Indicator(level1, level2, "指标", "1", "1", Decimal(weight))
        for level1, level2, weight in (
            ("产出指标", "数量指标", 30),
            ("产出指标", "成本指标", 20),
            ("成本指标", "经济成本指标", 5),
            ("效益指标", "社会效益指标", 25),
            ("效益指标", "服务对象满意度指标", 10),
        )
    ]
    found = project(*rows)
    weights = (found.output_weight, found.cost_weight, found.benefit_weight, found.satisfaction_weight)
    assert (weights, found.rows_weight) == ((30, 25, 25, 10), 90)
