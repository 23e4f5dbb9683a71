"""``missing_boxes`` and ``repeated_rows``: boxes that say nothing, rows that say a thing again."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zhibiao.checks.facts import RunFacts
from zhibiao.checks.hit import UndecidedError
from zhibiao.checks.kinds import kinds
from zhibiao.checks.words import Words
from zhibiao.messages import known
from zhibiao.model import Filing, Guess, Indicator, Location, Project
from zhibiao.packs import load_pack

_LABELS = {
    "name": {"zh": "项目名称", "en": "name"},
    "fields.unit": {"zh": "实施单位", "en": "unit"},
    "goals.annual": {"zh": "年度目标", "en": "annual goal"},
}
_PARAMETERS = {
    "boxes": _LABELS,
    "shortest": Decimal(4),
    "fillers": Words("fillers", frozenset({"无", "目标"})),
    "hints": Words("hints", frozenset({"请填写"})),
    "numbers": False,
}


def _facts(project: Project, *guesses: Guess):
    pack = load_pack()
    return (
        RunFacts([Filing("target", 2024, None, (project,), guesses=guesses)], pack.lexicons, pack.taxonomy)
        .filings[0]
        .projects[0]
    )


def _boxes(project: Project, **changes: object):
    return list(kinds()["missing_boxes"].build({**_PARAMETERS, **changes})(_facts(project), {}))


@pytest.mark.parametrize(
    ("text", "blank", "short"),
    [
        (None, 1, 0),
        ("", 1, 0),
        ("目标1：……；目标2：……", 1, 0),
        ("1,200.50", 1, 0),
        ("（请填写年度内要达到的效果）", 1, 0),
        ("（ 请 填写）", 1, 0),
        ("修 路灯", 0, 1),
        ("修路灯。", 0, 0),
        ("无偿修灯", 0, 0),
    ],
)
def test_what_a_goal_box_says(text, blank, short):
    hits = _boxes(Project("路灯维护", goals={"annual": text}))
    said = [(len(hit.captures["blank"]), len(hit.captures["short"])) for hit in hits]
    assert said == ([(blank, short)] if blank or short else [])


def test_a_box_that_the_form_does_not_have_is_not_missed():
    assert _boxes(Project("路灯维护", fields={"start": None})) == []


def test_numbers_say_something_where_they_may():
    project = Project("路灯维护", fields={"unit": "207101"})
    assert len(_boxes(project)) == 1
    assert _boxes(project, numbers=True) == []


def test_one_finding_names_all_boxes_and_stands_at_the_first():
    places = {"goals.annual": Location(line=7)}
    project = Project(None, fields={"unit": None}, goals={"annual": "修灯"}, places=places, at=Location(line=1))
    (hit,) = _boxes(project)
    assert hit.captures == {"blank": (_LABELS["name"], _LABELS["fields.unit"]), "short": (_LABELS["goals.annual"],)}
    assert (hit.at, hit.quote) == (Location(line=7), "修灯")


def test_every_row_after_the_first_repeats_it():
    rows = tuple(
        Indicator(None, None, name, "≥1", at=Location(line=5)) for name in ("甲", "乙", "甲", None, None, "甲")
    )
    check = kinds()["repeated_rows"].build({"key": lambda row, _names: row.name})
    hits = list(check(_facts(Project("路灯", indicators=rows)), {}))
    assert [(hit.subject.position, hit.captures["first_position"]) for hit in hits] == [(3, 1), (6, 1)]
    assert hits[0].related[0].indicator.name == "甲"


@pytest.mark.parametrize(
    ("guess", "decided"),
    [
        (Guess("forms.goal_border", {}, Location(line=7), project=0), False),
        (Guess("forms.goal_border", {}, Location(line=7), project=1), True),
        (Guess("forms.row_border", {}, Location(line=7), project=0), True),
    ],
)
@pytest.mark.parametrize("annual", ["", "修 路灯"])
def test_a_goal_beside_a_guessed_border_is_not_said_to_be_missing(guess, decided, annual):
    goals = Project("路灯维护", goals={"overall": "三年修好全部路灯。今年修好一半。", "annual": annual})
    check = kinds()["missing_boxes"].build(_PARAMETERS)
    if decided:
        assert list(check(_facts(goals, guess), {}))
    else:
        with pytest.raises(UndecidedError) as reason:
            list(check(_facts(goals, guess), {}))
        assert known(reason.value.key)


def test_one_sentence_leaves_the_other_goal_blank_wherever_the_border_is():
    guess = Guess("forms.goal_border", {}, Location(line=7), project=0)
    project = Project("路灯维护", goals={"overall": "三年修好全部路灯。", "annual": None})
    assert [
        len(hit.captures["blank"]) for hit in kinds()["missing_boxes"].build(_PARAMETERS)(_facts(project, guess), {})
    ] == [1]


def test_a_guessed_border_of_goals_says_nothing_of_other_boxes():
    guess = Guess("forms.goal_border", {}, Location(line=7), project=0)
    project = Project("路灯维护", fields={"unit": ""}, goals={"annual": "修好全部路灯"})
    assert [hit.at for hit in kinds()["missing_boxes"].build(_PARAMETERS)(_facts(project, guess), {})]
