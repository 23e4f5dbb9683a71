"""Packs: folders of rules, lexicons and texts, loaded, checked and compiled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from zhibiao.checks.facts import Taxonomy
from zhibiao.checks.words import Lexicons
from zhibiao.packs.compile_rule import Vocabulary, compile_rule
from zhibiao.packs.head import Basis, read_bases, read_head, read_taxonomy
from zhibiao.packs.nodes import Source
from zhibiao.packs.rule import Rule
from zhibiao.packs.store import keep, sources_of
from zhibiao.problems import ZhibiaoError

__all__ = ("Pack", "load_pack", "shipped_packs")


@dataclass(frozen=True)
class Pack:
    """A loaded pack; ``precedence`` lists rules of which a row gets the first only, ``silences`` who silences whom."""

    name: str
    version: str
    title: Mapping[str, str]
    rules: tuple[Rule, ...]
    lexicons: Lexicons
    taxonomy: Taxonomy
    items: Mapping[str, Mapping[str, str]]
    bases: Mapping[str, Basis]
    precedence: tuple[str, ...]
    silences: Mapping[str, tuple[str, ...]]
    folder: Path

    def rule(self, code_or_name: str) -> Rule | None:
        """Return the rule with this code, name or alias, else None."""
        wanted = code_or_name.lower()
        return next((rule for rule in self.rules if wanted in (rule.code.lower(), rule.name, *rule.aliases)), None)


def _home() -> Path:
    """Return the folder of the shipped packs: inside the installed package, or beside ``src`` in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "lint_rules"
    return installed if installed.is_dir() else package.parent.parent / "lint_rules"


def shipped_packs() -> tuple[str, ...]:
    """Return the names of the packs that come with zhibiao."""
    return tuple(sorted(folder.parent.name for folder in _home().glob("*/pack.yaml")))


@cache
def load_pack(name_or_path: str = "national") -> Pack:
    """Load a shipped pack by name or any pack by its folder (or its ``pack.yaml``).

    Raises ``ZhibiaoError`` with file, line and remedy for a pack that is not there or has any error in it.
    """
    folder = _home() / name_or_path
    if not (folder / "pack.yaml").is_file():
        path = Path(name_or_path)
        folder = path.parent if path.name == "pack.yaml" else path
    if not (folder / "pack.yaml").is_file():
        raise ZhibiaoError("packs.no_pack", name=name_or_path, shipped=", ".join(shipped_packs()))
    sources = sources_of(folder)
    pack = _compiled(folder, sources)
    keep(folder, sources)
    return pack


def _compiled(folder: Path, sources: Mapping[str, Source]) -> Pack:
    head = read_head(sources["pack.yaml"])
    lexicons = Lexicons(_lexicons(sources))
    bases = read_bases(_file(folder, sources, "bases.yaml"))
    vocabulary = Vocabulary(lexicons, head.items, bases)
    rules = _distinct([compile_rule(source, vocabulary) for name, source in sources.items() if _in(name, "rules")])
    return Pack(
        name=head.name,
        version=head.version,
        title=head.title,
        rules=rules,
        lexicons=lexicons,
        taxonomy=read_taxonomy(_file(folder, sources, "taxonomy.yaml")),
        items=head.items,
        bases=bases,
        precedence=tuple(_checked(sources, rules, code, "precedence") for code in head.precedence),
        silences={
            _checked(sources, rules, code, "silenced_by"): tuple(
                _checked(sources, rules, other, "silenced_by", code) for other in others
            )
            for code, others in head.silenced_by.items()
        },
        folder=folder,
    )


def _in(name: str, folder: str) -> bool:
    return Path(name).parent.name == folder


def _file(folder: Path, sources: Mapping[str, Source], name: str) -> Source:
    if name not in sources:
        raise ZhibiaoError("packs.missing_file", file=str(folder), name=name)
    return sources[name]


def _lexicons(sources: Mapping[str, Source]) -> Mapping[str, Sequence[str]]:
    lists: dict[str, Sequence[str]] = {}
    for file, source in sources.items():
        for name, words in _entries(Path(file).stem, source) if _in(file, "lexicons") else ():
            if name in lists:
                raise source.error("packs.lexicon_twice", name, name=name)
            lists[name] = words
    return lists


def _entries(stem: str, source: Source) -> Sequence[tuple[str, Sequence[str]]]:
    """A lexicon file holds ``words`` (named like the file) or ``lists: {name: [words]}``, and ``about``."""
    data: Any = source.data
    if not isinstance(data, dict) or not ("words" in data) ^ ("lists" in data):
        raise source.error("packs.lexicon_form", name=stem)
    entries = [(stem, data["words"])] if "words" in data else list(data["lists"].items())
    for name, words in entries:
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise source.error("packs.lexicon_form", *(("lists", name) if "lists" in data else ("words",)), name=name)
    return entries


def _distinct(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    seen: dict[str, Rule] = {}
    for rule in rules:
        for name in (rule.code, rule.name, *rule.aliases):
            if name in seen:
                raise ZhibiaoError("packs.rule_twice", file=str(rule.file), name=name, other=seen[name].file.name)
            seen[name] = rule
    return tuple(rules)


def _checked(sources: Mapping[str, Source], rules: Sequence[Rule], code: str, *path: object) -> str:
    # Rules that are still to come may be named in a comment, not in the data: a name that is not there is an error.
    if not any(rule.code == code for rule in rules):
        raise sources["pack.yaml"].error("packs.unknown_rule", *path, name=code)
    return code
