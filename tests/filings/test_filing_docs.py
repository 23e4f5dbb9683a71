"""The pages on the format: their example is a filing, and they name every key."""

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from zhibiao.filings.schema import schema_text
from zhibiao.filings.words import words
from zhibiao.filings.yaml_source import read_data

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ["filing-format.md", "filing-format.zh-CN.md"]


def example(page):
    """The YAML in ``page``."""
    [text] = re.findall(r"```yaml\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)
    return text


@pytest.mark.parametrize("page", PAGES)
def test_the_example_is_read(page):
    read = read_data(example(page))
    assert read.problems == ()
    assert [filing.kind for filing in read.filings] == ["target", "self_evaluation"]
    assert read.filings[0].projects[0].funds["annual_carryover"] is None
    assert read.filings[0].projects[0].fields["start"] == "2024-01-01"


def test_both_pages_have_the_same_example():
    assert example(PAGES[0]) == example(PAGES[1])


def test_the_example_fits_the_schema_that_it_names(json_types):
    text = example(PAGES[0])
    [named] = re.findall(r"\$schema=(\S+)", text)
    assert (DOCS / named).is_file()
    for data in yaml.load_all(text, json_types):
        Draft202012Validator(json.loads(schema_text())).validate(data)


@pytest.fixture
def json_types():
    """A loader that knows the types of JSON only, as editors do: a day is a text."""

    resolvers = {
        first: [(tag, pattern) for tag, pattern in found if not tag.endswith("timestamp")]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return type("Loader", (yaml.SafeLoader,), {"yaml_implicit_resolvers": resolvers})


@pytest.mark.parametrize("page", PAGES)
def test_every_key_is_in_its_table(page):
    text = (DOCS / page).read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    expected = [
        f"| `{key}` | {said['zh']}{'（' + said['note'] + '）' if 'note' in said else ''} | {said['en']} |"
        for keys in words().values()
        for key, said in keys.items()
    ]
    assert rows == expected
