"""Text in content order -> filings: the whole way, on printed pages whose truth is known and on small torn pieces."""

import re
from collections import Counter
from decimal import Decimal

import invented
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhibiao.forms import interpret
from zhibiao.messages import LANGUAGES, say
from zhibiao.readers.text import document

TARGET = """
财政项目支出绩效目标申报表
（2025年度）
项目名称 河道保洁 项目性质 经常性项目 项目类别 特定目标类
主管部门 云岫县水利局 实施单位 云岫县河道管理所
计划开始日期 2025-01-01 计划完成日期 2025-12-31
项目资金
（元）
项目资金总额 300,000.00 年度资金申请总额 100,000.00
其中：财政资金 300,000.00 其中：当年财政拨款 90,000.00
上年结转资金 10,000.00
其他资金 0.00 其他资金 0.00
项目绩效目标
项目总目标 年度总体目标
保持全县河道整洁。 清理河道12公里。
绩效指标
一级指标 二级指标 三级指标 年度指标值
{rows}
"""
ROWS = """\
产出指标 数量指标 清理长度 ≥12.00(公里)
质量指标 验收合格率 =100.00(%)
满意度指标 服务对象满意度指标 村民满意度 ≥90.00(%)"""
EVALUATION = """
财政项目支出绩效自评表
（2024年度）
项目名称 河道保洁
主管部门 云岫县水利局 实施单位 云岫县河道管理所
项目资金
（万元）
年初预算数 全年预算数 全年执行数 分数 执行率(%) 得分
{money}
年度
总体
目标
预期目标 实际完成情况
清理河道12公里。 清理河道11公里。
一级
指标
二级
指标
三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析
及改进措施
{rows}
总分 100.00 95.50
评分等级 优
"""
MONEY = "年度资金总额： 30.00 30.00 29.50 10.00 98.33 9.83\n其中：当年财政\n拨款\n30.00 30.00 29.50 - 98.33 -"
SCORED = "产出\n指标\n数量\n指标\n清理长度 ≥12.00(公里) 11.00(公里) 50.00 45.50 汛期停工。"


def squeeze(text):
    return re.sub(r"\s", "", text) if text else None


def only(text):
    (filing,) = interpret(document(text)).filings
    return filing


def rows(text):
    (project,) = only(text).projects
    return [(row.level1, row.level2, squeeze(row.name), squeeze(row.target)) for row in project.indicators]


def scored(torn_rows):
    (project,) = only(EVALUATION.format(money=MONEY, rows=torn_rows)).projects
    return [
        (
            row.level1,
            row.level2,
            squeeze(row.name),
            squeeze(row.target),
            squeeze(row.actual),
            row.weight,
            row.score,
            row.deviation,
        )
        for row in project.indicators
    ]


def truth(made):
    def number(text):
        return Decimal(text) if text else None

    return Counter(
        (
            row["level1"],
            row["level2"],
            squeeze(row["name"]),
            squeeze(row["target"]),
            squeeze(row.get("actual")),
            number(row.get("weight")),
            number(row.get("score")),
            squeeze(row.get("deviation")),
        )
        for row in made["rows"]
    )


def found(project):
    return Counter(
        (
            row.level1,
            row.level2,
            squeeze(row.name),
            squeeze(row.target),
            squeeze(row.actual),
            row.weight,
            row.score,
            squeeze(row.deviation),
        )
        for row in project.indicators
    )


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_forms_printed_wide_are_read_back_as_they_were(seed):
    text, kind, made, places = invented.document(seed, wide=True)
    filing = only(text)
    assert filing.kind == kind
    assert [project.name for project in filing.projects] == [one["name"] for one in made]
    assert [found(project) for project in filing.projects] == [truth(one) for one in made]
    for number, project in enumerate(filing.projects):
        assert [row.at.line for row in project.indicators] == [
            places[number, at] for at in range(len(project.indicators))
        ]


