"""A pack's YAML read once: its plain data is kept in the user's cache, keyed by the content of every file.

A hundred rule files cost several bare interpreter starts to parse as YAML; a hook pays that at every commit. What is
kept is data, not code, and is only written after the whole pack has compiled without error, so that errors always
come from the YAML itself, with file and line.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from zhibiao import __version__
from zhibiao.packs.nodes import Source, load_yaml

__all__ = ("keep", "sources_of")


def sources_of(folder: Path) -> Mapping[str, Source]:
    """Return every YAML file below ``folder`` by its relative path, from the cache where that is true to the files."""
    files = sorted(path for path in folder.rglob("*.yaml") if path.is_file())
    kept = _kept(_place(folder, files))
    if kept is not None and set(kept) == {str(file.relative_to(folder)) for file in files}:
        return {name: Source(folder / name, data, {}) for name, data in kept.items()}
    return {str(file.relative_to(folder)): load_yaml(file) for file in files}


def keep(folder: Path, sources: Mapping[str, Source]) -> None:
    """Keep the data of a pack that compiled; a cache that cannot be written is no error."""
    place = _place(folder, [folder / name for name in sources])
    if place is None or place.exists():
        return
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump({name: source.data for name, source in sources.items()}, stream, ensure_ascii=False)
        Path(temporary).replace(place)
    except OSError:
        return


def _kept(place: Path | None) -> Mapping[str, object] | None:
    try:
        data = json.loads(place.read_text(encoding="utf-8")) if place else None
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) else None


def _place(folder: Path, files: list[Path]) -> Path | None:
    if os.environ.get("ZHIBIAO_NO_CACHE"):
        return None
    digest = hashlib.sha256(__version__.encode())
    try:
        for file in sorted(files):
            digest.update(str(file.relative_to(folder)).encode() + b"\0" + file.read_bytes() + b"\0")
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    except (OSError, RuntimeError):
        return None
    return Path(base) / "zhibiao" / "packs" / f"{digest.hexdigest()[:32]}.json"
