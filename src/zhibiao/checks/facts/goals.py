"""What the annual goal of a project is: work to be done, background, or a report of what was done."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from zhibiao.checks.facts.base import Facts
from zhibiao.checks.words import Lexicons, Words
from zhibiao.model import Project
from zhibiao.text import clauses, deadlines, measured_numbers, normalised

if TYPE_CHECKING:
    from zhibiao.checks.facts.project import FilingFacts

__all__ = ("GoalFacts", "is_background", "is_report", "is_work", "shared")

_HALF = 0.5
_SHORTEST_SHARED = 8


class GoalFacts(Facts):
    """What the rules on goals ask of a project."""

    model: Project
    filing: FilingFacts
    if TYPE_CHECKING:

        @property
        def yearly_goal(self) -> str: ...  # noqa: D102 - said in ProjectKeys

    @property
    def _lexicons(self) -> Lexicons:
        return self.filing.run.pack_words

    @cached_property
    def annual_measures(self) -> tuple[str, ...]:
        """The measured numbers and deadlines in the annual goal, as printed."""
        goal = self.yearly_goal
        return (*(each.text for each in measured_numbers(goal)), *(each.text for each in deadlines(goal)))

    @cached_property
    def goal_is_background(self) -> bool:
        """No clause of the annual goal says work to be done, and some say why or what there is."""
        return is_background(self.yearly_goal, self._lexicons)

    @cached_property
    def goal_shared_with(self) -> str:
        """The section (``basis``, ``overview``) that half or more of the annual goal repeats, work aside; or empty."""
        for section in ("basis", "overview"):
            text = self.model.narrative.get(section) or ""
            if shared(self.yearly_goal, text, self._lexicons) >= _HALF:
                return section
        return ""

    @cached_property
    def goal_is_report(self) -> bool:
        """The annual goal tells what was done."""
        return is_report(self.yearly_goal, self._lexicons)


def is_work(clause: str, words: Lexicons) -> bool:
    """Tell whether ``clause`` says work to be done: a word of work that no word of background comes before."""
    if words["led_by"].begins(clause):
        ends = [clause.rindex(word) + len(word) for word in words["led_to"].words if word in clause]
        clause = clause[max(ends) :] if ends else clause
    verb, background = _place(clause, words["work_words"]), _place(clause, words["background_words"])
    if verb < 0:
        return False
    return background < 0 or verb < background or bool(measured_numbers(clause) or deadlines(clause))


def is_background(goal: str, words: Lexicons) -> bool:
    """Tell whether ``goal`` says no work to be done, but need, duty, state or basis."""
    parts = clauses(goal)
    return any(words["background_words"].found(part) for part in parts) and not any(
        is_work(part, words) for part in parts
    )


def shared(goal: str, section: str, words: Lexicons) -> float:
    """Return the share of ``goal`` (in characters) made up of clauses without work that stand in ``section`` too."""
    there, whole, found = normalised(section), 0, 0
    for clause in clauses(goal):
        text = normalised(clause)
        whole += len(text)
        if len(text) >= _SHORTEST_SHARED and text in there and not is_work(clause, words):
            found += len(text)
    return found / whole if whole else 0.0


def is_report(goal: str, words: Lexicons) -> bool:
    """Tell whether ``goal`` is written as a report: it opens as one (一年来), or half its clauses are in the past."""
    parts = clauses(goal)
    past = [part for part in parts if _is_past(part, words)]
    if past and words["report_openings"].found(goal):
        return True
    return len(past) > 0 and len(past) >= _HALF * len(parts)


def _is_past(clause: str, words: Lexicons) -> bool:
    return bool(words["report_words"].found(clause)) and not words["attributive_leads"].begins(clause)


def _place(text: str, words: Words) -> int:
    found = words.found(text)
    return text.index(found) if found else -1
