"""Single values of real filings and hand-made hard ones, against their readings, by the ruler that everybody uses."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from zhibiao.values import parse_value, to_data

SHARED = Path(__file__).parents[3] / "shared"
RULER = SHARED / "tools" / "score_values.py"
LISTS = [SHARED / "gold" / name for name in ("values.tsv", "values_hard.tsv")]
pytestmark = [pytest.mark.real, pytest.mark.skipif(not RULER.is_file(), reason="no shared measurements here")]


def ruler(*arguments):
    command = [sys.executable, str(RULER), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def test_the_readings_reach_the_bar(tmp_path):
    pairs = []
    for values in LISTS:
        lines = ruler(values, "--list").removesuffix("\n").split("\n")
        parsed = tmp_path / f"{values.stem}.jsonl"
        parsed.write_text("\n".join(json.dumps(to_data(parse_value(line))) for line in lines), encoding="utf-8")
        pairs += [values, parsed]
    figures = ruler(*pairs).strip().splitlines()[-1].split()
    assert float(figures[1]) >= 0.96, figures
    assert float(figures[4]) >= 0.92, figures


@pytest.mark.parametrize("values", LISTS, ids=lambda path: path.stem)
def test_the_official_notation_of_every_value_reads_back(values):
    for line in ruler(values, "--list").splitlines():
        value = parse_value(line)
        again = parse_value(value.canonical)
        assert {**to_data(again), "text": line} == to_data(value)


FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in map(ord, "0123456789()%.,:;/=<>+")})


@pytest.mark.parametrize("values", LISTS, ids=lambda path: path.stem)
def test_full_width_says_the_same(values):
    for line in ruler(values, "--list").splitlines():
        narrow, wide = to_data(parse_value(line)), to_data(parse_value(line.translate(FULL_WIDTH)))
        said = [key for key in narrow if key not in ("text", "canonical")]
        assert [wide[key] for key in said] == [narrow[key] for key in said], line
