"""Invented reports to render: a filing of five projects, a self-evaluation, and files that could not be judged."""

from dataclasses import replace
from decimal import Decimal

from zhibiao.model import (
    ExecutionRow,
    Filing,
    Finding,
    Fix,
    Guess,
    Indicator,
    IndicatorRef,
    InputFile,
    Location,
    Outcomes,
    Project,
    ProjectRef,
    Related,
    Report,
    RuleInfo,
    Undecided,
)

TARGETS = "申报/2026年项目.yaml"
EVALUATION = "自评/2025年自评.pdf"

NAMES = ("会务培训", "设备运行与维护", "展厅保洁服务", "宣传册印制", "信息系统运行维护")

TEXTS = {
    "zh": {
        "V102": ("missing-value", "error", "completeness.standard", "“{name}”没有填写指标值。", "填写数值和单位。"),
        "Q201": (
            "vague-quantity",
            "error",
            "completeness.clear",
            "数量指标“{name}”的指标值“{quote}”没有数字，年底无法对照考核。",
            "写出计划完成的数量和单位，如“≥12(次)”。",
        ),
        "Q202": (
            "vague-timeliness",
            "warning",
            "completeness.clear",
            "时效指标“{name}”只写“{quote}”，没有写明时限、日期或及时率，到期难以判断是否做到。",
            "写明从什么时候算起、多长时间内完成，例如接报后几小时内到场。",
        ),
        "V106": ("ascii-operator", "info", "completeness.standard", "“{quote}”中的比较符号应使用“≥”“≤”。", ""),
        "C304": (
            "missing-cost",
            "warning",
            "completeness.standard",
            "没有成本指标。",
            "按总成本、单位成本或分项成本补充一条经济成本指标。",
        ),
        "G501": (
            "same-goals",
            "warning",
            "relevance.goal",
            "总体目标与年度目标文字相同，看不出本年度要完成其中的哪一部分。",
            "年度目标只写本年度的任务和应达到的数量、标准。",
        ),
        "M701": (
            "funds-do-not-add",
            "error",
            "adequacy.funds",
            "年度资金申请总额与各项来源之和不相等，相差20000元。",
            "核对财政拨款、结转资金和其他资金，使合计相符。",
        ),
        "R601": (
            "copied-indicator-set",
            "error",
            "relevance.goal",
            "“{project}”的指标名称与另一项目完全相同，指标没有反映本项目的任务。",
            "按本项目的工作内容重新设置指标。",
        ),
        "M706": (
            "declared-count-differs",
            "warning",
            "completeness.standard",
            "说明中写有6个项目，实际附表为5个。",
            "补齐附表或更正说明。",
        ),
        "E908": (
            "full-score-unmet",
            "error",
            "evaluation",
            "“{name}”实际完成值未达到指标值，却得了满分。",
            "按完成比例计分，并说明偏差原因。",
        ),
        "X001": ("unreadable-file", "error", "completeness.standard", "文件加了密码，无法读取。", "去掉密码再提交。"),
        "X004": ("uncertain-reading", "info", "completeness.standard", "此行跨页，推断为一行。", "与原件核对。"),
    },
    "en": {
        "V102": ("missing-value", "error", "completeness.standard", "“{name}” has no target.", "Fill in a number."),
        "Q201": (
            "vague-quantity",
            "error",
            "completeness.clear",
            "The quantity “{name}” is targeted as “{quote}”: no number, so nothing can be held against it.",
            "Say how many, and of what, as in ≥12(次).",
        ),
        "Q202": (
            "vague-timeliness",
            "warning",
            "completeness.clear",
            "“{name}” says “{quote}” only: no time limit, date or rate.",
            "Say from when it counts and how long it may take.",
        ),
        "V106": ("ascii-operator", "info", "completeness.standard", "“{quote}” should use ≥ or ≤.", ""),
        "C304": ("missing-cost", "warning", "completeness.standard", "There is no cost indicator.", "Add one."),
        "G501": (
            "same-goals",
            "warning",
            "relevance.goal",
            "The overall goal and the annual goal are the same text.",
            "Let the annual goal say what this year is for.",
        ),
        "M701": (
            "funds-do-not-add",
            "error",
            "adequacy.funds",
            "The annual request is not the sum of its parts; they differ by 20000 yuan.",
            "Check the parts.",
        ),
        "R601": (
            "copied-indicator-set",
            "error",
            "relevance.goal",
            "“{project}” has the indicator names of another project.",
            "Set indicators that fit this project's work.",
        ),
        "M706": (
            "declared-count-differs",
            "warning",
            "completeness.standard",
            "The cover note says 6 projects; there are 5 forms.",
            "Add the form or correct the note.",
        ),
        "E908": (
            "full-score-unmet",
            "error",
            "evaluation",
            "“{name}” missed its target and has the full score.",
            "Score in proportion and give the reason.",
        ),
        "X001": ("unreadable-file", "error", "completeness.standard", "The file has a password.", "Take it off."),
        "X004": ("uncertain-reading", "info", "completeness.standard", "Joined over a page break.", "Check it."),
    },
}
BASIS = {"zh": "财预〔2015〕88号：绩效目标应当细化量化", "en": "财预〔2015〕88号: targets are to be quantified"}
REASON = {
    "zh": ("立项依据一栏没有读出，无法比对金额。", "没有提供上年申报，无法比较。"),
    "en": ("The section on grounds was not read.", "No filing of the year before was given to compare with."),
}