def test_forms_printed_narrow_and_cut_by_page_ends_are_read_back():
    wanted = got = same = goals = right_goals = 0
    for seed in range(40):
        text, kind, made, _ = invented.document(seed)
        projects = only(text).projects
        assert len(projects) == len(made)
        for one, project in zip(made, projects, strict=True):
            want, have = truth(one), found(project)
            wanted, got, same = wanted + want.total(), got + have.total(), same + (want & have).total()
            keys = ("overall", "annual") if kind == "target" else ("annual", "result")
            for key, text_of_goal in zip(keys, one["goals"], strict=True):
                goals += 1
                right_goals += squeeze(text_of_goal) == squeeze(project.goals[key])
    assert 2 * same / (wanted + got) > 0.98
    assert right_goals / goals > 0.9


def test_every_box_of_a_target_form_is_read():
    (project,) = only(TARGET.format(rows=ROWS)).projects
    assert project.name == "河道保洁"
    assert project.fields == {
        "category": "特定目标类",
        "nature": "经常性项目",
        "department": "云岫县水利局",
        "unit": "云岫县河道管理所",
        "start": "2025-01-01",
        "end": "2025-12-31",
    }
    assert project.funds == {
        "total": Decimal(300000),
        "annual": Decimal(100000),
        "total_fiscal": Decimal(300000),
        "annual_fiscal": Decimal(90000),
        "annual_carryover": Decimal(10000),
        "total_other": 0,
        "annual_other": 0,
    }
    assert project.goals == {"overall": "保持全县河道整洁。", "annual": "清理河道12公里。"}
    assert project.places["funds.annual_carryover"].line == 11
    assert project.columns == {"level1", "level2", "name", "target"}


def test_the_year_and_the_body_come_from_the_form():
    filing = only(TARGET.format(rows=ROWS))
    assert (filing.year, filing.unit) == (2025, "云岫县河道管理所")


def test_forms_of_several_bodies_have_no_common_one():
    other = TARGET.format(rows=ROWS).replace("河道管理所", "水文站").replace("河道保洁", "水位观测")
    filing = only(TARGET.format(rows=ROWS) + other)
    assert filing.unit is None
    assert [project.fields["unit"] for project in filing.projects] == ["云岫县河道管理所", "云岫县水文站"]


def test_the_cover_note_declares():
    note = "绩效目标设置情况\n本部门2个预算单位开展了编报工作，编报绩效目标的项\n目1个，涉及项目预算资金1,030.5万元。\n"
    declared = only(note + TARGET.format(rows=ROWS)).declared
    assert (declared.units, declared.projects, declared.funds) == (2, 1, Decimal(10305000))


def test_the_numbered_text_before_a_form_is_read_by_section():
    text = "说明\n一、项目概述\n 保持河道\n整洁。\n二、 立项依据\n四、实施方案：委托。\n七、绩效目标 （见表）\n"
    (project,) = only(text + TARGET.format(rows=ROWS)).projects
    assert project.narrative == {
        "overview": "保持河道整洁。",
        "basis": None,
        "plan": "委托。",
        "goals": "（见表）",
    }


def test_the_title_of_the_next_text_ends_a_table():
    text = (
        TARGET.format(rows=ROWS)
        + "\n\n\n\n“智慧水利”平台\n（一期）项目经费情况说明\n一、项目概述\n建设平台。\n"
        + TARGET.format(rows=ROWS)
    )
    filing = only(text)
    assert [len(project.indicators) for project in filing.projects] == [3, 3]
    assert filing.projects[1].narrative == {"overview": "建设平台。"}


