"""The indicator table in content order: the cheapest reading of its tokens as level names and rows.

The table is read by a beam search over a model of the page: two levels with names of a closed vocabulary (torn in any
place), then the cells of a row in the order of the header, each judged by ``flow_cells.cell_cost``. A page break may
tear a row: then the tails of its cells follow, again in the order of the columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from zhibiao.forms.flow_cells import EMPTY, SHIFTED, TAIL, Width, cell_cost, lines_of
from zhibiao.forms.flow_content import is_level
from zhibiao.forms.flow_gaps import Known
from zhibiao.forms.flow_levels import Levels, close_cost, level_steps, row_cost, unused_cost, used
from zhibiao.forms.flow_tokens import LINE, PAGE, SPACE, Token
from zhibiao.forms.vocabulary import squeeze

__all__ = ("Ends", "Reading", "Row", "read_rows")

_BEAM = 20
_MARGIN = 9.0
_ROW_IN_LINE = 6.0
_BORDER_AT_LINE = 0.5
_BORDER_IN_PARAGRAPH = 3.0
_TORN_AT_LINE, _TORN_AT_PAGE = 3.0, 0.5
_TAIL_WITHOUT_HEAD = 2.0
_LONGEST_CELL = 600
_BESIDE_TALL = 1.5
_BORDER_LIKE_WRAP, _ROW_UNLIKE_WRAP = 2.0, 1.5
_ANY_WIDTH = Width()
_SEEN, _COHESIVE = 0.6, 0.3
_OUTRO = 1.0
_SOFT_OUTRO, _LEVEL_IN_OUTRO = 1.0, 4.0
_OUTRO = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row as read: the level names it stands under (by the token they begin at), its cells with their gaps."""

    level1: int
    level2: int
    cells: tuple[str, ...]
    starts: tuple[int, ...]
    """The token each cell begins at, -1 for an empty cell."""
    cost: float


@dataclass(frozen=True, slots=True)
class Reading:
    """The rows of a table, the level names by the token they begin at, the cost."""

    rows: tuple[Row, ...]
    names: Mapping[int, str]
    cost: float


class Ends(NamedTuple):
    """How the table may end: what a line costs that is taken for text after it; from token ``soft`` on little."""

    line: float
    soft: int


class _Here(NamedTuple):
    """The token to place, its index, and the cost above which a reading is given up."""

    token: Token
    at: int
    limit: float


class _State(NamedTuple):
    """One way to read the tokens so far; ``base`` is the cost of what is closed, ``open`` that of the running cell."""

    mode: Literal["levels", "row", "tail", "outro"]
    levels: Levels
    cells: tuple[str, ...]
    starts: tuple[int, ...]
    column: int
    base: float
    open: float
    row_base: float
    rows: tuple[Row, object] | None
    names: tuple[Levels, object] | None
    end: int


@dataclass(frozen=True, slots=True)
class _Table:
    kinds: tuple[str, ...]
    empty: tuple[float, ...]
    known: Known
    ends: Ends
    costs: dict[tuple[int, str], float] = field(default_factory=dict)

    def outro(self, at: int, token: Token) -> float:
        """Return what it costs to take a token for text after the table."""
        cost = _LEVEL_IN_OUTRO if is_level(token.text) else 0.0
        if token.gap == SPACE:
            return cost
        return cost + (_SOFT_OUTRO if at >= self.ends.soft else self.ends.line)

    def cost(self, column: int, text: str) -> float:
        key = (column, text)
        cost = self.costs.get(key)
        if cost is None:
            kind = self.kinds[column]
            cost = cell_cost(kind, text, self.known.widths.get(kind, _ANY_WIDTH), self.known.style)
            if squeeze(text.lstrip(SHIFTED)) in self.known.seen.get(kind, frozenset()):
                cost -= _SEEN
            cost -= _COHESIVE * self.known.cohesive_wraps(text)
            self.costs[key] = cost
        return cost


