"""From the paths of a command line to what was read: files, folders, globs, and ``-`` for stdin."""

from __future__ import annotations

from collections.abc import Sequence

import click

from zhibiao.filings import Source

__all__ = ("read_all",)


def read_all(
    paths: Sequence[str], *, exclude: Sequence[str] = (), force_exclude: bool = False, encoding: str | None = None
) -> list[Source]:
    """Read every input that ``paths`` name, in a stable order; ``ZhibiaoError`` for a named path that is not there."""
    from zhibiao.filings import discover, read_bytes, read_path

    sources = []
    for found in discover(paths, exclude=exclude, force_exclude=force_exclude):
        if found.path == "-":
            data = click.get_binary_stream("stdin").read()
            sources.append(read_bytes(data, "-", encoding=encoding, named=True))
        else:
            sources.append(read_path(found.path, encoding=encoding, named=found.named))
    return sources
