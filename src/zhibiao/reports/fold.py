"""Folding: what half or more of a filing's projects share is told once, naming the projects.

Data keeps every finding; only reports for people fold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zhibiao.model import Filing, Finding, Kind, ProjectRef, Report

__all__ = ("Entry", "FilingGroup", "Filings", "ProjectGroup", "filings_of", "fold")

Filings = Mapping[tuple[str, Kind | None], Filing]
"""The filings of a run by file and kind."""

LEAST_PROJECTS = 4
"""A filing of fewer projects is not folded (rules.md, "Anchor")."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person reads as one finding: a finding, or equal ones of several projects, in the report's order."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The finding that speaks for all."""
        return self.findings[0]

    @property
    def folded(self) -> bool:
        """Whether the entry stands for several projects."""
        return len(self.projects) > 1

    @property
    def projects(self) -> tuple[ProjectRef, ...]:
        """The projects that have it, each once."""
        return tuple({f.project.index: f.project for f in self.findings if f.project}.values())


@dataclass(frozen=True, slots=True)
class ProjectGroup:
    """The entries of one project; ``project`` is None for what hangs on the filing or on the file."""

    project: ProjectRef | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class FilingGroup:
    """The entries of one filing: what its projects share, then the rest by project."""

    file: str
    kind: Kind | None
    filing: Filing | None
    shared: tuple[Entry, ...]
    projects: tuple[ProjectGroup, ...]


def fold(report: Report, findings: Iterable[Finding] | None = None) -> tuple[FilingGroup, ...]:
    """Return the findings (all of the report's, or those given) by filing and project, shared ones folded.

    Files, kinds and entries come in the order of the findings, projects by their number, those without a project
    first. Project findings fold when rule, severity, status and box are equal and the sentences differ in nothing but
    the project's own name, or name the same circle of projects; row findings fold when indicator name and quote are
    equal too.
    """
    by_filing: dict[tuple[str, Kind | None], list[Finding]] = {}
    for finding in report.findings if findings is None else findings:
        by_filing.setdefault((finding.file, finding.kind), []).append(finding)
    filings = filings_of(report)
    return tuple(_group(filings.get(key), *key, found) for key, found in by_filing.items())


def filings_of(report: Report) -> Filings:
    """Return the filings that a report's inputs hold, by file and kind."""
    return {(entry.path, filing.kind): filing for entry in report.inputs for filing in entry.filings}


def _group(filing: Filing | None, file: str, kind: Kind | None, findings: list[Finding]) -> FilingGroup:
    alike: dict[object, list[Finding]] = {}
    for finding in findings:
        if finding.project:
            alike.setdefault(_key(finding), []).append(finding)
    total = len(filing.projects) if filing else 0
    shared = [Entry(tuple(found)) for found in alike.values() if _is_shared(found, total)]
    gone = {id(finding) for entry in shared for finding in entry.findings}
    by_project: dict[int, list[Finding]] = {}
    for finding in findings:
        if id(finding) not in gone:
            by_project.setdefault(finding.project.index if finding.project else 0, []).append(finding)
    projects = (
        ProjectGroup(found[0].project, tuple(Entry((finding,)) for finding in found))
        for _, found in sorted(by_project.items())
    )
    return FilingGroup(file, kind, filing, tuple(shared), tuple(projects))


def _is_shared(findings: list[Finding], total: int) -> bool:
    count = len({finding.project.index for finding in findings if finding.project})
    return total >= LEAST_PROJECTS and count > 1 and 2 * count >= total


def _key(finding: Finding) -> object:
    """Return what findings have in common that are told as one."""
    row = (finding.indicator.name, finding.quote) if finding.indicator else None
    circle = _circle(finding)
    sentence = circle or (_without_project(finding, finding.message), _without_project(finding, finding.suggestion))
    return finding.rule, finding.severity, finding.status, finding.cell, row, sentence


def _circle(finding: Finding) -> frozenset[tuple[str, int]]:
    """Return the projects that a finding speaks of, its own among them; empty if it speaks of no other project."""
    others = {(related.file, related.project.index) for related in finding.related if related.project}
    own = (finding.file, finding.project.index) if finding.project else None
    return frozenset(others | {own}) if own and others - {own} else frozenset()


def _without_project(finding: Finding, text: str) -> str:
    return text.replace(finding.project.name, "\0") if finding.project and finding.project.name else text
