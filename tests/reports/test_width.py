"""Display width, line breaks and carets."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.reports.width import breaks, carets, clean, excerpt, pad, width, wrap

# Text as forms have it: Chinese, digits, Latin, with no two closing marks in a row (those may exceed any line).
WORDS = st.sampled_from([*"培训设备及时满意度的在", "12", "95%", "IT", "（一）", "“好”", "，", "。", " ", "≥"])
TEXTS = st.lists(WORDS, max_size=60).map("".join)
COLUMNS = st.integers(min_value=12, max_value=60)


def test_chinese_takes_two_columns():
    assert width("培训2场") == 7


def test_padding_counts_columns():
    assert pad("培训", 6) == "培训  "


@given(TEXTS, COLUMNS)
def test_wrapping_loses_nothing_but_blanks_at_line_ends(text, columns):
    assert "".join("".join(wrap(text, columns)).split()) == "".join(text.split())


@given(TEXTS, COLUMNS)
def test_lines_fit(text, columns):
    assert all(width(line) <= columns for line in wrap(text, columns))


@given(TEXTS, COLUMNS)
def test_lines_are_spans_of_the_text_in_order(text, columns):
    spans = breaks(text, columns)
    assert all(0 <= begin <= end <= len(text) for begin, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(
    st.lists(st.sampled_from([*"培训设备及时满意度的在", "12，", "95%。", "（一）", "“好”，", "！"]), max_size=60),
    COLUMNS,
)
def test_no_line_begins_with_closing_punctuation(words, columns):
    text = "".join(word for before, word in zip(["", *words], words, strict=False) if word != "！" or before != "！")
    starts = [line[0] for line in wrap(text, columns)[1:]]
    assert [char for char in starts if unicodedata.category(char) in {"Pe", "Pf", "Po"}] == []


def test_a_comma_goes_to_the_next_line_with_its_character():
    assert wrap("一二三四五，六", 10) == ["一二三四", "五，六"]


def test_a_number_is_not_parted_from_the_character_after_it():
    assert wrap("一二三四12小时", 10) == ["一二三四", "12小时"]


def test_an_opening_bracket_goes_to_the_next_line():
    assert wrap("一二三四（五", 10) == ["一二三四", "（五"]


def test_a_word_wider_than_the_line_is_cut():
    assert wrap("filings/2026/a-long-name.yaml", 10) == ["filings/20", "26/a-long-", "name.yaml"]


def test_no_text_is_one_empty_line():
    assert wrap("", 10) == [""]


def test_carets_stand_under_their_text():
    text = "产出指标 › 数量指标   若干次"
    span = (text.index("若干"), text.index("若干") + 2)
    assert carets(text, (0, len(text)), span) == (22, 4)


def test_carets_of_a_wrapped_quote_stand_under_each_line():
    text = "一二三四五六七八"
    assert [carets(text, line, (2, 6)) for line in breaks(text, 8)] == [(4, 4), (0, 4)]


def test_no_carets_under_another_line():
    assert carets("一二三四", (0, 2), (2, 4)) == (0, 0)


@given(TEXTS.filter(bool), st.data(), st.integers(min_value=10, max_value=60))
def test_an_excerpt_fits_and_holds_the_quote_or_its_beginning(text, data, columns):
    begin = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(begin + 1, len(text)))
    part, (start, stop) = excerpt(text, (begin, end), columns)
    assert width(part) <= columns
    assert text[begin:end].startswith(part[start:stop])
    assert part[start:stop]


def test_a_long_text_is_cut_around_the_quote():
    text = "前" * 30 + "及时" + "后" * 30
    assert excerpt(text, (30, 32), 20) == ("…前前及时后后后后后…", (3, 5))


@pytest.mark.parametrize("char", ["\x1b", "\x07", "\u202e", "\u2066"])
def test_no_control_reaches_the_terminal(char):
    assert clean(f"及时{char}[31m") == "及时\ufffd[31m"


def test_line_ends_and_tabs_are_blanks():
    assert clean("一\n二\t三") == "一 二 三"
