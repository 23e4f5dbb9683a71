"""Words that decide what a cell of a grid is, from ``layout.yaml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import yaml

from zhibiao.forms.vocabulary import squeeze

__all__ = ("is_direction", "is_operator", "is_placeholder", "senses", "words")


@cache
def words() -> Mapping[str, Sequence[str]]:
    """Return the lists of ``layout.yaml`` by name."""
    text = resources.files(__package__).joinpath("layout.yaml").read_text(encoding="utf-8")
    data: Mapping[str, Sequence[str]] = yaml.safe_load(text)
    return data


@cache
def senses() -> Mapping[str, Sequence[str]]:
    """Return the parts of indicator names that tell the second level, by its sense."""
    data: Mapping[str, Mapping[str, Sequence[str]]] = words()  # type: ignore[assignment]
    return data["senses"]


def is_operator(text: str) -> bool:
    """Tell whether a cell holds an operator and nothing else (≥, =, 大于等于)."""
    return squeeze(text) in words()["operators"]


def is_direction(text: str) -> bool:
    """Tell whether a cell holds a direction or a kind of indicator and nothing else (正向, 反向, 定性, 定量)."""
    return squeeze(text) in words()["directions"]


def is_placeholder(text: str) -> bool:
    """Tell whether a cell holds only what a template leaves (……, 无, /)."""
    return squeeze(text) in words()["placeholders"]
