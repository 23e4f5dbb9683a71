"""Sums written out in a text, totals against parts, and sets of projects that make up another."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.checks.facts import RunFacts
from zhibiao.checks.facts.sums import reckonings
from zhibiao.checks.facts.told import in_wan
from zhibiao.checks.hit import UndecidedError
from zhibiao.checks.kinds import kinds
from zhibiao.model import Declared, ExecutionRow, Filing, Project
from zhibiao.packs import load_pack

HALF_A_PERCENT = Decimal("0.005")


@pytest.fixture(scope="module")
def pack():
    return load_pack()


def run_of(pack, *projects, declared=None, kind="target"):
    filing = Filing(kind, 2024, None, tuple(projects), declared)
    return RunFacts([filing], pack.lexicons, pack.taxonomy).filings[0]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("600×35=20000", "21000"),
        ("63人×1000元/人=6.5万元", "6.3"),
        ("1,200元＊30人＝35,000元", "36000"),
        ("12个月×2万元+3万元=28万元", "27"),
        ("人工12万元+材料3万元=合计16万元", "15"),
        ("50万×30%=20万", "15"),
        ("3万元+2000元=3.5万元", "3.2"),
    ],
)
def test_a_calculation_that_does_not_come_out_is_told_with_what_it_makes(text, right, pack):
    (found,) = reckonings(text, HALF_A_PERCENT, pack.lexicons)
    assert found.right == Decimal(right)


@pytest.mark.parametrize(
    "text",
    [
        "600元×35盏=2.1万元",
        "600×35=2.1万元",
        "3+4+5=12万元",
        "按35元/平方米·月×1200平方米×12个月=50.4万元",
        "599×35=20960",
        "（3+4）×5=34",
        "50×2-10=95",
        "A4×2=9",
        "600×35=20000左右",
        "约600×35=20000",
        "全年合计420万元",
    ],
)
def test_what_comes_out_or_is_no_calculation_is_left_alone(text, pack):
    assert not list(reckonings(text, HALF_A_PERCENT, pack.lexicons))


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_a_right_product_is_never_told(first, second):
    words = load_pack().lexicons
    assert not list(reckonings(f"{first}元×{second}人={first * second}元", HALF_A_PERCENT, words))


@pytest.mark.parametrize(
    ("yuan", "zh", "en"),
    [("949300.00", "94.93万元", "949300 yuan"), ("9999", "9999元", "9999 yuan"), ("10000", "1万元", "10000 yuan")],
)
def test_an_amount_is_said_in_each_language(yuan, zh, en):
    assert in_wan(Decimal(yuan)) == {"zh": zh, "en": en}


def funds(**amounts):
    return {key: None if value is None else Decimal(value) for key, value in amounts.items()}


@pytest.mark.parametrize(
    ("boxes", "wrong"),
    [
        (funds(total=100, total_fiscal=60, total_other=40), []),
        (funds(total=100, total_fiscal=60, total_other=None), ["funds.total"]),
        (funds(total=100, total_fiscal=None, total_other=None), []),
        (funds(total=100, total_fiscal=60), []),
        (funds(total=None, total_fiscal=60, total_other=40), []),
        (funds(annual=100, annual_fiscal=60, annual_carryover=30, annual_other=20), ["funds.annual"]),
    ],
)
def test_a_total_is_the_sum_of_its_printed_parts(boxes, wrong, pack):
    (project,) = run_of(pack, Project("路灯", funds=boxes)).projects
    assert [each.column for each in project.wrong_sums] == wrong


def test_a_row_of_unknown_kind_leaves_the_sum_open_but_not_its_largest_part(pack):
    rows = [("年度资金总额", 100), ("财政拨款", 120), ("村集体投入", 10)]
    table = tuple(ExecutionRow(label, {"executed": Decimal(amount)}) for label, amount in rows)
    (project,) = run_of(pack, Project("路灯", execution=table), kind="self_evaluation").projects
    assert not project.wrong_sums
    assert [each.column for each in project.parts_above_total] == ["executed"]


def rolled(pack, *amounts):
    check = kinds()["rolled_up"].build(
        {"least": Decimal(2), "most": Decimal(8), "each": Decimal(100), "projects": Decimal(24)}
    )
    projects = [Project(str(place), funds=funds(total=t, annual=a)) for place, (t, a) in enumerate(amounts)]
    return [hit.subject.name for hit in check(run_of(pack, *projects), {})]


def test_a_project_that_sums_up_others_is_found_among_many(pack):
    others = [(1000003 + 7919 * n, 500009 + 104729 * n * n) for n in range(15)]
    whole = tuple(sum(column) for column in zip(*others[2:8], strict=True))
    assert rolled(pack, whole, *others) == ["0"]


@given(st.permutations(range(4)))
def test_the_order_of_the_projects_makes_no_difference(order):
    amounts = [(900000, 700000), (500000, 300000), (400000, 400000), (123456, 65432)]
    found = rolled(load_pack(), *(amounts[place] for place in order))
    assert found == [str(order.index(0))]


def test_more_than_twenty_four_projects_are_not_tried_out(pack):
    assert rolled(pack, *[(n + 1, n + 2) for n in range(24)]) is not None
    with pytest.raises(UndecidedError):
        rolled(pack, *[(n + 1, n + 2) for n in range(25)])


def test_a_form_without_amount_leaves_the_declared_sum_open(pack):
    projects = [Project("路灯", funds=funds(annual=100)), Project("公厕", funds=funds(annual=None))]
    filing = run_of(pack, *projects, declared=Declared(funds=Decimal(100)))
    with pytest.raises(UndecidedError):
        _ = filing.sum_differs
