"""Things that go wrong, as objects with a place, a cause and a remedy; never a traceback.

A ``Problem`` is a sentence of the catalogue about an input (it becomes an X finding); a ``ZhibiaoError`` ends the run
with exit code 2 (bad usage, configuration or pack).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from zhibiao.messages import say
from zhibiao.model import NOWHERE, Location

__all__ = ("Problem", "UnreadableError", "ZhibiaoError")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong: the key of an authored sentence, its fields, the place, and the X rule that reports it."""

    key: str
    fields: Mapping[str, object] = field(default_factory=dict)
    at: Location = NOWHERE
    rule: str = "X001"

    def sentence(self, lang: str) -> str:
        """Return the sentence in ``lang``: what is wrong, where, and what to do."""
        return say(self.key, lang, **self.fields)


class UnreadableError(Exception):
    """A reader's answer to an input it cannot read; carries the problem. The other files go on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.key)
        self.problem = problem


class ZhibiaoError(Exception):
    """The run itself cannot go on (exit code 2); carries where and why as a problem."""

    def __init__(self, key: str, /, *, file: str = "", at: Location = NOWHERE, **fields: object) -> None:
        super().__init__(key)
        self.file = file
        self.problem = Problem(key, fields, at, rule="")

    def sentence(self, lang: str) -> str:
        """Return ``file:line: sentence`` with as much of the place as is known."""
        place = self.file + (f":{self.problem.at.line}" if self.problem.at.line else "")
        return (f"{place}: " if place else "") + self.problem.sentence(lang)
