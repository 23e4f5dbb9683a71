"""Rules on self-evaluations, where an example cannot show it: places, quotes, what stays undecided."""

from decimal import Decimal

import pytest

from zhibiao.filings import Source
from zhibiao.lint import LintOptions, lint
from zhibiao.model import ExecutionRow, Filing, Indicator, Location, Project
from zhibiao.packs import load_pack

COLUMNS = frozenset({"level1", "level2", "name", "target", "actual", "weight", "score", "deviation"})


def indicator(name="路灯数量", target="≥120盏", actual="121盏", weight=100, score=100, line=5, deviation=None):
    points = [None if each is None else Decimal(each) for each in (weight, score)]
    places = {"actual": Location(line=line, column=9), "score": Location(line=line, column=12)}
    at = Location(line=line)
    return Indicator("产出指标", "数量指标", name, target, actual, *points, deviation, at=at, places=places)


def report(*projects, select, kind="self_evaluation"):
    filing = Filing(kind, 2024, None, tuple(projects), path="forms.yaml")
    return lint([Source.of(filing)], load_pack(), LintOptions(select=select))


def project(*rows, name="路灯维护", **boxes):
    return Project(name, indicators=rows, columns=COLUMNS, at=Location(line=1), **boxes)


def total(**cells):
    return (ExecutionRow("年度资金总额", {key: Decimal(cell) for key, cell in cells.items()}),)


@pytest.mark.parametrize(
    ("code", "row", "cell", "quote", "column"),
    [
        ("E903", indicator(score=120), "score", "120", 12),
        ("E907", indicator(score="90.50"), "score", "90.5", 12),
        ("E908", indicator(actual="118盏"), "actual", "118盏", 9),
        ("E909", indicator(actual="180盏"), "actual", "180盏", 9),
        ("E913", indicator(actual="121户"), "actual", "121户", 9),
        ("E914", indicator(actual=None), "actual", "", 9),
        ("E914", indicator(score=None), "score", "", 12),
    ],
)
def test_a_row_finding_quotes_its_cell(code, row, cell, quote, column):
    [found] = report(project(row), select=(code,)).findings
    assert (found.indicator.name, found.cell, found.quote, found.at.column) == ("路灯数量", cell, quote, column)


def test_a_blank_result_box_is_told_on_the_project():
    places = {"goals.result": Location(line=3)}
    [found] = report(project(indicator(), goals={"result": None}, places=places), select=("E914",)).findings
    assert (found.indicator, found.cell, found.at.line) == (None, "goals.result", 3)


def test_vague_actual_values_are_one_finding_at_the_first_of_them():
    rows = [indicator(), indicator("巡查次数", actual="已完成", line=6), indicator("照明", "改善", "达成目标", line=7)]
    [found] = report(project(*rows), select=("E912",)).findings
    assert (found.severity, found.indicator, found.quote, found.at.line) == ("warning", None, "已完成", 6)
    assert "巡查次数、照明" in found.message
    [mild] = report(project(indicator("照明", "改善", "达成目标")), select=("E912",)).findings
    assert mild.severity == "info"


@pytest.mark.parametrize(
    ("code", "boxes", "row", "reason"),
    [
        ("E901", {}, indicator(weight=None), "没有分值"),
        ("E901", {}, indicator(weight=90), "没有读到预算执行率占多少分"),
        ("E906", {"execution": total(revised=0, executed=0, weight=10, rate=0)}, indicator(), "算不出执行率"),
        ("E904", {"totals": {"score": Decimal(99)}}, indicator(weight=90, score=90), "不能核对总分"),
    ],
)
def test_what_the_form_does_not_show_stays_undecided(code, boxes, row, reason):
    found = report(project(row, **boxes), select=(code,))
    assert not found.findings
    [undecided] = found.undecided
    assert (undecided.rule, undecided.project.name) == (code, "路灯维护")
    assert reason in undecided.reason


def test_a_split_without_categories_stays_undecided():
    row = Indicator(None, None, "路灯数量", "≥120盏", "121盏", Decimal(90), Decimal(90))
    found = report(project(row), select=("E902",))
    assert [each.rule for each in found.undecided] == ["E902"]
    assert not found.findings


def test_conflicting_actual_values_hang_on_every_row_and_point_at_the_others():
    rows = [indicator("沿街商户满意度", "≥90%", actual, line=line) for actual, line in (("92%", 5), ("90%", 25))]
    found = report(project(rows[0]), project(rows[1], name="公厕管护"), select=("E916",)).findings
    assert [(each.project.index, each.quote, each.related[0].at.line) for each in found] == [
        (1, "92%", 25),
        (2, "90%", 5),
    ]
    assert "“公厕管护”90%" in found[0].message


def test_nothing_is_said_of_target_forms():
    bad = indicator(actual=None, weight=10, score=20)
    assert report(project(bad, goals={"result": None}), select=("E",)).findings
    assert not report(project(bad, goals={"result": None}), select=("E",), kind="target").findings
