"""A run: precedence, silences, selection, severities, order, fingerprints, and what could not be read."""

from dataclasses import replace
from decimal import Decimal

import pytest

from zhibiao.filings import Source, read_bytes
from zhibiao.lint import LintOptions, lint
from zhibiao.model import Filing, Guess, Indicator, Location, Project
from zhibiao.packs import load_pack
from zhibiao.problems import ZhibiaoError

SECOND = """\
code: L102
name: unlit-lamp
severity: off
item: completeness.clear
on: row
check: {kind: condition, when: 'contains(target, "dim")'}
cell: target
title: {zh: 灯未亮, en: An unlit lamp}
why: {zh: 看不见。, en: Nobody sees.}
how: {zh: 换灯。, en: Change it.}
message: {zh: "{name}未亮，见{project.name}。", en: "{name} is not lit."}
suggestion:
- {when: 'target == "暗"', zh: 换大灯。, en: A bigger lamp.}
- {zh: 换灯泡。, en: A new bulb.}
severities: [{when: 'target == "暗"', severity: error}]
basis: [street]
tags: [night]
examples:
  fires: [{row: {name: 路灯, target: 暗}}]
  silent: [{row: {name: 路灯, target: 亮}}]
"""


@pytest.fixture
def pack(pack_folder):
    (pack_folder / "rules" / "L102-unlit-lamp.yaml").write_text(SECOND, encoding="utf-8")
    return load_pack(str(pack_folder))


def row(name, target, line=None):
    return Indicator("产出指标", "数量指标", name, target, at=Location(line=line))


def filing(*rows, name="东街路灯", path="a.yaml"):
    return Source.of(Filing("target", 2024, None, (Project(name, indicators=rows),), path=path))


def found(report):
    return [(f.rule, f.indicator.name if f.indicator else None, f.severity) for f in report.findings]


def test_a_rule_that_is_off_speaks_only_when_named(pack):
    source = filing(row("路灯", "昏暗"))
    assert found(lint([source], pack, LintOptions())) == [("L101", "路灯", "warning")]
    assert found(lint([source], pack, LintOptions(select=("L",)))) == [("L101", "路灯", "warning")]
    assert found(lint([source], pack, LintOptions(select=("unlit-lamp",)))) == [("L102", "路灯", "warning")]
    assert [rule for rule, *_ in found(lint([source], pack, LintOptions(extend_select=("L102",))))] == ["L101", "L102"]


def test_of_rules_in_precedence_a_row_keeps_the_first(pack):
    ranked = replace(pack, precedence=("L102", "L101"))
    assert found(lint([filing(row("路灯", "昏暗"))], ranked, LintOptions(extend_select=("L102",)))) == [
        ("L102", "路灯", "warning")
    ]


def test_precedence_holds_whatever_is_selected(pack):
    ranked = replace(pack, precedence=("L102", "L101"))
    assert found(lint([filing(row("路灯", "昏暗"))], ranked, LintOptions(select=("L101",)))) == []


def test_a_silenced_rule_is_quiet_on_that_subject_only(pack):
    rules = tuple(replace(rule, let={}, where=None) if rule.code == "L102" else rule for rule in pack.rules)
    silent = replace(pack, rules=rules, silences={"L102": ("L101",)})
    other = Indicator("产出指标", "质量指标", "桥灯", "昏暗")  # L101 looks at quantities only
    report = lint([filing(row("路灯", "昏暗"), other)], silent, LintOptions(extend_select=("L102",)))
    assert found(report) == [("L101", "路灯", "warning"), ("L102", "桥灯", "warning")]


def test_severity_is_the_users_then_the_cases_then_the_rules(pack):
    source = filing(row("路灯", "暗"))
    assert found(lint([source], pack, LintOptions(select=("L102",))))[0][2] == "error"
    options = LintOptions(select=("L102",), severity={"L102": "info"})
    assert found(lint([source], pack, options))[0][2] == "info"
    assert found(lint([source], pack, LintOptions(severity={"L101": "off"}))) == []


