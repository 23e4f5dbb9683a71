"""A report as a page shows it: file by file, filing by filing, the forms with their remarks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zhibiao.model import Filing, Finding, ProjectRef, Report
from zhibiao.reports.fold import Entry, FilingGroup, fold
from zhibiao.reports.sheet import Form, Remark, Sheet

__all__ = ("FilePage", "FilingPage", "Shared", "pages")


@dataclass(frozen=True, slots=True)
class Shared:
    """A folded entry at the head of its filing, with a link to each of its projects' remarks."""

    entry: Entry
    group: FilingGroup
    anchor: str
    links: tuple[tuple[ProjectRef, str], ...]


@dataclass(frozen=True, slots=True)
class FilingPage:
    """One filing: what its projects share, what hangs on the filing, its forms."""

    filing: Filing
    shared: tuple[Shared, ...]
    remarks: tuple[Remark, ...]
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class FilePage:
    """One file of the run; ``remarks`` are those on the file itself."""

    path: str
    filings: tuple[FilingPage, ...]
    remarks: tuple[Remark, ...]


@dataclass
class _Anchors:
    """Names for the places of a page, each used once."""

    used: Counter[str] = field(default_factory=Counter)

    def new(self, wanted: str) -> str:
        safe = re.sub(r"[^\w.-]", "-", wanted)
        self.used[safe] += 1
        return safe if self.used[safe] == 1 else self.new(f"{safe}-{self.used[safe]}")


def pages(report: Report) -> tuple[FilePage, ...]:
    """Return the files that have forms or findings, in the order of the run."""
    anchors = _Anchors()
    named = {id(finding): anchors.new(f"finding-{finding.fingerprint}") for finding in report.findings}
    groups = fold(report)
    files = dict.fromkeys([*(entry.path for entry in report.inputs), *(group.file for group in groups)])
    filings = {entry.path: entry.filings for entry in report.inputs}
    by_file: dict[str, list[FilingGroup]] = {}
    for group in groups:
        by_file.setdefault(group.file, []).append(group)
    found = []
    for path in files:
        of_file = by_file.get(path, [])
        parts = tuple(_filing(filing, of_file, named, anchors) for filing in filings.get(path, ()))
        loose = [finding for group in of_file if not group.filing for finding in _findings(group)]
        if parts or loose:
            found.append(FilePage(path, parts, tuple(_remarks(loose, named))))
    return tuple(found)


def _findings(group: FilingGroup) -> list[Finding]:
    return [f for project in group.projects for entry in project.entries for f in entry.findings]


def _remarks(findings: Iterable[Finding], named: Mapping[int, str]) -> Iterator[Remark]:
    for number, finding in enumerate(findings, 1):
        yield Remark(number, finding, named[id(finding)])


def _filing(filing: Filing, groups: Sequence[FilingGroup], named: Mapping[int, str], anchors: _Anchors) -> FilingPage:
    group = next((group for group in groups if group.kind == filing.kind), None)
    shared = [_shared(entry, group, named, anchors) for entry in group.shared] if group else []
    told = {id(finding): entry.anchor for entry in shared for finding in entry.entry.findings}
    everything = [*(f for entry in shared for f in entry.entry.findings), *(_findings(group) if group else ())]
    forms = []
    for index, project in enumerate(filing.projects, 1):
        own = [finding for finding in everything if finding.project and finding.project.index == index]
        anchor = anchors.new(f"form-{index}-{filing.kind}")
        forms.append(Sheet(filing, project, index, anchor, own, named, told).form())
    loose = [finding for finding in everything if finding.project is None]
    return FilingPage(filing, tuple(shared), tuple(_remarks(loose, named)), tuple(forms))


def _shared(entry: Entry, group: FilingGroup, named: Mapping[int, str], anchors: _Anchors) -> Shared:
    first = {f.project.index: (f.project, named[id(f)]) for f in reversed(entry.findings) if f.project}
    links = tuple(first[index] for index in sorted(first))
    return Shared(entry, group, anchors.new(f"shared-{entry.first.fingerprint}"), links)
