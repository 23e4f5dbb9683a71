"""Every catalogue is complete in both languages, and no report gives a verdict."""

import re
from pathlib import Path
from string import Formatter

import pytest
import yaml

import zhibiao.messages
from zhibiao.messages import LANGUAGES

CATALOGUES = sorted(Path(zhibiao.messages.__file__).parent.glob("*.yaml"))
KEYS = [
    pytest.param(key, texts, id=f"{path.stem}.{key}")
    for path in CATALOGUES
    for key, texts in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).items()
]
CHINESE = re.compile(r"[\u3400-\u9fff]")


def fields(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_there_are_catalogues():
    assert "reports" in {path.stem for path in CATALOGUES}


@pytest.mark.parametrize(("key", "texts"), KEYS)
def test_a_message_is_there_in_every_language(key, texts):
    assert tuple(texts) == LANGUAGES
    assert all(isinstance(text, str) and text for text in texts.values())


@pytest.mark.parametrize(("key", "texts"), KEYS)
def test_a_message_has_the_same_fields_in_every_language(key, texts):
    assert fields(texts["zh"]) == fields(texts["en"])
    assert "" not in fields(texts["zh"]), "fields have names"


@pytest.mark.parametrize(("key", "texts"), KEYS)
def test_a_chinese_message_is_chinese(key, texts):
    words = re.sub(r"\{[^}]*\}", "", texts["zh"])
    assert CHINESE.search(words) or not re.search(r"[A-Za-z]", words), "letters only: not translated"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_report_gives_a_verdict(lang):
    texts = yaml.safe_load((CATALOGUES[0].parent / "reports.yaml").read_text(encoding="utf-8"))
    verdicts = re.compile("通过|合格|无误|passed|valid|compliant|approved", re.IGNORECASE)
    assert [key for key, text in texts.items() if verdicts.search(text[lang])] == []
