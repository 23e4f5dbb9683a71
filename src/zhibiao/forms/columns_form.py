"""One form in layout order -> one grid of cells, as the other formats give it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from zhibiao.forms.columns_boxes import Box, box_rows
from zhibiao.forms.columns_geometry import Piece, Row
from zhibiao.forms.columns_labels import Label
from zhibiao.forms.columns_levels import Span, names_of, spans_of
from zhibiao.forms.columns_outline import Outline, Part, outline
from zhibiao.forms.columns_rows import Band, rows_of
from zhibiao.forms.columns_table import Fragment, Heading, hand_out
from zhibiao.forms.columns_texts import split_texts
from zhibiao.forms.vocabulary import group
from zhibiao.model import Location
from zhibiao.readers.grid import Cell, Grid

__all__ = ("Doubt", "Read", "read_form")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row of the indicator table (from 0) whose level name could as well be the one before or after."""

    band: int
    level: str
    line: int


@dataclass(frozen=True, slots=True)
class Read:
    """A form as a grid, with what is doubtful about it."""

    grid: Grid
    outline: Outline
    doubts: tuple[Doubt, ...] = ()


@dataclass(slots=True)
class _Writer:
    """Collects cells; the rows of text and the rows of the grid are different things."""

    rows: Sequence[Row]
    cells: list[Cell] = field(default_factory=list)
    row: int = 0

    def put(self, start: int, end: int, text: str, line_row: int, *, deep: int = 1) -> None:
        """Add a cell in the current grid row over the columns from ``start`` to before ``end`` (from 0)."""
        at = Location(line=self.rows[line_row].line)
        self.cells.append(Cell(self.row, start + 1, text, at, deep, max(1, end - start)))


def read_form(rows: Sequence[Row], first: int, end: int) -> Read:
    """Return the form in the rows from ``first`` to before ``end`` as a grid."""
    parts = outline(rows, first, end)
    writer = _Writer(rows)
    blocks = [part for part in (parts.money, parts.goals, parts.table) if part is not None]
    _write_boxes(writer, first, blocks[0].first if blocks else end)
    doubts: list[Doubt] = []
    for number, part in enumerate(blocks):
        stop = blocks[number + 1].first if number + 1 < len(blocks) else end
        if part is parts.money:
            _write_money(writer, part, stop)
        elif part is parts.goals:
            _write_goals(writer, part, stop)
        else:
            doubts = _write_table(writer, part, parts.totals, stop)
    at = Location(line=rows[first].line) if first < len(rows) else Location()
    return Read(Grid(tuple(writer.cells), at), parts, tuple(doubts))


def _write_boxes(writer: _Writer, first: int, last: int) -> None:
    found, frames = box_rows(writer.rows, first, last)
    waiting = list(frames)
    for boxes in found:
        writer.row += 1
        for frame in [frame for frame in waiting if frame.first <= boxes[0].row or boxes is found[-1]]:
            waiting.remove(frame)
            writer.put(frame.start, frame.end, _text(frame), frame.first)
        for box, after in zip(boxes, [*boxes[1:], None], strict=True):
            end = box.end if after is None else max(box.start + 1, after.start if box.label is None else box.end)
            writer.put(box.start, end, "\n".join(box.lines), box.row)


def _text(label: Label) -> str:
    return "".join(piece.text for piece in label.pieces)


def _without(rows: Sequence[Row], first: int, last: int, used: frozenset[Piece]) -> Iterator[int]:
    """Yield the rows that hold more than ``used``."""
    for index in range(first, last):
        if any(piece not in used for piece in rows[index].pieces):
            yield index


def _content(writer: _Writer, part: Part, stop: int) -> tuple[dict[int, list[Fragment]], Sequence[Heading]]:
    rows = [
        Row(row.line, row.page, row.blank, tuple(piece for piece in row.pieces if piece not in part.used))
        if part.first <= index < stop
        else row
        for index, row in enumerate(writer.rows)
    ]
    wanted = list(_without(writer.rows, part.first, stop, part.used))
    return hand_out(rows, wanted, part.headings), part.headings


def _write_headings(writer: _Writer, headings: Sequence[Heading], line_row: int) -> None:
    writer.row += 1
    for column, heading in enumerate(headings):
        if heading.text:
            writer.put(column, column + 1, heading.text, line_row)


def _write_money(writer: _Writer, part: Part, stop: int) -> None:
    fragments, headings = _content(writer, part, stop)
    bands, _ = rows_of(fragments, headings)
    _write_headings(writer, headings, part.first)
    _write_bands(writer, bands)


