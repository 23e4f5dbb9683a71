"""Which rules run, and how severe they are, in one run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from zhibiao.model import Severity
from zhibiao.packs import Pack, Rule
from zhibiao.problems import ZhibiaoError

__all__ = ("LintOptions", "Selection")


@dataclass(frozen=True)
class LintOptions:
    """What the user asks for. A selector is a code, the beginning of codes (``Q2``), a rule's name or a tag."""

    lang: str = "zh"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)


class Selection:
    """The rules of a pack that are in force in a run, with their severities."""

    def __init__(self, pack: Pack, options: LintOptions) -> None:
        for selector in (*options.select, *options.ignore, *options.extend_select, *options.severity):
            if not any(_matches(rule, selector) for rule in pack.rules):
                raise ZhibiaoError("lint.unknown_rule", name=selector, nearest=_nearest(pack, selector))
        self._options = options
        self._severity: dict[str, Severity] = {}
        for selector, severity in options.severity.items():
            self._severity |= {rule.code: severity for rule in pack.rules if _matches(rule, selector)}
        self.active = frozenset(rule.code for rule in pack.rules if self._is_active(rule))

    def severity(self, rule: Rule, found: Severity) -> Severity:
        """Return the severity of a finding that the rule itself gives ``found``."""
        given = self._severity.get(rule.code)
        if given is not None:
            return given
        return "warning" if found == "off" else found  # an `off` rule that somebody selected

    def _is_active(self, rule: Rule) -> bool:
        options = self._options
        if _any(rule, options.ignore) or self._severity.get(rule.code) == "off":
            return False
        named = _any(rule, options.select, whole=rule.severity == "off") or _any(
            rule, options.extend_select, whole=True
        )
        if rule.severity == "off" and rule.code not in self._severity:
            return named
        return named or not options.select


def _any(rule: Rule, selectors: Sequence[str], *, whole: bool = False) -> bool:
    # A prefix does not switch on what is off by default; its code or name does.
    return any(
        _matches(rule, each) and (not whole or rule.severity != "off" or _names(rule, each)) for each in selectors
    )


def _names(rule: Rule, selector: str) -> bool:
    return selector.upper() == rule.code or selector in (rule.name, *rule.aliases)


def _matches(rule: Rule, selector: str) -> bool:
    prefix = selector.upper()
    return (
        _names(rule, selector)
        or selector in rule.tags
        or (prefix[:1].isalpha() and prefix != "" and _is_prefix(rule, prefix))
    )


def _is_prefix(rule: Rule, prefix: str) -> bool:
    return rule.code.startswith(prefix) and (len(prefix) == 1 or prefix[1:].isdigit())


def _nearest(pack: Pack, selector: str) -> str:
    known = [name for rule in pack.rules for name in (rule.code, rule.name, *rule.tags)]
    close = get_close_matches(selector, known, n=1, cutoff=0.5) or get_close_matches(
        selector.upper(), known, n=1, cutoff=0.5
    )
    return close[0] if close else ""
