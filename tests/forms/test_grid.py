"""A grid of cells is read the same whatever format it comes from."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zhibiao.forms.grid import interpret_grid
from zhibiao.model import Location
from zhibiao.readers.grid import Cell, Grid


def grid(*lines: str) -> Grid:
    """Cells parted by |; a cell ``^`` belongs to the one above, ``<`` to the one before it."""
    cells: dict[tuple[int, int], list[int]] = {}
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    texts: dict[tuple[int, int], str] = {}
    for row, line in enumerate(lines, start=1):
        for column, text in enumerate(line.split("|"), start=1):
            printed = text.strip()
            home = {"^": (row - 1, column), "<": (row, column - 1)}.get(printed)
            place = owner[home] if home else (row, column)
            owner[row, column] = place
            span = cells.setdefault(place, [row, column])
            span[0], span[1] = max(span[0], row), max(span[1], column)
            if not home:
                texts[place] = printed.replace("/n", "\n")
    return Grid(
        tuple(
            Cell(
                row,
                column,
                texts[row, column],
                Location(table=1, row=row, column=column),
                last - row + 1,
                right - column + 1,
            )
            for (row, column), (last, right) in cells.items()
        )
    )


TARGET = (
    "项目名称 | 苗圃灌溉/n改造 | 项目类别 | 经常性项目",
    "计划开始日期 | 2025年1月1日 | 计划完成日期 | 2025/12/31",
    "项目资金总额 | 12.5 | 年度资金申请总额 | 10",
    "其中：财政资金 | 12.5 | 其中：当年财政拨款 | 8",
    "其他资金 | | 上年结转资金 | 2",
    "项目资金（万元） | < | < | <",
    "总体目标 | < | 年度目标 | <",
    "改造灌溉/n管网。 | < | 年内改造三处。 | <",
    "一级指标 | 二级指标 | 三级指标 | 指标值",
    "产出指标 | 数量指标 | 改造处数 | =3(处)",
    "^ | ^ | 培训场次 | ≥2(场)",
    "^ | 质量指标 | 合格率 | =100.0/n0(%)",
    "效益指标 | 社会效益指标 | 节水量 | ",
    " | 生态效益指标 | | ",
    "满意度指标 | 满意度指标 | 职工满意度 | ≥90(%)",
)


def test_boxes_stand_right_of_their_labels_or_below():
    project = interpret_grid(grid(*TARGET)).project
    assert project.name == "苗圃灌溉改造"
    assert project.fields == {"category": "经常性项目", "start": "2025-01-01", "end": "2025-12-31"}
    assert project.goals == {"overall": "改造灌溉管网。", "annual": "年内改造三处。"}


def test_money_is_read_by_the_column_it_stands_in():
    funds = interpret_grid(grid(*TARGET)).project.funds
    assert funds == {
        "total": Decimal(125_000),
        "total_fiscal": Decimal(125_000),
        "total_other": None,
        "annual": Decimal(100_000),
        "annual_fiscal": Decimal(80_000),
        "annual_carryover": Decimal(20_000),
    }


def test_merged_names_are_carried_down_and_empty_rows_left_out():
    rows = interpret_grid(grid(*TARGET)).project.indicators
    assert [(row.level1, row.level2, row.name, row.target) for row in rows] == [
        ("产出指标", "数量指标", "改造处数", "=3(处)"),
        ("产出指标", "数量指标", "培训场次", "≥2(场)"),
        ("产出指标", "质量指标", "合格率", "=100.00(%)"),
        ("效益指标", "社会效益指标", "节水量", None),
        ("满意度指标", "满意度指标", "职工满意度", "≥90(%)"),
    ]
    assert rows[0].at == Location(table=1, row=10, column=3)
    assert rows[0].places["target"] == Location(table=1, row=10, column=4)


@pytest.mark.parametrize(
    ("header", "row", "target"),
    [
        ("指标性质 | 指标值 | 度量单位", "≥ | 95 | %", "≥95%"),
        ("度量单位 | 指标性质 | 指标值", "% | ≥ | 95", "≥95%"),
        ("指标性质 | 指标值 | 度量单位", "正向 | ≥95 | %", "≥95%"),
        ("指标方向 | 指标值 | 度量单位", "大于等于 | 95 | %", "大于等于95%"),
        ("指标类型 | 指标值 | 计量单位", "= | 95 | 个", "=95个"),
        ("指标性质 | 指标值 | 度量单位", "定性 | 良好 | ", "良好"),
        ("指标性质 | 指标值 | 度量单位", "≥ | 95% | %", "≥95%"),
        ("指标性质 | 指标值 | 度量单位", "≥ | | ", None),
    ],
)
def test_operator_value_and_unit_are_joined_by_what_the_cells_hold(header, row, target):
    form = interpret_grid(grid(f"一级指标 | 二级指标 | 三级指标 | {header}", f"产出指标 | 质量指标 | 合格率 | {row}"))
    assert [indicator.target for indicator in form.project.indicators] == [target]


def test_a_header_of_two_rows_counts_by_its_lowest_headings():
    form = interpret_grid(
        grid(
            "绩效指标 | 年度指标值 | < | < | 实际完成值 | 分值 | 得分",
            "三级指标 | 指标性质 | 指标值 | 度量单位 | ^ | ^ | ^",
            "合格率 | ≥ | 95 | % | 96% | 10 | 9.5",
        )
    )
    (row,) = form.project.indicators
    assert (row.name, row.target, row.actual, row.score) == ("合格率", "≥95%", "96%", Decimal("9.5"))
    assert form.kind == "self_evaluation"


EVALUATION = (
    "项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分",
    "^ | 年度资金总额： | 128.00 | 131.50 | 129.86 | 10.00 | 98.75% | 9.88",
    "^ | 其中：当年财政拨款 | 128.00 | 128.00 | 126.36 | - | 98.72% | -",
    "年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | <",
    "^ | 开展活动。 | < | < | 已开展活动。 | < | < | <",
    "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施",
    "产出指标 | 数量指标 | 活动场次 | ≥120(场) | 118(场) | 40 | 39.3 | 闭馆23天",
    "总分 | < | < | < | < | 100 | 99.18 | ",
    "评分等级 | < | < | < | 优 | < | < | <",
)


def test_a_self_evaluation_has_executed_money_goals_and_totals():
    form = interpret_grid(grid(*EVALUATION))
    assert form.kind == "self_evaluation"
    assert form.project.funds == {}
    first, second = form.project.execution
    assert first.cells == {
        "initial": Decimal(1_280_000),
        "revised": Decimal(1_315_000),
        "executed": Decimal("1298600.00"),
        "weight": Decimal(10),
        "rate": Decimal("98.75"),
        "score": Decimal("9.88"),
    }
    assert (second.label, second.cells["weight"]) == ("当年财政拨款", None)
    assert form.project.goals == {"annual": "开展活动。", "result": "已开展活动。"}
    assert form.project.totals == {"weight": Decimal(100), "score": Decimal("99.18"), "grade": "优"}
    assert form.project.indicators[0].deviation == "闭馆23天"


def test_the_title_decides_the_kind_where_there_is_one():
    assert interpret_grid(grid(*TARGET), "self_evaluation").kind == "self_evaluation"
    assert interpret_grid(grid(*TARGET)).kind == "target"


def test_a_unit_in_the_heading_of_the_values_is_kept_apart():
    form = interpret_grid(grid("二级指标 | 三级指标 | 指标值（%）", "质量指标 | 合格率 | ≥95"))
    assert (form.project.target_unit, form.project.indicators[0].target) == ("%", "≥95")


def test_a_grid_without_a_table_is_headless():
    assert not interpret_grid(grid("项目名称 | 业务培训")).headed
