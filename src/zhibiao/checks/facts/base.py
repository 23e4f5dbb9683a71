"""What a facts class is: attributes that rules may name, computed once and only when asked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import ClassVar

__all__ = ("Facts",)


class Facts:
    """A subject of rules. Every public attribute is a fact; ``nested`` names those that have facts of their own."""

    nested: ClassVar[Mapping[str, str]] = {}
    _classes: ClassVar[dict[str, type]] = {}

    def __init_subclass__(cls) -> None:
        Facts._classes[cls.__name__] = cls

    @classmethod
    @cache
    def known_facts(cls) -> Mapping[str, type | None]:
        """Return the names of all facts; with the facts class for ``project``, ``filing``, ``rows`` …, else None."""
        own = {name for name in (*dir(cls), *getattr(cls, "__annotations__", {})) if not name.startswith("_")}
        return {
            name: Facts._classes[cls.nested[name]] if name in cls.nested else None
            for name in sorted(own - {"known_facts", "nested", "model"})
        }
