"""In which order a converter wrote the text of a form: three families, told apart before anything is read.

*Content* order (Tika, ``pdftotext -raw``, a browser's copy) goes row by row, cell by cell, or one cell a line. *Layout*
order (``pdftotext -layout``) keeps the place of every word by blanks. *Column* order (plain ``pdftotext``, pdfminer)
writes names first and values later, far apart: which value belongs to which name is lost, so it must not be read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Literal

import yaml

from zhibiao.forms.vocabulary import fold, group, squeeze, title_kind
from zhibiao.model import Location
from zhibiao.problems import Problem
from zhibiao.readers.document import Document, Line

__all__ = ("Order", "Region", "column_problem", "form_regions", "text_order")

Order = Literal["content", "layout", "column"]

_LONGEST_TITLE = 60
_GAP = re.compile(r"\S {2,}(?=\S)")
_WIDE_GAP = re.compile(r"\S {4,}(?=\S)")
_NUMBER = r"[+-]?\d[\d,]*(?:\.\d+)?"


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of one form (or of the text before the first one) and the order they are written in.

    ``first`` and ``last`` are indices into the lines of the document, ``last`` not included; ``sure`` tells whether the
    region itself shows its order or takes it from its neighbours.
    """

    first: int
    last: int
    order: Order
    sure: bool = True


def text_order(document: Document) -> Order:
    """Return the order that most forms of ``document`` are written in; ``content`` where nothing shows another."""
    weights: dict[Order, int] = {"content": 0, "layout": 0, "column": 0}
    for region in form_regions(document):
        if region.sure:
            weights[region.order] += region.last - region.first
    best = max(weights.values())
    return next(order for order in weights if weights[order] == best)


def form_regions(document: Document) -> tuple[Region, ...]:
    """Return the forms of ``document`` with their orders; a form that shows none has that of the form before it."""
    lines = document.lines
    starts = [index for index, line in enumerate(lines) if is_title(line.text)]
    borders = sorted({0, *starts, len(lines)})
    regions: list[Region] = []
    for first, last in pairwise(borders):
        order = _order(lines[first:last])
        regions.append(Region(first, last, order or "content", sure=order is not None))
    return tuple(_settled(regions))


def column_problem(document: Document) -> Problem | None:
    """Return the refusal of a text in column order, at its first form, or None where no form is in column order."""
    for region in form_regions(document):
        if region.order == "column":
            line = next(line for line in document.lines[region.first :] if line.text.strip())
            return Problem("forms_layout.column_order", {"line": line.number}, Location(line=line.number))
    return None


def is_title(text: str) -> bool:
    """Tell whether the line ``text`` is the title of a form and nothing else."""
    printed = squeeze(text)
    return len(printed) <= _LONGEST_TITLE and "|" not in printed and title_kind(printed) is not None


def _settled(regions: Sequence[Region]) -> Iterator[Region]:
    known: Order = next((region.order for region in regions if region.sure), "content")
    for region in regions:
        known = region.order if region.sure else known
        yield Region(region.first, region.last, known, sure=region.sure)


def _order(lines: Sequence[Line]) -> Order | None:
    printed = [line.text.strip() for line in lines if line.text.strip()]
    if _is_layout(printed):
        return "layout"
    return _column_or_content(lines, printed)


def _is_layout(printed: Sequence[str]) -> bool:
    """Blanks keep places: many lines have gaps inside, and some of the gaps are wide."""
    rows = [text for text in printed if "|" not in text and "\t" not in text]
    gaps = sum(1 for text in rows if _GAP.search(text))
    wide = sum(1 for text in rows if _WIDE_GAP.search(text))
    return gaps >= max(4, len(rows) * _limits()["gap_lines"]) and wide * 3 >= gaps


