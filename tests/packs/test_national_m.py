"""Rules on money, where an example cannot show it: what silences what, places and quotes."""

from decimal import Decimal

from zhibiao.filings import Source
from zhibiao.lint import LintOptions, lint
from zhibiao.model import Declared, Filing, Location, Project
from zhibiao.packs import load_pack


def findings(*projects, declared=None, select=("M",), lang="zh"):
    filing = Filing("target", 2024, None, tuple(projects), declared, path="forms.yaml")
    report = lint([Source.of(filing)], load_pack(), LintOptions(select=select, lang=lang))
    return report.findings, report.undecided


def money(**amounts):
    return {key: Decimal(value) for key, value in amounts.items()}


def test_a_part_above_its_total_silences_the_sum():
    found, _ = findings(Project("路灯", funds=money(annual=100, annual_fiscal=120, annual_other=5)))
    assert [each.rule for each in found] == ["M708"]


def test_a_total_told_otherwise_silences_the_calculation_that_makes_it():
    told = {"budget": "项目经费420000元，600元×600盏=420000元，另有500元×10盏=6000元。"}
    found, _ = findings(Project("路灯", funds=money(total=400000), narrative=told))
    assert [each.rule for each in found] == ["M704", "M705"]
    assert found[1].quote == "500元×10盏=6000元"


def test_a_finding_on_a_narrative_stands_where_the_passage_is():
    place = Location(line=7)
    project = Project(
        "路灯",
        funds=money(total=400000),
        narrative={"budget": "年度预算共42万元。"},
        places={"narrative.budget": place},
        at=Location(line=1),
    )
    ((found,), _) = findings(project, lang="en")
    assert (found.at, found.cell, found.quote) == (place, "narrative.budget", "年度预算共42万元")
    assert "420000" not in found.message
    assert "400000 yuan" in found.message


def test_a_missing_form_silences_the_sum():
    found, _ = findings(Project("路灯", funds=money(annual=100)), declared=Declared(projects=2, funds=Decimal(9000)))
    assert [(each.rule, each.project) for each in found] == [("M706", None)]


def test_a_form_without_amount_is_undecided():
    projects = [Project("路灯", funds={"annual": None})]
    found, undecided = findings(*projects, declared=Declared(projects=1, funds=Decimal(9000)))
    assert (list(found), [each.rule for each in undecided]) == ([], ["M707"])


def test_more_than_twenty_four_projects_are_undecided():
    projects = [Project(f"路灯{n}", funds=money(total=1000 + n, annual=900 + 2 * n)) for n in range(25)]
    _, undecided = findings(*projects, select=("M709",))
    assert [each.rule for each in undecided] == ["M709"]
    assert "25" in undecided[0].reason
