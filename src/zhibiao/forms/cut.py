"""A form that ends too early: told by the forms like it in the same document."""

from __future__ import annotations

from collections.abc import Sequence

from zhibiao.forms.vocabulary import group
from zhibiao.model import Guess, Project

__all__ = ("cut_guess",)


def cut_guess(project: Project, like: Sequence[Project]) -> Guess | None:
    """Return the guess that the form of ``project`` is cut short, None where nothing says so.

    ``like``: the other forms of its kind. Signs: they have totals below the table and it has none; they all end under
    the same first level and it ends under another one; its last row lacks the score that other rows have.
    """
    rows = project.indicators
    if not rows:
        return None
    like = [other for other in like if other.indicators]
    missing = like and all(other.totals for other in like) and not project.totals
    ends = {_sense(other.indicators[-1].level1) for other in like}
    open_end = len(like) > 1 and len(ends) == 1 and None not in ends and _sense(rows[-1].level1) not in ends
    scored = "score" in project.columns and not project.totals
    torn = scored and rows[-1].score is None and any(row.score is not None for row in rows)
    if not (missing or open_end or torn):
        return None
    fields = {"line": project.at.line or 0, "last": rows[-1].name or ""}
    return Guess("forms_layout.cut_form", fields, rows[-1].at, indicator=len(rows) - 1)


def _sense(level: str | None) -> str | None:
    return group("level1").key(level) if level else None