def row(level1, level2, name, target, line, **more):
    return Indicator(level1, level2, name, target, at=Location(line=line, column=5), **more)


def target_project(number):
    """One project of the invented filing; they differ in name, money and in what is wrong with them."""
    line = 100 * number
    name = NAMES[number - 1]
    goal = f"做好{name}，全年安排12次，故障或问题在2小时内处理完毕，使用人员满意率不低于90%。"
    rows = [
        row("产出指标", "数量指标", "服务次数", "若干" if number == 2 else "≥12.00(次)", line + 40),
        row("产出指标", "质量指标", "验收达标率", ">=95(%)" if number == 1 else "≥95.00(%)", line + 46),
        row("产出指标", "时效指标", "处理及时性", "及时", line + 52),
        row("效益指标", "社会效益指标", "服务对象覆盖率", None if number == 4 else "≥80.00(%)", line + 58),
        row("满意度指标", "服务对象满意度指标", "使用人员满意度", "≥90.00(%)", line + 64),
    ]
    return Project(
        name=name,
        fields={
            "category": "其他运转类",
            "nature": "经常性项目",
            "department": "示例区会展局",
            "unit": "示例区会展服务中心" if number < 4 else "示例区信息中心",
            "start": "2026-01-01",
            "end": "2026-12-31",
        },
        funds={
            "total": Decimal("480000.00"),
            "annual": Decimal("480000.00"),
            "annual_fiscal": Decimal("460000.00"),
            "annual_carryover": None,
        },
        narrative={"overview": f"{name}由中心自行组织，委托服务单位承担。", "basis": None},
        goals={"overall": goal if number == 3 else f"三年内使{name}达到同类场馆的一般水平。", "annual": goal},
        indicators=tuple(rows),
        at=Location(line=line),
    )


TARGET_FILING = Filing(
    kind="target",
    year=2026,
    unit="示例区会展服务中心",
    projects=tuple(target_project(number) for number in range(1, 6)),
    path=TARGETS,
)

EVALUATED = Project(
    name="场馆安全巡查",
    fields={"department": "示例区会展局", "unit": "示例区会展服务中心"},
    execution=(
        ExecutionRow(
            "年度资金总额",
            {
                "initial": Decimal("300000.00"),
                "revised": Decimal("280000.00"),
                "executed": Decimal("252000.00"),
                "weight": Decimal(10),
                "rate": Decimal("90.00"),
                "score": Decimal("9.00"),
            },
        ),
    ),
    goals={"annual": "全年巡查24次。", "result": "已巡查20次，两次因场馆检修取消。"},
    indicators=(
        Indicator(
            "产出指标",
            "数量指标",
            "巡查次数",
            "≥24(次)",
            actual="20次",
            weight=Decimal(30),
            score=Decimal(30),
            deviation=None,
            at=Location(page=1, box=(60.0, 410.0, 540.0, 432.0)),
        ),
        Indicator(
            "效益指标",
            "社会效益指标",
            "安全事故",
            "=0(起)",
            actual="0起",
            weight=Decimal(30),
            score=Decimal(30),
            at=Location(page=2, box=(60.0, 80.0, 540.0, 102.0)),
        ),
    ),
    totals={"score": Decimal("99.00"), "grade": "优"},
    columns=frozenset({"level1", "level2", "name", "target", "actual", "weight", "score", "deviation"}),
)

EVALUATION_FILING = Filing(
    kind="self_evaluation",
    year=2025,
    unit="示例区会展服务中心",
    projects=(EVALUATED,),
    path=EVALUATION,
    guesses=(Guess("invented.guess", {}, Location(page=2), project=0, indicator=1),),
)

INPUTS = (
    InputFile(TARGETS, "judged", (TARGET_FILING,)),
    InputFile(EVALUATION, "partly", (EVALUATION_FILING,), other_forms=1),
    InputFile("旧表.doc", "unreadable"),
    InputFile("通知.txt", "no_form"),
    InputFile("部门整体.xlsx", "other_kind", other_forms=2),
)