@pytest.mark.parametrize(
    ("torn", "level1", "level2"),
    [
        ("产出指标 数量指标\n{row}", "产出指标", "数量指标"),
        ("产出\n指标\n数量\n指标\n{row}", "产出指标", "数量指标"),
        ("产\n出\n指\n标\n数\n量\n指\n标\n{row}", "产出指标", "数量指标"),
        ("产出  指\n\n标\n数量指标 {row}", "产出指标", "数量指标"),
        ("满意\n度指\n标\n服务\n对象\n满意\n度指\n标\n{row}", "满意度指标", "服务对象满意度指标"),
        ("效益 社会 {row}\n\n\n\n指标\n效益\n指标", "效益指标", "社会效益指标"),
        ("满意\n度指\n服务\n对象\n{row}\n\n\n\n标\n满意\n度指\n标", "满意度指标", "服务对象满意度指标"),
        ("满意\n度指\n标\n服务\n对象\n满意\n{row}\n\n\n\n度指\n标", "满意度指标", "服务对象满意度指标"),
        ("服务\n对象\n{row}\n\n\n\n满意度指\n标\n满意\n度指\n标", "满意度指标", "服务对象满意度指标"),
        ("产出指标（50分）\n数量指标\n{row}", "产出指标", "数量指标"),
        ("产出指标 成本指标 {row}", "产出指标", "成本指标"),
        ("成本指标 经济成本\n指标\n{row}", "成本指标", "经济成本指标"),
    ],
)
def test_a_level_name_is_put_together_wherever_it_is_torn(torn, level1, level2):
    text = TARGET.format(rows=torn.format(row="巡查里程 ≥12.00(公里)"))
    assert rows(text) == [(level1, level2, "巡查里程", "≥12.00(公里)")]


def test_a_level_name_cut_off_is_completed_and_told():
    filing = only(TARGET.format(rows="产出指标 数量指\n巡查里程 ≥12.00(公里)"))
    assert filing.projects[0].indicators[0].level2 == "数量指标"
    assert [(guess.key, guess.project, guess.indicator) for guess in filing.guesses] == [
        ("forms.level_completed", 0, 0)
    ]


@pytest.mark.parametrize(
    ("printed", "name", "target"),
    [
        ("年使用次数\n≥10000.00\n\n(次)", "年使用次数", "≥10000.00(次)"),
        (
            "全区统一的数据治理体系建设及运行维护项\n\n目完成情况\n稳步建立",
            "全区统一的数据治理体系建设及运行维护项目完成情况",
            "稳步建立",
        ),
        ("信息化项目\n指标完成率\n≤3.00(万元)", "信息化项目指标完成率", "≤3.00(万元)"),
        ("保障系统 24 小时运行正常 正常", "保障系统24小时运行正常", "正常"),
        ("完成时间 2025 年 6 月 30 日前", "完成时间", "2025年6月30日前"),
        ("2-3 场业务培训 >=2 场", "2-3场业务培训", ">=2场"),
        ("2 小时内应急响应 及时", "2小时内应急响应", "及时"),
    ],
)
def test_a_wrapped_cell_is_put_together(printed, name, target):
    text = TARGET.format(rows=f"产出指标 数量指标 巡查里程 ≥12.00(公里)\n{printed}\n质量指标 验收合格率 =100.00(%)")
    assert rows(text)[1] == ("产出指标", "数量指标", name, target)


def test_a_blank_value_stays_blank():
    assert rows(TARGET.format(rows=ROWS + "\n周边单位满意度"))[-1] == (
        "满意度指标",
        "服务对象满意度指标",
        "周边单位满意度",
        None,
    )


def test_the_header_and_the_levels_may_be_repeated_on_the_next_page():
    text = ROWS + "\n\n\n\n\n一级指标 二级指标 三级指标 年度指标值\n满意度指标 服务对象满意度指标 单位满意度 ≥80.00(%)"
    assert [row[2] for row in rows(TARGET.format(rows=text))] == ["清理长度", "验收合格率", "村民满意度", "单位满意度"]


def test_page_numbers_and_running_headers_are_no_cells():
    page = "\n\n\n\n云岫县2025年部门预算公开\n产出指标 数量指标 第{n}段长度 ≥{n}.00(公里)\n\n{n}"
    text = TARGET.format(rows=ROWS) + "".join(page.format(n=n) for n in range(2, 6))
    assert [row[2] for row in rows(text)][3:] == [f"第{n}段长度" for n in range(2, 6)]


