"""Rules on goals, where an example cannot show it: severities, silences, places."""

import pytest

from zhibiao.filings import Source
from zhibiao.lint import LintOptions, lint
from zhibiao.model import Filing, Location, Project
from zhibiao.packs import load_pack

GOAL = "维护辖区路灯，保障夜间出行。"


def findings(goals, fields=None, kind="target", select=("G", "C302"), places=None):
    project = Project("路灯维护", fields=fields or {}, goals=goals, places=places or {}, at=Location(line=1))
    filing = Filing(kind, 2024, None, (project,), path="forms.yaml")
    return lint([Source.of(filing)], load_pack(), LintOptions(select=select)).findings


@pytest.mark.parametrize(
    ("fields", "severity"),
    [
        ({}, "warning"),
        ({"start": "2024-01-01", "end": "2024-12-31", "category": "经常性项目"}, "warning"),
        ({"start": "2024-01-01", "end": "2024-12-31", "category": "一次性项目"}, "info"),
        ({"start": "2024-01-01", "end": "2024-12-31", "nature": "一次性"}, "info"),
        ({"category": "一次性项目"}, "info"),
        ({"start": "2023-07-01", "end": "2024-12-31"}, "error"),
        ({"start": "2023-07-01", "end": "2024-12-31", "category": "一次性项目"}, "error"),
        ({"start": "2024-07-01", "end": None}, "warning"),
    ],
)
def test_equal_goals_weigh_more_over_several_years(fields, severity):
    (found,) = findings({"overall": GOAL, "annual": GOAL}, fields, select=("G501",))
    assert found.severity == severity


def test_the_years_of_the_project_are_told():
    fields = {"start": "2023-07-01", "end": "2025-12-31"}
    (found,) = findings({"overall": GOAL, "annual": GOAL}, fields, select=("G501",))
    assert "2023—2025年" in found.message


def test_a_single_goal_box_is_the_annual_goal_and_is_the_one_quoted():
    places = {"goals.overall": Location(line=7)}
    (found,) = findings({"overall": GOAL}, places=places, select=("G503",))
    assert (found.quote, found.at.line, found.cell) == (GOAL, 7, "goals.overall")


def test_a_blank_annual_box_is_not_made_up_for_by_the_overall_goal():
    assert [each.rule for each in findings({"overall": GOAL, "annual": None})] == ["C302"]


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        (GOAL, "G503"),
        ("维护路灯", "C302"),
        ("辖区照明缺口较大，存在隐患，需要经费予以保障。", "G507"),
        ("完成了路灯更换，提升了照明水平。", "G509"),
    ],
)
@pytest.mark.parametrize("kind", ["target", "self_evaluation"])
def test_a_goal_without_number_is_told_where_nothing_worse_is(goal, expected, kind):
    assert [each.rule for each in findings({"annual": goal}, kind=kind)] == [expected]


def test_a_clause_twice_in_both_goals_is_one_finding_at_the_annual_goal():
    goal = "做好路灯日常维护工作，换灯300盏。做好路灯日常维护工作。"
    places = {"goals.annual": Location(line=9), "goals.overall": Location(line=5)}
    (found,) = findings({"overall": goal, "annual": goal}, places=places, select=("G511",))
    assert (found.quote, found.at.line) == ("做好路灯日常维护工作", 9)


def test_white_space_makes_no_goal_different():
    goals = {"overall": GOAL, "annual": GOAL.replace("，", " ， ")}
    assert [each.rule for each in findings(goals, select=("G501", "G502"))] == ["G501"]
