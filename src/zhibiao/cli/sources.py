"""From the paths of a command line to what was read: files, folders, globs, and ``-`` for stdin."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from zhibiao.filings import Source

__all__ = ("read_all",)


def read_all(
    paths: Sequence[str], *, exclude: Sequence[str] = (), force_exclude: bool = False, encoding: str | None = None
) -> list[Source]:
    """Read every input that ``paths`` name, in a stable order; ``ZhibiaoError`` for a named path that is not there.

    With ``force_exclude`` a hook names the files, no person: one without a form is counted, not found fault with.
    """
    from zhibiao.filings import discover, read_bytes, read_path

    sources = []
    for found in discover(paths, exclude=exclude, force_exclude=force_exclude):
        if found.path == "-":
            data = sys.stdin.buffer.read()
            sources.append(read_bytes(data, "-", encoding=encoding, named=True))
        else:
            sources.append(read_path(found.path, encoding=encoding, named=found.named and not force_exclude))
    return sources