def test_texts_are_in_the_language_of_the_run_and_name_facts(pack):
    chinese, english = (
        lint([filing(row("路灯", "昏暗"))], pack, LintOptions(lang=lang, select=("L102",))).findings[0]
        for lang in ("zh", "en")
    )
    assert (chinese.message, chinese.suggestion) == ("路灯未亮，见东街路灯。", "换灯泡。")
    assert (english.message, english.suggestion) == ("路灯 is not lit.", "A new bulb.")


def test_findings_come_by_file_project_and_row(pack):
    first = filing(row("乙灯", "昏暗"), row("甲灯", "昏暗"), path="b.yaml")
    second = filing(row("丙灯", "昏暗"), path="a.yaml")
    report = lint([first, second], pack, LintOptions())
    assert [(f.file, f.indicator.name) for f in report.findings] == [
        ("b.yaml", "乙灯"),
        ("b.yaml", "甲灯"),
        ("a.yaml", "丙灯"),
    ]


def test_a_fingerprint_survives_moved_lines_and_reordered_rows(pack):
    before = lint([filing(row("甲灯", "昏暗", 3), row("乙灯", "昏暗", 4))], pack, LintOptions())
    after = lint([filing(row("乙灯", "昏 暗", 9), row("甲灯", "昏暗", 12))], pack, LintOptions())
    assert {f.fingerprint for f in before.findings} == {f.fingerprint for f in after.findings}


def test_equal_findings_get_fingerprints_of_their_own(pack):
    report = lint([filing(row("甲灯", "昏暗"), row("甲灯", "昏暗"))], pack, LintOptions())
    first, second = (f.fingerprint for f in report.findings)
    assert second == f"{first}-2"


def test_an_unknown_rule_is_answered_with_the_nearest(pack):
    with pytest.raises(ZhibiaoError) as refused:
        lint([filing()], pack, LintOptions(select=("dark-lmp",)))
    assert refused.value.problem.fields["nearest"] == "dark-lamp"


def test_rules_are_counted_as_decided_or_not_applicable(pack):
    other = Indicator("产出指标", "质量指标", "桥灯", "亮")
    outcomes = lint([filing(other)], pack, LintOptions(extend_select=("L102",))).outcomes
    assert (outcomes.decided, outcomes.undecided, outcomes.not_applicable) == (1, 0, 1)


def test_a_file_that_cannot_be_read_is_a_finding_and_the_others_are_judged():
    national = load_pack()
    bad = read_bytes(b"", "empty.txt")
    report = lint([bad, filing(row("路灯", "亮"), path="b.yaml")], national, LintOptions(select=("X", "Q201")))
    assert [(f.rule, f.file) for f in report.findings] == [("X001", "empty.txt"), ("Q201", "b.yaml")]
    assert [each.state for each in report.inputs] == ["unreadable", "judged"]


def test_a_guess_of_the_reader_is_listed_at_its_place():
    guess = Guess("lint.unverified", {"title": "第二行"}, Location(line=7), project=0, indicator=1)
    source = filing(row("甲灯", "≥1(盏)"), row("乙灯", "≥2(盏)"))
    source = replace(source, filings=(replace(source.filings[0], guesses=(guess,)),))
    [finding] = lint([source], load_pack(), LintOptions(select=("X004",))).findings
    assert (finding.project.index, finding.indicator.name, finding.at.line) == (1, "乙灯", 7)
    assert "第二行" in finding.message


def test_amounts_are_shown_without_needless_zeros():
    from zhibiao.packs.template import shown

    assert shown(Decimal("1200.00"), "zh") == "1200"
    assert shown((Decimal("0.50"), "甲"), "zh") == "0.5、甲"
    assert shown(("a", "b"), "en") == "a, b"
    assert shown(None, "zh") == ""


def test_quotes_inside_quotes_become_single_ones():
    from zhibiao.packs.template import compile_template

    template = compile_template("项目“{name}”与{name}", "zh")
    assert template.render(lambda _name: "“一键”平台") == "项目“‘一键’平台”与“一键”平台"
