"""What a finding quotes: the row or box as filed, with the span found fault with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from zhibiao.model import Finding, Indicator, Project
from zhibiao.reports.fold import Filings
from zhibiao.reports.width import clean
from zhibiao.reports.words import Words

__all__ = ("LEVEL_MARK", "Part", "cell_with", "indicator_of", "mark", "project_of", "quoted", "value_of")

LEVEL_MARK = " › "
LEVELS = ("level1", "level2", "name")
VALUES = ("target", "actual", "weight", "score", "deviation")


@dataclass(frozen=True, slots=True)
class Part:
    """A cell or a box as shown: ``label`` where the place alone does not tell what it is, ``span`` the marked part."""

    label: str
    text: str
    span: tuple[int, int] | None = None


def quoted(filings: Filings, finding: Finding, words: Words) -> tuple[Part, ...]:
    """Return what a finding quotes, from its filing where that is at hand, else from the finding itself.

    A row is its levels and name, then its value (in a self-evaluation the actual, weight and score too); a box is its
    name and text. Empty if the finding quotes nothing.
    """
    project = project_of(filings, finding)
    if finding.indicator is not None:
        indicator = indicator_of(project, finding) if project else None
        return tuple(_row(indicator, finding, words) if indicator else _row_alone(finding, words))
    label = words.box(finding.cell, finding.kind)
    text = value_of(project, finding.cell, words) if project and finding.cell else None
    if text is None:
        return (Part(label, clean(finding.quote), (0, len(finding.quote))),) if finding.quote else ()
    text = clean(text) or words.say("blank")
    return (Part(label, text, mark(text, finding.quote)),)


def project_of(filings: Filings, finding: Finding) -> Project | None:
    """Return the project a finding is about."""
    filing = filings.get((finding.file, finding.kind))
    index = finding.project.index if finding.project else 0
    return filing.projects[index - 1] if filing and 0 < index <= len(filing.projects) else None


def indicator_of(project: Project, finding: Finding) -> Indicator | None:
    """Return the row a finding is about: the one at its place, else the first of its name and levels."""
    ref = finding.indicator
    if ref is None:
        return None
    named = [row for row in project.indicators if row.name == ref.name]
    exact = [row for row in named if (row.level1, row.level2) == (ref.level1, ref.level2)] or named
    placed = [row for row in exact if finding.at in {row.at, *row.places.values()}] if finding.at else []
    return next(iter(placed or exact), None)


def value_of(project: Project, cell: str, words: Words) -> str | None:
    """Return what stands in a box of a form, by its path; "" for a blank one, None where the form has no such box."""
    group, _, name = cell.partition(".")
    if cell == "name":
        return project.name or ""
    boxes = {
        "fields": project.fields,
        "funds": project.funds,
        "narrative": project.narrative,
        "goals": project.goals,
        "totals": project.totals,
    }.get(group, {})
    if name not in boxes:
        return None
    value = boxes[name]
    if value is None:
        return ""
    return words.money(value) if group == "funds" and isinstance(value, Decimal) else str(value)


def mark(text: str, quote: str) -> tuple[int, int]:
    """Return where ``quote`` stands in ``text``; all of ``text`` if it does not."""
    begin = text.find(clean(quote)) if quote else -1
    return (begin, begin + len(clean(quote))) if begin >= 0 else (0, len(text))


def _row(indicator: Indicator, finding: Finding, words: Words) -> Iterator[Part]:
    flagged = finding.cell or cell_with(indicator, finding.quote)
    yield _path(indicator, finding.quote, flagged, words)
    shown = VALUES[:4] if finding.kind == "self_evaluation" else VALUES[:1]
    for name in VALUES:
        value = getattr(indicator, name)
        if name == flagged or (name in shown and value is not None):
            text = words.say("blank") if value in {None, ""} else clean(str(value))
            label = "" if shown == VALUES[:1] and name == "target" else words.box(name, finding.kind, row=True)
            yield Part(label, text, mark(text, finding.quote) if name == flagged else None)


def _path(indicator: Indicator, quote: str, flagged: str, words: Words) -> Part:
    text, span = "", None
    for name in LEVELS:
        value = clean(getattr(indicator, name) or "")
        if not value and name not in {flagged, "name"}:
            continue
        value = value or words.say("blank")
        text += LEVEL_MARK if text else ""
        if name == flagged:
            begin, end = mark(value, quote)
            span = len(text) + begin, len(text) + end
        text += value
    return Part("", text, span)


def cell_with(indicator: Indicator, quote: str) -> str:
    """Return the cell that holds the quote, for a finding that does not say; the value goes before the name."""
    cells = ("target", "actual", "name", "deviation", "level2", "level1")
    return next((name for name in cells if quote and quote in (getattr(indicator, name) or "")), "")


def _row_alone(finding: Finding, words: Words) -> Iterator[Part]:
    ref = finding.indicator
    levels = (
        [clean(level) for level in (ref.level1, ref.level2, ref.name or words.say("blank")) if level] if ref else []
    )
    yield Part("", LEVEL_MARK.join(levels))
    if finding.quote:
        yield Part("", clean(finding.quote), (0, len(clean(finding.quote))))
