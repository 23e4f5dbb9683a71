"""Texts of rules: ``{field}`` templates in both languages, checked and compiled when the rule loads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from string import Formatter

from zhibiao.messages import LANGUAGES

__all__ = ("Template", "Text", "compile_template", "shown")

_INNER = str.maketrans("“”", "‘’")

Lookup = Callable[[str], object]


def shown(value: object, lang: str) -> str:
    """Return ``value`` as people read it: lists joined, numbers without needless zeros, nothing as an empty text.

    A mapping is a text in every language.
    """
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return str(value[lang])
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, (tuple, list, frozenset)):
        return ("、" if lang == "zh" else ", ").join(shown(each, lang) for each in value)
    return str(value)


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled text: literal pieces and fields in turn."""

    pieces: tuple[tuple[str, str | None], ...]
    lang: str

    def render(self, lookup: Lookup) -> str:
        """Return the text with each field looked up."""
        return "".join(
            literal + (self._filled(literal, shown(lookup(field), self.lang)) if field is not None else "")
            for literal, field in self.pieces
        )

    def _filled(self, before: str, value: str) -> str:
        """Inside double quotes the quotes of a name become single ones."""
        return value.translate(_INNER) if before.endswith("“") else value

    @property
    def fields(self) -> frozenset[str]:
        """The names of its fields."""
        return frozenset(field for _literal, field in self.pieces if field is not None)


Text = Mapping[str, Template]
"""A text in each language."""


def compile_template(text: str, lang: str) -> Template:
    """Compile ``text``; raise ``ValueError`` where its braces do not close."""
    pieces = tuple((literal, field) for literal, field, _format, _conversion in Formatter().parse(text))
    return Template(pieces, lang)


def compile_text(texts: Mapping[str, str]) -> Text:
    """Compile a text in every language."""
    return {lang: compile_template(texts[lang], lang) for lang in LANGUAGES}
