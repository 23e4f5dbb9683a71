"""Rules on repetition, where an example cannot show it: whom findings hang on, whom they name, where they point."""

from __future__ import annotations

from collections.abc import Sequence

from zhibiao.filings import Source
from zhibiao.lint import LintOptions, lint
from zhibiao.model import Filing, Finding, Indicator, IndicatorRef, Location, Project, ProjectRef
from zhibiao.packs import load_pack

_SET = ("现场巡检次数", "设施完好率", "报修响应时间", "居民满意度")


def _project(name: str, rows: Sequence[tuple[str, str]] = (), goal: str | None = None, line: int = 1) -> Project:
    indicators = tuple(
        Indicator("产出指标", "数量指标", indicator, target, at=Location(line=line + number))
        for number, (indicator, target) in enumerate(rows, start=1)
    )
    goals = {"annual": goal} if goal else {}
    return Project(name, goals=goals, indicators=indicators, at=Location(line=line))


def _findings(code: str, *filings: Sequence[Project]) -> list[Finding]:
    sources = [
        Source.of(Filing("target", 2024, None, tuple(projects), path=f"{number}.yaml"))
        for number, projects in enumerate(filings, start=1)
    ]
    return list(lint(sources, load_pack(), LintOptions(select=(code,))).findings)


def test_a_copied_set_hangs_on_every_member_and_points_at_the_others():
    rows = [(name, "≥1") for name in _SET]
    found = _findings(
        "R601", [_project("路灯维护", rows), _project("公厕管护", rows, line=20)], [_project("绿化养护", rows)]
    )
    assert [(each.file, each.project, len(each.related)) for each in found] == [
        ("1.yaml", ProjectRef(1, "路灯维护"), 2),
        ("1.yaml", ProjectRef(2, "公厕管护"), 2),
        ("2.yaml", ProjectRef(1, "绿化养护"), 2),
    ]
    assert "“公厕管护”、“绿化养护”（2.yaml）等2个项目" in found[0].message
    assert (found[0].related[0].project, found[0].related[0].at) == (ProjectRef(2, "公厕管护"), Location(line=20))


def test_a_copied_and_a_similar_set_may_both_speak_of_one_project():
    rows = [(name, "≥1") for name in _SET]
    projects = [
        _project("路灯维护", rows),
        _project("公厕管护", rows),
        _project("绿化养护", [*rows, ("修剪次数", "≥2")]),
    ]
    assert [
        (each.rule, each.project.index) for each in _findings("R60", projects) if each.rule in ("R601", "R602")
    ] == [
        ("R601", 1),
        ("R602", 1),
        ("R601", 2),
        ("R602", 2),
        ("R602", 3),
    ]


def test_a_copied_goal_quotes_the_goal_and_says_how_much_of_it():
    goals = ("全年巡检主次干道路灯十二次以上", "全年巡检主次干道路灯十二次以上。", "全年巡检主次干道井盖十二次以上")
    found = _findings(
        "R603", [_project(name, goal=goal) for name, goal in zip(("路灯", "灯光", "井盖"), goals, strict=True)]
    )
    assert [each.project.name for each in found] == ["路灯", "灯光"]
    assert (found[0].cell, found[0].quote) == ("goals.annual", goals[0])
    assert "与“灯光”相同" in found[0].message


def test_boilerplate_hangs_on_the_filing_and_names_the_indicator_once():
    rows = [("受益群众满意度", "≥90%"), ("项目验收合格率", "=100%")]
    found = _findings("R604", [_project(f"项目{number}", rows, line=10 * number) for number in range(1, 5)])
    assert [(each.project, each.indicator) for each in found] == [
        (None, IndicatorRef("受益群众满意度", "产出指标", "数量指标")),
        (None, IndicatorRef("项目验收合格率", "产出指标", "数量指标")),
    ]
    assert (found[0].at, found[0].quote, len(found[0].related)) == (Location(line=11), "受益群众满意度", 4)
    assert "在4个项目中用了4次" in found[0].message


def test_a_project_filed_twice_says_where_its_other_form_is():
    (first, second) = _findings("R606", [_project("路灯维护"), _project("公厕管护"), _project("路灯维护", line=40)])
    assert (first.project.index, second.project.index) == (1, 3)
    assert "第3个项目与它同名同单位" in first.message
    assert first.related[0].at == Location(line=40)


def test_conflicting_targets_hang_on_every_row_and_name_the_other_values():
    values = {"路灯维护": "≥98%", "夜景提升": "≥95%", "灯杆更换": "≥98%"}
    found = _findings("R607", [_project(name, [("路灯亮灯率", value)]) for name, value in values.items()])
    assert [(each.project.index, each.quote) for each in found] == [(1, "≥98%"), (2, "≥95%"), (3, "≥98%")]
    assert "项目“夜景提升”≥95%" in found[0].message
    assert "其他2处不同：“路灯维护”≥98%、“灯杆更换”≥98%" in found[1].message
