"""The YAML vocabularies of a room: read once, when first needed, and turned into regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, TypeAlias

import yaml

__all__ = ("alternatives", "load", "words")

_Trie: TypeAlias = "dict[str, _Trie]"


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
    """Return a regular expression for any of the ``words`` of ``value``, the longest that fits; it captures nothing."""
    trie: _Trie = {}
    for word in words(value):
        node = trie
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return f"(?:{_pattern(trie)})"


def _pattern(trie: _Trie) -> str:
    """Common beginnings once: it is shorter to compile and quicker to match than a list of words."""
    single = [char for char, rest in trie.items() if char and list(rest) == [""]]
    longer = [re.escape(char) + _pattern(rest) for char, rest in trie.items() if char and list(rest) != [""]]
    if len(single) > 1:
        longer.append(f"[{''.join(map(re.escape, single))}]")
    else:
        longer += map(re.escape, single)
    joined = longer[0] if len(longer) == 1 and "" not in trie else f"(?:{'|'.join(longer)})"
    return f"{joined}?" if "" in trie else joined


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
