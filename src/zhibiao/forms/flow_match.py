"""Labels in a stream of tokens: a label may be torn over tokens and lines in any place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from zhibiao.forms.flow_tokens import SPACE, Token
from zhibiao.forms.vocabulary import Group, bare, fold, group

__all__ = ("Match", "find", "match", "skip_hints", "split_labels", "stem")

_MAX_PIECES = 14
_HINT_LENGTH = 24
_OPEN_HINT = re.compile(r"\([^()]*$")


@dataclass(frozen=True, slots=True)
class Match:
    """A label found: what it means, the word, and the index of the token after it."""

    key: str
    word: str
    end: int


def match(tokens: Sequence[Token], at: int, words: Group, limit: int | None = None) -> Match | None:
    """Return the longest label of ``words`` that begins at token ``at`` and ends with a token, or None."""
    if not words.may_begin(tokens[at].text):
        return None
    found: Match | None = None
    text = ""
    stop = min(len(tokens) if limit is None else limit, at + _MAX_PIECES)
    for index in range(at, stop):
        text += tokens[index].text
        key = words.key(text)
        if key is not None:
            found = Match(key, stem(text), index + 1)
        if stem(text) not in words.beginnings:
            break
    return found


def stem(text: str) -> str:
    """Return a label, or the beginning of one, without remarks in brackets, closed or not yet closed."""
    return _OPEN_HINT.sub("", fold(bare(text)))


def find(
    tokens: Sequence[Token], start: int, end: int, words: Group, *, line_start: bool = True
) -> tuple[int, Match] | None:
    """Return the first label of ``words`` between ``start`` and ``end`` and where it stands, or None."""
    for at in range(start, end):
        if line_start and tokens[at].gap == SPACE and at > 0:
            continue
        if (found := match(tokens, at, words, end)) is not None:
            return at, found
    return None


def skip_hints(tokens: Sequence[Token], at: int, end: int) -> int:
    """Return the index after remarks in brackets at ``at``, as （元） or （2023年）; ``at`` if there are none."""
    while at < end and tokens[at].text[0] in "（(":
        text, index = "", at
        while index < end and len(text) < _HINT_LENGTH:
            text += tokens[index].text
            index += 1
            if text[-1] in "）)":
                break
        if text[-1] not in "）)":
            return at
        at = index
    return at


_COLON = re.compile("(?<=[：:])")


def split_labels(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens with 项目名称：业务培训 as two, label and value, where the first part is a known label."""
    groups = (group("fields"), group("funds"))
    out: list[Token] = []
    for token in tokens:
        parts = _COLON.split(token.text, maxsplit=1)
        if len(parts) == 2 and parts[1] and any(words.key(parts[0]) for words in groups):
            out.append(replace(token, text=parts[0]))
            out.append(Token(parts[1], token.line, SPACE))
        else:
            out.append(token)
    return tuple(out)
