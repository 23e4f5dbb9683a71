"""Every finding in full for the terminal: by file, filing and project, with the row quoted and marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import click

from zhibiao.model import SEVERITIES, Finding, Report
from zhibiao.reports.account import by_rule
from zhibiao.reports.closing import closing, summary
from zhibiao.reports.describe import described, example, related_places, shared_by
from zhibiao.reports.fold import Entry, FilingGroup, Filings, filings_of, fold
from zhibiao.reports.options import RenderOptions
from zhibiao.reports.quoting import Part, quoted
from zhibiao.reports.width import breaks, carets, clean, excerpt, pad, width, wrap
from zhibiao.reports.words import Words

__all__ = ("write",)


class Style(NamedTuple):
    """How a piece of text looks where colour is on."""

    fg: str | None = None
    bold: bool = False
    dim: bool = False


PLAIN, BOLD, DIM = Style(), Style(bold=True), Style(dim=True)

COLOURS = {"error": "red", "warning": "yellow", "info": "cyan", "off": "cyan"}
INDENT = "  "
# ASCII, because a terminal set for Chinese may draw the lines of boxes two columns wide.
GUTTER = INDENT + "| "
GAP = "   "
QUOTED_LINES = 3
NARROWEST = 24


def write(report: Report, options: RenderOptions) -> str:
    """Return the report for a person at a terminal of ``options.width`` columns."""
    return _Terminal(report, filings_of(report), Words(report.lang), options, max(options.width, NARROWEST)).text()


@dataclass(frozen=True, slots=True)
class _Terminal:
    report: Report
    filings: Filings
    words: Words
    options: RenderOptions
    columns: int
    bases: dict[str, int] = field(default_factory=dict)
    """The legal bases cited so far, numbered: they are long and few, so they are told once, at the end."""

    def text(self) -> str:
        shown = [finding for finding in self.report.findings if self.options.shows(finding)]
        lines: list[str] = []
        file = None
        for group in fold(self.report, shown):
            lines += [] if group.file == file else [*self._wrapped(group.file, style=BOLD)]
            file = group.file
            lines += self._filing(group)
        lines += self._bases()
        lines += self._statistics() if self.options.statistics else []
        if self.options.quiet:
            lines += self._wrapped(summary(self.report, self.words, self.options))
        else:
            lines += self._account()
        return "\n".join(line.rstrip() for line in lines) + "\n"

    # Findings

    def _filing(self, group: FilingGroup) -> Iterator[str]:
        if group.filing:
            yield from self._wrapped(described(group.filing, self.words), style=DIM)
        yield ""
        if group.shared:
            yield from self._heading(self.words.say("shared"), group.shared)
        for entry in group.shared:
            yield from self._entry(entry, group)
        for project in group.projects:
            if group.filing or project.project:
                yield from self._heading(self.words.project(project.project), project.entries)
            for entry in project.entries:
                yield from self._entry(entry, group)

    def _heading(self, title: str, entries: Iterable[Entry] = ()) -> Iterator[str]:
        counted = Counter(entry.first.severity for entry in entries if entry.first.status == "open")
        tail = "  ".join(f"{self.words.severity(name)} {counted[name]}" for name in SEVERITIES if counted[name])
        lines = wrap(f"-- {clean(title)}", self.columns)
        room = self.columns - width(lines[-1]) - width(tail) - (2 if tail else 1)
        yield from (self._paint(line, BOLD) for line in lines[:-1])
        rule = f" {'-' * room} {tail}" if room > 0 else ""
        yield self._paint(lines[-1], BOLD) + self._paint(rule.rstrip(), DIM)
        yield ""

    def _entry(self, entry: Entry, group: FilingGroup) -> Iterator[str]:
        if entry.first.status != "open":
            yield from self._set_aside(entry)
            return
        yield from self._title(entry)
        yield from self._quote(entry)
        yield from self._wrapped(entry.first.message + example(entry, self.words), INDENT)
        advice = [(label, text, style) for label, text, style in self._advice(entry, group) if text]
        column = max((width(label) for label, _, _ in advice), default=0)
        for label, text, style in advice:
            yield from self._labelled(pad(label, column), text, style)
        yield ""

    def _advice(self, entry: Entry, group: FilingGroup) -> Iterator[tuple[str, str, Style]]:
        finding, words = entry.first, self.words
        if finding.fix:
            safe = finding.fix.safe
            written = finding.fix.replacement if safe else words.say("unsafe", text=finding.fix.replacement)
            yield words.say("part_replace" if safe else "part_replace_unsafe"), written, Style(fg="green")
        yield words.say("part_suggestion"), finding.suggestion, PLAIN
        yield words.say("part_projects"), shared_by(entry, group, words) if entry.folded else "", PLAIN
        yield words.say("part_related"), "" if entry.folded else related_places(finding, words), PLAIN
        number = self.bases.setdefault(finding.basis, len(self.bases) + 1) if finding.basis else 0
        yield words.say("part_basis"), f"[{number}]" if number else "", DIM

    def _title(self, entry: Entry) -> Iterator[str]:
        finding = entry.first
        severity = self.words.severity(finding.severity)
        place = "" if entry.folded else self.words.place(finding.at)
        text = f"{severity} {finding.rule} {finding.name}" + (f" · {clean(place)}" if place else "")
        first, *rest = wrap(text, self.columns)
        colour = COLOURS[finding.severity]
        yield self._paint(severity, Style(fg=colour, bold=True)) + self._paint(first[len(severity) :], BOLD)
        yield from (self._paint(line, BOLD) for line in rest)

    def _set_aside(self, entry: Entry) -> Iterator[str]:
        finding, words = entry.first, self.words
        subject = finding.indicator.name if finding.indicator else words.box(finding.cell, finding.kind)
        parts = [
            f"{words.status(finding.status)} {words.severity(finding.severity)} {finding.rule} {finding.name}",
            "" if entry.folded else words.place(finding.at),
            words.join(words.project(project) for project in entry.projects) if entry.folded else "",
            subject or "",
            finding.quote if finding.indicator else "",
        ]
        yield from self._wrapped(" · ".join(part for part in parts if part), style=DIM)
        yield ""

    # The row, with carets

    def _quote(self, entry: Entry) -> Iterator[str]:
        parts = quoted(self.filings, entry.first, self.words)
        alike = (quoted(self.filings, other, self.words) == parts for other in entry.findings)
        if not parts or not all(alike):
            return
        room = self.columns - width(GUTTER)
        for part in _lines([_labelled(part, room, self.words) for part in parts], room):
            yield from self._marked(part, room, entry.first)

    def _marked(self, part: Part, room: int, finding: Finding) -> Iterator[str]:
        lines = breaks(part.text, room)
        for line in lines:
            yield self._paint(GUTTER, DIM) + part.text[line[0] : line[1]]
            begin, count = carets(part.text, line, part.span) if part.span else (0, 0)
            if count:
                marks = self._paint("^" * count, Style(fg=COLOURS[finding.severity], bold=True))
                yield self._paint(GUTTER, DIM) + " " * begin + marks

    # The end

    def _bases(self) -> Iterator[str]:
        if not self.bases:
            return
        yield from self._heading(self.words.say("part_basis"))
        for basis, number in self.bases.items():
            yield from self._wrapped(basis, f"{INDENT}[{number}] ")
        yield ""

    def _account(self) -> Iterator[str]:
        yield from self._heading(self.words.say("account"))
        notes = closing(self.report, self.words, self.options)
        column = max(width(note.label) for note in notes)
        for note in notes:
            yield from self._labelled(pad(note.label, column), note.text or note.items[0])
            for item in note.items if note.text else note.items[1:]:
                yield from self._wrapped(item, " " * (column + 2 * len(INDENT)))

    def _statistics(self) -> Iterator[str]:
        counts = by_rule(self.report)
        if not counts:
            return
        yield from self._heading(self.words.say("statistics"))
        digits = max(len(str(count.findings)) for count in counts)
        level = max(width(self.words.severity(count.severity)) for count in counts)
        for count in counts:
            severity = pad(self.words.severity(count.severity), level)
            yield from self._wrapped(f"{count.code} {count.name}", f"{count.findings:>{digits + 2}}  {severity}  ")
        yield ""

    # Lines

    def _labelled(self, label: str, text: str, style: Style = PLAIN) -> Iterator[str]:
        """Return ``text`` beside its label, its further lines under its first."""
        head = f"{INDENT}{label}  "
        for number, line in enumerate(wrap(clean(text), self.columns - width(head))):
            start = head if number == 0 else " " * width(head)
            yield self._paint(start, DIM) + self._paint(line, style)

    def _wrapped(self, text: str, head: str = "", style: Style = PLAIN) -> Iterator[str]:
        for number, line in enumerate(wrap(clean(text), self.columns - width(head))):
            yield (head if number == 0 else " " * width(head)) + self._paint(line, style)

    def _paint(self, text: str, style: Style) -> str:
        if not self.options.colour or not text or style == PLAIN:
            return text
        return click.style(text, fg=style.fg, bold=style.bold or None, dim=style.dim or None)


def _labelled(part: Part, room: int, words: Words) -> Part:
    """Return as much of the part as is shown, its label in front of its text."""
    head = part.label + words.say("label_end") if part.label else ""
    text, span = excerpt(part.text, part.span or (0, 0), (room - 1) * QUOTED_LINES - width(head))
    # A whole box over several lines needs no marks: there is nothing else to tell it from.
    marked = part.span and not (part.span == (0, len(part.text)) and width(head + text) > room)
    return Part("", head + text, (span[0] + len(head), span[1] + len(head)) if marked else None)


def _lines(parts: Sequence[Part], room: int) -> Iterable[Part]:
    """Return a row on one line if it fits, else its name above its values, else a line for each."""
    whole = _joined(parts)
    if width(whole.text) <= room:
        return (whole,)
    values = _joined(parts[1:])
    return (parts[0], values) if parts[1:] and width(values.text) <= room else parts


def _joined(parts: Iterable[Part]) -> Part:
    """Return the parts side by side."""
    text, span = "", None
    for part in parts:
        text += GAP if text else ""
        if part.span:
            span = len(text) + part.span[0], len(text) + part.span[1]
        text += part.text
    return Part("", text, span)
