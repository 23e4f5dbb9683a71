"""Text in layout order -> filings: every form becomes a grid, the grid a project; the text around is read as it runs.

What the text does not show, where the cell of a level name ends, is marked as a guess.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zhibiao.forms.columns_form import Read, read_form
from zhibiao.forms.columns_geometry import Row, lay_out
from zhibiao.forms.columns_labels import find_labels
from zhibiao.forms.columns_outline import table_body
from zhibiao.forms.flow_cover import declared, narrative, publisher, year_of
from zhibiao.forms.flow_match import split_labels
from zhibiao.forms.flow_sections import Form, headings
from zhibiao.forms.flow_tokens import Token, tokenise
from zhibiao.forms.grid import interpret_grid
from zhibiao.forms.interpretation import Interpretation
from zhibiao.forms.order import is_title
from zhibiao.forms.vocabulary import group, title_kind
from zhibiao.model import Filing, Guess, Kind, Location, Project
from zhibiao.readers.document import Document

__all__ = ("interpret_columns",)

_KINDS: dict[str | None, Kind] = {"target": "target", "self_evaluation": "self_evaluation"}


@dataclass(frozen=True, slots=True)
class _Extent:
    """The rows of a form: its title (or where it begins), its first row after that, the row after it."""

    title: int | None
    first: int
    end: int
    said: str | None


@dataclass(frozen=True, slots=True)
class _Found:
    form: Form
    project: Project
    guesses: tuple[Guess, ...]


def interpret_columns(document: Document) -> Interpretation:
    """Return the filings in a text in layout order: at most one a kind, its projects in the order of the pages."""
    rows = lay_out(document.lines)
    tokens = split_labels(tokenise(document))
    extents = list(_extents(rows, tokens))
    found = [_read(rows, tokens, extent) for extent in extents if extent.said != "other"]
    found = _with_headings(tokens, found)
    forms = [one.form for one in found]
    note = declared(tokens, forms)
    found = _with_cut_form(found)
    filings = []
    for kind in ("target", "self_evaluation"):
        mine = [one for one in found if one.form.kind == kind]
        if mine:
            filing = _filing(mine[0].form.kind or "target", tokens, mine, forms)
            filings.append(replace(filing, declared=note) if mine[0] is found[0] else filing)
    return Interpretation(tuple(filings), (), sum(extent.said == "other" for extent in extents))


def _extents(rows: Sequence[Row], tokens: Sequence[Token]) -> Iterator[_Extent]:
    """Yield the forms: from a title to the next one; without a title, from a project name that a table follows."""
    titles = [index for index, row in enumerate(rows) if is_title(_text(row))]
    if not titles or titles[0] > 0:
        yield from _split(rows, tokens, None, 0, titles[0] if titles else len(rows))
    for number, title in enumerate(titles):
        end = titles[number + 1] if number + 1 < len(titles) else len(rows)
        yield from _split(rows, tokens, title, title + 1, end)


def _text(row: Row) -> str:
    return "".join(piece.text for piece in row.pieces)


def _split(rows: Sequence[Row], tokens: Sequence[Token], title: int | None, first: int, end: int) -> Iterator[_Extent]:
    said = title_kind(_text(rows[title])) if title is not None else None
    if said == "other":
        yield _Extent(title, first, end, said)
        return
    names = [
        label.first
        for label in find_labels(rows, first, end, ("fields",))
        if label.key == "name" and rows[label.first].pieces[0] is label.pieces[0]
    ]
    starts = [first if title is not None else name for name in names[:1]] or [first]
    for name in names[1:]:
        if table_body(rows, starts[-1], name) is not None:
            starts.append(name)
    for number, start in enumerate(starts):
        stop = starts[number + 1] if number + 1 < len(starts) else end
        body = table_body(rows, start, stop)
        if title is None and body is None:
            continue
        end_of_form = stop if body is None else _without_text(rows, tokens, body, stop)
        yield _Extent(title if number == 0 else None, start, end_of_form, said)


def _without_text(rows: Sequence[Row], tokens: Sequence[Token], first: int, end: int) -> int:
    """Return where the table that begins at ``first`` ends: before the numbered text of the next form and its title."""
    begin, stop = _token(tokens, rows, first), _token(tokens, rows, end)
    found = headings(tokens, begin, stop)
    if not found:
        return end
    row = bisect_left([row.line for row in rows], tokens[found[0].at].line)
    return row - 1 if row - 1 > first and len(rows[row - 1].pieces) <= 2 else row


def _token(tokens: Sequence[Token], rows: Sequence[Row], row: int) -> int:
    if row >= len(rows):
        return len(tokens)
    return bisect_left(tokens, rows[row].line, key=lambda token: token.line)


def _read(rows: Sequence[Row], tokens: Sequence[Token], extent: _Extent) -> _Found:
    read = read_form(rows, extent.first, extent.end)
    grid = interpret_grid(read.grid, _KINDS.get(extent.said))
    title = None
    if extent.title is not None:
        title = (_token(tokens, rows, extent.title), _token(tokens, rows, extent.title + 1))
    boxes = next((label.first for label in find_labels(rows, extent.first, extent.end, ("fields",))), extent.first)
    start, end = _token(tokens, rows, boxes), _token(tokens, rows, extent.end)
    form = Form(grid.kind, title, start, None, (), end)
    return _Found(form, grid.project, tuple(_guesses(read, grid.project)))


def _guesses(read: Read, project: Project) -> Iterator[Guess]:
    for doubt in read.doubts:
        for number, indicator in enumerate(project.indicators):
            if indicator.at.line == doubt.line:
                fields = {"name": indicator.name or "", "level": doubt.level}
                yield Guess("forms_layout.group_guess", fields, Location(line=doubt.line), indicator=number)


def _with_headings(tokens: Sequence[Token], found: Sequence[_Found]) -> list[_Found]:
    """Return the forms with the numbered texts that stand before them."""
    result = []
    end = 0
    for one in found:
        begin = one.form.title[0] if one.form.title else one.form.start
        form = replace(one.form, headings=headings(tokens, end, begin))
        sections, lines = narrative(tokens, form.headings, begin)
        places = {**one.project.places, **{path: Location(line=line) for path, line in lines.items()}}
        result.append(replace(one, form=form, project=replace(one.project, narrative=sections, places=places)))
        end = form.end
    return result


def _with_cut_form(found: Sequence[_Found]) -> list[_Found]:
    """Return the forms, the last one marked where it ends before the forms like it do."""
    if not found or not found[-1].project.indicators:
        return list(found)
    last = found[-1]
    like = [one.project for one in found[:-1] if one.form.kind == last.form.kind and one.project.indicators]
    rows = last.project.indicators
    missing = like and all(project.totals for project in like) and not last.project.totals
    ends = {_kind(project.indicators[-1].level1) for project in like}
    open_end = len(ends) == 1 and _kind(rows[-1].level1) not in ends
    scored = "score" in last.project.columns and not last.project.totals
    torn = scored and rows[-1].score is None and any(row.score is not None for row in rows)
    if not (missing or open_end or torn):
        return list(found)
    fields = {"line": last.project.at.line or 0, "last": rows[-1].name or ""}
    guess = Guess("forms_layout.cut_form", fields, rows[-1].at, indicator=len(rows) - 1)
    return [*found[:-1], replace(last, guesses=(*last.guesses, guess))]


def _kind(level: str | None) -> str | None:
    return group("level1").key(level) if level else None


def _filing(kind: Kind, tokens: Sequence[Token], mine: Sequence[_Found], forms: Sequence[Form]) -> Filing:
    bodies = [(one.project.fields.get("unit"), one.project.fields.get("department")) for one in mine]
    guesses = tuple(replace(guess, project=number) for number, one in enumerate(mine) for guess in one.guesses)
    return Filing(
        kind,
        year_of(tokens, mine[0].form),
        publisher(tokens, forms, bodies),
        tuple(one.project for one in mine),
        guesses=guesses,
        at=mine[0].project.at,
    )
