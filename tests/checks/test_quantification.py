"""What the rules on quantification ask of names and values: standards named, measures in names, two measures in one."""

from decimal import Decimal

import pytest

from zhibiao.checks.facts.names import read_name
from zhibiao.checks.facts.quality import differs, is_generic, measures_in, name_measure
from zhibiao.checks.facts.standards import cites_document, is_grade_mark, names_standard
from zhibiao.packs import load_pack
from zhibiao.values import parse_value


@pytest.fixture(scope="module")
def words():
    return load_pack().lexicons


def measure(name, words):
    return name_measure(name, read_name(name, words).core, words)


@pytest.mark.parametrize(
    ("name", "proposal"),
    [
        ("2小时内到场抢修", "≤2(小时)"),
        ("4小时以内到场抢修", "≤4(小时)"),
        ("3个工作日之内答复", "≤3(个工作日)"),
        ("故障2小时修复", "≤2(小时)"),
        ("值守8小时以上", "≥8(小时)"),
        ("值守8小时及以上", "≥8(小时)"),
        ("值守不少于8小时", "≥8(小时)"),
        ("值守不低于8小时", "≥8(小时)"),
        ("值守不小于8小时", "≥8(小时)"),
        ("值守至少8小时", "≥8(小时)"),
        ("值守最少8小时", "≥8(小时)"),
        ("值守超过8小时", "≥8(小时)"),
        ("培训不少于3次", "≥3(次)"),
        ("投诉不超过3次", "≤3(次)"),
        ("投诉不超3次", "≤3(次)"),
        ("投诉不多于3次", "≤3(次)"),
        ("投诉不高于3次", "≤3(次)"),
        ("投诉不大于3次", "≤3(次)"),
        ("投诉低于3次", "≤3(次)"),
        ("投诉少于3次", "≤3(次)"),
        ("投诉最多3次", "≤3(次)"),
        ("投诉至多3次", "≤3(次)"),
        ("投诉控制在3次", "≤3(次)"),
        ("每月2次巡查", "≥2(次)"),
        ("2-3场业务培训", "2-3(场)"),
        ("三处调解室修缮", "≥3(处)"),
        ("6.30万元补助", "≥6.30(万元)"),
        ("管理费不超过20%", "≤20%"),
        ("指标1：11月30日前完工", "11月30日前"),
        ("年底前完成验收", "年底前"),
    ],
)
def test_a_measure_in_a_name_is_proposed_as_the_value(name, proposal, words):
    assert measure(name, words).proposal == proposal


@pytest.mark.parametrize(
    "name",
    [
        "24小时值守", "热线全天候接听", "7×24小时运行", "达标率100%", "行政村全覆盖", "12345热线受理",
        "三级等保测评", "第三方评估", "一网通办", "2024年培训", "年内完成验收", "全年巡查", "50万元以上项目招标",
        "3公里范围内居民走访", "8小时外监督", "10千伏线路改造", "5000吨稻谷、500吨成品粮储备",
        "15分钟生活圈建设", "65岁以上老人体检",
    ],
)  # fmt: skip
def test_what_is_no_measure_in_a_name(name, words):
    assert measure(name, words) is None


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("2-3场业务培训", "≥2场", True),
        ("2-3场业务培训", "2-3场", False),
        ("3场业务培训", "≥3.00(场)", False),
        ("3场业务培训", "≥4.00(场)", True),
        ("3场业务培训", "≥4次", False),
        ("3场业务培训", "≥4", False),
        ("10个工作日办结", "≤5工作日", True),
        ("6万人次接待", "≥60000人次", False),
        ("6万人次接待", "≥5万人次", True),
        ("每年2次巡查", "≥3次/年", True),
        ("2小时内到场率", "≥95%", False),
        ("11月底前完工", "≤3天", False),
        ("3场业务培训", "及时", False),
    ],
)
def test_a_value_differs_from_the_name_in_the_same_unit_only(name, value, expected, words):
    assert differs(measure(name, words), parse_value(value)) is expected


