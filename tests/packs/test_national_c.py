"""Rules on completeness, where an example cannot show it: severities, places, what one finding names."""

from __future__ import annotations

import pytest

from zhibiao.filings import Source
from zhibiao.lint import LintOptions, lint
from zhibiao.model import Filing, Finding, Indicator, Location, Project
from zhibiao.packs import load_pack

_OUTPUT = ("产出指标", "数量指标", "路灯改造数量", "≥120(盏)")
_BENEFIT = ("效益指标", "社会效益指标", "受益居民人数", "≥2000(人)")
_SATISFACTION = ("满意度指标", "服务对象满意度指标", "沿街居民满意度", "≥90%")


def _findings(code: str, *rows: tuple[str | None, ...], **boxes: object) -> list[Finding]:
    project = Project(**{"name": "路灯管护", "indicators": tuple(Indicator(*row) for row in rows), **boxes})  # type: ignore[arg-type]
    report = lint([Source.of(Filing("target", 2024, None, (project,)))], load_pack(), LintOptions(select=(code,)))
    return list(report.findings)


@pytest.mark.parametrize(
    ("rows", "severity", "missing"),
    [
        ((_OUTPUT, _BENEFIT), "warning", "满意度指标"),
        ((_OUTPUT, _SATISFACTION), "error", "效益指标"),
        ((_BENEFIT, _SATISFACTION), "error", "产出指标"),
        ((_OUTPUT,), "error", "效益指标、满意度指标"),
    ],
)
def test_a_missing_class_is_an_error_unless_it_is_satisfaction_alone(rows, severity, missing):
    (found,) = _findings("C303", *rows)
    assert (found.severity, missing in found.message) == (severity, True)


@pytest.mark.parametrize("code", ["C303", "C304"])
def test_rows_of_an_unknown_class_leave_open_what_is_missing(code):
    rows = (Indicator("重点任务", "规模", "路灯改造数量", "≥120(盏)"), Indicator(*_BENEFIT))
    filing = Filing("target", 2024, None, (Project("路灯管护", indicators=rows),))
    report = lint([Source.of(filing)], load_pack(), LintOptions(select=(code,)))
    assert report.findings == ()
    assert [(each.rule, "1条指标" in each.reason) for each in report.undecided] == [(code, True)]


def test_one_finding_names_all_missing_kinds_of_output():
    (found,) = _findings("C305", ("产出指标", "成本指标", "单盏改造成本", "≤350(元)"))
    assert "数量指标、质量指标、时效指标" in found.message


def test_one_finding_names_all_blank_boxes_in_the_words_of_the_form():
    fields = {"department": None, "unit": "某区市政管理所", "start": None, "nature": "/"}
    (found,) = _findings("C301", _OUTPUT, name=None, fields=fields)
    assert "项目名称、主管部门、开始日期、项目性质" in found.message


def test_a_blank_goal_silences_the_goal_without_a_number():
    assert [found.rule for found in _findings("C302", _OUTPUT, goals={"annual": None})] == ["C302"]
    assert [found.rule for found in _findings("G503", _OUTPUT, goals={"annual": None})] == []


def test_a_short_goal_stands_at_its_box_and_is_quoted():
    places = {"goals.annual": Location(line=7)}
    (found,) = _findings("C302", _OUTPUT, goals={"overall": None, "annual": "完成维护"}, places=places)
    assert (found.at, found.quote, found.severity) == (Location(line=7), "完成维护", "error")
    assert ("总体目标没有填写" in found.message, "年度目标不足10个字" in found.message) == (True, True)


@pytest.mark.parametrize(
    ("level1", "level2", "advice"),
    [
        ("产业指标", "数量指标", "改为“产出指标”"),
        ("产出指标", "数理指标", "改为“数量指标”"),
        ("产出指标", "经济成本指标", "放到“成本指标”下"),
        ("产出指标", "管网长度", "改为“产出指标”下规定的二级指标"),
        ("重点任务", "管网长度", "改为成本指标、产出指标、效益指标、满意度指标之一"),
    ],
)
def test_advice_on_a_category(level1, level2, advice):
    (found,) = _findings("C307", (level1, level2, "路灯改造数量", "≥120(盏)"))
    assert advice in found.suggestion


def test_the_second_of_two_equal_rows_has_the_finding_and_points_at_the_first():
    rows = tuple(
        Indicator("产出指标", "数量指标", name, target, at=Location(line=line))
        for line, name, target in ((4, "路灯巡检次数", "≥12(次)"), (5, "路灯巡检工作次数", "≥24(次)"))
    )
    (found,) = _findings("C308", indicators=rows)
    assert (found.at, found.indicator.name, found.related[0].at) == (
        Location(line=5),
        "路灯巡检工作次数",
        Location(line=4),
    )
    assert ("≥12(次)" in found.suggestion, "≥24(次)" in found.suggestion) == (True, True)
