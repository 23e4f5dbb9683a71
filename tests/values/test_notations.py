"""What cells say: text, kind, operator, number, upper number, unit, date. A dot stands for nothing."""

import pytest

from zhibiao.values import parse_value, to_data

TABLE = """
# signs and widths
≥95%                      threshold >= 95 . % .
≧90%                      threshold >= 90 . % .
⩾92%                      threshold >= 92 . % .
>=95                      threshold >= 95 . . .
＝１００％                 threshold = 100 . % .
═3台                      threshold = 3 . 台 .
﹥95﹪                    threshold > 95 . % .
≤28.40/株                 threshold <= 28.40 . /株 .
米=3500                   threshold = 3500 . 米 .
%≥85                      threshold >= 85 . % .
≥ 9 5 %                   threshold >= 95 . % .
≥85.00(分）               threshold >= 85.00 . 分 .
满意度≥90%                threshold >= 90 . % .
≤6月                      threshold <= 6 . 月 .
# operators in words
大于等于98%               threshold >= 98 . % .
不得低于90分              threshold >= 90 . 分 .
至少开展3次巡查           threshold >= 3 . 次 .
达到95%以上               threshold >= 95 . % .
达到98%                   threshold >= 98 . % .
≥95%以上                  threshold >= 95 . % .
5个项目以上               threshold >= 5 . 个 .
10人（含）以上            threshold >= 10 . 人 .
10万+                     threshold >= 10 . 万 .
15%及其以下               threshold <= 15 . % .
控制在5%以内              threshold <= 5 . % .
控制在5%                  threshold <= 5 . % .
最多3天                   threshold <= 3 . 天 .
超13万元/年               threshold > 13 . 万元/年 .
突破1.2亿元               threshold > 1.2 . 亿元 .
不足10%                   threshold < 10 . % .
为0                       threshold = 0 . . .
2个及2个以上              threshold >= 2 . 个 .
保持95%以上               threshold >= 95 . % .
# numbers
1,200.50元                threshold . 1200.50 . 元 .
12，500册                 threshold . 12500 . 册 .
3500万人次                threshold . 3500 . 万人次 .
不少于三次                threshold >= 3 . 次 .
两万五千元                threshold . 25000 . 元 .
十一个                    threshold . 11 . 个 .
一百零五件                threshold . 105 . 件 .
一年半                    threshold . 1.5 . 年 .
两天半                    threshold . 2.5 . 天 .
一个半小时内              deadline <= 1.5 . 小时 .
百分之九十以上            threshold >= 90 . % .
百分之98                  threshold . 98 . % .
九成                      threshold . 90 . % .
八成五以上                threshold >= 85 . % .
四分之三                  threshold . 75 . % .
约200人                   threshold = 200 . 人 .
200余人                   threshold = 200 . 人 .
近百户                    threshold = 100 . 户 .
100人左右                 threshold = 100 . 人 .
-10℃                      threshold . -10 . ℃ .
三                        threshold . 3 . . .
# units
400元/人、天              threshold . 400 . 元/人、天 .
350元/平方米·月           threshold . 350 . 元/平方米·月 .
0.8元/千瓦时              threshold . 0.8 . 元/千瓦时 .
≤9/10万                   threshold <= 9 . /10万 .
≥1:20                     threshold >= 1 . :20 .
20台（套）                threshold . 20 . 台(套) .
30（标段）                threshold . 30 . 标段 .
12标段                    threshold . 12 . 标段 .
98%(百分比)               threshold . 98 . % .
=100百分比                threshold = 100 . % .
≥10部门/领域              threshold >= 10 . 部门/领域 .
每亩300                   threshold . 300 . 元/亩 .
每公里不高于80万元        threshold <= 80 . 万元/公里 .
每人每天不超过400元       threshold <= 400 . 元/人·天 .
每年不少于4次             threshold >= 4 . 次/年 .
一年两次                  threshold . 2 . 次/年 .
每月至少开展1次巡查       threshold >= 1 . 次/月 .
每周2-3次                 range . 2 3 次/周 .
≥3个（其中省级1个）       threshold >= 3 . 个 .
≥85分（满分100分）        threshold >= 85 . 分 .
12场；                    threshold . 12 . 场 .
# ranges
2-3场                     range . 2 3 场 .
5至8个                    range . 5 8 个 .
三至五家                  range . 3 5 家 .
三五家                    range . 3 5 家 .
5、6次                    range . 5 6 次 .
90%~95%                   range . 90 95 % .
98%-95%                   range . 98 95 % .
80%（含）-90%（不含）     range . 80 90 % .
90%以上-95%               range . 90 95 % .
控制在±3%以内             range . -3 3 % .
±0.1mm                    range . -0.1 0.1 mm .
-5%~5%                    range . -5 5 % .
80%≤得分<90%              range . 80 90 % .
不低于80%且不高于90%      range . 80 90 % .
介于3%和5%之间            range . 3 5 % .
3%-5%之间                 range . 3 5 % .
# lengths of time and dates
4小时内解决               deadline <= 4 . 小时 .
半年内                    deadline <= 0.5 . 年 .
三个工作日内              deadline <= 3 . 个工作日 .
收到收据后30个工作日内    deadline <= 30 . 个工作日 .
当天                      deadline <= 1 . 天 .
当日办结                  deadline <= 1 . 天 .
≤2小时                    threshold <= 2 . 小时 .
11月30日前                deadline <= . . . --11-30
年底前                    deadline <= . . . --12-31
2024年内                  deadline <= . . . 2024-12-31
2026年年底之前            deadline <= . . . 2026-12-31
第三季度末前              deadline <= . . . --09-30
一季度内                  deadline <= . . . --03-31
不晚于2024年11月30日      deadline <= . . . 2024-11-30
2024/6/30前               deadline <= . . . 2024-06-30
次年3月底前               deadline <= . . . --03-31
2024年9月                 deadline . . . . 2024-09
2024年                    deadline . . . . 2024
2023.07-2024.01           deadline . . . . 2023-07..2024-01
2021年1月-12月            deadline . . . . 2021-01..2021-12
2024年6-9月               deadline . . . . 2024-06..2024-09
202401-202412             deadline . . . . 2024-01..2024-12
2020.1.1-2020.12.31       deadline . . . . 2020-01-01..2020-12-31
2024年第一季度            deadline . . . . 2024-01..2024-03
上半年                    deadline . . . . --01-01..--06-30
自2024年5月起             deadline >= . . . 2024-05
每季度末                  deadline . . . . .
按月                      deadline . . . . .
每月10日前                deadline . . . . .
每年12月底前              deadline <= . . . --12-31
# changes
较上年增长5%              trend . 5 . % .
比2023年提升不低于10%     trend >= 10 . % .
下降不超过1个百分点       trend <= 1 . 个百分点 .
压减5%以上                trend >= 5 . % .
增幅5%以上                trend >= 5 . % .
提高收入10%以上           trend >= 10 . % .
减少碳排放100吨           trend . 100 . 吨 .
下降3%-5%                 trend . 3 5 % .
显著提升                  trend . . . . .
较上年有所增长            trend . . . . .
不低于上年水平            trend >= . . . .
与上年持平                trend . . . . .
PM2.5浓度持续下降         trend . . . . .
提升至95%                 threshold . 95 . % .
由85%提升到95%            threshold . 95 . % .
下降到5%以下              threshold <= 5 . % .
# none and all in words
零事故                    threshold = 0 . . .
零投诉、零差错            threshold = 0 . . .
未发生                    threshold = 0 . . .
无重大安全责任事故        threshold = 0 . . .
全覆盖                    threshold = 100 . % .
全部完成                  threshold = 100 . % .
100%全覆盖                threshold . 100 . % .
# more than one
培训2期、120人次          composite . 2 . 期 .
省级3篇，市级5篇          composite . 3 . 篇 .
①5次；②3次                composite . 5 . 次 .
3批次共600人次            composite . 3 . 批次 .
355.00(个村居35个片区)    composite . 355.00 . 个 .
30分钟内响应，2小时内修复 composite <= 30 . 分钟 .
# words
及时                      qualitative . . . . .
优良中低差                qualitative . . . . .
一级                      qualitative . . . . .
不低于二级                qualitative . . . . .
3A级                      qualitative . . . . .
达到等保2.0三级要求       qualitative . . . . .
符合GB50300-2013标准      qualitative . . . . .
一次性验收合格            qualitative . . . . .
7×24小时                  qualitative . . . . .
24小时值守                qualitative . . . . .
9:00-17:00                qualitative . . . . .
汛期前                    qualitative . . . . .
控制在预算内              qualitative . . . . .
≤辖区平均标准             qualitative . . . . .
全区12街镇均有指标上屏    qualitative . . . . .
零容忍                    qualitative . . . . .
# nothing
无                        empty . . . . .
/                         empty . . . . .
——                        empty . . . . .
待定                      empty . . . . .
**                        empty . . . . .
≥XX%                      empty . . . . .
万亩                      empty . . . 万亩 .
见附件                    empty . . . . .
# nothing that can be read
≥≤5次                     unreadable . . . . .
≥5%以下                   unreadable . . . . .
≥                         unreadable . . . . .
≤%                        unreadable . . . . .
95%≥                      unreadable . . . . .
1.2.3                     unreadable . . . . .
1,23                      unreadable . . . . .
100 200                   unreadable . . . . .
2024年2月30日             unreadable . . . . .
95%%                      unreadable . . . . .
# what took more thought
95%±2%                    range . 93 97 % .
500±50人                  range . 450 550 人 .
5千元-1万元               range . 0.5 1 万元 .
2小时-3天                 composite . 2 . 小时 .
优秀（90分以上）          threshold >= 90 . 分 .
≤概算5%                   threshold <= 5 . % .
≯5%                       threshold <= 5 . % .
每半年一次                threshold . 1 . 次/半年 .
两年一次                  threshold . 1 . 次/2年 .
每村一个                  threshold . 1 . 个/村 .
每10万人9人               threshold . 9 . 人/10万人 .
80元每人每天              threshold . 80 . 元/人·天 .
≤5000元每台               threshold <= 5000 . 元/台 .
9成                       threshold . 90 . % .
半数以上                  threshold >= 50 . % .
三分之二                  threshold = 66.67 . % .
百分之99.5                threshold . 99.5 . % .
1/1000                    threshold . 1 . /1000 .
每季度首月10日前          deadline . . . . .
当年12月底前              deadline <= . . . --12-31
自2023年1月1日起至2023年12月31日止 deadline . . . . 2023-01-01..2023-12-31
2023年Q1                  deadline . . . . 2023-01..2023-03
第一、二季度              deadline . . . . --01..--06
6月、12月                 composite . . . . --06
2024年12月31日24时前      deadline <= . . . 2024-12-31
增加值≥5亿元              threshold >= 5 . 亿元 .
完成率达到年初计划的95%   threshold . 95 . % .
论文5篇，其中核心期刊1篇  threshold . 5 . 篇 .
0起，未发生               threshold . 0 . 起 .
不增加                    trend . . . . .
保持稳定                  trend . . . . .
保持良好                  qualitative . . . . .
涉及6个乡镇均已完成       qualitative . . . . .
全天24小时                qualitative . . . . .
1+N                       qualitative . . . . .
待核定                    empty . . . . .
A                         qualitative . . . . .
≤年初预算数               qualitative . . . . .
不高于年初计划            qualitative . . . . .
年初完成                  deadline . . . . --01-01
专业                      qualitative . . . . .
"""
ROWS = [line.rsplit(maxsplit=6) for line in TABLE.splitlines() if line and not line.startswith("# ")]
KEYS = ("kind", "operator", "number", "high", "unit", "date")


