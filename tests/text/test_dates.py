from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.text import calendar_date, dates, month_end

NOTATIONS = """
2024年12月31日 2024-12-31
2024 年 12 月 31 日 2024-12-31
2024年12月31日24时 2024-12-31
2024.6.30 2024-06-30
2024/06/30 2024-06-30
2024-06-30 2024-06-30
2021年9月 2021-09
2024年9月份 2024-09
二〇二四年六月 2024-06
2024年 2024
2024年度 2024
2025年年底 2025-12-31
2023年底 2023-12-31
12月底 --12-31
11月30日 --11-30
十二月底 --12-31
2024年2月底 2024-02-29
2月末 --02-28
年底 --12-31
年内 --12-31
当年 --12-31
2024年内 2024-12-31
全年 --01-01..--12-31
2021年全年 2021-01-01..2021-12-31
上半年 --01-01..--06-30
2024年下半年 2024-07-01..2024-12-31
一季度 --01..--03
2024年第一季度 2024-01..2024-03
第三季度末 --09-30
前三季度 --01..--09
12月上旬 --12-01..--12-10
2月下旬 --02-21..--02-28
2023.07-2024.01 2023-07..2024-01
2020年1月--2020年11月 2020-01..2020-11
2021年1月-12月 2021-01..2021-12
202001-202012 2020-01..2020-12
2020.1.1-2020.12.31 2020-01-01..2020-12-31
2024年1月1日至12月31日 2024-01-01..2024-12-31
3月1日-15日 --03-01..--03-15
1-12月 --01..--12
2024年1—6月 2024-01..2024-06
2024.1-12 2024-01..2024-12
2024-2026年 2024..2026
2023年7月-次年1月 2023-07..2024-01
次年3月底 --03-31
一至三季度 --01..--09
"""


@pytest.mark.parametrize(("printed", "iso"), [line.rsplit(maxsplit=1) for line in NOTATIONS.strip().splitlines()])
def test_a_notation_as_iso(printed, iso):
    found = calendar_date(printed)
    assert found is not None
    assert found.iso == iso
    assert [hit.iso for hit in dates(f"项目于{printed}完成")] == [iso]


@pytest.mark.parametrize(
    "text", ["", "13月", "3个月", "2024年2月30日", "2023年2月29日", "三年", "半年", "三年内", "2024", "12", "第三方"]
)
def test_what_is_no_date(text):
    assert calendar_date(text) is None


def test_a_leap_day_counts_where_the_year_is_unknown():
    assert calendar_date("2月29日").iso == "--02-29"


def test_numbers_with_a_unit_are_no_dates():
    assert dates("投入2023.10万元，道路2024.5米") == ()


def test_a_date_knows_its_place_and_the_end_of_its_span():
    text = "自　２０２４年１月 至 2024年6月 实施"
    (found,) = dates(text)
    assert text[slice(*found.span)] == found.text == "２０２４年１月 至 2024年6月"
    assert found.last == "2024-06"
    assert dates("年内完成")[0].within
    assert not dates("年底完成")[0].within


@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{y}年{m}月{d}日", "{y}.{m}.{d}", "{y}-{m:02}-{d:02}", "{y}/{m}/{d}"]),
)
def test_every_day_is_read_back(day, form):
    assert calendar_date(form.format(y=day.year, m=day.month, d=day.day)).iso == day.isoformat()


@given(st.dates(date(1990, 1, 1), date(2098, 12, 1)))
def test_the_end_of_a_month_is_the_day_before_the_next(day):
    following = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    assert month_end(f"{day:%Y-%m}") == (following - timedelta(days=1)).isoformat()
    assert month_end(day.isoformat()) == day.isoformat()
