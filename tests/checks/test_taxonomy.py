"""The categories of the shipped pack: what is known, what is misplaced, what it should be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.checks.facts import Taxonomy
from zhibiao.packs import load_pack


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_pack().taxonomy


@pytest.mark.parametrize(
    ("level1", "level2", "slot", "side"),
    [
        ("产出指标", "数量指标", "quantity", "output"),
        ("产出指标（50分）", "数量 指标", "quantity", "output"),
        ("产出指标", "时效指标(工期指标)", "timeliness", "output"),
        ("产出指标", "成本指标", "cost", "output"),
        ("成本指标", "经济成本指标", "economic_cost", "cost"),
        ("成本指标", "成本指标", "cost", "cost"),
        ("效果指标", "环境效益", "ecological", "benefit"),
        ("效益指标", "社会公众或服务对象满意度指标", "satisfaction", "satisfaction"),
        ("产出指标", "帮扶对象满意度指标", "satisfaction", "satisfaction"),
        ("满意度指标", "服务对象满意度指标等", "satisfaction", "satisfaction"),
        ("满意度指标", "", "satisfaction", "satisfaction"),
        ("", "可持续影响指标", "sustainable", "benefit"),
        ("质量指标", "", "quality", "output"),
        ("产出指标", "", "", "output"),
        ("产业指标", "规模指标", "", ""),
        ("", "", "", ""),
    ],
)
def test_place_of_a_row(taxonomy, level1, level2, slot, side):
    found = taxonomy.slot(level1, level2)
    assert ((found.name if found else ""), taxonomy.side(level1, level2)) == (slot, side)


@pytest.mark.parametrize(
    ("level1", "level2", "defect", "nearest"),
    [
        ("产业指标", "数量指标", "unknown1", "产出指标"),
        ("绩效指标", "数量指标", "unknown1", "产出指标"),
        ("产业指标", "规模指标", "unknown1", "产出指标"),
        ("重点任务", "规模指标", "unknown1", ""),
        ("效益指标", "社会效应指标", "unknown2", "社会效益指标"),
        ("产出指标", "管网长度", "unknown2", ""),
        ("产出指标", "经济成本指标", "place", "成本指标"),
        ("成本指标", "数量指标", "place", "产出指标"),
        ("满意度指标", "社会效益指标", "place", "效益指标"),
        ("产出指标", "满意度指标", "place", "满意度指标"),
    ],
)
def test_misplaced_category(taxonomy, level1, level2, defect, nearest):
    found = taxonomy.misplaced(level1, level2)
    assert (found.defect, found.nearest) == (defect, nearest)


@pytest.mark.parametrize(
    ("level1", "level2"),
    [
        ("产出指标", "数量指标"),
        ("满意度指标", "满意度指标"),
        ("产出指标", ""),
        ("", "时效指标"),
        ("质量指标", ""),
        ("", ""),
    ],
)
def test_nothing_is_misplaced(taxonomy, level1, level2):
    assert taxonomy.misplaced(level1, level2) is None


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("质量指标", True),
        ("社会成本指标", True),
        ("社会效益", True),
        ("满意度指标", True),
        ("公众满意度指标", True),
        ("服务对象满意度", False),
        ("居民（沿街）满意度", False),
        ("验收合格率", False),
        ("", False),
        ("影响力", False),
        ("影响力指标", True),
        ("影响力目标", True),
        ("工期", False),
    ],
)
def test_names_that_are_categories(taxonomy, name, category):
    assert taxonomy.names_category(name) is category


@given(st.sampled_from(["数量", "质量", "时效", "成本", "经济效益", "生态效益", "可持续影响"]), st.data())
def test_white_space_and_endings_make_no_difference(bare, data):
    taxonomy = load_pack().taxonomy
    label = bare + data.draw(st.sampled_from(["", "指标", "指标等", "指标（30分）"]))
    at = data.draw(st.integers(0, len(label)))
    spaced = label[:at] + data.draw(st.sampled_from(["", " ", "　", "\n"])) + label[at:]
    assert taxonomy.slot("", spaced) is taxonomy.slot("", bare)
