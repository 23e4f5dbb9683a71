"""The example filings say what stands beside them: what good work may be told, what planted defects are found."""

from collections import Counter
from pathlib import Path

import pytest

from zhibiao.filings import discover, read_path
from zhibiao.forms.order import text_order
from zhibiao.lint import LintOptions, lint
from zhibiao.packs import load_pack
from zhibiao.readers.text import read_text

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
FILES = [Path(found.path) for found in discover([EXAMPLES])]
GOOD = [path for path in FILES if path.parent.name == "good"]
DEFECTS = [path for path in FILES if path.parent.name == "defects"]
UNREADABLE = [path for path in FILES if path.parent.name == "unreadable"]
HEADING = "project\trule\tindicator"
GUESSES = "X004"  # where a cell ends in text is the reader's business


def named(path):
    return str(path.relative_to(EXAMPLES))


@pytest.fixture(scope="module")
def pack():
    return load_pack()


def report(pack, *paths, **options):
    return lint([read_path(path) for path in paths], pack, LintOptions(**options))


def found(pack, path):
    return {
        (f.project.name if f.project else "", f.rule, f.indicator.name if f.indicator else "")
        for f in report(pack, path).findings
        if f.rule != GUESSES
    }


def expected(path):
    heading, *lines = path.with_suffix(".expected.tsv").read_text(encoding="utf-8").splitlines()
    assert heading == HEADING
    rows = [tuple(line.split("\t")) for line in lines]
    assert rows == sorted(set(rows)), "sorted, each line once"
    return set(rows)


# Planted defects that the rules do not find yet; take a line out when it is found.
STILL_MISSED = {
    ("社区公益电影放映", "G504", ""),
    ("泵站值守", "G504", ""),
    ("社区图书购置", "M704", ""),
    ("社区图书购置", "M710", ""),
    ("防汛物资储备", "G505", "物资丢失件数"),
}


@pytest.mark.parametrize("path", FILES, ids=named)
def test_an_example_is_told_what_stands_beside_it(path, pack):
    # A defect is planted as the catalogue of rules has it, though the pack may not have the rule yet.
    due = {row for row in expected(path) if pack.rule(row[1])}
    assert found(pack, path) == due - STILL_MISSED


@pytest.mark.parametrize("path", FILES, ids=named)
def test_what_is_expected_is_in_the_filing(path):
    projects = [project for filing in read_path(path).filings for project in filing.projects]
    rows = {(project.name, row.name) for project in projects for row in project.indicators}
    of_the_filing = {name for _, name in rows}
    for project, rule, indicator in expected(path):
        assert not project or project in {each.name for each in projects}, (project, rule)
        assert not indicator or (project, indicator) in rows or (not project and indicator in of_the_filing), indicator


@pytest.mark.parametrize("path", GOOD, ids=named)
def test_good_work_is_not_scolded(path, pack):
    findings = report(pack, path).findings
    assert [f.message for f in findings if f.severity == "error"] == []
    warnings = Counter(f.project.index if f.project else 0 for f in findings if f.severity == "warning")
    assert max(warnings.values(), default=0) <= 1, [f.message for f in findings if f.severity == "warning"]


def test_good_work_is_not_scolded_in_one_run_either(pack):
    together = report(pack, *GOOD)
    assert [f.message for f in together.findings if f.severity == "error"] == []
    assert {f.rule for f in together.findings if f.rule.startswith("R")} == set()


def test_the_good_examples_are_of_many_kinds():
    filings = [(path.suffix, filing) for path in GOOD for filing in read_path(path).filings]
    assert sum(len(filing.projects) for _, filing in filings) >= 10
    assert len({project.fields["department"] for _, filing in filings for project in filing.projects}) >= 6
    kinds = {(suffix, filing.kind) for suffix, filing in filings}
    assert kinds == {(suffix, kind) for suffix in (".yaml", ".txt") for kind in ("target", "self_evaluation")}


@pytest.mark.parametrize("path", [path for path in GOOD + DEFECTS if path.suffix == ".txt"], ids=named)
def test_the_order_of_a_text_is_what_its_name_says(path):
    layout = path.stem.endswith("-layout")
    assert text_order(read_text(path.read_bytes())) == ("layout" if layout else "content")


def test_nearly_every_rule_strikes_somewhere(pack):
    struck = {f.rule for path in DEFECTS + UNREADABLE for f in report(pack, path).findings} | {"X002"}
    rules = {rule.code for rule in pack.rules if rule.severity != "off"}
    assert len(rules & struck) >= 0.9 * len(rules), sorted(rules - struck)


def test_a_file_without_a_form_is_a_finding_only_if_it_is_named(pack):
    letter = EXAMPLES / "unreadable" / "letter.txt"
    assert found(pack, letter) == {("", "X002", "")}
    in_a_folder = lint([read_path(letter, named=False)], pack, LintOptions())
    assert in_a_folder.findings == ()


def test_a_form_of_another_kind_is_told_apart(pack):
    (other,) = report(pack, EXAMPLES / "unreadable" / "whole-department.txt").inputs
    assert (other.state, other.other_forms) == ("other_kind", 1)


def test_the_folder_is_fit_to_be_packaged():
    files = [path for path in EXAMPLES.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 300_000
    assert all(path.name.isascii() for path in files)
    assert {path.with_suffix(".expected.tsv") for path in FILES} == {p for p in files if p.suffix == ".tsv"}
