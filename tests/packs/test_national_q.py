"""Rules on quantification, where an example cannot show it: one code a value, silences, fixes, what a finding names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhibiao.filings import Source
from zhibiao.lint import LintOptions, lint
from zhibiao.model import Filing, Indicator, Location, Project
from zhibiao.packs import load_pack

LEVELS = {
    "数量指标": "产出指标",
    "质量指标": "产出指标",
    "时效指标": "产出指标",
    "成本指标": "产出指标",
    "社会效益指标": "效益指标",
    "服务对象满意度指标": "满意度指标",
}


def project(*rows, name="路灯维护", level2="质量指标"):
    indicators = tuple(
        Indicator(LEVELS[level2], level2, indicator, target, at=Location(line=number))
        for number, (indicator, target) in enumerate(rows, start=1)
    )
    return Project(name, indicators=indicators)


def findings(*projects, select=("Q",), lang="zh"):
    filing = Filing("target", 2024, None, projects, path="forms.yaml")
    return lint([Source.of(filing)], load_pack(), LintOptions(select=select, lang=lang)).findings


def codes(name, target, level2):
    return [each.rule for each in findings(project((name, target), level2=level2)) if each.indicator]


@pytest.mark.parametrize(
    ("level2", "name", "target", "expected"),
    [
        ("服务对象满意度指标", "居民满意度", "高、中、低", ["Q217"]),
        ("服务对象满意度指标", "居民2小时内投诉答复满意", "满意", ["Q206"]),
        ("时效指标", "2小时内到场率", "及时", ["Q209"]),
        ("时效指标", "报修处理率", "及时", ["Q210"]),
        ("时效指标", "报修处理及时性", "及时", ["Q202"]),
        ("成本指标", "成本合理性", "合理", ["Q203"]),
        ("社会效益指标", "居民素养提升情况", "提升", ["Q208"]),
        ("数量指标", "路灯巡检范围", "扩大", ["Q207"]),
        ("数量指标", "路灯巡检范围", "较广", ["Q201"]),
        ("质量指标", "路灯外观", "良好", ["Q204"]),
        ("社会效益指标", "夜间出行环境", "良好", ["Q205"]),
        ("时效指标", "报修处理时限", "≤2(小时)", []),
    ],
)
def test_a_value_gets_the_first_rule_that_fits(level2, name, target, expected):
    assert codes(name, target, level2) == expected


@settings(deadline=None, max_examples=60)
@given(
    level2=st.sampled_from(list(LEVELS)),
    name=st.sampled_from(
        ["路灯维护及时性", "2小时内到场抢修", "路灯完好率", "提升出行环境", "2-3场培训", "居民满意度"]
    ),
    target=st.sampled_from(
        ["及时", "合格", "提升", "≥2场", "", "0", "优良中差", "满意", "有效", "≤2", "/", "≥≤2", "当天"]
    ),
)
def test_no_value_gets_two_rules(level2, name, target):
    precedence = set(load_pack().precedence)
    filing = Filing("target", 2024, None, (project((name, target), level2=level2),), path="forms.yaml")
    found = lint([Source.of(filing)], load_pack(), LintOptions()).findings
    assert len([each for each in found if each.rule in precedence]) <= 1


def test_a_sentence_is_not_called_a_task_or_a_compound_as_well():
    assert codes("提升办事效率，改善服务质量", "≥90%", "质量指标") == ["Q212"]
    assert codes("提升办事效率和服务质量", "≥90%", "质量指标") == ["Q213", "Q216"]


def test_the_fix_of_a_number_in_a_name_is_the_value_and_is_not_safe():
    (found,) = findings(project(("2小时内到场抢修", "及时"), level2="时效指标"), select=("Q209",))
    assert (found.fix.replacement, found.fix.safe, found.quote, found.at.line) == ("≤2(小时)", False, "及时", 1)
    assert "≤2(小时)" in found.suggestion


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_two_numbers_that_differ_are_both_told(lang):
    (found,) = findings(project(("2-3场培训", "≥2场"), level2="数量指标"), select=("Q209",), lang=lang)
    assert "2-3场" in found.message
    assert "≥2场" in found.message


def test_generic_names_are_told_once_a_project_and_named_all():
    (found,) = findings(
        project(("服务质量", "≥90分"), ("路灯完好率", "≥95%"), ("指标3：项目成本", "≤9万元")), select=("Q214",)
    )
    assert found.indicator is None
    assert "服务质量、项目成本" in found.message
    assert (found.quote, found.at.line) == ("服务质量", 1)


def test_mostly_qualitative_counts_the_rows():
    rows = [("路灯外观", "良好"), ("路灯亮度", "合格"), ("路灯完好率", "≥95%")]
    (found,) = findings(project(*rows), select=("Q211",))
    assert "共3条指标，只有1条" in found.message


@pytest.mark.parametrize(("target", "example"), [("提升", "提升≥5%"), ("逐步减少", "下降≥5%")])
def test_the_advice_on_a_trend_goes_its_way(target, example):
    (found,) = findings(project(("夜间客流", target), level2="社会效益指标"), select=("Q207",))
    assert example in found.suggestion


def test_the_advice_fits_what_the_name_is_about():
    rows = [("提升办事效率", "有效"), ("保障机房运行", "正常"), ("增强防灾意识", "有效")]
    found = findings(project(*rows, level2="社会效益指标"), select=("Q205",))
    assert [next(word for word in ("办理时间", "运行率", "知晓率") if word in each.suggestion) for each in found] == [
        "办理时间",
        "运行率",
        "知晓率",
    ]
