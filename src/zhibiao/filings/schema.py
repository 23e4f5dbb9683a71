"""The JSON Schema of the format, for editors: made of the tables that the reader itself reads by."""

from __future__ import annotations

import json
from collections.abc import Mapping

from zhibiao.filings.boxes import AMOUNT, LONGEST_AMOUNT, Read, Section, amount, text, whole
from zhibiao.filings.data import FORMAT
from zhibiao.filings.parts import COLUMNS, KINDS, PARTS, YEARS, columns, edges, kind, year
from zhibiao.filings.words import words

__all__ = ("schema_text",)

_BLANK = r"^\s*$"
_USE = (
    "在 YAML 文件第一行写“# yaml-language-server: $schema=路径/filing-1.json”，支持 YAML 的编辑器"
    "（如 VS Code 的 YAML 扩展）即可提示栏目名并当场标出错误。 / "
    "With the line “# yaml-language-server: $schema=PATH/filing-1.json” at the top of a YAML file, editors that know "
    "YAML (such as VS Code with its YAML extension) offer the keys and mark mistakes."
)
_LISTS = ("projects", "execution", "indicators", "suppress")
_TYPES: Mapping[Read, Mapping[str, object]] = {
    text: {"type": ["string", "number", "boolean", "null"]},
    amount: {
        "type": ["string", "number", "null"],
        "pattern": f"^(?:{AMOUNT})$|{_BLANK}",
        "maxLength": LONGEST_AMOUNT,
    },
    whole: {
        "type": ["integer", "string", "null"],
        "pattern": f"^[0-9]{{1,9}}$|{_BLANK}",
        "minimum": 0,
        "maximum": 999_999_999,
    },
    year: {
        "type": ["integer", "string", "null"],
        "pattern": f"^(?:19|20|21)[0-9]{{2}}$|{_BLANK}",
        "minimum": YEARS.start,
        "maximum": YEARS.stop - 1,
    },
    kind: {"enum": list(KINDS)},
    columns: {"type": ["array", "null"], "items": {"enum": list(COLUMNS)}},
}


def schema_text() -> str:
    """Return the JSON Schema as it stands in ``docs/schemas/filing-1.json``."""
    filing = _part("filing", PARTS["filing"]) | {"required": ["format", "kind", "projects"]}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:zhibiao:filing:1",
        "title": "zhibiao 绩效目标表数据 / zhibiao filing",
        "description": _USE,
        "if": {"type": "array"},
        "then": {"items": {"$ref": "#/$defs/filing"}},
        "else": {"$ref": "#/$defs/filing"},
        "$defs": {"filing": filing},
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _part(name: str, known: Mapping[str, Read]) -> dict[str, object]:
    properties = {key: _named(name, key) | _value(key, read) for key, read in known.items()}
    part: dict[str, object] = {"type": "object", "properties": properties, "additionalProperties": False}
    return part | {"required": ["label"]} if name == "execution" else part


def _named(part: str, key: str) -> dict[str, object]:
    said = words()[part][key]
    note = f"（{said['note']}）" if "note" in said else ""
    return {"title": said["zh"], "description": f"{said['zh']}{note} / {said['en']}"}


def _value(key: str, read: Read) -> dict[str, object]:
    if key == "format":
        return {"const": FORMAT}
    if key == "label":
        return {"type": ["string", "number", "boolean"], "pattern": r"\S"}
    if isinstance(read, Section):
        return _part(key, read.known) | {"type": ["object", "null"]}
    if read is edges:
        return {"type": "array", "items": _TYPES[amount], "minItems": 4, "maxItems": 4}
    if read in _TYPES:
        return dict(_TYPES[read])
    part = _part(key, PARTS[key])
    if key in _LISTS:
        return {"type": ["array", "null"], "items": part} | (
            {"type": "array", "minItems": 1} if key == "projects" else {}
        )
    return part | {"type": ["object", "null"]}
