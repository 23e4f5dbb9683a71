"""What the packs say of themselves: the list of rules, and one rule explained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from zhibiao.messages import say
from zhibiao.packs import Example, Pack, Rule
from zhibiao.reports.width import pad, width, wrap
from zhibiao.reports.words import Words

__all__ = ("explain_rule", "list_rules")

_COLUMNS = 88


def list_rules(pack: Pack, lang: str) -> str:
    """Return the rules of a pack by family: code, level, name, title."""
    words = Words(lang)
    names = max(len(rule.name) for rule in pack.rules) + 2
    levels = max(width(words.severity(rule.severity)) for rule in pack.rules) + 2
    lines = [f"{pack.title[lang]} ({pack.name}@{pack.version})"]
    family = ""
    for rule in sorted(pack.rules, key=lambda rule: rule.code):
        if rule.code[0] != family:
            family = rule.code[0]
            lines += ["", f"{family}  {words.family(family)}"]
        level = words.say("rule_off") if rule.severity == "off" else words.severity(rule.severity)
        lines.append(f"  {rule.code}  {pad(level, levels)}{pad(rule.name, names)}{rule.title[lang].render(str)}")
    return "\n".join([*lines, "", say("reports.rules_counted", lang, number=len(pack.rules))])


def explain_rule(rule: Rule, pack: Pack, lang: str) -> str:
    """Return the page of a rule for the terminal: what, level, review item, why, how, legal basis, examples."""
    words = Words(lang)
    level = words.say("rule_off") if rule.severity == "off" else words.severity(rule.severity)
    lines = [f"{rule.code} {rule.name}", rule.title[lang].render(str), ""]
    lines.append(f"{words.say('rule_level')}{level}    {words.say('rule_item')}{words.item(rule.item)}")
    for heading, text in (("rule_why", rule.why), ("rule_how", rule.how)):
        lines += ["", words.say(heading), *_indented(text[lang].render(str))]
    lines += ["", words.say("rule_basis")]
    for key in rule.basis:
        basis = pack.bases[key]
        title = basis.title[lang] if basis.verified else say("lint.unverified", lang, title=basis.title[lang])
        lines += _indented(title)
    for heading, fires in (("rule_bad", True), ("rule_good", False)):
        lines += ["", words.say(heading)]
        for example in rule.examples:
            if example.fires == fires and example.data.get("page", True):
                lines += _example(example, lang)
    return "\n".join(lines)


def _indented(text: str) -> list[str]:
    return [f"  {line}" for line in wrap(text, _COLUMNS - 2)]


def _example(example: Example, lang: str) -> Iterator[str]:
    """Yield an example as people read it: a row on one line, larger ones as the data that they are."""
    data: Mapping[str, Any] = example.data
    if "row" in data:
        row = data["row"]
        levels = " › ".join(str(row[key]) for key in ("level1", "level2") if row.get(key))
        cells = [row.get("name") or "", row.get("target") or say("reports.rule_blank", lang)]
        cells += [str(row[key]) for key in ("actual", "score") if row.get(key)]
        yield f"  - {levels + ' › ' if levels else ''}{'：'.join(cells)}"
        return
    text = yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False, width=_COLUMNS)
    first, *rest = text.rstrip().splitlines()
    yield f"  - {first}"
    yield from (f"    {line}" for line in rest)
