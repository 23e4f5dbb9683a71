"""The indicator table of one form: tokens -> indicators, with what had to be guessed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from zhibiao.forms.flow_cells import BREAKS, SHIFTED, Width, lines_of
from zhibiao.forms.flow_gaps import Known
from zhibiao.forms.flow_levels import complete, fits
from zhibiao.forms.flow_match import match, skip_hints
from zhibiao.forms.flow_money import amount
from zhibiao.forms.flow_table import Ends, Reading, Row, read_rows
from zhibiao.forms.flow_tokens import PAGE, Token, join, piece_width
from zhibiao.forms.grid_words import is_direction
from zhibiao.forms.vocabulary import group, squeeze
from zhibiao.model import Guess, Indicator, Location

__all__ = ("Span", "Table", "first_reading", "number", "read_table", "seen_texts")

LEVELS = ("level1", "level2")
_VALUES = ("target", "actual")
_UNSURE, _SURE = 4.5, 1.6
_ENOUGH = 2
_CERTAIN = 1.0
_MOST_TOKENS = 20_000
_END_LINE, _END_LINE_BEFORE_TEXT = 5.0, 2.0
_GAPS = re.compile("(?=[ \n])")


class Span(NamedTuple):
    """The tokens of a table after its header, and what follows them.

    ``soft``: the token from which on a line is probably the first one of a wrapped title; ``before_text``: a numbered
    text follows; ``side``: the beginning of the label on the edge, which a page end tore.
    """

    start: int
    stop: int
    soft: int
    before_text: bool
    side: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The tokens of one table and its first reading."""

    tokens: tuple[Token, ...]
    kinds: tuple[str, ...]
    ends: Ends
    side: str
    first: Reading


def first_reading(tokens: Sequence[Token], columns: Sequence[str], span: Span, known: Known) -> Table:
    """Return the table with ``columns`` as it reads without knowledge of the others in the document."""
    kinds = tuple(column for column in columns if column not in LEVELS)
    end_line = _END_LINE_BEFORE_TEXT if span.before_text else _END_LINE
    kept = _without_headers(tokens, span)[:_MOST_TOKENS]
    ends = Ends(end_line, len(kept) - (span.stop - span.soft))
    return Table(kept, kinds, ends, span.side, read_rows(kept, kinds, known, ends, span.side))


