"""The YAML vocabularies of a room: read once, when first needed, and turned into regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

__all__ = ("alternatives", "load", "words")


@cache
def load(name: str, package: str = "zhibiao.text") -> Mapping[str, Any]:
    """Return the content of the YAML file ``name`` in ``package``."""
    text = resources.files(package).joinpath(name).read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content: Mapping[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - CSafeLoader is the safe one, in C
    return content


def words(value: object) -> tuple[str, ...]:
    """Return all words of ``value``: a line of words between blanks, or lists and mappings of such lines."""
    return tuple(dict.fromkeys(_words(value)))


def alternatives(value: object) -> str:
    """Return a regular expression, without a group of its own to capture, for any of the ``words`` of ``value``."""
    longest_first = sorted(words(value), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, longest_first)) + ")"


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.split()
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _words(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _words(item)
    elif value is not None:
        yield str(value)
