"""Facts: what rules may know of a run, a filing, a project, a row. Computed when asked, with the words of the pack."""

from zhibiao.checks.facts.base import Facts
from zhibiao.checks.facts.project import FilingFacts, ProjectFacts, RunFacts
from zhibiao.checks.facts.row import RowFacts
from zhibiao.checks.facts.taxonomy import Slot, Taxonomy

__all__ = ("Facts", "FilingFacts", "ProjectFacts", "RowFacts", "RunFacts", "Slot", "Taxonomy")