def read_rows(tokens: Sequence[Token], kinds: Sequence[str], known: Known, ends: Ends, side: str = "") -> Reading:
    """Return the cheapest reading of the tokens as a table with the cells ``kinds`` after the levels.

    ``side``: the beginning of the label on the edge (绩效指标) that stands before the header.
    """
    empty = tuple(EMPTY[kind] for kind in kinds)
    table = _Table(tuple(kinds), empty, known, ends)
    beam = [_fresh(Levels(side=side), table, 0.0, None, None)]
    for at, token in enumerate(tokens):
        limit = min(state.base + state.open for state in beam) + _MARGIN
        best: dict[tuple[object, ...], _State] = {}
        for state in _all_steps(beam, _Here(token, at, limit), table):
            cost = state.base + state.open
            if cost > limit:
                continue
            key = (state.mode, state.column, state.cells, state.levels)
            rival = best.get(key)
            if rival is None or cost < rival.base + rival.open:
                best[key] = state
        beam = _kept(best.values()) or [_forced(state, token, at, table) for state in beam[:1]]
    finished = [_finished(state, table, len(tokens)) for state in beam]
    return _reading(min(finished, key=lambda state: state.base))


def _kept(states: Iterable[_State]) -> list[_State]:
    ranked = sorted(states, key=lambda state: state.base + state.open)[:_BEAM]
    if not ranked:
        return []
    limit = ranked[0].base + ranked[0].open + _MARGIN
    return [state for state in ranked if state.base + state.open <= limit]


def _forced(state: _State, token: Token, at: int, table: _Table) -> _State:
    """Take the token for text after the table where nothing else is left."""
    closed = _closed(state, table, token) if state.mode in ("row", "tail") else state
    return closed._replace(mode="outro", end=at if closed.end < 0 else closed.end)


def _all_steps(beam: Sequence[_State], here: _Here, table: _Table) -> Iterator[_State]:
    between: dict[Levels, tuple[float, _State]] = {}
    for state in beam:
        if state.mode == "outro":
            yield state._replace(base=state.base + table.outro(here.at, here.token))
            continue
        levels, cost = state.levels, state.base
        if state.mode != "levels":
            yield from _in_row(state, here, table)
            levels, cost = used(levels), _closing_cost(state, table, here.token)
        if cost <= here.limit and (levels not in between or cost < between[levels][0]):
            between[levels] = (cost, state)
    for _, state in between.values():
        closed = state if state.mode == "levels" else _closed(state, table, here.token)
        yield from _from_levels(closed, here, table)


def _in_row(state: _State, here: _Here, table: _Table) -> Iterator[_State]:
    token = here.token
    if state.column >= 0 and len(state.cells[state.column]) < _LONGEST_CELL:
        yield _continued(state, token, table)
    if state.mode == "tail":
        yield from _tails(state, here, table, 0.0)
        return
    yield from _next_cells(state, here, table)
    if token.gap != SPACE:
        cost = _TORN_AT_PAGE if token.gap == PAGE else _TORN_AT_LINE
        missing = sum(table.empty[state.column + 1 :])
        torn = state._replace(mode="tail", column=-1, base=state.base + state.open + missing, open=0.0)
        if torn.base + cost <= here.limit:
            yield from _tails(torn, here, table, cost)


def _fresh(
    levels: Levels, table: _Table, base: float, rows: tuple[Row, object] | None, names: tuple[Levels, object] | None
) -> _State:
    count = len(table.kinds)
    return _State("levels", levels, ("",) * count, (-1,) * count, -1, base, 0.0, base, rows, names, -1)


def _glue(token: Token, table: _Table) -> str:
    if token.gap == SPACE:
        return " "
    if token.gap == PAGE:
        return "\f"
    if token.after_end:
        return "\r"
    return "\v" if table.known.wrap_blank is not None and token.blank != table.known.wrap_blank else "\n"


def _border(state: _State, token: Token, table: _Table) -> tuple[float, bool]:
    """Return what it costs to begin a cell here, and whether a cell of one line cannot begin here."""
    cost, shifted = 0.0, False
    if token.gap == LINE and token.after_end is False:
        cost += _BORDER_IN_PARAGRAPH
    if state.column >= 0:
        cost += _BORDER_AT_LINE if token.gap != SPACE else 0.0
        lines = len(lines_of(state.cells[state.column]))
        tall = lines > 1
        cost += _BESIDE_TALL if tall and token.gap == SPACE else 0.0
        shifted = not tall and token.gap == LINE
        if token.gap == LINE and token.blank == table.known.wrap_blank and (not token.blank or lines <= 2):
            cost += _BORDER_LIKE_WRAP
    return cost, shifted


def _continued(state: _State, token: Token, table: _Table) -> _State:
    """Put the token into the cell that is being read."""
    column = state.column
    text = state.cells[column] + _glue(token, table) + token.text
    return state._replace(cells=_put(state.cells, column, text), open=table.cost(column, text))


def _put(cells: tuple[str, ...], column: int, text: str) -> tuple[str, ...]:
    return (*cells[:column], text, *cells[column + 1 :])


