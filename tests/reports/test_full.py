"""The terminal's report: quotes, carets, places, widths, colour."""

from dataclasses import replace

import pytest
from builders import EVALUATION_FILING, NAMES, TARGETS, finding, report
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.model import Fix, IndicatorRef, Location, ProjectRef, Related
from zhibiao.reports import RenderOptions, render
from zhibiao.reports.width import width


def shown(*findings, columns=100, **options):
    return render(
        replace(report(), findings=findings), "full", options=RenderOptions(width=columns, show="info", **options)
    )


def after(text, start, count=2):
    """The lines from the one that begins with ``start``."""
    lines = text.splitlines()
    number = next(number for number, line in enumerate(lines) if line.startswith(start))
    return lines[number : number + count]


def test_carets_stand_under_the_quoted_cell():
    row, marks = after(shown(finding("Q202", 1, 2, cell="target", quote="及时")), "  | 产出")
    assert row == "  | 产出指标 › 时效指标 › 处理及时性   及时"
    assert width(row[: row.rindex("及时")]) == marks.index("^")
    assert marks.count("^") == 4


def test_carets_stand_under_a_part_of_the_cell():
    row, marks = after(shown(finding("V106", 1, 1, cell="target", quote=">=")), "  | 产出")
    assert row[width("") + row.index(">=") :].startswith(">=95(%)")
    assert marks.count("^") == 2


def test_a_level_or_name_is_marked_in_the_path():
    row, marks = after(shown(finding("Q202", 1, 2, cell="level2", quote="时效指标")), "  | 产出")
    assert width(row[: row.index("时效指标")]) == marks.index("^")


def test_a_blank_cell_is_shown_as_blank():
    row, marks = after(shown(finding("V102", 4, 3, cell="target")), "  | 效益")
    assert row.endswith("（空白）")
    assert marks.count("^") == width("（空白）")


def test_a_finding_that_names_no_cell_is_marked_where_its_quote_stands():
    row, marks = after(shown(finding("Q202", 1, 2, quote="及时")), "  | 产出")
    assert width(row[: row.rindex("及时")]) == marks.index("^")


def test_a_row_without_its_filing_is_quoted_from_the_finding():
    lone = replace(finding("Q202", 1, 2, cell="target", quote="及时"), file="别处.yaml")
    assert after(shown(lone), "  | 产出", 1) == ["  | 产出指标 › 时效指标 › 处理及时性   及时"]


def test_of_two_rows_of_one_name_the_one_at_the_place_is_quoted():
    whole = report()
    filing = whole.inputs[0].filings[0]
    project = filing.projects[0]
    twin = replace(project.indicators[2], target="按时", at=Location(line=999))
    filing = replace(filing, projects=(replace(project, indicators=(*project.indicators, twin)), *filing.projects[1:]))
    found = replace(finding("Q202", 1, 2, cell="target"), at=Location(line=999))
    text = render(replace(whole, inputs=(replace(whole.inputs[0], filings=(filing,)),), findings=(found,)), "full")
    assert "处理及时性   按时" in text


def test_a_self_evaluation_shows_target_actual_weight_and_score():
    text = shown(finding("E908", 1, 0, cell="score", quote="30", filing=EVALUATION_FILING), columns=80)
    row, marks = after(text, "  | 指标值")
    assert row == "  | 指标值：≥24(次)   实际完成值：20次   分值：30   得分：30"
    assert width(row[: row.rindex("30")]) == marks.index("^")


def test_a_box_is_named():
    assert "  | 年度资金申请总额：480,000.00元" in shown(finding("M701", 4, cell="funds.annual")).splitlines()


def test_a_blank_box_is_shown_as_blank():
    assert "  | 上年结转资金：（空白）" in shown(finding("M701", 4, cell="funds.annual_carryover")).splitlines()


def test_the_name_of_a_project_is_a_box():
    assert f"  | 项目名称：{NAMES[3]}" in shown(finding("M701", 4, cell="name")).splitlines()


def test_a_project_finding_that_quotes_nothing_has_no_quote():
    assert "|" not in shown(finding("C304", 1))


def test_an_expected_goal_is_called_so_in_a_self_evaluation():
    text = shown(finding("G501", 1, cell="goals.annual", filing=EVALUATION_FILING))
    assert "  | 预期目标：全年巡查24次。" in text.splitlines()


