"""What stands around the forms: the cover note with its counts, the publishing body, the year, the texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from zhibiao.forms.flow_goals import box_text
from zhibiao.forms.flow_money import amount
from zhibiao.forms.flow_sections import Form, Heading, line_end
from zhibiao.forms.flow_tokens import Token
from zhibiao.forms.vocabulary import cover_patterns, squeeze
from zhibiao.model import NARRATIVE, Declared, Location

__all__ = ("declared", "narrative", "publisher", "year_of")

_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年")
_SUMMED_UP = re.compile(r"[（(]汇总[)）]$")
_NEAR = 60
_SENTENCE = 80


def narrative(
    tokens: Sequence[Token], headings: Sequence[Heading], end: int
) -> tuple[dict[str, str | None], dict[str, int]]:
    """Return the numbered text before a form by section, None for a heading without text, and the lines."""
    texts: dict[str, str | None] = {}
    lines: dict[str, int] = {}
    headings = _last_run(headings)
    for number, heading in enumerate(headings):
        stop = headings[number + 1].at if number + 1 < len(headings) else end
        texts[heading.key] = box_text(_plain(tokens, heading, stop))
        lines[f"narrative.{heading.key}"] = tokens[heading.at].line
    return {key: texts[key] for key in NARRATIVE if key in texts}, lines


def _last_run(headings: Sequence[Heading]) -> Sequence[Heading]:
    """Return the last headings of which none repeats: what stands further up belongs to another text."""
    seen: set[str] = set()
    for at in range(len(headings) - 1, -1, -1):
        if headings[at].key in seen:
            return headings[at + 1 :]
        seen.add(headings[at].key)
    return headings


def _plain(tokens: Sequence[Token], heading: Heading, stop: int) -> Sequence[Token]:
    text = list(tokens[heading.text_at : stop])
    if text and heading.text_at == heading.at:
        first = text[0]
        rest = re.split("[：:]", first.text, maxsplit=1)[-1]
        text[0] = replace(first, text=rest)
    return text


def declared(tokens: Sequence[Token], forms: Sequence[Form]) -> Declared | None:
    """Return what the cover note before the forms declares: units, projects, money; None if it declares nothing."""
    end = forms[0].start if forms else len(tokens)
    text, lines = _joined(tokens[:end])
    patterns = cover_patterns()
    projects = patterns["projects"].search(text)
    if projects is None:
        return None
    begin, end = max(0, projects.start() - _SENTENCE), projects.end() + _SENTENCE
    funds, units = patterns["funds"].search(text, projects.start(), end), patterns["units"].search(text, begin, end)
    return Declared(
        int(units[1]) if units else None,
        int(projects[1] or projects[2]),
        amount(funds[1], Decimal(1)) if funds else None,
        Location(line=lines[projects.start()]),
    )


def _joined(tokens: Sequence[Token]) -> tuple[str, list[int]]:
    text = "".join(token.text for token in tokens)
    return text, [token.line for token in tokens for _ in token.text]


def year_of(tokens: Sequence[Token], form: Form) -> int | None:
    """Return the year of a form: in its title, between title and boxes, else the nearest one named before it."""
    begin = form.title[0] if form.title else max(0, form.start - 8)
    text = squeeze("".join(token.text for token in tokens[begin : form.start]))
    found = _YEAR.findall(text)
    if not found:
        above = squeeze("".join(token.text for token in tokens[max(0, begin - _NEAR) : begin]))
        found = _YEAR.findall(above)[-1:]
    return int(found[0]) if found else None


def publisher(
    tokens: Sequence[Token], forms: Sequence[Form], bodies: Sequence[tuple[str | None, str | None]]
) -> str | None:
    """Return the body that publishes the document: named above the forms, else the one body of all its forms.

    ``bodies``: 实施单位 and 主管部门 of each form. None where forms of several bodies stand together.
    """
    named = _named_publisher(tokens, forms)
    if named:
        return named
    for which in (0, 1):
        printed = {_SUMMED_UP.sub("", name) for body in bodies if (name := body[which])}
        if len(printed) == 1 and (which == 0 or not any(body[0] for body in bodies)):
            return printed.pop()
        if printed:
            return None
    return None


def _cover_end(forms: Sequence[Form]) -> int:
    """Return where the cover ends: at the first numbered text or the first form."""
    if not forms:
        return 0
    first = forms[0]
    title = first.title[0] if first.title else first.start
    heading = first.headings[0].at if first.headings else first.start
    return min(first.start, title, heading)


def _named_publisher(tokens: Sequence[Token], forms: Sequence[Form]) -> str | None:
    end = _cover_end(forms)
    counts: Counter[str] = Counter()
    at = 0
    patterns = cover_patterns()
    while at < end:
        text = " ".join(token.text for token in tokens[at : line_end(tokens, at)])
        for pattern in (patterns["publisher"], patterns["title"]):
            if (found := pattern.match(text)) is not None:
                counts[squeeze(found[1])] += 1
                break
        at = line_end(tokens, at)
    return counts.most_common(1)[0][0] if counts else None
