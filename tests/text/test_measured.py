from decimal import Decimal

import pytest

from zhibiao.text import deadlines, measured_numbers

MEASURED = {
    "修缮三处文化站，培训村干部200余人次，合格率达到95%以上": ["3 处", "200 人次", "95 %"],
    "完成2-3场业务培训": ["2 场", "3 场"],
    "服务6万人次": ["60000 人次"],
    "服务企业5万余家": ["50000 家"],
    "硬化道路5.2公里，惠及3个行政村1,200户": ["5.2 公里", "3 个", "1200 户"],
    "总投资250万元，其中财政资金200万": ["2500000 元", "2000000 元"],
    "补贴标准1000元/人": ["1000 元/人"],
    "百分之九十五的群众满意，九成以上": ["95 %", "90 %"],
    "重大安全事故为零，群众零投诉": ["0 ", "0 "],
    "疫苗接种全覆盖": ["100 %"],
    "每周巡查两遍": ["2 遍"],
    "对故障24小时响应，48小时内修复": ["24 小时", "48 小时"],
    "合同签订后15个工作日内支付": ["15 个工作日"],
    "百余名学员、十余家单位": ["100 名", "10 家"],
    "培训０５期": ["5 期"],
}
NOT_MEASURED = """
按照“十四五”规划三年内建成
2023年5月至2024年6月实施
项目实施期3年
1、完成验收；2、组织培训
一、强化管理；二、提升质量
（1）修缮校舍（2）购置设备
根据〔2023〕15号文件
三级平台、五级应用
三级甲等医院，3A级景区
提升12345热线答复质量
800M数字集群与5G网络
一网通办，两张网融合
巩固等保2.0三级能力
保障24小时不间断供水
全年365天、每天24小时值守
打造15分钟生活圈
形成一批成果，建立一系列制度，达到一定水平
第一时间响应，第三方评估
创建一个可控的环境
二期工程
落实“5个一”要求和《三年100项任务清单》
按月拨付，当年完成
数十家企业
PM2.5与A4
""".strip().splitlines()


@pytest.mark.parametrize(("text", "found"), MEASURED.items())
def test_measured_numbers(text, found):
    assert [f"{hit.number} {hit.unit}" for hit in measured_numbers(text)] == found


@pytest.mark.parametrize("text", NOT_MEASURED)
def test_what_is_no_measured_number(text):
    assert measured_numbers(text) == ()


def test_a_measured_number_knows_its_place():
    text = "惠及　１２００户\u200b以上"
    (found,) = measured_numbers(text)
    assert text[slice(*found.span)] == found.text == "１２００户"
    assert found.number == Decimal(1200)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12月底前完成验收", [("12月底前", "--12-31")]),
        ("上半年完成招标，年底前投入使用", [("上半年", "--06-30"), ("年底前", "--12-31")]),
        ("年内主体完工", [("年内", "--12-31")]),
        ("当年付清货款", [("当年", "--12-31")]),
        ("于2024年6月30日前报送", [("2024年6月30日前", "2024-06-30")]),
        ("截至2024年11月建成", [("2024年11月", "2024-11")]),
        ("三年内建成", [("三年内", "")]),
        ("15个工作日内支付", [("15个工作日内", "")]),
        ("按季度拨付，每月考核", [("按季度", ""), ("每月", "")]),
        ("当年度系统正常运行", []),
        ("根据2023年3月15日的通知", []),
        ("较2023年增长", []),
        ("及时完成", []),
    ],
)
def test_deadlines(text, found):
    assert [(hit.text, hit.date) for hit in deadlines(text)] == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理120万人次", ["120万人次"]),
        ("处置110警情110件", ["110件"]),
        ("接听12345热线", []),
        ("120急救中心建设", []),
        ("开设20门课程", ["20门课"]),
        ("整理档案300卷，印制5000页", ["300卷", "5000页"]),
    ],
)
def test_a_service_number_that_counts_something_is_a_measure(text, expected):
    assert [each.text for each in measured_numbers(text)] == expected