@pytest.mark.parametrize(("text", *KEYS), [pytest.param(*row, id=row[0]) for row in ROWS])
def test_a_notation_is_read(text, kind, operator, number, high, unit, date):
    data = to_data(parse_value(text))
    wanted = dict(zip(KEYS, (kind, operator, number, high, unit, date), strict=True))
    assert {key: data[key] or "." for key in KEYS} == wanted


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\u200b", "\n"])
def test_a_blank_cell_is_empty(text):
    assert parse_value(text).kind == "empty"


@pytest.mark.parametrize(
    ("text", "operator_text"),
    [
        ("≧90%", "≧"),
        ("不低于90%", "不低于"),
        ("达到95%以上", "达到…以上"),
        ("5天内", "内"),
        ("3个", ""),
        ("大于等于3", "大于等于"),
        ("11月底之前", "之前"),
        ("＝＝3", "=="),
    ],
)
def test_the_operator_as_printed(text, operator_text):
    assert parse_value(text).operator_text == operator_text


@pytest.mark.parametrize(
    ("text", "direction", "base"),
    [
        ("较上年增长5%", "up", "较上年"),
        ("比2023年下降5%以上", "down", "比2023年"),
        ("同比减少3%", "down", "同比"),
        ("有效提升", "up", ""),
        ("与上年持平", "flat", "与上年"),
        ("不低于上年", "flat", "上年"),
    ],
)
def test_direction_and_base_of_a_change(text, direction, base):
    value = parse_value(text)
    assert (value.direction, value.base) == (direction, base)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("12次/年", "年"),
        ("每季度1次", "季度"),
        ("每月10日前", "月"),
        ("每季度末", "季度"),
        ("300元/人·天", "日"),
        ("12个", None),
    ],
)
def test_the_period_of_what_comes_back(text, period):
    assert parse_value(text).period == period


