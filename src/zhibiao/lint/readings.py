"""What the readers say becomes findings of the X rules: a file that cannot be read is no file without defects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhibiao.filings import Source
from zhibiao.lint.options import Selection
from zhibiao.lint.words import FindingWriter
from zhibiao.messages import say
from zhibiao.model import Filing, Finding, Guess, IndicatorRef, Location, ProjectRef
from zhibiao.packs import Rule

__all__ = ("reading_findings",)


def reading_findings(
    sources: Sequence[Source], writer: FindingWriter, selection: Selection
) -> list[tuple[tuple[int, int], Finding]]:
    """Return the findings for the readers' problems (X001, X002 …) and guesses (X004) that are selected."""
    found = []
    for source in sources:
        for problem in source.problems:
            rule = writer.rule(problem.rule)
            if rule is not None and rule.code in selection.active:
                sentence = problem.sentence(writer.lang)
                found.append(((0, 0), writer.problem(rule, sentence, _blank(rule, source.path, problem.at))))
        for filing in source.filings:
            found += _guesses(filing, source.path, writer, selection)
    return found


def _guesses(
    filing: Filing, path: str, writer: FindingWriter, selection: Selection
) -> Iterator[tuple[tuple[int, int], Finding]]:
    rule = writer.rule("X004")
    if rule is None or rule.code not in selection.active:
        return
    for guess in filing.guesses:
        sentence = say(guess.key, writer.lang, **guess.fields)
        base = _blank(rule, path, guess.at, filing, guess)
        yield (_rank(guess.project), _rank(guess.indicator)), writer.problem(rule, sentence, base)


def _rank(place: int | None) -> int:
    """Places count from 0 and rank from 1; what concerns the whole comes before its parts."""
    return 0 if place is None else place + 1


def _blank(rule: Rule, path: str, at: Location, filing: Filing | None = None, guess: Guess | None = None) -> Finding:
    project = indicator = None
    if filing and guess and guess.project is not None:
        model = filing.projects[guess.project]
        project = ProjectRef(guess.project + 1, model.name)
        if guess.indicator is not None:
            row = model.indicators[guess.indicator]
            indicator = IndicatorRef(row.name, row.level1, row.level2)
    return Finding(
        rule=rule.code, name=rule.name, severity=rule.severity, item=rule.item, message="", suggestion="", basis="",
        file=path, project=project, indicator=indicator, at=at, quote="", kind=filing.kind if filing else None,
    )  # fmt: skip
