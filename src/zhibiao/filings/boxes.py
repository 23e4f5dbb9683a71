"""What one node of a YAML filing says: text, an amount, a number, named boxes, a list; else a problem at its place."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal

import yaml

from zhibiao.filings.nodes import place
from zhibiao.model import Location
from zhibiao.problems import Problem, UnreadableError

__all__ = ("Notes", "amount", "boxes", "is_blank", "items", "text", "whole")

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_AMOUNT = re.compile(r"[-+]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,2})?")
_WHOLE = re.compile(r"[0-9]{1,9}")
_LONGEST_AMOUNT = 40
_TEXT_TAGS = ("", "tag:yaml.org,2002:str")
# YAML turns the line break of a wrapped text into a space, which Chinese does not write.
_WRAPPED = re.compile(
    r"(?<=[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u3000-\u303f]) +"
    r"(?=[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef])"
)


@dataclass
class Notes:
    """What is noted while one text is read: the problems, and how many nodes may still be visited."""

    left: int
    """A text has more characters than nodes; more visits than characters means aliases of aliases."""
    problems: list[Problem] = field(default_factory=list)

    def add(self, key: str, at: Location, /, **fields: object) -> None:
        """Note problem ``filings.key``."""
        self.problems.append(Problem(f"filings.{key}", fields, at))

    def visit(self, count: int, node: yaml.Node) -> None:
        """Count ``count`` nodes below ``node``; raise ``UnreadableError`` where the text cannot hold so many."""
        self.left -= count
        if self.left < 0:
            raise UnreadableError(Problem("filings.aliases", {}, place(node)))


def is_blank(node: yaml.Node) -> bool:
    """Tell whether ``node`` is an empty or null value."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in _NULL


def boxes(node: yaml.Node, known: Collection[str], name: str, notes: Notes) -> dict[str, yaml.Node]:
    """Return the boxes of the mapping ``node`` by name; note unknown and repeated names and what is no mapping."""
    if not isinstance(node, yaml.MappingNode):
        notes.add("not_boxes", place(node), box=name)
        return {}
    notes.visit(len(node.value), node)
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        word = key.value
        if not isinstance(word, str):
            notes.add("not_a_key", place(key), box=name)
        elif word in found:
            notes.add("twice", place(key), key=word, line=found[word].start_mark.line + 1)
        elif word not in known:
            _unknown(word, known, place(key), notes, cut=bool(node.flow_style) and is_blank(value))
        else:
            found[word] = value
    return found


def items(node: yaml.Node, name: str, notes: Notes) -> list[yaml.Node]:
    """Return the entries of the list ``node``; a blank is an empty list, anything else is noted."""
    if isinstance(node, yaml.SequenceNode):
        notes.visit(len(node.value), node)
        return list(node.value)
    if not is_blank(node):
        notes.add("not_a_list", place(node), box=name)
    return []


def text(node: yaml.Node, name: str, notes: Notes) -> str | None:
    """Return the text of ``node`` as printed, ``None`` for a blank; anything else is noted and read as blank."""
    if not isinstance(node, yaml.ScalarNode):
        notes.add("not_text", place(node), box=name)
        return None
    said, style = node.value, node.style
    if node.tag not in _TEXT_TAGS:
        notes.add("sign", place(node), sign="!")
    if not style:
        if said in _NULL:
            return None
    elif style in "|>":
        said = said.rstrip("\n")
        if not said:  # `target: >5` opens a block of text that is indented by five and has no line
            notes.add("sign", place(node), sign=style)
    if style != "|" and node.start_mark.line != node.end_mark.line:
        said = _WRAPPED.sub("", said)
    return said if said and not said.isspace() else None


def amount(node: yaml.Node, name: str, notes: Notes) -> Decimal | None:
    """Return the number in ``node`` (thousands may be set off by commas), ``None`` for a blank; note what is none."""
    said = text(node, name, notes)
    if said is None:
        return None
    if len(said) > _LONGEST_AMOUNT or not _AMOUNT.fullmatch(said):
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


def _unknown(word: str, known: Collection[str], at: Location, notes: Notes, *, cut: bool) -> None:
    from difflib import get_close_matches  # noqa: PLC0415 - cold start: only a mistake needs it

    near = get_close_matches(word, known, 1)
    if word == "<<":
        notes.add("merge", at)
    elif cut and not near:  # {funds: 80,000} reads as two keys
        notes.add("comma", at, text=_short(word))
    elif near:
        notes.add("unknown_key", at, key=_short(word), nearest=near[0])
    else:
        notes.add("unknown_key_far", at, key=_short(word), known=", ".join(known))


def _short(said: str) -> str:
    said = " ".join(said.split())
    return said if len(said) <= 20 else said[:20] + "…"
