"""Every sentence that a user reads and that is no rule's own: catalogues in Chinese and English, one YAML a room.

A catalogue ``messages/<room>.yaml`` maps a key to ``{zh: …, en: …}``; the full name of a message is ``<room>.<key>``.
Fields stand in braces, as in ``str.format``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

__all__ = ("LANGUAGES", "default_language", "known", "say")

LANGUAGES = ("zh", "en")


@cache
def _catalogue(room: str) -> Mapping[str, Mapping[str, str]]:
    text = resources.files(__package__).joinpath(f"{room}.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text, Loader=loader) or {}  # noqa: S506 - CSafeLoader is the safe one, in C


def say(key: str, lang: str, /, **fields: object) -> str:
    """Return message ``room.key`` in ``lang`` with its fields filled in; ``KeyError`` for one that is not there."""
    room, _, name = key.partition(".")
    return _catalogue(room)[name][lang].format(**fields)


def known(key: str) -> bool:
    """Tell whether message ``room.key`` exists."""
    room, _, name = key.partition(".")
    return resources.files(__package__).joinpath(f"{room}.yaml").is_file() and name in _catalogue(room)


def default_language() -> str:
    """Return the language of a run that names none: ``ZHIBIAO_LANG``, else the locale, else Chinese."""
    for variable in ("ZHIBIAO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "").lower()
        if value.startswith(LANGUAGES):
            return value[:2]
    return "zh"
