"""The grammar is loaded late, its tables survive any cache folder, and its patterns are complete."""

import re
import subprocess
import sys

import pytest

from zhibiao.values import parse_value
from zhibiao.values.grammar import grammar_text
from zhibiao.values.patterns import expressions

READ_ONE = "from zhibiao.values import parse_value; print(parse_value('不少于三次').canonical)"


def run(code, **environment):
    result = subprocess.run(  # noqa: PLW1510 - the output is what is judged
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1", **environment},
    )
    return result.stdout.strip(), result.stderr


@pytest.mark.parametrize("value", ["及时", "显著提升", "≥95.00(%)", "无", "12次", "万元"])
def test_plain_values_do_not_load_the_parser(value):
    out, _ = run(
        f"import sys; from zhibiao.values import parse_value; parse_value({value!r}); print('lark' in sys.modules)"
    )
    assert out == "False"


def test_the_tables_are_kept_in_the_cache_folder_of_the_user(tmp_path):
    assert run(READ_ONE, XDG_CACHE_HOME=str(tmp_path)) == ("≥3次", "")
    assert [path.suffix for path in (tmp_path / "zhibiao").iterdir()] == [".lark"]
    assert run(READ_ONE, XDG_CACHE_HOME=str(tmp_path)) == ("≥3次", "")


def test_a_cache_folder_that_cannot_be_made_does_no_harm(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert run(READ_ONE, XDG_CACHE_HOME=str(blocked)) == ("≥3次", "")


def test_a_folder_in_the_place_of_the_cache_file_does_no_harm(tmp_path):
    run(READ_ONE, XDG_CACHE_HOME=str(tmp_path))
    (kept,) = (tmp_path / "zhibiao").iterdir()
    kept.unlink()
    kept.mkdir()
    assert run(READ_ONE, XDG_CACHE_HOME=str(tmp_path)) == ("≥3次", "")


@pytest.mark.parametrize("content", [b"", b"garbage", b"\x80\x05N."], ids=["empty", "garbage", "pickled nothing"])
def test_a_broken_cache_file_does_no_harm(tmp_path, content):
    run(READ_ONE, XDG_CACHE_HOME=str(tmp_path))
    (kept,) = (tmp_path / "zhibiao").iterdir()
    kept.write_bytes(content)
    assert run(READ_ONE, XDG_CACHE_HOME=str(tmp_path)) == ("≥3次", "")


def test_a_cache_file_cut_short_does_no_harm(tmp_path):
    run(READ_ONE, XDG_CACHE_HOME=str(tmp_path))
    (kept,) = (tmp_path / "zhibiao").iterdir()
    kept.write_bytes(kept.read_bytes()[:2000])
    assert run(READ_ONE, XDG_CACHE_HOME=str(tmp_path)) == ("≥3次", "")


def test_no_name_of_the_grammar_is_left_open():
    assert "${" not in grammar_text()


@pytest.mark.parametrize("name", sorted(expressions()))
def test_a_pattern_of_the_vocabulary_never_fits_nothing(name):
    assert re.fullmatch(expressions()[name], "") is None


def test_reading_is_remembered():
    assert parse_value("不少于五次") is parse_value("不少于五次")
