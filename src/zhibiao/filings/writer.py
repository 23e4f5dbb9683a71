"""Filings as YAML for people and as JSON for programs; ``read_data`` gives the equal filings back.

The YAML is written by hand because of what its readers should see: Chinese (rare characters too) unescaped, a row of
the indicator table on one line, a text with line breaks as a block; emitters of libraries do one or the other. It is a
narrow part of YAML (plain words, JSON strings, literal blocks), which YAML 1.1 and 1.2 read alike.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from zhibiao.filings.data import to_data
from zhibiao.model import Filing

__all__ = ("dump_json", "dump_yaml")

_WIDEST_ROW = 160
_STEP = "  "
# Characters that mean nothing to YAML wherever they stand in a text; Chinese text is made of little else.
_LETTER = r"a-zA-Z\u00b7\u2014\u2018-\u201d\u2026\u3001-\u301f\u3400-\u9fff\uff01-\uff5e\U00020000-\U000323af"
_SIGN = r"≥≤±℃㎡°×÷％～（）"
_PLAIN = re.compile(rf"[{_LETTER}{_SIGN}](?:[{_LETTER}{_SIGN}0-9%()+./_ \-]*[{_LETTER}{_SIGN}0-9%()+./_\-])?")
# Words that some YAML takes for a truth value, a null or a number.
_MISREAD = re.compile(r"y|n|yes|no|on|off|true|false|null|nan|inf|[0-9a-f.e+\-_]+", re.IGNORECASE)
# What JSON may print and YAML may not, or reads as a line break.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")


def dump_yaml(filings: Iterable[Filing]) -> str:
    """Return ``filings`` as YAML, one document each."""
    return "---\n".join("\n".join(_mapping(to_data(filing), "")) + "\n" for filing in filings)


def dump_json(filings: Iterable[Filing]) -> str:
    """Return ``filings`` as a JSON list."""
    return (
        _ESCAPED.sub(_escape, json.dumps([to_data(filing) for filing in filings], ensure_ascii=False, indent=1)) + "\n"
    )


def _mapping(data: Mapping[str, object], indent: str) -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _named(key, value, indent)
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            yield f"{indent}{key}:"
            for entry in value:
                yield from _entry(entry, indent, rows=key in ("indicators", "execution"))
        elif isinstance(value, str) and "\n" in value and _is_block(value):
            yield f"{indent}{key}: |-"
            yield from (f"{indent}{_STEP}{line}" if line else "" for line in value.split("\n"))
        else:
            yield f"{indent}{key}: {_flow(value)}"


def _named(key: str, value: Mapping[str, object], indent: str) -> Iterator[str]:
    line = f"{indent}{key}: {_flow(value)}"
    if not value or (len(line) <= _WIDEST_ROW and key not in ("goals", "narrative")):
        yield line
    else:
        yield f"{indent}{key}:"
        yield from _mapping(value, indent + _STEP)


def _entry(entry: Mapping[str, object], indent: str, *, rows: bool) -> Iterator[str]:
    line = f"{indent}- {_flow(entry)}"
    if rows and len(line) <= _WIDEST_ROW:
        yield line
        return
    lines = list(_mapping(entry, indent + _STEP)) or [f"{indent}{_STEP}{{}}"]
    yield f"{indent}- {lines[0][len(indent) + 2 :]}"
    yield from lines[1:]


def _is_block(text: str) -> bool:
    """Tell whether a literal block keeps ``text``: no line ends or begins with white space, none needs an escape."""
    lines = text.split("\n")
    if not lines[0] or not lines[-1] or any(line != line.strip() for line in lines):
        return False
    return not (_CONTROL.search(text) or _ESCAPED.search(text))


def _flow(value: object) -> str:
    """Return ``value`` on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if value is None:
        return "null"
    return _scalar(value) if isinstance(value, str) else str(value)


def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text) and not _MISREAD.fullmatch(text):
        return text
    return _ESCAPED.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"\\u{code:04x}"  # half a character means nothing
