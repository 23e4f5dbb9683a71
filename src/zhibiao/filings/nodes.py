"""YAML and JSON text as nodes with line and column; whatever libyaml objects to becomes a sentence of ours.

Values are not resolved: ``5``, ``no``, ``1:30`` and ``2024-01-01`` stay the characters that are printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from zhibiao.model import Location
from zhibiao.problems import Problem, UnreadableError

__all__ = ("PARSERS", "compose", "place")

MAX_DEPTH = 64
# libyaml composes nodes by recursion in C: tens of thousands of levels end the process, and no `except` helps.
_DASHES = re.compile(rf"(?:[-?:][ \t]+){{{MAX_DEPTH}}}")
_HARMLESS = 1000
# JSON writes a character beyond U+FFFF as two escapes, YAML as one.
_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
# Characters that JSON prints as they are, and that YAML refuses or takes for a line break.
_RAW = re.compile("[\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _AsPrinted:
    """Leaves every value as it is printed; half of the time of a loader goes into resolving types."""

    def resolve(self, _kind: object, _value: object, _implicit: object) -> str:
        return ""

    def descend_resolver(self, _parent: object, _index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


class _Pure(_AsPrinted, yaml.SafeLoader):
    """The parser that PyYAML always has."""


PARSERS: tuple[type[yaml.SafeLoader], ...] = (_Pure,)
if hasattr(yaml, "CSafeLoader"):
    from yaml._yaml import CParser

    class _Fast(_AsPrinted, CParser):
        """libyaml, where PyYAML was built with it."""

    PARSERS = (_Fast, _Pure)  # type: ignore[assignment]


def compose(text: str, parser: type[yaml.SafeLoader] = PARSERS[0]) -> Iterator[yaml.Node]:
    """Yield the root node of each document of ``text``, empty ones left out; the first of ``PARSERS`` is the fastest.

    Raises ``UnreadableError`` at the place where the text is no YAML, or nests deeper than any filing does.
    """
    text = _as_yaml(text)
    try:
        if parser is _Pure or _may_be_deep(text):
            _measure(text)
        loader = parser(text)
        while loader.check_node():
            node = loader.get_node()
            if node is not None and not _is_empty(node):
                yield node
    except yaml.MarkedYAMLError as error:
        raise UnreadableError(_syntax_problem(error, text)) from error
    except yaml.reader.ReaderError as error:
        raise _control(text) from error


def _control(text: str) -> UnreadableError:
    """Return the error for the first character that YAML does not allow."""
    found = _CONTROL.search(text)
    at = found.start() if found else 0
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return _error("control", Location(line=line, column=column), code=f"U+{ord(text[at]):04X}")


def place(node: yaml.Node | yaml.Event) -> Location:
    """Return where ``node`` begins, line and column from 1."""
    mark: yaml.Mark = node.start_mark  # type: ignore[assignment]  # libyaml's always have one
    return Location(line=mark.line + 1, column=mark.column + 1)


def _as_yaml(text: str) -> str:
    """Return ``text`` with what JSON may write and YAML may not written as YAML has it."""
    if "\\u" in text:
        text = _PAIR.sub(_joined, text)
    if text.lstrip()[:1] in ("[", "{"):
        text = _RAW.sub(lambda raw: f"\\u{ord(raw.group()):04x}", text)
    return text


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and not node.value


def _joined(match: re.Match[str]) -> str:
    high, low = int(match[2], 16), int(match[3], 16)
    return f"{match[1]}\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08x}"


def _may_be_deep(text: str) -> bool:
    brackets = text.count("[") + text.count("{")
    if brackets + text.count("-") + text.count("?") + text.count(":") < _HARMLESS:
        return False
    return brackets > _HARMLESS or _DASHES.search(text) is not None


def _measure(text: str) -> None:
    """Raise ``UnreadableError`` where ``text`` nests too deep, by events, which libyaml makes without recursion."""
    depth = 0
    for event in yaml.parse(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise _error("too_deep", place(event), limit=MAX_DEPTH)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _error(key: str, at: Location, **fields: object) -> UnreadableError:
    return UnreadableError(Problem(f"filings.{key}", fields, at))


# What libyaml and the Python parser of PyYAML say, and our sentence for it; the first that fits.
_SAID = (
    (re.compile("alias|anchor|alphabetic or numeric|TAG|directive|expected URI|tag|suffix|primary|secondary"), "sign"),
    (re.compile("chomping|indentation indicator|comment or|sequence entries are|keys are not|whitespace or"), "sign"),
    (re.compile("escape|hex"), "escape"),
    (re.compile("unexpected (end of stream|document)"), "quote_open"),
    (re.compile("expected ',' or|expected (the )?node content"), "bracket"),
    (re.compile("mapping values are"), "colon"),
    (re.compile("expected key|block end|expected ':'|document start|indent|block entry"), "indentation"),
)
_SIGN = re.compile(r"(?:^|[:\-\[{,])\s*([&*!|>%?]|-(?= |$))")


def _syntax_problem(error: yaml.MarkedYAMLError, text: str) -> Problem:
    """Return our sentence for what the parser met in ``text``, at the place where the cause stands."""
    said, mark = error.problem or "", error.problem_mark
    key = next((key for words, key in _SAID if words.search(said)), "syntax")
    if key in ("quote_open", "bracket") and error.context_mark is not None:
        mark = error.context_mark
    if mark is None:
        return Problem("filings.syntax", {}, Location(line=1))
    line, column = (text.split("\n", mark.line + 1)[: mark.line + 1] or [""])[-1], mark.column
    sign = line[column : column + 1]
    lead = line[: len(line) - len(line.lstrip())]
    if "\t" in lead or sign == "\t":
        key, column = "tab", line.index("\t")
    elif "start any token" in said:
        key = "sign"
    elif key == "sign":
        found = [match for match in _SIGN.finditer(line) if match.start(1) <= column]
        sign, column = (found[-1][1], found[-1].start(1)) if found else (sign, column)
    elif key == "indentation" and line[:column].rstrip().endswith(("]", "}", '"', "'")):
        key = "after_close"
    fields = {"sign": sign} if key == "sign" else {}
    return Problem(f"filings.{key}", fields, Location(line=mark.line + 1, column=column + 1))
