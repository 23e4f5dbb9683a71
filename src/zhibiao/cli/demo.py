"""``zhibiao demo``: lint the packaged examples and write the page: the one-minute tour."""

from __future__ import annotations

from pathlib import Path

import click

from zhibiao.cli.app import EXIT_OK
from zhibiao.cli.base import LocalCommand, option
from zhibiao.cli.output import emit, write_file
from zhibiao.cli.sources import read_all
from zhibiao.messages import say

__all__ = ("build", "examples_folder")


def examples_folder() -> Path:
    """Return the folder of the example filings: inside the installed package, or in the checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "examples"
    return installed if installed.is_dir() else package.parent.parent / "examples"


def build(lang: str) -> click.Command:
    """Return the command in ``lang``."""

    def run(output: str, force: bool) -> int:  # noqa: FBT001 - click's form
        from zhibiao.lint import LintOptions, lint
        from zhibiao.packs import load_pack
        from zhibiao.reports import RenderOptions, render

        report = lint(read_all([str(examples_folder())]), load_pack(), LintOptions(lang=lang))
        page = Path(output)
        write_file(page, render(report, "html", options=RenderOptions()), force=force)
        emit(render(report, "full", options=RenderOptions(width=100, show="error")))
        click.echo(say("cli.demo_done", lang, file=page.resolve()))
        return EXIT_OK

    return LocalCommand(
        "demo",
        lang,
        callback=run,
        params=[
            option(lang, "-o", "--output", key="demo_output", metavar="FILE", default="zhibiao-demo.html"),
            option(lang, "--force", is_flag=True),
        ],
    )
