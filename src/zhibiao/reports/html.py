"""One self-contained page: the forms as filed with the findings beside them; nothing is fetched from anywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from zhibiao.messages import LANGUAGES
from zhibiao.model import SEVERITIES, Finding, Report
from zhibiao.reports.account import account, by_rule
from zhibiao.reports.closing import closing, summary
from zhibiao.reports.describe import cited, described, example, related_places
from zhibiao.reports.fold import Filings, filings_of
from zhibiao.reports.options import RenderOptions, rank
from zhibiao.reports.page import FilePage, Shared, pages
from zhibiao.reports.quoting import quoted
from zhibiao.reports.templating import Bilingual, environment
from zhibiao.reports.words import Words

__all__ = ("write",)


@dataclass(frozen=True, slots=True)
class Bar:
    """Open findings of one family or review item, by severity."""

    name: str
    counts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(count for _, count in self.counts)


def write(report: Report, options: RenderOptions) -> str:
    """Return the page; what ``options`` do not show is hidden at first and can be shown."""
    page = environment(html=True).get_template("html/page.html.j2")
    files = pages(report)
    words, filings = Words(report.lang), filings_of(report)
    return page.render(
        report=report,
        words=words,
        t=Bilingual(),
        languages=LANGUAGES,
        severities=SEVERITIES,
        shown=SEVERITIES[: rank(options.show) + 1],
        told=account(report),
        families=_bars(report, lambda finding: finding.rule[:1]),
        items=_bars(report, lambda finding: finding.item),
        rules=by_rule(report),
        cited=cited(report, report.findings),
        units=_units(files),
        files=files,
        closings=[(Words(lang), closing(report, Words(lang), options)) for lang in LANGUAGES],
        summaries=[(lang, summary(report, Words(lang), options)) for lang in LANGUAGES],
        options=options,
        parts=lambda finding: quoted(filings, finding, words),
        described=described,
        example=example,
        related=related_places,
        same_row=lambda shared: _same_row(filings, shared, words),
        level=_level,
    )


def _bars(report: Report, key: Callable[[Finding], str]) -> tuple[Bar, ...]:
    counted: dict[str, Counter[str]] = {}
    for finding in report.findings:
        if finding.status == "open" and key(finding):
            counted.setdefault(key(finding), Counter())[_level(finding)] += 1
    bars = (
        Bar(name, tuple((severity, counts[severity]) for severity in SEVERITIES)) for name, counts in counted.items()
    )
    return tuple(sorted(bars, key=lambda bar: (-bar.total, bar.name)))


def _units(files: Iterable[FilePage]) -> tuple[str, ...]:
    forms = (form for file in files for filing in file.filings for form in filing.forms)
    return tuple(dict.fromkeys(form.unit for form in forms if form.unit))


def _level(finding: Finding) -> str:
    """Return the severity under which a finding is filtered."""
    return SEVERITIES[rank(finding.severity)]


def _same_row(filings: Filings, shared: Shared, words: Words) -> bool:
    """Tell whether all projects of a folded entry quote the same."""
    first, *others = (quoted(filings, finding, words) for finding in shared.entry.findings)
    return all(parts == first for parts in others)
