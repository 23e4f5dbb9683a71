"""Facts of one indicator row: all that rules may know of it, each sort in a module of its own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from zhibiao.checks.facts.amounts import RowAmounts
from zhibiao.checks.facts.dates import RowDates
from zhibiao.checks.facts.narrative import RowAgainstGoal
from zhibiao.checks.facts.place import PlaceFacts
from zhibiao.checks.facts.quality import QualityFacts
from zhibiao.checks.facts.reached import ReachedFacts
from zhibiao.checks.facts.repetition import RowKeys
from zhibiao.checks.facts.taxonomy import Slot

if TYPE_CHECKING:
    from zhibiao.checks.facts.project import ProjectFacts

__all__ = ("RowFacts",)


class RowFacts(ReachedFacts, PlaceFacts, QualityFacts, RowKeys, RowAmounts, RowDates, RowAgainstGoal):
    """An indicator and what can be said of it with the words of the pack."""

    nested: ClassVar[Mapping[str, str]] = {"project": "ProjectFacts"}
    project: ProjectFacts

    # --- the place in the form --------------------------------------------------------------------------------------

    @cached_property
    def _slot(self) -> Slot | None:
        return self.project.filing.run.taxonomy.slot(self.level1, self.level2)

    @property
    def slot(self) -> str:
        """Which level 2 this is by the taxonomy: quantity, quality, timeliness … satisfaction; empty: unknown."""
        return self._slot.name if self._slot else ""

    @property
    def side(self) -> str:
        """Which level 1 this is: output, benefit, satisfaction, cost; taken from level 2 where it is not printed."""
        return self.project.filing.run.taxonomy.side(self.level1, self.level2)
