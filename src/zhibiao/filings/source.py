"""One input, whatever it is -> the filings in it and what could not be read. Goes by content, never by suffix."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from zhibiao.filings.yaml_source import is_data, read_data
from zhibiao.model import Filing
from zhibiao.problems import Problem, UnreadableError, ZhibiaoError

__all__ = ("MAX_BYTES", "Source", "read_bytes", "read_path")

State = Literal["judged", "partly", "unreadable", "no_form", "other_kind"]

MAX_BYTES = 50_000_000
_DATA_SUFFIXES = (".yaml", ".yml", ".json")
_HEAD = 1024
_CHUNK = 1 << 16

# How files begin that are no text, and what is said about them; the first that fits.
_SIGNATURES = (
    (re.compile(rb".{0,1000}%PDF-", re.DOTALL), "pdf"),
    (re.compile(rb"PK\x03\x04"), "package"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "compound"),
    (re.compile(rb"\{\\rtf"), "rtf"),
    (
        re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|RIFF....WEBP|BM.{4}\x00\x00\x00\x00", re.DOTALL),
        "image",
    ),
    (re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh[1-9]1AY"), "archive"),
    (
        re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype\s+html|<html|<head|<table|<\?xml|MIME-Version:)", re.IGNORECASE),
        "web",
    ),
)
# Parts of a zip package that tell what it is.
_PARTS = ((b"word/", "word"), (b"xl/", "excel"), (b"OFD.xml", "ofd"))
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Source:
    """One input and what is in it; ``named`` if the user named it, not a folder or a glob that holds it."""

    path: str
    data: Literal["data", "text", "other"]
    """How it is written: YAML or JSON, running text, or anything else."""
    filings: tuple[Filing, ...] = ()
    problems: tuple[Problem, ...] = ()
    other_forms: int = 0
    named: bool = True
    state: State = "no_form"

    @classmethod
    def of(cls, *filings: Filing) -> Source:
        """Return filings that did not come from a file as an input of a run."""
        return _settled(cls(filings[0].path if filings else "", "data", filings))


def read_path(path: str | Path, *, encoding: str | None = None, named: bool = True) -> Source:
    """Return what is in the file ``path``; ``encoding`` overrides the finding out.

    Raises ``ZhibiaoError`` where a ``named`` file does not exist; everything else that is wrong is in ``problems``.
    """
    where = str(path)
    try:
        with Path(path).open("rb") as file:
            data = file.read(_CHUNK)  # a read of all that may come would set aside that much memory each time
            if len(data) == _CHUNK:
                data += file.read(MAX_BYTES + 1 - _CHUNK)
    except FileNotFoundError as error:
        if named:
            raise ZhibiaoError("filings.not_there", path=where) from error
        return _unreadable(where, "gone", named=named)
    except IsADirectoryError:
        return _unreadable(where, "folder", named=named)
    except PermissionError:
        return _unreadable(where, "no_permission", named=named)
    except (OSError, ValueError):
        return _unreadable(where, "cannot_open", named=named)
    return read_bytes(data, where, encoding=encoding, named=named)


def read_bytes(data: bytes, path: str, *, encoding: str | None = None, named: bool = True) -> Source:
    """Return what is in ``data``; ``path`` is what the findings name (``-`` for standard input)."""
    if len(data) > MAX_BYTES:
        return _unreadable(path, "too_large", named=named, limit=MAX_BYTES // 1_000_000)
    if (kind := _kind(data)) is not None:
        return _unreadable(path, kind, named=named)
    try:
        text = _decoded(data, encoding)
        if is_data(text):
            read = read_data(text, path)
            return _settled(Source(path, "data", read.filings, read.problems, named=named))
        if path.lower().endswith(_DATA_SUFFIXES):
            return _settled(Source(path, "data", named=named))
        return _text(data, path, encoding, named=named)
    except UnreadableError as error:
        return _settled(Source(path, "other", problems=(error.problem,), named=named))


def _kind(data: bytes) -> str | None:
    kind = next((kind for start, kind in _SIGNATURES if start.match(data[:_HEAD])), None)
    if kind == "package":
        return next((kind for part, kind in _PARTS if part in data), "archive")
    if kind == "compound":
        return "encrypted" if _ENCRYPTED in data else "old_office"
    return kind


def _decoded(data: bytes, encoding: str | None) -> str:
    if encoding is None and b"\x00" not in data:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    from zhibiao.readers.text import decode  # noqa: PLC0415 - cold start: a YAML filing in UTF-8 needs no reader

    return decode(data, encoding)


def _text(data: bytes, path: str, encoding: str | None, *, named: bool) -> Source:
    from zhibiao.forms import interpret  # noqa: PLC0415 - cold start: a YAML filing needs neither forms nor readers
    from zhibiao.readers.text import read_text  # noqa: PLC0415

    found = interpret(read_text(data, encoding))
    return _settled(Source(path, "text", found.filings, found.problems, found.other_forms, named))


def _unreadable(path: str, key: str, *, named: bool, **fields: object) -> Source:
    return _settled(Source(path, "other", problems=(Problem(f"filings.{key}", fields),), named=named))


def _settled(source: Source) -> Source:
    """Return ``source`` with its state, and with X002 where the user named a file that holds no form."""
    problems = source.problems
    state: State
    if source.filings:
        state = "partly" if problems else "judged"
    elif problems:
        state = "unreadable"
    else:
        state = "other_kind" if source.other_forms else "no_form"
    if state == "no_form" and source.named:
        key = "no_form_data" if source.data == "data" else "no_form"
        problems = (Problem(f"filings.{key}", {}, rule="X002"),)
    return replace(source, state=state, problems=problems)
