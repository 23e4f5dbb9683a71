"""One form in layout order -> one grid of cells, as the other formats give it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from zhibiao.forms.columns_best import beginnings_of, best_fragments, pieces_of
from zhibiao.forms.columns_boxes import box_rows
from zhibiao.forms.columns_geometry import Piece, Row, overlap
from zhibiao.forms.columns_labels import Label
from zhibiao.forms.columns_levels import Rows, Span, likely_kind, names_of, spans_of
from zhibiao.forms.columns_outline import Outline, Part, outline
from zhibiao.forms.columns_rows import Band, rows_of
from zhibiao.forms.columns_table import Fragment, Heading
from zhibiao.forms.columns_texts import split_texts
from zhibiao.forms.columns_words import LEVELS
from zhibiao.forms.grid_table import number
from zhibiao.forms.vocabulary import group
from zhibiao.model import Location
from zhibiao.readers.grid import Cell, Grid

__all__ = ("Doubt", "Read", "read_form")

_LINES_OF_A_TOTAL = 3
_SCORE = re.compile(r"\d+\.\d\d|[1-9]\d{1,2}(?:\.\d)?")


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
    stops = [*(part.first for part in blocks[1:]), end]
    for part, stop in zip(blocks, stops, strict=False):
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
    lines = {
        index: [piece for piece in writer.rows[index].pieces if piece not in part.used]
        for index in _without(writer.rows, part.first, stop, part.used)
    }
    return best_fragments(writer.rows, lines, part.headings), part.headings


def _blanks(writer: _Writer, lines: Mapping[int, object]) -> dict[int, int]:
    """Return the blank lines before each row from the first to the last of ``lines``."""
    return {index: writer.rows[index].blank for index in range(min(lines, default=0), max(lines, default=0) + 1)}


def _write_headings(writer: _Writer, headings: Sequence[Heading], line_row: int) -> None:
    writer.row += 1
    for column, heading in enumerate(headings):
        if heading.text:
            writer.put(column, column + 1, heading.text, line_row)


def _write_money(writer: _Writer, part: Part, stop: int) -> None:
    fragments, headings = _content(writer, part, stop)
    _, bands = rows_of(fragments, headings, _blanks(writer, fragments))
    writer.row += 1
    writer.put(0, 1, part.frame, part.first)
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
    below = _below(writer.rows, part, totals, stop)
    body, headings = _content(writer, part, below)
    _, bands = rows_of(body, headings, _blanks(writer, body), beginnings_of(body, headings))
    spans = _levels(writer, body, headings, bands)
    _write_headings(writer, headings, part.first)
    top = writer.row + 1
    _write_bands(writer, bands)
    for column, found in spans.items():
        for span in found:
            if span.level is not None and span.last > span.first:
                writer.row = top + span.first
                writer.put(column, column + 1, span.level.text, span.level.row, deep=span.last - span.first)
    writer.row = top + len(bands) - 1
    _write_totals(writer, bands, part, [label for label in totals if label.first < stop], below)
    return [
        Doubt(band, span.level.text, writer.rows[bands[band].first].line)
        for found in spans.values()
        for span in found
        if span.level is not None
        for band in span.doubtful
    ]


def _levels(
    writer: _Writer, body: Mapping[int, Sequence[Fragment]], headings: Sequence[Heading], bands: Sequence[Band]
) -> dict[int, list[Span]]:
    """Return the spans of the level names by column; the second level first, because the first follows its senses."""
    columns = {heading.key: column for column, heading in enumerate(headings)}
    likely = [_likely(band, columns.get("name")) for band in bands]
    found: dict[int, list[Span]] = {}
    for key in ("level2", "level1"):
        if key not in columns:
            continue
        ranks = _ranks(body, headings, columns[key])
        names = [
            replace(name, first=ranks[name.first], last=ranks[name.last])
            for name in names_of(pieces_of(body, columns[key]), key)
        ]
        extents = [(ranks[band.first], ranks[band.last - 1]) for band in bands]
        pages = {rank: writer.rows[row].page for row, rank in ranks.items()}
        spans = spans_of(names, Rows(extents, likely, pages), key)
        found[columns[key]] = spans
        for span in spans:
            if span.level is not None:
                likely[span.first : span.last] = [group(key).key(span.level.text)] * (span.last - span.first)
    return found


def _ranks(body: Mapping[int, Sequence[Fragment]], headings: Sequence[Heading], column: int) -> dict[int, int]:
    """Return the lines that a level is measured by, numbered: those of the rows and its own, not of the other level.

    A name in the middle of its cell has as many lines of its rows above as below it.
    """
    lines = [
        row
        for row in sorted(body)
        if any(each.column == column or headings[each.column].key not in LEVELS for each in body[row])
    ]
    return {row: rank for rank, row in enumerate(lines)}


def _likely(band: Band, column: int | None) -> str | None:
    return likely_kind("".join(each.text for each in band.cells.get(column if column is not None else -1, ())))


def _below(rows: Sequence[Row], part: Part, totals: Sequence[Label], stop: int) -> int:
    """Return where the totals begin: numbers above their label belong to them if the label has none beside."""
    below = min((label.first for label in totals), default=stop)
    if not totals or totals[0].key != "total" or below <= part.body:
        return below
    beside = [piece.text for piece in rows[below].pieces if piece not in totals[0].pieces]
    above = [piece.text for piece in rows[below - 1].pieces]
    scores = sum(heading.key in ("weight", "score") for heading in part.headings)
    whole = len(beside) >= scores and all(_SCORE.fullmatch(text) for text in beside)
    torn = any(number(text.rstrip(".")) is None for text in above)
    return below if whole or len(above) > scores or torn else below - 1


def _write_totals(writer: _Writer, bands: Sequence[Band], part: Part, totals: Sequence[Label], below: int) -> None:
    """Write 总分 with the numbers in its lines, 评分等级 with the text beside it; nothing of what closes the form."""
    words = {piece for label in totals for piece in label.pieces}
    for label, after in zip_longest(totals, totals[1:]):
        if label.key == "closing":
            break
        until = after.first if after is not None else min(len(writer.rows), label.last + _LINES_OF_A_TOTAL)
        pieces = [piece for row in writer.rows[below:until] for piece in row.pieces if piece not in words]
        below = until
        writer.row += 1
        writer.put(0, 1, _text(label), label.first)
        if label.key == "total":
            for column, cell in _scores(pieces, bands, part.headings):
                writer.put(column, column + 1, "\n".join(piece.text for piece in cell), cell[0].row)
        elif pieces:
            writer.put(1, 2, pieces[0].text, pieces[0].row)


def _scores(
    pieces: Sequence[Piece], bands: Sequence[Band], headings: Sequence[Heading]
) -> Iterator[tuple[int, list[Piece]]]:
    """Yield the numbers of the totals, each with the column of weights or scores that it stands under."""
    cells: list[list[Piece]] = []
    for piece in pieces:
        over = next((cell for cell in cells if any(overlap(piece, other) for other in cell)), None)
        if over is not None:
            over.append(piece)
        elif number(piece.text.rstrip(".")) is not None:
            cells.append([piece])
    columns = [column for column, heading in enumerate(headings) if heading.key in ("weight", "score")]
    cells.sort(key=lambda cell: cell[0].start)
    if len(cells) >= len(columns):
        yield from zip(columns, cells, strict=False)
        return
    for cell in cells:
        yield min(columns, key=lambda column: _away(cell[0], column, bands)), cell


def _away(piece: Piece, column: int, bands: Sequence[Band]) -> int:
    """Return how far ``piece`` stands from the last cell of ``column``."""
    last = next((band.cells[column][-1] for band in reversed(bands) if column in band.cells), None)
    return abs(last.start - piece.start) if last is not None else 1000
