"""``zhibiao convert``: the filings in a file as data."""

from __future__ import annotations

from pathlib import Path

import click

from zhibiao.cli.app import EXIT_FINDINGS, EXIT_OK
from zhibiao.cli.base import LocalCommand, option
from zhibiao.cli.output import emit, write_file
from zhibiao.cli.sources import read_all
from zhibiao.messages import say

__all__ = ("build",)


def build(lang: str) -> click.Command:
    """Return the command in ``lang``."""

    def run(file: str, to: str, output: str, encoding: str | None, force: bool) -> int:  # noqa: FBT001 - click's form
        from zhibiao.filings.writer import dump_json, dump_yaml

        [source] = read_all([file], encoding=encoding)
        for problem in source.problems:
            line = f":{problem.at.line}" if problem.at.line else ""
            click.echo(f"{source.path}{line}: {problem.sentence(lang)}", err=True)
        if not source.filings:
            click.echo(say("cli.nothing_converted", lang, file=source.path), err=True)
            return EXIT_FINDINGS
        text = dump_json(source.filings) if to == "json" else dump_yaml(source.filings)
        if output == "-":
            emit(text)
        else:
            write_file(Path(output), text, force=force)
            click.echo(say("cli.written", lang, file=output), err=True)
        return EXIT_FINDINGS if source.problems else EXIT_OK

    return LocalCommand(
        "convert",
        lang,
        callback=run,
        params=[
            click.Argument(["file"]),
            option(lang, "--to", type=click.Choice(["yaml", "json"]), default="yaml"),
            option(lang, "-o", "--output", key="convert_output", metavar="FILE", default="-"),
            option(lang, "--encoding", metavar="NAME"),
            option(lang, "--force", is_flag=True),
        ],
    )
