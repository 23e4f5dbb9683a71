"""Random filings for property tests: whatever a form can hold, boxes absent, blank or full in every mixture."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from zhibiao.model import (
    EXECUTION_COLUMNS,
    FIELDS,
    FUNDS,
    GOALS,
    NARRATIVE,
    NOWHERE,
    Declared,
    ExecutionRow,
    Filing,
    Indicator,
    Location,
    Project,
)

# Texts that formats of data like to misread.
_TRICKY = (
    *("no", "Yes", "null", "~", "1:30", "2024-01-01", "0x1F", "1e5", "1_000", ".5", "+86", "=", "<<", "12345", "0.00"),
    *("-", "---", "...", "|", "%", ">5", ">=90%", "[甲]", "{甲}", "*必填", "&甲", "!甲", "@甲", "`甲`", "'甲'", '"甲"'),
    *(
        "- 甲",
        "? 甲",
        "甲: 乙",
        "甲 #乙",
        "#甲",
        "甲,乙",
        "甲\\乙",
        " 甲",
        "甲 ",
        "甲\n乙",
        "甲\n\n 乙",
        "甲\n",
        "\n甲",
    ),
    *("甲\r\n乙", "甲\t乙", "𠮷\ufeff", "甲\u2028乙", "甲\x85乙", "甲\x1b乙", "甲\x00"),
    *("≥2.00(场)", "≤100%", "＝1（个）", "10月15日前", "第一行；\n第二行。"),
)
_CHINESE = "产出效益满意度指标完成率项目培训人次及时性，。、；：“”（）《》0123456789%≥≤. "


def texts(max_size: int = 12) -> st.SearchStrategy[str]:
    """Texts as forms print them, and any other text that is not blank."""
    any_text = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=max_size)
    chinese = st.text(_CHINESE, min_size=1, max_size=max_size)
    return st.one_of(chinese, st.sampled_from(_TRICKY), any_text).filter(lambda text: not text.isspace())


def blank_or(strategy):
    """A blank box, or what ``strategy`` gives."""
    return st.none() | strategy


def amounts() -> st.SearchStrategy[Decimal]:
    """Amounts of money, weights, scores: any number with up to four decimals."""
    return st.decimals(-(10**6), 10**13, allow_nan=False, places=2) | st.integers(0, 10**9).map(Decimal)


def _some(keys, values):
    """A mapping with any part of ``keys``: a key that is not there is a box that the form does not have."""
    return st.fixed_dictionaries({}, optional=dict.fromkeys(keys, blank_or(values)))


@st.composite
def indicators(draw, columns) -> Indicator:
    """A row of a table with the cells ``columns``."""
    cells = {
        "level1": texts(),
        "level2": texts(),
        "name": texts(),
        "target": texts(),
        "actual": texts(),
        "weight": amounts(),
    }
    cells |= {"score": amounts(), "deviation": texts()}
    row = {key: draw(blank_or(cells[key])) if key in columns else None for key in cells}
    return Indicator(**row, at=draw(locations()))


def locations() -> st.SearchStrategy[Location]:
    """Places of every kind: nowhere, line, page and box, table, cell."""
    small = st.integers(1, 500)
    edges = st.tuples(*[st.floats(0, 2000, allow_nan=False).map(lambda edge: round(edge, 2))] * 4)
    return st.one_of(
        st.just(NOWHERE),
        st.builds(Location, line=small),
        st.builds(Location, line=small, column=small),
        st.builds(Location, page=small, box=edges),
        st.builds(Location, table=small, row=small, column=small),
        st.builds(Location, sheet=st.sampled_from(("表1", "Sheet1")), cell=st.sampled_from(("A1", "C7"))),
    )


@st.composite
def projects(draw) -> Project:
    """A form of either kind."""
    shown = {"level1", "level2", "name", "target", "actual", "weight", "score", "deviation"}
    columns = draw(st.frozensets(st.sampled_from(sorted(shown | {"operator", "unit"})), min_size=1))
    totals = st.fixed_dictionaries(
        {}, optional={"weight": blank_or(amounts()), "score": blank_or(amounts()), "grade": blank_or(texts(4))}
    )
    execution = st.builds(ExecutionRow, texts(), _some(EXECUTION_COLUMNS, amounts()), locations())
    return Project(
        name=draw(blank_or(texts())),
        fields=draw(_some(FIELDS, texts())),
        funds=draw(_some(FUNDS, amounts())),
        execution=tuple(draw(st.lists(execution, max_size=2))),
        narrative=draw(_some(NARRATIVE, texts(40))),
        goals=draw(_some(GOALS, texts(200))),
        indicators=tuple(draw(st.lists(indicators(columns), max_size=4))),
        totals=draw(totals),
        columns=columns,
        target_unit=draw(blank_or(texts(4))),
        at=draw(locations()),
    )


def filings(max_projects: int = 3) -> st.SearchStrategy[Filing]:
    """Filings of either kind with at least one project."""
    counts = st.none() | st.integers(0, 500)
    return st.builds(
        Filing,
        kind=st.sampled_from(("target", "self_evaluation")),
        year=st.none() | st.integers(1990, 2100),
        unit=blank_or(texts()),
        projects=st.lists(projects(), min_size=1, max_size=max_projects).map(tuple),
        declared=st.none() | st.builds(Declared, counts, counts, blank_or(amounts()), locations()),
        path=st.sampled_from(("", "drafts/2024.pdf", "甲 乙.yaml")),
    )


def without_places(filing: Filing) -> Filing:
    """Return ``filing`` without its path and the places of its parts: what is compared across formats."""
    return replace(
        filing,
        path="",
        at=NOWHERE,
        declared=filing.declared and replace(filing.declared, at=NOWHERE),
        projects=tuple(map(_project, filing.projects)),
    )


def _project(project: Project) -> Project:
    return replace(
        project,
        at=NOWHERE,
        places={},
        execution=tuple(replace(row, at=NOWHERE) for row in project.execution),
        indicators=tuple(replace(row, at=NOWHERE, places={}) for row in project.indicators),
    )
