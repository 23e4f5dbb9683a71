"""Invented forms for the printer: a random filing whose truth is known, and its printed text."""

import random
from dataclasses import dataclass, field

from printer import Cell, Pages, Style

BODIES = [
    "云岫县林业局",
    "松溪市第一图书馆",
    "临川区残疾人综合服务中心（汇总）",
    "青禾县农村公路养护中心",
    "海棠新区市场监督管理局",
]
SUBJECTS = [
    "河道",
    "路灯",
    "图书",
    "桥梁检测",
    "项目资料",
    "指标数据",
    "窗口服务",
    "食堂",
    "培训课程",
    "防汛物资",
    "古树名木",
    "热线工单",
]
NOUNS = [
    "数量",
    "次数",
    "完成率",
    "及时率",
    "合格率",
    "覆盖率",
    "单位成本",
    "台账健全性",
    "运行情况",
    "满意度",
    "人数",
    "完成情况",
]
LONG = [
    "按照合同约定时间完成全部现场勘查、资料汇总与成果提交",
    "“互联网+”服务模式在基层单位的推广应用程度",
    "保障系统 24 小时不间断运行",
    "项目实际支出低于预算成本",
    "四、五类设施处置建议采纳率",
    "达到《技术规程》（试行）要求的比例",
    "降低重复建设与运行维护成本的作用发挥",
]
QUALITATIVE = [
    "及时",
    "完善",
    "提高",
    "健全",
    "有效提升",
    "基本实现",
    "逐步建立长效机制",
    "持续改善",
    "优良",
    "合格",
    "规范",
    "全面客观",
]
UNITS = ["(个)", "(%)", "(次)", "(人)", "(万元)", "(小时)", "(批次)", "(万人次)", "(次/年)", "（平方米）"]
PLAIN_UNITS = ["次", "%", "个", "人", " 人", " 次", "", "公里", "天"]
DAYS = ["2025年6月底前", "11月 30日前", "2025 年 9 月 30 日前", "收到申请后5个工作日内", "合同约定时间内完成"]
CLAUSES = [
    "完成{n}处设施巡查维护",
    "保障全区{s}正常运行",
    "组织{s}专题培训{n}场",
    "提升{s}管理水平",
    "建立健全{s}工作机制",
    "新增{s}{n}套",
    "群众投诉明显减少",
    "推动{s}工作提质增效",
    "覆盖率达到{n}%以上",
    "为{n}名服务对象提供上门服务",
]
LEVELS = {
    "cost": {"成本指标": ["经济成本指标", "社会成本指标", "生态环境成本指标"]},
    "old": {},
}
OUTPUT = ["数量指标", "质量指标", "时效指标"]
EFFECT = ["经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"]
REASONS = [
    "采购周期长",
    "下半年入户评估人员不足，已招募志愿者9名。",
    "因第三季度外包合同续签延迟，影响上架进度；今后提前两个月启动续签。",
    "受汛期影响，推迟实施。",
]


@dataclass
class Truth:
    kind: str
    projects: list = field(default_factory=list)
    declared: tuple = None


def sentence(rng):
    parts = [
        rng.choice(CLAUSES).format(n=rng.randint(2, 980), s=rng.choice(SUBJECTS)) for _ in range(rng.randint(1, 4))
    ]
    return "，".join(parts) + "。"


def goal(rng):
    kind = rng.random()
    if kind < 0.5:
        return "".join(sentence(rng) for _ in range(rng.randint(1, 4)))
    if kind < 0.75:
        return "\n".join(f"{at}、{sentence(rng)}" for at in range(1, rng.randint(3, 5)))
    if kind < 0.9:
        return sentence(rng) + "\n" + "\n".join(f"{at}．{sentence(rng)}" for at in range(1, 4))
    return sentence(rng)


def name(rng):
    if rng.random() < 0.2:
        return rng.choice(LONG)
    return rng.choice(SUBJECTS) + rng.choice(["", "管理", "维护", "项目", "建设任务"]) + rng.choice(NOUNS)


def value(rng, style):
    kind = rng.random()
    if kind < 0.62:
        number = rng.choice([f"{rng.randint(1, 100)}", f"{rng.randint(1, 100)}.00", f"{rng.randint(100, 99999)}.00"])
        unit = rng.choice(UNITS) if style == "bracket" else rng.choice(PLAIN_UNITS)
        operator = rng.choice(["≥", "≤", "="] if style == "bracket" else [">=", "=", "<=", ""])
        if not operator and not unit.strip():
            unit = "%"
        return operator + number + unit
    if kind < 0.92:
        return rng.choice(QUALITATIVE)
    return rng.choice(DAYS)


