"""The answer that a cell cannot be read."""

from __future__ import annotations

__all__ = ("Unreadable",)


class Unreadable(Exception):  # noqa: N818 - it is an answer, not a failure
    """Why (the key of a sentence) and where, in the prepared text."""

    def __init__(self, key: str, at: int, piece: str = "") -> None:
        super().__init__(key)
        self.key, self.at, self.piece = key, at, piece
