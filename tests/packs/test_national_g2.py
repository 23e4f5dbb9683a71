"""Rules on goals against rows, where an example cannot show it: severities."""

import pytest

from zhibiao.filings import Source
from zhibiao.lint import LintOptions, lint
from zhibiao.model import Filing, Indicator, Project
from zhibiao.packs import load_pack


def findings(goal, *rows, select):
    indicators = tuple(Indicator("产出指标", "数量指标", name, target) for name, target in rows)
    filing = Filing("target", 2024, None, (Project("路灯改造", goals={"annual": goal}, indicators=indicators),))
    return lint([Source.of(filing)], load_pack(), LintOptions(select=select)).findings


@pytest.mark.parametrize(
    ("goal", "severity"),
    [
        ("改造路灯130盏。", "warning"),
        ("改造路灯130盏，敷设电缆30公里，整修灯杆65根，亮灯率达到98%。", "warning"),
        ("改造路灯130盏，亮灯率达到98%。", "info"),
        ("改造路灯130盏，亮灯率达到98%，巡查12次。", "info"),
    ],
)
def test_a_goal_is_a_warning_where_most_of_its_numbers_have_no_row(goal, severity):
    (found,) = findings(goal, ("亮灯率", "≥98%"), ("巡查次数", "≥12次"), select=("G504",))
    assert found.severity == severity
    assert "130盏" in found.message
    assert "98%" not in found.message


def test_a_contradiction_hangs_on_its_row():
    (found,) = findings("改造路灯130盏。", ("改造路灯数量", "≥65盏"), ("亮灯率", "≥98%"), select=("G505",))
    assert found.indicator.name == "改造路灯数量"
    assert found.quote == "≥65盏"