def levels(rng):
    """Level 1 and 2 names of one form, in order."""
    style = rng.random()
    out = []
    if style < 0.4:
        out += [
            ("成本指标", two)
            for two in rng.sample(["经济成本指标", "社会成本指标", "生态环境成本指标"], rng.randint(1, 2))
        ]
        out += [("产出指标", two) for two in OUTPUT]
    else:
        out += [("产出指标", two) for two in [*OUTPUT, "成本指标"] if rng.random() < 0.9]
    out += [("效益指标", two) for two in sorted(rng.sample(EFFECT, rng.randint(1, 3)), key=EFFECT.index)]
    out.append(("满意度指标", "服务对象满意度指标"))
    return out


def project(rng, kind, style):
    rows = []
    for one, two in levels(rng):
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            target = value(rng, style["values"])
            row = {"level1": one, "level2": two, "name": name(rng), "target": target}
            if kind == "self_evaluation":
                row["actual"] = (
                    "达成指标" if target[-1].isalpha() and not any(map(str.isdigit, target)) else target.lstrip("≥≤=><")
                )
                row["weight"] = f"{rng.choice([2, 3, 5, 10, 15, 20])}.00"
                row["score"] = row["weight"]
                row["deviation"] = rng.choice(REASONS) if rng.random() < style["reasons"] else None
            rows.append(row)
    if rng.random() < style["blanks"]:
        rows[rng.randrange(len(rows))]["target"] = None
    return {
        "name": rng.choice(SUBJECTS)
        + rng.choice(["管理经费", "建设项目", "运行维护（二期）", "“一网统管”平台升级改造与信息系统运行维护项目"]),
        "category": rng.choice(["其他运转类", "特定目标类"]),
        "nature": rng.choice(["经常性项目", "一次性项目", "阶段性项目"]),
        "department": style["body"],
        "unit": style["body"],
        "start": "2025-01-01",
        "end": "2025-12-31",
        "money": rng.randint(10_000, 99_999_999),
        "goals": [goal(rng), goal(rng)],
        "rows": rows,
    }


def merged(cells_by_row):
    """Turn rows of (text, width, name, key) into cells; neighbours with the same key are merged downwards."""
    rows = [
        [Cell(text, width, 1, mark) if text is not None else None for text, width, mark, _ in row]
        for row in cells_by_row
    ]
    for column in range(len(cells_by_row[0])):
        at = 0
        while at < len(rows):
            key = cells_by_row[at][column][3]
            end = at + 1
            while key is not None and end < len(rows) and cells_by_row[end][column][3] == key:
                rows[end][column] = None
                end += 1
            if rows[at][column] is not None:
                rows[at][column].rows = end - at
            at = end
    return rows


def print_form(pages, project, kind, look, number):
    pages.lines(look["title"])
    pages.lines("（2025 年度）" if look["spaced_year"] else "(2025年度)")
    if kind == "target":
        target_boxes(pages, project, look)
    else:
        evaluation_boxes(pages, project, look)
    indicator_table(pages, project, kind, look, number)
    if kind == "self_evaluation":
        total = sum(float(row["weight"]) for row in project["rows"]) + 10
        project["total_weight"] = project["total_score"] = f"{total:.2f}"
        pages.table([[Cell("总分", 4), Cell(f"{total:.2f}", 5), Cell(f"{total:.2f}", 5)]])
        if look["grade"]:
            pages.table([[Cell("评分等级", 4), Cell("优", 3)]])


def amount(value, look):
    return f"{value:,}" if look["commas"] else f"{value}.00"


