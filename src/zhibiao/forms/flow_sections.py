"""Where the forms of a text begin and end: titles, project names, the header of the table, what follows it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhibiao.forms.flow_match import find, match, skip_hints
from zhibiao.forms.flow_tokens import SPACE, Token, join
from zhibiao.forms.vocabulary import cover_patterns, group, squeeze, title_kind
from zhibiao.model import Kind

__all__ = ("Form", "Heading", "find_forms", "headings", "line_end", "line_text")

_TITLE_LENGTH = 60
_TITLE_LINES = 3
_TITLE_DISTANCE = 40
_NAME_TOKENS, _LEAST_NAME = 12, 4
_NUMBERED = re.compile(r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[)）]|[、.．,，])+")
_SELF_EVALUATION_COLUMNS = frozenset({"actual", "score"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text before a form: what it is about, where its line and where its text begin."""

    key: str
    at: int
    text_at: int


@dataclass(frozen=True, slots=True)
class Form:
    """The places of one form among the tokens."""

    kind: Kind | None
    """None: a kind that is told apart and not judged."""
    title: tuple[int, int] | None
    start: int
    """Where the boxes begin."""
    header: tuple[int, int] | None
    """The header row of the indicator table; None if the form ends before it."""
    columns: tuple[str, ...]
    end: int
    """Where the next form, the text before it, or the file's end begins."""
    headings: tuple[Heading, ...] = ()
    before_text: bool = False
    """A numbered text follows directly: the line before it is its title."""


def line_end(tokens: Sequence[Token], at: int) -> int:
    """Return the index after the line of token ``at``."""
    at += 1
    while at < len(tokens) and tokens[at].gap == SPACE:
        at += 1
    return at


def line_text(tokens: Sequence[Token], at: int) -> str:
    """Return the rest of the line from token ``at`` on."""
    return join(" " + token.text for token in tokens[at : line_end(tokens, at)])


