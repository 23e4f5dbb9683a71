"""Markdown for a review letter or a pull request: a table a project, the account, the rules with their basis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zhibiao.model import Report
from zhibiao.reports.account import by_rule
from zhibiao.reports.closing import closing, summary
from zhibiao.reports.describe import cited, described, example, related_places, shared_by
from zhibiao.reports.fold import Entry, FilingGroup, Filings, filings_of, fold
from zhibiao.reports.options import RenderOptions
from zhibiao.reports.quoting import quoted
from zhibiao.reports.templating import environment
from zhibiao.reports.width import excerpt
from zhibiao.reports.words import Words

__all__ = ("write",)

QUOTE_COLUMNS = 80


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    level: str
    rule: str
    subject: str
    quote: str
    message: str
    advice: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What stands under one heading."""

    title: str
    rows: tuple[Row, ...]


def write(report: Report, options: RenderOptions) -> str:
    """Return the report as Markdown."""
    words = Words(report.lang)
    shown = [finding for finding in report.findings if options.shows(finding)]
    filings = filings_of(report)
    groups = [
        (group.file, described(group.filing, words) if group.filing else "", _tables(filings, group, words))
        for group in fold(report, shown)
    ]
    page = environment(html=False).get_template("report.md.j2")
    return page.render(
        words=words,
        groups=groups,
        statistics=by_rule(report) if options.statistics else (),
        notes=() if options.quiet else closing(report, words, options),
        summary=summary(report, words, options) if options.quiet else "",
        rules=cited(report, shown),
    )


def _tables(filings: Filings, group: FilingGroup, words: Words) -> tuple[Table, ...]:
    shared = Table(words.say("shared"), tuple(_row(filings, entry, group, words) for entry in group.shared))
    projects = (
        Table(
            words.project(project.project) if group.filing or project.project else "",
            tuple(_row(filings, entry, group, words) for entry in project.entries),
        )
        for project in group.projects
    )
    return (*((shared,) if group.shared else ()), *projects)


def _row(filings: Filings, entry: Entry, group: FilingGroup, words: Words) -> Row:
    finding = entry.first
    subject, quote = _subject(filings, entry, words)
    place = "" if entry.folded else words.place(finding.at)
    placed = words.say("project_placed", project=subject, place=place) if subject and place else subject or place
    aside = "" if finding.status == "open" else words.status(finding.status)
    level = words.severity(finding.severity)
    return Row(
        level=words.say("project_placed", project=level, place=aside) if aside else level,
        rule=f"{finding.rule} {finding.name}",
        subject=placed,
        quote=quote,
        message=finding.message + example(entry, words),
        advice=tuple(_advice(entry, group, words)),
    )


def _subject(filings: Filings, entry: Entry, words: Words) -> tuple[str, str]:
    """Return the row or box, and the text of its marked cell."""
    finding = entry.first
    parts = quoted(filings, finding, words)
    if not parts:
        return words.say("whole_project") if finding.project else "", ""
    if any(quoted(filings, other, words) != parts for other in entry.findings):
        return parts[0].text if finding.indicator else parts[0].label, ""
    marked = next((part for part in parts if part.span), parts[-1])
    span = marked.span or (0, len(marked.text))
    if not finding.indicator:
        return marked.label, excerpt(marked.text, span, QUOTE_COLUMNS)[0]
    quote = marked.text[span[0] : span[1]] if marked is parts[0] else marked.text
    return parts[0].text, excerpt(quote, (0, 0), QUOTE_COLUMNS)[0]


def _advice(entry: Entry, group: FilingGroup, words: Words) -> Iterable[tuple[str, str]]:
    finding = entry.first
    if finding.fix:
        safe, text = finding.fix.safe, finding.fix.replacement
        key = "part_replace" if safe else "part_replace_unsafe"
        yield words.say(key), text if safe else words.say("unsafe", text=text)
    if finding.suggestion:
        yield words.say("part_suggestion"), finding.suggestion
    if finding.related and not entry.folded:
        yield words.say("part_related"), related_places(finding, words)
    if entry.folded:
        yield words.say("part_projects"), shared_by(entry, group, words)
