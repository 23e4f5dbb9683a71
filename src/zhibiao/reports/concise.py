"""One line a finding, for editors and for searching; nothing folded."""

from __future__ import annotations

from zhibiao.model import Finding, Report
from zhibiao.reports.account import by_rule
from zhibiao.reports.closing import summary
from zhibiao.reports.options import RenderOptions
from zhibiao.reports.width import clean
from zhibiao.reports.words import Words

__all__ = ("write",)


def write(report: Report, options: RenderOptions) -> str:
    """Return the findings that ``options`` show, a line each, then one line of account."""
    words = Words(report.lang)
    lines = [_line(finding, words) for finding in report.findings if options.shows(finding)]
    if options.statistics:
        lines += [f"{n.findings} {words.severity(n.severity)} {n.code} {n.name}" for n in by_rule(report)]
    return "\n".join(clean(line) for line in [*lines, summary(report, words, options)]) + "\n"


def _line(finding: Finding, words: Words) -> str:
    subject = [words.project(finding.project)] if finding.project else []
    if finding.indicator:
        subject.append(finding.indicator.name or words.say("blank"))
    where = f"[{'/'.join(subject)}] " if subject else ""
    status = "" if finding.status == "open" else f"({words.status(finding.status)}) "
    severity = words.severity(finding.severity)
    return f"{_place(finding, words)}: {severity} {finding.rule} {finding.name} {where}{status}{finding.message}"


def _place(finding: Finding, words: Words) -> str:
    """Return file, line and column as editors read them; the place in a document in words."""
    at = finding.at
    if at and at.line is not None:
        return f"{finding.file}:{at.line}:{at.column}" if at.column else f"{finding.file}:{at.line}"
    place = words.place(at)
    return f"{finding.file}:{place}" if place else finding.file
