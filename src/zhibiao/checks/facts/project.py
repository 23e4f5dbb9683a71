"""Facts of a project, a filing and a run: the boxes, the years, the goals, the rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from zhibiao.checks.facts.amounts import AmountFacts
from zhibiao.checks.facts.base import Facts
from zhibiao.checks.facts.dates import DateFacts
from zhibiao.checks.facts.evaluation import EvaluationFacts
from zhibiao.checks.facts.goals import GoalFacts
from zhibiao.checks.facts.money import FilingMoney, FundsFacts
from zhibiao.checks.facts.narrative import NarrativeFacts
from zhibiao.checks.facts.repetition import FilingKeys, ProjectKeys
from zhibiao.checks.facts.row import RowFacts
from zhibiao.checks.facts.taxonomy import Taxonomy
from zhibiao.checks.words import Lexicons
from zhibiao.model import FIELDS, Filing, Kind, Project, ProjectRef
from zhibiao.text import normalised

__all__ = ("FilingFacts", "ProjectFacts", "RunFacts")

_GOAL_BORDER = "forms.goal_border"
_SECOND_SENTENCE = re.compile(r"[。；;！!？?]\W*\w")
_YEAR = re.compile(r"(?:19|20)\d\d")


class ProjectFacts(GoalFacts, ProjectKeys, EvaluationFacts, FundsFacts, AmountFacts, DateFacts, NarrativeFacts):
    """One form: its boxes and rows."""

    nested: ClassVar[Mapping[str, str]] = {"rows": "RowFacts", "filing": "FilingFacts"}
    filing: FilingFacts

    def __init__(self, model: Project, filing: FilingFacts, index: int) -> None:
        self.model, self.filing, self._index = model, filing, index

    @property
    def index(self) -> int:
        """The number of the project in its filing, from 1."""
        return self._index

    @property
    def name(self) -> str:
        """The project's name, empty where the box is blank."""
        return self.model.name or ""

    @property
    def ref(self) -> ProjectRef:
        """How findings name the project."""
        return ProjectRef(self._index, self.model.name)

    @cached_property
    def rows(self) -> tuple[RowFacts, ...]:
        """The indicator rows."""
        return tuple(RowFacts(row, self, number) for number, row in enumerate(self.model.indicators, start=1))

    @property
    def total(self) -> int:
        """The number of indicator rows."""
        return len(self.model.indicators)

    @property
    def columns(self) -> frozenset[str]:
        """The columns of the indicator table."""
        return self.model.columns

    @property
    def category(self) -> str:
        """项目类别 as printed."""
        return self.model.fields.get("category") or ""

    @property
    def nature(self) -> str:
        """项目性质 as printed."""
        return self.model.fields.get("nature") or ""

    @property
    def recurrence(self) -> str:
        """Nature and category together: either box may say 经常性项目 or 一次性项目."""
        return f"{self.nature} {self.category}"

    @cached_property
    def blank_fields(self) -> tuple[str, ...]:
        """The boxes among name, category, nature, department, unit, start, end that the form has and that are blank."""
        blank = ["name"] if not self.model.name else []
        return (*blank, *(key for key in FIELDS if key in self.model.fields and not self.model.fields[key]))

    # --- goals ------------------------------------------------------------------------------------------------------

    @property
    def overall(self) -> str:
        """The overall goal as printed, empty where blank or absent."""
        return self.model.goals.get("overall") or ""

    @property
    def annual(self) -> str:
        """The annual goal as printed, empty where blank or absent."""
        return self.model.goals.get("annual") or ""

    @cached_property
    def same_goals(self) -> bool:
        """Both goals are there and equal once white space and punctuation are set aside."""
        overall = normalised(self.overall)
        return bool(overall) and overall == normalised(self.annual)

    @cached_property
    def goals_parted_by_guess(self) -> bool:
        """The reader had to guess where one goal ends and the next begins.

        One sentence fills one box, whichever it is: then the other is blank for certain.
        """
        if not _SECOND_SENTENCE.search(self.overall + self.annual):
            return False
        return any(each.project == self._index - 1 and each.key == _GOAL_BORDER for each in self.filing.model.guesses)

    # --- years ------------------------------------------------------------------------------------------------------

    @cached_property
    def first_year(self) -> int | None:
        """The year of the start date, else the filing's."""
        return _year(self.model.fields.get("start")) or self.filing.year

    @cached_property
    def last_year(self) -> int | None:
        """The year of the end date, else of the start date, else the filing's."""
        return _year(self.model.fields.get("end")) or self.first_year

    @property
    def several_years(self) -> bool:
        """The project years are more than one."""
        return self.first_year is not None and self.last_year is not None and self.last_year > self.first_year


class FilingFacts(FilingKeys, FilingMoney):
    """A filing: all forms of one kind in a file."""

    nested: ClassVar[Mapping[str, str]] = {"projects": "ProjectFacts", "run": "RunFacts"}
    run: RunFacts

    def __init__(self, model: Filing, run: RunFacts) -> None:
        self.model, self.run = model, run

    @property
    def kind(self) -> Kind:
        """``target`` or ``self_evaluation``."""
        return self.model.kind

    @property
    def year(self) -> int | None:
        """The filing year."""
        return self.model.year

    @property
    def path(self) -> str:
        """The file it came from."""
        return self.model.path

    @cached_property
    def projects(self) -> tuple[ProjectFacts, ...]:
        """The projects in the order of the file."""
        return tuple(ProjectFacts(project, self, number) for number, project in enumerate(self.model.projects, start=1))


class RunFacts(Facts):
    """Everything judged in one run, with the words of the pack."""

    nested: ClassVar[Mapping[str, str]] = {"filings": "FilingFacts"}

    def __init__(self, filings: Sequence[Filing], words: Lexicons, taxonomy: Taxonomy) -> None:
        self.model, self.pack_words, self.taxonomy = tuple(filings), words, taxonomy

    @cached_property
    def filings(self) -> tuple[FilingFacts, ...]:
        """The filings in the order of the run."""
        return tuple(FilingFacts(filing, self) for filing in self.model)


def _year(text: str | None) -> int | None:
    match = _YEAR.search(text or "")
    return int(match.group()) if match else None