def _next_cells(state: _State, here: _Here, table: _Table) -> Iterator[_State]:
    """Begin the next cell of the row, or one further right."""
    token, at, limit = here
    border, shifted = _border(state, token, table)
    cost = state.base + state.open + border
    text = SHIFTED + token.text if shifted else token.text
    for column in range(state.column + 1, len(state.cells)):
        if cost > limit:
            break
        fit = table.cost(column, text)
        if cost + fit <= limit:
            starts = (*state.starts[:column], at, *state.starts[column + 1 :])
            cells = _put(state.cells, column, text)
            yield _State(
                "row", state.levels, cells, starts, column, cost, fit, state.row_base, state.rows, state.names, -1
            )
        cost += table.empty[column]


def _tails(state: _State, here: _Here, table: _Table, cost: float) -> Iterator[_State]:
    """Read the token as the tail of a name or a cell that a page break tore: the tails come in the order of columns."""
    token, at, limit = here
    if state.column < 0:
        for step, levels in level_steps(state.levels, token, at, tail=True):
            yield state._replace(levels=levels, base=state.base + cost + step, names=(levels, state.names))
    for column in range(state.column + 1, len(state.cells)):
        before = state.cells[column]
        text = before + TAIL + token.text if before else token.text
        refund = table.cost(column, before) if before else table.empty[column] - _TAIL_WITHOUT_HEAD
        base = state.base + state.open + cost - refund
        fit = table.cost(column, text)
        if base + fit > limit:
            continue
        starts = state.starts if before else (*state.starts[:column], at, *state.starts[column + 1 :])
        cells = _put(state.cells, column, text)
        yield _State(
            "tail", state.levels, cells, starts, column, base, fit, state.row_base, state.rows, state.names, -1
        )


def _closing_cost(state: _State, table: _Table, token: Token | None) -> float:
    """Return the cost when the row is closed before ``token`` (None: before the end of the table)."""
    missing = sum(table.empty[state.column + 1 :]) if state.mode == "row" else 0.0
    cost = state.base + state.open + missing
    if token is not None and token.gap == SPACE:
        cost += _ROW_IN_LINE
    if table.known.wrap_blank and token is not None and token.gap == LINE and not token.blank:
        cost += _ROW_UNLIKE_WRAP
    return cost


def _closed(state: _State, table: _Table, token: Token | None) -> _State:
    """Close the row."""
    cost = _closing_cost(state, table, token)
    row = Row(state.levels.one_at, state.levels.two_at, state.cells, state.starts, cost - state.row_base)
    return _fresh(used(state.levels), table, cost, (row, state.rows), state.names)


def _from_levels(state: _State, here: _Here, table: _Table) -> Iterator[_State]:
    """Read a piece of a level name, begin a row, or leave the table."""
    token, at = here.token, here.at
    for step, levels in level_steps(state.levels, token, at):
        yield state._replace(levels=levels, base=state.base + step, names=(levels, state.names))
    begun = state._replace(mode="row", base=state.base + row_cost(state.levels), row_base=state.base)
    yield from _next_cells(begun, here, table)
    if token.gap != SPACE:
        outro = table.outro(at, token) + _OUTRO - (_OUTRO if token.gap == PAGE else 0.0)
        yield state._replace(mode="outro", base=state.base + outro, end=at)


def _finished(state: _State, table: _Table, end: int) -> _State:
    if state.mode in ("row", "tail"):
        state = _closed(state, table, None)
    levels = state.levels
    cost = state.base + close_cost(1, levels.one) + close_cost(2, levels.two) + unused_cost(levels)
    return state._replace(base=cost, end=end if state.mode != "outro" else state.end)


def _reading(state: _State) -> Reading:
    rows: list[Row] = []
    link = state.rows
    while link is not None:
        rows.append(link[0])
        link = link[1]  # type: ignore[assignment]
    names: dict[int, str] = {}
    above: dict[int, int] = {}
    told = state.names
    while told is not None:
        levels = told[0]
        names.setdefault(levels.one_at, levels.one)
        names.setdefault(levels.two_at, levels.two)
        above.setdefault(levels.two_at, levels.one_at)
        told = told[1]  # type: ignore[assignment]
    # A second-level name that a page break tears can begin before the first-level name it stands under.
    placed = [replace(row, level1=above.get(row.level2, row.level1) if row.level2 >= 0 else row.level1) for row in rows]
    return Reading(tuple(reversed(placed)), names, state.base)
