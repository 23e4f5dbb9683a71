"""The parts of a form in layout order: boxes, money table, goals, indicator table, totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhibiao.forms.columns_geometry import Piece, Row, overlap
from zhibiao.forms.columns_labels import Label, find_labels
from zhibiao.forms.columns_table import Heading
from zhibiao.forms.flow_match import stem
from zhibiao.forms.vocabulary import group

__all__ = ("Outline", "Part", "outline", "table_body")

_AMOUNTS = frozenset(("initial", "revised", "executed", "rate"))
_DRIFTED_ROWS = 6


@dataclass(frozen=True, slots=True)
class Part:
    """A block under headings: its first row, the row after its headings, its columns, pieces that are no content."""

    first: int
    body: int
    headings: tuple[Heading, ...]
    used: frozenset[Piece]
    frame: str = ""
    """The label on the left edge, which frames the block: 项目资金（万元）."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Where the blocks of a form begin; a block the form does not have is None. ``end`` is the row after the form."""

    first: int
    money: Part | None
    goals: Part | None
    table: Part | None
    totals: tuple[Label, ...]
    end: int


def outline(rows: Sequence[Row], first: int, end: int) -> Outline:
    """Return the blocks of the form in the rows from ``first`` to before ``end``."""
    table = _table(rows, first, end)
    above = table.first if table else end
    money = _money(rows, first, above)
    goals = _goals(rows, money.body if money else first, above)
    totals: tuple[Label, ...] = ()
    if table is not None:
        totals = tuple(_totals(rows, table, end))
    return Outline(first, money, goals, table, totals, end)


def table_body(rows: Sequence[Row], first: int, end: int) -> int | None:
    """Return the row after the header of the first indicator table in the rows, None if there is none."""
    table = _table(rows, first, end)
    return table.body if table is not None else None


def _clusters(labels: Sequence[Label]) -> list[list[Label]]:
    """Return the labels in groups that stand on the same or on touching rows."""
    clusters: list[list[Label]] = []
    for label in sorted(labels, key=lambda label: label.first):
        if clusters and label.first <= max(other.last for other in clusters[-1]) + 1:
            clusters[-1].append(label)
        else:
            clusters.append([label])
    return clusters


def _table(rows: Sequence[Row], first: int, end: int) -> Part | None:
    """Return the indicator table: the first rows with headings of name and value beside each other."""
    side = group("side")
    found = find_labels(rows, first, end, ("columns",))
    framing = [label for label in found if side.key(label.word) == "table"]
    for labels in _clusters([label for label in found if label not in framing]):
        cluster = labels
        keys = {label.key for label in cluster}
        nearby = [label for label in framing if label.first <= max(other.last for other in cluster)]
        if "name" not in keys and nearby:
            cluster = [nearby[-1], *cluster]
            framing = [label for label in framing if label is not nearby[-1]]
            keys.add("name")
        if "name" in keys and "target" in keys and len(keys) >= 3:
            return _part(rows, cluster, [label for label in framing if label.first >= cluster[0].first - 1], end)
    return None


def _part(rows: Sequence[Row], cluster: Sequence[Label], frames: Sequence[Label], end: int) -> Part:
    """Return a block under the headings ``cluster``; what stands unknown between them is a column, too."""
    top, body = min(label.first for label in cluster), max(label.last for label in cluster) + 1
    del end
    frames = [frame for frame in frames if frame.end <= min(label.start for label in cluster) + 1]
    used = {piece for label in (*cluster, *frames) for piece in label.pieces}
    remarks = {piece for row in rows[top:body] for piece in row.pieces if piece.text[0] in "（("}
    headings = [Heading(label.key, label.start, label.end, _text(label)) for label in cluster]
    left = min(heading.start for heading in headings)
    for label in _drifted(rows, top, body, used, cluster):
        used.update(label.pieces)
        headings.append(Heading(label.key, label.pieces[0].start, label.pieces[0].end, _text(label)))
    for pieces in _unknown(rows, top, body, used, left):
        used.update(pieces)
        start, last = min(piece.start for piece in pieces), max(piece.end for piece in pieces)
        headings.append(Heading("ignored", start, last, "".join(piece.text for piece in pieces)))
    headings.sort(key=lambda heading: (heading.start, heading.end))
    return Part(top, body, tuple(headings), frozenset(used | remarks), _text(frames[0]) if frames else "")


