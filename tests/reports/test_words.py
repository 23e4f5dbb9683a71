"""Words, places and boxes in one language."""

from dataclasses import replace

import pytest
from builders import EVALUATION_FILING, TARGET_FILING, finding, report

from zhibiao.model import Guess, Location, ProjectRef
from zhibiao.reports.account import account, by_rule
from zhibiao.reports.options import RenderOptions, rank
from zhibiao.reports.quoting import Part, quoted
from zhibiao.reports.words import Words

ZH, EN = Words("zh"), Words("en")
FILINGS = {(filing.path, filing.kind): filing for filing in (TARGET_FILING, EVALUATION_FILING)}


def test_a_packs_own_item_and_family_go_by_their_names():
    assert (ZH.item("local.item"), ZH.family("Z")) == ("local.item", "Z")


def test_a_box_without_a_name_has_none():
    assert ZH.box("declared", "target") == ""


@pytest.mark.parametrize("cell", ["target", "actual", "weight", "score", "deviation", "level1", "level2", "name"])
def test_every_column_of_a_row_has_a_name(cell):
    assert ZH.box(cell, "self_evaluation", row=True)


def test_names_are_joined_as_the_language_does():
    assert (ZH.join(["甲", "乙"]), EN.join(["甲", "乙"])) == ("甲、乙", "甲, 乙")


def test_a_rule_that_is_off_until_selected_ranks_with_the_hints():
    assert rank("off") == rank("info")
    assert not RenderOptions(show="warning").shows(replace(finding("C304", 1), severity="off"))


def test_rules_are_counted_by_how_often_they_speak():
    counts = by_rule(report())
    assert [(count.code, count.findings, count.projects) for count in counts[:3]] == [
        ("C304", 5, 5),
        ("Q202", 3, 3),
        ("R601", 2, 2),
    ]


def test_a_hint_off_by_default_counts_as_one():
    told = account(replace(report(), findings=(replace(finding("C304", 1), severity="off"),)))
    assert told.counts == {"error": 0, "warning": 0, "info": 1}


def test_a_guess_on_the_filing_names_no_project():
    filing = replace(EVALUATION_FILING, guesses=(Guess("invented.guess", {}, Location(page=1)),))
    inputs = (replace(report().inputs[1], filings=(filing,)),)
    assert account(replace(report(), inputs=inputs)).uncertain[0].project is None


def test_a_box_the_form_does_not_have_is_quoted_from_the_finding():
    found = finding("G501", 1, cell="goals.result", quote="已完成")
    assert quoted(FILINGS, found, ZH) == (Part("实际完成情况", "已完成", (0, 3)),)


def test_a_project_that_is_not_there_is_quoted_from_the_finding():
    found = replace(finding("G501", 1, cell="goals.annual", quote="甲"), project=ProjectRef(9, "无"))
    assert quoted(FILINGS, found, ZH) == (Part("年度目标", "甲", (0, 1)),)


def test_a_row_finding_without_quote_or_cell_marks_nothing():
    parts = quoted(FILINGS, finding("Q202", 1, 2), ZH)
    assert [part.span for part in parts] == [None, None]


def test_a_missing_level_is_left_out_unless_it_is_what_is_wrong():
    filing = replace(
        TARGET_FILING,
        projects=(
            replace(
                TARGET_FILING.projects[0], indicators=(replace(TARGET_FILING.projects[0].indicators[0], level1=None),)
            ),
        ),
    )
    filings = {(filing.path, "target"): filing}
    lone = replace(finding("Q202", 1, 0), indicator=replace(finding("Q202", 1, 0).indicator, level1=None))
    assert quoted(filings, lone, ZH)[0].text == "数量指标 › 服务次数"
    assert quoted(filings, replace(lone, cell="level1"), ZH)[0] == Part("", "（空白） › 数量指标 › 服务次数", (0, 4))


def test_a_row_that_is_nowhere_is_quoted_from_the_finding():
    found = finding("Q202", 1, 2)
    lone = replace(found, indicator=replace(found.indicator, name="没有这一条", level1=None))
    assert quoted(FILINGS, lone, ZH) == (Part("", "时效指标 › 没有这一条"),)
