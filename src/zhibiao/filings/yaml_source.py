"""A filing written as YAML or JSON (docs/filing-format.md) -> Filing, every box with line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from zhibiao.filings.boxes import Notes, boxes, items, text
from zhibiao.filings.data import FORMAT
from zhibiao.filings.nodes import PARSERS, compose, place
from zhibiao.filings.parts import PARTS
from zhibiao.model import Filing
from zhibiao.problems import Problem, UnreadableError

__all__ = ("DataRead", "is_data", "read_data")

# A key (also the first one of a flow mapping) whose value begins like the name of the format.
_MARK = re.compile(
    r"""^[ \t]*(?:(?:-|\?|---)[ \t]+)*[\[{, \t]*["']?\w+["']?[ \t]*:[ \t]*["']?zhibiao/filing/""", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class DataRead:
    """The filings in one YAML or JSON text, and what could not be read in it."""

    filings: tuple[Filing, ...] = ()
    problems: tuple[Problem, ...] = ()


def is_data(source: str) -> bool:
    """Tell whether ``source`` is a filing as data: it names the format, and not in a code block of a document."""
    found = _MARK.search(source) if "zhibiao/filing/" in source else None
    return found is not None and "```" not in source[: found.start()]


def read_data(source: str, path: str = "", parser: type[yaml.SafeLoader] = PARSERS[0]) -> DataRead:
    """Return the filings in the YAML or JSON text ``source``, one a document (or an entry of a list).

    A project with a mistake in it is reported and left out, the others are kept; after a mistake in the YAML itself
    nothing more is read.
    """
    notes = Notes(left=len(source) + 1)
    filings: list[Filing] = []
    try:
        for number, node in enumerate(_roots(compose(source, parser), notes), start=1):
            filing = _filing(node, number, path, notes)
            if filing is not None:
                filings.append(filing)
    except UnreadableError as error:
        notes.problems.append(error.problem)
    return DataRead(tuple(filings), tuple(notes.problems))


def _roots(documents: Iterator[yaml.Node], notes: Notes) -> Iterator[yaml.Node]:
    for document in documents:
        if isinstance(document, yaml.SequenceNode):
            yield from items(document, "", notes)
        else:
            yield document


def _filing(node: yaml.Node, number: int, path: str, notes: Notes) -> Filing | None:
    if not _has_format(node, number, notes):
        return None
    found = boxes(node, PARTS["filing"], "", notes)
    for key in ("kind", "projects"):
        if key not in found:
            notes.add("missing", place(node), key=key)
    if found.get("kind") is None or not found.get("projects"):
        return None
    return Filing(
        found["kind"],
        found.get("year"),
        found.get("unit"),
        found["projects"],
        found.get("declared"),
        path,
        at=place(node),
    )


def _has_format(node: yaml.Node, number: int, notes: Notes) -> bool:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    said = next((value for key, value in pairs if key.value == "format"), None)
    if said is None:
        notes.add("no_format", place(node), number=number, format=FORMAT)
        return False
    name = text(said, "format", notes)
    if name != FORMAT:
        notes.add("other_format", place(said), text=name or "", format=FORMAT)
    return name == FORMAT
