"""Run the examples of the rules of a pack: what should fire fires, what should stay silent stays silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from zhibiao.filings import Source, read_bytes
from zhibiao.lint import LintOptions, lint
from zhibiao.model import Report
from zhibiao.packs import Example, Pack, Rule

__all__ = ("Failure", "example_sources", "prove")

_FORMAT = "zhibiao/filing/1"
_YEAR = 2024


@dataclass(frozen=True)
class Failure:
    """An example that did not do what it says; ``said`` are the messages that the rule gave."""

    rule: str
    file: str
    line: int
    should_fire: bool
    said: tuple[str, ...]
    unreadable: tuple[str, ...]
    """What the reader could not take of the example: an example has to be a well-formed part of a filing."""


def prove(pack: Pack, rules: Sequence[Rule] | None = None, lang: str = "zh") -> Iterator[Failure]:
    """Run every example of ``rules`` (all of the pack by default) and yield those that fail.

    An example that says how many ``findings`` it makes is held to that: one project can show every word of a lexicon.
    """
    for rule in pack.rules if rules is None else rules:
        for example in rule.examples:
            sources = example_sources(example)
            report = lint(sources, pack, LintOptions(lang=lang, extend_select=(rule.code,)))
            said = tuple(finding.message for finding in report.findings if finding.rule == rule.code)
            unreadable = () if _from_outside(example) else _unreadable(report)
            expected = example.data.get("findings")
            if bool(said) != example.fires or (expected and len(said) != int(expected)) or unreadable:
                yield Failure(rule.code, str(rule.file), example.at.line or 1, example.fires, said, unreadable)


def _from_outside(example: Example) -> bool:
    return "text" in example.data or "bytes" in example.data


def _unreadable(report: Report) -> tuple[str, ...]:
    return tuple(finding.message for finding in report.findings if finding.rule in ("X001", "X002"))


def example_sources(example: Example) -> list[Source]:
    """Return what the reader makes of an example: a row, a project, a filing, a run of filings, a text, or bytes."""
    data = example.data
    if "text" in data:
        return [read_bytes(str(data["text"]).encode(), "example.txt", named=True)]
    if "bytes" in data:
        return [read_bytes(bytes.fromhex(str(data["bytes"])), "example.bin", named=True)]
    filings = data["run"] if "run" in data else [_filing(data)]
    return [_source(filing, number) for number, filing in enumerate(filings, start=1)]


def _filing(data: Mapping[str, Any]) -> Mapping[str, Any]:
    if "filing" in data:
        return dict(data["filing"])
    project = dict(data["project"]) if "project" in data else {"name": "示例项目", "indicators": [data["row"]]}
    return {"kind": data.get("kind", "target"), "year": data.get("year", _YEAR), "projects": [project]}


def _source(filing: Mapping[str, Any], number: int) -> Source:
    whole = {"format": _FORMAT, "kind": "target", "year": _YEAR, **filing}
    text = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)
    return read_bytes(text.encode(), f"example-{number}.yaml", named=True)
