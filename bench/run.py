"""Speed as ratios within one run: zhibiao beside a limit (the bare interpreter, libyaml's events, one regex).

    python bench/run.py            prints the table and writes bench/RESULTS.md

Absolute times mean nothing on shared machines and are not written down. Every figure is the best of several runs, the
two sides of a ratio measured in turn.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

from zhibiao.filings import discover, read_path
from zhibiao.lint import LintOptions, lint
from zhibiao.packs import load_pack
from zhibiao.values import parse_value

HERE = Path(__file__).resolve().parent
FILINGS, REPEATS = 2000, 3
UNITS = ("%", "次", "人", "个", "小时", "天", "万元", "家", "件")
WORDS = ("及时", "合规", "提升", "达标", "稳定", "长期", "有所改善", "健全", "无")
REGEX = re.compile(
    r"\s*([≥≤=><]|不低于|不超过)?\s*(\d+(?:,\d{3})*(?:\.\d+)?)\s*[(（]?([^\d()（）\s]{0,6})[)）]?\s*(以内|内|以上)?\s*$"
)


def best(action, repeats=REPEATS):
    """Return the shortest of several runs of ``action`` in seconds."""
    shortest = float("inf")
    for _ in range(repeats):
        begin = time.perf_counter()
        action()
        shortest = min(shortest, time.perf_counter() - begin)
    return shortest


def run(*arguments):
    subprocess.run([sys.executable, *arguments], capture_output=True, check=False)


def value(generator):
    if generator.random() < 0.7:
        number = generator.choice((90, 95, 100, 4, 2, 80, 12, generator.randrange(1, 9000)))
        return f"{generator.choice('≥≥≥=≤')}{number}.00({generator.choice(UNITS)})"
    if generator.random() < 0.4:
        return f"{generator.randrange(1, 9)}{generator.choice(('小时内', '天内', '个工作日内'))}"
    return generator.choice(WORDS)


def filing(generator, number):
    rows = "\n".join(
        f"  - {{level1: 产出指标, level2: {generator.choice(('数量指标', '质量指标', '时效指标'))}, "
        f"name: 第{generator.randrange(400)}号路灯维护{generator.choice(('数量', '合格率', '及时率'))}, "
        f"target: '{value(generator)}'}}"
        for _ in range(9)
    )
    return (
        "format: zhibiao/filing/1\nkind: target\nyear: 2024\nprojects:\n"
        f"- name: 第{number}片区路灯维护\n  goals:\n    overall: 三年内完成第{number}片区路灯改造\n"
        f"    annual: 年内维护路灯{number}盏，报修24小时内处理\n  indicators:\n{rows}\n"
    )


def cold(folder):
    one = folder / "one.yaml"
    one.write_text(filing(random.Random(1), 1), encoding="utf-8")
    run("-m", "zhibiao", "check", str(one))  # fills the cache of packs
    bare = best(lambda: run("-c", "pass"), 9)
    return [
        ("`zhibiao --version` / bare interpreter", best(lambda: run("-m", "zhibiao", "--version"), 5) / bare, None),
        (
            "`check` of one YAML filing / bare interpreter",
            best(lambda: run("-m", "zhibiao", "check", str(one)), 5) / bare,
            None,
        ),
    ]


def many(folder):
    generator = random.Random(2)
    stock = folder / "stock"
    stock.mkdir()
    for number in range(FILINGS):
        (stock / f"{number:04}.yaml").write_text(filing(generator, number), encoding="utf-8")

    def events():
        for file in sorted(stock.glob("*.yaml")):
            for _ in yaml.parse(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
                pass

    pack, own = load_pack(), LintOptions(ignore=("R",))

    def whole(options):
        lint([read_path(found.path, named=False) for found in discover([str(stock)])], pack, options)

    limit = best(events, 2)
    alone = best(lambda: whole(own), 2)
    together = best(lambda: whole(LintOptions()), 2)
    return [
        (f"lint {FILINGS} YAML filings, all rules but R / libyaml events alone", alone / limit, None),
        (f"lint {FILINGS} YAML filings, all rules / libyaml events alone", together / limit, None),
        ("rules that compare projects / all others", together / alone - 1, None),
    ]


def values():

    generator = random.Random(3)
    stock = [value(generator) for _ in range(40_000)]
    uncached = parse_value.__wrapped__ if hasattr(parse_value, "__wrapped__") else parse_value
    fresh = stock[:2000]
    parse_value("≥1(次)")

    def cached():
        if hasattr(parse_value, "cache_clear"):
            parse_value.cache_clear()
        for text in stock:
            parse_value(text)

    regex = best(lambda: [REGEX.match(text) for text in stock]) / len(stock)
    return [
        ("values as they repeat, cold cache / one regex", best(cached) / len(stock) / regex, 5),
        (
            "values, each parsed anew / one regex",
            best(lambda: [uncached(text) for text in fresh]) / len(fresh) / regex,
            25,
        ),
    ]


def main():
    with tempfile.TemporaryDirectory() as scratch:
        rows = [*cold(Path(scratch)), *values(), *many(Path(scratch))]
    lines = ["# Speed, as ratios within one run", "", "Made by `python bench/run.py`; smaller is better.", ""]
    lines += ["| measure | ratio | goal |", "|---|---|---|"]
    lines += [f"| {name} | {ratio:.1f} | {'≤ ' + str(goal) if goal else ''} |" for name, ratio, goal in rows]
    text = "\n".join(lines) + "\n"
    (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
