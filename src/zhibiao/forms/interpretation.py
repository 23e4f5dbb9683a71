"""What the forms room hands on: the filings of a document, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from zhibiao.model import Filing
from zhibiao.problems import Problem

__all__ = ("Interpretation",)


@dataclass(frozen=True, slots=True)
class Interpretation:
    """The filings of one document, at most one a kind, and the problems met on the way."""

    filings: tuple[Filing, ...] = ()
    problems: tuple[Problem, ...] = ()
    other_forms: int = 0
    """Forms of kinds that are told apart and not judged (部门整体支出, 区域绩效目标表)."""
