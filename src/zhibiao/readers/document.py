"""What a reader hands on: the lines of a text with their numbers and pages."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ("Document", "Line")


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line of a text: its number (from 1), its page (from 1, as far as known) and its characters.

    The characters are folded (see ``zhibiao.readers.text.fold``), but spaces stay where they are, so columns hold.
    """

    number: int
    text: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """A text as lines, blank ones included, in the order of the file."""

    lines: tuple[Line, ...]
    path: str = ""
