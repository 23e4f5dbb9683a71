"""What a filing is, and which of its projects share a finding, in words that several formats use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zhibiao.model import Filing, Finding, Related, Report
from zhibiao.reports.fold import Entry, FilingGroup
from zhibiao.reports.words import Words

__all__ = ("Cited", "cited", "described", "example", "related_places", "shared_by")

RELATED = 4


@dataclass(frozen=True, slots=True)
class Cited:
    """A rule as a report cites it at its end."""

    code: str
    name: str
    item: str
    title: str
    why: str
    basis: str


def cited(report: Report, findings: Iterable[Finding]) -> tuple[Cited, ...]:
    """Return the rules that findings cite, by code, with what the report knows of them."""
    found = {finding.rule: finding for finding in findings}
    rules = [(found[code], report.rules.get(code)) for code in sorted(found)]
    return tuple(
        Cited(f.rule, f.name, f.item, rule.title if rule else "", rule.why if rule else "", f.basis)
        for f, rule in rules
    )


def described(filing: Filing, words: Words) -> str:
    """Return year, kind, unit and size of a filing."""
    parts = [
        words.say("year", year=filing.year) if filing.year else "",
        words.kind(filing.kind),
        filing.unit or "",
        words.say("counts_projects", projects=len(filing.projects)),
        words.say("counts_indicators", indicators=sum(len(project.indicators) for project in filing.projects)),
    ]
    return " · ".join(part for part in parts if part)


def example(entry: Entry, words: Words) -> str:
    """Return whose sentence a folded entry shows, where the projects' sentences differ; else nothing."""
    project = entry.first.project
    if project is None or all(finding.message == entry.first.message for finding in entry.findings):
        return ""
    return words.say("shared_example", project=words.project(project))


def shared_by(entry: Entry, group: FilingGroup, words: Words) -> str:
    """Name the projects of a folded entry, or say that they are all."""
    total = len(group.filing.projects) if group.filing else 0
    if len(entry.projects) == total:
        return words.say("shared_all", count=total)
    named = words.say("shared_some", count=len(entry.projects), total=total)
    return named + words.say("label_end") + words.join(words.project(project) for project in entry.projects)


def related_places(finding: Finding, words: Words) -> str:
    """Name the other places that a finding is about, the first few of many."""
    named = [_other(other, finding, words) for other in finding.related]
    if len(named) > RELATED:
        named = [*named[:RELATED], words.say("related_more", count=len(named))]
    return words.join(named)


def _other(other: Related, finding: Finding, words: Words) -> str:
    """Name another place that a finding is about, leaving out what is the same as the finding's own."""
    parts = [
        "" if other.file == finding.file else other.file,
        words.project(other.project) if other.project and other.project != finding.project else "",
        (other.indicator.name or "") if other.indicator else "",
    ]
    subject, place = " ".join(part for part in parts if part), words.place(other.at)
    if not subject or not place:
        return subject or place
    return words.say("project_placed", project=subject, place=place)
