"""Findings as data: format ``zhibiao/findings/1`` (docs/reports.md); everything in it, whatever people are shown."""

from __future__ import annotations

import json
from dataclasses import fields

from zhibiao import __version__
from zhibiao.model import Finding, InputFile, Location, ProjectRef, Related, Report, Undecided
from zhibiao.reports.account import account
from zhibiao.reports.options import RenderOptions

__all__ = ("as_data", "finding_data", "location_data", "write")

FORMAT = "zhibiao/findings/1"


def write(report: Report, options: RenderOptions) -> str:  # noqa: ARG001 - all writers are called alike
    """Return the report as JSON; characters as they are, keys in the order of the format."""
    return json.dumps(as_data(report), ensure_ascii=False, indent=2) + "\n"


def as_data(report: Report) -> dict[str, object]:
    """Return the report as plain data, ready for JSON."""
    told = account(report)
    of = report.outcomes
    return {
        "format": FORMAT,
        "zhibiao": __version__,
        "packs": list(report.packs),
        "summary": {
            "files": len(report.inputs),
            "projects": told.projects,
            "indicators": told.indicators,
            **told.counts,
            "suppressed": told.suppressed,
            "baselined": told.baselined,
            "rules": {"decided": of.decided, "undecided": of.undecided, "not_applicable": of.not_applicable},
        },
        "inputs": [_input(entry) for entry in report.inputs],
        "undecided": [_undecided(entry) for entry in report.undecided],
        "scores": [],
        "findings": [finding_data(finding) for finding in report.findings],
    }


def finding_data(finding: Finding) -> dict[str, object]:
    """Return one finding as plain data."""
    fix, row = finding.fix, finding.indicator
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "item": finding.item,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "basis": finding.basis,
        "fix": {"safe": fix.safe, "replacement": fix.replacement} if fix else None,
        "status": finding.status,
        "suppressed": None,
        "new": finding.new,
        "file": finding.file,
        "project": _project(finding.project),
        "indicator": {"name": row.name, "level1": row.level1, "level2": row.level2} if row else None,
        "at": location_data(finding.at),
        "quote": finding.quote,
        "related": [_related(related) for related in finding.related],
        "fingerprint": finding.fingerprint,
    }


def location_data(at: Location | None) -> dict[str, object] | None:
    """Return the keys of a place that are set; None for a place of which nothing is known."""
    if at is None:
        return None
    values = {field.name: getattr(at, field.name) for field in fields(at)}
    known = {name: list(value) if name == "box" else value for name, value in values.items() if value is not None}
    return known or None


def _project(project: ProjectRef | None) -> dict[str, object] | None:
    return {"index": project.index, "name": project.name} if project else None


def _related(related: Related) -> dict[str, object]:
    data: dict[str, object] = {
        "file": related.file,
        "project": _project(related.project),
        "at": location_data(related.at),
    }
    row = related.indicator
    return {**data, "indicator": {"name": row.name, "level1": row.level1, "level2": row.level2}} if row else data


def _input(entry: InputFile) -> dict[str, object]:
    data: dict[str, object] = {"path": entry.path, "state": entry.state}
    return {**data, "other_forms": entry.other_forms} if entry.other_forms else data


def _undecided(entry: Undecided) -> dict[str, object]:
    return {"rule": entry.rule, "file": entry.file, "project": _project(entry.project), "reason": entry.reason}