def _text(label: Label) -> str:
    return "".join(piece.text for piece in label.pieces)


def _drifted(rows: Sequence[Row], top: int, body: int, used: set[Piece], cluster: Sequence[Label]) -> Iterator[Label]:
    """Yield the headings whose lines drifted so far apart that they no longer stand over each other."""
    group_name = cluster[0].group
    words, known = group(group_name), {label.key for label in cluster}
    rest = [piece for row in rows[top : body + _DRIFTED_ROWS] for piece in row.pieces if piece not in used]
    for piece in [piece for piece in rest if piece.row < body]:
        pieces, text = [piece], piece.text
        while words.key(text) is None and stem(text) in words.beginnings:
            following = [other for other in rest if pieces[-1].row < other.row <= pieces[-1].row + 2]
            fitting = [other for other in following if stem(text + other.text) in words.beginnings]
            if not fitting:
                break
            nearest = min(fitting, key=lambda other: abs(other.start - piece.start))
            pieces, text = [*pieces, nearest], text + nearest.text
        key = words.key(text)
        if key is not None and key not in known and len(pieces) > 1:
            known.add(key)
            yield Label(group_name, key, stem(text), tuple(pieces))


def _unknown(rows: Sequence[Row], first: int, last: int, used: set[Piece], start: int) -> list[list[Piece]]:
    """Return the pieces among the headings that no heading has, those over each other together."""
    found: list[list[Piece]] = []
    for row in rows[first:last]:
        for piece in row.pieces:
            if piece in used or piece.end <= start or piece.text[0] in "（(":
                continue
            over = next((group for group in found if any(overlap(piece, other) for other in group)), None)
            if over is None:
                found.append([piece])
            else:
                over.append(piece)
    return found


def _money(rows: Sequence[Row], first: int, end: int) -> Part | None:
    """Return the money table of a self-evaluation: the first rows with two of its headings beside each other."""
    found = find_labels(rows, first, end, ("execution",))
    for cluster in _clusters(found):
        keys = {label.key for label in cluster}
        if len(keys & _AMOUNTS) < 2:
            continue
        left = min(label.start for label in cluster)
        frames = [
            label
            for label in find_labels(rows, max(first, cluster[0].first - 2), end, ("funds",))
            if label.key == "heading"
        ]
        part = _part(rows, cluster, frames, end)
        edge = max((frame.end for frame in frames if frame.end <= left), default=0)
        label = Heading("label", edge, left)
        headings = sorted((*part.headings, label), key=lambda heading: (heading.start, heading.end))
        return Part(part.first, part.body, tuple(headings), part.used, part.frame)
    return None


def _goals(rows: Sequence[Row], first: int, end: int) -> Part | None:
    """Return the goals that stand under their headings: two beside each other, or one with nothing beside it."""
    found = find_labels(rows, first, end, ("goals", "side"))
    for cluster in _clusters([label for label in found if label.group == "goals"]):
        beside = [label for label in found if label.first <= cluster[0].last + 1 and label.last >= cluster[0].first]
        ordered = sorted(beside, key=lambda label: label.start)
        heads = [label for label in ordered if label.group == "goals"]
        if len(heads) > 1 and group("side").key(heads[0].word) and (heads[0].key == heads[1].key or len(heads) > 2):
            heads = heads[1:]
        frames = [label for label in found if label not in heads and label.first >= cluster[0].first - 1]
        if len({label.key for label in heads}) > 1 or (heads and _alone(rows, heads[0])):
            return _part(rows, heads, frames, end)
    return None


def _alone(rows: Sequence[Row], label: Label) -> bool:
    """Tell whether nothing stands right of a heading on its rows."""
    return not any(
        piece.start >= label.end
        for row in rows[label.first : label.last + 1]
        for piece in row.pieces
        if piece not in label.pieces
    )


def _totals(rows: Sequence[Row], table: Part, end: int) -> list[Label]:
    """Return the labels below the table, each the first thing on its line: totals, grade, what closes the form."""
    found = find_labels(rows, table.body, end, ("totals",))
    return [label for label in found if rows[label.first].pieces[0] is label.pieces[0]]