def _titles(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Yield the titles: first token, token after, kind. A title may be wrapped, but its last line alone is none."""
    at = 0
    while at < len(tokens):
        end, text = at, ""
        found: tuple[int, int, str] | None = None
        for _ in range(_TITLE_LINES):
            if end >= len(tokens):
                break
            last = line_end(tokens, end)
            line = squeeze("".join(token.text for token in tokens[end:last]))
            if text and (title_kind(line) is not None or _splits_line(tokens, at)):
                break
            text, end = text + line, last
            kind = title_kind(text)
            if kind is not None and len(text) <= _TITLE_LENGTH:
                found = (at, end, kind)
            if kind is not None or len(text) > _TITLE_LENGTH:
                break
        if found is not None:
            yield found
        at = found[1] if found is not None else line_end(tokens, at)


def _splits_line(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the line of ``at`` cannot be the beginning of a wrapped title: it is short, or it is a sentence."""
    text = line_text(tokens, at)
    return len(text) < 8 or text[-1] in "。；：:，" or match(tokens, at, group("fields")) is not None


def _table_headers(tokens: Sequence[Token]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield the headers of indicator tables: first token, token after, the columns."""
    words = group("columns")
    at = 0
    while at < len(tokens):
        columns: list[str] = []
        end = at
        while end < len(tokens) and (found := match(tokens, end, words)) is not None:
            if found.key in columns and found.key != "ignored":
                break
            columns.append(found.key)
            end = skip_hints(tokens, found.end, len(tokens))
        if columns[:2] == ["name", "level1"]:
            columns = columns[1:]
        if len(columns) >= 3 and "target" in columns and ("level1" in columns or "level2" in columns):
            yield at, end, tuple(columns)
            at = end
        else:
            at += 1


def headings(tokens: Sequence[Token], start: int, end: int) -> tuple[Heading, ...]:
    """Return the headings of the numbered text between ``start`` and ``end``: lines that are, or begin with, one."""
    words = group("narrative")
    found = []
    at = start
    while at < end:
        after = line_end(tokens, at)
        heading = _heading(tokens, at, min(after, end))
        if heading is not None and heading.key in words.meaning.values():
            found.append(heading)
        at = after
    return tuple(found)


def _heading(tokens: Sequence[Token], at: int, after: int) -> Heading | None:
    """Read the line as 一、项目概述, 一、 项目概述 or 项目概述 alone; text may follow after a blank or a colon."""
    words = group("narrative")
    first = tokens[at].text
    number = _NUMBERED.match(first)
    rest = first[number.end() :] if number else first
    if number and not rest and at + 1 < after:
        at_word, rest = at + 1, tokens[at + 1].text
    else:
        at_word = at
    word, _, text = rest.partition("：" if "：" in rest else ":")
    key = words.key(word)
    if key is None or (number is None and at_word + 1 != after):
        return None
    return Heading(key, at, at_word if text else at_word + 1)


@dataclass(frozen=True, slots=True)
class _Start:
    at: int
    kind: str | None
    title: tuple[int, int] | None


def _starts(tokens: Sequence[Token], headers: Sequence[tuple[int, int, tuple[str, ...]]]) -> list[_Start]:
    """Return where forms begin: at a title or a project name that boxes or an indicator table follow."""
    titles = list(_titles(tokens))
    names = group("fields")
    anchors = []
    at = 0
    while at < len(tokens):
        found = match(tokens, at, names) if tokens[at].gap != SPACE or at == 0 else None
        if found is not None and found.key == "name":
            anchors.append(at)
        at = found.end if found is not None else at + 1
    anchors = [
        anchor for anchor in anchors if _is_box(tokens, anchor, _following(anchor, anchors, titles, tokens), headers)
    ]
    starts: list[_Start] = []
    used: set[int] = set()
    for anchor in anchors:
        title = _title_above(anchor, titles)
        if title is not None and (title[0] in used or bisect_left(anchors, title[1]) < bisect_left(anchors, anchor)):
            title = None
        following = _following(anchor, anchors, titles, tokens)
        if title is None and not _header_between(headers, anchor + 1, following):
            continue
        if title is not None:
            used.add(title[0])
        starts.append(_Start(anchor, title[2] if title else None, title[:2] if title else None))
    starts += [
        _Start(title[1], title[2], title[:2])
        for title in titles
        if title[0] not in used and _headed(title, titles, anchors, headers, tokens)
    ]
    return sorted(starts, key=lambda start: start.at)


def _title_above(anchor: int, titles: Sequence[tuple[int, int, str]]) -> tuple[int, int, str] | None:
    """Return the last title that ends before ``anchor`` and is near it."""
    at = bisect_right(titles, anchor, key=_begin) - 1
    while at >= 0 and anchor - titles[at][0] <= _TITLE_DISTANCE:
        if titles[at][1] <= anchor:
            return titles[at]
        at -= 1
    return None


def _header_between(headers: Sequence[tuple[int, int, tuple[str, ...]]], start: int, end: int) -> bool:
    at = bisect_left(headers, start, key=_begin)
    return at < len(headers) and headers[at][0] < end


def _following(
    anchor: int, anchors: Sequence[int], titles: Sequence[tuple[int, int, str]], tokens: Sequence[Token]
) -> int:
    """Return where the next project name or title after ``anchor`` begins."""
    next_anchor = bisect_right(anchors, anchor)
    next_title = bisect_right(titles, anchor, key=_begin)
    return min(
        anchors[next_anchor] if next_anchor < len(anchors) else len(tokens),
        titles[next_title][0] if next_title < len(titles) else len(tokens),
    )


def _begin(place: tuple[int, int, object]) -> int:
    return place[0]


def _is_box(
    tokens: Sequence[Token], anchor: int, following: int, headers: Sequence[tuple[int, int, tuple[str, ...]]]
) -> bool:
    """Tell whether the project name at ``anchor`` is a box of a form, not a heading in a list of projects.

    A column heading has the next heading beside it; a box has its value there, and other boxes follow.
    """
    if _header_between(headers, anchor + 1, following):
        return True
    fields, funds = group("fields"), group("funds")
    name = match(tokens, anchor, fields)
    beside = name.end if name is not None else anchor + 1
    if beside < len(tokens) and tokens[beside].gap == SPACE and _heads_column(tokens, beside):
        return False
    return any(
        tokens[at].gap != SPACE and (match(tokens, at, fields) or match(tokens, at, funds))
        for at in range(beside, following)
    )


def _heads_column(tokens: Sequence[Token], at: int) -> bool:
    return any(match(tokens, at, group(name), at + 1) for name in ("fields", "funds", "execution", "totals"))


def _headed(
    title: tuple[int, int, str],
    titles: Sequence[tuple[int, int, str]],
    anchors: Sequence[int],
    headers: Sequence[tuple[int, int, tuple[str, ...]]],
    tokens: Sequence[Token],
) -> bool:
    """Tell whether a table follows the title before any other title or project name: a form without a name box."""
    following = _following(title[0], anchors, titles, tokens)
    if title[2] == "other":
        return title[1] < following
    if not _header_between(headers, title[1], following):
        return False
    return find(tokens, title[1], following, group("goals")) is not None


def find_forms(tokens: Sequence[Token]) -> tuple[Form, ...]:
    """Return the forms in the tokens, in order, each with the numbered text that stands before it."""
    headers = list(_table_headers(tokens))
    starts = _starts(tokens, headers)
    forms = []
    previous_end = 0
    for number, start in enumerate(starts):
        begin = start.title[0] if start.title else start.at
        next_begin = len(tokens)
        if number + 1 < len(starts):
            after = starts[number + 1]
            next_begin = _before_numbering(tokens, start.at, after.title[0] if after.title else after.at)
        first = bisect_left(headers, start.at, key=_begin)
        header = headers[first] if first < len(headers) and headers[first][0] < next_begin else None
        body = header[1] if header else start.at
        following = headings(tokens, body, next_begin)
        end = _text_begin(tokens, body, following[0].at, starts[number + 1 :]) if following else next_begin
        columns = header[2] if header else ()
        forms.append(
            Form(
                _kind(start.kind, columns, tokens, start.at, end),
                start.title,
                start.at,
                header[:2] if header else None,
                columns,
                end,
                headings(tokens, previous_end, begin),
                before_text=bool(following),
            )
        )
        previous_end = end
    return tuple(forms)


def _before_numbering(tokens: Sequence[Token], start: int, at: int) -> int:
    """Return where the line above ``at`` begins if it only numbers the form (附件2, 公开表3), else ``at``."""
    above = at - 1
    while above > start and tokens[above].gap == SPACE:
        above -= 1
    text = squeeze("".join(token.text for token in tokens[above:at]))
    return above if above > start and cover_patterns()["numbering"].fullmatch(text) else at


def _text_begin(tokens: Sequence[Token], body: int, at: int, following: Sequence[_Start]) -> int:
    """Return where the text before the next form begins: at its first heading, or above at the name of the project."""
    if not following or (label := match(tokens, following[0].at, group("fields"))) is None:
        return at
    name = squeeze("".join(token.text for token in tokens[label.end : label.end + _NAME_TOKENS]))
    begin, text = at, ""
    for _ in range(_TITLE_LINES):
        above = begin - 1
        while above > body and tokens[above].gap == SPACE:
            above -= 1
        if above <= body:
            return at
        text = squeeze("".join(token.text for token in tokens[above:begin])) + text
        if len(text) >= _LEAST_NAME and name.startswith(text):
            return above
        begin = above
    return at


def _kind(title: str | None, columns: Sequence[str], tokens: Sequence[Token], start: int, end: int) -> Kind | None:
    if title == "other":
        return None
    if title == "self_evaluation" or _SELF_EVALUATION_COLUMNS & set(columns):
        return "self_evaluation"
    if title is None and not columns and find(tokens, start, end, group("execution")):
        return "self_evaluation"
    return "target"
