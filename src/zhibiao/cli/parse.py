"""``zhibiao parse``: how single values are read."""

from __future__ import annotations

import json
import sys

import click

from zhibiao.cli.app import EXIT_OK
from zhibiao.cli.base import LocalCommand, option

__all__ = ("build",)


def build(lang: str) -> click.Command:
    """Return the command in ``lang``."""

    def run(values: tuple[str, ...], format: str) -> int:  # noqa: A002 - the option's name
        from zhibiao.values import parse_value, to_data

        # One JSON line out for each line in, in order; only \n ends a line, so that no sign in a value splits it.
        given = _lines(sys.stdin.buffer.read()) if values == ("-",) else values
        data = [to_data(parse_value(text)) for text in given]
        if format == "json":
            click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        else:
            for each in data:
                click.echo(json.dumps(each, ensure_ascii=False))
        return EXIT_OK

    return LocalCommand(
        "parse",
        lang,
        callback=run,
        params=[
            click.Argument(["values"], nargs=-1, required=True),
            option(lang, "--format", key="parse_format", type=click.Choice(["json", "jsonl"]), default="jsonl"),
        ],
    )


def _lines(data: bytes) -> list[str]:
    lines = data.decode("utf-8", errors="replace").removeprefix("\ufeff").split("\n")
    return [line.removesuffix("\r") for line in (lines[:-1] if lines[-1] == "" else lines)]
