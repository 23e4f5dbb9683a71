"""Where reports and data go: the terminal, or a file that is written whole or not at all and never over another."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import click

from zhibiao.problems import ZhibiaoError

__all__ = ("emit", "write_file")


def emit(content: str | bytes) -> None:
    """Write a report to stdout, ending in one line break."""
    if isinstance(content, bytes):
        sys.stdout.buffer.write(content)
    else:
        click.echo(content.rstrip("\n"))


def write_file(path: Path, content: str | bytes, *, force: bool) -> None:
    """Write ``path`` atomically; raise ``ZhibiaoError`` where it exists (without ``force``) or cannot be written."""
    if path.exists() and not force:
        raise ZhibiaoError("cli.file_exists", file=str(path))
    if path.is_dir() or not path.parent.is_dir():
        raise ZhibiaoError("cli.cannot_write", file=str(path))
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        raise ZhibiaoError("cli.cannot_write", file=str(path)) from error
