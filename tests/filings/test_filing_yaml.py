"""What people write in YAML: how it is read, and what is said where it cannot be."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import filings, without_places

from zhibiao.filings.nodes import PARSERS
from zhibiao.filings.writer import dump_yaml
from zhibiao.filings.yaml_source import is_data, read_data
from zhibiao.messages import LANGUAGES
from zhibiao.model import Location

HEAD = "format: zhibiao/filing/1\nkind: target\n"
PROJECT = HEAD + "projects:\n- name: 甲\n"


def project(lines):
    """The one project of a filing that goes on with ``lines``."""
    read = read_data(PROJECT + lines)
    assert read.problems == ()
    [filing] = read.filings
    [only] = filing.projects
    return only


def row(target):
    """The one row of a filing with ``target`` as it is typed."""
    return project(f"  indicators:\n  - name: 乙\n    target: {target}\n").indicators[0]


def problems(text):
    """What is said about ``text``: message, line, column; every sentence can be said in every language."""
    read = read_data(text)
    for problem in read.problems:
        assert all(problem.sentence(lang) for lang in LANGUAGES)
    return [(problem.key.removeprefix("filings."), problem.at.line, problem.at.column) for problem in read.problems]


@pytest.mark.parametrize(
    "typed", ["5", "no", "yes", "1:30", "2024-01-01", "0x1F", "1_000", "≥2.00(场)", "±5", ".5", "2.50"]
)
def test_an_unquoted_value_is_the_text_printed(typed):
    assert row(typed).target == typed


@pytest.mark.parametrize("typed", ["", "null", "~", "''", '" "'])
def test_a_blank_is_a_blank_cell(typed):
    assert row(typed).target is None


def test_a_quoted_null_is_a_text():
    assert row("'null'").target == "null"


def test_a_box_that_is_not_there_is_not_a_blank_one():
    only = project("  category:\n  goals: {annual: }\n")
    assert only.fields == {"category": None}
    assert only.goals == {"annual": None}


def test_a_text_wrapped_in_the_file_is_joined_as_chinese_is_written():
    only = project("  goals:\n    overall: 第一句，\n      第二句 A\n      B 三 四\n")
    assert only.goals["overall"] == "第一句，第二句 A B 三四"


def test_a_block_keeps_its_lines():
    assert project("  goals:\n    overall: |\n      第一句，\n      第二句\n").goals["overall"] == "第一句，\n第二句"


@pytest.mark.parametrize(
    ("typed", "amount"), [("80000", "80000"), ("80,000.50", "80000.50"), ("'-3'", "-3"), ("1e5", "100000"), ("", None)]
)
def test_an_amount(typed, amount):
    assert project(f"  funds:\n    total: {typed}\n").funds == {"total": amount and Decimal(amount)}


def test_every_box_has_its_place():
    only = project(
        "  start: 2024-01-01\n  funds: {total: 5}\n  goals:\n    annual: 丙\n  result: 丁\n  totals: {grade: 优}\n"
        "  execution:\n  - {label: 戊, initial: 1}\n  indicators:\n  - {name: 己, target: 庚}\n"
    )
    assert only.at == Location(line=4, column=3)
    assert dict(only.places) == {
        "name": Location(line=4, column=9),
        "fields.start": Location(line=5, column=10),
        "funds": Location(line=6, column=10),
        "funds.total": Location(line=6, column=18),
        "goals": Location(line=8, column=5),
        "goals.annual": Location(line=8, column=13),
        "goals.result": Location(line=9, column=11),
        "totals": Location(line=10, column=11),
        "totals.grade": Location(line=10, column=19),
        "execution": Location(line=12, column=3),
        "execution.0.label": Location(line=12, column=13),
        "execution.0.initial": Location(line=12, column=25),
        "indicators": Location(line=14, column=3),
    }
    assert only.execution[0].at == Location(line=12, column=5)
    assert only.indicators[0].at == Location(line=14, column=5)
    assert dict(only.indicators[0].places) == {
        "name": Location(line=14, column=12),
        "target": Location(line=14, column=23),
    }


def test_the_place_in_the_original_gives_way_to_the_place_in_the_yaml():
    only = project("  at: {page: 3, box: [1, 2, 3, 4.5]}\n")
    assert only.at == Location(line=4, column=3)
    assert list(only.places) == ["name"]


def test_columns_are_those_of_the_rows_and_those_named():
    only = project("  columns: [operator]\n  indicators:\n  - {name: 乙}\n  - {name: 丙, target: 丁, weight: 10}\n")
    assert only.columns == {"operator", "name", "target", "weight"}
    assert only.indicators[0].target is None
    assert only.indicators[1].weight == Decimal(10)


def test_documents_and_entries_of_a_list_are_filings():
    document = HEAD + "projects: [{name: 甲}]\n"
    assert len(read_data(document + "---\n" + document + "---\n# 完\n").filings) == 2
    entry = '{"format": "zhibiao/filing/1", "kind": "target", "projects": [{"name": "\\ud842\\udfb7"}]}'
    read = read_data(f"[{entry},\n\t{entry}]")
    assert [filing.projects[0].name for filing in read.filings] == ["𠮷", "𠮷"]


def test_a_project_with_a_mistake_is_left_out_and_the_others_are_kept():
    text = PROJECT + "- name: 乙\n  indicatrs: []\n- name: 丙\n"
    assert [project.name for project in read_data(text).filings[0].projects] == ["甲", "丙"]
    assert problems(text) == [("unknown_key", 6, 3), ("left_out", 5, 3)]


def test_a_filing_after_one_with_a_mistake_in_its_head_is_read():
    text = "format: zhibiao/filing/1\nkind: 申报表\nprojects: [{name: 甲}]\n---\n" + PROJECT
    assert len(read_data(text).filings) == 1
    assert problems(text) == [("other_kind", 2, 7)]


MISTAKES = [
    ("  naem: 乙\n", "unknown_key", 5, 3),
    ("  abcdefg: 乙\n", "unknown_key_far", 5, 3),
    ("  funds: {total: 80,000}\n", "comma", 5, 21),
    ("  <<: {name: 乙}\n", "merge", 5, 3),
    ("  name: 乙\n", "twice", 5, 3),
    ("  ? [甲]\n  : 乙\n", "not_a_key", 5, 5),
    ("  goals: 甲\n", "not_boxes", 5, 10),
    ("  indicators: 甲\n", "not_a_list", 5, 15),
    ("  indicators: [甲]\n", "not_boxes", 5, 16),
    ("  indicators:\n  -\n", "not_boxes", 6, 4),
    ("  end: [甲]\n", "not_text", 5, 8),
    ("  end: {甲: 乙}\n", "not_text", 5, 8),
    ("  funds: {total: 8万元}\n", "not_an_amount", 5, 18),
    ("  funds: {total: .nan}\n", "not_an_amount", 5, 18),
    ("  funds: {total: " + "9" * 50 + "}\n", "not_an_amount", 5, 18),
    ("  totals: {score: 95%}\n", "not_an_amount", 5, 19),
    ("  at: {line: 第三行}\n", "not_whole", 5, 14),
    ("  at: {box: [1, 2]}\n", "not_a_list", 5, 13),
    ("  columns: [甲]\n", "no_column", 5, 13),
    ("  execution: [{initial: 5}]\n", "missing", 5, 15),
    ("  end: >5\n", "sign", 5, 8),
    ("  end: !!python/name:os.system 甲\n", "sign", 5, 8),
]


@pytest.mark.parametrize(("lines", "key", "line", "column"), MISTAKES)
def test_a_mistake_in_a_project_has_its_sentence_and_place(lines, key, line, column):
    assert problems(PROJECT + lines)[0] == (key, line, column)


BROKEN = [
    ("  end: >=90%\n", "sign", 5, 8),
    ("  end: *必填\n", "sign", 5, 8),
    ("  end: &甲 乙\n", "sign", 5, 8),
    ("  end: %5\n", "sign", 5, 8),
    ("  end: @甲\n", "sign", 5, 8),
    ("  end: - 5\n", "sign", 5, 8),
    ("  end: '甲\n", "quote_open", 5, 8),
    ('  end: "甲\n', "quote_open", 5, 8),
    ('  end: "\\d"\n', "escape", 5, 9),
    ("  goals: {annual: 甲\n", "bracket", 5, 10),
    ("  end: [甲]乙\n", "after_close", 5, 11),
    ('  end: "甲"乙\n', "after_close", 5, 11),
    ("  end: 甲: 乙\n", "colon", 5, 9),
    ("\tend: 甲\n", "tab", 5, 1),
    ("  end: 甲\n end: 乙\n", "indentation", 6, 2),
    ("  end: 甲\x0b乙\n", "control", 5, 9),
]


@pytest.mark.parametrize(("lines", "key", "line", "column"), BROKEN)
def test_broken_yaml_has_its_sentence_and_place(lines, key, line, column):
    assert problems(PROJECT + lines) == [(key, line, column)]


HEADS = [
    ("kind: target\nprojects: [{name: 甲}]\n", "no_format"),
    ("format: zhibiao/filing/2\nkind: target\n", "other_format"),
    ("format: zhibiao/filing/1\nprojects: [{name: 甲}]\n", "missing"),
    (HEAD, "missing"),
    (HEAD + "projects: []\n", "no_projects"),
    (HEAD + "projects:\n", "no_projects"),
    (HEAD + "projects: 甲\n", "not_a_list"),
    (HEAD + "year: 二〇二四\nprojects: [{name: 甲}]\n", "not_whole"),
    (HEAD + "year: 24\nprojects: [{name: 甲}]\n", "not_whole"),
    ("format: [甲]\n", "not_text"),
    ("- 甲\n", "no_format"),
]


@pytest.mark.parametrize(("text", "key"), HEADS)
def test_a_mistake_in_the_head_has_its_sentence(text, key):
    assert problems(text)[0][0] == key


@pytest.mark.parametrize(("typed", "nearest"), [("indicater", "indicators"), ("项目名称", "name"), ("Funds", "funds")])
def test_an_unknown_key_names_the_nearest_by_spelling_or_by_what_the_form_calls_it(typed, nearest):
    [problem, _] = read_data(HEAD + f"projects:\n- {typed}: 甲\n").problems
    assert problem.fields == {"key": typed, "nearest": nearest}


def laughs(levels):
    """Rows that are aliases of lists of aliases: a few characters, millions of rows."""
    rows = "- &a0 {name: 甲}\n" + "- *a0\n" * 500
    return f"{PROJECT}  indicators: &rows\n  {rows.replace(chr(10), chr(10) + '  ').rstrip()}\n" + (
        "- {name: 乙, indicators: *rows}\n" * levels
    )


def test_aliases_that_expand_to_more_than_the_file_holds_are_refused():
    assert ("aliases",) in [problem[:1] for problem in problems(laughs(300))]


def test_an_alias_of_a_text_is_the_text():
    assert project("  department: &甲 某局\n  unit: *甲\n".replace("甲", "a")).fields == dict.fromkeys(
        ("department", "unit"), "某局"
    )


def test_an_alias_of_itself_is_no_text():
    assert problems(PROJECT + "  goals: &a {overall: *a}\n")[0][0] == "not_text"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "- ? "])
@pytest.mark.parametrize("parser", PARSERS)
def test_deep_nesting_is_refused_before_it_can_end_the_process(opening, parser):
    read = read_data(PROJECT + "  goals:\n    " + opening * 300_000, "", parser)
    assert [problem.key for problem in read.problems] == ["filings.too_deep"]


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_no_text_ends_in_anything_but_sentences(data):
    text = dump_yaml([data.draw(filings(1))])
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 10))
    noise = data.draw(st.text(st.sampled_from("{}[],:&*!|>'\"%@`#-? \t\n\x00甲\\\ud7ff"), max_size=6))
    read = read_data(text[:at] + noise + text[at + cut :])
    assert all(problem.sentence(lang) for problem in read.problems for lang in LANGUAGES)


@settings(deadline=None, max_examples=30)
@given(filings(3))
def test_a_mistake_in_one_project_spares_the_others(filing):
    text = dump_yaml([filing]) + "- [不是项目]\n"
    assert [without_places(each) for each in read_data(text).filings] == [without_places(filing)]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (PROJECT, True),
        ("# 说明\n---\nformat: 'zhibiao/filing/1'\n", True),
        ('[\n {\n  "format": "zhibiao/filing/1"', True),
        ('[{"format":"zhibiao/filing/1"', True),
        ("{format: zhibiao/filing/9, kind: target}", True),
        ("formt: zhibiao/filing/1\n", True),
        ("format: something/else\n", False),
        ("开头写 format: zhibiao/filing/1 即可。\n", False),
        ("# 说明\n```yaml\nformat: zhibiao/filing/1\n```\n", False),
    ],
)
def test_data_is_known_by_the_name_of_its_format(text, answer):
    assert is_data(text) is answer
