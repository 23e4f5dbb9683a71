"""What the keys of the format are called on a form, in Chinese and in English (``format.yaml``)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

__all__ = ("words",)


@cache
def words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Return what each key of each part of the format is called: ``words()["projects"]["name"]["zh"]``."""
    source = resources.files(__package__).joinpath("format.yaml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, Mapping[str, str]]] = yaml.safe_load(source)
    return found
