"""YAML as plain data plus where each value stands, so that an error in a pack names file and line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from zhibiao.model import Location
from zhibiao.problems import ZhibiaoError

__all__ = ("Source", "load_yaml")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Source:
    """The data of one YAML file and the places of its values by path, as in ``("examples", "fires", 0)``."""

    def __init__(self, file: Path, data: Any, places: Mapping[tuple[object, ...], Location]) -> None:
        self.file, self.data, self._places = file, data, places

    def at(self, *path: object) -> Location:
        """Return the place of the value at ``path``, or of the nearest one above it."""
        while path and path not in self._places:
            path = path[:-1]
        return self._places.get(path, Location(line=1))

    def error(self, key: str, /, *path: object, **fields: object) -> ZhibiaoError:
        """Return the error ``key`` of the catalogue at ``path`` in this file."""
        return ZhibiaoError(key, file=str(self.file), at=self.at(*path), **fields)


def load_yaml(file: Path) -> Source:
    """Read ``file``; raise ``ZhibiaoError`` where it is not there, no UTF-8, no YAML, or has a key twice."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ZhibiaoError("packs.unreadable_file", file=str(file)) from error
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = Location(line=mark.line + 1, column=mark.column + 1) if mark else Location(line=1)
        raise ZhibiaoError("packs.yaml_syntax", file=str(file), at=at) from error
    places: dict[tuple[object, ...], Location] = {}
    source = Source(file, None, places)
    if node is not None:
        source.data = _plain(node, (), source, places)
    return source


def _plain(
    node: yaml.Node, path: tuple[object, ...], source: Source, places: dict[tuple[object, ...], Location]
) -> Any:
    places[path] = Location(line=node.start_mark.line + 1, column=node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in data:
                places[(*path, key)] = Location(line=key_node.start_mark.line + 1)
                raise source.error("packs.key_twice", *path, key, name=key)
            data[key] = _plain(value_node, (*path, key), source, places)
        return data
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, index), source, places) for index, item in enumerate(node.value)]
    return _scalar(node)


def _scalar(node: yaml.Node) -> Any:
    if node.tag == "tag:yaml.org,2002:null":
        return None
    # Only true and false: `severity: off` is a word here, whatever YAML 1.1 makes of it.
    if node.tag == "tag:yaml.org,2002:bool" and node.value in ("true", "false"):
        return node.value == "true"
    return str(node.value)
