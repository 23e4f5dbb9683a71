"""Facts of a row's place in the form: what is wrong with its category, what it would be called."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from zhibiao.checks.facts.base import Facts
from zhibiao.checks.facts.taxonomy import Misplaced
from zhibiao.model import Indicator

if TYPE_CHECKING:
    from zhibiao.checks.facts.project import ProjectFacts

__all__ = ("PlaceFacts",)


class PlaceFacts(Facts):
    """What a row's levels say, by the taxonomy of the pack."""

    model: Indicator
    project: ProjectFacts

    @cached_property
    def _misplaced(self) -> Misplaced | None:
        taxonomy = self.project.filing.run.taxonomy
        return taxonomy.misplaced(self.model.level1 or "", self.model.level2 or "")

    @property
    def category_defect(self) -> str:
        """``unknown1`` or ``unknown2``: that level is in no taxonomy; ``place``: level 2 is under the wrong level 1."""
        return self._misplaced.defect if self._misplaced else ""

    @property
    def nearest_category(self) -> str:
        """The known category nearest to an unknown one; for ``place`` the level 1 it belongs under; else empty."""
        return self._misplaced.nearest if self._misplaced else ""

    @cached_property
    def named_as_category(self) -> bool:
        """The name is that of a category of the form (质量指标, 社会成本指标)."""
        return self.project.filing.run.taxonomy.names_category(self.core)  # type: ignore[attr-defined]
