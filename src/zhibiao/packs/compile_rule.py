"""From the YAML of a rule to a compiled ``Rule``; whatever is wrong is said with file, line and remedy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from zhibiao.checks.expression import Closure, ExpressionError, Scope, compile_expression, nearest
from zhibiao.checks.facts import FilingFacts, ProjectFacts, RowFacts, RunFacts
from zhibiao.checks.kinds import Kind, Parameter, kinds
from zhibiao.checks.words import Lexicons
from zhibiao.messages import LANGUAGES
from zhibiao.model import Kind as FilingKind
from zhibiao.model import Severity
from zhibiao.packs.nodes import Source
from zhibiao.packs.rule import Example, FixPlan, Rule, Variant
from zhibiao.packs.template import Text, compile_text

__all__ = ("Vocabulary", "compile_rule")

_FACTS: Mapping[str, type] = {"row": RowFacts, "project": ProjectFacts, "filing": FilingFacts, "run": RunFacts}
_REQUIRED = ("code", "name", "severity", "item", "on", "check", "title", "why", "how", "message", "basis", "examples")
_OPTIONAL = ("kind", "where", "let", "severities", "cell", "suggestion", "fix", "tags", "aliases", "since")
_SEVERITIES = ("error", "warning", "info", "off")
_FILING_KINDS = ("target", "self_evaluation")
_EXAMPLE_KEYS = ("row", "project", "filing", "run", "text", "bytes", "year", "kind", "why", "findings", "page")


@dataclass(frozen=True)
class Vocabulary:
    """What rules of a pack may name: its lexicons, the items of the review form, the legal bases."""

    lexicons: Lexicons
    items: Mapping[str, Any]
    bases: Mapping[str, Any]


class _Reader:
    """Reads one rule; every method raises ``ZhibiaoError`` with the place of what is wrong."""

    def __init__(self, source: Source, vocabulary: Vocabulary) -> None:
        self.source, self.data, self.vocabulary = source, source.data, vocabulary

    def keys(self) -> None:
        if not isinstance(self.data, dict):
            raise self.source.error("packs.no_mapping")
        self.known(self.data, (*_REQUIRED, *_OPTIONAL), ())
        for key in _REQUIRED:
            if self.data.get(key) in (None, "", {}, []):
                raise self.source.error("packs.missing_key", name=key)

    def known(self, names: Mapping[str, Any] | Sequence[str], allowed: Sequence[str], path: tuple[object, ...]) -> None:
        for name in names:
            if name not in allowed:
                raise self.source.error("packs.unknown_key", *path, name, name=name, nearest=nearest(name, allowed))

    def choice(self, key: str, allowed: Sequence[str], value: str | None = None) -> str:
        text = str(self.data[key]) if value is None else value
        if text not in allowed:
            raise self.source.error(
                "packs.unknown_choice",
                key,
                key=key,
                value=text,
                allowed=", ".join(allowed),
                nearest=nearest(text, allowed),
            )
        return text

    def severity(self, value: str) -> Severity:
        return cast("Severity", self.choice("severity", _SEVERITIES, value))

    def filing_kind(self, value: str) -> FilingKind:
        return cast("FilingKind", self.choice("kind", _FILING_KINDS, value))

    def words(self, key: str) -> list[str]:
        value = self.data.get(key)
        return [] if value is None else [str(each) for each in value] if isinstance(value, list) else [str(value)]

    def text(self, value: Any, fields: Callable[[str], bool], *path: object) -> Text:
        if not isinstance(value, dict) or any(not value.get(lang) for lang in LANGUAGES):
            raise self.source.error("packs.text_incomplete", *path, name=str(path[0]))
        try:
            text = compile_text({lang: str(value[lang]).strip() for lang in LANGUAGES})
        except ValueError as error:
            raise self.source.error("packs.text_braces", *path, name=str(path[0])) from error
        for lang, template in text.items():
            for name in template.fields:
                if not fields(name):
                    raise self.source.error("packs.unknown_field", *path, lang, name=name)
        return text

    def expression(self, value: Any, scope: Scope, *path: object) -> Closure:
        try:
            return compile_expression(str(value), scope)
        except ExpressionError as error:
            raise self.source.error(error.key, *path, **error.fields) from error

    def let(self, scope: Scope) -> tuple[Mapping[str, Closure], Scope]:
        compiled: dict[str, Closure] = {}
        for name, value in (self.data.get("let") or {}).items():
            compiled[name] = self.expression(value, scope, "let", name)
            scope = Scope(scope.facts, scope.lexicons, scope.names | {name})
        return compiled, scope

    def parameters(self, kind: Kind, scope: Scope) -> Mapping[str, object]:
        given = {key: value for key, value in self.data["check"].items() if key != "kind"}
        self.known(given, tuple(kind.parameters), ("check",))
        values: dict[str, object] = {}
        for name, parameter in kind.parameters.items():
            if name not in given:
                if parameter.required:
                    raise self.source.error("packs.missing_parameter", "check", kind=kind.name, name=name)
                values[name] = parameter.default
            else:
                values[name] = self.parameter(parameter, given[name], scope, ("check", name))
        return values

    def parameter(  # noqa: C901 - a case a type of parameter
        self, parameter: Parameter, value: Any, scope: Scope, path: tuple[object, ...]
    ) -> object:
        inner = scope.at(_FACTS[parameter.scope]) if parameter.scope else scope
        match parameter.type:
            case "expression":
                return self.expression(value, inner, *path)
            case "expressions":
                return {label: self.expression(each, inner, *path, label) for label, each in dict(value).items()}
            case "number":
                try:
                    return Decimal(str(value))
                except InvalidOperation as error:
                    raise self.source.error("packs.no_number", *path, value=str(value)) from error
            case "lexicon":
                if value not in scope.lexicons:
                    close = nearest(str(value), scope.lexicons)
                    raise self.source.error("packs.unknown_lexicon", *path, name=value, nearest=close)
                return scope.lexicons[str(value)]
            case "texts":
                return tuple(str(each) for each in value)
            case "flag":
                return bool(value)
            case "labels":
                for name, label in dict(value).items():
                    self.text(label, lambda _name: False, *path, name)
                return dict(value)
            case _:
                return self.choice(str(path[-1]), parameter.choices, str(value)) if parameter.choices else str(value)

    def variants(self, key: str, scope: Scope, fields: Callable[[str], bool]) -> tuple[Variant, ...]:
        value = self.data.get(key)
        if value is None:
            return ()
        if isinstance(value, dict):
            return (Variant(self.text(value, fields, key)),)
        variants = []
        for index, each in enumerate(value):
            when = each.get("when") if isinstance(each, dict) else None
            compiled = None if when is None else self.expression(when, scope, key, index, "when")
            variants.append(Variant(self.text(each, fields, key, index), compiled))
        return tuple(variants)

    def examples(self) -> tuple[Example, ...]:
        given = self.data["examples"]
        self.known(given, ("fires", "silent"), ("examples",))
        examples = []
        for side in ("fires", "silent"):
            if not given.get(side):
                raise self.source.error("packs.missing_example", "examples", side=side)
            for index, each in enumerate(given[side]):
                self.known(each, _EXAMPLE_KEYS, ("examples", side, index))
                examples.append(Example(each, self.source.at("examples", side, index), side == "fires"))
        return tuple(examples)


def compile_rule(source: Source, vocabulary: Vocabulary) -> Rule:
    """Check and compile the rule in ``source``; raise ``ZhibiaoError`` with file, line and remedy."""
    reader = _Reader(source, vocabulary)
    reader.keys()
    data = source.data
    kind = _kind(reader)
    on = reader.choice("on", kind.subjects)
    hits = kind.hits or on
    let, scope = reader.let(Scope(_FACTS[on], vocabulary.lexicons))
    own = scope.names | frozenset(kind.captures)
    # A message may name the let values, what the check captures, and the facts of what the finding hangs on.
    said = Scope(_FACTS[hits], vocabulary.lexicons, own)
    fields = _field_test(said)
    for basis in reader.words("basis"):
        if basis not in vocabulary.bases:
            raise source.error("packs.unknown_basis", "basis", name=basis, nearest=nearest(basis, vocabulary.bases))
    fix = data.get("fix")
    return Rule(
        code=str(data["code"]),
        name=str(data["name"]),
        severity=reader.severity(str(data["severity"])),
        item=reader.choice("item", tuple(vocabulary.items)),
        on=on,
        hits=hits,
        kinds=frozenset(reader.filing_kind(each) for each in reader.words("kind") or _FILING_KINDS),
        check_kind=kind.name,
        check=kind.build(reader.parameters(kind, scope)),
        where=reader.expression(data["where"], scope, "where") if data.get("where") else None,
        let=let,
        severities=tuple(
            (
                reader.expression(each["when"], said, "severities", index),
                reader.severity(str(each["severity"])),
            )
            for index, each in enumerate(data.get("severities") or ())
        ),
        cell=str(data.get("cell") or ""),
        title=reader.text(data["title"], lambda _name: False, "title"),
        why=reader.text(data["why"], lambda _name: False, "why"),
        how=reader.text(data["how"], lambda _name: False, "how"),
        message=reader.variants("message", said, fields),
        suggestion=reader.variants("suggestion", said, fields),
        basis=tuple(reader.words("basis")),
        fix=FixPlan(bool(fix.get("safe")), reader.expression(fix["replacement"], said, "fix")) if fix else None,
        tags=frozenset(reader.words("tags")),
        aliases=frozenset(reader.words("aliases")),
        examples=reader.examples(),
        file=source.file,
        raw=data,
    )


def _kind(reader: _Reader) -> Kind:
    check = reader.data["check"]
    name = str(check.get("kind")) if isinstance(check, dict) else ""
    if name not in kinds():
        raise reader.source.error(
            "packs.unknown_kind",
            "check",
            name=name or "",
            known=", ".join(kinds()),
            nearest=nearest(name or "", kinds()),
        )
    return kinds()[name]


def _field_test(scope: Scope) -> Callable[[str], bool]:
    """A field of a message is a let value, a capture, or a fact (dotted: ``project.name``) of the finding's subject."""

    def known(name: str) -> bool:
        head, *rest = name.split(".")
        if head in scope.names:
            return all(each.isidentifier() for each in rest)
        facts: type | None = scope.facts
        for each in (head, *rest):
            names = facts.known_facts() if facts is not None else {}  # type: ignore[attr-defined]
            if each not in names:
                return False
            facts = names[each]
        return True

    return known
