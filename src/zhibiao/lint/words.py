"""From a hit to a finding: the place, the quote, the texts in the language of the run, the fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import reduce

from zhibiao.checks.facts import Facts, FilingFacts, ProjectFacts, RowFacts
from zhibiao.checks.hit import Hit
from zhibiao.lint.options import Selection
from zhibiao.messages import say
from zhibiao.model import NOWHERE, Finding, Fix, IndicatorRef, Location, Project, RuleInfo
from zhibiao.packs import Pack, Rule
from zhibiao.packs.rule import Variant
from zhibiao.packs.template import shown
from zhibiao.text import normalised

__all__ = ("FindingWriter",)


class FindingWriter:
    """Writes findings of one pack in one language."""

    def __init__(self, pack: Pack, selection: Selection, lang: str) -> None:
        self._pack, self._selection, self.lang = pack, selection, lang

    def rule(self, code: str) -> Rule | None:
        """Return the rule of the pack with this code."""
        return self._pack.rule(code)

    def write(self, rule: Rule, hit: Hit, names: Mapping[str, object]) -> tuple[tuple[int, int], Finding]:
        """Return the finding, with the rank (project, row) of its subject for ordering."""
        subject = hit.subject
        row = subject if isinstance(subject, RowFacts) else None
        project = row.project if row else subject if isinstance(subject, ProjectFacts) else None
        filing = project.filing if project else subject if isinstance(subject, FilingFacts) else None
        cell = rule.cell if hit.cell is None else hit.cell
        quote, place = cell_of(subject, cell)
        indicator = IndicatorRef(row.model.name, row.model.level1, row.model.level2) if row else hit_indicator(hit)
        said = {**names, **hit.captures}
        found = next((severity for when, severity in rule.severities if when(subject, said)), rule.severity)
        finding = Finding(
            rule=rule.code,
            name=rule.name,
            severity=self._selection.severity(rule, found),
            item=rule.item,
            message=self._text(rule.message, subject, said),
            suggestion=self._text(rule.suggestion, subject, said),
            basis=self.basis(rule),
            file=filing.path if filing else "",
            project=project.ref if project else None,
            indicator=indicator,
            at=hit.at or place or NOWHERE,
            quote=quote if hit.quote is None else hit.quote,
            kind=filing.kind if filing else None,
            cell=_printed_box(subject, cell),
            fix=hit.fix or _fix(rule, subject, said),
            related=hit.related,
        )
        rank = (project.index if project else 0, row.position if row else 0)
        return rank, _with_fingerprint(finding)

    def problem(self, rule: Rule, sentence: str, base: Finding) -> Finding:
        """Return ``base`` with the texts of a reading rule whose message carries the reader's own sentence."""
        said = {"problem": sentence}
        lookup = said.__getitem__
        message = "".join(v.text[self.lang].render(lookup) for v in rule.message)
        suggestion = "".join(v.text[self.lang].render(lookup) for v in rule.suggestion)
        severity = self._selection.severity(rule, rule.severity)
        finding = replace(base, severity=severity, message=message, suggestion=suggestion, basis=self.basis(rule))
        return _with_fingerprint(finding)

    def basis(self, rule: Rule) -> str:
        """Return the official titles of a rule's legal bases; an unverified one is marked as to be checked."""
        named = []
        for key in rule.basis:
            basis = self._pack.bases[key]
            title = basis.title[self.lang]
            named.append(title if basis.verified else say("lint.unverified", self.lang, title=title))
        return ("；" if self.lang == "zh" else "; ").join(named)

    def rule_info(self, rule: Rule) -> RuleInfo:
        """Return what reports say about the rule itself."""
        texts = {key: getattr(rule, key)[self.lang].render(str) for key in ("title", "why", "how")}
        severity = self._selection.severity(rule, rule.severity)
        return RuleInfo(rule.code, rule.name, severity, rule.item, basis=self.basis(rule), **texts)

    def _text(self, variants: tuple[Variant, ...], subject: Facts, said: Mapping[str, object]) -> str:
        chosen = next((v for v in variants if v.when is None or v.when(subject, said)), None)
        return chosen.text[self.lang].render(lambda name: _look_up(name, subject, said)) if chosen else ""


def _look_up(name: str, subject: Facts, said: Mapping[str, object]) -> object:
    head, *rest = name.split(".")
    start = said[head] if head in said else getattr(subject, head)
    return reduce(lambda owner, each: None if owner is None else getattr(owner, each), rest, start)


def _fix(rule: Rule, subject: Facts, said: Mapping[str, object]) -> Fix | None:
    if rule.fix is None:
        return None
    replacement = rule.fix.replacement(subject, said)
    return Fix(rule.fix.safe, str(replacement)) if replacement else None


def hit_indicator(hit: Hit) -> IndicatorRef | None:
    """Return the indicator that a filing's finding names (R604 has no project, yet an indicator)."""
    named = hit.captures.get("indicator")
    return named if isinstance(named, IndicatorRef) else None


def cell_of(subject: Facts, cell: str) -> tuple[str, Location | None]:
    """Return text and place of ``cell`` (a column of a row, a path such as ``goals.annual``) of a subject."""
    if isinstance(subject, RowFacts):
        row = subject.model
        text = getattr(row, cell or "target", None)
        return shown(text, "zh"), row.places.get(cell, row.at)
    if isinstance(subject, ProjectFacts):
        project, cell = subject.model, _printed_box(subject, cell)
        return shown(_box(project, cell), "zh"), project.places.get(cell, project.at)
    if isinstance(subject, FilingFacts):
        return "", subject.model.at
    return "", None


def _printed_box(subject: Facts, cell: str) -> str:
    """The annual goal stands in the only goal box where a form has one."""
    return subject.annual_box if cell == "goals.annual" and isinstance(subject, ProjectFacts) else cell


def _box(project: Project, cell: str) -> object:
    group, _, key = cell.partition(".")
    if not key:
        return project.name if group == "name" else None
    return getattr(project, group).get(key)


def _with_fingerprint(finding: Finding) -> Finding:
    """Fingerprint: rule, file, project, indicator and folded quote; never a line number or a message."""
    project = finding.project.name if finding.project else ""
    indicator = finding.indicator.name if finding.indicator else ""
    identity = "\x1f".join((finding.rule, finding.file, project or "", indicator or "", normalised(finding.quote)))
    return replace(finding, fingerprint=hashlib.sha256(identity.encode()).hexdigest()[:20])
