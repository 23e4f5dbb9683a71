"""The account in words, the same in every report for people; it never says that a filing is all right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zhibiao.messages import known, say
from zhibiao.model import InputFile, ProjectRef, Report
from zhibiao.reports.account import Account, Uncertain, UndecidedRule, account
from zhibiao.reports.options import RenderOptions
from zhibiao.reports.words import Words

__all__ = ("Note", "closing", "hidden", "summary")

LISTED = 12
"""Of undecided rules and uncertain readings, as many are named; the data formats have all."""
SUBJECTS = 6


@dataclass(frozen=True, slots=True)
class Note:
    """One paragraph of the account: its key, a heading, a sentence, a list."""

    key: str
    label: str
    text: str
    items: tuple[str, ...] = ()


def closing(report: Report, words: Words, options: RenderOptions) -> tuple[Note, ...]:
    """Return what was judged, what was not and why, what was found, and what that does not mean."""
    told = account(report)
    return tuple(note for note in _notes(report, told, words, options) if note.text or note.items)


def summary(report: Report, words: Words, options: RenderOptions) -> str:
    """Return the account in one line."""
    told = account(report)
    counted = words.say(
        "summary",
        **told.counts,
        suppressed=told.suppressed,
        baselined=told.baselined,
        hidden=hidden(report, options),
        judged=told.judged,
        projects=told.projects,
        indicators=told.indicators,
        decided=report.outcomes.decided,
        undecided=report.outcomes.undecided,
        formless=len(told.formless),
        unjudged=len(told.inputs) - told.judged - len(told.formless),
    )
    return _sentences([counted, _nothing(told, words)], words)


def hidden(report: Report, options: RenderOptions) -> int:
    """Return how many open findings lie below what is shown."""
    return sum(finding.status == "open" and not options.shows(finding) for finding in report.findings)


def _notes(report: Report, told: Account, words: Words, options: RenderOptions) -> Iterator[Note]:
    def note(key: str, text: str = "", items: Sequence[str] = ()) -> Note:
        return Note(key, words.say(f"note_{key}"), text, _shortened(items, words))

    yield note("judged", _judged(told, words))
    yield note("rules", _rules(report, words))
    not_judged = [sentence for entry in told.not_judged for sentence in _not_judged(entry, words)]
    yield Note("not_judged", words.say("note_not_judged"), "", tuple(not_judged))
    if told.formless:
        paths = [entry.path for entry in told.formless]
        yield note("no_form", words.say("no_form", count=len(paths)), paths)
    yield note("undecided", items=[_undecided(entry, report, told, words) for entry in told.undecided])
    yield note("uncertain", items=[_uncertain(entry, told, words) for entry in told.uncertain])
    yield note("found", _found(report, told, words, options))
    yield note("statement", words.say("statement"))


def _judged(told: Account, words: Words) -> str:
    key = "judged" if told.judged == len(told.inputs) else "judged_of"
    if not told.projects:
        key = "judged_nothing"
    return words.say(
        key, files=len(told.inputs), judged=told.judged, projects=told.projects, indicators=told.indicators
    )


def _rules(report: Report, words: Words) -> str:
    of = report.outcomes
    total = of.decided + of.undecided + of.not_applicable
    counted = words.say(
        "rules", total=total, decided=of.decided, undecided=of.undecided, not_applicable=of.not_applicable
    )
    packs = words.say("packs", packs=words.join(report.packs))
    return _sentences([counted if total else "", packs if report.packs else ""], words)


def _not_judged(entry: InputFile, words: Words) -> Iterator[str]:
    if entry.state in {"unreadable", "partly"}:
        yield words.say(entry.state, path=entry.path)
    if entry.other_forms:
        yield words.say("other_kind_count", path=entry.path, count=entry.other_forms)
    elif entry.state == "other_kind":
        yield words.say("other_kind", path=entry.path)


def _undecided(entry: UndecidedRule, report: Report, told: Account, words: Words) -> str:
    rule = report.rules.get(entry.rule)
    count = len(entry.subjects)
    where = _subjects(entry, told, words) if count <= SUBJECTS else words.say("undecided_count", count=count)
    return words.say(
        "undecided",
        rule=f"{entry.rule} {rule.name}" if rule else entry.rule,
        reason=entry.reason.rstrip("。."),
        subjects=where,
    )


def _uncertain(entry: Uncertain, told: Account, words: Words) -> str:
    guess = entry.guess
    sentence = say(guess.key, words.lang, **guess.fields) if known(guess.key) else ""
    place = words.place(guess.at)
    subject = _subject(entry.file, entry.project, told, words)
    subject = words.say("project_placed", project=subject, place=place) if place else subject
    return words.say("uncertain", subject=subject, sentence=sentence) if sentence else subject


def _subject(file: str, project: ProjectRef | None, told: Account, words: Words) -> str:
    """Name a project; its file too, where there are several."""
    named = words.project(project)
    return f"{file} {named}" if len(told.inputs) > 1 else named


def _subjects(entry: UndecidedRule, told: Account, words: Words) -> str:
    """Name the projects, each file once before its own."""
    file, named = "", []
    for path, project in entry.subjects:
        named.append(words.project(project) if path == file else _subject(path, project, told, words))
        file = path
    return words.join(named)


def _found(report: Report, told: Account, words: Words, options: RenderOptions) -> str:
    aside = told.suppressed + told.baselined
    counted = words.say("found", **told.counts, suppressed=told.suppressed, baselined=told.baselined)
    below = hidden(report, options)
    sentences = [
        counted if told.open or aside else "",
        words.say("hidden", count=below) if below else "",
        _nothing(told, words),
    ]
    return _sentences(sentences, words)


def _nothing(told: Account, words: Words) -> str:
    """Return what it means that nothing was found, or that nothing was judged; empty where something was found."""
    if not told.projects:
        return words.say("nothing_judged")
    if told.open:
        return ""
    return words.say("nothing_open" if told.suppressed + told.baselined else "nothing_found")


def _sentences(sentences: Iterable[str], words: Words) -> str:
    return (" " if words.lang == "en" else "").join(sentence for sentence in sentences if sentence)


def _shortened(items: Sequence[str], words: Words) -> tuple[str, ...]:
    if len(items) <= LISTED:
        return tuple(items)
    return (*items[: LISTED - 1], words.say("more", count=len(items) - LISTED + 1))
