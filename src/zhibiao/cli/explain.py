"""``zhibiao explain``: what a rule looks for, why, on what legal basis, and how to mend it."""

from __future__ import annotations

import click

from zhibiao.checks.expression import nearest
from zhibiao.cli.app import EXIT_OK
from zhibiao.cli.base import LocalCommand, option
from zhibiao.cli.output import emit
from zhibiao.problems import ZhibiaoError

__all__ = ("build",)


def build(lang: str) -> click.Command:
    """Return the command in ``lang``."""

    def run(rule: str, pack: str) -> int:
        from zhibiao.packs import load_pack
        from zhibiao.reports.rules import explain_rule

        rules = load_pack(pack)
        found = rules.rule(rule)
        if found is None:
            names = [name for each in rules.rules for name in (each.code, each.name)]
            raise ZhibiaoError("lint.unknown_rule", name=rule, nearest=nearest(rule, names) or rules.rules[0].code)
        emit(explain_rule(found, rules, lang))
        return EXIT_OK

    return LocalCommand(
        "explain",
        lang,
        callback=run,
        params=[click.Argument(["rule"]), option(lang, "--pack", metavar="NAME|FOLDER", default="national")],
    )
