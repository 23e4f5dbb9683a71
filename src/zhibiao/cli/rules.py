"""``zhibiao rules list|show|test``: the packs, what is in them, and their self-test."""

from __future__ import annotations

from pathlib import Path

import click

from zhibiao.cli.app import EXIT_FINDINGS, EXIT_OK
from zhibiao.cli.base import LocalCommand, LocalGroup, option
from zhibiao.cli.explain import build as build_explain
from zhibiao.cli.output import emit
from zhibiao.messages import say

__all__ = ("build",)


def build(lang: str) -> click.Command:
    """Return the group in ``lang``."""
    group = LocalGroup("rules", lang, key="help_rules")
    show = build_explain(lang)
    show.name = "show"
    for command in (_list(lang), show, _test(lang)):
        group.add_command(command)
    return group


def _list(lang: str) -> click.Command:
    def run(pack: str) -> int:
        from zhibiao.packs import load_pack
        from zhibiao.reports.rules import list_rules

        emit(list_rules(load_pack(pack), lang))
        return EXIT_OK

    pack_option = option(lang, "--pack", metavar="NAME|FOLDER", default="national")
    return LocalCommand("list", lang, path="rules ", callback=run, params=[pack_option])


def _test(lang: str) -> click.Command:
    def run(packs: tuple[str, ...]) -> int:
        from zhibiao.packs import load_pack, shipped_packs
        from zhibiao.proof import prove

        failed = False
        for name in packs or shipped_packs():
            pack = load_pack(name)
            failures = list(prove(pack, lang=lang))
            for failure in failures:
                click.echo(_sentence(failure, lang))
            examples = sum(len(rule.examples) for rule in pack.rules)
            click.echo(
                say(
                    "cli.tested", lang, pack=pack.name, rules=len(pack.rules), examples=examples, failures=len(failures)
                )
            )
            failed = failed or bool(failures)
        return EXIT_FINDINGS if failed else EXIT_OK

    arguments: list[click.Parameter] = [click.Argument(["packs"], nargs=-1)]
    return LocalCommand("test", lang, path="rules ", callback=run, params=arguments)


def _sentence(failure: object, lang: str) -> str:
    from zhibiao.proof import Failure

    assert isinstance(failure, Failure)  # noqa: S101 - for the type checker
    key = "test_unreadable" if failure.unreadable else "test_silent" if failure.should_fire else "test_fired"
    said = " ".join(failure.unreadable or failure.said)
    place = f"{Path(failure.file).name}:{failure.line}"
    return f"{place}: " + say(f"cli.{key}", lang, rule=failure.rule, said=said)
