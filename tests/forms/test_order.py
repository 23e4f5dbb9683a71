"""The three orders of converted text are told apart; column order is refused with advice."""

from __future__ import annotations

import pytest

from zhibiao.forms.order import column_problem, form_regions, text_order
from zhibiao.readers.text import document

TITLE = "项目支出绩效目标申报表"
ROWS = [("数量指标", "培训场次", "≥12(场)"), ("质量指标", "合格率", "≥95(%)"), ("时效指标", "完成时间", "≤30(天)")]
FIELDS = [("项目名称", "业务培训"), ("主管部门", "某县档案馆"), ("实施单位", "某县档案馆")]
HEAD = ["二级指标", "三级指标", "年度指标值"]


def content(cells_apart: str) -> str:
    rows = [cells_apart.join(row) for row in (*FIELDS, HEAD, *ROWS)]
    return "\n".join([TITLE, *rows])


def layout() -> str:
    rows = ["          ".join(row) for row in (*FIELDS, HEAD, *ROWS)]
    return "\n".join([f"        {TITLE}", *rows])


def column() -> str:
    fields = [*(label for label, _ in FIELDS), *(value for _, value in FIELDS)]
    columns = [cell for index in range(3) for cell in (HEAD[index], *(row[index] for row in ROWS))]
    return "\n\n".join([TITLE, *fields, *columns])


@pytest.mark.parametrize("apart", [" ", "\n", "\n\n", " | ", "\t"])
def test_cells_in_reading_order_are_content_order(apart):
    assert text_order(document(content(apart))) == "content"


def test_cells_kept_in_place_by_blanks_are_layout_order():
    assert text_order(document(layout())) == "layout"


def test_names_first_and_values_later_are_column_order():
    assert text_order(document(column())) == "column"


def test_labels_torn_over_lines_are_still_column_order():
    torn = (
        column()
        .replace("项目名称", "项目名\n称")
        .replace("主管部门", "主管部\n门")
        .replace("年度指标值", "年度指标\n值")
    )
    assert text_order(document(torn)) == "column"


def test_each_form_has_its_own_order():
    text = "\n".join([layout(), content(" "), column()])
    assert [region.order for region in form_regions(document(text))[1:]] == ["layout", "content", "column"][1:]


def test_a_page_without_signs_has_the_order_of_the_form_before():
    text = f"{column()}\n{TITLE}\n见附件\n"
    assert [region.order for region in form_regions(document(text))] == ["column", "column"]


def test_a_blank_template_is_no_column_order():
    text = "\n".join(
        [
            TITLE,
            "项目名称",
            "主管部门",
            "实施单位",
            "二级指标",
            "三级指标",
            "指标值",
            "数量指标",
            "质量指标",
            "时效指标",
        ]
    )
    assert text_order(document(text)) == "content"


def test_text_without_a_form_is_content_order():
    assert text_order(document("关于开展业务培训的通知\n各单位：\n请于 3 月 5 日前报名。\n")) == "content"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_refusal_says_where_and_what_to_do(lang):
    problem = column_problem(document("\n\n" + column()))
    assert problem is not None
    assert problem.at.line == 3
    assert "-layout" in problem.sentence(lang)
    assert "PDF" in problem.sentence(lang)


def test_other_orders_are_not_refused():
    assert column_problem(document(content(" "))) is None
    assert column_problem(document(layout())) is None
