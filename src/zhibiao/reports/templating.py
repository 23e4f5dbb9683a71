"""Jinja for the formats that have a template: escaping on by default, the words of the catalogue at hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from zhibiao.messages import LANGUAGES
from zhibiao.reports.width import clean
from zhibiao.reports.words import Words

__all__ = ("Bilingual", "Markdown", "environment", "markdown_text")

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")


class Markdown(str):
    """Text that is Markdown already and is not escaped again."""

    __slots__ = ()


def markdown_text(text: object) -> Markdown:
    """Return ``text`` as Markdown that shows just it: one line, markup characters escaped."""
    if isinstance(text, Markdown):
        return text
    return Markdown(_MARKUP.sub(r"\\\1", " ".join(clean(str(text)).split())))


@cache
def environment(*, html: bool) -> Environment:
    """Return the environment of the HTML page, or of Markdown; in both every value is escaped unless marked as safe."""
    return Environment(
        loader=PackageLoader("zhibiao.reports", "templates"),
        autoescape=html,  # noqa: S701 - Markdown has its own escaping, by finalize
        finalize=None if html else markdown_text,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


class Bilingual:
    """The words of a page that can be switched: each piece of text in every language, one of which is shown."""

    def __init__(self) -> None:
        self.words = tuple(Words(lang) for lang in LANGUAGES)

    def say(self, key: str, **fields: object) -> Markup:
        """Return a message of the catalogue."""
        return self.each(lambda words: words.say(key, **fields))

    def call(self, method: str, *arguments: object, **fields: object) -> Markup:
        """Return what a method of ``Words`` says."""
        return self.each(lambda words: getattr(words, method)(*arguments, **fields))

    def each(self, told: Callable[..., str], *arguments: object) -> Markup:
        """Return what ``told`` says of the arguments in the words of each language; once where they agree."""
        texts = [told(*arguments, words) for words in self.words]
        if len(set(texts)) == 1:
            return escape(texts[0])
        spans = [
            Markup('<span class="w" lang="{}">{}</span>').format(words.lang, text)
            for words, text in zip(self.words, texts, strict=True)
        ]
        return Markup("").join(spans)