@pytest.mark.parametrize(
    ("at", "place"),
    [
        (Location(line=46), "第46行"),
        (Location(line=46, column=7), "第46行第7列"),
        (Location(page=3, box=(0.0, 0.0, 1.0, 1.0)), "第3页"),
        (Location(table=2, row=5, column=3), "表2 第5行 第3列"),
        (Location(sheet="附表1", cell="C7"), "工作表“附表1” C7单元格"),
        (Location(sheet="附表1", cell="C7", row=7, column=3), "工作表“附表1” C7单元格"),
    ],
)
def test_places_are_named_as_people_do(at, place):
    assert f"建议改 C304 missing-cost · {place}" in shown(finding("C304", 1, at=at)).splitlines()


def test_an_unknown_place_is_not_named():
    assert "建议改 C304 missing-cost" in shown(replace(finding("C304", 1), at=None)).splitlines()


def test_a_safe_fix_is_told_apart_from_one_to_verify():
    assert "  改为  ≥95(%)" in shown(finding("V106", 1, 1, fix=Fix(safe=True, replacement="≥95(%)"))).splitlines()
    text = shown(finding("V106", 1, 1, fix=Fix(safe=False, replacement="≥95(%)")))
    assert "  可改为  ≥95(%)（请核实后采用）" in text.splitlines()


def test_related_places_are_named_and_many_are_counted():
    related = tuple(
        Related("另一份.yaml", ProjectRef(n, f"工程{n}"), Location(line=n), IndicatorRef("长度")) for n in range(1, 8)
    )
    text = shown(finding("C304", 1, related=related), columns=400)
    assert "另见  另一份.yaml 项目1 工程1 长度（第1行）、" in text
    assert "项目4 工程4 长度（第4行）、等7处" in text
    assert "工程5" not in text


def test_a_related_row_of_the_same_project_is_named_by_its_place():
    related = (Related(TARGETS, ProjectRef(1, NAMES[0]), Location(line=3)),)
    assert "  另见  第3行" in shown(finding("C304", 1, related=related)).splitlines()


def test_a_project_without_a_name_is_called_so():
    assert any(
        "项目1（未填项目名称）" in line
        for line in shown(replace(finding("C304", 1), project=ProjectRef(1, None))).splitlines()
    )


def test_a_shared_finding_names_its_projects_once():
    text = shown(*(finding("C304", number) for number in (1, 2, 4)))
    assert text.count("C304") == 1
    assert "  涉及  3个项目（共5个）：项目1 会务培训、项目2 设备运行与维护、项目4 宣传册印制" in text.splitlines()


def test_one_shared_by_all_says_so():
    assert "  涉及  全部5个项目" in shown(*(finding("C304", number) for number in range(1, 6))).splitlines()


def test_a_shared_finding_quotes_only_what_is_the_same():
    text = shown(*(finding("G501", number, cell="goals.annual") for number in (1, 2, 4)))
    assert "|" not in text


def test_without_colour_there_is_no_escape():
    assert "\x1b" not in shown(*report().findings)


def test_colour_changes_nothing_but_colour():
    import click

    assert click.unstyle(shown(*report().findings, colour=True)) == shown(*report().findings)


@given(st.integers(min_value=40, max_value=160), st.sampled_from(["zh", "en"]))
def test_every_line_fits_the_terminal(columns, lang):
    text = render(report(lang), "full", options=RenderOptions(width=columns, show="info", statistics=True))
    assert [line for line in text.splitlines() if width(line) > columns] == []


def test_a_long_box_is_quoted_around_its_mark():
    whole = report()
    filing = whole.inputs[0].filings[0]
    long = "前文" * 200 + "及时" + "后文" * 200
    project = replace(filing.projects[0], goals={"annual": long})
    inputs = (replace(whole.inputs[0], filings=(replace(filing, projects=(project, *filing.projects[1:])),)),)
    found = finding("G501", 1, cell="goals.annual", quote="及时")
    text = render(replace(whole, inputs=inputs, findings=(found,)), "full")
    quote = [line for line in text.splitlines() if line.startswith("  |")]
    assert len(quote) == 4
    assert "^^^^" in quote[quote.index(next(line for line in quote if "及时" in line)) + 1]


def test_a_shared_finding_says_whose_sentence_it_shows_where_they_differ():
    found = [replace(finding("C304", n), message=f"“{NAMES[n - 1]}”没有成本指标。") for n in (2, 3, 4)]
    assert "  “设备运行与维护”没有成本指标。（以项目2 设备运行与维护为例）" in shown(*found).splitlines()