def finding(rule, project=None, indicator=None, *, cell="", quote="", at=None, lang="zh", filing=TARGET_FILING, **more):
    """A finding of an invented rule on the filing's project (from 1) and indicator (from 0)."""
    name, severity, item, message, suggestion = TEXTS[lang][rule]
    form = filing.projects[project - 1] if filing and project else None
    line = form.indicators[indicator] if form and indicator is not None else None
    fields = {"name": line.name if line else "", "quote": quote, "project": form.name if form else ""}
    return Finding(
        rule=rule,
        name=name,
        severity=severity,
        item=item,
        message=message.format(**fields),
        suggestion=suggestion,
        basis=BASIS[lang],
        file=more.pop("file", filing.path if filing else ""),
        project=ProjectRef(project, form.name) if form else None,
        indicator=IndicatorRef(line.name, line.level1, line.level2) if line else None,
        at=at or (line.at if line else form.at if form else None),
        quote=quote,
        kind=filing.kind if filing else None,
        cell=cell,
        fingerprint=f"{rule.lower()}-{filing.kind[0] if filing else 'f'}{project or 0}-{indicator or 0}",
        **more,
    )


def target_findings(lang="zh"):
    """The findings of the target filing, in the order of the form."""
    goal = TARGET_FILING.projects[2].goals["annual"]
    copies = {
        number: (Related(TARGETS, ProjectRef(other, NAMES[other - 1]), Location(line=100 * other)),)
        for number, other in ((1, 5), (5, 1))
    }
    found = [finding("M706", quote="6", cell="declared.projects", at=Location(line=8), lang=lang)]
    for number in range(1, 6):
        found.append(finding("C304", number, lang=lang))
        if number in copies:
            found.append(finding("R601", number, related=copies[number], lang=lang))
        if number == 3:
            found.append(finding("G501", 3, quote=goal, cell="goals.annual", at=Location(line=330), lang=lang))
        if number == 4:
            more = {"cell": "funds.annual", "at": Location(line=420)}
            found.append(finding("M701", 4, quote="480000.00", lang=lang, **more))
        if number == 2:
            found.append(finding("Q201", 2, 0, cell="target", quote="若干", lang=lang))
        if number == 1:
            fix = Fix(safe=True, replacement="≥95(%)")
            found.append(finding("V106", 1, 1, cell="target", quote=">=95(%)", fix=fix, lang=lang))
        if number != 5:
            fix = Fix(safe=False, replacement="≤2(小时)")
            status = "suppressed" if number == 3 else "open"
            found.append(finding("Q202", number, 2, cell="target", quote="及时", fix=fix, status=status, lang=lang))
        if number == 4:
            found.append(finding("V102", 4, 3, cell="target", lang=lang, status="baselined", new=False))
    return found


def rules(lang):
    return {
        code: RuleInfo(code, name, severity, item, message, message, suggestion, BASIS[lang])
        for code, (name, severity, item, message, suggestion) in TEXTS[lang].items()
    }


def report(lang="zh"):
    """The whole run: what every format has to show, in one language."""
    evaluated = [
        finding("E908", 1, 0, cell="score", quote="30", lang=lang, filing=EVALUATION_FILING),
        finding("X004", 1, 1, cell="name", quote="安全事故", lang=lang, filing=EVALUATION_FILING),
    ]
    unreadable = finding("X001", lang=lang, filing=None, file="旧表.doc")
    first = ProjectRef(1, NAMES[0])
    return Report(
        packs=("national@2026.1",),
        inputs=INPUTS,
        findings=(*target_findings(lang), *evaluated, unreadable),
        undecided=(
            Undecided("M704", TARGETS, first, REASON[lang][0]),
            Undecided("M704", TARGETS, ProjectRef(4, NAMES[3]), REASON[lang][0]),
            Undecided("R605", TARGETS, None, REASON[lang][1]),
        ),
        outcomes=Outcomes(decided=104, undecided=2, not_applicable=5),
        rules=rules(lang),
        lang=lang,
    )


def clean_report(lang="zh"):
    """A run that found nothing."""
    inputs = (InputFile(TARGETS, "judged", (TARGET_FILING,)),)
    return replace(report(lang), inputs=inputs, findings=(), undecided=(), outcomes=Outcomes(106, 0, 5))


def empty_report(lang="zh"):
    """A run that read no form."""
    inputs = (InputFile("通知.txt", "no_form"),)
    return replace(report(lang), inputs=inputs, findings=(), undecided=(), outcomes=Outcomes())
