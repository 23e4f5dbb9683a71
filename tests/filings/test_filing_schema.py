"""The JSON Schema, the reader and the words of the format say the same."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from strategies import filings

from zhibiao.filings import to_data
from zhibiao.filings.boxes import Section
from zhibiao.filings.parts import PARTS
from zhibiao.filings.schema import schema_text
from zhibiao.filings.words import words
from zhibiao.filings.yaml_source import read_data

DOCUMENT = Path(__file__).parents[2] / "docs" / "schemas" / "filing-1.json"
VALIDATOR = Draft202012Validator(json.loads(schema_text()))


def test_the_published_schema_is_the_one_in_force():
    if os.environ.get("WRITE_SCHEMA"):
        DOCUMENT.write_text(schema_text(), encoding="utf-8")
    assert DOCUMENT.read_text(encoding="utf-8") == schema_text(), "run this test with WRITE_SCHEMA=1"


def test_it_is_a_schema():
    Draft202012Validator.check_schema(json.loads(schema_text()))


def test_every_key_has_its_words():
    sections = {key: read.known for part in PARTS.values() for key, read in part.items() if isinstance(read, Section)}
    keys = {part: list(known) for part, known in (PARTS | sections).items()}
    assert {part: list(named) for part, named in words().items()} == keys


@settings(deadline=None, max_examples=40)
@given(filings(2))
def test_what_is_written_fits_the_schema(filing):
    assert list(VALIDATOR.iter_errors(to_data(filing))) == []


def paths(data, path=()):
    """Every place in ``data``."""
    yield path
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield from paths(value, (*path, key))


def changed(data, path, value):
    """``data`` with ``value`` at ``path``; ``...`` takes the entry away."""
    if not path:
        return value
    copy = dict(data) if isinstance(data, dict) else list(data)
    if len(path) == 1 and value is ...:
        del copy[path[0]]
    else:
        copy[path[0]] = changed(data[path[0]], path[1:], value)
    return copy


JUNK = [
    ...,
    None,
    True,
    5,
    2.5,
    -1,
    "",
    " ",
    "甲",
    "5",
    "5.50",
    "80,000",
    "8万元",
    "1e5",
    "2024",
    "1024",
    [],
    ["甲"],
    {},
]
JUNK += [{"甲": "乙"}, {"name": "甲"}, [{"name": "甲"}], [1, 2, 3, 4], ["operator"], [None]]


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_reader_and_schema_refuse_the_same(data):
    good = to_data(data.draw(filings(1)))
    path = data.draw(st.sampled_from([path for path in paths(good) if path]))
    bad = changed(good, path, data.draw(st.sampled_from(JUNK)))
    if data.draw(st.booleans()) and "format" in bad:
        bad |= {data.draw(st.sampled_from(["formt", "year", "甲"])): "2024"}
    problems = read_data(json.dumps(bad, ensure_ascii=False)).problems
    assert VALIDATOR.is_valid(bad) == (not problems), (path, [problem.key for problem in problems])


@pytest.mark.parametrize("key", ["formt", "Kind", "项目", "x"])
def test_an_unknown_key_is_refused(key):
    data = {"format": "zhibiao/filing/1", "kind": "target", "projects": [{"name": "甲"}], key: None}
    assert not VALIDATOR.is_valid(data)
