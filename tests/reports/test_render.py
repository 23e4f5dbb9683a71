"""The public function, and what holds in every format."""

import json
from dataclasses import replace

import pytest
from builders import INPUTS, clean_report, empty_report, report

from zhibiao.model import InputFile
from zhibiao.problems import ZhibiaoError
from zhibiao.reports import FORMATS, RenderOptions, render

PEOPLES = [name for name in FORMATS if name != "json"]


def test_an_unknown_format_is_a_sentence():
    with pytest.raises(ZhibiaoError) as error:
        render(report(), "odt")
    assert "odt" in error.value.sentence("zh")
    assert "markdown" in error.value.sentence("zh")


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_says_what_it_is(name):
    assert FORMATS[name].title("zh") != FORMATS[name].title("en")


@pytest.mark.parametrize("name", FORMATS)
def test_rendering_twice_gives_the_same(name):
    assert render(report(), name) == render(report(), name)


@pytest.mark.parametrize("name", PEOPLES)
@pytest.mark.parametrize("quiet", [False, True])
def test_no_findings_is_not_an_approval(name, quiet):
    text = render(clean_report(), name, options=RenderOptions(quiet=quiet, width=400))
    assert "没有查出问题不等于审核同意" in text
    assert "25条指标" in text


@pytest.mark.parametrize("name", PEOPLES)
def test_nothing_judged_is_no_finding_of_nothing(name):
    text = render(empty_report(), name, options=RenderOptions(width=400))
    assert "得不出任何结论" in text
    assert "没有查出问题" not in text


@pytest.mark.parametrize("name", ["full", "markdown", "html"])
@pytest.mark.parametrize("path", [entry.path for entry in INPUTS[1:]])
def test_a_file_that_was_not_judged_is_named(name, path):
    assert path in render(replace(report(), findings=()), name)


@pytest.mark.parametrize("name", ["full", "markdown", "html"])
def test_an_undecided_rule_is_named_with_its_reason(name):
    text = render(report(), name, options=RenderOptions(width=400))
    assert "M704" in text
    assert "立项依据一栏没有读出" in text


@pytest.mark.parametrize("name", FORMATS)
def test_suppressed_and_baselined_findings_are_marked(name):
    text = render(report(), name)
    marks = ('"status": "suppressed"', '"status": "baselined"') if name == "json" else ("已豁免", "已列入基线")
    assert all(mark in text for mark in marks)


@pytest.mark.parametrize("name", ["full", "concise", "markdown"])
def test_what_is_below_the_level_shown_is_counted_only(name):
    text = render(report(), name, options=RenderOptions(show="error", width=400))
    assert "C304" not in text
    assert "12条低于显示等级" in text or "未列出12" in text


def test_data_holds_everything_whatever_is_shown():
    assert render(report(), "json", options=RenderOptions(show="error", quiet=True)) == render(report(), "json")


@pytest.mark.parametrize("name", ["full", "concise"])
def test_a_filing_cannot_speak_to_the_terminal(name):
    hostile = replace(report().findings[0], message="第一行\x1b[2J\n第二行\u202e", quote="\x1b]0;x\x07")
    text = render(replace(report(), findings=(hostile,)), name)
    assert [char for char in text if char in "\x1b\x07\u202e"] == []


def test_the_json_of_no_inputs_is_whole():
    data = json.loads(render(replace(empty_report(), inputs=()), "json"))
    assert data["findings"] == []
    assert data["summary"]["files"] == 0


def test_many_undecided_rules_are_shortened_for_people_and_counted():
    one = report().undecided[0]
    many = tuple(replace(one, rule=f"Z{number:03}", reason=f"原因{number}") for number in range(40))
    text = render(replace(report(), undecided=many), "full")
    assert "另有29项未列出" in text
    assert "Z010" in text
    assert "Z011" not in text


def test_a_rule_undecided_in_many_projects_is_counted():
    one = report().undecided[0]
    many = tuple(replace(one, project=replace(one.project, index=number)) for number in range(1, 30))
    assert "（29处）" in render(replace(report(), undecided=many), "full")


def test_a_single_input_is_not_named_again_before_each_project():
    one = replace(report(), inputs=(INPUTS[0],), findings=())
    assert "（项目1 会务培训、项目4 宣传册印制）" in render(one, "full", options=RenderOptions(width=200))


def test_an_other_kind_without_a_count_is_named():
    inputs = (InputFile("整体.docx", "other_kind"),)
    assert "含其他种类的表，不在检查之列：整体.docx" in render(replace(empty_report(), inputs=inputs), "full")


@pytest.mark.parametrize("name", ["full", "concise", "markdown", "html"])
def test_statistics_count_findings_by_rule(name):
    text = " ".join(render(report(), name, options=RenderOptions(statistics=True)).replace("|", " ").split())
    wanted = {"markdown": "C304 missing-cost 建议改 5 5", "html": "C304 missing-cost (5)", "full": "5 建议改 C304"}
    assert wanted.get(name, "5 建议改 C304 missing-cost") in text