def test_a_range_in_a_name_holds_both_its_numbers(words):
    assert measure("2-3场业务培训", words).numbers == (Decimal(2), Decimal(3))


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("符合国家标准", True),
        ("符合《养护技术规范》", True),
        ("达到地表水Ⅲ类标准", True),
        ("达到Ⅲ类", True),
        ("A级以上", True),
        ("五星级", True),
        ("甲级资质", True),
        ("等保三级", True),
        ("测评合格", True),
        ("通过第三方检测", True),
        ("合格", False),
        ("达标", False),
        ("优良", False),
        ("符合标准", False),
        ("符合相关标准要求", False),
        ("全国标准 一流", True),
        ("五级联动体系", False),
        ("加强检查", False),
        ("按财务制度执行", False),
        ("执行HJ 91.1—2019", True),
        ("符合CJJ36要求", True),
        ("达到DB31/T 1000", True),
        ("符合GB/T 30600", True),
        ("不低于全省第6位", True),
        ("进入全省第一档", True),
        ("排名前三名", True),
        ("前10%", True),
        ("第一时间处置", False),
        ("省级及以上", True),
        ("达到核心期刊以上", True),
        ("国家级", True),
        ("上报省级部门", False),
        ("≥C30", True),
        ("永久保存", True),
        ("纳入县级财政预算", True),
    ],
)
def test_a_standard_named_is_told_from_a_word_that_names_none(target, expected, words):
    assert names_standard(target, words) is expected


@pytest.mark.parametrize(
    ("core", "target", "expected"),
    [
        ("工程验收", "合格", True),
        ("验收结果", "合格", True),
        ("验收结论", "通过", True),
        ("工程质量等级", "合格", True),
        ("专家评价", "“良好”以上", True),
        ("审计意见", "无保留意见", True),
        ("考核等次", "达到“良”以上", True),
        ("绩效评价等级", "良好及以上", True),
        ("检查结果", "合格", True),
        ("卫生城市复审", "通过国家复审", True),
        ("设备检查", "良好", False),
        ("考核工作", "良好", False),
        ("服务质量", "良好", False),
        ("档案整理结果", "良好", False),
        ("工程验收", "及时", False),
        ("工程验收", "规范", False),
    ],
)
def test_an_assessment_in_the_name_and_its_result_in_the_value(core, target, expected, words):
    assert names_standard(target, words, core) is expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("≥C30", True), ("C40", True), ("HRB400E", True), ("≥IP65", True), ("≥M7.5", True), ("≥Ⅲ级", True),
        ("A级以上", True), ("≥4A级", True), ("≥", False), ("≤100%%", False), ("合格", False), ("≥30", False),
    ],
)  # fmt: skip
def test_grades_in_letters(target, expected):
    assert is_grade_mark(target) is expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("符合《规范》（GB/T 30600）", True), ("按照《关于……的通知》执行", True), ("符合GB 50300", True),
        ("≥95%", False), ("——", False), ("达到A类", False),
    ],
)  # fmt: skip
def test_documents_cited(target, expected):
    assert cites_document(target) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("服务对象满意度", True),
        ("成本合理性", True),
        ("项目（工程）验收合格率", True),
        ("参训学员满意度", False),
        ("资金支付率", False),
        ("", False),
    ],
)
def test_a_name_is_generic_where_nothing_else_is_left(name, expected, words):
    assert is_generic(name, words) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("办事效率与服务成本", ("办事效率", "服务成本")),
        ("免疫率、检疫率及出栏率", ("免疫率", "检疫率", "出栏率")),
        ("知晓率以及满意度", ("知晓率", "满意度")),
        ("街道及社区满意度", ()),
        ("出勤率和课堂纪律", ()),
        ("报修处置率及时性", ()),
        ("群众参与率", ()),
        ("分辨率和功率", ()),
    ],
)
def test_measures_joined_in_one_name(name, expected, words):
    assert measures_in(name, words) == expected
