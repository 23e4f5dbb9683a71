"""Text in content order -> filings: finds the forms, reads their boxes, tables and the text around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zhibiao.forms.cut import cut_guess
from zhibiao.forms.flow_boxes import read_boxes
from zhibiao.forms.flow_cover import declared, narrative, publisher, year_of
from zhibiao.forms.flow_gaps import Known, learn
from zhibiao.forms.flow_match import split_labels
from zhibiao.forms.flow_rows import Table, first_reading, read_table, seen_texts
from zhibiao.forms.flow_sections import Form, find_forms
from zhibiao.forms.flow_tokens import Token, tokenise
from zhibiao.forms.flow_totals import Closing, closing
from zhibiao.forms.interpretation import Interpretation
from zhibiao.model import Declared, Filing, Guess, Indicator, Kind, Location, Project
from zhibiao.readers.document import Document

__all__ = ("interpret_flow", "read_flow")

# A text fits the model when most rows are cheap. Measured: of text in content order 0.83 to 1.0 of rows cost below 4
# and a word 0.14 to 0.5; of text in column order 0.14 and 1.3.
_SURE_ROW, _SURE_SHARE, _COST_OF_A_WORD = 4.0, 0.6, 0.8


@dataclass(frozen=True, slots=True)
class _Read:
    """One form as read."""

    form: Form
    project: Project
    guesses: tuple[Guess, ...]


def interpret_flow(document: Document) -> Interpretation:
    """Return the filings in a text in content order: at most one a kind, its projects in the order of the pages."""
    return read_flow(document)[0]


def read_flow(document: Document) -> tuple[Interpretation, bool]:
    """Return the filings in a text in content order, and whether its tables fit the model of the form.

    Text in another order does not fit: its names and values do not come in the order of the columns.
    """
    tokens = split_labels(tokenise(document))
    forms = find_forms(tokens)
    read, tables = _read_all(tokens, [form for form in forms if form.kind is not None])
    note = declared(tokens, forms)
    filings = [_filing(kind, tokens, read, note) for kind in ("target", "self_evaluation") if _of(kind, read)]
    interpretation = Interpretation(tuple(filings), (), sum(form.kind is None for form in forms))
    return interpretation, _fits(tables)


def _cut(one: _Read, mine: Sequence[_Read]) -> tuple[Guess, ...]:
    guess = cut_guess(one.project, [other.project for other in mine if other is not one])
    return (guess,) if guess is not None else ()


def _fits(tables: Sequence[Table]) -> bool:
    rows = [row for table in tables for row in table.first.rows]
    words = sum(len(table.tokens) for table in tables)
    cost = sum(table.first.cost for table in tables)
    sure = sum(row.cost <= _SURE_ROW for row in rows)
    return bool(rows) and sure >= _SURE_SHARE * len(rows) and cost <= _COST_OF_A_WORD * words


def _of(kind: Kind, read: Sequence[_Read]) -> list[_Read]:
    return [one for one in read if one.form.kind == kind]


def _filing(kind: Kind, tokens: Sequence[Token], read: Sequence[_Read], note: Declared | None) -> Filing:
    mine = _of(kind, read)
    bodies = [(one.project.fields.get("unit"), one.project.fields.get("department")) for one in mine]
    guesses = tuple(
        Guess(guess.key, guess.fields, guess.at, number, guess.indicator)
        for number, one in enumerate(mine)
        for guess in (*one.guesses, *_cut(one, mine))
    )
    return Filing(
        kind,
        year_of(tokens, mine[0].form),
        publisher(tokens, [one.form for one in read], bodies),
        tuple(one.project for one in mine),
        declared=note if mine[0] is read[0] else None,
        guesses=guesses,
        at=mine[0].project.at,
    )


def _read_all(tokens: Sequence[Token], forms: Sequence[Form]) -> tuple[list[_Read], list[Table]]:
    """Read the tables twice: what repeats in the document settles what is uncertain in one of them."""
    known = learn(tokens)
    closings = [
        closing(tokens, form.header, form.end, before_text=form.before_text) if form.header else None for form in forms
    ]
    tables = [
        first_reading(tokens, form.columns, below.span, known) if below is not None else None
        for form, below in zip(forms, closings, strict=True)
    ]
    present = [table for table in tables if table is not None]
    known = replace(known, seen=seen_texts(present))
    return [_read(tokens, *parts, known) for parts in zip(forms, closings, tables, strict=True)], present


def _read(tokens: Sequence[Token], form: Form, below: Closing | None, table: Table | None, known: Known) -> _Read:
    evaluation = form.kind == "self_evaluation"
    boxes = read_boxes(tokens, form.start, form.header[0] if form.header else form.end, known, evaluation=evaluation)
    begin = form.title[0] if form.title else form.start
    sections, lines = narrative(tokens, form.headings, begin)
    indicators: tuple[Indicator, ...] = ()
    guesses: tuple[Guess, ...] = ()
    if below is not None and table is not None:
        lines |= below.lines
        indicators, guesses = read_table(table, known)
    project = Project(
        boxes.name,
        boxes.fields,
        boxes.funds,
        boxes.execution,
        sections,
        boxes.goals,
        indicators,
        below.totals if below is not None else {},
        frozenset(column for column in form.columns if column != "ignored") | {"level1", "level2"},
        at=Location(line=tokens[form.start].line),
        places={path: Location(line=line) for path, line in {**lines, **boxes.lines}.items()},
    )
    return _Read(form, project, boxes.guesses + guesses)
