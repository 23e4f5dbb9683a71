"""The JSON report: the public format ``zhibiao/findings/1``."""

import json
from dataclasses import replace

import pytest
from builders import EVALUATION_FILING, finding, report

from zhibiao.model import IndicatorRef, Location, ProjectRef, Related
from zhibiao.reports import render
from zhibiao.reports.data import finding_data, location_data

DATA = json.loads(render(report(), "json"))


def test_the_keys_of_a_report_come_in_their_order():
    assert list(DATA) == ["format", "zhibiao", "packs", "summary", "inputs", "undecided", "scores", "findings"]


def test_the_keys_of_the_summary_come_in_their_order():
    counts = ["files", "projects", "indicators", "error", "warning", "info", "suppressed", "baselined", "rules"]
    assert list(DATA["summary"]) == counts
    assert DATA["summary"]["rules"] == {"decided": 104, "undecided": 2, "not_applicable": 5}


def test_every_finding_is_counted_once():
    told = DATA["summary"]
    assert sum(told[name] for name in ("error", "warning", "info", "suppressed", "baselined")) == len(DATA["findings"])


def test_the_keys_of_a_finding_come_in_their_order():
    keys = (
        "rule name severity item message suggestion basis fix status suppressed new file project indicator at quote "
        "related fingerprint"
    )
    assert all(list(found) == keys.split() for found in DATA["findings"])


def test_characters_stay_as_they_are():
    assert "会务培训" in render(report(), "json")


def test_a_finding_on_a_file_has_no_project():
    found = DATA["findings"][-1]
    assert (found["rule"], found["project"], found["indicator"], found["at"]) == ("X001", None, None, None)


def test_a_place_has_only_the_keys_that_are_set():
    assert location_data(Location(page=1, box=(1.0, 2.0, 3.0, 4.0))) == {"page": 1, "box": [1.0, 2.0, 3.0, 4.0]}


@pytest.mark.parametrize("at", [None, Location()])
def test_an_unknown_place_is_null(at):
    assert finding_data(replace(finding("C304", 1), at=at))["at"] is None


def test_an_indicator_keeps_its_levels():
    row = finding_data(finding("E908", 1, 0, filing=EVALUATION_FILING))["indicator"]
    assert row == {"name": "巡查次数", "level1": "产出指标", "level2": "数量指标"}


def test_a_related_row_is_named():
    other = Related("b.yaml", ProjectRef(2, "某项目"), Location(line=7), IndicatorRef("场次", "产出指标", None))
    assert finding_data(finding("C304", 1, related=(other,)))["related"] == [
        {
            "file": "b.yaml",
            "project": {"index": 2, "name": "某项目"},
            "at": {"line": 7},
            "indicator": {"name": "场次", "level1": "产出指标", "level2": None},
        }
    ]


def test_what_was_not_judged_is_there():
    assert [entry["state"] for entry in DATA["inputs"]] == ["judged", "partly", "unreadable", "no_form", "other_kind"]
    assert DATA["inputs"][-1] == {"path": "部门整体.xlsx", "state": "other_kind", "other_forms": 2}


def test_an_undecided_rule_names_file_project_and_reason():
    assert list(DATA["undecided"][0]) == ["rule", "file", "project", "reason"]
    assert DATA["undecided"][2]["project"] is None
