"""Plain text: encodings in their fixed order, folding, pages, and a sentence for what is no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.messages import LANGUAGES
from zhibiao.problems import UnreadableError
from zhibiao.readers import text as reader
from zhibiao.readers.text import document, fold, read_text

FORM = """\
财政项目支出绩效目标申报表
（2025年度）
项目名称 河道保洁 项目类别 特定目标类
产出指标 数量指标 清理长度 ≥12.00(公里)
"""
SHORT = "河道保洁满意度调查"


def lines(data, encoding=None):
    return [line.text for line in read_text(data, encoding).lines]


def refusal(data, encoding=None):
    with pytest.raises(UnreadableError) as caught:
        read_text(data, encoding)
    return caught.value.problem


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("text", [FORM, SHORT], ids=["a form", "a few characters"])
def test_the_encoding_is_found_out(encoding, text):
    assert "\n".join(lines(text.encode(encoding))) == text


def test_a_named_encoding_is_obeyed():
    assert lines("項目名稱 河道".encode("big5"), "big5") == ["項目名稱 河道"]


def test_text_in_a_strange_encoding_is_refused_not_guessed():
    traditional = "項目績效目標申報表 產出指標 質量指標 驗收合格率 時效指標 滿意度指標 服務對象滿意度" * 3
    assert refusal(traditional.encode("big5")).key in ("readers.garbled", "readers.no_encoding")


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "readers.empty"),
        (b" \r\n\t\n", "readers.empty"),
        ("\ufeff\u200b\n".encode(), "readers.empty"),
        (b"%PDF-1.7 ...", "readers.is_pdf"),
        (b"PK\x03\x04....", "readers.is_office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "readers.is_old_office"),
        (b"{\\rtf1\\ansi", "readers.is_rtf"),
        (b"\x89PNG\r\n\x1a\n", "readers.is_image"),
        (bytes(range(32)) * 20, "readers.is_binary"),
        (("项目" * 20 + "\n" + "\ufffd" * 9).encode(), "readers.damaged"),
    ],
)
def test_what_is_no_text_gets_its_own_sentence(data, key):
    problem = refusal(data)
    assert problem.key == key
    assert all(problem.sentence(lang) for lang in LANGUAGES)


def test_a_file_above_the_limit_is_not_read(monkeypatch):
    monkeypatch.setattr(reader, "MAX_BYTES", 100)
    assert refusal(b"a" * 101).key == "readers.too_large"
    assert lines(b"a" * 100) == ["a" * 100]


def test_bytes_outside_the_named_encoding_are_placed():
    problem = refusal("项目\n".encode() + b"\xff\xfe\xfa", "utf-8")
    assert (problem.key, problem.at.line) == ("readers.not_in_encoding", 2)
    assert "2" in problem.sentence("zh")


def test_an_unknown_encoding_is_named():
    assert "klingon" in refusal(b"abc", "klingon").sentence("zh")


def test_bytes_in_no_encoding_are_placed():
    problem = refusal("项目\n".encode() * 3 + b"\xff\xff\xff\x80")
    assert (problem.key, problem.at.line) == ("readers.no_encoding", 4)


def test_what_only_looks_different_is_made_equal():
    assert fold("⼀级指标\u00a0⽬标 部⻔\u200b\ufeff\r\n户⼾\x00") == "一级指标 目标 部门\n户户"


def test_columns_are_kept():
    assert document("  项目名称      河道\n").lines[0].text == "  项目名称      河道"


def test_pages_follow_form_feeds():
    assert [(line.number, line.page) for line in document("甲\n乙\n\f丙\n丁\f\n戊").lines] == [
        (1, 1),
        (2, 1),
        (3, 2),
        (4, 3),
        (5, 3),
    ]


def test_pages_follow_runs_of_blank_lines_where_there_is_no_form_feed():
    pages = {line.text: line.page for line in document("甲\n\n乙\n\n\n\n丙\n").lines if line.text}
    assert pages == {"甲": 1, "乙": 1, "丙": 2}


@given(st.text(alphabet="河道保洁≥12.()%\n ，", min_size=1).filter(str.strip))
def test_line_numbers_are_those_of_the_file(text):
    read = read_text(text.encode("utf-8"))
    assert [line.text for line in read.lines] == text.split("\n")
    assert [line.number for line in read.lines] == list(range(1, len(read.lines) + 1))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_with_a_sentence(data):
    try:
        read = read_text(data).lines
    except UnreadableError as error:
        read = [error.problem.sentence(lang) for lang in LANGUAGES]
    assert all(read)
