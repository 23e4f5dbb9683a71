"""What one node of a YAML filing says: text, an amount, a number, named boxes, a list; else a problem at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from zhibiao.filings.nodes import place
from zhibiao.filings.words import words
from zhibiao.model import Location
from zhibiao.problems import Problem, UnreadableError

__all__ = (
    "AMOUNT",
    "LONGEST_AMOUNT",
    "Notes",
    "Places",
    "Read",
    "Section",
    "amount",
    "boxes",
    "is_blank",
    "items",
    "text",
    "whole",
)

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
AMOUNT = r"[-+]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,2})?"
_AMOUNT = re.compile(AMOUNT)
_WHOLE = re.compile(r"[0-9]{1,9}")
LONGEST_AMOUNT = 40
_TEXT_TAG = "tag:yaml.org,2002:str"
# YAML turns the line break of a wrapped text into a space, which Chinese does not write.
_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
_WRAPPED = re.compile(rf"(?<=[{_WIDE}]) +(?=[{_WIDE}])")
_COLUMN_BITS = 32


class Places(Mapping[str, Location]):
    """The places of boxes by path. A filing has hundreds and a report asks for a few, so they are kept as numbers."""

    __slots__ = ("_marks",)

    def __init__(self, marks: dict[str, int]) -> None:
        self._marks = marks

    def __getitem__(self, path: str) -> Location:
        mark = self._marks[path]
        return Location(line=(mark >> _COLUMN_BITS) + 1, column=(mark & ((1 << _COLUMN_BITS) - 1)) + 1)

    def __iter__(self) -> Iterator[str]:
        return iter(self._marks)

    def __len__(self) -> int:
        return len(self._marks)


@dataclass
class Notes:
    """What is noted while one text is read: problems, places, and how many nodes may still be visited."""

    left: int
    """A text has more characters than nodes; more visits than characters means aliases of aliases."""
    problems: list[Problem] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)
    """Where the boxes of the part that is being read stand, as ``Places`` keeps it."""

    def add(self, key: str, at: Location, /, **fields: object) -> None:
        """Note problem ``filings.key``."""
        self.problems.append(Problem(f"filings.{key}", fields, at))

    def visit(self, node: yaml.Node) -> None:
        """Count the nodes right below ``node``; raise ``UnreadableError`` where the text cannot hold so many."""
        self.left -= len(node.value)
        if self.left < 0:
            raise UnreadableError(Problem("filings.aliases", {}, place(node)))


Read = Callable[[yaml.Node, str, Notes], Any]


def is_blank(node: yaml.Node) -> bool:
    """Tell whether ``node`` is an empty or null value."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in _NULL


def boxes(node: yaml.Node, known: Mapping[str, Read], path: str, notes: Notes) -> dict[str, Any]:
    """Return what the boxes of the mapping ``node`` say, each read as ``known`` has it, and note their places.

    ``path`` stands before the names of the boxes in places and messages (``funds.``). Unknown and repeated names, and
    what is no mapping, are noted.
    """
    found: dict[str, Any] = {}
    if not isinstance(node, yaml.MappingNode):
        notes.add("not_boxes", place(node), box=path.rstrip("."))
        return found
    notes.visit(node)
    marks = notes.marks
    for key, value in node.value:
        word = key.value
        read = known.get(word) if isinstance(word, str) else None
        if read is None or word in found:
            _strange(node, key, value, known, notes)
        else:
            name = path + word
            mark = value.start_mark
            marks[name] = mark.line << _COLUMN_BITS | mark.column
            found[word] = read(value, name, notes)
    return found


@dataclass(frozen=True)
class Section:
    """The reader of a part with the boxes ``known``; a blank part is one without boxes."""

    known: Mapping[str, Read]

    def __call__(self, node: yaml.Node, name: str, notes: Notes) -> dict[str, Any]:
        """Return what the boxes say, read as ``known`` has it."""
        return {} if is_blank(node) else boxes(node, self.known, name + ".", notes)


def items(node: yaml.Node, name: str, notes: Notes) -> list[yaml.Node]:
    """Return the entries of the list ``node``; a blank is an empty list, anything else is noted."""
    if isinstance(node, yaml.SequenceNode):
        notes.visit(node)
        return list(node.value)
    if not is_blank(node):
        notes.add("not_a_list", place(node), box=name)
    return []


def text(node: yaml.Node, name: str, notes: Notes) -> str | None:
    """Return the text of ``node`` as printed, ``None`` for a blank; anything else is noted and read as blank."""
    if not isinstance(node, yaml.ScalarNode):
        notes.add("not_text", place(node), box=name)
        return None
    said: str = node.value
    style = node.style
    if node.tag and node.tag != _TEXT_TAG:
        notes.add("sign", place(node), sign="!")
    if not style:
        if said in _NULL:
            return None
    elif style in "|>":
        said = said.rstrip("\n")
        if not said:  # `target: >5` opens a block of text that is indented by five and has no line
            notes.add("sign", place(node), sign=style)
    if " " in said and style != "|" and _spans_lines(node):
        said = _WRAPPED.sub("", said)
    return said if said and not said.isspace() else None


def amount(node: yaml.Node, name: str, notes: Notes) -> Decimal | None:
    """Return the number in ``node`` (thousands may be set off by commas), ``None`` for a blank; note what is none."""
    said = text(node, name, notes)
    if said is None:
        return None
    if len(said) > LONGEST_AMOUNT or not _AMOUNT.fullmatch(said):
        notes.add("not_an_amount", place(node), box=name, text=_short(said))
        return None
    return Decimal(said.replace(",", ""))


def whole(node: yaml.Node, name: str, notes: Notes) -> int | None:
    """Return the whole number in ``node``, ``None`` for a blank; note what is none."""
    said = text(node, name, notes)
    if said is None:
        return None
    if not _WHOLE.fullmatch(said):
        notes.add("not_whole", place(node), box=name, text=_short(said))
        return None
    return int(said)


def _spans_lines(node: yaml.Node) -> bool:
    return node.start_mark is not None and node.end_mark is not None and node.start_mark.line != node.end_mark.line


def _strange(node: yaml.Node, key: yaml.Node, value: yaml.Node, known: Collection[str], notes: Notes) -> None:
    """Note the key of ``node`` that is no plain word, given twice, or unknown."""
    at, word = place(key), key.value
    if not isinstance(word, str):
        notes.add("not_a_key", at)
    elif word in known:
        first = next(other for other, _ in node.value if other.value == word)
        notes.add("twice", at, key=word, line=place(first).line)
    elif word == "<<":
        notes.add("merge", at)
    else:
        near = _nearest(word, known)
        if near:
            notes.add("unknown_key", at, key=_short(word), nearest=near)
        elif getattr(node, "flow_style", None) and is_blank(value):  # {funds: 80,000} reads as two keys
            notes.add("comma", at, text=_short(word))
        else:
            notes.add("unknown_key_far", at, key=_short(word), known=", ".join(known))


def _nearest(word: str, known: Collection[str]) -> str | None:
    """Return the known key that is spelt most like ``word``, or is called so on the form."""
    from difflib import get_close_matches  # noqa: PLC0415 - cold start: only a mistake needs it

    keys = {said["zh"]: key for part in words().values() for key, said in part.items() if key in known}
    keys |= {key: key for key in known}
    near = get_close_matches(word.strip(), keys, 1)
    return keys[near[0]] if near else None


def _short(said: str) -> str:
    said = " ".join(said.split())
    return said if len(said) <= 20 else said[:20] + "…"
