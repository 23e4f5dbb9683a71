"""The expression language: what it computes, and what it refuses when a pack loads."""

from decimal import Decimal
from typing import ClassVar

import pytest

from zhibiao.checks.expression import ExpressionError, Scope, compile_expression
from zhibiao.checks.facts.base import Facts
from zhibiao.checks.words import Lexicons


class LampFacts(Facts):
    """A row of a made-up subject."""

    nested: ClassVar = {"street": "StreetFacts"}

    def __init__(self, name, watts, street=None):
        self._name, self._watts, self._street = name, watts, street

    @property
    def name(self):
        return self._name

    @property
    def watts(self):
        return self._watts

    @property
    def street(self):
        return self._street


class StreetFacts(Facts):
    """A subject with rows."""

    nested: ClassVar = {"rows": "LampFacts"}

    def __init__(self, rows, name="东街"):
        self._rows, self._name = rows, name

    @property
    def rows(self):
        return self._rows

    @property
    def name(self):
        return self._name


WORDS = Lexicons({"vague": ["及时", "较为及时", "明显"], "fillers": ["项目", "工作"]})


def value(source, subject=None, names=None):
    subject = subject or LampFacts("项目路灯及时", Decimal(80))
    scope = Scope(type(subject), WORDS, frozenset(names or ()))
    return compile_expression(source, scope)(subject, names or {})


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("watts >= 80 and watts < 100", True),
        ("watts > 80 or name == '路灯'", False),
        ("not watts == 80", False),
        ("-watts", Decimal(-80)),
        ("watts * 2 - 60 + 0 / 1", Decimal(100)),
        ("60 < watts <= 80", True),
        ("watts * 0.5 + 1 / 2", Decimal("40.5")),
        ("watts / 0", None),
        ("name in ('路灯', '项目路灯及时')", True),
        ("'灯' in name", True),
        ("'灯' not in name", False),
        ("'多' if watts > 100 else '少'", "少"),
        ("contains(name, 'vague')", "及时"),
        ("begins(name, 'fillers')", "项目"),
        ("ends(name, 'vague')", "及时"),
        ("less(name, 'fillers')", "路灯及时"),
        ("after(name, 'fillers')", "路灯及时"),
        ("equals('及时', 'vague')", True),
        ("made_of('工作项目', 'fillers')", True),
        ("made_of('工作灯', 'fillers')", False),
        ("matches(name, '路.')", "路灯"),
        ("len(name)", 6),
        ("street.name", None),
        ("street is None", True),
    ],
)
def test_an_expression_gives_its_value(source, expected):
    assert value(source) == expected


def test_the_longest_word_is_found_first():
    assert value("contains('较为及时', 'vague')") == "较为及时"


def test_an_order_with_something_missing_is_false_both_ways():
    lamp = LampFacts("路灯", None)
    assert value("watts > 1", lamp) is False
    assert value("watts <= 1", lamp) is False
    assert value("watts + 1", lamp) is None


def test_functions_over_rows_ask_each_row():
    street = StreetFacts([LampFacts("甲", Decimal(10)), LampFacts("乙", Decimal(90)), LampFacts("乙", Decimal(95))])
    assert value("count(watts > 50)", street) == 2
    assert value("share(watts > 50) > 0.6", street) is True
    assert value("names(watts > 50)", street) == ("乙",)
    assert value("first(watts > 500)", street) is None


def test_share_of_no_rows_is_nothing():
    assert value("share(watts > 50)", StreetFacts([])) == 0


def test_names_of_the_rule_come_before_facts():
    assert value("limit + 1", names={"limit": 5}) == 6


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("watts >", "packs.expression_syntax"),
        ("wats > 1", "packs.unknown_fact"),
        ("street.nam", "packs.unknown_fact"),
        ("watts.real", "packs.expression_attribute"),
        ("__import__('os')", "packs.unknown_function"),
        ("name.strip()", "packs.unknown_function"),
        ("contain(name, 'vague')", "packs.unknown_function"),
        ("contains(name, 'vage')", "packs.unknown_lexicon"),
        ("contains(name, name)", "packs.lexicon_constant"),
        ("contains(name)", "packs.wrong_arguments"),
        ("len(text=name)", "packs.wrong_arguments"),
        ("count(watts)", "packs.wrong_arguments"),
        ("[each for each in name]", "packs.expression_node"),
        ("lambda: 1", "packs.expression_node"),
        ("name[0]", "packs.expression_node"),
        ("~watts", "packs.expression_node"),
        ("watts ** 99999", "packs.expression_node"),
        ("f'{name}'", "packs.expression_node"),
        ("(x := 1)", "packs.expression_node"),
    ],
)
def test_what_is_not_allowed_or_not_known_does_not_compile(source, key):
    with pytest.raises(ExpressionError) as refused:
        value(source)
    assert refused.value.key == key


def test_an_unknown_name_is_answered_with_the_nearest():
    with pytest.raises(ExpressionError) as refused:
        value("wats > 1")
    assert refused.value.fields["nearest"] == "watts"