def test_what_the_rules_need_of_a_number():
    value = parse_value("≥2.00(场)")
    assert (value.unit_bracketed, value.decimals, value.amount) == (True, 2, 2)
    assert not parse_value("≥2场").unit_bracketed
    assert parse_value("2~3场").high_amount == 3
    assert parse_value("及时").amount is None
    assert parse_value("约200人").approximate
    assert parse_value("二十余家").approximate


def test_the_parts_of_a_composite_cell_stand_in_order_and_know_their_places():
    text = "培训 2 期，其中骨干120人次"
    parts = parse_value(text).parts
    assert [part.canonical for part in parts] == ["2期", "120人次"]
    assert [text[part.start : part.end] for part in parts] == ["2 期", "120人次"]


@pytest.mark.parametrize(
    ("text", "key", "piece"),
    [
        ("≥≤5次", "contradicting_operators", "≤"),
        ("≥ 5% 以下", "contradicting_operators", "以下"),
        ("≥", "operator_alone", "≥"),
        ("　95%≥", "misplaced_operator", "≥"),
        ("100 200人", "two_numbers", "200人"),
        ("1.2.3", "broken_number", ".3"),
        ("完成2024年2月30日", "no_such_day", "2024年2月30日"),
    ],
)
def test_a_value_that_cannot_be_read_says_why_and_where(text, key, piece):
    from zhibiao.messages import say

    reason = parse_value(text).reason
    assert reason is not None
    assert reason.key == f"values.{key}"
    assert text[reason.column - 1 :].startswith(piece)
    for lang in ("zh", "en"):
        assert str(reason.column) in say(reason.key, lang, **reason.fields)