def _write_bands(writer: _Writer, bands: Sequence[Band]) -> None:
    for band in bands:
        writer.row += 1
        for column, cell in sorted(band.cells.items()):
            writer.put(column, column + 1, "\n".join(each.text for each in cell), cell[0].row)


def _write_goals(writer: _Writer, part: Part, stop: int) -> None:
    headings = [heading for heading in part.headings if heading.key != "side"]
    _write_headings(writer, headings, part.first)
    writer.row += 1
    for column, lines in sorted(split_texts(writer.rows, part.first, stop, part.used, headings).items()):
        writer.put(column, column + 1, "\n".join(text for _, text in lines), lines[0][0])


def _write_table(writer: _Writer, part: Part, totals: Sequence[Label], stop: int) -> list[Doubt]:
    below = min((label.first for label in totals), default=stop)
    fragments, headings = _content(writer, part, stop)
    below = _with_numbers_above(fragments, headings, below)
    body = {row: found for row, found in fragments.items() if row < below}
    bands, _ = rows_of(body, headings)
    spans = _levels(body, headings, bands)
    _write_headings(writer, headings, part.first)
    top = writer.row + 1
    _write_bands(writer, bands)
    for column, found in spans.items():
        for span in found:
            if span.level is not None and span.last > span.first:
                writer.row = top + span.first
                writer.put(column, column + 1, span.level.text, span.level.first, deep=span.last - span.first)
    writer.row = top + len(bands) - 1
    _write_totals(writer, {row: found for row, found in fragments.items() if row >= below}, headings, totals, stop)
    return [
        Doubt(band, span.level.text, writer.rows[bands[band].first].line)
        for found in spans.values()
        for span in found
        if span.level is not None
        for band in span.doubtful
    ]


def _levels(
    body: Mapping[int, Sequence[Fragment]], headings: Sequence[Heading], bands: Sequence[Band]
) -> dict[int, list[Span]]:
    """Return the spans of the level names by column; the second level first, because the first follows its senses."""
    extents = [(band.first, band.last - 1) for band in bands]
    found: dict[int, list[Span]] = {}
    senses: list[str | None] | None = None
    for key in ("level2", "level1"):
        column = next((number for number, heading in enumerate(headings) if heading.key == key), None)
        if column is None:
            continue
        pieces = [each for row in sorted(body) for each in body[row] if each.column == column]
        _, spans = spans_of(names_of(pieces, key), extents, senses)
        found[column] = spans
        if key == "level2":
            senses = [None] * len(bands)
            for span in spans:
                sense = group("level2").key(span.level.text) if span.level else None
                senses[span.first : span.last] = [sense] * (span.last - span.first)
    return found


def _with_numbers_above(fragments: Mapping[int, Sequence[Fragment]], headings: Sequence[Heading], below: int) -> int:
    """Return where the totals begin: the line above their label belongs to them if it holds nothing but scores."""
    above = max((row for row in fragments if row < below), default=None)
    if above is None:
        return below
    keys = {headings[each.column].key for each in fragments[above]}
    label = any(
        each.row == below and headings[each.column].key in ("weight", "score") for each in fragments.get(below, ())
    )
    return above if keys == {"weight", "score"} and not label else below


def _write_totals(
    writer: _Writer,
    fragments: Mapping[int, Sequence[Fragment]],
    headings: Sequence[Heading],
    totals: Sequence[Label],
    stop: int,
) -> None:
    """Write 总分 with the numbers in its lines, 评分等级 with the text beside it; nothing of what closes the form."""
    words = {piece for label in totals for piece in label.pieces}
    for label, after in zip_longest(totals, totals[1:]):
        if label.key == "closing":
            break
        until = after.first if after is not None else stop
        lines = [row for row in sorted(fragments) if (row < until and (row >= label.first or label is totals[0]))]
        writer.row += 1
        writer.put(0, 1, _text(label), label.first)
        if label.key == "total":
            cells: dict[int, list[Fragment]] = defaultdict(list)
            for row in lines:
                for each in fragments[row]:
                    if headings[each.column].key in ("weight", "score"):
                        cells[each.column].append(each)
            for column, cell in sorted(cells.items()):
                writer.put(column, column + 1, "\n".join(each.text for each in cell), cell[0].row)
        else:
            pieces = [piece for row in lines[:2] for piece in writer.rows[row].pieces if piece not in words]
            if pieces:
                writer.put(1, 2, pieces[0].text, pieces[0].row)


def boxes_text(boxes: Sequence[Box]) -> list[str]:
    """Return the texts of boxes, for looking at."""
    return ["\n".join(box.lines) for box in boxes]
