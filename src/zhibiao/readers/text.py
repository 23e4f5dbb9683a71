"""Plain text: bytes -> Document. The encoding is found out in a fixed order, never guessed by statistics.

Byte order mark, UTF-16 by its zero bytes, strict UTF-8, strict GB18030 (which holds GB2312 and GBK).
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache
from importlib import resources

import yaml

from zhibiao.model import NOWHERE, Location
from zhibiao.problems import Problem, UnreadableError
from zhibiao.readers.document import Document, Line

__all__ = ("MAX_BYTES", "decode", "document", "fold", "read_text")

# Reading a form is a search over its borders; a filing has tens of kilobytes, a whole province's volume a few MB.
MAX_BYTES = 5_000_000
_SHOWN_MEGABYTES = MAX_BYTES // 1_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# First bytes of files that are no text, and the message that says what they are.
_BINARY = (
    (b"%PDF", "readers.is_pdf"),
    (b"PK\x03\x04", "readers.is_office"),
    (b"\xd0\xcf\x11\xe0", "readers.is_old_office"),
    (b"{\\rtf", "readers.is_rtf"),
    (b"\x89PNG", "readers.is_image"),
    (b"\xff\xd8\xff", "readers.is_image"),
    (b"GIF8", "readers.is_image"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HAN = re.compile("[\u4e00-\u9fff]")
_PAGE = "\f"
_BLANK_LINES_OF_A_PAGE_BREAK = 3
# Share of Chinese characters among the 3,755 common ones (GB2312 level 1): about 0.97 in filings, below 0.6 where the
# encoding is wrong.
_LEAST_COMMON = 0.75
_COMMON_FIRST, _COMMON_LAST = 0xB0, 0xD7


def read_text(data: bytes, encoding: str | None = None) -> Document:
    """Return the text in ``data`` as a document; ``encoding`` overrides the finding out.

    Raises ``UnreadableError`` for an empty file, a file above 5 MB, a file that is no text and bytes that are not in
    the encoding; the problem says which, where and what to do.
    """
    if len(data) > MAX_BYTES:
        raise _unreadable("readers.too_large", size=f"{len(data) / 1_000_000:.0f}", limit=_SHOWN_MEGABYTES)
    if not data.strip(b"\x00 \t\r\n\f"):
        raise _unreadable("readers.empty")
    for start, key in _BINARY:
        if data.startswith(start):
            raise _unreadable(key)
    text = decode(data, encoding)
    if not fold(text).strip():
        raise _unreadable("readers.empty")
    return document(text)


def decode(data: bytes, encoding: str | None = None) -> str:
    """Return the characters of ``data`` as they are, without byte order mark; raises as ``read_text`` does."""
    return (_named(data, encoding) if encoding else _found_out(data)).removeprefix("\ufeff")


def document(text: str) -> Document:
    """Return ``text`` as a document: numbered lines, folded, with pages by form feeds or by runs of blank lines."""
    raw = fold(text).split("\n")
    fed = any(_PAGE in line for line in raw)
    lines: list[Line] = []
    page, blank = 1, 0
    for number, line in enumerate(raw, start=1):
        page += line.count(_PAGE)
        plain = line.replace(_PAGE, "")
        if plain.strip():
            if not fed and blank >= _BLANK_LINES_OF_A_PAGE_BREAK and lines and number - blank > 1:
                page += 1
            blank = 0
        else:
            blank += 1
        lines.append(Line(number, plain, page))
    return Document(tuple(lines))


def fold(text: str) -> str:
    """Return ``text`` with what only looks different made equal; positions within a line change by dropped marks only.

    Line ends become LF, no-break and ideographic spaces become spaces, byte order marks, zero-width characters and NUL
    go, radicals become the characters they stand for.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_folding())


@cache
def _folding() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys((0x00, 0xFEFF, 0x200B, 0x200C, 0x200D, 0x2060, 0x00AD))
    table |= {0x00A0: " ", 0x2002: " ", 0x2003: " ", 0x2009: " ", 0x202F: " ", 0x3000: "  ", 0x2028: "\n", 0x0B: "\n"}
    rows = yaml.safe_load(resources.files(__package__).joinpath("radicals.yaml").read_text(encoding="utf-8"))
    for row in rows:
        table |= {ord(row[at]): row[at + 1] for at in range(0, len(row), 2)}
    return table


def _unreadable(key: str, at: Location = NOWHERE, **fields: object) -> UnreadableError:
    return UnreadableError(Problem(key, fields, at))


def _named(data: bytes, encoding: str) -> str:
    try:
        return data.decode(codecs.lookup(encoding).name)
    except LookupError:  # also for a codec that makes no text, such as base64
        raise _unreadable("readers.unknown_encoding", encoding=encoding) from None
    except UnicodeError as error:
        line = data[: getattr(error, "start", 0)].count(b"\n") + 1
        raise _unreadable("readers.not_in_encoding", Location(line=line), encoding=encoding, line=line) from None


def _found_out(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding)
    if b"\x00" in data and (wide := _utf16(data)) is not None:
        return wide
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        place = error.start
    if (wide := _utf16_of_characters(data)) is not None:
        return wide
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        line = data[: max(place, error.start)].count(b"\n") + 1
        raise _unreadable("readers.no_encoding", Location(line=line), line=line) from None
    return _common(_checked(text))


def _marked(data: bytes, encoding: str) -> str:
    try:
        return _checked(data.decode(encoding))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _unreadable("readers.not_in_encoding", Location(line=line), encoding=encoding, line=line) from None


def _utf16(data: bytes) -> str | None:
    """Return UTF-16 text without a mark: the zero bytes of its digits and line ends stand on one side only."""
    high, low = data[0::2].count(0), data[1::2].count(0)
    if len(data) % 2 or max(high, low) < 20 * min(high, low) or max(high, low) * 200 < len(data):
        return None
    try:
        text = data.decode("utf-16-be" if high > low else "utf-16-le")
    except UnicodeDecodeError:
        return None
    return text if not _CONTROL.search(text) else None


def _utf16_of_characters(data: bytes) -> str | None:
    """Return UTF-16 text without a mark and without any ASCII character: nearly all characters are common ones."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if sum(map(_is_common, text)) * 10 >= 8 * len(text):
            return text
    return None


def _is_common(character: str) -> bool:
    try:
        encoded = character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(encoded) == 2 and _COMMON_FIRST <= encoded[0] <= _COMMON_LAST


def _checked(text: str) -> str:
    """Return ``text``; refuse what is no text (control characters) or was damaged before (replacement characters)."""
    strange = len(_CONTROL.findall(text))
    if strange * 50 > len(text):
        raise _unreadable("readers.is_binary")
    lost = text.count("\ufffd")
    if lost * 100 > len(text):
        line = text[: text.index("\ufffd")].count("\n") + 1
        raise _unreadable("readers.damaged", Location(line=line), line=line)
    return text


def _common(text: str) -> str:
    """Return ``text``; refuse GB18030 text made of rare characters: it was written in another encoding (Big5)."""
    characters = _HAN.findall(text)
    if not characters:
        letters = sum(unicodedata.category(character).startswith("L") for character in text)
        if letters * 2 > len(text):
            return text
        raise _unreadable("readers.is_binary")
    sample = characters[:5000]
    if sum(map(_is_common, sample)) < _LEAST_COMMON * len(sample):
        raise _unreadable("readers.garbled")
    return text
