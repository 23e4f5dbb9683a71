"""The command ``zhibiao`` (thin; grows)."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

__all__ = ("main",)


@click.group()
def main() -> None:
    """zhibiao."""


@main.command()
@click.argument("paths", nargs=-1)
@click.option("--format", "format_", default="full")
@click.option("--fail-on", default="error")
@click.option("--select", multiple=True)
@click.option("--lang", default="zh")
def check(paths: tuple[str, ...], format_: str, fail_on: str, select: tuple[str, ...], lang: str) -> None:
    from zhibiao.filings import read_path
    from zhibiao.lint import LintOptions, lint
    from zhibiao.packs import load_pack
    from zhibiao.reports import RenderOptions, render

    sources = [read_path(Path(path)) for path in paths]
    selectors = tuple(code for each in select for code in each.split(","))
    report = lint(sources, load_pack(), LintOptions(lang=lang, select=selectors))
    click.echo(render(report, format_, options=RenderOptions(width=100, colour=False, show="info")))
    failing = {"error": ("error",), "warning": ("error", "warning"), "info": ("error", "warning", "info")}.get(
        fail_on, ()
    )
    sys.exit(any(finding.severity in failing for finding in report.findings))


@main.command()
@click.argument("path")
@click.option("--to", default="yaml")
@click.option("-o", "output")
def convert(path: str, to: str, output: str) -> None:
    from zhibiao.filings import read_path
    from zhibiao.filings.writer import dump_json, dump_yaml

    source = read_path(Path(path))
    text = (dump_json if to == "json" else dump_yaml)(source.filings)
    if output in (None, "-"):
        click.echo(text)
    else:
        Path(output).write_text(text, encoding="utf-8")


@main.command()
@click.argument("values", nargs=-1)
@click.option("--format", "format_", default="jsonl")
def parse(values: tuple[str, ...], format_: str) -> None:
    from zhibiao.values import parse_value, to_data

    lines = sys.stdin.read().splitlines() if values == ("-",) else values
    for line in lines:
        click.echo(json.dumps(to_data(parse_value(line)), ensure_ascii=False))


@main.group()
def rules() -> None:
    """Rules."""


@rules.command("test")
@click.argument("codes", nargs=-1)
def rules_test(codes: tuple[str, ...]) -> None:
    from zhibiao.packs import load_pack
    from zhibiao.proof import prove

    pack = load_pack()
    chosen = [rule for rule in pack.rules if not codes or rule.code.startswith(codes)]
    failures = list(prove(pack, chosen))
    for failure in failures:
        click.echo(
            f"{failure.file}:{failure.line}: {failure.rule} should_fire={failure.should_fire} said={failure.said} unreadable={failure.unreadable}"
        )
    click.echo(f"{len(chosen)} rules, {len(failures)} failures")
    sys.exit(bool(failures))