def _column_or_content(lines: Sequence[Line], printed: Sequence[str]) -> Order | None:
    """Weigh the signs of column order: values stand alone, and what a row prints together stands apart.

    Row by row, the headings of the table are one run, a field label is followed by its value, an indicator stands
    between the names of two groups, and no two thresholds follow each other.
    """
    limits = _limits()
    sorts = [_sort(text) for text in printed]
    alone, beside = sum(sort in ("threshold", "measure") for sort in sorts), sorts.count("pair")
    text = fold("".join(squeeze(line.text).replace("|", "") for line in lines))
    names, touching = _levels_touching(text)
    labels, adjacent = _fields_touching(text)
    in_runs = sum(one == other == "threshold" for one, other in pairwise(sorts))
    signs = 2 * _headings_apart(text) + min(2, adjacent)
    signs += sum(touching >= max(2, share * names) for share in (limits["levels_touching"], limits["many_touching"]))
    signs += 2 * (in_runs >= max(2, alone * limits["value_runs"]))
    if signs >= limits["signs"] and alone >= max(2, beside):
        return "column"
    return "content" if alone + beside >= 2 or labels >= 2 else None


def _found(words: Iterable[str], text: str) -> list[re.Match[str]]:
    pattern = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return list(re.finditer(pattern, text))


def _headings_apart(text: str) -> bool:
    """Tell whether a heading of the indicator table stands nowhere near the heading of the names."""
    meaning = group("columns").meaning
    names = _found((word for word, key in meaning.items() if key == "name"), text)
    for column in ("level2", "target", "actual", "deviation"):
        others = _found((word for word, key in meaning.items() if key == column), text)
        if names and others and not _near(names, others):
            return True
    return False


def _near(names: Sequence[re.Match[str]], others: Sequence[re.Match[str]]) -> bool:
    limit = _limits()["heading_distance"]
    starts = [other.start() for other in others]
    for name in names:
        at = bisect_left(starts, name.start() - limit)
        if at < len(starts) and starts[at] <= name.end() + limit:
            return True
    return False


def _fields_touching(text: str) -> tuple[int, int]:
    """Return the number of field labels, and of those that follow another one with nothing between."""
    meaning = group("fields").meaning
    found = _found((word for word, key in meaning.items() if key not in ("ignored", "period") and len(word) >= 4), text)
    touching = sum(
        one.end() == other.start() and meaning[one[0]] != meaning[other[0]] for one, other in pairwise(found)
    )
    return len(found), touching


def _levels_touching(text: str) -> tuple[int, int]:
    """Return the number of names of levels, and of level 2 names that are followed by another name at once."""
    lower = group("level2").meaning
    known = {word for word in (*group("level1").meaning, *lower) if len(word) >= 4}
    found = _found(known, text)
    return len(found), sum(one.end() == other.start() and one[0] in lower for one, other in pairwise(found))


def _sort(text: str) -> str:
    """Return what a line is: a ``threshold`` or another ``measure`` alone, a ``pair`` of name and value, ``other``."""
    cells = [squeeze(cell) for cell in text.split("|") if cell.strip()]
    if len(cells) > 1:
        return "pair" if any(_threshold().fullmatch(cell) for cell in cells[1:]) else "other"
    if _threshold().fullmatch(squeeze(text)):
        return "threshold"
    if _measure().fullmatch(squeeze(text)):
        return "measure"
    return "pair" if _pair().search(text) else "other"


@cache
def _limits() -> dict[str, float]:
    return {key: float(value) for key, value in _data()["order"].items()}


@cache
def _threshold() -> re.Pattern[str]:
    operators = "|".join(map(re.escape, _data()["operators"]))
    return re.compile(rf"(?:{operators}){_NUMBER}.{{0,12}}")


@cache
def _measure() -> re.Pattern[str]:
    return re.compile(rf"{_NUMBER}(?:%|‰|[(（].{{1,8}}[)）]|[^\d\s，。；、]{{1,3}})")


@cache
def _pair() -> re.Pattern[str]:
    operators = "|".join(map(re.escape, _data()["operators"]))
    return re.compile(
        rf"[\u4e00-\u9fff）)”]\s*(?:{operators})\s*{_NUMBER}|[\u4e00-\u9fff）)”] +{_NUMBER}(?:%|‰|[(（]|\S{{1,3}}$)"
    )


@cache
def _data() -> dict[str, dict[str, str]]:
    text = resources.files(__package__).joinpath("layout.yaml").read_text(encoding="utf-8")
    data: dict[str, dict[str, str]] = yaml.safe_load(text)
    return data
