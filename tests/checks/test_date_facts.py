"""Dates of a project: how far they are printed, which years a text sets work in, which bases have run out."""

import pytest

from zhibiao.checks.facts import RunFacts
from zhibiao.checks.facts.dates import before, same, work_years
from zhibiao.model import Filing, Project
from zhibiao.packs import load_pack


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.mark.parametrize(
    ("first", "second", "earlier"),
    [
        ("2024-03-01", "2024-03-02", True),
        ("2024-03-02", "2024-03-02", False),
        ("2024-03", "2024-03-15", False),
        ("2024-02", "2024-03-15", True),
        ("2023", "2024-03-15", True),
        ("2024", "2024-03-15", False),
    ],
)
def test_a_date_is_before_another_as_far_as_both_are_printed(first, second, earlier):
    assert before(first, second) is earlier


@pytest.mark.parametrize(
    ("first", "second", "equal"), [("2024-03", "2024-03-15", True), ("2024-04", "2024-03-15", False)]
)
def test_dates_are_the_same_as_far_as_both_are_printed(first, second, equal):
    assert same(first, second) is equal


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("预计2023年3-4月开展勘察，5-8月施工。", [2023]),
        ("2023年更换灯具，2024年验收。", [2023, 2024]),
        ("2022至2024年分批实施改造。", [2024]),
        ("支付2023年尾款。", []),
        ("亮灯率较2023年提高5个百分点。", []),
        ("2023年已完成勘察。", []),
        ("按照《2022年照明要点》实施。", []),
        ("2022年故障台账。", []),
    ],
)
def test_work_is_set_in_a_year_where_it_is_said_behind_it(text, years, pack):
    assert [year for _clause, year in work_years(text, pack.lexicons)] == years


def project(pack, name="路灯改造", narrative=None, **fields):
    filing = Filing("target", 2024, None, (Project(name, fields=fields, narrative=narrative or {}),))
    return RunFacts([filing], pack.lexicons, pack.taxonomy).filings[0].projects[0]


@pytest.mark.parametrize(
    ("start", "end", "dated", "misses"),
    [
        ("2024-01-01", "2024-12-31", True, False),
        ("2023年7月", "2024年6月", True, False),
        ("2022-01-01", "2023-12-31", True, True),
        ("2024-06-01", "2024-03-01", False, False),
        ("3年", "2023-12-31", False, False),
        ("2023-01-01", None, False, False),
    ],
)
def test_only_two_dates_in_order_can_miss_the_year(start, end, dated, misses, pack):
    found = project(pack, start=start, end=end)
    assert (found.dated, found.misses_year) == (dated, misses)


@pytest.mark.parametrize(
    ("basis", "ends"),
    [
        ("《照明行动计划（2020-2022年）》《照明规划2021—2025年》", ["2022"]),
        ("《“十三五”照明规划》", ["2020"]),
        ("《关于印发2019年改造任务清单的通知》（建办〔2019〕1号）", ["2019"]),
        ("《2023年工作要点》", []),
        ("《照明管理办法》（建发〔2015〕7号）、《照明导则（2018）版》、《照明标准》（DB31/T294-2018）", []),
    ],
)
def test_a_basis_runs_out_by_its_title_only(basis, ends, pack):
    assert [told.meant for told in project(pack, narrative={"basis": basis}).expired_bases] == ends
