"""Rules on dates, where an example cannot show it: what silences what, and precision."""

from zhibiao.filings import Source
from zhibiao.lint import LintOptions, lint
from zhibiao.model import Filing, Project
from zhibiao.packs import load_pack


def rules(project, select=("D", "G506")):
    filing = Filing("target", 2024, None, (project,), path="forms.yaml")
    return [each.rule for each in lint([Source.of(filing)], load_pack(), LintOptions(select=select)).findings]


def test_a_stale_year_silences_the_other_period():
    fields = {"start": "2024-01-01", "end": "2024-12-31"}
    stale = Project("路灯", fields=fields, narrative={"period": "2023年1月1日至2023年12月31日"})
    other = Project("路灯", fields=fields, narrative={"period": "2024年1月1日至2024年8月31日"})
    assert rules(stale) == ["G506"]
    assert rules(other) == ["D804"]


def test_dates_in_the_wrong_order_are_one_finding():
    assert rules(Project("路灯", fields={"start": "2024-05-01", "end": "2023-05-01"})) == ["D801"]