def target_boxes(pages, project, look):
    w = look["label_width"]
    long, short = look["value_width"], look["value_width"] * 0.8
    pages.table(
        [
            [
                Cell("项目名称", w),
                Cell(project["name"], short),
                Cell("项目性质", w),
                Cell(project["nature"], short),
                Cell("项目类别", w),
                Cell(project["category"], short),
            ]
        ]
    )
    pages.table(
        [[Cell("主管部门", w), Cell(project["department"], long), Cell("实施单位", w), Cell(project["unit"], long)]]
    )
    pages.table(
        [[Cell("计划开始日期", w), Cell(project["start"], long), Cell("计划完成日期", w), Cell(project["end"], long)]]
    )
    money, part = project["money"], project["money"] // 3
    mw = look["money_width"]
    shown = amount(money, look)
    rest = "" if look["blank_money"] else "0"
    project["funds"] = {
        "total": shown,
        "total_fiscal": shown,
        "total_other": rest,
        "annual": amount(part, look),
        "annual_fiscal": amount(part, look),
        "annual_carryover": rest,
        "annual_other": rest,
    }
    side = Cell("项目资金\n（元）", w, 4)
    pages.table(
        [
            [side, Cell("项目资金总额", 8), Cell(shown, mw), Cell("年度资金申请总额", 8), Cell(amount(part, look), mw)],
            [
                None,
                Cell("其中：财政资金", 8),
                Cell(shown, mw),
                Cell("其中：当年财政拨款", 9),
                Cell(amount(part, look), mw),
            ],
            [None, Cell("", 8), Cell("", mw), Cell("上年结转资金", 8), Cell(rest, mw)],
            [None, Cell("其他资金", 8), Cell(rest, mw), Cell("其他资金", 8), Cell(rest, mw)],
        ]
    )
    first, second = look["goal_widths"]
    left, right = look["goal_heads"]
    if look["blank_goal"]:
        project["goals"][1] = None
    pages.table(
        [
            [Cell("项目绩效目标", look["side_width"], 2), Cell(left, first), Cell(right, second)],
            [None, Cell(project["goals"][0] or "", first), Cell(project["goals"][1] or "", second)],
        ]
    )


def evaluation_boxes(pages, project, look):
    w, long = look["label_width"], look["value_width"]
    pages.table([[Cell("项目名称", w), Cell(project["name"], 30)]])
    pages.table(
        [[Cell("主管部门", w), Cell(project["department"], long), Cell("实施单位", w), Cell(project["unit"], long)]]
    )
    money = round(project["money"] / 10000, 2)
    mw = look["money_width"]
    rows, table = [], []
    heads = ["年初预算数", "全年预算数", "全年执行数", "分数", "执行率(%)", "得分"]
    table.append([Cell("项目资金\n（万元）", w, 5), Cell("", 6), *[Cell(head, mw) for head in heads]])
    for label, share in (("年度资金总额：", 1), ("其中：当年财政拨款", 1), ("上年结转资金", 0), ("其他资金", 0)):
        text = f"{money * share:,.2f}"
        cells = [text, text, text, "10.00" if label[0] == "年" else "-", "100.00", "10.00" if label[0] == "年" else "-"]
        rows.append(cells)
        table.append([None, Cell(label, 6), *[Cell(cell, mw) for cell in cells]])
    project["execution"] = rows
    pages.table(table)
    first, second = look["goal_widths"]
    pages.table(
        [
            [Cell("年度总体目标", look["side_width"], 2), Cell("预期目标", first), Cell("实际完成情况", second)],
            [None, Cell(project["goals"][0] or "", first), Cell(project["goals"][1] or "", second)],
        ]
    )


def indicator_table(pages, project, kind, look, number):
    widths = look["columns"]
    heads = {"level1": "一级指标", "level2": "二级指标", "name": "三级指标", "target": look["target_head"]}
    if kind == "self_evaluation":
        heads |= {"actual": "实际完成值", "weight": "分值", "score": "得分", "deviation": "偏差原因分析及改进措施"}
    rows = []
    if look["side_label"]:
        rows.append(
            [
                ("绩效指标", look["side_width"], None, 0),
                *[(head, widths[key], None, None) for key, head in heads.items()],
            ]
        )
    else:
        rows.append([(head, widths[key], None, None) for key, head in heads.items()])
    for at, row in enumerate(project["rows"]):
        cells = [("", look["side_width"], None, 0)] if look["side_label"] else []
        for key in heads:
            level = key in ("level1", "level2")
            merge = row["level1"] if key == "level1" else row["level1"] + row["level2"] if level else None
            mark = (number, at) if key == "name" else None
            cells.append((row[key] or "", widths[key], mark, merge))
        rows.append(cells)
    pages.table(merged(rows))


