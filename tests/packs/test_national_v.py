"""Rules on the notation of values, where an example cannot show it: folding, places, fixes, silences."""

from zhibiao.filings import Source
from zhibiao.lint import LintOptions, lint
from zhibiao.model import Filing, Indicator, Location, Project
from zhibiao.packs import load_pack


def findings(*rows, select=("V",), **project):
    indicators = tuple(
        Indicator("产出指标", "数量指标", name, target, at=Location(line=number))
        for number, (name, target) in enumerate(rows, start=1)
    )
    filing = Filing("target", 2024, None, (Project("路灯维护", indicators=indicators, **project),), path="forms.yaml")
    return lint([Source.of(filing)], load_pack(), LintOptions(select=select)).findings


def test_missing_operators_are_told_row_by_row_where_they_are_the_exception():
    found = findings(("路灯数量", "20盏"), ("巡查次数", "≥12次"), ("路灯完好率", "≥95%"), select=("V105",))
    assert [(each.indicator.name, each.quote, each.at.line, each.fix.replacement, each.fix.safe) for each in found] == [
        ("路灯数量", "20盏", 1, "=20盏", False)
    ]


def test_missing_operators_are_told_once_where_they_are_the_habit():
    found = findings(("巡查次数", "≥12次"), ("路灯数量", "20盏"), ("报修投诉次数", "3次"), select=("V105",))
    assert [(each.indicator, each.project.name, each.quote, each.at.line) for each in found] == [
        (None, "路灯维护", "20盏", 2)
    ]
    assert "路灯数量、报修投诉次数" in found[0].message


def test_the_fix_of_an_operator_mends_the_first_row_and_changes_nothing_else():
    rows = [("巡查次数", "≥12次"), ("路灯数量", ">=20.00(盏)"), ("路灯完好率", "≧95%")]
    (found,) = findings(*rows, select=("V106",))
    assert (found.quote, found.at.line, found.fix.replacement, found.fix.safe) == (">=20.00(盏)", 2, "≥20.00(盏)", True)
    assert ">=、≧" in found.message


def test_mending_row_after_row_leaves_nothing_to_mend():
    rows = {"巡查次数": "大于等于12次", "路灯数量": ">=20.00(盏)", "路灯完好率": "≧95%"}
    for _pass in rows:
        (found,) = findings(*rows.items(), select=("V106",))
        name = next(name for name, target in rows.items() if target == found.quote)
        rows[name] = found.fix.replacement
    assert not findings(*rows.items(), select=("V106",))
    assert list(rows.values()) == ["≥12次", "≥20.00(盏)", "≥95%"]


def test_spending_all_of_the_budget_is_told_once():
    found = findings(("实际支出少于预算成本", "≤100.00(%)"))
    assert [each.rule for each in found] == ["V111"]


def test_a_value_gets_the_first_rule_that_fits():
    found = findings(("路灯完好率", "0.00"), ("巡查情况", "/"), ("巡查次数", "≥"), select=("V", "Q2"))
    assert [(each.indicator.name if each.indicator else None, each.rule) for each in found if each.rule != "Q211"] == [
        ("路灯完好率", "V103"),
        ("巡查情况", "V102"),
        ("巡查次数", "V101"),
    ]


def test_needless_decimals_speak_only_when_they_are_asked():
    rows = [("路灯数量", "≥20.00(盏)")]
    assert not findings(*rows)
    (found,) = findings(*rows, select=("V108",))
    assert (found.severity, found.fix.replacement) == ("warning", "≥20(盏)")


def test_a_well_written_project_is_left_alone():
    rows = [
        ("路灯数量", "=120(盏)"),
        ("巡查次数", "≥52(次)"),
        ("灯具更换合格率", "=100%"),
        ("故障响应时间", "≤24(小时)"),
        ("更换完成时间", "11月30日前"),
        ("单灯养护成本", "≤80(元/盏)"),
        ("触电事故", "=0(起)"),
        ("路灯完好率", "≥98%"),
        ("节电量", "≥2(万千瓦时)"),
        ("居民满意度", "≥90%"),
    ]
    assert not findings(*rows)
