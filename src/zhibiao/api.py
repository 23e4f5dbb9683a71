"""The public functions: read, check, parse a value, load a pack."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zhibiao.filings import Source, read_path
from zhibiao.lint import LintOptions, lint
from zhibiao.model import Filing, Report
from zhibiao.packs import Pack, load_pack
from zhibiao.values import Value, parse_value

__all__ = ("Pack", "Value", "check", "load_pack", "parse_value", "read")


def read(path: str | Path) -> list[Filing]:
    """Return the filings in a file; empty where there are none or it cannot be read (``check`` says why)."""
    return list(read_path(Path(path)).filings)


def check(paths_or_filings: Sequence[str | Path | Filing], options: LintOptions | None = None) -> Report:
    """Lint files or filings by the shipped national pack and return the report."""
    sources = [
        Source.of(each) if isinstance(each, Filing) else read_path(Path(each), named=True) for each in paths_or_filings
    ]
    return lint(sources, load_pack(), options or LintOptions())