def test_a_row_torn_by_a_page_end_comes_back_together():
    above = "产出 数量指 清理长 ≥12.0 11.00 50.00 45.50 汛期停"
    below = "指标 标 度 0(公里) (公里) 工两次。"
    assert scored(above + "\n\n\n\n" + below) == [
        ("产出指标", "数量指标", "清理长度", "≥12.00(公里)", "11.00(公里)", 50, Decimal("45.5"), "汛期停工两次。")
    ]


def test_the_rows_of_a_self_evaluation_have_scores_and_reasons():
    assert scored(SCORED) == [
        ("产出指标", "数量指标", "清理长度", "≥12.00(公里)", "11.00(公里)", 50, Decimal("45.5"), "汛期停工。")
    ]


def test_the_money_table_is_read_by_column():
    (project,) = only(EVALUATION.format(money=MONEY, rows=SCORED)).projects
    assert [row.label for row in project.execution] == ["年度资金总额", "当年财政拨款"]
    assert list(project.execution[0].cells.items()) == [
        ("initial", 300000),
        ("revised", 300000),
        ("executed", 295000),
        ("weight", 10),
        ("rate", Decimal("98.33")),
        ("score", Decimal("9.83")),
    ]
    assert project.execution[1].cells["weight"] is None
    assert project.totals == {"weight": 100, "score": Decimal("95.5"), "grade": "优"}


def test_amounts_torn_over_lines_are_put_together():
    money = "年度资金总额： 1,420.0\n0\n1,420.0\n0\n\n1,420.\n00\n\n10.00 100.00 10.00"
    (project,) = only(EVALUATION.format(money=money, rows=SCORED)).projects
    assert list(project.execution[0].cells.values()) == [14200000, 14200000, 14200000, 10, 100, 10]


def test_a_total_torn_over_lines_is_put_together():
    text = EVALUATION.format(money=MONEY, rows=SCORED).replace("总分 100.00 95.50", "总分 100.0\n0\n\n95.50")
    (project,) = only(text).projects
    assert (project.totals["weight"], project.totals["score"]) == (100, Decimal("95.5"))


def test_a_missing_grade_is_no_grade():
    (project,) = only(EVALUATION.format(money=MONEY, rows=SCORED).replace("评分等级 优\n", "")).projects
    assert "grade" not in project.totals


def test_amounts_in_a_form_in_ten_thousands_become_yuan():
    (project,) = only(TARGET.format(rows=ROWS).replace("（元）", "（万元）").replace("0,000.00", ".00")).projects
    assert project.funds["total"] == Decimal(300000)


def test_both_kinds_in_one_document_are_two_filings():
    filings = interpret(document(TARGET.format(rows=ROWS) + EVALUATION.format(money=MONEY, rows=SCORED))).filings
    assert [(filing.kind, filing.year, len(filing.projects)) for filing in filings] == [
        ("target", 2025, 1),
        ("self_evaluation", 2024, 1),
    ]


def test_forms_of_other_kinds_are_counted_not_read():
    other = TARGET.format(rows=ROWS).replace("财政项目支出绩效目标申报表", "部门整体支出绩效目标申报表")
    read = interpret(document(other + TARGET.format(rows=ROWS)))
    assert (read.other_forms, [len(filing.projects) for filing in read.filings]) == (1, [1])


def test_a_budget_table_with_the_words_of_a_form_is_no_form():
    table = "2025年单位支出预算总表\n项目 合计 基本支出\n项目名称 预算数 年度\n河道保洁 100,000\n合计 100,000\n"
    assert len(only(table + TARGET.format(rows=ROWS)).projects) == 1


def test_text_without_a_form_has_no_filing():
    assert interpret(document("关于做好防汛工作的通知\n各单位：\n请做好准备。\n")).filings == ()


def test_a_form_that_ends_before_its_table_stays_a_project():
    (project,) = only(TARGET.format(rows=ROWS).split("绩效指标")[0]).projects
    assert (project.name, project.indicators) == ("河道保洁", ())


