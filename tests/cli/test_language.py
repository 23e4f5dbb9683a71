"""Help and errors are in the language of the run, and complete in both."""

import re

import pytest
from conftest import err, out

from zhibiao.cli.app import command, language_of

HAN = re.compile(r"[一-鿿]")
COMMANDS = [["check"], ["convert"], ["parse"], ["explain"], ["rules"], ["rules", "list"], ["rules", "test"], ["demo"]]


@pytest.mark.parametrize("path", [[], *COMMANDS], ids=" ".join)
def test_help_is_chinese_or_english_throughout(zhibiao, path):
    chinese, english = (out(zhibiao(*path, "--help", lang=lang)) for lang in ("zh", "en"))
    assert HAN.search(chinese)
    assert not HAN.search(english)
    assert "用法" in chinese
    assert "Usage" not in chinese


@pytest.mark.parametrize("place", ["before", "after"])
def test_lang_holds_before_and_after_the_command(zhibiao, place):
    arguments = ["--lang", "en", "check"] if place == "before" else ["check", "--lang", "en"]
    assert not HAN.search(err(zhibiao(*arguments)))


def test_every_option_has_its_help_in_both_languages():
    for lang in ("zh", "en"):
        group = command(lang)
        for name in group.commands:
            for parameter in group.commands[name].params:
                if parameter.param_type_name == "option":
                    assert parameter.help, f"{name} {parameter.name}"


def test_a_misspelt_command_is_answered_with_the_nearest(zhibiao):
    assert "check" in err(zhibiao("chek"))


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        (["--lang", "en"], {}, "en"),
        (["check", "--lang=zh"], {"ZHIBIAO_LANG": "en"}, "zh"),
        (["check"], {"ZHIBIAO_LANG": "en"}, "en"),
        (["check"], {"ZHIBIAO_LANG": "", "LC_ALL": "en_US.UTF-8"}, "en"),
        (["check"], {"ZHIBIAO_LANG": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "C.UTF-8"}, "zh"),
        (["check", "--", "--lang", "en"], {"ZHIBIAO_LANG": "zh"}, "zh"),
    ],
)
def test_the_language_comes_from_the_option_the_environment_the_locale(monkeypatch, arguments, environment, expected):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language_of(arguments) == expected
