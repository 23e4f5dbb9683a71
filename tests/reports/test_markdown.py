"""Markdown: nothing from a filing becomes markup."""

from dataclasses import replace

import pytest
from builders import finding, report

from zhibiao.reports import RenderOptions, render
from zhibiao.reports.templating import markdown_text


@pytest.mark.parametrize("text", ["a|b", "*重要*", "[链接](x)", "<b>", "`代码`", "# 标题", "a_b_c", "~~删~~", "\\"])
def test_markup_is_escaped(text):
    escaped = markdown_text(text)
    assert escaped.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\") == text
    assert escaped != text


def test_escaped_text_is_not_escaped_again():
    assert markdown_text(markdown_text("a|b")) == "a\\|b"


def test_a_cell_stays_in_its_cell():
    hostile = replace(finding("C304", 1), message="一\n二 | 三 <script>")
    text = render(replace(report(), findings=(hostile,)), "markdown")
    row = next(line for line in text.splitlines() if line.startswith("| 建议改"))
    assert row.replace("\\|", "").count("|") == 6
    assert "\\<script\\>" in row


def test_every_row_of_a_table_has_its_columns():
    text = render(report(), "markdown", options=RenderOptions(show="info"))
    rows = [line.replace("\\|", "") for line in text.splitlines() if line.startswith("|")]
    assert {row.count("|") for row in rows} == {6}