def seen_texts(tables: Iterable[Table]) -> Mapping[str, frozenset[str]]:
    """Return the words that stand in a value column of the document more than once (达成指标, 及时)."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in _VALUES}
    for table in tables:
        for row in table.first.rows:
            for kind, cell in zip(table.kinds, row.cells, strict=True):
                if kind in counts and cell and row.cost <= _UNSURE:
                    counts[kind][squeeze(cell.lstrip(SHIFTED))] += 1
    return {kind: frozenset(text for text, count in counted.items() if count > 1) for kind, counted in counts.items()}


def read_table(table: Table, known: Known) -> tuple[tuple[Indicator, ...], tuple[Guess, ...]]:
    """Return the rows of a table by what is ``known`` of the document, and the guesses with the row (from 0)."""
    kept, kinds, reading = table.tokens, table.kinds, table.first
    if any(row.cost > _CERTAIN for row in reading.rows):
        known = replace(known, widths=_widths(reading, kinds))
        reading = read_rows(kept, kinds, known, table.ends, table.side)
    indicators: list[Indicator] = []
    guesses: list[Guess] = []
    for index, row in enumerate(_reseated(kept, reading)):
        indicator, guessed = _indicator(kept, kinds, row, reading.names)
        indicators.append(indicator)
        guesses += [Guess(guess.key, guess.fields, guess.at, None, index) for guess in guessed]
    if len(kept) == _MOST_TOKENS:
        guesses.append(Guess("forms.long_table", {"line": kept[-1].line}, Location(line=kept[-1].line)))
    return tuple(indicators), tuple(guesses)


def _reseated(tokens: Sequence[Token], reading: Reading) -> list[Row]:
    """Return the rows, each under the first-level name that it belongs to.

    The name of a group that goes over a page end may be printed on the next page only, after the first rows of the
    group: such rows do not fit the name before, but they fit the one after.
    """
    rows = list(reading.rows)
    following = -1
    for at in range(len(rows) - 1, -1, -1):
        row = rows[at]
        one, two = reading.names.get(row.level1, ""), reading.names.get(row.level2, "")
        if at + 1 < len(rows) and rows[at + 1].level1 != row.level1:
            following = rows[at + 1].level1
        if row.level2 < 0 or following < 0 or (one and fits(one, two)):
            following = -1 if fits(one, two) else following
            continue
        turned = any(token.gap == PAGE for token in tokens[max(row.level2, 0) + 1 : following + 1])
        if turned and fits(reading.names.get(following, ""), two):
            rows[at] = replace(row, level1=following)
    return rows


def _without_headers(tokens: Sequence[Token], span: Span) -> tuple[Token, ...]:
    """Return the tokens of the table without its header where a page repeats it."""
    words = group("columns")
    kept: list[Token] = []
    at = span.start
    while at < span.stop:
        after, count = at, 0
        while after < span.stop and (found := match(tokens, after, words, span.stop)) is not None:
            after, count = skip_hints(tokens, found.end, span.stop), count + 1
        if count >= 3:
            at = after
        else:
            kept.append(tokens[at])
            at += 1
    return tuple(kept)


def _widths(reading: Reading, kinds: Sequence[str]) -> Mapping[str, Width]:
    """Return the width of each column, as far as the first reading shows it.

    A line that goes on is full, so lines that go on give the width; without two of them a column is only known to be as
    wide as the widest cell that is read without doubt.
    """
    widths: dict[str, Width] = {}
    for number, kind in enumerate(kinds):
        cells = [(lines_of(row.cells[number]), row.cost) for row in reading.rows if row.cells[number]]
        going_on = sorted(piece_width(line) for lines, cost in cells for line in lines[:-1] if cost <= _UNSURE)
        if len(going_on) >= _ENOUGH:
            full = going_on[(3 * len(going_on)) // 4]
            widths[kind] = Width(full, full)
        else:
            sure = [piece_width(line) for lines, cost in cells if cost <= _SURE for line in lines]
            widths[kind] = Width(least=max(sure, default=0.0))
    return widths


def _indicator(
    tokens: Sequence[Token], kinds: Sequence[str], row: Row, names: Mapping[int, str]
) -> tuple[Indicator, list[Guess]]:
    cells: dict[str, str | None] = {}
    places: dict[str, Location] = {}
    for kind, cell, start in zip(kinds, row.cells, row.starts, strict=True):
        text = join(_GAPS.split(BREAKS.sub("\n", cell.lstrip(SHIFTED)))) or None
        cells[kind] = text if kind not in cells or cells[kind] is None else cells[kind]
        if start >= 0:
            places.setdefault(kind, Location(line=tokens[start].line))
    if is_direction(cells.get("operator") or ""):
        cells["operator"] = None
    level1, guessed1 = complete(1, names.get(row.level1, ""))
    level2, guessed2 = complete(2, names.get(row.level2, ""))
    at = places.get("name") or next(iter(places.values()))
    indicator = Indicator(
        level1,
        level2,
        cells.get("name"),
        join(part for key in ("operator", "target", "unit") if (part := cells.get(key))) or None,
        cells.get("actual"),
        number(cells.get("weight")),
        number(cells.get("score")),
        cells.get("deviation"),
        at,
        places,
    )
    guesses = []
    if row.cost > _UNSURE:
        fields = {"name": indicator.name or "", "value": indicator.target or ""}
        guesses.append(Guess("forms.row_border", fields, at))
    if guessed1 or guessed2:
        guesses.append(Guess("forms.level_completed", {"level": (level1 if guessed1 else level2) or ""}, at))
    return indicator, guesses


def number(text: str | None) -> Decimal | None:
    """Return a weight or a score as a number, None for a dash or an empty cell."""
    return amount(text.rstrip("%％"), Decimal(1)) if text else None