def random_look(rng, kind):
    evaluation = kind == "self_evaluation"
    return {
        "title": rng.choice(
            ["财政项目支出绩效自评表", "项目支出绩效自评表"]
            if evaluation
            else ["财政项目支出绩效目标申报表", "财政项目支出绩效目标填报表", "项目支出绩效目标申报表"]
        ),
        "spaced_year": rng.random() < 0.5,
        "label_width": rng.choice([3, 4, 6, 6]),
        "value_width": rng.choice([9, 11, 14, 20]),
        "money_width": rng.choice([4, 4.5, 6, 8]) if evaluation else rng.choice([4.5, 6, 8]),
        "commas": rng.random() < 0.5,
        "blank_money": rng.random() < 0.3,
        "blank_goal": rng.random() < 0.1,
        "goal_widths": rng.choice([(16, 23), (25, 17), (18, 18), (27, 36), (24.5, 23.5)]),
        "goal_heads": rng.choice(
            [
                ("项目总目标\n（2025 年- 2025 年）", "年度总目标"),
                ("项目总目标", "年度总体目标"),
                ("项目总体目标", "年度绩效目标"),
            ]
        ),
        "side_width": rng.choice([1, 2, 2, 3]),
        "side_label": rng.random() < 0.6,
        "grade": rng.random() < 0.8,
        "target_head": rng.choice(["年度指标值", "年度(/项目)指标值", "指标目标值", "指标值"]),
        "columns": {
            "level1": rng.choice([2, 3, 4, 5]),
            "level2": rng.choice([2, 3, 4, 5, 9]),
            "name": rng.choice([7, 10, 14, 20, 26]),
            "target": rng.choice([3.5, 5, 7, 12]),
            "actual": rng.choice([3.5, 5, 7]),
            "weight": 3,
            "score": 3,
            "deviation": rng.choice([5, 8]),
        },
    }


def random_style(rng):
    split = rng.random() < 0.6
    return Style(
        centred=rng.random() < 0.7,
        whole_words=rng.random() < 0.5,
        blank_after_drop=rng.random() < 0.7,
        page_height=rng.choice([34, 44, 60]),
        page_gap=rng.choice([4, 5, 6]),
        split_rows=split,
        marked_ends=rng.random() < 0.15,
        repeat_merged=not split and rng.random() < 0.5,
        page_numbers=rng.random() < 0.3,
        running_header="二〇二五年部门预算公开材料" if rng.random() < 0.1 else "",
    )


WIDE = {"level1": 9, "level2": 12, "name": 40, "target": 20, "actual": 20, "weight": 6, "score": 6, "deviation": 60}


def plain(look):
    """The same form printed so wide that no cell is wrapped."""
    wide = {"label_width": 12, "value_width": 60, "money_width": 20, "side_width": 12, "columns": WIDE}
    return look | wide | {"goal_widths": (30, 40), "blank_goal": False}


def document(seed, *, wide=False):
    """Return the text of an invented document, its kind, its truth, and the line of each row by (form, row).

    ``wide``: one form a page, no cell wrapped, no box blank: what is read back must then be the truth exactly.
    """
    rng = random.Random(seed)
    kind = rng.choice(["target", "self_evaluation"])
    pages = Pages(Style(page_height=200) if wide else random_style(rng))
    style = {
        "values": rng.choice(["bracket", "plain"]),
        "reasons": rng.choice([0, 0.15]),
        "blanks": 0 if wide else 0.1,
        "body": rng.choice(BODIES),
    }
    look = plain(random_look(rng, kind)) if wide else random_look(rng, kind)
    truth = []
    sections = rng.random() < 0.5 and kind == "target"
    for number in range(rng.randint(1, 4)):
        made = project(rng, kind, style)
        if sections:
            made["narrative"] = print_sections(pages, rng, made)
            if rng.random() < 0.5:
                pages.feed()
        print_form(pages, made, kind, look, number)
        truth.append(made)
        if wide or rng.random() < 0.7:
            pages.feed()
    text, places = pages.text()
    return text, kind, truth, places


def print_sections(pages, rng, made):
    pages.lines(made["name"] + "经费情况说明")
    texts = {}
    heads = ["项目概述", "立项依据", "实施主体", "实施方案", "实施周期", "年度预算安排", "绩效目标"]
    keys = ["overview", "basis", "implementer", "plan", "period", "budget", "goals"]
    for at, (head, key) in enumerate(zip(heads, keys, strict=True)):
        if rng.random() < 0.1:
            continue
        pages.lines(f"{'一二三四五六七'[at]}、{head}")
        text = "" if rng.random() < 0.1 else "\n".join(sentence(rng) for _ in range(rng.randint(1, 3)))
        if text:
            pages.lines(text)
        texts[key] = text.replace("\n", "") or None
    return texts
