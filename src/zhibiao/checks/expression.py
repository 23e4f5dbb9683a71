"""The expression language of rules: a restricted Python syntax tree, checked when a pack loads, run as closures.

Never ``eval``: only the node types below are compiled, names are facts of the subject (``checks/facts``), functions are
those of ``checks/functions``. A comparison of order with something that is not there (a blank amount) is false.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches

from zhibiao.checks.functions import FUNCTIONS, Function
from zhibiao.checks.words import Lexicons

__all__ = ("Closure", "ExpressionError", "Scope", "compile_expression")

Closure = Callable[[object, Mapping[str, object]], object]
"""Takes the subject and the rule's ``let`` values."""

_COMPARE: Mapping[type[ast.cmpop], Callable[[object, object], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.In: lambda a, b: b is not None and a in b,  # type: ignore[operator]
    ast.NotIn: lambda a, b: b is None or a not in b,  # type: ignore[operator]
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
}
_ORDER: Mapping[type[ast.cmpop], Callable[[object, object], bool]] = {
    ast.Lt: operator.lt,  # type: ignore[dict-item]
    ast.LtE: operator.le,  # type: ignore[dict-item]
    ast.Gt: operator.gt,  # type: ignore[dict-item]
    ast.GtE: operator.ge,  # type: ignore[dict-item]
}
_ARITHMETIC: Mapping[type[ast.operator], Callable[[object, object], object]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: lambda a, b: Decimal(a) / Decimal(b) if b else None,  # type: ignore[arg-type]
}


class ExpressionError(ValueError):
    """An expression that does not compile; ``key`` and ``fields`` make a sentence of ``messages/packs.yaml``."""

    def __init__(self, key: str, **fields: object) -> None:
        super().__init__(key)
        self.key, self.fields = key, fields


@dataclass(frozen=True)
class Scope:
    """What names an expression may use: the facts class of its subject, the rule's own ``let`` names, the lexicons."""

    facts: type
    lexicons: Lexicons
    names: frozenset[str] = field(default_factory=frozenset)

    def at(self, facts: type) -> Scope:
        """Return the scope of another subject (the rows of a project) in the same rule."""
        return Scope(facts, self.lexicons, self.names)


def compile_expression(source: str, scope: Scope) -> Closure:
    """Compile ``source`` for subjects of ``scope``; raise ``ExpressionError`` for what is not allowed or not known."""
    try:
        tree = ast.parse(source.strip(), mode="eval")
    except (SyntaxError, ValueError) as error:
        raise ExpressionError("packs.expression_syntax", expression=source) from error
    return _compile(tree.body, scope)[0]


def nearest(name: str, known: object) -> str:
    """Return the known name nearest to ``name``, or an empty string."""
    close = get_close_matches(name, [str(each) for each in known], n=1, cutoff=0.5)  # type: ignore[attr-defined]
    return close[0] if close else ""


def _compile(node: ast.expr, scope: Scope) -> tuple[Closure, type | None]:  # noqa: C901 - a case a node type
    """Return the closure of ``node`` and, for a fact that has facts of its own, the class of those."""
    match node:
        case ast.Constant(value=float(number)):
            exact = Decimal(str(number))  # amounts are Decimal, and Decimal does not reckon with float
            return (lambda _s, _l: exact), None
        case ast.Constant(value=value):
            return (lambda _s, _l: value), None
        case ast.Name(id=name):
            return _name(name, scope)
        case ast.Attribute(value=inner, attr=attribute):
            return _attribute(inner, attribute, scope)
        case ast.BoolOp(op=op, values=values):
            return _boolean(op, [_compile(each, scope)[0] for each in values]), None
        case ast.UnaryOp(op=op, operand=operand):
            return _unary(op, _compile(operand, scope)[0]), None
        case ast.Compare():
            return _comparison(node, scope), None
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC:
            return _arithmetic(_ARITHMETIC[type(op)], _compile(left, scope)[0], _compile(right, scope)[0]), None
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            return _sequence(elements, scope), None
        case ast.IfExp(test=test, body=body, orelse=orelse):
            condition, then, otherwise = (_compile(each, scope)[0] for each in (test, body, orelse))
            return (lambda s, names: then(s, names) if condition(s, names) else otherwise(s, names)), None
        case ast.Call():
            return _call(node, scope), None
        case _:
            raise ExpressionError("packs.expression_node", construct=type(node).__name__)


def _sequence(elements: list[ast.expr], scope: Scope) -> Closure:
    parts = [_compile(each, scope)[0] for each in elements]
    if all(isinstance(each, ast.Constant) for each in elements):
        constants = tuple(part(None, {}) for part in parts)
        return lambda _s, _l: constants
    return lambda s, names: tuple(part(s, names) for part in parts)


def _name(name: str, scope: Scope) -> tuple[Closure, type | None]:
    if name in scope.names:
        return (lambda _s, names: names.get(name)), None
    read, facts = _read(scope.facts, name)
    return (lambda s, _l: read(s)), facts


def _attribute(inner: ast.expr, attribute: str, scope: Scope) -> tuple[Closure, type | None]:
    closure, facts = _compile(inner, scope)
    if facts is None:
        raise ExpressionError("packs.expression_attribute", name=ast.unparse(inner), attribute=attribute)
    return _fact(facts, attribute, closure)


def _fact(facts: type, name: str, of: Closure) -> tuple[Closure, type | None]:
    read, nested = _read(facts, name)

    def closure(subject: object, names: Mapping[str, object]) -> object:
        owner = of(subject, names)
        return None if owner is None else read(owner)

    return closure, nested


def _read(facts: type, name: str) -> tuple[Callable[[object], object], type | None]:
    known: Mapping[str, type | None] = facts.known_facts()  # type: ignore[attr-defined]
    if name not in known:
        raise ExpressionError("packs.unknown_fact", name=name, nearest=nearest(name, known))
    return operator.attrgetter(name), known[name]


def _boolean(op: ast.boolop, parts: list[Closure]) -> Closure:
    """``and`` and ``or`` in pairs from the left, the cheapest form: rules are run a hundred times a row."""
    first, *rest = parts
    for part in rest:
        first = _both(first, part) if isinstance(op, ast.And) else _either(first, part)
    return first


def _both(a: Closure, b: Closure) -> Closure:
    return lambda s, names: bool(a(s, names) and b(s, names))


def _either(a: Closure, b: Closure) -> Closure:
    return lambda s, names: bool(a(s, names) or b(s, names))


def _unary(op: ast.unaryop, part: Closure) -> Closure:
    if isinstance(op, ast.Not):
        return lambda s, names: not part(s, names)
    if isinstance(op, ast.USub):
        return lambda s, names: -part(s, names)  # type: ignore[operator]
    raise ExpressionError("packs.expression_node", construct=type(op).__name__)


def _arithmetic(apply: Callable[[object, object], object], left: Closure, right: Closure) -> Closure:
    def closure(subject: object, names: Mapping[str, object]) -> object:
        a, b = left(subject, names), right(subject, names)
        return None if a is None or b is None else apply(a, b)

    return closure


def _ordered(compare: Callable[[object, object], bool]) -> Callable[[object, object], bool]:
    return lambda a, b: a is not None and b is not None and compare(a, b)


def _comparison(node: ast.Compare, scope: Scope) -> Closure:
    operands = [_compile(each, scope)[0] for each in (node.left, *node.comparators)]
    steps = [_ordered(_ORDER[type(op)]) if type(op) in _ORDER else _COMPARE[type(op)] for op in node.ops]

    if len(steps) == 1:
        (left, right), [step] = operands, steps
        return lambda s, names: step(left(s, names), right(s, names))

    def closure(subject: object, names: Mapping[str, object]) -> bool:
        values = [operand(subject, names) for operand in operands]
        return all(step(values[i], values[i + 1]) for i, step in enumerate(steps))

    return closure


def _call(node: ast.Call, scope: Scope) -> Closure:
    name = node.func.id if isinstance(node.func, ast.Name) else ast.unparse(node.func)
    function = FUNCTIONS.get(name)
    if function is None:
        raise ExpressionError("packs.unknown_function", name=name, nearest=nearest(name, FUNCTIONS))
    if node.keywords or not function.least <= len(node.args) <= function.most:
        raise ExpressionError("packs.wrong_arguments", name=name)
    if function.over_rows:
        return _over_rows(function, node.args[0], scope)
    arguments = [
        _lexicon(argument, scope) if position == function.lexicon else _compile(argument, scope)[0]
        for position, argument in enumerate(node.args)
    ]
    apply = function.apply
    return lambda s, names: apply(*(argument(s, names) for argument in arguments))


def _over_rows(function: Function, argument: ast.expr, scope: Scope) -> Closure:
    """``count(expression)`` and its like: the argument is an expression about each row of the project."""
    known: Mapping[str, type | None] = scope.facts.known_facts()  # type: ignore[attr-defined]
    rows = known.get("rows")
    if rows is None:
        raise ExpressionError("packs.wrong_arguments", name=function.name)
    test, apply = _compile(argument, scope.at(rows))[0], function.apply
    return lambda s, names: apply([row for row in s.rows if test(row, names)], s.rows)  # type: ignore[attr-defined]


def _lexicon(argument: ast.expr, scope: Scope) -> Closure:
    if not isinstance(argument, ast.Constant) or not isinstance(argument.value, str):
        raise ExpressionError("packs.lexicon_constant", expression=ast.unparse(argument))
    if argument.value not in scope.lexicons:
        raise ExpressionError(
            "packs.unknown_lexicon", name=argument.value, nearest=nearest(argument.value, scope.lexicons)
        )
    words = scope.lexicons[argument.value]
    return lambda _s, _l: words
