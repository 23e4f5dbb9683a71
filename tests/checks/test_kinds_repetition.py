"""Check kinds that compare projects: whom they name, what they leave alone, whatever the order of the files."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.checks.facts import RunFacts
from zhibiao.checks.hit import Hit
from zhibiao.checks.kinds import kinds
from zhibiao.model import Filing, Indicator, Location, Project
from zhibiao.packs import load_pack

_EQUAL = {"least": Decimal(2), "prescribed": None}
_SIMILAR = {"share": Decimal("0.7"), "least": Decimal(4), "inside": Decimal(5), "prescribed": None}
_TEXTS = {
    "text": lambda project, _names: project.yearly_goal,
    "share": Decimal("0.9"),
    "shortest": Decimal(5),
    "held": Decimal(12),
}


def _project(name: str, names: Sequence[str] = (), **boxes: str) -> Project:
    rows = tuple(Indicator("产出指标", "数量指标", each, "≥1", at=Location(line=9)) for each in names)
    goals = {"annual": boxes["goal"]} if "goal" in boxes else {}
    fields = {"unit": boxes["unit"]} if "unit" in boxes else {}
    return Project(name, indicators=rows, goals=goals, fields=fields, at=Location(line=3))


def _filing(*projects: Project, path: str = "甲.yaml", kind: str = "target", year: int = 2024) -> Filing:
    return Filing(kind, year, None, projects, path=path)  # type: ignore[arg-type]


def _run(*filings: Filing) -> RunFacts:
    pack = load_pack()
    return RunFacts(filings, pack.lexicons, pack.taxonomy)


def _hits(kind: str, run: RunFacts, **parameters: object) -> list[Hit]:
    return list(kinds()[kind].build(parameters)(run, {}))


def _named(hits: Sequence[Hit]) -> dict[str, tuple[str, ...]]:
    return {hit.subject.name: hit.captures["others"] for hit in hits}  # type: ignore[attr-defined, misc]


def test_equal_sets_name_each_other_with_the_file_where_it_is_another():
    names = ["甲一", "甲二"]
    run = _run(_filing(_project("路灯", names)), _filing(_project("公厕", names), path="库/乙.yaml"))
    hits = _hits("copied_sets", run, **_EQUAL)
    assert _named(hits) == {"路灯": ("“公厕”（乙.yaml）",), "公厕": ("“路灯”（甲.yaml）",)}
    assert [(each.file, each.project.index, each.at.line) for each in hits[0].related] == [("库/乙.yaml", 1, 3)]


def test_a_set_copied_many_times_names_five_and_counts_all():
    run = _run(_filing(*(_project(f"项目{number:02}", ["甲一", "甲二"]) for number in range(40))))
    first = _hits("copied_sets", run, **_EQUAL)[0]
    assert first.captures["others"] == ("“项目01”", "“项目02”", "“项目03”", "“项目04”", "“项目05”")
    assert first.captures["number"] == 39
    assert len(first.related) == 30


@pytest.mark.parametrize("kind", ["copied_sets", "similar_sets", "copied_texts"])
def test_forms_of_two_kinds_are_not_compared(kind):
    first, second = (
        _project("路灯", "甲乙丙丁戊", goal="完成全区路灯维护"),
        _project("公厕", "甲乙丙丁", goal="完成全区路灯维护"),
    )
    run = _run(_filing(first), _filing(second, kind="self_evaluation"))
    parameters = {
        "copied_sets": {"least": Decimal(2), "prescribed": None},
        "similar_sets": _SIMILAR,
        "copied_texts": _TEXTS,
    }
    assert _hits(kind, run, **parameters[kind]) == []


@pytest.mark.parametrize(
    ("unit", "speaks"), [("某区市政管理所", False), ("某区 市政管理所", False), ("某区城管局", True)]
)
def test_a_project_filed_again_a_year_later_is_no_copy_of_itself(unit, speaks):
    this_year = _filing(_project("路灯", ["甲一", "甲二"], unit="某区市政管理所"))
    last_year = _filing(_project("路灯", ["甲一", "甲二"], unit=unit), year=2023)
    hits = _hits("copied_sets", _run(last_year, this_year), **_EQUAL)
    assert bool(hits) is speaks


def test_only_two_prescribed_sets_may_be_the_same():
    projects = [_project(name, ["甲一", "甲二"]) for name in ("人员经费一", "人员经费二", "路灯")]
    hits = _hits(
        "copied_sets", _run(_filing(*projects)), least=Decimal(2), prescribed=lambda project, _: "人员" in project.name
    )
    assert _named(hits) == {
        "人员经费一": ("“路灯”",),
        "人员经费二": ("“路灯”",),
        "路灯": ("“人员经费一”", "“人员经费二”"),
    }


def test_similar_sets_say_how_many_names_the_closest_shares():
    run = _run(_filing(_project("路灯", "甲乙丙丁戊"), _project("公厕", "甲乙丙丁"), _project("绿化", "甲乙丙丁戊己")))
    hits = {hit.subject.name: hit.captures for hit in _hits("similar_sets", run, **_SIMILAR)}
    assert (hits["路灯"]["closest"], hits["路灯"]["shared"], hits["路灯"]["of"]) == (("“绿化”",), 5, 5)
    assert hits["路灯"]["number"] == 2


def test_equal_sets_are_not_similar():
    run = _run(_filing(_project("路灯", "甲乙丙丁戊"), _project("公厕", "甲乙丙丁戊")))
    assert _hits("similar_sets", run, **_SIMILAR) == []


@pytest.mark.parametrize(
    ("first", "second", "how"),
    [
        ("完成全区路灯维护。", "完成全区路灯 维护", ("equal", "equal")),
        ("完成全区主次干道路灯维护任务", "完成全区主次干道路灯维护工作", None),
        ("完成全区二十四条主次干道路灯维护任务", "完成全区二十四条主次干道路灯养护任务", ("alike", "alike")),
        ("完成全区主次干道路灯维护", "完成全区主次干道路灯维护；疏通管道六十公里，更换井盖。", ("held", "holds")),
        ("完成全区路灯维护", "完成全区路灯维护；疏通管道六十公里，更换井盖三百套。", None),
        ("完成", "完成", None),
    ],
)
def test_how_goals_are_copied(first, second, how):
    run = _run(_filing(_project("路灯", goal=first), _project("公厕", goal=second)))
    hits = _hits("copied_texts", run, **_TEXTS)
    assert tuple(hit.captures["how"] for hit in hits) == (how or ())


def test_a_goal_alike_to_one_and_held_by_another_names_both():
    goal = "完成全区主次干道路灯维护任务二十四条"
    run = _run(
        _filing(
            _project("路灯", goal=goal),
            _project("公厕", goal=goal + "整"),
            _project("绿化", goal=goal + "，疏通管道六十公里"),
        )
    )
    captures = _hits("copied_texts", run, **_TEXTS)[0].captures
    assert (captures["how"], captures["percent"], captures["others"]) == ("alike", 97, ("“公厕”", "“绿化”"))


def test_one_project_filed_twice_is_found_in_the_file_and_across_files():
    run = _run(_filing(_project("路灯"), _project("路灯")), _filing(_project("路 灯"), path="乙.yaml"))
    said = [(hit.captures["indexes"], hit.captures["elsewhere"]) for hit in _hits("refiled", run)]
    assert said == [((2,), ("“路 灯”（乙.yaml）",)), ((1,), ("“路 灯”（乙.yaml）",)), ((), ("“路灯”（甲.yaml）",) * 2)]


def test_a_project_without_a_name_copies_others_and_not_itself():
    assert _hits("copied_sets", _run(_filing(_project("", ["甲一", "甲二"]))), **_EQUAL) == []
    run = _run(_filing(_project("", ["甲一", "甲二"]), _project("", ["甲一", "甲二"])))
    assert [hit.captures["others"] for hit in _hits("copied_sets", run, **_EQUAL)] == [("“2”",), ("“1”",)]


def test_nameless_projects_are_not_the_same():
    assert _hits("refiled", _run(_filing(_project(""), _project("")))) == []


_goals = st.sampled_from(["完成全区路灯维护任务", "完成全区路灯养护任务", "完成全区主次干道路灯维护任务二十四条", ""])
_projects = st.builds(
    lambda name, names, goal: _project(name, names, goal=goal),
    st.sampled_from(["路灯", "公厕", "绿化", ""]),
    st.frozensets(st.sampled_from("甲乙丙丁戊己"), max_size=6).map(sorted),
    _goals,
)


@given(st.lists(st.lists(_projects, max_size=3), max_size=3), st.randoms())
def test_hits_do_not_depend_on_the_order_of_the_files(groups, random):
    filings = [_filing(*group, path=f"{number}.yaml") for number, group in enumerate(groups)]
    shuffled = list(filings)
    random.shuffle(shuffled)
    for kind, parameters in (
        ("copied_sets", {"least": Decimal(1), "prescribed": None}),
        ("copied_texts", _TEXTS),
        ("refiled", {}),
    ):
        assert _said(_hits(kind, _run(*filings), **parameters)) == _said(_hits(kind, _run(*shuffled), **parameters))


def _said(hits: Sequence[Hit]) -> set[tuple[object, ...]]:
    return {
        (hit.subject.filing.path, hit.subject.index, *hit.captures.values(), hit.related)  # type: ignore[attr-defined]
        for hit in hits
    }
