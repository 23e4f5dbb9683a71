"""The words of a report in one language: levels, places, names of boxes, projects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from zhibiao.messages import known, say
from zhibiao.model import Kind, Location, ProjectRef

__all__ = ("Words",)


@dataclass(frozen=True, slots=True)
class Words:
    """What a report calls things in ``lang``."""

    lang: str

    def say(self, key: str, **fields: object) -> str:
        """Return a message of the catalogue of reports."""
        return say(f"reports.{key}", self.lang, **fields)

    def severity(self, severity: str) -> str:
        """Return the word for a level."""
        return self.say(f"severity_{severity}")

    def status(self, status: str) -> str:
        """Return the word for what has become of a finding."""
        return self.say(f"status_{status}")

    def kind(self, kind: Kind) -> str:
        """Return the name of a kind of form."""
        return self.say(f"kind_{kind}")

    def item(self, item: str) -> str:
        """Return the name of an item of the review form; a pack's own item as it is."""
        return self.say(f"item_{item}") if known(f"reports.item_{item}") else item

    def family(self, letter: str) -> str:
        """Return the name of a family of rules; that of a pack's own family is its letter."""
        return self.say(f"family_{letter}") if known(f"reports.family_{letter}") else letter

    def project(self, project: ProjectRef | None) -> str:
        """Return a project's number and name, or the filing as a whole."""
        if project is None:
            return self.say("whole_filing")
        key = "project" if project.name else "project_unnamed"
        return self.say(key, index=project.index, name=project.name)

    def join(self, names: Iterable[str]) -> str:
        """Return names as a list in a sentence."""
        return self.say("separator").join(names)

    def place(self, at: Location | None) -> str:
        """Return a place as a person would name it; empty if nothing is known."""
        if at is None:
            return ""
        if at.line is not None:
            return self.say("place_line_column" if at.column else "place_line", line=at.line, column=at.column)
        parts = {
            "page": at.page,
            "sheet": at.sheet,
            "table": at.table,
            "row": None if at.cell else at.row,
            "column": None if at.cell else at.column,
            "cell": at.cell,
        }
        return " ".join(self.say(f"place_{name}", **{name: it}) for name, it in parts.items() if it is not None)

    def box(self, cell: str, kind: Kind | None, *, row: bool = False) -> str:
        """Return the printed name of a box or column (``goals.annual``, ``target``); empty for one without a name."""
        name = "cell_" + cell if row else "box_" + cell.replace(".", "_")
        if kind == "self_evaluation" and cell == "goals.annual":
            name = "box_goals_expected"
        return self.say(name) if known(f"reports.{name}") else ""

    def money(self, amount: Decimal) -> str:
        """Return an amount in yuan."""
        return self.say("money", amount=f"{amount:,}")
