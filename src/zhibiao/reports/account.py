"""The account of a run: what was judged, what could not be, and how much was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from zhibiao.model import SEVERITIES, Filing, Finding, Guess, InputFile, ProjectRef, Report, Severity
from zhibiao.reports.options import rank

__all__ = ("Account", "RuleCount", "Uncertain", "UndecidedRule", "account", "by_rule")

JUDGED = ("judged", "partly")


@dataclass(frozen=True, slots=True)
class UndecidedRule:
    """A rule that could not be judged for one reason, and where."""

    rule: str
    reason: str
    subjects: tuple[tuple[str, ProjectRef | None], ...]
    """File and project."""


@dataclass(frozen=True, slots=True)
class Uncertain:
    """Something the reader had to guess, and in whose form."""

    file: str
    project: ProjectRef | None
    guess: Guess


@dataclass(frozen=True, slots=True)
class Account:
    """What a run covered and what it found; ``counts`` are of open findings."""

    inputs: tuple[InputFile, ...]
    judged: int
    filings: int
    projects: int
    indicators: int
    counts: Mapping[str, int]
    suppressed: int
    baselined: int
    undecided: tuple[UndecidedRule, ...]
    uncertain: tuple[Uncertain, ...]

    @property
    def open(self) -> int:
        """How many findings are open."""
        return sum(self.counts.values())

    @property
    def formless(self) -> tuple[InputFile, ...]:
        """The files without a form, in their order: what lies in a folder beside the forms is no failure."""
        return tuple(entry for entry in self.inputs if entry.state == "no_form")

    @property
    def not_judged(self) -> tuple[InputFile, ...]:
        """The files with something that could not be judged, in their order; not those without a form."""
        return tuple(entry for entry in self.inputs if entry.state not in {"judged", "no_form"} or entry.other_forms)


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often a rule spoke (open findings), and in how many projects."""

    code: str
    name: str
    severity: Severity
    findings: int
    projects: int


def account(report: Report) -> Account:
    """Return the account of a report."""
    filings = [filing for entry in report.inputs for filing in entry.filings]
    counted = Counter[str]("info" if f.severity == "off" else f.severity for f in report.findings if f.status == "open")
    status = Counter(finding.status for finding in report.findings)
    return Account(
        inputs=report.inputs,
        judged=sum(entry.state in JUDGED for entry in report.inputs),
        filings=len(filings),
        projects=sum(len(filing.projects) for filing in filings),
        indicators=sum(len(project.indicators) for filing in filings for project in filing.projects),
        counts={severity: counted[severity] for severity in SEVERITIES},
        suppressed=status["suppressed"],
        baselined=status["baselined"],
        undecided=_undecided(report),
        uncertain=tuple(
            Uncertain(entry.path, _project(filing, guess), guess)
            for entry in report.inputs
            for filing in entry.filings
            for guess in filing.guesses
        ),
    )


def by_rule(report: Report) -> tuple[RuleCount, ...]:
    """Return the rules that spoke, the most frequent first, then by code."""
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.status == "open":
            found.setdefault(finding.rule, []).append(finding)
    counts = [
        RuleCount(
            code,
            findings[0].name,
            min((f.severity for f in findings), key=rank),
            len(findings),
            len({(f.file, f.kind, f.project.index) for f in findings if f.project}),
        )
        for code, findings in found.items()
    ]
    return tuple(sorted(counts, key=lambda count: (-count.findings, count.code)))


def _undecided(report: Report) -> tuple[UndecidedRule, ...]:
    groups: dict[tuple[str, str], list[tuple[str, ProjectRef | None]]] = {}
    for entry in report.undecided:
        subjects = groups.setdefault((entry.rule, entry.reason), [])
        if (entry.file, entry.project) not in subjects:
            subjects.append((entry.file, entry.project))
    return tuple(UndecidedRule(rule, reason, tuple(subjects)) for (rule, reason), subjects in groups.items())


def _project(filing: Filing, guess: Guess) -> ProjectRef | None:
    if guess.project is None or guess.project >= len(filing.projects):
        return None
    return ProjectRef(guess.project + 1, filing.projects[guess.project].name)