def test_a_form_cut_in_its_boxes_and_the_next_one_are_two():
    cut = TARGET.format(rows=ROWS).split("项目资金")[0]
    filing = only(cut + TARGET.format(rows=ROWS).replace("河道保洁", "水位观测"))
    assert [(project.name, len(project.indicators)) for project in filing.projects] == [
        ("河道保洁", 0),
        ("水位观测", 3),
    ]


def test_two_forms_without_titles_run_together_are_two():
    body = TARGET.format(rows=ROWS).split("（2025年度）")[1]
    filing = only("财政项目支出绩效目标申报表\n（2025年度）" + body + body.replace("河道保洁", "水位观测"))
    assert [(project.name, len(project.indicators)) for project in filing.projects] == [
        ("河道保洁", 3),
        ("水位观测", 3),
    ]


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_text_cut_anywhere_is_read_without_failing(data):
    text = TARGET.format(rows=ROWS) + EVALUATION.format(money=MONEY, rows=SCORED)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for filing in interpret(document(text[start:end])).filings:
        for guess in filing.guesses:
            assert all(say(guess.key, lang, **guess.fields) for lang in LANGUAGES)


def test_labels_alone_in_any_number_are_read_without_failing():
    assert interpret(document("项目名称 主管部门 一级指标 二级指标 三级指标 年度指标值\n" * 300)) is not None


def test_a_list_of_projects_below_a_title_is_no_form():
    table = "某局2025年项目绩效目标申报表\n项目名称 合计 财政拨款 其他资金\n河道保洁 300,000 300,000\n"
    (project,) = only(table + TARGET.format(rows=ROWS)).projects
    assert (project.name, len(project.indicators)) == ("河道保洁", 3)


def test_the_name_of_the_next_project_is_no_row():
    second = TARGET.replace("河道保洁", "山塘水库养护").format(rows=ROWS)
    text = TARGET.format(rows=ROWS) + "\n\n\n山塘水库养护\n1.项目概述\n养护山塘。\n2.立项依据\n养护办法。" + second
    first, second = only(text).projects
    assert [len(first.indicators), len(second.indicators)] == [3, 3]
    assert second.narrative["overview"] == "养护山塘。"


def test_the_number_of_the_next_form_is_no_row():
    text = "附件1\n" + TARGET.format(rows=ROWS) + "\n\n\n附件2\n" + TARGET.format(rows=ROWS)
    assert [len(project.indicators) for project in only(text).projects] == [3, 3]


def test_a_running_header_above_a_page_number_is_no_cell():
    edge = "\n\n\n\n云岫县2025年部门预算公开\n\n第 {} 页，共 3 页\n\n"
    above, below = TARGET.format(rows=ROWS).split("质量指标")
    text = edge.format(1) + above + edge.format(2) + "质量指标" + below + edge.format(3)
    assert [row.name for row in only(text).projects[0].indicators] == ["清理长度", "验收合格率", "村民满意度"]


def test_cost_may_stand_on_both_levels():
    printed = TARGET.format(rows="成本指标 成本指标 单位清理成本 ≤2.00(元)\n" + ROWS)
    cost = only(printed).projects[0].indicators[0]
    assert (cost.level1, cost.level2, cost.target) == ("成本指标", "成本指标", "≤2.00(元)")


def test_a_direction_is_no_part_of_the_value():
    header = "一级指标 二级指标 三级指标 指标性质 指标值 度量单位"
    printed = TARGET.replace("一级指标 二级指标 三级指标 年度指标值", header)
    rows = "产出指标 数量指标 清理长度 ≥ 12 公里\n质量指标 验收结果 定性 合格\n"
    assert [row.target for row in only(printed.format(rows=rows)).projects[0].indicators] == ["≥ 12 公里", "合格"]


def test_a_sentence_with_a_year_names_no_publisher():
    note = "按照总体要求，本部门1个预算单位开展了2025年项目预算绩效目标编报工\n作，编报绩效目标的项目1个。\n"
    assert only(note + TARGET.format(rows=ROWS)).unit == "云岫县河道管理所"
