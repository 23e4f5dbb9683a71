"""``zhibiao check``: lint files, folders, globs or stdin, and write the reports."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

import click

from zhibiao.cli.app import EXIT_FINDINGS, EXIT_NO_INPUT, EXIT_OK
from zhibiao.cli.base import LocalCommand, option
from zhibiao.cli.output import emit, write_file
from zhibiao.cli.sources import read_all
from zhibiao.messages import say
from zhibiao.model import Report, Severity
from zhibiao.problems import ZhibiaoError

__all__ = ("build", "exit_code")

_LEVELS = ("error", "warning", "info")


def build(lang: str) -> click.Command:
    """Return the command in ``lang``."""

    def run(**given: object) -> int:
        return _check(lang, **given)  # type: ignore[arg-type]

    return LocalCommand(
        "check",
        lang,
        callback=run,
        params=[
            click.Argument(["paths"], nargs=-1, required=True),
            option(lang, "--format", metavar="FORMAT", default="full"),
            option(lang, "--output", metavar="FORMAT=FILE", multiple=True),
            option(lang, "--pack", metavar="NAME|FOLDER", default="national"),
            option(lang, "--select", metavar="CODES", multiple=True),
            option(lang, "--ignore", metavar="CODES", multiple=True),
            option(lang, "--extend-select", metavar="CODES", multiple=True),
            option(lang, "--severity", metavar="RULE=LEVEL", multiple=True),
            option(lang, "--fail-on", type=click.Choice([*_LEVELS, "never"]), default="error"),
            option(lang, "--show", type=click.Choice(_LEVELS)),
            option(lang, "--exclude", metavar="GLOB", multiple=True),
            option(lang, "--force-exclude", is_flag=True),
            option(lang, "--encoding", metavar="NAME"),
            option(lang, "--statistics", is_flag=True),
            option(lang, "--quiet", "-q", is_flag=True),
            option(lang, "--no-progress", is_flag=True),
            option(lang, "--force", is_flag=True),
        ],
    )


def _check(  # noqa: PLR0913 - one parameter an option
    lang: str,
    *,
    paths: Sequence[str],
    format: str,  # noqa: A002 - the option's name
    output: Sequence[str],
    pack: str,
    select: Sequence[str],
    ignore: Sequence[str],
    extend_select: Sequence[str],
    severity: Sequence[str],
    fail_on: str,
    show: str | None,
    exclude: Sequence[str],
    force_exclude: bool,
    encoding: str | None,
    statistics: bool,
    quiet: bool,
    no_progress: bool,  # noqa: ARG001 - accepted from hooks; there is no progress bar to suppress yet
    force: bool,
) -> int:
    from zhibiao.lint import LintOptions, lint
    from zhibiao.packs import load_pack
    from zhibiao.reports import RenderOptions, render

    files = _outputs(output, lang)
    _known_formats([format, *files], lang)
    options = LintOptions(
        lang=lang,
        select=_codes(select),
        ignore=_codes(ignore),
        extend_select=_codes(extend_select),
        severity=_severities(severity),
    )
    rules = load_pack(pack)
    sources = read_all(paths, exclude=exclude, force_exclude=force_exclude, encoding=encoding)
    if not sources:
        click.echo(say("cli.no_input", lang), err=True)
        return EXIT_NO_INPUT
    report = lint(sources, rules, options)
    terminal = sys.stdout.isatty()
    look = RenderOptions(
        width=click.get_current_context().terminal_width or _columns(),
        colour=terminal and not _no_colour(),
        show=cast("Severity", show or ("warning" if terminal else "info")),  # type: ignore[arg-type]
        statistics=statistics,
        quiet=quiet,
    )
    for kind, file in files.items():
        write_file(file, render(report, kind, options=look), force=force)
        click.echo(say("cli.written", lang, file=file), err=True)
    if not files or format != "full":
        emit(render(report, format, options=look))
    return exit_code(report, fail_on)


def exit_code(report: Report, fail_on: str) -> int:
    """Return 1 where an open finding is at or above ``fail_on`` (``never``: no finding is), else 0."""
    failing = _LEVELS[: _LEVELS.index(fail_on) + 1] if fail_on in _LEVELS else ()
    bad = any(finding.severity in failing and finding.status == "open" for finding in report.findings)
    return EXIT_FINDINGS if bad else EXIT_OK


def _codes(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(code.strip() for each in given for code in each.split(",") if code.strip())


def _severities(given: Sequence[str]) -> Mapping[str, Severity]:
    chosen: dict[str, Severity] = {}
    for each in given:
        rule, _, level = each.partition("=")
        if level not in (*_LEVELS, "off"):
            raise ZhibiaoError("cli.bad_severity", text=each)
        chosen[rule] = cast("Severity", level)
    return chosen


def _outputs(given: Sequence[str], _lang: str) -> Mapping[str, Path]:
    files = {}
    for each in given:
        kind, equals, file = each.partition("=")
        if not equals or not file:
            raise ZhibiaoError("cli.bad_output", text=each)
        files[kind] = Path(file)
    return files


def _known_formats(names: Sequence[str], _lang: str) -> None:
    from zhibiao.reports import FORMATS

    for name in names:
        if name not in FORMATS:
            raise ZhibiaoError("reports.unknown_format", name=name, known=", ".join(FORMATS))


def _columns() -> int:
    import shutil

    return shutil.get_terminal_size((100, 24)).columns


def _no_colour() -> bool:
    import os

    return bool(os.environ.get("NO_COLOR"))
