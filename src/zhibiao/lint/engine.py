"""The run: every rule on every subject, precedence between rules, findings with their texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zhibiao.checks.facts import Facts, FilingFacts, ProjectFacts, RowFacts, RunFacts
from zhibiao.checks.hit import Hit, UndecidedError
from zhibiao.filings import Source
from zhibiao.lint.options import LintOptions, Selection
from zhibiao.lint.readings import reading_findings
from zhibiao.lint.words import FindingWriter
from zhibiao.messages import say
from zhibiao.model import Filing, Finding, InputFile, Outcomes, Report, Undecided
from zhibiao.packs import Pack, Rule

__all__ = ("lint",)


@dataclass(frozen=True)
class Struck:
    """A rule that struck: its hit and the values that its ``let`` names had."""

    rule: Rule
    hit: Hit
    names: Mapping[str, object]


@dataclass
class _Tally:
    """What became of a rule in a run."""

    decided: bool = False
    undecided: bool = False


def lint(sources: Sequence[Source], pack: Pack, options: LintOptions) -> Report:
    """Judge what was read by the rules of ``pack`` that ``options`` select.

    Findings come in the order of the files, then project, row and rule. What could not be read is a finding as well
    (X rules). Raises ``ZhibiaoError`` where the options name a rule that is not there.
    """
    selection = Selection(pack, options)
    filings = [_named(filing, source.path) for source in sources for filing in source.filings]
    run = RunFacts(filings, pack.lexicons, pack.taxonomy)
    tallies = {rule.code: _Tally() for rule in pack.rules}
    undecided: list[Undecided] = []
    struck = [each for rule in pack.rules for each in _apply(rule, run, tallies[rule.code], undecided, options.lang)]
    kept = _silence(_first_of(struck, pack.precedence), pack.silences)
    writer = FindingWriter(pack, selection, options.lang)
    findings = [writer.write(each.rule, each.hit, each.names) for each in kept if each.rule.code in selection.active]
    findings += reading_findings(sources, writer, selection)
    active = [tally for code, tally in tallies.items() if code in selection.active]
    return Report(
        packs=(f"{pack.name}@{pack.version}",),
        inputs=tuple(InputFile(s.path, s.state, tuple(s.filings), s.other_forms) for s in sources),
        findings=_ordered(findings, [source.path for source in sources]),
        undecided=tuple(each for each in undecided if each.rule in selection.active),
        outcomes=Outcomes(
            decided=sum(tally.decided and not tally.undecided for tally in active),
            undecided=sum(tally.undecided for tally in active),
            not_applicable=sum(not tally.decided and not tally.undecided for tally in active),
        ),
        rules={rule.code: writer.rule_info(rule) for rule in pack.rules if rule.code in selection.active},
        lang=options.lang,
    )


def _named(filing: Filing, path: str) -> Filing:
    return filing if filing.path else replace(filing, path=path)


def _subjects(rule: Rule, run: RunFacts) -> Iterator[Facts]:
    if rule.on == "run":
        yield run
        return
    for filing in run.filings:
        if filing.kind not in rule.kinds:
            continue
        if rule.on == "filing":
            yield filing
            continue
        for project in filing.projects:
            if rule.on == "project":
                yield project
            else:
                yield from project.rows


def _apply(rule: Rule, run: RunFacts, tally: _Tally, undecided: list[Undecided], lang: str) -> Iterator[Struck]:
    for subject in _subjects(rule, run):
        names: dict[str, object] = {}
        try:
            for name, closure in rule.let.items():
                names[name] = closure(subject, names)
            if rule.where is not None and not rule.where(subject, names):
                continue
            hits = list(rule.check(subject, names))
        except UndecidedError as reason:
            tally.undecided = True
            file, project = _whose(subject)
            ref = project.ref if project else None
            undecided.append(Undecided(rule.code, file, ref, say(reason.key, lang, **reason.fields)))
            continue
        tally.decided = True
        for hit in hits:
            yield Struck(rule, hit, names)


def _whose(subject: Facts) -> tuple[str, ProjectFacts | None]:
    if isinstance(subject, RowFacts):
        subject = subject.project
    if isinstance(subject, ProjectFacts):
        return subject.filing.path, subject
    return (subject.path if isinstance(subject, FilingFacts) else ""), None


def _first_of(struck: Sequence[Struck], precedence: Sequence[str]) -> list[Struck]:
    """Of the rules in ``precedence`` keep, for each row, only the first that struck."""
    rank = {code: place for place, code in enumerate(precedence)}
    best: dict[int, int] = {}
    for each in struck:
        place = rank.get(each.rule.code)
        if place is not None:
            key = id(each.hit.subject)
            best[key] = min(place, best.get(key, place))
    return [e for e in struck if e.rule.code not in rank or rank[e.rule.code] == best[id(e.hit.subject)]]


def _silence(struck: Sequence[Struck], silences: Mapping[str, Sequence[str]]) -> list[Struck]:
    """Drop what another rule on the same row or project already says."""
    speaking = {(each.rule.code, id(each.hit.subject)) for each in struck}
    return [
        each
        for each in struck
        if not any((other, id(each.hit.subject)) in speaking for other in silences.get(each.rule.code, ()))
    ]


def _ordered(findings: Iterable[tuple[tuple[int, int], Finding]], files: Sequence[str]) -> tuple[Finding, ...]:
    """Order by file, filing kind, project, row, rule; each finding comes with (project index, row position)."""
    place = {path: number for number, path in reversed(list(enumerate(files)))}
    ranked = sorted(
        findings,
        key=lambda pair: (place.get(pair[1].file, 0), pair[1].kind or "", pair[0], pair[1].rule, pair[1].fingerprint),
    )
    return _distinct_fingerprints([finding for _rank, finding in ranked])


def _distinct_fingerprints(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Give equal fingerprints an ordinal, in report order: code hosts show only the first of equal ones."""
    seen: dict[str, int] = {}
    distinct = []
    for finding in findings:
        number = seen[finding.fingerprint] = seen.get(finding.fingerprint, 0) + 1
        suffix = f"-{number}" if number > 1 else ""
        distinct.append(replace(finding, fingerprint=finding.fingerprint + suffix))
    return tuple(distinct)
