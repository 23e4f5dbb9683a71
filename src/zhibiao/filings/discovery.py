"""From the paths of a command line to files: files, folders, globs and ``-``, in a stable order."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import translate
from pathlib import Path

from zhibiao.problems import ZhibiaoError

__all__ = ("SUFFIXES", "Found", "discover")

# What a folder brings. The documents are brought although they are not read yet: a folder of drafts in Word that ends
# with "nothing found" would be a false all-clear.
SUFFIXES = frozenset(
    {".yaml", ".yml", ".json", ".txt"}
    | {".pdf", ".ofd", ".doc", ".docx", ".docm", ".wps", ".xls", ".xlsx", ".xlsm", ".et", ".rtf"}
)
# Our own files beside filings, and the lock files of office programs.
_NOT_FILINGS = re.compile(r"(?:.*\.)?zhibiao\.ya?ml|~\$.*|\..*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read; ``named`` if the user named it, not a folder or a glob that holds it."""

    path: str
    named: bool


def discover(paths: Sequence[str | Path], *, exclude: Sequence[str] = (), force_exclude: bool = False) -> list[Found]:
    """Return the files that ``paths`` name, each once, in the order of ``paths`` and sorted within a folder or glob.

    ``exclude`` are globs for files or folders, by name (``old``) or path (``drafts/old/*``); they spare named files
    unless ``force_exclude``. Raises ``ZhibiaoError`` for a named path that does not exist.
    """
    excluded = _Excluded(exclude)
    found: dict[str, Found] = {}
    for path in map(str, paths):
        for file in _files(path, excluded):
            if file.named and force_exclude and excluded.holds(file.path):
                continue
            key = os.path.abspath(file.path) if file.path != "-" else "-"  # noqa: PTH100 - 5,000 paths
            if key not in found or (file.named and not found[key].named):
                found[key] = file
    return list(found.values())


def _files(path: str, excluded: _Excluded) -> Iterator[Found]:
    if path == "-":
        yield Found(path, named=True)
    elif os.path.isdir(path):  # noqa: PTH112
        yield from _folder(path, excluded)
    elif os.path.lexists(path):
        yield Found(path, named=True)
    elif any(sign in path for sign in "*?["):
        from glob import iglob  # noqa: PLC0415 - cold start: a named file needs none

        for each in sorted(iglob(path, recursive=True)):  # noqa: PTH207 - a path may hold several folders
            if os.path.isdir(each):  # noqa: PTH112
                if "**" not in path:  # which brings the files of the folders by itself
                    yield from _folder(each, excluded)
            elif not excluded.holds(each):
                yield Found(each, named=False)
    else:
        raise ZhibiaoError("filings.not_there", path=path)


def _folder(path: str, excluded: _Excluded) -> Iterator[Found]:
    closed: list[OSError] = []
    for folder, folders, files in os.walk(path, onerror=closed.append):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not excluded.holds(_joined(folder, name))
        )
        for name in sorted(files):
            if os.path.splitext(name)[1].lower() in SUFFIXES and not _NOT_FILINGS.fullmatch(name):  # noqa: PTH122
                file = _joined(folder, name)
                if not excluded.holds(file):
                    yield Found(file, named=False)
    for error in closed:  # a folder that may not be opened is reported like a file
        yield Found(str(error.filename), named=False)


def _joined(folder: str, name: str) -> str:
    return os.path.normpath(os.path.join(folder, name))  # noqa: PTH118


class _Excluded:
    """The globs of ``--exclude`` as one expression."""

    def __init__(self, globs: Sequence[str]) -> None:
        plain = [each.replace(os.sep, "/").removeprefix("./").rstrip("/") for each in globs]
        self._found = re.compile("|".join(map(translate, plain))).match if any(plain) else None
        self._here = os.getcwd().replace(os.sep, "/") + "/"  # noqa: PTH109

    def holds(self, path: str) -> bool:
        """Tell whether ``path``, its name, or a folder above it (by name or path) is excluded."""
        if self._found is None:
            return False
        parts = path.replace(os.sep, "/").removeprefix(self._here).removeprefix("./").split("/")
        return any(self._found(part) or self._found("/".join(parts[: end + 1])) for end, part in enumerate(parts))
