"""Text in layout order is read as it was printed: invented forms with their truth, cut, shifted and run together."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from zhibiao.forms.columns import interpret_columns
from zhibiao.forms.order import text_order
from zhibiao.model import Filing, Project
from zhibiao.readers.text import document

SAMPLES = sorted((Path(__file__).parent / "layout").glob("*.txt"))
FIELDS = ("department", "unit", "nature", "category", "start", "end")


def read(text: str) -> tuple[Filing, ...]:
    return interpret_columns(document(text)).filings


def bare(value: object) -> str | None:
    return re.sub(r"\s", "", str(value)) if value not in (None, "", "-") else None


def money(value: str | None, unit: int) -> Decimal | None:
    return Decimal(value.replace(",", "")) * unit if value not in (None, "", "-") else None


def rows_of(project: Project) -> list[tuple[str | None, ...]]:
    return [
        tuple(bare(cell) for cell in (row.level1, row.level2, row.name, row.target, row.actual, row.deviation))
        for row in project.indicators
    ]


def truth_rows(project: dict) -> list[tuple[str | None, ...]]:
    keys = ("level1", "level2", "name", "target", "actual", "deviation")
    return [tuple(bare(row.get(key)) for key in keys) for row in project["indicators"]]


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem)
def sample(request):
    text = request.param.read_text(encoding="utf-8")
    truth = json.loads(request.param.with_suffix(".json").read_text(encoding="utf-8"))
    return text, truth, read(text)


def pairs(sample):
    _, truth, filings = sample
    assert [filing.kind for filing in filings] == [wanted["kind"] for wanted in truth]
    for filing, wanted in zip(filings, truth, strict=True):
        yield from zip(filing.projects, wanted["projects"], strict=True)


def test_samples_are_in_layout_order(sample):
    assert text_order(document(sample[0])) == "layout"


def test_every_row_is_read(sample):
    for project, wanted in pairs(sample):
        assert rows_of(project) == truth_rows(wanted)


def test_scores_are_read(sample):
    for project, wanted in pairs(sample):
        for row, truth in zip(project.indicators, wanted["indicators"], strict=True):
            assert row.weight == money(truth.get("weight"), 1)
            assert row.score == money(truth.get("score"), 1)


def test_boxes_are_read(sample):
    for project, wanted in pairs(sample):
        assert bare(project.name) == bare(wanted["name"])
        assert {key: bare(project.fields.get(key)) for key in FIELDS} == {
            key: bare(wanted["fields"].get(key)) for key in FIELDS
        }


def test_goals_are_read(sample):
    for project, wanted in pairs(sample):
        goals = {key: bare(text) for key, text in project.goals.items()}
        if "overall_goal" in wanted:
            assert goals == {"overall": bare(wanted["overall_goal"]), "annual": bare(wanted["annual_goal"])}
        else:
            assert goals == {"annual": bare(wanted["expected_goal"]), "result": bare(wanted["actual_result"])}


def test_money_is_read(sample):
    for project, wanted in pairs(sample):
        funds = wanted["funds"]
        if "rows" not in funds:
            assert project.funds == {key: money(value, 1) for key, value in funds.items() if key != "currency_unit"}
            continue
        for row, truth in zip(project.execution, funds["rows"], strict=True):
            for key in ("initial", "revised", "executed"):
                assert row.cells[key] == money(truth[key], 10_000)
            for key in ("weight", "rate", "score"):
                assert row.cells[key] == money(truth[key], 1)


def test_totals_are_read(sample):
    for project, wanted in pairs(sample):
        if "grade" in wanted:
            assert project.totals["grade"] == wanted["grade"]
            assert project.totals["score"] == Decimal(wanted["total_score"])
            assert project.totals["weight"] == Decimal(wanted["total_weight"])


def test_each_row_says_where_it_stands(sample):
    text, _, filings = sample
    lines = text.split("\n")
    for filing in filings:
        for project in filing.projects:
            for row in project.indicators:
                assert row.name
                assert row.at.line
                assert any(row.name[:4] in line for line in lines[max(0, row.at.line - 3) : row.at.line + 2])


ROWS = [
    ("项目名称", "苗圃灌溉改造", "项目类别", "经常性项目"),
    ("主管部门", "某县林业站", "实施单位", "某县苗圃"),
    ("总体目标", "", "年度目标", ""),
    ("改造苗圃灌溉管网。", "", "年内改造三处管网。", ""),
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "改造管网处数", "=3(处)"),
    ("", "质量指标", "管网试压合格率", "=100(%)"),
    ("", "时效指标", "改造完成时间", "10月底前"),
    ("效益指标", "社会效益指标", "节水量", "≥200(吨)"),
    ("满意度指标", "服务对象满意度指标", "职工满意度", "≥90(%)"),
]
TITLE = "项目支出绩效目标申报表（2025年度）"


def wide(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def printed(rows, measure, widths=(24, 24, 28, 12)) -> str:
    lines = [
        "".join(cell + " " * (width - measure(cell)) for cell, width in zip(row, widths, strict=True)) for row in rows
    ]
    return "\n".join([f"          {TITLE}", *(line.rstrip() for line in lines)])


NAMES = ["改造管网处数", "管网试压合格率", "改造完成时间", "节水量", "职工满意度"]


@pytest.mark.parametrize("measure", [len, wide], ids=["by characters", "by printed width"])
def test_columns_are_counted_as_the_converter_counted(measure):
    (filing,) = read(printed(ROWS, measure))
    (project,) = filing.projects
    assert [row.name for row in project.indicators] == NAMES
    assert [row.level1 for row in project.indicators] == ["产出指标"] * 3 + ["效益指标", "满意度指标"]
    assert project.goals == {"overall": "改造苗圃灌溉管网。", "annual": "年内改造三处管网。"}
    assert filing.year == 2025


def test_forms_run_together_are_parted():
    text = "\n".join([printed(ROWS, len), printed(ROWS, len).replace("苗圃灌溉", "林道")])
    (filing,) = read(text)
    assert [project.name for project in filing.projects] == ["苗圃灌溉改造", "林道改造"]
    assert [len(project.indicators) for project in filing.projects] == [5, 5]


def test_forms_without_a_title_are_parted_at_the_project_name():
    body = printed(ROWS, len).split("\n", 1)[1]
    (filing,) = read("\n".join([body, body]))
    assert len(filing.projects) == 2


def test_a_form_cut_in_the_middle_yields_what_is_there_and_says_so():
    whole = printed(ROWS, len)
    cut = "\n".join(whole.split("\n")[:-2])
    (filing,) = read(f"{whole}\n{cut}")
    assert [row.name for row in filing.projects[1].indicators] == NAMES[:-2]
    (guess,) = [guess for guess in filing.guesses if guess.key == "forms_layout.cut_form"]
    assert (guess.project, guess.fields["last"]) == (1, "改造完成时间")


def test_a_form_cut_before_its_table_has_no_rows():
    (filing,) = read("\n".join(printed(ROWS, len).split("\n")[:6]))
    assert filing.projects[0].name == "苗圃灌溉改造"
    assert filing.projects[0].indicators == ()


def test_a_table_whose_beginning_was_cut_off_is_read():
    (filing,) = read("\n".join(printed(ROWS, len).split("\n")[5:]))
    assert [row.name for row in filing.projects[0].indicators] == NAMES


def test_a_page_break_with_page_number_and_repeated_header_is_no_row():
    lines = printed(ROWS, len).split("\n")
    text = "\n".join(
        [*lines[:8], "                         - 1 -", "\f" + lines[5], *lines[8:], "                         - 2 -"]
    )
    (filing,) = read(text)
    assert [row.name for row in filing.projects[0].indicators] == NAMES


def test_kinds_that_are_not_judged_are_counted():
    found = interpret_columns(document(printed(ROWS, len).replace("项目支出绩效", "部门整体支出绩效")))
    assert (found.filings, found.other_forms) == ((), 1)


def test_a_level_name_in_the_middle_of_its_rows_stands_for_those_above_and_below():
    work = [("", "", name, "=1(项)") for name in ("甲项工作", "乙项工作", "丙项工作", "丁项工作", "戊项工作")]
    names = [("", "社会效益指标", "", ""), ("", "生态效益指标", *work[4][2:])]
    (filing,) = read(printed([*ROWS[:5], *work[:2], names[0], *work[2:4], names[1]], len))
    assert [row.level2 for row in filing.projects[0].indicators] == ["社会效益指标"] * 4 + ["生态效益指标"]


def test_text_without_a_form_is_no_filing():
    assert read("关于培训的通知\n\n    各单位：          请报名。\n") == ()
