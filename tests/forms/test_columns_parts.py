"""The steps of reading layout order, each alone: places, labels, rows of lines, level names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zhibiao.forms.columns_cells import cell_cost
from zhibiao.forms.columns_geometry import lay_out
from zhibiao.forms.columns_labels import find_labels
from zhibiao.forms.columns_levels import Level, Rows, likely_kind, names_of, spans_of
from zhibiao.forms.columns_rows import cut
from zhibiao.forms.columns_table import Fragment
from zhibiao.readers.text import document


def rows(text: str):
    return lay_out(document(text).lines)


def test_a_piece_knows_its_columns():
    (row,) = rows("项目名称    业务培训 项目")
    assert [(piece.text, piece.start, piece.end) for piece in row.pieces] == [
        ("项目名称", 0, 4),
        ("业务培训", 8, 12),
        ("项目", 13, 15),
    ]


def test_page_numbers_are_left_out_and_torn_numbers_are_not():
    text = "甲\n              1\n\f乙          318,000.0\n              0\n\f丙\n              3\n"
    assert [piece.text for row in rows(text) for piece in row.pieces] == ["甲", "乙", "318,000.0", "0", "丙"]


def test_a_label_is_found_over_several_lines():
    found = find_labels(rows("项目名    疫木清理\n称       与监测\n主管部    林业站\n门\n"), 0, 4, ("fields",))
    assert [(label.key, label.word, label.first, label.last) for label in found] == [
        ("name", "项目名称", 0, 1),
        ("department", "主管部门", 2, 3),
    ]


def test_a_label_printed_downwards_is_found():
    found = find_labels(rows("项   一级指标\n目   产出指标\n绩   数量指标\n效\n目\n标\n"), 0, 6, ("side",))
    assert [label.word for label in found] == ["项目绩效目标"]


def test_a_remark_below_a_value_is_not_taken_for_the_label():
    (label,) = find_labels(rows("实施单位    某县养护中心\n         （本级）\n"), 0, 2, ("fields",))
    assert len(label.pieces) == 1


def test_names_torn_over_lines_are_put_together():
    pieces = ["经济成", "本指标", "数量指标", "满意", "度指", "标"]
    fragments = [Fragment(0, row, text, 0, 3) for row, text in enumerate(pieces)]
    assert [name.text for name in names_of(fragments, "level2")] == ["经济成本指标", "数量指标", "满意度指标"]


def spans(lines, names, key="level2", likely=None, pages=None):
    levels = [Level(text, line, line, line) for text, line in names]
    wanted = Rows([(line, line) for line in lines], likely or [None] * len(lines), pages or dict.fromkeys(range(99), 1))
    return [(span.level.text, span.first, span.last) for span in spans_of(levels, wanted, key) if span.level]


def test_names_at_the_top_of_their_cells():
    found = spans(range(6), [("数量指标", 0), ("质量指标", 3), ("时效指标", 5)])
    assert found == [("数量指标", 0, 3), ("质量指标", 3, 5), ("时效指标", 5, 6)]


def test_names_in_the_middle_of_their_cells():
    found = spans(range(7), [("数量指标", 1), ("质量指标", 4), ("时效指标", 6)])
    assert found == [("数量指标", 0, 3), ("质量指标", 3, 6), ("时效指标", 6, 7)]


def test_a_page_break_tears_a_cell_and_its_name_stays_on_one_page():
    pages = {line: 1 if line < 4 else 2 for line in range(9)}
    found = spans(range(9), [("数量指标", 1), ("质量指标", 3), ("时效指标", 7)], pages=pages)
    assert found[0] == ("数量指标", 0, 3)
    assert found[1][:2] == ("质量指标", 3)


def test_the_first_level_keeps_to_its_own_kinds():
    likely = ["quantity", "quality", "social", "social", "satisfaction"]
    found = spans(range(5), [("产出指标", 0), ("效益指标", 3), ("满意度指标", 4)], "level1", likely)
    assert found == [("产出指标", 0, 2), ("效益指标", 2, 4), ("满意度指标", 4, 5)]


def test_a_row_between_two_names_as_near_is_doubtful():
    levels = [Level("数量指标", 1, 1, 1), Level("质量指标", 2, 2, 2)]
    found = spans_of(
        levels, Rows([(line, line) for line in range(4)], [None] * 4, dict.fromkeys(range(4), 1)), "level2"
    )
    assert any(span.doubtful for span in found)


def test_names_of_indicators_tell_their_kind():
    assert likely_kind("设备验收合格率") == "quality"
    assert likely_kind("完成时间") == "timeliness"
    assert likely_kind("长效机制") is None


def test_a_number_torn_over_lines_is_cheaper_whole():
    assert (
        cell_cost("target", "≥680.0\n0(人)", 3.5)
        < cell_cost("target", "≥680.0", 3.5) + cell_cost("target", "0(人)", 3.5) + 4
    )
    assert cell_cost("score", "318,000.0\n0", 5.0) < cell_cost("score", "0", 5.0) + cell_cost("score", "318,000.0", 5.0)
    assert cell_cost("weight", "12.00\n12.00", 3.0) > 2 * cell_cost("weight", "12.00", 3.0)


def test_a_line_that_was_not_full_ends_its_cell():
    assert cell_cost("name", "培训场次\n合格率", 12.0) > cell_cost("name", "培训学员考核一次性合格\n率", 12.0)


@given(st.lists(st.floats(0, 9), min_size=1, max_size=9), st.integers(1, 4))
def test_lines_are_cut_as_cheaply_as_any_way_there_is(costs, highest):
    def weigh(first: int, last: int) -> float:
        return sum(costs[first:last]) / (last - first) + 1.0

    def every(first: int) -> float:
        if first == len(costs):
            return 0.0
        return min(weigh(first, last) + every(last) for last in range(first + 1, min(len(costs), first + highest) + 1))

    cost, borders = cut(len(costs), weigh, highest)
    assert abs(cost - every(0)) < 1e-9
    assert borders[0] == 0
    assert borders[-1] == len(costs)
