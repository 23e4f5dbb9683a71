"""The boxes of a form before its indicator table: fields, money, goals; each label may be torn, each value wrapped."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from zhibiao.forms.flow_gaps import Known
from zhibiao.forms.flow_goals import box_text, split_columns
from zhibiao.forms.flow_match import Match, match, skip_hints
from zhibiao.forms.flow_money import Money, money_unit, read_execution, read_funds
from zhibiao.forms.flow_tokens import PAGE, SPACE, Token
from zhibiao.forms.vocabulary import group, squeeze
from zhibiao.model import FIELDS, ExecutionRow, Guess, Location

__all__ = ("Boxes", "read_boxes")

_DAY = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})日?")
_PARTS = re.compile(r"\s*(?:至|到|~|～|—+|－|-{1,2}(?=\s*\d{4}))\s*")
_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Boxes:
    """What stands in the boxes of a form, with the line of each by its path."""

    name: str | None = None
    fields: Mapping[str, str | None] = field(default_factory=dict)
    funds: Mapping[str, Decimal | None] = field(default_factory=dict)
    execution: tuple[ExecutionRow, ...] = ()
    goals: Mapping[str, str | None] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    guesses: tuple[Guess, ...] = ()


@dataclass(frozen=True, slots=True)
class _Zones:
    money: int
    goals: int
    end: int


def read_boxes(tokens: Sequence[Token], start: int, end: int, known: Known, *, evaluation: bool) -> Boxes:
    """Return the boxes between ``start`` and ``end`` (the header of the indicator table, or the form's end)."""
    zones = _zones(tokens, start, end)
    values, lines = _fields(tokens, start, zones.money)
    name = values.pop("name", None)
    unit = _unit(tokens, start, zones)
    execution: tuple[ExecutionRow, ...] = ()
    money = Money({}, {})
    if evaluation:
        execution = read_execution(tokens, zones.money, zones.goals, unit)
    if not execution:
        money = read_funds(tokens, zones.money, zones.goals, unit)
    goals, goal_lines, guesses = _goals(tokens, zones.goals, zones.end, known)
    lines |= {f"funds.{key}": line for key, line in money.lines.items()} | goal_lines
    kept = {key: values[key] for key in FIELDS if key in values}
    return Boxes(name, kept, money.funds, execution, goals, lines, guesses)


def _zones(tokens: Sequence[Token], start: int, end: int) -> _Zones:
    """Find where the money and the goals begin, and where the label of the table (绩效指标) ends the goals."""
    fields, funds = group("fields"), group("funds")
    money = goals_at = end
    at = start
    while at < end:
        if tokens[at].gap == SPACE and at > start:
            at += 1
            continue
        known = match(tokens, at, fields, end)
        label = match(tokens, at, funds, end) if known is None and money == end else None
        if label is not None and label.key in ("heading", "total", "annual"):
            money = at
        if known is None and _goal_heading(tokens, at, end) is not None:
            goals_at = at
            break
        at = known.end if known is not None else at + 1
    return _Zones(min(money, goals_at), goals_at, end)


def _goal_heading(tokens: Sequence[Token], at: int, end: int) -> Match | None:
    """Return the goal heading or side label at ``at``; the headings may break off a side label."""
    goals, side = group("goals"), group("side")
    found = match(tokens, at, goals, end) or match(tokens, at, side, end)
    if found is not None and found.key in ("overall", "annual", "result", "goals"):
        return found
    text = ""
    for index in range(at, min(end, at + 6)):
        if text and (heading := match(tokens, index, goals, end)) is not None and heading.key != "":
            return Match("torn", text, index)
        text += tokens[index].text
        if squeeze(text) not in side.beginnings:
            return None
    return None


def _fields(tokens: Sequence[Token], start: int, end: int) -> tuple[dict[str, str | None], dict[str, int]]:
    words = group("fields")
    parts: dict[str, list[Token]] = {}
    places: dict[str, int] = {}
    current = ""
    at = start
    while at < end:
        label = match(tokens, at, words, end)
        if label is not None and (label.key not in parts or label.key == "ignored"):
            current = label.key
            at = skip_hints(tokens, label.end, end) if current != "name" else label.end
            parts.setdefault(current, [])
            places[current] = tokens[min(at, end - 1)].line
            continue
        if current:
            parts[current].append(tokens[at])
        at += 1
    values = {key: box_text(value) for key, value in parts.items() if key != "ignored"}
    _days(values, places)
    keep = {key: f"fields.{key}" if key != "name" else "name" for key in values}
    return values, {keep[key]: line for key, line in places.items() if key in keep}


def _days(values: dict[str, str | None], places: dict[str, int]) -> None:
    """Make days ISO days, and a period a start and an end."""
    period = values.pop("period", None)
    if period:
        parts = _PARTS.split(period, maxsplit=1)
        for key, part in zip(("start", "end"), parts if len(parts) == 2 else (period,), strict=False):
            values.setdefault(key, part)
            places.setdefault(key, places["period"])
    for key in ("start", "end"):
        text = values.get(key)
        if text and (day := _DAY.fullmatch(text)) is not None:
            values[key] = f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"


def _unit(tokens: Sequence[Token], start: int, zones: _Zones) -> Decimal:
    """Return the unit of money: named in the money block, else after 单位： above it, else yuan."""
    block = "".join(token.text for token in tokens[zones.money : zones.goals])
    named = re.search(r"[（(](?:亿元|万元|元)[）)]", block) or re.search(r"单位[：:](?:人民币)?(?:亿元|万元|元)", block)
    if named is None:
        above = "".join(token.text for token in tokens[max(0, start - 30) : zones.money])
        named = re.search(r"单位[：:](?:人民币)?(?:亿元|万元|元)|[（(](?:亿元|万元|元)[）)]", above)
    return (money_unit(named.group()) if named else None) or Decimal(1)


def _goals(
    tokens: Sequence[Token], start: int, end: int, known: Known
) -> tuple[dict[str, str | None], dict[str, int], tuple[Guess, ...]]:
    goals: dict[str, str | None] = {}
    lines: dict[str, int] = {}
    guesses: list[Guess] = []
    at = start
    while at < end:
        keys, torn, at = _goal_keys(tokens, at, end)
        if not keys:
            break
        stop = at
        while stop < end and not (len(keys) == 1 and _next_goal(tokens, stop, end)):
            stop += 1
        text = tokens[at:stop] if stop < end else tokens[at : _without_side(tokens, at, stop)]
        text = _without_rest(text, torn)
        first_line = text[0].line if text else tokens[max(start, at - 1)].line
        if len(keys) == 1:
            goals[keys[0]] = box_text(text)
            lines[f"goals.{keys[0]}"] = first_line
        else:
            split = split_columns(tuple(text), known)
            goals |= {keys[0]: split.first, keys[1]: split.second}
            lines |= {f"goals.{keys[0]}": first_line, f"goals.{keys[1]}": split.second_line or first_line}
            if not split.certain:
                shown = {"first": (split.first or "")[-_SHOWN:], "second": (split.second or "")[:_SHOWN]}
                guesses.append(Guess("forms.goal_border", shown, Location(line=split.second_line or first_line)))
        at = stop
    return goals, lines, tuple(guesses)


def _next_goal(tokens: Sequence[Token], at: int, end: int) -> bool:
    if tokens[at].gap == SPACE:
        return False
    found = match(tokens, at, group("goals"), end)
    return found is not None


def _goal_keys(tokens: Sequence[Token], at: int, end: int) -> tuple[list[str], str, int]:
    """Read the headings at ``at``: the goals of the columns under them, a side label torn off, where the text begins.

    A heading that others follow is the label on the edge (年度总体目标 before 预期目标).
    """
    keys: list[str] = []
    torn = ""
    while at < end and (found := _goal_heading(tokens, at, end)) is not None:
        if found.key == "torn":
            torn = found.word
        elif found.key != "goals":
            keys.append(found.key)
        at = skip_hints(tokens, found.end, end)
    if len(keys) > 1 and keys[-1] == keys[-2]:
        return keys[-1:], torn, at
    return keys[-2:], torn, at


def _without_rest(text: Sequence[Token], torn: str) -> Sequence[Token]:
    """Return the text without the rest of a side label that a page end tore: it begins the text or the next page."""
    if not torn:
        return text
    side = group("side")
    for at, token in enumerate(text):
        if at and token.gap != PAGE:
            continue
        label = torn
        for index in range(at, min(len(text), at + 6)):
            label += text[index].text
            if side.key(label) is not None:
                following = [replace(rest, gap=max(rest.gap, token.gap)) for rest in text[index + 1 : index + 2]]
                return [*text[:at], *following, *text[index + 2 :]]
            if squeeze(label) not in side.beginnings:
                break
    return text


def _without_side(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return the end of the goals without the label of the table (绩效⏎指标) that stands before its header."""
    side = group("side")
    for at in range(max(start, end - 8), end):
        if tokens[at].gap == SPACE and at > start:
            continue
        text = squeeze("".join(token.text for token in tokens[at:end]))
        if text in side.beginnings and side.longest(text) is not None:
            return at
        if len(text) > 1 and text in side.beginnings:
            return at
    return end
