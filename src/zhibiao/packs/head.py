"""The files of a pack that are no rules: ``pack.yaml``, ``bases.yaml``, ``taxonomy.yaml``, checked before use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhibiao.checks.expression import nearest
from zhibiao.checks.facts import Taxonomy
from zhibiao.messages import LANGUAGES
from zhibiao.packs.nodes import Source

__all__ = ("Basis", "Head", "read_bases", "read_head", "read_taxonomy")


@dataclass(frozen=True)
class Basis:
    """A legal basis: its official title and number; ``verified`` if the text itself was read."""

    title: Mapping[str, str]
    verified: bool


@dataclass(frozen=True)
class Head:
    """What ``pack.yaml`` says."""

    name: str
    version: str
    title: Mapping[str, str]
    items: Mapping[str, Mapping[str, str]]
    precedence: Sequence[str]
    silenced_by: Mapping[str, Sequence[str]]


def read_head(source: Source) -> Head:
    """Check ``pack.yaml``; raise ``ZhibiaoError`` with the line of what is wrong."""
    data = _mapping(source)
    _keys(source, data, ("name", "version", "title", "items"), ("precedence", "silenced_by"))
    _title(source, data["title"], "title")
    for name, item in _mapping(source, "items").items():
        _title(source, item, "items", name)
        if not str(item.get("points", "")).isdigit():
            raise source.error("packs.no_number", "items", name, value=str(item.get("points", "")))
    silenced = _mapping(source, "silenced_by") if data.get("silenced_by") else {}
    return Head(
        name=str(data["name"]),
        version=str(data["version"]),
        title=data["title"],
        items=data["items"],
        precedence=_names(source, data.get("precedence"), "precedence"),
        silenced_by={code: _names(source, others, "silenced_by", code) for code, others in silenced.items()},
    )


def read_bases(source: Source) -> Mapping[str, Basis]:
    """Check ``bases.yaml``: each legal basis with its title in both languages and whether it is verified."""
    bases = {}
    for name in _mapping(source) if source.data else ():
        entry = _mapping(source, name)
        _keys(source, entry, ("title", "verified"), (), name)
        _title(source, entry["title"], name, "title")
        bases[name] = Basis(entry["title"], bool(entry["verified"]))
    return bases


def read_taxonomy(source: Source) -> Taxonomy:
    """Check ``taxonomy.yaml``: the labels of the sides, and of the slots with the sides they stand under."""
    data = _mapping(source)
    _keys(source, data, ("sides", "slots"), ("measures",))
    for side in _mapping(source, "sides"):
        _names(source, data["sides"][side], "sides", side)
    if "measures" in data:
        _names(source, data["measures"], "measures")
    for slot in _mapping(source, "slots"):
        entry = _mapping(source, "slots", slot)
        _keys(source, entry, ("sides", "printed"), (), "slots", slot)
        for key in ("sides", "printed"):
            _names(source, entry[key], "slots", slot, key)
    return Taxonomy.from_data(data)


def _mapping(source: Source, *path: str) -> Mapping[str, Any]:
    data = source.data
    for key in path:
        data = data[key]
    if not isinstance(data, dict):
        raise source.error("packs.no_mapping", *path)
    return data


def _keys(
    source: Source, data: Mapping[str, Any], required: Sequence[str], optional: Sequence[str], *path: str
) -> None:
    for name in data:
        if name not in (*required, *optional):
            near = nearest(name, (*required, *optional))
            raise source.error("packs.unknown_key", *path, name, name=name, nearest=near)
    for name in required:
        if data.get(name) in (None, "", {}, []):
            raise source.error("packs.missing_key", *path, name=name)


def _title(source: Source, value: Any, *path: str) -> None:
    if not isinstance(value, dict) or any(not value.get(lang) for lang in LANGUAGES):
        raise source.error("packs.text_incomplete", *path, name=".".join(path))


def _names(source: Source, value: Any, *path: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        raise source.error("packs.no_list", *path, name=".".join(path))
    return tuple(value)
