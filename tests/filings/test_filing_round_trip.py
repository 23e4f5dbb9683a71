"""A filing survives being written and read: as YAML, as JSON, by both parsers, and by other people's YAML readers."""

import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import filings, without_places

from zhibiao.filings import to_data
from zhibiao.filings.nodes import PARSERS
from zhibiao.filings.writer import dump_json, dump_yaml
from zhibiao.filings.yaml_source import is_data, read_data

several = st.lists(filings(2), min_size=1, max_size=2)


@pytest.mark.parametrize("dump", [dump_yaml, dump_json])
@pytest.mark.parametrize("parser", PARSERS)
@settings(deadline=None, max_examples=40)
@given(several)
def test_what_is_written_is_read_back(dump, parser, written):
    read = read_data(dump(written), "", parser)
    assert read.problems == ()
    assert [without_places(filing) for filing in read.filings] == [without_places(filing) for filing in written]


@settings(deadline=None, max_examples=40)
@given(several)
def test_any_yaml_reader_sees_the_same_data(written):
    data = [to_data(filing) for filing in written]
    assert list(yaml.safe_load_all(dump_yaml(written))) == data
    assert json.loads(dump_json(written)) == data


@settings(deadline=None, max_examples=40)
@given(several)
def test_what_is_written_is_known_as_a_filing(written):
    assert is_data(dump_yaml(written))
    assert is_data(dump_json(written))
